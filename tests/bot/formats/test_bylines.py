"""The line under a title that says who wrote what follows, and lines that only look like one."""

import pytest

from bot.formats.loading import decode_document

TEXT = "The village keeps the well. It was dug in March, by hand, and nobody else would.\n"


def authors(
    under: str, *, name: str = "wells.md", title: str = "# Water for the valley"
) -> tuple[str, ...]:
    """Who is said to have written a document with this line under its title."""
    return decode_document(f"{title}\n\n{under}\n\n{TEXT}".encode(), name=name).stated.authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Obi", ("Ada Obi",)),
        ("*By Ada Obi*", ("Ada Obi",)),
        ("By **Ada Obi**", ("Ada Obi",)),
        ("by J. R. Obi", ("J. R. Obi",)),
        ("By Ada Obi and Jan van den Berg", ("Ada Obi", "Jan van den Berg")),
        ("By Ada Obi, Per Lind, and Ana de la Cruz", ("Ada Obi", "Per Lind", "Ana de la Cruz")),
        ("von Ada Obi", ("Ada Obi",)),
        ("par Ada Obi et Jan Berg", ("Ada Obi", "Jan Berg")),
        ("## How it was dug\n\nBy Ada Obi", ("Ada Obi",)),
    ],
)
def test_the_line_under_the_title_names_who_wrote_it(line: str, names: tuple[str, ...]) -> None:
    """A whole short paragraph of nothing but names."""
    assert authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Ada",
        "By Hand",
        "By Popular Demand",
        "By Any Means Necessary",
        "By Land and Sea",
        "By the Water Office",
        "By Our Correspondent",
        "By Staff Writer",
        "By Village Hand",  # its words stand in small letters below
        "By Ada Obi, 12 March 2024",
        "By Ada Obi, who keeps the well",
        "By Ada Obi the well was dug.",
        "By 1998 Wells Were Dry",
        "Von Neumann Architecture",
        "Von Ada Obi",
        "Bypass Valley Road",
        "By Ada Obi Per Lind Ana Cruz Jan Berg",
        "- By Ada Obi\n- By Jan Berg",
        f"{TEXT}\nBy Ada Obi",
    ],
)
def test_a_line_that_only_looks_like_one_names_nobody(line: str) -> None:
    """What is not certain is left out."""
    assert authors(line) == ()


def test_a_plain_text_and_a_page_have_bylines() -> None:
    """A text's line under its title may look like a heading itself."""
    html = f"<html><body><main><h1>Water</h1><p class=byline>By Ada Obi</p><p>{TEXT * 3}</p></main>"

    assert authors("By Ada Obi", name="wells.txt", title="Water for the valley") == ("Ada Obi",)
    assert decode_document(html.encode(), name="wells.html").stated.authors == ("Ada Obi",)


def test_what_the_file_states_goes_before_its_byline() -> None:
    """And a line without a title above it is a sentence of the text."""
    front = "---\nauthor: Per Lind\n---\n\n# Water"

    assert authors("By Ada Obi", title=front) == ("Per Lind",)
    assert decode_document(f"By Ada Obi\n\n{TEXT}".encode(), name="a.md").stated.authors == ()

"""Markdown's marks and what sets its page up: kept in the text, and no word of any quotation."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.paragraphs import ParagraphKind
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document

DEBRIS = [
    "[wells]: https://wells.example 'The wells'",
    "<https://wells.example>: see [wells]\n\n[wells]: <https://wells.example>",
    "---",
    "* * *",
    "![A well](well.jpg)",
    "[![build](https://ci.example/a.svg)](https://ci.example)",
    "<!-- a note to the editor\nin two lines -->",
    '<div class="wide">',
    "</div>",
    '<img src="well.jpg"\n     alt="A well">',
    "<br />",
    "{: .lead}",
    "{% include post.html author='Ada' %}",
    '{{< figure src="well.jpg" >}}',
    '<figure>\n<img src="well.jpg">\n</figure>',
]


def shown(source: Document) -> list[str]:
    """What is seen of each passage."""
    return [source.unbroken(each.start, each.end) for each in split_passages(Transcript.of(source))]


@pytest.mark.parametrize("debris", [DEBRIS[0], *DEBRIS[2:]])
def test_what_sets_a_page_up_is_no_passage(debris: str) -> None:
    """Above, between and below words."""
    text = f"{debris}\n\nWe dug three.\n\n{debris}\n\nThey hold.\n\n{debris}\n"
    source = document(text, name="wells.md")

    assert source.text == text
    assert [each.text for each in split_passages(Transcript.of(source))] == [
        "We dug three.",
        "They hold.",
    ]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("We **dug** _three_ `wells`.", "We dug three wells."),
        ("We ***dug*** three.", "We dug three."),
        ("See [the wells](https://wells.example/a_b 'x') there.", "See [the wells](https://wells.example/a_b 'x') there."),
        ('See [the wells](https://wells.example/a_b "x") there.', "See the wells there."),
        ("See [the wells][wells] and [wells] there.", "See the wells and wells there."),
        ("See [this] there.", "See [this] there."),
        ("It is <em>deep</em>, and <a href='/a'>ours</a>.", "It is deep, and ours."),
        ("It is deep.[^1]", "It is deep."),
        ("The wall\\_clock and 5 \\* 3.", "The wall_clock and 5 * 3."),
        ("5 * 3 * 2 and snake_case_word.", "5 * 3 * 2 and snake_case_word."),
        ("Deep &mdash; and old&nbsp;?", "Deep — and old\u00a0?"),
        ("> We dug **three**.", "We dug three."),
        ("- We dug **three**.", "- We dug three."),
        ("We ~~dug~~ drilled.", "We dug drilled."),
        ("See <https://wells.example/a_b_c>.", "See https://wells.example/a_b_c."),
        ("`**code**` keeps its stars.", "**code** keeps its stars."),
        ("| a | **b** |\n|---|---|\n| 1 | 2 |", "| a | b |\n"),
    ],
)  # fmt: skip
def test_words_are_seen_without_their_marks(written: str, seen: str) -> None:
    """The text stays as it was written, and what is embedded is as long."""
    source = document(f"{written}\n\n[wells]: https://wells.example\n", name="wells.md")
    passage = split_passages(Transcript.of(source))[0]

    assert shown(source)[0].startswith(seen)
    assert passage.text.startswith(written[:9].rstrip("\n"))
    assert len(passage.joined) == len(passage.text)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("10<sup>9</sup> litres", "10<sup>9</sup> litres"),
        ("in 1998<sup>3</sup> again", "in 1998<sup>3</sup> again"),
        ("in 1998<sup>[3](#n3)</sup> again", "in 1998 again"),
        ('in 1998<sup><a href="#n3">3</a></sup> again', "in 1998 again"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("H<sub>2</sub>O", "H2O"),
        ("log<sub>2</sub>, 10<sub>2</sub>", "log2, 10<sub>2</sub>"),
        ("a<sup>x **b**</sup> c", "ax b c"),
    ],
)
def test_raised_figures_are_never_shown_level(written: str, seen: str) -> None:
    """Their tags stay, as 109 would be another number; a note's mark is left out."""
    assert document(written, name="wells.md").shown(0, len(written)) == seen


def test_headings_show_no_backslashes_and_no_names_of_their_own() -> None:
    """Neither do titles."""
    source = document("# Deep\\_wells *today*, 2021 {#deep}\n\nWe dug three.\n", name="a.md")
    (passage,) = split_passages(Transcript.of(source))

    assert (source.title, passage.heading) == ("Deep_wells today, 2021",) * 2


def test_paragraphs_of_html_are_paragraphs() -> None:
    """Each with its words, and its tags apart."""
    source = document("<h2>Wells</h2>\n<p>We dug.</p><p>They <b>hold</b>.</p>\n", name="a.md")

    assert [(each.heading, each.text) for each in split_passages(Transcript.of(source))] == [
        ("Wells", "We dug."),
        ("Wells", "They <b>hold</b>."),
    ]
    assert shown(source) == ["We dug.", "They hold."]


def test_settings_of_json_are_settings() -> None:
    """The first object of a file, and its title."""
    text = '{\n  "title" : "Wells of \\"home\\"",\n  "tags" : ["a"]\n}\n\nWe dug three.\n'
    source = document(text, name="a.md")

    assert source.title == 'Wells of "home"'
    assert [each.text for each in split_passages(Transcript.of(source))] == ["We dug three."]
    assert document("{\n\nno: settings}\n\nWords.\n", name="a.md").title == "a"


@hypothesis_settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*DEBRIS, "a", "**", "*b*", "[", "](x)", "<p>", "</p>", "`", "\\", "> ", "_"]
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n", " ", ""]),
)
def test_every_letter_stands_in_one_paragraph_and_marks_over_none(
    parts: list[str], between: str
) -> None:
    """Whatever is put together."""
    source = document(f"Words.\n\n{between.join(parts)}\n\nWords.\n", name="a.md")
    layout = source.layout
    inside = [at for each in layout.paragraphs for at in range(each.start, each.end)]

    assert len(inside) == len(set(inside))
    assert all(letter.isspace() or at in set(inside) for at, letter in enumerate(source.text))
    edges = [edge for span in layout.joins for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    for each in layout.paragraphs:
        assert each.start <= each.words.start <= each.words.end <= each.end
        if each.kind is not ParagraphKind.MARKUP:
            assert each.words.start < each.words.end

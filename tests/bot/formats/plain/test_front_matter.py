"""Front matter of Markdown: kept in the text, never quoted, and asked for the title."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.documents.paragraphs import ParagraphKind
from bot.formats.plain.front_matter import LONGEST, find_front_matter
from bot.formats.plain.markdown import FORMAT
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import document

YAML = "---\ntitle: Water for the valley\ntags: [wells, trust]\n---\n\n# Wells\n\nWe dug three.\n"


@pytest.mark.parametrize(
    "settings",
    [
        "---\ntitle: Wells\ntags: [a]\n---\n",
        "---\r\ntitle: 'Wells'\r\n---\r\n",
        '---\nTitle: "Wells"\n...\n',
        "---\ntitle: >\n  Wells\ntags: a\n---\n",
        "+++\ntitle = 'Wells'\n[extra]\nmath = true\n+++\n",
        '+++\r\ntitle = "Wells"\r\n+++\r\n',
    ],
)
def test_the_title_is_read_from_yaml_and_toml(settings: str) -> None:
    """Quoted, folded, with any line ends."""
    extract = FORMAT.read(f"{settings}\nWe dug three.\n".encode(), "a.md", None)

    first, words = extract.layout.paragraphs
    assert extract.title == "Wells"
    assert first.kind is ParagraphKind.HEADING
    assert "Wells" in extract.text[first.words.start : first.words.end]
    assert extract.text[words.start : words.end] == "We dug three."


def test_the_text_is_the_file_and_the_settings_are_no_passage() -> None:
    """No offset moves, and what nobody wrote as prose is never quoted."""
    source = document(YAML, name="a.md")

    assert (source.text, source.title) == (YAML, "Water for the valley")
    assert [
        (passage.text, passage.heading) for passage in split_passages(Transcript.of(source))
    ] == [("We dug three.", "Wells")]


def test_settings_without_a_title_are_settings_too() -> None:
    """The document is called as its first heading says, or its name."""
    source = document("---\ntags: [a]\n---\n\nWe dug three.\n", name="a.md")

    assert source.title == "a"
    assert [passage.text for passage in split_passages(Transcript.of(source))] == ["We dug three."]


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nWords between rules.\n\n---\n\nMore.\n",
        "---\ntitle: [\n---\n\nMore.\n",
        "---\ntitle: *nobody\n---\n\nMore.\n",
        "---\ntitle: Wells\n\nMore.\n",
        "+++\ntitle = \n+++\n\nMore.\n",
        "\n---\ntitle: Wells\n---\n",
        "---\nx: " + "[" * 5000 + "\n---\nMore.\n",
        "---\n" + "a: b\n" * LONGEST + "---\nMore.\n",
        "+++\nx = " + "1" * 5000 + "\n+++\nMore.\n",
        "---\ntitle: \x01\n---\nMore.\n",
    ],
)
def test_what_is_no_front_matter_is_plain_markdown(text: str) -> None:
    """Rules, broken settings, endless ones: words like all others."""
    assert find_front_matter(text) is None


def test_an_alias_that_stands_for_a_million_is_one_alias() -> None:
    """Settings are parsed and never built."""
    bomb = "".join(
        f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9) if at else 'x'}]\n" for at in range(30)
    )

    found = find_front_matter(f"---\n{bomb}title: Wells\n---\n")

    assert found is not None
    assert found.title == "Wells"


@hypothesis_settings(deadline=None)  # the first one loads the parser
@given(st.text(st.sampled_from("-+. \n\rtile:='\"[]{}&*abc|>#"), max_size=120))
def test_every_character_stands_in_one_paragraph(settings: str) -> None:
    """Whatever stands between the marks."""
    for mark in ("---", "+++"):
        extract = FORMAT.read(f"{mark}\n{settings}\n{mark}\nWords.\n".encode(), "a.md", None)
        inside = [at for each in extract.layout.paragraphs for at in range(each.start, each.end)]

        assert len(inside) == len(set(inside))
        assert all(letter.isspace() or at in set(inside) for at, letter in enumerate(extract.text))

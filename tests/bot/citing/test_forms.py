"""A quotation with its source, as it is pasted somewhere else."""

import base64
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from pybtexris import RISParser

from bot.citing.csl_styles import Locator, StyledRun, Stylist, Unit, locator_of
from bot.citing.exchange.web_annotation import annotation
from bot.citing.forms import Form, cited_as, file_name, markdown_quote, markdown_runs
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.documents.layout import Moment, Page
from tests.support.browser.scripted_chatbot import cite, make_document
from tests.support.documents.sources import INTERVIEW, REPORT, WEBPAGE

TEXT = "First *words* here.\n\nWe learned to “ask” before we dig.\n\nThird words.\n"
QUOTE = "We learned to “ask” before we dig."


@pytest.fixture(scope="module")
def stylist() -> Stylist:
    """One for all: it reads each style once."""
    return Stylist()


def quotation(document: Document | None = None, speaker: str | None = "Ada Obi") -> Citation:
    """The second paragraph, said by somebody."""
    return cite(document or make_document(TEXT), QUOTE, speaker=speaker)


def paged(document: Document, *labels: str | None) -> Document:
    """The three paragraphs, each on a page of its own."""
    starts = [each.start for each in document.layout.paragraphs]
    pages = tuple(map(Page, starts, labels))
    return replace(document, layout=replace(document.layout, pages=pages))


@pytest.mark.parametrize(
    ("labels", "locator"),
    [
        (("216", "217", "218"), Locator(Unit.PAGE, "217")),
        ((None, None, None), Locator(Unit.PAGE, "2")),
        (("i", None, "1"), Locator(Unit.PAGE, "[2]")),
    ],
)
def test_a_page_is_cited_as_it_is_printed(labels: tuple[str | None, ...], locator: Locator) -> None:
    """Not as a reader's toolbar counts it; one without a number among others, in brackets."""
    assert locator_of(quotation(paged(make_document(TEXT), *labels))) == locator


def test_a_place_is_a_page_else_a_time_else_a_paragraph() -> None:
    """The first of them that the document has; a quotation over a page's end names both."""
    document = make_document(TEXT)
    recording = replace(document, layout=replace(document.layout, moments=(Moment(0, 3725.0),)))
    both = paged(recording, "216", "217", "218")

    assert locator_of(quotation(document)) == Locator(Unit.PARAGRAPH, "2")
    assert locator_of(quotation(recording)) == Locator(Unit.TIME, "1:02:05")
    assert locator_of(quotation(both)) == Locator(Unit.PAGE, "217")
    assert locator_of(cite(both, TEXT.strip())) == Locator(Unit.PAGE, "216–218")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            Form.PLAIN,
            f"“{QUOTE}” — Ada Obi, “Water for the Valley”, interview by Jan van den Berg, "
            "The Well Magazine, 2024-03-12, ¶ 2.",
        ),
        (
            Form.MARKDOWN,
            f"> {QUOTE}\n>\n> — Ada Obi, “Water for the Valley”, interview by Jan van den Berg, "
            "The Well Magazine, 2024-03-12, ¶ 2.",
        ),
        (
            Form.APA,
            f"“{QUOTE}” (Obi, 2024, para. 2).\n\nObi, A. (2024, March 12). Water for the Valley "
            "(J. van den Berg, Interviewer). The Well Magazine.",
        ),
        (
            Form.MLA,
            f"“{QUOTE}” (Obi, par. 2).\n\nObi, Ada. “Water for the Valley.” Interview by Jan van "
            "den Berg. The Well Magazine, 12 Mar. 2024.",
        ),
        (
            Form.CHICAGO,
            f"“{QUOTE}”¹\n\n1. Ada Obi, “Water for the Valley,” interview by Jan van den Berg, The "
            "Well Magazine, March 12, 2024, para. 2.\n\nObi, Ada. “Water for the Valley.” "
            "Interview by Jan van den Berg. The Well Magazine, March 12, 2024.",
        ),
        (
            Form.HARVARD,
            f"“{QUOTE}” (Obi, 2024, para. 2).\n\nObi, A. (2024) ‘Water for the Valley’. Interview "
            "with Ada Obi. Interviewed by Jan van den Berg for The Well Magazine, 12 March.",
        ),
    ],
)
def test_a_quotation_is_taken_away_with_its_source(
    stylist: Stylist, form: Form, words: str
) -> None:
    """The quotation as it stands, then where it is from."""
    assert cited_as(form, quotation(), reference=INTERVIEW, stylist=stylist).text == words


@pytest.mark.parametrize("form", Form)
def test_every_form_has_something_to_say(stylist: Stylist, form: Form) -> None:
    """And those that quote hold the quotation character for character."""
    written = cited_as(form, quotation(), reference=INTERVIEW, stylist=stylist).text

    source_alone = (Form.BIBTEX, Form.BIBLATEX, Form.RIS, Form.CSL_JSON, Form.ANNOTATION)
    assert "Obi" in written or form is Form.ANNOTATION
    assert QUOTE in written or form in source_alone


def test_printed_page_217_on_index_218_is_cited_as_217(stylist: Stylist) -> None:
    """The paper's number for styles; the count beside it where people read it."""
    document = make_document("".join(f"Page {number} of it.\n\n" for number in range(220)))
    labels = [None, *(f"{number}" for number in range(219))]
    citation = cite(paged(document, *labels), "Page 218 of it.")

    assert (citation.page_label, citation.page_index) == ("217", 218)
    sentences = {
        Form.APA: "“Page 218 of it.” (Water Office, 2023, p. 217).",
        Form.MLA: "“Page 218 of it.” (Water Office 217).",
        Form.CHICAGO: "1. Water Office, Annual Report on Wells (Well Press, 2023), 217.",
        Form.HARVARD: "“Page 218 of it.” (Water Office, 2023, p. 217).",
        Form.PLAIN: "“Page 218 of it.” — Water Office, “Annual Report on Wells”, Well Press, "
        "2023, p. 217 [219 of 220], ¶ 219.",
    }
    for form, sentence in sentences.items():
        cited = cited_as(form, citation, reference=REPORT, stylist=stylist).text
        assert sentence in cited.split("\n\n"), form


def test_who_said_it_stands_in_the_sentence_where_the_source_is_another(stylist: Stylist) -> None:
    """Words in a report are not the report's."""
    said = cited_as(Form.APA, quotation(), reference=REPORT, stylist=stylist, who="the mayor")
    by_hand = cited_as(Form.PLAIN, quotation(), reference=REPORT, stylist=stylist)

    assert said.text.startswith(f"the mayor: “{QUOTE}” (Water Office, 2023, para. 2).")
    assert f"— Ada Obi, Water Office, “{REPORT.title}”" in by_hand.text


@pytest.mark.parametrize("who", ["", "Jan van den Berg (asking)"])
def test_words_in_an_interview_are_put_into_nobodys_mouth(stylist: Stylist, who: str) -> None:
    """A question, and words whose speaker nobody knows, are not said to be the interviewee's."""
    plainly = cited_as(Form.PLAIN, quotation(), reference=INTERVIEW, stylist=stylist, who=who)
    said = cited_as(Form.APA, quotation(), reference=INTERVIEW, stylist=stylist, who=who)

    before = f"{who}, " if who else ""
    assert plainly.text.startswith(
        f"“{QUOTE}” — {before}“Water for the Valley”, interview with Ada Obi by Jan van den Berg, "
    )
    assert said.text.startswith(f"{who}: “{QUOTE}”" if who else f"“{QUOTE}”")


def test_a_speaker_by_a_title_or_family_first_is_the_author(stylist: Stylist) -> None:
    """Who is named in the reference is not named a second time."""
    for who in ("Ada Obi", "Dr. Ada Obi", "Obi, Ada"):
        said = cited_as(Form.APA, quotation(), reference=INTERVIEW, stylist=stylist, who=who)

        assert said.text.startswith(f"“{QUOTE}” (Obi, 2024, para. 2).")


def test_the_place_goes_where_a_format_keeps_a_persons_notes(stylist: Stylist) -> None:
    """Read by parsers that did not write it; fields of the source itself stay the source's."""
    citation = quotation(paged(make_document(TEXT), "216", "217", "218"))
    place = "Quoted: p. 217 [2 of 3], ¶ 2"

    def written(form: Form) -> str:
        return cited_as(form, citation, reference=REPORT, stylist=stylist).text

    (bibtex,) = parse_string(written(Form.BIBTEX), "bibtex").entries.values()
    (biblatex,) = parse_string(written(Form.BIBLATEX), "bibtex").entries.values()
    (ris,) = RISParser().parse_string(written(Form.RIS)).entries.values()
    (item,) = json.loads(written(Form.CSL_JSON))
    assert (bibtex.fields["annote"], biblatex.fields["annotation"]) == (place, place)
    assert (ris.fields["note"], item["note"]) == (place, place)
    assert not {"pages", "page", "note"} & {*bibtex.fields, *biblatex.fields}
    assert "\nSP  - " not in written(Form.RIS)


def test_a_file_is_called_after_its_source() -> None:
    """Formats that other programs open are files; those that are pasted are none."""
    names = {form: file_name(form, INTERVIEW) for form in Form}

    assert {form: name for form, name in names.items() if name} == {
        Form.BIBTEX: "obi2024water.bib",
        Form.BIBLATEX: "obi2024water.bib",
        Form.RIS: "obi2024water.ris",
        Form.CSL_JSON: "obi2024water.json",
        Form.ANNOTATION: "obi2024water.jsonld",
    }
    assert file_name(Form.RIS, replace(INTERVIEW, title="/../" + "x" * 1000)) == (
        f"obi2024{'x' * 60}.ris"
    )


LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("*_`#>-+1.)[]<&\\!~|= \n"),
    max_size=60,
)


@settings(deadline=None)
@given(LINES)
def test_a_block_quote_shows_the_quotations_letters(quote: str) -> None:
    """Whatever they are: Markdown makes no list, no heading, no link, no type of them."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = html.parse(markdown_quote(quote))

    kinds = {token.type for token in tokens}
    assert kinds <= {
        "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline",
    }  # fmt: skip
    shown = []
    for token in tokens:
        for child in token.children or ():
            assert child.type in ("text", "softbreak", "hardbreak", "text_special")
            shown.append(child.content if child.type.startswith("text") else "\n")
        shown.append("\n")
    assert "".join("".join(shown).split()) == "".join(quote.split())


def test_italics_are_stars_in_markdown() -> None:
    """And a star in a title is a star."""
    assert markdown_runs(
        (StyledRun("Obi. "), StyledRun("The * Well", italic=True), StyledRun("."))
    ) == ("Obi. *The \\* Well*.")


def test_an_annotation_has_the_shape_of_the_w3cs_model() -> None:
    """TextQuoteSelector and TextPositionSelector; the unit said, and said in the context."""
    citation = quotation()
    record = json.loads(json.dumps(annotation(citation)))
    target = record["target"]
    quote, position = target["selector"]

    assert record["@context"] == [
        "http://www.w3.org/ns/anno.jsonld",
        {"unit": "http://schema.org/unitText"},
    ]
    assert (record["type"], target["type"]) == ("Annotation", "SpecificResource")
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": QUOTE,
        "prefix": "First *words* here.\n\n",
        "suffix": "\n\nThird words.\n",
    }
    assert position == {
        "type": "TextPositionSelector",
        "start": 21,
        "end": 55,
        "unit": "unicode_code_points",
    }
    assert TEXT[position["start"] : position["end"]] == quote["exact"]


def test_an_annotations_source_is_an_address_or_the_bytes_themselves() -> None:
    """`ni:` names a SHA-256, from which it is read back; the page's own address comes first."""
    citation = quotation()
    named = annotation(citation)["target"]["source"].removeprefix("ni:///sha-256;")

    assert base64.urlsafe_b64decode(named + "=").hex() == citation.document.sha256
    assert annotation(citation, source=WEBPAGE.url)["target"]["source"] == WEBPAGE.url


def test_an_annotation_points_at_the_page_that_serves_the_document(stylist: Stylist) -> None:
    """There its offsets count; the web's own address is the source where there is no page."""
    here = "https://footnote.example/doc/53aa51"
    sources = [
        json.loads(
            cited_as(
                Form.ANNOTATION, quotation(), reference=WEBPAGE, stylist=stylist, address=address
            ).text
        )["target"]["source"]
        for address in (here, None)
    ]

    assert sources == [here, WEBPAGE.url]

"""`python -m scripts.ask --cite`: each quotation with its source, as the form has it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pybtex.database import parse_string

from bot.citing.csl_styles import Stylist
from bot.citing.forms import Form
from bot.citing.reference import Reference
from bot.documents.citation import Citation
from bot.documents.confidence import Confidence
from bot.documents.document import Document
from bot.documents.passage import Passage
from bot.documents.spans import Span
from bot.retrieval.answer import Answer, joined
from bot.retrieval.understanding.small_talk import Reply
from scripts.ask import main
from scripts.console.answer_text import written_answer, written_citations
from scripts.console.terminal import UsageError
from tests.support.browser.scripted_chatbot import cite, judged, make_document
from tests.support.documents.sources import INTERVIEW
from ui.web.texts import ENGLISH, texts_in

TEXT = """---
title: The harbour
interviewer: Mara Lind
date: 2024-03-12
magazine: Harbour Weekly
---

Mara Lind: What do the fishermen bring home today?

Ana Ferreira: Mostly sardines. Cod has been gone for twenty years.

Mara Lind: When was the lighthouse automated?

Ana Ferreira: The lighthouse was automated in 1994, and the last keeper moved to Porto.

Mara Lind: Do you miss it?

Ana Ferreira: Every day.
"""


@pytest.mark.model
def test_quotations_are_cited_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what answers is cited; that the documents do not say is said beside."""
    (tmp_path / "harbour.md").write_bytes(TEXT.encode())
    typed = [
        str(tmp_path / "harbour.md"), "--library", str(tmp_path / "library"), "--citations", "1",
        "--cite", "apa", "--question",
    ]  # fmt: skip

    main([*typed, "When was the lighthouse automated?"])
    answered = capsys.readouterr().out
    main([*typed, "Why is the sky blue?"])
    said = capsys.readouterr()

    assert answered == (
        "“The lighthouse was automated in 1994, and the last keeper moved to Porto.” "
        "(Ferreira, 2024, para. 4).\n\nFerreira, A. (2024, March 12). The harbour (M. Lind, "
        "Interviewer). Harbour Weekly.\n\n"
    )
    assert (said.out, said.err.splitlines()[-1]) == (
        "",
        "Footnote: The documents do not say: Why is the sky blue?",
    )


@pytest.mark.parametrize("form", [Form.BIBTEX, Form.BIBLATEX, Form.RIS, Form.CSL_JSON])
def test_sources_are_one_file_in_which_each_stands_once(form: Form) -> None:
    """With every place that is quoted; two that begin alike have names of their own."""
    document, other = make_document("First words.\n\nSecond.\n"), make_document("Third words.\n")
    citations = (cite(document, "First words."), cite(other, "Third"), cite(document, "Second."))
    answer = Answer("What?", judged(citations), (), 1.0)
    again = replace(INTERVIEW, container="Another Magazine")

    def reference(of: Document) -> Reference:
        return again if of == other else INTERVIEW

    written = written_citations(answer, form, reference, Stylist())

    notes: dict[str | int, str]
    if form is Form.CSL_JSON:
        notes = {each["id"]: each["note"] for each in json.loads(written)}
    elif form is Form.RIS:
        assert written.count("TY  - ") == written.count("\nER  - ") == 2
        notes = dict(enumerate(re.findall(r"^N1  - (.*)$", written, re.MULTILINE)))
    else:
        kept = "annote" if form is Form.BIBTEX else "annotation"
        entries = parse_string(written, "bibtex").entries
        notes = {key: each.fields[kept] for key, each in entries.items()}
    assert list(notes.values()) == ["Quoted: ¶ 1; ¶ 2", "Quoted: ¶ 1"]
    assert form is Form.RIS or list(notes) == ["obi2024water", "obi2024water-2"]


def test_quotations_in_a_style_stand_one_after_the_other() -> None:
    """Each with its own note; what is quoted of a document steers no terminal."""
    document = make_document("First \x1b[31mwords.\n\nSecond.\n")
    citations = (cite(document, "First \x1b[31mwords."), cite(document, "Second."))
    answer = Answer("What?", judged(citations), (), 1.0)

    written = written_citations(answer, Form.MLA, lambda _: INTERVIEW, Stylist())

    entry = (
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. The Well Magazine, 12 "
    )
    assert written.count(entry) == 2
    assert written.startswith("“First \N{REPLACEMENT CHARACTER}[31mwords.” (Obi, par. 1).\n\n")
    assert "\n\n“Second.” (Obi, par. 2).\n\n" in written


@pytest.mark.parametrize("typed", [["--cite", "apa", "--json"], ["--cite", "nature"]])
def test_a_form_that_cannot_be_had_is_refused_in_a_sentence(typed: list[str]) -> None:
    """The JSON is a contract and stays as it is; an unknown form lists the known ones."""
    with pytest.raises(UsageError, match="--cite") as refused:
        main(["a.txt", "--question", "Why?", *typed])

    assert "\n" not in str(refused.value)
    assert typed[-1] == "--json" or "'apa', 'mla', 'chicago', 'harvard'" in str(refused.value)


def test_an_answer_is_written_by_how_sure_each_quotation_is() -> None:
    """Once said over those that are equally sure; the footnotes go on from part to part."""
    document = make_document("First words.\n\nSecond.\n\nThird.\n")
    first, second, third = (
        cite(document, words) for words in ("First words.", "Second.", "Third.")
    )
    parts = (
        Answer("What?", (*judged([first]), *judged([second], Confidence.UNSURE)), (third,), 1.0),
        Answer("Why?", (), (third,), 1.0),
    )

    written = written_answer(joined("What? Why?", parts))

    assert [line for line in written.splitlines() if line] == [
        "What? Why?",
        "(Understood as 2 questions)",
        "What?",
        "Probably answers it.",
        "  “First words.” [1]",
        "This too may be what you look for:",
        "  “Second.” [2]",
        "Further passages, which probably do not answer it:",
        "  “Third.” [3]",
        *(f"[{number}] document.txt, ¶ {number}" for number in (1, 2, 3)),
        "Why?",
        "The document does not say.",
        "Closest passages, which do not answer this:",
        "  “Third.” [4]",
        "[4] document.txt, ¶ 3",
    ]


def test_talk_is_replied_to_in_one_line() -> None:
    """Which documents there are is said by their names."""
    documents = [make_document("A.", name="a.txt"), make_document("B.", name="b.txt")]
    hello = written_answer(Answer("Hello", (), (), 1.0, reply=Reply.GREETING))
    which = Answer("What do you have?", (), (), 1.0, reply=Reply.DOCUMENTS)

    assert hello.splitlines()[2:] == [texts_in(ENGLISH)["reply.greeting"]]
    assert written_answer(which, documents).splitlines()[2:] == [
        "I read 2 documents here:",
        "  a.txt",
        "  b.txt",
    ]


def test_what_heads_a_tables_row_is_written_over_its_quotation() -> None:
    """The row alone stands in quotation marks."""
    document = make_document("(Millions)\t2018\nWells dug\t1,577\n")
    passage = Passage(document, 0, 31, 1, (16,), heads=(Span(0, 15),))

    written = written_answer(Answer("?", (), (Citation(passage, 16, 31, 1.0),), 1.0))

    assert "\n\n  (Millions) · 2018\n  “Wells dug\t1,577” [1]\n" in written

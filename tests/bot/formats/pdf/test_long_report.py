"""A long report is cited by the page where the words stand: its printed number and its index."""

from pathlib import Path

import pytest

from bot.chatbot import Chatbot
from bot.formats.loading import decode_document
from bot.library.library import Library
from embeddings.encoders.encoder import Encoder
from tests.support.documents.reports import annual_report

RIGHT = 0.9  # share of questions whose page is among the first five


@pytest.mark.model
def test_a_long_reports_pages_are_found_and_named(tmp_path: Path, encoder: Encoder) -> None:
    """Every label and index is the page's own, and nine questions in ten find their page."""
    data, known = annual_report()
    report = decode_document(data, name="report.pdf")
    found = 0

    with Library(tmp_path, encoder) as library:
        library.add(report, place="report.pdf")
        chatbot = Chatbot(library, encoder, documents=[report])
        for each in known:
            answer = chatbot.answer(each.question, citations=5)
            shown = answer.citations or answer.closest
            found += any(citation.page_index == each.index for citation in shown)

    assert len(report.layout.pages) == 128
    for each in known:
        place = report.layout.page_at(report.text.index(each.words))
        assert place == each.index
        assert report.layout.pages[place].label == each.label
    assert found >= RIGHT * len(known)

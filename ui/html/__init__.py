"""Answers, cards, results and documents as HTML, everything in it escaped."""

from ui.html.answer import (
    CONFIDENCE,
    answer_html,
    failed_html,
    question_html,
    similar_html,
    waiting_html,
)
from ui.html.check_result import record_of, result_of
from ui.html.citation_card import quotation_html, who_of
from ui.html.document_blocks import Block, blocks_of
from ui.html.source_windows import SourceText, Window

__all__ = [
    "CONFIDENCE",
    "Block",
    "SourceText",
    "Window",
    "answer_html",
    "blocks_of",
    "failed_html",
    "question_html",
    "quotation_html",
    "record_of",
    "result_of",
    "similar_html",
    "waiting_html",
    "who_of",
]

"""Gradio's page, and the chat behind it."""

from ui.chat.answer_queue import AnswerQueue
from ui.chat.chat_events import ChatEvents
from ui.chat.gradio_door import Door
from ui.chat.gradio_start import import_gradio
from ui.chat.page import build_page
from ui.chat.theme import build_theme

__all__ = [
    "AnswerQueue",
    "ChatEvents",
    "Door",
    "build_page",
    "build_theme",
    "import_gradio",
]

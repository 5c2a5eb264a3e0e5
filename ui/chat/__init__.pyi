from .answer_queue import AnswerQueue as AnswerQueue
from .chat_events import ChatEvents as ChatEvents
from .gradio_door import Door as Door
from .gradio_start import import_gradio as import_gradio
from .page import build_page as build_page
from .theme import build_theme as build_theme

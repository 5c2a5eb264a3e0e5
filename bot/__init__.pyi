from .chatbot import Chatbot as Chatbot
from .documents import Citation as Citation
from .documents import Document as Document
from .formats import load_document as load_document
from .library import Library as Library
from .retrieval import Answer as Answer

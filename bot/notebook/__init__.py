"""Quotations that a person keeps: notes, and the files they are written to and opened from."""

from bot.notebook.compilation import Compiling
from bot.notebook.exchanges import DocumentOf, exchanges_of
from bot.notebook.exports.handout import Handout, Labels
from bot.notebook.fields import read_json
from bot.notebook.files import ENDINGS, LARGEST, TYPES, FileForm, opened, written_file
from bot.notebook.json_codec import KeptNotebook, notebook_of, notebook_record
from bot.notebook.note import Notebook, NoteRecord
from bot.notebook.verification import NoteQuotation, Standing, Verified, exactly, verified

__all__ = [
    "ENDINGS",
    "LARGEST",
    "TYPES",
    "Compiling",
    "DocumentOf",
    "FileForm",
    "Handout",
    "KeptNotebook",
    "Labels",
    "NoteQuotation",
    "NoteRecord",
    "Notebook",
    "Standing",
    "Verified",
    "exactly",
    "exchanges_of",
    "notebook_of",
    "notebook_record",
    "opened",
    "read_json",
    "verified",
    "written_file",
]

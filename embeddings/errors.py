"""The root of everything Footnote can explain to a person, and what can go wrong with vectors.

Each message is one sentence that says what is wrong, with the value, and what to do next.
`bot/errors.py` draws the whole tree.
"""


class FootnoteError(Exception):
    """Anything a person can be told about in one clear sentence."""


class ModelError(FootnoteError):
    """The model's files are missing, or are not the ones this program was measured with."""


class IndexUnusableError(FootnoteError):
    """An index on disk is damaged or of another model; it can be rebuilt from the store."""

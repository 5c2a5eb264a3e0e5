"""How sure it is, in words, that a quotation answers a question."""

from enum import StrEnum


class Confidence(StrEnum):
    """The surest first; a number would mean nothing to a reader."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"
    """It may be what is looked for."""
    NONE = "none"
    """It does not answer, as far as can be told; where that is the best, nothing is said."""

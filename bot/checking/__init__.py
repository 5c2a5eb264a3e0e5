"""Whether a quotation stands in the documents, and if not, what was done to it."""

from bot.checking.batch import ArticleQuotation, check_batch, checked_in_order
from bot.checking.brackets import Bracket
from bot.checking.checker import Checker
from bot.checking.diff_pieces import DiffPiece, diff_pieces
from bot.checking.prepared import PreparedCache
from bot.checking.quotation_extraction import quotations_in
from bot.checking.reversals import Reversal
from bot.checking.serialization import check_record
from bot.checking.verdict import Alteration, CheckResult, Omission, Stitching, Verdict
from bot.checking.word_diff import WordChange

__all__ = [
    "Alteration",
    "ArticleQuotation",
    "Bracket",
    "CheckResult",
    "Checker",
    "DiffPiece",
    "Omission",
    "PreparedCache",
    "Reversal",
    "Stitching",
    "Verdict",
    "WordChange",
    "check_batch",
    "check_record",
    "checked_in_order",
    "diff_pieces",
    "quotations_in",
]

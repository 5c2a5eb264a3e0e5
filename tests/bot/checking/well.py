"""An interview about a well and a report, and what a quotation is called against both."""

import re

from bot.checking.checker import Checker
from bot.checking.verdict import CheckResult
from bot.documents.document import Document
from bot.documents.spans import Span
from bot.formats.loading import load_document
from tests.support.paths import ROOT
from tests.support.texts import document

SAMPLE = load_document(ROOT / "bot" / "sample" / "responsibility-to-protect.txt", name="sample.txt")
WELL = document(
    "# The well\n\nReporter: Why did you dig it?\n\n"
    "Guide: Because the spring was dry by the second May. We did not ask anybody for money, and we "
    "never borrowed a single spade. The ‘old’ pump cost 3.5 million, or 12% of what the town had.\n\n"
    "Reporter: And what did the town’s council say?\n\n"
    "Guide: It is not permitted to terminate the lease, they wrote, unless the rent stays unpaid for "
    "ninety days. Then we dug for eleven weeks – day and night – and found water at nine metres.\n\n"
    "Neighbour: I was unable to sleep. The drill ran from six in the morning, and it isn’t a quiet "
    "machine. Still, the co-operative paid for well-made windows; nobody had to ask twice.\n",
    name="well.txt",
)
CHECKER = Checker([SAMPLE, WELL])
SENTENCE = re.compile(r"(?<=[.?!:] )[A-Z][^.?!:\n]{40,220}[.]")
FEWEST = 8  # words of a sentence that is altered: one changed word leaves it recognisable


def sentences() -> list[str]:
    """Sentences of the documents that stand there once."""
    both = SAMPLE.text + "\n" + WELL.text
    found = [each for each in SENTENCE.findall(both) if len(each.split()) >= FEWEST]
    return [each for each in dict.fromkeys(found) if both.count(each) == 1]


def checked(quotation: str) -> CheckResult:
    """What a quotation is against both documents."""
    return CHECKER.check(quotation)


def words_of(text: Document, span: Span) -> str:
    """The words of a span."""
    return text.text[span.start : span.end]

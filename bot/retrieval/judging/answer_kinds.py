"""The kind of answer that a question asks for, and whether words can be one.

"How many" asks for a number, "when" for a time, "who" for a name. Words without one may yet answer
("all of them", "we did"), so it lowers a probability and decides nothing.
"""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"\d+")
"""Example: the `1907` of "What was built in 1907?"."""


@dataclass(frozen=True, slots=True)
class _AnswerKind:
    """What is asked for, and what such an answer has in it."""

    asked: re.Pattern[str]
    given: re.Pattern[str]


KINDS = (
    _AnswerKind(
        # Example: "How many boats?", "What percentage sank?"
        re.compile(
            r"\bhow (?:many|much|old|long|far|often|big|large|tall|fast)\b|\bpercent|"
            r"\bwhat (?:number|share|percentage|amount|age)\b",
            re.IGNORECASE,
        ),
        # Example: "a dozen of them", "12"
        re.compile(
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|"
            r"twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|billions?|half|quarter|"
            r"third|once|twice|several|couple|few)\b",
            re.IGNORECASE,
        ),
    ),
    _AnswerKind(
        # Example: "When did it sink?", "In what year?"
        re.compile(
            r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|decade|time)\b",
            re.IGNORECASE,
        ),
        # Example: "in 1907", "two years ago"
        re.compile(
            r"\b(?:1\d{3}|20\d\d|january|february|march|april|may|june|july|august|september|"
            r"october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
            r"century|decade|years?|yesterday|today|tomorrow|weeks?|months?|ago|when|after|before|"
            r"during|until|since)\b",
            re.IGNORECASE,
        ),
    ),
    _AnswerKind(
        # Example: "Who built the bridge?"
        re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE),
        # Example: "it was Ada", "Ada Quill"; not the capital that begins a sentence
        re.compile(r"(?<=[a-z,;'\"’”] )[A-Z][a-zà-ÿ]|\b[A-Z][a-z]{1,30} [A-Z]"),
    ),
)


def lacks_what_is_asked(question: str, quote: str) -> bool:
    """Whether a question asks for a number, a time or a name, and words have none."""
    return any(kind.asked.search(question) and not kind.given.search(quote) for kind in KINDS)


def lacks_a_number(question: str, quote: str) -> bool:
    """Whether a question names a number that words do not have."""
    return any(number not in quote for number in NUMBER.findall(question))

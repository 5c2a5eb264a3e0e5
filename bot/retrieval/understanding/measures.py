"""Measures that a report does not print: read also as the lines that they are reckoned from.

"Is it a capital-intensive business?" is answered by "Purchases of property, plant and equipment",
whose words it shares none of. What accounts call a thing is agreed upon, so it can be listed; only
what is reckoned stands here, since what is printed is found by its own name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.retrieval.understanding.query import QueryReading, read_question
from embeddings.encoders import Encoder

LINES_COUNT = 0.5  # of the reading by lines, beside the question itself; .4 does as well
PROPERTY = "purchases of property, plant and equipment, net"
RATE = "effective income tax rate, provision for income taxes, income before income taxes"

MEASURES: tuple[tuple[str, str], ...] = (
    (r"capital[- ]intensive|capital[- ]intensity", f"{PROPERTY}; total assets"),
    (r"capital expenditures?|capex", f"{PROPERTY}; total assets"),
    (r"PP&E|PPNE|fixed assets?", "property, plant and equipment, net"),
    (
        r"gross (?:profit )?margins?",
        "net sales, revenues, cost of sales, cost of products sold, gross profit",
    ),
    (
        r"operating (?:profit )?margins?",
        "net sales, revenues, operating income, income from operations",
    ),
    (
        r"quick ratio|current ratio|liquidity (?:profile|position|ratio)|working capital",
        "total current assets, inventories, total current liabilities",
    ),
    (r"EBITDA", "operating income, depreciation and amortization"),
    (
        r"days? (?:payables?|sales|inventory)|cash conversion|(?-i:DPO|DSO|DIO)\b",
        "accounts payable, accounts receivable, inventories, cost of sales",
    ),
    (r"inventory turnover", "inventories, cost of sales"),
    (
        r"asset turnover",
        "net sales, revenues, total assets, property, plant and equipment",
    ),
    (r"return on assets|(?-i:ROA\b)", "net income, total assets"),
    (r"return on equity|(?-i:ROE\b)", "net income, total shareholders' equity"),
    (r"dividend payout", "cash dividends paid, net income"),
    (
        r"free cash flow",
        "net cash provided by operating activities, capital expenditures",
    ),
    (r"interest coverage", "interest expense, operating income"),
    (r"effective tax rate", RATE),
)
"""How each is called, and the lines of the statements that it is made of."""
MEASURE = re.compile(
    "|".join(rf"(?P<m{at}>\b(?:{name}))" for at, (name, _) in enumerate(MEASURES)), re.IGNORECASE
)
"""Examples: "capital-intensive", "quick ratio", "DSO"."""


def lines_of(question: str) -> str:
    """The lines that the measures of a question are made of; "" where it asks for none."""
    found = dict.fromkeys(match.lastgroup for match in MEASURE.finditer(question))
    return "; ".join(MEASURES[int(name[1:])][1] for name in found if name)


def with_lines(encoder: Encoder, readings: Sequence[QueryReading]) -> tuple[QueryReading, ...]:
    """The readings of a question, and one by the lines of its measures where it asks for some."""
    lines = lines_of(readings[0].text)
    if not lines:
        return tuple(readings)
    (by_lines,) = read_question(encoder, lines)
    shares = (
        replace(each, reading_weight=(1 - LINES_COUNT) * each.reading_weight) for each in readings
    )
    return (*shares, replace(by_lines, reading_weight=LINES_COUNT))

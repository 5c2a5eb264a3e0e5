"""A document as it is looked at: outline, excerpts, phrases, pages, and where links lead."""

from bot.viewing.concordance import (
    LONGEST_PHRASE,
    Concordance,
    concordance_of,
    count_phrase,
    places_near,
)
from bot.viewing.document_excerpts import ExcerptIndex
from bot.viewing.excerpt import LONGEST, UNRANKED, Excerpt, Step, Voiced, excerpt_at, stepped
from bot.viewing.link_resolver import QuotationLink, ResolvedLink, resolve
from bot.viewing.margin import About, Mark, counted, marks_within
from bot.viewing.outline import OutlineItem, PartKind, parts_of, questions_of
from bot.viewing.page_images import PageImages, SeenPage, pages_to_show
from bot.viewing.pagination import Portion, portion_about, portion_at

__all__ = [
    "LONGEST",
    "LONGEST_PHRASE",
    "UNRANKED",
    "About",
    "Concordance",
    "Excerpt",
    "ExcerptIndex",
    "Mark",
    "OutlineItem",
    "PageImages",
    "PartKind",
    "Portion",
    "QuotationLink",
    "ResolvedLink",
    "SeenPage",
    "Step",
    "Voiced",
    "concordance_of",
    "count_phrase",
    "counted",
    "excerpt_at",
    "marks_within",
    "pages_to_show",
    "parts_of",
    "places_near",
    "portion_about",
    "portion_at",
    "questions_of",
    "resolve",
    "stepped",
]

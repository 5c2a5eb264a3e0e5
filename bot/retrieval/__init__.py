"""A question in, ranked quotations out: read, found, ranked, quoted, and judged."""

from bot.retrieval.answer import Answer, Confidence, answer_record
from bot.retrieval.answerability import Features, confidence_of, features_of
from bot.retrieval.more_like_this import similar
from bot.retrieval.query import read_question
from bot.retrieval.query_understanding import QueryUnderstanding, understand, understand_literally
from bot.retrieval.reader import WIDENING, Widening, read, widened
from bot.retrieval.retriever import WEIGHTS, Evidence, Ranking, RankingWeights, Retriever, ranked
from bot.retrieval.scope import EVERYBODY, Scope
from bot.retrieval.suggestions import suggest

__all__ = [
    "EVERYBODY",
    "WEIGHTS",
    "WIDENING",
    "Answer",
    "Confidence",
    "Evidence",
    "Features",
    "QueryUnderstanding",
    "Ranking",
    "RankingWeights",
    "Retriever",
    "Scope",
    "Widening",
    "answer_record",
    "confidence_of",
    "features_of",
    "ranked",
    "read",
    "read_question",
    "similar",
    "suggest",
    "understand",
    "understand_literally",
    "widened",
]

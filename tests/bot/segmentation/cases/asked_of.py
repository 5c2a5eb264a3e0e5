"""The annotated transcripts, and what people ask of fifteen of them."""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.support.transcripts.annotated import Annotated, annotated_in

HERE = Path(__file__).parent
INPUTS: dict[str, Annotated] = {
    each.name: each
    for path in sorted((HERE / "annotated").glob("*.txt"))
    for each in annotated_in(path)
}
"""By name, as `01-court/01.txt`: a file of a kind, and in it the first is what the kind began with."""
NOT = "NOT "
"""Before a question that must not be said to have been asked."""


@dataclass(frozen=True, slots=True)
class AskedOf:
    """A question that a person asks one of the transcripts."""

    input: str
    """The name in `INPUTS`."""
    question: str
    quotes: tuple[str, ...]
    """Words that answer; none where the transcript does not say."""
    speaker: str | None
    asked: str | None
    """Words of the question that these words answer; None where nothing is said of it."""

    @property
    def source(self) -> Annotated:
        return INPUTS[self.input]


def asked_of() -> tuple[AskedOf, ...]:
    """The questions, in the order of the transcripts."""
    lines = (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_asked_of(json.loads(line)) for line in lines)


def _asked_of(record: dict[str, str]) -> AskedOf:
    (name,) = [name for name in INPUTS if name.endswith(f"/{record['input']}")]
    return AskedOf(
        name,
        question=record["question"],
        quotes=tuple(record["quotes"]),
        speaker=record["speaker"],
        asked=record["asked"],
    )


ASKED = asked_of()
ANSWERED = tuple(each for each in ASKED if each.quotes)
UNANSWERED = tuple(each for each in ASKED if not each.quotes)

"""Finds earlier quotations in changed documents: `python -m scripts.anchor ANSWERS.jsonl FILE…`.

Takes the answers that `ask --json` printed and the documents as they are now, and prints the
answers again. Each citation has one more key, `anchored`: "unchanged"; "moved", when its place is
the new one; "broken", when no place is certain and nothing of it was changed. Ends with 1 where one
is broken, so that a script can tell. No model is needed.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bot.documents import Citation, Document, Passage, Span, citation_record
from bot.formats import find_documents, load_document
from bot.matching import reanchor
from bot.segmentation import Transcript, split_passages
from scripts.console.questions import Line, question_lines
from scripts.console.terminal import Parser, UsageError, run, say

BROKEN = 1  # the exit code where a citation is
JUDGED = ("score", "confidence", "probability")  # of the quotation, wherever it stands


class Anchored(StrEnum):
    """What has become of a citation."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of an earlier answer, and the JSON object it was read from."""

    record: dict[str, object]
    document: str
    sha256: str
    quote: str
    start: int
    prefix: str
    suffix: str


def main(arguments: Sequence[str]) -> None:
    """Print the answers with their citations as they stand now."""
    parser = Parser(
        prog="python -m scripts.anchor",
        description="Find the quotations of earlier answers in documents that have changed.",
        allow_abbrev=False,
    )
    parser.add_argument("answers", type=Path, metavar="ANSWERS.jsonl")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    options = parser.parse_args(arguments)
    answers = [(line, _answer(line)) for line in question_lines(options.answers)]
    cited = [each for line, answer in answers for each in _citations(line, answer)]
    named = {each.document for each in cited}
    documents = {
        name: load_document(path, name=name)
        for path, name in find_documents(options.paths, leave_out=[options.answers])
        if name in named
    }
    counts = Counter(_anchor(each, documents) for each in cited)
    for line, answer in answers:
        for each in _in_parts(line, answer):
            _anchor(each, documents)
        print(json.dumps(answer, ensure_ascii=False))
    say(", ".join(f"{counts[each]:,} {each}" for each in Anchored) + ".")
    if counts[Anchored.BROKEN]:
        sys.exit(BROKEN)


def _anchor(cited: Cited, documents: Mapping[str, Document]) -> Anchored:
    """Write into a citation's record where it stands now."""
    document = documents.get(cited.document)
    anchored = Anchored.BROKEN
    if document is not None and document.sha256 == cited.sha256:
        anchored = Anchored.UNCHANGED
    elif document is not None and (now := _now(cited, document)) is not None:
        anchored = Anchored.MOVED
        judged = {key: cited.record.get(key) for key in JUDGED}
        cited.record.update({**citation_record(now), **judged})
    cited.record["anchored"] = anchored.value
    return anchored


def _now(cited: Cited, document: Document) -> Citation | None:
    """The citation as it stands in a document; None where no place, or no one voice, is certain."""
    span = reanchor(
        document.text,
        quote=cited.quote,
        prefix=cited.prefix,
        suffix=cited.suffix,
        start=cited.start,
    )
    if span is None:
        return None
    held = [each for each in split_passages(Transcript.of(document)) if _touches(each, span)]
    if not held or len({(each.speaker, each.asked) for each in held}) > 1:
        return None
    start, end = min(held[0].start, span.start), max(held[-1].end, span.end)
    return Citation(replace(held[0], start=start, end=end), span.start, span.end, score=0.0)


def _touches(passage: Passage, span: Span) -> bool:
    return passage.start < span.end and span.start < passage.end


def _answer(line: Line) -> dict[str, object]:
    try:
        answer: object = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{line.place} is not JSON: {error}.") from error
    if not isinstance(answer, dict):
        raise UsageError(f"{line.place} is no answer; give what `ask --json` printed.")
    return answer


def _in_parts(line: Line, answer: dict[str, object]) -> Iterator[Cited]:
    """The same citations again, where an answer to several questions gives them by question."""
    parts = answer.get("parts", [])
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict):
            yield from _citations(line, part)


def _citations(line: Line, answer: dict[str, object]) -> Iterator[Cited]:
    """The citations of an answer, the closest passages' among them.

    Raises:
        UsageError: one is not as `ask --json` prints it.
    """
    for key in ("citations", "closest"):
        records = answer.get(key, [])
        for record in records if isinstance(records, list) else [None]:
            match record:
                case {
                    "document": str(document),
                    "document_sha256": str(sha256),
                    "cited_text": str(quote),
                    "start_char_index": int(start),
                    "prefix": str(prefix),
                    "suffix": str(suffix),
                }:
                    assert isinstance(record, dict)
                    yield Cited(record, document, sha256, quote, start, prefix, suffix)
                case _:
                    raise UsageError(
                        f"{line.place} has a citation that is not as `ask --json` prints it."
                    )


if __name__ == "__main__":
    run(main)

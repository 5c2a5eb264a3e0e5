"""A scope narrowed to what one speaker says."""

from bot.errors import LibraryError
from bot.naming import listed, one_line
from bot.record import Record
from bot.scope import Scope, runs


def said_by(speaker: str, scope: Scope, record: Record) -> Scope:
    """Of a scope, the passages in which somebody speaks, as speakers are called now.

    Raises:
        LibraryError: nobody of that name can be quoted from it.
    """
    among = tuple(scope.documents)
    said: dict[int, list[int]] = {}
    for document, number in record.speech.said_by(speaker, among=among):
        # else it was split anew a moment ago
        if any(number in ids for ids in scope.passages[document]):
            said.setdefault(document, []).append(number)
    if not said:
        at = {number: place for place, number in enumerate(among)}
        spoken = sorted(record.speech.spoken(among=among), key=lambda said: at[said[0]])
        known = [one_line(name) for name in dict.fromkeys(each.speaker for _, each in spoken)]
        raise LibraryError(
            f"Nobody called {one_line(speaker)} can be quoted from these documents; "
            f"their speakers: {listed(known) or 'none'}."
        )
    return Scope.of(
        {number: document for number, document in scope.documents.items() if number in said},
        {number: runs(ids) for number, ids in said.items()},
        everything=False,
        damaged=scope.damaged,
    )

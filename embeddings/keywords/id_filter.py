"""Queries to tantivy for passages whose identifiers lie in some ranges."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy

RANGE_READS = 2.3  # ns a passage of the index for each range asked for; docs/log.md, 2026-11-22
SET_READS = 1100.0  # ns a passage of its own for a set of identifiers; the same place


def both(query: "tantivy.Query", inside: "tantivy.Query") -> "tantivy.Query":
    """A query for what two others find."""
    import tantivy

    must = tantivy.Occur.Must
    return tantivy.Query.boolean_query([(must, query), (must, inside)])


def within(schema: "tantivy.Schema", ranges: Sequence[range], *, held: int) -> "tantivy.Query":
    """A query for every passage whose identifier lies in one of the ranges.

    Args:
        held: how many passages the index holds; each range looks at all of them.
    """
    import tantivy

    if len(ranges) * held * RANGE_READS > sum(map(len, ranges)) * SET_READS:
        return tantivy.Query.term_set_query(schema, "id", [each for ids in ranges for each in ids])
    kind = tantivy.FieldType.Unsigned
    parts = [
        (
            tantivy.Occur.Should,
            tantivy.Query.range_query(schema, "id", kind, ids.start, ids.stop, True, False),
        )
        for ids in ranges
    ]
    return tantivy.Query.boolean_query(parts)

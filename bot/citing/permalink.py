"""A quotation's lasting address: the plain page of its document, the words marked in it.

A document's id is of its content, so the address outlives a restart; what becomes of it when the
document changes is said in `bot/viewing/link_resolver.py`. Only a path: who serves the page knows
its host.
"""

from zlib import crc32

from bot.citing.text_fragment import text_fragment
from bot.documents import Citation

MARK = "quotation"  # the id that the page gives to what it marks


def permalink(citation: Citation, *, was: str | None = None) -> str:
    """The path that leads to a quotation.

    As "/doc/53aa51…?start=12&end=80&check=9f3a01c2#quotation:~:text=The%20well%20is%20deep." The
    page marks the span itself; a browser goes to the words where it finds them by the text
    fragment, else to the mark.

    Args:
        was: the id of the version that was cited, where the document has changed since.
    """
    words = (text_fragment(citation) or "").removeprefix("#")
    return f"{short_permalink(citation, was=was)}{words}"


def short_permalink(citation: Citation, *, was: str | None = None) -> str:
    """The path without the words, which lead to the same mark: for a printed page.

    It costs nothing, where to find words that stand at one place alone reads the whole document.

    Args:
        was: as for `permalink`.
    """
    span = f"start={citation.start}&end={citation.end}&check={check_of(citation.quote)}"
    since = f"&was={was}" if was else ""
    return f"/doc/{citation.document.id}?{span}{since}#{MARK}"


def check_of(words: str) -> str:
    """A few figures by which other words in the same place are known to be others: "9f3a01c2".

    The same bytes may be read into another text by a newer Footnote, under the same id.
    """
    return f"{crc32(words.encode('utf-8', 'surrogatepass')):08x}"

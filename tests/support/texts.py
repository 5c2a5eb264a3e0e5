"""Awkward texts, and how Hypothesis makes more of them: what broke other programs' offsets."""

from collections.abc import Sequence

from hypothesis import strategies as st

from bot.documents.document import Document
from bot.formats.sandbox.reading import read_document

PIECES = (
    "A plain sentence stands here.",
    "It stands here twice. It stands here twice.",
    "Wasn’t it “quoted”? Perhaps (it was).",
    "Dr. A. Obi of the U.S. office paid $3.50 on p. 12.",
    "1986. A year begins a line.",
    "* not a list\n*emphasis*",
    "- one item\n- another item",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# A heading",
    "A heading without a mark",
    "Reporter: What happened then?",
    "Guide: I waited, and so did we all.",
    "**Reporter:** And now?",
    "Why did you begin?",
    "Interview by **Ada Writer**.",
    "$$x$$ and ${1+1} and <img src=x onerror=alert(1)>",
    "tabs\there\tand  two spaces ",
    "emoji 👩‍👩‍👧 and cafe\u0301 and é and \u00a0space",
    "\u202bשלום עולם.\u202c مرحبا بالعالم؟",
    "日本語の文。もう一つの文！",
    "---",
    "one line that is long enough to have been wrapped by somebody's hand at the\nedge of a page, and goes on here.",
    "Y.",
    "word " * 300,
    "nostopsnospaces" * 90,
)
ENDS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\n \n", " ", "\r", "\u2028", "\x0c")


def texts() -> st.SearchStrategy[str]:
    """Texts built from awkward pieces and awkward line ends, with anything at all between."""
    piece = st.one_of(
        st.sampled_from(PIECES),
        st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=40),
    )
    return st.lists(st.tuples(piece, st.sampled_from(ENDS)), min_size=1, max_size=14).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


def trees(tags: Sequence[str], *, attributes: str, letters: str) -> st.SearchStrategy[str]:
    """XML of these tags in any order and depth, each with the attributes, a few letters in them."""
    return st.recursive(
        st.text(letters, max_size=4),
        lambda inside: st.tuples(st.sampled_from(tags), st.lists(inside, max_size=4)).map(
            lambda made: f"<{made[0]} {attributes}>{''.join(made[1])}</{made[0]}>"
        ),
        max_leaves=25,
    )


def document(text: str, *, name: str = "text.txt") -> Document:
    """A document of this text, read here: a property asks for hundreds."""
    return read_document(text.encode(), name, None)


HARBOUR = document(
    "# Winter\n\nThe harbour froze twice and the boats stayed in. "
    + "Ice held them fast. " * 12
    + "\n\n# Spring\n\nIn March the nets went out again for herring. "
    + "It was plenty. " * 14,
    name="harbour.md",
)
"""Two headings, a passage each."""
ORCHARD = document("Frost took every apple in the orchard that year.\n", name="orchard.txt")


WELLS = document(
    "# Wells\n\nThe village dug a well in May. A well needs care. Nobody sang.\n\n"
    "# Bridges\n\nThe bridge was built in 1907. It rained all week. The toll was a penny.\n",
    name="a.md",
)
"""Two passages of three sentences, each under its heading."""

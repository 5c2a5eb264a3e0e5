"""Documents whose plain pages are read, and the page that serves them."""

from dataclasses import dataclass, replace

import httpx

from bot.documents.document import Document
from bot.documents.layout import Page as Paper
from tests.support.browser.scripted_chatbot import make_document

FAR = "\n" * 60  # lines between paragraphs, together more than a window is high
WELL = make_document(
    FAR.join(
        [
            "The well is deep. It is old.",
            "The rope is new. The well is deep. Who keeps it? Nobody, self-made & two.",
            "The well is deep. It was dug in a dry year by eleven people who had never dug before,"
            " and\nwho said so to anybody that asked them, in May.",
            "Muede war er; “I said – no,” (100%) she said: cafe, naive.",
            "Müde war er; “I said – no,” (100%) she said: café, naïve.",
            "The WELL is deep;\r\nthe\twell  is deep.",
            "Read this page. Ask the document. Earlier version.",
            "הבאר עמוקה. הבאר ישנה.",
            "The well is deep. It is old.",
        ]
    ),
    name="well.txt",
    title="The well is deep. It is old.",
)
HOSTILE = make_document(
    "A\r\n\r\n<script>alert(1)</script> & \x00 ${1+1}\t{{ 7 * 7 }} <b>é😀\n\n__i18n__x &amp; \u2028z\n",
    name="<i>.txt",
    title='"><img src=x onerror=alert(1)>',
)
TALK = (
    b"WEBVTT\n\n00:58.000 --> 01:02.000\n<v Reporter>Who paid for the bridge?\n\n"
    b"01:04.000 --> 01:09.000\n<v Guide>The parish paid for it.\n"
)
OLD = make_document("A bridge.\n\nNobody knows who built the old bridge.\n\nIt is of wood.\n")
NEW = make_document("New words.\n\nNobody knows who built the old bridge.\n\nIt is of stone.\n")
_PAGES = make_document("A well was dug in a dry year.\n\nIt fell in.\n", name="pages.txt")
SHEETS = replace(
    _PAGES,
    layout=replace(_PAGES.layout, pages=(Paper(0, "217"), Paper(len(_PAGES.text) - 12, "218"))),
)
OTHER = make_document("Nobody sees this.", name="other.txt")
OTHERWISE = make_document("Nobody sees this any more.", name="other.txt")
STANDS = "Nobody knows who built the old bridge."
LONG = make_document(
    "\n\n".join(f"Paragraph {number} is here. {'It goes on. ' * 60}" for number in range(1_500))
)


@dataclass(frozen=True, slots=True)
class Site:
    """A page that serves some documents, and its library."""

    address: str
    client: httpx.Client
    talk: Document

"""What every route stands on: requests, errors, escaping, languages, and who may ask."""

from ui.web.chat_request import (
    MOST_RESTORED,
    ChatRequest,
    ChatRequests,
    DocumentSpan,
    read_requests,
)
from ui.web.errors import AddressError, ChatRequestError, NotServedError, sentence
from ui.web.escape import escape, escape_json
from ui.web.request_body import Arrivals, Reception
from ui.web.request_pace import Paced
from ui.web.security import LOOPBACK, Application, Guard, Receive, Scope, Send, hash_source
from ui.web.texts import ENGLISH, Texts, catalogues, counted, preferred, texts_for, texts_in

__all__ = [
    "ENGLISH",
    "LOOPBACK",
    "MOST_RESTORED",
    "AddressError",
    "Application",
    "Arrivals",
    "ChatRequest",
    "ChatRequestError",
    "ChatRequests",
    "DocumentSpan",
    "Guard",
    "NotServedError",
    "Paced",
    "Receive",
    "Reception",
    "Scope",
    "Send",
    "Texts",
    "catalogues",
    "counted",
    "escape",
    "escape_json",
    "hash_source",
    "preferred",
    "read_requests",
    "sentence",
    "texts_for",
    "texts_in",
]

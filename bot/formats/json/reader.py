"""JSON: transcripts and chats, lists of questions and answers, oTranscribe's files.

    {"segments": [{"speaker": "…", "start": 0.5, "text": "…"}]}     (recordings)
    {"messages": [{"from": "Ada", "date": "…", "text": "…"}]}       (chats)
    [{"question": "…", "answer": "…", "source": "…"}]               (lists)

Other JSON is data and no document: it is refused in a sentence that says what is read.
"""

import re
from pathlib import PurePosixPath

from bot.errors import DocumentError
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.json import otranscribe
from bot.formats.json.keys import key_of_json
from bot.formats.json.transcripts import Conversation, conversation_in, words_alone
from bot.formats.json.values import Json, refuse_large, value_of
from bot.formats.plain.decoding import Decoded, decode
from bot.formats.qa.json_pairs import SCHEMA_ANSWER, entries_in
from bot.formats.qa.qa_pairs import extract_of, find_columns
from bot.formats.titles import sensible_title
from bot.formats.transcripts.names import SPEAKER, WORDS
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.writing import written

OPENING = 65_536  # bytes in which names are looked for
NAME = re.compile(rb'"([^"\\\r\n]{1,60})"\s{0,9}:')
"""Example: `"question":`."""
LISTS = frozenset("segments utterances monologues".split())
TITLES = ("title", "name")
WORDING = Wording(
    issued=("date", "recorded_at", "published"),
    container=("program", "podcast", "show"),
    language=("language", "language_code", "lang"),
    url=("url",),
)


def recognises(data: bytes) -> bool:
    """Whether it begins as JSON does and names the parts of what is read."""
    opening = data[:OPENING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening[:1] not in (b"[", b"{"):
        return False
    names = [name.decode("utf-8", "ignore") for name in dict.fromkeys(NAME.findall(opening))]
    if find_columns(names) is not None or SCHEMA_ANSWER in names:
        return True
    keys = {key_of_json(name) for name in names}
    return not keys.isdisjoint(WORDS) and not (LISTS | set(SPEAKER)).isdisjoint(keys)


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What was said, or the questions, answers and sources, in the order of the file.

    Raises:
        DocumentError: it is no JSON, holds none of these, or is over the limit.
    """
    refuse_large(data, name)
    decoded = decode(data, name)
    value = value_of(decoded.text, name)
    if (marked_up := otranscribe.words_of(value)) is not None:
        text, layout = otranscribe.written(marked_up)
        return Extract(text, layout, encoding=decoded.encoding, notes=decoded.notes)
    entries, left_out = entries_in(value)
    conversation = conversation_in(value)
    asked = sum(len(entry.question) + len(entry.answer) for entry in entries)
    if conversation and (
        not entries or (conversation.is_spoken_for and _length(conversation) > asked)
    ):
        return _transcript(conversation, value, decoded, name)
    if entries:
        return extract_of(entries, left_out, decoded)
    if words := words_alone(value):
        return _transcript(Conversation((Utterance(words),), False, False), value, decoded, name)
    raise DocumentError(
        "{name} holds no transcript and no questions with answers; Footnote reads JSON as a list "
        'of {{"speaker": "…", "text": "…"}} or {{"question": "…", "answer": "…"}}.',
        code="json-none",
        name=name,
    )


def _length(conversation: Conversation) -> int:
    return sum(len(each.words) for each in conversation.utterances)


def _transcript(conversation: Conversation, value: Json, decoded: Decoded, name: str) -> Extract:
    text, layout = written(conversation.utterances, is_chat=conversation.is_chat)
    stated = value if isinstance(value, dict) else {}
    settings = [Setting(key.lower(), each) for key, each in stated.items() if isinstance(each, str)]
    titles = (sensible_title(each) for key in TITLES if isinstance(each := stated.get(key), str))
    return Extract(
        text,
        layout,
        title=next(filter(None, titles), PurePosixPath(name).stem),  # no day of a chat
        encoding=decoded.encoding,
        notes=decoded.notes,
        stated=stated_in(settings, WORDING),
    )


FORMAT = Format(
    name="json", endings=(".json", ".jsonl", ".otr"), recognises=recognises, read=read, version=2
)

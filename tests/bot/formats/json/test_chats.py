"""Chats as programs export them: every message its writer's, each day under its date."""

import json

import pytest

from bot.formats.json.reader import FORMAT
from tests.support.documents.reading import read
from tests.support.documents.said import headings, said, said_in

SLACK = [
    {"type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> joined", "ts": "1710237600.1"},
    {
        "type": "message",
        "text": "Did <@U2> see <https://w.example|the page>? R&amp;D",
        "user": "U1",
        "ts": "1710237601.0001",
        "user_profile": {"real_name": "Ash Green", "display_name": ""},
        "blocks": [{"elements": [{"elements": [{"type": "text", "text": "Did"}]}]}],
    },
    {"type": "message", "text": "I did.", "user": "U2", "ts": "1710237701.0", "user_profile": {"real_name": "Birch"}},
    {"type": "message", "text": "Good.", "user": "U2", "ts": "1710324001.0"},
]  # fmt: skip
TELEGRAM = {
    "name": "Garden",
    "messages": [
        {"type": "service", "date": "2024-03-12T10:00:00", "actor": "Ash", "action": "create", "text": ""},
        {
            "type": "message",
            "date": "2024-03-12T10:01:00",
            "date_unixtime": "1710237660",
            "from": "Ash",
            "text": ["See ", {"type": "link", "text": "w.example"}, " now?"],
            "text_entities": [{"type": "plain", "text": "See "}, {"type": "link", "text": "w.example"}],
        },
        {"type": "message", "date": "2024-03-13T10:01:00", "from": "Birch", "text": "Later."},
    ],
}  # fmt: skip
DISCORD = {
    "channel": {"name": "general"},
    "messages": [
        {
            "type": kind,
            "timestamp": f"2024-03-12T10:0{at}:00+00:00",
            "isPinned": False,
            "content": words,
            "author": {"name": name.lower(), "nickname": name},
            "mentions": [],
        }
        for at, (kind, name, words) in enumerate(
            (
                ("Default", "Ash", "Did it rain?"),
                ("GuildMemberJoin", "Cedar", "Joined the server."),
                ("Reply", "Birch", "It did."),
            )
        )
    ],
}
MESSENGER = {
    "messages": [
        {"sender_name": "Birch", "timestamp_ms": 1710237700000, "content": "F\u00c3\u00bcnf."},
        {"sender_name": "Ash", "timestamp_ms": 1710237600000, "content": "Wie viele?"},
    ]
}
TEAMS = {
    "value": [
        {
            "from": {"application": None, "user": {"id": "x", "displayName": name}},
            "createdDateTime": f"2024-03-12T10:0{at}:00Z",
            "body": {"contentType": "html", "content": words},
        }
        for at, (name, words) in enumerate(
            (("Ash", "<p>Did it rain&nbsp;there?</p>"), ("Birch", "<p>It <b>did</b>.</p>"))
        )
    ]
}
CHATS: dict[str, tuple[object, list[tuple[str, str]]]] = {
    "slack": (SLACK, [("Ash Green", "Did @Birch see the page? R&D"), ("Birch", "I did. Good.")]),
    "telegram": (TELEGRAM, [("Ash", "See w.example now?"), ("Birch", "Later.")]),
    "discord": (DISCORD, [("Ash", "Did it rain?"), ("Birch", "It did.")]),
    "messenger": (MESSENGER, [("Ash", "Wie viele?"), ("Birch", "Fünf.")]),
    "teams": (TEAMS, [("Ash", "Did it rain there?"), ("Birch", "It did .")]),
}


@pytest.mark.parametrize("program", CHATS)
def test_each_message_is_its_writers(program: str) -> None:
    """In the order in which they were sent; what tells of the chat itself is nobody's message."""
    value, messages = CHATS[program]

    document = read(FORMAT, json.dumps(value).encode())

    assert said(document) == messages
    assert headings(document)[0] == "2024-03-12"
    assert document.layout.moments == ()  # a clock's times are no recording's


@pytest.mark.parametrize("program", CHATS)
def test_nobody_in_a_chat_is_an_interviewer(program: str) -> None:
    """Whoever asks."""
    value, _ = CHATS[program]

    voices = read(FORMAT, json.dumps(value).encode()).layout.voices

    assert voices and not any(voice.asks for voice in voices)


def test_a_dialogue_of_roles_is_read() -> None:
    """One object a line, as data sets of dialogues are given away."""
    line = {
        "messages": [{"role": "user", "content": "Why?"}, {"role": "assistant", "content": "So."}]
    }

    data = "\n".join(json.dumps(line) for _ in range(2)).encode()

    assert said_in(FORMAT, data) == [("user", "Why?"), ("assistant", "So.")] * 2

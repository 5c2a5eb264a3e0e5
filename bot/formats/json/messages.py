"""Messages of chats, as programs export them: who their members are, and marks in their words.

{"type": "message", "user": "U01", "text": "Ask <@U02>", "ts": "1712…", "user_profile": {…}}
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.formats.json.values import Json, objects_in
from bot.formats.transcripts.names import plain, speaker_named

MENTION = re.compile(r"<(?P<sign>[@#!])(?P<id>[\w^]{1,40})(?:\|(?P<label>[^<>|]{0,200}))?>")
"""Example: `<@U02>`, `<#C03|harbour>`, `<!here>`."""
LINK = re.compile(
    r"<(?P<url>(?:https?://|mailto:)[^<>|\s]{1,2000})(?:\|(?P<label>[^<>|]{0,500}))?>"
)
"""Example: `<https://wells.example|our page>`."""
PROFILE = ("real_name", "display_name", "name")
NO_MESSAGE = re.compile(r"_(?:join|leave|topic|purpose|name|archive|unarchive)\Z")
"""Example: the end of `channel_join`."""
MESSAGES = frozenset({"default", "reply", "message", "0", "19", "20"})
MISREAD = re.compile(r"[\u00c2-\u00f4][\u0080-\u00bf]")
"""Example: `Ã¼`, as one program exports `ü`: each byte as a letter."""


@dataclass(frozen=True, slots=True)
class Members:
    """The names of a chat's members, by what its program calls them."""

    names: Mapping[str, str]

    @classmethod
    def of(cls, value: Json) -> Self:
        """Those whom messages of a file introduce."""
        names: dict[str, str] = {}
        for each in objects_in(value):
            profile, member = each.get("user_profile"), each.get("user")
            if isinstance(profile, dict) and isinstance(member, str):
                called = (profile.get(key) for key in PROFILE)
                name = next((one for one in called if isinstance(one, str) and one.strip()), None)
                if name and (shown := speaker_named(name)):
                    names[member] = shown
        return cls(names)

    def known(self, name: str) -> str:
        """A member's name, where the file has one for what a message calls its sender."""
        return _well_read(self.names.get(name, name))

    def cleaned(self, named: Mapping[str, Json], words: str) -> str:
        """The words of a message without the marks of its program."""
        if "ts" in named and named.get("type") == "message":
            words = MENTION.sub(self._mentioned, words)
            words = LINK.sub(lambda link: link["label"] or link["url"], words)
            return html.unescape(words)
        if "sendername" in named and "timestampms" in named:
            return _well_read(words)
        body = named.get("body")
        is_html = isinstance(body, dict) and str(body.get("contentType")).lower() == "html"
        return plain(words) if is_html else words

    def _mentioned(self, mention: re.Match[str]) -> str:
        name = self.names.get(mention["id"]) or mention["label"] or mention["id"]
        return ("#" if mention["sign"] == "#" else "@") + name


def is_about_the_chat(named: Mapping[str, Json]) -> bool:
    """Whether an object tells what happens to a chat, and nobody says it: somebody joined."""
    kind, part = named.get("type"), named.get("subtype")
    if isinstance(part, str) and NO_MESSAGE.search(part):
        return True
    is_discord = isinstance(kind, str) and "ispinned" in named and "mentions" in named
    return kind == "service" or (is_discord and str(kind).lower() not in MESSAGES)


def _well_read(words: str) -> str:
    if MISREAD.search(words):
        try:
            return words.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return words
    return words

"""Front matter: the settings that open a Markdown file.

YAML between `---` lines, TOML between `+++` lines, or one object of JSON.

    ---
    title: Water for the valley
    tags: [wells]
    ---

It stays in the text, as all of a Markdown file does, and is taken for the document's first heading:
its words are the title, where there is one. So no offset moves, and none of it is ever quoted.
YAML is only parsed, never built into objects, so an alias that stands for a million is one alias.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.documents import Metadata, Paragraph, ParagraphKind, Span, trimmed
from bot.formats.file_metadata import Setting, Wording, stated_in

LONGEST = 20_000  # code points; a longer block is a document's words between two rules
BLOCK = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
"""Example: the `---` with which a file begins."""
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
}
"""Example: the `---` or `...` that ends the block."""
JSON_TITLE = re.compile(r'"title"[ \t]{0,9}:[ \t]{0,9}"(?P<words>(?:[^"\\\r\n]|\\.){0,600})"')
"""Example: `"title" : "Wells"`."""
OPENS_JSON = re.compile(r'\{\s{0,99}"[^"\r\n]{1,200}"\s{0,9}:')
"""Example: the `{ "title":` with which a file begins."""
TOML_TITLE = re.compile(
    r"""^title[ \t]*=[ \t]*(?P<quote>"|')(?P<words>[^\r\n]*?)(?P=quote)""", re.M
)
"""Example: `title = "Wells"`."""

WORDING = Wording(
    authors=("author", "authors", "by", "creator"),
    interviewers=("interviewer", "interviewers", "interview-by"),
    issued=("date", "published", "issued", "year", "created"),
    publisher=("publisher", "institution", "organization", "organisation"),
    container=("container-title", "container", "journal", "magazine", "newspaper", "publication"),
    url=("url", "permalink", "canonical", "link", "source"),
    language=("lang", "language", "locale"),
    kind=("type", "kind", "genre"),
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block, and what it says of the document."""

    end: int
    """The offset after its last line."""
    title: str | None
    """On one line; None where the settings name none."""
    paragraph: Paragraph
    stated: Metadata


def find_front_matter(text: str) -> FrontMatter | None:
    """The block that opens a text; None where there is none, or it holds no settings."""
    if OPENS_JSON.match(text):
        return _json_head(text)
    opening = BLOCK.match(text)
    if opening is None:
        return None
    closing = CLOSING[opening["mark"]].search(text, opening.end(), opening.end() + LONGEST)
    if closing is None or closing.end() == opening.end() + LONGEST:
        return None
    inside = Span(opening.end(), closing.start())
    if opening["mark"] == "---":
        return _front_matter(text, inside, closing.end(), _yaml, _yaml_settings)
    return _front_matter(text, inside, closing.end(), _toml, _toml_settings)


def _json_head(text: str) -> FrontMatter | None:
    try:
        _, end = json.JSONDecoder().raw_decode(text[:LONGEST])
    except (ValueError, RecursionError):
        return None
    after = text.find("\n", end)
    after = after + 1 if after >= 0 else len(text)
    if text[end:after].strip():
        return None
    return _front_matter(text, Span(0, end), after, _json, _json_settings)


_Titled = tuple[str | None, Span] | None
"""The title, and where it stands in the settings; None where these are no settings."""


def _front_matter(
    text: str,
    inside: Span,
    after: int,
    read: Callable[[str], _Titled],
    named: Callable[[str], Iterator[Setting]],
) -> FrontMatter | None:
    settings = text[inside.start : inside.end]
    found = read(settings)
    if found is None:
        return None
    title, words = found
    _, end = trimmed(text, 0, after)
    start, last = trimmed(text, inside.start + words.start, inside.start + words.end)
    paragraph = Paragraph(0, end, ParagraphKind.HEADING, Span(start, last))
    return FrontMatter(after, title, paragraph, stated_in(named(settings), WORDING))


def _yaml(settings: str) -> _Titled:
    import yaml

    try:
        root = yaml.compose(settings, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    for name, value in root.value:
        if isinstance(value, yaml.ScalarNode) and str(name.value).lower() == "title":
            quoted = 1 if value.style in ("'", '"') else 0
            span = Span(value.start_mark.index + quoted, value.end_mark.index - quoted)
            return " ".join(value.value.split()) or None, span
    return None, Span(0, 0)


def _toml(settings: str) -> _Titled:
    try:
        title = tomllib.loads(settings.replace("\r\n", "\n")).get("title")
    except (ValueError, RecursionError):  # numbers of a million digits are a ValueError too
        return None
    match = TOML_TITLE.search(settings)
    span = Span(*match.span("words")) if match else Span(0, 0)
    return (" ".join(title.split()) or None) if isinstance(title, str) else None, span


def _yaml_settings(settings: str) -> Iterator[Setting]:
    """Names and words; lists one by one, of a mapping its `name`. Parsed, never built."""
    import yaml

    root = yaml.compose(settings, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        for node in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            inside = node.value if isinstance(node, yaml.MappingNode) else ((None, node),)
            for name, each in inside:
                named = name is None or str(name.value).lower() == "name"
                if named and isinstance(each, yaml.ScalarNode):
                    yield _setting(str(key.value), str(each.value))


def _toml_settings(settings: str) -> Iterator[Setting]:
    for key, value in tomllib.loads(settings.replace("\r\n", "\n")).items():
        for each in value if isinstance(value, list) else (value,):
            named = each.get("name") if isinstance(each, dict) else each
            if isinstance(named, str | int | date):
                yield _setting(key, str(named))


def _json(settings: str) -> _Titled:
    title = json.loads(settings).get("title")
    match = JSON_TITLE.search(settings)
    span = Span(*match.span("words")) if match else Span(0, 0)
    return (" ".join(title.split()) or None) if isinstance(title, str) else None, span


def _json_settings(settings: str) -> Iterator[Setting]:
    for key, value in json.loads(settings).items():
        for each in value if isinstance(value, list) else (value,):
            if isinstance(each, str | int):
                yield _setting(key, str(each))


def _setting(name: str, words: str) -> Setting:
    return Setting(name.lower().replace("_", "-"), words)

"""Front matter: the block of settings that opens a Markdown file, between `---` or `+++` lines.

    ---
    title: Water for the valley
    tags: [wells]
    ---

It stays in the text, as all of a Markdown file does, and is taken for the document's first heading:
its words are the title, where there is one. So no offset moves, and none of it is ever quoted.
YAML is only parsed, never built into objects, so an alias that stands for a million is one alias.
"""

import re
import tomllib
from dataclasses import dataclass

from bot.paragraph import Kind, Paragraph, Span, trimmed

LONGEST = 20_000  # code points; a longer block is a document's words between two rules
BLOCK = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
"""Example: the `---` with which a file begins."""
CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE),
}
"""Example: the `---` or `...` that ends the block."""
TOML_TITLE = re.compile(
    r"""^title[ \t]*=[ \t]*(?P<quote>"|')(?P<words>[^\r\n]*?)(?P=quote)""", re.M
)
"""Example: `title = "Wells"`."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block, and what it says the document is called."""

    end: int
    """The offset after its last line."""
    title: str | None
    """On one line; None where the settings name none."""
    paragraph: Paragraph


def find_front_matter(text: str) -> FrontMatter | None:
    """The block that opens a text; None where there is none, or it holds no settings."""
    opening = BLOCK.match(text)
    if opening is None:
        return None
    closing = CLOSING[opening["mark"]].search(text, opening.end(), opening.end() + LONGEST)
    if closing is None or closing.end() == opening.end() + LONGEST:
        return None
    read = _yaml if opening["mark"] == "---" else _toml
    found = read(text[opening.end() : closing.start()])
    if found is None:
        return None
    title, words = found
    _, end = trimmed(text, 0, closing.end())
    start, last = trimmed(text, opening.end() + words.start, opening.end() + words.end)
    shown = Span(start, last)
    return FrontMatter(closing.end(), title, Paragraph(0, end, Kind.HEADING, shown))


def _yaml(settings: str) -> tuple[str | None, Span] | None:
    """The title and where it stands; None where these are no settings."""
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


def _toml(settings: str) -> tuple[str | None, Span] | None:
    try:
        title = tomllib.loads(settings.replace("\r\n", "\n")).get("title")
    except (ValueError, RecursionError):  # numbers of a million digits are a ValueError too
        return None
    match = TOML_TITLE.search(settings)
    span = Span(*match.span("words")) if match else Span(0, 0)
    return (" ".join(title.split()) or None) if isinstance(title, str) else None, span

"""Style: what a page's elements do to the words inside them, told by their names and attributes.

Style sheets are not read: only what an element says of itself counts.
"""

import re
from collections.abc import Iterator, Set

from bot.formats.html.markup import Tag
from bot.formats.html.open_elements import Effect

NEVER_SHOWN = frozenset(
    """
    script style template noscript iframe noembed noframes svg canvas audio video map select
    datalist textarea rp rt rtc annotation annotation-xml progress meter
    """.split()
)
BY_NAME: dict[str, tuple[Effect, ...]] = {
    **dict.fromkeys(NEVER_SHOWN, (Effect.HIDDEN,)),
    **dict.fromkeys(("b", "strong", "th", "dt"), (Effect.BOLD,)),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), (Effect.HEADING,)),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), (Effect.EXACT,)),
    "sup": (Effect.RAISED,),
    "sub": (Effect.LOWERED,),
    "article": (Effect.ARTICLE,),
    "main": (Effect.MAIN,),
    "title": (Effect.TITLE,),
}
"""A `dt` is bold here: where it names a speaker it is the label, and nothing else would show it."""
INVISIBLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
"""Example: `color: red; display:none`."""
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
"""Example: `font-weight: 700`."""
EXACT_STYLE = re.compile(r"white-space\s*:\s*pre(?!-line)", re.IGNORECASE)
"""Example: `white-space: pre-wrap`."""
HEIGHT_STYLE = re.compile(r"vertical-align\s*:\s*(?P<script>super|sub)\b", re.IGNORECASE)
"""Example: `vertical-align: super`."""
ASKING = re.compile(
    r"(?:^|[\s_-])(?:question|interviewer|frage|pregunta|domanda|pergunta|vraag)"
    r"(?:[_-](?:text|title|body))?(?=$|\s)",
    re.IGNORECASE,
)
"""Example: `question`, `interview-question`: a page sets such words apart by its style sheet."""
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
"""Example: `display: block`."""
TOGGLE = re.compile(r"accordion|collaps|toggle|faq|question", re.IGNORECASE)
"""Example: `accordion-button`, the class of a button under which an answer unfolds."""


def effects_of(tag: Tag, on_demand: Set[str], *, in_heading: bool) -> tuple[Effect, ...]:
    """What an element does to the words inside it.

    Args:
        on_demand: ids of the parts that a button of the page unfolds.
    """
    effects = BY_NAME.get(tag.name, ())
    if tag.name == "button" and not in_heading:
        effects = (Effect.HEADING,) if _is_toggle(tag) else (Effect.HIDDEN,)
    if tag.is_plain:
        return (*effects, Effect.HIDDEN) if tag.name == "dialog" else effects
    more: list[Effect] = []
    if _is_hidden(tag) and tag["id"] not in on_demand and tag["role"] != "tabpanel":
        more.append(Effect.HIDDEN)
    if tag.name == "a" and "href" in tag:
        more.append(Effect.LINK)
        if "#" in tag["href"]:
            more.append(Effect.POINTER)
    if is_of_kind(tag, "noteref"):
        more += (Effect.RAISED, Effect.POINTER)
    if tag["role"] == "heading":
        more.append(Effect.HEADING)
    if tag["role"] == "main":
        more.append(Effect.MAIN)
    if ASKING.search(tag["class"]):
        more.append(Effect.BOLD)
    style = tag["style"]
    if style and BOLD_STYLE.search(style):
        more.append(Effect.BOLD)
    if style and EXACT_STYLE.search(style):
        more.append(Effect.EXACT)
    if style and (height := HEIGHT_STYLE.search(style)):
        more.append(Effect.RAISED if height["script"].lower() == "super" else Effect.LOWERED)
    return (*effects, *more)


def is_of_kind(tag: Tag, kind: str) -> bool:
    """Whether an element says that it is of a kind of Digital Publishing: `noteref`."""
    return kind in tag["epub:type"].split() or f"doc-{kind}" in tag["role"].split()


def is_shown_as_block(tag: Tag, effects: tuple[Effect, ...]) -> bool:
    """Whether an element that is no block by its name begins on a line of its own."""
    if tag.name == "button":
        return Effect.HEADING in effects
    return not tag.is_plain and (
        tag["role"] == "heading" or BLOCK_STYLE.search(tag["style"]) is not None
    )


def shown_on_demand(tag: Tag) -> Iterator[str]:
    """The ids of what a button or tab unfolds: hidden at first, and text of the page."""
    if not tag.is_plain:
        yield from tag["aria-controls"].split()
        for attribute in ("data-target", "data-bs-target"):
            if tag[attribute].startswith("#"):
                yield tag[attribute][1:]


def _is_toggle(tag: Tag) -> bool:
    return "aria-expanded" in tag or "aria-controls" in tag or bool(TOGGLE.search(tag["class"]))


def _is_hidden(tag: Tag) -> bool:
    if tag.name == "dialog" and "open" not in tag:
        return True
    if "hidden" in tag and tag["hidden"].strip().lower() != "until-found":
        return True
    return tag["aria-hidden"].strip().lower() == "true" or (
        INVISIBLE.search(tag["style"]) is not None
    )

"""A CSL style as citeproc-py knows it, mended where that library leaves the CSL specification.

The styles are the official ones; to one is added what it does not know of interviews. What
citeproc-py 0.11 does otherwise than CSL 1.0.2 says is said here once, an element a class;
`tests/bot/citing/test_csl_styles.py` holds each against the rules that the styles publish.
"""

from io import BytesIO
from pathlib import Path

from citeproc import CitationStylesStyle, model
from citeproc.source import CitationItem
from lxml import etree

NAMESPACE = "http://purl.org/net/xbiblio/csl"
RANGE = "–"  # between the ends of a locator that is a range


class Name(model.Name):
    """Given names stay whole where the style says so: `initialize="false"`."""

    def initialize(self, given: str, mark: str, context: model.CitationStylesElement) -> str:
        """The given names, shortened or as they are."""
        if self.get("initialize") == "false":
            return given
        shortened: str = super().initialize(given, mark, context)
        return shortened


class If(model.If):
    """One source by itself needs no telling apart: `disambiguate="true"` never holds."""

    def render(self, item: CitationItem, context: object = None, **options: object) -> object:
        """What stands under the condition.

        Raises:
            ConditionFailed: it does not hold.
        """
        if self.get("disambiguate") == "true" and self.get("match") != "none":
            raise model.ConditionFailed
        return super().render(item, context=context, **options)


class Label(model.Label):
    """A number that is not there has no label: no "edition" without an edition."""

    def process(
        self,
        item: CitationItem,
        variable: str | None = None,
        plural: bool | None = None,
        **options: object,
    ) -> object:
        """The label's word, or none; a locator's is plural where it is a range."""
        of = variable or self.get("variable")
        if of == "locator":
            if not item.has_locator:
                return None
            plural = RANGE in item.locator.identifier
        elif of.replace("-", "_") not in item.reference:
            return None
        return super().process(item, variable, plural, **options)

    def case(self, text: str, language: str | None = "en") -> str:
        """The word with its capitals: the style's own words are in the style's language."""
        cased: str = super().case(text, language)
        return cased


class Text(model.Text):
    """Remembers which variables were written, for those that stood in for an author.

    Nothing is said to be retrieved without the day: "Retrieved https://…" is no sentence of APA's.
    Its style's macros are looked up once; looking took half of the time.
    """

    macros: dict[str, model.Macro]
    calling: dict[str, bool]

    def get_macro(self, name: str) -> model.Macro:
        """The macro of its style of that name."""
        if name not in self.macros:
            self.macros[name] = super().get_macro(name)
        return self.macros[name]

    def calls_variable(self) -> bool:
        """Whether what it writes depends on the source."""
        name = self.get("macro")
        if name is None:
            return bool(super().calls_variable())
        if name not in self.calling:
            self.calling[name] = bool(super().calls_variable())
        return self.calling[name]

    def render(self, item: CitationItem, *context: object, **options: object) -> object:
        """The words, or none."""
        if self.get("term") == "retrieved" and "accessed" not in item.reference:
            return None
        return super().render(item, *context, **options)

    def _variable(self, item: CitationItem, context: model.CitationStylesElement) -> object:
        text = super()._variable(item, context)
        if text:
            written(context).append(self.get("variable"))
        return text


class Substitute(model.Substitute):
    """What stands in for an author is not said a second time, within a macro too."""

    def render(
        self, item: CitationItem, context: model.CitationStylesElement = None, **options: object
    ) -> object:
        """What stands in, or none."""
        before = len(written(context))
        text = super().render(item, context=context, **options)
        stood_in = written(context)[before:]
        context.get_layout().repressed.setdefault(f"{{{NAMESPACE}}}text", []).extend(stood_in)
        return text


def written(context: model.CitationStylesElement) -> list[str]:
    """The variables written so far, kept where citeproc keeps those that are not to be written."""
    variables: list[str] = context.get_layout().repressed.setdefault("written", [])
    return variables


def load_style(path: Path, *, locale: str, added: Path | None = None) -> CitationStylesStyle:
    """A style, ready to render.

    Args:
        locale: "en-US" decides dates' order, the words for pages, and quotation marks.
        added: a choice of CSL's that stands before what the style lists; its "else" is the style.
    """
    source = BytesIO(_with_choice(path, added)) if added else str(path)
    style = CitationStylesStyle(source, locale=locale, validate=False)
    lookup = etree.ElementNamespaceClassLookup()
    elements = lookup.get_namespace(NAMESPACE)
    elements[None] = model.CitationStylesElement
    for kind in model.CitationStylesElement.__subclasses__():
        elements[kind.__name__.replace("_", "-").lower()] = kind
    for kind in (Name, If, Label, Substitute):
        elements[kind.__name__.lower()] = kind
    elements["text"] = type("StylesText", (Text,), {"macros": {}, "calling": {}})
    elements["else-if"] = type("ElseIf", (If,), {})
    style.parser.set_element_class_lookup(lookup)
    return style


def _with_choice(path: Path, added: Path) -> bytes:
    """A style whose list of sources begins with a choice."""
    style = etree.parse(path)
    layout = style.find(f"{{{NAMESPACE}}}bibliography/{{{NAMESPACE}}}layout")
    choice = etree.parse(added).getroot()
    choice.find(f"{{{NAMESPACE}}}else").extend(list(layout))
    layout.append(choice)
    return bytes(etree.tostring(style))

"""XML from strangers: a tree of elements, or one clear sentence.

The standard library's expat reads it. It opens no file and no connection: what a document type
names outside the document is never looked for. A document that declares entities is refused before
its first element, so none is ever expanded (a billion laughs, a local file's words). Measured
against lxml and defusedxml: docs/log.md, "Every document".
"""

from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from bot.errors import DocumentError
from bot.formats.refusals import too_many_tags

MOST_TAGS = 4_000_000  # `<` in one part; 1,000 pages have some 1 million, and 4 take 1 GB and 4 s


class _EnoughError(Exception):
    """The first element begins: no declaration can come any more."""


class _EntityError(Exception):
    """The document declares an entity."""


def parse_xml(data: bytes, name: str) -> Element:
    """The root element of an XML text.

    Args:
        name: what the error sentence calls the document.

    Raises:
        DocumentError: it is no XML, declares entities, or has more tags than are read.
    """
    if data.count(b"<") > MOST_TAGS:
        raise too_many_tags(name, MOST_TAGS)
    try:
        _refuse_entities(data)
        return fromstring(data)
    except _EntityError as error:
        raise DocumentError(
            "{name} declares XML entities, which no document needs; save it again without them.",
            code="xml-entities",
            name=name,
        ) from error
    except (ParseError, expat.ExpatError, LookupError, ValueError) as error:
        raise DocumentError(
            "{name} is damaged: its XML cannot be read; open it in the program that made "
            "it and save it again.",
            code="xml-damaged",
            name=name,
        ) from error  # LookupError, ValueError: an encoding that Python does not know


def without_namespaces(root: Element) -> Element:
    """The same tree with all tags and attributes by their local names.

    Word's documents come in two sets of namespaces, strict and transitional, of the same names.
    """
    names: dict[str, str] = {}
    for element in root.iter():
        element.tag = _local(element.tag, names)
        if element.attrib:
            element.attrib = {_local(key, names): each for key, each in element.attrib.items()}
    return root


def _local(name: str, names: dict[str, str]) -> str:
    """A name without its namespace; `names` are those already seen, each kept once."""
    known = names.get(name)
    if known is None:
        known = names[name] = name.rpartition("}")[2]
    return known


def _refuse_entities(data: bytes) -> None:
    """Read up to the first element."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _entity
    parser.StartElementHandler = _element
    try:
        parser.Parse(data, True)
    except _EnoughError:
        return


def _entity(*_: object) -> NoReturn:
    raise _EntityError


def _element(*_: object) -> NoReturn:
    raise _EnoughError

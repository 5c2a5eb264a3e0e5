"""What readers of XML ask of its elements: their words, their own attributes, who has which id.

All names are local ones (`without_namespaces`), in the spelling of the file.
"""

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

NOTHING: frozenset[str] = frozenset()


def words_of(element: Element, *, without: Collection[str] = NOTHING) -> str:
    """The words in an element, those in some of its parts left out.

    Args:
        without: the names of elements whose words are none of it: notes, descriptions.
    """
    pieces: list[str] = []
    for part in pieces_of(element, without=without):
        pieces.append(part if isinstance(part, str) else "")
    return "".join(pieces)


def pieces_of(element: Element, *, without: Collection[str] = NOTHING) -> Iterator[str | Element]:
    """Each element inside one, as it begins, and the words between them, in order."""
    waiting: list[Element | str] = [element]
    first = True
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        if not isinstance(one.tag, str):
            continue  # a comment
        if not first and one.tag in without:
            continue
        if not first:
            yield one
        first = False
        inside: list[Element | str] = [one.text or ""]
        for child in one:
            inside += [child, child.tail or ""]
        waiting += reversed([part for part in inside if not isinstance(part, str) or part])


def child_words(element: Element | None, path: str) -> str:
    """The words of the first element at a path, on one line; empty where there is none."""
    found = None if element is None else element.find(path)
    return "" if found is None else " ".join(words_of(found).split())


def reference(value: str | None) -> str:
    """The id that `#AB` points to; of several (`#AB #CD`) and of addresses the whole."""
    value = (value or "").strip()
    return value.removeprefix("#") if " " not in value else value

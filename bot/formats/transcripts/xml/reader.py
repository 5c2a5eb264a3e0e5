"""XML: transcripts of known forms; of others those whose elements name speakers and words.

What else is XML is data and no document: it is refused in a sentence that says what is read.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from bot.documents import Layout, Metadata
from bot.errors import DocumentError
from bot.formats.file_metadata import Setting, Wording, stated_in
from bot.formats.format import Extract, Format
from bot.formats.json.transcripts import conversation_in
from bot.formats.json.values import Json
from bot.formats.titles import sensible_title
from bot.formats.transcripts.names import plain
from bot.formats.transcripts.utterance import Utterance
from bot.formats.transcripts.writing import written
from bot.formats.transcripts.xml import corpora, elan, ohms, speeches, timed_text
from bot.formats.transcripts.xml.tree import child_words, words_of
from bot.formats.xml import parse_xml, without_namespaces

WITHIN = 4096  # bytes from the start in which a file says that it is XML
FORMS: dict[str, Callable[[Element], Iterable[Utterance]]] = {
    "ANNOTATION_DOCUMENT": elan.utterances_of,
    "TEI": speeches.utterances_of,
    "TEI.2": speeches.utterances_of,
    "teiCorpus": speeches.utterances_of,
    "akomaNtoso": speeches.utterances_of,
    "publicwhip": speeches.utterances_of,
    "tt": timed_text.utterances_of,
    "basic-transcription": corpora.exmaralda,
    "folker-transcription": corpora.folker,
    "Trans": corpora.transcriber,
}
"""The readers of each form, by the name of its root."""
PROSE = frozenset({"TEI", "TEI.2", "teiCorpus", "akomaNtoso"})
"""Forms of texts in general: where nobody speaks in one, it is an article or a law."""
OPENING = re.compile(
    rb"\s{0,99}(?:<\?xml\s|<(?:\w{1,20}:)?(?:ROOT|ANNOTATION_DOCUMENT|TEI|akomaNtoso|publicwhip|tt|"
    rb"basic-transcription|folker-transcription|Trans)[\s>])"
)
"""Example: `<?xml `, `<TEI `."""
DEEPEST = 30  # elements in one another, of a form that is not known
STATED = (
    ("author", ".//titleStmt/author"),
    ("publisher", ".//publicationStmt/publisher"),
    ("date", ".//settingDesc//date"),
    ("date", ".//sourceDesc//date"),
    ("date", ".//publicationStmt/date"),
    ("date", ".//FRBRWork/FRBRdate"),
)
"""Where a header states what; the day on which words were said comes before that of a file."""
NO_NAME = frozenset({"idno", "note", "ref"})
MOST_STATED = 100  # elements at one of these places
WORDING = Wording(
    authors=("author",),
    interviewers=("interviewer",),
    issued=("date",),
    publisher=("publisher",),
    language=("lang",),
)


def recognises(data: bytes) -> bool:
    """Whether a file begins as XML does, or with the root of a known form."""
    start = data[:WITHIN]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="replace").encode()
    return OPENING.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


def read(data: bytes, name: str, _password: str | None) -> Extract:
    """What is said in a transcript, with its speakers and times.

    Raises:
        DocumentError: it is no XML, or of no known form.
    """
    root = without_namespaces(parse_xml(data.lstrip(), name))
    if (root.tag == "ROOT" and root.find(".//vtt_transcript") is not None) or _is_ohms(root):
        text, layout, title, stated = ohms.written_record(root)
    else:
        text, layout = _written(root)
        title, stated = title_of(root), stated_of(root)
    if not text:
        raise DocumentError(
            "{name} is XML and holds no transcript that Footnote knows; it reads OHMS, ELAN, TEI, "
            "Akoma Ntoso, TTML, EXMARaLDA, FOLKER and Transcriber.",
            code="xml-none",
            name=name,
        )
    return Extract(text, layout, title=sensible_title(title), stated=stated)


def _is_ohms(root: Element) -> bool:
    record = root.find("record")
    return root.tag == "ROOT" and record is not None and record.find("transcript") is not None


def _written(root: Element) -> tuple[str, Layout]:
    form = FORMS.get(root.tag)
    if form is None:
        said = conversation_in(_as_json(root))
        if said is None or said.is_chat:  # whose a message is, is told in many other ways
            return "", Layout(())
        return written(replace(each, words=plain(each.words)) for each in said.utterances)
    if root.tag not in PROSE or speeches.has_speeches(root):
        return written(form(root))
    text, layout = written(form(root))
    return text, Layout(layout.paragraphs)


def title_of(root: Element) -> str:
    for path in (
        ".//titleStmt/title",
        ".//FRBRWork/FRBRalias",
        ".//docTitle",
        "head/metadata/title",
    ):
        if words := child_words(root, path):
            return words
        found = root.find(path)
        if found is not None and (value := found.get("value")):
            return value
    return ""


def stated_of(root: Element) -> Metadata:
    """What a TEI header, or a law's, says of the text."""
    settings: list[Setting] = []
    for name, path in STATED:
        for each in root.findall(path)[:MOST_STATED]:
            words = each.get("when") or each.get("date") or words_of(each, without=NO_NAME)
            settings.append(Setting(name, " ".join(words.split())))
    if language := root.get("lang"):
        settings.append(Setting("lang", language))
    return stated_in(settings, WORDING)


def _as_json(element: Element, depth: int = 0) -> Json:
    """Elements as the objects of JSON: attributes and parts by their names, words as `text`."""
    found: dict[str, Json] = dict(element.attrib)
    if depth >= DEEPEST:
        return found
    parts: dict[str, list[Json]] = {}
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            leaf = not len(child) and not child.attrib
            inside = (child.text or "") if leaf else _as_json(child, depth + 1)
            parts.setdefault(child.tag, []).append(inside)
        words.append(child.tail or "")
    for key, values in parts.items():
        found.setdefault(key, values[0] if len(values) == 1 else list(values))
    if "".join(words).strip():
        found.setdefault("text", "".join(words))
    return found


FORMAT = Format(
    name="xml",
    endings=(".xml", ".eaf", ".tei", ".ttml", ".dfxp", ".exb", ".flk", ".trs"),
    recognises=recognises,
    read=read,
)

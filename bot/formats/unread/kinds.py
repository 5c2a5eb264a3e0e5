"""The kinds of files that are not read, by the endings of their names, and what is said of each.

What holds a document is named, with how it is saved to be read. What never does (pictures,
recordings, programs) is counted where a folder holds it, and named where a person names it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from bot.errors import DocumentError, Notice


class Counted(StrEnum):
    """What is counted in a folder and named one by one nowhere."""

    PICTURE = "pictures"
    RECORDING = "recordings"
    PROGRAM = "programs"
    DATA = "data"
    FONT = "fonts"
    HIDDEN = "hidden"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unread:
    """One kind of file that is not read."""

    sentence: str
    """With the file's name in it, what it is and how it is saved to be read."""
    code: str
    fields: tuple[tuple[str, str], ...] = ()
    counted: Counted | None = None
    """What it is counted as in a folder; None where it holds a document, and is named."""

    def refusal(self, name: str) -> DocumentError:
        """The sentence of one file."""
        return DocumentError(self.sentence, code=self.code, name=name, **dict(self.fields))


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What folders, and files that hold others, hold beside the documents that are read."""

    notices: tuple[Notice, ...] = ()
    """Of each file that may be somebody's document: what it is, and how it is saved to be read."""
    counted: tuple[tuple[Counted, int], ...] = ()
    """How many there are of what never is one."""

    def with_more(self, other: "PassedOver") -> "PassedOver":
        """Both together."""
        counts = Counter(dict(self.counted)) + Counter(dict(other.counted))
        counted = tuple((each, counts[each]) for each in Counted if counts[each])
        return PassedOver((*self.notices, *other.notices), counted)


def _of(program: str, ending: str) -> Unread:
    return Unread(
        "{name} is in the format of {program}, which Footnote does not read; save it as {ending}.",
        code="unread-other",
        fields=(("program", program), ("ending", ending)),
    )


def _old(program: str, ending: str) -> Unread:
    return Unread(
        "{name} is in {program}'s old format; save it as {ending}.",
        code="unread-old",
        fields=(("program", program), ("ending", ending)),
    )


OLD_WORD, OLD_EXCEL, OLD_POWERPOINT = (
    _old("Word", ".docx"),
    _old("Excel", ".xlsx"),
    _old("PowerPoint", ".pptx"),
)
OUTLOOK, PUBLISHER, VISIO = _of("Outlook", ".eml"), _of("Publisher", ".pdf"), _of("Visio", ".pdf")
PAGES, NUMBERS, KEYNOTE = _of("Pages", ".docx"), _of("Numbers", ".xlsx"), _of("Keynote", ".pptx")
IWORK = _of("Pages or Numbers", ".docx or .xlsx")
BINARY_EXCEL = _of("binary Excel", ".xlsx")
KINDLE, POSTSCRIPT, DJVU = _of("Kindle", ".epub"), _of("PostScript", ".pdf"), _of("DjVu", ".pdf")
ONENOTE, WORDPERFECT = _of("OneNote", ".docx"), _of("WordPerfect", ".docx")
HWP, XPS, DRAWING = _of("Hangul", ".docx"), _of("XPS", ".pdf"), _of("OpenDocument Draw", ".pdf")
OFFICE = Unread(
    "{name} is in an old format of an office program; save it as .docx, .xlsx or .pptx.",
    code="unread-office",
)
LINK = Unread(
    "{name} is only a link to a document on the web; download the document and add that.",
    code="unread-link",
)
ARCHIVE = Unread(
    "{name} is an archive that Footnote does not open; unpack it and add the folder.",
    code="unread-archive",
)
PICTURE = Unread(
    "{name} is a picture; save it as PDF to have its words recognised.",
    code="unread-picture",
    counted=Counted.PICTURE,
)
RECORDING = Unread(
    "{name} is a recording; add its transcript or its subtitles.",
    code="unread-recording",
    counted=Counted.RECORDING,
)
PROGRAM = Unread(
    "{name} is a program or a part of one, and no document.",
    code="unread-program",
    counted=Counted.PROGRAM,
)
DATA = Unread(
    "{name} is data and no document; save what is to be read of it as .csv or .txt.",
    code="unread-data",
    counted=Counted.DATA,
)
FONT = Unread("{name} is a font and no document.", code="unread-font", counted=Counted.FONT)
UNKNOWN = Unread(
    "{name} has an ending that says nothing of what it is; name it by itself if it is a text.",
    code="unread-unknown",
)

ENDINGS: Mapping[str, Unread] = {
    ending: kind
    for kind, endings in {
        OLD_WORD: ".doc .dot .wri",
        OLD_EXCEL: ".xls .xlt .xlm .xlw",
        OLD_POWERPOINT: ".ppt .pps .pot",
        _old("OpenOffice", ".odt"): ".sxw .stw .sdw",
        _old("OpenOffice", ".ods"): ".sxc .stc .sdc",
        _old("OpenOffice", ".odp"): ".sxi .sti .sdd",
        _of("Works", ".docx"): ".wps",
        BINARY_EXCEL: ".xlsb",
        WORDPERFECT: ".wpd .wp5 .wp6",
        OUTLOOK: ".msg .oft",
        _of("Outlook", ".mbox"): ".pst .ost",
        PUBLISHER: ".pub",
        VISIO: ".vsd .vsdx .vdx",
        _of("Project", ".pdf"): ".mpp",
        _of("Access", ".csv"): ".mdb .accdb",
        PAGES: ".pages",
        NUMBERS: ".numbers",
        KEYNOTE: ".key",
        KINDLE: ".mobi .azw .azw3 .kfx .prc",
        POSTSCRIPT: ".ps .eps",
        DJVU: ".djvu .djv",
        XPS: ".xps .oxps",
        ONENOTE: ".one .onetoc2",
        HWP: ".hwp .hwpx",
        DRAWING: ".odg .otg .sxd",
        _of("InDesign", ".pdf"): ".indd .idml",
        _of("QuarkXPress", ".pdf"): ".qxd .qxp",
        _of("LyX", ".pdf"): ".lyx",
        _of("Scrivener", ".docx"): ".scriv .scrivx",
        _of("Evernote", ".html"): ".enex",
        _of("Windows Help", ".html"): ".chm .hlp",
        _of("Comic Book", ".pdf"): ".cbz .cbr",
        _of("DVI", ".pdf"): ".dvi",
        LINK: ".gdoc .gsheet .gslides .url .webloc .desktop .lnk",
        ARCHIVE: ".rar .7z .tar .gz .tgz .bz2 .tbz2 .xz .txz .zst .cab .lzh .arj .sit .iso .dmg",
        PICTURE: """.png .jpg .jpeg .jpe .gif .tif .tiff .bmp .webp .heic .heif .svg .svgz .ico .psd
            .ai .raw .cr2 .nef .dng .avif .wmf .emf .xcf .jp2 .pcx .tga .icns .drawio""",
        RECORDING: """.mp3 .wav .m4a .aac .ogg .oga .opus .flac .wma .aif .aiff .amr .mp4 .m4v .mov
            .avi .mkv .webm .wmv .mpg .mpeg .3gp .mid .midi .ogv""",
        PROGRAM: """.exe .dll .so .dylib .o .a .lib .bin .msi .app .apk .jar .war .class .pyc .pyo
            .pyd .whl .egg .deb .rpm .sys .com .bat .cmd .ps1 .sh .bash .py .pyi .js .mjs .ts .tsx
            .jsx .css .scss .less .c .h .cc .cpp .hpp .cs .java .kt .go .rs .rb .php .pl .lua .swift
            .scala .r .jl .m .sql .vue .wasm .map .lock .sty .cls .bst .bat .vbs .make .mk .gradle
            .toml .ini .cfg .conf .yaml .yml .properties .env""",
        DATA: """.sqlite .sqlite3 .db .dbf .parquet .feather .arrow .npy .npz .pkl .pickle .h5 .hdf5
            .mat .rds .rdata .sav .dta .por .sas7bdat .log .bak .tmp .dat .geojson .shp .kml .kmz
            .gpx .ics .vcf .bib .ris .nbib .enl .bibtex .rss .atom .opml .xsd .xsl .xslt .dtd .rdf
            .ttl .torrent .pem .crt .cer .p12 .pfx .gpg .asc .sig .vtx .dwg .dxf .stl .obj .aux .toc
            .out .bbl .blg .pt .onnx .safetensors""",
        FONT: ".ttf .otf .woff .woff2 .eot .pfb .ttc",
    }.items()
    for ending in endings.split()
}
HIDDEN = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx"})
"""What systems leave in folders, in small letters."""
LOCK = "~$"
"""What Word's file begins with that says who has a document open."""


UNSURE = frozenset({OFFICE, IWORK})
"""Kinds that bytes tell less well than an ending."""


def by_name(name: str) -> Unread | None:
    """The kind of a file by its ending; None where the ending says nothing."""
    return ENDINGS.get(PurePosixPath(name).suffix.lower())


def is_hidden(name: str) -> bool:
    """Whether a file or a folder is one that people do not see or never made."""
    return name.startswith((".", LOCK)) or name.lower() in HIDDEN

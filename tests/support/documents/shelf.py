"""A folder of many small documents of every kind: `python -m tests.support.documents.shelf FOLDER 1000` makes one."""

import json
import random
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from tests.support.documents.books import book
from tests.support.documents.office_files import ods, open_document, pptx, slide, xlsx
from tests.support.documents.pdf_files import Sheets
from tests.support.documents.web_pages import page
from tests.support.documents.zips import docx, odt

PEOPLE = "engineer reporter keeper teacher miller ferryman baker clerk nurse mason".split()
DEEDS = "counted carried measured painted repaired described sold bought hid found".split()
THINGS = "wells ropes buckets pumps letters maps lanterns bridges boats orchards".split()
PLACES = "valley harbour village market mill school station quarry forest island".split()
TIMES = "in March;before the frost;on a Sunday;after the flood;at noon;every spring".split(";")
FOLDERS = 10


def write_shelf(folder: Path, count: int) -> None:
    """Write so many documents, each unlike the others, the same ones whenever it is called."""
    makers = tuple(MAKERS.items())
    for number in range(count):
        ending, make = makers[number % len(makers)]
        file = folder / f"part-{number % FOLDERS}" / f"document-{number:04}{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make(random.Random(number)))


def sentence(chance: random.Random) -> str:
    """A sentence, of words that mean something."""
    count, who = chance.randrange(2, 900), chance.choice(PEOPLE)
    words = f"The {who} {chance.choice(DEEDS)} {count} {chance.choice(THINGS)}"
    return f"{words} near the {chance.choice(PLACES)} {chance.choice(TIMES)}."


def paragraphs(chance: random.Random) -> list[str]:
    """A few paragraphs of a few sentences."""
    return [
        " ".join(sentence(chance) for _ in range(chance.randrange(3, 9)))
        for _ in range(chance.randrange(3, 8))
    ]


def _text(chance: random.Random) -> bytes:
    return "\n\n".join(paragraphs(chance)).encode()


def _markdown(chance: random.Random) -> bytes:
    parts = (f"## About {chance.choice(THINGS)}\n\n{each}" for each in paragraphs(chance))
    return "\n\n".join(["# A report", *parts]).encode()


def _page(chance: random.Random) -> bytes:
    parts = "".join(f"<h2>{chance.choice(PLACES)}</h2><p>{each}</p>" for each in paragraphs(chance))
    return page(f"<main><h1>A page</h1>{parts}</main>")


def _docx(chance: random.Random) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs(chance)))


def _odt(chance: random.Random) -> bytes:
    return odt("".join(f"<text:p>{each}</text:p>" for each in paragraphs(chance)))


def _rtf(chance: random.Random) -> bytes:
    body = "".join(rf"\pard {each}\par " for each in paragraphs(chance))
    return rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 " + body.encode() + b"}"


def _pdf(chance: random.Random) -> bytes:
    sheets = Sheets(title="A survey")
    y = 760.0
    for each in paragraphs(chance):
        y = sheets.prose(each, y=y) - 10
    sheets.end_page()
    return sheets.data()


def _epub(chance: random.Random) -> bytes:
    return book(
        {
            f"text/{n}.xhtml": f"<h1>Part {n}</h1><p>{p}</p>"
            for n, p in enumerate(paragraphs(chance))
        }
    )


def _srt(chance: random.Random) -> bytes:
    cues = [sentence(chance) for _ in range(30)]
    return "\n".join(
        f"{n}\n00:{n // 12:02}:{n % 12 * 5:02},000 --> 00:{n // 12:02}:{n % 12 * 5 + 4:02},500\n{cue}\n"
        for n, cue in enumerate(cues, 1)
    ).encode()


def _json(chance: random.Random) -> bytes:
    if chance.randrange(2):
        said = [
            {"speaker": f"SPEAKER_0{n % 2}", "start": n * 9.0, "text": each}
            for n, each in enumerate(paragraphs(chance))
        ]
        return json.dumps({"segments": said}).encode()
    entries = [
        {"question": f"What of the {chance.choice(THINGS)} of {n}?", "answer": each}
        for n, each in enumerate(paragraphs(chance), 1900)
    ]
    return json.dumps(entries).encode()


def _csv(chance: random.Random) -> bytes:
    rows = (f'"Who came in {n}?","{each}"' for n, each in enumerate(paragraphs(chance), 1900))
    return "\n".join(["question,answer", *rows]).encode()


def _xml(chance: random.Random) -> bytes:
    said = "".join(
        f'<u who="#S{n % 2}">{each}</u>' for n, each in enumerate(paragraphs(chance)[:2])
    )
    return f'<?xml version="1.0"?><TEI><text><body>{said}</body></text></TEI>'.encode()


def _chat(chance: random.Random) -> bytes:
    said = "".join(
        f"*S{n % 2}A:\t{each}\n%com:\tx\n" for n, each in enumerate(paragraphs(chance)[:2])
    )
    return f"@UTF8\n@Begin\n@Participants:\tS0A Ada Interviewer\n{said}@End\n".encode()


def _eml(chance: random.Random) -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "Ada Obi <ada@wells.example>", "keeper@wells.example"
    made["Subject"], made["Date"] = (
        f"About {chance.choice(THINGS)}",
        "Mon, 4 Mar 2024 09:15:00 +0100",
    )
    made["Message-ID"] = "<1@wells.example>"
    made.set_content("\n\n".join(paragraphs(chance)))
    return made.as_bytes()


def _pptx(chance: random.Random) -> bytes:
    return pptx([(chance.choice(THINGS), [each], "") for each in paragraphs(chance)])


def _odp(chance: random.Random) -> bytes:
    slides = "".join(slide(chance.choice(THINGS), [each]) for each in paragraphs(chance))
    return open_document("presentation", slides)


def _rows(chance: random.Random) -> list[list[object]]:
    counted = [[each, chance.randrange(900), sentence(chance)] for each in PLACES]
    return [["Place", "Wells", "What was told"], *counted]


def _xlsx(chance: random.Random) -> bytes:
    return xlsx({"Wells": _rows(chance)})


def _ods(chance: random.Random) -> bytes:
    return ods(_rows(chance), heads=1)


def _ipynb(chance: random.Random) -> bytes:
    cells = [{"cell_type": "markdown", "source": [each]} for each in paragraphs(chance)]
    code = {
        "cell_type": "code",
        "source": "count()",
        "outputs": [{"output_type": "stream", "text": "12"}],
    }
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": [*cells, code]}).encode()


def _tex(chance: random.Random) -> bytes:
    parts = "".join(
        f"\\section{{{chance.choice(THINGS)}}}\n{each}\n\n" for each in paragraphs(chance)
    )
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{parts}\\end{{document}}\n".encode()


def _fb2(chance: random.Random) -> bytes:
    parts = "".join(f"<section><p>{each}</p></section>" for each in paragraphs(chance))
    return f"<?xml version='1.0'?><FictionBook><body>{parts}</body></FictionBook>".encode()


def _jats(chance: random.Random) -> bytes:
    front = "<front><article-meta><title-group><article-title>Wells</article-title></title-group></article-meta></front>"
    parts = "".join(
        f"<sec><title>{chance.choice(THINGS)}</title><p>{each}</p></sec>"
        for each in paragraphs(chance)
    )
    return f'<?xml version="1.0"?><article article-type="x">{front}<body>{parts}</body></article>'.encode()


def _rst(chance: random.Random) -> bytes:
    parts = (f"Wells\n=====\n\n{each}" for each in paragraphs(chance))
    return "\n\n".join(parts).encode()


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _page,
    ".docx": _docx,
    ".odt": _odt,
    ".rtf": _rtf,
    ".pdf": _pdf,
    ".epub": _epub,
    ".srt": _srt,
    ".json": _json,
    ".csv": _csv,
    ".xml": _xml,
    ".cha": _chat,
    ".eml": _eml,
    ".pptx": _pptx,
    ".odp": _odp,
    ".xlsx": _xlsx,
    ".ods": _ods,
    ".ipynb": _ipynb,
    ".tex": _tex,
    ".fb2": _fb2,
    ".nxml": _jats,
    ".rst": _rst,
}

if __name__ == "__main__":
    write_shelf(Path(sys.argv[1]), int(sys.argv[2]))

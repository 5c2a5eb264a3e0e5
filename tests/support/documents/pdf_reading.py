"""A PDF read, and what the tests of PDF ask of the result."""

from bot.formats.format import Extract
from bot.formats.pdf import reader as pdf


def read(data: bytes, *, password: str | None = None) -> Extract:
    return pdf.read(data, "report.pdf", password)


def blocks(extract: Extract) -> list[tuple[str, str]]:
    """Kind and words of each paragraph."""
    return [
        (paragraph.kind.value, extract.text[paragraph.start : paragraph.end])
        for paragraph in extract.layout.paragraphs
    ]


def place_of(extract: Extract, words: str) -> tuple[int | None, str | None]:
    """The index and the label of the page on which words begin."""
    index = extract.layout.page_at(extract.text.index(words))
    return index, None if index is None else extract.layout.pages[index].label


def assert_whole(extract: Extract) -> None:
    """Paragraphs hold every letter, in order and once; pages ascend; joins are hyphens."""
    covered = 0
    for paragraph in extract.layout.paragraphs:
        assert not extract.text[covered : paragraph.start].strip()
        assert covered <= paragraph.start <= paragraph.words.start
        assert paragraph.words.end == paragraph.end > paragraph.start
        covered = paragraph.end
    assert not extract.text[covered:].strip()
    starts = [page.start for page in extract.layout.pages]
    assert starts == sorted(starts)
    assert "\x00" not in extract.text
    extract.text.encode()
    for join in extract.layout.joins:
        assert extract.text[join.start : join.end] in ("-\n", "\u2010\n", "\u00ad\n")

"""What the library holds of its documents, as a list of them shows it."""

from pathlib import Path

from bot.formats.loading import decode_document
from bot.library.library import Library
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.speakers import Spoken
from bot.segmentation.transcript import Transcript
from tests.support.documents.pdf_files import Sheets
from tests.support.texts import document
from tests.support.toy_encoder import ToyEncoder

TALK = document(
    "Reporter: Why did you dig?\n\nSmith: The water had sunk.\n\n" + "We dug on. " * 200 + "\n\n"
    "Reporter: Who paid for it?\n\nSmyth: The parish paid.\n\n"
    "Reporter: And the rope?\n\nSmith: My brother brought it.\n",
    name="talk.txt",
)
ARTICLE = document("The bridge was built in 1907.\n", name="article.txt")


def test_passages_and_turns_are_counted_speaker_by_speaker(tmp_path: Path) -> None:
    """Under the names shown now; two names made one are one speaker."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(TALK, place="talk")
        library.add(ARTICLE, place="article")

        talk, article = library.statistics([TALK, ARTICLE])
        library.rename_speaker(TALK, "Smyth", "Smith")
        (renamed,) = library.statistics([TALK])

    passages = split_passages(Transcript.of(TALK))
    smith = [each for each in passages if each.speaker == "Smith"]
    assert len(smith) > 2
    assert talk.passages == len(passages)
    assert talk.spoken == (Spoken("Smith", len(smith), 2), Spoken("Smyth", 1, 1))
    assert renamed.spoken == (Spoken("Smith", len(smith) + 1, 3),)
    assert (talk.turns, talk.pages, talk.characters) == (3, None, len(TALK.text))
    assert (article.passages, article.spoken, article.turns) == (1, (), None)


def test_pages_are_counted_where_there_are_some(tmp_path: Path) -> None:
    """By the layout that was kept with the text."""
    sheets = Sheets(title="A survey")
    for words in ("The first page says this.", "The second page says that."):
        sheets.prose(words, y=700)
        sheets.end_page()
    report = decode_document(sheets.data(), name="survey.pdf")
    with Library(tmp_path / "library", ToyEncoder()) as library:
        library.add(report, place="report")

        (held,) = library.statistics([report])

    assert held.pages == 2


def test_documents_not_held_are_left_out(tmp_path: Path) -> None:
    """A document may be removed while its name is still on the page."""
    with Library(tmp_path, ToyEncoder()) as library:
        library.add(ARTICLE, place="article")

        assert [each.document for each in library.statistics([TALK, ARTICLE])] == [ARTICLE]
        assert library.statistics([]) == ()

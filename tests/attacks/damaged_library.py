"""A small library of every kind of thing that is kept, and what of it holds after damage."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.chatbot import Chatbot
from bot.citing.correction import Correction
from bot.documents.document import Document
from bot.documents.keys import SourceKey
from bot.errors import FootnoteError, Notice
from bot.library.library import Library
from bot.retrieval.answer import Answer
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from tests.support.texts import HARBOUR, ORCHARD, document
from tests.support.toy_encoder import ToyEncoder

TALK = document(
    "# The well\n\nReporter: Why did you dig a well?\n\nSmith: The water had sunk below the old "
    "one.\n\nReporter: Who paid for it?\n\nSmyth: The parish paid, and my brother brought the "
    "rope.\n\nReporter: And later?\n\nSmyth: It rained for a month, and nobody was certain.\n",
    name="talk.txt",
)
OLD = document("The mill ground rye until the war, and then no more.\n", name="mill.txt")
MILL = document("The mill ground rye until the war. Then it ground wheat.\n", name="mill.txt")
REPORT = document(
    "\n\n".join(
        f"# Part {part}\n\nWord{part}x alone stood here. " + "So it went on. " * 25
        for part in range(30)
    ),
    name="report.md",
)
LETTER = document("The letter lies under the seventh stair.\n", name="letter.txt")
FRESH = document("A lantern hung over the gate all night.\n", name="lantern.txt")
FILES = (TALK, HARBOUR, ORCHARD, MILL, REPORT)
UPLOAD = "upload:ada/letter.txt"
SHOWN = {"Smyth": "Ada Smith", "Smith": "Ada Smith"}
CORRECTION = Correction(title="The Well", authors=("Obi, Ada",))
QUESTIONS = (
    "Who paid for the well?",
    "When did the harbour freeze?",
    "What took the apples?",
    "What did the mill grind?",
    "What of Word7x?",
    "Where does the letter lie?",
)


def place_of(source: Document) -> str:
    """Where a file of the library lies."""
    return f"/files/{source.name}"


def make(folder: Path) -> None:
    """`older`, `now`, and `open`, which a program had open when it was copied."""
    with Library(folder / "library", ToyEncoder()) as library:
        for source in (TALK, HARBOUR, OLD):
            library.add(replace(source, name=source.name), place=place_of(source))
    shutil.copytree(folder / "library", folder / "older")
    with Library(folder / "library", ToyEncoder()) as library:
        for source in (ORCHARD, MILL, REPORT):
            library.add(source, place=place_of(source))
        library.add(LETTER, place=UPLOAD)
        library.keep_original(LETTER, LETTER.text.encode(), under="upload:ada/", most=999)
        library.visits.see("ada", 1_700_000_000)
        library.references.correct(TALK, CORRECTION)
        for found, shown in SHOWN.items():
            library.rename_speaker(TALK, found, shown)
        shutil.copytree(folder / "library", folder / "open")
    shutil.copytree(folder / "library", folder / "now")


@dataclass(slots=True)
class Seen:
    """What a round of use showed."""

    sentences: list[str] = field(default_factory=list)
    """All that was said."""
    wrong: list[str] = field(default_factory=list)
    """What was given out and is not what was kept."""
    missing: list[str] = field(default_factory=list)
    """What was not given out."""

    def notify(self, notice: Notice) -> None:
        """Take what the library says."""
        self.sentences.append(str(notice))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Take a failure that is told in a sentence for one."""
        try:
            yield
        except FootnoteError as error:
            self.sentences.append(str(error))


Quoted = tuple[str, str, str | None, str | None, str | None, int]


def quoted(answer: Answer) -> list[Quoted]:
    """What an answer shows of each of its quotations."""
    return [
        (
            each.document.name,
            each.quote,
            each.passage.speaker,
            each.passage.asked,
            each.passage.heading,
            each.paragraph,
        )
        for each in (*answer.citations, *answer.closest)
    ]


def use(
    folder: Path, seen: Seen, *, expected: Sequence[Sequence[Quoted]] = ()
) -> list[list[Quoted]]:
    """Open a library, look at all of it and ask; what each question was answered with."""
    answers: list[list[Quoted]] = []
    with seen.told(), Library(folder, ToyEncoder(), notify=seen.notify) as library:
        documents = library.documents()
        uploaded = library.visits.uploaded("upload:ada/")
        _look(library, (*documents, *uploaded), seen)
        chatbot = Chatbot(library, ToyEncoder(), documents=(*documents, *uploaded))
        for number, question in enumerate(QUESTIONS):
            with seen.told():
                answer = chatbot.answer(question)
                if answer.warning:
                    seen.sentences.append(answer.warning)
                answers.append(quoted(answer))
                seen.wrong += _untrue(answer)
                if expected and answers[-1] != expected[number] and not seen.sentences:
                    seen.wrong.append(f"{question}: {answers[-1]} was {expected[number]}")
        with seen.told():
            library.add(FRESH, place="/files/lantern.txt")
            asked = Chatbot(library, ToyEncoder(), documents=[FRESH])
            if FRESH.text.strip() not in {
                q for _, q, *_ in quoted(asked.answer("What of a lantern?"))
            }:
                seen.wrong.append("what was just added is not found")
    return answers


def _look(library: Library, documents: Sequence[Document], seen: Seen) -> None:
    originals = {source.sha256: source for source in (*FILES, LETTER)}
    for source in (*FILES, LETTER):
        if source.sha256 not in {each.sha256 for each in documents}:
            seen.missing.append(source.name)
    for each in documents:
        with seen.told():
            if each.sha256 not in originals:
                if each.sha256 != OLD.sha256:
                    seen.wrong.append(f"{each.name} was never added")
                continue
            source = originals[each.sha256]
            same = (each.name, each.title, each.text, each.layout) == (
                source.name,
                source.title,
                source.text,
                source.layout,
            )
            if not same or each.joined != source.joined or each.stated != source.stated:
                seen.wrong.append(f"{source.name} is another document now")
            reference = library.references.of(each)
            named = {renaming.found: renaming.shown for renaming in library.names(each).renamings}
            if (
                not seen.sentences
                and source is TALK
                and (named != SHOWN or reference.title != "The Well")
            ):
                seen.wrong.append(f"{named} {reference.title}")
    with seen.told():
        previous = [each.text for each in library.previous_versions(OLD.id)]
        if previous not in ([OLD.text], []) or (not previous and not seen.sentences):
            seen.wrong.append(f"the previous version says {previous}")
    with seen.told():
        if library.original(LETTER) != LETTER.text.encode():
            seen.wrong.append("the original of the letter is another")


def _untrue(answer: Answer) -> Iterator[str]:
    """Quotations that no document says in that place, or that somebody else said."""
    sources = {source.sha256: source for source in (*FILES, LETTER, OLD)}
    for citation in (*answer.citations, *answer.closest):
        source = sources[citation.document.sha256]
        passage = citation.passage
        truths = {
            (each.start, each.end): (
                SHOWN.get(each.speaker or "", each.speaker) if source is TALK else each.speaker,
                each.asked,
                each.heading,
                each.paragraph,
                each.breaks,
            )
            for each in split_passages(Transcript.of(source))
        }
        truth = truths.get((passage.start, passage.end))
        says = passage.speaker, passage.asked, passage.heading, passage.paragraph, passage.breaks
        if citation.quote != source.text[citation.start : citation.end]:
            yield f"{source.name} does not say {citation.quote!r}"
        elif truth is None or truth[1:] != says[1:]:
            yield f"{says} was {truth}"
        elif truth[0] != says[0] and says[0] not in SHOWN:
            yield f"{says[0]} was {truth[0]}"


def mend(folder: Path, seen: Seen) -> None:
    """Add every document again, as `python -m scripts.index add` does, and look again."""
    with seen.told(), Library(folder, ToyEncoder(), notify=seen.notify) as library:
        for source in FILES:
            reading = SourceKey(source.sha256, source.format, source.reader)
            library.is_whole(reading)
            library.add(source, place=place_of(source))
        again = Seen()
        among = library.documents_at([place_of(source) for source in FILES])
        for source in FILES:
            with again.told():
                kept = next(each for each in among if each.sha256 == source.sha256)
                if (kept.text, kept.layout) != (source.text, source.layout):
                    again.wrong.append(source.name)
        chatbot = Chatbot(library, ToyEncoder(), documents=among)
        with again.told():
            answers = [chatbot.answer(question) for question in QUESTIONS]
            again.sentences += [each.warning for each in answers if each.warning]
        seen.wrong += [f"added again: {each}" for each in again.sentences + again.wrong]

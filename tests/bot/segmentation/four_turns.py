"""Four turns of an interview, laid out in any shape, and the turns that are found."""

from bot.segmentation.turns import turns_of
from tests.support.texts import document

FOUR = (
    ("Reporter", "Why wells?"),
    ("Guide", "I like water."),
    ("Reporter", "And then?"),
    ("Guide", "I dug one."),
)
"""The turns that most of the transcripts below hold."""


def spoken(text: str, name: str = "text.txt") -> list[tuple[str | None, str]]:
    """Speaker and words of each turn that has words."""
    source = document(text, name=name)
    return [
        (
            turn.speaker,
            " ".join(source.text[turn.paragraphs[0].words.start : turn.paragraphs[-1].end].split()),
        )
        for turn in turns_of(source)
        if turn.paragraphs
    ]


def laid_out(shape: str, between: str = "\n\n") -> str:
    """The four turns in one shape, each with a later time."""
    return between.join(
        shape.format(
            name=name,
            words=words,
            time=f"00:0{at}:1{at}",
            short=f"{at}:1{at}",
        )
        for at, (name, words) in enumerate(FOUR)
    )

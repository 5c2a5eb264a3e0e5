"""What became of many documents, in a few sentences."""

from bot.errors import DocumentError
from bot.storage.records import Outcome
from scripts.console.tally import Tally, Told, alike


def test_what_became_of_each_is_counted() -> None:
    """In one sentence, without what happened to none."""
    tally = Tally()
    assert tally.counts() == "0 documents added."
    tally.outcomes[Outcome.REPLACED] = 1
    assert tally.counts() == "1 document replaced."
    tally.outcomes[Outcome.ADDED] = 1_981
    tally.passed_over = [Told("a.txt", "a.txt is empty.")]
    tally.refused = [DocumentError("b.txt is empty.")]
    assert tally.counts() == "1,981 documents added, 1 replaced, 2 passed over."


def test_what_is_so_of_many_is_said_once() -> None:
    """Five names at most, and how many more; a sentence of its own for everything else."""
    empty = [Told(f"{number}.txt", f"{number}.txt is empty.") for number in range(1_008)]
    other = Told("z.pdf", "z.pdf is encrypted.")

    said = list(alike([empty[0], other, *empty[1:]]))

    assert said == [
        "0.txt is empty. So it is with 1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 1,002 more.",
        "z.pdf is encrypted.",
    ]
    assert list(alike(empty[:2])) == ["0.txt is empty. So it is with 1.txt."]
    assert list(alike(empty[:3])) == ["0.txt is empty. So it is with 1.txt and 2.txt."]

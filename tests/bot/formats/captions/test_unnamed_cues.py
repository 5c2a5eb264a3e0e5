"""Cues without a name: they go on with the voice before only where the captions say so."""

import pytest

from tests.bot.formats.captions.written import spoken, srt


def voices(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each turn; turns of one speaker in a row are one."""
    found: list[tuple[str | None, str]] = []
    for _, speaker, words in spoken(text):
        if found and found[-1][0] == speaker:
            found[-1] = (speaker, f"{found[-1][1]} {' '.join(words.split())}")
        else:
            found.append((speaker, " ".join(words.split())))
    return found


def vtt(*cues: str) -> str:
    """WebVTT of these cues, one every two seconds."""
    times = (f"00:00:{at * 2:02}.000 --> 00:00:{at * 2 + 2:02}.000" for at in range(len(cues)))
    return "WEBVTT\n\n" + "\n\n".join(
        f"{time}\n{cue}" for time, cue in zip(times, cues, strict=True)
    )


FILM = [
    "MAN: Look out!",
    "Where is it?",
    "MAN: There, behind the gate.",
    "I see it now.",
    "WOMAN: Run!",
    "We will never make it.",
    "WOMAN: I will not leave.",
    "Then we stay here.",
    "MAN: Quiet, I hear them.",
]
TALK = [
    "HOST: Why did you dig?",
    "GUIDE: I was thirsty.",
    "My father dug one too.",
    "We all did.",
    "HOST: Is it deep?",
    "GUIDE: Nine metres.",
    "There is rock below.",
]
TOLD = [
    ("HOST", "Why did you dig?"),
    ("GUIDE", "I was thirsty. My father dug one too. We all did."),
    ("HOST", "Is it deep?"),
    ("GUIDE", "Nine metres. There is rock below."),
]


def tagged(cues: list[str]) -> list[str]:
    """The same with names as WebVTT's own voices."""
    return [
        f"<v {name}>{words}" if words else name
        for name, _, words in (cue.partition(": ") for cue in cues)
    ]


@pytest.mark.parametrize("text", [srt(*TALK), vtt(*TALK), vtt(*tagged(TALK))])
def test_where_each_change_has_a_name_a_cue_without_one_goes_on(text: str) -> None:
    """No name is printed twice in a row: it is printed where another begins."""
    assert voices(text) == TOLD


@pytest.mark.parametrize("text", [srt(*FILM), vtt(*FILM), vtt(*tagged(FILM))])
def test_in_a_film_a_cue_without_a_name_is_nobodys(text: str) -> None:
    """`MAN` is printed again though nobody else was: somebody spoke between."""
    unnamed = {"Where is it?", "I see it now.", "We will never make it.", "Then we stay here."}

    for speaker, words in voices(text):
        assert speaker is None or not any(each in words for each in unnamed)


@pytest.mark.parametrize("mark", [">> ", "&gt;&gt; "])
def test_arrows_mark_each_change_and_name_nobody_but_whom_they_name(mark: str) -> None:
    """A cue without arrows goes on; arrows without a name are somebody else."""
    cues = [f"{mark}HOST: Why?", f"{mark}GUIDE: Thirst.", "And heat.", f"{mark}Me too.", "Indeed."]

    assert voices(vtt(*cues, f"{mark}HOST: Oh.", f"{mark}GUIDE: Yes.")) == [
        ("HOST", "Why?"),
        ("GUIDE", "Thirst. And heat."),
        (None, "Me too. Indeed."),
        ("HOST", "Oh."),
        ("GUIDE", "Yes."),
    ]


def test_a_sentence_goes_on_in_the_next_cue() -> None:
    """It begins in small letters, and the one before had no end."""
    cues = [*FILM, "MAN: They are at the", "gate by now, I think.", "Who is that?"]

    assert ("MAN", "They are at the gate by now, I think.") in [
        (speaker, words.removeprefix("Quiet, I hear them. "))
        for speaker, words in voices(srt(*cues))
    ]


def test_where_nearly_each_cue_has_a_name_the_few_without_are_nobodys() -> None:
    """As video calls write them: the name stands in every cue."""
    cues = ["Ash: Hello.", "Ash: Are you there?", "Birch: Yes.", "Birch: I am.", "Ash: Good."] * 2

    said = voices(vtt(*cues, "Who was that?"))

    assert said[-1] == (None, "Who was that?")
    assert said[0] == ("Ash", "Hello. Are you there?")


def test_one_name_at_the_start_does_not_name_the_rest() -> None:
    """An opening credit is no speaker of all that follows."""
    assert voices(vtt("<v Narrator>Long ago.", *["They spoke."] * 20))[-1] == (
        None,
        " ".join(["They spoke."] * 20),
    )


def test_a_cue_breaks_its_lines_where_the_record_says_so() -> None:
    """`<br>` parts words."""
    assert voices(vtt("<v Guide>I dug.<br><br>I drank.<br/>So."))[0][1] == "I dug. I drank. So."

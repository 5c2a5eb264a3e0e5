"""Corpora and parliaments: ELAN's tiers, TEI, Akoma Ntoso, and other forms of the same."""

import pytest

from bot.formats.transcripts.xml.reader import FORMAT
from tests.bot.formats.transcripts.xml.files import (
    AKOMA_NTOSO,
    CORPORA,
    EAF,
    TEI,
    aligned,
    dependent,
)
from tests.support.documents.reading import read
from tests.support.documents.said import headings, said, said_in, timed

DUG, THIRST = "Why did you dig?", "I was thirsty."


@pytest.mark.parametrize("form", CORPORA)
def test_each_form_gives_the_same_voices_and_times(form: str) -> None:
    """Whatever its tables of speakers and times look like."""
    document = read(FORMAT, CORPORA[form].encode())

    assert said(document) == [("INT", DUG), ("AB", THIRST)]
    assert (0.0, "Why") in timed(document) and (2.4, "I") in timed(document)


NOTES = aligned("notes", "leans back slowly and looks away", "t3 t4", LINGUISTIC_TYPE_REF="note")


@pytest.mark.parametrize(
    ("tiers", "names"),
    [
        (  # participants
            aligned("tx@R", DUG, "t1 t2", PARTICIPANT="Reporter")
            + aligned("tx@G", THIRST, "t3 t4", PARTICIPANT="Guide")
            + dependent("ft@G", "J'avais soif, tu sais bien cela.", "tx@G", PARTICIPANT="Guide"),
            ("Reporter", "Guide"),
        ),
        (  # the speaker in the name of the tier
            aligned("Reporter", DUG, "t1 t2") + aligned("Guide", THIRST, "t3 t4") + NOTES,
            ("Reporter", "Guide"),
        ),
        (  # numbered references on top, the words under them
            aligned("ref@RE", "well_001", "t1 t2")
            + dependent("tx@RE", DUG, "ref@RE")
            + dependent("ge@RE", "why did 2SG dig yesterday evening", "ref@RE")
            + aligned("ref@GU", "well_002", "t3 t4")
            + dependent("tx@GU", THIRST, "ref@GU"),
            ("RE", "GU"),
        ),
        (  # words, parts of speech and gestures beside the speech
            aligned("Re-Spch", DUG, "t1 t2", LINGUISTIC_TYPE_REF="utterance")
            + aligned("Gu-Spch", THIRST, "t3 t4", LINGUISTIC_TYPE_REF="utterance")
            + dependent("Gu-Words", "I", "Gu-Spch", LINGUISTIC_TYPE_REF="words")
            + aligned("Gu-Gesture", "hand raised and lowered again", "t3 t4"),
            ("Re", "Gu"),
        ),
        (  # two versions of the same words
            aligned("Reporter", DUG, "t1 t2")
            + aligned("Guide", THIRST, "t3 t4")
            + aligned("Guide_deutsch", "Ich hatte Durst, weißt du.", "t3 t4"),
            ("Reporter", "Guide"),
        ),
    ],
)
def test_of_elans_tiers_those_of_words_are_read(tiers: str, names: tuple[str, str]) -> None:
    """Not translations, glosses, notes or gestures; each with its speaker, in order of time."""
    document = read(FORMAT, EAF.format(tiers=tiers).encode())

    assert said(document) == [(names[0], DUG), (names[1], THIRST)]
    assert timed(document) == [(0.0, "Why"), (2.4, "I")]


@pytest.mark.parametrize("name", ["default", "Transcription", "text", "utterances", "Tier-0"])
def test_a_tier_of_nobody_in_particular_names_nobody(name: str) -> None:
    """Its name is what it holds."""
    tiers = aligned(name, f"{DUG} {THIRST}", "t1 t2")

    assert said_in(FORMAT, EAF.format(tiers=tiers).encode()) == [(None, f"{DUG} {THIRST}")]


UTTERANCES = (
    '<timeline unit="s"><when xml:id="T0" absolute="00:00:00"/>'
    '<when xml:id="T1" interval="2.4" since="#T0"/></timeline><div><head>Wells</head>'
    '<u who="#R" start="#T0">Why <pause/>did<note>unclear</note> you dig?</u>'
    '<u who="#G" start="#T1"><seg>I was</seg> <seg>thirsty.</seg></u>'
    "<incident><desc>a door</desc></incident></div>"
)
MARKED_WORDS = (
    '<div><head>Wells</head><u who="#R"><s><w>Why</w>\n<w>did</w>\n<w>you</w>\n'
    '<w join="right">dig</w><pc>?</pc></s></u><u who="#G"><s><w>I</w><w>was</w>'
    "<w>thirsty</w><pc>.</pc></s></u></div>"
)
PLAY = (
    "<div><head>Wells</head><stage>They enter.</stage>"
    '<sp who="#R"><speaker>REP.</speaker><l>Why did</l><l>you dig?</l></sp>'
    '<sp who="#G"><speaker>The Guide.</speaker><p>I was thirsty.</p></sp></div>'
)


@pytest.mark.parametrize("body", [UTTERANCES, MARKED_WORDS, PLAY])
def test_tei_names_its_persons_and_leaves_out_what_is_told_of_words(body: str) -> None:
    """Utterances, words one by one, and a play."""
    document = read(FORMAT, TEI.format(body=body).encode())

    assert said(document) == [("Reporter", DUG), ("Gu Ide", THIRST)]
    assert headings(document) == ["Wells"]


def test_a_speaker_that_no_list_names_is_called_as_is_first_printed() -> None:
    """`Ham.` and `HAMLET.` are one."""
    body = (
        '<sp who="#ham"><speaker>HAMLET.</speaker><p>To be.</p></sp><sp who="#hor"><p>Sir?</p></sp>'
        '<sp who="#ham"><speaker>Ham.</speaker><p>Or not.</p></sp><sp><p>Who said so?</p></sp>'
    )

    assert said_in(FORMAT, TEI.format(body=body).encode()) == [
        ("HAMLET", "To be."),
        ("hor", "Sir?"),
        ("HAMLET", "Or not."),
        (None, "Who said so?"),
    ]


def test_a_text_of_tei_in_which_nobody_speaks_is_an_article() -> None:
    """With its title, its author and its headings."""
    document = read(FORMAT, TEI.format(body="<div><head>One</head><p>A well.</p></div>").encode())

    assert document.layout.voices == ()
    assert headings(document) == ["One"]
    stated = FORMAT.read(TEI.format(body="<p>A well.</p>").encode(), "x", None)
    assert (stated.title, stated.stated.authors) == ("Of wells", ("Ada Obi",))


def test_a_parliaments_record_names_who_speaks() -> None:
    """By its list of persons, else as printed; what nobody says is nobody's."""
    document = read(FORMAT, AKOMA_NTOSO.encode())

    assert said(document) == [
        ("Mr Katz", "Will the minister pay?"),
        ("The Minister (Ms Obi)", "We have set aside two hundred. It is enough."),
        ("Hon. Members", "Hear, hear."),
    ]

"""CHAT: the words as they were said, each participant's, without codes and tiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.sandbox.reading import format_of
from bot.formats.transcripts.chat import FORMAT, said_in
from tests.support.documents.reading import read
from tests.support.documents.said import headings, said, timed

TALK = """@UTF8
@Begin
@Languages:\teng
@Participants:\tCHI Ross Target_Child, MOT Mother, INV Ada_Obi Interviewer, BRO Sibling, SIS Sibling
@ID:\teng|x|CHI|2;03.||||Target_Child|||
@G:\tbreakfast
*MOT:\twhat did you <want to> [//] eat &=laughs ? \x150_1500\x15
%mor:\tpro|what
%gra:\t1|2
*CHI:\tI want more \x152000_2500\x15
\tcake . \x152500_3000\x15
*INV:\t0 [=! nods] .
*INV:\tand then ?
*BRO:\tme too !
*XYZ:\twho is that ?
@End
"""


def test_each_participant_has_a_name_or_a_part_and_the_tiers_are_left_out() -> None:
    """Two of the same part are told apart; what no list names keeps its code."""
    document = read(FORMAT, TALK.encode())

    assert said(document) == [
        ("Mother", "what did you want to eat?"),
        ("Ross", "I want more cake."),
        ("Ada Obi", "and then?"),
        ("Sibling BRO", "me too!"),
        ("XYZ", "who is that?"),
    ]
    assert timed(document) == [(0.0, "what"), (2.0, "I")]
    assert headings(document) == ["breakfast"]
    assert {voice.speaker for voice in document.layout.voices if voice.asks} == {"Ada Obi"}


@pytest.mark.parametrize(
    ("coded", "words"),
    [
        ("I [/] I want [: would like] (be)cause .", "I I want because."),
        ("&-um the &+fr friend &=laughs &*MOT:yes came .", "um the fr friend came."),
        ("choo_choo ice+cream woof@o no:: (.) (1.5) xxx .", "choo choo ice cream woof no xxx."),
        ("<where is> [<] that +...", "where is that…"),
        ('+" I was +/.', "I was—"),
        ("0is that ‡ Ross „ at 12:30 ?", "that, Ross, at 12:30?"),
        ("↑yes⌈ sir⌉ [=! whispers] [+ gram] ! 0_1500", "yes sir!"),
        ("www .", "."),
    ],
)
def test_codes_about_the_words_are_left_out(coded: str, words: str) -> None:
    """What was said stays, repetitions and fillers too."""
    assert said_in(coded) == words


def test_a_file_is_known_by_its_headers() -> None:
    """Whatever it is called; a text that begins with a sign is none."""
    assert format_of(TALK.encode(), name="talk.txt") is FORMAT
    assert format_of(b"@ada wrote: hello\nthere", name="a.txt") is not FORMAT


@pytest.mark.parametrize(
    "data",
    [
        b"@Begin\n@End\n",
        b"@UTF8\n@Begin\n*CHI:\t0 .\n",
        b"@Begin\n*CHI:\t" + b"[" * 100_000,
        b"@Begin\n" + b"*" * 100_000,
        b"@Begin\n*CHI:\t" + b"\x15" * 100_000 + b" yes .",
        b"@Begin\n*CHI:\tyes " + b"\x150_1" * 50_000,
        b"@Begin\n@Participants:\t" + b"," * 100_000 + b"\n*CHI:\tyes .",
        b"@Begin\n*CHI:\tyes .\n" * 20_000,
        TALK.encode("utf-16"),
        b"@UTF8\n@Begin\n\x00\xff\xfe",
    ],
)
def test_hostile_files_are_read_or_refused(data: bytes) -> None:
    """In one pass, and in a sentence."""
    try:
        read(FORMAT, data)
    except DocumentError as error:
        assert str(error).startswith("x ")


LINES = st.sampled_from(
    ("*CHI:\t", "%mor:\t", "@G:\t", "\t", "\n", "[", "]", "<", "&=", "yes ", "\x15", ". ")
)


@given(st.lists(LINES, max_size=30).map("".join))
def test_any_lines_are_read_or_refused(text: str) -> None:
    """And the layout of what is read is whole."""
    try:
        read(FORMAT, f"@Begin\n{text}".encode())
    except DocumentError:
        return

"""How transcripts are written: names, and the marks around them."""

from dataclasses import dataclass
from random import Random

STYLES: dict[str, tuple[str, ...]] = {
    "whole": ("Ada Obi", "Ben Roe", "Cleo Tarn", "Dov Hale"),
    "first": ("Ada", "Ben", "Cleo", "Dov"),
    "capitals": ("ADA OBI", "BEN ROE", "CLEO TARN", "DOV HALE"),
    "titles": ("Dr. Ada Obi", "Prof. Ben Roe", "Ms. Tarn", "Mr. Hale-Smith"),
    "small": ("ada", "ben", "cleo", "dov"),
    "handles": ("wren()", "tern_7", "@mossy", "lark.x"),
    "brackets": (
        "Ms. Plover (Old Port (South), Blue)",
        "Mr. Lark (River Mouth–Saltmarsh, Green)",
        "Ms. Heron (East Hill)",
        "Mr. Siskin (West End (List 2), Red)",
    ),
    "court": ("THE COURT", "MR. OAK", "MS. ELM", "THE CLERK"),
    "offices": (
        "The SPEAKER",
        "The MINISTER OF JUSTICE AND CONSTITUTIONAL DEVELOPMENT",
        "Ms B PLOVER",
        "Mr A HERON",
    ),
    "numbers": ("Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4"),
    "machine": ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02", "SPEAKER_03"),
    "codes": ("P1", "P2", "P3", "P4"),
    "surname first": ("Obi, Ada", "Roe, Ben", "Tarn, Cleo", "Hale, Dov"),
    "of": ("Ada Obi, Harbour Office", "Ben Roe, Mill", "Cleo Tarn, School", "Dov Hale, Press"),
    "wide": ("記者", "鐘匠", "主席", "王委員"),
    "umlauts": ("Müllerin", "Köhler", "Fähnrich", "Övermann"),
    "accents": ("Élodie", "Åse Berg", "Óscar", "Çelik"),
    "initials": ("AO", "BR", "CT", "DH"),
    "dotted": ("A.O.", "B.R.", "C.T.", "D.H."),
    "particles": ("van der Meer", "de la Cruz", "d'Aubigny", "bin Said"),
    "cyrillic": ("Ада", "Борис", "Вера", "Глеб"),
    "arabic": ("سلمى", "كريم", "ليلى", "عمر"),
    "roles": ("Interviewer", "Baker", "Diver", "Miller"),
    "roles in capitals": ("MODERATOR", "BAKER", "DIVER", "MILLER"),
}
ASKING = {"Interviewer", "MODERATOR", "記者"}
CALLERS: dict[str, str] = {
    "whole": "Finn Lake",
    "first": "Gil",
    "capitals": "HUGO PRICE",
    "titles": "Dr. Ina Voss",
    "small": "jon",
    "handles": "kiwi_3",
    "brackets": "Mr. Swift (Hill (North), Red)",
    "court": "THE BAILIFF",
    "offices": "The DEPUTY MINISTER OF WATER, FERRIES AND SMALL HARBOURS",
    "numbers": "Speaker 9",
    "machine": "SPEAKER_07",
    "codes": "P9",
    "surname first": "Quill, Rob",
    "of": "Sam Tull, Town Hall",
    "wide": "部長",
    "umlauts": "Jäger",
    "accents": "Zoë",
    "initials": "UV",
    "dotted": "U.V.",
    "particles": "ter Horst",
    "cyrillic": "Юра",
    "arabic": "نور",
    "roles": "Caller",
    "roles in capitals": "CALLER",
}
"""One more of each style, who is nobody else under another spelling."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a label is written; `{name}`, `{time}`, and `{long}`, a time of three parts."""

    shape: str
    above: bool = False
    """Whether the words stand on the next line."""
    ending: str = ""
    """Of the only files that are written so; both, where it is empty."""
    styles: tuple[str, ...] = ()
    """The only names that are written so; all, where there are none."""
    after: str = ""
    """What follows the words on their line."""


CAPITALS = ("capitals", "court", "roles in capitals")
MARKS: dict[str, Mark] = {
    "colon": Mark("{name}: "),
    "colon with a space before": Mark("{name} : "),
    "tab": Mark("{name}:\t"),
    "no-break space": Mark("{name}:\u00a0\u00a0"),
    "wide colon": Mark("{name}："),
    "bold, colon within": Mark("**{name}:** "),
    "bold, colon outside": Mark("**{name}**: "),
    "bold, dash": Mark("**{name}** – "),
    "bold underscores": Mark("__{name}:__ "),
    "italic": Mark("*{name}:* "),
    "angle brackets": Mark("<{name}> ", ending=".txt"),
    "square brackets": Mark("[{name}] "),
    "square brackets and colon": Mark("[{name}]: "),
    "heading": Mark("### {name}", above=True, ending=".md"),
    "heading, wide colon": Mark("### {name}：", above=True, ending=".md"),
    "heading, colon": Mark("## {name}:", above=True, ending=".md"),
    "bold above": Mark("**{name}**", above=True),
    "colon above": Mark("{name}:", above=True),
    "alone above": Mark("{name}", above=True),
    "full stop": Mark("{name}. ", styles=("capitals", "roles in capitals")),
    "dash": Mark("{name} — ", styles=CAPITALS),
    "time before": Mark("[{time}] {name}: "),
    "time before bold": Mark("[{time}] **{name}**: "),
    "long time before": Mark("{long} {name}: "),
    "time in the label": Mark("{name} ({time}): "),
    "time in square": Mark("{name} [{long}]: "),
    "time behind above": Mark("{name}  {time}", above=True),
    "bold and time above": Mark("**{name}** ({time})", above=True),
    "long time before above": Mark("{long} {name}", above=True),
    "time and chevrons": Mark("[{long}] >> {name}: "),
    "chevrons": Mark(">> {name}: ", ending=".txt"),
    "time at the end": Mark("{name}: ", after=" #{long}-2#"),
    "time behind the colon": Mark("{name}: [{long}] "),
    "bold, time behind": Mark("**{name}:** [{long}] "),
    "time and no colon": Mark("{name} [{long}] "),
    "square brackets and time above": Mark("[{name}] {long}", above=True),
    "list": Mark("- **{name}:** ", ending=".md"),
}
CHATS: dict[str, Mark] = {
    "day first": Mark("01/12/24, {clock} - {name}: ", ending=".txt"),
    "month first": Mark("12/1/24, {clock}\u202fPM - {name}: ", ending=".txt"),
    "dots": Mark("01.12.24, {clock} - {name}: ", ending=".txt"),
    "square": Mark("[01/12/24, {clock}:07] {name}: ", ending=".txt"),
    "square, mark of direction": Mark("\u200e[01.12.24, {clock}:07] {name}: ", ending=".txt"),
    "year first": Mark("[2024-12-01 {clock}] {name}: ", ending=".txt"),
    "to everyone": Mark("{clock}:11 From {name} to Everyone: ", ending=".txt"),
    "desktop": Mark("{name}, [01.12.24 {clock}]", above=True, ending=".txt"),
    "room": Mark("{name}  {clock} AM", above=True, ending=".txt"),
    "relay": Mark("[{clock}] <{name}> ", ending=".txt"),
}
CHAT_STYLES = ("whole", "first", "small", "accents", "umlauts", "wide", "cyrillic")
QA = (
    ("Q. ", "A. "),
    ("Q: ", "A: "),
    ("Q ", "A "),
    ("Q\t", "A\t"),
    ("Q\u00a0\u00a0 ", "A\u00a0\u00a0 "),
    ("   Q    ", "   A    "),
    ("**Q:** ", "**A:** "),
    ("**Q** ", "**A** "),
    ("Question: ", "Answer: "),
    ("Q1. ", "A1. "),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to write labels."""

    names: tuple[str, ...]
    style: str
    mark_name: str
    mark: Mark

    def label(self, name: str, second: int) -> str:
        """The label of a turn that begins so many seconds after the first."""
        minutes, seconds = divmod(second, 60)
        return self.mark.shape.format(
            name=name,
            time=f"{minutes:02}:{seconds:02}",
            long=f"00:{minutes:02}:{seconds:02}",
            clock=f"10:{second // 7 % 60:02}",
        )


def frame_of(random: Random) -> Frame:
    """A frame by chance."""
    mark_name, mark = random.choice(list(MARKS.items()))
    style = random.choice(mark.styles or tuple(STYLES))
    return _frame(random, style, mark_name, mark)


def chat_of(random: Random) -> Frame:
    """A chat's frame by chance."""
    mark_name, mark = random.choice(list(CHATS.items()))
    return _frame(random, random.choice(CHAT_STYLES), mark_name, mark)


def _frame(random: Random, style: str, mark_name: str, mark: Mark) -> Frame:
    first, *others = STYLES[style]
    random.shuffle(others)
    return Frame((first, *others), style, mark_name, mark)

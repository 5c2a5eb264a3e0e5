"""How labels are set: the patterns of the lines that may be one.

A line matches for whatever its marks allow; whether it is a label is told by the others
(`bot/segmentation/labels/find.py`). Every run is bounded, as no file may take long.
"""

import re

from bot.segmentation.labels.names import LONGEST
from bot.segmentation.timestamps import TIME, TIME_MARK

B = r"[ \t\u00a0\u2002-\u200a\u202f\u3000]"
"""A blank on a line, no-break spaces among them."""
OPEN = rf"[^\s:：*<>{{}}|#`~=+()-][^\n\r:：*<>{{}}|]{{0,{LONGEST - 1}}}?"
"""Whatever may stand where a name does."""
NOTE = r"\([^()\n\r:]{1,60}\)"
"""Example: `(Field note)`, of somebody who looks on."""
IN_ROUND = r"\((?:[^()\n\r:]|\([^()\n\r:]{0,60}\)){1,120}\)"
ROLE = rf"(?:(?:{B}{{0,20}}(?:{IN_ROUND}|\[[^\[\]\n\r:]{{1,120}}\])){{1,2}})"
"""Example: ` (via video)`, ` (Old Port (South), Blue)`; it is no part of the name."""
WHEN = rf"(?:{B}{{0,20}}[,|·–-]?{B}{{0,20}}{TIME_MARK})"
"""Example: ` (00:12:31)`, `  0:12`, ` - 0:12`."""
IN_BRACKETS = rf"(?:\[{TIME}\]|\({TIME}\))"
MARKS = r"[*_]{0,3}"
COLON = rf"{B}{{0,20}}(?::{MARKS}(?=\s|\Z|[\u3040-\u9fff\uac00-\ud7af])|：{MARKS})"
"""Example: `:`, `:**`; a wide one needs no space after it, nor do words without spaces."""
BEFORE = rf"(?P<before>{MARKS}{TIME_MARK}{MARKS}{B}{{0,20}}[|–-]?{B}{{0,20}})"
ITEM = (
    r"(?:(?P<item>(?:[-*+•][ \t]{1,4}|>[ \t]{0,4}|\d{1,2}[.)][ \t]{1,4}){1,3})|"
    r"(?P<number>\d{1,2}[ \t]{1,40}))"
)
"""Example: `- `, `> `, `1. ` of lists; `12   ` of a court's numbered lines."""
ARROWS = rf">{{2,4}}{B}{{0,20}}"
START = rf"{B}{{0,80}}{ITEM}?(?P<arrows>{ARROWS})?{BEFORE}?(?:{ARROWS})?"
"""Example: `>> ` of live captions, `[00:12] `; every run is bounded, as no file may take long."""
REST = rf"{B}{{0,80}}\r?$"

LABELLED = re.compile(
    rf"^{START}(?P<marks>{MARKS})(?P<name>{OPEN}|{NOTE})(?P<role>{ROLE}?){MARKS}(?P<after>{WHEN})?{MARKS}{COLON}"
    rf"(?:{B}{{1,4}}(?P<behind>{TIME_MARK}){REST}|{B}{{1,4}}(?P<inside>{IN_BRACKETS})(?=\s))?",
    re.MULTILINE,
)
"""Example: `Reporter: `, `**Dr. Ada Obi:** `, `[00:12] Guide (via video): `, `wren(): `."""
BOLD = re.compile(
    rf"^{START}(?P<marks>\*\*|__)(?P<name>{OPEN})(?P<role>{ROLE}?){WHEN}?:?(?P=marks)(?P<after>{WHEN})?"
    rf"{B}{{0,20}}[:：–—-]?(?=\s|\Z)",
    re.MULTILINE,
)
"""Example: `**Guide**` or `**Guide** (00:12)`, above or before the words; `**Guide** –`."""
ANGLE = re.compile(rf"^{START}<(?P<name>(?!/)[@+%&~]?{OPEN})>{B}{{0,20}}:?(?=\s|\Z)", re.MULTILINE)
"""Example: `<guide> I dug.`, `[10:12] <@guide> I dug.`"""
SQUARE = re.compile(
    rf"^{START}\[(?P<name>[^\s\[\]:][^\n\r\[\]:]{{0,{LONGEST - 1}}}?)(?P<role>{ROLE}?)\]"
    rf"(?P<after>{WHEN}(?={REST}))?:?(?=\s|\Z)",
    re.MULTILINE,
)
"""Example: `[Reporter] Why?`."""
SHORT = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Hon|Prof|MR|MRS|MS|DR|M|Mme)\. )"
UNDOTTED = r"[\w'’&/-]*"
FORMAL = rf"(?:{SHORT}|[^\W\d_a-z]){UNDOTTED}(?: (?:[A-Z]\.|{UNDOTTED})){{0,8}}"
"""Example: `Mr. J. Lark`, `M. le président`: a name that a full stop or a dash may follow."""
DASHED = re.compile(
    rf"^{START}(?P<name>{FORMAL})(?P<role>{ROLE}?)\.?{B}{{1,4}}(?:--|[–—-]){B}{{1,4}}(?=\S)",
    re.MULTILINE,
)
"""Example: `REPORTER — Why?`, `M. le président. – La séance est ouverte.`"""
STOPPED = re.compile(
    rf"^{START}(?P<name>{FORMAL})(?P<role>{ROLE}?)\.[–—-]?(?:{B}{{1,4}}(?=\S)|{REST})",
    re.MULTILINE,
)
"""Example: `The Chairman. We begin.`, `Mr. Lark. I ask.`, as committees print it."""
CLOCKED = re.compile(
    rf"^{START}(?P<name>{OPEN})(?P<role>{ROLE}?){B}{{1,4}}(?P<after>{IN_BRACKETS}){B}{{1,4}}(?=\S)",
    re.MULTILINE,
)
"""Example: `Ada Obi [00:00:03] I dug.`"""
TIMED = re.compile(
    rf"^{START}(?P<marks>{MARKS})(?P<name>{OPEN})(?P<role>{ROLE}?){MARKS}(?P<after>{WHEN})?{MARKS}:?{REST}",
    re.MULTILINE,
)
"""Example: `Ada Obi  0:12` or `[00:12] Ada Obi`, alone on a line."""
ALONE = re.compile(
    rf"{START}(?P<marks>{MARKS})(?P<name>{OPEN})(?P<role>{ROLE}?)(?P<after>{WHEN})?{MARKS}{B}*+[:：]?{MARKS}{B}*+"
)
"""Example: `Guide` as a heading, as bold words, or as a paragraph above the words."""
AFTER_BOLD = re.compile(rf"(?P<after>{WHEN})?(?:{COLON}|{B}{{1,4}}[–—-](?=\s))?")
"""Example: `:` or ` (00:12)` or ` –` after a bold `Guide`."""
TIME_ALONE = re.compile(rf"[ \t]*{TIME_MARK}[ \t]*")
"""Example: `00:00:03.000 --> 00:00:07.000` on the line above a name."""
TIME_LED = re.compile(rf"^{B}{{0,80}}{MARKS}{TIME_MARK}{MARKS}{B}{{0,20}}[^\s-]", re.MULTILINE)
"""Example: `00:12 And then`: a line that begins with a time and has words."""
ENDS = re.compile(r"[#.!?…:;—–。！？\])»”\"'*_]\s*\Z")
"""What a line ends with after which another begins something new."""
SYSTEM = re.compile(rf"^{B}{{0,80}}{BEFORE}?(?:\*{{1,3}}|-!-|-->|<--|--){B}", re.MULTILINE)
"""Example: `[10:12] * guide has joined`, the program's words in a chat."""

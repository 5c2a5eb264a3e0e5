"""A LaTeX source with its groups and environments paired, in one pass, whatever it leaves open.

pylatexenc's own parser tries again at each group that is left open: of 4,000 characters it took 32
seconds. It is asked for single letters and signs alone.
"""

import re
from functools import lru_cache

TOKEN = re.compile(
    r"""(?P<comment>%[^\n]*\n?[ \t]*)
    |\\(?P<name>[A-Za-z@]+\*?)
    |\\(?P<sign>.)
    |(?P<open>\{)|(?P<close>\})
    |(?P<maths>\$\$?)
    |(?P<cell>&)
    |(?P<blank>\n[ \t]*\n\s*)
    |(?P<quotes>``|''|---?|~|`|')
    |(?P<text>[^%\\{}$&\n`'~-]+|.)""",
    re.VERBOSE | re.DOTALL,
)
"""Example: the parts of `Words \\emph{and} more % not this`."""
ENVIRONMENT = re.compile(r"\{(?P<name>[^{}\n]{1,60})\}")
"""Example: the `{itemize}` of `\\begin{itemize}`."""
SPACE = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?")
"""Example: what may stand between a command and its parts, a line end at most."""
QUOTES = {"``": "“", "''": "”", "`": "‘", "'": "’", "---": "—", "--": "–", "-": "-", "~": " "}
LONGEST_OPTION = 2_000  # code points of what stands in brackets
LONGEST_MATHS = 20_000  # code points of one formula
VERBATIM = re.compile(r"verbatim\*?|Verbatim|lstlisting|minted|comment|alltt")
"""Example: `verbatim`, in which nothing is a command."""


class Source:
    """The text, and where each group and environment of it ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._closing: dict[int, int] = {}
        self._ends: dict[int, tuple[str, int, int, int]] = {}
        groups: list[int] = []
        environments: list[tuple[str, int, int]] = []
        at = 0
        while (token := TOKEN.match(text, at)) is not None and at < len(text):
            at = token.end()
            if token["open"]:
                groups.append(token.start())
            elif token["close"] and groups:
                self._closing[groups.pop()] = token.start()
            elif token["name"] in ("begin", "end") and (named := ENVIRONMENT.match(text, at)):
                name, at = named["name"], named.end()
                if token["name"] == "end":
                    self._end(environments, name, token.start(), at)
                elif VERBATIM.fullmatch(name):
                    end = text.find(f"\\end{{{name}}}", at)
                    end = len(text) if end < 0 else end
                    self._ends[token.start()] = (name, at, end, end + len(f"\\end{{{name}}}"))
                    at = self._ends[token.start()][3]
                else:
                    environments.append((name, token.start(), at))

    def _end(self, opened: list[tuple[str, int, int]], name: str, start: int, after: int) -> None:
        for place in range(len(opened) - 1, max(-1, len(opened) - 20), -1):
            if opened[place][0] == name:
                _, begin, inside = opened[place]
                self._ends[begin] = (name, inside, start, after)
                del opened[place:]
                return

    def environment(self, at: int) -> tuple[str, int, int, int] | None:
        """Of the `\\begin` at an offset: its name, its inside, and the offset after its end."""
        return self._ends.get(at)

    def group(self, at: int) -> tuple[int, int, int] | None:
        """The group that begins at an offset, blanks before it aside: its inside, and the end."""
        start = self.skip(at)
        end = self._closing.get(start)
        return None if end is None else (start + 1, end, end + 1)

    def option(self, at: int) -> tuple[int, int, int] | None:
        """The same of what stands in brackets."""
        start = self.skip(at)
        if not self.text.startswith("[", start):
            return None
        end = self.text.find("]", start, start + LONGEST_OPTION)
        while end >= 0 and self.text.count("{", start, end) > self.text.count("}", start, end):
            end = self.text.find("]", end + 1, start + LONGEST_OPTION)
        return None if end < 0 else (start + 1, end, end + 1)

    def skip(self, at: int) -> int:
        """The offset after the blanks at one."""
        found = SPACE.match(self.text, at)
        return found.end() if found else at

    def parts(self, at: int) -> tuple[list[tuple[int, int]], int]:
        """All groups that follow a command, brackets left out; and the offset after them."""
        groups: list[tuple[int, int]] = []
        while True:
            if option := self.option(at):
                at = option[2]
            elif group := self.group(at):
                groups.append(group[:2])
                at = group[2]
            else:
                return groups, at

    def maths(self, mark: str, at: int) -> int:
        """Where a formula ends that began before an offset; the offset itself where it does not."""
        end = self.text.find(mark, at, at + LONGEST_MATHS)
        while end > 0 and self.text[end - 1] == "\\" and mark[0] == "$":
            end = self.text.find(mark, end + 1, at + LONGEST_MATHS)
        return at if end < 0 else end + len(mark)


@lru_cache(maxsize=2_000)
def letter(command: str) -> str:
    """The letter or sign that a command stands for (`\\"{o}`, `\\ldots`); of others nothing."""
    from pylatexenc.latex2text import LatexNodes2Text

    try:
        return str(LatexNodes2Text().latex_to_text(command, tolerant_parsing=True))
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""

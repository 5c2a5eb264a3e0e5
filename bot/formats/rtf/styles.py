"""The style sheet of an RTF document: which styles are headings and titles."""

HEADINGS = ("heading", "title", "subtitle")  # Word's own names of styles, in any language
OF_WORDS = ("cs", "ds", "ts")  # styles of characters, sections and tables
BODY = 9  # the outline level that is no heading's


class Styles:
    """Named while the style sheet is read; asked for by number."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._naming = 0  # the style whose entry is being read

    def take(self, word: str, number: int) -> None:
        """Take a control word of the style sheet."""
        if word == "s":
            self._naming = number
        elif word in OF_WORDS:
            self._naming = -1
        elif word == "outlinelevel" and 0 <= number < BODY:
            self._names[self._naming] = "heading"

    def name(self, words: str) -> None:
        """Take words of the style sheet: a name stands at the end of its entry, `heading 1;`."""
        name = words.partition(";")[0].partition(",")[0].casefold().strip().rstrip(" 123456789")
        if name in HEADINGS:
            self._names[self._naming] = name

    def named(self, number: int) -> str:
        """Which of `HEADINGS` a style is; "" for any other."""
        return self._names.get(number, "")

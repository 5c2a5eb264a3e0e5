"""A checked quotation as text for a terminal: the verdict, the places, what was changed.

Words that the document has and the quotation lacks stand in [-…-], words that only the quotation
has in {+…+}, as `wdiff` writes them. What turns a sentence round is said in capitals.
"""

from bot.checking import (
    Alteration,
    Bracket,
    CheckResult,
    Reversal,
    Stitching,
    Verdict,
    WordChange,
    diff_pieces,
)
from bot.documents import location_of
from bot.viewing import Excerpt
from scripts.console.answer_text import harmless
from scripts.console.terminal import amount

VERDICTS = {
    Verdict.EXACT: "exact",
    Verdict.TYPOGRAPHY: "exact but for typography or white space",
    Verdict.BRACKETED: "exact but for words in square brackets",
    Verdict.STITCHED: "STITCHED from several places",
    Verdict.ALTERED: "ALTERED",
    Verdict.ABSENT: "NOT IN THE DOCUMENTS",
}
REVERSALS = {
    Reversal.NEGATION_LEFT_OUT: "A NEGATION IS LEFT OUT",
    Reversal.NEGATION_ADDED: "A NEGATION IS ADDED",
    Reversal.NUMBER_CHANGED: "A NUMBER IS CHANGED",
    Reversal.NUMBER_LEFT_OUT: "A NUMBER IS LEFT OUT",
    Reversal.NUMBER_ADDED: "A NUMBER IS ADDED",
}
CUT = "NOT LOOKED FOR AT EVERY PLACE: the text repeats itself too often"
MOST_PLACES = 5  # listed of one quotation; --json lists them all
MARKED = {
    WordChange.EQUAL: "{words}",
    WordChange.DELETED: "[-{words}-]",
    WordChange.INSERTED: "{{+{words}+}}",
}


def written_check(checked: CheckResult, *, number: int, line: int) -> str:
    """A quotation, what it was found to be, and why.

    Args:
        number: of the quotation in its article, from 1.
        line: of the article on which it begins, from 1.
    """
    words = " ".join(checked.quotation.split())
    lines = [f"[{number}] line {line}: {VERDICTS[checked.verdict]}", f"    “{words}”"]
    lines += [f"    !! {REVERSALS[each]}" for each in checked.reversals]
    lines += [f"    = {_place(place)}" for place in checked.places[:MOST_PLACES]]
    if len(checked.places) > MOST_PLACES:
        plus = "+" if checked.more else ""
        lines.append(f"    and {len(checked.places) - MOST_PLACES:,}{plus} more places")
    if checked.stitching:
        lines += _stitching(checked.stitching, checked.quotation)
    lines += [_bracket(checked, bracket) for bracket in checked.brackets]
    for alteration in checked.alterations:
        lines += _alteration(checked, alteration)
    if checked.truncated:
        lines.append(f"    {CUT}")
    return harmless("\n".join(lines)) + "\n"


def _stitching(stitching: Stitching, quotation: str) -> list[str]:
    lines = []
    for fragment in stitching.fragments:
        words = quotation[fragment.quoted.start : fragment.quoted.end]
        lines += [f"    “{' '.join(words.split())}”", f"    = {_place(fragment.place)}"]
    for gap in stitching.left_out:
        how = "left out" if gap.marked else "left out WITHOUT A MARK"
        count = amount(gap.words, "word")
        lines.append(f"    {how}, {count}: [-{gap.short}-]")
    if not stitching.in_order:
        lines.append("    the fragments are NOT IN THE DOCUMENT'S ORDER")
    if not stitching.one_speaker:
        lines.append("    the fragments are NOT ALL ONE SPEAKER'S")
    elif not stitching.one_turn:
        lines.append("    between the fragments SOMEBODY ELSE SPEAKS")
    return lines


def _alteration(checked: CheckResult, alteration: Alteration) -> list[str]:
    if checked.verdict is Verdict.ABSENT:
        nearest = " ".join(alteration.place.citation.quote.split())
        return [f"    nearest: “{nearest}”", f"    ? {_place(alteration.place)}"]
    written = ""
    for piece in diff_pieces(checked.quotation, alteration):
        written += " " if piece.space else ""
        written += MARKED[piece.change].format(words=piece.words)
    return [f"    {' '.join(written.split())}", f"    ≈ {_place(alteration.place)}"]


def _bracket(checked: CheckResult, bracket: Bracket) -> str:
    """What an editor's brackets stand for."""
    words = checked.quotation[bracket.quoted.start : bracket.quoted.end]
    there = bracket.document.text[bracket.source.start : bracket.source.end]
    stands = f"stands for: [-{' '.join(there.split())}-]" if there else "is put in"
    return f"    the quoting editor's {' '.join(words.split())} {stands}"


def _place(place: Excerpt) -> str:
    """The document, the place in it, and whose words they are."""
    citation = place.citation
    words = f"{citation.document.name}, {location_of(citation).words}"
    words += f" [{citation.start:,}–{citation.end:,}]"
    names = [
        f"{voice.name or 'nobody named'}{' (asks)' if voice.asks else ''}" for voice in place.voices
    ]
    if any(voice.name for voice in place.voices):
        words += f"; {', '.join(names)}"
    return words

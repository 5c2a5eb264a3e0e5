"""A checked quotation as text for a terminal: the verdict, the places, what was changed.

Words that the document has and the quotation lacks stand in [-…-], words that only the quotation
has in {+…+}, as `wdiff` writes them. What turns a sentence round is said in capitals.
"""

from bot.excerpt import Excerpt
from bot.place import place_of
from bot.reversals import Reversal
from bot.verdict import Alteration, Checked, Stitching, Verdict
from bot.word_diff import Change
from scripts.written import harmless

VERDICTS = {
    Verdict.EXACT: "exact",
    Verdict.TYPOGRAPHY: "exact but for typography or white space",
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
MOST_PLACES = 5  # listed of one quotation; --json lists them all
LONGEST_LEFT_OUT = 200  # code points of words left out that are printed, half from each end


def written_check(checked: Checked, *, number: int, line: int) -> str:
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
    for alteration in checked.alterations:
        lines += _alteration(checked, alteration)
    return harmless("\n".join(lines)) + "\n"


def _stitching(stitching: Stitching, quotation: str) -> list[str]:
    lines = []
    for fragment in stitching.fragments:
        words = quotation[fragment.quoted.start : fragment.quoted.end]
        lines += [f"    “{' '.join(words.split())}”", f"    = {_place(fragment.place)}"]
    for gap in stitching.left_out:
        text = " ".join(gap.document.text[gap.span.start : gap.span.end].split())
        if len(text) > LONGEST_LEFT_OUT:
            half = LONGEST_LEFT_OUT // 2
            text = f"{text[:half]} … {text[-half:]}"
        how = "left out" if gap.marked else "left out WITHOUT A MARK"
        count = f"{gap.words:,} word{'' if gap.words == 1 else 's'}"
        lines.append(f"    {how}, {count}: [-{text}-]")
    if not stitching.in_order:
        lines.append("    the fragments are NOT IN THE DOCUMENT'S ORDER")
    if not stitching.one_speaker:
        lines.append("    the fragments are NOT ALL ONE SPEAKER'S")
    elif not stitching.one_turn:
        lines.append("    between the fragments SOMEBODY ELSE SPEAKS")
    return lines


def _alteration(checked: Checked, alteration: Alteration) -> list[str]:
    if checked.verdict is Verdict.ABSENT:
        nearest = " ".join(alteration.place.citation.quote.split())
        return [f"    nearest: “{nearest}”", f"    ? {_place(alteration.place)}"]
    text = alteration.document.text
    written = ""
    for run in alteration.runs:
        quoted = checked.quotation[run.quoted.start : run.quoted.end]
        source = text[run.source.start : run.source.end]
        before = checked.quotation[: run.quoted.start] if quoted else text[: run.source.start]
        written += " " if before[-1:].isspace() else ""
        if run.change is Change.EQUAL:
            written += quoted
            continue
        written += f"[-{source}-]" if source else ""
        written += f"{{+{quoted}+}}" if quoted else ""
    return [f"    {' '.join(written.split())}", f"    ≈ {_place(alteration.place)}"]


def _place(place: Excerpt) -> str:
    """The document, the place in it, and whose words they are."""
    citation = place.citation
    words = f"{citation.document.name}, {place_of(citation).words}"
    words += f" [{citation.start:,}–{citation.end:,}]"
    names = [
        f"{voice.name or 'nobody named'}{' (asks)' if voice.asks else ''}" for voice in place.voices
    ]
    if any(voice.name for voice in place.voices):
        words += f"; {', '.join(names)}"
    return words

"""Checking a quotation: what it is called, on a table of alterations, and that exact is exact."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.checking.checker import Checker
from bot.checking.quotation_extraction import quotations_in
from bot.checking.reversals import Reversal, reversals_between
from bot.checking.verdict import CheckResult, Verdict
from bot.checking.word_diff import WordChange
from bot.documents.document import Document
from bot.documents.spans import Span
from bot.errors import QuotationError
from bot.formats.loading import load_document
from tests.support.paths import ROOT
from tests.support.texts import document, texts

SAMPLE = load_document(ROOT / "bot" / "sample" / "responsibility-to-protect.txt", name="sample.txt")
WELL = document(
    "# The well\n\nReporter: Why did you dig it?\n\n"
    "Guide: Because the spring was dry by the second May. We did not ask anybody for money, and we "
    "never borrowed a single spade. The ‘old’ pump cost 3.5 million, or 12% of what the town had.\n\n"
    "Reporter: And what did the town’s council say?\n\n"
    "Guide: It is not permitted to terminate the lease, they wrote, unless the rent stays unpaid for "
    "ninety days. Then we dug for eleven weeks – day and night – and found water at nine metres.\n\n"
    "Neighbour: I was unable to sleep. The drill ran from six in the morning, and it isn’t a quiet "
    "machine. Still, the co-operative paid for well-made windows; nobody had to ask twice.\n",
    name="well.txt",
)
CHECKER = Checker([SAMPLE, WELL])
SENTENCE = re.compile(r"(?<=[.?!:] )[A-Z][^.?!:\n]{40,220}[.]")
FEWEST = 8  # words of a sentence that is altered: one changed word leaves it recognisable


@dataclass(frozen=True, slots=True)
class Case:
    """An altered quotation and what it is to be called."""

    kind: str
    quotation: str
    verdict: Verdict
    reversal: Reversal | None = None


def sentences() -> list[str]:
    """Sentences of the documents that stand there once."""
    both = SAMPLE.text + "\n" + WELL.text
    found = [each for each in SENTENCE.findall(both) if len(each.split()) >= FEWEST]
    return [each for each in dict.fromkeys(found) if both.count(each) == 1]


def with_word(words: list[str], at: int, *new: str) -> str:
    """The words with those at a place replaced."""
    return " ".join([*words[:at], *new, *words[at + 1 :]])


def cases() -> Iterator[Case]:
    """The table: each kind of alteration of many sentences, chosen by a seeded chance."""
    chance = random.Random(6)
    every = sentences()
    for sentence in every:
        words = sentence.split()
        middle = chance.randrange(2, len(words) - 2)
        yield Case("as it stands", sentence, Verdict.EXACT)
        yield Case("a part", " ".join(words[1:-1]), Verdict.EXACT)
        type_changed = sentence.replace(" ", chance.choice(["  ", "\u00a0", "\n", " \r\n"]))
        yield Case("white space", type_changed, Verdict.TYPOGRAPHY)
        yield Case("first letter", f"[{sentence[0].lower()}]{sentence[1:]}", Verdict.TYPOGRAPHY)
        yield Case("soft hyphen", f"{sentence[:2]}\u00ad{sentence[2:]}", Verdict.TYPOGRAPHY)
        long = max(words, key=lambda word: (word.isalpha(), len(word)))
        parted = sentence.replace(long, f"{long[:3]}-\n{long[3:]}", 1)
        yield Case("hyphen at a line's end", parted, Verdict.TYPOGRAPHY)
        yield Case("goes on", f"… {sentence} …", Verdict.TYPOGRAPHY)
        yield Case("comma inside", f"{sentence[:-1]},", Verdict.TYPOGRAPHY)
        yield Case("word replaced", with_word(words, middle, "zebra"), Verdict.ALTERED)
        yield Case("word added", with_word(words, middle, words[middle], "zebra"), Verdict.ALTERED)
        yield Case("word left out", with_word(words, middle), Verdict.ALTERED)
        yield Case(
            "words parted", sentence.replace(long, f"{long[:3]} {long[3:]}", 1), Verdict.ALTERED
        )
        yield Case("case", with_word(words, middle, words[middle].swapcase()), Verdict.ALTERED)
        yield Case("question mark", f"{sentence[:-1]}?", Verdict.ALTERED)
        added = with_word(words, middle, words[middle], "not")
        yield Case("not added", added, Verdict.ALTERED, Reversal.NEGATION_ADDED)
        number = with_word(words, middle, words[middle], "17")
        yield Case("number added", number, Verdict.ALTERED, Reversal.NUMBER_ADDED)
        third = len(words) // 3
        ellipsis = chance.choice(["…", "...", "[…]", "[...]", ". . ."])
        halves = f"{' '.join(words[:third])} {ellipsis} {' '.join(words[third + 1 :])}"
        yield Case("ellipsis", halves, Verdict.STITCHED)
        nonsense = " ".join("".join(chance.sample("bcdfgklmz", 6)) for _ in words)
        yield Case("nonsense", nonsense, Verdict.ABSENT)
        put_in = with_word(words, middle, words[middle], "[the well]")
        yield Case("bracket put in", put_in, Verdict.BRACKETED)
        yield Case("sic", with_word(words, middle, words[middle], "[sic]"), Verdict.BRACKETED)
        instead = with_word(words, middle, "[zebra]")
        yield Case("bracket in place", instead, Verdict.BRACKETED)
        at_end = f"[The zebra] {' '.join(words[1:])}"
        yield Case("bracket at an end", at_end, Verdict.BRACKETED)
        denied = with_word(words, middle, words[middle], "[not]")
        yield Case("not in brackets", denied, Verdict.BRACKETED, Reversal.NEGATION_ADDED)
        beside = with_word(words, middle, "[sic]", "zebra")
        yield Case("bracket beside a change", beside, Verdict.ALTERED)
        for negation in ("not", "never"):
            if negation in words:
                behind = with_word(words, words.index(negation), "[indeed]")
                left_out = Reversal.NEGATION_LEFT_OUT
                yield Case("bracket for not", behind, Verdict.BRACKETED, left_out)
                without = with_word(words, words.index(negation))
                yield Case("not left out", without, Verdict.ALTERED, Reversal.NEGATION_LEFT_OUT)
        for figure in re.findall(r"\b\d{2,4}\b", sentence):
            other = sentence.replace(figure, str(int(figure) + 1), 1)
            yield Case("figure", other, Verdict.ALTERED, Reversal.NUMBER_CHANGED)
            bracketed = sentence.replace(figure, "[some]", 1)
            yield Case("bracket for it", bracketed, Verdict.BRACKETED, Reversal.NUMBER_LEFT_OUT)
    for one, other in zip(every[::2], every[1::2], strict=False):
        yield Case("two sentences turned round", f"{other} {one}", Verdict.STITCHED)
        yield Case("two sentences, marked", f"{one} … {other}", Verdict.STITCHED)


TABLE = tuple(cases())


def checked(quotation: str) -> CheckResult:
    """What a quotation is against both documents."""
    return CHECKER.check(quotation)


def words_of(text: Document, span: Span) -> str:
    """The words of a span."""
    return text.text[span.start : span.end]


def test_the_table_is_long_and_holds_every_verdict() -> None:
    """At least 200 alterations, twenty of each verdict."""
    assert len(TABLE) >= 200
    for verdict in Verdict:
        assert sum(case.verdict is verdict for case in TABLE) >= 20


@pytest.mark.parametrize("kind", sorted({case.kind for case in TABLE}))
def test_every_alteration_of_the_table_is_called_what_it_is(kind: str) -> None:
    """And what turns it round is flagged."""
    told = [(case, checked(case.quotation)) for case in TABLE if case.kind == kind]

    wrong = [
        (case.quotation, found.verdict, found.reversals)
        for case, found in told
        if found.verdict is not case.verdict
        or (case.reversal is not None and case.reversal not in found.reversals)
    ]
    assert wrong == []


def test_what_is_exact_in_the_table_is_a_slice_at_every_place() -> None:
    """The words at each place are the quotation."""
    exact = [case.quotation for case in TABLE if case.verdict is Verdict.EXACT]

    assert all(
        place.citation.quote == quotation
        for quotation in exact
        for place in checked(quotation).places
    )


@settings(max_examples=60, deadline=None)
@given(text=texts(), data=st.data())
@example(text="It cost 3 . 5 — \u00ad “no” ﬁn cafe\u0301 in all.", data=None)
@example(text="They met at the cafe\u0301", data=None)
def test_words_of_a_text_are_exact_where_they_stand(text: str, data: st.DataObject | None) -> None:
    """Any run of whole words with a letter in it, of any text: and every place is a slice."""
    if not any(map(str.isalnum, text)):
        return
    source = document(text)
    words = [match.span() for match in re.finditer(r"\S+", source.text)]
    first = data.draw(st.integers(0, len(words) - 1)) if data else 0
    last = data.draw(st.integers(first, min(len(words) - 1, first + 30))) if data else -1
    start, end = words[first][0], words[last][1]
    quotation = source.text[start:end]
    if not any(map(str.isalnum, quotation)) or len(quotation) > 10_000:
        return

    found = Checker([source]).check(quotation)

    assert found.verdict is Verdict.EXACT
    assert start in {place.citation.start for place in found.places}
    assert {place.citation.quote for place in found.places} == {quotation}


@settings(max_examples=60, deadline=None)
@given(text=texts(), quotation=st.one_of(st.text(max_size=60), texts()))
def test_whatever_is_checked_ends_in_a_verdict_whose_spans_hold(text: str, quotation: str) -> None:
    """Of hostile texts: what is called exact is a slice, runs cover what they compare in order."""
    if not any(map(str.isalnum, text)) or not any(map(str.isalnum, quotation)):
        return
    source = document(text)
    if len(quotation.strip()) > 10_000:
        return

    found = Checker([source]).check(quotation)

    assert (found.verdict is Verdict.EXACT) == (
        bool(found.places) and found.places[0].citation.quote == quotation.strip()
    )
    for beside in found.alterations:
        at, done = beside.quoted.start, beside.place.citation.start
        for run in beside.runs:
            assert at <= run.quoted.start <= run.quoted.end <= beside.quoted.end
            assert done <= run.source.start <= run.source.end <= beside.place.citation.end
            at, done = run.quoted.end, run.source.end


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("cost 3.5 million, or 12%", Verdict.EXACT),
        ("cost 3.5 million, or 12 %", Verdict.TYPOGRAPHY),
        ("cost 3.6 million, or 12%", Verdict.ALTERED),
        ("cost 35 million, or 12%", Verdict.ALTERED),
        ("The ‘old’ pump cost 3", Verdict.ALTERED),
        ("5 million, or 12% of what the town had", Verdict.ALTERED),
        ('The "old" pump cost 3.5 million', Verdict.TYPOGRAPHY),
        ("weeks - day and night - and found", Verdict.TYPOGRAPHY),
        ("weeks—day and night—and found", Verdict.TYPOGRAPHY),
        ("weeks, day and night, and found", Verdict.ALTERED),
        ("the drill ran from six in the morning", Verdict.TYPOGRAPHY),
        ("the co-\noperative paid for well-\nmade windows", Verdict.TYPOGRAPHY),
        ("the cooperative paid for well-made windows", Verdict.ALTERED),
        ("Neighbour: I was unable to sleep.", Verdict.EXACT),
        ("and it isn’t a quiet", Verdict.EXACT),
        ("the morning, and it isn", Verdict.ALTERED),
        ("I was able to sleep. The drill ran from six", Verdict.ALTERED),
    ],
)
def test_typography_is_told_from_change(quotation: str, verdict: Verdict) -> None:
    """Quotation marks, dashes and line ends are type; figures, marks and hyphens inside are not."""
    assert checked(quotation).verdict is verdict


@pytest.mark.parametrize(
    ("text", "quotation", "verdict"),
    [
        ("The café anew stood empty.", "The cafe\u0301 anew stood empty.", Verdict.TYPOGRAPHY),
        ("The café anew stood empty.", "The caféanew stood empty.", Verdict.ALTERED),
        ("The café anew stood empty.", "The cafe anew stood empty.", Verdict.ALTERED),
        ("पानी की बात यहाँ थी", "पानी कीबात यहाँ थी", Verdict.ALTERED),
        ("पानी की बात यहाँ थी", "पानी की  बात", Verdict.TYPOGRAPHY),
        ("日本語の文。もう一つの文！", "本語の文。もう一つ", Verdict.EXACT),
        (
            "An oﬃce of ﬁve rooms stood there.",
            "An office of five rooms stood there.",
            Verdict.TYPOGRAPHY,
        ),
        ("It cost 10 000 in all, he said.", "It cost 10000 in all, he said.", Verdict.ALTERED),
        ("From 1990 – 1995 they dug there.", "From 1990-1995 they dug there.", Verdict.TYPOGRAPHY),
        ("It fell to -5 degrees that night.", "5 degrees that night.", Verdict.ALTERED),
        ("They can't have asked for it.", "They can", Verdict.ABSENT),
        ("A 5' rope and nothing more.", 'A 5" rope and nothing more.', Verdict.ALTERED),
    ],
)
def test_letters_accents_and_figures_are_never_typography(
    text: str, quotation: str, verdict: Verdict
) -> None:
    """In any alphabet: a word joined to its neighbour, an accent or a figure lost is a change."""
    assert Checker([document(text)]).check(quotation).verdict is verdict


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_letter_or_figure_more_less_or_other_is_never_called_the_same(
    data: st.DataObject,
) -> None:
    """Wherever it stands inside a sentence."""
    sentence = data.draw(st.sampled_from(sentences()))
    inside = st.integers(sentence.index(" "), sentence.rindex(" "))  # an end may be left out whole
    at = data.draw(inside.filter(lambda at: sentence[at].isalnum()))
    others = ["", "q", "7", sentence[at] + "x", sentence[at].swapcase() * 2]
    new = data.draw(st.sampled_from([each for each in others if each != sentence[at]]))
    altered = sentence[:at] + new + sentence[at + 1 :]

    found = CHECKER.check(altered)

    assert found.verdict not in (Verdict.EXACT, Verdict.TYPOGRAPHY)


def test_every_place_is_given_with_its_words_and_speaker() -> None:
    """The same sentence twice, by two speakers."""
    text = document(
        "Reporter: Who was there when it rained?\n\nGuide: We were all there that night.\n\n"
        "Reporter: And were you there too?\n\nNeighbour: We were all there that night.\n\n"
        "Reporter: What did you see?\n\nGuide: Rain, and nothing else for hours.\n\n"
        "Reporter: What did you hear?\n\nNeighbour: The drill, until the morning.\n"
    )

    places = Checker([text]).check("We were all there that night.").places

    assert [place.citation.passage.speaker for place in places] == ["Guide", "Neighbour"]
    assert [place.citation.start for place in places] == [
        match.start() for match in re.finditer("We were", text.text)
    ]


def test_an_ellipsis_that_swallows_not_is_shouted() -> None:
    """The landlord is permitted to terminate, says the quotation; the document denies it."""
    found = checked("It is … permitted to terminate the lease")

    assert found.stitching is not None
    (gap,) = found.stitching.left_out
    assert words_of(WELL, gap.span) == "not"
    assert found.reversals == (Reversal.NEGATION_LEFT_OUT,)
    assert found.stitching.one_turn


def test_fragments_know_their_order_and_their_speakers() -> None:
    """Turned round, and of two speakers."""
    found = checked("The drill ran from six … Then we dug for eleven weeks")

    assert found.stitching is not None
    assert [each.place.citation.passage.speaker for each in found.stitching.fragments] == [
        "Neighbour",
        "Guide",
    ]
    assert not found.stitching.in_order
    assert not found.stitching.one_speaker
    assert found.stitching.left_out == ()


def test_one_speaker_with_another_between_has_not_one_turn() -> None:
    """A question stands between the fragments."""
    found = checked("the spring was dry by the second May … Then we dug for eleven weeks")

    assert found.stitching is not None
    assert found.stitching.one_speaker
    assert not found.stitching.one_turn


def test_words_left_out_in_silence_are_stitching() -> None:
    """What is left out is shown, and that no mark says so."""
    found = checked("they wrote, unless the rent stays unpaid and found water at nine metres")

    assert found.verdict is Verdict.STITCHED
    assert found.stitching is not None
    (gap,) = found.stitching.left_out
    assert words_of(WELL, gap.span).startswith("for ninety days. Then we dug")
    assert not gap.marked
    assert Reversal.NUMBER_LEFT_OUT in found.reversals


def test_fragments_of_two_documents_are_stitched_and_not_in_order() -> None:
    """Each fragment stands in one of them."""
    found = checked("Then we dug for eleven weeks … Governments are not members")

    assert found.stitching is not None
    names = [each.place.citation.document.name for each in found.stitching.fragments]
    assert names == ["well.txt", "sample.txt"]
    assert not found.stitching.in_order
    assert not found.stitching.one_speaker


@pytest.mark.parametrize(
    ("quotation", "verdict", "stands_for", "reversals"),
    [
        ("[The Guide said they] never borrowed a single spade", "bracketed", [""], []),
        ("and [they] never borrowed a single spade", "bracketed", ["we"], []),
        ("We did not ask anybody [in town] for money", "bracketed", [""], []),
        ("the second May [1984]. We did not ask", "bracketed", [""], []),
        ("Then we dug for [twelve] weeks", "bracketed", ["eleven"], [Reversal.NUMBER_CHANGED]),
        ("Then we dug for [many] weeks", "bracketed", ["eleven"], [Reversal.NUMBER_LEFT_OUT]),
        ("We did [gladly] ask anybody", "bracketed", ["not"], [Reversal.NEGATION_LEFT_OUT]),
        ("the lease, they wrote, [unless]", "bracketed", ["unless"], []),
        ("It is [permitted]", "altered", None, []),
        ("they wrote, it is [permitted]", "absent", None, []),
        ("found water at [ten]", "bracketed", ["nine metres"], [Reversal.NUMBER_CHANGED]),
        ("We did … ask [them] for money", "stitched", ["anybody"], [Reversal.NEGATION_LEFT_OUT]),
        ("We did … anybody [at all] for money", "stitched", [""], [Reversal.NEGATION_LEFT_OUT]),
        ("[T]hen we dug [here] for eleven weeks", "bracketed", [""], []),
        ("We [all] did not ask anybody for cash", "altered", None, []),
    ],
)
def test_words_in_brackets_are_the_editors_and_hide_nothing(
    quotation: str, verdict: str, stands_for: list[str] | None, reversals: list[Reversal]
) -> None:
    """What the document has in their place is told; a "not" or a number behind them is shouted."""
    found = checked(quotation)

    assert found.verdict == verdict
    if stands_for:
        there = [each.document.text[each.source.start : each.source.end] for each in found.brackets]
        assert there == stands_for
    assert set(reversals) <= set(found.reversals)
    if found.verdict is Verdict.BRACKETED:
        assert list(found.reversals) == reversals
        (place,) = found.places
        assert place.citation.quote in place.citation.document.text


def test_a_bracket_that_the_document_has_is_its_own() -> None:
    """A transcript's "[laughs]" is no editor's, with another's bracket beside it or without."""
    source = document("Guide: We dug [laughs] for weeks, and then it rained on us all.\n")
    checker = Checker([source])

    own = checker.check("We dug [laughs] for weeks, and then it rained")
    both = checker.check("We dug [laughs] for weeks, and then [finally] it rained")

    assert own.verdict is Verdict.EXACT
    assert own.brackets == ()
    assert both.verdict is Verdict.BRACKETED
    assert len(both.brackets) == 1


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_taking_a_not_or_a_number_into_brackets_is_always_shouted(data: st.DataObject) -> None:
    """Whatever an editor writes in its place."""
    word = data.draw(st.sampled_from(["not", "never", "nobody", "eleven", "ninety", "nine", "six"]))
    words = data.draw(st.lists(st.sampled_from("the town [sic] and all".split()), max_size=3))
    at = data.draw(st.sampled_from([m.start() for m in re.finditer(rf"\b{word}\b", WELL.text)]))
    before = " ".join(WELL.text[:at].split()[-5:])
    after = " ".join(WELL.text[at + len(word) :].split()[:5])
    bracket = f"[{' '.join(words).replace('[', '').replace(']', '') or 'some'}]"

    found = Checker([WELL]).check(f"{before} {bracket} {after}")

    assert found.verdict is not Verdict.EXACT
    assert found.reversals


def test_an_alteration_is_shown_run_by_run() -> None:
    """What was replaced, left out and added, and where."""
    quotation = "Then we dug for twelve weeks – day and night – and quickly found water"

    (beside,) = checked(quotation).alterations

    changed = [
        (run.change, quotation[run.quoted.start : run.quoted.end], words_of(WELL, run.source))
        for run in beside.runs
        if run.change is not WordChange.EQUAL
    ]
    assert changed == [
        (WordChange.REPLACED, "twelve", "eleven"),
        (WordChange.INSERTED, "quickly", ""),
    ]
    assert beside.place.citation.passage.speaker == "Guide"


def test_what_is_absent_has_the_nearest_passage() -> None:
    """It is said to be absent all the same."""
    found = checked("Whoever digs for eleven years may borrow a spade and terminate everything")

    assert found.verdict is Verdict.ABSENT
    assert found.reversals == ()
    assert found.alterations[0].document is WELL


@pytest.mark.parametrize(
    ("quoted", "source", "reversals"),
    [
        ("is", "is not", [Reversal.NEGATION_LEFT_OUT]),
        ("isn’t", "is not", []),
        ("can", "can't", [Reversal.NEGATION_LEFT_OUT]),
        ("unable", "able", [Reversal.NEGATION_ADDED]),
        ("6 %", "5 %", [Reversal.NUMBER_CHANGED]),
        ("5 %", "5%", []),
        ("twelve", "eleven", [Reversal.NUMBER_CHANGED]),
        ("-5", "5", [Reversal.NUMBER_CHANGED]),
        ("$5", "€5", [Reversal.NUMBER_CHANGED]),
        ("under", "over", []),
        ("", "kein Brunnen", [Reversal.NEGATION_LEFT_OUT]),
    ],
)
def test_what_turns_a_sentence_round_is_named(
    quoted: str, source: str, reversals: list[Reversal]
) -> None:
    """Negations by number, numbers by value as written."""
    assert list(reversals_between(quoted, source)) == reversals


@pytest.mark.parametrize("quotation", ["", " … ", "?!", "x " * 6_000])
def test_what_is_no_quotation_is_refused(quotation: str) -> None:
    """Without a word, or longer than a quotation may be."""
    with pytest.raises(QuotationError):
        checked(quotation)


@pytest.mark.parametrize(
    ("article", "quotations"),
    [
        ("She said: “We dug for eleven weeks,” and left.", ["We dug for eleven weeks,"]),
        ('He: "We dug for eleven weeks." So.', ["We dug for eleven weeks."]),
        ("Er sagte: „Wir gruben elf Wochen lang“.", ["Wir gruben elf Wochen lang"]),
        ("Il dit « on a creusé onze semaines ».", ["on a creusé onze semaines"]),
        ("Er: »Wir gruben elf Wochen lang.«", ["Wir gruben elf Wochen lang."]),
        ("‘We don’t dig for weeks,’ he said.", ["We don’t dig for weeks,"]),
        (
            "Before.\n\n> We dug for\n> eleven weeks.\n>\n> — Guide\n\nAfter.",
            ["We dug for\neleven weeks."],
        ),
        ("> “We dug for eleven weeks.”\n", ["We dug for eleven weeks."]),
        (
            "“We dug for eleven weeks.\n\n“And then found water there.”",
            ["We dug for eleven weeks.", "And then found water there."],
        ),
        ("The “old” pump cost 3.5 million.", ["The “old” pump cost 3.5 million."]),
        ("“We dug.”", ["We dug."]),
        ('A 5" pipe and a 6" pipe lay there.', ['A 5" pipe and a 6" pipe lay there.']),
        (" …\n", []),
    ],
)
def test_quotations_are_found_in_an_article(article: str, quotations: list[str]) -> None:
    """Between marks that match, or all of it; each with its span."""
    found = quotations_in(article)

    assert [each.text for each in found] == quotations
    for each in found:
        if ">" not in article:
            assert article[each.start : each.end] == each.text


@settings(max_examples=200, deadline=None)
@given(st.text("ab c“”\"‘’„«»>\n.-—'", max_size=80))
def test_quotations_lie_in_the_article_in_order(article: str) -> None:
    """Whatever marks are left open."""
    found = quotations_in(article)

    assert bool(found) == any(map(str.isalnum, article))
    at = 0
    for each in found:
        assert at <= each.start < each.end <= len(article)
        at = each.end

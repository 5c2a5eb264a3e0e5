"""Links that scroll to a quotation: one place and no other."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citing.text_fragment import TextFragment, fragment_of, text_fragment
from bot.documents.citation import Citation
from bot.documents.document import Document
from bot.documents.passage import Passage
from tests.support.browser.scripted_chatbot import cite, make_document

TEXT = """The well is deep. It is old.

The rope is new. The well is deep. Who keeps it? Nobody, self-made & two.

The well is deep. It was dug in a dry year by eleven people who had never dug before, and
who said so to anybody that asked them, in May.
"""


@pytest.mark.parametrize(
    ("words", "occurrence", "fragment"),
    [
        ("It is old.", 1, "#:~:text=It%20is%20old."),
        ("The well is deep.", 1, "#:~:text=The%20well%20is%20deep.,-It%20is"),
        ("The well is deep.", 2, "#:~:text=new.-,The%20well%20is%20deep."),
        ("The well is deep.", 3, "#:~:text=two.-,The%20well%20is%20deep."),
        ("Nobody, self-made & two.", 1, "#:~:text=Nobody%2C%20self%2Dmade%20%26%20two."),
        ("ell is dee", 2, "#:~:text=new.%20The-,well%20is%20deep"),
    ],
)
def test_a_link_names_as_few_words_as_lead_to_one_place(
    words: str, occurrence: int, fragment: str
) -> None:
    """Repeats are told apart by a neighbour; what the directive uses itself is encoded."""
    assert text_fragment(cite(make_document(TEXT), words, occurrence=occurrence)) == fragment


def test_a_long_quotation_is_named_by_its_first_and_last_words() -> None:
    """So the address stays short, and may lead over paragraphs."""
    document = make_document(TEXT)
    long = TEXT[TEXT.index("It was dug") :].strip()
    over = TEXT[TEXT.index("Who keeps") : TEXT.index(" in a dry")]

    assert text_fragment(cite(document, long)) == (
        "#:~:text=It%20was%20dug%20in,asked%20them%2C%20in%20May."
    )
    assert text_fragment(cite(document, over)) == (
        "#:~:text=Who%20keeps%20it%3F%20Nobody%2C,deep.%20It%20was%20dug"
    )


def test_where_no_words_lead_to_one_place_there_is_no_link() -> None:
    """A wrong place is worse than none."""
    words = "no " * 200

    assert text_fragment(cite(make_document(words), "no", occurrence=100)) is None
    assert text_fragment(cite(make_document("What? … — … Yes."), "… — …")) is None


def test_what_is_named_ends_where_its_line_does() -> None:
    """Where white space is kept as it is, browsers take no line's end or tab for a space."""
    document = make_document("One rope\nis new. A rope\tis old.\r\nThe well  is deep.\n")

    assert text_fragment(cite(document, "rope\nis new.")) == ("#:~:text=One-,rope,new.")
    assert text_fragment(cite(document, "rope\tis old.")) == ("#:~:text=A-,rope,old.")
    assert text_fragment(cite(document, "The well  is")) == "#:~:text=The,is"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("cafe naive", "café naïve"),
        ("“no” she", '"no" she'),
        ("strasse", "Straße"),
        ("ﬁsh", "fish"),
        ("٣ wells", "3 wells"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_what_browsers_take_for_the_same_is_told_apart_by_its_neighbours(
    first: str, second: str
) -> None:
    """Found out in Chromium 156: each of these names the other, where that stands before it."""
    for one, other in ((first, second), (second, first)):
        document = make_document(f"Once: {one}.\n\nTwice: {other}.\n")

        assert (fragment_of(cite(document, other)) or TextFragment("")).prefix == "Twice:"


WORDS = st.lists(
    st.sampled_from(["well", "Well", "a-b,", "rope.", "is", "100%", "¿qué?", "well,", "\n\n"]),
    min_size=1,
    max_size=40,
)


@settings(deadline=None)
@given(WORDS, st.data())
def test_a_browser_finds_the_quotation_and_nothing_before_it(
    words: list[str], data: st.DataObject
) -> None:
    """What the directive says, carried out from the start of the text, ends at the quotation."""
    document = make_document(" ".join(words))
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    quotation = Citation(Passage(document, start, end, 1), start, end, 1.0)
    fragment = fragment_of(quotation)
    if fragment is None:
        return

    found = carried_out(document, fragment)
    assert found[0] <= start or document.text[start : found[0]].strip() == ""
    assert found[1] >= end or document.text[found[1] : end].strip() == ""
    assert abs(found[0] - start) < 10 > abs(found[1] - end)  # no more than a word's rest
    written = fragment.written.removeprefix("#:~:text=")
    parts = [unquote(part.strip("-")) for part in written.split(",")]
    named = (fragment.prefix, fragment.start, fragment.end, fragment.suffix)
    assert parts == [part for part in named if part]


def carried_out(document: Document, fragment: TextFragment) -> tuple[int, int]:
    """The first place that fits, by one expression for all of it."""
    prefix, start, end, suffix = (
        None if part is None else r"\s+".join(map(re.escape, part.split()))
        for part in (fragment.prefix, fragment.start, fragment.end, fragment.suffix)
    )
    expression = rf"(?<!\w){prefix}\s*(?P<start>{start})" if prefix else rf"(?P<start>{start})"
    if end:
        expression += rf"(?!\w).*?(?<!\w)(?P<end>{end})"
    if suffix:
        expression += rf"\s*{suffix}"
    for match in re.finditer(expression, document.text, re.IGNORECASE | re.DOTALL):
        first, last = match.start("start"), match.end("end" if end else "start")
        whole = re.compile(r"(?<=\w)(?=\w)")
        if not whole.match(document.text, first) and not whole.match(document.text, last):
            return first, last
    raise AssertionError(f"{fragment} leads nowhere")

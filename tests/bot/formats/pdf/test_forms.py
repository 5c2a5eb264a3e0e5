"""PDF: what is laid upon a page is read where a reader sees it: fields, free text, stamps."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import DocumentError
from tests.support.documents.pdf.forms import Laid, form
from tests.support.documents.pdf_reading import assert_whole, blocks, read

LABELS = [(72, 700, "Name of the club:"), (72, 660, "Spent in 2023:"), (72, 620, "Achieved:")]
BOXES = [(220, 692, 550, 712), (220, 652, 550, 672), (220, 612, 550, 632)]
VALUES = ["Rivermouth Housing Trust", "14,250 euros", "Forty families moved before winter."]
FILLED = [f"{label} {value}" for (_, _, label), value in zip(LABELS, VALUES, strict=True)]
TEXT = "/Subtype/Widget/FT/Tx"
CHOICE = "/Subtype/Widget/FT/Ch/Opt[[(a)(A rented flat)][(b)(A house)][(c)(A boat)]]"
BOX = "/Subtype/Widget/FT/Btn"


def filled(entries: str, *, drawn: bool, fields: str = "") -> bytes:
    """Three labels, a field beside each; `{}` of the entries is the field's value."""
    laid = [
        Laid(entries.format(value), box, value if drawn else None)
        for box, value in zip(BOXES, VALUES, strict=True)
    ]
    return form(LABELS, laid, fields=fields)


def one(laid: Laid) -> str:
    """What is read of the page on which this alone is laid, beside the first label."""
    return read(form(LABELS, [laid])).text.split("\n\n")[0]


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("entries", [f"{TEXT}/V({{}})", f"{TEXT}/V({{}})/DA(/F 9 Tf)"])
def test_a_fields_value_is_read_with_its_label(entries: str, drawn: bool) -> None:
    """Whether a program has drawn it or the file only holds it."""
    assert read(filled(entries, drawn=drawn)).text.split("\n\n") == FILLED


def test_what_a_field_draws_is_read_where_the_file_holds_nothing_else() -> None:
    """As in forms that were filled by a program which then threw the values away."""
    assert read(filled(TEXT, drawn=True)).text.split("\n\n") == FILLED


def test_what_is_drawn_stands_before_what_is_held() -> None:
    """14250 is drawn as a sum of money; that is what a reader sees."""
    assert (
        one(Laid(f"{TEXT}/V(14250)", BOXES[0], "14,250.00 EUR")) == f"{LABELS[0][2]} 14,250.00 EUR"
    )


def test_long_questions_and_answers_stay_side_by_side() -> None:
    """They look like two columns of prose, and are none."""
    numbers = "first second third fourth fifth".split()
    words = [(72, 700 - 20 * n, f"The {word} thing asked of all who live here")
             for n, word in enumerate(numbers)]  # fmt: skip
    laid = [
        Laid(
            f"{TEXT}/V(The {word} answer that they wrote.)", (340, 694 - 20 * n, 560, 710 - 20 * n)
        )
        for n, word in enumerate(numbers)
    ]

    text = " ".join(read(form(words, laid)).text.split())

    assert text == " ".join(
        f"The {word} thing asked of all who live here The {word} answer that they wrote."
        for word in numbers
    )


@pytest.mark.parametrize("page", ["", "/Rotate 90", "/Rotate 180", "/CropBox[700 0 800 9]"])
def test_a_page_with_nothing_but_fields_is_read(page: str) -> None:
    """It was refused as without text."""
    laid = [Laid(f"{TEXT}/V({value})", box) for value, box in zip(VALUES, BOXES, strict=True)]

    extract = read(form([], laid, page=page))

    assert sorted(extract.text.split("\n\n")) == sorted(VALUES)
    assert_whole(extract)


def test_a_box_says_whether_it_is_ticked_before_its_label() -> None:
    """Boxes and buttons of a choice, the label after them."""
    words = [(72, 700, "Has the roof been mended?"), (240, 700, "yes"), (300, 700, "no")]
    on, off = f"{BOX}/V/On/AS/On/AP<</N<</On 6 0 R>>>>", f"{BOX}/V/Off/AS/Off/AP<</N<</On 6 0 R>>>>"

    for kind in ("", "/Ff 32768"):
        laid = [Laid(off + kind, (225, 698, 237, 710)), Laid(on + kind, (285, 698, 297, 710))]
        assert read(form(words, laid)).text == "Has the roof been mended? ☐ yes ☒ no"


@pytest.mark.parametrize("drawing", [None, "A house"])
def test_of_a_choice_the_words_of_the_option_are_read(drawing: str | None) -> None:
    """Not the letter by which the file calls it."""
    assert one(Laid(f"{CHOICE}/Ff 131072/V(b)", BOXES[0], drawing)) == f"{LABELS[0][2]} A house"


def test_of_a_list_only_what_was_chosen_is_read() -> None:
    """Its drawing shows the others as well."""
    text = read(form(LABELS, [Laid(f"{CHOICE}/V[(b)(c)]", BOXES[0], "A rented flat")])).text

    assert "A house" in text and "A boat" in text and "rented" not in text


@pytest.mark.parametrize(
    ("letters", "read_as"), [("400123", "400123"), ("AB12", "AB12"), ("4 0 0 1 2 3", "400123")]
)
def test_letters_in_cells_are_a_word(letters: str, read_as: str) -> None:
    """Held by the file, or drawn each by itself."""
    drawing = ") Tj 24 0 Td (".join(letters.split()) if " " in letters else None
    field = Laid(f"{TEXT}/Ff 16777216/MaxLen 6/V({letters.replace(' ', '')})", BOXES[0], drawing)

    assert one(field) == f"{LABELS[0][2]} {read_as}"


def test_a_value_of_several_lines_stays_in_order() -> None:
    """Broken at its own line ends and at the width of its field."""
    long = " ".join(f"The {n} families moved into flats." for n in ("first", "second", "third"))
    field = Laid(f"{TEXT}/Ff 4096/V({long}\\r{VALUES[2]})", (72, 480, 250, 600))

    text = " ".join(read(form(LABELS, [field])).text.split())

    assert text.endswith(f"{long} {VALUES[2]}")


def test_a_value_may_be_its_parents_or_in_no_form_at_all() -> None:
    """One field at several places; a field that no form names."""
    parent = b"<</FT/Tx/T(name)/V(Ada)/Kids[5 0 R]>>"
    held = form(LABELS, [Laid("/Subtype/Widget/Parent 7 0 R", BOXES[0])], more=[parent])
    named = form(LABELS, [Laid(f"{TEXT}/V(Ada)", BOXES[0])])

    for data in (held, named, named.replace(b"Fields", b"Fyelds"), named.replace(b"Acro", b"Agro")):
        assert read(data).text.startswith(f"{LABELS[0][2]} Ada")


@pytest.mark.parametrize("drawing", ["Seen by the auditor", None])
def test_free_text_is_read_where_it_stands(drawing: str | None) -> None:
    """As people fill a form that has no fields."""
    note = Laid("/Subtype/FreeText/Contents(Seen by the auditor)", BOXES[0], drawing)

    assert one(note) == f"{LABELS[0][2]} Seen by the auditor"


def test_a_stamp_and_a_signature_are_read_as_they_are_drawn() -> None:
    """What is said about a stamp is a comment, and no word of the page."""
    stamp = Laid("/Subtype/Stamp/Contents(a comment)", (300, 300, 400, 330), "APPROVED")
    signature = Laid("/Subtype/Widget/FT/Sig/T(s)", (300, 200, 500, 230), "Signed by a clerk")

    text = read(form(LABELS, [stamp, signature])).text

    assert text.endswith("APPROVED\n\nSigned by a clerk")
    assert "comment" not in text


@pytest.mark.parametrize(
    "entries",
    [
        "/Subtype/Text/Contents(I doubt it)",
        "/Subtype/Popup/Contents(I doubt it)",
        "/Subtype/Highlight/Contents(I doubt it)",
        "/Subtype/FileAttachment/Contents(I doubt it)",
        "/Subtype/Link/Contents(I doubt it)",
        "/Subtype/FreeText/Contents(I doubt it)/F 2",
        f"{TEXT}/V(I doubt it)/F 2",
        f"{TEXT}/V(I doubt it)/F 32",
        f"{TEXT}/V(I doubt it)/Ff 8192",
        f"{BOX}/Ff 65536/MK<</CA(I doubt it)>>",
    ],
)
@pytest.mark.parametrize("drawing", ["I doubt it", None])
def test_what_is_not_on_the_page_is_not_read(entries: str, drawing: str | None) -> None:
    """Comments, hidden fields, passwords, buttons; also beside a field that is."""
    field = Laid(f"{TEXT}/V(Ada)", BOXES[1], "Ada")

    for laid in ([Laid(entries, BOXES[0], drawing)], [Laid(entries, BOXES[0], drawing), field]):
        assert "doubt" not in read(form(LABELS, laid)).text


def test_a_form_that_only_other_programs_draw_is_refused() -> None:
    """Its one page asks to wait."""
    data = form(
        [(72, 700, "Please wait...")], [], catalogue="/NeedsRendering true", fields="/XFA[(a)()]"
    )

    with pytest.raises(DocumentError, match=r"\Areport\.pdf is a form \(XFA\) .* print it .*\.\Z"):
        read(data)


numbers = st.sampled_from(["0", "1", "72", "-5", "1e38", "-1e38", "2147483648", "0.0001", "null"])


@given(st.lists(numbers, min_size=0, max_size=5), st.text(max_size=8), st.sampled_from([0, 4, 64]))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_field_says_of_itself_the_page_is_read(
    box: list[str], value: str, flags: int
) -> None:
    """Boxes of any numbers, values of any characters."""
    held = "FEFF" + value.encode("utf-16-be", "surrogatepass").hex()
    data = form(
        LABELS,
        [Laid(f"{TEXT}/V<{held}>/Rect[{' '.join(box)}]/F {flags}", BOXES[0])],
    )

    extract = read(data)

    assert LABELS[1][2] in extract.text
    assert_whole(extract)


def test_fields_stand_beside_prose_without_changing_it() -> None:
    """The words that are printed are the same and in the same order with and without."""
    words = [(72, 700 - 14 * n, f"Line {n} of the rules that are printed.") for n in range(9)]
    plain = read(form(words, [])).text
    field = Laid(f"{TEXT}/V(Ada)", (72, 400, 172, 420), "Ada")

    assert read(form(words, [field])).text == f"{plain}\n\nAda"
    assert blocks(read(form(words, [field])))[-1][1] == "Ada"

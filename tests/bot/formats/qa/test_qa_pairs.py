"""Lists of questions and answers, in JSON and CSV: the question finds, the answer is quoted."""

import csv
import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.document import Document
from bot.documents.paragraphs import ParagraphKind
from bot.errors import DocumentError
from bot.formats.format import Extract
from bot.formats.json import reader as json_reader
from bot.formats.json.values import LARGEST
from bot.formats.qa import csv_table
from bot.segmentation.passage_splitter import split_passages
from bot.segmentation.transcript import Transcript
from bot.viewing.outline import parts_of

TWO = [("When do you open?", "At nine."), ("And on Sunday?", "Never.")]
"""The entries that most of the lists below hold."""


def as_document(extract: Extract) -> Document:
    """The document that the door would make of it."""
    sha256 = hashlib.sha256(extract.text.encode()).hexdigest()
    return Document("faq", extract.text, sha256, "json", "faq", "utf-8", layout=extract.layout)


def answered(extract: Extract) -> list[tuple[str | None, str]]:
    """What each passage answers, and its words."""
    return [
        (passage.asked, passage.text)
        for passage in split_passages(Transcript.of(as_document(extract)))
    ]


def of_json(text: str) -> Extract:
    """What the format makes of a JSON text."""
    return json_reader.FORMAT.read(text.encode(), "faq.json", None)


def of_csv(text: str) -> Extract:
    """What the format makes of a CSV text."""
    return csv_table.FORMAT.read(text.encode(), "faq.csv", None)


@pytest.mark.parametrize(
    "value",
    [
        [{"question": question, "answer": answer} for question, answer in TWO],
        [{"Q": question, "A": answer} for question, answer in TWO],
        [{"prompt": question, "response": answer} for question, answer in TWO],
        [{"Frage": question, "Antwort": answer} for question, answer in TWO],
        [{"question_text": question, "answer_text": answer} for question, answer in TWO],
        {"faqs": [{"question": question, "answer": answer} for question, answer in TWO]},
        {
            "data": {
                "items": [{"question": question, "answer": [answer]} for question, answer in TWO]
            }
        },
        [{"topic": "x", "faq": [{"q": question, "a": answer}]} for question, answer in TWO],
        [{"question": question, "answer": {"text": answer}} for question, answer in TWO],
        {
            "mainEntity": [
                {"@type": "Question", "name": q, "acceptedAnswer": {"text": a}} for q, a in TWO
            ]
        },
        dict(TWO),
    ],
)
def test_json_lists_of_every_shape_give_the_same_entries(value: object) -> None:
    """Whatever the names, however deep; the question is asked and never quoted."""
    for text in (json.dumps(value), json.dumps(value, indent=2, ensure_ascii=False)):
        extract = of_json(text)

        assert answered(extract) == TWO
        assert extract.text == "When do you open?\n\nAt nine.\n\nAnd on Sunday?\n\nNever."


def test_json_lines_hold_an_entry_a_line() -> None:
    """As data sets are given away."""
    text = "\n".join(json.dumps({"question": q, "answer": a}) for q, a in TWO) + "\n\n"

    assert answered(of_json(text)) == TWO


def test_the_source_stands_under_its_answer() -> None:
    """In the answer's passage: it is read with it, and never found instead of it."""
    extract = of_json(
        json.dumps(
            [
                {
                    "question": "When?",
                    "answer": "At nine.\n\nOr at ten.",
                    "source": "Leaflet, p. 2",
                    "id": 7,
                }
            ]
        )
    )

    assert answered(extract) == [("When?", "At nine.\n\nOr at ten.\n\nLeaflet, p. 2")]
    assert extract.notes == ("Only questions, answers and sources are read, not id.",)


def test_entries_that_lack_a_part_are_told_of() -> None:
    """No answer goes to the question before."""
    extract = of_json(
        '[{"question":"A?","answer":"B."},{"question":"C?","answer":null},{"question":"","answer":"D."}]'
    )

    assert answered(extract) == [("A?", "B.")]
    assert extract.notes == ("2 entries lack a question or an answer.",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"name": "Ada", "age": 3}', "holds no transcript and no questions"),
        ("[]", "holds no transcript and no questions"),
        ('[{"question": "A?", "answer": "B."},]', "is no valid JSON"),
        ('{"question": "A?"', "is no valid JSON"),
        ('{"q": "A?", "a": "B."}\n{"q": }\n', "is no valid JSON"),
        ("[" * 100_000, "nests too deep"),
        ('{"a":' * 100_000, "nests too deep"),
        (" " * (LARGEST + 1), "split it"),
    ],
)
def test_other_json_is_refused_in_a_sentence(text: str, says: str) -> None:
    """Which begins with the document's name and says what to do."""
    with pytest.raises(DocumentError, match=says) as raised:
        of_json(text)

    assert str(raised.value).startswith("faq.json ")
    assert len(str(raised.value)) < 200


def test_numbers_nan_surrogates_and_names_given_twice_do_no_harm() -> None:
    """A number of any length is words; half a character is none; the last of two names counts."""
    number = "1" * 10_000

    extract = of_json(
        f'[{{"question":"A?","answer":"x","answer":{number}}},{{"q":NaN,"a":"B\\ud800\\u0000"}}]'
    )

    assert extract.text == f"A?\n\n{number}\n\nNaN\n\nB\ufffd\ufffd"


def test_formats_are_known_by_their_content() -> None:
    """Whatever the file is called; data of other shapes and prose prove nothing."""
    assert json_reader.FORMAT.recognises(b'\xef\xbb\xbf [{"question": "A?", "answer": "B."}]')
    assert json_reader.FORMAT.recognises(
        b'{"mainEntity":[{"name":"A?","acceptedAnswer":{"text":"B."}}]}'
    )
    assert csv_table.FORMAT.recognises("\ufeffFrage;Antwort\r\nA?;B.\r\n".encode())
    assert not json_reader.FORMAT.recognises(b'[{"name": "A", "age": 3}]')
    assert not json_reader.FORMAT.recognises(b"[Applause] Question: why? Answer: so.")
    assert not csv_table.FORMAT.recognises(b"name,age\nAda,3\n")
    assert not csv_table.FORMAT.recognises(b"The question, and the answer, are old.\n")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_of_every_kind_is_read(delimiter: str, line_end: str, mark: str) -> None:
    """Signs, line breaks and quotes inside cells are words."""
    answer = 'At nine, "sharp"; or | ten.\nNever\tlater.'
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator=line_end)
    writer.writerows(
        [
            ["id", "Question", "Answer", "Source"],
            ["1", "When?", answer, "Leaflet"],
            ["2", "Why?", "So.", ""],
        ]
    )

    extract = of_csv(mark + file.getvalue())

    assert answered(extract) == [("When?", f"{answer}\n\nLeaflet"), ("Why?", "So.")]
    assert extract.notes == ("Only questions, answers and sources are read, not id.",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('name,age\nAda,3\n\n"Ben, B.",4\n', "name\tage\nAda\t3\nBen, B.\t4"),
        ("sep=;\na;b,c\n1;2,3\n", "a\tb,c\n1\t2,3"),
        ("name;price\nRope;3,50\nBucket;4,75\n", "name\tprice\nRope\t3,50\nBucket\t4,75"),
        ("a,b,c\n1,,3\n,,\n4,5\n", "a\tb\tc\n1\t\t3\n4\t5"),
        ("one column\nAda\nBen\n", "one column\nAda\nBen"),
    ],
)
def test_other_tables_are_kept_row_by_row(text: str, words: str) -> None:
    """The header first, which heads the columns if there are several; cells parted by tabs."""
    extract = of_csv(text)

    assert extract.text == words
    head, *rows = (paragraph.kind for paragraph in extract.layout.paragraphs)
    assert set(rows) == {ParagraphKind.ROW}
    assert (head is ParagraphKind.HEAD_ROW) == ("\t" in words)


def test_a_quote_that_never_closes_is_said() -> None:
    """With the row after which it stands."""
    with pytest.raises(DocumentError, match=r"^faq\.csv cannot be read as a table after row 1 "):
        of_csv('a,b\n"open' + "x\n" * 100_000)


ENTRIES = st.lists(
    st.tuples(
        *[st.text(st.characters(codec="utf-8"), max_size=30).filter(lambda words: words.strip())]
        * 2
    ),
    min_size=1,
    max_size=8,
)


@given(ENTRIES)
def test_no_word_is_lost_and_questions_are_never_quoted(entries: list[tuple[str, str]]) -> None:
    """Every entry's words stand in the text, each question only as a question."""
    extract = of_json(json.dumps([{"question": q, "answer": a} for q, a in entries]))
    source = as_document(extract)
    covered = {at for part in parts_of(Transcript.of(source)) for at in range(part.start, part.end)}

    assert all(letter.isspace() or at in covered for at, letter in enumerate(extract.text))
    assert [voice.asks for voice in extract.layout.voices] == [True, False] * len(entries)
    assert len(answered(extract)) <= len(entries)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """And nothing else is raised."""
    for start in (b"", b'[{"question":"A?","answer":"B"},', b"question,answer\n"):
        for each in (json_reader.FORMAT, csv_table.FORMAT):
            each.recognises(start + data)
            try:
                each.read(start + data, "faq", None)
            except DocumentError as error:
                assert str(error).startswith("faq ")

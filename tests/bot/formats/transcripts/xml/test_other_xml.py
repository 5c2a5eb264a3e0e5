"""XML that is no transcript, that is damaged, or that was made to do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.formats.sandbox.reading import format_of
from bot.formats.transcripts.xml.reader import FORMAT
from tests.bot.formats.transcripts.xml.files import AKOMA_NTOSO, CORPORA, EAF, TEI, aligned, ohms
from tests.support.documents.reading import read

HEAD = '<?xml version="1.0"?>'
WHOLE = {
    **{name: text.encode() for name, text in CORPORA.items()},
    "akoma ntoso": AKOMA_NTOSO.encode(),
    "tei": TEI.format(body='<u who="#R">Why?</u>').encode(),
    "elan": EAF.format(tiers=aligned("A", "Why did you dig?", "t1 t2")).encode(),
    "ohms": ohms(transcript="A: Why?\n\nB: So.\n\nA: Why?\n\nB: So.", sync="1:|1(1)|3(2)"),
}


@pytest.mark.parametrize(
    "text",
    [
        '<rss version="2.0"><channel><item><author>Ada</author><description>It rained.</description>'
        "</item><item><author>Bea</author><description>It rained.</description></item></channel></rss>",
        "<project><name>x</name><dependencies><dependency><id>a</id></dependency></dependencies></project>",
        '<svg xmlns="http://www.w3.org/2000/svg"><text x="1">hello</text><text x="2">there</text></svg>',
        '<smses><sms type="2" body="Are you there?" contact_name="Ada" date="1710237600000"/>'
        '<sms type="1" body="Yes I am." contact_name="Ada" date="1710237700000"/></smses>',
        "<ROOT><record><title>x</title><transcript>No transcript.</transcript></record></ROOT>",
        '<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>',
        "<a/>",
    ],
)  # fmt: skip
def test_other_xml_is_refused_in_a_sentence_that_says_what_is_read(text: str) -> None:
    """Never a passage of tags."""
    data = (HEAD + text).encode()

    assert format_of(data, name="data.txt") is FORMAT
    with pytest.raises(DocumentError, match="OHMS, ELAN, TEI") as raised:
        FORMAT.read(data, "data.xml", None)
    assert str(raised.value).startswith("data.xml is XML and holds no transcript")


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_off_anywhere_is_refused_in_a_sentence(name: str) -> None:
    """Or read, where only what closes it is lost."""
    data = WHOLE[name]
    read(FORMAT, data)

    for end in range(1, len(data), max(1, len(data) // 40)):
        with pytest.raises(DocumentError, match=r"^x\.xml "):
            FORMAT.read(data[:end], "x.xml", None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><TEI><p>&b;</p></TEI>', "entities"),
        ('<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><tt><p>&x;</p></tt>', "entities"),
        ("<a>" * 20_000 + "</a>" * 20_000, "holds no transcript"),
        ("<TEI>" + "<div>" * 20_000 + "<p>x</p>" + "</div>" * 20_000 + "</TEI>", "holds no transcript"),
        ("<TEI>" + "<u>" * 20_000 + "x" + "</u>" * 20_000 + "</TEI>", None),
        ("<TEI>" + '<u who="#a">Yes.</u>' * 20_000 + "</TEI>", None),
        ("<t>" + '<s speaker="A"><text>yes</text></s>' * 20_000 + "</t>", None),
        ("<tt>" + '<p begin="9e9999s">x</p>' * 9 + "</tt>", "holds no transcript"),
        ('<Trans><Turn speaker="a b"><Who nb="99999999999"/>x<Who nb="-1"/>y</Turn></Trans>', None),
    ],
)  # fmt: skip
def test_hostile_xml_is_read_or_refused(text: str, says: str | None) -> None:
    """In time that grows with its size, whatever stands in what how often."""
    data = (HEAD + text).encode()
    if says is None:
        assert read(FORMAT, data).text
        return
    with pytest.raises(DocumentError, match=says):
        FORMAT.read(data, "x.xml", None)


def test_annotations_that_depend_on_each_other_in_a_circle_end() -> None:
    """And stay without a time."""
    ring = "".join(
        f'<TIER TIER_ID="{one}" PARENT_REF="{other}"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{one}1" '
        f'ANNOTATION_REF="{other}1"><ANNOTATION_VALUE>Why did you dig?</ANNOTATION_VALUE></REF_ANNOTATION>'
        "</ANNOTATION></TIER>"
        for one, other in (("a", "b"), ("b", "a"))
    )

    assert read(FORMAT, EAF.format(tiers=ring).encode()).layout.moments == ()


PIECES = (
    "<u who='#R'>", "</u>", "<p>", "</p>", "<speech>", "</speech>", "<from>A</from>", "words. ",
    "<TIER TIER_ID='a'>", "</TIER>", "<ANNOTATION>", "</ANNOTATION>", "&amp;", "<segment speaker='A'>",
    "</segment>", "<text>b</text>", "<!-- c -->", "<?pi x?>", "<l>d</l>", "<head>e</head>", "\n\n",
)  # fmt: skip
ROOTS = ("TEI", "akomaNtoso", "ANNOTATION_DOCUMENT", "tt", "Trans", "basic-transcription", "other")


@given(st.sampled_from(ROOTS), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_pieces_are_read_or_refused(root: str, inside: str) -> None:
    """And where they are read, the layout is whole."""
    try:
        read(FORMAT, f"{HEAD}<{root}>{inside}</{root}>".encode())
    except DocumentError as error:
        assert str(error).startswith("x ")

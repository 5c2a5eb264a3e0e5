"""Transcripts in XML made by hand: each of a reporter's question and a guide's answer."""

EAF = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT FORMAT="3.0" VERSION="3.0"><HEADER TIME_UNITS="milliseconds"/>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="2000"/>
<TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="2400"/><TIME_SLOT TIME_SLOT_ID="t4" TIME_VALUE="6000"/>
<TIME_SLOT TIME_SLOT_ID="t5"/></TIME_ORDER>{tiers}</ANNOTATION_DOCUMENT>"""
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
    "<title>Of wells</title><author>Ada Obi<idno>Q1</idno></author></titleStmt></fileDesc>"
    "<profileDesc><particDesc><listPerson>"
    '<person xml:id="R" role="interviewer"><persName>Reporter</persName></person>'
    '<person xml:id="G"><persName><forename>Gu</forename><surname>Ide</surname></persName></person>'
    "</listPerson></particDesc></profileDesc></teiHeader><text><body>{body}</body></text></TEI>"
)


def aligned(name: str, said: str, times: str, **attributes: str) -> str:
    """A tier of ELAN with one annotation of its own times: `t1 t2`."""
    first, last = times.split()
    more = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return (
        f'<TIER TIER_ID="{name}" {more}><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{name}1" '
        f'TIME_SLOT_REF1="{first}" TIME_SLOT_REF2="{last}"><ANNOTATION_VALUE>{said}'
        "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
    )


def dependent(name: str, said: str, parent: str, **attributes: str) -> str:
    """A tier under another, with one annotation that belongs to its first."""
    more = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return (
        f'<TIER TIER_ID="{name}" PARENT_REF="{parent}" {more}><ANNOTATION><REF_ANNOTATION '
        f'ANNOTATION_ID="{name}1" ANNOTATION_REF="{parent}1"><ANNOTATION_VALUE>{said}'
        "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>"
    )


def ohms(*, captions: str = "", transcript: str = "", sync: str = "", points: str = "") -> bytes:
    """An interview's record."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ROOT xmlns="https://www.weareavp.com/nunncenter/ohms">'
        '<record id="1" dt="2020-01-01"><date value="1998-05-04" format="yyyy-mm-dd"/>'
        "<title>Interview with the Printer</title><repository>An archive</repository>"
        "<interviewee>Printer</interviewee><interviewer>Ada Archivist</interviewer>"
        f"<index>{points}</index><sync>{sync}</sync><transcript>{transcript}</transcript>"
        f"<vtt_transcript><![CDATA[{captions}]]></vtt_transcript></record></ROOT>"
    ).encode()


def point(seconds: int, title: str, partial: str = "", synopsis: str = "") -> str:
    """A point of an index."""
    return (
        f"<point><time>{seconds}</time><title>{title}</title>"
        f"<partial_transcript>{partial}</partial_transcript><synopsis>{synopsis}</synopsis>"
        "<keywords>press;strike</keywords></point>"
    )


AKOMA_NTOSO = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta>
<references><TLCPerson eId="katz" href="/p" showAs="Mr Katz"/></references></meta><debateBody>
<debateSection><heading>Wells</heading><question by="#katz"><from>MR KATZ (South):</from>
<p>Will the minister pay?</p></question><answer by="#obi"><from>The Minister (Ms Obi):</from>
<p>We have set aside <i>two</i> hundred.</p><p>It is enough.</p></answer><scene>Applause.</scene>
<speech><from>Hon. Members:</from><p>Hear, hear.</p></speech></debateSection></debateBody></debate>
</akomaNtoso>"""
EXB = """<basic-transcription><head><speakertable>
<speaker id="S0"><abbreviation>INT</abbreviation></speaker>
<speaker id="S1"><abbreviation>AB</abbreviation></speaker></speakertable></head><basic-body>
<common-timeline><tli id="T0" time="0.0"/><tli id="T1" time="1.5"/><tli id="T2" time="2.4"/><tli id="T3"/>
</common-timeline><tier id="b" speaker="S1" type="t"><event start="T2" end="T3">I was thirsty. </event></tier>
<tier id="a" speaker="S0" type="t"><event start="T0" end="T1">Why did </event><event start="T1" end="T2">you dig?</event></tier>
<tier id="c" speaker="S1" type="a"><event start="T2" end="T3">a translation</event></tier></basic-body></basic-transcription>"""
FOLKER = """<folker-transcription><speakers><speaker speaker-id="IN"><name>INT</name></speaker>
<speaker speaker-id="AB"/></speakers><timeline><timepoint timepoint-id="T0" absolute-time="0.0"/>
<timepoint timepoint-id="T1" absolute-time="2.4"/></timeline>
<contribution speaker-reference="IN" start-reference="T0"><unparsed>Why did you dig?</unparsed></contribution>
<contribution speaker-reference="AB" start-reference="T1"><segment>I was thirsty.</segment></contribution>
</folker-transcription>"""
TRANSCRIBER = """<?xml version="1.0"?><!DOCTYPE Trans SYSTEM "trans-14.dtd"><Trans><Speakers>
<Speaker id="s1" name="INT"/><Speaker id="s2" name="AB"/></Speakers><Episode><Section>
<Turn speaker="s1" startTime="0"><Sync time="0"/>Why did you dig?</Turn><Turn speaker="s1 s2" startTime="2.4">
<Sync time="2.4"/><Who nb="2"/>I was thirsty.</Turn></Section></Episode></Trans>"""
TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:tickRate="10000000"><head><metadata>
<ttm:agent xml:id="r"><ttm:name>INT</ttm:name></ttm:agent><ttm:agent xml:id="g"><ttm:name>AB</ttm:name></ttm:agent>
</metadata></head><body><div><p begin="00:00:00.000" end="2s" ttm:agent="r">Why did<br/>you <span>dig</span>?</p>
<p begin="24000000t" ttm:agent="g">I was thirsty.</p></div></body></tt>"""
UNKNOWN_BUT_CLEAR = """<?xml version="1.0"?><transcript><segment speaker="INT" start="0.0"><text>Why did you dig?</text>
</segment><segment speaker="AB" start="2.4"><text>I was thirsty.</text></segment></transcript>"""
CORPORA = {
    "exmaralda": EXB,
    "folker": FOLKER,
    "transcriber": TRANSCRIBER,
    "ttml": TTML,
    "unknown but clear": UNKNOWN_BUT_CLEAR,
}

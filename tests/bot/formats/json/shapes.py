"""What programs that recognise speech write, each of the same two utterances."""

from tests.support.documents.said import GUIDE, REPORTER

ALL = f"{REPORTER} {GUIDE}".split()
ASKED = len(REPORTER.split())


def words(**names: str) -> list[dict[str, object]]:
    """Each word alone, every 0.4 seconds; `names` are the keys of the word, its times, its speaker."""
    return [
        {
            names["word"]: word,
            names["start"]: round(at * 0.4, 2),
            names["end"]: round(at * 0.4 + 0.3, 2),
            **({names["speaker"]: int(at >= ASKED)} if "speaker" in names else {}),
        }
        for at, word in enumerate(ALL)
    ]


def bare(word: str) -> tuple[str, str]:
    """A word and the sign that ends it."""
    return word.rstrip(".?"), word[len(word.rstrip(".?")) :]


def aws(*, labelled: bool) -> list[dict[str, object]]:
    """Words and signs as AWS lists them."""
    items: list[dict[str, object]] = []
    for at, each in enumerate(ALL):
        word, sign = bare(each)
        speaker = {"speaker_label": f"spk_{int(at >= ASKED)}"} if labelled else {}
        times = {"start_time": f"{at * 0.4:.2f}", "end_time": f"{at * 0.4 + 0.3:.2f}"}
        items.append({"alternatives": [{"content": word}, {"content": "x"}], **times, **speaker})
        if sign:
            items.append({"type": "punctuation", "alternatives": [{"content": sign}], **speaker})
    return items


def rev(speaker: int, text: str, start: float) -> dict[str, object]:
    """A monologue as Rev lists its elements."""
    elements: list[dict[str, object]] = []
    for at, each in enumerate(text.split()):
        word, sign = bare(each)
        elements += [{"type": "punct", "value": " "}] if at else []
        elements.append({"type": "text", "value": word, "ts": start + at * 0.4})
        elements += [{"type": "punct", "value": sign}] if sign else []
    return {"speaker": speaker, "elements": elements}


def google() -> dict[str, object]:
    """All words once without and once with their speakers."""
    plain = [{"word": word, "startTime": f"{at * 0.4:.3f}s"} for at, word in enumerate(ALL)]
    tagged = [{**each, "speakerTag": 1 + (at >= ASKED)} for at, each in enumerate(plain)]
    return {
        "results": [
            {"alternatives": [{"transcript": "x", "words": plain[:ASKED]}, {"words": plain}]},
            {"alternatives": [{"transcript": "y", "words": plain[ASKED:]}]},
            {"alternatives": [{"words": tagged}]},
        ]
    }


DIARISED = words(word="punctuated_word", start="start", end="end", speaker="speaker")
AWS_LABELS = [
    {
        "start_time": f"{at * 0.4:.2f}",
        "end_time": f"{at * 0.4 + 0.3:.2f}",
        "speaker_label": f"spk_{int(at >= ASKED)}",
    }
    for at in range(len(ALL))
]
SHAPES: dict[str, tuple[object, str, str]] = {
    "whisperx": (
        {
            "segments": [
                {"start": 0.0, "end": 2.3, "text": f" {REPORTER}", "speaker": "SPEAKER_00"},
                {"start": 2.4, "end": 5.3, "text": f" {GUIDE}", "speaker": "SPEAKER_01"},
            ],
            "word_segments": words(word="word", start="start", end="end"),
        },
        "SPEAKER_00",
        "SPEAKER_01",
    ),
    "assemblyai": (
        {
            "text": f"{REPORTER} {GUIDE}",
            "words": [{"text": "Why", "start": 0, "end": 300, "speaker": "A"}],
            "utterances": [
                {"speaker": "A", "text": REPORTER, "start": 0, "end": 2300},
                {"speaker": "B", "text": GUIDE, "start": 2400, "end": 5300},
            ],
            "chapters": [{"summary": "Of wells", "start": 0, "end": 5300}],
        },
        "Speaker A",
        "Speaker B",
    ),
    "deepgram-utterances": (
        {
            "results": {
                "channels": [{"alternatives": [{"transcript": "x", "words": DIARISED}]}],
                "utterances": [
                    {"start": 0, "end": 2.3, "transcript": REPORTER, "speaker": 0},
                    {"start": 2.4, "end": 5.3, "transcript": GUIDE, "speaker": 1},
                ],
            }
        },
        "Speaker 0",
        "Speaker 1",
    ),
    "deepgram-paragraphs": (
        {
            "results": {
                "channels": [
                    {
                        "alternatives": [
                            {
                                "transcript": "x",
                                "words": DIARISED,
                                "paragraphs": {
                                    "transcript": "x",
                                    "paragraphs": [
                                        {
                                            "sentences": [{"text": REPORTER, "start": 0.0}],
                                            "speaker": 0,
                                        },
                                        {
                                            "sentences": [{"text": GUIDE, "start": 2.4}],
                                            "speaker": 1,
                                        },
                                    ],
                                },
                            }
                        ]
                    }
                ]
            }
        },
        "Speaker 0",
        "Speaker 1",
    ),
    "deepgram-words": (
        {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": DIARISED}]}]}},
        "Speaker 0",
        "Speaker 1",
    ),
    "aws": ({"results": {"items": aws(labelled=True)}}, "spk_0", "spk_1"),
    "aws-labels-apart": (
        {
            "results": {
                "transcripts": [{"transcript": "x"}],
                "speaker_labels": {"segments": [{"items": AWS_LABELS}]},
                "items": aws(labelled=False),
            }
        },
        "spk_0",
        "spk_1",
    ),
    "aws-segments": (
        {
            "results": {
                "items": aws(labelled=False),
                "audio_segments": [
                    {"transcript": REPORTER, "start_time": "0.0", "speaker_label": "spk_0"},
                    {"transcript": GUIDE, "start_time": "2.4", "speaker_label": "spk_1"},
                ],
            }
        },
        "spk_0",
        "spk_1",
    ),
    "google": (google(), "Speaker 1", "Speaker 2"),
    "rev": ({"monologues": [rev(0, REPORTER, 0.0), rev(1, GUIDE, 2.4)]}, "Speaker 0", "Speaker 1"),
    "speechmatics": (
        {
            "results": [
                {
                    "type": "word",
                    "start_time": at * 0.4,
                    "alternatives": [{"content": word, "speaker": f"S{1 + (at >= ASKED)}"}],
                }
                for at, word in enumerate(ALL)
            ]
        },
        "S1",
        "S2",
    ),
    "azure": (
        {
            "recognizedPhrases": [
                {
                    "speaker": 1,
                    "offset": "PT0S",
                    "nBest": [{"display": REPORTER}, {"display": "x"}],
                },
                {"speaker": 2, "offset": "PT2.4S", "nBest": [{"display": GUIDE}]},
            ]
        },
        "Speaker 1",
        "Speaker 2",
    ),
    "watson": (
        {
            "results": [
                {
                    "alternatives": [
                        {"timestamps": [[w, at * 0.4, at * 0.4 + 0.3] for at, w in enumerate(ALL)]}
                    ]
                }
            ],
            "speaker_labels": [
                {"from": at * 0.4, "to": 9.0, "speaker": int(at >= ASKED)} for at in range(len(ALL))
            ],
        },
        "Speaker 0",
        "Speaker 1",
    ),
    "podcast": (
        {
            "version": "1.0.0",
            "segments": [
                {"speaker": "Host", "startTime": 0, "endTime": 2, "body": REPORTER},
                {"speaker": "Guide", "startTime": 2.4, "endTime": 6, "body": GUIDE},
            ],
        },
        "Host",
        "Guide",
    ),
    "participants": (
        [
            {
                "participant": {"id": 1, "name": "Reporter"},
                "words": [{"text": REPORTER, "start_timestamp": {"relative": 0.0}}],
            },
            {
                "participant": {"id": 2, "name": "Guide"},
                "words": [{"text": GUIDE, "start_timestamp": {"relative": 2.4}}],
            },
        ],
        "Reporter",
        "Guide",
    ),
    "clock": (
        [
            {
                "sentence": REPORTER,
                "startTime": "00:00",
                "speaker_name": "Reporter",
                "speaker_id": 0,
            },
            {"sentence": GUIDE, "startTime": "00:02.4", "speaker_name": "Guide", "speaker_id": 1},
        ],
        "Reporter",
        "Guide",
    ),
}

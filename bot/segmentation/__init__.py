"""Who speaks in a document, and where it is cut: sentences, turns, speakers, passages."""

from bot.segmentation.dialogue import ENDS_ASKING, LabelledWords, speaking, who_asks
from bot.segmentation.language import is_foreign
from bot.segmentation.passage_splitter import LONGEST, SPLITTER_VERSION, TOGETHER, split_passages
from bot.segmentation.person_names import PERSON
from bot.segmentation.sentences import sentences_of
from bot.segmentation.speaker_labels import label_of
from bot.segmentation.speakers import Names, Renaming, Speaker, Spoken, renamings, speakers_of
from bot.segmentation.timestamps import moments_of
from bot.segmentation.transcript import Transcript, Transcripts
from bot.segmentation.turns import Role
from bot.segmentation.unlabelled_interviews import UNNAMED

__all__ = [
    "ENDS_ASKING",
    "LONGEST",
    "PERSON",
    "SPLITTER_VERSION",
    "TOGETHER",
    "UNNAMED",
    "LabelledWords",
    "Names",
    "Renaming",
    "Role",
    "Speaker",
    "Spoken",
    "Transcript",
    "Transcripts",
    "is_foreign",
    "label_of",
    "moments_of",
    "renamings",
    "sentences_of",
    "speakers_of",
    "speaking",
    "split_passages",
    "who_asks",
]

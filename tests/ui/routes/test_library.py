"""What is being served, and what of its folders was passed over."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot.chatbot import Chatbot
from bot.formats.unread.kinds import OLD_WORD, PICTURE, Counted, PassedOver
from bot.library.library import Library
from bot.viewing.page_images import PageImages
from tests.support.toy_encoder import ToyEncoder
from ui.app import build_routes
from ui.routes.site import Site

LEFT = PassedOver((OLD_WORD.refusal("report.doc").notice,), ((Counted.PICTURE, 1200),))
SAID = {
    "en": ["report.doc is in Word's old format; save it as .docx.", "Passed over as no documents: pictures (1200)."],
    "de": ["report.doc hat das alte Format von Word; bitte als .docx speichern.", "Als keine Dokumente übergangen: Bilder (1200)."],
}  # fmt: skip


@pytest.mark.parametrize("own_machine", [True, False])
def test_what_was_passed_over_is_told_on_ones_own_machine_alone(
    tmp_path: Path, own_machine: bool
) -> None:
    """In the visitor's language; names of files that are not served are nobody else's."""
    assert PICTURE.counted is Counted.PICTURE
    with Library(tmp_path, ToyEncoder()) as library:
        site = Site.of(
            Chatbot(library, ToyEncoder(), documents=()),
            library=library,
            pictures=PageImages(library),
            visitors=None,
            may_correct=own_machine,
            passed_over=LEFT,
        )
        page = TestClient(build_routes(site))
        for language, said in SAID.items():
            told = page.get("/library", headers={"accept-language": language}).json()

            assert told["why"] == (said if own_machine else [])
            assert told["passed_over"] == (1 if own_machine else 0)

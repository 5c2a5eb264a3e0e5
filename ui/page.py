"""The page as Gradio Blocks: the conversation on the left, the document on the right.

Says what stands where and what calls what; the looks are in `static/`, the words of an answer in
`render.py`. Knows nothing of how an answer is found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.conversation import (
    Asking,
    AskingAgain,
    Chatbot,
    Conversation,
    OwnDocuments,
    Shown,
    asking,
    asking_exactly,
    forget,
    nothing,
)
from ui.render import documents_html, serving_html

if TYPE_CHECKING:
    from gradio import Blocks, Button, State, Textbox
    from gradio import Chatbot as Log

TEMPLATES = Path(__file__).parent / "templates"
ANSWERS_AT_ONCE = 4  # visitors answered at the same time; further ones wait in the queue
LONGEST_QUEUE = 64  # visitors waiting; one more is told that the page is busy
PLACE = "(_, conversation) => [Number(document.querySelector('#exactly').value), conversation]"
"""The exchange to ask again: `page.js` leaves it at the button nobody sees, then presses that."""


@dataclass(frozen=True, slots=True)
class Controls:
    """The parts of the page that a conversation is held with."""

    conversation: "State"
    log: "Log"
    box: "Textbox"
    send: "Button"
    examples: tuple["Button", ...]
    clear: "Button"
    exactly: "Button"
    """Asks a question again as it was typed; `page.js` presses it, nobody sees it."""


def build_page(
    chatbot: Chatbot,
    *,
    examples: Sequence[str] = (),
    own: OwnDocuments = nothing,
    uploads: str = "",
) -> "Blocks":
    """The page for one chatbot.

    Args:
        examples: questions shown as buttons that ask at once.
        own: what a visitor uploaded.
        uploads: HTML of the panel by which they do; none where nobody can.
    """
    import gradio

    documents = chatbot.documents
    serving = serving_html(documents)
    page = gradio.Blocks(
        title="Footnote", analytics_enabled=False, fill_width=True, fill_height=True
    )
    with page, gradio.Row(elem_id="room"):
        conversation = gradio.State(Conversation())
        with gradio.Column(elem_id="chat"):
            with gradio.Row(elem_id="masthead"):
                _html("masthead.html", slot="@serving", words=serving)
                clear = gradio.Button("New conversation", elem_id="clear")
            log = _log()
            with gradio.Column(elem_id="opening"):
                _html("opening.html", slot="@serving", words=serving)
                shown = [gradio.Button(text, elem_classes="example") for text in examples]
            with gradio.Row(elem_id="composer"):
                box = _box()
                send = gradio.Button("Ask", elem_id="send")
            exactly = gradio.Button(visible="hidden", elem_id="exactly")
            controls = Controls(conversation, log, box, send, tuple(shown), clear, exactly)
        titles = documents_html(documents)
        _html("source.html", slot="@documents", words=f"{uploads}{titles}", elem_id="source")
        _wire(asking(chatbot, own), asking_exactly(chatbot, own), controls)
    page.queue(max_size=LONGEST_QUEUE, api_open=False)
    return page


def _wire(asks: Asking, asks_again: AskingAgain, controls: Controls) -> None:
    """Let a question be asked in each of its ways, and a conversation be put away."""
    import gradio

    def ask(question: str, conversation: Conversation, request: gradio.Request) -> Iterator[Shown]:
        yield from asks(question, conversation, request.cookies)

    def ask_exactly(
        place: float | None, conversation: Conversation, request: gradio.Request
    ) -> Iterator[Shown]:
        yield from asks_again(place, conversation, request.cookies)

    place = gradio.Number(visible=False)
    for triggers, function, words, script in [
        ([controls.box.submit, controls.send.click], ask, controls.box, None),
        *(([each.click], ask, each, None) for each in controls.examples),
        ([controls.exactly.click], ask_exactly, place, PLACE),
    ]:
        gradio.on(
            triggers,
            function,
            [words, controls.conversation],
            [controls.conversation, controls.log, controls.box],
            js=script,
            show_progress="hidden",
            # Never held up by the answer to a question that was put away: a second question while
            # one waits is refused by `page.js` and by `conversation.py`.
            trigger_mode="multiple",
            concurrency_limit=ANSWERS_AT_ONCE,
            concurrency_id="answers",
            api_visibility="private",
        )
    # No `cancels`: Gradio does not wait for it, and it would end the next question too.
    controls.clear.click(
        forget,
        controls.conversation,
        [controls.conversation, controls.log],
        show_progress="hidden",
        api_visibility="private",
    )


def _log() -> "Log":
    import gradio

    return gradio.Chatbot(
        elem_id="conversation",
        label="Conversation",
        show_label=False,
        height=None,
        autoscroll=False,
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        allow_tags=False,
    )


def _box() -> "Textbox":
    import gradio

    return gradio.Textbox(
        elem_id="question",
        label="Your question",
        show_label=False,
        placeholder="Ask what the document says",
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
    )


def _html(template: str, *, slot: str, words: str, elem_id: str | None = None) -> None:
    """Put a template on the page with HTML in its slot.

    Gradio shows the value of a `gr.HTML` as it is; only its template would be run as a program.
    """
    import gradio

    html = (TEMPLATES / template).read_text(encoding="utf-8").replace(slot, words)
    gradio.HTML(html, elem_id=elem_id, apply_default_css=False, js_on_load=None, padding=False)

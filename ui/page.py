"""The page as Gradio Blocks: the conversation on the left, the document on the right.

Says what stands where and what calls what; the looks are in `static/`, the words of the interface
in `texts/`, those of an answer in `render.py`. Knows nothing of how an answer is found.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.conversation import Conversation, forget
from ui.desk import Asking, Desk, Shown

if TYPE_CHECKING:
    from gradio import Blocks, Button, I18n, State, Textbox
    from gradio import Chatbot as Log

TEMPLATES = Path(__file__).parent / "templates"
ANSWERS_AT_ONCE = 4  # visitors answered at the same time; further ones wait in the queue
LONGEST_QUEUE = 64  # visitors waiting; one more is told that the page is busy
ASKED = "async (words, _) => [await (await import('/page/asking.js')).typed(words), _]"
"""The wish for what was typed, or what an example says; `asking.js` adds what it is limited to."""
WISHED = "async (_, kept) => [await (await import('/page/asking.js')).wished(), kept]"
"""What `asking.js` left to be sent when it pressed a button that nobody sees."""


@dataclass(frozen=True, slots=True)
class Controls:
    """The parts of the page that a conversation is held with."""

    conversation: "State"
    log: "Log"
    box: "Textbox"
    send: "Button"
    examples: tuple["Button", ...]
    clear: "Button"
    again: "Button"
    """Sends a wish of the page's script, which presses it; nobody sees it."""
    restore: "Button"
    """Sends the conversation that the page kept; pressed by the script too."""


def build_page(desk: Desk, i18n: "I18n", *, examples: Sequence[str] = ()) -> "Blocks":
    """The page.

    Args:
        examples: questions shown as buttons that ask at once.
    """
    import gradio

    page = gradio.Blocks(
        title="Footnote", analytics_enabled=False, fill_width=True, fill_height=True
    )
    with page, gradio.Row(elem_id="room"):
        conversation = gradio.State(Conversation())
        with gradio.Column(elem_id="chat"):
            with gradio.Row(elem_id="masthead"):
                _html("masthead.html")
                clear = gradio.Button(_word(i18n, "masthead.clear"), elem_id="clear")
            log = _log(i18n)
            with gradio.Column(elem_id="opening"):
                _html("opening.html")
                shown = [gradio.Button(text, elem_classes="example") for text in examples]
            _html("limits.html", elem_id="limits")
            _html("notebook.html", elem_id="notes")
            _html("check.html", elem_id="checking")
            with gradio.Row(elem_id="composer"):
                box = _box(i18n)
                send = gradio.Button(_word(i18n, "ask.send"), elem_id="send")
            again = gradio.Button(visible="hidden", elem_id="again")
            restore = gradio.Button(visible="hidden", elem_id="restore")
        _html("source.html", elem_id="source")
        controls = Controls(conversation, log, box, send, tuple(shown), clear, again, restore)
        _wire(desk, controls)
    page.queue(max_size=LONGEST_QUEUE, api_open=False)
    return page


def _wire(desk: Desk, controls: Controls) -> None:
    """Let a question be asked in each of its ways, and a conversation be put away."""
    import gradio

    for triggers, asks, words, script in [
        ([controls.box.submit, controls.send.click], desk.ask, controls.box, ASKED),
        *(([each.click], desk.ask, each, ASKED) for each in controls.examples),
        ([controls.again.click], desk.ask, gradio.Textbox(visible=False), WISHED),
        ([controls.restore.click], desk.restore, gradio.Textbox(visible=False), WISHED),
    ]:
        gradio.on(
            triggers,
            _with_cookies(asks),
            [words, controls.conversation],
            [controls.conversation, controls.log, controls.box],
            js=script,
            show_progress="hidden",
            # Never held up by the answer to a question that was put away: a second question while
            # one waits is refused by `asking.js` and by `conversation.py`.
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


def _with_cookies(asks: Asking) -> Callable[..., Iterator[Shown]]:
    """The same as Gradio calls it: with the visitor's request, for their cookies."""
    import gradio

    def ask(sent: str, conversation: Conversation, request: gradio.Request) -> Iterator[Shown]:
        yield from asks(sent, conversation, request.cookies)

    return ask


def _log(i18n: "I18n") -> "Log":
    import gradio

    return gradio.Chatbot(
        elem_id="conversation",
        label=_word(i18n, "conversation.label"),
        show_label=False,
        height=None,
        autoscroll=False,
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        allow_tags=False,
    )


def _box(i18n: "I18n") -> "Textbox":
    import gradio

    return gradio.Textbox(
        elem_id="question",
        label=_word(i18n, "ask.label"),
        show_label=False,
        placeholder=_word(i18n, "ask.placeholder"),
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
    )


def _word(i18n: "I18n", key: str) -> str:
    """A word of the catalogues that Gradio shows in the visitor's language."""
    return str(i18n(key))


def _html(template: str, *, elem_id: str | None = None) -> None:
    """Put a template on the page; `texts.js` fills in the words of the visitor's language.

    Gradio shows the value of a `gr.HTML` as it is; only its template would be run as a program.
    """
    import gradio

    html = (TEMPLATES / template).read_text(encoding="utf-8")
    gradio.HTML(html, elem_id=elem_id, apply_default_css=False, js_on_load=None, padding=False)

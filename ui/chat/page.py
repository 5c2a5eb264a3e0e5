"""The page as Gradio Blocks: the conversation on the left, the document on the right.

Says what stands where; the looks are in `static/`, and so is what is done there, the words of the
interface in `texts/`, those of an answer in `ui/html/answer.py`. Gradio's server is asked nothing
by it: it would keep 0.1 MB of each visitor for as long as it runs (docs/log.md, 2026-11-29,
"Memory").
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio import Blocks, I18n, Textbox
    from gradio import Chatbot as Log

TEMPLATES = Path(__file__).parent.parent / "templates"
TYPED = "async (words) => (await import('/page/conversation/asking.js')).typed(words)"
"""What is to be asked; it waits for the script, which may come after the box."""
MESSAGES = "async () => [(await import('/page/conversation/conversation.js')).messages()]"
"""What the log is to show; `conversation.js` presses a button that nobody sees when it is new."""


def build_page(i18n: "I18n", *, examples: Sequence[str] = ()) -> "Blocks":
    """The page.

    Args:
        examples: questions shown as buttons that ask at once.
    """
    import gradio

    page = gradio.Blocks(
        title="Footnote", analytics_enabled=False, fill_width=True, fill_height=True
    )
    with page, gradio.Row(elem_id="room"):
        with gradio.Column(elem_id="chat"):
            with gradio.Row(elem_id="masthead"):
                _html("masthead.html")
                gradio.Button(_word(i18n, "masthead.clear"), elem_id="clear")
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
            new = gradio.Button(visible="hidden", elem_id="new-in-log")
        _html("source.html", elem_id="source")
        for triggers, given, script, filled in [
            ([box.submit, send.click], box, TYPED, None),
            *(([each.click], each, TYPED, None) for each in shown),
            ([new.click], None, MESSAGES, log),
        ]:
            gradio.on(
                triggers,
                None,  # by the script alone
                given,
                filled,
                js=script,
                show_progress="hidden",
                trigger_mode="multiple",
                api_visibility="private",
            )
    return page


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

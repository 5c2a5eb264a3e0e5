"""The one way by which words that a person or a document wrote come into HTML."""

import html
import json


def escape(text: str) -> str:
    """Text as HTML that a browser reads back unchanged, carriage returns included.

    Gradio translates what begins with `__i18n__` in a component's value: no document's words do.
    """
    return html.escape(text).replace("\r", "&#13;").replace("__i18n__", "_&#95;i18n__")


def escape_json(value: object) -> str:
    """A value as JSON in ASCII, to stand in an attribute."""
    return escape(json.dumps(value))

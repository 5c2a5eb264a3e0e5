"""Gradio's own interface as its script speaks it, without a browser."""

import json
import re
from typing import Any

import httpx

ENDED = ("process_completed", "unexpected_error")


def press(client: httpx.Client, question: str, session: str) -> httpx.Response:
    """Ask a question as the page does, in a session called so."""
    call = {
        "data": [json.dumps({"question": question}), None],
        "fn_index": called(client, "ask"),
        "session_hash": session,
    }
    return client.post("/gradio_api/queue/join", json=call)


def called(client: httpx.Client, name: str) -> int:
    """The number of what a press of the page calls."""
    presses = config_of(client)["dependencies"]
    (found,) = (each["id"] for each in presses if each["api_name"] == name)
    return int(found)


def config_of(client: httpx.Client) -> dict[str, Any]:
    """What the page says of itself to Gradio's script."""
    page = httpx.get(client.base_url, timeout=60).text  # without a cookie for the client
    written = re.search(r"window\.gradio_config = (\{.*?\});</script>", page)
    assert written is not None
    config = json.loads(written[1])
    assert isinstance(config, dict)
    return config


def told(client: httpx.Client, session: str) -> str:
    """All that is told in a session until one of its questions is answered, or none is there."""
    words = []
    with client.stream("GET", f"/gradio_api/queue/data?session_hash={session}") as events:
        for line in events.iter_lines():
            words.append(line)
            if any(end in line for end in ENDED):
                break
    return "\n".join(words)

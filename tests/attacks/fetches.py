"""Whether the server fetches for strangers: an address on the network, asked for in every way.

The server runs in a namespace without a network (`tests/support/processes/emptied.py`), where a public-looking address
is the machine's own: who connects to it is heard.
"""

import http.client
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from tests.attacks.tally import LONGEST, Tally
from tests.support.processes.emptied import PUBLIC, Listener, enter

SEED = 20261129
PATIENCE = 600  # seconds for all rounds
PATHS = (
    "/gradio_api/file={url}",
    "/gradio_api/file/{url}",
    "/gradio_api/proxy={url}",
    "/gradio_api/stream/{url}",
    "/gradio_api/custom_component/{url}/client/component/index.js",
    "/gradio_api/upload_progress?upload_id={url}",
    "/gradio_api/deep_link?session_hash={url}",
    "/?deep_link={url}",
    "/file={url}",
    "/static/{url}",
    "/svelte/{url}",
    "/assets/{url}",
    "/pwa_icon/{url}",
    "/monitoring/{url}",
    "/doc/{url}",
    "/source/{url}",
    "/source/{url}/pages/0.png",
    "/page/{url}",
    "/gradio_api/queue/join",
    "/gradio_api/queue/data?session_hash={url}",
    "/gradio_api/call/ask",
    "/gradio_api/call/v2/ask",
    "/gradio_api/run/ask",
    "/gradio_api/api/ask",
    "/gradio_api/component_server",
    "/gradio_api/upload",
    "/gradio_api/process_recording",
    "/gradio_api/vibe-edit",
    "/gradio_api/run-history/connect",
    "/suggestions",
    "/check",
    "/notebook/import",
)
WAYS = ("plain", "escaped", "in part", "doubled")
SITES: tuple[dict[str, str], ...] = (
    {},
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"},
)


@dataclass(frozen=True, slots=True)
class Call:
    """One request of a stranger."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def attack(rounds: int) -> Tally:
    """Ask so many times for something from the network, and count who was asked for it."""
    command = [sys.executable, "-m", "tests.attacks.fetches", str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    counted = json.loads(done.stdout.splitlines()[-1])
    return Tally(**{**counted, "notes": tuple(counted["notes"])})


def calls(rounds: int, url: str) -> Iterator[Call]:
    """So many requests, the same ones each time: first each path as a browser follows a link."""
    chance = random.Random(SEED)
    for number in range(rounds):
        asked = f"{url}{number}"
        if number < len(PATHS):
            template, way, site = PATHS[number], "plain", SITES[0]
            methods = ["GET" if "{url}" in template else "POST"]
        else:
            template, way = chance.choice(PATHS), chance.choice(WAYS)
            site, methods = chance.choice(SITES), ["GET", "HEAD", "POST", "PUT", "OPTIONS"]
        yield Call(
            chance.choice(methods),
            template.replace("{url}", written(asked, way)),
            body_for(asked, chance),
            {"content-type": "application/json", **site},
        )


def written(url: str, way: str) -> str:
    """An address as it may stand in a path."""
    match way:
        case "escaped":
            return quote(url, safe="")
        case "in part":
            return url.replace(":", "%3a")
        case "doubled":
            return url.replace("/", "//")
    return url


def body_for(url: str, chance: random.Random) -> bytes:
    """A file of Gradio's that is to be fetched, where a press brings its values."""
    file = {"path": url, "url": url, "orig_name": "x", "meta": {"_type": "gradio.FileData"}}
    kinds: list[object] = [file, [file], {"files": [file]}, {"text": "x", "files": [file]}, url]
    value = kinds[chance.randrange(len(kinds))] if chance.random() < 0.7 else file
    data = [value, None] if chance.random() < 0.8 else [value, value]
    call = {"data": data, "fn_index": chance.randrange(3), "session_hash": "abc", "trigger_id": 1}
    more = {"component_id": 1, "fn_name": "x", "url": url, "text": url, "prompt": url}
    return json.dumps(call if chance.random() < 0.7 else {**call, **more}).encode()


def _ask(address: str, call: Call) -> int:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=LONGEST)
    try:
        connection.request(call.method, call.path, call.body, call.headers)
        return connection.getresponse().status
    finally:
        connection.close()


def main() -> None:
    """The attack itself, in a process that has no network: prints the tally as JSON."""
    if why := enter():
        print(json.dumps({"rounds": 0, "notes": [f"not run: {why}"]}))
        return
    import httpx

    from tests.support.browser.scripted_chatbot import ScriptedChatbot
    from tests.support.browser.serving import serving
    from tests.support.browser.walk import WALK

    rounds, listener = int(sys.argv[1]), Listener()
    there = f"http://{PUBLIC}:{listener.port}/"
    _ask(there, Call("GET", "/", b""))
    if len(listener.heard) != 1:
        raise RuntimeError("who connects to the listener is not heard")
    listener.heard.clear()
    notes, hangs, tracebacks = [], 0, 0
    with (
        serving(ScriptedChatbot([WALK])) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        client.get("/")  # the page is built by then
        for call in calls(rounds, there):
            try:
                status = _ask(address, call)
            except TimeoutError:
                hangs += 1
                notes.append(f"{call.method} {call.path} took over {LONGEST:.0f} s")
                continue
            if status >= 500:
                tracebacks += 1
                notes.append(f"{call.method} {call.path} failed with {status}")
        last = {"wishes": [{"question": "Was there anything else?"}]}
        client.post("/answers", json=last)  # and all that was to be answered before it was
    notes += [f"the server asked for {each}" for each in listener.heard]
    leaks = len(listener.heard)
    tally = {"hangs": hangs, "tracebacks": tracebacks, "leaks": leaks, "notes": notes}
    print(json.dumps({"rounds": rounds, **tally}))


if __name__ == "__main__":
    main()

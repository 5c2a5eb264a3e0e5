"""What libraries would tell their makers, switched off; and ONNX Runtime, imported in silence.

ONNX Runtime 1.32 keeps a number for this machine and a database of events in the person's cache and
looks up its makers' host while a model is used, all in native code. It reads the variable that
forbids it once, when it is first imported; what is called afterwards comes too late. So whoever
needs it asks here for it, and nobody else imports it (`tests/test_house.py`); what else a program
imports that may import it first, it imports after `switch_off` (docs/log.md, 2026-11-29,
"Who asks for the network").
"""

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

SILENCE = {
    "ORT_DISABLE_TELEMETRY": "1",  # ONNX Runtime
    "HF_HUB_DISABLE_TELEMETRY": "1",  # huggingface_hub, and what asks the hub through it; hf_xet
    "DO_NOT_TRACK": "1",  # what they read beside it, as libraries of other makers do
}
_LEFT_IN = Path("Microsoft", "DeveloperTools", ".onnxruntime")  # below the person's cache
_LEFT = ("deviceid*", "onnxruntime.db*")  # with `.lock`, `.tmp.…`, `-journal`, `-wal`, `-shm`


def switch_off() -> None:
    """Have this process and those it starts tell nobody of themselves.

    To be called before libraries are imported, which read this then.
    """
    os.environ.update(SILENCE)


def import_onnxruntime(part: str = "") -> ModuleType:
    """ONNX Runtime, or a part of it, such as "quantization", imported in silence.

    What it left of earlier times is taken away first.
    """
    switch_off()
    if "onnxruntime" not in sys.modules:
        take_away(traces_folder())
    import onnxruntime

    whole: ModuleType = onnxruntime
    return import_module(f"{whole.__name__}.{part}") if part else whole


def traces_folder() -> Path:
    """Where ONNX Runtime keeps what it has to tell, for all programs of a person."""
    from platformdirs import user_cache_path, user_data_path

    return (user_data_path() if sys.platform == "darwin" else user_cache_path()) / _LEFT_IN


def take_away(folder: Path) -> None:
    """Remove ONNX Runtime's traces, and its folders where nothing else is in them.

    What else lies there stays, no link is followed, and what cannot be removed is left.
    """
    folders = (folder, *folder.parents[: len(_LEFT_IN.parts) - 1])
    if any(each.is_symlink() for each in folders):
        return
    for path in [path for pattern in _LEFT for path in folder.glob(pattern)]:
        with suppress(OSError):
            path.unlink()
    for each in folders:
        with suppress(OSError):  # another thing is in it, or it was never there
            each.rmdir()

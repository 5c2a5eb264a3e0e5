"""Which device adds documents: a GPU where one is present, found without importing PyTorch.

Importing it takes seconds, and most machines have no GPU to find.
"""

import shutil
from importlib.metadata import version

AUTO, CPU, CUDA, MPS = "auto", "cpu", "cuda", "mps"  # PyTorch's words, but for the first


def device_here() -> str:
    """CUDA where this machine has such a GPU and PyTorch was installed for one, else the CPU."""
    driver = shutil.which("nvidia-smi") is not None  # comes with it, on every system
    return CUDA if driver and not version("torch").endswith("+cpu") else CPU

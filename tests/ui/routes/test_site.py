"""What all routes share: failures told in one place, and nothing kept of what is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.errors import (
    DetailsError,
    EncryptedError,
    FootnoteError,
    LibraryError,
    ModelError,
    NewerLibraryError,
    UploadError,
)
from bot.library.library import Library
from tests.support.browser.serving import site_over
from tests.support.toy_encoder import ToyEncoder
from ui.app import build_routes
from ui.routes.site import told_as
from ui.web.errors import NotServedError


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    """The routes of a library without documents."""
    with Library(tmp_path, ToyEncoder()) as library:
        yield build_routes(site_over(library))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotServedError("It is not there."), 404),
        (UploadError("It is one too many."), 409),
        (DetailsError("It is no date."), 422),
        (EncryptedError("It is under a password."), 422),  # as every document that cannot be read
        (LibraryError("It cannot be written."), 500),
        (NewerLibraryError("It is newer."), 500),
        (ModelError("It is missing."), 500),
    ],
)
def test_a_failure_is_told_in_its_sentence_with_the_status_of_its_kind(
    app: FastAPI, error: FootnoteError, status: int
) -> None:
    """Whichever route fails; what has no status of its own has that of what stands over it."""

    @app.get("/failing")
    def failing() -> None:
        raise error

    told = TestClient(app).get("/failing")

    assert (told.status_code, told.json()) == (status, {"detail": str(error)})


def test_a_route_may_tell_one_kind_of_failure_by_another_status(app: FastAPI) -> None:
    """What stands under it in the tree too; every other kind as everywhere."""

    @app.get("/full")
    def full(newer: bool) -> None:
        with told_as(507, LibraryError):
            raise NewerLibraryError("It is newer.") if newer else UploadError("It is too many.")

    told = TestClient(app).get("/full?newer=true")
    other = TestClient(app).get("/full?newer=false")

    assert (told.status_code, told.json()) == (507, {"detail": "It is newer."})
    assert other.status_code == 409


@pytest.mark.parametrize("path", ["/library", "/places?phrase=well"])
def test_nobody_keeps_what_a_route_says(app: FastAPI, path: str) -> None:
    """The next moment it may be another thing."""
    assert TestClient(app).get(path).headers["cache-control"] == "no-store"

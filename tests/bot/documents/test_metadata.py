"""What a document states of itself, part by part."""

import pytest

from bot.documents import doi_of


@pytest.mark.parametrize(
    ("words", "doi"),
    [
        ("10.5555/wells.2024", "10.5555/wells.2024"),
        ("https://doi.org/10.5555/wells.2024", "10.5555/wells.2024"),
        ("http://dx.doi.org/10.5555/wells.2024", "10.5555/wells.2024"),
        ("doi:10.5555/wells.2024", "10.5555/wells.2024"),
        ("DOI: 10.5555/Wells-24", "10.5555/Wells-24"),
        (" 10.5555/wells.2024. ", "10.5555/wells.2024"),
        ("10.5555/s0140(24)01", "10.5555/s0140(24)01"),
        ("10.5555/s0140(24)", "10.5555/s0140(24)"),
        ("10.5555/wells)", "10.5555/wells"),
        ("10.5555/…", "10.5555/…"),
        ("10.5555/.", None),
        ("10.5555/", None),
        ("10.5/wells", None),
        ("Wells, 10.5555/wells", None),
        ("10.5555/wells of the valley", None),
        ("", None),
    ],
)
def test_a_doi_is_told_with_its_address_or_without(words: str, doi: str | None) -> None:
    assert doi_of(words) == doi

"""Which notes are read first."""

import pytest

from journal.disk import Listed
from journal.serve.early import likely

_FILES = (
    *(Listed(f"daily/2025-0{month}-1{day}.md", "", 1, 1) for month in range(1, 8) for day in range(9)),
    Listed("reading/tides.md", "", 1, 1),
    Listed("2024/W40.md", "", 1, 1),
)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("2025/03/12/index.html", "daily/2025-03-12.md"),
        ("reading/tides/index.html", "reading/tides.md"),
        ("2024/w40/index.html", "2024/W40.md"),
        ("index.html", "daily/2025-07-18.md"),
    ],
)
def test_the_note_that_a_page_is_of_comes_first(path: str, first: str) -> None:
    assert likely(_FILES, path)[0].path == first

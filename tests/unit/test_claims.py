"""A path that a file may have is safe on the machine that builds."""

import pytest

from journal.claims import unsafe


@pytest.mark.parametrize(
    "path", ["con/index.html", "a/NUL", "aux.html", "COM1", "con .txt", "a./b", "a /b", "what?/x", "ab:c/d"]
)
def test_a_name_that_windows_cannot_hold_is_refused_there(path: str) -> None:
    assert unsafe(path, windows=True)
    assert not unsafe(path, windows=False)


@pytest.mark.parametrize("path", ["index.html", "2031/w08/index.html", "読書/index.html", ".well-known/x", "a b/c.d"])
def test_an_ordinary_path_is_safe(path: str) -> None:
    assert not unsafe(path, windows=True)

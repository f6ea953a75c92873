"""What tests of modules may ask for."""

from collections.abc import Iterator

import pytest

from journal.ahead import Ahead, begun


@pytest.fixture
def ahead() -> Iterator[Ahead]:
    """A process that was begun ahead."""
    process = begun(lambda: None)
    if process is None:
        pytest.skip("processes are begun ahead on Linux only, where there are two processors")
    yield process
    process.end()

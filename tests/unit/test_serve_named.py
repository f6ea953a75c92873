"""By which names the entry of a page may be meant in other notes."""

from pathlib import Path
from threading import Event

import pytest

from journal.intake import Known
from journal.serve.edition import dressed
from journal.serve.gathering import Gathered, Gathering
from journal.serve.named import meant
from tests.serve.preview import settings_of


@pytest.mark.parametrize(
    ("text", "names"),
    [("# The tide gauge\n", ("The tide gauge",)), ("Mended the net.\n", ()), ("# 1 March 2025\n", ())],
    ids=["a title", "no title", "only a date"],
)
def test_a_note_is_meant_by_a_name_that_tells_it_from_others(text: str, names: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "2025-03-01.md").write_text(text)
    settings = settings_of(tmp_path)
    gathered = Gathering(settings, Known(), None, Event(), drafts=False).gather(dressed(settings), (), lambda _: None)
    assert isinstance(gathered, Gathered)
    found = meant(gathered.edition, "2025/03/01/index.html")
    assert found is not None
    assert tuple(name for name, _ in found.names) == names

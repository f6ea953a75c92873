"""What the preview costs, as shares of what all of it would cost: ratios and counts, never seconds."""

from threading import Event

import pytest

from journal.build import listing_of
from journal.disk import Listing, digest_of
from journal.intake import Known
from journal.read import read
from journal.rules import Rules
from journal.serve.early import early
from journal.serve.edition import dressed
from journal.serve.gathering import Gathered, Gathering
from journal.serve.splice import spliced
from journal.settings import BuildSettings
from tests.linear import seconds
from tests.serve.preview import settings_of

_NOTES = 400


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> BuildSettings:
    """A journal of four hundred days."""
    root = tmp_path_factory.mktemp("days")
    (root / "content").mkdir()
    for number in range(_NOTES):
        day = f"20{20 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"
        tasks = "".join(
            f"- [{'x' if at % 2 else ' '}] {at + 9}:00-{at + 9}:30 task {number * at % 17}\n" for at in range(6)
        )
        (root / "content" / f"{day}.md").write_text(
            f"# Day {number}\n\nWords of day {number}.\n\n{tasks}\n## Tomorrow\n\n- task {number % 17}\n"
        )
    return settings_of(root)


def test_a_saved_note_costs_a_small_part_of_the_whole(settings: BuildSettings) -> None:
    gathering, dress = Gathering(settings, Known(), None, Event(), drafts=False), dressed(settings)
    first = gathering.gather(dress, (), lambda _: None)
    assert isinstance(first, Gathered)
    edition, path = first.edition, "2020-05-05.md"
    page = edition.page("2020/05/05/index.html")
    old = next(entry.note for entry in edition.site.entries if entry.note.path == path)
    data = (settings.content / path).read_bytes() + b"\n- [ ] one more\n"

    def save() -> None:
        made = spliced(edition, old, read(path, data, digest_of(data), Rules()))
        assert made is not None
        assert made.edition.page("2020/05/05/index.html") != page

    quick = min(seconds(save) for _ in range(3))
    (settings.content / path).write_bytes(data)
    whole = seconds(lambda: gathering.gather(dress, (), lambda _: None))

    assert quick * 4 < whole


def test_a_first_page_is_made_of_a_few_notes(settings: BuildSettings) -> None:
    listing = listing_of(settings)
    assert isinstance(listing, Listing)
    edition = early(settings, listing, "2020/05/06/index.html", dressed(settings), None, drafts=True)

    assert edition.page("2020/05/06/index.html") is not None
    assert len({entry.note.path for entry in edition.site.entries}) < _NOTES / 10

"""A changed note is set into a site that is known: at once right for its own page."""

from pathlib import Path
from threading import Event

import pytest

from journal.disk import digest_of
from journal.intake import Known
from journal.note import Read
from journal.read import read
from journal.rules import Rules
from journal.serve.edition import Edition, dressed
from journal.serve.gathering import Gathered, Gathering
from journal.serve.splice import Spliced, spliced
from journal.settings import BuildSettings
from tests.serve.preview import settings_of

_DAY = "# Rain\n\nMended the net, as in [the gauge](gauge.md).\n\n- [ ] oil the hinge #boats\n- [x] 9:00-10:00 coil the rope\n\n## Tomorrow\n\n- paint\n"


@pytest.fixture
def settings(tmp_path: Path) -> BuildSettings:
    """A journal of three notes."""
    (tmp_path / "content").mkdir()
    (tmp_path / "journal.toml").write_text('[site]\nbase_url = "https://notes.example/"\n')
    for name, text in (
        ("2025-03-01", _DAY),
        ("2025-03-02", "# Sun\n\n- [x] paint\n"),
        ("gauge", "# The gauge\n\nTwice a day.\n"),
    ):
        (tmp_path / "content" / f"{name}.md").write_text(text)
    return settings_of(tmp_path)


def _whole(settings: BuildSettings) -> Edition:
    gathered = Gathering(settings, Known(), None, Event(), drafts=False).gather(dressed(settings), (), lambda _: None)
    assert isinstance(gathered, Gathered)
    return gathered.edition


def _made(text: str) -> Read:
    return read("2025-03-01.md", text.encode(), digest_of(text.encode()), Rules())


def _spliced(settings: BuildSettings, text: str) -> Spliced | None:
    edition = _whole(settings)
    old = next(entry.note for entry in edition.site.entries if entry.note.path == "2025-03-01.md")
    return spliced(edition, old, _made(text))


def _page(edition: Edition) -> bytes:
    printed = edition.page("2025/03/01/index.html")
    assert printed is not None
    return printed.html


@pytest.mark.parametrize("words", ["Knotted", "In the rain, once more, mended"])
def test_other_words_give_the_whole_site_as_it_is_now(settings: BuildSettings, words: str) -> None:
    text = _DAY.replace("Mended", words)
    made = _spliced(settings, text)
    (settings.content / "2025-03-01.md").write_bytes(text.encode())
    whole = _whole(settings)

    assert made is not None
    assert made.exact
    assert {path: made.edition.page(path) for path in whole.pages} == {path: whole.page(path) for path in whole.pages}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (_DAY.replace("- [ ] oil", "- [x] oil"), '<li class="task" id="t-1" data-s="done">'),
        (_DAY + "- varnish\n", "varnish"),
        (_DAY.replace("## Tomorrow", "A word more.\n\n## Tomorrow"), "<p>A word more.</p>"),
        (_DAY.replace("- [ ] oil the hinge #boats\n", ""), "1 of 1 done"),
        ("# Rain\n\nNothing is left of it.\n", "Nothing is left of it."),
        (_DAY.replace("- [x] 9:00-10:00", "- [x] 9:00-11:30"), "11:30"),
    ],
    ids=["a tick", "a plan", "a paragraph", "a task less", "all of it", "a time"],
)  # fmt: skip
def test_what_is_written_and_counted_shows_on_the_notes_own_page(
    settings: BuildSettings, text: str, shown: str
) -> None:
    made = _spliced(settings, text)

    assert made is not None
    assert not made.exact
    assert len(made.routes) == 1
    assert shown in _page(made.edition).decode()
    (settings.content / "2025-03-01.md").write_text(text)
    assert shown in _page(_whole(settings)).decode()


def test_what_came_of_a_plan_stays_while_a_task_is_ticked(settings: BuildSettings) -> None:
    text = _DAY.replace("- [ ] oil", "- [x] oil")
    made = _spliced(settings, text)
    (settings.content / "2025-03-01.md").write_bytes(text.encode())

    assert made is not None
    parts = [
        page.split(b'<div class="prose">')[-1].split(b"</main>")[0]
        for page in (_page(made.edition), _page(_whole(settings)))
    ]
    assert parts[0] == parts[1]


@pytest.mark.parametrize("front", ["type: weekly", "date: 2025-04-01", "slug: other"])
def test_a_note_that_has_become_another_thing_waits_for_the_whole(settings: BuildSettings, front: str) -> None:
    made = _spliced(settings, f"---\n{front}\n---\n\n{_DAY}")

    assert made is None


def test_edits_do_not_pile_up(settings: BuildSettings) -> None:
    edition = _whole(settings)
    versions = [_made(_DAY), _made(_DAY.replace("Mended", "Knotted"))]
    for number in range(1_200):
        old = next(entry.note for entry in edition.site.entries if entry.note.path == "2025-03-01.md")
        made = spliced(edition, old, versions[(number + 1) % 2])
        assert made is not None
        edition = made.edition

    assert b"Mended" in _page(edition)

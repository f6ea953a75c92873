"""What `journal new` writes, as a person types it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.typed import Run

# The code that `journal new` ends with, and what it prints to its two streams.
New = Callable[..., tuple[int, str, str]]


@pytest.fixture
def new(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> New:
    """Runs `journal new` in a folder, where the editor that is named is all that the environment tells."""

    def typed(folder: Path, *arguments: str, editor: str = "") -> tuple[int, str, str]:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", editor)
        monkeypatch.chdir(folder)
        done = Run(capfd)("new", *arguments)
        return done.code, done.out, done.err

    return typed


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "我的 日志"
    (folder / "content").mkdir(parents=True)
    (folder / "journal.toml").write_text("")
    (folder / "content/2031-02-18.md").write_text("# 2031-02-18\n\n- [ ] oil the hinge\n")
    return folder


def test_a_day_is_written_and_its_path_printed(journal: Path, new: New) -> None:
    done = new(journal, "day", "--date", "2031-02-20", "--carry")

    assert done == (0, "content/2031-02-20.md\n", "")
    assert (journal / "content/2031-02-20.md").read_text() == "# 2031-02-20\n\n- [ ] oil the hinge\n\n"


def test_nothing_is_written_in_the_place_of_a_file(journal: Path, new: New) -> None:
    code, told, _ = new(journal, "day", "--date", "2031-02-18")

    assert (code, told) == (1, "content/2031-02-18.md\n")
    assert "hinge" in (journal / "content/2031-02-18.md").read_text()


def test_a_note_wants_a_title(journal: Path, new: New) -> None:
    assert new(journal, "note")[0] == 2


def test_a_template_of_the_project_is_taken(journal: Path, new: New) -> None:
    (journal / "templates/new").mkdir(parents=True)
    (journal / "templates/new/day.md").write_text("Weather of {{date}}:\n")
    new(journal, "day", "--date", "2031-02-20")

    assert (journal / "content/2031-02-20.md").read_text() == "Weather of 2031-02-20:\n"


def test_a_template_of_a_vault_is_taken(journal: Path, new: New) -> None:
    (journal / "content/Templates").mkdir()
    (journal / "content/Templates/Daily Note.md").write_text("Weather of {{date}}:\n")
    new(journal, "day", "--date", "2031-02-20")

    assert (journal / "content/2031-02-20.md").read_text() == "Weather of 2031-02-20:\n"


def test_a_journal_may_begin_with_its_first_note(tmp_path: Path, new: New) -> None:
    assert new(tmp_path, "day", "--date", "2031-02-20")[:2] == (0, "content/daily/2031-02-20.md\n")


def test_the_editor_opens_what_was_written(journal: Path, new: New) -> None:
    editor = f"\"{sys.executable}\" -c \"import sys; open(sys.argv[1], 'a').write('edited')\""
    new(journal, "day", "--date", "2031-02-20", "--edit", editor=editor)

    assert (journal / "content/2031-02-20.md").read_text().endswith("edited")


def test_without_an_editor_it_says_so(journal: Path, new: New) -> None:
    code, _, told = new(journal, "day", "--date", "2031-02-20", "--edit")

    assert (code, "VISUAL" in told) == (1, True)


@pytest.mark.parametrize("note", ["2031-02-18.md", "Journal/2031-02-18.md"])
def test_no_second_journal_is_begun_within_notes(tmp_path: Path, note: str, new: New) -> None:
    (tmp_path / note).parent.mkdir(exist_ok=True)
    (tmp_path / note).write_text("Rain.\n")
    code, _, said = new(tmp_path, "day")

    assert code == 1
    assert "`--content .`" in said
    assert not (tmp_path / "content").exists()


def test_in_an_empty_folder_with_a_readme_a_journal_begins(tmp_path: Path, new: New) -> None:
    (tmp_path / "README.md").write_text("# Boathouse\n")

    assert new(tmp_path, "day", "--date", "2031-02-20")[:2] == (0, "content/daily/2031-02-20.md\n")


def test_within_a_journal_without_a_repository_its_own_notes_are_meant(journal: Path, new: New) -> None:
    assert new(journal / "content", "day", "--date", "2031-02-20")[:2] == (0, "2031-02-20.md\n")


def test_an_editor_that_cannot_be_read_is_told(journal: Path, new: New) -> None:
    code, _, said = new(journal, "day", "--edit", editor='"my editor')

    assert code == 1
    assert 'error: `"my editor` has a quote that is not closed' in said


def test_lines_end_as_in_the_newest_note(journal: Path, new: New) -> None:
    (journal / "content/2031-02-19.md").write_bytes(b"# 2031-02-19\r\n\r\n- [ ] oil the hinge\r\n")
    new(journal, "day", "--date", "2031-02-20", "--carry")

    assert (journal / "content/2031-02-20.md").read_bytes() == b"# 2031-02-20\r\n\r\n- [ ] oil the hinge\r\n\r\n"


def test_lines_end_as_in_the_template(journal: Path, new: New) -> None:
    (journal / "templates/new").mkdir(parents=True)
    (journal / "templates/new/day.md").write_bytes(b"Weather:\r\n")
    new(journal, "day", "--date", "2031-02-20")

    assert (journal / "content/2031-02-20.md").read_bytes() == b"Weather:\r\n"


_LOG = "# March 2031\n\n## 3 March\n\n- [ ] oil the hinge\n\n## 21 March\n\n- [ ] sow\n\n## Next month\n\n- sail\n"


def test_a_day_is_begun_in_the_log_that_has_the_others(journal: Path, new: New) -> None:
    log = journal / "content/March 2031.md"
    log.write_bytes(_LOG.replace("\n", "\r\n").encode())
    done = new(journal, "day", "--date", "2031-03-22", "--carry")

    assert done == (0, "content/March 2031.md\n", "")
    added = "- [ ] sow\n\n## 22 March\n\n- [ ] sow\n\n## Next month"
    assert log.read_bytes() == _LOG.replace("- [ ] sow\n\n## Next month", added).replace("\n", "\r\n").encode()
    assert new(journal, "day", "--date", "2031-03-22")[:2] == (1, "content/March 2031.md\n")


def test_the_first_day_of_a_month_begins_its_log(journal: Path, new: New) -> None:
    (journal / "content/March 2031.md").write_text(_LOG)
    done = new(journal, "day", "--date", "2031-04-02", "--carry")

    assert done == (0, "content/April 2031.md\n", "")
    assert (journal / "content/April 2031.md").read_text() == "# April 2031\n\n## 2 April\n\n- [ ] sow\n"
    assert new(journal, "day", "--date", "2031-04-03")[1] == "content/April 2031.md\n"
    assert (journal / "content/April 2031.md").read_text().endswith("- [ ] sow\n\n## 3 April\n")


def test_the_first_day_of_a_month_stands_in_the_note_that_it_has(journal: Path, new: New) -> None:
    (journal / "content/March 2031.md").write_text(_LOG)
    (journal / "content/April 2031.md").write_text("# April 2031\n\n## Goals\n\n- swim\n\n## Next month\n\n- row\n")
    new(journal, "day", "--date", "2031-04-02")

    text = (journal / "content/April 2031.md").read_text()
    assert text == "# April 2031\n\n## Goals\n\n- swim\n\n## 2 April\n\n## Next month\n\n- row\n"


def test_a_day_is_begun_in_its_week_where_weeks_have_their_days(journal: Path, new: New) -> None:
    week = "# 2031-W12\n\n## Mon\n\n- [x] row\n\n## Tue\n\n- [ ] sow\n\n## Next week\n\n- sail\n"
    (journal / "content/2031-W12.md").write_text(week)
    (journal / "content/2031-W11.md").write_text(week.replace("W12", "W11"))

    assert new(journal, "day", "--date", "2031-03-20")[1] == "content/2031-W12.md\n"
    assert "- [ ] sow\n\n## Thu\n\n## Next week" in (journal / "content/2031-W12.md").read_text()
    assert new(journal, "day", "--date", "2031-03-25", "--plan")[1] == "content/2031-W13.md\n"
    text = (journal / "content/2031-W13.md").read_text()
    assert text == "# 2031-W13\n\n## Tue\n\n- [ ] sail\n\n## Next week\n\n"


def test_a_log_that_cannot_be_written_back_stays_as_it_is(journal: Path, new: New) -> None:
    log = journal / "content/March 2031.md"
    log.write_bytes(_LOG.replace("\n", "\r\n", 3).encode())
    code, _, told = new(journal, "day", "--date", "2031-03-22")

    assert code == 1
    assert "cannot be written back" in told
    assert log.read_bytes() == _LOG.replace("\n", "\r\n", 3).encode()


def test_a_template_for_days_begins_notes_of_their_own(journal: Path, new: New) -> None:
    (journal / "content/March 2031.md").write_text(_LOG)
    (journal / "templates/new").mkdir(parents=True)
    (journal / "templates/new/day.md").write_text("Weather:\n")

    assert new(journal, "day", "--date", "2031-03-22")[1] == "content/2031-03-22.md\n"

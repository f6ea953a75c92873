"""What `journal new` writes, as a person types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]


def _new(folder: Path, *arguments: str, editor: str = "") -> tuple[int, str, str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("VISUAL", "EDITOR")}
    done = subprocess.run(
        [sys.executable, "-m", "journal", "new", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**environment, "PYTHONPATH": str(_ROOT), **({"EDITOR": editor} if editor else {})},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "我的 日志"
    (folder / "content").mkdir(parents=True)
    (folder / "journal.toml").write_text("")
    (folder / "content/2031-02-18.md").write_text("# 2031-02-18\n\n- [ ] oil the hinge\n")
    return folder


def test_a_day_is_written_and_its_path_printed(journal: Path) -> None:
    done = _new(journal, "day", "--date", "2031-02-20", "--carry")

    assert done == (0, "content/2031-02-20.md\n", "")
    assert (journal / "content/2031-02-20.md").read_text() == "# 2031-02-20\n\n- [ ] oil the hinge\n\n"


def test_nothing_is_written_in_the_place_of_a_file(journal: Path) -> None:
    code, told, _ = _new(journal, "day", "--date", "2031-02-18")

    assert (code, told) == (1, "content/2031-02-18.md\n")
    assert "hinge" in (journal / "content/2031-02-18.md").read_text()


def test_a_note_wants_a_title(journal: Path) -> None:
    assert _new(journal, "note")[0] == 2


def test_a_template_of_the_project_is_taken(journal: Path) -> None:
    (journal / "templates/new").mkdir(parents=True)
    (journal / "templates/new/day.md").write_text("Weather of {{date}}:\n")
    _new(journal, "day", "--date", "2031-02-20")

    assert (journal / "content/2031-02-20.md").read_text() == "Weather of 2031-02-20:\n"


def test_a_template_of_a_vault_is_taken(journal: Path) -> None:
    (journal / "content/Templates").mkdir()
    (journal / "content/Templates/Daily Note.md").write_text("Weather of {{date}}:\n")
    _new(journal, "day", "--date", "2031-02-20")

    assert (journal / "content/2031-02-20.md").read_text() == "Weather of 2031-02-20:\n"


def test_a_journal_may_begin_with_its_first_note(tmp_path: Path) -> None:
    assert _new(tmp_path, "day", "--date", "2031-02-20")[:2] == (0, "content/daily/2031-02-20.md\n")


def test_the_editor_opens_what_was_written(journal: Path) -> None:
    editor = f"\"{sys.executable}\" -c \"import sys; open(sys.argv[1], 'a').write('edited')\""
    _new(journal, "day", "--date", "2031-02-20", "--edit", editor=editor)

    assert (journal / "content/2031-02-20.md").read_text().endswith("edited")


def test_without_an_editor_it_says_so(journal: Path) -> None:
    code, _, told = _new(journal, "day", "--date", "2031-02-20", "--edit")

    assert (code, "VISUAL" in told) == (1, True)


@pytest.mark.parametrize("note", ["2031-02-18.md", "Journal/2031-02-18.md"])
def test_no_second_journal_is_begun_within_notes(tmp_path: Path, note: str) -> None:
    (tmp_path / note).parent.mkdir(exist_ok=True)
    (tmp_path / note).write_text("Rain.\n")
    code, _, said = _new(tmp_path, "day")

    assert code == 1
    assert "`--content .`" in said
    assert not (tmp_path / "content").exists()


def test_in_an_empty_folder_with_a_readme_a_journal_begins(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Boathouse\n")

    assert _new(tmp_path, "day", "--date", "2031-02-20")[:2] == (0, "content/daily/2031-02-20.md\n")


def test_within_a_journal_without_a_repository_its_own_notes_are_meant(journal: Path) -> None:
    assert _new(journal / "content", "day", "--date", "2031-02-20")[:2] == (0, "2031-02-20.md\n")


def test_an_editor_that_cannot_be_read_is_told(journal: Path) -> None:
    code, _, said = _new(journal, "day", "--edit", editor='"my editor')

    assert code == 1
    assert 'error: `"my editor` has a quote that is not closed' in said

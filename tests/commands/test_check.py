"""What `journal check` finds and mends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.typed import Result, Run, write

_CLEAN = "# Thursday\n\n- [x] water the ferns\n"
_DEAD = "# Friday\n\nSee [the errata](errata.md).\n"
_TOML = '[site]\nbase_url = "https://example.org/"\n'
_KEY = "-----BEGIN EC PRIVATE KEY-----\n" + "MHcCAQEEIBq3x8vT1kz0dP5hYw9LmR2sUoJfN7gKeXcVa4tZ" + "\n"


@pytest.fixture(autouse=True)
def _configured(run: Run) -> None:
    write({"journal.toml": _TOML})


def test_a_journal_with_nothing_wrong_is_clean(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN})

    assert run("check") == Result(0, "no problems found\n", "")


def test_warnings_do_not_fail(run: Run) -> None:
    write({"content/2031-02-21.md": _DEAD})

    result = run("check")

    assert (result.code, "content/2031-02-21.md:3:18: warning[dead-link]" in result.out) == (0, True)


def test_warnings_fail_where_that_is_asked_for(run: Run) -> None:
    write({"content/2031-02-21.md": _DEAD})

    assert run("check", "--strict").code == 1


def test_an_error_fails(run: Run) -> None:
    write({"content/2031-02-21.md": f"# Key\n\n{_KEY}"})

    result = run("check", "--format", "concise")

    assert result.code == 1
    assert "content/2031-02-21.md:3:1: error[secret]" in result.out


def test_no_key_is_printed_beside_what_would_be_mended(run: Run) -> None:
    token = "ghp_" + "k3Jd83hsUq0ZbT5vYx7LmN2pR9wC4aE6fG1h"
    write({"content/2031-02-21.md": f"# Token\n\n- [ ]for {token}\n{token}\n"})

    told = run("check", "--fix", "--diff").out

    assert "+- [ ] for ghp_•" in told
    assert token not in told


def test_no_notes_are_a_mistake_of_use(run: Run) -> None:
    Path("content").mkdir()

    assert run("check").code == 2


def test_a_path_that_is_not_there_is_a_mistake_of_use(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN})

    assert run("check", "content/2031-02-30.md").code == 2


def test_only_what_is_in_the_paths_is_told(run: Run) -> None:
    write({"content/a/2031-02-20.md": _DEAD, "content/b/2031-02-21.md": _DEAD})

    found = json.loads(run("check", "--format", "json", "content/b").out)

    assert [each["file"] for each in found] == ["content/b/2031-02-21.md"]


def test_nothing_is_published(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN})
    run("check")

    assert not Path("_site").exists()


def test_a_build_after_a_check_is_as_one_from_nothing(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN, "content/2031-02-21.md": _DEAD})
    run("check")

    assert run("build", "--verify").code == 0


def test_a_build_after_a_check_and_an_edit_is_as_one_from_nothing(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN, "content/2031-02-21.md": _DEAD})
    run("check")
    write({"content/2031-02-20.md": _CLEAN.replace("ferns", "moss")})
    run("check")

    assert run("build", "--verify").code == 0


def test_a_check_between_two_builds_changes_nothing_of_the_second(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN, "content/2031-02-21.md": _DEAD})
    run("build")
    write({"content/2031-02-20.md": "# Thursday\n\nRained.\n\n- [ ] oil the hinge\n", "content/2031-02-22.md": _CLEAN})
    run("check")

    assert run("build", "--verify").code == 0


def test_levels_of_the_configuration_hold(run: Run) -> None:
    write(
        {"content/2031-02-21.md": _DEAD, "journal.toml": f'{_TOML}\n[[level]]\ncode = "dead-link"\nlevel = "error"\n'}
    )

    assert run("check").code == 1


def test_annotations_name_files_from_the_top_of_the_repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"notes/journal.toml": _TOML, "notes/content/2031-02-21.md": f"---\ntitle: Friday\n---\n{_DEAD}"})
    monkeypatch.chdir("notes")

    out = run("check", "--format", "github").out

    assert out.startswith("::warning file=notes/content/2031-02-21.md,line=6,col=18,")


def test_a_template_of_ones_own_is_looked_at(run: Run) -> None:
    write({"content/2031-02-20.md": _CLEAN, "templates/page.html": "{% if %}"})

    assert "bad-template" in run("check").out


def test_mending_changes_the_file_and_tells_what_is_left(run: Run) -> None:
    write({"content/2031-02-20.md": "- [x]water the ferns\r\n\r\n[errata](errata.md)\r\n"})

    result = run("check", "--fix")

    assert Path("content/2031-02-20.md").read_bytes() == b"- [x] water the ferns\r\n\r\n[errata](errata.md)\r\n"
    assert "1 place mended" in result.err
    assert "checkbox-spacing" not in result.out
    assert "dead-link" in result.out


def test_a_difference_changes_nothing(run: Run) -> None:
    write({"content/2031-02-20.md": "- [x]water the ferns\n"})

    result = run("check", "--fix", "--diff")

    assert Path("content/2031-02-20.md").read_bytes() == b"- [x]water the ferns\n"
    assert result.out.endswith("-- [x]water the ferns\n+- [x] water the ferns\n")


def test_a_difference_without_mending_is_a_mistake_of_use(run: Run) -> None:
    assert run("check", "--diff").code == 2


def test_only_files_among_the_paths_are_mended(run: Run) -> None:
    write({"content/2031-02-20.md": "- [x]a b\n", "content/2031-02-21.md": "- [x]a b\n"})
    run("check", "--fix", "content/2031-02-21.md")

    assert Path("content/2031-02-20.md").read_bytes() == b"- [x]a b\n"
    assert Path("content/2031-02-21.md").read_bytes() == b"- [x] a b\n"


def test_what_the_writer_does_not_want_to_hear_of_is_not_mended(run: Run) -> None:
    text = "<!-- journal: ignore checkbox-spacing -->\n\n- [x]water the ferns\n"
    write({"content/2031-02-20.md": text})
    run("check", "--fix")

    assert Path("content/2031-02-20.md").read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="files have no such rights there")
def test_a_mended_file_keeps_its_rights_and_a_link_stays_one(run: Run) -> None:
    write({"content/2031-02-20.md": "- [x]a b\n"})
    Path("content/2031-02-20.md").chmod(0o640)
    run("check", "--fix")

    assert Path("content/2031-02-20.md").stat().st_mode & 0o777 == 0o640


def test_a_key_is_not_shown_in_any_form(run: Run) -> None:
    token = "ghp" + "_" + "k3Tz8Qm1Vx5Rw7Yb2Nc9Jd4Lf6Hs0PgAeUiO"
    write({"content/2031-02-20.md": f"# Key\n\nSee [{token}](errata.md).\n"})

    told = [run("check", "--format", form) for form in ("full", "concise", "json", "github", "sarif")]

    assert [token[8:] in each.out + each.err for each in told] == [False] * 5


def test_it_runs_as_a_program_in_folders_of_any_name(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "我的 日志"
    write({f"{folder}/content/河 边.md": _DEAD, f"{folder}/journal.toml": _TOML})

    done = subprocess.run(
        [sys.executable, "-m", "journal", "check", "--format", "concise", "content/河 边.md"],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )

    assert done.stdout.decode().startswith("content/河 边.md:3:18: warning[dead-link]")


def test_files_that_the_host_does_not_take_are_found(run: Run) -> None:
    write({"content/2031-02-20.md": "# Day\n\n[The film](film.mp4)\n", "content/film.mp4": b"0" * 2000})
    write({"journal.toml": f"{_TOML}\n[limits]\nfile = 1000\n"})

    assert "host-limit" in run("check").out


def test_files_that_are_published_as_they_lie_count_as_well(run: Run) -> None:
    write({"content/2031-02-20.md": "# Day\n", "static/film.mp4": b"0" * 2000, "static/b.txt": b"0" * 900})
    write({"journal.toml": f"{_TOML}\n[limits]\nfile = 1000\nsite = 2800\n"})

    found = run("check", "--format", "concise").out

    assert found.count("static/film.mp4:1:1: warning[host-limit]") == 2


def test_a_file_at_the_address_of_a_page_is_found(run: Run) -> None:
    write({"content/about.md": "# About\n\n[the old page](about/index.html)\n", "content/about/index.html": "old"})

    assert "url-clash" in run("check").out

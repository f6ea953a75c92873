"""What a build does and says."""

import re
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from typing import NoReturn

import pytest

from journal.answered import Answered
from journal.disk import MARKER, digest_of
from journal.publish import files_in, publish
from journal.record import replace
from journal.remembered import PageRecord, Remembered
from journal.settings import Stage
from journal.store import recall, remember
from tests.commands.typed import DAY, Run, site, started, write


def test_notes_become_a_site(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    result = run("build")

    assert (result.code, result.err) == (0, result.err)
    assert Path("_site/index.html").is_file()
    assert Path("_site/2031/02/20/index.html").is_file()


def test_the_closing_lines_count_entries_tasks_and_pages(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/2031-02-21.md": DAY})

    result = run("build")

    assert "2 days" in result.out
    assert "2 of 4 tasks done" in result.out
    assert "0 unchanged" in result.out


def test_with_v_it_says_how_much_the_host_has_to_take(run: Run) -> None:
    write({"content/2031-02-20.md": f"{DAY}\n[plan](plan.txt)\n", "content/plan.txt": "Two slips.\n"})

    assert "1 file is copied, 11 bytes of the 1.0 GB that the host takes" in run("build", "-v").err


def test_a_second_build_writes_nothing(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    before = {path: path.stat().st_mtime_ns for path in Path("_site").rglob("*")}

    result = run("build")

    assert "0 pages written" in result.out
    assert {path: path.stat().st_mtime_ns for path in Path("_site").rglob("*")} == before


@pytest.mark.parametrize("extra", [("--jobs", "3"), ("--cache", "elsewhere")], ids=["processes", "a store"])
def test_the_bytes_do_not_depend_on(extra: tuple[str, ...], run: Run) -> None:
    write({f"content/2031-{month:02}-{day:02}.md": DAY for month in (1, 2, 3) for day in range(1, 29)})
    run("build", "--output", "one", "--jobs", "1")

    results = [run("build", "--output", "two", *extra) for _ in range(2)]

    assert [result.code for result in results] == [0, 0]
    assert site("one") == site("two")


def test_a_warm_build_equals_a_cold_one_after_an_edit(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/2031-02-21.md": DAY})
    run("build")
    write({"content/2031-02-21.md": DAY + "- [x] sweep\n", "content/2031-02-22.md": DAY})
    Path("content/2031-02-20.md").unlink()
    run("build")

    run("build", "--output", "clean", "--cache", "fresh")

    assert site() == site("clean")


def test_a_draft_does_not_reach_the_site(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/_drafts/secret.md": "# Xylophone\n"})

    run("build")

    assert not any(b"xylophone" in data.lower() or "xylophone" in path for path, data in site().items())


def test_a_copy_of_a_synchronising_program_is_reported_and_not_published(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/2031-02-20 (conflicted copy 2031-02-21).md": "# Xylophone\n"})

    result = run("build")

    assert (result.code, "note[copy-of-sync]" in result.err) == (0, True)
    assert not any(b"Xylophone" in data for data in site().values())


def test_an_image_that_a_note_shows_is_copied(run: Run) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    write(
        {"content/2031-02-20.md": "![a fern](fern.svg)\n", "content/fern.svg": drawing, "content/other.svg": b"<svg/>"}
    )

    run("build")

    assert drawing in site().values()
    assert b"<svg/>" not in site().values()


def test_notes_may_lie_elsewhere(run: Run) -> None:
    write({"vault/2031-02-20.md": DAY})

    result = run("build", "--content", "vault", "--output", "public")

    assert result.code == 0
    assert Path("public/2031/02/20/index.html").is_file()


def test_a_file_of_ones_own_is_copied_as_it_is_and_replaces_a_page(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY, "static/robots.txt": "mine", "static/.well-known/x": "y"})

    run("build")

    assert (site()["robots.txt"], site()[".well-known/x"]) == (b"mine", b"y")


def test_a_style_of_ones_own_takes_the_place_of_the_shipped_one(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY, "static/journal.css": "body { color: plum }"})

    run("build")

    (style,) = (path for path in site() if path.startswith("journal.") and path.endswith(".css"))
    assert site()[style] == b"body { color: plum }"
    assert style.encode() in site()["index.html"]


def test_a_template_of_ones_own_that_is_broken_is_reported_and_the_shipped_one_used(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY, "templates/home.html": "{{ view.nonsense.more }}"})

    result = run("build")

    assert (result.code, result.err.count("templates/home.html:1:9: error[bad-template]")) == (1, 1)
    assert b"<html" in site()["index.html"]


def test_a_file_that_has_the_address_of_a_page_is_reported(run: Run) -> None:
    write({"content/2031-02-20.md": "[mine](robots.txt)\n", "content/robots.txt": "x"})

    result = run("build")

    assert (result.code, "error[url-clash]" in result.err) == (1, True)
    assert site()["robots.txt"] != b"x"


def test_a_note_with_a_conflict_is_reported_though_it_is_not_published(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/b.md": "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"})

    result = run("build")

    assert (result.code, "error[conflict-markers]" in result.err) == (1, True)


# --- Verifying and measuring


def _spoil(page: str) -> None:
    """Makes the store believe that a page was written as it lies there now, as a fault of the program might."""
    output, cache = Path("_site"), Path(".journal")
    wrong = output / page
    wrong.write_bytes(b"wrong")
    marker = output / MARKER
    lines = marker.read_text("utf-8").splitlines()
    marker.write_text(
        "\n".join(f"{digest_of(b'wrong')} {page}" if line.endswith(f" {page}") else line for line in lines) + "\n",
        encoding="utf-8",
    )
    memory, _ = recall(cache)
    before = memory.pages
    known = Remembered(before)
    record = known.record(page)
    assert record is not None
    spoilt = PageRecord(record.asked, digest_of(b"wrong"), files_in(output, [page])[page])
    pages = known.after(before.paths, {page: spoilt}, Answered.of({}))
    remember(cache, replace(memory, pages=replace(pages, basis=before.basis, look=before.look, index=before.index)))


def test_a_site_that_is_right_is_verified(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")

    result = run("build", "--verify")

    assert (result.code, "verified: a build from nothing makes the same files" in result.out) == (0, True)
    assert sorted(path.name for path in Path.cwd().iterdir()) == [".git", ".journal", "_site", "content"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_the_program_names_its_place_and_the_page(
    jobs: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lost(Exception):  # noqa: N818 - of no built-in type, which another process would not make again
        pass

    def fails(*_: object) -> NoReturn:
        raise Lost("oars")

    monkeypatch.setattr("journal.views.daily.daily", fails)
    write({f"content/2031-{month:02}-{day:02}.md": DAY for month in (1, 2, 3) for day in range(1, 21)})

    result = run("build", "--jobs", jobs)

    assert (result.code, "Traceback" in result.err) == (1, False)
    fault = r"the program failed, which is its own fault \((?:RuntimeError: )?Lost: oars, in test_build\.py, line \d+, at the page /2031/0\d/\d\d/\)\n"
    assert re.search(fault, result.err)
    assert "hint: build again with `-v`, and report what it then prints" in result.err
    assert "Traceback" in run("build", "-v").err


def test_a_page_that_differs_is_named_and_fails_the_build(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    _spoil("2031/02/20/index.html")

    result = run("build", "--verify")

    assert result.code == 1
    assert "error: a file differs from what a build from nothing makes\n  _site/2031/02/20/index.html\n" in result.err
    assert "hint: the store was thrown away, so the next build is right; report this" in result.err


def test_after_a_difference_the_next_build_is_right(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    right = site()
    _spoil("2031/02/20/index.html")
    unverified = run("build")
    run("build", "--verify")
    run("build")

    assert (unverified.code, site()) == (0, right)


def test_of_many_differences_the_first_ten_are_named(run: Run) -> None:
    write({f"content/2031-02-{day:02}.md": DAY for day in range(1, 21)})
    run("build")
    for day in range(1, 21):
        _spoil(f"2031/02/{day:02}/index.html")

    result = run("build", "--verify")

    assert "error: 20 files differ from" in result.err
    assert (result.err.count("  _site/2031/02/"), "  … and 10 more\n" in result.err) == (10, True)


def test_a_build_that_was_refused_is_not_verified(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "_site/thesis.tex": "mine"})

    result = run("build", "--verify")

    assert (result.code, "verified" in result.out + result.err) == (1, False)


def test_a_site_is_verified_without_a_store(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "file": ""})

    assert run("build", "--verify", "--cache", "file/store").code == 0


def test_a_profile_names_the_stages_in_their_order(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/2031-02-21.md": DAY})
    run("build")
    write({"content/2031-02-21.md": DAY + "- [x] sweep\n"})

    lines = run("build", "--profile").err.partition("where the time went:\n")[2].splitlines()

    assert [re.split(r"  +| \(", line.strip())[0] for line in lines] == [
        "start-up", *(stage.value for stage in Stage if stage is not Stage.WAITING), "all of it"
    ]  # fmt: skip
    assert "reading (1 of 2 notes read anew)" in lines[2]
    assert re.search(r"rendering \([1-9]\d* of \d+ pages\)", lines[6])
    assert lines[-1].endswith("100 %")


# --- What is wrong


def test_a_build_says_that_it_waits_for_another_and_not_again_when_nothing_is_to_do(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    first = run("build").code
    said: list[bytes] = []

    def files() -> Iterator[tuple[str, bytes]]:
        second = started("build")
        assert second.stderr is not None
        ended.append(second)
        said.append(second.stderr.readline())
        yield "index.html", b"<p>Of the first one.</p>"

    ended: list[Popen[bytes]] = []
    publish(Path("_site"), lambda _: files())
    said.append(ended[0].communicate()[1])

    assert (first, ended[0].returncode) == (0, 0)
    assert b"".join(said).count(b"waiting until it has ended") == 1
    assert "waiting" not in run("build").err


def test_a_missing_folder_of_notes_is_said_with_what_to_do(run: Run) -> None:
    result = run("build")

    assert result.code == 2
    assert "error: there is no folder" in result.err
    assert "hint: put your Markdown notes there" in result.err


@pytest.mark.parametrize(("key", "folder"), [("content", "notes"), ("output", ".")])
def test_a_folder_that_the_configuration_names_is_to_be_mended_there(run: Run, key: str, folder: str) -> None:
    write({"content/2026-03-09.md": "Rain.\n", "journal.toml": f'{key} = "{folder}"\n'})

    result = run("build")

    assert result.code == 2
    assert f"hint: `{key}` in `journal.toml` names it" in result.err


def test_one_thing_that_was_left_out_is_counted_as_one(run: Run) -> None:
    write({"content/2026-03-09.md": "Rain.\n", "journal.toml": 'exclude = ["*"]\n'})

    assert "; one file or folder was left out, `journal build -v` says which" in run("build").err


def test_a_folder_without_notes_is_said_with_what_to_do(run: Run) -> None:
    write({"content/photo.jpg": b"x"})

    result = run("build")

    assert (result.code, "there is no Markdown note" in result.err) == (2, True)
    assert not Path("_site").exists()


def test_a_note_that_cannot_be_read_is_reported_and_the_rest_is_built(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/.2031-02-21.md.icloud": b""})

    result = run("build")

    assert (result.code, "error[unreadable]" in result.err) == (1, True)
    assert Path("_site/2031/02/20/index.html").is_file()


def test_a_dead_link_fails_only_a_strict_build(run: Run) -> None:
    write({"content/2031-02-20.md": "[away](nowhere.md)\n"})

    assert (run("build").code, run("build", "--strict").code) == (0, 1)


def test_an_output_with_other_files_is_refused_and_kept(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "_site/thesis.tex": "mine"})

    result = run("build")

    assert (result.code, "holds files that no build wrote" in result.err) == (1, True)
    assert site() == {"thesis.tex": b"mine"}


@pytest.mark.parametrize("output", ["content", "."])
def test_the_output_cannot_hold_the_notes(output: str, run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    result = run("build", "--output", output)

    assert result.code == 2
    assert "hint: name another folder with `--output DIR`" in result.err


def test_of_many_problems_the_first_fifty_are_shown(run: Run) -> None:
    write({"content/2031-02-20.md": "\n\n".join(f"[a{number}](gone-{number}.md)" for number in range(80))})

    short, long = run("build"), run("build", "-v")

    assert short.err.count("warning[dead-link]") == 50
    assert "… and 30 more (30 dead-link)" in short.err.replace(
        "31 more (30 dead-link, 1 no-base-url)", "30 more (30 dead-link)"
    )
    assert long.err.count("warning[dead-link]") == 80


def test_a_quiet_build_says_nothing_when_nothing_is_lost(run: Run) -> None:
    write({"content/2031-02-20.md": "[away](nowhere.md)\n"})

    result = run("build", "-q")

    assert (result.code, result.out, result.err) == (0, "", "")


def test_what_was_left_out_is_said_to_those_who_ask(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/Templates/day.md": "x"})

    assert "content/Templates/: a folder of templates" in run("build", "-v").err


def test_a_workflow_gets_annotations(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write({"content/2031-02-20.md": "[away](nowhere.md)\n"})

    assert "::warning file=content/2031-02-20.md,line=1," in run("build").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--base-url", "example.org"),
        ("--base-url", "https://a.example/?x"),
        ("--as-of", "yesterday"),
        ("--as-of", "2031-02-30"),
        ("--jobs", "0"),
        ("-q", "-v"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_without_a_traceback(arguments: tuple[str, ...], run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    result = run("build", *arguments)

    assert (result.code, "Traceback" in result.err) == (2, False)
    assert "Error: " in result.err

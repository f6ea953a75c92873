"""The site is put into its folder as a whole, and nothing else there is lost."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from journal.claims import HEADER, STAGE
from journal.diagnostics import Code
from journal.disk import MARKER, Refusal
from journal.output import replacement
from journal.publish import Published, differing, publish, scratch
from journal.staging import Content, Kept, Planned, SourceFile, Staged, Staging
from tests.links import link
from tests.outputs import NEW, OLD, pages, published, refused, tree

_KEPT_NAMES = [MARKER, ".git/config", ".journal-stage/apply", ".journal-lock"]


def test_an_absent_output_is_made_whole(tmp_path: Path) -> None:
    done = published(tmp_path / "deep" / "_site", OLD)

    assert pages(tmp_path / "deep" / "_site") == OLD
    assert done.written == tuple(sorted([*OLD, ".nojekyll"]))
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["_site"]


def test_an_empty_output_is_filled(tmp_path: Path) -> None:
    published(tmp_path, OLD)

    assert pages(tmp_path) == OLD


def test_a_second_publication_of_the_same_files_writes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    published(output, OLD)
    before = {path: path.stat().st_mtime_ns for path in (output, *output.rglob("*"))}

    done = published(output, OLD)

    assert (done.written, done.removed, done.unchanged) == ((), (), len(OLD) + 1)
    assert {path: path.stat().st_mtime_ns for path in (output, *output.rglob("*"))} == before


def test_an_update_leaves_what_a_clean_build_would(tmp_path: Path) -> None:
    published(tmp_path / "one", OLD)

    done = published(tmp_path / "one", NEW)

    published(tmp_path / "two", NEW)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert done.removed == ("2031/w08/index.html", "robots.txt")
    assert done.written == ("2031/w10/index.html", "a/b/c", "index.html")
    assert done.altered == ()


def test_folders_left_empty_are_removed(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)

    published(tmp_path / "_site", {"index.html": b"home"})

    assert not (tmp_path / "_site" / "2031").exists()


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    page = tmp_path / "_site" / "2031/w09/index.html"
    os.utime(page, (1, 1))

    published(tmp_path / "_site", NEW)

    assert page.stat().st_mtime == 1


def test_a_page_may_become_a_folder_and_a_folder_a_page(tmp_path: Path) -> None:
    published(tmp_path / "_site", {"a": b"1", "b/c/d": b"2"})

    published(tmp_path / "_site", {"a/x": b"3", "b": b"4"})

    assert pages(tmp_path / "_site") == {"a/x": b"3", "b": b"4"}


# --- What no build wrote ---


def test_a_file_that_no_build_wrote_stays(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site" / "CNAME").write_text("garden.example")
    (tmp_path / "_site" / "2031/w08/mine.txt").write_text("mine")

    published(tmp_path / "_site", NEW)

    assert pages(tmp_path / "_site") == NEW | {"CNAME": b"garden.example", "2031/w08/mine.txt": b"mine"}


def test_a_foreign_file_in_the_way_is_named_and_nothing_is_touched(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site" / "a").mkdir()
    (tmp_path / "_site" / "a" / "b").write_text("mine")
    before = tree(tmp_path / "_site")

    refusal = refused(tmp_path / "_site", NEW)

    assert refusal.message == "`_site/a/b` is in the way of a page, and no build wrote it"
    assert tree(tmp_path / "_site") == before


def test_several_foreign_files_in_the_way_are_counted(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    for name in ("x", "y", "z"):
        (tmp_path / "_site" / name).write_text("mine")

    message = refused(tmp_path / "_site", OLD | {"x": b"1", "y": b"2", "z": b"3"}).message

    assert message == "`_site/x` is in the way of a page, and no build wrote it (and 2 more)"


@pytest.mark.parametrize("kind", ["a file", "a link"])
def test_what_lies_in_a_folder_in_the_way_is_named_and_nothing_is_touched(kind: str, tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/a/b/c/deep").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine").write_text("mine")
    if kind == "a file":
        (tmp_path / "_site/a/b/c/deep/mine").write_text("mine")
    else:
        link(tmp_path / "_site/a/b/c/deep/mine", tmp_path / "elsewhere")
    before = tree(tmp_path)

    refusal = refused(tmp_path / "_site", NEW)

    assert "`_site/a/b/c/deep/mine` is in the way of a page" in refusal.message
    assert tree(tmp_path) == before


def test_folders_of_nothing_make_room(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/a/b/c/deep/deeper").mkdir(parents=True)

    published(tmp_path / "_site", NEW)

    assert pages(tmp_path / "_site") == NEW


def test_a_foreign_file_with_the_bytes_of_the_page_is_taken_over(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site" / "late.html").write_bytes(b"late")

    done = published(tmp_path / "_site", OLD | {"late.html": b"late"})

    assert done.written == ()
    assert "late.html" in (tmp_path / "_site" / MARKER).read_text()


def test_a_folder_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("mine")

    refusal = refused(tmp_path, OLD)

    assert "such as `thesis.tex`" in refusal.message
    assert tree(tmp_path) == {"thesis.tex": b"mine"}


def test_an_empty_marker_allows_to_build_beside_other_files(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("mine")
    (tmp_path / MARKER).touch()

    published(tmp_path, OLD)

    assert pages(tmp_path) == OLD | {"thesis.tex": b"mine"}


def test_a_checked_out_branch_with_a_domain_is_no_one_elses_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "CNAME").write_text("garden.example")

    published(tmp_path, OLD)

    assert pages(tmp_path) == OLD | {"CNAME": b"garden.example"}


def test_a_page_changed_by_hand_is_written_anew_and_reported(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site" / "index.html").write_text("edited")

    done = published(tmp_path / "_site", OLD)

    assert (done.written, done.altered) == (("index.html",), ("index.html",))
    assert pages(tmp_path / "_site") == OLD


def test_of_a_page_that_goes_it_is_told_whether_someone_changed_it(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    published(output, OLD)
    (output / "robots.txt").write_text("edited")
    (output / "2031/w09/index.html").unlink()
    (tmp_path / "mine").write_text("mine")
    (output / "2031/w08/index.html").unlink()
    link(output / "2031/w08/index.html", tmp_path / "mine")

    done = published(output, {"index.html": b"home"})

    assert done.removed == done.altered == ("2031/w08/index.html", "robots.txt")
    assert tree(tmp_path)["mine"] == b"mine"


def test_a_file_in_the_place_of_a_folder_of_pages_stays(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    published(output, OLD)
    (output / "2031").rename(tmp_path / "2031")
    (output / "2031").write_text("mine")

    done = published(output, {"index.html": b"home"})

    assert (done.removed, (output / "2031").read_text()) == (("robots.txt",), "mine")


@pytest.mark.parametrize(
    "name",
    [".git", ".gitignore", ".gitattributes", ".gitkeep", "CNAME", ".nojekyll", ".DS_Store", "Thumbs.db", "desktop.ini", "lost+found", ".journal-lock"],
)  # fmt: skip
def test_what_hosts_and_systems_put_into_a_folder_makes_it_nobody_elses(name: str, tmp_path: Path) -> None:
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site" / name).write_text("theirs")

    published(tmp_path / "_site", OLD)

    assert (tmp_path / "_site" / name).read_text() == "theirs"


def test_a_stage_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine").write_text("mine")
    link(tmp_path / "_site" / STAGE, tmp_path / "elsewhere")

    published(tmp_path / "_site", NEW)

    assert tree(tmp_path / "elsewhere") == {"mine": b"mine"}
    assert pages(tmp_path / "_site") == NEW


@pytest.mark.parametrize("step", ["remove ../thesis.tex", "place ../thesis.tex", "remove .git/config"])
def test_a_log_that_names_files_outside_is_not_done(step: str, tmp_path: Path) -> None:
    output = tmp_path / "_site"
    published(output, OLD)
    (tmp_path / "thesis.tex").write_text("mine")
    (output / ".git").mkdir()
    (output / ".git/config").write_text("mine")
    (output / STAGE).mkdir()
    (output / STAGE / "apply").write_text(f"{HEADER}\n{step}\nend\n")

    published(output, OLD)

    assert (tmp_path / "thesis.tex").read_text() == (output / ".git/config").read_text() == "mine"
    assert not (output / STAGE).exists()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "elsewhere").mkdir()
    link(tmp_path / "_site" / "a", tmp_path / "elsewhere")

    refusal = refused(tmp_path / "_site", NEW)

    assert "`_site/a` is in the way" in refusal.message
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_marker_that_names_files_outside_deletes_nothing(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "thesis.tex").write_text("mine")
    with (tmp_path / "_site" / MARKER).open("a") as marker:
        marker.write("0" * 32 + " ../thesis.tex\n" + "0" * 32 + f" {tmp_path}/thesis.tex\n")

    published(tmp_path / "_site", NEW)

    assert (tmp_path / "thesis.tex").read_text() == "mine"


def test_the_file_that_keeps_jekyll_away_is_always_there(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)

    assert (tmp_path / "_site" / ".nojekyll").read_bytes() == b""


def test_a_file_of_ones_own_that_keeps_jekyll_away_is_published(tmp_path: Path) -> None:
    for files in (OLD, NEW):
        published(tmp_path / "_site", files | {".nojekyll": b"mine"})

        assert (tmp_path / "_site" / ".nojekyll").read_bytes() == b"mine"


@pytest.mark.parametrize(("name", "is_built"), [("CNAME", True), ("thesis.tex", False)])
def test_what_someone_puts_into_an_absent_output_meanwhile_stays(
    name: str,
    is_built: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    output = tmp_path / "_site"

    def files(_: Staging) -> Iterator[tuple[str, bytes]]:
        yield from OLD.items()
        output.mkdir()
        (output / name).write_text("mine")

    assert isinstance(publish(output, files), Published if is_built else Refusal)
    assert pages(output) == {**(OLD if is_built else {}), name: b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


# --- Paths ---


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a//b",
        "a/./b",
        "a\\b",
        "C:/x",
        "a\0b",
        "a\nb",
        "x" * 256,
        "\udcff",
        *_KEPT_NAMES,
    ],
    ids=repr,
)
def test_a_path_that_leaves_the_output_is_refused(path: str, tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)

    refused(tmp_path / "_site", NEW | {path: b"x"})

    assert pages(tmp_path / "_site") == OLD


def test_a_path_claimed_twice_is_refused(tmp_path: Path) -> None:
    refusal = publish(tmp_path / "_site", lambda _: [("a", b"1"), ("a", b"2")])

    assert isinstance(refusal, Refusal)
    assert "claimed twice" in refusal.message
    assert not (tmp_path / "_site").exists()


def test_a_path_that_is_both_a_file_and_a_folder_is_refused(tmp_path: Path) -> None:
    assert "both a file and a folder" in refused(tmp_path / "_site", {"a/b": b"1", "a": b"2"}).message


@pytest.mark.parametrize("first", ["what stays", "what is new"])
@pytest.mark.parametrize("path", ["a", "a/b"])
def test_a_file_that_stays_is_no_folder_of_a_new_one(path: str, first: str, tmp_path: Path) -> None:
    output = tmp_path / "_site"
    published(output, {path: b"1"})

    def files(stage: Staging) -> list[Planned]:
        planned: list[Planned] = [Kept({path: stage.previous[path]}), (f"{path}/c/d", b"2")]
        return planned if first == "what stays" else planned[::-1]

    done = publish(output, files)

    assert isinstance(done, Refusal)
    assert "is both a file and a folder" in done.message
    assert pages(output) == {path: b"1"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tags/ML/index.html", "tags/ml/index.html"),
        ("tags/STRASSE/index.html", "tags/straße/index.html"),
        ("tags/cafe\u0301/index.html", "tags/caf\u00e9/index.html"),
    ],
)
def test_paths_that_differ_in_case_only_are_told(one: str, other: str, tmp_path: Path) -> None:
    done = published(tmp_path / "_site", {other: b"1", one: b"2"})

    assert done.collisions == ((one, other),)


# --- Files that are copied ---


def test_a_copied_file_has_the_bytes_of_its_source(tmp_path: Path) -> None:
    source = tmp_path / "photo.png"
    source.write_bytes(os.urandom(3 << 20))

    publish(tmp_path / "_site", lambda _: [("photo.png", SourceFile("photo.png", source))])

    assert (tmp_path / "_site" / "photo.png").read_bytes() == source.read_bytes()


def test_a_copied_file_of_the_same_size_is_written_only_when_it_differs(tmp_path: Path) -> None:
    source = tmp_path / "photo.png"
    files = [("photo.png", SourceFile("photo.png", source))]
    source.write_bytes(b"first")
    publish(tmp_path / "_site", lambda _: files)
    same = publish(tmp_path / "_site", lambda _: files)
    source.write_bytes(b"other")
    changed = publish(tmp_path / "_site", lambda _: files)

    assert isinstance(same, Published)
    assert isinstance(changed, Published)
    assert (same.written, changed.written) == ((), ("photo.png",))


@pytest.mark.parametrize("exists", [False, True], ids=["into nothing", "into a site"])
def test_a_source_that_vanished_is_reported_and_the_rest_is_published(exists: bool, tmp_path: Path) -> None:  # noqa: FBT001
    if exists:
        published(tmp_path / "_site", OLD)

    done = published(tmp_path / "_site", NEW, **{"photo.png": SourceFile("images/photo.png", tmp_path / "gone")})

    assert [(one.code, one.where.path) for one in done.found] == [(Code.UNREADABLE, "images/photo.png")]
    assert pages(tmp_path / "_site") == NEW


# --- What the system refuses ---


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_site").write_text("mine")

    assert "is a file, not a folder" in refused(tmp_path / "_site", OLD).message
    assert (tmp_path / "_site").read_text() == "mine"


def test_the_root_of_the_disk_is_refused() -> None:
    assert "cannot be the output" in refused(Path("/"), OLD).message


def _fails_at(number: int, error: BaseException) -> Callable[[str], None]:
    steps: Iterator[int] = iter(range(1000))

    def step(_: str) -> None:
        if next(steps) == number:
            raise error

    return step


@pytest.mark.parametrize("before", [{}, OLD], ids=["absent", "a site"])
def test_a_full_disk_leaves_the_output_as_it_was(before: dict[str, bytes], tmp_path: Path) -> None:
    if before:
        published(tmp_path / "_site", before)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    refusal = publish(tmp_path / "_site", lambda _: NEW.items(), step=_fails_at(0, full))

    assert isinstance(refusal, Refusal)
    assert refusal.message == "the disk is full; the site is as it was"
    assert pages(tmp_path / "_site") == before


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(one: str | Path, other: str | Path) -> None:
        if str(other).endswith("index.html") and next(times) < 4:
            raise PermissionError(errno.EACCES, "held")
        move(one, other)

    published(tmp_path / "_site", OLD)
    times, move = iter(range(100)), os.replace
    monkeypatch.setattr(replacement, "_PAUSES", (0.0,) * 5)
    monkeypatch.setattr(os, "replace", held)
    published(tmp_path / "_site", NEW)

    assert pages(tmp_path / "_site") == NEW


def test_a_failure_in_rendering_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, Content]]:
        yield from NEW.items()
        raise ZeroDivisionError

    published(tmp_path / "_site", OLD)
    with pytest.raises(ZeroDivisionError):
        publish(tmp_path / "_site", lambda _: files())
    with pytest.raises(ZeroDivisionError):
        publish(tmp_path / "other", lambda _: files())

    assert pages(tmp_path / "_site") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_an_output_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    assert "may not be written" in refused(tmp_path / "_site", OLD).message


# So many that they are moved several at once.
_MANY_OLD = {f"{number}/index.html": b"old" for number in range(300)}
_MANY_NEW = {f"{number}/index.html": b"new" for number in range(20, 320)}


def test_many_files_are_replaced(tmp_path: Path) -> None:
    published(tmp_path / "_site", _MANY_OLD)

    done = published(tmp_path / "_site", _MANY_NEW)

    assert pages(tmp_path / "_site") == _MANY_NEW
    assert done.written == tuple(sorted(_MANY_NEW))
    assert len(done.removed) == 20


@pytest.mark.parametrize(
    ("old", "new", "at"), [(OLD, NEW, 3), (_MANY_OLD, _MANY_NEW, 100)], ids=["few files", "many files"]
)
def test_an_apply_that_the_system_stops_is_finished_by_the_next_build(
    old: dict[str, bytes], new: dict[str, bytes], at: int, tmp_path: Path
) -> None:
    published(tmp_path / "_site", old)
    refusal = publish(tmp_path / "_site", lambda _: new.items(), step=_fails_at(at, OSError(errno.EIO, "no")))

    published(tmp_path / "_site", new)

    assert isinstance(refusal, Refusal)
    assert "only in part" in refusal.message
    assert pages(tmp_path / "_site") == new


# --- Killed at any step ---


def _killed_at(number: int, output: Path, files: dict[str, bytes]) -> bool:
    """Publishes in a process that dies without a word before its step `number`; False if it had fewer steps."""
    child = os.fork()
    if child == 0:
        steps = iter(range(1000))
        publish(output, lambda _: files.items(), step=lambda _: os._exit(9) if next(steps) == number else None)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("after", [NEW, OLD, {}], ids=["the same again", "back to the old", "to nothing"])
def test_a_build_killed_at_any_step_is_finished_by_the_next(after: dict[str, bytes], tmp_path: Path) -> None:
    published(tmp_path / "clean", after)
    number = 0
    while True:
        output = tmp_path / f"site-{number}"
        published(output, OLD)
        killed = _killed_at(number, output, NEW)
        published(output, after)
        assert tree(output) == tree(tmp_path / "clean"), f"killed before step {number}"
        if not killed:
            break
        number += 1
    assert number > len(NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_first_build_that_is_killed_leaves_no_half_site(tmp_path: Path) -> None:
    assert _killed_at(0, tmp_path / "_site", NEW)
    half = (tmp_path / "_site").exists()

    published(tmp_path / "_site", NEW)

    assert not half
    assert pages(tmp_path / "_site") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


# --- Two at once ---


def test_a_second_build_into_the_same_folder_says_so(tmp_path: Path) -> None:
    refusals: list[Published | Refusal] = []

    def files() -> Iterator[tuple[str, Content]]:
        refusals.append(publish(tmp_path / "_site", lambda _: OLD.items(), patience=0.2))
        yield from NEW.items()

    publish(tmp_path / "_site", lambda _: files())

    assert [one.message for one in refusals if isinstance(one, Refusal)] == ["another build is writing `_site`"]
    assert pages(tmp_path / "_site") == NEW


def test_a_build_waits_for_one_that_is_not_done(tmp_path: Path) -> None:
    begun, waits = Event(), Event()

    def slow() -> Iterator[tuple[str, Content]]:
        begun.set()
        waits.wait()
        yield from OLD.items()

    with ThreadPoolExecutor(1) as other:
        other.submit(publish, tmp_path / "_site", lambda _: slow())
        begun.wait()
        done = publish(tmp_path / "_site", lambda _: NEW.items(), waiting=waits.set)

    assert isinstance(done, Published)
    assert pages(tmp_path / "_site") == NEW


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    published(tmp_path / "_site", NEW)

    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


# --- Comparing


def test_two_folders_of_the_same_files_do_not_differ(tmp_path: Path) -> None:
    for name in ("one", "two"):
        published(tmp_path / name, OLD)

    assert differing(tmp_path / "one", tmp_path / "two") == ()


def test_what_is_in_one_folder_only_or_has_other_bytes_differs(tmp_path: Path) -> None:
    published(tmp_path / "one", OLD)
    published(tmp_path / "two", NEW)

    assert differing(tmp_path / "one", tmp_path / "two") == (
        "2031/w08/index.html",
        "2031/w10/index.html",
        "a/b/c",
        "index.html",
        "robots.txt",
    )


def test_the_bytes_count_and_not_what_the_marker_says(tmp_path: Path) -> None:
    for name in ("one", "two"):
        published(tmp_path / name, OLD)
    (tmp_path / "one/robots.txt").write_bytes(b"ALL")

    assert differing(tmp_path / "one", tmp_path / "two") == ("robots.txt",)


def test_a_file_of_ones_own_for_the_host_is_no_difference(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one/.nojekyll").write_bytes(b"mine")
    for name in ("one", "two"):
        published(tmp_path / name, OLD)

    assert differing(tmp_path / "one", tmp_path / "two") == ()


def test_the_scratch_folder_is_removed_again(tmp_path: Path) -> None:
    with scratch(tmp_path / "_site") as folder:
        assert folder is not None
        published(folder, OLD)

    assert list(tmp_path.iterdir()) == []


def test_the_scratch_folder_is_empty_at_first(tmp_path: Path) -> None:
    (tmp_path / "._site.journal-verify/site").mkdir(parents=True)

    with scratch(tmp_path / "_site") as folder:
        assert folder is not None
        assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the file is locked otherwise there")
def test_two_processes_do_not_share_the_scratch_folder(tmp_path: Path) -> None:
    with scratch(tmp_path / "_site") as one, scratch(tmp_path / "_site", patience=0) as other:
        assert (one is None, other) == (False, None)


# --- What is made by several processes


def _staged(files: dict[str, bytes]) -> Callable[[Staging], list[tuple[str, Staged]]]:
    return lambda staging: [(path, staging.put(path, data)) for path, data in files.items()]


@pytest.mark.parametrize("before", [{}, OLD, NEW], ids=["nothing", "another site", "the same site"])
def test_what_waits_on_the_stage_is_published_like_all_else(tmp_path: Path, before: dict[str, bytes]) -> None:
    for output in (tmp_path / "one", tmp_path / "two"):
        published(output, before)

    done = [published(tmp_path / "one", NEW), publish(tmp_path / "two", _staged(NEW))]

    assert done[0] == done[1]
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_nothing_is_left_of_the_stage(tmp_path: Path) -> None:
    for files in (OLD, NEW, NEW):
        publish(tmp_path / "_site", _staged(files))

        assert not (tmp_path / "_site" / ".journal-stage").exists()


def test_a_staged_page_over_one_that_someone_changed_is_told(tmp_path: Path) -> None:
    publish(tmp_path / "_site", _staged(OLD))
    (tmp_path / "_site" / "index.html").write_bytes(b"mine")

    done = publish(tmp_path / "_site", _staged(NEW))

    assert isinstance(done, Published)
    assert done.altered == ("index.html",)


def test_what_the_stage_is_to_look_for_is_told_of_each_content(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "stage", tmp_path / "_site", look=lambda path, data: frozenset({path, data.decode()}))

    assert staging.put("a", b"plum").seen == {"a", "plum"}

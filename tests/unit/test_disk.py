"""The content folder is walked, and what cannot be read is told."""

import errno
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.diagnostics import Code, Diagnostic
from journal.disk import (
    MARKER,
    Listed,
    Listing,
    Refusal,
    _spec,
    bytes_of,
    in_repository,
    is_markdown,
    program_named,
    project_root,
    put_bytes,
    put_new,
    put_text,
    read_file,
    reason_of,
    scan,
)
from tests.linear import assert_in_proportion
from tests.links import link


def _write(root: Path, *paths: str, text: str = "text") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def _scanned(root: Path, *, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> Listing:
    listing = scan(root, include, exclude, root / "_site")
    assert isinstance(listing, Listing), listing
    return listing


def _notes(root: Path, *, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    return [file.path for file in _scanned(root, include=include, exclude=exclude).notes]


def test_notes_and_other_files_are_listed_apart_and_sorted(tmp_path: Path) -> None:
    _write(tmp_path, "b.md", "a/z.MARKDOWN", "a/c.mdown", "images/x.png", "e.txt")

    listing = _scanned(tmp_path)

    assert [file.path for file in listing.notes] == ["a/c.mdown", "a/z.MARKDOWN", "b.md"]
    assert [file.path for file in listing.others] == ["e.txt", "images/x.png"]


def test_a_file_has_its_size_and_time(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", text="twelve bytes")
    os.utime(tmp_path / "a.md", ns=(5, 7_000_000_000))

    (file,) = _scanned(tmp_path).notes

    assert (file.size, file.time) == (12, 7_000_000_000)


def test_a_name_is_composed_and_still_opens_its_file(tmp_path: Path) -> None:
    _write(tmp_path, unicodedata.normalize("NFD", "café/ガ.md"), text="x")

    (file,) = _scanned(tmp_path).notes

    assert file.path == unicodedata.normalize("NFC", "café/ガ.md")
    assert bytes_of(tmp_path, file) == b"x"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_unicode_still_opens_its_file(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc8\xd5.md")).write_text("x")

    (file,) = _scanned(tmp_path).notes

    assert file.path.isprintable()
    assert bytes_of(tmp_path, file) == b"x"


@pytest.mark.skipif(sys.platform == "darwin", reason="the two names are one there")
def test_of_two_names_that_differ_in_composition_one_is_reported(tmp_path: Path) -> None:
    _write(tmp_path, *(unicodedata.normalize(form, "é.md") for form in ("NFC", "NFD")))

    listing = _scanned(tmp_path)

    assert (len(listing.notes), [one.code for one in listing.found]) == (1, [Code.COPY_OF_SYNC])


# --- What is left out ---


@pytest.mark.parametrize(
    "path",
    [
        ".git/a.md",
        ".obsidian/a.md",
        ".trash/a.md",
        ".journal/a.md",
        ".hidden.md",
        "._a.md",
        "node_modules/x/a.md",
        "logseq/bak/pages/a.md",
        "Templates/a.md",
        "_templates/a.md",
        "archetypes/a.md",
        "x/map.excalidraw.md",
        "_site/a.md",
        "__MACOSX/a.md",
    ],
)
def test_by_default_a_file_is_left_out(path: str, tmp_path: Path) -> None:
    _write(tmp_path, path, "kept.md")

    assert _notes(tmp_path) == ["kept.md"]


def test_what_is_left_out_is_listed_with_its_reason(tmp_path: Path) -> None:
    _write(tmp_path, "Templates/a.md", "map.excalidraw.md", ".obsidian/a.md")

    reasons = (("Templates/", "a folder of templates"), ("map.excalidraw.md", "a drawing of Excalidraw"))
    assert _scanned(tmp_path).left_out == reasons


def test_the_output_is_left_out_wherever_it_lies(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "public/html/about.md")

    listing = scan(tmp_path, (), (), tmp_path / "public" / "html")

    assert isinstance(listing, Listing)
    assert [file.path for file in listing.notes] == ["a.md"]


def test_a_site_built_earlier_is_left_out(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "old/page.md", f"old/{MARKER}")

    assert _notes(tmp_path) == ["a.md"]


def test_drafts_are_listed_and_marked(tmp_path: Path) -> None:
    _write(tmp_path, "_drafts/a.md", "x/_drafts/y/b.md", "c.md", "_drafts.md")

    hidden = {file.path: file.hidden for file in _scanned(tmp_path).notes}

    assert hidden == {"_drafts.md": False, "_drafts/a.md": True, "c.md": False, "x/_drafts/y/b.md": True}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_passed_over_and_reported_if_it_is_named_as_a_note(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe")

    listing = _scanned(tmp_path)

    assert (listing.notes, listing.others) == ((), ())
    assert [(one.code, one.where.path) for one in listing.found] == [(Code.UNREADABLE, "pipe.md")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_nobody_waits_for_what_a_pipe_may_say(tmp_path: Path) -> None:
    for name in (".gitignore", "journal.toml"):
        os.mkfifo(tmp_path / name)
    _write(tmp_path, "a.md")

    assert _notes(tmp_path) == ["a.md"]
    assert isinstance(read_file(tmp_path / "journal.toml"), Refusal)


# --- Ignore files and patterns ---


def test_ignore_files_are_respected_and_the_nearest_decides(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "private/b.md", "x/c.md", "x/secret.md", "y/secret.md")
    (tmp_path / ".gitignore").write_text("/private/\nsecret.md\n")
    (tmp_path / "x" / ".gitignore").write_text("!secret.md\n")

    assert _notes(tmp_path) == ["a.md", "x/c.md", "x/secret.md"]


def test_the_ignore_file_of_the_repository_counts_in_a_folder_of_it(tmp_path: Path) -> None:
    _write(tmp_path, "content/a.md", "content/private/b.md", "content/c.tmp.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("content/private/\n*.tmp.md\n")

    assert _notes(tmp_path / "content") == ["a.md"]


def test_a_content_folder_that_is_itself_ignored_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "content/a.md")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("content/\n")

    assert _notes(tmp_path / "content") == ["a.md"]


@pytest.mark.parametrize(
    ("pattern", "out"),
    [
        ("*a*c*", ["abc.md"]),
        ("b/**/a/**", ["b/d/a/b.md"]),
        ("a[!c]*", ["ab.md", "abc.md"]),
        # What stands in brackets is one character of a name.
        ("b[!c]b.md", []),
        ("b/d[!c]a/", []),
    ],
)
def test_stars_and_classes_mean_what_git_means(tmp_path: Path, pattern: str, out: list[str]) -> None:
    paths = ["ab.md", "abc.md", "b/b.md", "b/d/a/b.md"]
    _write(tmp_path, *paths)

    assert _notes(tmp_path, exclude=(pattern,)) == [path for path in paths if path not in out]


@pytest.mark.parametrize("pattern", ["*a*a*a*a*b", "*?a*[ac]*?a*a*b"])
def test_a_pattern_takes_time_in_proportion_to_names(pattern: str) -> None:
    spec = _spec([pattern])
    assert spec is not None

    assert_in_proportion(spec.check_file, "a" * 4_000)


def test_a_pattern_of_many_folders_ends() -> None:
    spec = _spec(["**/a/" * 12 + "b"])

    assert spec is not None
    assert spec.check_file("a/" * 60 + "c").include is None


def test_exclude_takes_out(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "bench/b.md", "x/c.wip.md")

    assert _notes(tmp_path, exclude=("/bench/", "*.wip.md")) == ["a.md"]


def test_include_brings_back_what_is_left_out_by_default(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", ".notes/deep/b.md", ".other/c.md", "templates/d.md", "private/e.md")
    (tmp_path / ".gitignore").write_text("private/\n")

    assert _notes(tmp_path, include=(".notes/**", "templates/", "private/*.md")) == [
        ".notes/deep/b.md",
        "a.md",
        "private/e.md",
        "templates/d.md",
    ]


def test_exclude_wins_over_include(tmp_path: Path) -> None:
    _write(tmp_path, "templates/a.md", "templates/b.md")

    assert _notes(tmp_path, include=("templates/",), exclude=("b.md",)) == ["templates/a.md"]


def test_a_pattern_that_is_none_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "b.md")

    assert _notes(tmp_path, exclude=("!", "b.md")) == ["a.md"]


# --- Links ---


def test_a_link_to_a_listed_note_adds_nothing(tmp_path: Path) -> None:
    _write(tmp_path, "real.md")
    link(tmp_path / "link.md", "real.md")

    assert _notes(tmp_path) == ["real.md"]


def test_a_link_to_an_image_is_listed_since_notes_may_name_it(tmp_path: Path) -> None:
    _write(tmp_path, "images/x.png", "daily/a.md")
    link(tmp_path / "daily" / "pictures", "../images")
    link(tmp_path / "y.png", "images/x.png")

    listing = _scanned(tmp_path)

    assert [file.path for file in listing.others] == ["daily/pictures/x.png", "images/x.png", "y.png"]


def test_a_linked_folder_does_not_double_its_notes(tmp_path: Path) -> None:
    _write(tmp_path, "weekly/a.md")
    link(tmp_path / "also", "weekly")

    assert _notes(tmp_path) == ["weekly/a.md"]


@pytest.mark.parametrize("target", ["..", ".", "../.."])
def test_a_link_in_a_circle_is_not_followed(target: str, tmp_path: Path) -> None:
    _write(tmp_path / "root", "x/a.md", "x/y/b.md")
    link(tmp_path / "root" / "x" / "y" / "loop", target)

    assert _notes(tmp_path / "root") == ["x/a.md", "x/y/b.md"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, "outside/secret.md", "root/a.md")
    link(tmp_path / "root" / "out", tmp_path / "outside")
    link(tmp_path / "root" / "secret.md", tmp_path / "outside" / "secret.md")

    listing = _scanned(tmp_path / "root")

    assert [file.path for file in listing.notes] == ["a.md"]
    assert [path for path, _ in listing.left_out] == ["out", "secret.md"]


def test_a_link_is_no_way_around_the_rules(tmp_path: Path) -> None:
    _write(tmp_path, ".obsidian/secret.md", "private/b.md", "a.md")
    (tmp_path / ".gitignore").write_text("private/\n")
    link(tmp_path / "open.md", ".obsidian/secret.md")
    link(tmp_path / "door", "private")

    assert _notes(tmp_path) == ["a.md"]


def test_a_link_to_a_draft_is_a_draft(tmp_path: Path) -> None:
    _write(tmp_path, "_drafts/x.png")
    link(tmp_path / "x.png", "_drafts/x.png")

    assert [file.hidden for file in _scanned(tmp_path).others] == [True, True]


def test_the_content_folder_may_be_a_link(tmp_path: Path) -> None:
    _write(tmp_path, "vault/a.md")
    link(tmp_path / "content", "vault")

    assert _notes(tmp_path / "content") == ["a.md"]


# --- Long paths ---


def test_windows_says_of_a_long_path_that_nothing_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = [FileNotFoundError(errno.ENOENT, "Not there.", f"C:\\{'a' * length}") for length in (10, 300)]
    monkeypatch.setattr(sys, "platform", "win32")

    assert [reason_of(error).startswith("its path is longer") for error in missing] == [False, True]


# --- Programs ---


def test_a_program_is_found_as_a_shell_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ("edit.cmd" if sys.platform == "win32" else "edit")
    file.write_text("")
    file.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert Path(program_named("edit")).samefile(file)


def test_a_program_that_is_nowhere_keeps_its_name() -> None:
    assert program_named("no-such-program-here") == "no-such-program-here"


# --- Copies ---


@pytest.mark.parametrize(
    "name",
    [
        "plan (conflicted copy 2031-03-02).md",
        "plan (Mina's conflicted copy 2031-03-02).md",
        "plan (Case Conflict 1).md",
        "plan.sync-conflict-20310302-101500-ABCDEF7.md",
        "plan_conflict-20310302-101500.md",
        "plan.Conflict.md",
        "plan (SFConflict mina@example.org 2031-03-02-10-15-00).md",
        "plan (Mina 的冲突副本 2031-03-02).md",
        "plan-DESKTOP-1AB2C3D.md",
    ],
)
def test_a_copy_of_a_synchronising_program_is_marked_and_reported(name: str, tmp_path: Path) -> None:
    _write(tmp_path, name, "plan.md")

    listing = _scanned(tmp_path)

    assert {file.path: file.copy_of for file in listing.notes} == {name: "plan.md", "plan.md": ""}
    assert [(one.code, one.where.path) for one in listing.found] == [(Code.COPY_OF_SYNC, name)]


@pytest.mark.parametrize(
    "name",
    [
        "plan 2.md", "plan (1).md", "plan copy.md", "plan - Copy (2).md", "plan - 副本.md", "plan 副本 2.md", "plan的副本.md",
        "plan - 複製.md", "plan - コピー (2).md", "planのコピー2.md", "plan - 복사본.md", "plan 복사본 2.md", "plan - Kopie.md",
    ],
)  # fmt: skip
def test_a_numbered_file_is_a_copy_only_with_the_same_bytes(name: str, tmp_path: Path) -> None:
    _write(tmp_path / "same", name, "plan.md")
    _write(tmp_path / "other", name, text="abcd")
    _write(tmp_path / "other", "plan.md", text="efgh")
    _write(tmp_path / "alone", name)

    copies = [[file.copy_of for file in _scanned(tmp_path / root).notes] for root in ("same", "other", "alone")]

    assert (sorted(copies[0]), copies[1], copies[2]) == (["", "plan.md"], ["", ""], [""])


def test_a_title_about_conflict_is_no_copy(tmp_path: Path) -> None:
    _write(tmp_path, "peace (conflict studies).md", "conflict.md", "2031-w08 (2).md", "my-desktop-widgets.md")

    assert [file.copy_of for file in _scanned(tmp_path).notes] == ["", "", "", ""]


# --- What cannot be read ---


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    refusal = scan(tmp_path / "content", (), (), tmp_path / "_site")

    assert isinstance(refusal, Refusal)
    assert refusal.message.startswith("there is no folder")


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "content")

    refusal = scan(tmp_path / "content", (), (), tmp_path / "_site")

    assert isinstance(refusal, Refusal)
    assert "is a file, not a folder" in refusal.message


def test_a_file_that_vanished_is_a_diagnostic(tmp_path: Path) -> None:
    found = bytes_of(tmp_path, Listed("gone.md", "gone.md", 1, 1))

    assert isinstance(found, Diagnostic)
    assert (found.code, found.where.path) == (Code.UNREADABLE, "gone.md")


def test_a_folder_in_the_place_of_a_file_is_a_diagnostic(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    assert isinstance(bytes_of(tmp_path, Listed("a.md", "a.md", 1, 1)), Diagnostic)


def test_a_note_that_is_still_in_the_cloud_is_reported(tmp_path: Path) -> None:
    _write(tmp_path, ".plan.md.icloud")

    (found,) = _scanned(tmp_path).found

    assert "not on this computer" in found.message


def test_a_file_that_need_not_be_there_may_be_missing(tmp_path: Path) -> None:
    assert read_file(tmp_path / "journal.toml") is None


def test_a_folder_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    refused = scan(tmp_path, (), (), tmp_path / "_site")

    assert isinstance(refused, Refusal)
    assert refused.message == f"`{tmp_path}` cannot be read: permission denied"


@pytest.mark.skipif(sys.platform == "win32", reason="all may be read there")
@pytest.mark.parametrize("look", [in_repository, lambda folder, _: scan(folder, (), (), folder / "_site")])
def test_a_repository_is_looked_for_where_not_all_may_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: Callable[[Path, Path], object]
) -> None:
    known = os.stat

    def refuse(path: object, **options: Any) -> os.stat_result:
        if os.fspath(path).endswith(".git"):  # type: ignore[call-overload]
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return known(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refuse)

    assert look(tmp_path, tmp_path) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to the size of files there")
@pytest.mark.parametrize("way", ["new", "text", "bytes"])
def test_a_file_that_there_is_no_room_for_leaves_nothing_behind(tmp_path: Path, way: str) -> None:
    import resource

    path = tmp_path / "a.md"
    if way != "new":
        path.write_bytes(b"one")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3, limits[1]))
    try:
        refused = {
            "new": lambda: put_new(path, "one and two"),
            "text": lambda: put_text(path, "one and two"),
            "bytes": lambda: put_bytes(path, b"one", b"one and two"),
        }[way]()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert refused is not None
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == ({} if way == "new" else {"a.md": b"one"})


def test_nothing_is_left_beside_a_file_that_is_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    path.chmod(0o400)

    refused = put_bytes(path, b"one", b"two")

    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.md": b"one" if refused else b"two"}
    path.chmod(0o600)


# --- The project ---


def test_the_project_is_the_nearest_folder_with_a_configuration(tmp_path: Path) -> None:
    _write(tmp_path, "journal.toml", "content/weekly/a.md")
    (tmp_path / ".git").mkdir()

    assert project_root(tmp_path / "content" / "weekly") == tmp_path


def test_the_search_for_a_configuration_ends_at_the_repository(tmp_path: Path) -> None:
    _write(tmp_path, "journal.toml", "repo/content/a.md")
    (tmp_path / "repo" / ".git").mkdir()

    assert project_root(tmp_path / "repo" / "content") == tmp_path / "repo" / "content"


def test_outside_a_repository_a_configuration_above_counts_as_well(tmp_path: Path) -> None:
    _write(tmp_path, "journal.toml", "content/weekly/a.md")

    assert project_root(tmp_path / "content" / "weekly") == tmp_path


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_outside_a_repository_somebody_elses_configuration_does_not_count(tmp_path: Path) -> None:
    _write(tmp_path, "journal.toml", "content/a.md")
    os.chown(tmp_path / "journal.toml", 12345, -1)

    assert project_root(tmp_path / "content") == tmp_path / "content"


@pytest.mark.parametrize("path", ["a.md", "b/A.MARKDOWN", "todo.txt", "b/Done.txt", "b/house.todo.txt"])
def test_a_note_is_known_by_its_name(path: str) -> None:
    assert is_markdown(path)


@pytest.mark.parametrize("path", ["a.txt", "todo.txt.bak", "mytodo.txt", "todo.txt/a.png"])
def test_other_files_are_no_notes(path: str) -> None:
    assert not is_markdown(path)

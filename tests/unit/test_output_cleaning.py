"""Cleaning removes what builds wrote and nobody changed since."""

import sys
from pathlib import Path

import pytest

from journal.claims import STAGE
from journal.disk import MARKER, Refusal, digest_of
from journal.output.cleaning import Cleaned, clean
from journal.publish import publish
from tests.links import link
from tests.outputs import NEW, OLD, pages, published, refused, tree


def _cleaned(output: Path, *, dry: bool = False) -> Cleaned:
    done = clean(output, dry=dry, patience=0)
    assert isinstance(done, Cleaned), done
    return done


def test_cleaning_removes_what_builds_wrote_and_the_folder(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)

    done = _cleaned(tmp_path / "_site")

    assert done == Cleaned(removed=tuple(sorted([*OLD, ".nojekyll"])))
    assert list(tmp_path.iterdir()) == []


def test_cleaning_keeps_what_was_changed_by_hand(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/2031/w08/index.html").write_bytes(b"mine")

    assert _cleaned(tmp_path / "_site").altered == ("2031/w08/index.html",)
    assert pages(tmp_path / "_site") == {"2031/w08/index.html": b"mine"}


def test_cleaning_keeps_what_no_build_wrote(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/2031/thesis.tex").write_bytes(b"mine")
    (tmp_path / "_site/.git").mkdir()

    assert _cleaned(tmp_path / "_site").foreign == (".git/", "2031/thesis.tex")
    assert pages(tmp_path / "_site") == {"2031/thesis.tex": b"mine"}


def test_of_a_folder_that_was_cleaned_it_is_known_whose_it_is(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/mine").mkdir()
    (tmp_path / "_site/mine/.gitkeep").touch()

    assert _cleaned(tmp_path / "_site").foreign == ("mine/.gitkeep",)
    assert (tmp_path / "_site" / MARKER).is_file()


def test_what_waits_for_a_build_that_never_came_is_cleaned(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site" / STAGE).mkdir()
    (tmp_path / "_site" / STAGE / "page").write_bytes(b"half")

    assert _cleaned(tmp_path / "_site", dry=True).foreign == ()
    _cleaned(tmp_path / "_site")
    assert list(tmp_path.iterdir()) == []


def test_a_cleaned_folder_with_files_of_others_can_be_built_into(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/thesis.tex").write_bytes(b"mine")
    _cleaned(tmp_path / "_site")

    published(tmp_path / "_site", OLD)

    assert pages(tmp_path / "_site") == {**OLD, "thesis.tex": b"mine"}


def test_what_was_changed_by_hand_is_safe_from_the_build_after_cleaning(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/index.html").write_bytes(b"mine")
    _cleaned(tmp_path / "_site")

    refusal = refused(tmp_path / "_site", OLD)

    assert "`_site/index.html` is in the way of a page" in refusal.message
    assert (tmp_path / "_site/index.html").read_bytes() == b"mine"


def test_cleaning_follows_no_link(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "_site/2031").rename(tmp_path / "elsewhere")
    link(tmp_path / "_site/2031", tmp_path / "elsewhere")
    (tmp_path / "_site/index.html").rename(tmp_path / "index.html")
    link(tmp_path / "_site/index.html", tmp_path / "index.html")

    done = _cleaned(tmp_path / "_site")

    assert (done.altered, done.foreign) == (("index.html",), ("2031",))
    assert (tmp_path / "elsewhere/w08/index.html").exists()
    assert (tmp_path / "index.html").exists()


def test_a_trial_of_cleaning_changes_nothing(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    before = tree(tmp_path)

    done = _cleaned(tmp_path / "_site", dry=True)

    assert len(done.removed) == len(OLD) + 1
    assert tree(tmp_path) == before


@pytest.mark.parametrize("exists", ["a folder", "a file", "nothing"])
def test_where_no_build_wrote_nothing_is_cleaned(exists: str, tmp_path: Path) -> None:
    if exists == "a folder":
        (tmp_path / "_site").mkdir()
        (tmp_path / "_site/index.html").write_bytes(b"mine")
    if exists == "a file":
        (tmp_path / "_site").write_bytes(b"mine")
    before = tree(tmp_path)

    assert _cleaned(tmp_path / "_site") == Cleaned(marked=False)
    assert tree(tmp_path) == before


def test_a_marker_cannot_lead_cleaning_elsewhere(tmp_path: Path) -> None:
    published(tmp_path / "_site", OLD)
    (tmp_path / "diary.md").write_bytes(b"home")
    digest = digest_of(b"home")
    with (tmp_path / "_site" / MARKER).open("a") as file:
        file.write(f"{digest} ../diary.md\n{digest} {tmp_path}/diary.md\n")

    _cleaned(tmp_path / "_site")

    assert tree(tmp_path) == {"diary.md": b"home"}


@pytest.mark.skipif(sys.platform == "win32", reason="the file is locked otherwise there")
def test_cleaning_waits_for_a_build(tmp_path: Path) -> None:
    import fcntl

    published(tmp_path / "_site", OLD)
    with (tmp_path / "._site.journal-lock").open("a+b") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        done = clean(tmp_path / "_site", patience=0)

    assert isinstance(done, Refusal)
    assert "a build is writing" in done.message


def test_cleaning_finishes_what_was_interrupted_first(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    published(output, OLD)

    def stop(step: str) -> None:
        if step == "place a/b/c":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(output, lambda _: NEW.items(), step=stop)

    _cleaned(output)

    assert list(tmp_path.iterdir()) == []

"""Two sites in a few files, and what is in a folder into which they were published."""

from pathlib import Path

from journal.disk import MARKER, Refusal
from journal.publish import Published, publish
from journal.staging import Content

OLD = {"index.html": b"home", "2031/w08/index.html": b"week 8", "2031/w09/index.html": b"week 9", "robots.txt": b"all"}
NEW = {"index.html": b"new home", "2031/w09/index.html": b"week 9", "2031/w10/index.html": b"week 10", "a/b/c": b"deep"}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".nojekyll"
    }


def published(output: Path, files: dict[str, bytes], **more: Content) -> Published:
    done = publish(output, lambda _: [*files.items(), *more.items()])
    assert isinstance(done, Published), done
    return done


def refused(output: Path, files: dict[str, bytes]) -> Refusal:
    refusal = publish(output, lambda _: files.items(), patience=0)
    assert isinstance(refusal, Refusal), refusal
    return refusal


def pages(output: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(output).items() if path != MARKER}

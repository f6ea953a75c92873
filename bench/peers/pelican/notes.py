"""Reads notes for Pelican: front matter that is YAML or missing, days and weeks by the names of files."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

import yaml
from markdown import Markdown
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.readers import MarkdownReader
from pelican.utils import pelican_open

_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:)([^)\s#]+\.(?:md|png))(?=[)#])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NoteReader(MarkdownReader):
    """Markdown with or without front matter."""

    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, object]]:
        """The HTML of a note and what is known of it."""
        with pelican_open(source_path) as whole:
            stated, text = _parted(whole)
        # A relative link is one to a file of the notes only if it says so.
        text = _LINK.sub(lambda found: f"{{{'filename' if found[1].endswith('.md') else 'static'}}}{found[1]}", text)
        self._md = Markdown(**self.settings["MARKDOWN"])
        path = Path(source_path)
        heading = _HEADING.search(text)
        known = {"title": heading[1] if heading else path.stem, **_address(path), **_dated(path), **stated}
        metadata = {name: self.process_metadata(name, _plain(value)) for name, value in known.items()}
        return self._md.convert(text), metadata


def _parted(text: str) -> tuple[dict[str, object], str]:
    if not text.startswith("---\n"):
        return {}, text
    head, _, body = text[4:].partition("\n---\n")
    return yaml.load(head, yaml.CSafeLoader), body


def _address(path: Path) -> dict[str, str]:
    folder = next(name for name in ("daily", "weekly", "reading", "logs") if name in path.parts)
    if folder == "logs":
        return {}
    under = {"daily": path.stem.replace("-", "/"), "weekly": f"weeks/{path.stem}"}.get(folder, f"{folder}/{path.stem}")
    return {"category": folder, "url": f"{under}/", "save_as": f"{under}/index.html"}


def _dated(path: Path) -> dict[str, date]:
    if week := _WEEK.fullmatch(path.stem):
        return {"date": date.fromisocalendar(int(week[1]), int(week[2]), 1)}
    return {"date": date.fromisoformat(path.stem)} if _DAY.fullmatch(path.stem) else {}


def _plain(value: object) -> object:
    """As Pelican's own readers hand values on: as text, or as a list of texts."""
    return [str(each) for each in value] if isinstance(value, list) else str(value)


def register() -> None:
    """Called by Pelican, as the module is one of its plugins."""
    signals.article_generator_finalized.connect(_join)


def _join(generator: ArticlesGenerator) -> None:
    """Lets each note know its neighbours in its section."""
    for _, notes in generator.categories:
        _join_all(notes)


def _join_all(notes: Iterable[Article]) -> None:
    for newer, older in pairwise(notes):
        newer.older, older.newer = older, newer

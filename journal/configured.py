"""Reads `journal.toml`.

Each key is checked where it is read: an unknown one, and one whose value cannot be, is a diagnostic with its place,
and the default stands in for it. All problems of a file are found in one run. Nothing else reads the file.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from journal.activities import KINDS
from journal.config import EDITORS, PUBLISHED, Config, Level, Levelled, Override, Remote, Visibility
from journal.diagnostics import Checked, Code, Diagnostic
from journal.forge import FORGES
from journal.matching import Aliases
from journal.model import Dataset, Kind
from journal.patterns import pattern
from journal.policy import DIRECTIVES, Allowed, fault
from journal.rawhtml import RawHtml
from journal.source import Source
from journal.spelling import nearest
from journal.tomlfaults import fault_in
from journal.tomlkeys import Path, Place, places
from journal.tomlvalues import (
    ADDRESS,
    CODEC,
    FLAG,
    FOLDER,
    GROUPS,
    HOUR,
    LANGUAGE,
    PERMALINK,
    TEXT,
    TEXTS,
    TIMEZONE,
    WHEN,
    Check,
    Wrong,
    choice,
    choice_or,
    choices,
    listed,
    number,
    type_of,
)

T = TypeVar("T")


def read_config(source: Source) -> Checked[Config]:
    """The settings in a `journal.toml`. What cannot be used is reported, and its default taken.

    Finds `config-error` (the file is no TOML; all settings are then the defaults), `config-key` (no such key) and
    `config-type` (a value of another type, or one that cannot be). Raises nothing.
    """
    try:
        document = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Checked(Config(), (_syntax(source, str(error)),))
    except RecursionError:
        return Checked(Config(), (_syntax(source, "brackets within brackets, too many to count"),))
    reader = Reader(source, document, places(source.text))
    config = reader.config()
    return Checked(config, tuple(sorted(reader.found, key=lambda each: each.where)))


# --- The file as a whole


def _syntax(source: Source, reason: str) -> Diagnostic:
    told = fault_in(source.text, source.starts, reason)
    where = source.span(told.start, told.end)
    return Diagnostic(Code.CONFIG_ERROR, where, f"this is no TOML: {told.why}", told.hint, source.excerpt(where))


# --- One value

# `monday` and the like, in the order in which a hint lists them.
_WEEK_STARTS: Final[Mapping[str, int]] = {"monday": 1, "sunday": 7, "saturday": 6}
_DATE_ORDERS: Final[Mapping[str, bool]] = {"day-first": True, "month-first": False}
_REMOTES: Final[Mapping[str, Remote]] = {each.value: each for each in Remote}
_HTML: Final[Mapping[str, RawHtml]] = {each.value: each for each in RawHtml}
_LOCATIONS: Final[Mapping[str, bool]] = {"remove": False, "keep": True}
_VISIBILITIES: Final[Mapping[str, Visibility]] = {each.value: each for each in Visibility}
_CODES: Final[Mapping[str, Code]] = {each.value: each for each in Code}
_LEVELS: Final[Mapping[str, Level]] = {each.value: each for each in Level}
_KINDS: Final[Mapping[str, Kind]] = {each.value: each for each in Kind}
_DATA: Final[Mapping[str, Dataset]] = {each.value: each for each in Dataset}
_FORGES: Final[Mapping[str, str]] = {each: each for each in FORGES}
_EDITOR: Final = choice_or(EDITORS, "{path}")
_NO_TEXTS: Final[tuple[str, ...]] = ()
_NO_GROUPS: Final[Aliases] = ()


# --- The tables

_SITE: Final = (
    "title", "author", "description", "language", "base_url", "seal", "timezone", "week_start", "day_starts_at",
    "repository", "branch", "forge", "folder", "edit", "shortcuts", "search",
)  # fmt: skip
# Kinds whose addresses may follow a pattern; a log is an index of its days.
_BY_KIND: Final = ("weekly", "daily", "monthly", "reading", "page")
_LISTS: Final = frozenset({"level", "override"})
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "": (
        "content", "output", "include", "exclude", "encoding", "max_file", "date_order", "remote",
        "html", "private_sections", "stats_only", "site", "level", "override", "sections", "activities", "policy", "tasks", "images", "urls", "tags", "limits",
        "data", "preview",
    ),
    "site": _SITE,
    "level": ("code", "level", "path"),
    "override": ("path", "kind", "date", "year", "language", "visibility"),
    "sections": ("plan", "done", "backlog", "questions"),
    "activities": (*KINDS, "labels"),
    "activities.labels": KINDS,
    "policy": DIRECTIVES,
    "tasks": ("digits", "aliases"),
    "tags": ("aliases", "hidden", "descriptions"),
    "limits": ("file", "site"),
    "images": ("location",),
    "data": ("publish",),
    "preview": ("editor",),
    "urls": ("permalink", *_BY_KIND, "paths"),
}  # fmt: skip


class Reader:
    """One reading of a document: `found` grows with each key that cannot be used."""

    def __init__(self, source: Source, document: Mapping[str, object], places: Mapping[Path, Place]) -> None:
        self.source = source
        self.document = document
        self.places = places
        self.found: list[Diagnostic] = []

    def config(self) -> Config:
        self.keys((), self.document)
        for table in (("site",), ("sections",), ("activities",), ("activities", "labels"), ("policy",), ("tasks",)):
            self.keys(table, self.table(table))
        for table in (("tags",), ("limits",)):
            self.keys(table, self.table(table))
        self.keys(("images",), self.table(("images",)))
        self.keys(("data",), self.table(("data",)))
        self.keys(("preview",), self.table(("preview",)))
        self.keys(("urls",), self.table(("urls",)))
        content, output = self.folders()
        return Config(
            title=self.value(("site", "title"), TEXT, ""),
            author=self.value(("site", "author"), TEXT, ""),
            description=self.value(("site", "description"), TEXT, ""),
            language=self.value(("site", "language"), LANGUAGE, ""),
            base_url=self.value(("site", "base_url"), ADDRESS, ""),
            seal=self.value(("site", "seal"), TEXT, ""),
            timezone=self.value(("site", "timezone"), TIMEZONE, "UTC"),
            week_start=self.value(("site", "week_start"), choice(_WEEK_STARTS), 1),
            day_starts_at=self.value(("site", "day_starts_at"), HOUR, 0),
            repository=self.value(("site", "repository"), TEXT, ""),
            branch=self.value(("site", "branch"), TEXT, ""),
            forge=self.value(("site", "forge"), choice(_FORGES), ""),
            folder=self.value(("site", "folder"), TEXT, ""),
            edit=self.value(("site", "edit"), FLAG, True),
            shortcuts=self.value(("site", "shortcuts"), FLAG, True),
            search=self.value(("site", "search"), FLAG, True),
            content=content,
            output=output,
            include=self.value(("include",), TEXTS, _NO_TEXTS),
            exclude=self.value(("exclude",), TEXTS, _NO_TEXTS),
            encoding=self.named(("encoding",), CODEC, ""),
            max_file=self.value(("max_file",), number(1), 2_000_000),
            day_first=self.value(("date_order",), choice(_DATE_ORDERS), None),
            remote=self.value(("remote",), choice(_REMOTES), Remote.LOAD),
            html=self.value(("html",), choice(_HTML), RawHtml.ALLOW),
            private_sections=self.value(("private_sections",), TEXTS, _NO_TEXTS),
            stats_only=self.value(("stats_only",), TEXTS, _NO_TEXTS),
            keep_location=self.value(("images", "location"), choice(_LOCATIONS), False),
            levels=self.listed("level", self.levelled),
            overrides=self.listed("override", self.override),
            plan=self.value(("sections", "plan"), TEXTS, _NO_TEXTS),
            done=self.value(("sections", "done"), TEXTS, _NO_TEXTS),
            backlog=self.value(("sections", "backlog"), TEXTS, _NO_TEXTS),
            questions=self.value(("sections", "questions"), TEXTS, _NO_TEXTS),
            activities=self.activities(),
            permalinks=self.permalinks(),
            policy=self.policy(),
            digits=self.value(("tasks", "digits"), FLAG, False),
            aliases=self.value(("tasks", "aliases"), GROUPS, _NO_GROUPS),
            tag_aliases=self.named(("tags", "aliases"), TEXTS, _NO_TEXTS),
            tag_hidden=self.value(("tags", "hidden"), TEXTS, _NO_TEXTS),
            tag_descriptions=self.named(("tags", "descriptions"), TEXT, ""),
            file_limit=self.value(("limits", "file"), number(1), 100_000_000),
            site_limit=self.value(("limits", "site"), number(1), 1_000_000_000),
            data=self.value(("data", "publish"), choices(_DATA), PUBLISHED),
            editor=self.value(("preview", "editor"), _EDITOR, ""),
        )

    def folders(self) -> tuple[str, str]:
        content, output = self.value(("content",), FOLDER, "content"), self.value(("output",), FOLDER, "_site")
        if _plain(content) != _plain(output):
            return content, output
        said = "output" if "output" in self.document else "content"
        self.wrong((said,), Wrong("gives notes and pages the same folder", "choose a folder of its own for the pages"))
        return "content", "_site"

    def named(self, path: Path, check: Check[T], default: T) -> tuple[tuple[str, T], ...]:
        """The values of a table in which any key is a name; those left out that cannot be used."""
        return tuple(
            (str(name), value) for name in self.table(path) if (value := self.value((*path, name), check, default))
        )

    def activities(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        rows = (
            (
                name,
                self.value(("activities", "labels", name), TEXT, ""),
                self.value(("activities", name), TEXTS, _NO_TEXTS),
            )
            for name in KINDS
        )
        return tuple(row for row in rows if row[1] or row[2])

    def permalinks(self) -> tuple[tuple[str, str, str], ...]:
        names = (("permalink", "", ""), *((kind, kind, "") for kind in _BY_KIND))
        rows = [(kind, path, self.value(("urls", name), PERMALINK, "")) for name, kind, path in names]
        rows += [("", path, pattern) for path, pattern in self.named(("urls", "paths"), PERMALINK, "")]
        return tuple(row for row in rows if row[2])

    def policy(self) -> tuple[Allowed, ...]:
        rows = ((name, self.value(("policy", name), TEXTS, _NO_TEXTS)) for name in DIRECTIVES)
        return tuple((name, allowed) for name, sources in rows if (allowed := tuple(self.allowed(name, sources))))

    def allowed(self, directive: str, sources: Iterable[str]) -> Iterable[str]:
        """The sources that can stand in the directive; the others are reported."""
        for index, each in enumerate(sources):
            if wrong := fault(directive, each.strip()):
                self.wrong(("policy", directive, index), Wrong(wrong.what, wrong.hint))
            else:
                yield each.strip()

    def listed(self, name: str, read: Callable[[Path, Mapping[str, object]], T | None]) -> tuple[T, ...]:
        """The values of a list of tables, those left out that say too little."""
        tables = self.document.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            hint = f"put two brackets around it: `[[{name}]]`" if isinstance(tables, dict) else ""
            self.wrong((name,), Wrong(f"is {type_of(tables)}, not a list of tables", hint))
            return ()
        found = (read((name, index), tables[index]) for index in range(len(tables)))
        return tuple(each for each in found if each is not None)

    def levelled(self, table: Path, values: Mapping[str, object]) -> Levelled | None:
        self.keys(table, values)
        self.needed(table, values, "code", 'write it as in `code = "dead-link"`')
        self.needed(table, values, "level", 'write it as in `level = "off"`')
        code = self.value((*table, "code"), choice(_CODES), None)
        level = self.value((*table, "level"), choice(_LEVELS), None)
        path = self.value((*table, "path"), TEXT, "")
        return Levelled(code, level, path) if code is not None and level is not None else None

    def override(self, table: Path, values: Mapping[str, object]) -> Override | None:
        self.keys(table, values)
        self.needed(table, values, "path", 'say which notes it is for: `path = "old/*.md"`')
        path = self.value((*table, "path"), TEXT, "")
        override = Override(
            path,
            kind=self.value((*table, "kind"), choice(_KINDS), None),
            date=self.value((*table, "date"), WHEN, ""),
            year=self.value((*table, "year"), number(1, 9999), None),
            language=self.value((*table, "language"), LANGUAGE, ""),
            visibility=self.value((*table, "visibility"), choice(_VISIBILITIES), None),
        )
        return override if path else None

    def needed(self, table: Path, values: Mapping[str, object], key: str, hint: str) -> None:
        if key not in values:
            self.wrong(table, Wrong(f"has no `{key}`", hint))

    # One key

    def value(self, path: Path, check: Check[T], default: T) -> T:
        values = self.table(path[:-1], quiet=True)
        if path[-1] not in values:
            return default
        value = check.read(values[str(path[-1])])
        if isinstance(value, Wrong):
            self.wrong(path, value)
            return default
        return value

    def table(self, path: Path, *, quiet: bool = False) -> Mapping[str, object]:
        """The table at `path`, empty if there is none; one that is no table is reported, unless `quiet`."""
        at: object = self.document
        for part in path:
            if isinstance(at, dict) and isinstance(part, str):
                at = at.get(part, {})
            elif isinstance(at, list) and isinstance(part, int):
                at = at[part]
            else:
                return {}
        if isinstance(at, dict):
            return at
        if not quiet:
            self.wrong(path, Wrong(f"is {type_of(at)}, not a table", f"its keys follow a line `[{_dotted(path)}]`"))
        return {}

    def keys(self, table: Path, values: Mapping[str, object]) -> None:
        """Reports the keys of `values` that their table does not have."""
        name = _dotted(table)
        for key in values:
            if key not in _TABLES[name]:
                said = f"`{key}` is no key of {self.shown(table)}" if table else f"there is no key `{key}`"
                self.report(Code.CONFIG_KEY, (*table, key), said, _meant(key, name), of_key=True)

    def wrong(self, path: Path, wrong: Wrong) -> None:
        self.report(Code.CONFIG_TYPE, path, f"{self.shown(path)} {wrong.what}", wrong.hint)

    def shown(self, path: Path) -> str:
        """A key by its name; a table by its header, as it stands in the file."""
        name = _dotted(path)
        if name in _LISTS:
            return f"`[[{name}]]`"
        if name in _TABLES:
            return f"`[{name}]`"
        # A pattern or a tag is written in quotes, as it stands there.
        parts = (each if _BARE.fullmatch(each) else f'"{each}"' for each in path if isinstance(each, str))
        return f"`{'.'.join(parts)}`"

    def report(self, code: Code, path: Path, message: str, hint: str, *, of_key: bool = False) -> None:
        place = self.places[path]
        where = self.source.span(*(place.key if of_key else place.value))
        self.found.append(Diagnostic(code, where, message, hint, self.source.excerpt(where)))


_BARE: Final = pattern(r"[A-Za-z0-9_-]+")


def _dotted(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _plain(folder: str) -> str:
    return folder.removeprefix("./").rstrip("/")


def _meant(key: str, table: str) -> str:
    """The hint for an unknown key: the one that it resembles, with its table if that is another, or all that there are."""
    known = _TABLES[table]
    home = {each: name for name, keys in _TABLES.items() if name not in _LISTS for each in keys}
    meant = nearest(key, {*known, *home})
    if meant is None:
        return f"it can be {listed(known)}"
    if meant in known:
        return f"did you mean `{meant}`?"
    where = f"in `[{home[meant]}]`" if home[meant] else "at the top of the file, above the first `[table]`"
    return f"`{meant}` stands {where}"

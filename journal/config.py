"""What `journal.toml` says, as one typed value.

Each key is checked where it is read: an unknown one, and one whose value cannot be, is a diagnostic with its place,
and the default stands in for it. All problems of a file are found in one run. Nothing else reads the file.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Final, TypeVar

from journal.activities import KINDS
from journal.diagnostics import Checked, Code, Diagnostic
from journal.forge import FORGES
from journal.matching import Aliases
from journal.model import Dataset, Kind
from journal.patterns import pattern
from journal.policy import DIRECTIVES, Allowed, fault
from journal.rawhtml import RawHtml
from journal.record import Record
from journal.source import Source
from journal.spelling import nearest
from journal.tomlkeys import Path, Place, places
from journal.tomlvalues import (
    ADDRESS,
    CODEC,
    DAY,
    FLAG,
    FOLDER,
    GROUPS,
    HOUR,
    LANGUAGE,
    PERMALINK,
    TEXT,
    TEXTS,
    TIMEZONE,
    Check,
    Wrong,
    choice,
    choices,
    listed,
    number,
    type_of,
)

T = TypeVar("T")


class Remote(Enum):
    """What becomes of images, sounds and films that lie on other servers."""

    LOAD = "load"
    LINK = "link"


class Visibility(Enum):
    """Whether a note is published."""

    PUBLIC = "public"
    PRIVATE = "private"


class Override(Record):
    """What holds for the notes that `path` matches, whatever they say themselves; None and "" leave it to the note."""

    path: str
    kind: Kind | None = None
    day: date | None = None
    year: int | None = None
    language: str = ""
    visibility: Visibility | None = None


class Level(Enum):
    """How much a problem matters to the writer; `off`: it is not shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class Levelled(Record):
    """The level of a code, in the notes that `path` matches; an empty `path` matches all."""

    code: Code
    level: Level
    path: str = ""


# The others cost more than most journals have readers for.
_PUBLISHED: Final = (Dataset.SITE, Dataset.REFERENCES)


class Config(Record):
    """The settings of a journal. The text under a field begins with its key in `journal.toml`."""

    title: str = ""
    """`site.title`: the name of the journal. Without it the name of its folder is used."""

    author: str = ""
    """`site.author`: who writes the journal, for the foot of the pages and the feed."""

    description: str = ""
    """`site.description`: one sentence about the journal, for search engines and the feed."""

    language: str = ""
    """`site.language`: the language of the interface, as in `en`, `zh-Hans`, `ja`, `ko`. Notes have their own.

    Without it the language of most of the text is taken.
    """

    base_url: str = ""
    """`site.base_url`: the address where the journal is published, as in `https://example.org/journal/`.

    Without it there is no feed, no sitemap and no canonical address. It always ends in a slash.
    """

    seal: str = ""
    """`site.seal`: the character in the red square beside the title. Without it the first of the title is taken."""

    timezone: str = "UTC"
    """`site.timezone`: where a day begins, as in `Asia/Shanghai`, for formats that want an hour with each date."""

    week_start: int = 1
    """`site.week_start`: the first column of calendars, `monday`, `sunday` or `saturday`; an ISO weekday here.

    Addresses of weeks stay those of ISO weeks, which begin on Monday.
    """

    day_starts_at: int = 0
    """`site.day_starts_at`: the hour before which work belongs to the day before, as in `04:00`; minutes here."""

    repository: str = ""
    """`site.repository`: the address of the notes' repository, for links to the source of a page."""

    branch: str = ""
    """`site.branch`: the branch of the repository that the notes are published from. Without it Git or the workflow tells."""

    forge: str = ""
    """`site.forge`: what the repository's server runs, `github`, `gitlab` or `forgejo`. Without it its name tells."""

    folder: str = ""
    """`site.folder`: where the notes lie in the repository. Without it Git tells."""

    edit: bool = True
    """`site.edit`: whether pages have links to edit them in the repository, and to write a new day."""

    shortcuts: bool = True
    """`site.shortcuts`: whether single keys lead about the site; `?` lists them."""

    content: str = "content"
    """`content`: the folder of the notes, relative to `journal.toml`."""

    output: str = "_site"
    """`output`: the folder that the site is written to, relative to `journal.toml`."""

    include: tuple[str, ...] = ()
    """`include`: patterns of files to read although they would be left out, as in `["templates/mine.md"]`."""

    exclude: tuple[str, ...] = ()
    """`exclude`: patterns of files to leave out, as in `["archive/**"]`."""

    encoding: tuple[tuple[str, str], ...] = ()
    """`encoding`: a table from patterns of files to their encoding, as in `"old/*.md" = "gb18030"`."""

    max_file: int = 2_000_000
    """`max_file`: the size in bytes above which a note is shown as plain text."""

    day_first: bool | None = None
    """`date_order`: how `3/4/2025` is meant, `day-first` or `month-first`. Without it the journal's dates decide; None here."""

    remote: Remote = Remote.LOAD
    """`remote`: whether pictures on other servers are shown (`load`) or become links (`link`)."""

    html: RawHtml = RawHtml.ALLOW
    """`html`: whether HTML in notes is shown as it is (`allow`), without what could run or disguise (`sanitize`), or as text (`escape`)."""

    private_sections: tuple[str, ...] = ()
    """`private_sections`: headings of your own whose sections are not shown, as in `["Personal life"]`."""

    stats_only: tuple[str, ...] = ()
    """`stats_only`: headings of your own of whose sections only figures are shown: boxes, times and verdicts, but no words."""

    keep_location: bool = False
    """`images.location`: whether published pictures say where they were taken (`keep`) or not (`remove`)."""

    levels: tuple[Levelled, ...] = ()
    """`level`: tables `[[level]]` with the `code` of a problem, its `level` (`error`, `warning`, `note` or `off`) and,

    for some notes only, a pattern `path`. The last table that fits counts.
    """

    overrides: tuple[Override, ...] = ()
    """`override`: tables `[[override]]` with a pattern `path` and what holds there.

    They may set `kind`, `date`, `year`, `language` and `visibility` (`public` or `private`). A later table wins.
    """

    plan: tuple[str, ...] = ()
    """`sections.plan`: headings of your own under which plans stand."""

    done: tuple[str, ...] = ()
    """`sections.done`: headings of your own under which stands what was done."""

    backlog: tuple[str, ...] = ()
    """`sections.backlog`: headings of your own under which stands what waits."""

    questions: tuple[str, ...] = ()
    """`sections.questions`: headings of your own under which questions stand."""

    activities: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """`activities`: lists of words that tell what time was spent on; class, label and words here.

    The classes are `code`, `study`, `write`, `body`, `people` and `admin`, each with a colour of its own. The table
    `activities.labels` gives them names; without it they have those of the interface's language.
    """

    permalinks: tuple[tuple[str, str, str], ...] = ()
    """`urls`: patterns of addresses as Jekyll and Hugo have them, as in `permalink = "/:year/:month/:day/:title/"`.

    `permalink` is for all that have a day, `weekly`, `daily`, `reading` and `page` for one kind, and the table `urls.paths` for
    patterns of files. Here: kind, path and pattern, the last that fits counts.
    """

    policy: tuple[Allowed, ...] = ()
    """`policy`: lists of servers that pages may use besides the site's own, for statistics or comments.

    The keys are directives of the content security policy, as in `script-src = ["https://example.org"]`.
    """

    digits: bool = False
    """`tasks.digits`: whether `[1]` before an item is a check box, with a mark of one's own. Without it, it is a footnote."""

    aliases: Aliases = ()
    """`tasks.aliases`: groups of words that mean the same, as in `[["gym", "健身"]]`, for plans, carried tasks and habits."""

    tag_aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """`tags.aliases`: other names of a tag, as in `"machine learning" = ["机器学习", "ML"]`; it is shown under the first."""

    tag_hidden: tuple[str, ...] = ()
    """`tags.hidden`: tags that are not shown and have no page, with those nested in them."""

    tag_descriptions: tuple[tuple[str, str], ...] = ()
    """`tags.descriptions`: a table from tags to a sentence about each, for the tag's page."""

    file_limit: int = 100_000_000
    """`limits.file`: the size in bytes above which a file is reported, as the host takes none so large."""

    site_limit: int = 1_000_000_000
    """`limits.site`: the same for all files together that notes show or link to, and those of `static/`."""

    data: tuple[Dataset, ...] = _PUBLISHED
    """`data.publish`: which data are published for other programs: `site`, `entries`, `tasks`, `references`."""

    editor: str = ""
    """`preview.editor`: the editor that the live preview opens files in, as in `vscode`, or the pattern of an address

    with `{path}`, `{line}` and `{column}`, as in `editor://open?file={path}&line={line}`.
    """


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

_AT: Final = pattern(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)

_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "Invalid value": ("no value", 'texts stand in quotes: `title = "My journal"`'),
    "Illegal character '\\n'": ("the line ends within a text", "close it with a quote"),
}


def _syntax(source: Source, reason: str) -> Diagnostic:
    found = _AT.fullmatch(reason)
    start = end = len(source.text.rstrip())
    if found and found[2]:
        start = min(source.starts[min(int(found[2]), len(source.starts)) - 1] + int(found[3]) - 1, len(source.text))
        end = start + 1
    start = max(0, min(start, end - 1))
    end = start if source.text[start:end] == "\n" else end
    why = found[1] if found else reason
    why, hint = _REASONS.get(why, (why, ""))
    where = source.span(start, end)
    message = f"this is no TOML: {why[:1].lower()}{why[1:]}"
    return Diagnostic(Code.CONFIG_ERROR, where, message, hint, source.excerpt(where))


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
_NO_TEXTS: Final[tuple[str, ...]] = ()
_NO_GROUPS: Final[Aliases] = ()


# --- The tables

_SITE: Final = (
    "title", "author", "description", "language", "base_url", "seal", "timezone", "week_start", "day_starts_at",
    "repository", "branch", "forge", "folder", "edit", "shortcuts",
)  # fmt: skip
# Kinds whose addresses may follow a pattern; a log is an index of its days.
_BY_KIND: Final = ("weekly", "daily", "reading", "page")
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
            data=self.value(("data", "publish"), choices(_DATA), _PUBLISHED),
            editor=self.value(("preview", "editor"), TEXT, ""),
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
            day=self.value((*table, "date"), DAY, None),
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
        return f"`[{name}]`" if name in _TABLES else f"`{name}`"

    def report(self, code: Code, path: Path, message: str, hint: str, *, of_key: bool = False) -> None:
        place = self.places[path]
        where = self.source.span(*(place.key if of_key else place.value))
        self.found.append(Diagnostic(code, where, message, hint, self.source.excerpt(where)))


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

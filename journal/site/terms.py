"""What a journal is assembled by: what the configuration says, what is published at all, and what is chosen for the whole of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase

from journal.apart import kept_apart
from journal.forge import Forge
from journal.matching import Aliases
from journal.model import Entry, Log, Masthead, Page, Seen, kind_of
from journal.note import Note
from journal.permalinks import Permalink
from journal.record import Record, field
from journal.redirects import Published
from journal.site.tags import TagRules


class Overrule(Record):
    """What the configuration says of the notes whose path matches `path` (a glob), against what was inferred.

    `visibility` is `public`, `private` or empty.
    """

    path: str
    kind: str = ""
    date: str = ""
    year: int | None = None
    language: str = ""
    visibility: str = ""


class Terms(Record):
    """What assembling depends on beside the notes. `files` are the content folder's other files, with what is known of pictures.
    `aliases` are groups of words that mean the same in tasks. `static` are files that are published as they lie; `root` is the path
    of the content folder in its repository, empty or ending in `/`, and `forge` is where that is on the web."""

    masthead: Masthead = field(default_factory=lambda: Masthead("Journal"))
    overrules: tuple[Overrule, ...] = ()
    files: Mapping[str, Seen | None] = field(default_factory=dict)
    drawings: Mapping[str, Seen] = field(default_factory=dict)  # of diagrams by their text; none where nothing draws
    as_of: date | None = None
    aliases: Aliases = ()
    static: Mapping[str, Seen | None] = field(default_factory=dict)
    root: str = ""
    permalinks: tuple[Permalink, ...] = ()
    ledger: tuple[Published, ...] = ()  # what was published before
    tags: TagRules = field(default_factory=TagRules)
    forge: Forge | None = None


def published(note: Note, overrules: Sequence[Overrule] = ()) -> bool:
    """Whether anything of a note may reach the output: the one rule that every page, feed and file goes by."""
    said = next((each.visibility for each in fitting(overrules, note.path) if each.visibility), "")
    if said:
        return said == "public"
    return not note.front.hidden and not kept_apart(note.path)


def fitting(overrules: Sequence[Overrule], path: str) -> Iterator[Overrule]:
    """Those that mean the note at a path, the last first: what one of them says holds against all before it."""
    return (each for each in reversed(overrules) if matches(each.path, path))


def matches(pattern: str, path: str) -> bool:
    """Whether a glob of the configuration means a path: `daily/*`, `**/x.md`, or a folder."""
    return (
        fnmatchcase(path, pattern) or fnmatchcase(path, pattern.rstrip("/") + "/*") or fnmatchcase("/" + path, pattern)
    )


class Choices(Record):
    """What is chosen for the whole journal before any note of it is understood.

    `day_first` and `repeated` are as in `Profile`; `near` is the day that was found for a note from its neighbours, by path;
    `words` is how much is written in each language; `tags` are the names of tags, by what their spellings have in common.
    """

    day_first: bool | None = None
    repeated: tuple[str, ...] = ()
    near: Mapping[str, date] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)


def pattern_of(entry: Entry, permalinks: Sequence[Permalink]) -> str:
    """The pattern that the configuration wants for the address of an entry, the last that fits; empty for the usual address."""
    fitting = (each.pattern for each in reversed(permalinks) if _fits(each, entry))
    return next(fitting, "")


def _fits(permalink: Permalink, entry: Entry) -> bool:
    if permalink.path:
        return matches(permalink.path, entry.note.path)
    if permalink.kind is not None:
        return kind_of(entry) is permalink.kind
    return entry.when is not None and not isinstance(entry, Page | Log)

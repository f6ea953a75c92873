"""What can be named in a journal: notes by path, file name and title; files by path and name.

A path is looked for where code forges, editors, vaults and other generators look: beside the note, from the top
folder, in the folders for attachments, and at last as a name that exists once. Letters are compared without their case,
and where only that made a match, it is said.
"""

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import unquote

from journal.anchors import Spots, spots_of
from journal.dates.arithmetic import week_of
from journal.dates.values import Week
from journal.forge import Forge
from journal.model import FOLDER_PAGES, Day, Entry, Seen, Weekly, by_note, log_of
from journal.patterns import pattern
from journal.record import Record, field
from journal.routes import Route, TagPage

_ENDINGS: Final = (".md", ".markdown", ".mdown")
_PAGE_ENDING: Final = pattern(r"\.(?:md|markdown|mdown|html?)$", re.IGNORECASE)
# Where editors and other generators put the files that notes show.
_PLACES: Final = (
    "_assets", ".assets", "assets", "attachments", ".attachments", "images", "img", "static", "public", "_resources",
)  # fmt: skip


class Around(Record):
    """What lies around the notes. `files` are the content folder's other files, `static` those that are published as they lie.

    `withheld` are the paths of notes that are not published, each with its title and its other names. `root` is the content folder's path in its repository, empty or
    ending in `/`; `forge` is where that is on the web, None where it is not known.
    """

    files: Mapping[str, Seen | None] = field(default_factory=dict)
    static: Mapping[str, Seen | None] = field(default_factory=dict)
    withheld: Mapping[str, Sequence[str]] = field(default_factory=dict)
    root: str = ""
    forge: Forge | None = None


class Names(Record):
    """Everything that a link may name. `notes` are the ids of entries by path, `parts` the entries of each note by its path."""

    notes: Mapping[str, str]
    stems: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[str, ...]]
    file_names: Mapping[str, tuple[str, ...]]
    folders: frozenset[str]
    routes: Mapping[str, Route]
    pages: frozenset[Route]
    parts: Mapping[str, Sequence[Entry]]
    days: Mapping[date, Day]
    weeks: Mapping[Week, str]  # the id of the weekly, empty for a week that has only days
    months: frozenset[tuple[int, int]]
    around: Around
    withheld: frozenset[str]
    withheld_stems: frozenset[str]
    withheld_titles: frozenset[str]
    posts: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # the ids of notes by what their names say behind a day
    spots: dict[str, Spots] = field(default_factory=dict)  # of the notes that were asked for

    named: dict[str, str] = field(default_factory=dict)  # the note of each item that has a name, once one was asked for

    def spots_in(self, path: str) -> Spots:
        """The places of a note that can be linked to."""
        if path not in self.spots:
            self.spots[path] = spots_of(self.parts[path][0])
        return self.spots[path]


def names(
    entries: Iterable[Entry],
    routes: Mapping[str, Route],
    days: Mapping[date, Day],
    around: Around,
    described: Mapping[str, Entry] | None = None,
) -> Names:
    """The names of a journal. `described` are the notes that tell of tags, by the slugs of those."""
    notes: dict[str, str] = {}
    stems: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    weeks = {week_of(day): "" for day in days}
    dated = set(days)
    for entry in sorted(entries, key=lambda each: (each.first, each.id)):
        path = entry.note.path
        if entry.when is not None:
            dated.add(entry.when)
        if log_of(entry):
            continue
        notes[key(path)] = entry.id
        stems[key(_stem(path))].append(entry.id)
        for title in dict.fromkeys((entry.title, *entry.note.front.aliases, moment_of(path))):
            if title:
                titles[_title_key(title)].append(entry.id)
        if isinstance(entry, Weekly) and entry.week is not None and not weeks.get(entry.week):
            weeks[entry.week] = entry.id
    for entry in (described or {}).values():
        notes[key(entry.note.path)] = entry.id
        stems.setdefault(key(_stem(entry.note.path)), [entry.id])
    posts: dict[str, list[str]] = defaultdict(list)
    for stem, ids in stems.items():
        if (post := _POST.match(stem)) is not None:
            posts[stem[post.end() :]] += ids
    routes = {**routes, **{entry.id: TagPage(tag) for tag, entry in (described or {}).items()}}
    by_name: dict[str, list[str]] = defaultdict(list)
    by_path: dict[str, list[str]] = defaultdict(list)
    for path in around.files:
        by_path[key(path)].append(path)
        by_name[key(path.rpartition("/")[2])].append(path)
    return Names(
        notes,
        {name: tuple(ids) for name, ids in stems.items()},
        {name: tuple(dict.fromkeys(ids)) for name, ids in titles.items()},
        {name: tuple(paths) for name, paths in by_path.items()},
        {name: tuple(paths) for name, paths in by_name.items()},
        frozenset(head for path in notes for head in _folders(path)),
        routes,
        frozenset(routes.values()),
        by_note((*entries, *(described or {}).values())),
        days,
        weeks,
        frozenset((day.year, day.month) for day in dated),
        around,
        frozenset(map(key, around.withheld)),
        frozenset(key(_stem(path)) for path in around.withheld),
        frozenset(
            _title_key(title) for path, names in around.withheld.items() for title in (*names, moment_of(path)) if title
        ),
        {slug: tuple(ids) for slug, ids in posts.items()},
    )


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).casefold()


def _title_key(title: str) -> str:
    return key(" ".join(title.split()))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


# Some notes are known by the minute, or the second, in which they were begun.
MOMENT: Final = pattern(r"[12]\d{11}(?:\d\d)?")


def moment_of(path: str) -> str:
    """The digits of such a time with which the name of a file begins, `202603091015` of `202603091015 Low water.md`; or empty."""
    found = MOMENT.match(_stem(path))
    return found[0] if found is not None and not _stem(path)[found.end() :][:1].isalnum() else ""


def _folders(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


_LIQUID_PATH: Final = pattern(
    r"""\{[{%]-?\s*(?:site\.(?:baseurl|url)|(?:link|post_url)\s+(?P<page>[^\s%}]+)|["'](?P<path>[^"']+)["'][^{}]*)\s*-?[%}]\}"""
)


_REF: Final = pattern(r"""\{\{[<%]\s*(?:rel)?ref\s+(?:"([^"{}]+)"|'([^'{}]+)'|([^\s"'{}]+))\s*[%>]\}\}(#.*)?""")


def referred(target: str) -> str:
    """The address that Hugo's `{{< ref "tides.md" >}}` and `relref` stand for; any other as it is."""
    found = _REF.fullmatch(unquote(target)) if "ref" in target else None
    return target if found is None else "".join(filter(None, found.groups()))


def written_path(target: str) -> str:
    """The path in an address as it was written: without query and fragment, unescaped, tags of Liquid replaced."""
    path = unquote(target.partition("#")[0])
    if "{" in path:
        path = _LIQUID_PATH.sub(lambda match: "/" + match["page"] if match["page"] else match["path"] or "", path)
    return path.partition("?")[0].replace("\\", "/").strip()


def seen_from(path: str, here: str, root: str) -> list[str]:
    """The paths in the content folder that `path` may mean, seen from the note `here`, nearest first."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(here), path.lstrip("/")))
    top = posixpath.normpath(path.lstrip("/")) if path.strip("/") else "."
    ordered = [top, beside] if path.startswith("/") else [beside, top] if top != "." else [beside]
    if root:
        # Seen from the top of the repository, which code forges take for the root.
        ordered += [below for each in ordered if (below := _below(each, here, path, root))]
    return [each for each in dict.fromkeys(ordered) if not each.startswith("..")]


def _below(each: str, here: str, path: str, root: str) -> str:
    full = each if path.startswith("/") else in_repository(path, here, root)
    return full.removeprefix(root) if full.startswith(root) else ""


def in_repository(path: str, here: str, root: str) -> str:
    """The path in the repository that a path means, seen from the note `here`; it begins with `..` if it lies outside."""
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(root, posixpath.dirname(here), path))


def is_folder(path: str, here: str, known: Names) -> bool:
    """Whether a path means a folder of notes, seen from the note `here`."""
    return any(key(each) in known.folders for each in seen_from(path, here, known.around.root))


# ---- notes


class Found(Record):
    """What a name means: the id of an entry, or the path of a file. `exact`: not only without regard to case.

    `others` are those that the name could mean as well, `name` among them, where it was chosen for being the nearest.
    """

    name: str
    exact: bool = True
    others: tuple[str, ...] = ()


def note_at(path: str, here: str, known: Names) -> Found | None:
    """The note that a path means in a Markdown link."""
    for candidate in seen_from(path, here, known.around.root):
        at = "" if candidate == "." else candidate
        for name in _paths(at):
            if (found := known.notes.get(name)) is not None:
                return Found(found, exact=_same(at, found))
    if not path.lower().endswith(_ENDINGS) and "." in path.rpartition("/")[2]:
        return None
    stem = key(_PAGE_ENDING.sub("", path.rpartition("/")[2]))
    if not stem or stem in FOLDER_PAGES or is_folder(path, here, known):
        return None
    return _nearest(known.stems.get(stem, ()), here, bare="/" not in path)


_POST: Final = pattern(r"\d{4}-\d\d-\d\d-(?=.)")
_PERMALINK: Final = pattern(r"(?:/(?P<day>\d{4}/\d\d/\d\d))?/(?P<slug>[^/.]+)(?:\.html?|/)?$")


def post_at(path: str, known: Names) -> str:
    """The id of the one note that Jekyll may have at an address, `/tides/2026/03/09/low-water.html` or `/posts/low-water/`; or empty."""
    match = _PERMALINK.search(path) if path.startswith("/") else None
    posts = known.posts.get(key(match["slug"]), ()) if match is not None else ()
    if match is not None and match["day"]:
        posts = tuple(each for each in posts if _stem(each).startswith(match["day"].replace("/", "-")))
    return posts[0] if len(posts) == 1 else ""


def withheld_at(path: str, here: str, known: Names) -> bool:
    """Whether a path means a note that is not published."""
    if not known.withheld:
        return False
    return any(
        name in known.withheld
        for candidate in seen_from(path, here, known.around.root)
        for name in _paths("" if candidate == "." else candidate)
    )


def withheld_named(name: str, here: str, known: Names) -> bool:
    """Whether a wikilink names a note that is not published, by its path, by the end of it, or by its title."""
    if withheld_at(name, here, known) or _title_key(name) in known.withheld_titles:
        return True
    return key(_PAGE_ENDING.sub("", name.rpartition("/")[2])) in known.withheld_stems


def _paths(at: str) -> Iterator[str]:
    """The paths of a note that may be meant by one without its ending, or by its folder; in the form of `key`."""
    folded = key(at)
    bare = re.sub(r"\.html?$", "", folded)
    yield folded
    yield from (bare + ending for ending in _ENDINGS)
    yield from (f"{folded}/{page}{ending}".lstrip("/") for page in FOLDER_PAGES for ending in _ENDINGS)


def _same(written: str, path: str) -> bool:
    """Whether a path begins as it was written, letter for letter."""
    written = re.sub(r"\.html?$", "", unicodedata.normalize("NFC", written), flags=re.IGNORECASE)
    return path.startswith(written)


def note_named(name: str, here: str, known: Names) -> Found | None:
    """The note that a wikilink names: by its path, by the end of it, or by its title."""
    folded = key(name)
    for whole in (folded, *(folded + ending for ending in _ENDINGS)):
        if whole in known.notes:
            return Found(known.notes[whole])
    ids = known.stems.get(_PAGE_ENDING.sub("", folded.rpartition("/")[2]), ())
    if "/" in folded and (paged := known.stems.get(folded.replace("/", "___"))):
        # Logseq keeps `[[comet/tail]]` in `comet___tail.md`.
        return _nearest(paged, here)
    if "/" in folded:
        end = "/" + _PAGE_ENDING.sub("", folded).lstrip("/")
        ids = tuple(each for each in ids if key("/" + each).rpartition(".")[0].endswith(end)) or ids
    return _nearest(ids, here) or _nearest(known.titles.get(_title_key(name), ()), here)


def note_with(name: str, known: Names) -> str:
    """The path of the note in which an item has a `^name`, the last of them if there are several; empty without one."""
    if not known.named:
        # A journal without any such name is looked through once, too.
        known.named[""] = ""
        for path, entries in known.parts.items():
            known.named.update((each, path) for each, _ in entries[0].note.ids if each.startswith("^"))
    return known.named.get(name, "")


def _nearest(ids: Sequence[str], here: str, *, bare: bool = True) -> Found | None:
    """The one of several that lies nearest; of several none, if a path was written that no longer leads anywhere."""
    if not ids or (len(ids) > 1 and not bare):
        return None
    ordered = sorted(ids, key=lambda each: (_steps(each, here), len(each), each))
    return Found(ordered[0], others=tuple(ordered) if len(ordered) > 1 else ())


def _steps(there: str, here: str) -> int:
    """How many folders lie between two files."""
    one, other = there.split("/")[:-1], here.split("/")[:-1]
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return len(one) + len(other) - 2 * shared


# ---- files


def file_at(path: str, here: str, known: Names) -> Found | None:
    """The file that a path means in a link or an image of the note `here`."""
    last = path.rpartition("/")[2]
    # Most of what is looked for is a note, or nowhere.
    if not last or (key(last) not in known.file_names and not known.around.static):
        return None
    named = known.file_names.get(key(last), ())
    bare = "/" not in path.removeprefix("./")
    if bare and len(named) == 1:
        return Found(named[0], _composed(last) == named[0].rpartition("/")[2])
    for candidate in seen_from(path, here, known.around.root):
        if (found := _file(candidate, known)) is not None:
            return found
    static = _static(path, here, known)
    if static is not None or not named:
        return static
    if not path.startswith(".."):
        for candidate in _in_places(path.removeprefix("./").lstrip("/"), here):
            if (found := _file(candidate, known)) is not None:
                return found
    found = _nearest(named, here, bare=bare)
    return Found(found.name, _composed(last) == found.name.rpartition("/")[2], found.others) if found else None


def _file(candidate: str, known: Names) -> Found | None:
    paths = known.files.get(key(candidate))
    if not paths:
        return None
    written = _composed(candidate)
    return Found(written) if written in paths else Found(paths[0], exact=False)


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _static(path: str, here: str, known: Names) -> Found | None:
    """A file of `static/`, which is published at the top of the site."""
    static = known.around.static
    if not static:
        return None
    whole = in_repository(path, here, known.around.root)
    names = [path.lstrip("/")] if path.startswith("/") else []
    names += [whole.partition("static/")[2]] if "static/" in whole else []
    return next((Found(name) for name in map(_composed, names) if name in static), None)


def _in_places(path: str, here: str) -> Iterator[str]:
    """Where the file of a note might lie: in a folder with its name, or one for attachments, here or further up."""
    folder, stem = posixpath.dirname(here), _stem(here)
    for name in (f"{stem}.assets", f"{stem}.resources", stem):
        yield posixpath.normpath(posixpath.join(folder, name, path))
    while True:
        for place in _PLACES:
            yield posixpath.normpath(posixpath.join(folder, place, path))
        if not folder:
            return
        folder = posixpath.dirname(folder)

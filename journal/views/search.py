"""The page of search, and what it shows of an entry that is found."""

from collections.abc import Iterable
from typing import Final

from journal.anchors import is_title
from journal.model import Entry, Kind, Log, kind_of, month_named
from journal.record import Record
from journal.routes import Home, MonthPage, Pages, Search, Tasks, YearPage, relative
from journal.search import step
from journal.views.chrome import Chrome, chrome
from journal.views.log import undated_sections
from journal.views.place import Place, title_language
from journal.views.tags import TagGroup, tag_groups
from journal.views.titles import entry_when, iso_of, kind_name, title_of

# Where a page can be asked for, a result shows the words around what was found in the place of these.
_LONGEST: Final = 72

_LETTERS: Final = {
    Kind.DAILY: "d",
    Kind.WEEKLY: "w",
    Kind.MONTHLY: "m",
    Kind.READING: "r",
    Kind.PAGE: "p",
    Kind.LOG: "l",
}


class SearchYear(Record):
    """A year with its months, each as its name and link."""

    label: str
    href: str
    months: tuple[tuple[str, str], ...]


class SearchBox(Record):
    """The field of search, and where what it finds is shown. `root` leads to the top of the site.

    `version` names the state of the index, so that the browser takes no older one; empty where it may, for some minutes.
    `kinds` are the kinds of entries that there are: as they are typed, and as they are named.
    """

    root: str
    version: str
    script: str
    style: str
    hint: str
    count_one: str
    count_many: str
    has_open: bool
    kinds: tuple[tuple[str, str], ...]


class SearchView(Record):
    """The page of search.

    `tags`, `years` and the address of the list of all `pages`, empty if there is none, are for readers whose browser runs
    no script.
    """

    chrome: Chrome
    title: str
    box: SearchBox
    tags: tuple[TagGroup, ...]
    years: tuple[SearchYear, ...]
    pages: str


def search_box(place: Place, version: str = "") -> SearchBox:
    """The field of search on a page, which need not know the state of the index."""
    words, kinds = place.words, place.known.kinds
    names = {
        Kind.DAILY: words.kind_daily,
        Kind.WEEKLY: words.kind_weekly,
        Kind.MONTHLY: words.kind_monthly,
        Kind.READING: words.kind_reading,
        Kind.PAGE: words.kind_page,
        Kind.LOG: words.kind_log,
    }
    return SearchBox(
        root=place.to(Home()).removesuffix("index.html"),
        version=version,
        script=place.asset("search.js"),
        style=place.asset("search.css"),
        hint=words.search_hint.format(examples=_examples(place)),
        count_one=words.entries.one,
        count_many=words.entries.other or words.entries.one,
        has_open=Tasks() in place.known.sections,
        kinds=tuple((kind.value, names[kind]) for kind in _LETTERS if kind in kinds),
    )


def search(place: Place) -> SearchView:
    """The page of search."""
    words, site = place.words, place.site
    months = frozenset(site.months)
    return SearchView(
        chrome=chrome(place, words.search, section=Search()),
        title=words.search,
        box=search_box(place, place.known.search),
        tags=tag_groups(place),
        years=tuple(
            SearchYear(
                str(year),
                place.to(YearPage(year)),
                tuple(
                    (words.dates.months_short[month - 1], place.to(MonthPage(year, month)))
                    for month in range(1, 13)
                    if (year, month) in months
                ),
            )
            for year in reversed(site.years)
        ),
        pages=place.to(Pages()) if place.known.apart else "",
    )


def _examples(place: Place) -> str:
    """What narrows a search in this journal, as it is typed."""
    site = place.site
    tag = next(iter(site.tags.values()), None)
    found = ["type:daily"]
    if tag is not None:
        found.append(f'tag:"{tag.name}"' if " " in tag.name else f"tag:{tag.name}")
    if site.as_of is not None:
        found.append(f"{site.as_of:%Y-%m}")
    return " ".join([*found, "is:open"])


def told(place: Place, entry: Entry) -> list[object]:
    """What a result shows of an entry: address, title, its language, date for people and machines, kind, and its sections.

    A section is [number, anchor, title, how it begins]; `place` is the home page.
    """
    words = place.words
    title, when = title_of(words, entry), entry_when(words, entry, year=True)
    return [
        relative(place.route, place.site.routes[entry.id], portable=place.portable),
        title,
        place.foreign(title_language(place, entry, title)),
        when,
        iso_of(entry) if month_named(entry) else entry.when.isoformat() if entry.when else "",
        kind_name(words, entry),
        place.foreign(entry.language),
        [list(each) for each in _sections(place, entry)],
    ]


def _sections(place: Place, entry: Entry) -> Iterable[tuple[int, str, str, str]]:
    own = undated_sections(place, entry) if isinstance(entry, Log) else range(entry.first, entry.last)
    for index in own:
        section = entry.note.sections[index]
        begins = section.excerpt if len(section.excerpt) <= _LONGEST else section.excerpt[: _LONGEST - 1] + "…"
        title, anchor = ("", "") if is_title(entry, index) else (section.title, section.anchor)
        if title or begins:
            yield index - entry.first, anchor, title, begins


def listed(place: Place, entries: Iterable[tuple[int, Entry]]) -> dict[str, object]:
    """All entries in the order of their numbers, for filters: the kinds by letters, the names of the tags, and for each entry a word.

    The word says how far it is from the one before, then a letter for its kind, a capital one if something in it is open,
    then the numbers of its tags in `tags`, with points between.
    """
    names = {tag.name: number for number, tag in enumerate(place.site.tags.values())}
    by_name, open_ones = place.known.tags, frozenset(place.known.open)
    found: list[str] = []
    last = 0
    for number, entry in entries:
        letter = _LETTERS[kind_of(entry)]
        tags = (by_name[tag.casefold()].name for tag in entry.tags if tag.casefold() in by_name)
        held = ".".join(str(at) for at in sorted({names[tag] for tag in tags}))
        found.append(step(last, number) + (letter.upper() if entry.id in open_ones else letter) + held)
        last = number
    kinds = {each: kind.value for kind, letter in _LETTERS.items() for each in (letter, letter.upper())}
    return {"kinds": kinds, "tags": list(names), "entries": " ".join(found)}

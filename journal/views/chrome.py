"""The frame around each page: its head, the header, the footer."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from journal.forge import edit, name_key, new
from journal.model import Dataset, Entry
from journal.policy import policy
from journal.record import Record
from journal.routes import (
    Calendar,
    Card,
    DataFile,
    Days,
    Feed,
    File,
    Home,
    Manifest,
    NotFound,
    Questions,
    Reading,
    References,
    Route,
    Search,
    TagPage,
    Tasks,
    Weeks,
    absolute,
    entry_file,
    output_path,
)
from journal.views.metadata import About, data, properties
from journal.views.place import Place
from journal.wording.catalogue import Wording
from journal.wording.choice import wording


class NavLink(Record):
    """A link of the header or the footer. `key` is the key that leads there, or empty."""

    label: str
    href: str
    current: bool = False
    key: str = ""


class Alternate(Record):
    """What a page shows, in another form: its media type, its name and its address."""

    type: str
    title: str
    href: str


class Chrome(Record):
    """What base.html prints around a page. `title` is the document's; `canonical` and `feed` are empty without a base URL."""

    title: str
    description: str
    language: str
    site_title: str
    seal: str
    home: str
    nav: tuple[NavLink, ...]
    search: str
    css: str
    custom_css: str  # empty if the writer has none
    root: str  # the way to the top of the site, to put a file's path after
    js: str
    theme_js: str
    icon: str
    touch_icon: str
    feed: str
    alternates: tuple[Alternate, ...]  # the feeds of the list that the page is, and its data for other programs
    manifest: str  # empty where the site is opened without a server
    canonical: str
    preview: str  # twitter:card: "summary", or "summary_large_image" where there is a picture
    properties: tuple[tuple[str, str], ...]  # for previews, by name
    unlisted: bool  # search engines are asked to leave the page out
    data: str  # in the words of schema.org, as JSON; empty for a page that is not there
    policy: str
    colophon: str
    footer: tuple[NavLink, ...]
    edit: str  # the editor of the entry's file on the web, empty without one
    new_day: str  # that of a new day, on the home page and the list of days
    new_day_name: str  # what follows that address, with `{Y}`, `{m}`, `{d}`, `{n}`, `{j}` for the day
    shortcuts: bool

    @property
    def words(self) -> Wording:
        """The words of the interface, which are known by their language where the page is printed."""
        return wording(self.language)


_ATOM: Final = "application/atom+xml"
_MEDIA_TYPES: Final = {
    "site.json": "application/json",
    "entry.json": "application/json",
    "tasks.csv": "text/csv",
    "references.csv": "text/csv",
    "references.bib": "application/x-bibtex",
    "references.json": "application/vnd.citationstyles.csl+json",
}


def chrome(
    place: Place, title: str, description: str = "", *, section: Route | None = None, entry: Entry | None = None
) -> Chrome:
    """The frame of a page. `title` is the page's own, empty on the home page; `section` the item of the nav it is in.

    `entry` is the one that the page shows, if it shows one. Without a description, the site's own follows the title.
    """
    words, masthead = place.words, place.site.masthead
    about = _about(
        place, "" if isinstance(place.route, Home) else title, description, entry, listing=section is not None
    )
    new_day, new_day_name = _new_day(place)
    by = words.by_author if masthead.author else words.by_nobody
    return Chrome(
        title=f"{title} · {masthead.title}" if title else masthead.title,
        description=about.description,
        language=masthead.language,
        site_title=masthead.title,
        seal=masthead.seal or masthead.title[:1],
        home=place.to(Home()),
        nav=tuple(_nav_link(place, item, section) for item in place.known.sections),
        search=place.to(Search()) if masthead.search else "",
        css=place.asset("journal.css"),
        custom_css=place.asset("custom.css") if "custom.css" in place.assets else "",
        root=place.to(File("-")).removesuffix("-"),
        js=place.asset("journal.js"),
        theme_js=place.asset("theme.js"),
        icon=place.asset("favicon.svg"),
        touch_icon=place.asset("apple-touch-icon.png"),
        feed=place.to(Feed()) if masthead.base_url else "",
        alternates=(*_feeds(place, title), *_data_files(place, entry)),
        manifest="" if place.portable else place.to(Manifest()),
        canonical=about.address,
        preview="summary_large_image" if about.picture else "summary",
        properties=properties(about),
        unlisted=entry is not None and entry.note.front.unlisted,
        data="" if isinstance(place.route, NotFound) else data(about),
        policy=policy(masthead.allowed, link_remote=masthead.link_remote),
        colophon=by.format(title=masthead.title, author=masthead.author).replace("..", "."),
        footer=tuple(_footer(place)),
        edit=edit(masthead.forge, entry.note.path) if masthead.forge and entry else "",
        new_day=new_day,
        new_day_name=new_day_name,
        shortcuts=masthead.shortcuts,
    )


def _feeds(place: Place, title: str) -> Iterable[Alternate]:
    """The feeds of the list at a place."""
    lists = {Weeks: "weeks", Days: "days", Reading: "reading"}
    of = f"tags/{place.route.slug}" if isinstance(place.route, TagPage) else lists.get(type(place.route), "")
    if of and place.site.masthead.base_url:
        yield Alternate(_ATOM, title, place.to(Feed(of)))


def _data_files(place: Place, entry: Entry | None) -> Iterable[Alternate]:
    """The data of what a page shows, as far as they are published."""
    site = place.site
    found: list[Route] = []
    if entry is not None and not entry.note.front.unlisted and Dataset.ENTRIES in site.masthead.data:
        found.append(entry_file(site.routes[entry.id]))
    match place.route:
        case Home() if Dataset.SITE in site.masthead.data:
            found.append(DataFile("site.json"))
        case Tasks() if Dataset.TASKS in site.masthead.data:
            found.append(DataFile("tasks.csv"))
        case Reading() | References() if Dataset.REFERENCES in site.masthead.data and site.works:
            found += (DataFile(f"references.{form}") for form in ("csv", "bib", "json"))
    for route in found:
        name = output_path(route).rpartition("/")[2]
        yield Alternate(_MEDIA_TYPES[name], name, place.to(route))


def _about(place: Place, title: str, description: str, entry: Entry | None, *, listing: bool) -> About:
    masthead = place.site.masthead
    base = "" if isinstance(place.route, NotFound) else masthead.base_url
    tagline = masthead.description or place.words.tagline
    return About(
        masthead,
        title,
        description or (f"{title} · {tagline}" if title else tagline),
        address=absolute(base, place.route) if base else "",
        picture=absolute(base, Card()) if base else "",
        entry=entry,
        listing=listing,
    )


def _nav_link(place: Place, item: Route, section: Route | None) -> NavLink:
    label, key = _nav_label(place.words, item)
    return NavLink(label, place.to(item), item == section, key)


def _nav_label(words: Wording, item: Route) -> tuple[str, str]:
    """The name of a list in the header, and its key."""
    match item:
        case Weeks():
            return words.weeks, "w"
        case Days():
            return words.days, ""
        case Reading():
            return words.reading, ""
        case Tasks():
            return words.tasks, "t"
        case Questions():
            return words.questions_label, ""
        case Calendar():
            return words.calendar, "c"
        case _:
            return words.tags, ""


def _new_day(place: Place) -> tuple[str, str]:
    """The editor of a new file where days lie, and what gives it the name of a day; empty where none is wanted."""
    forge = place.site.masthead.forge
    if forge is None or not (isinstance(place.route, Home) or place.route == Days()):
        return "", ""
    found = place.known.new_day
    if found is None:
        return "", ""
    return new(forge, found.folder), f"?{name_key(forge)}={quote(found.name, safe='/{}')}"


def _footer(place: Place) -> Iterable[NavLink]:
    """The pages at the top of the site, the feed, and the tables of a list."""
    for title, route in place.known.pages:
        yield NavLink(title, place.to(route), route == place.route)
    if place.site.masthead.base_url:
        yield NavLink(place.words.feed, place.to(Feed()))
    if not isinstance(place.route, Home):
        yield from (NavLink(each.title, each.href) for each in _data_files(place, None))

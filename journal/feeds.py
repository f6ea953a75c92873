"""What programs read: feeds, the sitemap, the manifest and the rules for robots.

Without a base URL there is no feed and no sitemap, since both need whole addresses. Pure; entries come rendered.
"""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from html import escape
from typing import Final
from urllib.parse import quote

from journal.events import printable
from journal.model import Daily, Entry, Monthly, ReadingNote, Site, Weekly, day_of
from journal.patterns import pattern
from journal.routes import (
    Card,
    DataFile,
    Days,
    DaysFile,
    EntryFile,
    Feed,
    File,
    Home,
    Manifest,
    NotFound,
    Reading,
    Robots,
    Route,
    Sitemap,
    TagPage,
    Weeks,
    absolute,
    slug,
)
from journal.unstyled import unstyled
from journal.views.titles import document_title
from journal.wording.choice import wording

NEWEST: Final = 20

_WHOLE: Final = Feed()
_KINDS: Final[Mapping[str, type[Weekly | Daily | ReadingNote]]] = {
    "weeks": Weekly, "days": Daily, "reading": ReadingNote,
}  # fmt: skip
_NO_PAGES: Final = (
    NotFound, Feed, DaysFile, Manifest, DataFile, EntryFile, Sitemap, Robots, Card, File,
)  # fmt: skip

# Atom wants a time even of a feed that has no entry yet.
_LONG_AGO: Final = date(1970, 1, 1)

_SPAN: Final = pattern(r"<span\b[^>]*>|</span>")
_ANCHOR: Final = pattern(r'<a class="anchor"[^>]*>[^<]*</a>')


def feeds(site: Site, pages: Container[Route]) -> tuple[Feed, ...]:
    """The feeds of a site: of all of it, of each list among its `pages`, and of each tag; none without a base URL."""
    if not site.masthead.base_url:
        return ()
    lists = ["", *(of for of in _KINDS if _page_of(Feed(of)) in pages)]
    whole = [Feed(of, form) for of in lists for form in ("xml", "json")]
    return (*whole, *(Feed(f"tags/{slug}") for slug in site.tags))


def atom(site: Site, html: Callable[[Entry], str], feed: Feed = _WHOLE) -> str | None:
    """An Atom feed (RFC 4287) of the newest entries that have a date; None without a base URL.

    `html` gives the whole text of an entry with absolute links; a feed of a tag has only how entries begin. Plain pages
    and logs are left out, the days of a log are not. Entries dated after the last day written are left out too.
    """
    base, masthead = site.masthead.base_url, site.masthead
    entries = _newest(site, feed.of)
    if not base:
        return None
    whole = not feed.of.startswith("tags/")
    updated = max((_revised(entry, day) for entry, day in entries), default=_LONG_AGO)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(masthead.language)}">',
        f"<title>{_text(_title(site, feed))}</title>",
        *([f"<subtitle>{_text(masthead.description)}</subtitle>"] if masthead.description else []),
        f"<id>{_id(site)}{'/' + quote(feed.of) + '/' if feed.of else ''}</id>",
        f"<updated>{_instant(updated, masthead.timezone)}</updated>",
        f"<author><name>{_text(masthead.author or masthead.title)}</name></author>",
        f'<link rel="alternate" type="text/html" href="{_text(absolute(base, _page_of(feed)))}"/>',
        f'<link rel="self" type="application/atom+xml" href="{_text(absolute(base, feed))}"/>',
    ]
    for entry, day in entries:
        lines += _entry(site, entry, day, html(entry) if whole else "")
    return "\n".join([*lines, "</feed>", ""])


def json_feed(site: Site, html: Callable[[Entry], str], feed: Feed) -> str | None:
    """The same as `atom` as a JSON Feed (version 1.1)."""
    base, masthead = site.masthead.base_url, site.masthead
    if not base:
        return None
    told: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site, feed),
        "home_page_url": absolute(base, _page_of(feed)),
        "feed_url": absolute(base, feed),
        **({"description": masthead.description} if masthead.description else {}),
        "language": masthead.language,
        "authors": [{"name": masthead.author or masthead.title}],
        "items": [_item(site, entry, day, html(entry)) for entry, day in _newest(site, feed.of)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _item(site: Site, entry: Entry, day: date, html: str) -> dict[str, object]:
    masthead = site.masthead
    address = absolute(masthead.base_url, site.routes[entry.id])
    return {
        "id": _id(site, entry),
        "url": address,
        "title": document_title(wording(masthead.language), entry, site.routes[entry.id]),
        "content_html": _elsewhere(html, address),
        **({"summary": entry.note.excerpt} if entry.note.excerpt else {}),
        "date_published": _instant(day, masthead.timezone),
        "date_modified": _instant(_revised(entry, day), masthead.timezone),
        **({"tags": list(entry.tags)} if entry.tags else {}),
        **({"language": entry.language} if entry.language else {}),
    }


def manifest(site: Site, icon: str, touch_icon: str) -> str:
    """What browsers are told that keep the site among their programs (W3C Web Application Manifest); icons by their paths."""
    masthead = site.masthead
    told = {
        "name": masthead.title,
        "short_name": masthead.title,
        **({"description": masthead.description} if masthead.description else {}),
        "lang": masthead.language,
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": "#f8fbf9",
        "theme_color": "#f8fbf9",
        "icons": [
            {"src": icon, "type": "image/svg+xml", "sizes": "any"},
            {"src": touch_icon, "type": "image/png", "sizes": "180x180"},
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _title(site: Site, feed: Feed) -> str:
    title, words = site.masthead.title, wording(site.masthead.language)
    if feed.of.startswith("tags/"):
        return f"{site.tags[feed.of.removeprefix('tags/')].name} · {title}"
    names = {"weeks": words.weeks, "days": words.days, "reading": words.reading}
    return f"{names[feed.of]} · {title}" if feed.of else title


def _page_of(feed: Feed) -> Route:
    """The page that lists what is in a feed."""
    lists: dict[str, Route] = {"": Home(), "weeks": Weeks(), "days": Days(), "reading": Reading()}
    return lists.get(feed.of) or TagPage(feed.of.removeprefix("tags/"))


def sitemap(site: Site, routes: Iterable[Route]) -> str | None:
    """The sitemap (sitemaps.org) of those `routes` that are pages, by address; None without a base URL."""
    base = site.masthead.base_url
    if not base:
        return None
    apart = {site.routes[name] for name in site.unlisted}
    written = {site.routes[entry.id]: _revised(entry, day) for entry in site.entries if (day := day_of(entry))}
    pages = {
        absolute(base, page): written.get(page)
        for page in routes
        if page not in apart and not isinstance(page, _NO_PAGES)
    }
    lines = [
        f"<url><loc>{_text(address)}</loc>" + (f"<lastmod>{day}</lastmod>" if day else "") + "</url>"
        for address, day in sorted(pages.items())
    ]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
            "",
        ]
    )


def robots(site: Site) -> str:
    """The rules for robots (RFC 9309): all may read all; the sitemap where there is one."""
    base = site.masthead.base_url
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {absolute(base, Sitemap())}\n" if base else "")


def _newest(site: Site, of: str = "") -> list[tuple[Entry, date]]:
    """The newest entries of a feed with their days; none of the future, which would stand on top until its day came."""
    tag = site.tags[of.removeprefix("tags/")] if of.startswith("tags/") else None
    entries = site.entries if tag is None else (site.by_id[each] for each in tag.entries)
    kind = _KINDS.get(of, Weekly | Daily | Monthly | ReadingNote)
    dated = (
        (entry, entry.when)
        for entry in entries
        if isinstance(entry, kind) and entry.when and entry.id not in site.ahead
    )
    return [found for found, _ in zip(dated, range(NEWEST), strict=False)]


def _entry(site: Site, entry: Entry, day: date, html: str) -> Iterator[str]:
    masthead = site.masthead
    language = entry.language or masthead.language
    yield f'<entry xml:lang="{_text(language)}">' if language != masthead.language else "<entry>"
    route = site.routes[entry.id]
    yield f"<title>{_text(document_title(wording(masthead.language), entry, route))}</title>"
    yield f"<id>{_id(site, entry)}</id>"
    address = absolute(masthead.base_url, route)
    yield f'<link rel="alternate" type="text/html" href="{_text(address)}"/>'
    yield f"<published>{_instant(day, masthead.timezone)}</published>"
    yield f"<updated>{_instant(_revised(entry, day), masthead.timezone)}</updated>"
    yield from (f'<category term="{_text(tag)}"/>' for tag in entry.tags)
    if entry.note.excerpt:
        yield f"<summary>{_text(entry.note.excerpt)}</summary>"
    if html:
        yield f'<content type="html">{_text(_elsewhere(html, address))}</content>'
    yield "</entry>"


def _elsewhere(html: str, address: str) -> str:
    """The text of a page as it is read away from it: links within it are whole, the links of headings to themselves gone."""
    return unstyled(_ANCHOR.sub("", _without_sidenotes(html))).replace('href="#', f'href="{escape(address)}#')


def _without_sidenotes(html: str) -> str:
    """The text of a page without the notes of its margin, which stand at its end too."""
    if '<span class="sn"' not in html:
        return html
    kept: list[str] = []
    done = depth = 0
    for tag in _SPAN.finditer(html):
        if depth:
            depth += -1 if tag[0] == "</span>" else 1
            done = tag.end() if not depth else done
        elif 'class="sn"' in tag[0]:
            kept.append(html[done : tag.start()])
            depth = 1
    return "".join((*kept, html[done:]))


def _revised(entry: Entry, day: date) -> date:
    """The day that the front matter gives as that of the last change, if it is a later one."""
    for written in (entry.note.front.revised, entry.note.front.updated):
        try:
            return max(day, date.fromisoformat(written[:10]))
        except ValueError:
            continue
    return day


def _id(site: Site, entry: Entry | None = None) -> str:
    """A `tag:` URI (RFC 4151) of the site or an entry, in which no address occurs, so that it outlives a change of domain.

    Readers know an entry by it: it stays while the author's name (without one, the title) and the file's path do.
    The authority lies in the domain that nobody can own.
    """
    owner = quote(slug(site.masthead.author or site.masthead.title))
    path = f"/{quote(entry.id, errors='surrogatepass')}" if entry else ""
    return f"tag:journal.invalid,2025:{owner}{path}"


def _instant(day: date, zone: str) -> str:
    """The beginning of `day` in the time zone `zone`, as RFC 3339 wants it."""
    # UTC needs no database, which some systems lack and others are slow to find.
    if zone == "UTC":
        return f"{day.isoformat()}T00:00:00Z"
    from zoneinfo import ZoneInfo

    offset = datetime.combine(day, time(), ZoneInfo(zone)).utcoffset()
    # Offsets before standard time have seconds, which RFC 3339 cannot write.
    minutes = round(offset.total_seconds() / 60) if offset else 0
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"{day.isoformat()}T00:00:00" + (f"{sign}{hours:02}:{rest:02}" if minutes else "Z")


def _text(text: str) -> str:
    return escape(printable(text))

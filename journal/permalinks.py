"""Patterns of addresses as Jekyll and Hugo have them: `/:year/:month/:day/:title/`, `pretty`.

A placeholder stands for a part of an entry. One that the entry has nothing for makes the pattern useless to it, but for
those that name folders and categories, which may be empty.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from journal.model import Entry, Kind
from journal.patterns import pattern
from journal.record import Record
from journal.routes import slug


class Permalink(Record):
    """A pattern that the configuration wants: for entries of a kind, or for those of which `path` is a glob; for all that have a day without both."""

    pattern: str
    kind: Kind | None = None
    path: str = ""


# The styles of Jekyll that have names.
_STYLES: Final[Mapping[str, str]] = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
_MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAME: Final = pattern(r":([a-z_]+)(?:\[[^\]]*\])?|%3A[a-z_]+", re.IGNORECASE)
_DIGITS_BEFORE: Final = pattern(r"\d{4}[-_.]?\d{2}[-_.]?\d{2}[-_. ]*")
_FIRST: Final = 3  # letters of the short name of a month or a day

_OF_DAY: Final[Mapping[str, Callable[[date], str]]] = {
    "year": lambda day: f"{day.year:04}",
    "short_year": lambda day: f"{day.year % 100:02}",
    "month": lambda day: f"{day.month:02}",
    "i_month": lambda day: str(day.month),
    "short_month": lambda day: _MONTHS[day.month - 1][:_FIRST],
    "long_month": lambda day: _MONTHS[day.month - 1],
    "monthname": lambda day: _MONTHS[day.month - 1],
    "day": lambda day: f"{day.day:02}",
    "i_day": lambda day: str(day.day),
    "y_day": lambda day: f"{day.timetuple().tm_yday:03}",
    "yearday": lambda day: str(day.timetuple().tm_yday),
    "w_year": lambda day: f"{day.isocalendar().year:04}",
    "week": lambda day: f"{day.isocalendar().week:02}",
    "w_day": lambda day: str(day.isoweekday()),
    "weekday": lambda day: str(day.isoweekday() % 7),
    "weekdayname": lambda day: _DAYS[day.weekday()],
    "short_day": lambda day: _DAYS[day.weekday()][:_FIRST],
    "long_day": lambda day: _DAYS[day.weekday()],
}
_OF_MONTH: Final = frozenset({"year", "short_year", "month", "i_month", "short_month", "long_month", "monthname"})
_MAY_BE_EMPTY: Final = frozenset({"categories", "slugified_categories", "section", "sections"})


def unknown(pattern: str) -> tuple[str, ...]:
    """The placeholders of a pattern that mean nothing, as they are written; none of a style that has a name."""
    names = (found[1] or "" for found in _NAME.finditer(_STYLES.get(pattern, pattern)))
    return tuple(f":{name}" for name in names if name.lower() not in _OF_DAY and name.lower() not in _OF_ENTRY)


def is_pattern(text: str) -> bool:
    """Whether an address has placeholders, or is the name of a style."""
    return text in _STYLES or _NAME.search(text) is not None


def expanded(pattern: str, entry: Entry) -> str | None:
    """The address that a pattern gives an entry; None where the entry has nothing for one of its placeholders."""
    text, at, parts = _STYLES.get(pattern, pattern), 0, list[str]()
    for found in _NAME.finditer(text):
        value = _value((found[1] or "").lower(), entry)
        if value is None:
            return None
        parts += [text[at : found.start()], value]
        at = found.end()
    return re.sub("/{2,}", "/", "".join((*parts, text[at:])))


def _value(name: str, entry: Entry) -> str | None:
    if name in _OF_DAY:
        known = entry.when is not None and (not entry.month or name in _OF_MONTH)
        return _OF_DAY[name](entry.when) if entry.when is not None and known else None
    found = _OF_ENTRY[name](entry) if name in _OF_ENTRY else ""
    return found if found or name in _MAY_BE_EMPTY else None


def _place(entry: Entry) -> list[str]:
    """The folders of an entry and its name without an ending; for `posts/comet/index.md` the last folder is its name."""
    *folders, name = entry.note.path.split("/")
    stem = name.rpartition(".")[0]
    return folders if stem.casefold() == "index" and folders else [*folders, stem]


def _stem(entry: Entry) -> str:
    """The name of the file as a slug, without its ending and a date before it."""
    stem = _place(entry)[-1]
    return slug(_DIGITS_BEFORE.sub("", stem, count=1) or stem)


def _title(entry: Entry) -> str:
    """What the file's name says beside its date, as for Jekyll; without a date in it, the title, as for Hugo."""
    stem = _place(entry)[-1]
    if entry.note.front.slug:
        return entry.slug
    dated = _DIGITS_BEFORE.match(stem)
    return slug(stem[dated.end() :]) if dated and dated.end() < len(stem) else entry.slug


def _folders(entry: Entry) -> tuple[str, ...]:
    return tuple(slug(folder) for folder in _place(entry)[:-1] if not folder.startswith("_"))


def _categories(entry: Entry) -> str:
    """The categories of the front matter, else the folders above `_posts`."""
    if entry.note.front.categories:
        return "/".join(slug(each) for each in entry.note.front.categories)
    above, posts, _ = entry.note.path.partition("_posts/")
    return "/".join(slug(folder) for folder in above.split("/") if folder) if posts else ""


_OF_ENTRY: Final[Mapping[str, Callable[[Entry], str]]] = {
    "title": _title,
    "slug": lambda entry: entry.slug,
    "slugified_categories": _categories,
    "slugorfilename": lambda entry: entry.slug if entry.note.front.slug else _stem(entry),
    "slugorcontentbasename": lambda entry: entry.slug if entry.note.front.slug else _stem(entry),
    "filename": _stem,
    "contentbasename": _stem,
    "name": _stem,
    "basename": _stem,
    "path": lambda entry: "/".join((*_folders(entry), _stem(entry))),
    "categories": _categories,
    "section": lambda entry: "/".join(_folders(entry)[:1]),
    "sections": lambda entry: "/".join(_folders(entry)),
    "output_ext": lambda _: ".html",
}

"""What the tests of lists, calendars and feeds make of `make`: entries in one line, sites with hours and nested tags."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from journal.dates.values import Week
from journal.marks.references import Reference
from journal.marks.times import TimeBlock
from journal.model import Daily, Day, Entry, Masthead, Page, ReadingNote, Site, Tag, Weekly
from journal.record import replace
from journal.routes import UndatedWeek, WeekPage, slug
from tests import make

MASTHEAD: Final = Masthead("Second Notebook", author="Ines Okafor", base_url="https://example.org/notes/")

_NO_HOURS: Final[Mapping[date, int]] = {}


def daily(
    when: date | None, title: str = "A day", *, tasks: str = "", tags: tuple[str, ...] = (), language: str = "en"
) -> Daily:
    """A day's note, None: without a date; `tasks` as in `make.tasks`."""
    of = make.note(f"days/{when or slug(title)}.md", tasks=make.tasks(tasks))
    return make.daily(title, when, of, tags=tags, language=language)


def weekly(
    week: Week | None, title: str = "A week", *, tasks: str = "", tags: tuple[str, ...] = (), language: str = "en"
) -> Weekly:
    """A week's note; None: without a date."""
    of = make.note(f"weeks/{week or ''}-{slug(title)}.md", tasks=make.tasks(tasks))
    made = make.weekly(title, week, of, tags=tags, language=language)
    return made if week else replace(made, week=None, start=None, end=None, when=None)


def reading(
    when: date | None, title: str = "A paper", *, references: Iterable[int] = (), tags: tuple[str, ...] = ()
) -> ReadingNote:
    """A reading note that cites works of the years `references`."""
    works = tuple(Reference(f"Work {n}", n + 1, 0, year=year) for n, year in enumerate(references))
    of = make.note(f"reading/{when}-{slug(title)}.md", references=works)
    return make.reading(title, when, of, tags=tags)


def page(title: str) -> Page:
    """A plain page."""
    return make.page(title)


def site(*entries: Entry, masthead: Masthead = MASTHEAD, hours: Mapping[date, int] = _NO_HOURS) -> Site:
    """A site of these entries; `hours` gives days their worked minutes."""
    days = [_day(entry, hours.get(entry.when, 0)) for entry in entries if isinstance(entry, Daily) and entry.when]
    made = make.site(*entries, days=days, masthead=masthead)
    months = {(entry.when.year, entry.when.month) for entry in entries if entry.when}
    second = {
        entry.id: WeekPage(entry.week, entry.slug) if entry.week else UndatedWeek(entry.slug)
        for entry in entries
        if isinstance(entry, Weekly) and made.weeklies.get(entry.week or Week(1, 1)) != entry.id
    }
    return replace(
        made, months=tuple(sorted(months)), tags=_nested(made.tags.values()), routes={**made.routes, **second}
    )


def _day(entry: Daily, minutes: int) -> Day:
    assert entry.when is not None
    return make.day(entry.when, entry, blocks=((TimeBlock(0, minutes), "work"),) if minutes else ())


def _nested(tags: Iterable[Tag]) -> dict[str, Tag]:
    addressed = (replace(tag, slug="/".join(map(slug, tag.name.split("/")))) for tag in tags)
    return {tag.slug: tag for tag in addressed}

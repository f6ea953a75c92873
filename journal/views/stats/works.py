"""What is read, and what is asked."""

from datetime import date, timedelta
from functools import partial

from journal.charts import bars
from journal.learned import Reading as Works
from journal.learned import growth, questions, reading
from journal.model import Asked
from journal.routes import Questions, Reading, RefPage
from journal.views.explained import grouped
from journal.views.parts import Explanation, PlaceLink, ToldLine
from journal.views.place import Place
from journal.views.questions import question_href
from journal.views.stats.sections import LINES, MOST_NAMES, LinkRow, StatSection
from journal.views.titles import plain_text
from journal.wording.catalogue import number

_GROWN = 8


def reading_sections(place: Place) -> list[StatSection | None]:
    """Works by year, venue and host, the first of them under what they come to."""
    words = place.words
    if Reading() not in place.known.sections:
        return []
    told = reading(place.site)
    new_year = reading(place.site, *_year_up_to(place.site.as_of))
    note = words.sentence(
        words.works_count.of(told.works),
        words.noted.of(told.noted),
        words.queued.of(told.queued),
        words.met_again.of(len(told.again)),
    )
    if place.site.as_of is not None:
        of_year = (words.new_works.of(len(new_year.new)), words.met_again.of(len(new_year.again)))
        year = f"{words.dates.year(place.site.as_of.year)}{words.colon}{words.sentence(*of_year)}"
        note = words.sentences(note, year)
    by_year = [(str(year), "study", count, number(count)) for year, count in reversed(told.years)]
    by_name = [
        [(name, "study", count, number(count)) for name, count in counted[:MOST_NAMES]]
        for counted in (told.venues, told.hosts)
    ]
    named = (
        ("years", words.by_publication, by_year[: 2 * MOST_NAMES]),
        ("venues", words.by_venue, by_name[0]),
        ("hosts", words.by_host, by_name[1]),
    )
    found: list[StatSection | None] = []
    for ident, title, rows in named:
        if rows:
            how = None if found else _works_how(place, told, new_year)
            found.append(StatSection(ident, title, note="" if found else note, bars=bars(rows), how=how))
    return found


def _works_how(place: Place, told: Works, of_year: Works) -> Explanation:
    """Works that are new in the year, and those that were met again, with the way to all of them."""
    words = place.words
    groups = [
        (said.of(len(slugs)), slugs)
        for said, slugs in ((words.new_works, of_year.new), (words.met_again, told.again))
        if slugs
    ]
    where = (PlaceLink(words.reading, place.to(Reading())),)
    return grouped(place, words.rules["works"], groups, partial(_work_line, place), where, LINES)


def _work_line(place: Place, slug: str) -> ToldLine:
    work = place.site.works[slug]
    return ToldLine(plain_text(work.title), place.to(RefPage(slug)), place.foreign(work.language))


def _year_up_to(as_of: date | None) -> tuple[date, date] | tuple[None, None]:
    return (date(as_of.year, 1, 1), as_of) if as_of is not None else (None, None)


def citations(place: Place) -> StatSection | None:
    """Works whose citations grew from note to note."""
    words, site = place.words, place.site
    rows = []
    for each in growth(site)[:_GROWN]:
        (first, before), (last, now) = each.counts[0], each.counts[-1]
        told = f"{number(before)} → {number(now)}"
        label = plain_text(site.works[each.slug].title)
        days = words.dates.range(first, last)
        rows.append(
            LinkRow(
                PlaceLink(label, place.to(RefPage(each.slug)), place.foreign(site.works[each.slug].language)),
                f"{told}{words.comma}{days}",
            )
        )
    how = Explanation(words.rules["growth"])
    return StatSection("citations", words.citations_grown, links=tuple(rows), how=how) if rows else None


def open_questions(place: Place) -> StatSection | None:
    """The oldest open questions."""
    words, site = place.words, place.site
    told = questions(site.questions, site.as_of)
    if not told.open and not told.answered:
        return None
    note = [words.questions_open.format(n=len(told.open)), words.questions_answered.format(n=told.answered)]
    if told.wait:
        note.append(words.usual_answer.format(days=words.days_count.of(round(told.wait))))
    rows = []
    for asked, days in told.open[:MOST_NAMES]:
        line = _asked_line(place, asked)
        link = PlaceLink(line.text, line.href, line.language)
        rows.append(LinkRow(link, words.days_count.of(days) if days is not None else ""))
    every = PlaceLink(words.all_n.format(n=len(site.questions)), place.to(Questions()))
    how = _answered_how(place, every) if told.wait else None
    return StatSection(
        "questions", words.open_questions, note=words.comma.join(note), links=(*rows, LinkRow(every, "")), how=how
    )


def _asked_line(place: Place, asked: Asked, aside: str = "") -> ToldLine:
    entry_id, index = asked.places[0]
    entry = place.site.by_id[entry_id]
    text = plain_text(entry.note.questions[index].text) or place.words.questions_label
    return ToldLine(text, question_href(place, entry, index), place.foreign(entry.language), aside)


def _answered_how(place: Place, every: PlaceLink) -> Explanation:
    """The questions that were answered, those that waited longest first."""
    words = place.words
    waits = [
        (asked.until - asked.since, asked)
        for asked in place.site.questions
        if asked.answered is not None and asked.since is not None and asked.until is not None
    ]

    def line(waited: tuple[timedelta, Asked]) -> ToldLine:
        wait, asked = waited
        return _asked_line(place, asked, words.days_count.of(max(0, wait.days)))

    groups = [(words.question_answered, sorted(waits, key=lambda each: each[0], reverse=True))]
    return grouped(place, words.rules["wait"], groups, line, (every,), LINES)

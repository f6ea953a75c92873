"""What is read, and what is asked."""

from datetime import date

from journal.charts import bars
from journal.learned import growth, questions, reading
from journal.routes import Questions, Reading, RefPage
from journal.views.parts import PlaceLink
from journal.views.place import Place
from journal.views.questions import question_href
from journal.views.stats.sections import MOST_NAMES, LinkRow, StatSection
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
        note += f" {words.dates.year(place.site.as_of.year)}{words.colon}{words.sentence(*of_year)}"
    by_year = [(str(year), "study", count, number(count)) for year, count in reversed(told.years)]
    found: list[StatSection | None] = []
    if by_year:
        found.append(StatSection("years", words.by_publication, note=note, bars=bars(by_year[: 2 * MOST_NAMES])))
    for ident, title, counted in (("venues", words.by_venue, told.venues), ("hosts", words.by_host, told.hosts)):
        if counted:
            rows = [(name, "study", count, number(count)) for name, count in counted[:MOST_NAMES]]
            found.append(StatSection(ident, title, note="" if found else note, bars=bars(rows)))
    return found


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
    return StatSection("citations", words.citations_grown, links=tuple(rows)) if rows else None


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
        entry_id, index = asked.places[0]
        text = plain_text(site.by_id[entry_id].note.questions[index].text) or words.questions_label
        entry = site.by_id[entry_id]
        link = PlaceLink(text, question_href(place, entry, index), place.foreign(entry.language))
        rows.append(LinkRow(link, words.days_count.of(days) if days is not None else ""))
    more = [LinkRow(PlaceLink(words.all_n.format(n=len(site.questions)), place.to(Questions())), "")]
    return StatSection("questions", words.open_questions, note=words.comma.join(note), links=(*rows, *more))

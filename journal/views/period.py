"""What a month or a year comes to: its days written, its tasks and its hours, in words."""

from datetime import date, timedelta

from journal.progress import add
from journal.views.parts import Place


def figures(place: Place, first: date, last: date) -> tuple[str, ...]:
    """The sums of the days from `first` to `last`, in words, what would be nothing left out.

    A period that is not over counts its days up to the last one written. Days sum to months and years: a task that
    belongs to no day is in the figures of its week only.
    """
    words, as_of = place.words, place.site.as_of
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    days_of = (day for month in months for day in place.known.written.get(month, ()) if first <= day <= last)
    written = [place.site.days[day] for day in days_of]
    if not written:
        return ()
    over = as_of if as_of is not None and first <= as_of <= last else last
    days = max((over - first).days + 1, len(written))
    sums = add(day.tally for day in written)
    minutes = sum(day.minutes or 0 for day in written)
    said = [words.days_of.format(done=len(written), all=days)]
    if sums.leaf_total:
        said.append(words.done_of.format(done=f"{sums.leaf_done:,}", all=f"{sums.leaf_total:,}"))
    if minutes:
        said.append(words.logged_all.format(duration=words.hours(minutes)))
    return tuple(said)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    first = date(year, month, 1)
    # December 9999 has no day after it.
    return first.replace(day=31) if month == 12 else first.replace(month=month + 1) - timedelta(days=1)

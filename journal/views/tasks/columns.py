"""Tasks and hours of periods side by side, and the same as a table."""

from collections.abc import Mapping, Sequence

from journal.charts import kind_label
from journal.columns import Column, Columns, Mark, Table, blocks, singly, stacked
from journal.dates.values import Month
from journal.views.parts import LegendItem
from journal.views.place import Place
from journal.views.tasks.spans import Span, Told
from journal.wording.catalogue import Wording, number

_HOURS_HEIGHT = 84
_LONG = 1000  # tasks of a period; their number has no room beside that of those that are done
_LETTERS = "dhcxo"


def task_columns(place: Place, told: Sequence[Told], by: str) -> tuple[Columns, ...]:
    """The tasks of each period, by their days and, where there are any, of whole weeks and months."""
    words = place.words
    monthly = any(isinstance(part.home, Month) for each in told for part in each.span.whole)
    found = []
    for label, strings in (
        (words.tasks_of_days if by else words.planned_and_done, [each.days for each in told]),
        (words.tasks_of_whole if monthly else words.tasks_of_weeks, [each.whole for each in told]),
    ):
        if any(strings):
            height, marks = blocks(strings)
            whole = max(map(len, strings)) < _LONG
            columns = tuple(
                _column(place, each.span, string, drawn, whole=whole)
                for each, string, drawn in zip(told, strings, marks, strict=True)
            )
            found.append(Columns(label, height, (*columns[:-1], _now(columns[-1])), single=singly(strings)))
    return tuple(found)


def columns_note(words: Wording, charts: Sequence[Columns]) -> str:
    """What has to be known to read the columns; empty where nothing has."""
    if any(chart.label == words.tasks_of_weeks for chart in charts):
        return words.of_weeks_how
    if any(chart.label == words.tasks_of_whole for chart in charts):
        return words.of_whole_how
    return words.one_block if charts and all(chart.single for chart in charts) else ""


def _column(place: Place, span: Span, string: str, marks: tuple[Mark, ...], *, whole: bool) -> Column:
    """The tasks of a period; `whole`: what is done stands before all that there are."""
    words = place.words
    done, total = string.count("d"), len(string) - string.count("x")
    said = [f"{span.name}{words.colon}{words.done_of.format(done=done, all=total)}"]
    named = (("h", words.half), ("c", words.carried), ("x", words.dropped), ("o", words.open))
    said += [plural.of(string.count(letter)) for letter, plural in named if letter in string]
    return Column(
        span.label,
        marks,
        number(done) if string else "",
        f"/{number(total)}" if string and whole else "",
        span.href,
        words.comma.join(said) if string else "",
    )


def _now(column: Column) -> Column:
    return Column(column.label, column.marks, column.head, column.of, column.href, column.said, now=True)


def hours_columns(place: Place, told: Sequence[Told]) -> tuple[Columns | None, tuple[LegendItem, ...]]:
    """The time of each period by the kind of activity, and the kinds."""
    words, masthead = place.words, place.site.masthead
    sums = [each.kinds for each in told]
    kinds = ordered_kinds(sums)
    if not kinds:
        return None, ()
    height, marks = stacked([[(f"k-{kind}", each.get(kind, 0)) for kind in kinds] for each in sums], _HOURS_HEIGHT)
    columns = []
    for span, each, drawn in zip((each.span for each in told), sums, marks, strict=True):
        total = sum(each.values())
        said = words.comma.join(
            f"{kind_label(words, masthead, kind)} {words.duration(minutes)}" for kind, minutes in each.items()
        )
        head, unit = hours_figure(words, total)
        columns.append(Column(span.label, drawn, head, unit, "", f"{span.name}{words.colon}{said}" if total else ""))
    legend = tuple(LegendItem(kind, kind_label(words, masthead, kind)) for kind in kinds)
    return Columns(words.hours_by_kind, height, (*columns[:-1], _now(columns[-1]))), legend


def hours_figure(words: Wording, minutes: int) -> tuple[str, str]:
    """The figure above a column of time and what stands behind it: whole hours, minutes below half an hour, nothing for none."""
    if not minutes:
        return "", ""
    if hours := round(minutes / 60):
        return number(hours), words.length_hours.format(h="")
    return number(minutes), words.length_minutes.format(m="")


def ordered_kinds(sums: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """The kinds of activity that have any time in some sums, the most first, that without a kind last."""
    whole: dict[str, int] = {}
    for each in sums:
        for kind, minutes in each.items():
            whole[kind] = whole.get(kind, 0) + minutes
    return tuple(sorted(whole, key=lambda kind: (kind == "other", -whole[kind], kind)))


def table(place: Place, told: Sequence[Told], by: str) -> Table:
    """All that the columns show, the latest first."""
    words = place.words
    first = {"": words.week_label, "months": words.month_column, "years": words.year_column}[by]
    looks = words.looks
    head = (first, looks["done"], looks["part"], looks["carry"], looks["drop"], looks["open"], words.hours_column)
    shown = [each for each in reversed(told) if each.days or each.whole or each.minutes]
    rows = tuple(
        (
            each.span.name,
            *(number(each.days.count(letter) + each.whole.count(letter)) for letter in _LETTERS),
            words.duration(each.minutes) if each.minutes else "–",
        )
        for each in shown
    )
    return Table(head, rows, tuple(each.span.href for each in shown))

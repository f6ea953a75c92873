"""Figures of any journal: what is done is never more than what there is, parts sum to wholes, and lines make figures."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.dates.arithmetic import week_of
from journal.figures.homes import Homes, Parts, homes_of
from journal.figures.lines import explained_tasks, explained_time, explained_verdicts
from journal.figures.totals import figures
from journal.note import Note
from journal.progress import Tally, add
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_FIRST = date(2030, 12, 20)
_TEXTS = st.sampled_from(
    ["sow", "Mend the fence: better than expected", "9:00-10:00 swim", "9:30-11:00 swim", "16.30-: read", "rake (20 min)",
     "写报告：低于预期", "14:00-15:00 开会", "23:30-1:00 stars", "call the plumber #home"]
)  # fmt: skip
_MARKS = st.sampled_from(["[x]", "[ ]", "[-]", "[/]", "[>]", "[?]", "[f]", ""])
_LINES = st.tuples(st.sampled_from(["- ", "  - "]), _MARKS, _TEXTS).map(lambda each: f"{each[0]}{each[1]} {each[2]}")
_LISTS = st.lists(_LINES, max_size=6).map(lambda lines: "\n".join(lines) + "\n")


@st.composite
def _days(draw: st.DrawFn) -> tuple[str, str]:
    day = _FIRST + timedelta(days=draw(st.integers(0, 30)))
    return f"daily/{day}.md", draw(_LISTS) + "\n## Tomorrow\n\n" + draw(_LISTS)


@st.composite
def _weeks(draw: st.DrawFn) -> tuple[str, str]:
    first = _FIRST + timedelta(days=draw(st.integers(0, 24)))
    last = first + timedelta(days=6)
    under = first + timedelta(days=draw(st.integers(0, 6)))
    text = f"# {first} - {last}\n\n## This week\n\n{draw(_LISTS)}\n## {under}\n\n{draw(_LISTS)}\n## Next week\n\n{draw(_LISTS)}"
    return f"weekly/{first}.md", text


@st.composite
def _others(draw: st.DrawFn) -> tuple[str, str]:
    kind = draw(st.sampled_from(["reading", "page"]))
    head = draw(st.sampled_from(["", f"date: {_FIRST}\n"]))
    return f"{kind}/note.md", f"---\nkind: {kind}\n{head}---\n# A note\n\n{draw(_LISTS)}"


_JOURNALS = st.lists(st.one_of(_days(), _weeks(), _others()), min_size=1, max_size=8).map(dict)


def _notes(files: dict[str, str]) -> list[Note]:
    return [read(path, text.encode(), path, Rules()).note for path, text in files.items()]


def _homes(files: dict[str, str]) -> Homes:
    return homes_of(assemble(_notes(files), Terms()))


def _sum(groups: list[Parts]) -> tuple[Tally, int, int]:
    told = [figures(parts) for parts in groups]
    tallies = [each.tally for each in told]
    return (
        add(tallies) if tallies else Tally(),
        sum(each.time.effort or 0 for each in told),
        sum(each.verdicts.total for each in told),
    )


@given(_JOURNALS)
@settings(max_examples=25, deadline=None)
def test_what_is_done_is_never_more_than_what_there_is(files: dict[str, str]) -> None:
    homes = _homes(files)
    for parts in (*homes.days.values(), *homes.by_week().values(), homes.every()):
        tally = figures(parts).tally
        assert tally.leaf_done <= tally.leaf_total
        assert tally.all_done <= tally.all_total
        assert tally.top_done <= tally.top_total
        time = figures(parts).time
        assert (time.wall or 0) <= (time.effort or 0)


@given(_JOURNALS)
@settings(max_examples=25, deadline=None)
def test_days_sum_to_months_and_years(files: dict[str, str]) -> None:
    homes = _homes(files)
    months = homes.by_month()
    for year, month in months:
        days = [parts for day, parts in homes.days.items() if (day.year, day.month) == (year, month)]
        assert _sum(days) == _sum([months[year, month]])
    for year in {year for year, _ in months}:
        of_year = homes.between(date(year, 1, 1), date(year, 12, 31))
        assert _sum([of_year]) == _sum([parts for key, parts in months.items() if key[0] == year])


@given(_JOURNALS)
@settings(max_examples=25, deadline=None)
def test_each_task_is_in_one_week_and_weeks_sum_to_the_iso_year(files: dict[str, str]) -> None:
    homes = _homes(files)
    weeks = homes.by_week()
    held = [(part.entry.id, index) for parts in weeks.values() for part in parts for index in part.tasks]
    dated = [(part.entry.id, index) for part in homes.every() if part.home is not None for index in part.tasks]
    assert sorted(held) == sorted(dated)
    for year in {week.year for week in weeks}:
        of_year = [parts for week, parts in weeks.items() if week.year == year]
        assert _sum(of_year) == _sum([tuple(part for parts in of_year for part in parts)])


@given(_JOURNALS)
@settings(max_examples=25, deadline=None)
def test_each_figure_is_the_count_of_the_lines_that_it_lists(files: dict[str, str]) -> None:
    homes = _homes(files)
    for parts in (*homes.days.values(), *homes.by_week().values(), homes.every()):
        told = figures(parts)
        tasks, time, said = explained_tasks(parts), explained_time(parts), explained_verdicts(parts)
        assert (tasks.figure, tasks.whole) == (told.tally.leaf_done, told.tally.leaf_total)
        assert len(tasks.counted) == told.tally.leaf_done
        assert time.figure == (told.time.effort or 0)
        assert said.figure == told.verdicts.total


@given(_JOURNALS)
@settings(max_examples=25, deadline=None)
def test_the_figures_of_a_day_are_those_of_its_page(files: dict[str, str]) -> None:
    site = assemble(_notes({path: text for path, text in files.items() if not path.startswith("reading")}), Terms())
    homes = homes_of(site)
    for day, told in site.days.items():
        own = figures(homes.days.get(day, ()))
        assert (own.tally, own.time.effort, own.time.wall, own.time.open_ends) == (
            told.tally, told.minutes, told.wall, told.open_ends,
        )  # fmt: skip


@given(_JOURNALS, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_files_does_not_matter(files: dict[str, str], chance: object) -> None:
    notes = _notes(files)
    turned = list(notes)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    one, other = (homes_of(assemble(each, Terms())) for each in (notes, turned))

    assert one == other
    assert figures(one.every()) == figures(other.every())


@given(_JOURNALS)
@settings(max_examples=20, deadline=None)
def test_a_day_is_counted_in_one_week(files: dict[str, str]) -> None:
    homes = _homes(files)
    for day in homes.days:
        assert homes.week_at(day) in (homes.covering.get(day), week_of(day))

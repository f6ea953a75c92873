"""The page of all that is counted, on notes as they are written."""

from datetime import date, timedelta

import pytest

from journal.model import Site
from journal.read import read
from journal.record import replace
from journal.routes import Stats
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.known import known
from journal.views.place import Place
from journal.views.stats.page import StatsView, pages, stats
from journal.views.stats.sections import StatSection


def _site(**texts: str) -> Site:
    files = {name.replace("__", "/").replace("_", "-") + ".md": text for name, text in texts.items()}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    made = assemble(notes, Terms())
    return replace(made, masthead=replace(made.masthead, language="en"))


def _view(site: Site) -> StatsView:
    return stats(Place(site, Stats(), found=known(site)))


def _sections(site: Site) -> dict[str, StatSection]:
    return {section.id: section for section in _view(site).sections}


def _days(count: int, text: str, first: date = date(2031, 3, 3)) -> dict[str, str]:
    return {f"daily__{first + timedelta(days=at)}".replace("-", "_"): text for at in range(count)}


@pytest.fixture(scope="module")
def site() -> Site:
    return _site(
        **_days(9, "Rain.\n\n- [x] 7:00-8:00 Swim: better than expected\n- [ ] rake\n"),
        weekly__2031_W11="# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [x] Mend the fence\n\n## Questions\n\n- Why moss?\n",
        weekly__2031_W10="# Weekly 10: 3–9 March 2031\n\n## After work 30 mins\n\n- [x] 18:00-19:00 sow\n\n## Next week\n\n- Mend the fence\n- Sail\n",
    )


def test_without_a_date_there_is_no_page() -> None:
    assert pages(_site(about="# About\n")) == ()


def test_days_are_counted_by_weekday(site: Site) -> None:
    columns = _sections(site)["weekdays"].columns

    assert columns is not None
    assert [(each.label, each.head) for each in columns.columns] == [
        ("Mon", "2"), ("Tue", "2"), ("Wed", "1"), ("Thu", "1"), ("Fri", "1"), ("Sat", "1"), ("Sun", "1"),
    ]  # fmt: skip


def test_hours_are_stacked_by_kind_and_month(site: Site) -> None:
    table = _sections(site)["hours"].table

    assert table is not None
    assert table.head == ("Month", "Exercise", "Other", "Time logged")
    assert table.rows[-1] == ("Mar 2031", "9 h 00", "1 h 00", "10 h 00")


def test_the_clock_has_a_column_for_each_hour(site: Site) -> None:
    section = _sections(site)["clock"]

    assert section.columns is not None
    assert len(section.columns.columns) == 24
    assert section.columns.columns[7].said == "07:00: 9 h 00"
    assert section.table is not None
    assert [row[0] for row in section.table.rows] == ["07:00", "18:00"]


def test_follow_through_is_a_dot_for_each_month_with_a_plan(site: Site) -> None:
    section = _sections(site)["follow-through"]

    assert section.columns is not None
    assert [(each.head, len(each.marks)) for each in section.columns.columns[-2:]] == [("", 0), ("50%", 1)]


def test_chains_are_counted_by_their_length(site: Site) -> None:
    section = _sections(site)["times-carried"]

    assert section.table is not None
    assert section.table.rows == (("8 times", "1"),)


def test_tasks_that_were_carried_over_very_often_share_a_column() -> None:
    days = _days(40, "- [ ] Rake\n") | _days(13, "- [ ] Rake\n- [ ] Oil the hinge\n")
    section = _sections(_site(**days))["times-carried"]

    assert section.columns is not None
    assert [each.label for each in section.columns.columns] == [*map(str, range(1, 12)), "12+"]
    assert section.columns.columns[-1].said == "12+: 2"
    assert section.table is not None
    assert section.table.rows == (("12 times", "1"), ("39 times", "1"))


def test_verdicts_are_counted_by_month(site: Site) -> None:
    section = _sections(site)["verdicts"]

    assert section.table is not None
    assert section.table.rows == (("Mar 2031", "9", "0", "0", "+1.00"),)


def test_verdicts_are_counted_by_what_comes_back(site: Site) -> None:
    table = _sections(site)["verdicts-by-topic"].table

    assert table is not None
    assert table.rows == (("Swim", "9", "0", "0", "+1.00"),)


def test_open_tasks_are_told_day_by_day(site: Site) -> None:
    section = _sections(site)["open"]

    assert section.line
    assert section.note.endswith("No end is in sight.")


def test_habits_have_a_square_for_each_day(site: Site) -> None:
    (row,) = _sections(_site(**_days(9, "- [x] 7:00-8:00 Swim\n")))["habits"].habits

    assert (row.name, row.consistency, row.streak) == ("Swim", "9 of 9 days", "9 days")
    assert [square.kind for square in row.strip] == ["y"] * 9


def test_topics_have_their_times_and_minutes(site: Site) -> None:
    table = _sections(site)["topics"].table

    assert table is not None
    assert table.head == ("Topic", "Times", "Time logged")
    assert ("Swim", "9", "9 h 00, 9 stretches") in table.rows


def test_time_set_aside_stands_beside_what_it_took(site: Site) -> None:
    table = _sections(site)["budgets"].table

    assert table is not None
    assert table.rows == (("After work 30 mins, Week 10, 2031", "30 min", "1 h 00"),)


def test_words_are_counted_by_month_and_language(site: Site) -> None:
    table = _sections(site)["words"].table

    assert table is not None
    assert table.head == ("Month", "English")


def test_open_questions_have_their_age(site: Site) -> None:
    section = _sections(site)["questions"]

    assert section.note == "1 open, 0 answered"
    assert section.links[0].link.label == "Why moss?"


def test_the_longest_streaks_are_named(site: Site) -> None:
    (row,) = _sections(site)["streaks"].links

    assert (row.link.label, row.value) == ("3–11 March 2031", "9 days")


def test_works_are_counted_by_year_venue_and_site() -> None:
    work = "[How moss dries](https://moss.example/dry) [2019, OSDI, {} refs]"
    found = _sections(
        _site(
            daily__2031_03_03=f"## References\n\n- {work.format(40)}\n",
            daily__2031_03_13=f"## References\n\n- {work.format(52)}\n",
        )
    )

    assert [(row.label, row.value) for row in found["years"].bars] == [("2019", "1")]
    assert [row.label for row in found["venues"].bars] == ["OSDI"]
    assert [row.label for row in found["hosts"].bars] == ["moss.example"]
    assert found["citations"].links[0].value == "40 → 52, 3–13 March 2031"


def test_entries_that_others_link_to_are_ranked() -> None:
    found = _sections(
        _site(
            daily__2031_03_03="# Fog\n",
            daily__2031_03_04="See [it](2031-03-03.md).\n",
            daily__2031_03_05="And [again](2031-03-03.md).\n",
        )
    )

    assert [(row.link.label, row.value) for row in found["linked"].links] == [("Fog", "from 2 entries")]


def test_what_there_is_nothing_of_is_left_out() -> None:
    assert set(_sections(_site(daily__2031_03_03="Rain.\n"))) == {"weekdays", "words"}


# ---- what figures open to


def _opened(site: Site, section: str) -> dict[str, list[str]]:
    """The lines that a section opens to, by their label."""
    how = _sections(site)[section].how
    assert how is not None
    return {told.label: [line.text for line in told.lines] for told in how.lists}


def test_each_figure_opens_to_its_rule(site: Site) -> None:
    assert [section.id for section in _sections(site).values() if not section.links and not section.how] == []


def test_each_month_of_a_table_leads_to_its_page(site: Site) -> None:
    found = _sections(site)
    tables = {id_: found[id_].table for id_ in ("hours", "follow-through", "verdicts", "words")}

    assert {id_: table.hrefs[-1] for id_, table in tables.items() if table is not None} == dict.fromkeys(
        tables, "../2031/03/"
    )


def test_each_day_of_what_is_open_leads_to_its_week(site: Site) -> None:
    table = _sections(site)["open"].table

    assert table is not None
    assert table.hrefs == ("../2031/w10/", "../2031/w11/")


def test_what_is_open_opens_to_its_tasks(site: Site) -> None:
    section = _sections(site)["open"]

    assert section.table is not None
    assert len(_opened(site, "open")["Not done"]) == int(section.table.rows[-1][1])


def test_tasks_that_are_carried_over_lead_to_their_own_pages(site: Site) -> None:
    how = _sections(site)["times-carried"].how

    assert how is not None
    assert [(told.label, [line.href for line in told.lines]) for told in how.lists] == [("8 times", ["../tasks/rake/"])]


def test_a_topic_opens_to_the_lines_that_it_was_done_in(site: Site) -> None:
    assert len(_opened(site, "topics")["Swim"]) == 9


def test_a_streak_opens_to_its_days(site: Site) -> None:
    assert _opened(site, "streaks")["Counted"][0] == "3 Mar 2031"
    assert len(_opened(site, "streaks")["Counted"]) == 9


def test_of_many_lines_the_first_are_shown_and_the_way_to_the_others(site: Site) -> None:
    many = _site(**_days(40, "Rain.\n\n- [x] 7:00-8:00 swim\n"))
    how = _sections(many)["weekdays"].how

    assert how is not None
    assert len(how.lists[0].lines) == 5
    assert how.lists[0].more == "35 lines more, on the pages of their entries"
    assert [link.label for link in how.links] == ["March 2031", "April 2031"]


def test_a_topic_of_lengths_alone_has_no_stretches() -> None:
    table = _sections(_site(**_days(5, "- [x] Swim 1h\n")))["topics"].table

    assert table is not None
    assert table.rows == (("Swim", "5", "5 h 00"),)

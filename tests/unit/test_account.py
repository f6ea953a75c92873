"""What `journal stats` and `journal todo` tell, on notes as they are written."""

import json
from typing import Any

from journal.account.counted import stats_json
from journal.account.printed import columns_of, stats_text
from journal.account.todo import Which, todo, todo_json, todo_text
from journal.model import Site
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _site(language: str = "en", **texts: str) -> Site:
    files = {name.replace("__", "/").replace("_", "-") + ".md": text for name, text in texts.items()}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    made = assemble(notes, Terms())
    return replace(made, masthead=replace(made.masthead, language=language))


_W10 = "# Weekly 10: 3–9 March 2031\n\n## This week\n\n- [x] bake: better than expected\n- [ ] Mend the fence\n\n## Next week\n\n- Mend the fence\n- Swim\n"
_W11 = "# Weekly 11: 10–16 March 2031\n\n## This week\n\n- [/] Mend the fence\n"
_DAY = "- [x] 18:00-19:30 sow\n- [ ] 20:00- rake #garden 📅 2031-03-20\n"


def _journal(language: str = "en") -> Site:
    return _site(language, weekly__2031_W10=_W10, weekly__2031_W11=_W11, daily__2031_03_12=_DAY)


def _stats(site: Site) -> Any:
    return json.loads(stats_json(site))


def test_times_without_an_end_are_named_where_no_time_has_one() -> None:
    lines = stats_text(_site(daily__2031_03_12="- 9:00- sow\n")).splitlines()

    assert ["Time", "logged", "1", "without", "an", "end"] in [line.split() for line in lines]


def test_all_time_is_the_sum_of_weeks() -> None:
    told = _stats(_journal())

    assert told["all"]["leaf"] == [2, 5]
    assert [week["week"] for week in told["weeks"]] == ["2031-W10", "2031-W11"]
    assert [week["period"]["leaf"] for week in told["weeks"]] == [[1, 2], [1, 3]]
    assert [week["own"]["leaf"] for week in told["weeks"]] == [[1, 2], [0, 1]]


def test_a_month_is_the_sum_of_its_days_and_tells_of_whole_weeks_apart() -> None:
    (month,) = _stats(_journal())["months"]

    assert (month["month"], month["leaf"], month["whole_weeks"]["leaf"]) == ("2031-03", [1, 2], [1, 3])


def test_time_is_told_with_its_open_ends() -> None:
    (day,) = _stats(_journal())["days"]

    assert (day["date"], day["minutes"], day["minutes_wall"], day["open_ranges"]) == ("2031-03-12", 90, 90, 1)


def test_promises_are_told_as_sums() -> None:
    told = _stats(_journal())["promises"]

    assert (told["planned"], told["taken_up"], told["kept"], told["follow_through_percent"]) == (2, 1, 0, 50)


def test_what_is_carried_has_its_hops() -> None:
    (carried,) = _stats(_journal())["carried"]

    assert [(hop["date"], hop["state"]) for hop in carried["hops"]] == [("2031-03-03", "todo"), ("2031-03-10", "doing")]
    assert carried["age_days"] == 13


def test_each_figure_has_its_lines_by_file() -> None:
    told = _stats(_journal())["lines"]

    assert told["tasks"]["counted"] == {"daily/2031-03-12.md": [1], "weekly/2031-W10.md": [5]}
    assert told["tasks"]["in_the_total_only"] == {
        "daily/2031-03-12.md": [2],
        "weekly/2031-W10.md": [6],
        "weekly/2031-W11.md": [5],
    }
    assert told["time"]["counted"] == {"daily/2031-03-12.md": [[1, 90]]}
    assert told["time"]["not_counted"] == {"open_end": {"daily/2031-03-12.md": [2]}}
    assert told["taken_up"]["counted"] == {"weekly/2031-W10.md": [10]}


def test_each_figure_is_the_number_of_its_lines() -> None:
    told = _stats(_journal())
    counted, rest = (sum(map(len, told["lines"]["tasks"][key].values())) for key in ("counted", "in_the_total_only"))

    assert told["all"]["leaf"] == [counted, counted + rest]


def test_the_text_tells_how_many_lines_are_left_out_and_why() -> None:
    text = stats_text(_site(daily__2031_03_12="- [x] sow\n- [-] rake\n- [ ] pack\n    - [ ] tent\n- 9:00- read\n"))

    assert "Not counted\n  counted by the boxes below it  1\n  dropped                        1\n" in text


def test_the_text_has_the_same_figures() -> None:
    lines = [line.split() for line in stats_text(_journal()).splitlines()]

    assert ["Tasks", "done", "2", "of", "5", "40%"] in lines
    assert lines[lines.index(["Tasks", "of", "whole", "weeks"]) + 1][2:5] == ["1", "of", "3"]
    assert ["2031-W11", "1", "of", "3", "33%", "1", "h", "30", "≥", "1", "without", "an", "end"] in lines


def test_the_text_is_in_the_language_of_the_interface() -> None:
    assert "截至 2031年3月16日" in stats_text(_journal("zh-Hans"))


def test_columns_are_aligned_by_the_width_of_their_characters() -> None:
    assert columns_of("周 a") == 4


def test_a_journal_without_dates_says_so() -> None:
    assert stats_text(_site(about="# About\n")).startswith("Nothing to count yet")


def test_open_tasks_are_listed_newest_first_where_they_stand_last() -> None:
    rows = todo(_journal(), Which.RECENT)

    assert [(row.file, row.line, row.text) for row in rows] == [
        ("weekly/2031-W11.md", 5, "Mend the fence"),
        ("daily/2031-03-12.md", 2, "rake #garden"),
    ]


def test_tasks_of_long_ago_are_among_all() -> None:
    site = _site(daily__2031_03_12=_DAY, daily__2029_03_12="- [ ] fly\n")

    assert [row.text for row in todo(site, Which.RECENT)] == ["rake #garden"]
    assert [row.text for row in todo(site, Which.ALL)] == ["rake #garden", "fly"]


def test_tasks_with_a_date_are_in_its_order() -> None:
    site = _site(daily__2031_03_12="- [ ] b 📅 2031-04-02\n- [ ] none\n- [ ] a ⏳ 2031-03-20\n")

    assert [row.text for row in todo(site, Which.DUE)] == ["a", "b"]


def test_carried_tasks_tell_since_when() -> None:
    (row,) = todo(_journal(), Which.CARRIED)

    assert (row.text, str(row.since), row.age, row.hops) == ("Mend the fence", "2031-03-03", 13, 2)


def test_tasks_as_json_have_their_places() -> None:
    told = json.loads(todo_json(todo(_journal(), Which.RECENT)))

    assert (told[1]["file"], told[1]["line"], told[1]["due"], told[1]["tags"]) == (
        "daily/2031-03-12.md", 2, "2031-03-20", ["garden"],
    )  # fmt: skip


def test_tasks_as_text_stand_under_their_files() -> None:
    said = todo_text(todo(_journal(), Which.RECENT), "en", "content/")

    assert said.splitlines()[:2] == ["content/weekly/2031-W11.md", "     5  [/] Mend the fence  (13 days)"]
    assert said.splitlines()[3:5] == ["content/daily/2031-03-12.md", "     2  [ ] rake #garden  (due 20 Mar 2031)"]
    assert said.endswith("2 open")


def test_where_nothing_is_open_it_says_so() -> None:
    assert todo_text((), "en") == "Nothing is open"

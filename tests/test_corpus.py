"""What real notes of five kinds must give, and their twins: the same shapes in other words.

The twins are always read; the real notes only where `JOURNAL_CORPUS` names their folder.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from journal.figures.homes import homes_of
from journal.figures.lines import Reason, explained_tasks, explained_time
from journal.figures.totals import Verdicts, figures
from journal.marks.links import canonical
from journal.model import Site
from journal.note import Note
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.understood import understood

# A twin, and what the real note's name begins with.
_NAMES: Final = {"weekly": "000_", "log": "001_", "week-zh": "002_", "daily": "003_", "outline": "004_"}


def _notes(paths: Mapping[str, Path]) -> dict[str, Note]:
    return {name: read(path.name, path.read_bytes(), "", Rules()).note for name, path in paths.items()}


@pytest.fixture(scope="module")
def twins(root: Path) -> dict[str, Note]:
    return _notes({name: root / "tests" / "twins" / f"{name}.md" for name in _NAMES})


@pytest.fixture(scope="module")
def real(corpus: tuple[Path, ...]) -> dict[str, Note]:
    named = {path.name[:4]: path for path in corpus}
    return _notes({name: named[start] for name, start in _NAMES.items() if start in named})


@pytest.fixture(params=["twins", "real"])
def notes(request: pytest.FixtureRequest) -> dict[str, Note]:
    """The twins, then the real notes."""
    found: dict[str, Note] = request.getfixturevalue(request.param)
    return found


def _site(notes: dict[str, Note], name: str) -> Site:
    if name not in notes:
        pytest.skip(f"the corpus has no note like {name}.md")
    return assemble([notes[name]], Terms())


def _told(notes: dict[str, Note], name: str) -> Any:
    return understood(_site(notes, name))


# ---- a week in English


def test_the_checklist_of_a_week_is_counted_in_three_ways(notes: dict[str, Note]) -> None:
    progress = _told(notes, "weekly")["progress"]

    assert progress | {"leaf": [4, 6], "all": [4, 7], "top": [2, 4], "percent": 66} == progress


def test_a_week_has_seven_tasks_with_two_outcomes(notes: dict[str, Note]) -> None:
    outcomes = [task["outcome"] for task in _told(notes, "weekly")["tasks"]]

    assert outcomes == [-1, None, None, None, None, 1, None]


def test_seven_lines_of_a_week_are_days_of_an_unknown_year(notes: dict[str, Note]) -> None:
    told = _told(notes, "weekly")

    assert [entry["date"] for entry in told["entries"]] == [None] * 7
    assert "year-unknown" in [warning["code"] for warning in told["warnings"]]


def test_a_plan_without_boxes_has_four_items_and_three_below_the_first(notes: dict[str, Note]) -> None:
    assert [plan["parent"] for plan in _told(notes, "weekly")["plan"]] == [None, 0, 0, 0, None, None, None]


def test_the_verdicts_of_a_week_are_two(notes: dict[str, Note]) -> None:
    assert figures(homes_of(_site(notes, "weekly")).every()).verdicts == Verdicts(better=1, worse=1)


# ---- a log in English


def test_a_log_has_four_days(notes: dict[str, Note]) -> None:
    told = _told(notes, "log")

    assert told["kind"] == "log"
    assert [day["date"][5:] for day in told["days"]] in (
        ["03-09", "03-10", "03-12", "03-18"],
        ["09-09", "09-10", "09-12", "09-18"],
    )


def test_a_day_with_a_colon_has_no_title(notes: dict[str, Note]) -> None:
    assert [bool(day["title"]) for day in _told(notes, "log")["days"]] == [True, False, False, False]


def test_what_is_to_be_done_some_time_is_a_backlog(notes: dict[str, Note]) -> None:
    tasks = _told(notes, "log")["tasks"]

    assert [task["role"] for task in tasks] == ["backlog"] * 3
    assert [task["date"] is None for task in tasks] == [False, False, True]
    assert all(task["url"] for task in tasks)


def test_a_heading_that_speaks_of_questions_is_no_list_of_them(notes: dict[str, Note]) -> None:
    assert _told(notes, "log")["questions"] == []


def test_one_word_that_was_encoded_twice_is_repaired(notes: dict[str, Note]) -> None:
    codes = [warning["code"] for warning in _told(notes, "log")["warnings"]]

    assert codes.count("mojibake-repaired") == 1


# ---- a week in Chinese


def test_a_week_from_saturday_to_friday_is_the_week_that_holds_most_of_it(notes: dict[str, Note]) -> None:
    told = _told(notes, "week-zh")

    assert (told["period"], told["week"]) in (
        (["2025-04-19", "2025-04-25"], "2025-W17"),
        (["2026-03-07", "2026-03-13"], "2026-W11"),
    )


def test_the_time_of_a_week_is_the_sum_of_its_closed_ranges(notes: dict[str, Note]) -> None:
    told = _told(notes, "week-zh")

    assert told["minutes"] == 3055
    assert told["open_ranges"] == 1
    assert told["progress"]["leaf"] == [36, 36]


def test_a_task_may_have_two_ranges(notes: dict[str, Note]) -> None:
    times = [task["times"] for task in _told(notes, "week-zh")["tasks"]]

    assert sum(len(blocks) for blocks in times) == 37
    assert [task["minutes"] for task in _told(notes, "week-zh")["tasks"] if len(task["times"]) == 2] == [270]


def test_the_days_of_a_week_sum_to_its_time(notes: dict[str, Note]) -> None:
    minutes = Counter[str]()
    for task in _told(notes, "week-zh")["tasks"]:
        minutes[task["date"]] += task["minutes"] or 0

    assert [minutes[day] for day in sorted(minutes)] == [385, 470, 500, 310, 410, 490, 490]


def test_what_comes_back_each_day_is_found_by_its_words(notes: dict[str, Note]) -> None:
    tasks = _told(notes, "week-zh")["tasks"]
    sport = [task["minutes"] for task in tasks if "健身" in task["text"] or "打太极" in task["text"]]
    study = [task["minutes"] for task in tasks if "leetcode" in task["text"].lower() or "古谱" in task["text"]]

    assert (len(sport), sum(sport)) == (7, 590)
    assert (len(study), sum(study)) == (6, 365)


def test_the_figures_of_a_week_are_those_of_its_lines(notes: dict[str, Note]) -> None:
    site = _site(notes, "week-zh")
    (parts,) = homes_of(site).by_week().values()
    told = figures(parts)

    assert (told.tally.leaf_done, told.tally.leaf_total, len(explained_tasks(parts).counted)) == (36, 36, 36)
    assert (told.time.effort, told.time.open_ends, explained_time(parts).figure) == (3055, 1, 3055)


def test_the_days_of_a_week_have_their_sums(notes: dict[str, Note]) -> None:
    days = homes_of(_site(notes, "week-zh")).days

    assert [figures(days[day]).time.effort for day in sorted(days)] == [385, 470, 500, 310, 410, 490, 490]


def test_the_topics_of_a_week_have_their_time(notes: dict[str, Note]) -> None:
    doings = [topic.doings for topic in _site(notes, "week-zh").recurring.values()]
    told = [(sum(each.minutes or 0 for each in own), sum(each.blocks for each in own)) for own in doings]

    assert sorted(each for each in told if each[0]) == [(365, 6), (590, 7)]


# ---- a day in English


def test_what_is_planned_does_not_count_as_failure(notes: dict[str, Note]) -> None:
    told = _told(notes, "daily")

    assert [task["role"] for task in told["tasks"]] == ["done"] * 4 + ["plan"] * 4 + ["done"] * 2
    assert (told["progress"]["leaf"], told["progress"]["percent"]) == ([4, 6], 66)


def test_what_stays_open_is_in_the_plan_again(notes: dict[str, Note]) -> None:
    tasks = _told(notes, "daily")["tasks"]

    assert tasks[3]["text"] == tasks[4]["text"]


def test_six_questions_are_answered_and_three_have_pictures(notes: dict[str, Note]) -> None:
    questions = _told(notes, "daily")["questions"]

    assert [question["status"] for question in questions] == ["answered"] * 6
    assert [len(question["media"]) for question in questions] == [1, 1, 0, 0, 0, 1]


def test_the_day_is_told_by_the_names_of_its_pictures(notes: dict[str, Note]) -> None:
    told = _told(notes, "daily")

    assert told["date"] in ("2023-06-07", "2026-03-09")
    assert told["date_reason"]["told_by"] == "images"


def test_a_heading_sets_thirty_minutes_aside(notes: dict[str, Note]) -> None:
    assert _told(notes, "daily")["section_budget_minutes"] == {"After work 30 mins": 30}


def test_a_plan_stands_apart_from_what_is_counted(notes: dict[str, Note]) -> None:
    told = explained_tasks(homes_of(_site(notes, "daily")).every())
    planned = [spot for spot, reason in told.left if reason is Reason.PLANNED]

    assert (told.figure, told.whole, len(planned)) == (4, 6, 4)


# ---- an outline of what was read


def _outline(notes: dict[str, Note]) -> Note:
    if "outline" not in notes:
        pytest.skip("the corpus has no note like outline.md")
    return notes["outline"]


def test_an_outline_keeps_its_items_and_their_depth(notes: dict[str, Note]) -> None:
    items = _outline(notes).outline

    assert len(items) == 502
    assert {item.depth for item in items} == set(range(10))


def test_the_labels_and_the_order_of_an_outline_are_the_writers(notes: dict[str, Note]) -> None:
    roots = [item.label for item in _outline(notes).outline if item.depth == 0]

    assert roots == ["8", "9", "19", "1", "2", "3"]


def test_lists_of_further_reading_have_labels_of_every_kind(notes: dict[str, Note]) -> None:
    related = [item for item in _outline(notes).outline if item.related]

    assert Counter(item.text for item in related) == {"related materials": 13, "related works": 1}
    assert {item.label for item in related} == {"n", "n+1", "4"}


def test_the_works_of_an_outline_and_their_addresses(notes: dict[str, Note]) -> None:
    works = _outline(notes).references
    addresses = [url for work in works for url in work.urls]

    assert len(works) == 66
    assert len(addresses) == 76
    assert len({canonical(url).id for url in addresses}) == 74


def test_what_was_remarked_on_is_noted(notes: dict[str, Note]) -> None:
    assert Counter(work.noted for work in _outline(notes).references) == {True: 46, False: 20}


def test_six_works_have_brackets(notes: dict[str, Note]) -> None:
    works = _outline(notes).references

    assert sum(work.year is not None or work.citations is not None for work in works) == 6


def test_a_fence_that_is_never_closed_is_reported(notes: dict[str, Note]) -> None:
    codes = {warning["code"] for warning in _told(notes, "outline")["warnings"]}

    assert codes >= {"unclosed-fence", "mojibake-lossy", "liquid"}

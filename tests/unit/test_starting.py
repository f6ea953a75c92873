from collections.abc import Mapping
from datetime import date

import pytest

from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.starting import Sort, Start, start

_DAY = date(2031, 2, 20)


def _start(
    files: Mapping[str, str],
    sort: Sort = Sort.DAY,
    title: str = "",
    *,
    day: date = _DAY,
    carry: bool = False,
    plan: bool = False,
    template: str | None = None,
) -> Start:
    notes = [read(path, text.encode(), "", Rules()).note for path, text in sorted(files.items())]
    site = assemble(notes, Terms())
    return start(site, sort, day, title, files.__getitem__, template=template, carry=carry, plan=plan)


# --- Where


def test_a_journal_without_notes_has_days_by_their_date() -> None:
    assert _start({}) == Start("daily/2031-02-20.md", "# 2031-02-20\n\n")


def test_a_journal_without_notes_has_weeks_by_their_number() -> None:
    assert _start({}, Sort.WEEK).path == "weekly/2031-w08.md"


def test_a_journal_without_notes_has_months_by_their_number() -> None:
    assert _start({}, Sort.MONTH) == Start("monthly/2031-02.md", "# 2031-02\n\n")


@pytest.mark.parametrize(
    ("before", "title", "after", "called"),
    [
        ("monthly/2031-01.md", "January 2031", "monthly/2031-02.md", "February 2031"),
        ("2031/January 2031.md", "Looking back", "2031/February 2031.md", ""),
        ("月記/2031年1月.md", "2031年1月のまとめ", "月記/2031年2月.md", "2031年2月のまとめ"),
        ("회고/2031년 1월 회고.md", "2031년 1월 회고", "회고/2031년 2월 회고.md", "2031년 2월 회고"),
    ],
)
def test_a_month_lies_and_is_called_as_others_are(before: str, title: str, after: str, called: str) -> None:
    begun = _start({before: f"# {title}\n\nRained.\n"}, Sort.MONTH)

    assert begun == Start(after, f"# {called}\n\n" if called else "\n")


def test_a_month_takes_over_the_plan_of_the_month_before() -> None:
    files = {"monthly/2031-01.md": "# January 2031\n\n- [x] dig\n\n## Next month\n\n- sow\n"}

    assert _start(files, Sort.MONTH, plan=True).text == "# February 2031\n\n- [ ] sow\n\n"
    assert _start(files, Sort.MONTH, plan=True, day=date(2031, 4, 3)).text == "# April 2031\n\n"


_LOG = (
    "# January 2031\n\n## Goals\n\n- [ ] dig\n\n## 3 January\n\n### Notes\n\n- [ ] oil the hinge\n\n"
    "## 21 January\n\n### Notes\n\nRained.\n\n## Next month\n\n- sow\n"
)


def test_the_log_of_a_month_is_the_pattern_of_the_next() -> None:
    december = _LOG.replace("2031", "2030").replace("January", "December")
    files = {"2031-01.md": _LOG, "2030-12.md": december}
    begun = _start(files, Sort.MONTH, carry=True, plan=True)

    assert begun.path == "2031-02.md"
    assert begun.text.split("\n## ") == ["# February 2031\n", "Goals\n\n- [ ] dig\n- [ ] sow\n", "Next month\n\n"]
    assert _start(files, Sort.MONTH, day=date(2031, 1, 9)) == Start("2031-01.md", exists=True)


def test_the_note_of_a_month_that_is_there_is_named() -> None:
    assert _start({"m/February 2031.md": "Rained.\n"}, Sort.MONTH) == Start("m/February 2031.md", exists=True)


@pytest.mark.parametrize(
    ("title", "text", "after"),
    [
        (
            "Montag, 17. Februar 2031",
            "Heute habe ich gelernt, dass der Regen nicht auf den Farn wartet.",
            "Donnerstag, 20. Februar 2031",
        ),
        (
            "Lundi 17 février 2031",
            "Aujourd'hui la pluie est dans le jardin et je ne suis pas sur le quai.",
            "Jeudi 20 février 2031",
        ),
        (
            "17 de febrero de 2031",
            "Hoy la lluvia no es para el helecho, que se muere en el jardín.",
            "20 de febrero de 2031",
        ),
        ("понедельник, 17 февраля 2031", "Сегодня шёл дождь.", "четверг, 20 февраля 2031"),
    ],
)
def test_days_have_the_names_of_the_language_of_the_others(title: str, text: str, after: str) -> None:
    begun = _start({"2031-02-17.md": f"# {title}\n\n{text}\n"})

    assert begun.text == f"# {after}\n\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2031-02-17.md", "2031-02-20.md"),
        ("log/2031/02/2031-02-17.md", "log/2031/02/2031-02-20.md"),
        ("日记/2031年2月17日.md", "日记/2031年2月20日.md"),
        ("daily/2031.02.17.markdown", "daily/2031.02.20.markdown"),
        ("Tägliches Buch/20310217.md", "Tägliches Buch/20310220.md"),
    ],
)
def test_a_day_lies_and_is_called_as_others_are(before: str, after: str) -> None:
    assert _start({before: "Rained.\n"}).path == after


def test_words_behind_dates_are_left_out_where_there_are_none() -> None:
    files = {"2031-02-17-ferns.md": "Rained.\n", "2031-02-18-hinge.md": "Rained.\n"}

    assert _start(files).path == "2031-02-20.md"


def test_words_of_the_title_stand_where_others_have_theirs() -> None:
    files = {"2031-02-17-ferns.md": "Rained.\n", "2031-02-18-hinge.md": "Rained.\n"}

    assert _start(files, title="The Lock at Noon").path == "2031-02-20-the-lock-at-noon.md"


def test_a_name_has_spaces_where_others_have_them() -> None:
    files = {"2031-02-17 The ferns.md": "Rained.\n", "2031-02-18 A hinge.md": "Rained.\n"}

    assert _start(files, title="The Lock: Noon").path == "2031-02-20 The Lock Noon.md"


def test_what_all_names_have_is_kept() -> None:
    files = {"day-2031-02-17.md": "Rained.\n", "day-2031-02-18.md": "Rained.\n"}

    assert _start(files).path == "day-2031-02-20.md"


def test_a_week_goes_on_counting() -> None:
    files = {"Weekly-#4 2031.2.3-2.9.md": "- [x] a b\n", "Weekly-#5 2031.2.10-2.16.md": "- [x] a b\n"}

    assert _start(files, Sort.WEEK).path == "Weekly-#6 2031.2.17-2.23.md"


def test_the_entry_of_a_day_that_is_there_is_named() -> None:
    assert _start({"notes/2031-02-20.md": "Rained.\n"}) == Start("notes/2031-02-20.md", exists=True)


def test_later_days_are_no_pattern_for_a_former_one() -> None:
    files = {"old/2031-02-10.md": "Rained.\n", "new/2031-02-25.md": "Rained.\n"}

    assert _start(files, day=date(2031, 2, 11)).path == "old/2031-02-11.md"


def test_no_name_leads_out_of_the_folder() -> None:
    assert _start({}, Sort.PAGE, "../../etc/passwd").path == "etc-passwd.md"


# --- What


def test_front_matter_has_the_keys_that_others_have() -> None:
    files = {
        "2031-02-17.md": "---\ntitle: Ferns\ndate: 2031-02-17\nlayout: day\ntags: [rain]\n---\n\nRained.\n",
        "2031-02-18.md": "---\ntitle: A hinge\ndate: 2031-02-18\nlayout: day\ntags: [oil]\n---\n\nRained.\n",
    }

    assert _start(files).text == "---\ntitle:\ndate: 2031-02-20\nlayout: day\ntags: []\n---\n\n"


def test_a_title_stands_in_front_matter_where_others_have_it_there() -> None:
    files = {"2031-02-17.md": "---\ntitle: Ferns\n---\n\nRained.\n"}

    assert _start(files, title='Say "no": twice').text == '---\ntitle: "Say \\"no\\": twice"\n---\n\n'


def test_a_heading_has_its_date_as_others_have() -> None:
    files = {"2031-02-17.md": "# Monday, 17 February 2031\n\nRained.\n"}

    assert _start(files).text == "# Thursday, 20 February 2031\n\n"


def test_headings_that_most_have_come_again() -> None:
    body = "# {0}\n\n## 今日\n\n- [x] a b\n\n## 明日\n\n- c d\n"
    files = {f"2031-02-1{n}.md": body.format(f"2031-02-1{n}") for n in (6, 7, 8)}

    assert _start(files).text == "# 2031-02-20\n\n## 今日\n\n## 明日\n\n"


def test_no_heading_is_made_up() -> None:
    files = {"2031-02-17.md": "Rained.\n", "2031-02-18.md": "## Ferns\n\nRained.\n"}

    assert _start(files).text == "\n"


# --- Tasks that go on


def test_open_tasks_of_the_last_entry_are_taken_over() -> None:
    files = {
        "2031-02-16.md": "- [ ] older one\n",
        "2031-02-18.md": "- [x] done one\n- [ ] oil the hinge\n  - [x] buy oil\n  - [ ] find the can\n- [-] dropped\n",
    }

    assert _start(files, carry=True).text == "- [ ] oil the hinge\n  - [ ] find the can\n\n"


def test_a_task_below_a_done_one_moves_to_the_left() -> None:
    files = {"2031-02-18.md": "- [x] done one\n  - [ ] oil the hinge\n"}

    assert _start(files, carry=True).text == "- [ ] oil the hinge\n\n"


def test_tasks_stay_where_they_are_unless_asked_for() -> None:
    assert "hinge" not in _start({"2031-02-18.md": "- [ ] oil the hinge\n"}).text


def test_tasks_stand_under_the_heading_that_others_have_for_them() -> None:
    body = "# {0}\n\n## Notes\n\nRained.\n\n## Done today\n\n- [ ] oil the hinge\n"
    files = {f"2031-02-1{n}.md": body.format(f"2031-02-1{n}") for n in (7, 8)}

    assert _start(files, carry=True).text == "# 2031-02-20\n\n## Notes\n\n## Done today\n\n- [ ] oil the hinge\n\n"


# --- Templates


def test_a_template_is_filled() -> None:
    template = "# {{title}} ({{date:DD.MM.YYYY}}, {{ week }})\n\n{{tasks}}\n<% tp.file.cursor() %>\n"
    files = {"2031-02-18.md": "- [ ] oil the hinge\n"}

    text = _start(files, title="Ferns", template=template, carry=True).text

    assert text == "# Ferns (20.02.2031, 2031-W08)\n\n- [ ] oil the hinge\n<% tp.file.cursor() %>\n"


def test_an_archetype_of_hugo_is_filled() -> None:
    template = '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\n---\n'

    assert _start({}, Sort.PAGE, "Ferns", template=template).text == '---\ntitle: "Ferns"\ndate: 2031-02-20\n---\n'


_WEEKS = {
    "2031-W07.md": "# 2031-W07\n\n- [ ] paint\n\n## Next week\n\n- splice the *rope*\n  - buy thread\n- [ ] oil the hinge\n",
}


@pytest.mark.parametrize("sort", [Sort.WEEK, Sort.DAY])
def test_the_plan_of_the_week_before_is_taken_over_where_that_is_asked_for(sort: Sort) -> None:
    text = _start(_WEEKS, sort, plan=True).text

    assert text.endswith("- [ ] splice the *rope*\n  - [ ] buy thread\n- [ ] oil the hinge\n\n")


def test_a_day_takes_over_what_is_open_in_its_week() -> None:
    files = {**_WEEKS, "2031-W08.md": "# 2031-W08\n\n- [x] splice the rope\n- [ ] oil the hinge\n"}

    assert _start(files, plan=True).text == "# 2031-02-20\n\n- [ ] oil the hinge\n\n"


@pytest.mark.parametrize("sort", [Sort.WEEK, Sort.DAY])
def test_what_a_week_plans_for_another_time_is_not_taken_over(sort: Sort) -> None:
    week = "# 2031-W07\n\n## Goals\n\n- paint\n\n## Next month\n\n- sail\n\n## Next week\n\n- splice\n"

    assert _start({"2031-W07.md": week}, sort, plan=True).text.endswith("\n\n- [ ] splice\n\n")


def test_a_day_takes_over_the_goals_of_its_week() -> None:
    files = {"2031-W08.md": "# 2031-W08\n\n## Goals\n\n- splice the rope\n\n## Next week\n\n- paint\n"}

    assert _start(files, plan=True).text == "# 2031-02-20\n\n- [ ] splice the rope\n\n"


def test_an_old_plan_is_not_taken_over() -> None:
    assert "splice" not in _start(_WEEKS, plan=True, day=date(2031, 4, 1)).text


def test_what_is_carried_over_already_is_not_planned_twice() -> None:
    files = {
        "daily/2031-02-19.md": "# 2031-02-19\n\n- [ ] oil the hinge\n",
        "weekly/2031-W08.md": "# 2031-W08\n\n- [ ] oil the hinge\n- [ ] paint\n",
    }

    assert _start(files, carry=True, plan=True).text == "# 2031-02-20\n\n- [ ] oil the hinge\n- [ ] paint\n\n"

from datetime import date, timedelta

import pytest

from journal.dates.values import Written
from journal.marks.references import Reference
from journal.marks.tasks import State
from journal.model import Masthead
from journal.note import DayMark, OutlineItem, Question
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.home import fullest_weekday, home, latest_week, plan_of
from journal.views.place import Place
from tests import make
from tests.linear import assert_in_proportion


def days(*numbers: int) -> list[date]:
    return [date(2025, 7, number) for number in numbers]


def test_of_weekdays_written_equally_often_the_first_is_the_fullest() -> None:
    assert fullest_weekday(days(29, 30, 22, 23)) == 1


def test_a_site_without_entries_says_how_to_begin() -> None:
    shown = home(make.place())

    assert shown.empty is not None
    assert (shown.week, shown.plan, shown.year, shown.rows) == (None, None, None, ())


def test_a_site_of_pages_only_lists_them() -> None:
    shown = home(make.place(make.site(make.page("About"))))

    assert shown.heading == "Second Draft"
    assert [row.title for row in shown.rows] == ["About"]
    assert (shown.week, shown.year, shown.archive) == (None, None, None)


def test_pages_are_no_news_where_there_are_entries() -> None:
    shown = home(make.place(make.site(make.page("About"), make.daily("Tea"))))

    assert [row.title for row in shown.rows] == ["Tea"]


def test_reading_notes_without_dates_have_a_home() -> None:
    shown = home(make.place(make.site(make.reading("Queues"))))

    assert [card.title for card in shown.notes] == ["Queues"]
    assert (shown.week, shown.year) == (None, None)


def test_a_week_without_a_weekly_is_called_by_its_days() -> None:
    shown = home(make.place(make.site(make.daily())))

    assert shown.week is not None
    assert (shown.week.title, shown.week.days) == ("28 July – 3 August 2025", "")


def test_a_week_is_called_like_its_weekly() -> None:
    shown = home(make.place(make.site(make.daily(), make.weekly("Two steps sideways"))))

    assert shown.week is not None
    assert (shown.week.title, shown.week.href) == ("Two steps sideways", "2025/w31/")


@pytest.mark.parametrize("title", ["", "Week 31"])
def test_a_week_that_is_called_by_its_days_says_them_once(title: str) -> None:
    shown = home(make.place(make.site(make.daily(), make.weekly(title))))

    assert shown.week is not None
    assert (shown.week.title, shown.week.days) == ("28 July – 3 August 2025", "")


def test_a_week_without_a_day_has_no_spread() -> None:
    shown = home(make.place(make.site(make.weekly())))

    assert shown.week is not None
    assert shown.week.spread is None


def test_the_headline_of_a_week_is_its_own_checklist() -> None:
    weekly = make.weekly(of=make.note("w.md", tasks=make.tasks("ddo")))
    daily = make.daily(of=make.note("d.md", tasks=make.tasks("d")))

    shown = home(make.place(make.site(weekly, daily)))

    assert shown.week is not None
    assert shown.week.done == ("", "2", " of 3 done")


def test_entries_in_the_future_are_never_the_newest() -> None:
    today, later = make.daily("Now"), make.daily("Later", make.THURSDAY + timedelta(days=40))
    site = make.site(today, later, as_of=make.THURSDAY)

    assert [row.title for row in home(make.place(site)).rows] == ["Now"]


def test_the_latest_week_has_begun() -> None:
    today, later = make.daily("Now"), make.daily("Later", make.THURSDAY + timedelta(days=40))
    week = latest_week(make.site(today, later, as_of=make.THURSDAY))

    assert week is not None
    assert week.number == 31


def test_the_plan_is_the_top_of_the_weeklys_own_list() -> None:
    tasks = (
        make.task("Ship"), make.task("Package", parent=0), make.task("Run"), make.task("On a day", day=0),
    )  # fmt: skip
    found = plan_of(make.site(make.weekly(of=make.note("w.md", tasks=tasks))))

    assert found is not None
    assert found[1] == (0, 2)


def test_a_long_list_of_a_week_is_found_in_time_in_proportion() -> None:
    def found(text: str) -> object:
        tasks = tuple(make.task("Ship", parent=at - 1 if at % 2 else None) for at in range(len(text)))
        return plan_of(make.site(make.weekly(of=make.note("w.md", tasks=tasks))))

    assert_in_proportion(found, "-" * 8000)


def test_a_weekly_without_tasks_says_how_to_plan_where_a_day_has_some() -> None:
    today = make.daily("Today", make.THURSDAY, of=make.note("d.md", tasks=make.tasks("d")))
    shown = home(make.place(make.site(make.weekly(), today)))

    assert shown.plan is not None
    assert shown.plan.empty is not None


def test_a_journal_without_tasks_has_no_plan() -> None:
    assert home(make.place(make.site(make.weekly()))).plan is None


def test_a_weekly_with_tasks_under_its_days_has_no_plan() -> None:
    of = make.note("w.md", tasks=make.tasks("dd", day=0), days=(DayMark(Written(7, 31), "", 0, 1),))

    assert home(make.place(make.site(make.weekly(of=of)))).plan is None


def test_a_task_that_was_put_off_is_carried_over() -> None:
    weekly = make.weekly(of=make.note("w.md", tasks=(make.task("Flash cards", State.DEFERRED), make.task("Run"))))

    assert [carried.text for carried in home(make.place(make.site(weekly))).carried] == ["Flash cards"]


def test_what_is_carried_has_no_list_of_all_where_nothing_has_gone_on() -> None:
    weekly = make.weekly(of=make.note("w.md", tasks=(make.task("Flash cards", State.DEFERRED), make.task("Run"))))
    shown = home(make.place(make.site(weekly)))

    assert (len(shown.carried), shown.all_carried) == (1, None)


def test_what_the_week_and_its_day_put_off_is_carried_once() -> None:
    weekly = make.weekly(of=make.note("w.md", tasks=(make.task("Flash cards", State.DEFERRED),)))
    daily = make.daily(of=make.note("d.md", tasks=(make.task("flash cards", State.DEFERRED),)))

    assert [carried.where for carried in home(make.place(make.site(weekly, daily))).carried] == ["Weekly 31"]


def test_what_is_carried_from_week_to_week_has_its_chain() -> None:
    week = "# Week {n}, 2031\n\n- [ ] Renew the passport\n"
    notes = [read(f"weekly/2031-W{n}.md", week.format(n=n).encode(), str(n), Rules()).note for n in (11, 12, 13)]
    (task,) = home(make.place(assemble(notes, Terms()))).carried

    assert (task.text, task.href) == ("Renew the passport", "tasks/renew-the-passport/")
    assert task.chain is not None
    assert [link.label for link in task.chain.links] == ["W11", "W12", "W13"]


def test_the_figures_of_the_days_of_a_week_stand_beside_those_of_its_own_list() -> None:
    weekly = make.weekly(of=make.note("w.md", tasks=make.tasks("ddo")))
    daily = make.daily(of=make.note("d.md", tasks=make.tasks("d")))

    shown = home(make.place(make.site(weekly, daily))).week

    assert shown is not None
    assert shown.period == "3 of 4 with its days"


def test_a_streak_opens_to_its_days() -> None:
    shown = home(make.place(make.site(*make.run_of_days(make.THURSDAY, 3))))

    (fact,) = (each for each in shown.facts if each.name == "Longest streak")
    assert fact.value == "3 days"
    assert fact.how is not None
    assert [line.text for line in fact.how.lists[0].lines] == ["29 Jul 2025", "30 Jul 2025", "31 Jul 2025"]


def test_only_questions_without_an_answer_are_open() -> None:
    questions = (Question("Why?", 1, 0, ("Because.",)), Question("How?", 2, 0))
    shown = home(make.place(make.site(make.daily(of=make.note("d.md", questions=questions)))))

    assert [(question.text, question.href, question.where) for question in shown.questions] == [
        ("How?", "2025/07/31/#q-2", "31 Jul")
    ]


def test_all_open_questions_are_counted_in_the_link_to_their_page() -> None:
    questions = tuple(Question(f"Word{n} alone?", n + 1, 0) for n in range(6))
    shown = home(make.place(make.site(make.daily(of=make.note("d.md", questions=questions)))))

    assert len(shown.questions) == 4
    assert shown.all_questions is not None
    assert (shown.all_questions.label, shown.all_questions.href) == ("All 6", "questions/")


def test_the_desk_has_the_works_with_the_newest_remarks() -> None:
    def work(title: str) -> Reference:
        return Reference(title, 1, urls=(f"https://{title}.example/",), ids=(f"{title}.example",), remarks=("clear",))

    notes = [
        make.reading(title, date(2025, 7, day), make.note(f"{title}.md", references=(work(title),)))
        for day, title in enumerate(("tides", "looms", "keels"), 1)
    ]
    shown = home(make.place(make.site(*notes)))

    assert [(card.title, card.href, card.remark) for card in shown.works] == [
        ("keels", "ref/keels/", "clear"),
        ("looms", "ref/looms/", "clear"),
    ]
    assert shown.notes == ()


def test_a_question_of_an_outline_leads_to_its_page() -> None:
    of = make.note("r.md", questions=(Question("How?", 3, 0),), outline=(OutlineItem("1", "How?", 0, None, 3, 0),))
    (question,) = home(make.place(make.site(make.reading("Queues", of=of)))).questions

    assert question.href == "reading/queues/"


def test_a_year_of_days_ends_with_the_last_day_written() -> None:
    shown = home(make.place(make.site(make.daily())))

    assert shown.year is not None
    assert [cell.current for cell in shown.year.cells if cell.href] == [True]
    assert shown.facts[0].value == "1 of 368"


def test_a_week_of_long_ago_is_not_the_present_one() -> None:
    shown = home(make.place(make.site(make.daily(), as_of=date(2027, 3, 9))))

    assert (shown.week, shown.year, shown.facts) == (None, None, ())


def test_the_facts_leave_out_what_is_nothing() -> None:
    names = [fact.name for fact in home(make.place(make.site(make.daily()))).facts]

    assert names == ["Days written", "Current streak", "Longest streak", "Fullest weekday"]


def test_tags_come_by_how_often_they_are_used() -> None:
    first, second = make.daily("One", tags=("tea", "rust")), make.daily("Two", date(2025, 7, 30), tags=("tea",))

    assert [(tag.name, tag.count) for tag in home(make.place(make.site(first, second))).tags] == [
        ("tea", "2"),
        ("rust", "1"),
    ]


def test_a_text_in_another_language_says_so_on_the_home_page() -> None:
    of = make.note("w.md", language="zh-Hans")
    site = make.site(replace(make.weekly("事件循环", of=of), language="zh-Hans"))

    shown = home(Place(site, make.place().route)).week

    assert shown is not None
    assert shown.language == "zh-Hans"


def test_a_description_stands_where_there_is_no_week() -> None:
    site = make.site(make.page(), masthead=Masthead("Second Draft", description="What I read."))

    assert home(make.place(site)).lede == "What I read."

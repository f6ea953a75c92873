"""What headings are for, by their words."""

import pytest

from journal.lexicon import Lexicon, extended
from journal.marks.tasks import Role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Next week", Role.PLAN),
        ("  2) NEXT WEEK’S GOALS: ", Role.PLAN),
        ("Next Week (16–22 March)", Role.PLAN),
        ("🎯 Tomorrow", Role.PLAN),
        ("下周工作计划", Role.PLAN),
        ("二、明日安排", Role.PLAN),
        ("来週の予定", Role.PLAN),
        ("내일 계획", Role.PLAN),
        ("下周待办", Role.PLAN),
        ("明天要做的事", Role.PLAN),
        ("下一步计划", Role.PLAN),
        ("下週計畫", Role.PLAN),
        ("次週の予定", Role.PLAN),
        ("来週すること", Role.PLAN),
        ("明日のTODO", Role.PLAN),
        ("次にやること", Role.PLAN),
        ("다음 주에 할 일", Role.PLAN),
        ("차주 업무", Role.PLAN),
        ("내일 해야 할 일", Role.PLAN),
        ("내일 일정", Role.PLAN),
        ("Today's work", Role.DONE),
        ("After work 30 mins", Role.DONE),
        ("本周", Role.DONE),
        ("今日やったこと", Role.DONE),
        ("이번 주 계획", Role.DONE),
        ("今日待办", Role.DONE),
        ("今天做了什么", Role.DONE),
        ("今日やること", Role.DONE),
        ("本日の作業", Role.DONE),
        ("오늘 할 일", Role.DONE),
        ("이번 주에 한 일", Role.DONE),
        ("Reading list", Role.BACKLOG),
        ("阅读清单", Role.BACKLOG),
        ("以后再说", Role.BACKLOG),
        ("あとで読む", Role.BACKLOG),
        ("やることリスト", Role.BACKLOG),
        ("할 일 목록", Role.BACKLOG),
        ("읽고 싶은 책", Role.BACKLOG),
    ],
)
def test_a_heading_has_its_role(heading: str, role: Role) -> None:
    meaning = Lexicon().meaning(heading)

    assert meaning is not None
    assert meaning.role is role


@pytest.mark.parametrize(
    "heading",
    [
        "Build a question answering system",
        "Next week in the history of looms",
        "Tomorrowland",
        "计划生育",
        "来週の天気",
        "明日への手紙",
        "다음 주 날씨",
        "今日新闻",
        "Work",
        "",
        "1. 2.",
    ],
)
def test_other_words_in_a_heading_mean_nothing(heading: str) -> None:
    assert Lexicon().meaning(heading) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Q & A",
        "Questions:",
        "疑问",
        "三、问题",
        "質問",
        "질문",
        "my questions",
        "未解决的问题",
        "わからないこと",
        "의문점",
    ],
)
def test_a_heading_asks(heading: str) -> None:
    meaning = Lexicon().meaning(heading)

    assert meaning is not None
    assert meaning.family == "questions"


def test_the_writers_own_words_win() -> None:
    lexicon = extended(plan=("Ahead",), done=("Next week",), backlog=(), questions=("Riddles",))

    assert lexicon.words is not lexicon.extra
    assert [meaning.role for name in ("ahead", "Next Week") if (meaning := lexicon.meaning(name)) is not None] == [
        Role.PLAN,
        Role.DONE,
    ]


def test_a_bare_word_depends_on_boxes_and_dates() -> None:
    bare = [meaning.bare for name in ("TODO", "Plan", "Next week") if (meaning := Lexicon().meaning(name)) is not None]

    assert bare == [True, True, False]

"""What headings are for, by their words."""

import os
import subprocess
import sys

import pytest

from journal.headingwords import FAMILIES, MORNINGS
from journal.lexicon import Lexicon, extended, known_words, normal, plain
from journal.marks.tasks import Role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Next week", Role.PLAN),
        ("  2) NEXT WEEK’S GOALS: ", Role.PLAN),
        ("Next Week (16–22 March)", Role.PLAN),
        ("Initial plan for next week", Role.PLAN),
        ("🎯 Tomorrow", Role.PLAN),
        ("下周工作计划", Role.PLAN),
        ("二、明日安排", Role.PLAN),
        ("来週の予定", Role.PLAN),
        ("내일 계획", Role.PLAN),
        ("下周待办", Role.PLAN),
        ("明天要做的事", Role.PLAN),
        ("下一步计划", Role.PLAN),
        ("Next actions", Role.PLAN),
        ("下一步行动", Role.PLAN),
        ("次のアクション", Role.PLAN),
        ("다음 할 일", Role.PLAN),
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
        ("내일 할 것", Role.PLAN),
        ("다음에 할 것", Role.PLAN),
        ("오늘 한 것", Role.DONE),
        ("앞으로 할 것", Role.BACKLOG),
        ("해야 할 것", Role.BACKLOG),
        ("明日学习计划", Role.PLAN),
        ("下阶段计划", Role.PLAN),
        ("本周学习计划", Role.DONE),
        ("后续计划", Role.BACKLOG),
        ("明日やる", Role.PLAN),
        ("明日の学習予定", Role.PLAN),
        ("今後の予定", Role.BACKLOG),
        ("明日以降やること", Role.BACKLOG),
        ("Reading list", Role.BACKLOG),
        ("阅读清单", Role.BACKLOG),
        ("以后再说", Role.BACKLOG),
        ("あとで読む", Role.BACKLOG),
        ("やることリスト", Role.BACKLOG),
        ("할 일 목록", Role.BACKLOG),
        ("TODO?", Role.BACKLOG),
        ("The week after next", Role.BACKLOG),
        ("下下周计划", Role.BACKLOG),
        ("再来週の予定", Role.BACKLOG),
        ("再来月やること", Role.BACKLOG),
        ("다다음 주 할 일", Role.BACKLOG),
        ("다다음달 목표", Role.BACKLOG),
        ("읽고 싶은 책", Role.BACKLOG),
    ],
)
def test_a_heading_has_its_role(heading: str, role: Role) -> None:
    meaning = Lexicon().meaning(heading)

    assert meaning is not None
    assert meaning.role is role


@pytest.mark.parametrize(
    ("heading", "family", "role"),
    [
        ("Nächste Woche", "next-week", Role.PLAN),
        ("PLAN FÜR MORGEN:", "tomorrow", Role.PLAN),
        ("Morgen", "tomorrow", Role.PLAN),
        ("✅ Erledigt", "done", Role.DONE),
        ("Offene Fragen", "questions", None),
        ("Questions?", "questions", None),
        ("疑問？", "questions", None),
        ("질문?", "questions", None),
        ("¿Qué hice hoy?", "today", Role.DONE),
        ("ما تعلمته؟", "learned", None),
        ("Heute gelernt (30 min)", "learned", None),
        ("Semaine prochaine (du 16 au 22 mars)", "next-week", Role.PLAN),
        ("Aujourd\u2019hui", "today", Role.DONE),
        ("Fait", "done", Role.DONE),
        ("À faire", "backlog", Role.BACKLOG),
        ("Para mañana", "tomorrow", Role.PLAN),
        ("Man\u0303ana", "tomorrow", Role.PLAN),
        ("Hecho", "done", Role.DONE),
        ("Preguntas/Dudas pendientes", "questions", None),
        ("Amanhã", "tomorrow", Role.PLAN),
        ("🎯 Próximos Passos", "tomorrow", Role.PLAN),
        ("Da leggere", "pile", Role.BACKLOG),
        ("Volgende week", "next-week", Role.PLAN),
        ("Jutro", "tomorrow", Role.PLAN),
        ("Zrobione", "done", Role.DONE),
        ("СДЕЛАНО:", "done", Role.DONE),
        ("Планы", "goals", Role.DONE),
        ("Вопросы", "questions", None),
        ("Питання", "questions", None),
        ("I morgen", "tomorrow", Role.PLAN),
        ("Nästa vecka", "next-week", Role.PLAN),
        ("Gelecek Hafta Hedefleri", "next-week", Role.PLAN),
        ("Bugün öğrendiklerim", "learned", None),
        ("Zítra", "tomorrow", Role.PLAN),
        ("Huomenna", "tomorrow", Role.PLAN),
        ("Αύριο", "tomorrow", Role.PLAN),
        ("Câu hỏi", "questions", None),
        ("Rencana Minggu Depan", "next-week", Role.PLAN),
        ("Hari ini", "today", Role.DONE),
        ("Esok", "tomorrow", Role.PLAN),
        ("Săptămâna viitoare", "next-week", Role.PLAN),
        ("Întrebări", "questions", None),
        ("Teendők", "backlog", Role.BACKLOG),
        ("Jövő hét (március 16–22.)", "next-week", Role.PLAN),
        ("Zajtra", "tomorrow", Role.PLAN),
        ("Za sutra", "tomorrow", Role.PLAN),
        ("Naslednji teden", "next-week", Role.PLAN),
        ("Шта сам урадио", "done", Role.DONE),
        ("ВЪПРОСИ", "questions", None),
        ("Què he fet", "done", Role.DONE),
        ("Εκκρεμότητες", "backlog", Role.BACKLOG),
        ("לקריאה", "pile", Role.BACKLOG),
        ("מחר", "tomorrow", Role.PLAN),
        ("غدًا", "tomorrow", Role.PLAN),
        ("پرسش\u200cها", "questions", None),
    ],
)
def test_a_heading_is_known_in_other_languages(heading: str, family: str, role: Role | None) -> None:
    meaning = Lexicon().meaning(heading)

    assert meaning is not None
    assert (meaning.family, meaning.role) == (family, role)


def test_the_words_of_a_language_mean_the_same_in_all() -> None:
    english = {word for word, meaning in known_words().items() if not meaning.morning}
    meant: dict[str, set[str]] = {}
    for families in FAMILIES.values():
        for family, words in families.items():
            for word in words.split("|"):
                meant.setdefault(plain(word), set()).add(family)

    assert {word for word in meant if normal(word) != word} == set()
    assert {word: families for word, families in meant.items() if len(families) > 1} == {}
    assert {word for word, (family,) in meant.items() if known_words()[word].family != family} == set()
    assert english.isdisjoint(MORNINGS)


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
        "Planning",
        "Later",
        "Piano",
        "Lectures",
        "Planes",
        "Planer",
        "Sutra",
        "Après",
        "Rancangan",
        "Morgenstern",
        "Fragen an die Quelle",
        "Завтрак",
        "Fait divers",
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

    assert [meaning.role for name in ("ahead", "Next Week") if (meaning := lexicon.meaning(name)) is not None] == [
        Role.PLAN,
        Role.DONE,
    ]


def test_a_bare_word_depends_on_boxes_and_dates() -> None:
    bare = [meaning.bare for name in ("TODO", "Plan", "Next week") if (meaning := Lexicon().meaning(name)) is not None]

    assert bare == [True, True, False]


def test_what_reading_depends_on_is_written_the_same_whatever_the_order_of_sets() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", "from journal.rules import Rules; print(Rules())"],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "5")
    }

    assert len(told) == 1
    assert len(told.pop()) < 1_000

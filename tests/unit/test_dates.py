"""What is read as a day, a week, a month or a range of days, and what only looks like one."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.dates import arithmetic, calendarnames, headings, names, ranges, spelling, told
from journal.dates.values import DayHeading, Found, Month, Order, PeriodFound, Range, Week, Written
from tests.linear import assert_in_proportion

DAYS_WITH_A_YEAR = [
    # text, ISO day, title
    ("1일차 (2026-03-09, 월)", "2026-03-09", ""),
    ("2026年3月9日、月", "2026-03-09", ""),
    ("2026年3月9日、月と星", "2026-03-09", "月と星"),
    ("Montag, 9. März 2026", "2026-03-09", ""),
    ("9. MÄRZ 2026: Rust", "2026-03-09", "Rust"),
    ("Mo., 9. März 2026", "2026-03-09", ""),
    ("Mo 9.3.2026", "2026-03-09", ""),
    ("Tag 4: 9. März 2026", "2026-03-09", ""),
    ("Lundi 9 mars 2026 — cordes", "2026-03-09", "cordes"),
    ("1er août 2026", "2026-08-01", ""),
    ("Le 9 mars 2026 : cordes", "2026-03-09", "cordes"),
    ("Le lundi 9 mars 2026", "2026-03-09", ""),
    ("Am 9.3.2026", "2026-03-09", ""),
    ("Montag, den 9. März 2026", "2026-03-09", ""),
    ("El 9 de marzo de 2026", "2026-03-09", ""),
    ("Mandag d. 9. marts 2026", "2026-03-09", ""),
    ("Måndag 9/3 2026", "2026-03-09", ""),
    ("9/3-2026", "2026-03-09", ""),
    ("09.03.2026r.", "2026-03-09", ""),
    ("Понедельник, 09.03.2026 г.", "2026-03-09", ""),
    ("День 3. 09.03.2026", "2026-03-09", ""),
    ("Dzień 3 – 9 marca 2026", "2026-03-09", ""),
    ("3. Gün - 9 Mart 2026", "2026-03-09", ""),
    ("Fecha: 9 de marzo de 2026", "2026-03-09", ""),
    ("lun. 9 mars 2026", "2026-03-09", ""),
    ("Lunes, 9 de marzo de 2026", "2026-03-09", ""),
    ("9 marzo 2026", "2026-03-09", ""),
    ("Segunda-feira, 9 de março de 2026", "2026-03-09", ""),
    ("maandag 9 maart 2026", "2026-03-09", ""),
    ("lør. 7. mars 2026", "2026-03-07", ""),
    ("9. maaliskuuta 2026", "2026-03-09", ""),
    ("poniedziałek, 9 marca 2026 r.", "2026-03-09", ""),
    ("9. března 2026", "2026-03-09", ""),
    ("9 Марта 2026 года: струны", "2026-03-09", "струны"),
    ("Пн, 9 марта 2026 г.", "2026-03-09", ""),
    ("9 березня 2026", "2026-03-09", ""),
    ("9 Mart 2026", "2026-03-09", ""),
    ("10 Kasim 2026, Sali", "2026-11-10", ""),
    ("10 KASIM 2026 SALI", "2026-11-10", ""),
    ("2026. 3. 9. 월요일", "2026-03-09", ""),
    ("2026. 3. 9. 월요일 단어", "2026-03-09", "단어"),
    ("Week 3 Day 2 - 2026-03-09", "2026-03-09", ""),
    ("Day 2 - 3 January 2026", "2026-01-03", ""),
    ("Tag 2 - 3. Januar 2026", "2026-01-03", ""),
    ("Jour 2 - 3 janvier 2026", "2026-01-03", ""),
    ("День 2 - 3 января 2026: гаммы", "2026-01-03", "гаммы"),
    ("Day 2: 2026-03-09 (pegs)", "2026-03-09", "pegs"),
    ("Day 2: 2026-03-09 pegs (old)", "2026-03-09", "pegs (old)"),
    ("**2026-03-09: pegs (old)**", "2026-03-09", "pegs (old)"),
    ("**2026-03-09: pegs**", "2026-03-09", "pegs"),
    ("[2026-03-09 pegs]", "2026-03-09", "pegs"),
    ("W3D2 (2026-03-09): pegs", "2026-03-09", "pegs"),
    ("周一（2026.3.9）", "2026-03-09", ""),
    ("2024-09-11", "2024-09-11", ""),
    ("2024-9-1", "2024-09-01", ""),
    ("2024.9.13 — group meeting", "2024-09-13", "group meeting"),
    ("2024/9/9: parser", "2024-09-09", "parser"),
    ("2024_09_09", "2024-09-09", ""),
    ("2024–09–09", "2024-09-09", ""),
    ("2024-09-09T10:00:00+08:00 notes", "2024-09-09", "notes"),
    ("2024-09-09 10:00 standup", "2024-09-09", "10:00 standup"),
    ("2024-09-09 - 5 papers", "2024-09-09", "5 papers"),
    ("2024-09-09日报", "2024-09-09", "日报"),
    ("2024.9.9日", "2024-09-09", ""),
    ("2024. 9. 16. (월) 회의", "2024-09-16", "회의"),
    ("20240915", "2024-09-15", ""),
    ("20240915 fixes", "2024-09-15", "fixes"),
    ("24.9.18", "2024-09-18", ""),
    ("24-09-18", "2024-09-18", ""),
    ("24.9.18 组会", "2024-09-18", "组会"),
    ("10.2.1: start", "2010-02-01", "start"),
    ("25年4月19日", "2025-04-19", ""),
    ("25年4.19", "2025-04-19", ""),
    ("2025年4/19：跑步", "2025-04-19", "跑步"),
    ("2024年9月12日 星期四", "2024-09-12", ""),
    ("2024年 11月 26日", "2024-11-26", ""),
    ("2024年9月9号，编译器", "2024-09-09", "编译器"),
    ("二〇二五年四月十九日", "2025-04-19", ""),
    ("二零二五年十二月二十一日", "2025-12-21", ""),
    ("２０２４．９．１３：散步", "2024-09-13", "散步"),
    ("２０２４年９月１３日", "2024-09-13", ""),
    ("2024年9月17日(火) 発表", "2024-09-17", "発表"),
    ("2024年9月17日火曜日", "2024-09-17", ""),
    ("令和7年4月19日", "2025-04-19", ""),
    ("令和元年5月1日", "2019-05-01", ""),
    ("2025/08/04 (月)", "2025-08-04", ""),
    ("2025/5/5（月・祝） 休み", "2025-05-05", "休み"),
    ("【2025/06/16】", "2025-06-16", ""),
    ("【2025/06/16】 定例会", "2025-06-16", "定例会"),
    ("2024년 9월 16일 (월)", "2024-09-16", ""),
    ("2024년 9월 16일 월요일 운동", "2024-09-16", "운동"),
    ("24년 9월 16일", "2024-09-16", ""),
    ("Sep 9, 2024: tuning", "2024-09-09", "tuning"),
    ("Sep 10, 2024: ", "2024-09-10", ""),
    ("Sept. 10th, 2024", "2024-09-10", ""),
    ("September 10 2024", "2024-09-10", ""),
    ("Sep 9 '24", "2024-09-09", ""),
    ("14 September 2024", "2024-09-14", ""),
    ("14th of September, 2024 — tea", "2024-09-14", "tea"),
    ("9-Sep-24", "2024-09-09", ""),
    ("09Sep2024", "2024-09-09", ""),
    ("2024 Sep 9", "2024-09-09", ""),
    ("2024-Sep-09", "2024-09-09", ""),
    ("Wednesday, January 13 2021", "2021-01-13", ""),
    ("Wed, 13 Jan 2021 - retro", "2021-01-13", "retro"),
    ("January 13, 2021 (Wed): retro", "2021-01-13", "retro"),
    ("January 13 (Wed), 2021 retro", "2021-01-13", "retro"),
    ("January 2nd, Monday 2023", "2023-01-02", ""),
    ("Day 1: January 2, 2023 - loops", "2023-01-02", "loops"),
    ("Day 12 (2024-09-09): trees", "2024-09-09", "trees"),
    ("第3天 2024-09-09 排序", "2024-09-09", "排序"),
    ("Date: 2024-09-09", "2024-09-09", ""),
    ("日期：2024-09-09", "2024-09-09", ""),
    ("Date 16/02/2026", "2026-02-16", ""),
    ("Datum 16.2.2026: rivers", "2026-02-16", "rivers"),
    ("**2024-09-09** bold", "2024-09-09", "bold"),
    ("**2024-09-09: bold**", "2024-09-09", "bold"),
    ("*2024-09-09*", "2024-09-09", ""),
    ("[[2024-09-09]]", "2024-09-09", ""),
    ("<2024-09-09 Mon>", "2024-09-09", ""),
    ("📅 2024-09-09 errands", "2024-09-09", "errands"),
    ("  2024-09-09  ", "2024-09-09", ""),
    ("31.12.2024", "2024-12-31", ""),
    ("13/4/2025", "2025-04-13", ""),
    ("4/13/2025", "2025-04-13", ""),
    ("13-04-2025", "2025-04-13", ""),
    ("2024-W17-3", "2024-04-24", ""),
    ("2024W173", "2024-04-24", ""),
    ("99年1月2日", "2099-01-02", ""),
]

DAYS_WITHOUT_A_YEAR = [
    ("周三（3.12）", 3, 12, 3, "", False),
    ("3. 12. 수요일", 3, 12, 3, "", False),
    ("3. 12.", 3, 12, None, "", True),
    ("水曜日 (9/4)", 9, 4, 3, "", False),
    ("수요일 (3/12) 회고", 3, 12, 3, "회고", False),
    ("Mon (9 March): strings", 3, 9, 1, "strings", False),
    ("Di 10. März", 3, 10, 2, "", False),
    ("lundi 9 mars : cordes", 3, 9, 1, "cordes", False),
    ("9 août", 8, 9, None, "", False),
    ("понедельник, 9 марта", 3, 9, 1, "", False),
    # text, month, day, weekday, title, bare
    ("9月9日(月)", 9, 9, 1, "", False),
    ("9月9日（周一）：开会", 9, 9, 1, "开会", False),
    ("9月9日、晴れ", 9, 9, None, "晴れ", False),
    ("9월 9일 (월)", 9, 9, 1, "", False),
    ("7월08일(1일차)", 7, 8, None, "1일차", False),
    ("四月十九日", 4, 19, None, "", False),
    ("3rd March", 3, 3, None, "", False),
    ("March 3rd", 3, 3, None, "", False),
    ("May 5 - 11 papers read", 5, 5, None, "11 papers read", False),
    ("May 5 talks", 5, 5, None, "talks", False),
    ("Mon 9/9", 9, 9, 1, "", False),
    ("Mon 9/9: swim", 9, 9, 1, "swim", False),
    ("Sat 3.2 solved", 3, 2, 6, "solved", False),
    ("周一 4.21", 4, 21, 1, "", False),
    ("星期一，4月21日", 4, 21, 1, "", False),
    ("4.20周日 组会", 4, 20, 7, "组会", False),
    ("3.2 Sat", 3, 2, 6, "", False),
    ("3.2 Sat: solved", 3, 2, 6, "solved", False),
    ("4.19", 4, 19, None, "", True),
    ("4.19:", 4, 19, None, "", True),
    ("4.19：买菜", 4, 19, None, "买菜", True),
    ("4.19 — tea", 4, 19, None, "tea", True),
    ("4/19", 4, 19, None, "", True),
    ("9.10", 9, 10, None, "", True),
    ("13 Mayo. Escalas", 5, 13, None, "Escalas", False),
    ("17 de mayo. Otra vez", 5, 17, None, "Otra vez", False),
    ("3 févr. Rien", 2, 3, None, "Rien", False),
    ("24.12", 12, 24, None, "", True),
    ("2.29", 2, 29, None, "", True),
    ("2.1: Setting", 2, 1, None, "Setting", True),
    ("04-19", 4, 19, None, "", True),
    ("【6.16】 定例会", 6, 16, None, "定例会", True),
]

NO_DAYS = [
    "3 Mars missions",
    "2 Mac. One old",
    "5 Mai Tais",
    "Do 3.3: exercises",
    "So 3.3.1 changes",
    "mar. 4 avril",
    "10 set",
    "Wed (notes)",
    "1. 2. three",
    "Wed (3/12 and later",
    "Mon (2.1 Setup)",
    "Week 3 (Mar 2 - Mar 8)",
    "",
    " ",
    "2.1 Setting",
    "2.1. Setting",
    "(2.1) Setting",
    "**2.1 Setting**",
    "10.2.1 Setting",
    "3.10.2",
    "3.10.12",
    "22.04.3 LTS",
    "v2.1",
    "2.1beta",
    "1.5x",
    "4.19%",
    "4.19元",
    "$4.19",
    "4/19 of them",
    "192.168.1.1",
    "10.0.0.1",
    "2024.9.9.1",
    "2024-13-01",
    "2024-00-10",
    "2024-09-32",
    "2.30",
    "13.13",
    "0.5",
    "2024",
    "2024-09",
    "2024年9月",
    "May",
    "May 2025",
    "maybe 3",
    "Mayor 5",
    "may 3 people come",
    "Sun Microsystems",
    "Monday",
    "3.2 SAT solvers",
    "3月10日間の旅",
    "3月10人",
    "7월 1일차",
    "1. 2. 3",
    "①.②",
    "4.1²",
    "120240915",
    "20240915a",
    "20241315",
    "09-10: standup",
    "9.30-10.15",
    "9.30-10",
    "10:30",
    "4.19:30",
    "2024-09-09 - 2024-09-15",
    "4月19日-25日",
    "May 5 - 11",
    "YYYY-MM-DD",
    "#4",
    "第4周",
    "TODO",
]

DAY_FORMS: list[Callable[[date], str]] = [
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d:%Y_%m_%d}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    lambda d: f"{d:%b} {d.day}, {d.year}: title",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d:%A}, {d:%B} {d.day} {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}日（{'月火水木金土日'[d.weekday()]}）",
    lambda d: f"【{d:%Y/%m/%d}】 title",
    lambda d: f"{d.isoformat()} 周{'一二三四五六日'[d.weekday()]}",
    lambda d: "{}-W{:02}-{}".format(*d.isocalendar()),
]


def heading(text: str, order: Order | None = None) -> DayHeading:
    found = headings.day_heading(text, order=order)
    assert found is not None
    return found


def period(text: str) -> PeriodFound:
    found = ranges.period(text)
    assert found is not None
    return found


def named(stem: str) -> Found:
    found = names.file_name(stem)
    assert found is not None
    return found


def iso(value: object) -> str:
    """A value as ISO 8601 writes it, and a day without a year as vCard does."""
    match value:
        case Written(month, day, None):
            return f"--{month:02}-{day:02}"
        case Written(month, day, year):
            return f"{year}-{month:02}-{day:02}"
        case Range(start, end):
            return f"{iso(start)}/{iso(end)}"
        case _:
            return str(value)


# Days


@pytest.mark.parametrize(("text", "day", "title"), DAYS_WITH_A_YEAR, ids=[row[0] for row in DAYS_WITH_A_YEAR])
def test_a_day_with_its_year_is_read_with_the_title_after_it(text: str, day: str, title: str) -> None:
    found = heading(text)

    assert (iso(found.written), found.title, found.bare) == (day, title, False)


YEARLESS = [row for row in DAYS_WITHOUT_A_YEAR if row[1]]


@pytest.mark.parametrize(
    ("text", "month", "day", "weekday", "title", "bare"), YEARLESS, ids=[row[0] for row in YEARLESS]
)
def test_a_day_without_a_year_is_read_with_what_it_names(
    text: str, month: int, day: int, weekday: int | None, title: str, *, bare: bool
) -> None:
    found = heading(text)

    assert (found.written, found.title, found.bare) == (Written(month, day, weekday=weekday), title, bare)


@pytest.mark.parametrize("text", NO_DAYS, ids=[text or "nothing" for text in NO_DAYS])
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert headings.day_heading(text) is None


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("2024-09-09 Mon", 1),
        ("2024-09-10, Tuesday", 2),
        ("Thurs. 2024-09-12", 4),
        ("2024年9月12日 星期四", 4),
        ("2024年9月13日 週五", 5),
        ("2024年9月14日（礼拜六）", 6),
        ("2024年9月15日 星期天", 7),
        ("9月17日(火)", 2),
        ("9月18日 水曜日", 3),
        ("9월 20일 금요일", 5),
        ("9월 21일 (토)", 6),
        ("9/22（日）", 7),
        ("2024-09-09", None),
    ],
)
def test_the_weekday_is_the_one_that_is_named(text: str, weekday: int | None) -> None:
    assert heading(text).written.weekday == weekday


def test_a_wrong_weekday_is_kept_for_others_to_see() -> None:
    assert heading("2024-09-09 Sun").written == Written(9, 9, 2024, weekday=7)


def test_a_title_begins_at_the_length_of_the_heading() -> None:
    text = "  Sep 9, 2024 (Mon): two words"

    assert text[heading(text).length :] == "two words"


def test_a_day_that_does_not_exist_is_written_but_has_no_date() -> None:
    written = heading("2023-02-29: leap").written

    assert (iso(written), written.on()) == ("2023-02-29", None)


def test_a_day_without_a_year_takes_the_year_it_is_given() -> None:
    assert Written(2, 29).on(2024) == date(2024, 2, 29)


def test_a_year_that_is_written_wins_over_the_one_given() -> None:
    assert Written(3, 1, 2020).on(2024) == date(2020, 3, 1)


def test_a_day_without_any_year_has_no_date() -> None:
    assert Written(3, 1).on() is None


@pytest.mark.parametrize(
    ("text", "order", "day", "ambiguous"),
    [
        ("3/4/2025", None, "2025-03-04", True),
        ("3.4.2025", None, "2025-04-03", True),
        ("3-4-2025", None, "2025-04-03", True),
        ("4/4/2025", None, "2025-04-04", False),
        ("3/4/2025", Order.DMY, "2025-04-03", False),
        # the weekday is that of 10 June
        ("Friday 06/10/22", Order.DMY, "2022-10-06", False),
        ("Friday 06/10/22", None, "2022-06-10", False),
        ("3.4.2025", Order.MDY, "2025-03-04", False),
        ("3/4/2025", Order.YMD, "2025-03-04", True),
        ("13/4/2025", Order.MDY, "2025-04-13", False),
        ("24/9/18", None, "2024-09-18", True),
        ("10/11/24", None, "2024-10-11", True),
        ("10/11/24", Order.YMD, "2010-11-24", False),
        ("24.9.18", Order.DMY, "2018-09-24", False),
        ("5.9.18", Order.DMY, "2018-09-05", False),
        ("Tue 3/4/2025", None, "2025-03-04", False),
        ("3/4/2025 (Thu)", None, "2025-04-03", False),
        ("3/4", Order.DMY, "--04-03", False),
        ("3/4", None, "--03-04", False),
    ],
)
def test_the_order_is_the_one_known_then_the_weekdays_then_the_customary(
    text: str, order: Order | None, day: str, *, ambiguous: bool
) -> None:
    written = heading(text, order).written

    assert (iso(written), written.ambiguous) == (day, ambiguous)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13/4/2025", (1, 0)),
        ("4/13/2025: x", (0, 1)),
        ("31.12.2024 and 12-31-2024, 24/12/2024", (2, 1)),
        ("3/4/2025", (0, 0)),
        ("32/4/2025", (0, 0)),
        ("13/13/2025", (0, 0)),
        ("2025-04-13", (0, 0)),
        ("13/4", (0, 0)),
    ],
)
def test_an_order_is_proved_by_a_part_above_twelve(text: str, shown: tuple[int, int]) -> None:
    assert told.orders_shown(text) == shown


@pytest.mark.parametrize(
    ("text", "known", "order"),
    [
        ("## 27-03-26\n\nHarp.\n\n## 28-03-26\n", (), Order.DMY),
        ("## 13.4.26\n\n## 3.5.26\n\n## 14.5.26\n", (), Order.DMY),
        ("- Fri 27/03/26: harp\n- Sat 28/03/26: lute\n", (), Order.DMY),
        ("## 12-30-25\n\n## 11-05-25\n", (), Order.MDY),
        ("# 09-03-26\n", ("2026-03-09",), Order.DMY),
        ("# 03-09-26\n", ("2026-03-09 harp",), Order.MDY),
        # the year stands first, or may
        ("## 26.3.27\n\n## 26.3.28\n", (), None),
        ("# 26-03-09\n", ("2026-03-09",), None),
        ("# 27-03-26\n", (), None),
        ("# 27-03-26\n", ("notes", ""), None),
        # any of them may be the month
        ("## 02/11/26\n\n## 03/11/26\n", (), None),
        # versions
        ("## 1.2.10\n\n## 1.3.10\n", (), None),
        ("## 10.0.12\n\n## 11.0.12\n", (), None),
        ("Since 27-03-26 and 28-03-26.\n", (), None),
        ("", (), None),
    ],
)
def test_days_near_each_other_prove_that_two_digits_of_a_year_stand_last(
    text: str, known: tuple[str, ...], order: Order | None
) -> None:
    assert told.year_last(text, known) is order


# Ranges and weeks


@pytest.mark.parametrize(
    ("text", "value", "title"),
    [
        ("25年4.19-4.25", "2025-04-19/2025-04-25", ""),
        ("3.–9. März 2025", "2025-03-03/2025-03-09", ""),
        ("Woche vom 3. bis 9. März 2025", "2025-03-03/2025-03-09", "Woche"),
        ("Semaine du 3 au 9 mars 2025", "2025-03-03/2025-03-09", "Semaine"),
        ("3 mars au 9 mars 2025", "2025-03-03/2025-03-09", ""),
        ("Del 3 al 9 de marzo de 2025", "2025-03-03/2025-03-09", ""),
        ("3 a 9 de março de 2025", "2025-03-03/2025-03-09", ""),
        ("С 3 по 9 марта 2025", "2025-03-03/2025-03-09", ""),
        ("29. Dezember – 4. Januar 2026", "2025-12-29/2026-01-04", ""),
        ("Week from 3 to 9 March 2025", "2025-03-03/2025-03-09", "Week"),
        ("Semaine du 3 mars 2025", "2025-03-03/2025-03-09", ""),
        ("KW 10 2025", "2025-W10", ""),
        ("2025-KW10 Rückblick", "2025-W10", "Rückblick"),
        ("Semana 10 de 2025", "2025-W10", ""),
        ("Неделя 10, 2025", "2025-W10", ""),
        ("24年12.30-1.5", "2024-12-30/2025-01-05", ""),
        ("24年12.30-25年1.5", "2024-12-30/2025-01-05", ""),
        ("12.30-2025.1.5", "2024-12-30/2025-01-05", ""),
        ("5.5-2025.5.11", "2025-05-05/2025-05-11", ""),
        ("24.12.30-1.5", "2024-12-30/2025-01-05", ""),
        ("4月19日-25日", "--04-19/--04-25", ""),
        ("4月19-25日", "--04-19/--04-25", ""),
        ("2025年4月19日~25日 周报", "2025-04-19/2025-04-25", "周报"),
        ("2025年4月28日至5月4日", "2025-04-28/2025-05-04", ""),
        ("四月十九日到四月二十五日", "--04-19/--04-25", ""),
        ("5月5日から11日まで", "--05-05/--05-11", ""),
        ("5월 5일부터 11일까지", "--05-05/--05-11", ""),
        ("2025/08/04 (月) ～ 2025/08/10 (日) 週報", "2025-08-04/2025-08-10", "週報"),
        ("2024-04-19 ~ 2024-04-25", "2024-04-19/2024-04-25", ""),
        ("2024-04-19 to 2024-04-25", "2024-04-19/2024-04-25", ""),
        ("2024-04-19 → 2024-04-25", "2024-04-19/2024-04-25", ""),
        ("2025-05-05/2025-05-11", "2025-05-05/2025-05-11", ""),
        ("2025-05-05_2025-05-11", "2025-05-05/2025-05-11", ""),
        ("2025-05-05-2025-05-11", "2025-05-05/2025-05-11", ""),
        ("2025-05-05~11", "2025-05-05/2025-05-11", ""),
        ("2020.5.18-29", "2020-05-18/2020-05-29", ""),
        ("2020-05-18-05-22", "2020-05-18/2020-05-22", ""),
        ("20250505-20250511", "2025-05-05/2025-05-11", ""),
        ("20250505-0511", "2025-05-05/2025-05-11", ""),
        ("第1-2周（2020.5.18-2020.5.29）", "2020-05-18/2020-05-29", "第1-2周"),
        ("Weekly report (2025.5.5-5.11) caches", "2025-05-05/2025-05-11", "Weekly report caches"),
        ("May 5 - 11, 2025", "2025-05-05/2025-05-11", ""),
        ("May 5–11", "--05-05/--05-11", ""),
        ("April 28 – May 4, 2025", "2025-04-28/2025-05-04", ""),
        ("Dec 30 - Jan 5, 2025", "2024-12-30/2025-01-05", ""),
        ("5–11 May 2025", "2025-05-05/2025-05-11", ""),
        ("28 April – 4 May 2025", "2025-04-28/2025-05-04", ""),
        ("Mon May 5 – Sun May 11", "--05-05/--05-11", ""),
        ("28.04-04.05.2025", "2025-04-28/2025-05-04", ""),
        ("03.05-09.05.2025", "2025-05-03/2025-05-09", ""),
        ("Week 3 (28/09/2026 - 06/10/2026)", "2026-09-28/2026-10-06", "Week 3"),
        ("27/10/2026 – 02/11/2026", "2026-10-27/2026-11-02", ""),
        ("06/10/2026 - 18/10/2026", "2026-10-06/2026-10-18", ""),
        ("09/28/2026 - 10/06/2026", "2026-09-28/2026-10-06", ""),
        ("01/10/2026 - 07/10/2026", "2026-10-01/2026-10-07", ""),
        ("Week of May 5, 2025", "2025-05-05/2025-05-11", ""),
        ("2025-W17", "2025-W17", ""),
        ("2025W17", "2025-W17", ""),
        ("2025年第17周", "2025-W17", ""),
        ("25年第十七周 小结", "2025-W17", "小结"),
        ("2025年 第17週", "2025-W17", ""),
        ("2025년 17주차", "2025-W17", ""),
        ("第17周 2025", "2025-W17", ""),
        ("Week 17, 2025", "2025-W17", ""),
        ("Week 17 of 2025: queues", "2025-W17", "queues"),
        ("2025 week 17", "2025-W17", ""),
        ("W17 2025", "2025-W17", ""),
        ("2026-W53", "2026-W53", ""),
        ("52주차 (2025.12.22. ~ 2025.12.28.)", "2025-12-22/2025-12-28", "52주차"),
        ("2025. 12. 22. ~ 12. 28.", "2025-12-22/2025-12-28", ""),
        ("2025. 12. 29.(월) - 1. 4.(일)", "2025-12-29/2026-01-04", ""),
        ("2025年第1周（12.30-1.5）", "2024-12-30/2025-01-05", "2025年第1周"),
        ("2024年第52周（12.23-12.29）", "2024-12-23/2024-12-29", "2024年第52周"),
        ("Week 1, 2026 (12/29-1/4)", "2025-12-29/2026-01-04", "Week 1, 2026"),
        ("Week of May 7, 2025", "2025-W19", ""),
    ],
)
def test_a_period_is_read_with_the_years_that_it_implies(text: str, value: str, title: str) -> None:
    found = period(text)

    assert (iso(found.value), found.title, found.bare) == (value, title, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.19-4.25", "--04-19/--04-25"),
        ("Weekly 4.19-4.25", "--04-19/--04-25"),
        ("4.28-5.4周报", "--04-28/--05-04"),
        ("12.30-1.5", "--12-30/--01-05"),
        ("4/19-4/25", "--04-19/--04-25"),
        ("4/19-25", "--04-19/--04-25"),
        ("28/9 - 6/10", "--09-28/--10-06"),
    ],
)
def test_four_numbers_without_a_year_are_a_bare_range(text: str, value: str) -> None:
    found = period(text)

    assert (iso(found.value), found.bare) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-2024",
        "10:00-11:00",
        "9:30-10",
        "2.1-2.3 Background",
        "Chapter 2.1-2.7",
        "python 3.5-3.12",
        "v3.5-3.12",
        "2025.5.11-2025.5.5",
        "2024-09-09",
        "2024-09-09 - 3.5 hours",
        "2024-09-09-09-30",
        "2024-02-25-2024-02-30",
        "May 5",
        "4月19日",
        "Week 17",
        "第17周",
        "2025-W54",
        "2025-W53",
        "2025-W00",
        "第17周 2025年4月",
        "Week 17, Monday 21 April 2025",
        "Weekly-#4",
        "2025年17周年",
        "1-2",
        "4.25-4.19",
        "2025-05",
    ],
)
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert ranges.period(text) is None


def test_a_period_says_where_it_stands() -> None:
    text = "Log, 2025.5.5-5.11: caches"
    found = period(text)

    assert text[found.begin : found.end] == "2025.5.5-5.11"


def test_a_range_without_a_year_ends_in_the_year_after_when_it_crosses_new_year() -> None:
    found = period("12.30-1.5").value

    assert isinstance(found, Range)
    assert found.on(2024) == (date(2024, 12, 30), date(2025, 1, 5))


def test_a_range_counts_both_its_ends() -> None:
    assert Range(Written(12, 30), Written(1, 5)).days == 7


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Weekly-#4", 4),
        ("Weekly-#7 Caching", 7),
        ("weekly-16", 16),
        ("Week 17", 17),
        ("week42", 42),
        ("Week 04", 4),
        ("W3", 3),
        ("KW 17", 17),
        ("Semaine 3", 3),
        ("Wochenbericht Nr. 3", 3),
        ("1. Woche: Saiten", 1),
        ("Staj Günlüğü - 10. Hafta: Rapor", 10),
        ("staj-gunlugu-10-hafta", 10),
        ("2ª semana", 2),
        ("4-я неделя", 4),
        ("Minggu ke-3", 3),
        ("Minggu 15 Maret 2026", None),
        ("Недеља 15. март 2026", None),
        ("11. hét", 11),
        ("A hét 10 kérdése", None),
        ("الأسبوع 3", 3),
        ("3 semanas de aula", None),
        ("2-weekend", None),
        ("Weekly No. 4", 4),
        ("Weekly report 12", 12),
        ("第4周", 4),
        ("第十二周", 12),
        ("第二十期", 20),
        ("第1-2周", 1),
        ("第4週", 4),
        ("4주차", 4),
        ("제4주", 4),
        ("周报4", 4),
        ("周报 #12", 12),
        ("#4", 4),
        ("Learning log #4", 4),
        ("Weekly-#4 2025.5.5-5.11", 4),
        ("", None),
        ("Week 17, 2025", None),
        ("2025-W17", None),
        ("Weekly 2025", None),
        ("Weekly 4.19-4.25", None),
        ("5月第2周", None),
        ("第4周年", None),
        ("fix issue #123 of the parser", None),
        ("weekend 3", None),
        ("C#4you", None),
    ],
)
def test_an_ordinal_is_a_place_in_a_series_and_not_a_week_of_a_year(text: str, number: int | None) -> None:
    assert ranges.ordinal(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "Le 3 mars 2025 nous chantions",
        "Am 3. März 2025 riss die Saite",
        "Den 3.9 release",
        "Il 2 novembre 2025 di Mahler",
    ],
)
def test_a_sentence_that_begins_with_a_day_is_no_heading_of_it(text: str) -> None:
    assert headings.day_heading(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Montag", (1, "", 0)),
        ("Vendredi 7", (5, "", 7)),
        ("Lundi : course", (1, "course", 0)),
        ("Среда", (3, "", 0)),
        ("Domingo", (7, "", 0)),
        ("Senin", (1, "", 0)),
        ("Minggu", None),
        ("Неделя", None),
        ("Minggu 2", None),
        ("Minggu ini", None),
        ("Thứ Hai: dây đàn", (1, "dây đàn", 0)),
        ("Thứ 3", (2, "", 0)),
        ("Chủ Nhật 15", (7, "", 15)),
        ("Thứ hai: vì sao", None),
        ("Joi: alergat", (4, "alergat", 0)),
        ("Joint", None),
        ("Hétfő", (1, "", 0)),
        ("ΔΕΥΤΕΡΑ", (1, "", 0)),
        ("Nedjelja", (7, "", 0)),
        ("Петък 13", (5, "", 13)),
        ("יום שני", (1, "", 0)),
        ("الاثنين", (1, "", 0)),
        ("Mardi gras", None),
        ("Son", None),
    ],
)
def test_a_weekday_alone_is_known_by_its_names_in_europe(text: str, found: tuple[int, str, int] | None) -> None:
    assert headings.weekday_heading(text) == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 9 tháng 3 năm 2026", "2026-03-09"),
        ("9 tháng 3, 2026", "2026-03-09"),
        ("9 tháng Mười Hai năm 2026", "2026-12-09"),
        ("9 tháng năm năm 2026", "2026-05-09"),
        ("Thứ Hai, ngày 9 tháng 3 năm 2026", "2026-03-09 (1)"),
        ("Thứ 2, 9 tháng 3", "--03-09 (1)"),
        ("Chủ nhật 15/3/2026", "2026-03-15 (7)"),
        ("Ngày 3: 9 tháng 3 năm 2026", "2026-03-09"),
        ("Senin, 9 Maret 2026", "2026-03-09 (1)"),
        ("Minggu, 15 Maret 2026", "2026-03-15 (7)"),
        ("Minggu 15 Maret 2026", "2026-03-15 (7)"),
        ("Isnin, 9 Mac 2026", "2026-03-09 (1)"),
        ("Hari ke-3: 9 Maret 2026", "2026-03-09"),
        ("Δευτέρα, 9 Μαρτίου 2026", "2026-03-09 (1)"),
        ("ΔΕΥΤΕΡΑ 9 ΜΑΡΤΙΟΥ 2026", "2026-03-09 (1)"),
        ("luni, 9 martie 2026", "2026-03-09 (1)"),
        ("Joi, 12 martie", "--03-12 (4)"),
        ("2026. március 9., hétfő", "2026-03-09 (1)"),
        ("2026. 03. 09. hétfő", "2026-03-09 (1)"),
        ("Hétfő, március 9.", "--03-09 (1)"),
        ("március 9-én", "--03-09"),
        ("Pondelok 9. marca", "--03-09 (1)"),
        ("Ponedjeljak, 9. ožujka 2026.", "2026-03-09 (1)"),
        ("9. listopada 2026.", "2026-10-09"),
        ("9 listopada 2026", "2026-11-09"),
        ("poniedziałek, 9. listopada 2026", "2026-11-09 (1)"),
        ("9. 3. 2026.", "2026-03-09"),
        ("понедељак, 9. март 2026.", "2026-03-09 (1)"),
        ("ponedeljek, 9. marec 2026", "2026-03-09 (1)"),
        ("Неделя, 15 март 2026 г.", "2026-03-15 (7)"),
        ("Dilluns, 9 de març del 2026", "2026-03-09 (1)"),
        ("9 d'abril de 2026", "2026-04-09"),
        ("יום שני, 9 במרץ 2026", "2026-03-09 (1)"),
        ("יום ב', 9.3.2026", "2026-03-09 (1)"),
        ("يوم الاثنين، 9 مارس 2026", "2026-03-09 (1)"),
        ("٩ مارس ٢٠٢٦", "2026-03-09"),
        ("9 كانون الثاني 2026", "2026-01-09"),
        ("2026-März-09", "2026-03-09"),
        ("Isnin, 9 Mac", "--03-09 (1)"),
        ("9 Mac 2026", "2026-03-09"),
        ("mánudagur 9. mars 2026", "2026-03-09 (1)"),
        ("Þriðjudagur 10. mars", "--03-10 (2)"),
        ("Dagur 3 - fimmtudagur 30. nóv 2023", "2023-11-30 (4)"),
        ("9. marta", "--03-09"),
    ],
)
def test_a_day_is_known_by_its_names_in_many_languages(text: str, day: str) -> None:
    found = headings.day_heading(text, order=Order.DMY)

    assert found is not None
    assert (iso(found.written) + (f" ({found.written.weekday})" if found.written.weekday else ""), found.title) == (
        day,
        "",
    )


@pytest.mark.parametrize(
    "text",
    [
        "9 Mac missions",
        "2. Mac",
        "2 Mac",
        "2. Mac: brew",
        "3. Ian",
        "2 mac: one old, one new",
        "2026 mac 5",
        "9 tháng nữa",
        "9 tháng 3 tuần",
        "Thứ 2 trong danh sách",
        "Luni merg la piață",
        "Marta 9",
        "hét 3 feladata",
        "március 3 könyv",
        "Неделя 9 марта",
        "Неделя 3 итоги",
        "Dan 12 angry men",
        "nap 20 minutes",
        "الأحد 3 كتب",
    ],
)
def test_a_word_that_may_be_part_of_a_day_makes_none(text: str) -> None:
    assert headings.day_heading(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9–15 tháng 3, 2026", "2026-03-09/2026-03-15"),
        ("Từ 9/3/2026 đến 15/3/2026", "2026-03-09/2026-03-15"),
        ("Tuần 11 năm 2026", "2026-W11"),
        ("Senin 9 - Minggu 15 Maret 2026", "2026-03-09/2026-03-15"),
        ("9 Maret s.d. 15 Maret 2026", "2026-03-09/2026-03-15"),
        ("Minggu ke-11 2026", "2026-W11"),
        ("9 έως 15 Μαρτίου 2026", "2026-03-09/2026-03-15"),
        ("Săptămâna 11, 2026", "2026-W11"),
        ("2026. március 9–15.", "2026-03-09/2026-03-15"),
        ("2026. március 30. – április 5.", "2026-03-30/2026-04-05"),
        ("2026. 11. hét", "2026-W11"),
        ("od 9. do 15. marca 2026", "2026-03-09/2026-03-15"),
        ("9 до 15 март 2026", "2026-03-09/2026-03-15"),
        ("9. – 15. 3. 2026", "2026-03-09/2026-03-15"),
        ("del 9 al 15 de març de 2026", "2026-03-09/2026-03-15"),
        ("من 9 إلى 15 مارس 2026", "2026-03-09/2026-03-15"),
        ("الأسبوع 11، 2026", "2026-W11"),
    ],
)
def test_a_period_is_known_in_many_languages(text: str, value: str) -> None:
    found = ranges.period(text, order=Order.DMY)

    assert found is not None
    assert (iso(found.value), found.title) == (value, "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tháng 3/2026", "2026-03"),
        ("tháng năm năm 2026", "2026-05"),
        ("Maret 2026", "2026-03"),
        ("Μάρτιος 2026", "2026-03"),
        ("2026. március", "2026-03"),
        ("Ožujak 2026.", "2026-03"),
        ("Març del 2026", "2026-03"),
        ("تشرين الأول 2026", "2026-10"),
        ("Mac 2026", None),
        ("Ian 2026", None),
        ("Augusta 2026", None),
    ],
)
def test_a_month_is_known_in_many_languages(text: str, value: str | None) -> None:
    found = ranges.month(text)

    assert (found and (iso(found.value), found.title)) == (value and (value, ""))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2026/thang-3/9.md", "2026-03-09"),
        ("2026/03 Maret/9.md", "2026-03-09"),
        ("9-thang-3-2026.md", "2026-03-09"),
        ("2026-március-09.md", "2026-03-09"),
        ("2026/minggu-11/a.md", "2026-W11"),
        ("2026/mac/setup.md", None),
    ],
)
def test_a_path_has_names_in_many_languages(name: str, value: str | None) -> None:
    found = names.path(name.split("/"))

    assert (found and iso(found.value)) == value


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nhật ký ngày 9 tháng 3 năm 2026", "Nhật ký"),
        ("Buku harian 9 Maret 2026", "Buku harian"),
        ("Napló 2026. március 9.", "Napló"),
        ("Дневник 9 март 2026 г.", "Дневник"),
        ("Potop 9 martie 2026", None),
    ],
)
def test_the_title_of_an_entry_ends_in_its_day_in_many_languages(text: str, title: str | None) -> None:
    found = headings.day_at_end(text)

    assert (found and found.title) == title


@pytest.mark.parametrize(
    ("names", "size"),
    [(calendarnames.MONTH_NAMES, 12), (calendarnames.WEEKDAY_NAMES, 7), (calendarnames.SHORT_WEEKDAY_NAMES, 7)],
)
def test_each_language_names_all_and_no_name_but_one_means_two(names: dict[str, str], size: int) -> None:
    assert {language: len(line.split()) for language, line in names.items()} == dict.fromkeys(names, size)

    meant: dict[str, set[int]] = {}
    for line in names.values():
        for number, alike in enumerate(line.split()):
            for name in alike.split("/"):
                meant.setdefault(name, set()).add(number)
    # The tenth month of Croats is the eleventh of Poles and Czechs.
    assert {name for name, numbers in meant.items() if len(numbers) > 1} <= {"listopad", "listopada"}
    assert calendarnames.MONTHS["listopad"] == calendarnames.MONTHS["listopada"] == 11


def test_a_name_has_its_number_whatever_its_case_and_without_dots() -> None:
    for name, number in calendarnames.MONTHS.items():
        for said in (name, name.upper(), name.title(), name.replace("ı", "i")):
            # In small letters some capitals are two characters.
            assert len(said.lower()) > len(name) or spelling.month_abroad(said) == number
    for name, number in calendarnames.WEEKDAYS.items():
        for said in (name, name.upper(), name.title(), name.replace("ı", "i")):
            assert spelling.bare_weekday(said) == (number, len(said))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月第2周", True),
        ("25년 3월 둘째 주", True),
        ("3월 마지막 주", True),
        ("3月の最終週", True),
        ("The second week of March", True),
        ("3월 둘째 날", False),
        ("The second week of the course", False),
    ],
)
def test_a_week_of_a_month_is_named_in_each_language(text: str, *, expected: bool) -> None:
    assert ranges.names_week(text) is expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Almanac 2024", 2024),
        ("2024年", 2024),
        ("2024年9月第1周", 2024),
        ("24년 9월 첫째 주", 2024),
        ("24年後", None),
        ("version 2024.1", None),
    ],
)
def test_a_year_stands_alone_or_before_a_month(text: str, year: int | None) -> None:
    assert told.year_in([text]) == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Learning log 2026/3/9", "2026-03-09"),
        ("TIL 26.03.09 (월)", "2026-03-09"),
        ("日報 令和8年3月9日（月）", "2026-03-09"),
        ("Weekly review — 2026-03-09", "2026-03-09"),
        ("The flood of 9 March 2026", None),
        ("Notes on the flood of 9 March 2026, again", None),
        ("Log 3/9", None),
        ("Notes on Python 3.10.12", None),
    ],
)
def test_a_title_of_a_journal_may_end_in_its_day(text: str, day: str | None) -> None:
    found = headings.day_at_end(text)

    assert (iso(found.written) if found else None) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-05", "2025-05"),
        ("2025年5月", "2025-05"),
        ("2025年五月 小结", "2025-05"),
        ("2025년 5월", "2025-05"),
        ("May 2025", "2025-05"),
        ("2025 May", "2025-05"),
        ("202505", "2025-05"),
        ("Rückblick März 2025", "2025-03"),
        ("marzo de 2025", "2025-03"),
        ("Mars 2025", "2025-03"),
        ("Май 2025", "2025-05"),
        ("2026-03-March", "2026-03"),
        ("March 2026 - part 2", "2026-03"),
    ],
)
def test_a_month_needs_its_year(text: str, value: str) -> None:
    found = ranges.month(text)

    assert found is not None
    assert iso(found.value) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May",
        "5月",
        "2025-13",
        "2025-05-06",
        "2025年5月6日",
        "May 6, 2025",
        "2.2025.5",
        "2025年5月第2周",
        "25년 5월 둘째 주",
        "The Mars 2020 rover",
        # several of them
        "2026-10 to 2026-12",
        "2026-10 至 2027-3 记录",
        "2026-10_2027-03",
        "2026-10~12",
        "Oct 2026 - Jul 2027",
        "Notes Oct-Dec 2026",
        "2026年10月-12月",
        "2026年10月〜2027年3月",
    ],
)
def test_what_is_not_a_month_is_none(text: str) -> None:
    assert ranges.month(text) is None


# File names, paths, values


@pytest.mark.parametrize(
    ("stem", "value", "title"),
    [
        ("2024-09-09", "2024-09-09", ""),
        ("2025-07-31-lost-wakeup", "2025-07-31", "lost wakeup"),
        ("2024-09-09 follow-up notes", "2024-09-09", "follow-up notes"),
        ("20240909", "2024-09-09", ""),
        ("2023.7.5", "2023-07-05", ""),
        ("2023_07_05", "2023-07-05", ""),
        ("2023-06-07-pic1", "2023-06-07", "pic1"),
        ("202307051432 on locks", "2023-07-05", "on locks"),
        ("20230705143210", "2023-07-05", ""),
        ("230705", "2023-07-05", ""),
        ("230705-locks", "2023-07-05", "locks"),
        ("13-05-2023", "2023-05-13", ""),
        ("05-13-2023", "2023-05-13", ""),
        ("31122024", "2024-12-31", ""),
        ("notes-2024-09-09", "2024-09-09", "notes"),
        ("12-2025-05-06", "2025-05-06", "12"),
        ("20201201_Tuesday", "2020-12-01", ""),
        ("2025-05-05-Mon-standup", "2025-05-05", "standup"),
        ("Sep 9 2024", "2024-09-09", ""),
        ("2024年9月9日", "2024-09-09", ""),
        ("4.19日报", "--04-19", "日报"),
        ("4.19", "--04-19", ""),
        ("04-19", "--04-19", ""),
        ("2022-W30", "2022-W30", ""),
        ("weekly-2025-W17-caches", "2025-W17", "weekly caches"),
        ("2025-07", "2025-07", ""),
        ("2025-07-harvest", "2025-07", "harvest"),
        ("202305", "2023-05", ""),
        ("Dec-2024", "2024-12", ""),
        ("2025-05-05_2025-05-11", "2025-05-05/2025-05-11", ""),
        ("25年4.19-4.25", "2025-04-19/2025-04-25", ""),
        ("4.19-4.25", "--04-19/--04-25", ""),
        ("0505-0511", "--05-05/--05-11", ""),
        ("TIL-230705", "2023-07-05", "TIL"),
        ("일지_230705 잠금", "2023-07-05", "일지 잠금"),
    ],
)
def test_a_file_name_gives_its_date_and_the_rest_as_title(stem: str, value: str, title: str) -> None:
    found = named(stem)

    assert (iso(found.value), found.title) == (value, title)


@pytest.mark.parametrize(
    "stem",
    [
        "",
        "README",
        "000_050708d483c5",
        "003_1eabd6abf83e66f4",
        "a20240909",
        "20240909b",
        "weekly-16",
        "week42",
        "day12",
        "12",
        "123456",
        "chapter 2.1",
        "2.1 Setting",
        "01-02-intro",
        "python-3.10.12",
        "10-11-12-steps",
        "1.5x",
        "2024",
        "2024-02-30b",
        "trio_230705",
        "til-230799",
    ],
)
def test_a_file_name_without_a_date_gives_none(stem: str) -> None:
    assert names.file_name(stem) is None


@pytest.mark.parametrize(
    ("path", "value", "title"),
    [
        ("2020/05/18.md", "2020-05-18", ""),
        ("2020/05/18-queues.md", "2020-05-18", "queues"),
        ("2020/5月/3日.md", "2020-05-03", ""),
        ("2020/May/3rd.md", "2020-05-03", ""),
        ("2020-05/18.md", "2020-05-18", ""),
        ("202305/12.md", "2023-05-12", ""),
        ("2023/05-12.md", "2023-05-12", ""),
        ("2023/0512 queues.md", "2023-05-12", "queues"),
        ("2025/4.19.md", "2025-04-19", ""),
        ("2021/4.19日报.md", "2021-04-19", "日报"),
        ("2025/4.19-4.25.md", "2025-04-19/2025-04-25", ""),
        ("2024/12.30-1.5.md", "2024-12-30/2025-01-05", ""),
        ("journal-2023/04/05.md", "2023-04-05", ""),
        ("20201201_Tuesday/queues.md", "2020-12-01", "queues"),
        ("2020.5.18-2020.5.24 queues/a.md", "2020-05-18/2020-05-24", "a"),
        ("2023/4.19-4.25/a.md", "2023-04-19/2023-04-25", "a"),
        ("2023/week-3/a.md", "2023-W03", "a"),
        ("2023/week12.md", "2023-W12", ""),
        ("2023/2023-05/2023-05-01.md", "2023-05-01", ""),
        ("a/b/2024-09-09.md", "2024-09-09", ""),
        ("2023/02/intro.md", "2023-02", "intro"),
        ("2023/05-May/07 queues.md", "2023-05-07", "queues"),
        ("2023/05/week-3/a.md", "2023-05", "a"),
        ("2023/第3周/a.md", "2023-W03", "a"),
        ("令和6年/9月/3日.md", "2024-09-03", ""),
        ("令和元年/9月/3日.md", "2019-09-03", ""),
        ("25년/3월/12.md", "2025-03-12", ""),
        ("2026년 5월/trio_260529 - pegs.md", "2026-05-29", "trio pegs"),
        ("2026/May/trio-0529.md", "2026-05-29", "trio"),
        ("2026/May/trio_260429.md", "2026-05", "trio 260429"),
        ("2026/May/trio_260532.md", "2026-05", "trio 260532"),
        ("2023/12_10_19.md", "2023-12-10/2023-12-19", ""),
        ("2023/12_01-09.md", "2023-12-01/2023-12-09", ""),
        ("2023/24-01-05.md", "2024-01-05", ""),
    ],
)
def test_a_path_gives_a_date_from_its_folders_and_its_file(path: str, value: str, title: str) -> None:
    found = names.path(path.split("/"))

    assert found is not None
    assert (iso(found.value), found.title, found.bare) == (value, title, False)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "notes/a.md",
        "2020/a.md",
        "docs/01/02.md",
        "week-3/a.md",
        "2023/02.5x/a.md",
        "2023/01-basics/02-intro.md",
        "2023/1.2 Setting.md",
        "2023/may be useful/03.md",
        "2023/weekly-16.md",
        "2023/09-10-11-steps.md",
    ],
)
def test_a_path_without_a_date_gives_none(path: str) -> None:
    assert names.path(path.split("/")) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-31",
        "2025/7/31",
        "2025.7.31",
        "20250731",
        '"2025-07-31"',
        "2025-07-31T23:30:00-08:00",
        "2025-07-31 10:00:00 +0800",
        "2025-07-31T10:00Z",
        "2025年7月31日",
        "July 31, 2025",
        "31 July 2025",
        "Thu, 31 Jul 2025 10:00:00 +0000",
        "Thu Jul 31 10:00:00 2025",
        "1753920000",
        "1753920000000",
        "20250731101500",
        "2025073110",
        "[[2025-07-31]]",
        "<2025-07-31 Thu>",
        "2025--07--31",
    ],
)
def test_a_value_gives_the_civil_day_as_written(text: str) -> None:
    assert told.value(text) == date(2025, 7, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "NaN",
        "YYYY/MM/DD",
        "YYYY-MM-DD",
        "{{date}}",
        "<% now %>",
        "2025",
        "2025-07",
        "12:50",
        "2.7 beta",
        "tomorrow",
    ],
)
def test_a_value_that_names_no_day_is_none(text: str) -> None:
    assert told.value(text) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("9.10", Written(9, 10)),
        ("2024-02-30", Written(2, 30, 2024)),
        ("3/4/2025", Written(3, 4, 2025, ambiguous=True)),
    ],
)
def test_a_value_that_is_no_certain_day_stays_as_it_is_written(text: str, written: Written) -> None:
    assert told.value(text) == written


# Arithmetic


def test_a_week_is_written_as_iso_does() -> None:
    assert str(Week(2025, 1)) == "2025-W01"


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert iso(Week(2025, 1).range) == "2024-12-30/2025-01-05"


def test_a_month_runs_to_its_last_day() -> None:
    assert iso(Month(2024, 2).range) == "2024-02-01/2024-02-29"


@pytest.mark.parametrize(
    ("start", "end", "week"),
    [
        ("2024-12-30", "2025-01-05", "2025-W01"),
        ("2026-12-28", "2027-01-03", "2026-W53"),
        ("2025-05-10", "2025-05-16", "2025-W20"),
        ("2025-04-17", "2025-04-24", "2025-W17"),
        ("2025-04-17", "2025-05-01", "2025-W17"),
        ("2025-04-07", "2025-05-07", "2025-W18"),
        ("2025-05-10", "2025-05-10", "2025-W19"),
    ],
)
def test_the_week_of_a_range_holds_most_of_its_days_or_is_the_later(start: str, end: str, week: str) -> None:
    assert str(arithmetic.majority_week(date.fromisoformat(start), date.fromisoformat(end))) == week


def test_of_no_range_does_another_week_hold_more_days() -> None:
    first, wrong = date(2024, 12, 30), []
    for start in (first + timedelta(days=before) for before in range(7)):
        for end in (start + timedelta(days=length) for length in range(30)):
            held = Counter(arithmetic.week_of(start + timedelta(days=at)) for at in range((end - start).days + 1))
            best = max(held, key=lambda week: (held[week], str(week)))
            wrong += [(start, end)] if arithmetic.majority_week(start, end) != best else []

    assert wrong == []


@pytest.mark.parametrize(
    ("written", "year"),
    [
        (Written(12, 31), 2024),
        (Written(1, 1), 2025),
        (Written(12, 20), 2024),
        (Written(1, 20), 2025),
        (Written(2, 29), 2024),
        (Written(1, 1, 2019), 2019),
        (Written(2, 30), None),
    ],
)
def test_the_fitting_year_puts_the_day_into_the_period_or_next_to_it(written: Written, year: int | None) -> None:
    assert arithmetic.fit_year(written, date(2024, 12, 30), date(2025, 1, 5)) == year


def test_years_rise_down_a_log_that_is_oldest_first() -> None:
    days = [Written(12, 30, 2024), Written(1, 2), Written(6, 1), Written(12, 30), Written(1, 1)]

    assert arithmetic.years_down(days) == (2024, 2025, 2025, 2025, 2026)


def test_years_fall_down_a_log_that_is_newest_first() -> None:
    days = [Written(1, 2), Written(12, 30), Written(12, 1), Written(11, 1, 2023), Written(2, 1), Written(12, 12)]

    assert arithmetic.years_down(days) == (2024, 2023, 2023, 2023, 2023, 2022)


@pytest.mark.parametrize(
    ("days", "years"),
    [
        ([Written(1, 2, 2024), Written(12, 30)], (2024, 2023)),
        ([Written(3, 1, 2022), Written(1, 1, 2023), Written(12, 1)], (2022, 2023, 2023)),
        ([Written(3, 1, 2022), Written(1, 1, 2023), Written(12, 1), Written(11, 1)], (2022, 2023, 2022, 2022)),
        ([Written(1, 1, 2023), Written(3, 1, 2022), Written(12, 1)], (2023, 2022, 2021)),
    ],
)
def test_most_steps_say_whether_years_rise(days: list[Written], years: tuple[int, ...]) -> None:
    assert arithmetic.years_down(days) == years


def test_years_stay_unknown_where_nothing_gives_one() -> None:
    assert arithmetic.years_down([Written(12, 30), Written(1, 2)]) == (None, None)


def test_an_anchor_is_the_year_of_the_first_day() -> None:
    assert arithmetic.years_down([Written(12, 30), Written(1, 1), Written(1, 2)], 2020) == (2020, 2021, 2021)


def test_a_day_out_of_order_does_not_change_the_year() -> None:
    days = [Written(3, 1, 2024), Written(3, 3), Written(3, 2), Written(3, 4)]

    assert arithmetic.years_down(days) == (2024, 2024, 2024, 2024)


@pytest.mark.parametrize(
    ("items", "days"),
    [
        (["10.7: run", "10.8: fix", "10.13: rest"], ["--10-07", "--10-08", "--10-13"]),
        (["9.9: run", "9.10: swim"], ["--09-09", "--09-10"]),
        (["9.10: swim", "9.9: run"], ["--09-10", "--09-09"]),
        (["12.30：跑步", "1.1：休息"], ["--12-30", "--01-01"]),
        (["9.30: wake", "10.15: read"], [None, None]),
        (["3.1: one", "3.1: two"], [None, None]),
        (["3.1: one", "3.3: two", "3.2: three"], [None, None, None]),
        (["2.1: alone"], [None]),
        (["2.1 Setting", "2.2 Model"], [None, None]),
        (["2025-09-09: run", "milk"], ["2025-09-09", None]),
        (["Mon 9/9: run"], ["--09-09"]),
        (["4月19日 跑步", "2.30: never"], ["--04-19", None]),
        (["4月19日前交稿", "4月19日之前交稿", "4月19日的讲座", "4月19日起早睡"], [None, None, None, None]),
        (["4月19日前往海边", "4月19日 前端", "4月19日跑步", "4月19日起床很早"], ["--04-19"] * 4),
        (["4月19日から始める", "4月19日までに出す", "4月19日に発表", "4月19日（土）は休み"], [None] * 4),
        (["4月19日 からあげ", "4月19日のんびり", "4月19日 以前の本"], ["--04-19"] * 3),
        (["4월 19일부터 시작", "4월 19일 토요일 까지 내기", "4월 19일에 발표", "4월 19일은 쉬는 날"], [None] * 4),
        (["4월 19일 이사", "4월 19일(토) 은행"], ["--04-19"] * 2),
        ([], []),
    ],
)
def test_the_items_of_a_list_are_days_if_all_of_them_agree(items: list[str], days: list[str | None]) -> None:
    found = headings.bullet_dates(items)

    assert [written and iso(written) for written, _ in found] == days


def test_a_dated_item_keeps_the_text_after_its_day() -> None:
    assert headings.bullet_dates(["9.9: ran **far**", "9.10: "])[0][1] == "ran **far**"


def test_an_undated_item_keeps_its_whole_text() -> None:
    assert headings.bullet_dates(["9.30: wake"]) == ((None, "9.30: wake"),)


def test_numbers_that_can_be_times_stay_times_in_the_section_of_a_day() -> None:
    assert headings.bullet_dates(["9.10: wake", "9.15: read"], under_day=True)[0][0] is None


def test_minutes_of_one_digit_are_days_even_in_the_section_of_a_day() -> None:
    assert headings.bullet_dates(["9.8: wake", "9.9: read"], under_day=True)[0][0] == Written(9, 8)


# Laws


@given(st.dates(date(1900, 1, 8), date(2199, 12, 20)), st.sampled_from(DAY_FORMS))
def test_every_day_reads_back_from_every_form(day: date, form: Callable[[date], str]) -> None:
    assert heading(form(day)).written.on() == day


@given(st.dates(date(1900, 1, 8), date(2199, 12, 20)), st.sampled_from(DAY_FORMS[:6]))
def test_every_day_reads_back_from_a_file_name(day: date, form: Callable[[date], str]) -> None:
    assert iso(named(form(day)).value) == day.isoformat()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 1)), st.integers(1, 27))
def test_every_range_reads_back_when_its_end_leaves_out_the_year(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    found = period(f"{start:%y}年{start.month}.{start.day}-{end.month}.{end.day}").value

    assert isinstance(found, Range)
    assert found.on() == (start, end)


@given(st.dates(date(1900, 1, 8), date(2199, 12, 20)))
def test_every_week_reads_back_as_it_is_written(day: date) -> None:
    week = arithmetic.week_of(day)

    assert period(str(week)).value == week


DATE_LIKE = st.text(st.sampled_from("0123456789.-/年月日周第W年 :—~()#_JanMay至월일一十二ärzКМт"), max_size=40)


@given(st.text() | DATE_LIKE)
def test_nothing_raises_on_any_text(text: str) -> None:
    found = headings.day_heading(text)
    headings.bullet_dates([text, text], order=Order.DMY)
    arithmetic.years_down([found.written] if found else [], 2024)
    told.value(text)
    ranges.ordinal(text)
    told.orders_shown(text)
    told.year_last(text, (text,))
    ranges.month(text)
    for named_range in (
        ranges.period(text),
        names.file_name(text),
        names.path([text, text]),
        names.path(["2024", text]),
    ):
        if named_range and isinstance(named_range.value, Range | Week | Month):
            iso(named_range.value)
            assert not isinstance(named_range.value, Week) or len(named_range.value.days()) == 7


@given(st.text() | DATE_LIKE)
def test_a_heading_and_a_period_stay_inside_the_text(text: str) -> None:
    found, span = headings.day_heading(text), ranges.period(text)

    assert found is None or 0 < found.length <= len(text)
    assert span is None or 0 <= span.begin < span.end <= len(text)


@pytest.mark.parametrize("part", ["9.", "1-", "年", "4.19-", " ", "**", "第", "2025-05-05 ", "May ", "(", "12月"])
def test_a_long_text_takes_time_in_proportion(part: str) -> None:
    def read(text: str) -> None:
        for each in (headings.day_heading, ranges.period, names.file_name, told.value, ranges.month, ranges.ordinal):
            each(text)
        names.path([text, text])
        headings.bullet_dates([text, text])

    assert_in_proportion(read, part * (40_000 // len(part)))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[[2026-03-09|9 March 2026]] | the weir", "the weir"),
        ("[[2026-03-09|Monday]]: the weir", "the weir"),
        ("[[2026-03-09 the weir]]", "the weir"),
        ("[[2026-03-09 the weir]] of Irene", "the weir of Irene"),
        ("[[2026-03-09]] the weir", "the weir"),
        ("[[2026-03-09|周一]] 水闸", "水闸"),
    ],
)
def test_a_heading_may_link_to_the_note_of_its_day(text: str, title: str) -> None:
    found = headings.day_heading(text)

    assert found is not None
    assert (found.written.on(), found.title) == (date(2026, 3, 9), title)


def test_an_item_that_links_to_a_note_named_after_a_day_and_more_is_no_day() -> None:
    items = ["[[2026-03-09 the weir]]", "[[2026-03-10]] sluice", "[[2026-03-11|Wednesday]] dry"]
    found = headings.bullet_dates(items)

    assert [written.day if written else None for written, _ in found] == [None, 10, 11]
    assert [text for _, text in found] == ["[[2026-03-09 the weir]]", "sluice", "dry"]

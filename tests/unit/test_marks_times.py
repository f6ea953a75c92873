import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.diagnostics import Code
from journal.marks.clocks import leading, stamp
from journal.marks.durations import budget, duration, set_off, spelled
from journal.marks.times import Duration, Place, Stamp, TimeBlock, Times, column, spell, stamps, total, wall
from tests.linear import assert_in_proportion


def _read(text: str, place: Place = Place.DAY) -> tuple[list[str], str] | None:
    found = leading(text, place)
    return None if found is None else ([block.text for block in found.blocks], text[found.length :])


def _times(text: str, place: Place = Place.DAY) -> Times:
    found = leading(text, place)
    assert found is not None
    return found


def _codes(text: str, place: Place = Place.DAY) -> list[Code]:
    return [finding.code for finding in _times(text, place).found]


@pytest.mark.parametrize(
    ("text", "blocks", "rest"),
    [
        # forms of both ends
        ("9:05-10:20 parser", ["09:05–10:20"], "parser"),
        ("09:05-10:20 parser", ["09:05–10:20"], "parser"),
        ("9.40-10.55: 图论三题", ["09:40–10:55"], "图论三题"),
        ("13:00-14.30：读综述", ["13:00–14:30"], "读综述"),
        ("13.00-14:30 游泳", ["13:00–14:30"], "游泳"),
        ("18:30-21:00: rewrite", ["18:30–21:00"], "rewrite"),
        ("9.30-10 mail", ["09:30–10:00"], "mail"),
        ("9:30-10: mail", ["09:30–10:00"], "mail"),
        ("0930-1030 mail", ["09:30–10:30"], "mail"),
        ("0930 - 1030: mail", ["09:30–10:30"], "mail"),
        ("1900-2030 choir", ["19:00–20:30"], "choir"),
        ("08:04:10-08:20:33 shower", ["08:04–08:20"], "shower"),
        ("9点-11点 写论文", ["09:00–11:00"], "写论文"),
        ("9点半-11点：写论文", ["09:30–11:00"], "写论文"),
        ("9点15分到10点05分 散步", ["09:15–10:05"], "散步"),
        ("9点一刻-10点 散步", ["09:15–10:00"], "散步"),
        ("从9点到11点半，讨论班", ["09:00–11:30"], "讨论班"),
        ("中午12点半-1点 午休", ["12:30–13:00"], "午休"),
        ("中午11点半-12点 午休", ["11:30–12:00"], "午休"),
        ("中午10点-11点 午休", ["10:00–11:00"], "午休"),
        ("中午1点-2点 午休", ["13:00–14:00"], "午休"),
        ("昼1時-2時 昼寝", ["13:00–14:00"], "昼寝"),
        ("凌晨12点-1点 值班", ["00:00–01:00"], "值班"),
        ("深夜1时-2时 值班", ["01:00–02:00"], "值班"),
        ("9-11点 讨论班", ["09:00–11:00"], "讨论班"),
        ("下午3点-5点 画图", ["15:00–17:00"], "画图"),
        ("上午9点至12点 画图", ["09:00–12:00"], "画图"),
        ("晚上11点-1点 值班", ["23:00–01:00"], "值班"),
        ("晚上11点到第二天1点 值班", ["23:00–01:00"], "值班"),
        ("23:00-次日凌晨1:30 值班", ["23:00–01:30"], "值班"),
        ("10:30-次日1:00 值班", ["10:30–01:00"], "值班"),
        ("午後10時〜翌1時 夜勤", ["22:00–01:00"], "夜勤"),
        ("23時から翌日1時まで 夜勤", ["23:00–01:00"], "夜勤"),
        ("오후 11시~다음 날 1시 당직", ["23:00–01:00"], "당직"),
        ("22:00-翌日、掃除", ["22:00–"], "翌日、掃除"),
        ("晚上10点-晚上12点 值班", ["22:00–24:00"], "值班"),
        ("9h-10h30 gammes", ["09:00–10:30"], "gammes"),
        ("9h30 – 11h : gammes", ["09:30–11:00"], "gammes"),
        ("14h à 16h, gammes", ["14:00–16:00"], "gammes"),
        ("de 9h à 10h30 gammes", ["09:00–10:30"], "gammes"),
        ("das 9h às 11h escalas", ["09:00–11:00"], "escalas"),
        ("14-16h escalas", ["14:00–16:00"], "escalas"),
        ("9:30h - 10:30h escalas", ["09:30–10:30"], "escalas"),
        ("22h-1h escalas", ["22:00–01:00"], "escalas"),
        ("9u30-11u toonladders", ["09:30–11:00"], "toonladders"),
        ("9 Uhr - 11 Uhr Tonleitern", ["09:00–11:00"], "Tonleitern"),
        ("9–11 Uhr: Tonleitern", ["09:00–11:00"], "Tonleitern"),
        ("Von 9 bis 10.30 Uhr Tonleitern", ["09:00–10:30"], "Tonleitern"),
        ("9:00 bis 10:30 Uhr Tonleitern", ["09:00–10:30"], "Tonleitern"),
        ("9:00 a 5 km", ["09:00–"], "a 5 km"),
        ("9:00 do 10 more", ["09:00–"], "do 10 more"),
        ("9 Uhr Tonleitern", ["09:00–"], "Tonleitern"),
        ("kl. 9:00-10:00 skalor", ["09:00–10:00"], "skalor"),
        ("od 9:00 do 10:30 gamy", ["09:00–10:30"], "gamy"),
        ("С 9:00 до 10:30 гаммы", ["09:00–10:30"], "гаммы"),
        ("14時30分から16時まで 輪講", ["14:30–16:00"], "輪講"),
        ("14時半〜16時 輪講", ["14:30–16:00"], "輪講"),
        ("午後2時から4時まで、輪講", ["14:00–16:00"], "輪講"),
        ("10:00から11:30まで輪講", ["10:00–11:30"], "輪講"),
        ("9시 30분부터 11시까지 운동", ["09:30–11:00"], "운동"),
        ("9시반 ~ 11시 운동", ["09:30–11:00"], "운동"),
        ("오후 2시부터 4시까지 운동", ["14:00–16:00"], "운동"),
        ("9:00부터 10:30까지: 운동", ["09:00–10:30"], "운동"),
        # am and pm
        ("7-8pm choir", ["19:00–20:00"], "choir"),
        ("7-8 PM: choir", ["19:00–20:00"], "choir"),
        ("10am-1:30pm pairing", ["10:00–13:30"], "pairing"),
        ("7 - 8pm choir", ["19:00–20:00"], "choir"),
        ("9-10:30 choir", ["09:00–10:30"], "choir"),
        ("11-1pm lunch", ["11:00–13:00"], "lunch"),
        ("12-1pm lunch", ["12:00–13:00"], "lunch"),
        ("9:30-5pm office", ["09:30–17:00"], "office"),
        ("11:30-12am show", ["23:30–24:00"], "show"),
        ("10pm-1am show", ["22:00–01:00"], "show"),
        ("7pm-8 choir", ["19:00–20:00"], "choir"),
        ("7.30 p.m. - 8.15 p.m.: choir", ["19:30–20:15"], "choir"),
        # separators
        ("9:00--10:00 a", ["09:00–10:00"], "a"),
        ("9:00–10:00 a", ["09:00–10:00"], "a"),
        ("9:00 — 10:00 a", ["09:00–10:00"], "a"),
        ("9:00−10:00 a", ["09:00–10:00"], "a"),
        ("9:00~10:00 a", ["09:00–10:00"], "a"),
        ("9:00～10:00 a", ["09:00–10:00"], "a"),
        ("9:00〜10:00 a", ["09:00–10:00"], "a"),
        ("9:00 → 10:00 a", ["09:00–10:00"], "a"),
        ("9:00 -> 10:00 a", ["09:00–10:00"], "a"),
        ("9:00 to 10:00 a", ["09:00–10:00"], "a"),
        ("from 9:00 to 10 a", ["09:00–10:00"], "a"),
        ("9:00 until 10:00 a", ["09:00–10:00"], "a"),
        ("9:00到10:00 a", ["09:00–10:00"], "a"),
        ("9:00至10:00a", ["09:00–10:00"], "a"),
        # full width, invisible characters, emphasis
        ("９：００－１０：３０：読書", ["09:00–10:30"], "読書"),
        ("９．００～１０．３０　読書", ["09:00–10:30"], "読書"),
        ("9:00\u00a0-\u00a010:00\u00a0a", ["09:00–10:00"], "a"),
        ("9:00 ➡\ufe0f 10:00 a", ["09:00–10:00"], "a"),
        ("**9:00-10:00** a", ["09:00–10:00"], "a"),
        ("**9:00-10:00:** a", ["09:00–10:00"], "a"),
        ("【9:00-10:00】晨读", ["09:00–10:00"], "晨读"),
        ("（9:00-10:00）晨读", ["09:00–10:00"], "晨读"),
        # what stands between the times and the text
        ("9:00-10:00, a", ["09:00–10:00"], "a"),
        ("9:00-10:00：a", ["09:00–10:00"], "a"),
        ("9:00-10:00 - a", ["09:00–10:00"], "a"),
        ("9:00-10:00 | a", ["09:00–10:00"], "a"),
        ("9:00-10:00晨读", ["09:00–10:00"], "晨读"),
        ("9:00-10:00 :tada: a", ["09:00–10:00"], ":tada: a"),
        ("9:00-10:00 (late) a", ["09:00–10:00"], "(late) a"),
        ("9:00-10:00：30页讲义", ["09:00–10:00"], "30页讲义"),
        ("9.40-10.55:3道题", ["09:40–10:55"], "3道题"),
        ("9.30-10:5 letters", ["09:30–10:00"], "5 letters"),
        ("9:00-10:00 :) done", ["09:00–10:00"], ":) done"),
        ("9:00-10:00; a", ["09:00–10:00"], "a"),
        ("9:00-10:00", ["09:00–10:00"], ""),
        ("  9:00-10:00  a", ["09:00–10:00"], "a"),
        # several ranges
        ("9:00-10:00 11:00-12:30: a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9:00-10:00, 11:00-12:30, a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9:00-10:00，11:00-12:30：a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9:00-10:00、11:00-12:30 a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9:00-10:00;11:00-12:30 a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9:00-10:00 & 11:00-12:30 a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9.00-10.00 + 11.00-12.30 a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9:00-10:00和11:00-12:30 a", ["09:00–10:00", "11:00–12:30"], "a"),
        ("9時から10時までと11時から12時まで 会議", ["09:00–10:00", "11:00–12:00"], "会議"),
        ("9:00-10:00 11:00-: a", ["09:00–10:00", "11:00–"], "a"),
        ("9:00-10:00 8:15 a", ["09:00–10:00"], "8:15 a"),
        ("9:00-10:00 3-4 a", ["09:00–10:00"], "3-4 a"),
        ("9:00-10:00 3.10-3.12 a", ["09:00–10:00"], "3.10-3.12 a"),
        # open ends
        ("16.30-: 休息", ["16:30–"], "休息"),
        ("16.30-", ["16:30–"], ""),
        ("19:00-?: sketch", ["19:00–"], "sketch"),
        ("19:00 - ? sketch", ["19:00–"], "sketch"),
        ("19:00-now sketch", ["19:00–"], "sketch"),
        ("19:00-现在: 改稿", ["19:00–"], "改稿"),
        ("9点到现在 改稿", ["09:00–"], "改稿"),
        ("19:00~ 改稿", ["19:00–"], "改稿"),
        ("9時から勉強", ["09:00–"], "勉強"),
        ("9시부터 공부", ["09:00–"], "공부"),
        ("9時からのんびり", ["09:00–"], "のんびり"),
        ("9時からはじめる", ["09:00–"], "はじめる"),
        ("9時から知らない人と話す", ["09:00–"], "知らない人と話す"),
        ("8:15 - walk", ["08:15–"], "walk"),
        ("8:15 - 3 letters", ["08:15–"], "3 letters"),
        # lone times
        ("8:15 walk", ["08:15–"], "walk"),
        ("8:15: walk", ["08:15–"], "walk"),
        ("8：15　散歩", ["08:15–"], "散歩"),
        ("8.15: walk", ["08:15–"], "walk"),
        ("8:15 to the lake", ["08:15–"], "to the lake"),
        ("11:36:06 started the run", ["11:36–"], "started the run"),
        ("7am walk", ["07:00–"], "walk"),
        ("9点半 散步", ["09:30–"], "散步"),
        ("**08:15** walk", ["08:15–"], "walk"),
        # midnight and the 12-hour clock
        ("23:30-1:00: a", ["23:30–01:00"], "a"),
        ("22.00-6.30: a", ["22:00–06:30"], "a"),
        ("23:00-24:00: a", ["23:00–24:00"], "a"),
        ("23:00-0:00: a", ["23:00–24:00"], "a"),
        ("24:00-1:00: a", ["24:00–01:00"], "a"),
        ("10:00-00:00: a", ["10:00–24:00"], "a"),
        ("12.50-1.30: a", ["12:50–13:30"], "a"),
        ("11:00-2:30: a", ["11:00–14:30"], "a"),
    ],
)
def test_times_at_the_start_are_read_and_cut(text: str, blocks: list[str], rest: str) -> None:
    assert _read(text) == (blocks, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "walk",
        "5.01 released",
        "3.14",
        "8.15 walk",
        "8.15, walk",
        "finished at 22:41",
        "walk 9:00-10:00",
        "11.12.13 tagged",
        "11.12.13.14.15",
        "10.12.13.14 is down",
        "1.2.3-4.5.6 diff",
        "v3.10-3.12 matrix",
        "3-4 letters",
        "3-4: letters",
        "9-10-2024 letters",
        "2024-09-09 letters",
        "2024-09-09: letters",
        "2019-2024 thesis",
        "1950-1980 thesis",
        "2024-0930 scan",
        "2024-2025 plan",
        "0912-1234-567 call",
        "1998-2003 archive",
        "12-24 18:00 dinner",
        "16:9 screen",
        "3:2-4:1 score",
        "9:60 late show",
        "9 - 10:30 late show",
        "8:15:5 split",
        "2030-2460 split",
        "中午12点",
        "9:00-10:00-11:00 chain",
        "$9.50-12.50 lunch",
        "9.50-12.50€ lunch",
        "10.00-12.50元 午饭",
        "9.30-10.15km run",
        "9.30-10.5 run",
        "9:30-10km run",
        "9:30-10道题",
        "1:30-2h of sleep",
        "1h-2h of sleep",
        "2-3h of sleep",
        "9h30 of sleep",
        "1:30h of sleep",
        "1:30h-2:00h of sleep",
        "Das 16:30 Bild",
        "von 3 bis 5 Seiten",
        "9 Uhrwerke",
        "12.50% off",
        "3点建议",
        "3点：建议",
        "3-4点建议",
        "9点到公司",
        "9时间管理",
        "2時間 読書",
        "9시간 수면",
        "9:00까지 수면",
        "9時まで睡眠",
        "9時からの会議",
        "9時からは自由",
        "9時からでも間に合う",
        "22時から机に向かわない。23時に寝る",
        "9시부터는 자유",
        "9시부터의 회의",
        "10시부터 화면 보지 않기",
        "8:15",
        "8:15起床",
        "**9:00-10:00 walk** home",
        "[9:00-10:00](https://example.org) log",
        "4/19-4/25 trip",
        "4.5-4.9 trip",
        "4.19-25 trip",
        "1:10:5 split",
    ],
)
def test_other_numbers_are_no_times(text: str) -> None:
    assert leading(text, Place.DAY) is None


@pytest.mark.parametrize("text", ["9:00-10:00 a", "4.19-4.25: a", "8:15 a", "16.30-: a"])
def test_where_no_time_is_told_there_are_none(text: str) -> None:
    assert leading(text, Place.OTHER) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9.40-10.55: a", 75),
        ("23:30-1:00: a", 90),
        ("22.00-6.30: a", 510),
        ("23:00-24:00: a", 60),
        ("12.50-1.30: a", 40),
        ("14:30-15:00 16:00-18:30: a", 180),
        ("16.30-: a", None),
        ("9:00-10:00 16:30-: a", 60),
        ("9:00-8:00: a", None),
    ],
)
def test_minutes_are_those_of_the_closed_ranges(text: str, minutes: int | None) -> None:
    assert total(_times(text).blocks) == minutes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("12.50-1.30: a", [Code.TIME_ASSUMED_PM]),
        ("9:00-8:00: a", [Code.TIME_RANGE_REVERSED]),
        ("2pm-1pm a", [Code.TIME_RANGE_REVERSED]),
        ("1:00-23:00 a", [Code.SUSPICIOUS_DURATION]),
        ("9:00-9:00 a", [Code.SUSPICIOUS_DURATION]),
        ("4.19-4.25: a", [Code.AMBIGUOUS_RANGE]),
        ("4.25-4.19: a", [Code.AMBIGUOUS_RANGE]),
        ("9:00-10:00 a (2h)", [Code.DURATION_DIFFERS]),
        ("9:00-10:00 a 30 min", [Code.DURATION_DIFFERS]),
        ("9:00-10:00 a (1h)", []),
        ("9:00-10:00 a (55m)", []),
        ("9:00-10:00 a (~2h)", []),
        ("9:00-10:00 a (2h!)", []),
        ("9:00-: a (2h)", []),
        ("9:00-10:00 12.50-1.30 7:00-6:00 a", [Code.TIME_ASSUMED_PM, Code.TIME_RANGE_REVERSED]),
        ("12pm-1am show", []),
        ("23:30-1:00 a", []),
        ("9:70-10:00 a", [Code.BAD_TIME]),
        ("9:00－10：75 a", [Code.BAD_TIME]),
        ("**25:00 - 26:00** a", [Code.BAD_TIME]),
        ("23:00〜24:30 a", [Code.BAD_TIME]),
        ("9:00-翌10:00 a", [Code.SUSPICIOUS_DURATION]),
    ],
)
def test_what_is_doubtful_is_found(text: str, codes: list[Code]) -> None:
    assert _codes(text) == codes


@pytest.mark.parametrize("text", ["25:31-46 a", "10:00-11:30-12:00 a", "9:00-10:00/2 a", "25:10 a", "9.70-10.20 a"])
def test_numbers_that_need_not_be_times_are_not_doubted(text: str) -> None:
    assert leading(text, Place.DAY) is None


def test_what_is_on_no_clock_stays_in_the_text() -> None:
    assert _read("9:70-10:00 a") == ([], "9:70-10:00 a")


def test_a_range_without_a_reading_is_dropped_and_its_text_still_cut() -> None:
    assert _read("9:00-8:00: swapped") == ([], "swapped")


def test_a_range_too_long_to_believe_is_kept() -> None:
    assert _read("1:00-23:00 a") == (["01:00–23:00"], "a")


def test_a_finding_points_at_its_range() -> None:
    text = "**9:00-10:00 12.50-1.30** nap"
    (finding,) = _times(text).found

    assert text[finding.start : finding.end] == "12.50-1.30"


def test_a_differing_duration_is_pointed_at_in_the_whole_text() -> None:
    text = "9:00-10:00 reading (2h)"
    (finding,) = _times(text).found

    assert text[finding.start : finding.end] == "(2h)"


def test_an_end_assumed_in_the_afternoon_is_marked() -> None:
    assert _times("12.50-1.30: nap").blocks == (TimeBlock(770, 810, assumed_pm=True),)


def test_two_dates_under_a_day_leave_the_text_whole() -> None:
    found = _times("4.19-4.25: looking back")

    assert (found.blocks, found.length) == ((), 0)


@pytest.mark.parametrize("text", ["11.14-11.15：a", "9.30-10.15: a", "9.10-12 a"])
def test_dots_in_a_period_that_covers_both_dates_are_days(text: str) -> None:
    assert leading(text, Place.PERIOD, covers=lambda *_: True) is None


@pytest.mark.parametrize("text", ["11.14-11.15：a", "9.30-10.15: a", "9.10-12 a"])
def test_dots_in_a_period_that_covers_neither_are_left_alone(text: str) -> None:
    found = leading(text, Place.PERIOD, covers=lambda *_: False)

    assert found is not None
    assert (found.blocks, found.length, found.found[0].code) == ((), 0, Code.AMBIGUOUS_RANGE)


def test_a_period_is_asked_for_month_and_day_of_both_ends() -> None:
    asked: list[tuple[int, int, int, int]] = []

    def covers(*dates: int) -> bool:
        asked.append((dates[0], dates[1], dates[2], dates[3]))
        return True

    leading("11.14-11.15：a", Place.PERIOD, covers=covers)
    leading("9.10-12 a", Place.PERIOD, covers=covers)

    assert asked == [(11, 14, 11, 15), (9, 10, 9, 12)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("9:30-10:15: a", ["09:30–10:15"]),
        ("9.30-10:15: a", ["09:30–10:15"]),
        ("9.40-10.25: a", ["09:40–10:25"]),
        ("15.00-16.20: a", ["15:00–16:20"]),
        ("7.30pm-8.15pm: a", ["19:30–20:15"]),
        ("16.30-: a", ["16:30–"]),
        ("8:15 a", ["08:15–"]),
    ],
)
def test_in_a_period_what_is_no_date_is_a_time(text: str, blocks: list[str]) -> None:
    assert _read(text, Place.PERIOD) == (blocks, "a")


@pytest.mark.parametrize("text", ["8.15: a", "9.10-: a", "8.15 a"])
def test_in_a_period_a_lone_number_with_a_dot_is_no_time(text: str) -> None:
    assert leading(text, Place.PERIOD) is None


def test_dots_that_last_a_quarter_of_an_hour_are_times_under_a_day() -> None:
    assert _read("9.10-9.25: a") == (["09:10–09:25"], "a")


def test_a_block_that_ends_at_midnight_ends_on_its_day() -> None:
    block = TimeBlock(1380, 1440)

    assert (block.next_day, block.end_text, block.minutes) == (False, "24:00", 60)


def test_a_block_that_ends_after_midnight_ends_on_the_next_day() -> None:
    block = TimeBlock(1410, 1500)

    assert (block.next_day, block.end_text, block.minutes) == (True, "01:00", 90)


def test_an_open_block_has_no_end_and_no_length() -> None:
    block = TimeBlock(990, None)

    assert (block.next_day, block.end_text, block.minutes, block.text) == (False, None, None, "16:30–")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at the start
        ("30 mins of scales", Duration(30, 0, 7)),
        ("2h: scales", Duration(120, 0, 2)),
        ("1h 30m scales", Duration(90, 0, 6)),
        ("2小时画图", Duration(120, 0, 3)),
        ("2小时前端", Duration(120, 0, 3)),
        ("半个小时冥想", Duration(30, 0, 4)),
        ("一个半小时冥想", Duration(90, 0, 5)),
        # at the end
        ("scales 1h30m", Duration(90, 7, 12)),
        ("scales 1.5h", Duration(90, 7, 11)),
        ("scales, 90min.", Duration(90, 8, 13)),
        ("scales 45m", Duration(45, 7, 10)),
        ("scales 1 hour and 5 minutes", Duration(65, 7, 27)),
        ("scales 30min #music", Duration(30, 7, 12)),
        ("画图2小时", Duration(120, 2, 5)),
        ("画图二十小时", Duration(1200, 2, 6)),
        ("당직 열두 시간", Duration(720, 3, 8)),
        ("画图1个半小时", Duration(90, 2, 7)),
        ("画图半小时", Duration(30, 2, 5)),
        ("画图 2小时15分钟", Duration(135, 3, 10)),
        ("画图45分钟。", Duration(45, 2, 6)),
        ("読書 1時間30分", Duration(90, 3, 9)),
        ("読書 2時間半", Duration(150, 3, 7)),
        ("読みもの 30分", Duration(30, 5, 8)),
        ("読書 30分間", Duration(30, 3, 7)),
        ("독서 2시간 30분", Duration(150, 3, 10)),
        ("독서 2시간 반", Duration(150, 3, 8)),
        ("독서 30분", Duration(30, 3, 6)),
        ("独自学习 ２小时", Duration(120, 5, 8)),
        ("Tonleitern 2 Stunden", Duration(120, 11, 20)),
        ("Tonleitern, 1 Std. 30 Min.", Duration(90, 12, 25)),
        ("Tonleitern (1,5h)", Duration(90, 11, 17)),
        ("Tonleitern 0,5 h", Duration(30, 11, 16)),
        ("2 Stunden Tonleitern", Duration(120, 0, 9)),
        ("gammes 1 heure et 5 minutes", Duration(65, 7, 27)),
        ("escalas, 2 horas", Duration(120, 9, 16)),
        ("gamy 3 godziny", Duration(180, 5, 14)),
        ("гаммы 2 часа", Duration(120, 6, 12)),
        ("Гаммы 40 мин.", Duration(40, 6, 12)),
        ("гами 2 години 15 хвилин", Duration(135, 5, 23)),
        ("skalor 3 timmar", Duration(180, 7, 15)),
        ("gam 45 dakika", Duration(45, 4, 13)),
        ("tangga nada 2 jam", Duration(120, 12, 17)),
        ("2 jam 30 menit", Duration(150, 0, 14)),
        ("tangga nada 12 jam", Duration(720, 12, 18)),
        ("tangga nada 1,5 jam", Duration(90, 12, 19)),
        ("game, 2 ore și 30 minute", Duration(150, 6, 24)),
        ("skálák 2 óra 30 perc", Duration(150, 7, 20)),
        ("ljestvice 2 sata", Duration(120, 10, 16)),
        ("гами 30 минути", Duration(30, 5, 14)),
        ("κλίμακες 2 ώρες", Duration(120, 9, 15)),
        ("סולמות 2 שעות", Duration(120, 7, 13)),
        ("سلالم 30 دقيقة", Duration(30, 6, 14)),
        ("âm giai 2 tiếng 30 phút", Duration(150, 8, 23)),
        # estimates and targets
        ("scales ~2h", Duration(120, 7, 10, estimate=True)),
        ("~2h scales", Duration(120, 0, 3, estimate=True)),
        ("画图 约2小时", Duration(120, 3, 7, estimate=True)),
        ("scales (8h!)", Duration(480, 7, 12, target=True)),
        ("画图（8小时！）", Duration(480, 2, 8, target=True)),
        # brackets
        ("scales (45 min)", Duration(45, 7, 15)),
        ("scales [1h30]", Duration(90, 7, 13)),
        ("画图（2小时）", Duration(120, 2, 7)),
        ("[time:: 1:30] scales", Duration(90, 0, 13)),
        ("scales [time:: 45m] at home", Duration(45, 7, 19)),
        ("scales [estimate:: 2h]", Duration(120, 7, 22, estimate=True)),
        # the nearer to the end, the surer
        ("30m scales (1h)", Duration(60, 11, 15)),
        # anything else
        ("watched the 2h talk today", None),
        ("1:30", None),
        ("1:30 of scales", None),
        ("finish in 30 min", None),
        ("remind every 30 min", None),
        ("2h ago", None),
        ("30min/day of scales", None),
        ("2小时后开会", None),
        ("30분 전에 도착", None),
        ("第2小时", None),
        ("1-2h", None),
        ("scales 1~2h", None),
        ("scales 2 to 3 hours", None),
        ("数学 90分", None),
        ("release v1.5h", None),
        ("model-45m", None),
        ("see #45m", None),
        ("过去2小时", None),
        ("饭后半小时", Duration(30, 2, 5)),
        ("0h", None),
        ("[time:: later] scales", None),
        ("12345min", None),
        ("vor 2 Stunden", None),
        ("2 Stunden später: Tonleitern", None),
        ("через 2 часа", None),
        ("2 часа назад", None),
        ("hace 30 minutos", None),
        ("2 jam sessions", None),
        ("GMTK 2021 Jam", None),
        ("Ludum Dare 48 jam", None),
        ("02 URI", None),
        ("Robots: 5 UR", None),
        ("2 jam lalu", None),
        ("2 giờ sau", None),
        ("acum 2 ore", None),
        ("לפני 2 שעות", None),
        ("منذ 2 ساعات", None),
        ("2,3,5 h", None),
        ("scales 2 hourglasses", None),
        ("scales 1h5m", Duration(65, 7, 11)),
        ("the tuner is at 22H2", None),
        ("21H1 to 22H2", None),
        ("40時間を超えないよう頼む", None),
        ("4時間が長い", None),
        ("2時間の散歩", Duration(120, 0, 3)),
        ("2 orecchiette", None),
        ("(see the 2h talk)", None),
        ("", None),
    ],
)
def test_a_duration_stands_at_an_edge_or_in_a_bracket(text: str, expected: Duration | None) -> None:
    assert duration(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2h30m", 150),
        ("30 mins", 30),
        ("~2h", 120),
        ("1 h 05", 65),
        (" 1時間30分 ", 90),
        ("30分", 30),
        ("1,5 Std.", 90),
        ("2 ч 30 мин", 150),
        ("2시간 30분", 150),
        ("1个半小时", 90),
        ("三小时半", 210),
        ("十二个半小时", 750),
        ("二十小时", 1200),
        ("열두 시간", 720),
        ("열한시간 반", 690),
        ("半小时", 30),
        ("半个鐘頭", 30),
        ("三十五分钟", 35),
        ("3時間半", 210),
        ("반 시간", 30),
        ("2h of scales", None),
        ("2:30", None),
        ("90", None),
        ("0m", None),
        ("", None),
    ],
)
def test_a_whole_cell_spells_a_duration(text: str, minutes: int | None) -> None:
    assert spelled(text) == minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*0.5 hours* scales", Duration(30, 0, 12)),
        ("**2h**: scales", Duration(120, 0, 8)),
        ("**2h:** scales", Duration(120, 0, 8)),
        ("__1h30__ – scales", Duration(90, 0, 11)),
        ("(45 min) scales", Duration(45, 0, 9)),
        ("0.5 hour* scales", Duration(30, 0, 10)),
        ("2 * 30 min", None),
        ("5 times* scales", None),
        ("（30分）読書", Duration(30, 0, 5)),
        ("（30分）：読書", Duration(30, 0, 6)),
        ("[2h] scales", Duration(120, 0, 5)),
        ("[2h](talk.md) scales", None),
        ("*2h*", None),
        ("*2h scales*", None),
        ("2h scales", None),
        ("*<0.5 hour* scales", None),
        ("", None),
    ],
)
def test_a_length_may_be_set_off_before_what_was_done(text: str, expected: Duration | None) -> None:
    assert set_off(text) == expected


def test_hours_may_be_counted_in_the_words_of_a_language() -> None:
    korean = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"]
    chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    assert [spelled(f"{each} 시간") for each in korean] == [60 * hours for hours in range(1, 11)]
    assert [spelled(f"{each}小时") for each in chinese] == [60 * hours for hours in range(1, 11)]


@pytest.mark.parametrize(
    ("heading", "minutes"),
    [
        ("After dinner 30 mins", 30),
        ("After dinner 30 mins:", 30),
        ("Deep reading (8h!)", 480),
        ("晚饭后半小时", 30),
        ("夜の読書（1時間半）", 90),
        ("저녁 공부 2시간", 120),
        ("The 2h rule revisited", None),
        ("Today", None),
    ],
)
def test_a_heading_sets_minutes_aside(heading: str, minutes: int | None) -> None:
    assert budget(heading) == minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11:36:06 started the run", Stamp(41766, 9)),
        ("11:36 started the run", Stamp(41760, 6)),
        ("- 11:36 started the run", Stamp(41760, 8)),
        ("**11:36** started the run", Stamp(41760, 10)),
        ("11:36 - started the run", Stamp(41760, 8)),
        ("11：36　開始", Stamp(41760, 6)),
        ("11:36", Stamp(41760, 5)),
        ("7:05am walk", Stamp(25500, 7)),
        ("11:36-12:00 run", None),
        ("11:36-: run", None),
        ("11.36: run", None),
        ("11:36:99 run", None),
        ("run 11:36", None),
        ("", None),
    ],
)
def test_a_stamp_is_a_lone_time(text: str, expected: Stamp | None) -> None:
    assert stamp(text) == expected


def test_each_stamp_ends_at_the_next_and_the_last_stays_open() -> None:
    blocks = stamps([28800, 30630, 41766])

    assert blocks == (TimeBlock(480, 510), TimeBlock(510, 696), TimeBlock(696, None))


def test_two_stamps_in_one_minute_keep_the_list() -> None:
    assert stamps([36000, 36000, 39600]) == (TimeBlock(600, 600), TimeBlock(600, 660), TimeBlock(660, None))


@pytest.mark.parametrize("ats", [[], [36000], [36000, 35999], [36000, 36000], [1, 3, 2]])
def test_times_that_do_not_increase_are_no_stamp_list(ats: list[int]) -> None:
    assert stamps(ats) is None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Start", "start"),
        ("Von", "start"),
        ("Fin", "end"),
        ("Dauer", "duration"),
        ("Horas", "duration"),
        ("Длительность (мин)", "duration"),
        ("Datum", "date"),
        ("ДАТА", "date"),
        ("Tätigkeit", "task"),
        ("Start Time", "start"),
        ("开始时间", "start"),
        ("開始", "start"),
        ("시작", "start"),
        ("**End**", "end"),
        ("结束", "end"),
        ("終了時刻", "end"),
        ("종료 시간", "end"),
        ("Duration (min)", "duration"),
        ("时长", "duration"),
        ("所要時間", "duration"),
        ("소요 시간", "duration"),
        ("📅 Date:", "date"),
        ("日期", "date"),
        ("日付", "date"),
        ("날짜", "date"),
        ("Task", "task"),
        ("任务", "task"),
        ("作業", "task"),
        ("할 일", "task"),
        ("Time", "time"),
        ("Mood", None),
        ("", None),
    ],
)
def test_a_header_says_what_its_column_holds(header: str, expected: str | None) -> None:
    assert column(header) == expected


def test_the_total_counts_overlaps_twice_and_open_ends_never() -> None:
    assert total([TimeBlock(540, 600), TimeBlock(570, 630), TimeBlock(700, None)]) == 120


def test_the_wall_counts_overlaps_once() -> None:
    assert wall([TimeBlock(570, 630), TimeBlock(540, 600), TimeBlock(550, 560), TimeBlock(700, 720)]) == 110


def test_without_a_closed_range_there_are_no_figures() -> None:
    assert (total([TimeBlock(700, None)]), wall([TimeBlock(700, None)])) == (None, None)


@pytest.mark.parametrize(
    ("minutes", "short"),
    [
        (0, "0 min"),
        (1, "1 min"),
        (45, "45 min"),
        (60, "1 h"),
        (90, "1 h 30"),
        (545, "9 h 05"),
        (1440, "24 h"),
        (3055, "50 h 55"),
    ],
)
def test_a_length_is_printed_without_wrapping_at_a_day(minutes: int, short: str) -> None:
    assert spell(minutes) == short


_PIECES = st.sampled_from(
    [
        *"0123456789:.-~,;&+*_()[]#! \n\t：．－〜→\u3000９\ufe0f点半分時时시반분到读两個aéİ²٣hm?",
        *("12", "00", "30", "0930", "am", "pm", "a.m.", "to", "from ", "now", "から", "まで", "부터", "까지", "现在"),
        *("下午", "晚上", "午後", "오후", "小时", "時間", "시간", "min", "~2h", "(8h!)", "[time:: ", "1:30", "9.30"),
        *("4.19-4.25", "23:00-1:00", "08:04:10"),
    ]
)
_TEXTS = st.lists(_PIECES, max_size=16).map("".join) | st.text(max_size=40)


@given(_TEXTS, st.sampled_from(Place), st.booleans())
def test_whatever_is_written_the_times_are_within_it(text: str, place: Place, covered: bool) -> None:  # noqa: FBT001
    found = leading(text, place, covers=lambda *_: covered)

    if found is not None:
        assert 0 <= found.length <= len(text)
        assert all(0 <= block.start <= 1440 for block in found.blocks)
        assert all(block.minutes is None or 0 < block.minutes <= 1440 for block in found.blocks)
        assert all(0 <= finding.start < finding.end <= len(text) for finding in found.found)
        assert found.blocks or found.found


@given(_TEXTS)
def test_whatever_is_written_a_duration_is_within_it(text: str) -> None:
    found = duration(text)

    if found is not None:
        assert found.minutes > 0
        assert 0 <= found.start < found.end <= len(text)


@given(_TEXTS)
def test_whatever_is_written_the_rest_raises_nothing(text: str) -> None:
    found = stamp(text)

    assert found is None or (0 <= found.at <= 86400 and 0 < found.length <= len(text))
    assert (spelled(text) or 1) > 0
    assert (budget(text) or 1) > 0
    assert column(text) in {None, "start", "end", "duration", "date", "task"}


@given(st.integers(0, 1439), st.integers(1, 960))
def test_a_range_written_in_full_is_read_back(start: int, minutes: int) -> None:
    block = TimeBlock(start, start + minutes)
    found = leading(f"{block.start_text}-{block.end_text}: a", Place.DAY)

    assert found is not None
    assert found.blocks[0].start == start
    assert found.blocks == (block,) or found.blocks[0].assumed_pm


@given(st.integers(1, 100_000))
def test_a_length_that_is_printed_is_read_back(minutes: int) -> None:
    assert spelled(spell(minutes)) == minutes


@given(st.lists(st.tuples(st.integers(0, 1440), st.integers(1, 960)), min_size=1, max_size=8))
def test_the_wall_is_never_more_than_the_total(spans: list[tuple[int, int]]) -> None:
    blocks = [TimeBlock(start, start + minutes) for start, minutes in spans]
    covered = {minute for start, minutes in spans for minute in range(start, start + minutes)}

    assert wall(blocks) == len(covered) <= (total(blocks) or 0)


@pytest.mark.parametrize(
    "piece",
    [
        "1:",
        "9.",
        "-",
        "1",
        " ",
        "9:00 ",
        "9:00-",
        "9:00-10:00 ",
        "9:00-1:00,",
        "9点",
        "半",
        "[time:: ",
        "(",
        "1h",
        " #a",
        "*",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    def read(text: str) -> None:
        for head in ("", "9:00", "9:00-10:00", "9:00 -", "8:15 a"):
            leading(head + text, Place.DAY)
            duration(head + text)
            stamp(head + text)
            spelled(head + text)
            column(head + text)

    assert_in_proportion(read, piece * (40_000 // len(piece)))

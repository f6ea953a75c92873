"""The fields and tags of a task, anywhere in its line."""

from datetime import date

import pytest

from journal.diagnostics import Code
from journal.marks.fields import fields
from journal.record import replace
from journal.wording.choice import wording

WORDS = wording("en")


@pytest.mark.parametrize(
    ("text", "name", "value", "rest"),
    [
        ("file taxes 📅 2025-04-02", "due", date(2025, 4, 2), "file taxes"),
        ("file taxes 📅2025-04-02", "due", date(2025, 4, 2), "file taxes"),
        ("file taxes 📅\u00a0\u00a02025-04-02", "due", date(2025, 4, 2), "file taxes"),
        ("📆 2025-04-02 file taxes", "due", date(2025, 4, 2), "file taxes"),
        ("file 🗓\ufe0f 2025-04-02 taxes", "due", date(2025, 4, 2), "file taxes"),
        ("file taxes 📅 [[2025-04-02]] soon", "due", date(2025, 4, 2), "file taxes soon"),
        ("file taxes 📅 2025/4/2", "due", date(2025, 4, 2), "file taxes"),
        ("报税 📅 2025-04-02，别忘了", "due", date(2025, 4, 2), "报税，别忘了"),
        ("报税📅2025-04-02别忘", "due", date(2025, 4, 2), "报税别忘"),
        ("plan ⏳ 2025-04-02", "scheduled", date(2025, 4, 2), "plan"),
        ("plan ⌛ 2025-04-02", "scheduled", date(2025, 4, 2), "plan"),
        ("plan 🛫 2025-04-02", "start", date(2025, 4, 2), "plan"),
        ("plan ➕ 2025-04-02", "created", date(2025, 4, 2), "plan"),
        ("plan ✅ 2025-04-02", "done_on", date(2025, 4, 2), "plan"),
        ("plan ❌ 2025-04-02", "cancelled_on", date(2025, 4, 2), "plan"),
        ("计划 [due:: 2025-04-02] 一", "due", date(2025, 4, 2), "计划 一"),
        ("plan (due:: 2025-04-02)", "due", date(2025, 4, 2), "plan"),
        ("plan (due::2025-04-02)", "due", date(2025, 4, 2), "plan"),
        ("plan [Due:: 2025-04-02]", "due", date(2025, 4, 2), "plan"),
        ("plan [due:: [[2025-04-02]]]", "due", date(2025, 4, 2), "plan"),
        ("plan ［due：： 2025-04-02］", "due", date(2025, 4, 2), "plan"),
        ("plan [scheduled:: 2025-04-02]", "scheduled", date(2025, 4, 2), "plan"),
        ("plan [start:: 2025-04-02]", "start", date(2025, 4, 2), "plan"),
        ("plan [created:: 2025-04-02]", "created", date(2025, 4, 2), "plan"),
        ("plan [completion:: 2025-04-02]", "done_on", date(2025, 4, 2), "plan"),
        ("plan [done:: 2025-04-02]", "done_on", date(2025, 4, 2), "plan"),
        ("plan [cancelled:: 2025-04-02]", "cancelled_on", date(2025, 4, 2), "plan"),
        ("plan DEADLINE: <2025-04-02 Wed>", "due", date(2025, 4, 2), "plan"),
        ("plan SCHEDULED: <2025-04-02>", "scheduled", date(2025, 4, 2), "plan"),
        ("plan CLOSED: [2025-04-02 Wed]", "done_on", date(2025, 4, 2), "plan"),
        ("plan SCHEDULED: <2025-04-02 Wed ++2w> b", "recurrence", "++2w", "plan b"),
        ("plan SCHEDULED: <2025-04-02 Wed .+2d/4d>", "recurrence", ".+2d/4d", "plan"),
        ("plan SCHEDULED: <2025-04-02 Wed 10:00>", "fields", (("scheduled at", "2025-04-02 Wed 10:00"),), "plan"),
        ("plan 🔺", "priority", "highest", "plan"),
        ("plan ⏫ b", "priority", "high", "plan b"),
        ("🔼 plan", "priority", "medium", "plan"),
        ("plan 🔽", "priority", "low", "plan"),
        ("plan ⏬\ufe0f", "priority", "lowest", "plan"),
        ("plan [priority:: high]", "priority", "high", "plan"),
        ("[#A] plan", "priority", "high", "plan"),
        ("plan [priority:: soonish]", "raw_fields", (("priority", "soonish"),), "plan"),
        ("plan 🔁 every day", "recurrence", "every day", "plan"),
        (
            "plan 🔁 every 2 weeks on Monday, Friday when done #a",
            "recurrence",
            "every 2 weeks on Monday, Friday when done",
            "plan #a",
        ),
        ("plan 🔁 every month on the 3rd call home", "recurrence", "every month on the 3rd", "plan call home"),
        ("🔁 every day in the garden", "recurrence", "every day", "in the garden"),
        ("🔁 Every weekday stretch", "recurrence", "Every weekday", "stretch"),
        ("plan 🔁 每周五 📅 2025-04-02", "recurrence", "每周五", "plan"),
        ("🔁 毎週 掃除", "recurrence", "毎週", "掃除"),
        ("청소 🔁 매주 월요일", "recurrence", "매주 월요일", "청소"),
        ("plan [repeat:: every week]", "recurrence", "every week", "plan"),
        ("plan 🆔 ab-1", "id", "ab-1", "plan"),
        ("plan [id:: ab1]", "id", "ab1", "plan"),
        ("plan ^quote-of-1", "id", "quote-of-1", "plan"),
        ("two to the ^3", "id", "", "two to the ^3"),
        ("plan ⛔ ab1, cd2 now", "depends", ("ab1", "cd2"), "plan now"),
        ("plan [dependsOn:: ab1,cd2]", "depends", ("ab1", "cd2"), "plan"),
        ("plan 🏁 delete", "on_completion", "delete", "plan"),
        ("plan [onCompletion:: keep]", "on_completion", "keep", "plan"),
        ("read [pages:: 30] today", "fields", (("pages", "30"),), "read today"),
        ("run (distance:: 5 km)", "fields", (("distance", "5 km"),), "run"),
        ("读 [书名:: 一本书]", "fields", (("书名", "一本书"),), "读"),
        (
            "a [see:: [map](https://example.org/a_(b))] b",
            "fields",
            (("see", "[map](https://example.org/a_(b))"),),
            "a b",
        ),
        ("ship [2/3]", "cookie", "[2/3]", "ship"),
        ("ship [66%] it", "cookie", "[66%]", "ship it"),
        ("ship [/]", "cookie", "[/]", "ship"),
        ("ship [%]", "cookie", "[%]", "ship"),
        ("ship [2/3] <!-- recursive -->", "recursive", True, "ship"),
        ("ship (📅 2025-04-02 ⏫) now", "due", date(2025, 4, 2), "ship now"),
        ("ship 📅 2025-04-02 ![map](m.png)", "due", date(2025, 4, 2), "ship ![map](m.png)"),
        ("ship📅 2025-04-02b", "due", date(2025, 4, 2), "ship b"),
        ("ship 📅 2025-04-02: first part", "due", date(2025, 4, 2), "ship: first part"),
    ],
)
def test_a_field_stands_anywhere(text: str, name: str, value: object, rest: str) -> None:
    read = fields(text)

    assert (getattr(read, name), read.text) == (value, rest)
    assert read.found == ()


@pytest.mark.parametrize(
    "text",
    [
        "`📅 2025-04-02` is how a due day is written",
        "write `[due:: 2025-04-02]` and ``⏫ ` ``",
        "use std::vector (std::move) a[std::size]",
        "[k:: v](https://example.org)",
        "📅 tomorrow",
        "🔁",
        "🆔 ！",
        "[due:: ]",
        "[::]",
        "(::)",
        "[2/3](https://example.org)",
        "[a/b] [12]",
        "x[2/3]",
        "https://example.org/[1/2]",
        "[due day](https://example.org/?a::b)",
        "<!-- 📅 2025-04-02 -->",
        '<a title="⏫ up">up</a>',
        "# a heading",
        "是 :: 不是",
        "Quoi ?",
    ],
)
def test_what_is_no_field_stays_in_the_text(text: str) -> None:
    read = fields(text)

    assert read == replace(fields(""), text=text)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("rent 📅 2024-02-30", ("due", "2024-02-30")),
        ("rent 📅 2025-13-01", ("due", "2025-13-01")),
        ("房租 ⏳ 2025-04-31", ("scheduled", "2025-04-31")),
        ("rent 📅 0000-01-01", ("due", "0000-01-01")),
        ("rent [due:: 2023-02-29]", ("due", "2023-02-29")),
        ("rent [due:: next Friday]", ("due", "next Friday")),
        ("rent DEADLINE: <2025-02-30 Sun>", ("due", "2025-02-30")),
    ],
)
def test_an_impossible_date_is_kept_and_reported(text: str, raw: tuple[str, str]) -> None:
    read = fields(text)

    assert (read.due, read.scheduled, read.raw_fields) == (None, None, (raw,))
    assert [each.code for each in read.found] == [Code.BAD_DATE]
    assert raw[1] in text[read.found[0].start : read.found[0].end]


@pytest.mark.parametrize(
    ("text", "name", "value", "raw"),
    [
        ("a 📅 2025-04-02 📅 2025-04-03", "due", date(2025, 4, 2), "2025-04-03"),
        ("a [due:: 2025-04-03] 📅 2025-04-02", "due", date(2025, 4, 3), "2025-04-02"),
        ("a ⏫ 🔽", "priority", "high", "low"),
        ("a 🔁 every day 🔁 every week", "recurrence", "every day", "every week"),
        ("a 🆔 one 🆔 two", "id", "one", "two"),
    ],
)
def test_the_first_of_two_values_counts_and_the_second_is_reported(
    text: str, name: str, value: object, raw: str
) -> None:
    read = fields(text)

    assert (getattr(read, name), read.raw_fields[0][1]) == (value, raw)
    assert [each.code for each in read.found] == [Code.DUPLICATE_FIELD]
    assert text[read.found[0].start : read.found[0].end].endswith(text[-1])


def test_the_same_value_twice_is_no_problem() -> None:
    read = fields("a 📅 2025-04-02 [due:: 2025-04-02]")

    assert (read.text, read.raw_fields, read.found) == ("a", (), ())


def test_all_fields_of_a_line_are_read_in_any_order() -> None:
    read = fields("⏫ call 🆔 c1 the 📅 2025-04-02 bank ✅ 2025-04-01, twice #money 🔁 every month")

    assert read.text == "call the bank, twice #money"
    assert (read.priority, read.id, read.due, read.done_on) == ("high", "c1", date(2025, 4, 2), date(2025, 4, 1))
    assert (read.recurrence, read.tags) == ("every month", ("money",))


def test_words_after_the_day_in_a_bracket_are_kept() -> None:
    read = fields("a [due:: 2025-04-02 or later]")

    assert (read.due, read.fields) == (date(2025, 4, 2), (("due", "2025-04-02 or later"),))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("a  b   c", "a b c"),
        ("a `b  c`  d", "a `b  c` d"),
        ("  a  ", "a"),
        ("**a** 📅 2025-04-02 *b*", "**a** *b*"),
        ("a 📅 2025-04-02 :smile:", "a :smile:"),
        ("a 📅 2025-04-02。b", "a。b"),
        ("👩‍👩‍👧 picnic", "👩‍👩‍👧 picnic"),
    ],
)
def test_spaces_are_single_outside_code(text: str, rest: str) -> None:
    assert fields(text).text == rest


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#home first", ("home",)),
        ("sort #home, then #garden.", ("home", "garden")),
        ("复习 #算法，整理 #0任务。", ("算法", "0任务")),
        ("復習 #輪講、準備", ("輪講",)),
        ("운동 #건강", ("건강",)),
        ("a #a/b-c and #a_b", ("a/b-c", "a_b")),
        ("twice #home #home", ("home",)),
        ("＃全角 井号", ("全角",)),
        ("a #🌱", ("🌱",)),
        ("a (see #b)", ("b",)),
        ("a [see #b]", ("b",)),
        ("[k:: #b]", ("b",)),
        ("#C++, #C# and #C", ("C++", "C#", "C")),
        ("the sample #'s and #\u2019s", ()),
        ("#话题# and #sea+", ("话题", "sea")),
        ("#C#x", ("C",)),
        ("ticket #123", ()),
        ("paint the buoy #4b5323, the float #FFFFFF, the lamp #5DE761FF and the bell #FF0000", ()),
        ("notes of #ece445 in #decade", ("ece445", "decade")),
        ("参考 #123和#124", ()),
        ("合并 #123的修复", ()),
        ("修正 #123を直す、#124の件", ()),
        ("이슈 #123을 고침 #124번", ()),
        (
            "#100天计划 #30日チャレンジ #1일1커밋 #3月 #2024년",
            ("100天计划", "30日チャレンジ", "1일1커밋", "3月", "2024년"),
        ),
        ("a#b", ()),
        ("复习#算法", ()),
        ("##two", ()),
        (r"\#escaped", ()),
        ("# heading", ()),
        ("a #-", ()),
        ("`#code` and ` #code `", ()),
        ("https://example.org/#part", ()),
        ("[a](https://example.org/ #part)", ()),
        ("[[page #part]]", ()),
        ("<!-- #hidden -->", ()),
        ('<a title="a #b">c</a>', ()),
    ],
)
def test_a_tag_follows_a_space(text: str, tags: tuple[str, ...]) -> None:
    assert fields(text).tags == tags

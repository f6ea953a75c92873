"""One line at a time: boxes, keywords, groups, fields, tags, outcomes, and the HTML of a task."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.diagnostics import Code
from journal.marks.boxes import box, group, keyword
from journal.marks.fields import fields
from journal.marks.looks import LOOKS, Look, Shown, html_close, html_open, look_of
from journal.marks.tasks import State, Task, task
from journal.marks.times import TimeBlock
from journal.record import replace
from journal.wording.choice import wording
from tests.linear import assert_in_proportion

WORDS = wording("en")

# ---- boxes


@pytest.mark.parametrize(
    ("text", "state", "rest"),
    [
        ("[ ] water the fern", State.TODO, "water the fern"),
        ("[\u00a0] no-break space", State.TODO, "no-break space"),
        ("[　] 全角の空白", State.TODO, "全角の空白"),
        ("[\t] tab", State.TODO, "tab"),
        ("[] nothing inside", State.TODO, "nothing inside"),
        ("[x] low", State.DONE, "low"),
        ("[X] high", State.DONE, "high"),
        ("[✓] tick", State.DONE, "tick"),
        ("[✔] heavy tick", State.DONE, "heavy tick"),
        ("[✔\ufe0f] tick with a variation selector", State.DONE, "tick with a variation selector"),
        ("[✅] 买牛奶", State.DONE, "买牛奶"),
        ("[√] 交作业", State.DONE, "交作业"),
        ("[/] half way", State.DOING, "half way"),
        ("[.] some way", State.DOING, "some way"),
        ("[-] let go", State.CANCELLED, "let go"),
        ("[~] let go too", State.CANCELLED, "let go too"),
        ("[>] next month", State.DEFERRED, "next month"),
        ("[<] in the calendar", State.SCHEDULED, "in the calendar"),
        ("[!] before noon", State.TODO, "before noon"),
        ("[?] is it so", State.QUESTION, "is it so"),
        ("[f] no sweets", State.FAILED, "no sweets"),
        ("[i] an idea", State.OTHER, "an idea"),
        ("[S] savings", State.OTHER, "savings"),
        ("[*] a star", State.OTHER, "a star"),
        ('["] a quotation', State.OTHER, "a quotation"),
        ("[🔥] hot", State.OTHER, "hot"),
        ("［x］ 全角括号", State.DONE, "全角括号"),
        ("［ｘ］ 全角字母", State.DONE, "全角字母"),
        ("［ ］ 할 일", State.TODO, "할 일"),
        ("☐ 未做", State.TODO, "未做"),
        ("☑ 済み", State.DONE, "済み"),
        ("☑\ufe0f 완료", State.DONE, "완료"),
        ("✅ shipped the beta", State.DONE, "shipped the beta"),
        ("✅发布测试版", State.DONE, "发布测试版"),
        ("  [ ]  \u00a0 wide gap", State.TODO, "wide gap"),
        ("\u200b[x] after a zero-width space", State.DONE, "after a zero-width space"),
        ("[ ] see [x] below", State.TODO, "see [x] below"),
        ("[x] ~~old words~~", State.DONE, "~~old words~~"),
        ("[x] (in brackets)", State.DONE, "(in brackets)"),
        ("[ ] [manual](https://example.org)", State.TODO, "[manual](https://example.org)"),
    ],
)
def test_a_list_item_starts_with_a_box(text: str, state: State, rest: str) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert (found.state, text[found.length :], found.struck) == (state, rest, False)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[x]glued", "glued"),
        ("[ ]粘在一起", "粘在一起"),
        ("[]空の箱", "空の箱"),
        ("[] apart", "apart"),
        ("[x]（重要）写报告", "（重要）写报告"),
        ("[x]：冒号", "：冒号"),
        ("[ x] padded before", "padded before"),
        ("[x ] padded after", "padded after"),
        ("[ x ] padded on both sides", "padded on both sides"),
    ],
)
def test_a_box_with_wrong_spacing_is_read_and_reported(text: str, rest: str) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert text[found.length :] == rest
    assert [each.code for each in found.found] == [Code.CHECKBOX_SPACING]


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org) is a link",
        "[x][label] is a link",
        "[ ](empty)",
        "[x]: https://example.org",
        "[ ]: https://example.org",
        r"\[x] escaped",
        "[1] a footnote",
        "[9] another",
        "[①] 第一",
        "[12] two digits",
        "[2021, OSDI]",
        "[JS] a label",
        "[注] 一个说明",
        "[참고] 설명",
        "[가] 첫째",
        "[[wiki]] page",
        "[^1] a note",
        "[!NOTE] a callout",
        "[@] a citation",
        "[%] a cookie",
        "[2/3] a cookie",
        "[…] an omission",
        "[`] a code span`",
        "[f]ind in a menu",
        "[.]gitignore",
        "[q]uit",
        "[ i ] padded letter",
        "【x】lenticular brackets",
        "see [x] here",
        "✅ 2025-03-04 report",
        "✅\ufe0f 2025-03-04",
        "[ ]",
        "[ ] ",
        "[x] \u00a0\u3000",
        "[x",
        "x] a",
        "[",
        "☐",
        "☑ ",
        "",
        "plain",
        "~~struck words~~",
        "~~[ ] never closed",
        "~~[ ] ~~",
        "~~~~",
    ],
)
def test_what_only_looks_like_a_box_is_no_task(text: str) -> None:
    assert box(text, bulleted=True) is None


@pytest.mark.parametrize("mark", [" ", "x", "X", "-", "/", ">", "<", "!", "?", "~", "✓"])
def test_a_usual_mark_needs_no_bullet(mark: str) -> None:
    found = box(f"[{mark}] oil the hinge", bulleted=False)

    assert found is not None
    assert (found.mark, found.length) == (mark, 4)


@pytest.mark.parametrize(
    "text",
    [
        "[x]glued",
        "[] a",
        "[i] a",
        "[f] a",
        "[.] a",
        "[ x ] a",
        "[✅] a",
        "☐ a",
        "☑ a",
        "✅ a",
        "~~[ ] a~~",
        "[x](u) a",
        "[1] a",
        "[x] ",
    ],
)
def test_other_marks_without_a_bullet_are_prose(text: str) -> None:
    assert box(text, bulleted=False) is None


@pytest.mark.parametrize("bulleted", [True, False])
def test_a_defined_label_is_a_link(bulleted: bool) -> None:  # noqa: FBT001 - pytest passes it by name
    assert box("[x] stands for a page", bulleted=bulleted, defined=lambda label: label == "x") is None


def test_an_empty_box_has_no_label_to_look_up() -> None:
    assert box("[ ] a", bulleted=True, defined=lambda label: label == "x") is not None


@pytest.mark.parametrize("text", ["~~[ ] sell the piano~~", "~~[x] sell the piano~~", "~~[-] sell the piano~~"])
def test_a_struck_box_is_cancelled(text: str) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert (found.state, found.struck, text[found.length :]) == (State.CANCELLED, True, "sell the piano~~")


@pytest.mark.parametrize(("text", "mark"), [("[] a", ""), ("[ ] a", " "), ("[/] a", "/"), ("☐ a", "☐"), ("[✓] a", "✓")])
def test_the_mark_is_kept(text: str, mark: str) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert found.mark == mark


@pytest.mark.parametrize("state", list(State))
def test_dropped_tasks_questions_and_unknown_marks_are_in_no_denominator(state: State) -> None:
    assert state.countable is (state not in {State.CANCELLED, State.QUESTION, State.OTHER})


# ---- keywords


@pytest.mark.parametrize(
    ("text", "state", "priority", "rest"),
    [
        ("TODO mend the gate", State.TODO, None, "mend the gate"),
        ("TODO: mend the gate", State.TODO, None, "mend the gate"),
        ("TODO：修门", State.TODO, None, "修门"),
        ("LATER 旅行", State.TODO, None, "旅行"),
        ("DOING 論文を書く", State.DOING, None, "論文を書く"),
        ("NOW 청소", State.DOING, None, "청소"),
        ("IN-PROGRESS survey", State.DOING, None, "survey"),
        ("WAIT for the part", State.WAITING, None, "for the part"),
        ("WAITING: reply from the library", State.WAITING, None, "reply from the library"),
        ("DONE index the slides", State.DONE, None, "index the slides"),
        ("CANCELLED trip", State.CANCELLED, None, "trip"),
        ("CANCELED trip", State.CANCELLED, None, "trip"),
        ("TODO [#A] passport", State.TODO, "high", "passport"),
        ("TODO [#B] passport", State.TODO, "medium", "passport"),
        ("TODO: [#C] passport", State.TODO, "low", "passport"),
        ("TODO [#D] passport", State.TODO, None, "[#D] passport"),
        ("TODO\u00a0wash", State.TODO, None, "wash"),
    ],
)
def test_an_item_may_start_with_a_keyword(text: str, state: State, priority: str | None, rest: str) -> None:
    found = keyword(text)

    assert found is not None
    assert (found.state, found.priority, text[found.length :]) == (state, priority, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Todo apps compared",
        "todo: x",
        "DONEGAL in May",
        "TODOs",
        "TODO",
        "TODO:",
        "DONE ",
        "NOWHERE to go",
        "WAIT, what",
        "a TODO",
        "",
    ],
)
def test_other_words_are_no_keyword(text: str) -> None:
    assert keyword(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "[TODO]",
        "[todo]",
        "[To-Do]:",
        "［TODO］",
        "【待办】",
        "[待办]",
        "[待读]：",
        " [やること] ",
        "[할 일]",
        "[ TODO ]",
    ],
)
def test_a_bracketed_title_is_a_group(text: str) -> None:
    assert group(text)


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "[TODO] buy",
        "[TODO](https://example.org)",
        "[x]",
        "[DONE]",
        "[TODO]: https://example.org",
        "[[TODO]]",
        "",
    ],
)
def test_anything_else_is_no_group(text: str) -> None:
    assert not group(text)


# ---- fields


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


# ---- tags


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
        ("#话题# and #sea+", ("话题", "sea")),
        ("#C#x", ("C",)),
        ("ticket #123", ()),
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


# ---- outcomes


@pytest.mark.parametrize(
    ("text", "rest", "outcome", "words"),
    [
        ("Rowing: better than expectation", "Rowing", 1, "better than expectation"),
        ("Rowing: Better than expected!", "Rowing", 1, "Better than expected!"),
        ("Rowing: on the lake: much better than I expected", "Rowing: on the lake", 1, "much better than I expected"),
        ("Rowing: above expectations", "Rowing", 1, "above expectations"),
        ("Rowing, exceeded expectations", "Rowing", 1, "exceeded expectations"),
        ("Rowing (exceeded all expectations)", "Rowing", 1, "exceeded all expectations"),
        ("Rowing: *better than expected*", "Rowing", 1, "better than expected"),
        ("**Rowing: better than expected**", "**Rowing**", 1, "better than expected"),
        ("Rowing: better than expected, four times", "Rowing", 1, "better than expected, four times"),
        ("Rowing: better than expected #sport #lake", "Rowing #sport #lake", 1, "better than expected"),
        ("Rowing: better than expected 📅 2025-04-02", "Rowing", 1, "better than expected"),
        ("Rowing: better than expected 🎉", "Rowing", 1, "better than expected 🎉"),
        ("Rowing: less than expectation", "Rowing", -1, "less than expectation"),
        ("Rowing: a little worse than expected.", "Rowing", -1, "a little worse than expected."),
        ("Rowing: below my expectations", "Rowing", -1, "below my expectations"),
        ("Rowing: not as good as expected", "Rowing", -1, "not as good as expected"),
        ("Rowing: fell short of expectations", "Rowing", -1, "fell short of expectations"),
        ("Rowing: as expected", "Rowing", 0, "as expected"),
        ("Rowing [more or less as expected]", "Rowing", 0, "more or less as expected"),
        ("Rowing: met expectations", "Rowing", 0, "met expectations"),
        ("划船：超出预期", "划船", 1, "超出预期"),
        ("划船：远超预期！", "划船", 1, "远超预期！"),
        ("划船，好于预期", "划船", 1, "好于预期"),
        ("划船（比预期好很多）", "划船", 1, "比预期好很多"),
        ("劃船：超出預期", "劃船", 1, "超出預期"),
        ("划船: 低于预期", "划船", -1, "低于预期"),
        ("划船：略低于预期。", "划船", -1, "略低于预期。"),
        ("划船：不及预期", "划船", -1, "不及预期"),
        ("划船(未达预期)", "划船", -1, "未达预期"),
        ("划船：没有达到预期", "划船", -1, "没有达到预期"),
        ("划船：符合预期", "划船", 0, "符合预期"),
        ("划船【基本符合预期】", "划船", 0, "基本符合预期"),
        ("ボート：期待以上", "ボート", 1, "期待以上"),
        ("ボート：予想以上でした", "ボート", 1, "予想以上でした"),
        ("ボート：予想を大きく上回った", "ボート", 1, "予想を大きく上回った"),
        ("ボート（期待以下）", "ボート", -1, "期待以下"),
        ("ボート：予想以下だった", "ボート", -1, "予想以下だった"),
        ("ボート：期待外れ", "ボート", -1, "期待外れ"),
        ("ボート：予想通り", "ボート", 0, "予想通り"),
        ("ボート：ほぼ予定どおり", "ボート", 0, "ほぼ予定どおり"),
        ("조정: 기대 이상", "조정", 1, "기대 이상"),
        ("조정: 예상보다 훨씬 좋았다", "조정", 1, "예상보다 훨씬 좋았다"),
        ("조정(기대 이하)", "조정", -1, "기대 이하"),
        ("조정: 기대에 못 미침", "조정", -1, "기대에 못 미침"),
        ("조정: 예상보다 좋지 않았다", "조정", -1, "예상보다 좋지 않았다"),
        ("조정: 예상대로", "조정", 0, "예상대로"),
        ("조정, 계획대로 진행", "조정", 0, "계획대로 진행"),
    ],
)
def test_an_outcome_ends_the_text(text: str, rest: str, outcome: int, words: str) -> None:
    read = fields(text)

    assert (read.text, read.outcome, read.outcome_text) == (rest, outcome, words)


@pytest.mark.parametrize(
    "text",
    [
        "Rowing: an hour on the lake",
        "Rowing: better than last week",
        "Better than expected",
        ": as expected",
        "better than expected: rowing",
        "write about why it went better than expected",
        "Rowing (better than expected) again",
        "Rowing: `as expected`",
        "划船：没有计划",
        "划船：计划中",
        "写预期",
        "低于预期的原因",
        "ボート：予定",
        "조정: 기대",
        "Rowing:",
        "()",
        "a)",
    ],
)
def test_other_endings_are_no_outcome(text: str) -> None:
    read = fields(text)

    assert (read.text, read.outcome, read.outcome_text) == (text, None, "")


# ---- the value


def _task(text: str = "mend the gate", state: State = State.TODO, mark: str = " ") -> Task:
    return task(fields(text), state=state, mark=mark, line=3)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Rowing: on the lake: twice", "Rowing"),
        ("划船：湖上", "划船"),
        ("Rowing", "Rowing"),
        ("at 10:30 rowing", "at 10:30 rowing"),
        ("https://example.org/a: b", "https://example.org/a: b"),
        ("a" * 41 + ": b", "a" * 41 + ": b"),
        (": b", ": b"),
    ],
)
def test_the_head_of_a_task_is_short_and_no_address(text: str, head: str) -> None:
    assert replace(_task(), text=text).head == head


@pytest.mark.parametrize(
    ("state", "flag", "checked", "completed"),
    [
        (State.TODO, None, False, False),
        (State.TODO, "important", True, False),
        (State.DONE, None, True, True),
        (State.CANCELLED, None, True, False),
    ],
)
def test_checked_is_not_completed(state: State, flag: str | None, *, checked: bool, completed: bool) -> None:
    found = replace(_task(state=state), flag=flag)

    assert (found.checked, found.completed) == (checked, completed)


def test_a_task_has_the_values_of_its_text() -> None:
    found = _task("Rowing 📅 2025-04-02 [boat:: red] ⏫: as expected", State.DONE, "x")

    assert (found.text, found.due, found.fields) == ("Rowing", date(2025, 4, 2), (("boat", "red"),))
    assert (found.priority, found.outcome, found.outcome_text) == ("high", 0, "as expected")


# ---- the HTML


def _html(shown_task: Task, shown: Shown) -> str:
    return f"{html_open(shown_task, shown, WORDS)}TEXT{html_close(shown_task, shown, WORDS)}</li>"


def test_a_plain_task_is_an_item_with_a_named_box() -> None:
    html = _html(_task(), Shown("open"))

    item = ElementTree.fromstring(html)
    assert item.attrib == {"class": "task", "data-s": "open"}
    assert [child.attrib.get("class") for child in item] == ["box", "tx"]
    assert item[0].attrib["aria-label"] == "Not done"
    assert item[1].text == "TEXT"


@pytest.mark.parametrize("look", list(LOOKS))
def test_every_look_is_well_formed_and_named_in_words(look: Look) -> None:
    item = ElementTree.fromstring(_html(_task(mark="i"), Shown(look)))

    assert item.attrib["data-s"] == look
    assert item[0].attrib["aria-label"].startswith(WORDS.looks[look])


def test_no_two_looks_are_drawn_alike() -> None:
    drawn = [_html(_task(mark=" "), Shown(look)).partition("<svg")[2] for look in LOOKS if look != "other"]

    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_look(state: State) -> None:
    assert look_of(state) in LOOKS


def test_an_unknown_mark_is_shown_in_its_box() -> None:
    html = _html(_task(state=State.OTHER, mark="<"), Shown("other"))

    assert 'aria-label="Marked &lt;"' in html
    assert ">&lt;</text>" in html


def test_an_important_task_says_so() -> None:
    assert 'aria-label="Not done, important"' in _html(replace(_task(), flag="important"), Shown("open"))


def test_times_and_length_are_shown_on_demand() -> None:
    timed = replace(_task(), times=(TimeBlock(640, 685), TimeBlock(1380, 1440), TimeBlock(990, None)), minutes=105)

    html = _html(timed, Shown("open", show_times=True, kind="k-code", anchor="t-1"))

    assert (
        '<li class="task k-code" id="t-1" data-s="open"><span class="mg"><time datetime="10:40">10:40</time>–' in html
    )
    assert '<time datetime="23:00">23:00</time>–24:00<br><time datetime="16:30">16:30</time>–</span>' in html
    assert '<span class="len"><time datetime="PT1H45M">1 h 45</time></span>' in html
    assert "10:40" not in _html(timed, Shown("open"))


def test_a_dropped_task_has_no_length() -> None:
    assert 'class="len"' not in _html(replace(_task(state=State.CANCELLED), minutes=30), Shown("drop", show_times=True))


def test_the_count_of_leaves_is_shown_except_in_a_plan() -> None:
    assert '<span class="prog">2/4</span>' in _html(_task(), Shown("part", done=2, total=4))
    assert "prog" not in _html(_task(), Shown("plan", done=2, total=4))


@pytest.mark.parametrize(("words", "path"), [("超出预期", "M5 1 "), ("符合预期", "M.8 "), ("低于预期", "M5 9 ")])
def test_the_outcome_is_shown_in_the_words_of_the_writer(words: str, path: str) -> None:
    html = _html(_task(f"划船：{words}"), Shown("done"))

    assert f'<path d="{path}' in html
    assert f"</svg>{words}</span>" in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a 📅 2025-04-02", 'due <time datetime="2025-04-02">2025-04-02</time>'),
        ("a ⏳ 2025-04-02", "scheduled <time"),
        ("a 🛫 2025-04-02", "from <time"),
        ("a ➕ 2025-04-02", "noted <time"),
        ("a ✅ 2025-04-02", "done <time"),
        ("a ❌ 2025-04-02", "dropped <time"),
        ("a ⏫", "high priority"),
        ("a 🔁 every week", "every week"),
        ("a [k<:: v&w]", "k&lt; v&amp;w"),
        ("a 📅 2025-02-30", "due 2025-02-30"),
        ("a [1/2]", "[1/2]"),
        ("a ⛔ b1, c2", "after b1, c2"),
        ("a 🏁 delete", "then delete"),
    ],
)
def test_what_was_taken_out_of_the_text_is_shown_after_it(text: str, shown: str) -> None:
    assert f'<span class="why">{shown}' in _html(_task(text), Shown("open"))


def test_a_cookie_gives_way_to_the_count() -> None:
    assert "[1/2]" not in _html(_task("a [1/2]"), Shown("open", done=1, total=3))


def test_the_continuation_is_linked() -> None:
    html = _html(_task(), Shown("carry", moved_to="Week 5 & on", moved_url="../w05/?a&b"))

    assert '<span class="why"><a href="../w05/?a&amp;b">Week 5 &amp; on</a></span>' in html


def test_a_keyword_beside_a_box_that_says_otherwise_is_shown() -> None:
    assert '<span class="why">WAITING</span>' in _html(replace(_task(), keyword="WAITING"), Shown("open"))
    assert "TODO" not in _html(replace(_task(), keyword="TODO"), Shown("open"))


def test_markup_in_a_value_is_escaped() -> None:
    risky = '"><script>alert(1)</script>'
    html = _html(
        replace(_task(), outcome=1, outcome_text=risky, mark=risky, fields=((risky, risky),), recurrence=risky),
        Shown("other", kind=risky, anchor=risky, moved_to=risky, moved_url=risky),
    )

    assert "<script" not in html
    ElementTree.fromstring(html)


# ---- any text

_PIECES = st.lists(
    st.sampled_from(
        [
            "[", "]", "(", ")", "x", " ", "~~", "📅", "2025-04-02", "2025-02-30", "::", "#", "`", "\ufe0f", "🔁", "every week", ":",
            "，", "✅", "☐", "TODO", "<!--", "-->", "as expected", "低于预期", "[2/3]", "\\", "^a", "\n", "a", "⏫", "//", "%", "］", "：",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip
_ANY = st.one_of(_PIECES, st.text(max_size=60))


@given(_ANY, st.booleans())
def test_a_box_lies_within_any_text(text: str, bulleted: bool) -> None:  # noqa: FBT001 - Hypothesis passes it
    found = box(text, bulleted=bulleted)

    assert found is None or 0 < found.length < len(text)


@given(_ANY)
def test_a_keyword_lies_within_any_text(text: str) -> None:
    found = keyword(text)

    assert found is None or 0 < found.length < len(text)
    assert group(text) in {True, False}


@given(_ANY)
def test_fields_are_read_in_any_text(text: str) -> None:
    read = fields(text)

    assert len(read.text) <= len(text)
    assert all(0 <= each.start < each.end <= len(text) for each in read.found)
    assert all(tag in text for tag in read.tags)


@given(_ANY)
def test_any_task_is_well_formed_html(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable())

    ElementTree.fromstring(_html(_task(printable), Shown("other", anchor=printable, kind=printable)))


@pytest.mark.parametrize(
    "piece",
    [
        "[", "]", "[[", "](", "()", "([)]", "[a::", "[a:: b] ", "(a::", "📅", "📅 ", "📅 2025-04-02 ", "::", "#", "# ", "#a ", " ", "`", "` ``",
        "🔁", "🔁 every ", "🔁 a", "~~", "[x", "[x] ", "<", "<a", "<!--", "<!---->", "://", "https://a", "^a ", "\\", "：", "，as", "(as ",
        "SCHEDULED: <", "SCHEDULED: ", "[1", "[1/2] ", "a", "ー", "TODO ", "\ufe0f", "⛔ a,", "1", "*", "every ",
    ],
)  # fmt: skip
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    def whole(text: str) -> None:
        box(text, bulleted=True)
        keyword(text)
        group(text)
        fields(text)

    assert_in_proportion(whole, "[x] a" + piece * (160_000 // len(piece)))

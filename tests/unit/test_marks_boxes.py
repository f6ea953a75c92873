"""Check boxes, keywords and groups, one line at a time."""

import pytest

from journal.diagnostics import Code
from journal.marks.boxes import box, group, keyword
from journal.marks.tasks import State
from journal.wording.choice import wording

WORDS = wording("en")


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
    ("glyph", "state"), [("☐ ", State.TODO), ("☑ ", State.DONE), ("☑\ufe0f ", State.DONE), ("☐\u3000", State.TODO)]
)
def test_the_glyph_of_a_box_needs_no_bullet(glyph: str, state: State) -> None:
    found = box(f"{glyph}oil the hinge", bulleted=False)

    assert found is not None
    assert (found.state, found.length) == (state, len(glyph))


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
        "☐a",
        "☐",
        "☐ yes ☑ no",
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


@pytest.mark.parametrize(
    "text",
    [
        "[ ] ~~sell the piano~~",
        "[ ] ~~sell the piano~~ (nobody wants it)",
        "[ ] ~~sell the piano~~ dropped, nobody wants it",
        "[ ] ~~卖掉钢琴~~ 放弃",
        "[ ] ~~ピアノを売る~~（見送り）",
        "☐ ~~피아노 팔기~~ 취소",
    ],
)
def test_an_open_box_of_struck_words_is_cancelled(text: str) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert (found.state, found.struck) == (State.CANCELLED, True)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[ ] ~~sell~~ give away the piano", State.TODO),
        ("[ ] sell the ~~old~~ piano", State.TODO),
        ("[ ] ~~sell~~ ~~the piano~~", State.TODO),
        ("[x] ~~sell the piano~~", State.DONE),
        ("[/] ~~sell the piano~~", State.DOING),
    ],
)
def test_other_struck_words_change_no_state(text: str, state: State) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert (found.state, found.struck) == (state, False)


@pytest.mark.parametrize(("text", "mark"), [("[] a", ""), ("[ ] a", " "), ("[/] a", "/"), ("☐ a", "☐"), ("[✓] a", "✓")])
def test_the_mark_is_kept(text: str, mark: str) -> None:
    found = box(text, bulleted=True)

    assert found is not None
    assert found.mark == mark


@pytest.mark.parametrize("state", list(State))
def test_dropped_tasks_questions_and_unknown_marks_are_in_no_denominator(state: State) -> None:
    assert state.countable is (state not in {State.CANCELLED, State.QUESTION, State.OTHER})


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
        "[to do]",
        "[Todos]",
        "[Backlog]",
        "［TODO］",
        "【待办】",
        "[待办]",
        "[待辦]",
        "[待办事项]",
        "[待辦事項]",
        "[待读]：",
        "[待讀]",
        "[待做]",
        " [やること] ",
        "[読むもの]",
        "[할 일]",
        "[할일]",
        "[읽을 것]",
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


@pytest.mark.parametrize(("text", "mark"), [("[1] rosin", "1"), ("[９] rosin", "9"), ("~~[2] rosin~~", "2")])
def test_a_digit_is_a_mark_where_that_is_wanted(text: str, mark: str) -> None:
    found = box(text, bulleted=True, digits=True)

    assert found is not None
    assert (found.mark, found.state.countable) == (mark, False)


@pytest.mark.parametrize("text", ["[12] rosin", "[1](#rosin)", "[1]: https://example.org", "[1]rosin", "[ 1 ] rosin"])
def test_more_than_a_digit_and_a_space_is_no_mark(text: str) -> None:
    assert box(text, bulleted=True, digits=True) is None


def test_a_digit_without_a_bullet_is_no_mark() -> None:
    assert box("[1] rosin", bulleted=False, digits=True) is None


def test_a_digit_that_is_defined_as_a_link_is_no_mark() -> None:
    assert box("[1] rosin", bulleted=True, digits=True, defined=lambda label: label == "1") is None

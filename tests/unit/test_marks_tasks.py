"""The value of a task, and tasks in any text."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.marks.boxes import box, group, keyword
from journal.marks.fields import fields
from journal.marks.looks import Shown, html_close, html_open
from journal.marks.tasks import State, Task
from journal.record import replace
from journal.wording.choice import wording
from tests.linear import assert_in_proportion

WORDS = wording("en")


def _task(text: str = "mend the gate", state: State = State.TODO, mark: str = " ") -> Task:
    read = fields(text)
    return Task(text=read.text, written=read.written, state=state, mark=mark, line=3)


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

    assert (found.text, found.details.due, found.details.fields) == ("Rowing", date(2025, 4, 2), (("boat", "red"),))
    assert (found.details.priority, found.details.outcome, found.details.outcome_text) == ("high", 0, "as expected")


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
    any_task, shown = _task(printable), Shown("other", anchor=printable, kind=printable)

    ElementTree.fromstring(f"{html_open(any_task, shown, WORDS)}{html_close(any_task, shown, WORDS)}</li>")


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

    assert_in_proportion(whole, "[x] a" + piece * (40_000 // len(piece)))

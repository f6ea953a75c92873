"""The HTML of a task."""

from xml.etree import ElementTree

import pytest

from journal.marks.fields import Details, fields
from journal.marks.looks import LOOKS, Look, Shown, html_close, html_open, look_of
from journal.marks.tasks import State, Task
from journal.marks.times import TimeBlock
from journal.record import replace
from journal.wording.choice import wording

WORDS = wording("en")


def _task(text: str = "mend the gate", state: State = State.TODO, mark: str = " ") -> Task:
    read = fields(text)
    return Task(text=read.text, written=read.written, state=state, mark=mark, line=3)


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
    assert '<time datetime="23:00">23:00</time>–24:00<br> <time datetime="16:30">16:30</time>–</span>' in html
    assert '<span class="len"><time datetime="PT1H45M">1 h 45</time></span>' in html
    assert "10:40" not in _html(timed, Shown("open"))


def test_whole_hours_have_minutes_as_those_of_other_rows_have() -> None:
    assert ">1 h 00</time>" in _html(replace(_task(), minutes=60), Shown("done", show_times=True))


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
        ("a 📅 2025-04-02", 'due <time datetime="2025-04-02">2 Apr 2025</time>'),
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


def test_a_day_is_written_as_the_interface_writes_days() -> None:
    closed = html_close(_task("a 📅 2025-04-02"), Shown("open"), wording("zh-Hans"))

    assert '<span class="why">截止 <time datetime="2025-04-02">2025年4月2日</time></span>' in closed


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
        replace(
            _task(),
            mark=risky,
            written=Details(outcome=1, outcome_text=risky, fields=((risky, risky),), recurrence=risky),
        ),
        Shown("other", kind=risky, anchor=risky, moved_to=risky, moved_url=risky),
    )

    assert "<script" not in html
    ElementTree.fromstring(html)

"""What readers of feeds show of an entry, without the styles of its page."""

import re

import pytest

from journal.marks.looks import Look, Shown, html_close, html_open
from journal.marks.tasks import Details, State, Task
from journal.marks.times import TimeBlock
from journal.record import replace
from journal.unstyled import unstyled
from journal.wording.choice import wording

_WORDS = wording("en")
_TASK = Task(text="oil", state=State.DONE, mark="x", line=1)
_BLOCK = TimeBlock(480, 570)


def _said(html: str) -> str:
    """The words of what is shown."""
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", unstyled(html))).strip()


def _task(task: Task, look: Look) -> str:
    shown = Shown(look, show_times=True)
    return f"{html_open(task, shown, _WORDS)}oil{html_close(task, shown, _WORDS)}</li>"


@pytest.mark.parametrize(
    ("look", "told"),
    [("done", "☑ oil"), ("open", "☐ oil"), ("drop", "☐ Dropped · oil"), ("plan", "☐ Planned · oil")],
)
def test_a_box_is_a_sign_and_a_word_where_that_says_too_little(look: Look, told: str) -> None:
    html = _task(_TASK, look)

    assert _said(html) == told
    assert "<svg" not in unstyled(html)


def test_hours_and_their_sum_stand_between_the_box_and_the_text() -> None:
    task = replace(_TASK, times=(_BLOCK, _BLOCK), minutes=180)

    assert _said(_task(task, "done")) == "☑ 08:00–09:30, 08:00–09:30 · 3 h 00 · oil"


def test_a_verdict_has_a_sign_of_its_own() -> None:
    task = replace(_TASK, written=Details(outcome=1, outcome_text="better"))

    assert _said(_task(task, "done")) == "☑ oil ▲ better"


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<h2 id="a"><span class="mg">3 of 3 done<br>1 carried</span>Today</h2>', "Today"),
        ('<li><span class="mg st open" id="q-1">Open</span><span class="q">Why?</span></li>', "Open · Why?"),
        (
            '<li><span class="mg">9:00–9:30</span><span class="box sw"></span><span class="tx">up</span></li>',
            "9:00–9:30 · up",
        ),
        (
            'A <span class="bib"><span>Vogt</span><span>x.example</span></span> <a class="host">in 2</a>',
            "A · Vogt, x.example · in 2",
        ),
        (
            'A <span class="mg bib-m"><span>2021 OSDI</span><span>7 refs</span></span>',
            "A · 2021 OSDI, 7 refs",
        ),
        ('<h2>Tides <span class="ct">4 items</span></h2>', "Tides (4 items)"),
        ('oil <a class="chain" href="/"><span>W29</span>–<span>W30</span></a>', "oil · W29–W30"),
    ],
)
def test_what_stood_apart_is_parted(html: str, told: str) -> None:
    assert _said(html) == told


def test_drawings_of_the_writer_stay() -> None:
    html = '<p><span class="x"><svg viewBox="0 0 9 9"><path d="M0 0"/></svg></span></p>'

    assert unstyled(html) == html


def test_a_page_without_its_styles_has_small_boxes() -> None:
    html = _task(replace(_TASK, written=Details(outcome=1, outcome_text="better")), "done")

    assert re.findall(r"<svg (width=\S+ height=\S+)", html) == ['width="16" height="16"', 'width="10" height="10"']

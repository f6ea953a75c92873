"""No word of a private section or part is left in what is read, and what is only counted keeps its figures."""

from typing import Final

import pytest

from journal.diagnostics import Code
from journal.marks.tasks import State
from journal.note import Read
from journal.read import read
from journal.rules import Private, Rules
from tests.linear import assert_in_proportion

_PRIVATE: Final = Private(("Family", "家里"), ("On the water",))


def _read(text: str, private: Private = _PRIVATE) -> Read:
    return read("2031-03-09.md", text.encode(), "", Rules(private=private))


@pytest.mark.parametrize(
    "text",
    [
        "## Family\n\nkestrel",
        "## 1. family:\n\nkestrel\n\n### Deeper kestrel\n\n- [ ] kestrel",
        "Family\n------\n\nkestrel",
        "## **Family**\n\n```\nkestrel\n```",
        "## [Family](https://example.org/kestrel)\n\nkestrel",
        "> ## Family\n> kestrel",
        "## Family: kestrel\n\nkestrel",
        "## Family - kestrel: kestrel\n\nkestrel",
        "## 👪 **Family** – kestrel (kestrel)\n\nkestrel",
        "## 家里：kestrel\n\nkestrel",
        "## 家里——kestrel\n\nkestrel",
        "## Family (kestrel): kestrel\n\nkestrel",
        "## 家里\n\n- [x] kestrel",
        "## On the water\n\nkestrel\n\n- [x] 9:00-10:00 kestrel\n  - kestrel\n\n| a | kestrel |\n|---|---|\n| 1 | kestrel |",
        "> ## On the water\n> - [x] kestrel",
        "<!-- private -->kestrel<!-- /private -->",
        "<!--private-->\n\nkestrel\n\n```\n<!-- /private -->\nkestrel\n```\n\nkestrel\n\n<!-- /PRIVATE -->",
        "<!-- private -->\n\nkestrel\n\n## kestrel",
        "<!-- private -->\n\n```\nkestrel\n\n<!-- /private -->\n\nkestrel",
        "%%\nkestrel\n%%",
        "<!-- kestrel -->",
    ],
    ids=lambda text: text.split("\n")[0],
)
def test_no_word_of_it_is_read(text: str) -> None:
    assert "kestrel" not in repr(_read(f"Before.\n\n{text}\n"))


@pytest.mark.parametrize(
    "heading",
    ["## Family #diary #家", "## [[Family]]", "## [[people/Family|Family]]:", "## Family {#family}", "## 家里（私密）"],
)
def test_what_stands_beside_the_name_of_such_a_heading_does_not_show_it(heading: str) -> None:
    assert "kestrel" not in repr(_read(f"Before.\n\n{heading}\n\nkestrel\n"))


@pytest.mark.parametrize(
    "heading",
    [
        "**Family**",
        "==Family==",
        "~~Family~~:",
        "<b>Family</b>",
        "Family <!-- again -->",
        '<mark class="x">Family</mark> #a',
    ],
)
def test_how_the_name_of_such_a_heading_looks_does_not_show_it(heading: str) -> None:
    assert "kestrel" not in repr(_read(f"Before.\n\n## {heading}\n\nkestrel\n"))


@pytest.mark.parametrize(
    "text",
    [
        "## Family tree\n\nkestrel",
        "## Family-run mills: kestrel",
        "## Mills: family\n\nkestrel",
        "## 家里的事：kestrel",
        "Family\n\nkestrel",
        "    ## Family\n\nkestrel",
    ],
)
def test_what_only_resembles_such_a_heading_hides_nothing(text: str) -> None:
    assert "kestrel" in repr(_read(text).body)


@pytest.mark.parametrize(
    "text",
    [
        "## Family\n\nText[^1].\n\n## Tides\n\nLow[^2].\n\n[^1]: kestrel\n    kestrel\n\n    kestrel\n[^2]: Ebb.\n",
        "## On the water\n\n- [x] row[^a]\n\n## Tides\n\n[^a]: kestrel[^b]\n\n[^b]: kestrel\n",
        "Low %%not so[^n]%% water.\n\n[^n]: kestrel\n",
        "<!-- private -->\nText[^1]: more\n<!-- /private -->\n\n> [^1]: kestrel\n",
        "Low[^1].\n\n[^1]: Ebb.\n\n<!-- private -->\nText[^1]\n<!-- /private -->\n\n[^1]: kestrel\n",
        "## One\n\n%%not so[^1]%% low.\n\n[^1]: kestrel\n\n## Two\n\nHigh[^1].\n\n[^1]: Flood.\n",
    ],
    ids=["section", "counted", "comment", "part", "again", "its own"],
)
def test_a_footnote_of_what_is_kept_back_is_kept_back(text: str) -> None:
    assert "kestrel" not in repr(_read(text))


@pytest.mark.parametrize(
    "text",
    [
        "## Family\n\nText[^1].\n\n## Tides\n\nLow[^1].\n\n[^1]: kestrel\n",
        "%%not so%%\n\nNobody refers to it.\n\n[^1]: kestrel\n",
        "%%not so%%\n\nLow[^1].\n\n[^1]: Ebb.\n\nHigh[^1].\n\n[^1]: kestrel\n",
        "## Family\n\nText[^1].\n\n[^1]: Ours.\n\n## One\n\nLow[^1].\n\n[^1]: Ebb.\n\n## Two\n\nHigh[^1].\n\n[^1]: kestrel\n",
    ],
    ids=["both refer to it", "nobody refers to it", "one of two", "its own"],
)
def test_any_other_footnote_is_shown(text: str) -> None:
    assert "kestrel" in repr(_read(text).body)


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    done = _read("## Family\n\nkestrel\n\n### More\n\nkestrel\n\n## Tides\n\nLow.\n")

    assert [each.title for each in done.note.sections if each.level] == ["Tides"]


def test_what_follows_keeps_its_lines() -> None:
    done = _read("## Family\n\nkestrel\n\n## Tides\n\n- [ ] sound the bar\n")

    assert [(each.title, each.line) for each in done.note.sections if each.level] == [("Tides", 5)]
    assert [task.line for task in done.note.tasks] == [7]


@pytest.mark.parametrize("heading", ["Family", "On the water"])
def test_what_is_found_below_it_is_told_where_it_was_written(heading: str) -> None:
    done = _read(f"# Low\n\n## {heading}\n\n- [x] kestrel and more\n\n## Tides\n\n- [ ] paint 📅 2031-02-30\n")

    assert [(each.code, each.where.line, each.where.column) for each in done.note.found] == [(Code.BAD_DATE, 9, 13)]


def test_of_a_private_section_nothing_is_counted_under_any_heading_of_it() -> None:
    assert _read("## Family\n\n- [x] kestrel\n\n### On the water\n\n- [x] 30m kestrel\n").note.tasks == ()


def test_boxes_times_and_verdicts_of_what_is_counted_stay() -> None:
    done = _read("## On the water\n\n- [x] 18:00-18:30 kestrel: better than expected\n  - [ ] kestrel 45 min\n")

    assert [(task.text, task.state, task.minutes, task.details.outcome, task.parent) for task in done.note.tasks] == [
        ("…", State.DONE, 30, 1, None),
        ("45m …", State.TODO, 45, None, 0),
    ]


@pytest.mark.parametrize(
    "item",
    ["- DONE 9:00-10:00 kestrel", "[x] 9:00-10:00 kestrel", "・[x] 9:00-10:00 kestrel", "1. [x] 9:00-10:00 kestrel"],
)
def test_times_of_what_is_counted_stay_behind_any_kind_of_box(item: str) -> None:
    assert [(task.state, task.minutes) for task in _read(f"## On the water\n\n{item}\n").note.tasks] == [
        (State.DONE, 60)
    ]


@pytest.mark.parametrize("said", ["[estimate:: 45m]", "(goal:: 45m)", "(45 min!)"])
def test_of_what_is_counted_no_guess_is_a_time(said: str) -> None:
    assert [task.minutes for task in _read(f"## On the water\n\n- [ ] kestrel {said}\n").note.tasks] == [None]


@pytest.mark.parametrize(
    ("item", "state", "outcome"),
    [
        ("[x] kestrel: better than expected", State.DONE, 1),
        ("[x] kestrel: as expected", State.DONE, 0),
        ("[x] kestrel: worse than expected", State.DONE, -1),
        ("~~[x] kestrel~~", State.CANCELLED, None),
        ("[ ] ~~kestrel~~", State.CANCELLED, None),
    ],
)
def test_of_what_is_counted_every_verdict_and_what_was_struck_stays(
    item: str, state: State, outcome: int | None
) -> None:
    done = _read(f"## On the water\n\n- {item}\n")

    assert [(task.text, task.state, task.details.outcome) for task in done.note.tasks] == [("…", state, outcome)]


def test_crosses_beside_ticks_count_in_what_is_counted() -> None:
    done = _read("## On the water\n\n- ❌ kestrel\n- ✅ kestrel\n")

    assert [(task.text, task.state) for task in done.note.tasks] == [("…", State.FAILED), ("…", State.DONE)]
    assert not _read("## On the water\n\n- ❌ kestrel\n").note.tasks


def test_points_of_a_chinese_test_are_minutes_of_a_japanese_note() -> None:
    counted = "## On the water\n\n- [x] 読書 45分\n"

    assert [task.minutes for task in _read(counted + "\n# 今日\n\n川の水位を読みました。\n").note.tasks] == [45]
    assert [task.minutes for task in _read(counted + "\n# 今天\n\n读了一本关于河流的书。\n").note.tasks] == [None]


def test_a_question_is_no_figure() -> None:
    assert _read("## On the water\n\n- [x] kestrel\n- [?] kestrel\n").note.questions == ()


def test_what_is_counted_is_headed_by_no_word_of_its_own() -> None:
    done = _read("## On the water\n\n- [x] kestrel\n")

    assert [each.title for each in done.note.sections if each.level] == ["…"]


def test_of_what_is_counted_nothing_is_left_where_nothing_counts() -> None:
    assert [each.title for each in _read("## On the water\n\nkestrel\n").note.sections if each.level] == []


@pytest.mark.parametrize(("opening", "closing"), [("<!-- private -->", "<!-- /private -->"), ("%%", "%%")])
def test_a_private_part_that_is_not_closed_is_reported_where_it_opens(opening: str, closing: str) -> None:
    (found,) = _read(f"Tides.\n\n{opening}\n\nkestrel\n").note.found

    assert (found.code, found.where.line, found.where.column) == (Code.UNCLOSED_COMMENT, 3, 1)
    assert (found.where.end_column, found.hint) == (1 + len(opening), f"end it with `{closing}`")


@pytest.mark.parametrize(
    "code",
    [
        "`<!-- private -->`",
        "```\n<!-- private -->\n```",
        "~~~\n%%\n~~~",
        "> ~~~\n> <!-- private -->\n> ~~~",
        "- sound the bar\n\n  ~~~\n  %%\n  ~~~",
        "~~~text\n1. Weirs\n2. <!-- private --> Gauges\n~~~",
    ],
)
def test_a_mark_in_code_opens_nothing(code: str) -> None:
    done = _read(f"{code}\n\nkestrel\n")

    assert "kestrel" in repr(done.body)
    assert done.note.found == ()


@pytest.mark.parametrize(
    "text",
    [
        "## Family\n\nkestrel\n",
        "> ## Family ##\n> kestrel\n",
        "Family\t\n---\nkestrel\n",
        "## 家里\n\nkestrel\n",
        "## On the water\n\nkestrel\n",
        "<!-- private -->kestrel<!-- /private -->\n",
    ],
)
def test_of_a_note_that_is_too_large_nothing_private_is_shown(text: str) -> None:
    done = read("a.md", text.encode(), "", Rules(private=_PRIVATE, max_bytes=10))

    assert done.note.front.hidden or "kestrel" not in repr(done.body)


def test_a_note_says_whether_it_keeps_anything_back() -> None:
    texts = ("Tides.\n", "%%kestrel%% tides\n", "## Family\n\nkestrel\n", "---\ndraft: true\n---\nkestrel\n")

    assert [_read(text).note.withheld for text in texts] == [False, True, True, True]


@pytest.mark.parametrize(
    "text",
    ["[" * 20_000, "[[a|" * 5_000, "[a](" * 4_000, " #a{b}" * 2_000, " {" * 20_000, "<a" * 20_000, f"a{' ' * 40_000}b"],
)
def test_a_hostile_heading_takes_time_in_proportion(text: str) -> None:
    assert_in_proportion(lambda heading: _read(f"## {heading}\n"), text)


def test_footnotes_that_are_not_closed_are_looked_for_in_time_in_proportion() -> None:
    assert_in_proportion(lambda text: _read(f"%% a %%\n\n[^b]: c\n\n```\n{text}\n```\n"), "[^" * 40_000)


def test_footnotes_of_one_label_are_looked_through_in_time_in_proportion() -> None:
    assert_in_proportion(lambda text: _read(f"%% a %%\n\n{text}"), "[^1]: [^1]\n" * 8_000)

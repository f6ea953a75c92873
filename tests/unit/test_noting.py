"""A line with a time goes where others with times are, written as they are; and a task is known by its words."""

from datetime import date

import pytest

from journal.account.todo import Which, todo
from journal.model import Daily
from journal.noting import logged, meant
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_DAY = date(2031, 2, 20)


def _logged(text: str, name: str = "2031-02-20.md") -> str:
    site = assemble([read(name, text.encode(), "", Rules()).note], Terms())
    entry = next((each for each in site.entries if isinstance(each, Daily) and each.when == _DAY), None)
    lines = text.removesuffix("\n").split("\n")
    new, at = logged(lines, entry, 9, 5, "low water")
    assert "low water" in new[at]
    return "\n".join(new) + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Thursday\n", "# Thursday\n\n- 09:05 low water\n"),
        ("# Thursday\n\nRain.\n", "# Thursday\n\nRain.\n\n- 09:05 low water\n"),
        ("# Thursday\n\n- scales\n\n\n", "# Thursday\n\n- scales\n- 09:05 low water\n\n\n"),
        ("- 08:40 up\n\nRain.\n", "- 08:40 up\n- 09:05 low water\n\nRain.\n"),
        ("* 8.40: up\n", "* 8.40: up\n* 9.05: low water\n"),
        ("- [x] 8:40 - up\n  rain\n- sun\n", "- [x] 8:40 - up\n  rain\n- 9:05 - low water\n- sun\n"),
        ("08:40 up\n", "08:40 up\n09:05 low water\n"),
        ("## Today\n\n- a\n\n## Tomorrow\n\n- b\n", "## Today\n\n- a\n- 09:05 low water\n\n## Tomorrow\n\n- b\n"),
        ("## Today\n\nRain.\n## Tomorrow\n\n- b\n", "## Today\n\nRain.\n\n- 09:05 low water\n\n## Tomorrow\n\n- b\n"),
        ("---\ntags: [sea]\n---\n", "---\ntags: [sea]\n---\n- 09:05 low water\n"),
    ],
)
def test_a_line_goes_to_the_end_of_what_was_done(before: str, after: str) -> None:
    assert _logged(before) == after


def test_in_a_log_of_many_days_it_goes_to_its_own() -> None:
    log = "# Log\n\n## 2031-02-19\n\n- 7:00 up\n\n## 2031-02-20\n\nRain.\n\n## 2031-02-21\n\nSun.\n"

    assert _logged(log, "log.md") == log.replace("Rain.\n", "Rain.\n\n- 09:05 low water\n")


_TASKS = "# 2031-02-20\n\n- [ ] oil the hinge\n- [ ] oil the hinge of the gate\n- [ ] 给渡船公司写信\n- [x] paint\n- [ ] Water the FERNS #garden\n"


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("oil the hinge", ["oil the hinge"]),
        ("Oil the  Hinge", ["oil the hinge"]),
        ("gate", ["oil the hinge of the gate"]),
        ("hinge", ["oil the hinge", "oil the hinge of the gate"]),
        ("ferns", ["Water the FERNS #garden"]),
        ("watering ferns", ["Water the FERNS #garden"]),
        ("渡船公司", ["给渡船公司写信"]),
        ("paint", []),
        ("sail to Norway", []),
    ],
)
def test_a_task_is_meant_by_its_words_a_part_of_them_or_nearly_the_same(said: str, texts: list[str]) -> None:
    site = assemble([read("2031-02-20.md", _TASKS.encode(), "", Rules()).note], Terms())

    assert [row.text for row in meant(todo(site, Which.ALL), said)] == texts


def test_of_tasks_in_the_same_words_the_latest_is_meant() -> None:
    notes = [
        read(name, b"- [ ] oil the hinge\n- [ ] oil the hinge\n", "", Rules()).note
        for name in ("2030-02-19.md", "2031-02-20.md")
    ]

    assert [row.file for row in meant(todo(assemble(notes, Terms()), Which.ALL), "hinge")] == ["2031-02-20.md"]

"""Days begun in notes of several days: each text is a note, and what is added to it for 2031-03-24, a Monday."""

from datetime import date

import pytest

from journal.adding import holder_of, holder_with, holds, with_day
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_DAY = date(2031, 3, 24)


def _site(**texts: str) -> Site:
    notes = {f"{name.replace('__', '/').replace('_', '-')}.md": text for name, text in texts.items()}
    return assemble([read(path, text.encode(), "", Rules()).note for path, text in notes.items()], Terms())


@pytest.mark.parametrize(
    ("one", "other", "heading"),
    [
        ("## 2031-03-03", "## 2031-03-21", "## 2031-03-24"),
        ("## 3 March", "## 21 March", "## 24 March"),
        ("### March 3rd", "### March 21st", "### March 24th"),
        ("## Mon 3", "## Fri 21", "## Mon 24"),
        ("## Monday, 3 March 2031", "## Friday, 21 March 2031", "## Monday, 24 March 2031"),
        ("## 3/3/31", "## 21/3/31", "## 24/3/31"),
        ("# 03/03/2031", "# 21/03/2031", "# 24/03/2031"),
        ("**2031-03-03**", "**2031-03-21**", "**2031-03-24**"),
        ("## [2031-03-03]", "## [2031-03-21]", "## [2031-03-24]"),
        ("## 3 March: the rigging exam", "## 21 March: rain", "## 24 March"),
        ("## Day 4: 2031-03-03", "## Day 9: 2031-03-21", "## 2031-03-24"),
        ("## Day 4 2031/3/3", "## Day 9 2031/3/21", "## 2031/3/24"),
        ("## 3月3日", "## 3月21日", "## 3月24日"),
        ("## 3.3 周一", "## 3.21 周五", "## 3.24 周一"),
        ("## 2031年3月3日 星期一", "## 2031年3月21日 星期五", "## 2031年3月24日 星期一"),
        ("## 3日（月）", "## 21日（金）", "## 24日（月）"),
        ("## 3월 3일 (월)", "## 3월 21일 (금)", "## 3월 24일 (월)"),
        ("## Montag, 3. März 2031", "## Freitag, 21. März 2031", "## Montag, 24. März 2031"),
    ],
)
def test_a_day_is_written_as_those_before(one: str, other: str, heading: str) -> None:
    said = "Heute hat es den ganzen Tag geregnet, und ich habe nichts gemacht." if "März" in one else "Rained."
    text = f"# 2031-03\n\n{one}\n\n{said}\n\n{other}\n\n{said}\n"
    site = _site(**{"2031_03": text})
    holder = holder_of(site, _DAY)

    assert holder is not None
    assert with_day(holder, text.removesuffix("\n").split("\n"), _DAY, ()) == [*text.split("\n"), heading]
    again = _site(**{"2031_03": "\n".join([*text.split("\n"), heading, "", said, ""])})
    assert holder_with(again, _DAY) is not None


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "# A\n\n## 2031-03-03\n\nx\n\n## 2031-03-21\n\ny\n\n## Later\n\n- z\n",
            "y\n\n## 2031-03-24\n\n- [ ] t\n\n## Later",
        ),
        ("# A\n\n## 2031-03-21\n\nx\n\n## 2031-03-03\n\ny\n", "# A\n\n## 2031-03-24\n\n- [ ] t\n\n## 2031-03-21"),
        (
            "# A\n\n## 2031-03-03\n\n### At noon\n\nx\n\n## 2031-03-21\n\n### At noon\n\ny\n",
            "y\n\n## 2031-03-24\n\n- [ ] t",
        ),
        ("# A\n## 2031-03-03\nx\n## 2031-03-21\ny\n", "y\n\n## 2031-03-24\n\n- [ ] t"),
        ("# A\n\n2031-03-03\n---\n\nx\n\n2031-03-21\n---\n\ny\n", "y\n\n2031-03-24\n---\n\n- [ ] t"),
    ],
    ids=["above what follows", "newest first", "below all of a day", "close together", "underlined"],
)
def test_a_day_stands_where_it_belongs(text: str, after: str) -> None:
    holder = holder_of(_site(log=text), _DAY)
    assert holder is not None
    lines = text.removesuffix("\n").split("\n")
    changed = with_day(holder, lines, _DAY, ["- [ ] t"])
    rest = iter(changed)

    assert after in "\n".join(changed)
    assert all(line in rest for line in lines if line)


def test_a_day_between_others_stands_between_them() -> None:
    text = "# A\n\n## 2031-03-03\n\nx\n\n## 2031-03-29\n\ny\n"
    holder = holder_of(_site(log=text), _DAY)

    assert holder is not None
    assert "x\n\n## 2031-03-24\n\n## 2031-03-29" in "\n".join(with_day(holder, text.split("\n"), _DAY, ()))


def test_days_with_notes_of_their_own_have_no_other() -> None:
    log = "# A\n\n## 2031-03-03\n\nx\n\n## 2031-03-19\n\ny\n"

    assert holder_of(_site(log=log, daily__2031_03_21="z\n"), _DAY) is None
    assert holder_of(_site(weekly="# 2031-W12\n\n- 3.17: swam\n- 3.18: rowed\n- 3.19: swam\n"), _DAY) is None
    assert holder_of(_site(about="# About\n"), _DAY) is None
    assert holder_with(_site(log=log), _DAY) is None


@pytest.mark.parametrize(
    ("name", "title", "held"),
    [
        ("log", "Log", True),
        ("2031", "2031", True),
        ("2030", "2030", False),
        ("2031_03", "", True),
        ("2031_02", "", False),
    ],
)
def test_a_note_holds_what_its_name_says(name: str, title: str, *, held: bool) -> None:
    month = "02" if name == "2031_02" else "03"
    year = "2030" if name == "2030" else "2031"
    text = f"# {title}\n\n## {year}-{month}-03\n\nx\n\n## {year}-{month}-19\n\ny\n"
    holder = holder_of(_site(**{name: text}), _DAY)

    assert holder is not None
    assert holds(holder.entry, _DAY) is held


def test_a_week_holds_its_own_days() -> None:
    holder = holder_of(_site(weekly="# 2031-W12\n\n## Mon\n\nx\n\n## Wed\n\ny\n"), _DAY)

    assert holder is not None
    assert [holds(holder.entry, date(2031, 3, day)) for day in (16, 17, 23, 24)] == [False, True, True, False]

"""What `journal log` and `journal done` change in notes."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.typed import Run, write

_TODAY = datetime.now().astimezone().date().isoformat()


def test_a_line_with_the_time_is_added_to_the_entry_of_today(run: Run) -> None:
    write({f"content/{_TODAY}.md": "# Rain\n\n- 00:01 up\n"})

    result = run("log", "Low", "water  at the bar")

    assert result.code == 0
    assert re.fullmatch(rf"content/{_TODAY}\.md:4: - \d\d:\d\d Low water at the bar\n", result.out)
    assert re.fullmatch(
        r"# Rain\n\n- 00:01 up\n- \d\d:\d\d Low water at the bar\n", Path(f"content/{_TODAY}.md").read_text()
    )


def test_an_entry_is_begun_where_there_is_none(run: Run) -> None:
    write({"content/日记/2031-02-20.md": "# 2031-02-20\n\nRain.\n"})
    run("log", "低潮")

    assert "低潮" in Path(f"content/日记/{_TODAY}.md").read_text("utf-8")


def test_an_entry_is_begun_in_the_log_that_has_the_others(run: Run) -> None:
    days = [(date.fromisoformat(_TODAY) - timedelta(days=before)).isoformat() for before in (45, 30)]
    text = f"# Garden\n\n## {days[0]}\n\n- 09:40 rain\n\n## {days[1]}\n\nDug.\n\n## Some day\n\n- a pond\n"
    write({"content/garden.md": text})
    run("log", "dug")
    run("log", "sowed")

    added = r"\1\n\n## TODAY\n\n- NOW dug\n- NOW sowed\n\n## Some day"
    after = re.sub(r"\b\d\d:\d\d (?=dug|sowed)", "NOW ", Path("content/garden.md").read_text().replace(_TODAY, "TODAY"))
    assert after == re.sub(r"(Dug\.)\n\n## Some day", added, text)


def test_a_line_is_added_to_its_day_in_the_note_of_a_week(run: Run) -> None:
    today = date.fromisoformat(_TODAY)
    week = today.isocalendar()
    other = date.fromisocalendar(week.year, week.week, 1 if week.weekday > 1 else 2)
    text = f"# {week.year}-W{week.week:02}\n\n## {_TODAY}\n\n- 00:01 up\n\n## {other}\n\nRained.\n"
    write({"content/week.md": text})
    run("log", "dug")

    after = Path("content/week.md").read_text()
    assert re.sub(r"- \d\d:\d\d dug\n", "", after) == text
    assert re.search(r"- 00:01 up\n- \d\d:\d\d dug\n", after)


@pytest.mark.parametrize(
    ("before", "codec"),
    [(b"\xef\xbb\xbf# Rain\r\n\r\n- a\r\n", "utf-8"), ("# 雨\n\n- a\n".encode("gb18030"), "gb18030")],
)
def test_every_other_byte_stays(run: Run, before: bytes, codec: str) -> None:
    write(
        {
            f"content/{_TODAY}.md": before,
            "journal.toml": f'[encoding]\n"*.md" = "{codec}"\n' if codec != "utf-8" else "",
        }
    )
    run("log", "潮")
    after = Path(f"content/{_TODAY}.md").read_bytes()
    end = b"\r\n" if b"\r\n" in before else b"\n"

    assert re.fullmatch(re.escape(before) + rb"- \d\d:\d\d " + "潮".encode(codec) + end, after)


def test_the_task_that_is_meant_is_ticked_and_nothing_else(run: Run) -> None:
    write({"content/2031-02-20.md": "# Rain\n\n- [ ] water the ferns\n- [/] oil the hinge\n"})

    assert run("done", "hinge").out == "content/2031-02-20.md:4: oil the hinge\n"
    assert run("done", "watering", "ferns").code == 0
    assert Path("content/2031-02-20.md").read_text() == "# Rain\n\n- [x] water the ferns\n- [x] oil the hinge\n"


@pytest.mark.parametrize("said", ["", "  "])
def test_who_names_no_task_ticks_none(run: Run, said: str) -> None:
    write({"content/2031-02-20.md": "# Rain\n\n- [ ] oil the hinge\n"})

    assert run("done", said).code == 2
    assert "- [ ] oil" in Path("content/2031-02-20.md").read_text()


def test_none_is_ticked_where_several_may_be_meant(run: Run) -> None:
    text = "# Rain\n\n- [ ] oil the hinge\n- [ ] oil the gate\n"
    write({"content/2031-02-20.md": text})

    result = run("done", "oil")

    assert (result.code, result.out) == (1, "")
    assert "  content/2031-02-20.md:4: oil the gate\n" in result.err
    assert Path("content/2031-02-20.md").read_text() == text


def test_a_misspelt_task_is_asked_about_and_not_ticked(run: Run) -> None:
    write({"content/2031-02-20.md": "# Rain\n\n- [ ] oil the hinge\n"})

    result = run("done", "oill teh hinje")

    assert (result.code, "hint: did you mean `oil the hinge`?" in result.err) == (1, True)


def test_a_task_that_is_a_word_cannot_be_ticked(run: Run) -> None:
    write({"content/2031-02-20.md": "# Rain\n\n- TODO oil the hinge\n"})

    result = run("done", "hinge")

    assert (result.code, "mark it in the file itself" in result.err) == (1, True)


def test_a_line_of_todo_txt_has_no_box_to_tick(run: Run) -> None:
    write({"content/2031-02-20.md": "# Rain\n", "content/todo.txt": "oil the hinge\n"})

    result = run("done", "hinge")

    assert (result.code, "write `x ` before it" in result.err) == (1, True)
    assert Path("content/todo.txt").read_text() == "oil the hinge\n"


def test_a_task_below_another_behind_a_tab_is_ticked(run: Run) -> None:
    write({"content/2031-02-20.md": "# Rain\n\n- [ ] the gate\n\t- [ ] oil the hinge\n"})

    assert run("done", "hinge").code == 0
    assert Path("content/2031-02-20.md").read_text() == "# Rain\n\n- [ ] the gate\n\t- [x] oil the hinge\n"

"""The open tasks, in the terminal."""

import json

from tests.commands.typed import DAY, Run, write


def test_open_tasks_are_listed_with_their_places(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    result = run("todo")

    assert result.code == 0
    assert result.out == "content/2031-02-20.md\n     4  [ ] oil the hinge\n\n1 open\n"


def test_open_tasks_of_one_kind_are_listed_alone(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/2029-02-20.md": "- [ ] sail 📅 2029-03-01\n"})

    assert [row["text"] for row in json.loads(run("todo", "--json").out)] == ["oil the hinge"]
    assert [row["text"] for row in json.loads(run("todo", "--all", "--json").out)] == ["oil the hinge", "sail"]
    assert [row["text"] for row in json.loads(run("todo", "--due", "--json").out)] == ["sail"]
    assert run("todo", "--carried").out == "Nothing is open\n"

"""What the documents say is so: each example is read, and each table is compared with the code.

In docs/format.md an example is a fence with `file=` in its first line, followed by a table of what is understood; a
table with other columns has one form of writing in each row. `JOURNAL_UPDATE=1` copies the messages of the cases in
tests/diagnostics into docs/diagnostics.md.
"""

import inspect
import os
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Final

import click
import pytest

from journal.activities import KINDS
from journal.build import build
from journal.commands.program import program
from journal.config import Config
from journal.configured import read_config
from journal.diagnostics import Code, severity_of
from journal.front import FLAGS, KEYS, VISIBILITY, split
from journal.marks.tasks import Task
from journal.marks.times import spell, total
from journal.model import Daily, Entry, Log, Monthly, Page, ReadingNote, Weekly, log_of
from journal.note import Note
from journal.read import read
from journal.record import names_of
from journal.routes import url
from journal.rules import Rules
from journal.settings import BuildSettings
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.source import source

_ROOT: Final = Path(__file__).resolve().parent.parent
_DOCS: Final = _ROOT / "docs"
_CASES: Final = _ROOT / "tests" / "diagnostics"
_FORMAT: Final = (_DOCS / "format.md").read_text(encoding="utf-8")
_PAGES: Final = sorted([*_ROOT.glob("*.md"), *_DOCS.rglob("*.md")])
_UPDATE: Final = os.environ.get("JOURNAL_UPDATE") == "1"


# --- Tables and fences


def _rows(table: str) -> list[tuple[str, ...]]:
    """The cells of a table, the line under its header left out."""
    lines = [line for line in table.strip().splitlines() if not re.fullmatch(r"[|\s:-]+", line)]
    return [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]


def _tables(text: str, *header: str) -> Iterator[tuple[str, ...]]:
    """The rows below every table that has such a header."""
    for table in re.findall(r"^(?:\|.*\n)+", text, re.MULTILINE):
        rows = _rows(table)
        if rows[0] == header:
            yield from rows[1:]


def _quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _forms(*header: str) -> pytest.MarkDecorator:
    """Each form in back quotes in the first column of such tables, with the other cells of its row."""
    rows = [(form, *row[1:]) for row in _tables(_FORMAT, *header) for form in _quoted(row[0])]
    assert rows, f"docs/format.md has no table {header}"
    return pytest.mark.parametrize("row", rows, ids=[row[0] for row in rows])


# --- One note, read


def _understood(path: str, text: str) -> tuple[Note, tuple[Entry, ...], Mapping[str, str]]:
    note = read(path, text.encode(), "", Rules()).note
    site = assemble([note], Terms())
    return note, site.entries, {entry.id: url(site.routes[entry.id]) for entry in site.entries}


def _one(text: str) -> tuple[Note, Entry]:
    """A note that has the date 2026-03-15, with one section or item to look at."""
    note, entries, _ = _understood("notes.md", f"---\ndate: 2026-03-15\n---\n\n{text}\n")
    return note, entries[0]


def _kind(entry: Entry) -> str:
    names = {
        Weekly: "weekly",
        Daily: "daily",
        Monthly: "monthly",
        ReadingNote: "reading note",
        Page: "page",
        Log: "log",
    }
    return names[type(entry)]


def _part(entry: Entry) -> str:
    return str(entry.week) if isinstance(entry, Weekly) else _day(entry.when)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "unknown"


def _when(entry: Entry) -> str:
    """The day of an entry, or its month where it names no day."""
    return _day(entry.when)[: len("2026-03") if entry.month else None]


def _joined(days: tuple[date | None, ...]) -> str:
    return ", ".join(_day(day) for day in days)


def _task(text: str) -> Task | None:
    note, _ = _one(f"- {text}")
    return note.tasks[0] if note.tasks else None


def _fact(name: str, note: Note, entry: Entry, entries: tuple[Entry, ...], address: str) -> str:
    blocks = [
        *(block for task in note.tasks for block in task.times),
        *(block for stretch in note.times for block in stretch.blocks),
    ]
    facts: Mapping[str, Callable[[], str]] = {
        "kind": lambda: _kind(entry),
        "title": lambda: entry.title,
        "day": lambda: _when(entry),
        "week": lambda: str(entry.week) if isinstance(entry, Weekly) else "",
        "period": lambda: f"{entry.start} to {entry.end}" if isinstance(entry, Weekly) else "",
        "days": lambda: _joined(entry.days),
        "lines": lambda: _joined(entry.lined),
        "parts": lambda: ", ".join(_part(each) for each in entries if log_of(each)),
        "tasks": lambda: f"{entry.tally.leaf_done} of {entry.tally.leaf_total} done",
        "done": lambda: "; ".join(task.text for task in note.tasks if task.completed),
        "open": lambda: "; ".join(task.text for task in note.tasks if not task.completed),
        "plan": lambda: "; ".join(item.text for item in note.plans),
        "time": lambda: spell(total(blocks) or 0),
        "tags": lambda: ", ".join(entry.tags),
        "language": lambda: entry.language,
        "address": lambda: address,
        "works": lambda: "; ".join(each.title for each in note.references),
        "questions": lambda: "; ".join(each.text for each in note.questions),
        "answers": lambda: "; ".join(answer for each in note.questions for answer in each.answers),
    }
    return facts[name]()


_EXAMPLES: Final = [
    pytest.param(match[2], match[3], match[4], id=f"line {_FORMAT[: match.start()].count(chr(10)) + 1}")
    for match in re.finditer(
        r"^(`{3,})markdown file=(\S+)\n(.*?)^\1\n\n((?:\|[^\n]*\n)+)", _FORMAT, re.MULTILINE | re.DOTALL
    )
]


# --- How to write


@pytest.mark.parametrize(("path", "text", "table"), _EXAMPLES)
def test_an_example_is_understood_as_its_table_says(path: str, text: str, table: str) -> None:
    note, entries, addresses = _understood(path, text)
    told = dict(row[:2] for row in _rows(table)[1:])
    whole = next((entry for entry in entries if entry.id == path), None)
    if whole is None:
        assert told == {"kind": "not published"}
        return

    assert {name: _fact(name, note, whole, entries, addresses[path]) for name in told} == told


def test_each_example_has_its_table() -> None:
    assert len(_EXAMPLES) == len(re.findall(r"^`{3,}markdown file=", _FORMAT, re.MULTILINE))


@_forms("file", "kind", "day")
def test_the_name_of_a_file_tells_what_the_table_says(row: tuple[str, ...]) -> None:
    _, entries, _ = _understood(row[0], "Some text.\n")

    assert (_kind(entries[0]), _when(entries[0])) == row[1:]


@_forms("heading", "day")
def test_a_heading_names_the_day_that_the_table_says(row: tuple[str, ...]) -> None:
    _, entry = _one(f"## {row[0]}\n\nSome text.")

    assert (_joined(entry.days) or "none") == row[1]


@_forms("title", "first day", "last day", "week")
def test_a_title_names_the_period_that_the_table_says(row: tuple[str, ...]) -> None:
    _, entries, _ = _understood("notes.md", f"# {row[0]}\n\nSome text.\n")
    entry = entries[0]

    assert isinstance(entry, Weekly)
    assert (_day(entry.start), _day(entry.end), str(entry.week)) == row[1:]


@_forms("item", "state", "counts")
def test_an_item_is_the_task_that_the_table_says(row: tuple[str, ...]) -> None:
    task = _task(row[0])
    state = task.state.value if task else "no task"

    assert (state, "yes" if task and task.state.countable else "no") == row[1:]


@_forms("written", "shown")
def test_text_is_shown_as_the_table_says(row: tuple[str, ...]) -> None:
    pieces = read("notes.md", row[0].encode(), "", Rules()).body.texts[0]

    assert "".join(map(str, pieces)).strip() == f"<p>{row[1].strip('`')}</p>"


@_forms("item", "verdict")
def test_an_item_has_the_verdict_that_the_table_says(row: tuple[str, ...]) -> None:
    task = _task(row[0])

    assert task is not None
    assert {1: "better", 0: "as expected", -1: "worse", None: "none"}[task.details.outcome] == row[1]


@_forms("item", "field", "value")
def test_an_item_has_the_field_that_the_table_says(row: tuple[str, ...]) -> None:
    task = _task(row[0])
    assert task is not None
    assert str(getattr(task.details, row[1])) == row[2]


@_forms("item", "time", "length")
def test_an_item_takes_the_time_that_the_table_says(row: tuple[str, ...]) -> None:
    task = _task(row[0])
    assert task is not None
    length = "open" if task.times and task.minutes is None else str(task.minutes or "none")

    assert (", ".join(block.text for block in task.times) or "none", length) == row[1:]


@_forms("heading", "with check boxes", "with plain items")
def test_what_stands_under_a_heading_has_the_role_that_the_table_says(row: tuple[str, ...]) -> None:
    found = []
    for item in ("- [ ] scales", "- scales"):
        note, _ = _one(f"## {row[0]}\n\n{item}")
        role = note.sections[-1].role
        found.append(role.value if role else "none")

    assert tuple(found) == row[1:]


@_forms("key", "what it says", "also written")
def test_a_key_of_front_matter_is_understood(row: tuple[str, ...]) -> None:
    for key in (row[0], *_quoted(row[2])):
        front = split(f"---\n{key}: {'false' if row[0].startswith('publi') else 'true'}\n---\n").front
        assert not front.extra, f"`{key}` is not known"


def test_each_key_of_front_matter_is_described() -> None:
    rows = _tables(_FORMAT, "key", "what it says", "also written")
    told = {each.partition(":")[0] for row in rows for each in (*_quoted(row[0]), *_quoted(row[2]))}

    assert {*KEYS, *FLAGS, VISIBILITY} - told == set()


# --- Diagnostics


def _sections() -> dict[str, str]:
    text = (_DOCS / "diagnostics.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ([a-z][a-z0-9-]*)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


_EACH_CODE: Final = pytest.mark.parametrize("code", Code, ids=[code.value for code in Code])


def test_each_code_has_its_section_and_each_section_its_code() -> None:
    assert list(_sections()) == sorted(code.value for code in Code)


@_EACH_CODE
def test_a_section_has_the_four_parts_in_order(code: Code) -> None:
    parts = re.findall(r"^\*\*(.+?):\*\*", _sections()[code.value], re.MULTILINE)

    assert parts == ["What it finds", "Why it matters", "Example", "Instead"]


@_EACH_CODE
def test_a_section_names_its_level(code: Code) -> None:
    assert f"\nLevel: {severity_of(code).value}.\n" in _sections()[code.value]


@_EACH_CODE
def test_a_section_says_whether_anything_reports_it(code: Code) -> None:
    assert ("Nothing reports this yet." in _sections()[code.value]) is not (_CASES / code.value).is_dir()


@pytest.mark.parametrize("name", sorted(path.name for path in _CASES.iterdir()))
def test_the_example_of_a_section_is_its_case(name: str) -> None:
    expected = (_CASES / name / "expected.txt").read_text(encoding="utf-8")
    if _UPDATE:
        path = _DOCS / "diagnostics.md"
        text = path.read_text(encoding="utf-8")
        # Only from the heading of the code to the end of its first fence of messages.
        old = re.search(rf"^## {re.escape(name)}\n.*?^```text\n(.*?)^```\n", text, re.MULTILINE | re.DOTALL)
        assert old is not None
        path.write_text(text[: old.start(1)] + expected + text[old.end(1) :], encoding="utf-8", newline="\n")
    section = _sections()[name]
    shown = [
        body
        for _, language, body in re.findall(r"^(`{3,})(\w+)\n(.*?)^\1\n", section, re.MULTILINE | re.DOTALL)
        if language != "text"
    ]
    cases = [path.read_text("utf-8", "replace") for path in (_CASES / name).rglob("*") if path.is_file()]

    assert f"```text\n{expected}```\n" in section
    assert [body for body in shown if not any(body in text for text in cases)] == []


def test_the_comment_that_silences_a_code_does_so() -> None:
    text = (_DOCS / "diagnostics.md").read_text(encoding="utf-8")
    comment = re.search(r"<!-- journal: ignore .*-->", text)
    assert comment is not None
    note = "See [the errata](errata.md) and ![a gauge](gauge.png).\n"

    codes = [
        {each.code for each in assemble([read("about.md", body.encode(), "", Rules()).note], Terms()).found}
        for body in (note, f"{note}\n{comment[0]}\n")
    ]

    assert codes == [{Code.DEAD_LINK, Code.MISSING_IMAGE}, set()]


# --- The first entry, and templates of one's own


def test_the_first_entry_of_the_readme_becomes_what_it_says() -> None:
    text = (_ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"^```markdown file=content/(\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert example is not None
    note, entries, addresses = _understood(example[1], example[2])
    names = ("kind", "tasks", "time", "tags", "address")

    facts = [_fact(name, note, entries[0], entries, addresses[example[1]]) for name in names]

    assert facts == ["daily", "2 of 3 done", "30 min", "music", "2026/03/09/"]


_THEMING: Final = (_DOCS / "theming.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the example of docs/theming.md makes, of one note; nothing is wrong in it."""
    project = tmp_path_factory.mktemp("themed")
    shown = re.findall(r"^```\w+ file=(\S+)\n(.*?)^```", _THEMING, re.MULTILINE | re.DOTALL)
    for path, body in (*shown, ("content/about.md", "Who writes this.\n")):
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_text(body, encoding="utf-8")
    checked = read_config(source("journal.toml", (project / "journal.toml").read_text(encoding="utf-8")))
    settings = BuildSettings(project, project / "content", project / "_site", checked.value)

    outcome = build(settings, lambda _: None)

    assert len(shown) == 5
    assert (checked.found, outcome.refusal, outcome.found_in_project) == ((), None, ())
    return project


@pytest.mark.parametrize(
    "there",
    [
        '<link rel="me" href="https://social.example/@irene"></head>',
        'data-page="https://example.org/journal/about/"></script>',
        "script-src 'self' https://count.example https://talk.example;",
        '<p class="meta"><a href="../">Notes from the boathouse</a></p>',
    ],
    ids=["the slot of the head", "the slot below an entry", "the policy", "the template"],
)
def test_the_example_of_a_theme_is_in_the_page(there: str, themed: Path) -> None:
    assert there in unescape((themed / "_site" / "about" / "index.html").read_text(encoding="utf-8"))


def test_the_example_of_a_style_comes_after_the_shipped_one(themed: Path) -> None:
    page = (themed / "_site" / "about" / "index.html").read_text(encoding="utf-8")
    sheets = re.findall(r'<link rel="stylesheet" href="\.\./(\w+)\.[0-9a-f]{8}\.css">', page)
    (custom,) = (themed / "_site").glob("custom.*.css")

    assert sheets == ["journal", "custom"]
    assert custom.read_bytes() == (themed / "static" / "custom.css").read_bytes()


def _tokens() -> dict[str, tuple[str, str]]:
    """The custom properties of the shipped style that are set for all of a page, with their light and dark values."""
    style = (_ROOT / "static" / "journal.css").read_text(encoding="utf-8")
    (tokens,) = re.findall(r"^@layer tokens \{\n(.*?)^\}", style, re.MULTILINE | re.DOTALL)
    rules = re.findall(r":root \{\n(.*?)^ +\}", tokens, re.MULTILINE | re.DOTALL)
    light = {name: " ".join(value.split()) for name, value in re.findall(r"(--[\w-]+):\s*([^;]+);", rules[0])}
    both = re.findall(r"(--[\w-]+):\s*light-dark\((#\w+), (#\w+)\);", "".join(rules[1:]))
    assert {name: value for name, value, _ in both} == {name: light[name] for name, _, _ in both}
    dark = {name: value for name, _, value in both}
    return {name: (value, dark.get(name, "")) for name, value in light.items()}


def test_each_property_of_the_style_is_described_with_its_default() -> None:
    rows = [*_tables(_THEMING, "property", "light", "dark", "what it is")]
    described = {row[0].strip("`"): (row[1].strip("`"), row[2].strip("`")) for row in rows}
    for row in _tables(_THEMING, "property", "default", "what it is"):
        described |= {name: (value, "") for name, value in zip(_quoted(row[0]), _quoted(row[1]), strict=True)}
    # Of a long list of faces the first is enough.
    tokens = {
        name: (light if len(light) < 60 else light.split(",")[0] + ", …", dark)
        for name, (light, dark) in _tokens().items()
    }

    assert described == tokens


def test_the_colours_of_kinds_are_those_of_the_style() -> None:
    style = (_ROOT / "static" / "journal.css").read_text(encoding="utf-8")
    names = [_quoted(row[0])[0] for row in _tables(_THEMING, "property of a kind", "what it is")]

    for kind in (*KINDS, "other"):
        assert f"`.k-{kind}`" in _THEMING
        (rule,) = set(re.findall(rf"\.k-{kind}\b[^{{}}]* \{{ (--[^{{}}]*?); \}}", style)[:1])
        assert re.findall(r"--\w+(?=:)", rule) == names


# --- Configuration and commands


def _keys() -> Mapping[str, str]:
    """The key in `journal.toml` of each field of `Config`, from the text under it, with that text's first sentence."""
    docs = re.findall(
        r'^    (\w+): .*?\n    """`([\w.]+)`: (.+?)"""', inspect.getsource(Config), re.MULTILINE | re.DOTALL
    )
    assert [name for name, _, _ in docs] == list(names_of(Config))
    return {key: text for _, key, text in docs}


def test_each_key_of_the_configuration_is_described() -> None:
    text = (_DOCS / "configuration.md").read_text(encoding="utf-8")
    described = [key for row in _tables(text, "key", "what it sets", "without it") for key in _quoted(row[0])[:1]]

    assert sorted(described) == sorted(_keys())


def test_each_option_of_each_command_is_described() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in _PAGES)
    context = click.Context(program)
    options = {
        option
        for name in program.list_commands(context)
        if (command := program.get_command(context, name))
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }

    assert sorted(option for option in options if f"`{option}" not in text and f" {option}" not in text) == []


# --- All documents


@pytest.mark.parametrize("page", _PAGES, ids=[path.relative_to(_ROOT).as_posix() for path in _PAGES])
def test_the_links_of_a_document_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^(`{3,}).*?^\1\n", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        file = page if not path else (page.parent / path)
        if re.match(r"[a-z]+:", target) or (file.exists() and not anchor):
            continue
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE) if file.is_file() else []
        if anchor not in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}:
            broken.append(target)

    assert broken == []


@pytest.mark.parametrize("page", sorted((_DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_is_short_and_says_what_it_cost(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 30
    assert [line for line in lines if line.startswith("## ")] == ["## Context", "## Decision", "## What we gave up"]

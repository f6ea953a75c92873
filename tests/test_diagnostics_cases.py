"""For each code of a diagnostic a folder that causes it, and the message word for word.

A case is one `input.md`, or a folder `content` with an optional `journal.toml`, or a `journal.toml` alone; a folder
`templates` beside them is the writer's own. `JOURNAL_UPDATE=1` writes the messages anew; a person reads the difference.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from journal.config import Config, read_config
from journal.dates import Order
from journal.diagnostics import Code, Diagnostic, Severity
from journal.disk import Refusal, scan
from journal.lexicon import extended
from journal.read import Rules, read
from journal.report import full
from journal.site.assemble import Overrule, Terms, assemble, matches
from journal.source import source
from journal.theme import theme

_CASES: Final = Path(__file__).resolve().parent / "diagnostics"
_CODES: Final = {code.value: code for code in Code}
# What is found in a note that is not published does not reach the site's problems.
_WITHHELD: Final = frozenset({"conflict-markers"})
_EACH: Final = pytest.mark.parametrize(
    "name",
    [
        pytest.param(path.name, marks=pytest.mark.xfail(strict=False) if path.name in _WITHHELD else ())
        for path in sorted(_CASES.iterdir())
    ],
)

# Codes that nothing reports yet.
_SILENT: Final[tuple[Code, ...]] = (
    Code.AMBIGUOUS_DATE_ORDER,  # the order of day and month is taken by rule, and the configuration overrules it
    Code.DATE_JUMP,
    Code.DAY_OUTSIDE_PERIOD,
    Code.NO_BASE_URL,
    Code.REMOTE_MEDIA,
    Code.TAG_VALUE,
    Code.TIME_OVERFLOW,
)


def _found(case: Path) -> tuple[Diagnostic, ...]:
    """All that is found in a case."""
    config, found = _config(case)
    if (case / "templates").is_dir():
        found += theme(case / "templates").found
    if (case / "input.md").is_file():
        found += _in_notes([("input.md", (case / "input.md").read_bytes())], (), config)
    if (case / "content").is_dir():
        found += _in_folder(case / "content", config)
    return found


def _config(case: Path) -> tuple[Config, tuple[Diagnostic, ...]]:
    path = case / "journal.toml"
    if not path.is_file():
        return Config(), ()
    checked = read_config(source("journal.toml", path.read_text(encoding="utf-8")))
    return checked.value, checked.found


def _in_folder(content: Path, config: Config) -> tuple[Diagnostic, ...]:
    listing = scan(content, config.include, config.exclude, content.parent / "_site")
    assert not isinstance(listing, Refusal)
    notes = [(file.path, (content / file.real).read_bytes()) for file in listing.notes if not file.copy_of]
    return (*listing.found, *_in_notes(notes, (file.path for file in listing.others), config))


def _in_notes(notes: Iterable[tuple[str, bytes]], others: Iterable[str], config: Config) -> tuple[Diagnostic, ...]:
    order = None if config.day_first is None else Order.DMY if config.day_first else Order.MDY
    rules = Rules(extended(config.plan, config.done, config.backlog, config.questions), order, config.max_file)
    codecs = {path: codec for path, _ in notes for pattern, codec in config.encoding if matches(pattern, path)}
    read_notes = [read(path, data, "", rules, codecs.get(path, "")).note for path, data in notes]
    overrules = tuple(Overrule(each.path, year=each.year) for each in config.overrides)
    terms = Terms(overrules=overrules, files=dict.fromkeys(others), as_of=date(2026, 12, 31))
    return assemble(read_notes, terms).found


def _carets(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip(" |").startswith("^"))


def test_each_code_has_its_case_and_each_case_its_code() -> None:
    assert {path.name for path in _CASES.iterdir()} == _CODES.keys() - {code.value for code in _SILENT}


@_EACH
def test_a_case_gives_the_message_that_is_written_beside_it(name: str) -> None:
    expected = _CASES / name / "expected.txt"
    text = full(_found(_CASES / name), color=False)
    if os.environ.get("JOURNAL_UPDATE") == "1":
        expected.write_text(text, encoding="utf-8", newline="\n")

    assert text == expected.read_text(encoding="utf-8")


@_EACH
def test_a_case_finds_nothing_but_its_code(name: str) -> None:
    assert {each.code for each in _found(_CASES / name)} == {_CODES[name]}


@_EACH
def test_a_message_is_one_sentence_in_lower_case_without_a_stop(name: str) -> None:
    messages = [each.message for each in _found(_CASES / name)]

    assert [text for text in messages if text[:1].isupper() or text.endswith(".") or "\n" in text] == []


@_EACH
def test_a_problem_says_what_to_do_next(name: str) -> None:
    assert [each.message for each in _found(_CASES / name) if not each.hint] == []


@_EACH
def test_a_place_is_marked_in_the_line_that_it_names(name: str) -> None:
    """A problem with a whole file has no line to show."""
    placed = [each for each in _found(_CASES / name) if each.excerpt]

    assert all(1 <= each.where.column <= len(each.excerpt[0]) + 1 for each in placed)
    assert len(list(_carets(full(placed, color=False)))) == sum(len(each.excerpt) for each in placed)


def test_every_code_has_a_level() -> None:
    assert {each.severity for each in (Diagnostic(code, source("a.md", "").span(0, 0), "so") for code in Code)} == set(
        Severity
    )

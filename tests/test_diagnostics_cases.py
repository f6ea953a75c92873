"""For each code of a diagnostic a folder that causes it, and the message word for word.

A case is one `input.md`, which is read by itself; or a journal, which is built: a folder `content`, with `journal.toml`
and `templates` where they matter; or a `journal.toml` alone. `JOURNAL_UPDATE=1` writes the messages anew; a person
reads the difference.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from journal.build import build, quoted
from journal.checks import orphans, suggestions, unmatched_in
from journal.config import Config
from journal.configured import read_config
from journal.diagnostics import Code, Diagnostic, Severity, Span
from journal.diagrams import installed
from journal.encoding import decode
from journal.read import read
from journal.record import replace
from journal.report import full
from journal.rules import Rules
from journal.settings import BuildSettings
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.source import source

_CASES: Final = Path(__file__).resolve().parent / "diagnostics"
_CODES: Final = {code.value: code for code in Code}
# What is said of a diagram depends on whether anything draws it.
_TRIED: Final = sorted({path.name for path in _CASES.iterdir()} - ({"bad-diagram"} if not installed() else set()))
_EACH: Final = pytest.mark.parametrize("name", _TRIED)

# Codes that nothing reports yet.
_SILENT: Final[tuple[Code, ...]] = ()

_Found = tuple[Diagnostic, ...]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, _Found]:
    """All that is found in each case."""
    return {name: _found(_CASES / name, tmp_path_factory.mktemp(name)) for name in _TRIED}


def _found(case: Path, output: Path) -> _Found:
    if (case / "input.md").is_file():
        return tuple(_quoted(case / "input.md"))
    config, problems = _config(case)
    if not (case / "content").is_dir():
        return problems
    outcome = build(BuildSettings(case, case / "content", output, config), lambda _: None)
    assert outcome.refusal is None
    assert outcome.site is not None
    assert outcome.listing is not None
    # A build leaves to `journal check` what is wrong with no page.
    wanted = tuple(suggestions(outcome.site, outcome.listing, config)) if case.name == "unlinked" else ()
    besides = quoted((*orphans(outcome.site), *wanted), outcome.listing, config)
    notes = [entry.note for entry in outcome.site.entries]
    unmatched = unmatched_in(case, config, outcome.listing, notes)
    return (*problems, *outcome.found, *besides, *outcome.found_in_project, *unmatched)


def _quoted(path: Path) -> Iterator[Diagnostic]:
    """What is found in a note alone. A build would take as long for each as for all; it quotes the lines in the same way."""
    data = path.read_bytes()
    text = source(path.name, decode(data).text)
    for each in assemble([read(path.name, data, "", Rules()).note], Terms()).found:
        yield each if each.excerpt else replace(each, excerpt=text.excerpt(each.where))


def _config(case: Path) -> tuple[Config, _Found]:
    path = case / "journal.toml"
    if not path.is_file():
        return Config(), ()
    checked = read_config(source("journal.toml", path.read_text(encoding="utf-8")))
    return checked.value, checked.found


def _carets(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip(" |").startswith("^"))


def test_each_code_has_its_case_and_each_case_its_code() -> None:
    assert {path.name for path in _CASES.iterdir()} == _CODES.keys() - {code.value for code in _SILENT}


@_EACH
def test_a_case_gives_the_message_that_is_written_beside_it(name: str, found: Mapping[str, _Found]) -> None:
    expected = _CASES / name / "expected.txt"
    text = full(found[name], color=False)
    if os.environ.get("JOURNAL_UPDATE") == "1":
        expected.write_text(text, encoding="utf-8", newline="\n")

    assert text == expected.read_text(encoding="utf-8")


@_EACH
def test_a_case_finds_nothing_but_its_code(name: str, found: Mapping[str, _Found]) -> None:
    assert {each.code for each in found[name]} == {_CODES[name]}


@_EACH
def test_a_message_is_one_sentence_in_lower_case_without_a_stop(name: str, found: Mapping[str, _Found]) -> None:
    messages = [each.message for each in found[name]]

    assert [text for text in messages if text[:1].isupper() or text.endswith(".") or "\n" in text] == []


@_EACH
def test_a_problem_says_what_to_do_next(name: str, found: Mapping[str, _Found]) -> None:
    assert [each.message for each in found[name] if not each.hint] == []


@_EACH
def test_a_place_is_marked_in_each_line_that_is_shown(name: str, found: Mapping[str, _Found]) -> None:
    """A problem with a whole file has no line to show."""
    placed = [each for each in found[name] if each.excerpt]

    assert all(1 <= each.where.column <= len(each.excerpt[0]) + 1 for each in placed)
    assert len(list(_carets(full(placed, color=False)))) == sum(len(each.excerpt) for each in placed)


def test_a_code_has_one_of_three_levels() -> None:
    assert {Diagnostic(code, Span("a.md", 1), "so").severity for code in Code} == set(Severity)

"""The documents are a site of the program's own: each is a page, and each link between them leads somewhere."""

from pathlib import Path
from typing import Final

import pytest

from journal.build import Outcome, build
from journal.config import Config
from journal.diagnostics import Code, Severity
from journal.settings import BuildSettings

_DOCS: Final = Path(__file__).resolve().parent.parent / "docs"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What came of building docs/."""
    project = tmp_path_factory.mktemp("documents")
    return build(BuildSettings(project, _DOCS, project / "_site", Config(title="journal")), lambda _: None)


def test_each_document_is_a_page(outcome: Outcome) -> None:
    assert outcome.site is not None

    assert sorted(entry.note.path for entry in outcome.site.entries if not entry.note.front.hidden) == sorted(
        path.relative_to(_DOCS).as_posix() for path in _DOCS.rglob("*.md")
    )


def test_nothing_is_wrong_with_them(outcome: Outcome) -> None:
    # One of them shows what text looks like that was encoded twice.
    wrong = [
        each for each in outcome.found if each.severity is not Severity.NOTE and each.code is not Code.MOJIBAKE_LOSSY
    ]

    assert (outcome.refusal, wrong) == (None, [])

"""Each command is typed in an empty folder, in an environment that tells nothing."""

from pathlib import Path

import pytest

from tests.commands.typed import Run


@pytest.fixture(autouse=True)
def _plain_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workflow = ("ACTIONS", "REPOSITORY", "REPOSITORY_OWNER", "SERVER_URL", "REF_NAME", "REF_TYPE")
    for name in (*(f"GITHUB_{each}" for each in workflow), "SOURCE_DATE_EPOCH", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command, as it is typed after `journal`."""
    return Run(capfd)

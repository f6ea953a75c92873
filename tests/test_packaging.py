"""What a person meets first: the package, the Makefile, the workflows, and that nothing in them is of one machine."""

import os
import re
import stat
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from journal.version import VERSION

_ROOT: Final = Path(__file__).resolve().parent.parent
_PROJECT: Final[dict[str, Any]] = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_WORKFLOWS: Final = sorted((_ROOT / ".github" / "workflows").glob("*.yml"))
_EACH_WORKFLOW: Final = pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.stem)

# A home folder, unless it is that of somebody invented for an example.
_HOME: Final = re.compile(r"(?:/home|/Users|[A-Z]:\\Users)[/\\](?!you\b|me\b|user\b|reader\b)[A-Za-z]\w*|/root(?=/)")


def _workflow(path: Path) -> dict[str, Any]:
    # YAML 1.1 has the key `on` for a truth value; the base loader keeps every scalar a text.
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in _workflow(path)["jobs"].values():
        yield from job["steps"]


def _own_files() -> list[Path]:
    """What git knows, so that neither an environment nor an output is searched; without git, what an archive holds."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=_ROOT, capture_output=True, check=False)
    if listing.returncode == 0:
        names = [os.fsdecode(name) for name in listing.stdout.split(b"\0") if name]
        return [path for path in map(_ROOT.joinpath, names) if path.is_file()]
    tops = ("bench", "content", "docs", "journal", "static", "templates", "tests")
    return [path for top in tops for path in (_ROOT / top).rglob("*") if path.is_file()]


# --- The package


def test_the_version_is_read_from_the_code() -> None:
    rule = _PROJECT["tool"]["hatch"]["version"]
    found = re.search(rule["pattern"], (_ROOT / rule["path"]).read_text(encoding="utf-8"), re.MULTILINE)

    assert found is not None
    assert found["version"] == VERSION


def test_the_changelog_has_a_section_for_what_is_not_released() -> None:
    headings = re.findall(r"^## (.+)$", (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings[0] == "Unreleased"


def test_the_command_is_called_journal() -> None:
    assert _PROJECT["project"]["scripts"] == {"journal": "journal.__main__:main"}


def test_the_theme_lies_inside_the_package() -> None:
    wheel = _PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert wheel["sources"] == {
        "templates": "journal/_theme/templates",
        "static": "journal/_theme/static",
        "docs": "journal/_docs",
    }
    assert set(wheel["only-include"]) == {"journal", "templates", "static", "docs/diagnostics.md"}


def test_the_source_archive_holds_what_the_tests_read() -> None:
    archive = set(_PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"])

    assert archive >= {"content", "docs", "journal", "static", "templates", "tests", ".github", "Makefile"}


def test_each_dependency_has_a_lower_bound_and_no_other() -> None:
    assert [need for need in _PROJECT["project"]["dependencies"] if not re.fullmatch(r"[\w-]+>=[\d.]+", need)] == []


def test_the_extras_are_for_tests_and_for_development() -> None:
    extras = _PROJECT["project"]["optional-dependencies"]

    assert set(extras) == {"bench", "diagrams", "test", "dev"}
    assert "learning-journal[test]" in extras["dev"]


@pytest.mark.parametrize("tool", ["node", "npm", "npx", "java"])
def test_nothing_but_the_audit_and_comparing_asks_for_another_language(tool: str) -> None:
    rules = (_ROOT / "Makefile").read_text(encoding="utf-8").split("\n\n")
    asking = [rule for rule in rules if re.search(rf"\b{tool}\b", rule)]

    allowed = re.compile(r"^(audit|\$\(VENV\)/(node|peers)/installed):", re.MULTILINE)
    assert [rule for rule in asking if not allowed.search(rule)] == []
    needing = re.findall(r"^([\w-]+):.* \$\(VENV\)/(?:node|peers)/installed", "\n".join(rules), re.MULTILINE)
    assert needing == ["audit", "bench-peers"]


@pytest.mark.parametrize("target", ["site", "test", "lint", "types", "audit", "clean"])
def test_the_makefile_has_a_target(target: str) -> None:
    assert re.search(rf"^{target}:.*## \w", (_ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="files have no such mode on Windows")
def test_the_check_of_a_change_can_be_run() -> None:
    assert (_ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


# --- The workflows


@_EACH_WORKFLOW
def test_a_workflow_may_only_read(path: Path) -> None:
    assert _workflow(path)["permissions"] == {"contents": "read"}


@_EACH_WORKFLOW
def test_a_job_may_write_only_to_deploy(path: Path) -> None:
    jobs = _workflow(path)["jobs"]
    writing = {name: job["permissions"] for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}

    assert writing in ({}, {"deploy": {"pages": "write", "id-token": "write"}})


@_EACH_WORKFLOW
def test_an_action_is_official_and_of_a_major_version(path: Path) -> None:
    used = [step["uses"] for step in _steps(path) if "uses" in step]

    assert [name for name in used if not re.fullmatch(r"actions/[\w/-]+@v\d+", name)] == []


@_EACH_WORKFLOW
def test_a_checkout_leaves_no_token_behind(path: Path) -> None:
    checkouts = [step for step in _steps(path) if step.get("uses", "").startswith("actions/checkout@")]

    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(checkouts)


@_EACH_WORKFLOW
def test_a_script_takes_no_text_from_the_event(path: Path) -> None:
    """A branch's name in `${{ }}` would be run as a command; values go through `env`."""
    scripts = [step["run"] for step in _steps(path) if "run" in step]

    assert [script for script in scripts if "${{" in script] == []


@_EACH_WORKFLOW
def test_every_job_ends_by_itself(path: Path) -> None:
    assert [name for name, job in _workflow(path)["jobs"].items() if "timeout-minutes" not in job] == []


@_EACH_WORKFLOW
def test_runs_of_one_branch_do_not_overlap(path: Path) -> None:
    assert set(_workflow(path)["concurrency"]) == {"group", "cancel-in-progress"}


def test_the_journal_is_published_with_its_history() -> None:
    """Without it, an entry that names no day could not have the day of its first commit."""
    first = next(_steps(_ROOT / ".github" / "workflows" / "publish.yml"))

    assert first["uses"].startswith("actions/checkout@")
    assert first["with"]["fetch-depth"] == "0"


def test_pull_requests_and_forks_publish_nothing() -> None:
    jobs = _workflow(_ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    guarded = {"actions/configure-pages", "actions/cache/save", "actions/upload-pages-artifact"}
    steps = {step["uses"].split("@")[0]: step for step in jobs["build"]["steps"] if "uses" in step}

    assert "github.event_name != 'pull_request'" in jobs["build"]["env"]["PUBLISHED"]
    assert "!github.event.repository.fork" in jobs["build"]["env"]["PUBLISHED"]
    assert {steps[name]["if"] for name in guarded} == {"env.PUBLISHED == 'true'"}
    assert jobs["deploy"]["if"] == "needs.build.outputs.published == 'true'"


def test_the_tests_run_on_each_python_that_the_package_claims() -> None:
    prefix = "Programming Language :: Python :: 3."
    claimed = {line.rpartition(" ")[2] for line in _PROJECT["project"]["classifiers"] if line.startswith(prefix)}
    matrix = _workflow(_ROOT / ".github" / "workflows" / "ci.yml")["jobs"]["test"]["strategy"]["matrix"]

    assert claimed <= set(matrix["python"])


# --- The machine it was written on


def test_no_file_names_a_home_folder_or_the_place_of_the_checkout() -> None:
    # A parent of one step, such as `/src`, may well stand in a file for another reason.
    place = str(_ROOT.parent) if len(_ROOT.parent.parts) > 2 else ""
    found = []
    for path in _own_files():
        text = path.read_bytes().decode("utf-8", "replace")
        if _HOME.search(text) or (place and place in text):
            found.append(str(path.relative_to(_ROOT)))

    assert found == []

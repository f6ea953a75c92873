"""What the program is made of beside its own text: each package has a lower bound, a place in the lock, and its licence listed."""

import os
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
# By what a licence is known in the data of a package, which each spells its own way.
_LICENCES: Final = {
    "MPL": "MPL-2.0", "APACHE": "Apache-2.0", "BSD": "BSD", "MIT-CMU": "MIT-CMU", "HPND": "MIT-CMU", "MIT": "MIT", "PSF": "PSF-2.0",
}  # fmt: skip


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The table `project` of pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


def _needed(needs: list[str]) -> set[str]:
    """The packages that are installed for these on this system, with all that they need themselves."""
    found = set[str]()
    waiting = [Requirement(each) for each in needs]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in found or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting += (Requirement(each) for each in distribution(name).requires or ())
    return found


def _licence(name: str) -> str:
    data = distribution(name).metadata
    told = [data.get("License-Expression") or "", *(data.get_all("Classifier") or ()), (data.get("License") or "")[:80]]
    text = " ".join(each for each in told if not each or "::" not in each or each.startswith("License")).upper()
    return next((licence for word, licence in _LICENCES.items() if word in text), "unknown")


def test_every_package_has_a_lower_bound(project: dict[str, Any]) -> None:
    needs = map(Requirement, project["dependencies"])

    assert [each.name for each in needs if not any(bound.operator == ">=" for bound in each.specifier)] == []


def test_the_lock_has_every_package_in_a_version_that_is_allowed(root: Path, project: dict[str, Any]) -> None:
    locked = {
        canonicalize_name(name): version
        for name, version in _LOCKED.findall((root / "requirements-dev.lock").read_text("utf-8"))
    }
    extras = project["optional-dependencies"]
    needs = [
        Requirement(each) for each in (*project["dependencies"], *extras["diagrams"], *extras["test"], *extras["dev"])
    ]
    needs = [each for each in needs if each.name != project["name"]]

    wrong = [each.name for each in needs if not each.specifier.contains(locked.get(canonicalize_name(each.name), "0"))]
    assert wrong == []


def test_every_locked_package_has_digests(root: Path) -> None:
    blocks = re.split(r"\n(?=\S)", (root / "requirements-dev.lock").read_text("utf-8").strip())[1:]

    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_licences_of_all_that_runs_are_listed(root: Path, project: dict[str, Any]) -> None:
    names = sorted(_needed(project["dependencies"]))
    listed = "".join(f"| {name} | {_licence(name)} |\n" for name in names)
    page = root / "docs" / "licences.md"
    if os.environ.get("JOURNAL_UPDATE") == "1":
        head = page.read_text("utf-8").partition("|---|---|\n")
        page.write_text("".join((*head[:2], listed)), "utf-8", newline="\n")

    rows = set(re.findall(r"^\| ([a-z0-9-]+) \| (\S+) \|$", page.read_text("utf-8"), re.MULTILINE))
    assert {name for name in names if _licence(name) == "unknown"} == set()
    assert {(name, _licence(name)) for name in names} - rows == set()

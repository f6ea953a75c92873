"""What is served is what is built, for every file of a site."""

import shutil
from pathlib import Path

import pytest

from journal.build import build
from journal.disk import MARKER
from journal.record import replace
from tests.incremental.project import tree_of, written
from tests.serve.preview import Preview, as_published, previewed, settings_of


def _differing(preview: Preview, tree: dict[str, bytes], base: str) -> list[str]:
    found = []
    for path, data in tree.items():
        if path in (MARKER, ".nojekyll") or path.endswith("/"):
            continue
        address = base + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)
        answer = preview.ask(address)
        served = answer.html.encode() if path.endswith(".html") else answer.body
        if served != data or answer.status != 200:
            found.append(f"{address}: {answer.status}")
    return found


@pytest.mark.parametrize("journal", ["demonstration", "small"])
def test_every_file_of_a_site_is_served_as_it_is_built(journal: str, root: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    if journal == "small":
        written(project)
    else:
        shutil.copytree(root / "content", project / "content")
        (project / "journal.toml").write_text('[site]\ntitle = "Trial"\nbase_url = "https://notes.example/a/b/"\n')
    settings = replace(settings_of(project), output=tmp_path / "site")
    assert build(settings, lambda _: None).refusal is None

    with previewed(project, as_published()) as preview:
        assert _differing(preview, tree_of(tmp_path / "site"), preview.server.base) == []

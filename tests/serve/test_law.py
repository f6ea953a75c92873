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


@pytest.mark.parametrize("journal", [pytest.param("demonstration", marks=pytest.mark.slow), "small"])
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


@pytest.mark.slow
def test_a_large_journal_is_served_as_it_is_built_after_edits(tmp_path: Path) -> None:
    project, cache = tmp_path / "project", tmp_path / "cache"
    (project / "content").mkdir(parents=True)
    for number in range(420):
        day = f"20{20 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"
        text = f"# Day {number}\n\nA word. #tag{number % 7}\n\n- [ ] coil the rope {number % 17}\n"
        (project / "content" / f"{day}.md").write_text(text)
    settings = replace(settings_of(project, cache), output=tmp_path / "site")
    assert build(settings, lambda _: None).refusal is None

    with previewed(project, as_published(), cache=cache) as preview:
        for at, more in enumerate(("A line. #newtag", "See [[2021-02-03]].", "- [x] coil the rope 3")):
            preview.write(f"content/2020-03-{at + 1:02}.md", f"# Day\n\n{more}\n")
            preview.until(f"/2020/03/{at + 1:02}/", lambda answer: "A word." not in answer.html)
        preview.until("/tags/newtag/", lambda answer: answer.status == 200)
        preview.until("/2021/02/03/", lambda answer: "2020/03/02" in answer.html)
        assert build(settings, lambda _: None).refusal is None
        assert _differing(preview, tree_of(tmp_path / "site"), preview.server.base) == []

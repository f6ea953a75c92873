"""What the environment, a workflow and Git tell."""

import re
from pathlib import Path

import pytest

from journal.commands.surroundings import base_of_pages, editor
from tests.commands.typed import DAY, Run, write


@pytest.mark.parametrize(
    ("repository", "domain", "base"),
    [
        ("Mina/notes", "", "https://mina.github.io/notes/"),
        ("Mina/mina.github.io", "", "https://mina.github.io/"),
        ("Mina/notes", "garden.example", "https://garden.example/"),
        ("", "", ""),
    ],
    ids=["a project", "a person", "an own domain", "nothing"],
)
def test_the_address_of_pages_is_known(repository: str, domain: str, base: str) -> None:
    assert base_of_pages({"GITHUB_REPOSITORY": repository}, domain) == base


def test_another_server_than_github_has_an_unknown_address() -> None:
    assert base_of_pages({"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://git.example"}, "") == ""


def test_the_workflow_tells_the_address(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_REPOSITORY", "mina/notes")
    write({"content/2031-02-20.md": DAY})

    run("build")

    assert "https://mina.github.io/notes/" in Path("_site/feed.xml").read_text("utf-8")


# --- The editor


@pytest.mark.parametrize(
    ("named", "words"),
    [("code --wait", ["code", "--wait"]), ("'/opt/my editor/run' -w", ["/opt/my editor/run", "-w"]), (" ", [])],
)
def test_an_editor_is_named_with_what_it_is_given(named: str, words: list[str]) -> None:
    assert editor({"EDITOR": named}, windows=False) == words


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("code --wait", ["code", "--wait"]),
        (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        (r'"C:\Program Files\Sublime Text\subl.exe" -w', [r"C:\Program Files\Sublime Text\subl.exe", "-w"]),
    ],
)
def test_the_folders_above_an_editor_of_windows_are_kept(named: str, words: list[str]) -> None:
    assert editor({"EDITOR": named}, windows=True) == words


def test_the_visual_editor_is_asked_first() -> None:
    assert editor({"VISUAL": "code -w", "EDITOR": "nano"}) == ["code", "-w"]


# --- Editing on the web


_REMOTE = '[remote "origin"]\n\turl = git@github.com:irene/notes.git\n'


def _links(page: str) -> list[str]:
    return re.findall(r'href="(https://[^"]+)"', Path(page).read_text("utf-8"))


def test_pages_lead_to_their_files_where_git_tells_the_repository(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, ".git/config": _REMOTE, ".git/HEAD": "ref: refs/heads/main\n"})

    run("build", "-q")

    assert _links("_site/2031/02/20/index.html") == ["https://github.com/irene/notes/edit/main/content/2031-02-20.md"]
    assert 'data-day="?filename={Y}-{m}-{d}.md"' in Path("_site/index.html").read_text("utf-8")


def test_a_workflow_tells_its_repository_and_branch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"content/about.md": "# About\n", ".git/config": _REMOTE, ".git/HEAD": "3f2a\n"})
    for name, value in (
        ("ACTIONS", "true"),
        ("SERVER_URL", "https://codeberg.org"),
        ("REPOSITORY", "i/j"),
        ("REF_TYPE", "branch"),
        ("REF_NAME", "pages"),
    ):
        monkeypatch.setenv(f"GITHUB_{name}", value)

    run("build", "-q")

    assert _links("_site/about/index.html") == ["https://codeberg.org/i/j/_edit/pages/content/about.md"]


def test_a_pull_request_is_no_branch_to_write_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"content/about.md": "# About\n"})
    for name, value in (("ACTIONS", "true"), ("REPOSITORY", "i/j"), ("REF_TYPE", "branch"), ("REF_NAME", "12/merge")):
        monkeypatch.setenv(f"GITHUB_{name}", value)

    run("build", "-q", "--base-url", "http://localhost/")

    assert [link for link in _links("_site/about/index.html") if "edit" in link] == []


@pytest.mark.parametrize(
    ("keys", "links"),
    [
        ("edit = false", []),
        (
            'repository = "https://git.example.org/i/j"\nforge = "gitlab"',
            ["https://git.example.org/i/j/-/edit/main/content/about.md"],
        ),
        ('branch = "draft"\nfolder = "."', ["https://github.com/irene/notes/edit/draft/about.md"]),
        ('repository = "https://git.example.org/i/j"', []),
    ],
)
def test_what_is_written_overrules_what_git_tells(run: Run, keys: str, links: list[str]) -> None:
    git = {".git/config": _REMOTE, ".git/HEAD": "ref: refs/heads/main\n"}
    write({"content/about.md": "# About\n", "journal.toml": f"[site]\n{keys}\n", **git})

    run("build", "-q")

    assert _links("_site/about/index.html") == links


def test_another_branch_is_seen_by_a_build_that_has_nothing_else_to_do(run: Run) -> None:
    write({"content/about.md": "# About\n", ".git/config": _REMOTE, ".git/HEAD": "ref: refs/heads/main\n"})
    run("build", "-q")
    write({".git/HEAD": "ref: refs/heads/other\n"})

    run("build", "-q")

    assert _links("_site/about/index.html") == ["https://github.com/irene/notes/edit/other/content/about.md"]

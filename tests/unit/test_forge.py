"""Where files of a repository are edited on the web."""

from datetime import date

import pytest

from journal.forge import (
    FORGEJO,
    GITHUB,
    GITLAB,
    Forge,
    NewDay,
    edit,
    kind_of,
    name_key,
    new,
    new_day,
    remote_in,
    web_address,
)


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@github.com:irene/notes.git", "https://github.com/irene/notes"),
        ("ssh://git@codeberg.org/irene/notes.git", "https://codeberg.org/irene/notes"),
        ("ssh://git@git.example.org:2222/irene/notes", "https://git.example.org/irene/notes"),
        ("https://github.com/irene/notes.git", "https://github.com/irene/notes"),
        ("https://irene:secret@gitlab.com/irene/deep/notes.git/", "https://gitlab.com/irene/deep/notes"),
        ("https://git.example.org:8443/irene/notes", "https://git.example.org:8443/irene/notes"),
        ("git://github.com/irene/notes", "https://github.com/irene/notes"),
        ("/srv/git/notes.git", ""),
        ("../notes", ""),
        ("file:///srv/git/notes.git", ""),
        ("C:\\notes", ""),
        ("", ""),
    ],
)
def test_the_page_of_a_repository_is_known_by_its_remote(remote: str, address: str) -> None:
    assert web_address(remote) == address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://github.com/a/b", GITHUB),
        ("https://github.example.org/a/b", GITHUB),
        ("https://gitlab.com/a/b", GITLAB),
        ("https://gitlab.gnome.org/a/b", GITLAB),
        ("https://codeberg.org/a/b", FORGEJO),
        ("https://gitea.com/a/b", FORGEJO),
        ("https://git.example.org/a/b", ""),
        ("https://notgithub.example/a/b", ""),
    ],
)
def test_what_runs_at_an_address_is_told_by_its_name(address: str, kind: str) -> None:
    assert kind_of(address) == kind


_AT = "https://git.example/irene/notes"


@pytest.mark.parametrize(
    ("kind", "editor", "anew"),
    [
        (GITHUB, "edit/main/content/a%20b/%E9%9B%BE.md", "new/main/content/daily"),
        (GITLAB, "-/edit/main/content/a%20b/%E9%9B%BE.md", "-/new/main/content/daily"),
        (FORGEJO, "_edit/main/content/a%20b/%E9%9B%BE.md", "_new/main/content/daily"),
    ],
)
def test_each_forge_has_its_own_addresses(kind: str, editor: str, anew: str) -> None:
    forge = Forge(_AT, kind, "main", "content/")

    assert edit(forge, "a b/雾.md") == f"{_AT}/{editor}"
    assert new(forge, "daily/") == f"{_AT}/{anew}"


def test_notes_at_the_top_of_their_repository_have_no_folder() -> None:
    forge = Forge(_AT, GITHUB, "feature/x")

    assert edit(forge, "a.md") == f"{_AT}/edit/feature/x/a.md"
    assert new(forge, "") == f"{_AT}/new/feature/x"


def test_only_gitlab_names_a_new_file_in_another_way() -> None:
    assert [name_key(Forge(_AT, kind, "main")) for kind in (GITHUB, GITLAB, FORGEJO)] == [
        "filename",
        "file_name",
        "filename",
    ]


_CONFIG = '[core]\n\tbare = false\n[remote "upstream"]\n\turl = https://a.example/x\n[remote "origin"]\n\tfetch = +refs\n\turl = git@b.example:y\n[branch "main"]\n\tremote = origin\n'


def test_the_remote_of_a_repository_is_its_origin() -> None:
    assert remote_in(_CONFIG) == "git@b.example:y"


def test_the_only_remote_is_the_repository_whatever_its_name() -> None:
    assert remote_in('[remote "here"]\nurl = https://a.example/x\n') == "https://a.example/x"


@pytest.mark.parametrize(
    "config", ["", "[core]\n", '[remote "a"]\nurl = x\n[remote "b"]\nurl = y\n', '[branch "a"]\nurl = x\n']
)
def test_without_a_remote_that_is_meant_there_is_none(config: str) -> None:
    assert remote_in(config) == ""


# --- A new day


_DAY = date(2025, 7, 3)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("2025-07-03.md", NewDay("", "{Y}-{m}-{d}.md")),
        ("daily/2025-07-03.md", NewDay("daily/", "{Y}-{m}-{d}.md")),
        ("daily/2025-07-03 Fog.md", NewDay("daily/", "{Y}-{m}-{d}.md")),
        ("daily/20250703-fog.md", NewDay("daily/", "{Y}{m}{d}.md")),
        ("daily/2025_07_03.markdown", NewDay("daily/", "{Y}_{m}_{d}.markdown")),
        ("日记/2025年7月3日.md", NewDay("日记/", "{Y}年{n}月{j}日.md")),
        ("daily/2025/2025-07-03.md", NewDay("daily/", "{Y}/{Y}-{m}-{d}.md")),
        ("daily/2025/07/03.md", NewDay("daily/", "{Y}/{m}/{d}.md")),
        ("daily/2025-07/03.md", NewDay("daily/", "{Y}-{m}/{d}.md")),
        ("2025/07-03.md", NewDay("", "{Y}/{m}-{d}.md")),
        ("daily/07-03.md", None),
        ("daily/fog.md", None),
        ("daily/2025-07-04.md", None),
    ],
)
def test_a_new_day_has_the_name_that_days_have(path: str, found: NewDay | None) -> None:
    assert new_day([(_DAY, path)]) == found


def test_a_new_day_is_named_as_most_days_are() -> None:
    days = [(_DAY, "2025-07-03.md"), (date(2025, 7, 2), "d/20250702.md"), (date(2025, 7, 1), "d/20250701.md")]

    assert new_day(days) == NewDay("d/", "{Y}{m}{d}.md")

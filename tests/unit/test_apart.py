"""Folders whose notes are kept back for what they are called, in four languages."""

import pytest

from journal.apart import kept_apart


@pytest.mark.parametrize(
    "folder", ["_drafts", "private", "_private", "Private", "私密", "非公开", "非公開", "プライベート", "비공개"]
)
def test_what_lies_in_such_a_folder_is_kept_back(folder: str) -> None:
    assert [kept_apart(path) for path in (f"{folder}/a.md", f"2031/{folder}/03/a.md")] == [folder, folder]


@pytest.mark.parametrize("path", ["private.md", "a/_drafts.md", "my-private/a.md", "privately/a.md", "drafts/a.md"])
def test_what_only_resembles_such_a_folder_keeps_nothing_back(path: str) -> None:
    assert kept_apart(path) == ""

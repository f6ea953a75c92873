"""Folders whose notes are kept back for what they are called."""

import re

from journal.patterns import pattern

_FOLDER = pattern(r"(?:^|/)(_drafts|_?private|私密|非公开|非公開|プライベート|비공개)/", re.IGNORECASE)


def kept_apart(path: str) -> str:
    """The name of the folder that keeps what lies at `path` from being published; empty if none does."""
    found = _FOLDER.search(path)
    return found[1] if found is not None else ""

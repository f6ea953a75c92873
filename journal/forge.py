"""Where a repository's files are edited on the web: the addresses of GitHub, GitLab, and Forgejo with its kin.

Pure. What is not known gives no link: a guess would lead a writer to a page that is not there.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final
from urllib.parse import quote, urlsplit

from journal.patterns import pattern
from journal.record import Record

GITHUB: Final = "github"
GITLAB: Final = "gitlab"
FORGEJO: Final = "forgejo"
FORGES: Final = (GITHUB, GITLAB, FORGEJO)

_SSH: Final = pattern(r"(?:ssh://)?(?:[^@/\s]+@)?([A-Za-z0-9.-]+\.[A-Za-z]{2,}):(?:\d+/)?(?!//)/?(\S+)")
_SECTION: Final = pattern(r'\s*\[\s*(\w+)(?:\s+"([^"]*)")?\s*\]')
_URL: Final = pattern(r"\s*url\s*=\s*(\S+)", re.IGNORECASE)
_FORGE_OF_HOST: Final = (
    ("github", GITHUB),
    ("gitlab", GITLAB),
    ("codeberg", FORGEJO),
    ("gitea", FORGEJO),
    ("forgejo", FORGEJO),
)
_NAMES_OF_FORGEJO: Final = frozenset({"gitea.com", "git.disroot.org"})


class Forge(Record):
    """A repository on the web. `address` has no slash at its end; `folder` is that of the notes, empty or ending in `/`."""

    address: str
    kind: str
    branch: str
    folder: str = ""


def edit(forge: Forge, path: str) -> str:
    """The editor of a note, by its path in the content folder."""
    verb = {GITHUB: "edit", GITLAB: "-/edit", FORGEJO: "_edit"}[forge.kind]
    return f"{forge.address}/{verb}/{quote(forge.branch)}/{quote(forge.folder + path)}"


def new(forge: Forge, folder: str) -> str:
    """The editor of a new file in a folder of the content folder; `folder` is empty or ends in `/`."""
    verb = {GITHUB: "new", GITLAB: "-/new", FORGEJO: "_new"}[forge.kind]
    return f"{forge.address}/{verb}/{quote(forge.branch)}/{quote(forge.folder + folder)}".rstrip("/")


def page_of(forge: Forge, path: str) -> str:
    """The page of a file, by its path in the repository."""
    verb = {GITHUB: "blob", GITLAB: "-/blob", FORGEJO: "src/branch"}[forge.kind]
    return f"{forge.address}/{verb}/{quote(forge.branch)}/{quote(path)}"


def name_key(forge: Forge) -> str:
    """What the address of the editor of a new file calls the name of it."""
    return "file_name" if forge.kind == GITLAB else "filename"


def web_address(remote: str) -> str:
    """The page of a repository, by the address that git has for it; empty for one that is not on the web."""
    text = remote.strip().removesuffix("/").removesuffix(".git")
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme in ("http", "https") and parts.hostname:
        # A token that is written before the host must not be published.
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname}{port}{parts.path}".rstrip("/")
    if parts.scheme in ("ssh", "git", "git+ssh") and parts.hostname:
        return f"https://{parts.hostname}{parts.path}"
    found = _SSH.fullmatch(text)
    return f"https://{found[1]}/{found[2]}" if found and not parts.scheme.startswith("file") else ""


def kind_of(address: str) -> str:
    """What runs at an address, by the name of the server; empty where that does not tell."""
    host = (urlsplit(address).hostname or "").lower()
    if host in _NAMES_OF_FORGEJO:
        return FORGEJO
    return next((kind for part, kind in _FORGE_OF_HOST if part in host.split(".")), "")


def remote_in(config: str) -> str:
    """The address of the remote in a `.git/config`: of `origin`, else of the only one; empty where none is."""
    remotes: dict[str, str] = {}
    name = ""
    for line in config.splitlines():
        if section := _SECTION.match(line):
            name = section[2] or "" if section[1].lower() == "remote" else ""
        elif name and (found := _URL.match(line)):
            remotes.setdefault(name, found[1])
    return remotes.get("origin") or (next(iter(remotes.values())) if len(remotes) == 1 else "")


# --- A new day


class NewDay(Record):
    """Where the file of a new day goes: its folder as the editor knows it, and the rest of its path with `{Y}`, `{m}` and `{d}`.

    `{n}` and `{j}` are the month and the day without a zero before them. `folder` is empty or ends in `/`.
    """

    folder: str
    name: str


# What stands between the parts of a date, in the order in which it is looked for.
_FULL: Final = pattern(r"(\d{4})(?P<a>[-_.]|年|)(\d{1,2})(?P<b>[-_.]|月|)(\d{1,2})(?P<c>日?)")
_SHORT: Final = pattern(r"(\d{1,2})(?P<a>[-_.]|月)(\d{1,2})(?P<c>日?)|(\d{2})")


def new_day(days: Iterable[tuple[date, str]]) -> NewDay | None:
    """Where a new day goes, as most of `days` do, each given with the path of its file; None where no name says a date."""
    styles = Counter(style for day, path in days if (style := _style(day, path)))
    if not styles:
        return None
    most = max(styles, key=lambda style: styles[style])  # of several the first, which is the latest
    fixed, _, _ = most.partition("{")
    folder = fixed[: fixed.rfind("/") + 1]
    return NewDay(folder, most[len(folder) :])


def _style(day: date, path: str) -> str:
    """A path with its date as a pattern, and without a title after it; empty where the name of the file does not say the day."""
    folders, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    full = _FULL.match(stem)
    if full and (int(full[1]), int(full[3]), int(full[5])) == (day.year, day.month, day.day):
        one = "{Y}" + full["a"] + _padded(full[3], "m", "n") + full["b"] + _padded(full[5], "d", "j") + full["c"]
    elif (short := _SHORT.fullmatch(stem)) and short[1] and (int(short[1]), int(short[3])) == (day.month, day.day):
        one = _padded(short[1], "m", "n") + short["a"] + _padded(short[3], "d", "j") + short["c"]
    elif short and short[5] and int(short[5]) == day.day:
        one = "{d}"
    else:
        return ""
    above = [_folder(day, folder) for folder in folders.split("/")] if folders else []
    told = "/".join((*above, one))
    if "{Y}" not in told or not {"{m}", "{n}"} & set(re.findall(r"\{\w\}", told)):
        return ""  # The folders do not say what the name leaves out.
    return f"{told}.{ending}"


def _padded(written: str, padded: str, plain: str) -> str:
    return "{" + (padded if len(written) > 1 else plain) + "}"


def _folder(day: date, folder: str) -> str:
    """A folder that is named for the year or the month of a day, as a pattern."""
    names = {
        f"{day.year:04}": "{Y}",
        f"{day.month:02}": "{m}",
        f"{day.year:04}-{day.month:02}": "{Y}-{m}",
        f"{day.year:04}_{day.month:02}": "{Y}_{m}",
        f"{day.year:04}{day.month:02}": "{Y}{m}",
        f"{day.year:04}年": "{Y}年",
        f"{day.month}月": "{n}月",
        f"{day.month:02}月": "{m}月",
    }
    return names.get(folder, folder)

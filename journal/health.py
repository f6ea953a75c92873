"""What around a journal may keep it from being built, published or shown as it should be.

Pure: all that is known of the machine, the repository and the packages is handed in, so that each advice can be tested.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final
from urllib.parse import urlsplit

from journal.patterns import pattern
from journal.record import Record


class Verdict(Enum):
    """How something is: as it should be, worth knowing, or in need of a hand."""

    FINE = "ok"
    NOTE = "note"
    WARNING = "warning"


class Advice(Record):
    """What was looked at, how it is, and what to do about it."""

    verdict: Verdict
    about: str
    what: str
    hint: str = ""


class Facts(Record):
    """What is known. Empty texts, and None for numbers, where something is not.

    `versions` are those of the packages, and `least` the lowest ones that the program was tested with. `workflows` are
    texts by the names of their files. `published` is where GitHub publishes the repository, `domain` what CNAME says.
    `folders` counts those that the preview watches, `watches` how many the system allows. `faces` are names of font files.
    """

    version: str
    python: str
    system: str
    versions: Mapping[str, str]
    least: Mapping[str, str]
    diagrams: str = ""
    draws: bool = False
    faces: tuple[str, ...] = ()
    language: str = ""
    notes: int = 0
    configured: bool = False
    git: bool = False
    shallow: bool = False
    ignored: tuple[str, ...] = ()
    workflows: Mapping[str, str] = {}
    base_url: str = ""
    published: str = ""
    domain: str = ""
    folders: int = 0
    watches: int | None = None
    instances: int | None = None
    writable: bool = True


def advice(facts: Facts) -> tuple[Advice, ...]:
    """All that can be said, in the order in which it matters."""
    parts = (_versions, _journal, _history, _workflows, _address, _watching, _diagrams)
    return tuple(each for part in parts for each in part(facts))


def _fine(about: str, what: str) -> Advice:
    return Advice(Verdict.FINE, about, what)


def _warning(about: str, what: str, hint: str) -> Advice:
    return Advice(Verdict.WARNING, about, what, hint)


def _versions(facts: Facts) -> Iterator[Advice]:
    yield _fine("versions", f"journal {facts.version}, Python {facts.python}, {facts.system}")
    missing = [name for name in facts.least if not facts.versions.get(name)]
    old = [
        f"{name} {facts.versions[name]} (tested from {least} on)"
        for name, least in facts.least.items()
        if name not in missing and _parts(facts.versions[name]) < _parts(least)
    ]
    if missing or old:
        told = [f"missing: {', '.join(missing)}"] * bool(missing) + [f"too old: {', '.join(old)}"] * bool(old)
        yield _warning("versions", "; ".join(told), "install the program anew: `pipx reinstall learning-journal`")


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+", maxsplit=1)[0])[:3])


def _journal(facts: Facts) -> Iterator[Advice]:
    if facts.notes:
        count = "a note" if facts.notes == 1 else f"{facts.notes:,} notes"
        yield _fine("notes", count if facts.configured else f"{count}; there is no journal.toml, and none is needed")
    else:
        yield _warning("notes", "there is no note", "`journal init` begins a journal, `journal new day` a note")
    if not facts.writable:
        hint = "builds read all notes each time; name a folder that can be written: `--cache DIR`"
        yield _warning("store", "`.journal` cannot be written", hint)


def _history(facts: Facts) -> Iterator[Advice]:
    if not facts.git:
        yield Advice(
            Verdict.NOTE, "git", "this is no repository of Git", "`git init`, if it is to be published from one"
        )
        return
    if facts.shallow:
        what = "the history is cut off, so that notes of no day cannot have that of their first commit"
        yield _warning("git", what, "`git fetch --unshallow`; in a workflow, `fetch-depth: 0`")
    else:
        yield _fine("git", "the whole history is there")
    lacking = [name for name in ("/_site/", "/.journal/") if name.strip("/") not in facts.ignored]
    if lacking:
        names = " and ".join(f"`{name}`" for name in lacking)
        yield _warning("git", f"what builds make is not ignored: {names}", "write that into `.gitignore`, a line each")


_RUNS: Final = pattern(r"\bjournal build\b|^\s*-?\s*uses:\s*\S*journal\S*@", re.MULTILINE)
_PINNED: Final = pattern(r"learning-journal==([\d.]+\w*)|^\s*JOURNAL:\s*[\"']?([\d.]+\w*)", re.MULTILINE)


def _workflows(facts: Facts) -> Iterator[Advice]:
    ours = {name: text for name, text in facts.workflows.items() if _RUNS.search(text)}
    if not ours:
        hint = "`journal init --write` adds one for GitHub Pages; elsewhere, see the page on publishing"
        yield Advice(Verdict.NOTE, "workflow", "no workflow builds this journal", hint)
    for name, text in ours.items():
        lines = list(_workflow(text, facts))
        about = f"workflow {name}"
        yield from (_warning(about, what, hint) for what, hint in lines)
        if not lines:
            yield _fine(about, "builds the journal")


def _workflow(text: str, facts: Facts) -> Iterator[tuple[str, str]]:
    if "actions/checkout" in text and not re.search(r"fetch-depth:\s*0\b", text):
        yield "it takes the last commit only, so that notes of no day have none", "`fetch-depth: 0` below `with:`"
    if "actions/deploy-pages" in text:
        for name in ("pages: write", "id-token: write"):
            if not re.search(name.replace(" ", r"\s*"), text):
                yield (
                    f"it may not publish: `{name}` is not among its permissions",
                    "write it below `permissions:` of that job",
                )
    pinned = next((one or other for one, other in _PINNED.findall(text)), "")
    if pinned and _parts(pinned) != _parts(facts.version):
        yield f"it has version {pinned}, and here is {facts.version}", "write the one that you mean into that line"


def _address(facts: Facts) -> Iterator[Advice]:
    expected = f"https://{facts.domain}/" if facts.domain else facts.published
    if not facts.base_url:
        what = "no address is set; a workflow of GitHub finds it, other builds make no feed and no sitemap"
        yield Advice(
            Verdict.NOTE, "address", what, "write `base_url` under `[site]` in `journal.toml`, or `--base-url`"
        )
        return
    one, other = urlsplit(facts.base_url), urlsplit(expected)
    if expected and one.hostname == other.hostname and one.path != other.path:
        what = f"the address is {facts.base_url}, but GitHub publishes this repository at {expected}"
        yield _warning("address", what, "mend `base_url` in `journal.toml`, or take it out")
    elif facts.domain and one.hostname != facts.domain:
        what = f"the address is {facts.base_url}, but CNAME says {facts.domain}"
        yield _warning("address", what, "let both say the same")
    else:
        yield _fine("address", facts.base_url)


def _watching(facts: Facts) -> Iterator[Advice]:
    if facts.watches is None:
        return
    if facts.folders > facts.watches // 2 or (facts.instances is not None and facts.instances < 16):
        what = f"the system watches {facts.watches:,} folders for all programs, and the preview needs {facts.folders:,}"
        hint = "`sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512`, or `journal serve --poll`"
        yield _warning("preview", what, hint)
    else:
        yield _fine("preview", f"watches {facts.folders:,} of the {facts.watches:,} folders that the system allows")


_EAST: Final = pattern(
    r"cjk|han|hei|song|ming|gothic|mincho|pingfang|hiragino|yahei|simsun|malgun|nanum|batang|gulim|wqy|takao|ipa|unifont",
    re.IGNORECASE,
)


def _diagrams(facts: Facts) -> Iterator[Advice]:
    if not facts.draws:
        return
    if not facts.diagrams:
        what = "diagrams of Mermaid are shown as they are written"
        yield Advice(Verdict.NOTE, "diagrams", what, "`pipx install learning-journal[diagrams]` draws them")
    elif not facts.faces:
        yield _warning(
            "fonts", "no fonts are installed, so texts in diagrams may not fit", "install some: `fonts-dejavu`"
        )
    elif facts.language[:2] in ("zh", "ja", "ko") and not any(map(_EAST.search, facts.faces)):
        what = "no font with East Asian characters is installed, so texts in diagrams may not fit"
        yield _warning("fonts", what, "install one: `fonts-noto-cjk` on Debian")
    else:
        yield _fine("diagrams", f"drawn by mmdr {facts.diagrams}, with {len(facts.faces):,} fonts at hand")

"""Texts, names and files that nobody would write by hand: each is built or reported, and so is all else.

The quick run takes small ones; `make audit` takes them in full and measures what they cost.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from journal.build import Outcome, build
from journal.config import Config
from journal.diagnostics import Code
from journal.front import split
from journal.settings import BuildSettings, Progress, Stage

_FRONT: Final = "---\n{}\n---\n# Late\n\nbottom\n"
_TOML: Final = "+++\n{}\n+++\n# Late\n\nbottom\n"

# Each says `bottom` where it is deepest, as far as that can be; the number is that of levels, or of pieces.
_NESTED: Final[Mapping[str, Callable[[int], str]]] = {
    "lists": lambda n: "".join(f"{'  ' * depth}- a\n" for depth in range(min(n, 2_000))) + "\nbottom\n",
    "lists in a line": lambda n: f"{'- ' * n}bottom\n",
    "numbers in a line": lambda n: f"{'1. ' * n}bottom\n",
    "quotes": lambda n: f"{'>' * n} bottom\n",
    "lists in quotes": lambda n: f"{'> - ' * n}bottom\n",
    "brackets": lambda n: f"{'[' * n}bottom{']' * n}\n",
    "links": lambda n: f"{'[' * n}bottom{'](b)' * n}\n",
    "images": lambda n: f"{'![' * n}bottom{'](b)' * n}\n",
    "emphasis": lambda n: f"{'*' * n}bottom{'*' * n}\n",
    "emphasis in turn": lambda n: f"{'*_' * n}bottom{'_*' * n}\n",
    "emphasis that opens": lambda n: f"{'*a **a ' * n}bottom\n",
    "elements": lambda n: f"{'<div>' * n}bottom{'</div>' * n}\n",
    "open elements": lambda n: f"{'<b>' * n}bottom\n",
    "details": lambda n: f"{'<details><summary>a</summary>' * n}\n\nbottom\n",
    "formulas": lambda n: f"${'{' * n}bottom{'}' * n}$\n",
    "fractions": lambda n: "$$\n" + "\\frac{1}{" * n + "bottom" + "}" * n + "\n$$\n",
    "diagrams": lambda n: "```mermaid\nflowchart LR\n" + "subgraph a\n" * n + "bottom --> b\n" + "end\n" * n + "```\n",
    "headings": lambda n: "".join(f"{'#' * (1 + depth % 6)} h\n\n" for depth in range(n)) + "bottom\n",
    "callouts": lambda n: "".join(f"{'> ' * depth}[!note] bottom\n" for depth in range(1, min(n, 300))),
    "footnotes": lambda n: "".join(f"[^{at}]: bottom [^{at + 1}]\n" for at in range(n)),
    "tags in tags": lambda n: f"bottom #{'a/' * n}a\n",
    "an outline": lambda n: "".join(f"{' ' * (4 * depth)}1. bottom\n" for depth in range(min(n, 1_000))),
    "embeds of itself": lambda n: "![[embeds of itself]] bottom\n" * min(n, 1_000),
    "shortcodes": lambda n: "{{< a >}}" * n + "bottom\n",
    "mappings in YAML": lambda n: _FRONT.format(f"a: {'{a: ' * n}{'}' * n}"),
    "lists in YAML": lambda n: _FRONT.format(f"a: {'[' * n}{']' * n}"),
    "open lists in YAML": lambda n: _FRONT.format(f"a: {'[' * n}"),
    "dashes in YAML": lambda n: _FRONT.format(f"a:\n  {'- ' * n}a"),
    "lists in TOML": lambda n: _TOML.format(f"a = {'[' * n}{']' * n}"),
    "tables in TOML": lambda n: _TOML.format(f"a = {'{a=' * n}1{'}' * n}"),
    "dots in TOML": lambda n: _TOML.format(f"{'a.' * n}b = 1"),
    "digits in TOML": lambda n: _TOML.format(f"a = {'9' * n}"),
    "aliases of lists": lambda n: _aliases(n, "[{0}, {0}, {0}, {0}, {0}, {0}, {0}, {0}]"),
    "aliases of mappings": lambda n: _aliases(n, "{{k: {0}, l: {0}, m: {0}}}"),
    "an alias of itself": lambda _: _FRONT.format("a: &a [*a]"),
}
_LONG: Final[Mapping[str, Callable[[int], str]]] = {
    "many links": lambda n: "[a](b.md) " * (10 * n) + "bottom\n",
    "many names in brackets": lambda n: "".join(f"[[b{at}]] " for at in range(10 * n)) + "bottom\n",
    "many addresses": lambda n: "".join(f"<https://a.example/{at}>\n" for at in range(10 * n)) + "bottom\n",
    "many definitions": lambda n: "".join(f"[a{at}]: /b\n" for at in range(10 * n)) + "\nbottom\n",
    "many tasks": lambda n: "- [ ] a\n" * (10 * n) + "\nbottom\n",
    "many columns": lambda n: f"|{'a|' * n}\n|{'-|' * n}\n|{'bottom|' * n}\n",
    "many tags": lambda n: "".join(f"#t{at} " for at in range(n // 10)) + "bottom\n",
    "a long line": lambda n: "ab " * (300 * n) + "bottom\n",
    "a long word": lambda n: "a" * (1_000 * n) + " bottom\n",
    "a long line of Han": lambda n: "漢字" * (160 * n) + " bottom\n",
    "a long file": lambda n: "some words in a line\n" * (240 * n) + "bottom\n",
    "a long file of Han": lambda n: "読書\n" * (700 * n) + "bottom\n",
    "long code": lambda n: "```python\n" + "a = 'b' # c\n" * (16 * n) + "```\n\nbottom\n",
    "NUL characters": lambda n: "\0" * (100 * n) + "bottom\n",
}
_TEXTS: Final = {**_NESTED, **_LONG}
_FEW, _DEEP, _MANY = 10, 101, 10_000  # levels are read to the hundredth
_MOST_BYTES: Final = 500 * 1024  # KiB of memory
_MOST_SECONDS: Final = 30  # of the processor
_UNREADABLE: Final = {name for name in _NESTED if name.endswith(("in YAML", "in TOML")) or name.startswith("aliases")}


def _aliases(levels: int, of: str) -> str:
    rows = [f"b{at}: &b{at} {of.format(f'*b{at - 1}')}" for at in range(1, min(levels, 300))]
    return _FRONT.format("\n".join((f"b0: &b0 {of.format('a')}", *rows)))


def _write(content: Path, name: str, text: str) -> None:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _built(root: Path, progress: Callable[[Progress], None] = lambda _: None) -> Outcome:
    config = Config(title="Hostile", base_url="https://example.org/")
    return build(BuildSettings(root, root / "content", root / "_site", config), progress)


def _page(site: Path, name: str) -> str:
    return (site / name / "index.html").read_text("utf-8")


# ---- texts


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """The site of all hostile texts, short, and one other note; and what came of its build."""
    root = tmp_path_factory.mktemp("texts")
    for name, text in _TEXTS.items():
        _write(root / "content", f"{name}.md", text(_DEEP if name in _NESTED else _FEW))
    _write(root / "content", "other.md", "# Other\n\nIn peace.\n")
    return root / "_site", _built(root)


def test_the_rest_is_built_beside_hostile_texts(beside: tuple[Path, Outcome]) -> None:
    site, outcome = beside

    assert outcome.refusal is None
    assert "In peace." in _page(site, "other")


@pytest.mark.parametrize("name", _TEXTS)
def test_what_is_deepest_in_a_hostile_text_is_shown(name: str, beside: tuple[Path, Outcome]) -> None:
    assert "bottom" in _page(beside[0], name.lower().replace(" ", "-")).lower()


@pytest.mark.parametrize("name", sorted(_UNREADABLE))
def test_front_matter_that_nests_without_end_is_reported(name: str) -> None:
    found = split(_TEXTS[name](_MANY)).found

    assert [each.code for _, each in found] == [Code.BAD_FRONT_MATTER]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="what a process took is not told there")
@pytest.mark.parametrize("name", _TEXTS)
def test_a_hostile_text_takes_little_memory_and_time(name: str, tmp_path: Path, root: Path) -> None:
    _write(tmp_path / "content", "hostile.md", _TEXTS[name](_MANY))
    _write(tmp_path / "content", "other.md", "# Other\n\nIn peace.\n")

    child = subprocess.Popen(
        [sys.executable, "-c", _MEASURED, sys.executable], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    out, _ = child.communicate(timeout=600)
    code, kilobytes, seconds = out.split()

    assert int(code) == 0
    assert int(kilobytes) < _MOST_BYTES
    assert float(seconds) < _MOST_SECONDS
    assert "In peace." in _page(tmp_path / "_site", "other")
    assert "bottom" in _page(tmp_path / "_site", "hostile").lower()


# A process of its own, so that nothing but the build is measured.
_MEASURED: Final = """
import resource, subprocess, sys
code = subprocess.run([sys.argv[1], "-m", "journal", "build", "-q"], stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


# ---- names and files

_NAMES: Final = (
    "new\nline", "quote\"s'", "a..b", "con", "aux/nul", "x" * 252, "漢" * 84, "cafe\u0301", "tab\t", "<script>hit()</script>".replace("/", "⁄"),
    "a]]>b", "\u202egnp", "&amp;", "a%2f..%2fb", "%", "?", "#", "-rf", " ", "a\\b", "\x7f", "\x1b[31mred", "trailing. ", "index", "404",
    "feed.xml", "\u200b", "$(id)", "`id`", "/".join(["deep" * 20] * 30),
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no files of these names")
def test_every_name_that_a_file_can_have_gives_a_page(tmp_path: Path) -> None:
    for number, name in enumerate(_NAMES):
        _write(tmp_path / "content", f"{name}.md", f"# Entry {number}\n\n[a](other.md) ![b](b.png)\n")
    (tmp_path / "content" / os.fsdecode(b"bad\xff\xfe.md")).write_bytes(b"# Entry of bytes\n")

    outcome = _built(tmp_path)

    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "_site").rglob("index.html"))
    assert outcome.refusal is None
    assert [number for number in (*range(len(_NAMES)), "of bytes") if f">Entry {number}</h1>" not in pages] == []


_ADDRESSES: Final = (
    "../..", "/etc/passwd", "javascript:alert(1)", "//evil.example/x", "C:\\x", "/C%3A/x", "/index.html", "/tags/", "/search/", "/a/../../b",
    "/%2e%2e/x", "/x\\..\\y", "/.git/config", "/.journal-site", "/.journal-stage/x", "/\u202ex/", "'\"><script>'", "/feed.xml", "/a.png",
    "/sitemap.xml", "/x?y", "/x#y", "data:text/html,x", f"/{'k/' * 3_000}", f"/{'k' * 3_000}", "/other/", "/404.html", "/card.png",
)  # fmt: skip
_ELSEWHERE: Final = (
    "redirects: [../../x, /etc/hosts, 'javascript:alert(1)', /other/, //evil/, /.git/hooks, /a.png/x]",
    "slug: ../../../x", "slug: /etc", "aliases: ['../..', '<script>', '/.git/x/']", "date: 99999-99-99", "kind: ../../x",
    "layout: ../../../etc/passwd", "lang: '\"><script>'",
)  # fmt: skip


def test_an_address_in_front_matter_leads_nowhere_but_into_the_site(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for number, address in enumerate(_ADDRESSES):
        _write(content, f"u{number}.md", f"---\nurl: {address}\n---\n# Entry u{number}\n")
    for number, line in enumerate(_ELSEWHERE):
        _write(content, f"e{number}.md", f"---\n{line}\n---\n# Entry e{number}\n")
    _write(content, "other.md", "# Other\n\n![a](a.png)\n")
    _write(content, "a.png", "no picture")

    outcome = _built(tmp_path)

    titles = "".join(path.read_text("utf-8") for path in (tmp_path / "_site").rglob("index.html"))
    assert outcome.refusal is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["_site", "content"]
    wanted = [
        *(f"u{number}" for number in range(len(_ADDRESSES))),
        *(f"e{number}" for number in range(len(_ELSEWHERE))),
    ]
    assert [each for each in wanted if f">Entry {each}</h1>" not in titles] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_links_pipes_and_sockets_are_told_and_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = tmp_path / "content"
    _write(
        content,
        "other.md",
        "# Other\n\n![a](pipe.png) ![b](secret.png) ![c](/etc/passwd) [d](../secret.txt) [e](file:///etc/passwd)\n",
    )
    (tmp_path / "secret.txt").write_text("sealed")
    for name, target in (("loop", "."), ("a", "b"), ("b", "a"), ("out", ".."), ("secret.md", "../secret.txt")):
        (content / name).symlink_to(target)
    (content / "secret.png").symlink_to("../secret.txt")
    for name in ("pipe.md", "pipe.png"):
        os.mkfifo(content / name)
    monkeypatch.chdir(content)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.md")

    outcome = _built(tmp_path)

    assert outcome.refusal is None
    found = {(each.code, each.where.path) for each in outcome.found}
    assert found >= {(Code.UNREADABLE, name) for name in ("a", "b", "pipe.md", "socket.md")}
    assert (Code.MISSING_IMAGE, "other.md") in found
    files = [path for path in (tmp_path / "_site").rglob("*") if path.is_file()]
    assert [path for path in files if b"sealed" in path.read_bytes()] == []


# ---- files that do not stand still


def _vanish(path: Path) -> None:
    path.unlink()


def _change(path: Path) -> None:
    path.write_text("# Changed\n\nOther words.\n")


def _become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _become_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _be_forbidden(path: Path) -> None:
    path.chmod(0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
@pytest.mark.parametrize("act", [_vanish, _change, _become_a_folder, _become_a_pipe, _be_forbidden])
def test_a_file_may_do_anything_while_it_is_read(act: Callable[[Path], None], tmp_path: Path) -> None:
    names = ["a.md", "a.png", "b.md", "c.md"]
    for name in names:
        _write(tmp_path / "content", name, "# Note\n\n![a](a.png) [b](b.md)\n")
    waiting = {Stage.READING: ["b.md"], Stage.RENDERING: ["a.png", "c.md"]}

    def at(progress: Progress) -> None:
        for name in waiting.pop(progress.stage, []):
            act(tmp_path / "content" / name)

    outcome = _built(tmp_path, at)

    assert waiting == {}
    assert outcome.refusal is None
    assert "Note" in _page(tmp_path / "_site", "a")
    assert all(each.where.path in names for each in outcome.found)

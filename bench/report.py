"""Tables of what was measured, in Markdown, and what is said of the machine."""

import importlib.metadata
import os
import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

_PACKAGES: Final = ("markdown-it-py", "mdit-py-plugins", "Jinja2", "Pygments", "msgspec")
_FIGURES: Final = {
    "wall": ("time", "{:.2f} s"),
    "processor": ("processor", "{:.2f} s"),
    "peak": ("peak", "{:.0f} MiB"),
}


def machine() -> dict[str, object]:
    """What the measurements depend on besides the programs: the machine, and how busy it is now."""
    model = platform.processor() or platform.machine()
    if (told := Path("/proc/cpuinfo")).exists() and (found := re.search(r"model name\s*: (.*)", told.read_text())):
        model = found[1]
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "load": os.getloadavg()[0],
        "system": platform.platform(terse=True),
        "processor": model,
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "packages": {name: importlib.metadata.version(name) for name in _PACKAGES},
    }


def heading(of: Mapping, versions: Mapping[str, str], rounds: int) -> Iterator[str]:
    """What stands above all tables."""
    shown = ", ".join(f"{name} {version}" for name, version in of["packages"].items())
    yield f"{_joined([f'{name} {version}' for name, version in versions.items()])}; Python {of['python']}, {shown}."
    yield f"{of['processors']} × {of['processor']}, {of['memory_gib']} GiB, {of['system']}."
    yield f"{of['date']}, the load of the machine being {of['load']:.1f} before."
    yield f"Medians of {rounds} rounds; the peak is that of the largest single process.\n"


def table(result: Mapping) -> Iterator[str]:
    """All that was measured in a journal of one size."""
    yield f"### {result['entries']:,} entries, {result['bytes'] / 1e6:.1f} MB"
    yield ""
    for figure in _FIGURES:
        yield from _rows(result, figure)
        yield ""
    yield from _notes(result)
    yield ""


def _rows(result: Mapping, figure: str) -> Iterator[str]:
    names = list(result["versions"])
    head, form = _FIGURES[figure]
    yield f"| {head} | {' | '.join(names)} |" + (f" {names[0]} / {names[1]} |" if len(names) > 1 else "")
    yield "|---|" + "---:|" * (len(names) + (len(names) > 1))
    middles = {
        scene: {name: median(each[figure] for each in of[name]) for name in names}
        for scene, of in result["costs"].items()
    }
    cold = next(iter(middles.values()))
    for scene, of in middles.items():
        cells = [form.format(of[name]) + (_share(of[name], cold[name]) if figure == "wall" else "") for name in names]
        yield f"| {scene} | {' | '.join(cells)} |" + _ratio(list(of.values()))
    if figure == "wall" and (served := result.get("served")):
        found = [median(each["seconds"]) for each in served.values()]
        cells = [f"{1000 * each:.0f} ms" for each in found] + [""] * (len(names) - len(found))
        yield f"| save to served | {' | '.join(cells)} |{_ratio(found)}"


def _ratio(figures: Sequence[float]) -> str:
    return f" {figures[0] / figures[1]:.2f} |" if len(figures) > 1 else ""


def _share(part: float, cold: float) -> str:
    if part == cold:
        return ""
    return f" (1/{cold / part:.1f})" if cold / part >= 1.05 else f" ({part / cold:.1f})"


def _notes(result: Mapping) -> Iterator[str]:
    for name in result["versions"]:
        together = result["peak_together"][name]
        memory = f"{together:.0f} MiB" if together else "not known here"
        yield f"- {name}: {result['pages'][name]:,} pages; peak of all processes together in a cold build: {memory}."
    for name, of in result.get("served", {}).items():
        yield f"- {name} serves the first page after {of['first']:.1f} s, nothing having been built before."
    differ = result["warm_differs_from_cold"]
    yield f"- After all changes the site is {'not the same' if differ else 'the same'} as from nothing" + (
        f": {len(differ)} files differ, such as `{differ[0]}`." if differ else "."
    )
    reading = result["reading"]
    yield (
        f"- Reading {reading['files']:,} files takes {reading['read']:.2f} s of one processor, {reading['ratio']:.2f} "
        f"times as long as the parser with its plugins takes for the same texts ({reading['markdown']:.2f} s)."
    )


def _joined(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))

"""A small journal with some of everything, and the ways to build it that the tests of this folder compare.

A `Project` is a folder on disk with what is chosen on the command line beside it; edits change both. Nothing here
knows how a build remembers what it did: only folders go in, and only files and what was found come out.
"""

import os
import shutil
import sys
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from journal.build import Outcome, build
from journal.configured import read_config
from journal.diagnostics import Diagnostic, Severity
from journal.record import replace
from journal.settings import BuildSettings, Progress
from journal.source import source
from journal.version import VERSION

CONFIGURATION: Final = "journal.toml"


# Exif that says nothing but that a picture was taken in the north.
_NORTH: Final = bytes.fromhex(
    "4d4d002a00000008000188250004000000010000001a00000000000100010002000000024e00000000000000"
)


def picture(width: int, height: int, shade: int = 120, *, seed: int = 0, placed: bool = False) -> bytes:
    """A grey PNG of this size in pixels; with a `seed` of many greys, and `placed`: it says where it was taken."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    greys = Random(seed)
    row = (lambda: greys.randbytes(width)) if seed else (lambda: bytes([shade]) * width)
    rows = b"".join(b"\0" + row() for _ in range(height))
    place = chunk(b"eXIf", _NORTH) if placed else b""
    parts = chunk(b"IHDR", header) + place + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


_TEXTS: Final[Mapping[str, str]] = {
    CONFIGURATION: """\
exclude = ["archive/**"]

[site]
title = "Notes from the boathouse"
author = "Irene Vogt"
language = "en"
base_url = "https://example.org/journal/"
week_start = "monday"

[activities]
body = ["rowing"]

[data]
publish = ["site", "entries", "tasks", "references"]

[encoding]
"old/*.md" = "gb18030"

[[override]]
path = "loose/*.md"
year = 2024
""",
    "content/2024-09-30.md": """\
Changed the strings on the viola, and wrote to [the weaver](notes/rope.md).

- [x] 18:00-18:30 scales
- [x] second movement, slowly: better than expected
- [ ] write to Irene about the trio #music

## Tomorrow

- first movement, with the metronome
""",
    "content/2024-10-01.md": """\
---
tags: [viola, "chamber music"]
---

# Rain all day

Read about [[Tide gauges]] and mended the net; see [the week](weekly/2024-w40.md#next-week).

- [x] 9:00-10:30 rowing on the canal
- [ ] 14:00-15:00 sort the nets #boats/nets
- [?] Why do the pegs slip?
""",
    "content/daily/2024-10-02.md": """\
# Log

Short, but dry. ![The gauge at the lock](../images/gauge.png)

```mermaid
flowchart LR
  A[lock] --> B[weir]
```

- [x] oil the hinge
- [-] paint the stern
""",
    "content/daily/2024-10-02-evening.md": """\
---
title: A late row
tags: [boats/oars]
---

Out again after supper, [as the day before](../2024-10-01.md).

- [x] 19:00-20:15 rowing
""",
    "content/daily/2024-10-09.md": """\
# Log

- [x] varnish the oars: as expected
- [ ] find the [price list](../files/prices.csv)

See [[2024-10-02]] and [[2024-w41]].
""",
    "content/daily/2023-12-31.md": """\
# Last row of the year

Ice on the slipway. #Boats

- [x] count the oars
""",
    "content/loose/10-11.md": """\
A note without a year in its name, about [knots](../notes/knots.md).

- [x] bowline
""",
    "content/weekly/2024-w40.md": """\
# 2024-09-30 - 2024-10-06

- [x] two rows on the canal: better than expected
- [ ] the trio, twice: worse than expected

## 10.3 Fog

Nothing on the water. [[Knots]]

- [x] 20:00-21:00 splice the painter

## 10.5 Market

- [x] sell the old sail #boats
- [ ] buy cleats

## Next week

- [ ] varnish
- order cork
""",
    "content/weekly/cork.md": """\
# 2024-10-07 - 2024-10-13

- 10.7: cork ordered
- 10.8: cleats, brass
- 10.10: first coat

## Done

- [x] varnish the oars
- [ ] the second coat
- [>] the trio, twice

## Questions

- How long does varnish keep?
  - A: a year, if the lid is tight
""",
    "content/issues/weekly-7.md": """\
---
date: 2024-08-11
---

# Weekly #7

Tar, and a brush for it.
""",
    "content/issues/weekly-8.md": """\
# Weekly #8

### 8.14 Wednesday

The tar is dry. See [the one before](weekly-7.md).

- [x] scrape the keel
""",
    "content/周报/2024年第42周.md": """\
# 24年10.14-10.20

## 本周

- [x] 写完实验报告：超出预期
- [ ] 读第四章：低于预期

### 10月14日 周一

- [x] 9点-10点半 听力
- [x] 19.00-19.40: 跑步

### 10月16日 周三

下雨，没有出门。见 [[缆绳]]。

## 下周计划

- 整理错题
- [ ] 复习第三章
""",
    "content/日記/2024-10-15.md": """\
## 今日やったこと

- [x] 14時30分から16時まで 文法
- [x] 単語帳を作った：予想以上 #語学

## 明日やること

- 聞き取りの練習
""",
    "content/일지/2024-10-16.md": """\
## 오늘 한 일

- [x] 9시 30분~10시 단어
- [ ] 편지 쓰기

## 내일 할 일

- 발음 연습
""",
    "content/logs/garden.md": """\
# The garden

## 2024-08-05

Dug the bed beside the boathouse.

## 2024-09-09: leeks

- [x] thin the leeks #garden

## 2024-10-17

Frost. Back to [the first day](../2024-09-30.md).
""",
    "content/reading/gauges.md": """\
---
date: 2024-10-04
tags: [tides]
---

# Tide gauges

```
1. How gauges are read - M. Okafor [2019, SOSP, 50 refs]
   https://example.org/gauges
   the second half is the good one
  1. Related papers
    1. Tides by hand [2021, OSDI]
       https://example.org/tides
2. Weirs
   https://example.org/weirs
```
""",
    "content/reading/sails.md": """\
---
date: 2024-10-12
title: How sails are cut
---

Two chapters of it, and a drawing: ![a jib](../images/jib.png)

- [x] chapter one
- [ ] chapter two #boats/sails
""",
    "content/reading/varnish.md": """\
# Varnish

No date on this one. The tables are in [the gauges](gauges.md).
""",
    "content/reading/oakum.md": """\
---
date: 5/10/2024
---

# Oakum

Old rope, picked apart, from the same shelf as [sails](sails.md).
""",
    "content/about.md": """\
# About

A boathouse, a viola and [a garden](logs/garden.md). Begin with [[2024-09-30]], or with [knots](notes/knots.md).
""",
    "content/notes/rope.md": """\
---
title: 缆绳
aliases: [Rope]
tags: [boats/rope]
---

Three strands, laid to the right. ^laid
""",
    "content/notes/knots.md": """\
---
title: Knots
url: /knots/
---

![A bowline](../images/knot.png)

Seven that are enough, tied in [rope](rope.md).
""",
    "content/notes/chandlery.md": """\
# Chandlery

![[Knots]]

![[2024-w40#Next week]]

Cork is in [the list](#prices), and [[Rope#^laid]] by the fathom.

## Prices

See [[prices.csv]]. #tides
""",
    "content/tags/tides.md": """\
What the moon does, as in [[Tide gauges]].
""",
    "content/notes/now.md": """\
---
title: Now
slug: these-days
---

The second coat, and a letter to Irene.
""",
    "content/unfinished.md": """\
---
draft: true
tags: [hidden-draft]
---

Nobody is to see [[Knots]] like this. ![not yet](images/draft.png)
""",
    "content/own.md": """\
---
date: 2024-10-03
private: true
tags: [hidden-own]
---

- [x] kept to myself
""",
    "content/_drafts/idea.md": """\
# A raft of bottles

Not yet. #hidden-idea
""",
    "content/archive/2019-05-05.md": """\
From another boat.
""",
    "templates/page.html": """\
{% extends "entry.html" %}
{% block below %}
<p class="meta">from the boathouse</p>
{% endblock %}
""",
    "static/ahoy.txt": "Boats for hire.\n",
    "static/CNAME": "boats.example.org\n",
}

_BYTES: Final[Mapping[str, bytes]] = {
    "content/old/2024-08-20.md": "旧的一天，修好了桨。\n\n- [x] 买清漆\n".encode("gb18030"),
    "content/images/gauge.png": picture(40, 30),
    "content/images/knot.png": picture(24, 24, placed=True),
    "content/images/jib.png": picture(1600, 40, seed=1),  # so large that it has a smaller copy
    "content/images/draft.png": picture(8, 8),
    "content/images/spare.png": picture(10, 10),
    "content/files/prices.csv": b"cork,3\ncleats,4\n",
}

FILES: Final[Mapping[str, bytes]] = {**{path: text.encode() for path, text in _TEXTS.items()}, **_BYTES}


@dataclass(slots=True)
class Project:
    """A journal in the folder `root`, with the folders and choices of the next build.

    `path`s of its methods are relative to `root`. `version` and `time_zone` are those of the program that builds it;
    empty: as they are.
    """

    root: Path
    output: Path
    cache: Path | None
    as_of: date | None = None
    base_url: str = ""
    portable: bool = False
    jobs: int = 1
    time_zone: str = ""
    version: str = ""

    def file(self, path: str) -> Path:
        """Where `path` is."""
        return self.root / path

    def text(self, path: str) -> str:
        """The text of a file, empty where there is none."""
        file = self.file(path)
        return file.read_bytes().decode("utf-8", "surrogateescape") if file.is_file() else ""

    def write(self, path: str, content: str | bytes) -> None:
        """Writes a file, whatever was there; a folder in its place goes."""
        self.remove(path)
        self.file(path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
        self.file(path).write_bytes(data)

    def remove(self, path: str) -> None:
        """Removes a file or a folder, if it is there."""
        file = self.file(path)
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)

    def rename(self, path: str, new: str) -> None:
        """Moves a file, or a folder with all that is in it."""
        self.remove(new)
        self.file(new).parent.mkdir(parents=True, exist_ok=True)
        self.file(path).rename(self.file(new))

    def stored(self) -> list[Path]:
        """The files of the store, sorted."""
        return sorted(path for path in self.cache.rglob("*") if path.is_file()) if self.cache else []

    def pages(self) -> list[Path]:
        """The pages in the output, sorted."""
        return sorted(self.output.rglob("*.html"))


def written(root: Path) -> Project:
    """The journal, written into the folder `root`, which is not there yet; never built."""
    project = Project(root, root / "_site", root / ".journal")
    for path, data in FILES.items():
        project.write(path, data)
    return project


def copied(project: Project, root: Path) -> Project:
    """The same project, with its output and its store, in a folder `root` that is not there yet."""
    shutil.copytree(project.root, root, symlinks=True)
    return replace(project, root=root, output=root / "_site", cache=root / ".journal")


@dataclass(frozen=True, slots=True)
class Built:
    """A site as it lies on disk, and what came of the build."""

    outcome: Outcome
    tree: Mapping[str, bytes]

    @property
    def found(self) -> list[Diagnostic]:
        """All that was found, sorted."""
        return _sorted((*self.outcome.found, *self.outcome.found_in_project))

    @property
    def pages(self) -> int:
        """How many pages the build says that there are."""
        return self.outcome.written + self.outcome.unchanged


def _sorted(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return sorted(found, key=lambda each: (each.where, each.code.value, each.message))


def warm(project: Project) -> Built:
    """Builds with the store and over the output of the last build."""
    return Built(build_of(project), tree_of(project.output))


def cold(project: Project, output: Path) -> Built:
    """Builds into the folder `output`, which is emptied before, without a store."""
    shutil.rmtree(output, ignore_errors=True)
    return Built(build_of(replace(project, output=output, cache=None)), tree_of(output))


def build_of(project: Project, progress: "Stop | None" = None) -> Outcome:
    """One build, in this process."""
    with _environment(project):
        return build(settings_of(project), progress or (lambda _: None))


class Stop:
    """Hears how far a build is, and stops it at the `last`th word."""

    def __init__(self, last: int) -> None:
        self._left = last

    def __call__(self, _: Progress) -> None:
        self._left -= 1
        if self._left == 0:
            raise StoppedError


class StoppedError(Exception):
    """A build was stopped in the middle."""


def settings_of(project: Project) -> BuildSettings:
    """What the command line would make of the project."""
    told = source(CONFIGURATION, project.text(CONFIGURATION))
    checked = read_config(told)
    assert not [each for each in checked.found if each.severity is Severity.ERROR], checked.found
    config = checked.value
    return BuildSettings(
        project=project.root,
        content=project.root / config.content,
        output=project.output,
        config=replace(config, base_url=project.base_url or config.base_url),
        as_of=project.as_of,
        portable=project.portable,
        jobs=project.jobs,
        cache=project.cache,
    )


@contextmanager
def _environment(project: Project) -> Iterator[None]:
    zone = os.environ.get("TZ")
    versions = {
        name: VERSION
        for name, module in list(sys.modules.items())
        # Other modules have versions of their own, as that of a form of data is.
        if project.version and name.startswith("journal.") and getattr(module, "VERSION", None) is VERSION
    }
    try:
        if project.time_zone:
            _set_zone(project.time_zone)
        for name in versions:
            sys.modules[name].VERSION = project.version  # type: ignore[attr-defined]
        yield
    finally:
        for name, version in versions.items():
            sys.modules[name].VERSION = version  # type: ignore[attr-defined]
        if project.time_zone:
            _set_zone(zone)


def _set_zone(zone: str | None) -> None:
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    time.tzset()


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file under `folder`, by its path, and every empty folder, whose path ends in `/`."""
    tree: dict[str, bytes] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            tree[name] = path.read_bytes()
        elif not any(path.iterdir()):
            tree[f"{name}/"] = b""
    return tree


def times_of(folder: Path) -> dict[str, tuple[int, int]]:
    """The time of change and the number of every file under `folder`: what tells that it was written again."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.rglob("*")
        if path.is_file()
    }


def difference(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> dict[str, str]:
    """What tells two trees apart, by path, short enough to be read; `one` is the warm one."""
    told: dict[str, str] = {}
    for path in sorted(one.keys() | other.keys()):
        if path not in other:
            told[path] = "is only in the warm site"
        elif path not in one:
            told[path] = "is only in the cold site"
        elif one[path] != other[path]:
            told[path] = _first_difference(one[path], other[path])
    return told


def _first_difference(one: bytes, other: bytes) -> str:
    lines = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    pair = next((pair for pair in lines if pair[0] != pair[1]), (one[-80:], other[-80:]))
    at = next((k for k, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), 0)
    shown = [part[max(0, at - 40) : at + 40].decode("utf-8", "replace") for part in pair]
    return f"warm {shown[0]!r}, cold {shown[1]!r}"


def assert_as_from_nothing(project: Project, elsewhere: Path) -> None:
    """Warm equals cold, in files and in what is found; and then there is nothing left to do."""
    one, other = warm(project), cold(project, elsewhere)
    before = times_of(project.output)
    again = warm(project)

    assert (one.outcome.refusal, other.outcome.refusal) == (None, None)
    assert difference(one.tree, other.tree) == {}
    assert one.found == other.found
    assert one.pages == other.pages
    assert one.outcome.collisions == other.outcome.collisions
    assert one.outcome.left_out == other.outcome.left_out
    assert (again.outcome.written, again.outcome.removed) == (0, 0)
    assert times_of(project.output) == before
    assert again.found == other.found
    assert again.pages == other.pages
    assert again.outcome.collisions == other.outcome.collisions

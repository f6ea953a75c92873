"""Journals of any size for measurements: days, weeks and reading notes that look like a person's, but mean nothing.

The same number and seed give the same bytes on any machine: no clock, no order of sets, and each note has a
stream of chance of its own. A journal of fewer entries has the same last days as one of more.

    python bench/corpus.py 1000 DIR
"""

import argparse
import math
import posixpath
import random
import struct
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from statistics import NormalDist
from typing import Final, TypeVar

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.words import CHINESE, ENGLISH, JAPANESE, PROGRAMS, TAG_PARTS, TAGS, Phrase, Tongue, said

LAST: Final = date(2025, 12, 31)
FEWEST, MOST = 20, 50_000
SEED: Final = 1

_TONGUES: Final = ((0.55, ENGLISH), (0.85, CHINESE), (1.0, JAPANESE))  # up to which chance each is written
_SPREAD: Final = NormalDist()
_PICTURES: Final = ((320, 200), (640, 360), (480, 480), (800, 300), (240, 320), (64, 64))
_ZIPF: Final = 1.05

Block = str
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Size:
    """How long notes are, in bytes: logarithmically normal around `median`, cut at `least` and `most`."""

    median: int
    spread: float
    least: int
    most: int

    def at(self, chance: float) -> int:
        """The length that a share `chance` of the notes does not exceed."""
        drawn = self.median * math.exp(self.spread * _SPREAD.inv_cdf(min(max(chance, 1e-6), 1 - 1e-6)))
        return int(min(max(drawn, self.least), self.most))


_DAY: Final = Size(1_600, 0.62, 250, 12_000)
_WEEK: Final = Size(3_200, 0.45, 900, 14_000)
_READING: Final = Size(4_500, 0.95, 700, 50_000)


@dataclass(frozen=True)
class Journal:
    """What there is in a journal of `count` entries; every link of every note leads to one of these.

    The files of many days (`logs`) come on top of the entries.
    """

    count: int
    seed: int = SEED

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks that have a note, the latest first."""
        monday = LAST - timedelta(LAST.weekday() + 7)
        return tuple(monday - timedelta(7 * at) for at in range(round(self.count * 0.10)))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that have a note, the latest first: each day of years."""
        number = self.count - len(self.weeks) - round(self.count * 0.05)
        return tuple(LAST - timedelta(at) for at in range(number))

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """The names of the reading notes, without their endings."""
        names = []
        for number in range(self.count - len(self.weeks) - len(self.days)):
            chance = random.Random(f"{self.seed} name {number}").random
            tongue = _tongue(chance)
            slug = said(_any(tongue.slugs, chance), chance).lower().replace(" ", "-").replace("é", "e")
            names.append(f"{slug}-{number + 1}")
        return tuple(names)

    @cached_property
    def logs(self) -> tuple[tuple[date, int], ...]:
        """The first day of each file of many days, and how many it has; all before the first day with a note."""
        left = max(12, self.count // 20)
        first = self.days[-1]
        logs = []
        while left > 0:
            number = min(left, 120)
            first -= timedelta(number + 3)
            logs.append((first, number))
            left -= number
        return tuple(logs)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """All tags, the most used first; more in a longer journal."""
        made = (f"{left}-{right}" for right in TAG_PARTS[1] for left in TAG_PARTS[0])
        return (*TAGS, *made)[: 16 + self.count // 25]

    @cached_property
    def tag_shares(self) -> tuple[float, ...]:
        """Up to which chance each of the tags is drawn."""
        weights = [1 / (rank + 1) ** _ZIPF for rank in range(len(self.tags))]
        total, reached, shares = sum(weights), 0.0, []
        for weight in weights:
            reached += weight / total
            shares.append(reached)
        return tuple(shares)


def day_path(day: date) -> str:
    """Where the note of a day lies."""
    return f"daily/{day.year}/{day.isoformat()}.md"


def week_path(monday: date) -> str:
    """Where the note of a week lies."""
    year, week, _ = monday.isocalendar()
    return f"weekly/{year}-W{week:02}.md"


def reading_path(name: str) -> str:
    """Where a reading note lies."""
    return f"reading/{name}.md"


def picture_path(number: int) -> str:
    """Where a picture lies."""
    return f"images/figure-{number + 1}.png"


def files(journal: Journal) -> Iterator[tuple[str, bytes]]:
    """Every file of the journal, by its path in the content folder."""
    for day in journal.days:
        yield day_path(day), _Note(journal, day_path(day)).day(day).encode()
    for monday in journal.weeks:
        yield week_path(monday), _Note(journal, week_path(monday)).week(monday).encode()
    for name in journal.readings:
        yield reading_path(name), _Note(journal, reading_path(name)).reading().encode()
    for number, (first, days) in enumerate(journal.logs, 1):
        path = f"logs/log-{number}.md"
        yield path, _Note(journal, path).log(first, days).encode()
    for number, (width, height) in enumerate(_PICTURES):
        yield picture_path(number), picture(width, height, journal.seed + number)


def picture(width: int, height: int, seed: int) -> bytes:
    """A PNG file with coloured steps that differ by `seed`."""
    across, down, base = 12 + seed % 7, 8 + seed % 5, seed * 37
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # no filter
        step = (y // down) * 5
        for x in range(width):
            level = base + step + (x // across) * 3
            rows += bytes((level & 255, (level >> 1) & 255, (200 - step) & 255))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def write(journal: Journal, folder: Path) -> int:
    """Writes the files of the journal under `folder`; how many bytes they have. Leaves other files alone."""
    made: set[Path] = set()
    total = 0
    for path, data in files(journal):
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)
        total += len(data)
    return total


def _tongue(chance: Callable[[], float]) -> Tongue:
    drawn = chance()
    return next(tongue for share, tongue in _TONGUES if drawn <= share)


def _any(among: Sequence[_T], chance: Callable[[], float]) -> _T:
    return among[int(chance() * len(among))]


class _Note:
    """One note while it is written."""

    def __init__(self, journal: Journal, path: str) -> None:
        self._journal, self._path = journal, path
        self._chance = random.Random(f"{journal.seed} {path}").random
        self._tongue = _tongue(self._chance)
        self._parts: list[Block] = []
        self._size = 0

    # --- Kinds

    def day(self, day: date) -> str:
        wanted = _DAY.at(self._chance())
        self._open(self._say(self._tongue.titles), day, titled=0.75)
        has = self._has(plan=0.55, times=0.35, table=0.12, image=0.07, questions=0.2, tomorrow=0.25)
        self._add(self._paragraph(2))
        if "plan" in has:
            self._section("plan", self._checklist(times=self._likely(0.4)))
        if "times" in has:
            self._section("done", self._times())
        if "code" in has:
            self._section("code", self._paragraph(1), *self._programs())
        if "table" in has:
            self._section("table", self._table())
        if "image" in has:
            self._add(self._image())
        if "questions" in has:
            self._section("questions", self._questions())
        self._fill(wanted, "notes")
        if "tomorrow" in has:
            self._section("next", self._checklist(times=False, ahead=True))
        return self._text()

    def week(self, monday: date) -> str:
        wanted = _WEEK.at(self._chance())
        name = self._tongue.week.format(monday.isocalendar().week)
        self._open(f"{name} {self._say(self._tongue.titles)}", monday, titled=1.0)
        has = self._has(sections=0.3, table=0.35, image=0.12, linked=0.5, questions=0.25)
        self._section("summary", self._paragraph(4), *(self._day_links(monday) if "linked" in has else ()))
        if "sections" in has:
            for at in range(5 + self._upto(2)):
                self._heading(3, (monday + timedelta(at)).isoformat())
                self._add(self._checklist(times=True))
        else:
            self._section("days", self._dated(monday))
        if "code" in has:
            self._section("code", self._paragraph(2), *self._programs())
        if "table" in has:
            self._section("table", self._table())
        if "image" in has:
            self._add(self._image())
        if "questions" in has:
            self._section("questions", self._questions())
        self._fill(wanted, "learned")
        self._section("week", self._checklist(times=False, ahead=True))
        return self._text()

    def reading(self) -> str:
        wanted = _READING.at(self._chance())
        day = _any(self._journal.days, self._chance)
        self._open(self._say(self._tongue.titles), day, titled=1.0, work=True)
        has = self._has(outline=0.5, table=0.15, image=0.12, quote=0.5, questions=0.3)
        self._add(self._paragraph(3))
        if "quote" in has:
            self._add(self._quote())
        if "outline" in has:
            self._add(self._outline(wanted // 3))
        if "code" in has:
            self._heading(2, self._say(self._tongue.titles))
            self._add(self._paragraph(3), *self._programs())
        if "table" in has:
            self._section("table", self._table())
        if "image" in has:
            self._add(self._image())
        self._fill(wanted, "notes")
        if "questions" in has:
            self._section("questions", self._questions())
        return self._text()

    def log(self, first: date, number: int) -> str:
        days = [first + timedelta(at) for at in range(number)]
        if self._likely(0.5):
            days.reverse()
        self._heading(1, self._heading_for("log"))
        for day in days:
            self._heading(2, day.isoformat())
            self._add("\n".join(f"- {self._sentence()}" for _ in range(2 + self._upto(4))))
            if self._likely(0.2):
                self._add(self._paragraph(3))
            if self._likely(0.1):
                self._add(*self._programs())
        return self._text()

    # --- The whole

    def _open(self, title: str, day: date, *, titled: float, work: bool = False) -> None:
        """Front matter in two notes of three, else a heading, or for some days nothing."""
        shown = self._likely(titled)
        if self._likely(2 / 3):
            lines = [f"title: {title}"] if shown else []
            lines += [f"date: {day.isoformat()}", f"tags: [{', '.join(self._tags())}]"]
            if self._likely(0.15):
                lines.append(f"lang: {self._tongue.code}")
            if work:
                lines.append(
                    f"source: https://{_any(PROGRAMS, self._chance)[0] or 'notes'}.example/{self._upto(9_000)}"
                )
            self._add("---\n" + "\n".join(lines) + "\n---")
        elif shown:
            self._heading(1, title)

    def _tags(self) -> list[str]:
        journal, found = self._journal, dict[str, None]()
        for _ in range(1 + self._upto(3)):
            drawn = self._chance()
            rank = next((at for at, share in enumerate(journal.tag_shares) if drawn <= share), 0)
            found[journal.tags[rank]] = None
        return list(found)

    def _has(self, **shares: float) -> set[str]:
        """Which of these the note has; a program in three notes of ten."""
        return {name for name, share in (*shares.items(), ("code", 0.30)) if self._chance() < share}

    def _fill(self, wanted: int, purpose: str) -> None:
        heading = self._heading_for(purpose)
        while self._size < wanted:
            self._heading(2, heading)
            heading = self._say(self._tongue.titles)
            for _ in range(1 + self._upto(4)):
                if self._size < wanted:
                    self._add(self._passage())

    def _passage(self) -> Block:
        drawn = self._chance()
        if drawn < 0.68:
            return self._paragraph(2 + self._upto(4))
        if drawn < 0.88:
            return "\n".join(f"{'-' if drawn < 0.8 else '1.'} {self._sentence()}" for _ in range(2 + self._upto(4)))
        if drawn < 0.94:
            return self._quote()
        if drawn < 0.97:
            return f"$$\n\\sum_{{k=1}}^{{{self._upto(90) + 2}}} \\frac{{x_k}}{{{self._upto(8) + 2}^k}}\n$$"
        number = len(self._parts)
        return f"{self._sentence()}[^{number}]\n\n[^{number}]: {self._sentence()}"

    def _text(self) -> str:
        return "\n\n".join(self._parts) + "\n"

    def _add(self, *parts: Block) -> None:
        for part in parts:
            self._parts.append(part)
            self._size += len(part.encode()) + 2

    def _heading(self, level: int, text: str) -> None:
        self._add(f"{'#' * level} {text}")

    def _section(self, purpose: str, *parts: Block) -> None:
        self._heading(2, self._heading_for(purpose))
        self._add(*parts)

    def _heading_for(self, purpose: str) -> str:
        return _any(self._tongue.headings[purpose], self._chance)

    # --- Chance

    def _likely(self, share: float) -> bool:
        return self._chance() < share

    def _upto(self, most: int) -> int:
        return int(self._chance() * (most + 1))

    def _say(self, phrases: Sequence[Phrase]) -> str:
        text = said(_any(phrases, self._chance), self._chance)
        return text[0].upper() + text[1:]

    def _sentence(self) -> str:
        return self._say(self._tongue.sentences)

    # --- Blocks

    def _paragraph(self, sentences: int) -> Block:
        parts = [self._sentence() for _ in range(sentences)]
        if self._likely(0.10):
            before, after = self._tongue.see
            parts.append(f"{before}{self._link()}{after}")
        return self._tongue.join.join(parts)

    def _link(self) -> str:
        """To another entry, relative to this one or by its name."""
        journal, drawn = self._journal, self._chance()
        if drawn < 0.7:
            target = day_path(_any(journal.days, self._chance))
        elif drawn < 0.85:
            target = week_path(_any(journal.weeks, self._chance))
        else:
            target = reading_path(_any(journal.readings, self._chance))
        label = said(_any(self._tongue.labels, self._chance), self._chance)
        if self._likely(0.35):
            name = posixpath.basename(target).removesuffix(".md")
            return f"[[{name}|{label}]]" if self._likely(0.3) else f"[[{name}]]"
        return f"[{label}]({self._way(target)})"

    def _way(self, target: str) -> str:
        return posixpath.relpath(target, posixpath.dirname(self._path))

    def _image(self) -> Block:
        return f"![{self._say(self._tongue.labels)}]({self._way(picture_path(self._upto(len(_PICTURES) - 1)))})"

    def _quote(self) -> Block:
        return "\n".join(f"> {self._sentence()}" for _ in range(1 + self._upto(2)))

    def _checklist(self, *, times: bool, ahead: bool = False) -> Block:
        """Tasks up to three deep; those above are done if all below are, and none is if they lie ahead."""
        lines: list[str] = []
        minutes = 450
        for _ in range(3 + self._upto(4)):
            state, start, lasting = " " if ahead else self._state(), "", ""
            if times:
                begins = minutes + self._upto(6) * 10
                ends = begins + 20 + self._upto(9) * 10
                minutes = ends + self._upto(3) * 15
                start = f"{_clock(begins)}-{_clock(ends)}{self._tongue.colon}"
            elif self._likely(0.15):
                lasting = self._tongue.lasting.format(10 + self._upto(10) * 5)
            lines.append(f"- [{state}] {start}{self._say(self._tongue.tasks)}{lasting}")
            if state in "x " and self._likely(0.25):
                lines += self._subtasks(state, " " if ahead else "x")
        return "\n".join(lines)

    def _subtasks(self, state: str, done: str) -> Iterator[str]:
        for at in range(1 + self._upto(2)):
            inner = done if state == "x" or (at > 0 and self._likely(0.5)) else " "
            yield f"  - [{inner}] {self._say(self._tongue.tasks)}"
            if self._likely(0.15):
                yield f"    - [{inner}] {self._say(self._tongue.tasks)}"

    def _state(self) -> str:
        drawn = self._chance()
        return "x" if drawn < 0.62 else " " if drawn < 0.92 else "-" if drawn < 0.96 else "/"

    def _times(self) -> Block:
        lines, minutes = [], 480 + self._upto(8) * 15
        for _ in range(3 + self._upto(4)):
            ends = minutes + 30 + self._upto(9) * 10
            lines.append(f"- {_clock(minutes)}-{_clock(ends)} {self._say(self._tongue.tasks)}")
            minutes = ends + self._upto(3) * 15
        return "\n".join(lines)

    def _dated(self, monday: date) -> Block:
        days = [monday + timedelta(at) for at in range(5 + self._upto(2))]
        return "\n".join(
            f"- {self._tongue.day.format(day.year, day.month, day.day)}{self._tongue.colon}{self._sentence()}"
            for day in days
        )

    def _day_links(self, monday: date) -> tuple[Block, ...]:
        days = [monday + timedelta(at) for at in range(7)]
        linked = [day for day in days if self._journal.days[-1] <= day <= LAST]
        return (" · ".join(f"[{day.day}]({self._way(day_path(day))})" for day in linked),) if linked else ()

    def _questions(self) -> Block:
        return "\n".join(f"- {self._say(self._tongue.questions)}" for _ in range(1 + self._upto(3)))

    def _table(self) -> Block:
        columns = 2 + self._upto(2)
        names = [_any(_any(self._tongue.titles, self._chance), self._chance) for _ in range(columns)]
        heads = [name if isinstance(name, str) else _any(name, self._chance) for name in names]
        rows = [f"| {' | '.join(head.strip() or '…' for head in heads)} |", "|" + " ---: |" * columns]
        for _ in range(3 + self._upto(5)):
            first = self._say(self._tongue.slugs)
            rows.append(f"| {first} |" + "".join(f" {self._upto(9_999) / 10} |" for _ in range(columns - 1)))
        return "\n".join(rows)

    def _programs(self) -> tuple[Block, ...]:
        return tuple(self._program() for _ in range(1 + self._upto(1)))

    def _program(self) -> Block:
        language, texts = _any(PROGRAMS, self._chance)
        text = "\n\n".join(said(_any(texts, self._chance), self._chance) for _ in range(1 + self._upto(1)))
        return f"```{language}\n{text}\n```"

    def _outline(self, wanted: int) -> Block:
        """A numbered outline, up to four levels deep."""
        lines: list[str] = []
        numbers = [0, 0, 0, 0]
        level = size = 0
        while size < wanted or len(lines) < 6:
            numbers[level] += 1
            numbers[level + 1 :] = [0] * (3 - level)
            text = self._say(self._tongue.titles) if level == 0 else self._sentence()
            lines.append(f"{'    ' * level}{numbers[level]}. {text}")
            size += len(lines[-1].encode())
            level = min(3, level + 1) if self._likely(0.45) else max(0, level - self._upto(2))
        return "\n".join(lines)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _main() -> None:
    parser = argparse.ArgumentParser(description="Writes a made-up journal into an empty folder.")
    parser.add_argument("count", type=int, metavar="N", help=f"how many entries, from {FEWEST} to {MOST}")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    if not FEWEST <= options.count <= MOST:
        parser.error(f"N has to be from {FEWEST} to {MOST}")
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    total = write(Journal(options.count, options.seed), options.folder)
    print(f"{options.count} entries, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    _main()

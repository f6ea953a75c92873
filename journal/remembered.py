"""What the last build left of its pages, as a build asks for it: which of them are as they were, and what to leave to the next.

A page is known by the questions that it asked, and a question by its id, a digest of its text. All of them together are a
few long strings of bytes, in which a build that makes few pages looks for what is new to it. Of what a page asked only the
lower half of each id is kept: where two questions share it, a page may be made again for nothing, and no more.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from operator import sub

from journal.answered import Answered
from journal.publish import File
from journal.record import Record, replace
from journal.store import PageMemory
from journal.trace import half_of, halves, id_of
from journal.viewfile import Spot

_HALF = 4
# Questions that nobody asks any more are dropped when there are so many that it is worth going through all pages.
_MOST_LEFT = 1.5
# So few questions are looked for in the bytes of all pages as they are.
_FEW = 64


class PageRecord(Record):
    """A page as it was written: the `halves` of what it asked, its file, and where its view is kept."""

    asked: bytes
    digest: str
    file: File
    view: Spot = Spot()


class Look(Record):
    """One page, looked at and not published: what it asks, and how it stands to the last build.

    `built`: that build remembers it; `same`: by the same program, theme and settings; `untouched`: its file is as it was
    written. `differ` are the questions with another answer since. `named` are the pages that asked where it is.
    """

    asked: tuple[str, ...]
    built: bool = False
    same: bool = False
    untouched: bool = False
    differ: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Remembered:
    """The pages of the last build, with the questions that they asked and the answers that they were made from."""

    def __init__(self, pages: PageMemory) -> None:
        self.left = pages
        self._every = Answered(memoryview(pages.questions).cast("Q"), memoryview(pages.answers).cast("Q"))
        self._ends = memoryview(pages.ends).cast("I")
        self._files = memoryview(pages.files).cast("q")
        self._views = memoryview(pages.views).cast("Q")
        self._now: Mapping[int, int] = {}  # the answers that `stale` was asked with
        self._any_new = False  # whether any other could be new then

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {path: row for row, path in enumerate(self.left.paths)}

    def record(self, path: str) -> PageRecord | None:
        """What is remembered of a page by its path in the output; None if nothing is."""
        row = self._rows.get(path)
        if row is None:
            return None
        size, time, changed = self._files[3 * row : 3 * row + 3]
        view = Spot(*self._views[3 * row : 3 * row + 3])
        return PageRecord(self._asked(row), self.left.digests[row], (size, time, changed), view)

    @property
    def of_views(self) -> int:
        """The bytes of the views of all pages."""
        places = self._views.tolist()
        return sum(places[1::3]) - sum(places[::3])

    def as_written(self, now: bytes, listed: Mapping[str, str]) -> dict[str, str]:
        """The pages whose files are as they were written, with the digests that builds `listed`; `now` they are these.

        `now` has one file after the other, in the order of the paths, as the files that are remembered.
        """
        rows: Iterable[tuple[str, str]] = zip(self.left.paths, self.left.digests, strict=True)
        if now != self.left.files:
            there, before = memoryview(now).cast("q").tolist(), self._files.tolist()
            rows = (row for at, row in enumerate(rows) if there[3 * at : 3 * at + 3] == before[3 * at : 3 * at + 3])
        return {path: digest for path, digest in rows if listed.get(path) == digest}

    def knows(self, question: int) -> bool:
        """Whether any page asked a question, by its id."""
        return self._every.place(question) >= 0

    def __contains__(self, question: str) -> bool:
        return self.knows(id_of(question))

    def __getitem__(self, question: str) -> int:
        return self._every.answer(id_of(question))

    def stale(self, now: Mapping[int, int], *, any_new: bool) -> frozenset[int]:
        """The questions that have another answer `now`, by their ids; one that is not there has none if `any_new`, else the same."""
        self._now, self._any_new = now, any_new
        if any_new:
            return frozenset(each for each, answer in self._every.items() if now.get(each, 0) != answer)
        known = ((self._every.place(each), each) for each in now)
        return frozenset(each for at, each in known if at >= 0 and self._every.answers[at] != now[each])

    def asking(self, questions: Collection[int]) -> frozenset[str]:
        """The pages that asked any of some questions."""
        if len(questions) <= _FEW:
            places = (place for each in questions for place in self._found(each))
            return frozenset(self.left.paths[bisect_right(self._ends, place)] for place in places)
        asked = frozenset(map(half_of, questions))
        rows = enumerate(self.left.paths)
        return frozenset(path for row, path in rows if not asked.isdisjoint(memoryview(self._asked(row)).cast("I")))

    def _found(self, question: int) -> Iterator[int]:
        """Where a question stands among those of all pages."""
        wanted, every = halves((question,)), self.left.asked
        at = every.find(wanted)
        while at >= 0:
            if at % _HALF == 0:
                yield at // _HALF
            at = every.find(wanted, at + 1)

    def _asked(self, row: int) -> bytes:
        start = self._ends[row - 1] if row else 0
        return self.left.asked[start * _HALF : self._ends[row] * _HALF]

    def after(
        self,
        kept: Collection[str],
        made: Mapping[str, PageRecord],
        told: Answered,
    ) -> PageMemory:
        """What to leave of the pages that were `kept` and of those that were `made`.

        `told` are the questions that those asked and that are not known here. It was asked before what is `stale`. The basis
        and the look are left empty.
        """
        every = self._answered(told)
        memory = self._columns(kept, made)
        # After most edits pages ask what they asked before, and that is large.
        asks_the_same = memory.asked is self.left.asked and not len(told)
        all_asked = self.left.all_asked or len(every)
        if len(every) > _MOST_LEFT * all_asked:
            still = frozenset(memoryview(memory.asked).cast("I"))
            every = Answered.of({each: answer for each, answer in every.items() if half_of(each) in still})
            all_asked, asks_the_same = len(every), False
        questions = self.left.questions if asks_the_same else every.ids.tobytes()
        name = self.left.name if asks_the_same else ""
        return replace(memory, questions=questions, answers=every.answers.tobytes(), all_asked=all_asked, name=name)

    def _answered(self, told: Answered) -> Answered:
        """The questions that were asked before and those that are told."""
        every = Answered(self._every.ids, array("Q", self.left.answers))
        if self._any_new:
            every.answers = array("Q", [self._now.get(each, 0) for each in every.ids])
        else:
            for each, answer in self._now.items():
                if (place := every.place(each)) >= 0:
                    every.answers[place] = answer
        if not len(every) or not len(told):
            return every if len(every) else told  # as both together would be large
        return Answered.of({**dict(every.items()), **dict(told.items())})

    def _replaced(self, made: Iterable[str]) -> Iterator[str | range]:
        """As `_runs`, where each new page was there before and none is gone."""
        begins = 0
        for row in sorted(self._rows[path] for path in made):
            yield range(begins, row)
            yield self.left.paths[row]
            begins = row + 1
        yield range(begins, len(self.left.paths))

    def _runs(self, paths: Sequence[str], made: Collection[str]) -> Iterator[str | range]:
        """The paths of new pages, and rows that stand beside each other as they did, in the order of `paths`."""
        rows = [None if path in made else self._rows[path] for path in paths]
        for shift, run in groupby(enumerate(rows), lambda each: None if each[1] is None else each[0] - each[1]):
            among = [at for at, _ in run]
            if shift is None:
                yield from (paths[at] for at in among)
            else:
                yield range(among[0] - shift, among[-1] - shift + 1)

    def _columns(self, kept: Collection[str], made: Mapping[str, PageRecord]) -> PageMemory:
        """Pages without the questions that they have in common."""
        # Most builds make pages anew of which there were others before, and no page comes or goes.
        same = (
            len(kept) + len(made) == len(self._rows)
            and made.keys() <= self._rows.keys()
            and made.keys().isdisjoint(kept)
        )
        paths = self.left.paths if same else tuple(sorted({*kept, *made}))
        runs = tuple(self._replaced(made) if same else self._runs(paths, made))
        digests: list[str] = []
        files, views = array("q"), array("Q")
        for run in runs:
            if isinstance(run, str):
                page = made[run]
                digests.append(page.digest)
                files.extend(page.file)
                views.extend(page.view.numbers)
            else:
                first, last = run.start, run.stop
                digests += self.left.digests[first:last]
                files.frombytes(self._files[3 * first : 3 * last].cast("B"))
                views.frombytes(self._views[3 * first : 3 * last].cast("B"))
        if same and all(page.asked == self._asked(self._rows[path]) for path, page in made.items()):
            asked, ends = self.left.asked, self.left.ends
        else:
            asked, ends = self._all_asked(runs, made)
        return PageMemory(
            paths=paths, digests=tuple(digests), files=files.tobytes(), asked=asked, ends=ends, views=views.tobytes()
        )

    def _all_asked(self, runs: Iterable[str | range], made: Mapping[str, PageRecord]) -> tuple[bytes, bytes]:
        """What all pages asked, and where that of each ends."""
        ends = [0, *self._ends]
        asked: list[bytes | memoryview] = []
        numbers: list[int] = []
        for run in runs:
            if isinstance(run, str):
                asked.append(made[run].asked)
                numbers.append(len(made[run].asked) // _HALF)
            else:
                first, last = run.start, run.stop
                asked.append(memoryview(self.left.asked)[_HALF * ends[first] : _HALF * ends[last]])
                numbers += map(sub, ends[first + 1 : last + 1], ends[first:last])
        return b"".join(asked), array("I", accumulate(numbers)).tobytes()

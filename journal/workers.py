"""Work on many items at once, its results in the order of the items.

Item `k` of a round is done by process `k` modulo their number, and results are taken in turn: what comes out
never depends on how many processes there are or which is faster. A process works ahead as far as its results
fit into a pipe, and then waits until they are taken, so memory stays flat.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from journal.ahead import Ahead, uninterrupted, widen
from journal.diagnostics import place_of
from journal.record import Record

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

# Below so many items, starting processes takes longer than they save; where each has to start Python anew, more.
_WORTH_A_FORK = 60
_WORTH_A_START = 300
_BATCH = 8


class Died(Exception):  # noqa: N818 - what happened, to be shown as it is
    """A process ended without its results: it was killed, or the memory was not enough."""


class _Failed(Record):
    error: Exception


def each(
    work: Callable[[T], R],
    items: Sequence[T],
    jobs: int,
    *,
    sendable: bool = True,
    heavy: bool = False,
    ahead: Ahead | None = None,
) -> Iterator[R]:
    """`work` of each item, in order; by `jobs` processes at most, which begin at once, and by this one alone where few items are.

    Those few are done by the one that was begun `ahead`, if there is one. `heavy`: an item takes so long that a few are worth
    processes of their own.
    `work` must have no effects. Where processes cannot be forked it is pickled, or, if it is not `sendable`, done here. What it raises is raised here, at
    its place in the order.
    """
    forks = sys.platform == "linux"
    count = min(jobs, len(items) // 2)
    worth = _BATCH if heavy else _WORTH_A_FORK if forks else _WORTH_A_START
    if count < 2 or not (forks or sendable) or len(items) < worth:
        return ahead.each(work, items) if ahead and items and jobs > 1 else map(work, items)
    results = _spread(work, items, count, "fork" if forks else "spawn", 1 if heavy else _BATCH)
    next(results)
    return chain.from_iterable(results)


def beside(work: Callable[[], R], jobs: int) -> Iterator[R]:
    """What comes of one long work, which another process begins at once; it is done here, when it is asked for, where none can."""
    if jobs < 2 or sys.platform != "linux":
        return (work() for _ in range(1))
    results = _spread(lambda _: work(), (None,), 1, "fork", 1)
    next(results)
    return _or_here(chain.from_iterable(results), work)


def _or_here(results: Iterator[R], work: Callable[[], R]) -> Iterator[R]:
    try:
        made = [*results]
    except Died:
        made = [work()]
    yield made.pop()  # so that it is not held here


def _spread(work: Callable[[T], R], items: Sequence[T], count: int, method: str, size: int) -> Iterator[Sequence[R]]:
    """The results in batches, after an empty one with which the processes begin."""
    # Most builds after the first need no other process, and this takes as long to import as all of theirs.
    import multiprocessing

    batches = [items[at : at + size] for at in range(0, len(items), size)]
    context = multiprocessing.get_context(method)
    ends: list[Connection] = []
    processes = []
    try:
        for index in range(count):
            here, there = context.Pipe(duplex=False)
            widen(there.fileno())
            inherited = (*ends, here) if method == "fork" else ()
            task = _Task(work, batches[index::count], there, inherited)
            process = context.Process(target=task.run, daemon=True)  # type: ignore[attr-defined]
            with uninterrupted():
                process.start()
                there.close()
                ends.append(here)
                processes.append(process)
        yield ()
        for index in range(len(batches)):
            yield _taken(ends[index % count])
    finally:
        for end in ends:
            end.close()
        for process in processes:
            process.terminate()
            process.join()


def _taken(end: "Connection") -> Sequence[R]:
    try:
        results: list[R] | _Failed = end.recv()
    except EOFError:
        raise Died("a process of the build ended too early; if the memory was not enough, try `--jobs 1`") from None
    if isinstance(results, _Failed):
        raise results.error
    return results


class _Task(Record, Generic[T, R]):
    work: Callable[[T], R]
    batches: Sequence[Sequence[T]]
    results: "Connection"
    inherited: "tuple[Connection, ...]"

    def run(self) -> None:
        # A copy of another pipe kept open here would let its process wait for ever, should the build be killed.
        for end in self.inherited:
            end.close()
        try:
            for batch in self.batches:
                self.results.send([self.work(item) for item in batch])
        except (BrokenPipeError, KeyboardInterrupt):
            return
        except Exception as error:  # noqa: BLE001 - it is raised again in the process that reports failures
            self.results.send(_Failed(_sent(error)))
        finally:
            self.results.close()


def _sent(error: Exception) -> Exception:
    """`error` as it can be sent: with its place and its traceback, which would stay behind, as notes."""
    # Only the built-in types are sure to be made again from their arguments.
    built_in = type(error).__module__ == "builtins"
    sent = error if built_in else RuntimeError(f"{type(error).__name__}: {error}")
    from traceback import format_exception

    place = place_of(error)
    if place not in getattr(sent, "__notes__", ()):
        sent.add_note(place)
    sent.add_note("".join(format_exception(error)))
    return sent

"""Whether a reading takes time in proportion to its text, told so that a busy machine makes no difference."""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_TIMES: Final = 8  # as long as the short text is the long one
# A quadratic reading takes 64 times as long as of the short text, and one in proportion 8 times.
_AT_MOST: Final = 20
# Seconds below which a clock tells little; that of Windows for processors ticks 64 times a second.
_FLOOR: Final = 0.1 if sys.platform == "win32" else 0.02
_ROUNDS: Final = 5


def assert_in_proportion(read: Callable[[str], object], text: str) -> None:
    """Compares what `read` takes of `text` and of its first eighth: the least of several rounds of processor time.

    Rounds end as soon as the times are in proportion, so that a busy moment costs a round and a quadratic reading all.
    """
    short, long = list[float](), list[float]()
    part = text[: len(text) // _TIMES]
    with no_collection():
        for _ in range(_ROUNDS):
            short.append(seconds(lambda: read(part)))
            long.append(seconds(lambda: read(text)))
            if min(long) <= _FLOOR + _AT_MOST * min(short):
                return

    raise AssertionError(f"{min(long):.3f} s, and {min(short):.3f} s for an eighth of the text")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of this process that `work` takes once."""
    began = time.process_time()
    work()
    return time.process_time() - began


@contextmanager
def no_collection() -> Iterator[None]:
    """The collector of garbage rests: a pass of it costs what all objects of the process cost, whoever made them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python `work` runs through: the same on any machine, and it cannot be quadratic where these are not."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count

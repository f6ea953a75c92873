"""What a process that was begun ahead does is what this one would do, whatever becomes of it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from journal.ahead import Ahead, begun

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def _where(number: int) -> tuple[int, bool]:
    return number, os.getpid() == _HERE


def _fails_at_2(number: int) -> int:
    if number == 2:
        raise ValueError("two")
    return number


def _dies_elsewhere(number: int) -> int:
    if os.getpid() != _HERE and number == 2:
        os._exit(9)
    return number


_HERE = os.getpid()


def test_its_results_are_in_order_and_its_own(ahead: Ahead) -> None:
    assert list(ahead.each(_where, [3, 1, 2])) == [(3, False), (1, False), (2, False)]


def test_it_works_more_than_once(ahead: Ahead) -> None:
    assert [*ahead.each(_where, [1]), *ahead.each(_where, [2])] == [(1, False), (2, False)]


def test_what_the_work_raises_is_raised_here(ahead: Ahead) -> None:
    results = ahead.each(_fails_at_2, [1, 2, 3])

    assert next(results) == 1
    with pytest.raises(ValueError, match="two"):
        next(results)


def test_what_it_did_not_come_to_is_done_here(ahead: Ahead) -> None:
    assert list(ahead.each(_dies_elsewhere, [1, 2, 3])) == [1, 2, 3]


@pytest.mark.parametrize("leave", [Ahead.dismiss, Ahead.end], ids=["dismissed", "ended"])
def test_the_work_of_one_that_is_gone_is_done_here(ahead: Ahead, leave: object) -> None:
    assert callable(leave)
    leave(ahead)

    assert list(ahead.each(_where, [1, 2])) == [(1, True), (2, True)]


def test_one_that_cannot_prepare_itself_is_not_heard_of() -> None:
    broken = begun(lambda: sys.exit("broken"))
    assert broken is not None

    assert list(broken.each(_where, [1])) == [(1, True)]
    broken.end()


def test_it_goes_where_the_one_that_began_it_is_killed() -> None:
    program = (
        "import time; from journal.ahead import begun; print(begun(lambda: None)._process, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)

    assert _goes(process)


def _goes(process: int) -> bool:
    """Whether a process is gone within some seconds."""
    for _ in range(200):
        with suppress(FileNotFoundError), open(f"/proc/{process}/stat") as file:  # noqa: PTH123
            if file.read().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.05)
                continue
        return True
    return False

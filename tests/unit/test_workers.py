"""Work is spread over processes, and its results do not show it."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from journal.workers import Died, beside, each

_MANY = range(1000)


def _square(number: int) -> int:
    return number * number


def _fails_at_700(number: int) -> int:
    if number == 700:
        raise ValueError("seven hundred")
    return number


def _dies_at_700(number: int) -> int:
    if number == 700:
        os._exit(9)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_results_are_in_the_order_of_the_items(jobs: int) -> None:
    assert list(each(_square, _MANY, jobs)) == [number * number for number in _MANY]


def test_large_results_come_whole() -> None:
    assert [len(text) for text in each(lambda size: "x" * size, range(0, 200_000, 1000), 2)] == [
        *range(0, 200_000, 1000)
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_a_few_items_that_take_long_have_processes_of_their_own() -> None:
    processes = set(each(lambda _: os.getpid(), range(8), 2, heavy=True))

    assert len(processes) == 2
    assert os.getpid() not in processes


def test_few_items_stay_in_this_process() -> None:
    assert list(each(lambda _: os.getpid(), range(20), 4)) == [os.getpid()] * 20


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_many_items_are_spread_over_processes() -> None:
    assert len(set(each(lambda _: os.getpid(), _MANY, 3))) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_processes_begin_before_a_result_is_asked_for(tmp_path: Path) -> None:
    results = each(lambda number: (tmp_path / str(number)).touch(), _MANY, 2)
    until = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < len(_MANY) and time.monotonic() < until:
        time.sleep(0.01)

    assert len(list(tmp_path.iterdir())) == len(list(results))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_one_long_work_is_begun_beside_this_process(tmp_path: Path) -> None:
    found = beside(lambda: ((tmp_path / "begun").touch(), os.getpid()), 2)
    deadline = time.monotonic() + 30
    while not (tmp_path / "begun").exists() and time.monotonic() < deadline:
        time.sleep(0.01)

    assert (tmp_path / "begun").exists()
    assert next(found)[1] != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_one_long_work_whose_process_is_killed_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os._exit(9)
        return here

    assert next(beside(work, 2)) == here


def test_with_one_job_one_long_work_is_done_here() -> None:
    assert next(beside(os.getpid, 1)) == os.getpid()


def test_nothing_to_do_is_done() -> None:
    assert list(each(_square, [], 4)) == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_failure_comes_at_its_place(jobs: int) -> None:
    results = each(_fails_at_700, _MANY, jobs)
    taken = [next(results) for _ in range(690)]
    with pytest.raises(ValueError, match="seven hundred"):
        list(results)

    assert taken == [*range(690)]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_a_process_that_is_killed_is_reported() -> None:
    with pytest.raises(Died, match="--jobs 1"):
        list(each(_dies_at_700, _MANY, 3))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked there")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_interrupt_while_processes_begin_is_not_forgotten() -> None:
    """Python tells nobody of what is raised where a fork is looked after."""
    once = [signal.SIGINT]
    os.register_at_fork(after_in_parent=lambda: once and signal.raise_signal(once.pop()))

    with pytest.raises(KeyboardInterrupt):
        list(each(_square, _MANY, 2))


def test_results_need_not_all_be_taken() -> None:
    results = each(_square, _MANY, 3)

    assert [next(results), next(results)] == [0, 1]

"""Nothing in the output is touched until everything is rendered, and an interrupted publication is finished by the next."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from journal.publish import Published, publish
from journal.staging import Planned, Staging

_NAMES = st.sampled_from(["a", "b", "c", "index.html", "読書"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map("/".join)


def _without_clashes(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if not any(other.startswith(f"{path}/") for other in files)}


_SITES = st.dictionaries(_PATHS, st.sampled_from([b"", b"one", b"two"]), max_size=8).map(_without_clashes)


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _planned(files: dict[str, bytes]) -> Callable[[Staging], Iterator[Planned]]:
    """Every second file is put on the stage by whoever makes it."""

    def planned(staging: Staging) -> Iterator[Planned]:
        for number, (path, data) in enumerate(files.items()):
            yield path, staging.put(path, data) if number % 2 else data

    return planned


def _stops_at(number: int) -> Callable[[str], None]:
    steps: Iterator[int] = iter(range(10_000))

    def step(_: str) -> None:
        if next(steps) == number:
            raise OSError(errno.EIO, "stopped")

    return step


@given(before=_SITES, after=_SITES)
def test_a_site_put_over_another_is_what_a_clean_build_gives(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        site, clean = Path(folder, "site"), Path(folder, "clean")
        publish(site, _planned(before))
        publish(site, _planned(after))
        publish(clean, _planned(after))

        assert _tree(site) == _tree(clean)
        assert [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


@given(files=_SITES)
def test_a_second_publication_writes_nothing(files: dict[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        publish(Path(folder, "site"), _planned(files))
        again = publish(Path(folder, "site"), _planned(files))

        assert isinstance(again, Published)
        assert (again.written, again.removed) == ((), ())


@given(before=_SITES, meant=_SITES, after=_SITES, number=st.integers(0, 20))
def test_a_publication_stopped_at_any_step_is_finished_by_the_next(
    before: dict[str, bytes], meant: dict[str, bytes], after: dict[str, bytes], number: int
) -> None:
    with TemporaryDirectory() as folder:
        site, clean = Path(folder, "site"), Path(folder, "clean")
        publish(site, _planned(before))
        publish(site, _planned(meant), step=_stops_at(number))
        done = publish(site, _planned(after))
        publish(clean, _planned(after))

        assert isinstance(done, Published)
        assert _tree(site) == _tree(clean)


@given(before=_SITES, after=_SITES, own=st.dictionaries(_PATHS.map("mine/".__add__), st.just(b"mine"), max_size=4))
def test_files_that_no_build_wrote_stay(
    before: dict[str, bytes], after: dict[str, bytes], own: dict[str, bytes]
) -> None:
    own = _without_clashes(own)
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        publish(site, _planned(before))
        for path, data in own.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
        publish(site, _planned(after))

        assert {path: data for path, data in _tree(site).items() if path.startswith("mine/")} == own

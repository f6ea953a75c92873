"""Values come back from their bytes as they were."""

from collections.abc import Mapping
from datetime import date

import pytest

from journal.disk import digest_of
from journal.model import Log, Site, Target
from journal.packed import PackedFields, decoder, packed, parts, unpacked
from journal.read import read
from journal.record import Record, names_of
from journal.routes import DayPage, PlainPage
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.views.known import Known, known
from tests.incremental.project import FILES


@pytest.fixture(scope="module")
def site() -> Site:
    texts = {path.removeprefix("content/"): data for path, data in FILES.items() if path.endswith(".md")}
    return assemble([read(path, data, digest_of(data), Rules()).note for path, data in texts.items()], Terms())


@pytest.mark.parametrize("name", [each for each in names_of(Site) if each not in ("entries", "by_id", "described")])
def test_an_index_of_a_site_comes_back_as_it_was(name: str, site: Site) -> None:
    value = getattr(site, name)
    back = unpacked(Site, name, packed(Site, name, value))

    assert (back, repr(back)) == (value, repr(value))


@pytest.mark.parametrize("name", names_of(Known))
def test_what_is_known_of_a_site_comes_back_as_it_was(name: str, site: Site) -> None:
    value = getattr(known(site), name)
    back = unpacked(Known, name, packed(Known, name, value))

    assert (back, repr(back)) == (value, repr(value))


def test_an_entry_comes_back_with_the_path_of_its_note(site: Site) -> None:
    back = unpacked(Site, "entries", packed(Site, "entries", site.entries))

    assert [(type(each), each.id, each.note.path, each.when) for each in back] == [
        (type(each), each.id, each.note.path, each.when) for each in site.entries
    ]
    assert any(isinstance(each, Log) for each in back)


@pytest.mark.parametrize("route", [DayPage(date(2031, 2, 20)), PlainPage("yard"), None])
def test_a_target_keeps_its_route(route: DayPage | PlainPage | None) -> None:
    targets = {("yard.md", 1): Target(route, "gate", missing=route is None)}

    assert unpacked(Site, "targets", packed(Site, "targets", targets)) == targets


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x93\x01\x02"])
def test_what_was_never_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpacked(Site, "routes", data)


class _Kept(Record):
    row: tuple[str, ...]
    data: bytes
    site: Mapping[str, memoryview]


def test_what_is_written_part_after_part_comes_back_as_it_was(site: Site) -> None:
    packed_fields = PackedFields(Site, {"weeks": site.weeks, "tags": site.tags})
    kept = _Kept(("one", "two"), b"three", packed_fields)

    read_again = decoder(_Kept)(b"".join(parts(kept)))

    assert (read_again.row, read_again.data, dict(read_again.site)) == (kept.row, kept.data, dict(packed_fields))


@pytest.mark.parametrize("size", [0, 1, 300, 70_000])
def test_bytes_of_any_length_are_written(size: int) -> None:
    assert decoder(bytes)(b"".join(parts(bytes(size)))) == bytes(size)

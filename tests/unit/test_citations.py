"""Works for programs that keep bibliographies."""

import json
from typing import Any

import bibtexparser
import pytest

from journal.citations import bibtex, csl
from journal.record import replace
from journal.views.rows import WorkRow

_WORK = WorkRow(
    slug="on-locks",
    id="doi:10.1000/locks_7",
    title="On Locks & {Keys}: 100 % of them",
    author="B. Okonkwo, C. Vale",
    year=1998,
    venue="Annals of Canals",
    organization="",
    urls=("https://canals.example/locks_{7}",),
    language="en",
    citations=12,
    noted=True,
    remarks=("dense", "worth it"),
    entries=2,
    last_cited=None,
    url=None,
)
_BARE = replace(
    _WORK, slug="锁", id="canals.example/x", title="锁", author="", year=None, venue="", urls=(), remarks=()
)


def _fields(work: WorkRow) -> dict[str, str]:
    library = bibtexparser.parse_string(bibtex([work]).decode())
    assert library.failed_blocks == []
    (entry,) = library.entries
    return {"": entry.key, **{field.key: field.value for field in entry.fields}}


def _item(work: WorkRow) -> dict[str, Any]:
    (item,) = json.loads(csl([work]))
    assert isinstance(item, dict)
    return item


def test_a_reader_of_bibtex_finds_what_is_known() -> None:
    assert _fields(_WORK) == {
        "": "on-locks",
        "title": r"{On Locks \& \{Keys\}: 100 \% of them}",
        "author": "{B. Okonkwo, C. Vale}",
        "year": "1998",
        "howpublished": "Annals of Canals",
        "doi": "10.1000/locks_7",
        "url": "https://canals.example/locks_%7B7%7D",
        "annote": "dense; worth it",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert set(_fields(_BARE)) == {"", "title"}
    assert _item(_BARE) == {"id": "锁", "type": "document", "title": "锁", "language": "en"}


def test_a_name_that_bibtex_would_not_take_is_a_digest_of_it() -> None:
    other = replace(_BARE, slug="钥匙")

    assert _fields(_BARE)[""] == _fields(_BARE)[""] != _fields(other)[""]
    assert _fields(_BARE)[""].isascii()


def test_works_are_apart() -> None:
    library = bibtexparser.parse_string(bibtex([_WORK, _BARE]).decode())

    assert len(library.entries) == 2


def test_a_preprint_has_its_number() -> None:
    work = replace(_WORK, id="arxiv:2104.00001")

    assert (_fields(work)["eprint"], _fields(work)["archiveprefix"]) == ("2104.00001", "arXiv")
    assert _item(work)["number"] == "arXiv:2104.00001"


def test_csl_has_the_same() -> None:
    assert _item(_WORK) == {
        "id": "on-locks",
        "type": "article",
        "title": "On Locks & {Keys}: 100 % of them",
        "author": [{"literal": "B. Okonkwo, C. Vale"}],
        "issued": {"date-parts": [[1998]]},
        "container-title": "Annals of Canals",
        "DOI": "10.1000/locks_7",
        "URL": "https://canals.example/locks_{7}",
        "language": "en",
        "note": "dense\nworth it",
    }


@pytest.mark.parametrize("sign", list("\\{}$&%#_~^"))
def test_no_sign_ends_a_field_or_begins_a_command(sign: str) -> None:
    fields = _fields(replace(_WORK, title=f"a{sign}b", venue=f"c{sign}", urls=(f"https://x.example/{sign}",)))

    assert list(fields) == ["", "title", "author", "year", "howpublished", "doi", "url", "annote"]

"""Each advice is given where it is due, and only there."""

import pytest

from journal.health import Facts, Verdict, advice
from journal.record import replace

_WELL = Facts(
    version="1.2.0",
    python="3.13.1",
    system="Linux x86_64",
    versions={"click": "8.3.0"},
    least={"click": "8.2.0"},
    diagrams="0.4.1",
    draws=True,
    faces=("DejaVuSans.ttf", "NotoSansCJK-Regular.ttc"),
    language="ja",
    notes=12,
    configured=True,
    git=True,
    ignored=("_site", ".journal"),
    workflows={"publish.yml": "fetch-depth: 0\nJOURNAL: '1.2.0'\nrun: journal build\n"},
    base_url="https://vogt.github.io/shore/",
    published="https://vogt.github.io/shore/",
    folders=4,
    watches=8192,
    instances=128,
)  # fmt: skip


def _wrong(**changes: object) -> list[str]:
    """What needs a hand where a few facts are others: what it is about."""
    return [each.about for each in advice(replace(_WELL, **changes)) if each.verdict is Verdict.WARNING]


def test_where_all_is_well_nothing_needs_a_hand() -> None:
    assert {each.verdict for each in advice(_WELL)} == {Verdict.FINE}


@pytest.mark.parametrize(
    ("about", "changes"),
    [
        ("versions", {"versions": {"click": "8.1.9"}}),
        ("versions", {"versions": {"click": ""}}),
        ("notes", {"notes": 0}),
        ("store", {"writable": False}),
        ("git", {"shallow": True}),
        ("git", {"ignored": ("_site",)}),
        ("workflow publish.yml", {"workflows": {"publish.yml": "- uses: actions/checkout@v7\n- run: journal build\n"}}),
        (
            "workflow publish.yml",
            {"workflows": {"publish.yml": "journal build\nactions/deploy-pages@v5\npages: write\n"}},
        ),
        ("workflow publish.yml", {"workflows": {"publish.yml": 'JOURNAL: "1.1.0" # here\njournal build\n'}}),
        ("workflow publish.yml", {"workflows": {"publish.yml": "pip install learning-journal==0.9\njournal build\n"}}),
        ("address", {"base_url": "https://vogt.github.io/"}),
        ("address", {"domain": "shore.example"}),
        ("preview", {"watches": 6}),
        ("preview", {"instances": 8}),
        ("fonts", {"faces": ()}),
        ("fonts", {"faces": ("DejaVuSans.ttf",)}),
    ],
    ids=lambda value: value if isinstance(value, str) else ", ".join(value),
)
def test_what_stands_in_the_way_is_told(about: str, changes: dict[str, object]) -> None:
    assert _wrong(**changes) == [about]


@pytest.mark.parametrize(
    "changes",
    [
        {"versions": {"click": "10.0"}},
        {"git": False, "shallow": True},
        {"workflows": {"tests.yml": "uses: actions/checkout@v7"}},
        {"base_url": ""},
        {"base_url": "https://shore.example/", "domain": "shore.example"},
        {"base_url": "https://elsewhere.example/", "published": "https://vogt.github.io/shore/"},
        {"watches": None},
        {"faces": ("DejaVuSans.ttf",), "language": "en"},
        {"faces": (), "draws": False},
        {"diagrams": ""},
    ],
    ids=str,
)
def test_what_is_well_in_another_way_needs_no_hand(changes: dict[str, object]) -> None:
    assert _wrong(**changes) == []

"""The colours of the theme can be read: WCAG 2.2, 1.4.3 and 1.4.11, computed from the tokens of the style sheet."""

import re
from typing import Final

import pytest

from journal.templates import shipped

_CSS: Final = (shipped("static") / "journal.css").read_text(encoding="utf-8")
_PAIRS: Final = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", _CSS)
}
_PARTS: Final = {
    (kind, part): (light, dark)
    for kind, colours in re.findall(r"\.k-(\w+)[^{]*\{([^}]*light-dark[^}]*)\}", _CSS)
    for part, light, dark in re.findall(r"--([fet]): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", colours)
}
_GROUNDS: Final = ("paper", "surface", "sunken")
_TEXTS: Final = ("ink", "ink-2", "ink-3", "link", "mark", "done", "carry", "tk-k", "tk-f")
_KINDS: Final = ("code", "study", "write", "body", "people", "admin", "other")
_THEMES: Final = pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@_THEMES
@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("text", _TEXTS)
def test_text_can_be_read_on_every_ground(text: str, ground: str, theme: int) -> None:
    assert contrast(_PAIRS[text][theme], _PAIRS[ground][theme]) >= 4.5


@_THEMES
@pytest.mark.parametrize("kind", _KINDS)
def test_words_in_a_block_can_be_read(kind: str, theme: int) -> None:
    assert contrast(_PARTS[kind, "t"][theme], _PARTS[kind, "f"][theme]) >= 4.5


@_THEMES
@pytest.mark.parametrize("kind", _KINDS)
def test_the_edge_of_a_kind_can_be_seen(kind: str, theme: int) -> None:
    assert contrast(_PARTS[kind, "e"][theme], _PAIRS["paper"][theme]) >= 3


@_THEMES
@pytest.mark.parametrize("level", ["p3", "p4"])
def test_what_is_done_can_be_seen(level: str, theme: int) -> None:
    assert contrast(_PAIRS[level][theme], _PAIRS["paper"][theme]) >= 3


@_THEMES
def test_marked_words_can_be_read(theme: int) -> None:
    assert contrast(_PAIRS["ink"][theme], _PAIRS["mark-bg"][theme]) >= 4.5


@_THEMES
@pytest.mark.parametrize("text", ["ink", "ink-3", "done", "carry", "tk-k", "tk-f"])
def test_code_in_a_marked_line_can_be_read(text: str, theme: int) -> None:
    assert contrast(_PAIRS[text][theme], _PAIRS["mark-bg"][theme]) >= 4.5


def test_older_browsers_have_every_colour_of_the_light_theme() -> None:
    before = _CSS[: _CSS.index("@supports (color: light-dark")]
    plain = re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", before)
    whole = re.findall(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),", _CSS)

    assert plain == whole

"""Nothing that is kept back reaches the site: wherever a word stands and however it is private, no file has it, nor has its name."""

import tempfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from journal.build import build
from journal.config import Config, Override, Visibility
from journal.settings import BuildSettings

# Each word that is private begins so, and nothing else does.
_WORD: Final = "xqzjv"
_HAN: Final = "龘靐"
_FORMS: Final = tuple(
    form.encode()
    for form in (_WORD, _HAN, quote(_HAN), quote(_HAN).lower(), "\\u9f98", "\\u9F98", "&#40856;", "&#x9f98;")
)

# Where a word may stand, in the text below front matter.
_PLACES: Final[Mapping[str, str]] = {
    "text": "Sounded the bar with W in the rain.",
    "heading": "### W\n\nLow water.",
    "day": "### 2031-03-12 W\n\nLow water.",
    "tag": "Painted the hull #W #W/W.",
    "task": "- [x] 9:00-10:00 W: better than expected #W\n- [ ] W 📅 2031-03-20\n- [>] W",
    "plan": "### Next week\n\n- [ ] W\n- W",
    "question": "### Questions\n\n- why W?\n  - since W\n- [?] W",
    "time": "- 11:00-11:30 W\n- 12:00-12:15 gym: W",
    "code": "Run `W`.\n\n```W title=W\nW\n```",
    "diagram": "```mermaid\ngraph TD\n  W --> B\n```",
    "formula": "$W^2$ and\n\n$$\nW\n$$",
    "image": "![W](W.png 'W')\n\n![[W.png|W]]",
    "file": "[W](W.pdf)",
    "link": '[W](https://example.org/W \'W\') https://W.example/W <a href="/W/" title="W">W</a>',
    "wikilink": "[[W]] [[public|W]] ![[public#W]]",
    "reference": "1. W - W [2029, W, 3 refs]\n   https://example.org/W.pdf\n2. W",
    "table": "| W | b |\n|---|---|\n| W | 2 |",
    "footnote": "Tide[^W].\n\n[^W]: W",
    "quote": "> [!note] W\n> W",
    "field": "W:: W\n\n- Author: W",
    "html": '<div id="W" class="W">W</div>\n\n<!-- W -->',
    "script": "- W\n- WH\n\n上游WH，下游WH。",
    "carried": "- [ ] renew the W licence\n- [x] renew the W licence",
    "block": "Low water at W. ^W",
}
# How text is kept back: what stands before and after it, and the name of its file.
_WAYS: Final[Mapping[str, tuple[str, str, str]]] = {
    "draft": ("---\ntitle: W\ntags: [W, WH]\ndescription: W\naliases: [W]\nurl: /W/\nW: W\ndraft: true\n---\n", "", "daily/2031-03-11-W.md"),
    "private": ("---\nprivate: true\nslug: W\n---\n# W\n", "", "W/W.md"),
    "unpublished": ("---\npublish: false\ncategory: weekly\n---\n# W\n", "", "weekly/2031-w11.md"),
    "drafts": ("# W\n", "", "_drafts/W.md"),
    "folder": ("# W\n", "", "_private/2031-03-11.md"),
    "override": ("# W\n", "", "hidden/2031-03-10 W.md"),
    "section": ("# 2031-03-11\n\nLow.\n\n## Diary of W\n", "\n\n## Tides\n\nHigh.\n", "daily/2031-03-11.md"),
    "counted": ("# 2031-03-11\n\nLow.\n\n## Count of W\n", "\n\n## Tides\n\nHigh.\n", "daily/2031-03-11.md"),
    "part": ("# 2031-03-11\n\nLow.\n\n<!-- private -->\n## W\n", "\n<!-- /private -->\n\nHigh.\n", "daily/2031-03-11.md"),
    "comment": ("# 2031-03-11\n\nLow.\n\n%%\n", "\n%%\n\nHigh.\n", "daily/2031-03-11.md"),
    "unclosed": ("# 2031-03-11\n\nLow.\n\n<!-- private -->\n", "", "daily/2031-03-11.md"),
    "conflict": ("# W\n\n<<<<<<< HEAD\nW\n=======\nW\n>>>>>>> W\n", "", "pages/W.md"),
}  # fmt: skip
_PUBLIC: Final[Mapping[str, str]] = {
    "public.md": "# Public\n\nSee [[2031-03-11]], ![[2031-03-11]] and [there](daily/2031-03-11.md), [[hidden]].\n",
    "weekly/2031-w11.md": "# 2031-W11\n\n- [ ] renew the licence\n\n## Next week\n\n- [ ] paint\n",
    "weekly/2031-w12.md": "# 2031-W12\n\n- [x] renew the licence\n- [x] paint #boats\n",
    "daily/2031-03-13.md": "# 2031-03-13\n\nHigh water. 上游水位。\n\n![](../gauge.png)\n\n## Questions\n\n- why so low?\n",
    "reading/gauges.md": "# Gauges\n\n1. Weirs - Vogt [2029]\n   https://example.org/weirs.pdf\n",
}


def _picture() -> bytes:
    """A picture whose metadata say what it shows."""
    told = PngInfo()
    told.add_text("Description", f"{_WORD}picture")
    data = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(data, "PNG", pnginfo=told)
    return data.getvalue()


_PICTURE: Final = _picture()


def _written(text: str) -> str:
    return text.replace("WH", _HAN).replace("W", f"{_WORD}ed")


def _note(way: str, places: Iterable[str]) -> tuple[str, str]:
    """The path and the text of a note in which some places hold words that are kept back in one way."""
    before, after, name = _WAYS[way]
    return _written(name), _written(before + "\n" + "\n\n".join(_PLACES[each] for each in places) + after)


def _telling(notes: Mapping[str, str], before: Mapping[str, str] | None = None) -> list[str]:
    """The files of the site of the public notes and `notes` that have a private word in them, or in their names.

    With `before`, the site was built of these notes first.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "shore"
        for name in (f"{_WORD}ed.png", f"daily/{_WORD}ed.png", f"{_WORD}ed.pdf"):
            (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "content" / name).write_bytes(_PICTURE)
        Image.new("RGB", (40, 30), "teal").save(root / "content" / "gauge.png")
        config = Config(
            title="Shore",
            base_url="https://example.org/",
            overrides=(Override("hidden/*", visibility=Visibility.PRIVATE),),
            private_sections=(f"Diary of {_WORD}ed",),
            stats_only=(f"Count of {_WORD}ed",),
        )
        settings = BuildSettings(root, root / "content", root / "_site", config, cache=root / ".journal")
        for texts in (before, notes) if before is not None else (notes,):
            for name, text in {**_PUBLIC, **texts}.items():
                path = root / "content" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            assert build(settings, lambda _: None).refusal is None
        return sorted(
            path.relative_to(root / "_site").as_posix()
            for path in (root / "_site").rglob("*")
            if any(form in path.name.encode() or (path.is_file() and form in path.read_bytes()) for form in _FORMS)
        )


@pytest.mark.parametrize("way", _WAYS)
def test_no_word_of_what_is_kept_back_is_in_the_site(way: str) -> None:
    assert _telling(dict([_note(way, _PLACES)])) == []


@tried(max_examples=tried().max_examples // 10)
@given(
    st.dictionaries(
        st.sampled_from(sorted(_WAYS)),
        st.lists(st.sampled_from(sorted(_PLACES)), min_size=1, max_size=6, unique=True).map(tuple),
        min_size=1,
        max_size=5,
    )
)
def test_no_word_is_in_the_site_however_much_is_kept_back(ways: dict[str, tuple[str, ...]]) -> None:
    assert _telling(dict(_note(way, places) for way, places in ways.items())) == []


def test_the_same_words_are_found_where_they_are_public() -> None:
    name, text = _note("folder", _PLACES)

    found = _telling({name.replace("_private", f"daily/{_WORD}"): text})

    assert {"index.html", "sitemap.xml", "feed.xml", f"daily/{_WORD}"} & {*found}
    assert any(path.startswith("search/") for path in found)
    assert any(path.endswith(".png") for path in found)


def test_only_its_own_page_has_what_an_unlisted_note_says() -> None:
    name, text = _note("draft", _PLACES)
    text = text.replace("draft: true", "unlisted: true").replace("url: /xqzjved/\n", "")

    page = f"daily/2031-03-11-{_WORD}ed"
    # The page, what it shows, and the list of files by which builds know their own.
    own = (page, f"{_WORD}ed.", f"daily/{_WORD}ed.", "pictures/", ".journal-site")

    assert [path for path in _telling({name: text}) if not path.startswith(own)] == []
    assert f"{page}/index.html" in _telling({name: text})


@pytest.mark.parametrize("way", ["draft", "part", "section"])
def test_what_is_kept_back_later_is_gone_from_the_site(way: str) -> None:
    name, text = _note(way, _PLACES)
    public = text.replace("draft: true", "").replace("private -->", "public -->").replace("Diary", "Log")

    assert _telling({name: text}, before={name: public}) == []


@pytest.mark.parametrize("way", ["drafts", "private", "override", "conflict"])
def test_a_public_link_does_not_tell_the_name_of_what_it_leads_to(way: str) -> None:
    path, text = _note(way, ["text"])
    stem = path.rpartition("/")[2].removesuffix(".md")
    linking = f"# Links\n\n[[public]] [one](<{path}>), [[{path}|two]], [[{stem}|three]]\n\n![[{stem}|four]]\n"

    assert _telling({path: text, "links.md": linking}) == []

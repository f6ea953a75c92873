"""Where things stand on a page that is narrow, crowded or in two languages: on their lines, in their columns, unbroken."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.browser.conftest import Served
from tests.browser.server import serving
from tests.incremental.project import Project, build_of, picture
from tests.sites import BASE_URL

pytestmark = pytest.mark.browser

_LONG: Final = (
    "worse than expected, because of everything that can go wrong with an accordion in one single week of rain"
)
_DAY: Final = f"""\
# Notes in the margin

The tide came early.[^a] It left.

## Measurements

- [x] 08:00-09:00 wound the harbour clock[^b]
- [x] 10:00-11:00 13:00-14:00 painted the float
- [ ] oiled the gauge: {_LONG}

## Tomorrow

- sleep

## Questions

1. Who winds the clock?

## Odds and ends

| left | centre | right |
|---|:-:|--:|
| one | two | three |

The buoy ![buoy](buoy.png) is red.

```python title="a/path/to/the/readings/of/all/the/gauges/of/the/estuary/in/one/long/file.py"
print("x")
```

> [!NOTE]
> Two lines:
>
> - one
> - two

[^a]: {"This note is longer than the paragraph that it belongs to. " * 5}
[^b]: {"So is this one, in the row of a task. " * 3}
"""
_CHINESE: Final = "今天把整个潮汐表重新抄了一遍，再核对了两次。" * 6
_YEARS: Final = {f"{year}-02-20.md": f"# Page {year}\n\n- [x] 08:00-09:00 count\n" for year in range(2020, 2032)}
_FILES: Final = {
    "2031-02-21.md": _DAY,
    "weekly/2031-W07.md": "# A week\n\n## Daily\n\n+ 2.10: opened the shed\n+ 2.11: shut it\n",
    "2031-02-22.md": f"# An English title\n\n{_CHINESE}\n\n## Another one\n\n{_CHINESE}\n",
    "2031-02-23.md": f"# 重新抄写潮汐表\n\n{_CHINESE}\n",
    "notes.md": "# Notes\n\n## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC.\n",
    "separated.md": "- low\n-\n- high\n\n---\n\n1. low\n2.\n3. high\n",
    "2031-02-24.md": "# The last page\n\nNothing.\n",
    "2031-02-18.md": "# גאות ושפל\n\n- [x] קראתי על הים\n\nהגאות הקדימה היום.\n\n```python\nprint(1)\n```\n",
    "reading/knots.md": "# Knots\n\n````\n1. Bowline - Ines Okafor  [2021, OSDI, 142 refs]\n   https://knots.example/1\n    1. holds\n````\n",
    "reading/floats.md": "# Floats\n\n````\n1. Cork\n    1. Bark\n        1. Rafts  [2021, Academy of Harbours and Narrow Estuaries, 142 refs]\n"
    "           https://proceedings.floats-of-the-northern-estuaries.example/1\n````\n",
    "reading/splices.md": "---\ndate: 2031-02-19\ntags: [seamanship, workmanship]\n---\n# Splices\n\n````\n"
    + "".join(
        f"{n}. Splice {n}  [2021, OSDI, 142 refs]\n   https://knots.example/s{n}\n    1. holds\n" for n in range(1, 91)
    )
    + "````\n",
    **_YEARS,
}

# The words of the elements that are broken in two, though they have a line of their own to be on.
_BROKEN: Final = """selector => [...document.querySelectorAll(selector)].flatMap(each => {
  const texts = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[A-Za-z]+/g)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, word.index); range.setEnd(texts.currentNode, word.index + word[0].length);
    if (range.getClientRects().length > 1) found.push(word[0]);
  }
  return found;
})"""
# Pairs of what the selector finds that cover each other.
_COVERED: Final = """selector => {
  const shown = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true}))
  const at = shown.map(e => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect() });
  const found = [];
  at.forEach((a, i) => at.slice(i + 1).forEach((b, j) => {
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
      found.push([shown[i].textContent, shown[i + 1 + j].textContent]);
  }));
  return found;
}"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a journal with little in it that is easy to place."""
    folder = tmp_path_factory.mktemp("crowded")
    for path, text in _FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "content" / "buoy.png").write_bytes(picture(12, 12))
    title = "Notes from the boathouse at the narrow end"
    (folder / "journal.toml").write_text(f'[site]\ntitle = "{title}"\nlanguage = "en"\n', encoding="utf-8")
    assert build_of(Project(folder, folder / "_site", None, base_url=BASE_URL)).refusal is None
    with serving(Path(folder / "_site")) as address:
        yield address


@pytest.fixture
def wide(chromium: Any) -> Iterator[Any]:
    """A page on a screen that is wide enough for all columns."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def narrow(chromium: Any) -> Iterator[Any]:
    """A page on the narrowest screen."""
    opened = chromium.new_page(viewport={"width": 320, "height": 900})
    yield opened
    opened.close()


def test_titles_in_another_language_have_the_face_of_titles(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/22/")

    faces = wide.eval_on_selector_all(
        "h1[lang], .prose > h2[lang], .pn span[lang]", "all => all.map(e => getComputedStyle(e).fontFamily)"
    )
    assert len(faces) == 3
    assert [face for face in faces if "Palatino" not in face] == []


def test_hebrew_runs_from_the_right_and_code_from_the_left(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/18/")

    def middle(selector: str) -> float:
        return wide.locator(selector).first.evaluate(
            "e => { const r = document.createRange(); r.selectNodeContents(e);"
            " const b = e.matches('.box, .mg') ? e.getBoundingClientRect() : r.getBoundingClientRect();"
            " return (b.left + b.right) / 2 }"
        )

    text = middle(".prose > p")
    assert middle(".box") > middle(".task > .tx")
    assert middle(".mg") > text > middle("pre code") > 0


def test_english_words_of_a_frame_that_runs_from_the_right_run_from_the_left(wide: Any, base: str) -> None:
    wide.goto(base + "2031/w08/")
    first, last, title, column = wide.evaluate("""() => {
      document.documentElement.lang = "ar"
      const h1 = document.querySelector("h1"), text = h1.firstChild, range = document.createRange()
      const at = n => (range.setStart(text, n), range.setEnd(text, n + 1), range.getBoundingClientRect())
      return [at(0).left, at(text.length - 1).left, at(text.length - 1).right, h1.getBoundingClientRect().right]
    }""")

    assert first < last
    assert title == pytest.approx(column, abs=2)


def test_a_note_that_runs_from_the_left_does_so_in_a_frame_that_does_not(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/23/")
    text, article = wide.evaluate("""() => {
      document.documentElement.lang = "ar"
      const article = document.querySelector("article[lang]"), range = document.createRange()
      range.selectNodeContents(article.querySelector("h1"))
      return [range.getBoundingClientRect().left, article.querySelector("h1").getBoundingClientRect().left]
    }""")

    assert text == pytest.approx(article, abs=2)


@pytest.mark.parametrize("address", ["2031/02/21/", "tasks/"])
def test_a_long_verdict_goes_on_in_the_next_line(narrow: Any, base: str, address: str) -> None:
    narrow.goto(base + address)

    assert narrow.locator(".verdict").filter(has_text="accordion").first.is_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(
    "selector", [".prose > h2", ".code figcaption > .copy", ".views a", ".list .sub", ".list .end"]
)
def test_words_with_room_are_not_broken_on_a_phone(narrow: Any, base: str, selector: str) -> None:
    narrow.goto(base + ("reading/" if selector.startswith((".views", ".list")) else "2031/02/21/"))

    assert narrow.locator(selector).count()
    assert narrow.evaluate(_BROKEN, selector) == []


def test_a_long_venue_of_a_work_goes_on_in_the_next_line_on_a_phone(narrow: Any, base: str) -> None:
    narrow.goto(base + "reading/floats/")

    assert "Narrow Estuaries" in narrow.locator(".bib").first.inner_text()
    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


def test_a_long_name_of_a_journal_leaves_room_for_the_search(wide: Any, narrow: Any, base: str) -> None:
    wide.goto(base)
    narrow.goto(base)

    assert wide.evaluate(_BROKEN, ".head-tools .lbl") == []
    brand, tools = narrow.locator(".brand").bounding_box(), narrow.locator(".head-tools").bounding_box()
    assert tools["y"] < brand["y"] + brand["height"]


def test_the_box_of_a_task_stands_on_its_first_line_on_a_phone(narrow: Any, base: str) -> None:
    narrow.goto(base + "2031/02/21/")

    middles = narrow.eval_on_selector_all(
        ".timed > .task",
        """all => all.map(e => [e.querySelector(".box"), e.querySelector(".tx")].map(part => {
          const r = part.getClientRects()[0]; return r.top + r.height / 2;
        }))""",
    )
    assert len(middles) == 3
    assert [pair for pair in middles if abs(pair[0] - pair[1]) > 4] == []


def test_no_note_in_the_margin_covers_another_or_the_text(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/21/")

    assert wide.locator(".task .sn").count() == 1
    assert wide.evaluate(_COVERED, ".prose .mg, .sn") == []
    ends = wide.eval_on_selector_all(
        ".prose .mg, .sn", "all => all.map(e => Math.round(e.getBoundingClientRect().right))"
    )
    assert len(set(ends)) == 1, ends


def test_the_heading_of_a_column_stands_as_its_cells_do(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/21/")

    assert wide.eval_on_selector_all(".prose th", "all => all.map(e => getComputedStyle(e).textAlign)") == [
        "start",
        "center",
        "end",
    ]


def test_a_picture_in_a_sentence_stands_in_its_line(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/21/")

    assert wide.locator("p:has(> img)").evaluate("e => e.offsetHeight < 2 * parseFloat(getComputedStyle(e).lineHeight)")


def test_an_item_without_words_has_no_dot_of_its_own(wide: Any, base: str) -> None:
    wide.goto(base + "separated/")

    assert [wide.locator(f".prose {name} > li:visible").count() for name in ("ul", "ol")] == [2, 3]


def test_a_box_ends_with_its_last_line(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/21/")

    box, last = wide.locator(".callout").bounding_box(), wide.locator(".callout li").last.bounding_box()
    assert box["y"] + box["height"] - last["y"] - last["height"] < 16


def test_the_labels_of_a_chart_do_not_cover_each_other_on_a_phone(narrow: Any, base: str) -> None:
    narrow.goto(base + "tasks/years/")

    assert narrow.locator(".pvd").first.locator("li").count() == 12
    assert narrow.evaluate(_COVERED, ".pvd .w") == []


def test_a_list_without_dates_begins_where_its_page_does(narrow: Any, base: str) -> None:
    narrow.goto(base + "reading/")

    lines = narrow.eval_on_selector_all(".list > li", "all => all.map(e => e.getBoundingClientRect().left)")
    assert len(lines) == 3
    assert set(lines) == {narrow.locator("h1").bounding_box()["x"]}


def test_headings_in_japanese_break_between_phrases(wide: Any, sites: dict[str, Served]) -> None:
    wide.goto(sites["demonstration"].base + "logs/nihongo/")

    assert wide.locator("h1").evaluate("each => [each.lang || each.closest('[lang]').lang]") == ["ja"]
    assert wide.locator("h1").evaluate("each => getComputedStyle(each).wordBreak") == "auto-phrase"


# What takes more than one line of what the selector finds.
_FOLDED: Final = """selector => [...document.querySelectorAll(selector)].filter(each => {
  const range = document.createRange();
  range.selectNodeContents(each);
  return new Set([...range.getClientRects()].map(rect => rect.top)).size > 1;
}).map(each => each.textContent)"""


@pytest.mark.parametrize("address", ["", "weeks/", "reading/", "logs/learning-log/"])
def test_days_and_figures_stand_on_one_line(narrow: Any, wide: Any, sites: dict[str, Served], address: str) -> None:
    for page in (narrow, wide):
        page.goto(sites["demonstration"].base + address)
        assert page.evaluate(_FOLDED, ".num") == []

        assert page.locator("main time").count() > 1
        assert page.evaluate(_FOLDED, "main time:not(.spread time)") == []


def test_the_day_of_a_list_with_years_stands_above_the_title_on_a_phone(narrow: Any, sites: dict[str, Served]) -> None:
    narrow.goto(sites["demonstration"].base + "nowhere/at/all")

    day, title, row = (narrow.locator(f".list {part}").first.bounding_box() for part in (".when", ".ttl", "li"))
    assert narrow.locator(".list .wide").count() > 0
    assert day["x"] == title["x"] == row["x"]
    assert day["y"] + day["height"] <= title["y"]


def test_the_headings_of_the_search_page_have_room_above(wide: Any, base: str) -> None:
    wide.goto(base + "search/")

    chips, heading = wide.locator(".facet").first.bounding_box(), wide.locator(".unsearched h2").first.bounding_box()
    assert heading["y"] - chips["y"] - chips["height"] >= 24
    assert wide.locator(".unsearched p").count() == 1


def test_figures_beside_one_that_is_open_keep_their_room(wide: Any, base: str) -> None:
    wide.goto(base + "tasks/")
    figures = wide.locator(".nums > div")
    before = figures.nth(1).bounding_box()["width"]

    figures.first.locator("summary").click()

    assert figures.nth(1).bounding_box()["width"] >= before


@pytest.mark.parametrize(("address", "width"), [("2025/", 1280), ("tasks/", 768)])
def test_figures_in_large_stand_on_one_line(wide: Any, sites: dict[str, Served], address: str, width: int) -> None:
    wide.set_viewport_size({"width": width, "height": 900})
    wide.goto(sites["demonstration"].base + address)

    tops = wide.eval_on_selector_all(".nums .num", "all => all.map(e => Math.round(e.getBoundingClientRect().top))")
    assert len(tops) >= 5
    assert len(set(tops)) == 1


def test_what_is_said_of_a_work_is_not_as_bold_as_the_heading_that_names_it(wide: Any, base: str) -> None:
    wide.goto(base + "reading/knots/")

    said = wide.locator("h2.row :is(.bib, .host)")
    assert said.count()
    assert set(said.evaluate_all("all => all.map(e => getComputedStyle(e).fontWeight)")) == {"400"}


def test_a_word_that_is_marked_in_part_stands_as_before(wide: Any, base: str) -> None:
    ends = []
    for query in ("", "?h=mar"):
        wide.goto(f"{base}2031/02/21/{query}")
        ends.append(
            wide.evaluate(
                """() => {
                  const range = document.createRange(); range.selectNodeContents(document.querySelector("h1"));
                  return range.getBoundingClientRect().right;
                }"""
            )
        )

    assert wide.locator("h1 mark").inner_text() == "mar"
    assert abs(ends[0] - ends[1]) < 2


def test_figures_stand_right_above_their_columns(wide: Any, base: str) -> None:
    wide.goto(base + "stats/")

    gaps = wide.eval_on_selector_all(
        ".pvd li:has(rect):has(.n:not(:empty))",
        """all => all.map(e => {
          const tops = [...e.querySelectorAll("rect")].map(each => each.getBoundingClientRect().top);
          return Math.min(...tops) - e.querySelector(".n").getBoundingClientRect().bottom;
        })""",
    )
    assert len(gaps) > 3
    assert max(gaps) - min(gaps) < 1, gaps


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("address", ["calendar/", "2031/"])
def test_days_and_months_have_the_room_of_a_finger_on_a_small_phone(
    wide: Any, base: str, address: str, width: int
) -> None:
    wide.set_viewport_size({"width": width, "height": 800})
    wide.goto(base + address)

    sides = wide.eval_on_selector_all(
        ":is(.mini, .year-strip) td > a", "all => all.map(e => [e.offsetWidth, e.offsetHeight].join(' x '))"
    )
    assert sides
    assert [side for side in sides if min(map(int, side.split(" x "))) < 24] == []


def test_the_row_of_lists_fades_where_it_goes_on(narrow: Any, wide: Any, base: str) -> None:
    fades = "e => [getComputedStyle(e).maskImage, getComputedStyle(e).maskPosition]"
    narrow.goto(base)
    row = narrow.locator(".site-nav")
    begin = row.evaluate(fades)
    row.evaluate("e => e.scrollTo({left: e.scrollWidth, behavior: 'instant'})")
    narrow.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert "gradient" in begin[0]
    assert [begin[1][:4], row.evaluate(fades)[1][:2]] == ["100%", "0%"]

    wide.goto(base)

    assert wide.locator(".site-nav").evaluate(fades)[0] == "none"


def test_the_strip_of_a_week_without_another_begins_where_its_page_does(wide: Any, base: str) -> None:
    wide.goto(base + "2020/w08/")
    strip, days = wide.locator(".strip").bounding_box(), wide.locator(".strip ol").bounding_box()

    assert days["x"] == strip["x"]


def test_a_journal_without_lists_has_its_search_at_the_right(wide: Any, base: str) -> None:
    wide.goto(base)
    wide.evaluate("document.querySelector('.site-nav').remove()")
    tools, page = wide.locator(".head-tools").bounding_box(), wide.locator("main").bounding_box()

    assert page["x"] + page["width"] - tools["x"] - tools["width"] < 40


def test_facts_beside_a_day_stand_at_even_distances(wide: Any, base: str) -> None:
    wide.goto(base + "2031/02/21/")

    heights = wide.eval_on_selector_all(".side.top dt", "all => all.map(e => e.getBoundingClientRect().height)")
    assert len(heights) > 2
    assert set(heights) == {24}


def test_months_of_a_year_stand_on_one_line(wide: Any, base: str) -> None:
    wide.goto(base + "2031/")

    tops = wide.eval_on_selector_all(".mini table", "all => all.map(e => e.getBoundingClientRect().top)")
    assert len(set(tops[:4])) == 1, tops


def test_days_without_times_have_no_bar_of_times(wide: Any, base: str) -> None:
    wide.goto(base + "2020/w08/")
    timed = wide.locator(".vrib").evaluate_all("all => all.map(e => e.checkVisibility())")
    wide.evaluate("document.querySelectorAll('.vrib i').forEach(each => each.remove())")

    assert True in timed
    assert not any(wide.locator(".vrib").evaluate_all("all => all.map(e => e.checkVisibility())"))


# How much lower the text of an element stands than the note beside it in the margin.
_LOWER: Final = """all => all.map(each => {
  const line = where => {
    const mark = document.createElement("i");
    mark.style.display = "inline-block";
    where.after(mark);
    const {bottom} = mark.getBoundingClientRect();
    mark.remove();
    return bottom;
  };
  const note = each.querySelector(".mg"), text = each.querySelector(".tx, .q") ?? note;
  return line(text === note ? note : text.firstChild) - line(note.lastChild);
})"""


@pytest.mark.parametrize(
    ("address", "selector"),
    [("2031/02/21/", ".timed > li"), ("2031/02/21/", ".qa > li"), ("2031/w07/", ".liners > li")],
)
def test_notes_in_the_margin_stand_on_the_line_of_their_text(wide: Any, base: str, address: str, selector: str) -> None:
    wide.goto(base + address)

    lower = wide.locator(f"{selector}:has(> .mg):not(:has(> .mg > br))").evaluate_all(_LOWER)
    assert lower
    assert max(map(abs, lower)) < 1.5, lower


def test_a_folded_list_of_headings_and_the_first_heading_have_one_line_between_them(narrow: Any, base: str) -> None:
    narrow.goto(base + "notes/")

    assert narrow.locator(".toc-fold").is_visible()
    assert narrow.locator(".prose > h2").evaluate_all("all => all.map(e => getComputedStyle(e).borderTopWidth)") == [
        "0px",
        "1px",
        "1px",
    ]


def test_a_heading_that_is_a_work_is_as_bold_as_others(wide: Any, base: str) -> None:
    wide.goto(base + "reading/knots/")

    assert wide.locator("h2.row .ref a").first.evaluate("e => getComputedStyle(e).fontWeight") == "600"


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("", ".spread a"),
        ("2031/02/21/", ".strip [aria-current]"),
        ("2031/02/21/", ".site-nav [aria-current]"),
        ("2031/02/", ".month td a"),
        ("2031/", ".mini a.now"),
        ("days/", ".years [aria-current]"),
    ],
)
def test_what_has_a_shadow_of_its_own_has_the_ring_of_the_focus(
    wide: Any, base: str, address: str, selector: str
) -> None:
    wide.goto(base + address)
    wide.keyboard.press("Tab")
    wide.locator(selector).first.focus()

    rings = wide.locator(selector).first.evaluate(
        "e => ['', '::after'].map(part => getComputedStyle(e, part).boxShadow).join()"
    )
    assert "rgb(0, 83, 91)" in rings, rings


def test_the_field_of_the_search_has_one_ring(wide: Any, base: str) -> None:
    wide.goto(base + "search/")
    wide.locator(".searchbox input").focus()

    assert wide.locator(".searchbox").evaluate("e => getComputedStyle(e).boxShadow") != "none"
    assert wide.locator(".searchbox input").evaluate("e => getComputedStyle(e).boxShadow") == "none"


def test_the_name_of_a_week_has_one_line_for_each_part_on_a_small_screen(wide: Any, base: str) -> None:
    wide.set_viewport_size({"width": 840, "height": 900})
    wide.goto(base + "2031/02/21/")

    heights = wide.locator(".strip .wk .cell > span").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert heights
    assert max(heights) < 24, heights

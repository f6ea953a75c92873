"""The live preview in a browser: what changes in an open page, and what stays."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.serve.session import Choice
from tests.serve.preview import Preview, previewed

pytestmark = pytest.mark.browser

_LONG = "\n\n".join(f"Paragraph {number} of the long day, with words enough to be read." for number in range(60))
DAY = f"# Rain all day\n\nMended the net.\n\n- [ ] oil the hinge\n- [x] coil the rope\n\n{_LONG}\n\nThe last line of all.\n"
READING = "# Tides\n\n```\n1. How gauges are read [2019, SOSP, 50 refs]\n  1. by hand\n    1. with a rope\n2. Weirs\n  1. old ones\n```\n\nA word.\n"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of a small journal."""
    files = {
        "journal.toml": '[site]\ntitle = "Boathouse"\nbase_url = "https://notes.example/a/b/"\n',
        "content/2025-03-01.md": DAY,
        "content/2025-03-02.md": "# Sun\n\nRowed to the weir.\n",
        "content/reading/tides.md": READING,
        "content/draft.md": "---\ndraft: true\n---\n\n# Not yet\n\nHalf a thought.\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    with previewed(tmp_path, Choice(editor="editor")) as running:
        yield running


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page that fails the test if its script does, or if its policy was broken."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()
    assert faults == []


def _go(page: Any, preview: Preview, path: str) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/a/b/{path}")
    page.locator("#journal-panel .preview-counts", has_text="problem").or_(
        page.locator("#journal-panel .preview-counts", has_text="error")
    ).first.wait_for()
    page.evaluate("window.notLoadedAgain = true")


# The nodes of the text that are marked as changed, though the marks go after a moment.
_COLLECT = """() => {
  window.marked = new Set();
  new MutationObserver(all => all.forEach(({ target }) => target.matches("[data-preview-changed]") && marked.add(target)))
    .observe(document.querySelector(".prose"), { attributes: true, attributeFilter: ["data-preview-changed"], subtree: true });
}"""


def _is_the_same_page(page: Any) -> bool:
    return bool(page.evaluate("window.notLoadedAgain === true"))


def test_a_saved_word_changes_in_place_and_is_marked(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    page.evaluate(_COLLECT)
    preview.write("content/2025-03-01.md", DAY.replace("Mended the net", "Mended the sail"))

    page.wait_for_function("() => marked.size > 0")
    assert _is_the_same_page(page)
    assert page.evaluate("[...marked].map(node => node.textContent)") == ["Mended the sail."]


def test_the_place_that_is_read_stays_where_it_is(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    line = page.locator("p", has_text="Paragraph 30 of")
    line.evaluate("node => node.scrollIntoView({ block: 'start', behavior: 'instant' })")
    before = line.evaluate("node => node.getBoundingClientRect().top")
    preview.write(
        "content/2025-03-01.md",
        DAY.replace("Mended the net.", "Mended the net.\n\nTwo lines more.\n\nAnd another one."),
    )

    page.locator("p", has_text="And another one").wait_for(state="attached")
    page.wait_for_function(
        "([node, before]) => Math.abs(node.getBoundingClientRect().top - before) < 2",
        arg=[line.element_handle(), before],
    )


def test_closed_sections_focus_and_what_was_typed_stay(page: Any, preview: Preview) -> None:
    _go(page, preview, "reading/tides/")
    page.locator(".outline details").first.evaluate("node => { node.open = false }")
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign(document.createElement('input'), { id: 'own' }))"
    )
    page.locator("#own").fill("half a word")
    preview.write("content/reading/tides.md", READING.replace("old ones", "new ones"))

    page.locator(".outline", has_text="new ones").wait_for()
    assert page.locator(".outline details").first.evaluate("node => node.open") is False
    assert page.locator("#own").input_value() == "half a word"
    assert page.evaluate("document.activeElement.id") == "own"


def test_items_that_are_added_moved_and_removed_end_up_as_written(page: Any, preview: Preview) -> None:
    lists = [
        "- one\n- two\n- three\n- four",
        "- zero\n- one\n- three\n- two and a half\n- four\n- five",
        "- four\n- one",
        "- one\n- two\n- one\n- two",
    ]
    preview.write("content/2025-03-02.md", f"# Sun\n\n{lists[0]}\n")
    preview.until("/a/b/2025/03/02/", lambda answer: "three" in answer.html)
    _go(page, preview, "2025/03/02/")
    for written in lists[1:]:
        preview.write("content/2025-03-02.md", f"# Sun\n\n{written}\n")
        expected = [line.removeprefix("- ") for line in written.split("\n")]
        page.wait_for_function(
            "wanted => JSON.stringify([...document.querySelectorAll('.prose li')].map(n => n.textContent.trim())) === wanted",
            arg=json.dumps(expected, separators=(",", ":")),
        )

    assert _is_the_same_page(page)


def test_styles_take_each_others_place_without_loading_the_page_again(page: Any, preview: Preview) -> None:
    preview.write("static/custom.css", "h1 { color: rgb(1, 2, 3) }")
    preview.until("/a/b/2025/03/01/", lambda answer: "custom." in answer.html)
    _go(page, preview, "2025/03/01/")
    preview.write("static/custom.css", "h1 { color: rgb(4, 5, 6) }")

    page.wait_for_function("() => getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
    assert _is_the_same_page(page)
    page.wait_for_function("() => document.querySelectorAll('link[href*=\"custom.\"]').length === 1")


def test_a_rule_that_was_written_and_taken_out_again_holds_no_more(page: Any, preview: Preview) -> None:
    preview.write("static/custom.css", "h1 { color: rgb(1, 2, 3) }")
    preview.until("/a/b/2025/03/01/", lambda answer: "custom." in answer.html)
    _go(page, preview, "2025/03/01/")
    shown = "css => getComputedStyle(document.querySelector('h1')).{} === css"
    preview.write("static/custom.css", "h1 { color: rgb(4, 5, 6); text-indent: 7px }")
    page.wait_for_function(shown.format("color"), arg="rgb(4, 5, 6)")
    preview.write("static/custom.css", "h1 { color: rgb(7, 8, 9) }")
    page.wait_for_function(shown.format("color"), arg="rgb(7, 8, 9)")
    page.wait_for_function(shown.format("textIndent"), arg="0px")

    (preview.root / "static" / "custom.css").unlink()
    page.wait_for_function("() => !document.querySelector('link[href*=\"custom.\"]')")
    assert _is_the_same_page(page)


def test_a_template_and_the_configuration_change_the_open_page(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    preview.write("journal.toml", '[site]\ntitle = "Lighthouse"\nbase_url = "https://notes.example/a/b/"\n')
    page.locator(".brand", has_text="Lighthouse").wait_for()
    preview.write("templates/after-entry.html", '<p class="own">hand-made</p>\n')

    page.locator("p.own", has_text="hand-made").wait_for()
    assert _is_the_same_page(page)


def test_an_open_page_goes_along_when_the_site_gets_another_path(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/#main")
    preview.write("journal.toml", '[site]\ntitle = "Boathouse"\nbase_url = "https://notes.example/c/"\n')
    page.wait_for_url(f"http://127.0.0.1:{preview.port}/c/2025/03/01/#main")

    assert page.locator("p", has_text="Mended the net").is_visible()


def test_problems_open_over_the_last_good_page_and_close_when_mended(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    assert not page.locator("#journal-panel").evaluate("node => node.open")
    preview.write("journal.toml", '[site]\ntitle = "Boathouse"\nbase_url = \n')

    problem = page.locator("#journal-panel[open] li.error")
    problem.wait_for()
    assert problem.locator("pre").text_content() == "3 | base_url = "
    assert problem.locator("a").get_attribute("href").endswith("/journal.toml&line=3&column=12")
    assert page.locator("p", has_text="Mended the net").is_visible()

    preview.write("journal.toml", '[site]\ntitle = "Boathouse"\nbase_url = "https://notes.example/a/b/"\n')
    page.locator("#journal-panel:not([open])").wait_for()
    assert _is_the_same_page(page)


def test_the_key_d_opens_and_closes_the_problems(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    page.keyboard.press("d")
    page.locator("#journal-panel[open]").wait_for()
    page.keyboard.press("d")

    page.locator("#journal-panel:not([open])").wait_for()


def test_a_click_and_a_key_tick_a_task(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    first, second = (page.locator("li.task .box").nth(number) for number in (0, 1))
    first.click()
    page.locator('li.task[data-s="done"]').nth(1).wait_for()
    assert first.get_attribute("aria-checked") == "true"
    second.focus()
    page.keyboard.press("Space")

    page.wait_for_function(
        "() => document.querySelectorAll('li.task .box')[1].getAttribute('aria-checked') === 'false'"
    )
    assert (preview.root / "content/2025-03-01.md").read_text() == DAY.replace("[ ] oil", "[x] oil").replace(
        "[x] coil", "[ ] coil"
    )
    assert _is_the_same_page(page)


def test_a_box_that_has_the_focus_keeps_it_when_the_page_changes(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/01/")
    page.locator("li.task .box").nth(1).focus()
    preview.write("content/2025-03-01.md", DAY.replace("Mended the net", "Mended the sail"))
    page.locator("p", has_text="Mended the sail").wait_for()

    assert page.evaluate("document.activeElement === document.querySelectorAll('li.task .box')[1]")


def test_who_follows_is_taken_to_the_edit_on_another_page(page: Any, preview: Preview) -> None:
    _go(page, preview, "")
    page.keyboard.press("d")
    with page.expect_response(lambda answer: "follow=1" in answer.url):
        page.locator("#journal-follow").check()
    preview.write("content/2025-03-01.md", DAY.replace("The last line of all", "The very last line"))

    page.wait_for_url("**/2025/03/01/")
    line = page.locator("p", has_text="The very last line")
    line.wait_for()
    page.wait_for_function(
        "node => { const at = node.getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight }",
        arg=line.element_handle(),
    )


def test_a_page_whose_note_goes_says_so_and_comes_back(page: Any, preview: Preview) -> None:
    _go(page, preview, "2025/03/02/")
    (preview.root / "content/2025-03-02.md").unlink()
    page.locator("h1:not(:has-text('Sun'))").wait_for()
    preview.write("content/2025-03-02.md", "# Sun\n\nRowed back.\n")

    page.locator("p", has_text="Rowed back").wait_for()


def test_a_draft_says_that_it_is_not_published(page: Any, preview: Preview) -> None:
    _go(page, preview, "draft/")

    assert page.locator(".preview-note").text_content() == "Not published: draft."


def test_on_a_phone_the_note_about_a_draft_stands_clear_of_the_problems(page: Any, preview: Preview) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    _go(page, preview, "draft/")
    note, panel = (page.locator(name).bounding_box() for name in (".preview-note", ".preview-panel"))

    assert note["y"] + note["height"] <= panel["y"]


def test_what_names_the_note_without_a_link_stands_below_it_and_stays_there(page: Any, preview: Preview) -> None:
    preview.write("content/2025-03-03.md", "# Fog\n\nRain all day, again.\n")
    preview.until("/a/b/2025/03/03/", lambda answer: answer.status == 200)
    _go(page, preview, "2025/03/01/")
    shown = page.locator(".preview-named li")
    shown.wait_for()

    assert shown.locator("mark").inner_text() == "Rain all day"
    preview.write("content/2025-03-01.md", DAY.replace("Mended the net", "Mended the sail"))
    page.locator("p", has_text="Mended the sail").wait_for()
    assert shown.count() == 1
    shown.locator("a", has_text="Fog").click()
    page.wait_for_url("**/2025/03/03/")

"""The search for a word in another form than the one written, and for days, typed into a small journal of four languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.browser.server import serving
from tests.browser.typed import found
from tests.conftest import Shared
from tests.sites import built

pytestmark = pytest.mark.browser

_NOTES: Final = {
    "2026-01-02": "# 문서 정리\n\n발표에 쓸 문서를 정리했다. 사람은 많다.",
    "2026-01-03": "# 발표 준비\n\n문서의 순서를 바꿨다. 머신러닝 책을 읽었다. 사랑 노래를 들었다.",
    "2026-01-04": "# 복습\n\n머신 러닝 강의를 다시 들었다. 책은 읽기 어렵다. 단어를 배우는 날.",
    "2026-01-05": "# 피아노\n\n새 곡을 배웠다. API에서 받은 값.",
    "2026-02-02": "# サーバーの設定\n\nサーバーを再起動した。長い小説を読んだ。りんごを買う。",
    "2026-02-03": "# 運用\n\nサーバ が落ちた。新聞を読みます。リンゴは高い。APIを使う。",
    "2026-02-04": "# 行動\n\nインターフェースを学ぶ。",
    "2026-03-02": "# 笔记\n\n今天学习了链表。晚上读完了第三章。",
    "2026-03-03": "# 计划\n\n学习计划写好了，截止 1月5日。",
    "2026-04-02": "# Trees\n\nParsing a note by hand; the frontmatter is short.",
    "2026-04-03": "# Rules\n\nParse the front matter. Two notes, three quarters, 3/4.",
    "2026-04-04": "# Rain\n\nIrene's boat in ＡＢＣ harbour; nothing to carry, not yet.",
    "2026-04-05": "# Quay\n\n" + "Fog. " * 60 + "\n\n- [ ] High tide.\n  South wind by the lighthouse.",
}


@pytest.fixture(scope="session")
def base(shared: Shared) -> Iterator[str]:
    """The address at which the small journal is served."""

    def make(folder: Path) -> None:
        (folder / "content").mkdir()
        for day, text in _NOTES.items():
            (folder / "content" / f"{day}.md").write_text(text + "\n", "utf-8")
        built(folder, folder / "content", folder)

    with serving(shared("forms", make) / "site") as address:
        yield address


@pytest.fixture(scope="module")
def page(chromium: Any) -> Iterator[Any]:
    opened = chromium.new_page()
    yield opened
    opened.close()


def _days(page: Any, base: str, query: str) -> list[str]:
    """The months and days of what is found, in order."""
    return [address[5:10].replace("/", "-") for address in found(page, base, query)]


# A query, the days that have it as it is typed, which come first, and those that have other forms of it.
_FORMS: Final = [
    ("문서를", "01-02", "01-03"),
    ("문서의", "01-03", "01-02"),
    ("문서에서", "", "01-02 01-03"),
    ("정리합니다", "", "01-02"),
    ("책을", "01-03", "01-04"),
    ("배우는", "01-04", "01-05"),
    ("배웠다", "01-05", "01-04"),
    ("사람이", "", "01-02"),
    ("머신러닝", "01-03", "01-04"),
    ("API를", "", "01-05 02-03"),
    ("サーバーを", "02-02", "02-03"),
    ("ｻｰﾊﾞ", "", "02-02 02-03"),
    ("読みます", "02-03", "02-02"),
    ("リンゴ", "02-03", "02-02"),
    ("インタフェース", "", "02-04"),
    ("行きます", "", ""),
    ("学习了", "03-02", "03-03"),
    ("读了", "", "03-02"),
    ("parse", "04-03", "04-02"),
    ("notes", "04-03", "04-02"),
    ("front matter", "04-03", "04-02"),
    ("Irene’s boats", "", "04-04"),
    ("abc", "", "04-04"),
]
_DAYS: Final = [
    ("2026年1月5日", ["01-05"]),
    ("2026/1/5", ["01-05"]),
    ("2026년 1월 5일", ["01-05"]),
    ("5 January 2026", ["01-05"]),
    ("２０２６－０１－０５", ["01-05"]),
    ("2026年3月", ["03-03", "03-02"]),
    ("W01", ["01-04", "01-03", "01-02"]),
    ("2026年第1周", ["01-04", "01-03", "01-02"]),
    ("1月5日", ["01-05", "03-03"]),
    ("3/4", ["04-03"]),
    ("type：daily 2026-04 notes", ["04-03", "04-02"]),
    ("Type:daily 2026-04 notes", ["04-03", "04-02"]),
]
_MARKED: Final = [
    ("문서를", {"문서를", "문서"}),
    ("배우는", {"배우는", "배웠"}),
    ("読みます", {"読みます", "読ん"}),
    ("学习了", {"学习了", "学习"}),
    ("notes", {"notes", "note"}),
    ("1月5日", {"1月5日"}),
]


def test_a_word_is_found_in_other_forms_below_its_own(page: Any, base: str) -> None:
    wrong = {}
    for query, first, others in _FORMS:
        days = _days(page, base, query)
        at = len(first.split())
        if days[:at] != first.split() or sorted(days[at:]) != sorted(others.split()):
            wrong[query] = days

    assert wrong == {}


def test_a_day_is_found_however_it_is_typed(page: Any, base: str) -> None:
    assert [(query, _days(page, base, query)) for query, _ in _DAYS] == _DAYS


def test_what_is_marked_is_what_was_found(page: Any, base: str) -> None:
    def marked(query: str) -> set[str]:
        found(page, base, query)
        page.wait_for_selector(".hits li:last-child mark")
        return set(page.locator(".hits mark").all_inner_texts())

    assert [(query, marked(query)) for query, _ in _MARKED] == _MARKED


def test_words_on_different_lines_stay_apart_where_they_are_quoted(page: Any, base: str) -> None:
    found(page, base, "lighthouse")

    page.wait_for_selector(".hits p:last-child:has-text('tide. South wind')")


def test_a_syllable_is_looked_for_before_it_is_done(page: Any, base: str) -> None:
    page.goto(base + "search/")
    session = page.context.new_cdp_session(page)
    page.locator(".searchbox input").focus()
    session.send("Input.imeSetComposition", {"text": "곡", "selectionStart": 1, "selectionEnd": 1})

    page.wait_for_selector(".hits a")


def test_enter_leads_to_what_was_typed_last(page: Any, base: str) -> None:
    found(page, base, "parsing")
    page.evaluate("""() => {
      const input = document.querySelector(".searchbox input");
      input.value = "boat";
      input.dispatchEvent(new Event("input"));
      input.form.requestSubmit();
    }""")

    page.wait_for_url("**/2026/04/04/**")

"""What is said of front matter that is not understood."""

import pytest

from journal.diagnostics import Code
from journal.read import read
from journal.resume import lost_in
from journal.rules import Rules
from journal.site.terms import Terms

_CODES = (Code.FRONT_KEY, Code.FRONT_VALUE)


def _told(*lines: str) -> list[tuple[str, int, int, str]]:
    text = "\n".join(("---", *lines, "---", "", "Scales."))
    found = read("strings.md", text.encode(), "", Rules()).note.found
    return [(each.code.value, each.where.line, each.where.column, each.hint) for each in found if each.code in _CODES]


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ("kind: dayly", 7, "did you mean `daily`?"),
        ("kind:   recipe", 9, "it can be `weekly`, `daily`, `monthly`, `reading`, `page` or `log`"),
        ('kind: "dayly"', 8, "did you mean `daily`?"),
        ("type: weeekly", 7, "did you mean `weekly`?"),
        ("draft: yes please", 8, "write `true` or `false`"),
        ("private: [maybe, not]", 1, "write `true` or `false`"),
        ("publish: nope", 10, "write `true` or `false`"),
        ("public: 비공개", 9, "write `true` or `false`"),
        ("unlisted: ja", 11, "write `true` or `false`"),
        ("visibility: friends", 13, "write `public`, `unlisted` or `private`"),
        ("listed: perhaps", 9, "write `true` or `false`"),
        ("lang: the usual one", 7, "a language is named as in `en`, `zh-Hans`, `ja`, `ko`"),
        ("language: Klingon", 11, "a language is named as in `en`, `zh-Hans`, `ja`, `ko`"),
        ("url: [/a/, /b/]", 1, "take one, and write the others into `redirect_from`"),
        ("tags: {music: scales}", 1, "write a list: `tags: [one, two]`"),
        ("title: {low: water}", 1, "write a text: `title: …`"),
    ],
)
def test_a_value_that_its_key_cannot_have_is_told(line: str, column: int, hint: str) -> None:
    assert _told(line) == [("front-value", 2, column, hint)]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("drfat: true", "draft"),
        ("priavte: yes", "private"),
        ("pubilsh: false", "publish"),
        ("daet: 2026-03-09", "date"),
        ("updatd: 2026-03-09", "updated"),
        ("knid: weekly", "kind"),
        ("tgas: [viola]", "tags"),
        ("tilte: Scales", "title"),
        ("descripton: Scales", "description"),
        ("redirect-form: /old/", "redirect_from"),
    ],
)
def test_a_key_that_is_nearly_one_of_those_that_are_known_is_told(line: str, meant: str) -> None:
    assert _told(line) == [("front-key", 2, 1, f"did you mean `{meant}`?")]


@pytest.mark.parametrize(
    "line",
    [
        "kind: 周报",
        "kind:",
        "kind: {{kind}}",
        "type: article",
        "type: heading",
        "draft:",
        "draft: null",
        "draft: {{draft}}",
        "draft: Yes # until May",
        "public: n",
        "published: The Harbour, 2019",
        "lang: zh_TW",
        "lang: pt-BR",
        "language: English",
        "author: {name: Ann}",
        "url: [/a/]",
        "data: gauges.csv",
        "dates: many",
        "links: [one, two]",
        "publisher: The Harbour",
        "languages: [Python, Lua]",
        "cssclasses: [wide]",
        "rating: 5",
        "limited: true",
        "mood: good",
    ],
)
def test_what_is_understood_and_what_is_the_writers_own_is_not_told(line: str) -> None:
    assert _told(line) == []


def test_values_in_toml_are_told_too() -> None:
    text = '+++\nkind = "dayly"\n+++\n\nScales.\n'
    found = read("strings.md", text.encode(), "", Rules()).note.found

    assert [(each.code, each.where.line, each.where.column) for each in found] == [(Code.FRONT_VALUE, 2, 9)]


def test_why_a_note_is_not_published_is_told_though_nothing_else_of_it_is() -> None:
    text = "---\nkind: dayly\ndraft: until May\n---\n\nSee [the errata](errata.md).\n"
    note = read("strings.md", text.encode(), "", Rules()).note

    assert [(each.code, each.where.line) for each in lost_in([note], Terms())] == [(Code.FRONT_VALUE, 3)]


def test_a_comment_in_a_note_that_is_not_published_silences_that() -> None:
    text = "---\ndraft: until May\n---\n\n<!-- journal: ignore front-value -->\n"

    assert list(lost_in([read("strings.md", text.encode(), "", Rules()).note], Terms())) == []

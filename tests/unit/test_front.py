"""Front matter as people write it."""

from typing import Any

import pytest

from journal.diagnostics import Code
from journal.front import is_known, split, with_facts
from journal.note import Front
from journal.record import replace


def _front(*lines: str) -> Front:
    return split("\n".join(("---", *lines, "---", "text"))).front


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("title: Weirs", "title", "Weirs"),
        ("title:\tWeirs", "title", "Weirs"),
        ("title：堰", "title", "堰"),
        ("标题: 堰", "title", "堰"),
        ("タイトル: 堰", "title", "堰"),
        ("제목: 보", "title", "보"),
        ("title: 9.10", "title", "9.10"),
        ("title: no", "title", "no"),
        ("title: a: b", "title", "a: b"),
        ("title: [[a]] - [[b]]", "title", "[[a]] - [[b]]"),
        ('title: "open', "title", '"open'),
        ("title: @ann", "title", "@ann"),
        ("title: !x Weirs", "title", "Weirs"),
        ("title: null", "title", ""),
        ("title: {{ title }}", "title", ""),
        ("date: YYYY-MM-DD", "date", ""),
        ("date: <% tp.date.now() %>", "date", ""),
        ("date: NaN", "date", ""),
        ("date: 1741478400000", "date", "1741478400000"),
        ("date: 2026年3月9日", "date", "2026年3月9日"),
        ("日期：2026-03-09", "date", "2026-03-09"),
        ("author: {name: Ann}", "author", "Ann"),
        ("author: [Ann, Ben]", "author", "Ann, Ben"),
        ("作者: 李青", "author", "李青"),
        ("published: 2026-03-09", "published_on", "2026-03-09"),
        ("published: true", "published_on", ""),
        ("publishDate: 2026-03-09", "published_on", "2026-03-09"),
        ("pubDatetime: 2026-03-09", "published_on", "2026-03-09"),
        ("createdAt: 2026-03-09", "created", "2026-03-09"),
        ("Date-Created: 2026-03-09", "created", "2026-03-09"),
        ("작성일: 2026-03-09", "created", "2026-03-09"),
        ("updatedDate: 2026-03-09", "updated", "2026-03-09"),
    ],
)
def test_a_value_is_what_is_written(line: str, name: str, value: str) -> None:
    assert getattr(_front(line), name) == value


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        (["tags: [a, b]"], ("a", "b")),
        (["tags: a, b"], ("a", "b")),
        (["tags: a b"], ("a", "b")),
        (["tags: a/b"], ("a/b",)),
        (["tags: #a #b"], ("a", "b")),
        (['tags: "#a"'], ("a",)),
        (["tags:", "- a b", "- c"], ("a b", "c")),
        (["tags:", "  - a", "  -"], ("a",)),
        (["tags: 水、堰"], ("水", "堰")),
        (["tags: '[[tide tables]]'"], ("tide tables",)),
        (["tags: '[[tide tables]], sky、[[水]]'"], ("tide tables", "sky", "水")),
        (["tags:", "- '[[tide tables]]'", "- sky"], ("tide tables", "sky")),
        (["tags: 水位 记录"], ("水位 记录",)),
        (["tags: [[a, b]]"], ("a", "b")),
        (["tags: null"], ()),
        (["Tags: [A]", "keywords: b"], ("A", "b")),
        (["태그: [보]"], ("보",)),
    ],
)
def test_tags_are_read_in_every_form(lines: list[str], tags: tuple[str, ...]) -> None:
    assert _front(*lines).tags == tags


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("\ttitle: a", Code.BAD_FRONT_MATTER),
        ("title: {{ title }}", Code.BAD_FRONT_MATTER),
        ("title: a: b", Code.BAD_FRONT_MATTER),
        ("title: a\ntitle: b", Code.DUPLICATE_KEY),
        ("tags: #a", Code.TAG_VALUE),
    ],
)
def test_what_other_programs_cannot_read_is_reported(line: str, code: Code) -> None:
    assert [each.code for _, each in split(f"---\n{line}\n---\n").found] == [code]


def test_the_first_of_two_equal_keys_counts() -> None:
    assert _front("title: a", "title: b").title == "a"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nonly a rule\n\n---\n",
        "---\n- a\n---\n",
        "---\n\nWe rowed far. Note: the wind.\n\n- oil\n\n---\n",
        "---\n今天：很累\n- 跑步\n\n## 午后\n\n---\n",
        "---\n今天：很累\n\u3000\n跑步。\n---\n",
        "---\nNote: the wind\n- oil\n\ntext\n",
        "---\n- [ ] oil\nAuthor: a\n",
        "---",
        "---\n",
        "text\n---\ntitle: a\n---\n",
        "----\ntitle: a\n----\n",
        "",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert split(text).front.lines == 0


def test_a_line_that_is_no_key_is_reported_where_colons_are_full_width() -> None:
    (line0, finding) = split("---\n标题：潮\n无题\n---\n").found[0]

    assert (line0, finding.code) == (2, Code.BAD_FRONT_MATTER)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\ntitle: a\n---\n", 3),
        ("\n\n---\ntitle: a\n---\n", 5),
        ("--- \ntitle: a\n--- \n", 3),
        ("---\ntitle: a\n...\n", 3),
        ('+++\ntitle = "a"\n+++\n', 3),
        ("---\ntitle: a\ntext", 2),
        ("---\ntitle: a\n- oil\n", 2),
        ("---\ntitle: a\ntags:\n- a\n- b\ntext\n", 5),
        ("---\ntitle: a\nstray text\n---\n", 4),
        ("---\ntitle: a\nfrom: [[a]] - [[b]]\n---\n", 4),
    ],
)
def test_front_matter_takes_its_lines(text: str, lines: int) -> None:
    found = split(text).front

    assert (found.title, found.lines) == ("a", lines)


@pytest.mark.parametrize(
    "line", ["draft: true", "draft: yes", "draft: y", "private: on", "publish: no", "public: false", "published: 0"]
)
def test_a_note_may_be_kept_back(line: str) -> None:
    assert _front(line).hidden


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("草稿: 是", "draft"), ("下書き: はい", "draft"), ("초안: 예", "draft"), ("私密: true", "private"),
        ("非公開: はい", "private"), ("비공개: 네", "private"), ("公开: 否", "published"), ("公開: いいえ", "published"),
        ("공개: 아니요", "published"), ("draft: 是", "draft"),
    ],
)  # fmt: skip
def test_a_note_is_kept_back_in_the_words_of_its_language(line: str, why: str) -> None:
    assert _front(line).hidden == why


@pytest.mark.parametrize("line", ["\nkanban-plugin: board\n", "kanban-plugin: basic", "excalidraw-plugin: parsed"])
def test_what_a_plugin_keeps_in_a_note_is_no_text_of_the_journal(line: str) -> None:
    assert _front(line).hidden


@pytest.mark.parametrize("line", ["draft: until May", "private: [maybe]", "publish: nope", "public: 비공개"])
def test_a_note_is_kept_back_where_yes_and_no_cannot_be_told(line: str) -> None:
    assert _front(line).hidden


@pytest.mark.parametrize(
    "line",
    ["visibility: private", "Visibility: Draft", "visibility: 私密", "visibility: 비공개", "visibility: friends"],
)
def test_a_note_is_kept_back_from_all_who_are_not_said_to_see_it(line: str) -> None:
    assert (_front(line).hidden, _front(line).unlisted) == ("visibility", False)


def test_a_note_is_in_no_list_where_only_lists_have_not_to_show_it() -> None:
    found = _front("visibility: unlisted")

    assert (found.hidden, found.unlisted) == ("", True)


@pytest.mark.parametrize("line", ["unlisted: ja", "listed: not yet"])
def test_a_note_is_in_no_list_where_yes_and_no_cannot_be_told(line: str) -> None:
    assert _front(line).unlisted


@pytest.mark.parametrize(
    "line",
    [
        "draft: false",
        "draft: n",
        "draft:",
        "draft: {{draft}}",
        "publish: yes",
        "publish: ~",
        "published: true",
        "published: The Harbour, 2019",
        "drafts: true",
        "listed: yes",
        "visibility: public",
        "visibility: 公開",
        "visibility:",
        "草稿: 否",
        "公開: 2019-05-01",
        "公开: 是",
    ],
)
def test_a_note_is_published_else(line: str) -> None:
    found = _front(line)

    assert (found.hidden, found.unlisted) == ("", False)


def test_a_list_of_addresses_gives_the_first() -> None:
    assert _front("url: [/a/, /b/]").url == "/a/"


@pytest.mark.parametrize(
    ("lines", "line0", "start", "end", "reason"),
    [
        (["title = Weirs"], 1, 8, 9, "no value"),
        (["date = 2026-03-09", "title = Weirs", "tags = []"], 2, 8, 9, "no value"),
        (["date = 2026-02-30"], 1, 7, 8, "no day of the calendar"),
        (['title = "Weirs', "tags = []"], 1, 14, 14, "the line ends within a text"),
        (["title: Weirs"], 1, 5, 6, "no `=` behind the key"),
    ],
)
def test_what_is_wrong_in_toml_has_its_place(lines: list[str], line0: int, start: int, end: int, reason: str) -> None:
    ((line, finding),) = split("\n".join(("+++", *lines, "+++", "text"))).found

    assert (line, finding.start, finding.end) == (line0, start, end)
    assert finding.message == f"this front matter cannot be read: {reason}"


def test_other_keys_are_kept() -> None:
    assert _front("mood: calm", "size: {w: 1, h: 2}").extra == (("mood", "calm"), ("size", "w: 1, h: 2"))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([("author", "Ben")], {"author": "Ann"}),
        ([("source", "<https://example.org>")], {"source": "https://example.org"}),
        ([("tags", "#b #c")], {"tags": ("a", "b", "c")}),
        ([("title", "x"), ("url", "/y")], {"title": "", "url": ""}),
        ([("private", "true")], {"hidden": "private"}),
        ([("draft", "the second")], {"hidden": ""}),
        ([], {"author": "Ann"}),
    ],
)
def test_facts_in_the_text_fill_what_is_open(facts: list[tuple[str, str]], expected: dict[str, Any]) -> None:
    found = with_facts(Front(author="Ann", tags=("a",)), facts)

    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(("key", "expected"), [("Tags", True), ("作者", True), ("draft", True), ("mood", False)])
def test_a_key_is_known_or_not(key: str, *, expected: bool) -> None:
    assert is_known(key) is expected


@pytest.mark.parametrize(
    "line",
    ["title: Ebb: and flow", "title: 3 boats, 2 oars", "title:", "title:  wide  ", "title: a #b", "title: 潮汐、风",
     "title: 9:30", "tags: [ebb, flow tide]", "tags: []", "tags: [ebb,]", "tags: [a b] ", "tags: [9:30]", "x: - a"],
)  # fmt: skip
def test_front_matter_that_is_read_without_yaml_says_the_same(line: str) -> None:
    # What has a comment is left to YAML.
    assert replace(_front(line), lines=0) == replace(_front(line, "# a comment"), lines=0)


@pytest.mark.parametrize("piece", ["{", "[", "- ", "? ", "{a: ", '["]", '])
def test_front_matter_that_nests_as_deep_as_no_stack_goes_is_told(piece: str) -> None:
    for text in (f"title: Weir\nmore: {piece * 40_000}", f"title: Weir\nmore:\n  {piece * 40_000}"):
        read = split(f"---\n{text}\n---\nText.\n")

        assert read.front.title == "Weir"
        assert [finding.code for _, finding in read.found] == [Code.BAD_FRONT_MATTER]


def test_front_matter_may_hold_many_lists() -> None:
    names = ", ".join(f"[[n{number}]]" for number in range(2_000))

    assert split(f"---\naliases: [{names}]\n---\n").found == ()

"""One file as a note."""

import pytest

from journal.diagnostics import Code
from journal.note import Read
from journal.read import read
from journal.rules import Rules


def _read(text: str | bytes, name: str = "note.md") -> Read:
    return read(name, text.encode() if isinstance(text, str) else text, "", Rules())


def _everything(found: Read) -> str:
    return repr((found.note, found.body))


_SECRETS = [
    "a %%pssst%% b",
    "%%\npssst\n\n- [ ] pssst #pssst\n%%",
    "# T %%pssst%%\n\na",
    "- [ ] a %%pssst%%",
    "- a %%pssst\n  pssst%%",
    "> a %%pssst%%",
    "| a %%pssst%% |\n|---|\n| %%pssst%% |",
    "a[^1]\n\n[^1]: b %%pssst%%",
    "%%tags: #pssst%%\n\ndate: 2026-03-09",
    "%%[pssst](pssst.md) ![pssst](pssst.png)%%",
    "```\n1. a %%pssst%%\n2. b\n3. c\n```",
    "## Questions\n\n- why? %%pssst%%",
    "author:: Ann %%pssst%%",
    "%%\npssst, which nothing closes",
    "%%\n```\npssst\n```\n%%",
    "{% comment %}\npssst\n{% endcomment %}",
    "a {% comment %}pssst{% endcomment %} b",
    "%%秘密pssst%%と、%%pssst비밀%%",
]


@pytest.mark.parametrize("text", _SECRETS)
def test_no_word_of_a_comment_is_kept(text: str) -> None:
    assert "pssst" not in _everything(_read(text))


@pytest.mark.parametrize(
    "text", ["```\n%%kept%%\n```", "`%%kept%%`", "~~~mermaid\n%% kept\n%% too\n~~~", "5%% kept 6%%"]
)
def test_what_is_no_comment_stays(text: str) -> None:
    assert "kept" in _everything(_read(text))


def test_a_comment_moves_no_line() -> None:
    assert _read("%%\na\n%%\n\n- [ ] b").note.tasks[0].line == 5


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_do_not_matter(ends: str) -> None:
    text = "---\ntitle: a\n---\n\n# b\n\n- [ ] c\n"

    assert _read(text.replace("\n", ends)) == _read(text)


def test_a_mark_of_the_byte_order_does_not_matter() -> None:
    assert _read(b"\xef\xbb\xbf---\ntitle: a\n---\n").note.front.title == "a"


@pytest.mark.parametrize(
    ("text", "told_by"),
    [
        ("---\ndate: 2026-03-09\n---\n", "date"),
        ("date: 2026-03-09", "property"),
        ("# T\n\n**日期**：2026年3月9日", "property"),
        ("날짜:: 2026-03-09", "property"),
        ("# 2026-03-09", "title"),
        ("---\ncreated: 2026-03-09\n---\n", "created"),
        ("---\npublishDate: 2026-03-09\n---\n", "created"),
    ],
)
def test_a_date_is_told_by_many_things(text: str, told_by: str) -> None:
    assert _read(text).note.dates[0].told_by == told_by


@pytest.mark.parametrize("other", ["author: Ann", "isbn: 9780306406157", "source: https://sluice.example/"])
def test_a_work_that_was_published_dates_no_note(other: str) -> None:
    assert _read(f"---\n{other}\npublished: 1998-03-09\n---\n").note.dates == ()


@pytest.mark.parametrize("date", ["2026-02-30", "some day", "31/31/2026"])
def test_a_date_that_is_none_is_reported(date: str) -> None:
    assert [each.code for each in _read(f"---\ndate: {date}\n---\n").note.found] == [Code.BAD_DATE]


@pytest.mark.parametrize("date", ["2026-03-09", "NaN", "{{date}}", "1741478400000", "2026-03-09T10:00:00+09:00", ""])
def test_a_date_or_none_at_all_is_not(date: str) -> None:
    assert Code.BAD_DATE not in {each.code for each in _read(f"---\ndate: {date}\n---\n").note.found}


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("a", "2025-W53.md", 1),
        ("# Week 53, 2025", "note.md", 1),
        ("---\ndate: 2025-12-31\ntitle: 2025年第53周\n---\n", "note.md", 3),
    ],
)
def test_a_week_that_its_year_has_not_is_reported(text: str, name: str, line: int) -> None:
    (found,) = _read(text, name).note.found

    assert (found.code, found.where.line) == (Code.BAD_DATE, line)
    assert found.message == "there is no week 2025-W53: 2025 has 52 weeks"


@pytest.mark.parametrize("name", ["2026-W53.md", "2025-W52.md", "Week 53.md", "2025.md", "60 weeks 2025.md"])
def test_a_week_that_is_there_is_not(name: str) -> None:
    assert _read("a", name).note.found == ()


def test_facts_are_shown_as_a_list() -> None:
    (text,) = _read("author:: Ann").body.texts

    assert text == ('<dl class="stated">\n<div><dt>author</dt><dd>Ann</dd></div>\n</dl>\n',)


def test_links_to_the_days_around_are_no_excerpt() -> None:
    about = "<< [[2026-03-08]] | [Tuesday](2026-03-10.md) >>"

    assert _read(f"{about}\n\nThe weir was dry.").note.excerpt == "The weir was dry."
    assert _read(f"{about}\n\n- the weir").note.excerpt == "the weir"
    assert _read("[[weir]] and [[gauge]]").note.excerpt == "weir and gauge"
    assert _read("[Weirs](https://example.org/a) [Silt](https://example.org/b)").note.excerpt == "Weirs Silt"


def test_a_table_is_quoted_from_below_its_head() -> None:
    note = _read("| Task | Time spent |\n|---|---|\n| scales | 30m |\n| letters | 10m |").note

    assert note.excerpt == "scales · 30m"
    assert note.words == 7


@pytest.mark.parametrize("label", ["学习", "阅读：", "What I did today:", "Hydrology", "할 일"])
def test_what_a_list_is_called_is_no_excerpt(label: str) -> None:
    assert _read(f"{label}\n\n- the weir\n\nMore:\n\n- the gauge").note.excerpt == "the weir"
    assert _read(f"{label}\n\nThe weir was dry.").note.excerpt == label


@pytest.mark.parametrize("line", ["Rented it.", "We went to the weir again", "今天很冷。"])
def test_a_sentence_above_a_list_is_an_excerpt(line: str) -> None:
    assert _read(f"{line}\n\n- the weir").note.excerpt == line


def test_facts_are_no_excerpt() -> None:
    assert _read("Author: Ann\n\nThe weir was dry.").note.excerpt == "The weir was dry."


@pytest.mark.parametrize("mark", ["[TOC]", "[toc]", "[[toc]]", "[[_TOC_]]", "{:toc}", "* TOC\n{:toc}"])
def test_the_place_for_the_headings_is_kept(mark: str) -> None:
    assert _read(f"{mark}\n").body.texts == ((("toc", 0),),)


def test_a_rule_at_the_top_is_a_rule() -> None:
    assert _read("---\n\na\n\n---\n").body.texts[0] == ("<hr>\n<p>a</p>\n<hr>\n",)


def test_conflicts_are_not_published() -> None:
    assert _read("<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n").note.front.hidden == "conflict"


def test_a_file_that_is_too_large_is_plain_text() -> None:
    found = read("note.md", b"# a\n" * 10, "", Rules(max_bytes=20))

    assert found.note.plain


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("- [ ] a %%hidden%% pay 📅 2024-02-30", "📅 2024-02-30"),
        ("- [ ] a <!-- hidden --> pay 📅 2024-02-30", "📅 2024-02-30"),
        ("- [ ] %%秘密%% 房租 %%x%% 交 📅 2024-02-30", "📅 2024-02-30"),
        ("- %%b%% [x] 9:00-8:00 scales", "9:00-8:00"),
        ("- [x] 9:00-8:00 scales %%b%%", "9:00-8:00"),
        ("> - [ ] a {% comment %}b{% endcomment %} pay 📅 2024-02-30", "📅 2024-02-30"),
        ("%%a\nb%% and\n\n- [ ] pay 📅 2024-02-30", "📅 2024-02-30"),
    ],
)
def test_a_problem_stands_where_it_is_written_whatever_comments_are_before_it(line: str, named: str) -> None:
    text = f"# 2024-03-09\n\n{line}\n"
    (found,) = read("a.md", text.encode(), "", Rules()).note.found
    lines = text.split("\n")

    assert lines[found.where.line - 1][found.where.column - 1 : found.where.end_column - 1] == named
    assert found.excerpt[0] == lines[found.where.line - 1]


def test_a_link_after_a_comment_stands_where_it_is_written() -> None:
    line = "low %%x%% [weir](weir.md) and %%y%% ![gate](gate.png)"
    note = read("a.md", line.encode(), "", Rules()).note

    assert (note.links[0].column, note.images[0].column) == (line.index("weir.md") + 1, line.index("gate.png") + 1)


def test_a_conflict_that_is_shown_as_code_is_none() -> None:
    conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    shown = read("a.md", f"See:\n\n```text\n{conflict}```\n".encode(), "", Rules()).note
    real = read("a.md", f"```text\n{conflict}```\n\n{conflict}".encode(), "", Rules()).note

    assert (shown.front.hidden, real.front.hidden) == ("", "conflict")


def test_a_digit_in_brackets_is_a_check_box_only_where_the_rules_say_so() -> None:
    text = b"- [1] rosin\n- [x] scales\n"

    assert [task.mark for task in read("a.md", text, "", Rules()).note.tasks] == ["x"]
    assert [task.mark for task in read("a.md", text, "", Rules(digits=True)).note.tasks] == ["1", "x"]


def test_a_weekday_that_comes_again_is_told_where_it_is_below_front_matter() -> None:
    text = b"---\nlang: en\n---\n# 2026-W11\n\n## Mon\n\nScales.\n\n**Monday**\n\n- new strings\n"
    (found,) = read("a.md", text, "", Rules()).note.found

    assert (found.code, found.where.line) == (Code.REPEATED_WEEKDAY, 10)
    assert found.message.startswith("`Monday` stands in this week already, in line 6")


def test_a_day_on_the_line_below_its_task_is_reported_there() -> None:
    found = _read("- TODO call the mill\n  DEADLINE: <2026-02-30 Mon>\n").note.found

    assert [(each.code, each.where.line, each.where.column) for each in found] == [(Code.BAD_DATE, 2, 3)]


def test_a_picture_that_is_named_as_a_note_is_told_in_one_sentence_and_not_published() -> None:
    data = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR $x$ #tag [x](gone.md) \xff\xfe" * 40
    for rules in (Rules(), Rules(max_bytes=100)):
        found = read("2026-03-09.md", data, "", rules)

        assert [(each.code, each.where.line, each.excerpt) for each in found.note.found] == [(Code.NOT_UTF8, 1, ())]
        assert found.note.front.hidden
        assert not found.note.links


_FRENCH = (
    "Je ne sais pas ce que les cordes ont, mais elles sont dans le son de la pièce et je les change pour un essai."
)
_RUSSIAN = "Сегодня сменил струны и долго играл гаммы, потом пошёл домой и читал."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"# 10/03/2026\n\n{_FRENCH}\n", (10, 3)),
        (f"## Lundi 9/3/2026\n\n{_FRENCH}\n", (9, 3)),
        (f"Datum: 3.10.26\n\n{_RUSSIAN}\n", (3, 10)),
        (f"**Дата:** 03/10/2026\n\n{_RUSSIAN}\n", (3, 10)),
        ("**Fecha**: 3/10/2026\n\nThe pegs slip.\n", (10, 3)),
        (
            "Tanggal: 3/10/2026\n\nHari ini saya tidak bermain, tetapi akan mengganti senar itu dan yang lain.\n",
            (3, 10),
        ),
        ("# 3/10/2026\n\nAstăzi nu am cântat, dar am schimbat corzile și ce este pe perete.\n", (3, 10)),
        ("# ٣/١٠/٢٠٢٦\n\nغيرت اليوم أوتار العود وعزفت طويلا.\n", (3, 10)),
        ("# 10/03/2026\n\nThe pegs slip, and I do not know what is to be done of it.\n", (3, 10)),
    ],
)
def test_the_language_of_a_note_says_whether_the_day_comes_first(text: str, day: tuple[int, int]) -> None:
    note = _read(text).note
    written = note.dates[0].start if note.dates else note.days[0].written

    assert (written.day, written.month) == day


def test_a_file_has_the_year_first_in_any_language() -> None:
    assert [(each.told_by, str(each.start.on())) for each in _read(_RUSSIAN, "25.03.10.md").note.dates] == [
        ("file name", "2025-03-10")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a\n{: .pssst}",
        "{: .pssst}\na",
        "- a\n{: .pssst .b}\n- c",
        "> a\n{: #pssst}",
        '![a](a.png){: width="50%" .pssst}',
        "[a](b.md){:.pssst.b}",
        "**a**{: style='pssst'}",
        '## a\n{: .pssst id="20310309"}',
    ],
)
def test_attributes_of_kramdown_are_left_out(text: str) -> None:
    found = _everything(_read(text))

    assert "pssst" not in found
    assert "{:" not in found


@pytest.mark.parametrize(
    "text", ["`{: .kept}`", "    {: .kept}", "a {: .kept} b", "{:kept}", "{: kept .b", "{: .kept} a"]
)
def test_other_braces_stay(text: str) -> None:
    assert "kept" in _everything(_read(text))


_MIXED = """- [ ] before all headings 8:00-8:30

# Sand[^later]

[^early]: see ![bar](bar.png)

    - [ ] sound the bar 10:00-11:00

## Work

- [x] one
  - [ ] below 9:00-9:30
- [ ] two[^early]

## Questions[^asked]

- Why is the sand red?
  - Because of [iron](iron.md).
- How old is it?

| Day | Time |
|---|---|
| 9 March | 9:00-10:00 |

> - [ ] quoted 11:00-11:10

## Days

- 9 March: dug a well
- 10 March: filled it

## Tomorrow

- plant row 4

[^later]: see ![tide](tide.png)

    - [ ] wait for the tide 12:00-13:00

[^asked]: by whom?

    - Why is the sea green? 13:00-13:15
"""


@pytest.mark.parametrize("kind", ["days", "liners", "tasks", "plans", "times", "questions"])
def test_what_is_found_stands_in_the_order_of_sections_and_lines(kind: str) -> None:
    found = getattr(_read(_MIXED, "2031-W11.md").note, kind)

    assert found
    assert [each.section for each in found] == sorted(each.section for each in found)
    assert [each.line for each in found] == sorted(each.line for each in found)

"""Reading a note never fails, loses no word and does not depend on line ends or on the order of files."""

import re
from html import unescape
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.note import Body, Note, Pieces, Read
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.understood import tree, understood
from journal.wording.catalogue import CALLOUTS
from tests.linear import assert_in_proportion

_LINES = st.sampled_from(
    [
        "# Today", "# 26年3.9-3.15", "## 3.9", "## 3.10", "## TODO", "# Next week", "# Questions", "### Daily", "# 2026",
        "## [Looms](https://looms.example/a)", "## TODO weave", "## Warp [1/2]", "**3.11**", "---", "***", "===",
        "- [ ] open", "- [x] done: better than expectation", "  - [-] below", "\t- [?] why", "[x] bare", "• [ ] glyph",
        "- 9:00-10:00: loom", "- [x] 9.40-10.25: kiln", "- 3.9: rowed", "- 3.10: rested", "1、甲", "2、乙", "1.丙", "• dot",
        "- Q: who?", "- A: she", "Q: how?", "A: so", "- [TODO]", "    - [deep](https://looms.example/b)",
        "3. Work - Ada [2021, NIPS, 42 refs]", "   https://arxiv.org/abs/2104.00001v2", "    1. remark",
        "    n. related materials", "        1. Other", "n+1. related works", "````", "```", "~~~py", "%%", "%% aside %%",
        "| Date | Start | End |", "|---|---|---|", "| 2026/3/9 | 9:00 | 10:00 |", "> quoted", "> - [ ] in a quote",
        "> [!note] Title", "<div>", "</div>", "<!-- journal: ignore year-unknown -->", "<!-- open", "-->", "{% include x %}",
        "![a](b/2026-03-09-c.png)", "[[wiki#part|name]]", "==mark==", "$x^2$", "$\\bad$", "$$",
        "{% hint %}", "{% endhint %}", "{{< highlight go >}}", "{{< /highlight >}}", "{{< figure src=a.png >}}", "{% comment %}",
        "{% endcomment %}", "[TOC]", "end ^id", "term", ": meaning", "author:: she", "Author: she", "https://a.b/c。", "www.a.b",
        "**“a”**b", "[^1]: note", "text[^1]", "", "", "  ",
        "date: 2026-03-09", "tags: #a #b", "title: [x", "Date: 2026-03-10", "Itâ€™s", "ä¸ºä»", "SCHEDULED: <2026-03-09 Mon +1w>",
    ]
)  # fmt: skip
_WORDS = st.text(
    alphabet="abcdexyz 0123456789.:-[](){}*_`#>!|~$%^&\\\"'\t，。：（）甲乙あア가나\u200b\ufeff\u00a0é", max_size=40
)
_MARKDOWN = st.lists(st.one_of(_LINES, _WORDS, st.builds("{}{}".format, _LINES, _WORDS)), max_size=25).map("\n".join)
_NAMES = st.sampled_from(["note.md", "2026-03-09.md", "weekly-4.md", "2026/03/10.md", "daily/a.md", "3.9-3.15.md"])


def _read(text: str, name: str = "note.md") -> Read:
    return read(name, text.encode("utf-8", "surrogatepass"), "", Rules())


def _pieces(body: Body) -> list[str | tuple[str, int]]:
    every: list[str | tuple[str, int]] = []
    for pieces in (*body.heads, *body.texts):
        every += pieces
    return every


@given(st.binary(max_size=400), _NAMES)
def test_any_bytes_are_read(data: bytes, name: str) -> None:
    found = read(name, data, "", Rules())

    assert len(found.body.texts) == len(found.note.sections)


@given(_MARKDOWN, _NAMES)
def test_any_markdown_is_read_assembled_and_told(text: str, name: str) -> None:
    told = understood(assemble([_read(text, name).note], Terms()))

    assert tree(told, text.split("\n"))


@given(_MARKDOWN)
def test_every_task_that_is_counted_is_shown(text: str) -> None:
    found = _read(text)
    holes = [piece for piece in _pieces(found.body) if not isinstance(piece, str)]

    shown = sorted(index for kind, index in holes if kind in ("task", "heading-task"))

    assert shown == list(range(len(found.note.tasks)))


@given(_MARKDOWN)
def test_holes_point_into_the_note(text: str) -> None:
    note, body = _read(text).note, _read(text).body
    sizes = {
        "task": len(note.tasks), "task-end": len(note.tasks), "heading-task": len(note.tasks), "plan": len(note.plans),
        "plan-end": len(note.plans), "liner": len(note.liners), "time": len(note.times), "time-end": len(note.times),
        "question": len(note.questions), "question-end": len(note.questions), "link": len(note.links), "toc": 1, "note": len(body.notes),
        "wiki": len(note.links), "href": len(note.links), "image": len(note.images), "src": len(note.images),
        "embed": len(note.links), "cited": len(note.references), "table": 1, "callout": len(CALLOUTS),
    }  # fmt: skip
    # The number of these is what they say: how many items, works, remarks.
    said = {"ui", "remark", "comma", "items", "references", "remarks", "more"}

    holes = [piece for piece in _pieces(body) if not isinstance(piece, str) and piece[0] not in said]
    assert [piece for piece in holes if piece[1] >= sizes[piece[0]]] == []


@given(_MARKDOWN)
def test_parents_come_before_their_children(text: str) -> None:
    tasks = _read(text).note.tasks

    assert all(task.parent is None or task.parent < index for index, task in enumerate(tasks))


@given(_MARKDOWN)
def test_line_ends_make_no_difference(text: str) -> None:
    unix, windows = _read(text), read("note.md", text.replace("\n", "\r\n").encode(), "", Rules())

    assert (unix.note, unix.body) == (windows.note, windows.body)


@given(_MARKDOWN)
def test_every_place_lies_inside_the_file(text: str) -> None:
    count = len(text.split("\n"))
    note = _read(text).note
    lines = [
        each.line for each in (*note.tasks, *note.plans, *note.questions, *note.references, *note.days, *note.times)
    ]
    lines += [found.where.line for found in note.found]

    assert all(1 <= line <= count for line in lines)


@given(st.lists(_MARKDOWN, min_size=3, max_size=3))
def test_the_order_of_files_makes_no_difference(texts: list[str]) -> None:
    notes = [
        _read(text, name).note for text, name in zip(texts, ("a.md", "b/2026-03-09.md", "weekly-2.md"), strict=True)
    ]
    sites = [understood(assemble(each, Terms())) for each in permutations(notes)]

    assert all(site == sites[0] for site in sites)


# ---- no word is lost

_PLAIN = st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), min_size=1, max_size=5).map(" ".join)
_SHAPES = st.sampled_from(
    ["{}", "# {}", "### {}", "- {}", "  - {}", "1. {}", "    1. {}", "- [ ] {}", "  - [x] {}", "[x] {}", "• {}", "1、{}",
     "> {}", "- 3.9: {}", "- 9:00-10:00 {}", "n. {}", "| {} |", "| a |\n|---|\n| b | {} |", "☐ {}", "Q: {}", "A: {}", "- [TODO]\n  - {}", "## TODO {}", "    {}",
     "**3.9** {}", "## 3.9: {}", "# Next week\n- {}", "# Questions\n- {}", "```\n{}\n```", "- [?] {}", "- [x] {} 📅 2026-03-09"]
)  # fmt: skip


def _known(note: Note, body: Body) -> str:
    """All words that a page or a diagnostic shows of a note."""
    html = "".join(piece if isinstance(piece, str) else " " for piece in _pieces(body))
    fields = [
        *(
            value
            for task in note.tasks
            for value in (task.text, task.details.outcome_text, task.details.recurrence or "", *task.notes)
        ),
        *(value for task in note.tasks for pair in (*task.details.fields, *task.details.raw_fields) for value in pair),
        *(section.title for section in note.sections),
        *(found.message for found in note.found),
    ]
    return unescape(re.sub(r"<[^>]*>", " ", html)) + " " + " ".join(fields)


@given(st.lists(st.tuples(_SHAPES, _PLAIN), max_size=14))
def test_every_word_is_shown_or_reported(lines: list[tuple[str, str]]) -> None:
    found = _read("\n".join(shape.format(words) for shape, words in lines))
    known = set(re.findall(r"[a-z]+", _known(found.note, found.body)))

    assert [word for _, words in lines for word in words.split() if word not in known] == []


# ---- time

_HOSTILE = {
    "boxes": "- [ ] a\n" * 20_000,
    "deep boxes": "".join(f"{'  ' * (n % 40)}- [x] a\n" for n in range(6_000)),
    "brackets": "[" * 200_000,
    "brackets in a title": "# " + "[" * 200_000,
    "brackets in an item": "- " + "[" * 100_000,
    "spaces behind a bold day": "**2026-03-09**" + " " * 100_000 + "a",
    "links in a day": "## " + "[2026-03-09](" * 12_000,
    "stars": "*a " * 60_000,
    "stressed": "*a* " * 30_000,
    "stressed in two scripts": "the *甲* is so, " * 20_000,
    "ticks": "`" * 100_000 + "\n" + "` " * 50_000,
    "colons": "- [x] " + "a: " * 60_000,
    "dates": "## 3.9\n" * 20_000,
    "ranges": "# 2026-03-09\n" + "- 9:00-10:00, " * 14_000,
    "numbers": "1、" * 60_000,
    "loose lists": "1、a\n" * 40_000,
    "outline": "n. a\n    1. b\n       https://x.example/y\n" * 5_000,
    "open fences": "```\n" * 50_000,
    "questions": "# Questions\n" + "- why?\n" * 25_000,
    "pairs": "Q: a\nA: b\n" * 20_000,
    "table": "|a|b|\n|---|---|\n" + "|1|2|\n" * 30_000,
    "quotes": "> " * 60_000 + "a",
    "comments": "<!-- journal: ignore " * 9_000,
    "emoji": "- [ ] " + "📅 2026-03-09 " * 12_000,
    "front matter": "---\n" + "a: [\n" * 40_000,
    "mojibake": "â€" * 60_000,
    "percent signs": "%%a%% " * 30_000,
    "tags": "{% hint %}\n" * 18_000,
    "open callouts": "::: tip\n" * 18_000,
    "open callouts in items": "- ::: tip\n" * 18_000,
    "addresses": "https://a.b/ " * 15_000,
    "brackets in addresses": "https://a[" * 20_000,
    "marks": "==a" * 60_000,
    "formulas": "$x$ " * 40_000,
    "meanings": "a\n: b\n" * 15_000,
    "footnotes": "[^1]: [^1]\n" * 15_000,
    "open references": "[^1]: a\n\n" + "[^" * 60_000,
    "facts": "a:: b\n" * 30_000,
    "tabs": "\t" * 100_000 + "- [ ] a",
    "images": "![a](b" * 30_000,
    "definitions": "[a]: b\n" * 25_000,
}


@pytest.mark.parametrize("text", list(_HOSTILE.values()), ids=list(_HOSTILE))
def test_a_hostile_text_takes_time_in_proportion(text: str) -> None:
    assert_in_proportion(_read, text[: len(text) // 6])


@pytest.mark.slow
@pytest.mark.parametrize("text", list(_HOSTILE.values()), ids=list(_HOSTILE))
def test_a_long_hostile_text_takes_time_in_proportion(text: str) -> None:
    assert_in_proportion(_read, text)


def test_a_body_has_a_head_and_a_text_for_each_section() -> None:
    found = _read("a\n# b\nc\n## d\n")
    heads: tuple[Pieces, ...] = found.body.heads

    assert len(heads) == len(found.body.texts) == len(found.note.sections) == 3

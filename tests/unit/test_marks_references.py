"""Works that are cited: which items cite one, and what is said of it."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.marks import outline
from journal.marks.brackets import venue_of
from journal.marks.references import Citations, Reference, from_link, media_range, rating_hint, read
from tests.linear import assert_in_proportion


def _read(text: str) -> Citations:
    return read(outline.read(text))


def _one(text: str) -> Reference:
    (reference,) = _read(text).references
    return reference


# ---- which items cite a work


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1. Tides\n   https://a.example/x", "Tides"),
        ("1. Tides\nhttps://a.example/x", "Tides"),
        ("1. https://a.example/x", "https://a.example/x"),
        ("1.\n   https://a.example/x", "https://a.example/x"),
        ("1. Tides [2021, OSDI, 42 refs]", "Tides"),
        ("1. Tides [42 refs]", "Tides"),
        ("1. Tides [OSDI'21]", "Tides"),
        ("1. [Tides](https://a.example/x) - short", "Tides"),
        ("1. 潮汐调度【2021，引用 42】", "潮汐调度"),
        ("1. 潮のみちひ\n   https://a.example/x", "潮のみちひ"),
        ("1. 밀물과 썰물 [2021, 인용 42회]", "밀물과 썰물"),
        ("- Tides\n  https://a.example/x", "Tides"),
        ("https://a.example/x", "https://a.example/x"),
        ("1. Tides [basics]\n   https://a.example/x", "Tides [basics]"),
        ("1. 图示潮汐[入门篇] - 沈南\n   https://a.example/x", "图示潮汐[入门篇]"),
    ],
)
def test_an_item_with_an_address_or_brackets_cites_a_work(text: str, title: str) -> None:
    assert _one(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        "1. Tides",
        "1. Tides - rising and falling",
        "1. read https://a.example/x today",
        "1. Tides [basics]",
        "1. Tides [512, 1024]",
        "1. Tides [2021](notes.md)",
        "1. Tides [[2021 notes]]",
        "1. Tides[^2021]",
        "1. Tides [x > 2021, 512]",
        "1. Tides [4096]",
        "1. [2021, OSDI, 42 refs]",
        "1. in [2021, OSDI] they say so",
        "1. [local](notes.md) - text",
        "n. related materials",
        "1. [in 2021 we went to the sea and saw a storm]",
        "1. https://forge.example/harp/strings/commit/0a1b2c3d4e5f",
        "1. [Day 3](https://forge.example/harp/strings/commit/0a1b2c3d4e5f) - the pegs",
        "1. Pegs\n   https://forge.example/harp/strings/-/commit/0a1b2c3",
    ],
)
def test_other_items_cite_nothing(text: str) -> None:
    assert _read(text).references == ()


# ---- author or site


@pytest.mark.parametrize(
    ("text", "title", "author"),
    [
        ("Tides - Noor Lindqvist", "Tides", "Noor Lindqvist"),
        ("Tides -  Noor Lindqvist ", "Tides", "Noor Lindqvist"),
        ("Tides - part 1 - Noor Lindqvist", "Tides - part 1", "Noor Lindqvist"),
        ("Tides — part 1 - Noor", "Tides — part 1", "Noor"),
        ("Tides — part 1", "Tides — part 1", ""),
        ("Deep-sea tides", "Deep-sea tides", ""),
        ("潮汐 - 沈南", "潮汐", "沈南"),
        ("潮 － 佐波", "潮", "佐波"),
        ("밀물 - 한결", "밀물", "한결"),
        (f"Tides - {'x' * 61}", f"Tides - {'x' * 61}", ""),
        ("- Noor", "", "-"),
        ("Tides - Noor [2021]", "Tides", "Noor"),
        ("Tides [2021] - Noor", "Tides", "Noor"),
    ],
)
def test_the_author_follows_the_last_spaced_hyphen(text: str, title: str, author: str) -> None:
    reference = _one(f"1. {text}\n   https://a.example")

    assert (reference.title, reference.author) == ((title, author) if title else ("- Noor", ""))


# ---- brackets


@pytest.mark.parametrize(
    ("brackets", "year", "venue", "citations", "org"),
    [
        ("2021, NIPS, 42 refs", 2021, "NeurIPS", 42, ""),
        ("42 refs, NIPS, 2021", 2021, "NeurIPS", 42, ""),
        ("NeurIPS 2021", 2021, "NeurIPS", None, ""),
        ("OSDI'21", 2021, "OSDI", None, ""),
        ("SOSP ’97, 9 citations", 1997, "SOSP", 9, ""),
        ("2021, 1,234 refs", 2021, "", 1234, ""),
        ("2021,510 refs", 2021, "", 510, ""),
        ("2021, 1.2k citations", 2021, "", 1200, ""),
        ("2021, cited by 7", 2021, "", 7, ""),
        ("2021, 3k+ refs", 2021, "", 3000, ""),
        ("2021, Tidewater Labs, 7 refs", 2021, "", 7, "Tidewater Labs"),
        ("2021, ATC, Tidewater", 2021, "ATC", None, "Tidewater"),
        ("2021", 2021, "", None, ""),
        ("7 refs", None, "", 7, ""),
        ("1 ref", None, "", 1, ""),
        ("July 2021, VLDB", 2021, "VLDB", None, "July"),
        ("2021-07-03, 4 refs", 2021, "", 4, ""),
        ("USENIX Security 2020", 2020, "USENIX Security", None, ""),
        ("S&P, 2020", 2020, "S&P", None, ""),
        ("2021，引用 42", 2021, "", 42, ""),
        ("2021、被引用数 42", 2021, "", 42, ""),
        ("2021, 被引 42 次", 2021, "", 42, ""),
        ("2021, 1.2万引用", 2021, "", 12000, ""),
        ("2021, 42回引用", 2021, "", 42, ""),
        ("2021, 인용 42", 2021, "", 42, ""),
        ("2021, 42회 인용", 2021, "", 42, ""),
        ("2020, 2021", 2020, "", None, ""),
    ],
)
@pytest.mark.parametrize("pair", ["[]", "【】"])
def test_brackets_hold_year_venue_and_citations_in_any_order(
    brackets: str, year: int | None, venue: str, citations: int | None, org: str, pair: str
) -> None:
    found = _one(f"1. Tides    {pair[0]}{brackets}{pair[1]}")

    assert (found.title, found.year, found.venue, found.citations, found.org) == ("Tides", year, venue, citations, org)


def test_what_is_in_brackets_beside_year_and_venue_stays_as_written() -> None:
    assert _one("1. Tides [2021, NIPS, 1,234 refs, Tidewater]").others == ("1,234 refs", "Tidewater")


def test_a_preprint_named_in_brackets_is_an_id() -> None:
    assert _one("1. Tides [2022, arXiv:2203.00417v2]").ids == ("arxiv:2203.00417",)


@pytest.mark.parametrize(
    ("name", "venue"),
    [("nips", "NeurIPS"), ("SysML", "MLSys"), ("USENIX ATC", "ATC"), ("EUROSYS", "EuroSys"), ("Tide", "")],
)
def test_a_venue_has_one_name(name: str, venue: str) -> None:
    assert venue_of(name) == venue


# ---- addresses


def test_ids_are_canonical_and_distinct() -> None:
    found = _one(
        "1. T\n   https://arxiv.org/abs/2203.00417v2\n   https://arxiv.org/pdf/2203.00417\n   https://b.example/y?utm_id=0"
    )

    assert found.ids == ("arxiv:2203.00417", "b.example/y")
    assert dict(found.extra) == {"version": "v2"}
    assert len(found.urls) == 3


def test_the_line_is_that_of_the_file() -> None:
    citations = read(outline.read("1. a\n2. T\n   https://a.example"), line0=10, section=4)

    assert (citations.references[0].line, citations.references[0].section) == (12, 4)


# ---- what is said of a work


@pytest.mark.parametrize(
    ("below", "remarks", "status"),
    [
        ("", (), "queued"),
        ("    1. worth a look\n", ("worth a look",), "noted"),
        ("   Read at sea.\n", ("Read at sea.",), "noted"),
        ("    1. one\n        1. two\n    2. three\n", ("one", "three"), "noted"),
        ("   first\n    1. second\n", ("first", "second"), "noted"),
        ("    n. related materials\n        1. U\n           https://b.example\n", (), "queued"),
        ("    1. U\n       https://b.example\n", (), "queued"),
        ("    1. 值得看\n", ("值得看",), "noted"),
    ],
)
def test_a_work_with_a_remark_is_noted(below: str, remarks: tuple[str, ...], status: str) -> None:
    first = _read(f"1. T\n   https://a.example\n{below}").references[0]

    assert (first.remarks, first.status) == (remarks, status)


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("1. T\n   https://a.example\n   n. related materials\n      1. U\n         https://b.example", [None, 0]),
        (
            "1. T\n   https://a.example\n   1. part\n      n. 相关资料\n         1. U\n            https://b.example",
            [None, 0],
        ),
        ("1. T\n   https://a.example\n   1. U\n      https://b.example\n      1. V [2020]", [None, 0, 1]),
        ("n. related works\n   1. U\n      https://b.example", [None]),
        ("1. topic\n   n. related works\n      1. U\n         https://b.example", [None]),
        ("1. T\n   https://a.example\n2. U\n   https://b.example", [None, None]),
    ],
)
def test_a_work_is_related_to_the_nearest_one_above(text: str, related: list[int | None]) -> None:
    assert [reference.related_to for reference in _read(text).references] == related


def test_indexes_go_on_from_the_first_one() -> None:
    citations = read(outline.read("1. topic\n2. T [2020]\n   1. U [2021]"), first=7)

    assert citations.of == (None, 7, 8)
    assert citations.references[1].related_to == 7
    assert citations.works == (None, *citations.references)


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("10:00 - 20:00, charts", (600, 1200)),
        ("0:30-1:15 intro", (30, 75)),
        ("1:02:03 – 1:05:00", (3723, 3900)),
        ("90:00 ~ 100:30", (5400, 6030)),
        ("3:00 到 5:00 讲队列", (180, 300)),
        ("3:00から5:00 待ち行列", (180, 300)),
        ("3:00부터 5:00까지", (180, 300)),
        ("(3:00-5:00) queues", (180, 300)),
        ("5:00 - 3:00", None),
        ("5:00 only", None),
        ("at 3:00 - 5:00", None),
        ("3:75 - 5:00", None),
        ("3.00 - 5.00", None),
    ],
)
def test_a_range_of_clock_times_is_a_stretch_of_a_recording(text: str, stretch: tuple[int, int] | None) -> None:
    assert media_range(text) == stretch


def test_a_stretch_belongs_to_the_nearest_work_above() -> None:
    text = (
        "1. T\n   https://a.example\n   1. U\n      https://b.example\n      1. part\n         1. 10:00 - 20:00, charts"
    )

    assert [reference.media_ranges for reference in _read(text).references] == [(), ((600, 1200),)]


@pytest.mark.parametrize(
    "text",
    [
        "very good", "good. Short.", "Interesting", "useful as an introduction", "this is the good part", "a must-read",
        "worth reading", "必看：潮汐", "写得非常清楚", "很有用", "面白い", "とても分かりやすい", "必読", "재미있다", "필독", "not very useful",
    ],
)  # fmt: skip
def test_praise_and_blame_are_hints(text: str) -> None:
    assert rating_hint(text)


@pytest.mark.parametrize(
    "text",
    [
        "queues grow",
        "useful life of a pump",
        "goods and tides",
        "the recommended approach is a queue",
        "潮汐",
        "潮汐の表",
        "밀물",
        "",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert rating_hint(text) == ""


def test_hints_below_a_work_are_remarks() -> None:
    citations = _read("1. interesting\n2. T\n   https://a.example\n   1. part\n      1. very good\n   2. plain")

    assert citations.remarks == {3}


def test_a_work_has_the_first_hint() -> None:
    assert _one("1. T\n   https://a.example\n   1. plain\n   2. very useful").rating_hint == "very useful"


# ---- a link at the start


@pytest.mark.parametrize(
    ("text", "title", "remark", "date"),
    [
        ("[Tides](https://a.example/x)", "Tides", "", ""),
        ("[Tides](https://a.example/x) - on the sea", "Tides", "on the sea", ""),
        ("[Tides](https://a.example/x): on the sea", "Tides", "on the sea", ""),
        ("[Tides](https://a.example/x) on the sea, 2021-03-04", "Tides", "on the sea", "2021-03-04"),
        ("[Tides](https://a.example/x) - sea - 2021/3/4", "Tides", "sea", "2021-03-04"),
        ("[Tides](https://a.example/x) (2021.03)", "Tides", "", "2021-03"),
        ("[Tides](https://a.example/x), March 4, 2021", "Tides", "", "2021-03-04"),
        ("[Tides](https://a.example/x) - 4 Mar 2021", "Tides", "", "2021-03-04"),
        ("[Tides](https://a.example/x) - 4th December, 2021", "Tides", "", "2021-12-04"),
        ("[Tides](https://a.example/x) - january 4th 2021", "Tides", "", "2021-01-04"),
        ("[Tides](https://a.example/x) sea (Mar 2021)", "Tides", "sea", "2021-03"),
        ("[Tides](https://a.example/x) (2021)", "Tides", "", "2021"),
        ("[Tides](https://a.example/x) the sea of 2021", "Tides", "the sea of 2021", ""),
        ("[Tides](https://a.example/x) 2021-13-04", "Tides", "2021-13-04", ""),
        ("[潮汐](https://a.example/x)：讲公平，2021年3月4日", "潮汐", "讲公平", "2021-03-04"),
        ("[潮](https://a.example/x)、海の話 2021年3月", "潮", "海の話", "2021-03"),
        ("[밀물](https://a.example/x) - 바다 이야기 2021년 3월 4일", "밀물", "바다 이야기", "2021-03-04"),
        ("**[Tides](https://a.example/x)** on the sea", "Tides", "on the sea", ""),
        ("[Tides [part 2]](https://a.example/x_(y))", "Tides [part 2]", "", ""),
        ('[Tides](https://a.example/x "The sea")', "Tides", "", ""),
        ("[Tides](<https://a.example/x>)", "Tides", "", ""),
        (
            "[Tides](https://a.example/x) - see [Moons](https://b.example) too",
            "Tides",
            "see [Moons](https://b.example) too",
            "",
        ),
    ],
)
def test_a_text_that_starts_with_a_link_cites_a_work(text: str, title: str, remark: str, date: str) -> None:
    found = from_link(text)

    assert found is not None
    assert (found.title, found.remarks, found.date, found.author) == (title, (remark,) if remark else (), date, "")


@pytest.mark.parametrize(
    "text",
    [
        "see [Tides](https://a.example)",
        "[Tides](notes.md)",
        "[Tides]",
        "[Tides][1]",
        "[x] done",
        "![Tides](https://a.example/x.png)",
        "[![Tides](https://a.example/x.png)](https://a.example)",
        "[](https://a.example)",
        "[Tides](https://a.example), [Moons](https://b.example)",
        "[Tides](https://a.example",
        "https://a.example",
        "[Day 3](https://forge.example/harp/strings/commit/0a1b2c3d4e5f)",
        "",
    ],
)
def test_other_texts_do_not(text: str) -> None:
    assert from_link(text) is None


def test_brackets_after_a_link_are_read() -> None:
    found = from_link("[Tides](https://a.example/x) [2021, NIPS, 42 refs]")

    assert found is not None
    assert (found.year, found.venue, found.citations, found.remarks) == (2021, "NeurIPS", 42, ())


def test_the_year_of_the_date_is_that_of_the_work() -> None:
    found = from_link("[Tides](https://a.example/x) 2021-03-04", line=5, section=2)

    assert found is not None
    assert (found.year, found.line, found.section, found.urls) == (2021, 5, 2, ("https://a.example/x",))


# ---- laws

_TITLES = st.sampled_from(
    [
        "Tides - Noor [2021, OSDI, 42 refs]", "潮汐 [2020, 2021, 5 refs, OSDI 2019]", "[Tides](https://a.example) good",
        "Tides 【July 2021，引用 7】 - N", "https://a.example/x", "plain", "U [arXiv:2203.00417]", "V [1,234 refs, VLDB, FAST]",
        "W [2021-07-03, x]", "10:00 - 20:00 y", "very useful",
    ]
)  # fmt: skip
_OUTLINES = st.lists(
    st.builds(
        lambda indent, title, below: f"{' ' * indent}1. {title}\n{below}",
        st.integers(0, 8),
        _TITLES,
        st.sampled_from(["", "https://b.example/y\n", "        a note\n", "        https://c.example\n"]),
    ),
    max_size=8,
).map("".join)


@given(_OUTLINES)
def test_every_word_of_a_cited_work_is_shown(text: str) -> None:
    tree = outline.read(text)
    citations = read(tree)
    pieces = outline.html(
        tree,
        works=citations.works,
        remarks=citations.remarks,
        inline=lambda text, line0: (escape(text, quote=False),),
        count=lambda items, works, remarks: "",
        more=lambda rest: "",
    ).pieces
    shown = unescape("".join(piece for piece in pieces if isinstance(piece, str)))

    assert [word for word in re.findall(r"\w+", text) if word not in shown] == []


@given(
    st.text() | st.lists(st.sampled_from([*"[]()【】-–,' 12kn.:/\n", "2021", "https://a.example", "1. "])).map("".join)
)
def test_no_text_is_too_odd(text: str) -> None:
    from_link(text)
    media_range(text)
    rating_hint(text)
    citations = _read(text)

    assert len(citations.of) == len(citations.works) == len(outline.read(text).items)


@pytest.mark.parametrize(
    "part",
    [
        "[2021]",
        "[",
        "[a](https://a.example)",
        " - ",
        "x [1,234 refs] ",
        "very ",
        "1,",
        "(",
        "[x](",
        "2021-",
        "*",
        "1:00 - ",
    ],
)
def test_a_long_text_takes_time_in_proportion(part: str) -> None:
    def whole(text: str) -> None:
        from_link(text)
        from_link(f"[T](https://a.example) {text}")
        media_range(text)
        rating_hint(text)
        _read(f"1. {text}")

    assert_in_proportion(whole, part * (40_000 // len(part)))


def test_many_spaces_before_an_address_take_time_in_proportion() -> None:
    def cite(text: str) -> None:
        read(outline.read(f"1. a{text}x https://example.org/b"))

    assert_in_proportion(cite, " " * 24_000)

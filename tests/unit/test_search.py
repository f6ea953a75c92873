"""What search knows of a text, and how it is written into files."""

import itertools
import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import search
from journal.model import Entry
from journal.note import Image
from tests.make import daily, note, page, weekly

_ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two queues", {"two", "queues"}),
        ("Café CAFÉ ｃａｆｅ", {"cafe"}),
        ("don't", {"don", "t"}),
        ("snake_case 2025-07", {"snake", "case", "2025", "07"}),
        ("唤醒锁", {"唤醒", "醒锁", "锁"}),
        ("が、カ", {"が", "カ"}),
        ("스터디", {"스터", "터디", "디"}),
        ("用Rust写", {"用", "rust", "写"}),
        ("𠮷野", {"𠮷野", "野"}),
        ("— … !", set()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_are_whole_and_unspaced_scripts_are_pairs(text: str, found: set[str]) -> None:
    assert search.terms(text) == found


@given(st.text(st.sampled_from("測試文本の検索かなカナ漢字，。 a1"), max_size=40))
def test_every_two_characters_of_chinese_and_japanese_are_a_term(text: str) -> None:
    pairs = {a + b for a, b in itertools.pairwise(text) if re.fullmatch(r"[\u3041-\u9fff]{2}", a + b)}

    assert pairs <= search.terms(text)


def test_every_two_characters_of_the_demonstration_are_a_term() -> None:
    for file in sorted((_ROOT / "content").rglob("*.md")):
        text = file.read_text("utf-8")
        terms = search.terms(text)

        assert set(re.findall(r"(?=([\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fa]{2}))", text)) <= terms


def test_every_character_of_han_begins_a_term() -> None:
    text = "老沈说邮件和听力。重试预算，周末"

    begun = {term[0] for term in search.terms(text)}

    assert begun >= set(re.findall(r"[\u4e00-\u9fff]", text))


def test_words_of_one_beginning_lie_in_one_file() -> None:
    files = {search.file_of(search.key(term), 512) for term in ("sc", "scheduler", "scarce", "scp")}

    assert len(files) == 1


def test_a_term_says_where_it_stands() -> None:
    found = search.terms_of(
        "Two queues",
        ["queues"],
        [(0, search.section_terms("", "one queue")), (3, search.section_terms("Queues", "of queues and time"))],
    )

    assert found == [
        ("!", {"two", "queues"}),
        ("#", {"queues"}),
        ("a", {"one", "queue"}),
        ("D", {"queues"}),
        ("d", {"of", "and", "time"}),
    ]


@given(st.lists(st.lists(st.text("abc", min_size=1, max_size=2), max_size=4), max_size=6), st.integers(0, 6))
def test_postings_gathered_in_two_parts_are_those_that_are_written(entries: list[list[str]], cut: int) -> None:
    gathered, expected = list[tuple[int, search.Terms]](), dict[str, list[search.Posting]]()
    for number, words in enumerate(entries):
        gathered.append((number * 5, [("!", {*words[:2]}), ("a", {*words[2:]})]))
        for term in {*words}:
            marks = "!" * (term in words[:2]) + "a" * (term in words[2:])
            expected.setdefault(term, []).append((number * 5, marks))

    strung = search.strung((search.runs(gathered[:cut]), search.runs(gathered[cut:])))

    assert strung == {term: search.written(postings) for term, postings in expected.items()}


def test_only_letters_with_accents_lose_anything_but_case_and_width() -> None:
    for code in itertools.chain(range(0xD800), range(0xE000, 0x30000)):
        plain = unicodedata.normalize("NFKC", chr(code)).upper().lower()
        bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", plain))

        assert search.folded(chr(code)) == unicodedata.normalize("NFC", bare)


@pytest.mark.parametrize("section", [0, 25, 26, 27, 900])
def test_a_section_has_a_mark_of_its_own_and_one_for_its_heading(section: int) -> None:
    marks = {search.mark(number, heading=heading) for number in range(1_000) for heading in (False, True)}

    assert len(marks) == 2_000
    assert search.mark(section) != search.mark(section, heading=True)


def test_tags_within_a_word_do_not_cut_it() -> None:
    pieces = ("<p>un<em>do</em>able</p><p>next</p>", ("image", 0), ("note", 0))

    text = search.text_of(pieces, [Image("x.png", "a <b> pond", 1, 0)], (), [("<p>below &amp; after</p>",)])

    assert text.split() == ["undoable", "next", "a", "<b>", "pond", "below", "&", "after"]


def test_scripts_and_styles_are_no_text() -> None:
    assert search.text_of(("<p>a</p><style>p { color: red }</style><script>let b</script>",)).split() == ["a"]


_NUMBERS = st.dictionaries(
    st.integers(0, 90) | st.integers(0, 2**21 + 2**20), st.text("!#abcdXYZĀā", min_size=1, max_size=4), max_size=30
)


@given(_NUMBERS)
def test_postings_are_read_as_they_were_written(postings: dict[int, str]) -> None:
    ordered = sorted(postings.items())

    assert search.read(search.written(ordered)) == ordered


@given(_NUMBERS, _NUMBERS)
def test_an_edit_of_postings_gives_what_is_written_from_nothing(before: dict[int, str], after: dict[int, str]) -> None:
    gone = [number for number in before if before[number] != after.get(number)]
    new = {number: marks for number, marks in after.items() if before.get(number) != marks}

    edited = search.changed(search.written(sorted(before.items())), gone, new.items())

    assert edited == search.written(sorted(after.items()))


def test_of_a_common_term_only_the_first_place_in_each_entry_is_shown() -> None:
    few = search.written([(number * 8, "abc") for number in range(500)])
    many = search.written([(number * 8, "abc") for number in range(501)])

    assert search.shown(few) == few
    assert {marks for _, marks in search.read(search.shown(many))} == {"a"}


def _days(count: int) -> list[Entry]:
    begin = date(2025, 7, 1)
    return [daily(of=note(f"daily/{n}.md"), when=begin + timedelta(n)) for n in range(count)]


def test_numbers_do_not_depend_on_order_and_stay_when_entries_come() -> None:
    days = _days(20)

    numbers = search.numbers(days)

    assert numbers == search.numbers(days[::-1])
    assert numbers.items() <= search.numbers([*days, weekly(of=note("weekly/w27.md"))]).items()
    assert sorted(numbers, key=numbers.__getitem__) == [entry.id for entry in days]


def test_entries_of_one_day_have_numbers_of_that_day() -> None:
    here = [daily(of=note(f"{n}.md")) for n in range(9)]

    numbers = sorted(search.numbers(here).values())

    assert len(set(numbers)) == 9
    assert len({number >> 3 for number in numbers[:8]}) == 1
    assert numbers[8] >= 1 << 21


def test_entries_without_a_day_have_numbers_after_all_days() -> None:
    assert search.numbers([page()])["about.md"] >= 1 << 21

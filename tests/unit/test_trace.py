"""What a page asked while it was made, and which of that has another answer."""

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Final

import pytest

from journal.answered import Answered
from journal.disk import digest_of
from journal.model import Masthead, Site
from journal.note import Body
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.trace import Answers, Trace, answers_of, id_of, question
from journal.views.known import known

_NOTES: Final[Mapping[str, str]] = {
    "2031-02-20.md": "Oiled the hinge, see [the yard](yard.md). #barn\n",
    "2031-02-21.md": "Still raining. #rain\n\n- [x] sweep\n",
    "yard.md": "What grows there.\n",
}
_DAY: Final = date(2031, 2, 20)


def _site(**more: str) -> Site:
    texts = {**_NOTES, **{name.replace("_", "-") + ".md": text for name, text in more.items()}}
    notes = [read(path, text.encode(), digest_of(text.encode()), Rules()).note for path, text in sorted(texts.items())]
    return assemble(notes, Terms())


def _trace(site: Site) -> Trace:
    empty: Mapping[str, Body] = {}
    return Trace(site, known(site), empty)


def _answers(site: Site) -> Answers:
    return Answers(site, known(site))


def _stale(question: str, before: Site, now: Site) -> bool:
    return _answers(before)[question] != _answers(now)[question]


# --- What is written down


def test_a_key_that_is_asked_for_is_a_question() -> None:
    trace = _trace(_site())

    assert trace.site.by_id["yard.md"].id == "yard.md"
    assert trace.taken() == ("by_id yard.md",)


@pytest.mark.parametrize("day", [_DAY, date(2031, 3, 1)], ids=["there", "absent"])
def test_asking_whether_there_is_a_key_is_a_question(day: date) -> None:
    trace = _trace(_site())

    assert (day in trace.site.days) == (day == _DAY)
    assert trace.taken() == (f"days {day!r}",)


def test_a_key_that_is_not_there_is_a_question() -> None:
    trace = _trace(_site())

    assert trace.site.tags.get("snow") is None
    assert trace.taken() == ("tags snow",)


def test_a_key_that_fails_is_a_question() -> None:
    trace = _trace(_site())
    with pytest.raises(KeyError):
        trace.bodies["gone.md"]

    assert trace.taken() == ("bodies gone.md",)


@pytest.mark.parametrize("ask", [list, len], ids=["iterated", "counted"])
def test_the_keys_of_a_mapping_are_one_question(ask: type) -> None:
    trace = _trace(_site())
    ask(trace.site.tags)

    assert trace.taken() == ("tags.keys *",)


def test_a_copied_mapping_is_asked_for_each_of_its_keys() -> None:
    trace = _trace(_site())
    dict(trace.site.tags)

    assert trace.taken() == ("tags barn", "tags rain", "tags.keys *")


@pytest.mark.parametrize("all_of_it", ["items", "values"])
def test_a_whole_mapping_is_one_question(all_of_it: str) -> None:
    trace = _trace(_site())
    list(getattr(trace.site.tags, all_of_it)())

    assert trace.taken() == ("tags *",)


@pytest.mark.parametrize("all_of_it", ["entries", "by_id"])
def test_the_entries_are_asked_for_without_their_notes(all_of_it: str) -> None:
    trace = _trace(_site())
    every = getattr(trace.site, all_of_it)
    list(every if all_of_it == "entries" else every.values())
    asked = trace.taken()

    assert f"{all_of_it} *" in asked
    assert {each.partition(" ")[0] for each in asked} <= {"by_id", "entries"}


def test_who_takes_the_first_entry_asks_for_no_other() -> None:
    trace = _trace(_site())
    next(iter(trace.site.entries))

    assert trace.taken() == ("by_id 2031-02-21.md", "entries 0")


def test_who_takes_more_than_the_first_entries_asks_for_all() -> None:
    trace = _trace(_site(**{f"page_{number}": "Rain." for number in range(100)}))
    seen = islice(trace.site.entries, 101)

    assert len(list(seen)) == 101
    assert "entries *" in trace.taken()


@pytest.mark.parametrize(("field", "index"), [("tasks", "notes"), ("links", "texts"), ("words", "texts")])
def test_a_note_is_asked_for_its_text_or_for_the_rest(field: str, index: str) -> None:
    trace = _trace(_site())
    getattr(trace.site.by_id["2031-02-21.md"].note, field)

    assert trace.taken() == ("by_id 2031-02-21.md", f"{index} 2031-02-21.md")


@pytest.mark.parametrize(("field", "texts"), [("role", 0), ("title", 0), ("excerpt", 1)])
def test_a_section_is_asked_for_its_text_or_for_the_rest(field: str, texts: int) -> None:
    trace = _trace(_site())
    getattr(trace.site.by_id["2031-02-21.md"].note.sections[0], field)

    assert trace.taken() == ("by_id 2031-02-21.md", "notes 2031-02-21.md", "texts 2031-02-21.md")[: 2 + texts]


@pytest.mark.parametrize("field", ["tasks", "links"])
def test_a_note_is_asked_anew_for_the_next_page(field: str) -> None:
    trace = _trace(_site())
    note = trace.site.by_id["2031-02-21.md"].note
    getattr(note, field)
    first = trace.taken()
    getattr(note, field)

    assert trace.taken() == first[1:]


def test_sections_are_counted_without_their_texts() -> None:
    trace = _trace(_site())

    assert len(trace.site.by_id["2031-02-21.md"].note.sections) == 1
    assert trace.taken() == ("by_id 2031-02-21.md", "notes 2031-02-21.md")


def test_the_path_of_a_note_is_told_with_its_entry() -> None:
    trace = _trace(_site())

    assert trace.site.entries[0].note.path == "2031-02-21.md"
    assert trace.taken() == ("entries *",)


def test_an_entry_is_the_same_however_it_is_asked_for() -> None:
    trace = _trace(_site())
    there = trace.site.by_id["yard.md"]

    assert any(entry is there for entry in trace.site.entries)
    assert trace.site.by_id.get("yard.md") is there


def test_a_value_that_is_no_mapping_is_one_question() -> None:
    trace = _trace(_site())

    assert trace.site.as_of == date(2031, 2, 21)
    assert trace.taken() == ("as_of *",)


def test_what_is_known_of_the_site_has_questions_of_its_own() -> None:
    trace = _trace(_site())
    trace.known.older.get("2031-02-21.md")

    assert trace.taken() == ("known.older 2031-02-21.md",)


def test_a_question_is_kept_once() -> None:
    trace = _trace(_site())
    for _ in range(3):
        trace.site.tags.get("barn")

    assert trace.taken() == ("tags barn",)


def test_a_question_is_told_once() -> None:
    trace = _trace(_site())
    for _ in range(2):
        trace.site.tags.get("barn")
        trace.taken_halves()

    assert dict(trace.told()) == {id_of("tags barn"): "tags barn"}


def test_each_page_has_its_own_questions() -> None:
    trace = _trace(_site())
    trace.site.tags.get("barn")
    trace.taken()

    assert trace.taken() == ()


def test_the_links_of_a_note_are_one_question() -> None:
    assert {question("targets", ("yard.md", number)) for number in range(3)} == {"targets yard.md"}


# --- What has changed


def test_answers_that_were_found_elsewhere_are_taken_from_there() -> None:
    site, asked = _site(), "by_id yard.md"
    answers = Answers(site, known(site), sought=iter([{"by_id": Answered.of({id_of(asked): 7})}]))

    answers.find()
    assert answers[asked] == 7


def test_what_is_found_of_a_site_elsewhere_is_what_is_found_here() -> None:
    site = _site()

    assert Answers(site, known(site), sought=iter([answers_of(site)])).by_id() == Answers(site, known(site)).by_id()


def test_the_same_notes_have_the_same_answers() -> None:
    assert _answers(_site()).by_id() == _answers(_site()).by_id()


def test_every_question_of_a_site_has_an_answer() -> None:
    site = _site()
    trace = _trace(site)
    for name in ("by_id", "days", "tags", "routes", "targets", "pictures", "works"):
        for key in getattr(site, name):
            getattr(trace.site, name)[key]
            list(getattr(trace.site, name))

    assert set(map(id_of, trace.taken())) <= _answers(site).by_id().keys()


@pytest.mark.parametrize(
    "asked",
    ["by_id 2031-02-20.md", "bodies 2031-02-20.md", f"lines {_DAY!r}", "entries *", "tags *"],
)
def test_a_changed_note_makes_what_asked_for_it_stale(asked: str) -> None:
    assert _stale(asked, _site(), _site(**{"2031_02_20": "Oiled two hinges. #door\n"}))


@pytest.mark.parametrize(
    "asked",
    [
        "by_id yard.md",
        "bodies yard.md",
        "days datetime.date(2031, 2, 21)",
        "tags rain",
        "as_of *",
        "weeks *",
        "years *",
    ],
)
def test_a_changed_note_leaves_other_answers_as_they_are(asked: str) -> None:
    assert not _stale(asked, _site(), _site(**{"2031_02_20": "Oiled two hinges. #barn\n"}))


@pytest.mark.parametrize("asked", [f"days {_DAY!r}", "days *"])
def test_what_tells_how_a_day_went_asks_nothing_of_its_words(asked: str) -> None:
    before = _site()

    assert not _stale(asked, before, _site(**{"2031_02_20": "Oiled two hinges. #door\n"}))
    assert _stale(asked, before, _site(**{"2031_02_20": "- [x] Oil two hinges #door\n"}))


def test_which_entry_is_the_first_stands_still_when_one_changes() -> None:
    before = _site()

    assert not _stale("entries 0", before, _site(**{"2031_02_21": "Still raining. #snow\n"}))
    assert _stale("entries 0", before, _site(**{"2031_02_22": "No rain.\n"}))


def test_the_lines_of_a_day_are_asked_for_apart_from_the_rest() -> None:
    trace = _trace(_site())
    day = trace.site.days[_DAY]

    assert (day.minutes, [part.entry for part in day.parts]) == (None, ["2031-02-20.md"])
    assert trace.taken() == (f"days {_DAY!r}",)
    assert day.line
    assert trace.taken() == (f"lines {_DAY!r}",)
    assert day.parts[0].language
    assert trace.taken() == (f"languages {_DAY!r}",)


def test_the_language_of_a_day_stands_still_when_its_line_changes() -> None:
    before, words = _site(), _site(**{"2031_02_20": "Oiled two hinges. #door\n"})
    other = _site(**{"2031_02_20": "鉄の蝶番に油をさした。 #door\n"})

    assert not _stale(f"languages {_DAY!r}", before, words)
    assert _stale(f"lines {_DAY!r}", before, words)
    assert _stale(f"languages {_DAY!r}", before, other)


@pytest.mark.parametrize("asked", ["by_id 2031-03-01.md", "days datetime.date(2031, 3, 1)", "tags snow"])
def test_an_absent_answer_that_comes_makes_what_asked_for_it_stale(asked: str) -> None:
    assert _stale(asked, _site(), _site(**{"2031_03_01": "It snows. #snow\n"}))


@pytest.mark.parametrize("asked", ["by_id 2031-03-01.md", "days datetime.date(2031, 3, 1)", "tags snow"])
def test_an_answer_that_goes_makes_what_asked_for_it_stale(asked: str) -> None:
    assert _stale(asked, _site(**{"2031_03_01": "It snows. #snow\n"}), _site())


def test_an_absent_answer_that_stays_absent_is_the_same() -> None:
    assert not _stale("tags hail", _site(), _site(**{"2031_03_01": "It snows. #snow\n"}))


def test_a_link_that_leads_elsewhere_makes_its_note_stale() -> None:
    site = _site()

    assert _stale("targets 2031-02-20.md", site, replace(site, targets={}))


def test_another_title_of_the_site_is_another_answer() -> None:
    site = _site()

    before, now = _answers(site).by_id(), _answers(replace(site, masthead=Masthead("Barn"))).by_id()

    assert {asked for asked in before if before[asked] != now.get(asked, 0)} == {id_of("masthead *")}

"""Topics that come back, on notes as they are written."""

from datetime import date, timedelta

from journal.model import Recurring
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _recurring(*days: str, aliases: tuple[tuple[str, ...], ...] = ()) -> dict[str, Recurring]:
    first = date(2031, 3, 3)
    texts = {f"daily/{first + timedelta(days=at)}.md": text for at, text in enumerate(days)}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in texts.items()]
    return dict(assemble(notes, Terms(aliases=aliases)).recurring)


def test_a_topic_that_comes_back_has_its_blocks_and_minutes() -> None:
    found = _recurring(
        "- [x] 07:00-08:00 Swim\n",
        "- [x] 07:00-07:30 Swim: lido\n- [x] Read the parser paper\n",
        "- 18:00-19:00 swimming\n",
        "- [x] 07:00-08:00 Swim\n",
    )
    swim = found["swim"]
    assert [(doing.day.day, doing.minutes, doing.blocks) for doing in swim.doings] == [
        (3, 60, 1),
        (4, 30, 1),
        (5, 60, 1),
        (6, 60, 1),
    ]
    assert list(found) == ["swim"]


def test_a_line_that_says_more_is_about_a_topic_that_recurs() -> None:
    found = _recurring(
        "- [x] 游泳\n",
        "- [x] 游泳\n",
        "- [x] 游泳\n",
        "- [x] 游泳\n",
        "- [x] 15:00-18:00: 心情不好，什么都不想做，就去游泳\n",
    )
    assert [doing.minutes for doing in found["游泳"].doings] == [None, None, None, None, 180]


def test_in_english_only_a_part_between_commas_is_about_it() -> None:
    found = _recurring(
        "- [x] Run\n",
        "- [x] Run\n",
        "- [x] Run\n",
        "- [x] Run\n- [x] Run the tests of the new parser\n- [x] Tidy the desk, run\n",
    )
    assert [doing.text for doing in found["run"].doings] == ["Run", "Run", "Run", "Run", "Tidy the desk, run"]


def test_what_is_only_planned_or_left_open_makes_no_habit() -> None:
    assert not _recurring(*(["- [ ] Swim\n\n## Tomorrow\n\n- [ ] Run\n"] * 6))


def test_what_was_begun_without_an_end_or_has_failed_makes_no_habit() -> None:
    assert not _recurring(*(["- [ ] 22:30- Read\n- [f] 7:00-7:40 Swim\n"] * 6))


def test_time_with_an_end_makes_a_habit_whatever_the_box_says() -> None:
    assert list(_recurring(*(["- [ ] 7:00-7:40 Swim\n"] * 6))) == ["swim"]


def test_a_day_of_rest_breaks_nothing() -> None:
    swim = _recurring("- [x] Swim\n", "- [x] Swim\n", "- [x] Rest\n", "- [x] Swim\n", "- [x] Swim\n")["swim"]
    assert swim.habit is not None
    assert (swim.habit.streak, swim.habit.consistency) == (4, (4, 4))


def test_a_dropped_task_is_a_day_of_rest() -> None:
    swim = _recurring("- [x] Swim\n", "- [x] Swim\n", "- [-] Swim\n", "- [x] Swim\n", "- [x] Swim\n")["swim"]
    assert swim.habit is not None
    assert swim.habit.streak == 4


def test_topics_of_two_languages_are_one_where_the_configuration_says_so() -> None:
    found = _recurring(
        "- [x] Swim\n", "- [x] 游泳\n", "- [x] Swim\n", "- [x] 水泳\n", aliases=(("swim", "游泳", "水泳"),)
    )
    assert [len(topic.doings) for topic in found.values()] == [4]


def test_a_topic_is_called_by_its_commonest_words() -> None:
    assert list(_recurring("- [x] 三道刷题\n", "- [x] 刷题\n", "- [x] 刷题\n", "- [x] 刷题\n")) == ["刷题"]


def test_topics_that_are_written_alike_have_pages_of_their_own() -> None:
    found = _recurring(*(["- [x] C\n- [x] C++\n- [x] C#\n"] * 4))

    assert {name: topic.label for name, topic in found.items()} == {"c": "C", "c-2": "C#", "c-3": "C++"}

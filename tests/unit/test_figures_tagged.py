"""What is counted of tags."""

from datetime import date
from functools import cache

from journal.figures.tagged import tagged
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from tests.linear import assert_in_proportion, steps


@cache
def _site(*lists: str) -> Site:
    """A journal of one day for each list of tags."""
    texts = (f"---\ntags: [{tags}]\n---\nx\n" for tags in lists)
    notes = [read(f"2025-01-{day:02}.md", text.encode(), "", Rules()).note for day, text in enumerate(texts, 1)]
    return assemble(notes, Terms())


def test_the_tags_that_stand_beside_a_tag_most_often_come_first() -> None:
    found = tagged(_site("boats, nets, oars", "boats, oars", "nets"))

    assert found["boats"].beside == (("oars", 2), ("nets", 1))


def test_the_weeks_of_a_year_are_counted_up_to_the_newest_entry() -> None:
    found = tagged(_site(*("boats" if day in (1, 2, 12) else "nets" if day == 1 else "oars" for day in range(1, 13))))

    year = found["boats"].weeks
    assert year is not None
    # New Year of 2025 is a Wednesday, the twelfth a Sunday.
    assert (sum(year.counts[:-2]), year.counts[-2:]) == (0, (2, 1))
    assert (year.first, year.last, len(year.counts)) == (date(2024, 1, 15), date(2025, 1, 12), 52)


def test_entries_of_one_week_make_no_year() -> None:
    assert tagged(_site("boats", "boats"))["boats"].weeks is None


def test_no_tag_stands_beside_those_that_it_is_nested_in() -> None:
    found = tagged(_site("boats/oars/long, boats/sails, boatswain"))

    assert dict(found["boats"].beside) == {"boatswain": 1}
    assert dict(found["boats/oars"].beside) == {"boats/sails": 1, "boatswain": 1}


def test_the_tags_of_one_note_take_time_in_proportion() -> None:
    tags = ", ".join(f"t{at}" for at in range(4_000))
    _site(tags), _site(tags[: len(tags) // 8])

    assert_in_proportion(lambda part: tagged(_site(part)), tags)


def _log(many: int) -> Site:
    """A log whose tags stand in it as a whole, and its tasks in its days."""
    tags = ", ".join(f"t{at}" for at in range(many))
    days = "".join(f"## 2031-{month:02}-09\n\n" + "- [x] oil the oars\n" * many for month in range(1, 6))
    note = read(
        "log.md", f"---\ntags: [{tags}]\n---\n{days}## Later\n\n- [ ] mend the nets\n".encode(), "", Rules()
    ).note
    return assemble([note], Terms())


def test_a_task_of_a_log_and_its_days_is_counted_once() -> None:
    counted = tagged(_log(2))["t1"].tasks

    assert (counted.leaf_done, counted.leaf_total) == (10, 11)


def test_the_tags_of_a_log_do_not_look_through_its_tasks() -> None:
    few, many = _log(30), _log(240)

    assert steps(lambda: tagged(many)) < 10 * steps(lambda: tagged(few))

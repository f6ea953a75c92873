"""Which entries belong together, and why."""

from collections.abc import Mapping

import pytest

from journal.model import Related, Site, Tie, Why
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.related import MOST
from journal.site.terms import Terms


def _site(files: Mapping[str, str]) -> Site:
    return assemble([read(path, text.encode(), "", Rules()).note for path, text in files.items()], Terms())


def _related(files: Mapping[str, str], entry: str) -> list[Related]:
    return list(_site(files).related.get(entry, ()))


def _tagged(count: int, tag: str = "tides") -> dict[str, str]:
    return {f"p{number:02}.md": f"# Page {number}\n\nSalt. #{tag}\n" for number in range(count)}


def test_entries_with_a_rare_tag_are_related() -> None:
    assert _related(_tagged(2), "p00.md") == [Related("p01.md", tags=("tides",))]


def test_a_tag_that_many_have_relates_nobody() -> None:
    assert _related(_tagged(MOST + 1), "p00.md") == []


def test_at_most_five_are_related() -> None:
    assert len(_related(_tagged(8), "p00.md")) == 5


def test_entries_that_share_nothing_are_not_related_however_near() -> None:
    assert _site({"2025-07-30.md": "Fog.", "2025-07-31.md": "Rain."}).related == {}


def test_of_those_that_share_as_much_the_nearest_in_time_comes_first() -> None:
    days = {f"2025-07-{day:02}.md": "Salt. #tides\n" for day in (1, 10, 12, 31)}

    assert [each.entry for each in _related(days, "2025-07-10.md")] == [
        "2025-07-12.md",
        "2025-07-01.md",
        "2025-07-31.md",
    ]


def test_the_days_between_two_entries_are_told() -> None:
    days = {f"2025-07-{day:02}.md": "Salt. #tides\n" for day in (1, 10)}

    assert [each.apart for each in _related(days, "2025-07-10.md")] == [9]


def test_no_days_lie_between_a_day_and_the_week_or_month_that_it_is_in() -> None:
    files = dict.fromkeys(
        ("2025-07-02.md", "2025-07-10.md", "2025-07-31.md", "2025-08-03.md", "2025-W28.md", "2025-07.md"),
        "Salt. #tides\n",
    )

    def apart(entry: str) -> dict[str, int | None]:
        return {each.entry: each.apart for each in _related(files, entry)}

    assert apart("2025-07.md") == {
        "2025-07-02.md": None,
        "2025-07-10.md": None,
        "2025-07-31.md": None,
        "2025-W28.md": None,
        "2025-08-03.md": 3,
    }
    assert apart("2025-W28.md")["2025-07-10.md"] is None
    assert apart("2025-W28.md")["2025-07-02.md"] == 5


_WORK = "- [Tides by hand](https://tides.example/hand) [2019, SOSP, 50 refs]\n"


def test_a_shared_work_counts_more_than_a_shared_tag() -> None:
    files = {
        "reading/a.md": f"# A\n\n#salt\n\n{_WORK}",
        "reading/b.md": "# B\n\n#salt\n",
        "reading/c.md": f"# C\n\n{_WORK}",
    }

    assert [each.entry for each in _related(files, "reading/a.md")] == ["reading/c.md", "reading/b.md"]
    assert _related(files, "reading/a.md")[0].works == ("tides-by-hand",)


def test_entries_that_link_to_the_same_entry_are_related() -> None:
    files = {"a.md": "[k](knots.md)", "b.md": "[k](knots.md)", "knots.md": "# Knots\n"}

    assert _related(files, "a.md") == [Related("b.md", links=1)]


def test_an_entry_that_is_linked_to_is_not_listed_again() -> None:
    files = {"a.md": "[b](b.md) #salt", "b.md": "# B\n\n#salt\n"}

    assert _site(files).related == {}


def test_a_private_entry_is_related_to_nobody() -> None:
    files = {"a.md": "#salt", "b.md": "---\nprivate: true\n---\n#salt\n"}

    assert _site(files).related == {}


def test_the_order_of_the_notes_does_not_matter() -> None:
    files = _tagged(6)

    assert _site(files).related == _site(dict(reversed(files.items()))).related


def test_one_more_entry_changes_few_others() -> None:
    """An entry with three rare tags, in a journal in which each of them is had by as many as may be."""
    files = {name: text for tag in "abc" for name, text in _entries(tag).items()}
    before = _site(files).related

    after = _site({**files, "new.md": "#rare-a #rare-b #rare-c\n"}).related

    assert sum(before.get(entry) != after.get(entry) for entry in before) <= 25


def _entries(tag: str) -> dict[str, str]:
    return {f"{tag}{number:02}.md": f"Salt. #rare-{tag}\n" for number in range(8)}


# --- Ties


def test_an_answer_and_the_question_that_was_asked_before_are_tied_to_each_other() -> None:
    files = {
        "2025-07-01.md": "## Questions\n\n- Why do the pegs of the viola slip so?\n",
        "2025-07-09.md": "## Questions\n\n- Why do the pegs of the viola slip so?\n  - A: the air is dry\n",
    }

    assert _site(files).ties == {
        "2025-07-01.md": (Tie(Why.ANSWERS, "2025-07-09.md", 0),),
        "2025-07-09.md": (Tie(Why.ASKED, "2025-07-01.md", 0),),
    }


def test_a_task_that_goes_on_is_tied_to_its_next_appearance() -> None:
    files = {
        "2025-07-01.md": "- [>] varnish the oars of the skiff\n",
        "2025-07-02.md": "- [x] varnish the oars of the skiff\n",
    }

    assert _site(files).ties.get("2025-07-01.md") == (Tie(Why.CONTINUES, "2025-07-02.md", 0),)


@pytest.mark.parametrize("answered", [True, False])
def test_a_question_that_is_answered_where_it_is_asked_is_tied_to_nothing(*, answered: bool) -> None:
    text = "## Questions\n\n- Why do the pegs of the viola slip so?\n" + "  - A: the air is dry\n" * answered

    assert _site({"2025-07-01.md": text}).ties == {}

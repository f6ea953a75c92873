"""Comparisons that an earlier build made, and the journal that changed since."""

from hashlib import blake2b

import pytest

from journal.comparisons import Comparisons, Results
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assembled
from journal.site.terms import Terms
from journal.topics import Topic

_NOTES = {
    "weekly/2031-W10.md": "# Week 10, 2031\n\n## This week\n\n- [x] Swim\n\n## Next week\n\n- Renew the passport\n- Swim\n",
    "weekly/2031-W11.md": "# Week 11, 2031\n\n## This week\n\n- [ ] Renew the passport\n- [x] Swim\n",
    "weekly/2031-W12.md": "# Week 12, 2031\n\n## This week\n\n- [>] renew passport\n- [ ] Swim\n",
    "weekly/2031-W13.md": "# Week 13, 2031\n\n## This week\n\n- [ ] Renew the passport: photo first\n",
    "weekly/2031-W14.md": "# Week 14, 2031\n\n## This week\n\n- [x] Renewed the passport\n",
    "daily/2031-03-10.md": "# 2031-03-10\n\n- [x] Swim\n- [ ] Mend the oar\n\n## Tomorrow\n\n- Mend the oar\n",
    "daily/2031-03-12.md": "# 2031-03-12\n\n- [ ] Mend the oar\n- [x] Swim\n",
    "daily/2031-03-13.md": "# 2031-03-13\n\n- [x] Mended the oar, Swim\n",
    "daily/2031-03-14.md": "# 2031-03-14\n\n- [x] Swim: 20 lengths\n",
    "log.md": "# Log\n\n## 2031-03-15\n\n- [x] Swim\n\n## 2031-03-16\n\n- [x] Swim\n- [ ] Tar the boat\n",
}


def _site(notes: dict[str, str], results: Comparisons) -> Site:
    every = [
        read(path, text.encode(), blake2b(text.encode()).hexdigest(), Rules()).note for path, text in notes.items()
    ]
    return assembled(every, Terms(), results)[0]


def _edited(path: str, old: str, new: str) -> dict[str, str]:
    assert old in _NOTES[path]
    return {**_NOTES, path: _NOTES[path].replace(old, new)}


_EDITS = {
    "nothing": dict(_NOTES),
    "a task is ticked": _edited("weekly/2031-W12.md", "[>]", "[x]"),
    "a task is dropped": _edited("weekly/2031-W11.md", "- [ ] Renew the passport\n", ""),
    "a task has other words": _edited("daily/2031-03-12.md", "Mend the oar", "Mend the gate"),
    "a plan has other words": _edited(
        "weekly/2031-W10.md", "Next week\n\n- Renew the", "Next week\n\n- Tar the boat, not the"
    ),
    "tasks change places": _edited("log.md", "- [x] Swim\n- [ ] Tar the boat", "- [ ] Tar the boat\n- [x] Swim"),
    "a day of a log is another": _edited("log.md", "2031-03-15", "2031-03-11"),
    "a week is gone": {path: text for path, text in _NOTES.items() if "W12" not in path},
    "a day is new between others": {**_NOTES, "daily/2031-03-11.md": "# 2031-03-11\n\n- [x] Mended the oar\n"},
    "a note has another name": {path.replace("03-12", "03-11"): text for path, text in _NOTES.items()},
    "two notes have each other's texts": {
        **_NOTES,
        "weekly/2031-W12.md": _NOTES["weekly/2031-W13.md"],
        "weekly/2031-W13.md": _NOTES["weekly/2031-W12.md"],
    },
}


@pytest.mark.parametrize("notes", _EDITS.values(), ids=_EDITS.keys())
def test_a_journal_is_the_same_whatever_was_compared_before(notes: dict[str, str]) -> None:
    before = Comparisons()
    _site(_NOTES, before)

    assert _site(notes, Comparisons(before.asked)) == _site(notes, Comparisons())


def test_what_was_found_before_is_not_looked_for() -> None:
    swimming = Topic("swim", "Swim")

    assert Comparisons(Results(topics={"Swim": swimming})).topic("Swim", lambda: None) == swimming


def test_what_is_not_asked_for_any_more_is_left_out() -> None:
    known = Comparisons(Results(topics={"Swim": None, "Row": None}))
    known.topic("Row", lambda: None)

    assert known.asked.topics == {"Row": None}

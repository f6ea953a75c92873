"""The ids that the headings of a page had: which heading each of them leads to now, from the ledger of what was published.

A heading is known again by its place: between two that stayed, as many new ones as are gone are the same ones in the same
order. Where their numbers differ, nothing is guessed, and an old id leads to the top of its page.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from journal.anchors import is_title
from journal.model import Entry

# The ids of one heading, that of today first, then those that it had.
Ids = tuple[str, ...]

_BETWEEN: Final = " "
_FORMER: Final = "="


def ids_of(entry: Entry) -> tuple[str, ...]:
    """The ids that the headings on the page of an entry have by their texts, in order; its title has none."""
    sections = entry.note.sections
    shown = (index for index in range(entry.first, entry.last) if sections[index].level and not is_title(entry, index))
    return tuple(sections[index].anchor for index in shown)


def traced(now: Sequence[str], before: Sequence[Ids]) -> tuple[Ids, ...]:
    """The headings of a page by their ids of `now`, each with those that it had; `before` is how they stood in the ledger."""
    known = {ids[0]: ids[1:] for ids in before}
    there = frozenset(now)
    blocks = SequenceMatcher(None, [ids[0] for ids in before], now, autojunk=False).get_opcodes()
    for kind, start, end, first, last in blocks:
        gone = [ids for ids in before[start:end] if ids[0] not in there]
        new = [each for each in now[first:last] if each not in known]
        if kind == "replace" and len(gone) == len(new):
            known |= dict(zip(new, gone, strict=True))
    return tuple((each, *(old for old in known.get(each, ()) if old not in there)) for each in now)


def text_of(headings: Sequence[Ids]) -> str:
    """Headings as they stand in a line of the ledger: `ebb=low-water high-water`, each with the ids that it had."""
    plain = (ids for ids in headings if not any(set(each) & {_BETWEEN, _FORMER, "\t"} for each in ids))
    return _BETWEEN.join(_FORMER.join(ids) for ids in plain)


def headings_in(text: str) -> tuple[Ids, ...]:
    """The headings in a line of the ledger; one that has no id is left out."""
    written = (tuple(filter(None, each.split(_FORMER))) for each in text.split())
    return tuple(dict.fromkeys(ids for ids in written if ids))

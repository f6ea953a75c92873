"""The questions of the journal: those in the same words, or nearly, are one question asked again.

An answer to any of them answers it. Words are compared, not meanings.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from journal.model import Asked, Entry, by_note, held_in
from journal.patterns import pattern
from journal.record import Record

# Of the words of both, how many must be in each: one word in eight may differ.
_ALIKE = 0.8
# Shorter questions are the same only in the same words.
_FEWEST_WORDS = 4
# Questions are compared only if they share one of so many of their rarest words.
_RAREST = 3
# A word in more questions than this tells none apart.
_COMMON = 60


class _Place(Record):
    entry: Entry
    index: int
    words: frozenset[str]

    @property
    def newest(self) -> tuple[int, str, int]:
        when = self.entry.when
        return (-when.toordinal() if when else 0, self.entry.id, self.index)

    @property
    def key(self) -> tuple[str, int]:
        return (self.entry.id, self.index)


def questions_of(entries: Iterable[Entry]) -> tuple[Asked, ...]:
    """Every question that `entries` ask, the one asked last first, those without a day at the end."""
    places = sorted(_places(entries), key=lambda place: place.newest)
    groups = _grouped(places)
    return tuple(_asked(group) for group in sorted(groups, key=lambda group: group[0].newest))


def _places(entries: Iterable[Entry]) -> Iterable[_Place]:
    for group in by_note(entries).values():
        for index, question in enumerate(group[0].note.questions):
            yield _Place(held_in(group, question.section), index, _words(question.text))


def _asked(group: Sequence[_Place]) -> Asked:
    """`group` has the newest first."""
    answers = [place for place in group if place.entry.note.questions[place.index].answers]
    days = [place.entry.when for place in group if place.entry.when is not None]
    return Asked(
        tuple(place.key for place in group),
        answers[0].key if answers else None,
        min(days, default=None),
        answers[0].entry.when if answers else None,
    )


# ---- which are the same

_LATIN = pattern(r"[a-z0-9\u00c0-\u024f]+(?:'[a-z]+)?")
_EAST = pattern(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# Small words that come and go between two tellings of one question.
_SILENT = pattern(r"[\u7684\u4e86\u662f\u5462\u5417\u55ce]")
_ADDRESS = pattern(r"\]\([^)\s]*\)|https?://\S+")


def _words(text: str) -> frozenset[str]:
    """Latin words, and the pairs of neighbouring letters of scripts that have no spaces."""
    plain = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text)).casefold().replace("\u2019", "'")
    words = set(_LATIN.findall(plain))
    for run in _EAST.findall(_SILENT.sub("", plain)):
        words |= {run[at : at + 2] for at in range(max(1, len(run) - 1))}
    return frozenset(words)


def _grouped(places: Sequence[_Place]) -> list[list[_Place]]:
    """The places of each question, in the order given."""
    often = Counter(word for place in places for word in place.words)
    groups: list[list[_Place]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    same: dict[frozenset[str], int] = {}
    for place in places:
        rare = sorted(place.words, key=lambda word: (often[word], word))[:_RAREST]
        at = same.get(place.words) if place.words else None
        if at is None:
            at = _like(place.words, rare, groups, holding)
        if at is None:
            at = len(groups)
            groups.append([])
            # All its words lead to it: what is rare in one of two questions may be missing in the other.
            for word in place.words:
                if often[word] <= _COMMON:
                    holding[word].append(at)
        groups[at].append(place)
        same.setdefault(place.words, at)
    return groups


def _like(
    words: frozenset[str], rare: Sequence[str], groups: Sequence[Sequence[_Place]], holding: Mapping[str, Sequence[int]]
) -> int | None:
    """The first group whose first question is in nearly these words; None without one."""
    if len(words) < _FEWEST_WORDS:
        return None
    near = {at for word in rare for at in holding.get(word, ())}
    return next((at for at in sorted(near) if _alike(words, groups[at][0].words)), None)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if len(other) < _FEWEST_WORDS or len(one & other) < _ALIKE * len(one | other):
        return False
    numbers, others = ({word for word in words if word.isdecimal()} for words in (one, other))
    return not numbers or not others or not numbers.isdisjoint(others)

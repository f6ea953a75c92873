"""The known word that a misspelt one was meant to be, for the hints of diagnostics."""

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], most: int = 3) -> str | None:
    """The candidate that `word` most likely stands for; None where none is near enough to be worth a hint.

    Near is at most one edit for words of up to four letters, two for up to nine, else three, and never more than `most`;
    case and the difference between `-`, `_` and space do not count. Of equally near candidates the first in alphabetical
    order is taken.
    """
    plain = _plain(word)
    limit = min(most, 1 if len(plain) <= 4 else 2 if len(plain) <= 9 else 3)
    found = [(edits, each) for each in candidates if (edits := _edits(plain, _plain(each), limit)) <= limit]
    return min(found)[1] if found else None


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _edits(one: str, other: str, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours from one word to the other; above `limit` any such number."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]

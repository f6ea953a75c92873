"""How much is written, on how many days in a row, and what of it is linked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from journal.columns import stacked
from journal.figures.written import runs
from journal.model import Weekly
from journal.views.explained import of_days
from journal.views.parts import Explanation, LegendItem, PlaceLink
from journal.views.place import Place, day_href
from journal.views.stats.sections import LINES, LOW, LinkRow, StatSection, month_columns, month_links, month_table
from journal.views.titles import entry_label, title_of
from journal.wording.catalogue import number

# The languages that notes are told apart by, each with the class of its colour.
_TONGUES = (("en", "k-code"), ("zh", "k-study"), ("ja", "k-write"), ("ko", "k-body"), ("", "k-other"))
_RUNS = 5
_LINKED = 8


def words_by_language(place: Place, months: Sequence[tuple[int, int]]) -> StatSection | None:
    """The words of each month by language."""
    words = place.words
    told = [_in_tongues(place.known.words.get(month, {})) for month in months]
    totals = [sum(each.values()) for each in told]
    if not any(totals):
        return None
    names = {
        "en": words.language_en, "zh": words.language_zh, "ja": words.language_ja, "ko": words.language_ko,
        "": words.language_other,
    }  # fmt: skip
    spoken = [(tongue, kind) for tongue, kind in _TONGUES if any(each[tongue] for each in told)]
    drawn = stacked([[(kind, each[tongue]) for tongue, kind in spoken] for each in told], LOW)
    heads = [_short(total) if total else "" for total in totals]
    said = [words.words_count.of(total) if total else "" for total in totals]
    cells = [
        [number(each[tongue]) for tongue, _ in spoken] if total else []
        for each, total in zip(told, totals, strict=True)
    ]
    return StatSection(
        "words",
        words.words_written,
        columns=month_columns(place, months, words.words_written, drawn, heads, said),
        legend=tuple(LegendItem(kind.removeprefix("k-"), names[tongue]) for tongue, kind in spoken),
        table=month_table(place, months, [names[tongue] for tongue, _ in spoken], cells),
        how=Explanation(words.rules["words"], links=month_links(place, months)),
    )


def _in_tongues(counted: Mapping[str, int]) -> Counter[str]:
    known = {tongue for tongue, _ in _TONGUES}
    found = Counter[str]()
    for tongue, count in counted.items():
        found[tongue if tongue in known else ""] += count
    return found


def _short(count: int) -> str:
    """A count in three characters or so: `840`, `1.2k`, `31k`."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}k" if count < 10_000 else f"{round(count / 1000)}k"


def streaks(place: Place) -> StatSection | None:
    """The longest runs of days."""
    words, as_of = place.words, place.site.as_of
    known = runs(day for day in place.site.days if as_of is None or day <= as_of)
    best = sorted(known, key=lambda run: (-run.days, run.first))[:_RUNS]
    rows = tuple(
        LinkRow(
            PlaceLink(words.dates.range(run.first, run.last), day_href(place, run.first)), words.days_count.of(run.days)
        )
        for run in best
        if run.days > 1
    )
    if not rows:
        return None
    days = [best[0].first + timedelta(days=at) for at in range(best[0].days)]
    how = of_days(place, words.rules["longest_streak"], days, LINES)
    return StatSection("streaks", words.longest_streaks, links=rows, how=how)


def most_linked(place: Place) -> StatSection | None:
    """The entries that most others link to."""
    words, site = place.words, place.site
    told = sorted(
        ((len({source for source, _ in pairs}), entry) for entry, pairs in site.mentions.items()),
        key=lambda each: (-each[0], each[1]),
    )
    rows = []
    for count, entry_id in told[:_LINKED]:
        entry = site.by_id[entry_id]
        label = title_of(words, entry)
        if isinstance(entry, Weekly) or label == "":
            label = words.comma.join(filter(None, (entry_label(words, entry, site.as_of), label)))
        rows.append(
            LinkRow(PlaceLink(label, place.entry(entry_id), place.foreign(entry.language)), words.linked_from.of(count))
        )
    how = Explanation(words.rules["linked"])
    return StatSection("linked", words.most_linked, links=tuple(rows), how=how) if rows else None

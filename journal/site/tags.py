"""Tags: spellings that differ in case, width, spaces or hyphens are one tag, under the commonest of them.

`C`, `C++` and `C#` stay three. A nested tag keeps its `/`, and what has it has the tags around it too. What the writer says
of a tag, its other names and whether it is shown, stands in the configuration or in a note of its own.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Final

from journal.diagnostics import Code, Diagnostic, Span
from journal.language import language_of
from journal.model import Entry, Tag
from journal.note import Front, Note
from journal.record import Record, replace
from journal.routes import slug


class TagRules(Record):
    """What is said of tags: other names of a tag (`aliases`), tags that are not shown, and sentences about some."""

    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    hidden: tuple[str, ...] = ()
    descriptions: tuple[tuple[str, str], ...] = ()


# A journal has few tags, which are asked for with each of its entries.
@lru_cache(maxsize=4096)
def folded(tag: str) -> str:
    """What two spellings of one tag have in common."""
    text = unicodedata.normalize("NFKC", tag).casefold().strip().lstrip("#").strip("/")
    return re.sub(r"[\s_-]+", "-", _outermost(text))


_DEEPEST: Final = 8  # each level is a page, and a folder in another


def _outermost(tag: str) -> str:
    """A tag without what is nested in it deeper than any page."""
    return "/".join(tag.split("/", _DEEPEST)[:_DEEPEST])


def tag_slug(tag: str) -> str:
    """The address of a tag, below `tags/`."""
    text = folded(tag).replace("++", "-plus-plus").replace("#", "-sharp")
    return "/".join(slug(part) for part in text.split("/") if part.strip()) or slug(tag)


def around(key: str) -> Iterator[str]:
    """A tag and those that it is nested in, the innermost first."""
    while key:
        yield key
        key = key.rpartition("/")[0]


# ---- the notes that tell of tags

_FOLDER = "tags/"


def may_tell(note: Note) -> bool:
    """Whether a note lies where the notes about tags do."""
    return note.path.casefold().startswith(_FOLDER)


def tag_of(note: Note) -> str:
    """The tag that a note in the folder of tags would tell of: its title, if that is the same, else its path there."""
    path = note.path[len(_FOLDER) :].rpartition(".")[0]
    title = note.front.title or note.h1
    return title if folded(title) == folded(path.rpartition("/")[2]) and "/" not in path else path


def telling(notes: Iterable[Note], entries: Iterable[Entry]) -> dict[str, Note]:
    """The notes that tell of a tag which some entry has, by what the spellings of that tag have in common."""
    candidates = [note for note in notes if may_tell(note)]
    if not candidates:
        return {}
    used = {key for entry in entries for tag in entry.tags for key in around(folded(tag))}
    found: dict[str, Note] = {}
    for note in candidates:
        key = folded(tag_of(note))
        if used.intersection((key, *map(folded, note.front.aliases))):
            found.setdefault(key, note)
    return found


def with_notes(rules: TagRules, notes: Mapping[str, Note]) -> TagRules:
    """What is said of tags, with what the front matter of their notes says; a sentence of the configuration goes before theirs."""
    told = [(tag_of(note), note.front) for note in notes.values()]
    return TagRules(
        (*((tag, front.aliases) for tag, front in told if front.aliases), *rules.aliases),
        (*rules.hidden, *(tag for tag, front in told if _hides(front))),
        (*((tag, front.description) for tag, front in told if front.description), *rules.descriptions),
    )


def _hides(front: Front) -> bool:
    return any(
        key.casefold() == "hidden" and value.casefold() in ("true", "yes", "on", "1") for key, value in front.extra
    )


# ---- names


def names_of(entries: Iterable[Entry], rules: TagRules) -> dict[str, str]:
    """The name of each tag by what its spellings have in common; empty for one that is not shown."""
    meant, fixed = _meanings(rules)
    hidden = {_meant(folded(tag), meant) for tag in rules.hidden}
    keys: dict[str, str] = {}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        for key, tag in {folded(tag): tag for tag in reversed(entry.tags) if folded(tag)}.items():
            keys[key] = true = _meant(key, meant)
            if true == key:
                spellings[key][_outermost(" ".join(tag.split()).lstrip("#").strip("/"))] += 1
    names: dict[str, str] = {}
    for key in sorted({above for true in keys.values() for above in around(true)}):
        names[key] = _name(key, names, spellings, fixed)
    shown = {
        key: "" if hidden.intersection(around(true)) else names[true]
        for key, true in {**{key: key for key in names}, **keys}.items()
    }
    return dict(sorted(shown.items()))


def _meanings(rules: TagRules) -> tuple[dict[str, str], dict[str, str]]:
    """What other names of tags mean, and the names as the writer gives them."""
    meant: dict[str, str] = {}
    fixed: dict[str, str] = {}
    for name, others in rules.aliases:
        key = folded(name)
        fixed.setdefault(key, " ".join(name.split()))
        meant |= {folded(other): key for other in others if folded(other) != key}
    return meant, fixed


def _meant(key: str, meant: Mapping[str, str]) -> str:
    """The tag that is meant, where it or one around it is another name of one."""
    for above in around(key):
        if above in meant:
            return meant[above] + key[len(above) :]
    return key


def _name(key: str, names: Mapping[str, str], spellings: Mapping[str, Counter[str]], fixed: Mapping[str, str]) -> str:
    if key in fixed:
        return fixed[key]
    above, _, last = key.rpartition("/")
    if key in spellings:
        counted = spellings[key]
        last = min(counted, key=lambda each: (-counted[each], each)).rpartition("/")[2]
    else:
        # Nobody has it alone: its name is that part of those within it.
        within = Counter[str]()
        for other, counted in spellings.items():
            if other.startswith(f"{key}/"):
                for spelling, count in counted.items():
                    within["/".join(spelling.split("/")[: key.count("/") + 1])] += count
        last = min(within, key=lambda each: (-within[each], each)).rpartition("/")[2] if within else last
    return f"{names[above]}/{last}" if above else last


def tagged(entry: Entry, names: Mapping[str, str]) -> Entry:
    """An entry whose tags have their names; without those that are not shown."""
    if not entry.tags:
        return entry
    tags = tuple(dict.fromkeys(name for tag in entry.tags if (name := names.get(folded(tag), ""))))
    return replace(entry, tags=tags) if tags != entry.tags else entry


# ---- tags


def tags_of(entries: Iterable[Entry], rules: TagRules | None = None) -> Mapping[str, Tag]:
    """Every tag by its slug, in the order of their names. The tags of `entries` have their names already."""
    names: dict[str, str] = {}
    holders: dict[str, list[str]] = defaultdict(list)
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        within = {key: tag for tag in entry.tags for key in around(folded(tag))}
        for key, tag in within.items():
            names.setdefault(key, "/".join(tag.split("/")[: key.count("/") + 1]))
            holders[key].append(entry.id)
            languages[key][entry.language] += 1
    told = {folded(tag): text for tag, text in (rules.descriptions if rules else ())}
    tags: dict[str, Tag] = {}
    for key in sorted(names):
        name = names[key]
        address = tag_slug(name)
        number = 2
        while address in tags:
            address = f"{tag_slug(name)}-{number}"
            number += 1
        # Characters that two languages share are read as those do who use the tag most.
        within_language = max(sorted(languages[key]), key=partial(_uses, languages[key]))
        tags[address] = Tag(name, address, tuple(holders[key]), language_of(name, within_language), told.get(key, ""))
    return tags


def _uses(languages: Counter[str], language: str) -> int:
    return languages[language]


# ---- doubts

_LONG = 6  # letters of a word in which one other letter is a slip of the pen
_LONGEST = 100  # letters of a tag that was written by hand


def similar(tags: Mapping[str, Tag], entries: Mapping[str, Entry], rules: TagRules) -> Iterator[Diagnostic]:
    """Reports tags that are nearly spelt alike, each pair once, at the one that is rarer."""
    known = {folded(name) for name, _ in rules.aliases}
    groups: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags.values():
        for form in _forms(folded(tag.name)):
            groups[form].append(tag)
    told: set[tuple[str, str]] = set()
    for form in sorted(groups):
        ordered = sorted(groups[form], key=lambda tag: (-len(tag.entries), tag.name))
        for tag in ordered[1:]:
            pair = (ordered[0].slug, tag.slug)
            if pair in told or not _alike(folded(ordered[0].name), folded(tag.name)) or folded(tag.name) in known:
                continue
            told.add(pair)
            yield _report(tag, ordered[0], entries[tag.entries[0]])


def _forms(key: str) -> set[str]:
    """The same for two tags that may be meant to be one."""
    forms = {f"={key.replace('-', '')}", f"={_singular(key).replace('-', '')}"}
    if _LONG <= len(key) <= _LONGEST and key.isascii():
        forms |= {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}
    return forms


def _singular(key: str) -> str:
    if len(key) > 3 and key.isascii() and key.endswith("s") and not key.endswith(("ss", "us", "is")):
        return f"{key[:-3]}y" if key.endswith("ies") else key[:-1]
    return key


def _alike(one: str, other: str) -> bool:
    """Whether two tags are the same but for hyphens, a plural, or one letter of a long word; digits tell things apart."""
    if one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/"):
        return False
    if one.replace("-", "") == other.replace("-", "") or _singular(one) == _singular(other):
        return True
    if min(len(one), len(other)) < _LONG or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = one[start:], other[start:]
    swapped = len(one) == len(other) and rests[0][:2] == rests[1][:2][::-1] and rests[0][2:] == rests[1][2:]
    dropped = rests[0][1:] == rests[1] or rests[0] == rests[1][1:] or rests[0][1:] == rests[1][1:]
    return (swapped or dropped) and (one + other).replace("-", "").replace("/", "").isalnum()


def _report(tag: Tag, other: Tag, entry: Entry) -> Diagnostic:
    note, key = entry.note, folded(tag.name)
    lines = [line for each, line in zip(note.tags, note.tag_lines, strict=False) if key in around(folded(each))]
    lines += [
        line for name, line in note.front.key_lines if name in ("tags", "tag", "keywords", "标签", "タグ", "태그")
    ]
    message = (
        f"the tags `{tag.name}` ({len(tag.entries)}) and `{other.name}` ({len(other.entries)}) are nearly the same"
    )
    hint = f'write them alike, or write `"{other.name}" = ["{tag.name}"]` under `[tags.aliases]` in `journal.toml`'
    return Diagnostic(Code.SIMILAR_TAGS, Span(note.path, lines[0] if lines else 1), message, hint)

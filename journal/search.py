"""What search knows of a text: its terms, where they stand, and the files that a browser looks them up in.

Words are known by their beginnings; of Chinese, Japanese and Korean, which do not all divide words, every two characters
that follow each other are a term, and so is the last one of a run. A term lies in a file that its first letters name, so
that all words of one beginning lie together, and an edit changes few files. `static/search.js` reads what is written here.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from html import escape, unescape
from itertools import count
from operator import add
from typing import Final

from journal import sought
from journal.marks.tasks import Task
from journal.model import Entry, Kind, kind_of
from journal.note import Image, Pieces
from journal.patterns import pattern

# One for each kind of place in an entry where a term can stand, beside its sections.
TITLE: Final = "!"
TAG: Final = "#"

_HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA: Final = "\u3041-\u3096\u309d-\u309e\u30a1-\u30fa\u30fc-\u30fe"
_HANGUL: Final = "\uac00-\ud7a3"
_UNSPACED: Final = pattern(f"[{_HAN}{_KANA}{_HANGUL}]+")
# A character of Han or Hangul narrows a search enough to name a file. Each pair is the first of a range and what follows
# its last; a pattern of so many characters takes long to compile.
_WHOLE: Final = "\u3005\u3006\u3007\u3008\u3400\u4dc0\u4e00\ua000\uac00\ud7a4\uf900\ufb00\U00020000\U00040000"
_SPACED: Final = pattern(rf"[^\W_{_HAN}{_KANA}{_HANGUL}]+")
_BETWEEN_ASCII: Final = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})
_ACCENTS: Final = pattern("[\u0300-\u036f]")
# No other character is written with an accent, once it has its plain form; the last are Todhri, since Unicode 16.
_ACCENTED: Final = pattern("[\u00c0-\u1fff\u2100-\u2bff\U000105c0-\U000105ff]")
_LONGEST: Final = 64  # characters of a word; what is longer is no word

_SILENT: Final = pattern(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
_WITHIN_WORDS: Final = pattern(
    r"</?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|rb|ruby|s|small|span|strong|sub|sup|u|var|wbr)\b[^>]*>"
)
_ANY_TAG: Final = pattern(r"<[^>]*>")

_LETTERS: Final = 26
_BEYOND: Final = 0x100
_LAST: Final = (0xD7FF - _BEYOND) // 2 + _LETTERS - 1

Terms = Sequence[tuple[str, Collection[str]]]
"""The terms of one entry: those of each place in it, after the mark of that place."""

SectionTerms = tuple[Collection[str], Collection[str]]
"""The terms of a section: those of its heading, and those of the text below."""


def folded(text: str) -> str:
    """`text` without differences of case, width and accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKC", text).upper().lower()
    if _ACCENTED.search(plain) is None:
        return plain
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))


def terms(text: str) -> Set[str]:
    """The terms of a text."""
    if len(text) > _PART:
        return set().union(*map(terms, _parts(text)))
    plain = folded(text)
    if plain.isascii():
        return _cut(set(plain.translate(_BETWEEN_ASCII).split()))
    found = _cut(set(_SPACED.findall(plain)))
    for run in set(_UNSPACED.findall(plain)):
        found.update(map(add, run, run[1:]))
        found.add(run[-1])
    return found


def _cut(words: set[str]) -> set[str]:
    return {word[:_LONGEST] for word in words} if max(map(len, words), default=0) > _LONGEST else words


# Most headings stand in many entries.
_terms_of_heading: Final = lru_cache(maxsize=1 << 12)(terms)

# The list of all words of a very long text takes many times its memory.
_PART: Final = 1_000_000  # characters


def _parts(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _PART:
        space = text.rfind(" ", start, start + _PART)
        end = space if space > start else start + _PART
        yield text[start:end]
        start = end
    yield text[start:]


def key(term: str) -> str:
    """The first letters of a term, which tell its file: one of Han and Hangul, two of others."""
    inside = bisect_right(_WHOLE, term[0]) % 2
    return term[0] if inside else term[:2]


@lru_cache(maxsize=1 << 16)
def file_of(key: str, files: int) -> int:
    """The number of the file, below `files`, of the terms with these first letters (FNV-1a over UTF-16)."""
    value = 0x811C9DC5
    units = key.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2], strict=True):
        value = (value ^ (low | high << 8)) * 0x01000193 & 0xFFFFFFFF
    return (value ^ value >> 16) % files


def mark(section: int, *, heading: bool = False) -> str:
    """The mark of a section of an entry, counted from 0: a letter, a capital one where the term stands in its heading."""
    if section < _LETTERS:
        return chr((65 if heading else 97) + section)
    return chr(_BEYOND + 2 * (min(section, _LAST) - _LETTERS) + heading)


def section_terms(heading: str, text: str) -> SectionTerms:
    """The terms of a section. What stands in its heading is not told again of the text below it."""
    heads, below = _terms_of_heading(heading), terms(text)
    return heads, below - heads if heads else below


def terms_of(title: str, tags: Iterable[str], sections: Iterable[tuple[int, SectionTerms]]) -> Terms:
    """Where each term of an entry stands; its sections are given with their numbers, in order."""
    found: list[tuple[str, Collection[str]]] = [(TITLE, terms(title)), (TAG, terms(" ".join(tags)))]
    for number, (heads, below) in sections:
        found += ((mark(number, heading=True), heads), (mark(number), below))
    return [(marks, here) for marks, here in found if here]


def text_of(
    pieces: Pieces, images: Sequence[Image] = (), tasks: Sequence[Task] = (), notes: Sequence[Pieces] = ()
) -> str:
    """The words of a stored text as a reader sees them; `images` and `tasks` are those of its note, `notes` its footnotes."""
    html = _html(pieces, images, tasks, notes)
    if "<" not in html:
        return unescape(html)
    if "<s" in html:
        html = _SILENT.sub(" ", html)
    return unescape(_ANY_TAG.sub(" ", _WITHIN_WORDS.sub("", html)))


def _html(pieces: Pieces, images: Sequence[Image], tasks: Sequence[Task], notes: Sequence[Pieces]) -> str:
    out: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
            continue
        kind, index = piece
        if kind == "image":
            out.append(f" {escape(images[index].alt)} ")
        elif kind == "heading-task":
            out.append(f" {escape(tasks[index].text)} ")
        elif kind == "note" and notes:
            out.append(f" {_html(notes[index], images, tasks, ())} ")
    return "".join(out)


# --- Numbers of entries

_DAYS_FROM: Final = date(1800, 1, 1).toordinal()
_DAYS_TO: Final = date(2300, 1, 1).toordinal()
_PLACES: Final = 8
_UNDATED: Final = 1 << 21
_SCATTERED: Final = 1 << 20
_RANK: Final = (Kind.DAILY, Kind.WEEKLY, Kind.READING, Kind.PAGE, Kind.LOG, Kind.MONTHLY)


def numbers(entries: Iterable[Entry]) -> dict[str, int]:
    """A number for each entry by its id, ascending in time: eight for each day since 1800, from 2097152 on without a day.

    It is made of the entry's day and kind, or of its id, so that it stays when others come or go; only where two want
    the same do they depend on each other, never on an order.
    """
    days: dict[int, list[tuple[int, bytes, str]]] = {}
    scattered: list[tuple[bytes, str]] = []
    for entry in entries:
        digest = blake2b(entry.id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        day = entry.when.toordinal() if entry.when else 0
        if _DAYS_FROM <= day < _DAYS_TO:
            days.setdefault(day - _DAYS_FROM, []).append((_RANK.index(kind_of(entry)), digest, entry.id))
        else:
            scattered.append((digest, entry.id))
    found: dict[str, int] = {}
    for day, here in days.items():
        for place, (_, digest, entry_id) in _placed(sorted(here)):
            if place < _PLACES:
                found[entry_id] = day * _PLACES + place
            else:
                scattered.append((digest, entry_id))
    taken: set[int] = set()
    for digest, entry_id in sorted(scattered):
        number = int.from_bytes(digest) % _SCATTERED
        while number in taken:
            number += 1
        taken.add(number)
        found[entry_id] = _UNDATED + number
    return found


def _placed(here: list[tuple[int, bytes, str]]) -> list[tuple[int, tuple[int, bytes, str]]]:
    """The entries of a day with their places: the first of each kind has that of its kind, the others what is left."""
    first = {one[0]: one for one in reversed(here)}
    free = (place for place in count() if place not in first)
    return [(one[0] if first[one[0]] is one else next(free), one) for one in here]


# --- Postings: in which entries a term is, and where in them

_PLACE: Final = ("", *"$%&()*+")  # of an entry on its day
_POSTING: Final = pattern(r"([0-9]+)([$%&()*+]?)([^0-9$%&()*+]+)")
_DAYS_ALONE: Final = bytes(code if chr(code) in "0123456789" else 0x20 for code in range(256))
_FURTHER_MARKS: Final = pattern("(?<=[^0-9$%&()*+])[^0-9$%&()*+]+")
_SHORTEST: Final = 2  # characters of a posting
_COMMON: Final = 500  # entries with a term beyond which only its first place in each is told

Posting = tuple[int, str]
"""The number of an entry, and the marks of the places in it."""


def step(last: int, number: int) -> str:
    """An entry after another one: the days between, and its place on its day, nothing for the first."""
    return f"{(number >> 3) - (last >> 3)}{_PLACE[number & 7]}"


def written(postings: Sequence[Posting]) -> str:
    """Postings, in the order of their numbers, as text."""
    out: list[str] = []
    last = 0
    for number, marks in postings:
        out.append(step(last, number) + marks)
        last = number
    return "".join(out)


Run = tuple[int, str, int]
"""Postings of a term in entries that follow each other: the day of the first, all of them without it, the day of the last."""


def runs(entries: Iterable[tuple[int, Terms]]) -> dict[str, Run]:
    """The postings of each term in some entries, given in the order of their numbers; there are millions."""
    places: list[tuple[int, int, str, str]] = []
    of: dict[str, list[int]] = defaultdict(list)  # indexes of places, by term
    for number, terms in entries:
        for marks, here in terms:
            at = len(places)
            places.append((number, number >> 3, _PLACE[number & 7] + marks, marks))
            for term in here:
                of[term].append(at)
    return {term: _run([places[at] for at in indexes]) for term, indexes in of.items()}


def _run(places: Sequence[tuple[int, int, str, str]]) -> Run:
    """Places in entries, each with the number of its entry, the day of that, what is written of it, and of a further place in it."""
    last, day, first, _ = places[0]
    out, begin = [first], day
    for number, on, whole, marks in places[1:]:
        if number == last:
            out.append(marks)
        else:
            out.append(f"{on - day}{whole}")
            last, day = number, on
    return begin, "".join(out), day


def strung(every: Iterable[Mapping[str, Run]]) -> dict[str, str]:
    """The postings of each term as `written` writes them, from all their runs in order."""
    texts: dict[str, bytearray] = defaultdict(bytearray)  # as millions of short strings are large
    last: dict[str, int] = {}
    for one in every:
        for term, (first, text, end) in one.items():
            texts[term] += f"{first - last.get(term, 0)}{text}".encode()
            last[term] = end
    return {term: texts.pop(term).decode() for term in last}


def read(text: str) -> list[Posting]:
    """What `written` wrote."""
    found: list[Posting] = []
    day = 0
    for days, place, marks in _POSTING.findall(text):
        day += int(days)
        found.append((day * _PLACES + _PLACE.index(place), marks))
    return found


def changed(text: str, without: Iterable[int], added: Iterable[Posting]) -> str:
    """The postings of a term without those of some entries and with others."""
    kept = dict(read(text))
    for number in without:
        kept.pop(number, None)
    return written(sorted({**kept, **dict(added)}.items()))


def shown(text: str) -> str:
    """The postings of a term as a browser gets them: of one that many entries have, only its first place in each."""
    if len(text) <= _SHORTEST * _COMMON or _entries(text) <= _COMMON:
        return text
    return _FURTHER_MARKS.sub("", text)


def _entries(text: str) -> int:
    """How many entries a term is in: each posting begins with a number of days, and has no other digit."""
    return len(text.encode("ascii", "replace").translate(_DAYS_ALONE).split())


# --- Files

REGISTER: Final = "journalSearch"


def files_for(entries: int) -> tuple[int, int]:
    """How many files the terms of so many entries lie in, and how many what is shown of those."""
    return _power(entries // 12, 16), _power(entries // 12, 8)


def _power(least: int, most_few: int) -> int:
    return max(most_few, 1 << max(least - 1, 0).bit_length())


def group(number: int, groups: int) -> int:
    """The file of what is shown of an entry; those of eight days lie together."""
    return (number >> 6) % groups


def terms_script(number: int, postings: Mapping[str, str]) -> bytes:
    """The file of some terms: a line for each, in order."""
    lines = "\n".join(f"{term} {shown(postings[term])}" for term in sorted(postings))
    return f"{REGISTER}('t{number}',`{lines}`)\n".encode()


_RUN: Final = f"[{_HAN}{_KANA}{_HANGUL}]"

LANGUAGES: Final[Mapping[str, object]] = {
    "unspaced": _RUN,
    "term": rf"{_RUN}+|(?:(?!{_RUN})[\p{{L}}\p{{N}}])+",
    "key": f"^(?:[{_HAN}{_HANGUL}]|..?)",
    "rules": {
        "accents": (("[\u0300-\u036f]", ""),),
        "words": sought.WORDS,
        "english": sought.ENGLISH,
        "stems": sought.STEMS,
        "kin": sought.KIN,
        "days": sought.DAYS,
    },
}
"""What a browser has to know of the writing of each language, as patterns."""


def script(name: str, value: object) -> bytes:
    """A file that hands over a value."""
    return f"{REGISTER}({json.dumps(name)},{json.dumps(value, ensure_ascii=False, separators=(',', ':'))})\n".encode()

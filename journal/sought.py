"""How what is typed into the search is understood: the forms that one word has, and days, in four languages.

Each rule is a pattern and what to put in its place, `$1` for what its first group found; `static/search.js` gets them
with the index and applies one after the other. A form is only looked for beside what was typed, and stands below it, so
a rule may find too much sooner than too little.
"""

import unicodedata
from typing import Final

from journal.dates.spelling import EACH_MONTH

Rules = tuple[tuple[str, str], ...]
"""Patterns that mean the same to Python and to browsers, each with what to put in the place of what it finds."""

# --- English: what is left of a word without its ending, the same for each of its forms

_SHORT: Final = (
    "[^aeiou]*[aeiou][^aeiouwxy]"  # `hop`, `us`: before an ending, these have lost an `e` or doubled a letter
)

ENGLISH: Final[Rules] = (
    ("ie[sd]$", "y"),
    ("([^su])s$", "$1"),
    ("^(.*[aeiouy][^aeiou].*?)(ing|ed)$", "$1+"),
    (r"(..)([^aeiouylsz])\2\+$", "$1$2"),
    (rf"^({_SHORT})\+$", "$1e"),
    (r"\+$", ""),
    (f"^(?!{_SHORT}e$)(..+)e$", "$1"),
    ("y$", "i"),
)

# --- Chinese and Japanese: a word without the kana that follow it, without 了 and the like, and without a last long vowel

_HIRAGANA: Final = "\u3041-\u3096"
_VOICED: Final = "\u3099\u309a"

_UNSPACED: Final = (
    f"^(.*[^{_HIRAGANA}{_VOICED}][{_VOICED}]?)[{_HIRAGANA}][{_HIRAGANA}{_VOICED}]*$",
    "(.)了$",
    "(..)[的着过]$",
    "(..)\u30fc$",
)

# --- Korean: a word without its particles, and a verb without its ending; by letters, since a particle says how a word ends

_SYLLABLE: Final = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
_CLOSED: Final = "(?<=[\u11a8-\u11c2])"
_OPEN: Final = "(?<=[\u1161-\u1175])"


def _any(endings: str) -> str:
    """A pattern of several endings."""
    return f"(?:{'|'.join(endings.split())})"


_PARTICLES: Final = (
    f"(?:들)?{_any('에서 에게서 에게 한테 까지 부터 으로 로 처럼 보다 마다 하고 이나 나 에 께 과 와 만')}?"
    f"{_any('은 는 이 가 을 를 의 도')}?"
)
_LIGHT: Final = f"{_any('하 했 해 한 할 함 합 되 됐 돼 된 될 됨 됩')}(?:{_SYLLABLE}){{0,3}}"
_PAST: Final = f"{_any('었 았 였 겠')}(?:{_SYLLABLE}){{1,4}}"
_LINKED: Final = f"{_any('고 는 다 던 기 지 네 려 면 며 으려 으면 으며')}{_any('서 서도 고 만 요 데')}?"
_CLOSING: Final = _any("습니다 어요 아요 어서 아서")
_FITTING: Final = f"(?!{_OPEN}{_any('을 은 이 과 으')})(?!{_CLOSED}{_any('를 가 와')})"

_KOREAN: Final = (
    # Of one syllable little is left, so that only what is hardly part of a noun is taken from it.
    f"^({_SYLLABLE}){_CLOSED}(?:을|은|는|에|에서|에는|으로|으면|으며|{_PAST}|습니다|어서|아서)$",
    f"^((?:{_SYLLABLE}){{2,}}?)(?:{_FITTING}{_PARTICLES}|{_LIGHT}|{_PAST}|{_LINKED}|{_CLOSING})$",
)

STEMS: Final[Rules] = tuple((unicodedata.normalize("NFD", rule), "$1") for rule in (*_UNSPACED, *_KOREAN))

# What may stand for the end of a stem: `배운` and `배웠` for `배우`, then `|` and what a verb was typed with; `책은` for `책`,
# then `:` and what one syllable or character was typed with, since that is part of many longer words.
_VERBAL: Final = _any("는 다 고 기 지 던 면 며 습 었 았 겠 네 게 어 아 려 도록 으려 으면 으며")
_BESIDE: Final = f"(?:[{_HIRAGANA}][{_VOICED}]?|{_any('은 이 을 의 에 는 기 었 았 고 습 으 겠')})"

KIN: Final[Rules] = tuple(
    (unicodedata.normalize("NFD", rule), to)
    for rule, to in (
        (rf"[\u11a8-\u11c2](?=\|{_VERBAL})", ""),
        (rf"\u116f(?=\|{_VERBAL})", "\u116e"),
        (rf"\u1167(?=\|{_VERBAL})", "\u1175"),
        (rf"\u116a(?=\|{_VERBAL})", "\u1169"),
        (f"^(.+?){_BESIDE}(?=:)", "$1"),
        ("^(.).*(?=:了$)", "$1"),
    )
)

# --- What is nothing by itself: `'s` and the like, and what follows a word of other letters, as in `APIを` and `API를`

_ENDS: Final = "(?![0-9a-z\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff])"

WORDS: Final[Rules] = tuple(
    (unicodedata.normalize("NFD", rule + _ENDS), to)
    for rule, to in (
        ("['\u2019](?:s|t|d|m|re|ve|ll)", ""),
        (f"([0-9a-z])(?:[{_HIRAGANA}{_VOICED}]+|{_PARTICLES})", "$1"),
    )
)

# --- Days: `@2025-07-31`, its month or year; without a year `-07-31`; weeks `2025-W31 `. The first kind alone is a filter: the
# others may as well be words, as 3/4 is a share, too.

_DAY: Final = r"(\d\d?)(?:st|nd|rd|th)?"
_YEAR: Final = r",?\s+(\d{4})"

_UNQUOTED: Final = '(?=[^"]*(?:"[^"]*"[^"]*)*$)'

DAYS: Final[Rules] = tuple(
    (rf"(?<!\S)(?:{rule})(?!\S){_UNQUOTED}", day)
    for rule, day in (
        (r"(\d{4})(?:\s*[年년]\s*|[-/.])(\d\d?)(?:\s*[月월]\s*|[-/.])(\d\d?)\s*[日일]?", "@$1-$2-$3"),
        (r"(\d{4})(?:\s*[年년]\s*|[-/])(\d\d?)\s*[月월]?", "@$1-$2"),
        (r"(\d\d?)(?:\s*[月월]\s*|/)(\d\d?)\s*[日일号號]?", "-$1-$2"),
        (r"(?:(\d{4})(?:[-\s]|[年년]\s*)?)?(?:w|week\s*|第\s*)?0?(\d\d?)\s*(?:[周週]|주차)", "$1-W$2 "),
        (r"(?:(\d{4})[-\s]?)?(?:w|week\s*)0?(\d\d?)", "$1-W$2 "),
        *(
            each
            for number, name in enumerate(EACH_MONTH, 1)
            for each in (
                (rf"{_DAY}\s+{name}{_YEAR}", f"@$2-{number:02}-$1"),
                (rf"{name}\s+{_DAY}{_YEAR}", f"@$2-{number:02}-$1"),
                (rf"{_DAY}\s+{name}|{name}\s+{_DAY}", f"-{number:02}-$1$2"),
                (rf"{name}{_YEAR}", f"@$1-{number:02}"),
            )
        ),
        (r"(\d{4})[年년]?", "@$1"),
    )
)

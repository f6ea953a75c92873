"""Which language a piece of text is in: enough to choose faces, line breaks and words, and to say it truly.

Han with kana is Japanese, Hangul is Korean, Han alone Chinese, in the characters that only one of its two forms has;
the share of letters decides. A few words without kana may be Japanese all the same: what stands around them tells.
"""

import re
from functools import lru_cache
from typing import Final

from journal.patterns import pattern
from journal.tongue import by_words, is_latin, latin_language, script_language

_HAN_SET: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA_SET: Final = r"\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HANGUL_SET: Final = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_HAN = pattern(f"[{_HAN_SET}]+")
_KANA = pattern(f"[{_KANA_SET}]+")
_HANGUL = pattern(f"[{_HANGUL_SET}]+")
_EASTERN = pattern(f"[{_HAN_SET}{_KANA_SET}{_HANGUL_SET}]+")
# Whether there is any is found in a third of the time that runs take.
_ANY_EASTERN = pattern(f"[{_HAN_SET}{_KANA_SET}{_HANGUL_SET}]")
_ANY_NOT_HAN = pattern(f"[{_KANA_SET}{_HANGUL_SET}]")
_LATIN_WORD = pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+(?:['\u2019-][A-Za-z\u00c0-\u024f\u1e00-\u1eff]+)*")
# Of any script with spaces between its words; the marks of vowels are no letters to most patterns.
_LETTERS: Final = r"A-Za-z\u00c0-\u024f\u0300-\u1fff"
_WORD = pattern(f"[{_LETTERS}]+(?:['\u2019-][{_LETTERS}]+)*")

# Letters beyond ASCII, and marks within words that stand side by side.
_NOT_SIMPLE = pattern(r"[\u00c0-\u024f\u0300-\u1fff'-](?:(?<!['-])|(?<=['-]['-]))")
_LETTERS_ALONE: Final = bytes(code if chr(code).isalpha() and code < 128 else 0x20 for code in range(256))

# Japanese of this many characters without any kana does not occur.
_LONGEST_KANJI = 16

# A list of nouns may be longer; in a longer text a character of another country is but a slip.
_LONGEST_LIST = 80

# The table of Japan has first what it writes, and then what it wrote.
_LAST_OF_DAILY_USE = 0xCF

# A Han character carries about as much as a third of a Latin word of five letters.
_SHARE = 0.3


# What people write for the four languages that are understood best, in place of the name that browsers know.
_NAMES: Final = {
    name: tag
    for tag, names in (
        ("en", "english 英语 英文 英語 영어"),
        ("zh-Hans", "zh cn zh-cn chinese 中文 汉语 简体中文 中国語 중국어"),
        ("zh-Hant", "zh-tw zh-hk 繁體中文 繁体中文"),
        ("ja", "jp japanese 日本語 日语 日文 일본어"),
        ("ko", "kr korean 한국어 韓国語 韩语 韩文"),
    )
    for name in names.split()
}
_TAG: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}")


def language_named(text: str) -> str:
    """The language that a text such as `ja`, `zh_TW` or `English` names, as browsers know it; empty for none."""
    name = text.strip().replace("_", "-")
    return _NAMES.get(name.casefold(), name if _TAG.fullmatch(name) else "")


def language_of(text: str, within: str = "") -> str:
    """`zh-Hans`, `zh-Hant`, `ja`, `ko`, `en` or another; empty where the text has no words.

    `within` is the language of what surrounds the text, if anything does: it decides where the characters do not.
    """
    if text.isascii():
        return _latin(text, within)
    return _of_line(text, within) if len(text) < _LINE else _by_share(text, within)


# Lines of text are shown on many pages; so long is none that is a name or a title.
_LINE: Final = 120


@lru_cache(maxsize=2048)
def _of_line(text: str, within: str) -> str:
    return _by_share(text, within)


def _by_share(text: str, within: str) -> str:
    """The language of a text that is not all ASCII."""
    eastern = _eastern(text, within) if is_eastern(text) else ""
    return eastern or script_language(text, plain(within)) or _latin(text, within)


def _eastern(text: str, within: str) -> str:
    """The East Asian language that a text with letters of one is in; empty where these are but a few among others."""
    han = "".join(_HAN.findall(text))
    kana, hangul = (_length(_KANA, text), _length(_HANGUL, text)) if _ANY_NOT_HAN.search(text) else (0, 0)
    east = len(han) + kana + hangul
    # The letters are counted only where the whole text is long enough for them to decide.
    if east < _SHARE * len(text) and east < _SHARE * (east + _length(_WORD, text)):
        return ""
    if hangul > max(len(han), kana):
        return "ko"
    return "ja" if kana * 10 >= len(han) and kana else _chinese(han, plain(within))


def _latin(text: str, within: str) -> str:
    """The language of a text in Latin letters; empty where it has no words."""
    if _LATIN_WORD.search(text) is None:
        return ""
    return "en" if within in ("", "en") else latin_language(text, plain(within))


def language_of_note(text: str, usual: str = "") -> str:
    """The language of a whole note: `usual`, else English, where neither its letters nor its words tell another."""
    if is_eastern(text) and (eastern := _eastern(text, "")):
        return eastern
    return (not text.isascii() and script_language(text, "")) or by_words(text) or usual or "en"


def usual_language(tag: str) -> str:
    """The language of notes that show none, in a site of the language `tag`: one in Latin letters, else empty."""
    return plain(tag) if tag and is_latin(plain(tag)) else ""


def is_eastern(text: str) -> bool:
    """Whether any character of a text is of an East Asian script."""
    return _ANY_EASTERN.search(text) is not None


def _chinese(han: str, within: str) -> str:
    """The form of Chinese of Han characters, or Japanese where they stand in such and may be it."""
    if within == "ja" and len(han) < _LONGEST_KANJI and not _lacking(han, "shift_jis"):
        return "ja"
    traditional = _lacking(han, "gb2312")
    if not traditional and within != "zh-Hant":
        return "zh-Hans"
    simplified = _lacking(han, "big5")
    if simplified and within != "zh-Hant" and len(han) < _LONGEST_LIST and _is_japanese(han):
        return "ja"
    if traditional == simplified:
        return within if within in ("zh-Hans", "zh-Hant") else "zh-Hans"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _is_japanese(han: str) -> bool:
    """Whether a character is among them that only Japan writes so, as 読 and 単 are, and none that it does not write."""
    coded = han.encode("euc_jp", "ignore")
    daily = len(coded) == 2 * len(han) and max(coded[::2]) <= _LAST_OF_DAILY_USE
    return daily and any(_lacking(char, "gb2312") and _lacking(char, "big5") for char in han)


def _lacking(han: str, codec: str) -> int:
    """How many of the characters an encoding does not have: each was made for the characters of one country."""
    return len(han) - len(han.encode(codec, "ignore")) // 2


def declared(text: str, within: str) -> str:
    """The language that a block has to declare in a text that is in `within`; empty where it is the same or unknown."""
    if text.isascii() and (within == "en" or len(text) < _SHORT):
        return ""
    own = language_of(text, within)
    return own if own and own != plain(within) else ""


# So few letters are a name or a term at home in any language.
_SHORT = 24


@lru_cache(maxsize=64)
def plain(tag: str) -> str:
    """A language tag by what matters here: `en` for `en-GB`, `zh-Hant` for `zh_TW`, else `zh-Hans` for Chinese."""
    primary, *more = tag.replace("_", "-").lower().split("-")
    if primary != "zh":
        return primary
    return "zh-Hant" if _HANT.intersection(more) and "hans" not in more else "zh-Hans"


_HANT = frozenset({"hant", "tw", "hk", "mo"})


def word_count(text: str) -> int:
    """Words of text with spaces plus characters of East Asian text, as word processors count them."""
    rest, runs = _EASTERN.subn(" ", text) if is_eastern(text) else (text, 0)
    return len(text) - len(rest) + runs + _latin_words(rest)


def _latin_words(text: str) -> int:
    text = text.replace("\u2019", "'")
    if _NOT_SIMPLE.search(text):
        return len(_WORD.findall(text))
    # The letters of ASCII are told from all else in a fifth of the time.
    return len(text.encode("ascii", "replace").translate(_LETTERS_ALONE, b"'-").split())


def _length(runs: re.Pattern[str], text: str) -> int:
    """The characters in all matches; a pattern for runs is found once for each of them, not for each character."""
    return sum(map(len, runs.findall(text)))


def joins(before: str, after: str) -> bool:
    """Whether a line end between two characters is no space: both belong to scripts without spaces."""
    return bool(_joined(before) and _joined(after))


def _joined(char: str) -> bool:
    return "\u3000" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"

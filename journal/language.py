"""Which language a piece of text is in, by its script: enough to choose faces, line breaks and words.

Han with kana is Japanese, Hangul is Korean, Han alone Chinese; the share of letters decides.
"""

import re

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_KANA = re.compile(r"[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]+")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+")
_EAST = re.compile(r"[\u1100-\U0003ffff]+")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z\u00c0-\u024f]+)*")

# A Han character carries about as much as a third of a Latin word of five letters.
_SHARE = 0.3


def language_of(text: str) -> str:
    """`zh-Hans`, `ja`, `ko` or `en`; empty where the text has no words."""
    if text.isascii():
        return "en" if _LATIN_WORD.search(text) else ""
    han, kana, hangul = _eastern(text)
    east = han + kana + hangul
    if not east:
        return "en" if _LATIN_WORD.search(text) else ""
    # The letters are counted only where the whole text is long enough for them to decide.
    if east < _SHARE * len(text) and east < _SHARE * (east + _length(_LATIN_WORD, text)):
        return "en"
    if hangul > max(han, kana):
        return "ko"
    return "ja" if kana * 10 >= han and kana else "zh-Hans"


def word_count(text: str) -> int:
    """Words of Latin text plus characters of East Asian text, as word processors count them."""
    latin = len(_LATIN_WORD.findall(text))
    if text.isascii():
        return latin
    return latin + sum(_eastern(text))


def _eastern(text: str) -> tuple[int, int, int]:
    """The characters of each East Asian script: Han, kana, Hangul."""
    east = "".join(_EAST.findall(text))
    return (_length(_HAN, east), _length(_KANA, east), _length(_HANGUL, east)) if east else (0, 0, 0)


def _length(runs: re.Pattern[str], text: str) -> int:
    """The characters in all matches; a pattern for runs is found once for each of them, not for each character."""
    return sum(map(len, runs.findall(text)))


def joins(before: str, after: str) -> bool:
    """Whether a line end between two characters is no space: both belong to scripts without spaces."""
    return bool(_joined(before) and _joined(after))


def _joined(char: str) -> bool:
    return "\u3000" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"

"""Which language a text is in that has no East Asian script: by its letters, or by the small words that come again and again.

Letters tell Greek, Hebrew or Thai; those that several languages share stand for the one of most readers. Small words tell
among languages in Latin letters, and only in texts that are long enough to have some.
"""

from collections.abc import Sequence
from typing import Final

from journal.patterns import pattern

# First and last letter, the language that most often is meant, and others in the same letters.
_SCRIPTS: Final = (
    ("\u0370", "\u03ff", "el", ()),
    ("\u0400", "\u052f", "ru", ("uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")),
    ("\u0530", "\u058f", "hy", ()),
    ("\u0590", "\u05ff", "he", ("yi",)),
    ("\u0600", "\u077f", "ar", ("fa", "ur", "ps", "ug", "ku")),
    ("\u0900", "\u097f", "hi", ("mr", "ne", "sa")),
    ("\u0980", "\u09ff", "bn", ("as",)),
    ("\u0a00", "\u0a7f", "pa", ()),
    ("\u0a80", "\u0aff", "gu", ()),
    ("\u0b80", "\u0bff", "ta", ()),
    ("\u0c00", "\u0c7f", "te", ()),
    ("\u0c80", "\u0cff", "kn", ()),
    ("\u0d00", "\u0d7f", "ml", ()),
    ("\u0d80", "\u0dff", "si", ()),
    ("\u0e00", "\u0e7f", "th", ()),
    ("\u1000", "\u109f", "my", ()),
    ("\u10a0", "\u10ff", "ka", ()),
    ("\u1200", "\u137f", "am", ("ti",)),
    ("\u1780", "\u17ff", "km", ()),
)
# Letters that one of the others has and the first has not; of a name in the text there are but a few.
_OWN_LETTERS: Final = (("uk", frozenset("іїєґІЇЄҐ")), ("sr", frozenset("јљњћђџЈЉЊЋЂЏ")), ("fa", frozenset("پچژگ")))
# Bulgarian has no letter of its own, but one far oftener than Russian, and some of the Russian ones never.
_BULGARIAN: Final = frozenset("ъЪ")
_NOT_BULGARIAN: Final = frozenset("ыэёЫЭЁіїєґІЇЄҐјЈ")
_TEXT: Final = 200
_SOME: Final = 0.01
_OTHER_LETTERS: Final = pattern("[\u0370-\u1dff]+")
_IN_OTHER_LETTERS: Final = frozenset(tag for _, _, first, more in _SCRIPTS for tag in (first, *more)) | {
    "zh",
    "ja",
    "ko",
}

# Words that are frequent in a language; what two have in common counts for both. Few are words of English, too.
_SMALL: Final = {
    "en": "the and of to is in that it for was with this on are i be not have from my but",
    "cs": "se je na že jsem ale jak pro není byl když jsou také která podle",
    "da": "og jeg det er ikke til på af som kan også blev",
    "de": "der das und ist nicht ich ein eine zu den mit von auf für auch wie habe sich dem wird noch",
    "es": "el la los las que de y en un una por con para se del es lo como pero muy al",
    "fi": "ja ei että se oli mutta kun niin olen myös tämä joka ovat",
    "fr": "le la les des et est une dans pour que qui je pas sur avec ce du au mais nous de un en à il par ne se sont",
    "it": "il di che è la un una per della sono con del gli ho le nel anche ma",
    "nb": "og jeg det er ikke til på av som kan også ble",
    "nl": "de het een en van ik niet dat te voor zijn maar ook heb naar",
    "pl": "w nie się na że jest z jak ale jestem dla od które oraz",
    "pt": "que de da em um uma não para com é os na mais por se como mas dos",
    "sv": "och jag det är inte att som på av den till också ett för",
    "tr": "ve bir bu için ile çok ama gibi daha olarak var",
    "ca": "els les amb per és què una del dels la de que el aquest aquesta però més com no",
    "hr": "je da se na u sam za ali kako nije bio što koji od ili samo ovo",
    "hu": "az és hogy nem is egy volt meg de ez már csak még mert lesz van",
    "id": "dan yang di untuk dengan ini itu dari tidak saya akan pada adalah juga karena",
    "is": "og að er í á sem ekki við til með það var um ég því eru fyrir",
    "ms": "dan yang di untuk dengan ini itu daripada tidak saya akan pada ialah juga kerana",
    "ro": "și nu la de în cu pe că pentru este am un mai din dar ce să care sunt",
    "sk": "sa je na že som ale ako pre nie bol keď sú tiež ktorá podľa aj",
    "sl": "je da se na sem za pa kot ni bil tudi ki kako ali",
    "sw": "na ya wa kwa ni za katika kama hii lakini",
    "tl": "ang ng mga sa na ay ako ko hindi para kung ito",
    "vi": "và là của có không được cho một các với tôi những để này trong",
}
_TONGUES: Final = tuple(_SMALL)
_RARER: Final = frozenset({"ca", "hr", "hu", "id", "is", "ms", "ro", "sk", "sl", "sw", "tl"})
_DIFFERENT: Final = 3


def _meaning() -> dict[str, list[int]]:
    """The places of the languages that have a word among their small ones."""
    found: dict[str, list[int]] = {}
    for at, words in enumerate(_SMALL.values()):
        for word in words.split():
            found.setdefault(word, []).append(at)
    return found


_MEANING: Final = _meaning()
_LONG: Final = 2_000
_FEW: Final = 4
# Letters that English has only in names.
_MARKED: Final = pattern("[ß-öø-\u024f\u1e00-\u1eff]")
_MANY: Final = 10


def has_other_letters(text: str) -> bool:
    """Whether any letter is of a script that is neither Latin nor East Asian."""
    return _OTHER_LETTERS.search(text) is not None


def script_language(text: str, within: str) -> str:
    """The language of a text of which most letters are of a script that is neither Latin nor East Asian; else empty.

    `within` is the language of what surrounds the text, without its region; it decides among those of one script.
    """
    letters = "".join(_OTHER_LETTERS.findall(text))
    if not letters or 2 * len(letters) < sum(map(str.isalpha, text)):
        return ""
    middle = sorted(letters)[len(letters) // 2]
    for first, last, tag, more in _SCRIPTS:
        if first <= middle <= last:
            if within in more:
                return within
            if within != tag and "bg" in more and _is_bulgarian(letters):
                return "bg"
            return next((own for own, marks in _OWN_LETTERS if own in more and _share(letters, marks) > _SOME), tag)
    return ""


def _is_bulgarian(letters: str) -> bool:
    """Whether Cyrillic letters are those of a Bulgarian text; of few that cannot be told."""
    return len(letters) >= _TEXT and _NOT_BULGARIAN.isdisjoint(letters) and _share(letters, _BULGARIAN) > _SOME / 2


def _share(letters: str, marks: frozenset[str]) -> float:
    return sum(map(letters.count, marks)) / len(letters)


def latin_language(text: str, within: str) -> str:
    """The language of a text in Latin letters: by its small words where there are some, else that which it stands in."""
    around = within if is_latin(within) else "en"
    return around if around == "en" else by_words(text, around) or around


def is_latin(tag: str) -> bool:
    """Whether a language, of which a text in Latin letters may be, is written in these."""
    return tag != "" and tag.partition("-")[0] not in _IN_OTHER_LETTERS


def _is_marked(words: Sequence[str]) -> bool:
    marked = sum(not word.isascii() and _MARKED.search(word) is not None for word in words)
    return marked >= max(_FEW, len(words) / _MANY)


def by_words(text: str, within: str = "") -> str:
    """The language that the small words at the beginning of a text in Latin letters are of; empty where there are few.

    Related languages share many of them: where `within`, which the text stands in, has nearly as many, it is that.
    """
    counts = [0] * len(_TONGUES)
    words = text[:_LONG].lower().split()
    for word in words:
        for at in _MEANING.get(word, ()):
            counts[at] += 1
    best = max(counts)
    # They are a fifth of most texts, and few among names and code.
    if best < max(_FEW, len(words) / 16):
        # Where a tenth of the words have letters with marks it cannot be English, and a few tell what it is.
        counts[_TONGUES.index("en")] = 0
        best = max(counts)
        if best < _FEW / 2 or not _is_marked(words):
            return ""
    at = counts.index(best)
    if within in _SMALL and 3 * counts[_TONGUES.index(within)] >= 2 * best:
        return within
    # One word that comes again and again may be another word of a language that has more readers.
    few = _TONGUES[at] in _RARER and len({word for word in words if at in _MEANING.get(word, ())}) < _DIFFERENT
    return "" if few else _TONGUES[at]

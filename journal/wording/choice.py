"""Which language the interface speaks: the vocabulary of a language tag, of which only the one that is used is loaded."""

from functools import cache

from journal.language import plain
from journal.wording.catalogue import Wording


@cache
def wording(language: str) -> Wording:
    """The words for a language tag such as `en`, `zh-Hans`, `zh-TW` or `pt-BR`; English where a language has none."""
    match plain(language):
        case "zh-Hant":
            from journal.wording.zh_hant import TRADITIONAL as WORDS
        case "zh-Hans":
            from journal.wording.zh import CHINESE as WORDS
        case "ja":
            from journal.wording.ja import JAPANESE as WORDS
        case "ko":
            from journal.wording.ko import KOREAN as WORDS
        case _:
            from journal.wording.en import ENGLISH as WORDS
    return WORDS

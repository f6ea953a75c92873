"""What brackets beside a work say of it: `[2021, NIPS, 1,200 refs]`, in any order and in four languages.

Brackets that are about something else are none, and a name that is no usual venue is an organisation.
"""

import re
from typing import Final

from journal.marks.links import Extra, canonical
from journal.patterns import pattern
from journal.record import Record, replace

LONGEST_AUTHOR: Final = 60  # characters
_BRACKET = pattern(r"(?<![\[!\\])[\[［【]([^\[\]［］【】\^][^\[\]［］【】]{0,119})[\]］】](?![(\[（:])")
_THOUSANDS = pattern(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_JOINED: Final = "\x1f"
_TOKENS = pattern(r"[,，、;；|·]")
YEAR = pattern(r"(?<![\d.])(1[5-9]\d\d|20[0-3]\d)(?![\d])(?!\.\d{3})")
_SHORT_YEAR = pattern(r"(?<=[A-Za-z])\s?['’](\d\d)(?!\d)")
_COUNT: Final = r"(\d[\d,]*(?:\.\d+)?\s?[kK万萬만]?)\s*\+?"
_CITED_WORDS: Final = r"refs?|references?|citations?|cites?|cited|引用|被引用?|次引用|次被引用?|回引用|件の引用|인용|회 ?인용|회 ?피인용|피인용"
_CITED_BY: Final = r"cited by|citations?|refs?|引用数|引用|被引用?数|被引用?|인용 ?수?|피인용"
_CITATIONS = pattern(
    rf"{_COUNT}\s*(?:{_CITED_WORDS})\.?|(?:{_CITED_BY})\s*[:：]?\s*{_COUNT}\s*(?:次|回|件|회|times)?",
    re.IGNORECASE,
)
_ARXIV = pattern(r"arxiv\s*[:：]\s*\S+", re.IGNORECASE)
_DATED = pattern(r"[\d\s./年月日년월일-]+")
_NUMBER = pattern(r"[\d.,\s%]+")
_AFTER = pattern(r"\s*[.,;。，；]?\s*(?:$|\s[-－]\s)")
_MOST_TOKENS: Final = 8
_MOST_WORDS: Final = 6
_TIMES: Final = {"k": 1_000, "万": 10_000, "萬": 10_000, "만": 10_000}


class Bracket(Record):
    """What brackets say of a work, and the text without them."""

    rest: str
    year: int | None = None
    venue: str = ""
    citations: int | None = None
    orgs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    extra: Extra = ()


def bracket(text: str) -> Bracket | None:
    """The last brackets with a year or a number of citations, at the end of a text or before its author."""
    for match in reversed(list(_BRACKET.finditer(text))):
        if _AFTER.match(text[match.end() : match.end() + LONGEST_AUTHOR]):
            found = _metadata(match[1])
            if found is not None:
                rest = text[: match.start()].rstrip() + text[match.end() :].rstrip()
                return replace(found, rest=rest.strip())
    return None


def words_of(text: str, *, whole: bool = False) -> tuple[str, ...]:
    """What the brackets that `bracket` finds say, each word as it is written; empty without any. `whole`: they are the text."""
    for match in reversed(list(_BRACKET.finditer(text))):
        placed = match[0] == text if whole else _AFTER.match(text[match.end() : match.end() + LONGEST_AUTHOR])
        if placed and _metadata(match[1]) is not None:
            return tuple(_words(match[1]))
    return ()


def bracket_first(text: str) -> Bracket | None:
    """Such brackets at the beginning of what follows a link; the rest is what the writer says of it."""
    match = _BRACKET.match(text)
    found = _metadata(match[1]) if match is not None else None
    return replace(found, rest=text[match.end() :].strip()) if match is not None and found is not None else None


def ends_in_brackets(text: str) -> bool:
    """Whether a text ends in brackets of a form that may tell of a work; nearly no text does."""
    return text.endswith(("]", "］", "】"))


def bracket_alone(text: str) -> Bracket | None:
    """Such brackets with nothing beside them."""
    match = _BRACKET.fullmatch(text.strip()) if ends_in_brackets(text.rstrip()) else None
    return _metadata(match[1]) if match is not None else None


def _metadata(content: str) -> Bracket | None:
    """What `2021, NIPS, 1,200 refs` says, in any order; None for brackets that are about something else."""
    tokens = _words(content)
    if len(tokens) > _MOST_TOKENS or any(len(token.split()) > _MOST_WORDS for token in tokens):
        return None
    found = Bracket("")
    for token in tokens:
        told = _token(found, token)
        if told is None:
            return None
        found = told
    return found if found.year is not None or found.citations is not None or found.ids else None


def _words(content: str) -> list[str]:
    joined = _THOUSANDS.sub(lambda match: match[0].replace(",", _JOINED), content)
    return [token.strip().replace(_JOINED, ",") for token in _TOKENS.split(joined) if token.strip()]


def _token(found: Bracket, token: str) -> Bracket | None:
    """`found` with one more word of the brackets; None if the word can belong to no work (`512`, an address)."""
    if "://" in token:
        return None
    if _ARXIV.fullmatch(token):
        work = canonical(token)
        return replace(found, ids=(*found.ids, work.id), extra=work.extra, others=(*found.others, token))
    cited = _CITATIONS.fullmatch(token)
    if cited is not None:
        return replace(found, citations=_number(cited[1] or cited[2]), others=(*found.others, token))
    year, name = _year(token)
    if year is None:
        if _NUMBER.fullmatch(token):
            return None
        return _named(found, token)
    if found.year is not None:
        return replace(found, others=(*found.others, token))
    found = replace(found, year=year)
    if not name:
        return found
    return replace(found, others=(*found.others, token)) if _DATED.fullmatch(token) else _named(found, name)


def _year(token: str) -> tuple[int | None, str]:
    """The year in a word, and the word without it: `OSDI 2021`, `OSDI'21`."""
    match = YEAR.search(token)
    if match is not None:
        return int(match[1]), f"{token[: match.start()]} {token[match.end() :]}".strip(" '’")
    match = _SHORT_YEAR.search(token)
    if match is not None:
        short = int(match[1])
        return short + (2000 if short < 40 else 1900), f"{token[: match.start()]} {token[match.end() :]}".strip()
    return None, token


def _named(found: Bracket, name: str) -> Bracket:
    venue = venue_of(name)
    if venue and not found.venue:
        return replace(found, venue=venue)
    return replace(found, orgs=(*found.orgs, name), others=(*found.others, name))


def _number(text: str) -> int:
    digits = text.replace(",", "").replace(" ", "")
    times = _TIMES.get(digits[-1].lower(), 1)
    return round(float(digits.rstrip("kK万萬만")) * times)


# ---- venues

_VENUES: Final = """
AAAI AAMAS ACL AISTATS ASE ASPLOS ATC=USENIX-ATC=USENIXATC BMVC CACM=Communications-of-the-ACM CAV CCS CHI CIDR CIKM
COLING COLM COLT CONCUR CoNEXT CoNLL CoRL CoRR=arXiv CRYPTO CSCW CVPR DAC DATE DSN EACL ECAI ECCV ECML ECOOP EDBT EMNLP
EMSOFT ESOP Eurocrypt EuroSys FAccT FAST FCCM FOCS FPGA FSE=ESEC/FSE=ESEC-FSE HotChips=Hot-Chips HotNets HotOS HPCA HPDC
ICALP ICASSP ICCAD ICCV ICDCS ICDE ICDM ICDT ICFP ICLR ICML ICPP ICRA ICS ICSE IJCAI IMC INFOCOM Interspeech IPDPS IROS
ISCA ISMAR ISSCC ISSTA ITCS JACM JMLR KDD=SIGKDD LICS LISA MICCAI MICRO Middleware MLSys=SysML MobiCom MobiHoc MobiSys
NAACL Nature NDSS NeurIPS=NIPS NSDI OOPSLA OSDI PACT PLDI PNAS PODC PODS POPL PPoPP RecSys RTAS RTSS S&P=Oakland=IEEE-S&P
SC Science SenSys SIGCOMM SIGCSE SIGGRAPH SIGIR SIGMETRICS SIGMOD SoCC SODA SOSP SPAA STACS STOC TACL TMLR TOCHI TOCS
TODS TOG TOPLAS TPAMI UAI UbiComp UIST USENIX-Security=USENIXSec VLDB=PVLDB WACV WSDM WWW=TheWebConf=The-Web-Conference
"""
_NOT_IN_NAMES = pattern(r"[^a-z0-9&]")


def _key(name: str) -> str:
    return _NOT_IN_NAMES.sub("", name.lower())


_BY_NAME: Final = {
    _key(alias): names.split("=")[0].replace("-", " ") for names in _VENUES.split() for alias in names.split("=")
}


def venue_of(name: str) -> str:
    """The usual name of a conference or journal of computing; empty if `name` is none."""
    return _BY_NAME.get(_key(name), "")

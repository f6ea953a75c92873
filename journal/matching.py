"""Whether two lines mean the same task: a plan and what came of it, an open task and its next appearance.

Lines are compared by their words, in English, Chinese, Japanese and Korean. Two lines that mean the same in other
words (`gym`, `健身`) are matched only if the configuration says so; nothing is ever guessed from meaning. The same lines
always give the same matches, whatever their order in memory.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from sys import intern
from typing import Final, NamedTuple

from journal.record import Record

MATCH: Final = 0.70  # from here on two lines are one task
SUGGEST: Final = 0.50  # from here on the writer may want to say so

# Words that are of one group are one word; each group is a tuple of spellings.
Aliases = tuple[tuple[str, ...], ...]


class Line(Record):
    """What is compared of one line.

    `words` are its words, `head` those before its first colon (empty without one), `plain` its text without marks,
    `numbers` those that tell it from its like (`chapter 3`), `named` what it names beyond doubt: its own ids, the targets of its wikilinks.
    `signs` is all of which another line has to share something to be alike. Each is sorted, and in no set: a set of five words
    takes seven times the room, and there are as many lines as tasks.
    """

    words: tuple[str, ...]
    head: tuple[str, ...]
    plain: str
    numbers: tuple[str, ...]
    named: tuple[str, ...]
    signs: tuple[str, ...]


class Match(NamedTuple):
    """Two lines by their indexes, and how alike they are, from 0 to 1."""

    left: int
    right: int
    score: float


def line(text: str, aliases: Aliases = (), ids: Iterable[str] = ()) -> Line:
    """What is compared of `text`, one line of Markdown. `ids` are those that the writer gave it."""
    named = {f"^{each}" for each in ids if each}
    if "[[" in text:
        named |= {f"[[{each.strip().casefold()}" for each in _WIKI_TARGET().findall(text)}
    if "^" in text and (block := _BLOCK_ID().search(text)) is not None:
        named.add(f"^{block[1]}")
    plain = _plain(text)
    numbers, plain = _numbered(plain)
    head, colon, _ = plain.partition(": ")
    words = tuple(sorted(_words(plain, aliases).union(f"#{number}" for number in numbers)))
    about = tuple(sorted(_words(head, aliases))) if colon and len(head) <= _LONGEST_HEAD else ()
    signs = tuple(sorted({*words, *about, *named})) if about or named else words
    return Line(words, about, " ".join(plain.split()), tuple(sorted(numbers)), tuple(sorted(named)), signs)


def score(one: Line, other: Line) -> float:
    """How alike two lines are: 0 to 1, in hundredths.

    What names the same thing is the same (1), whatever it says; lines about different chapters are different (0).
    """
    if one.named and other.named and not set(one.named).isdisjoint(other.named):
        return 1.0
    if one.numbers and other.numbers and set(one.numbers).isdisjoint(other.numbers):
        return 0.0
    best = _alike(one.words, other.words, one.plain, other.plain)
    if one.head and other.head:
        best = max(best, 0.97 if one.head == other.head else 0.9 * _alike(one.head, other.head))
    if one.head:
        best = max(best, 0.95 * _same_or_alike(one.head, other.words))
    if other.head:
        best = max(best, 0.95 * _same_or_alike(other.head, one.words))
    return round(best, 2)


def matches(left: Sequence[Line], right: Sequence[Line]) -> tuple[Match, ...]:
    """The pairs of lines that are one task, each line in one pair at most, in the order of `left`."""
    return best(scored(left, right, MATCH))


def best(pairs: Iterable[Match]) -> tuple[Match, ...]:
    """Those of some pairs that are best, each line in one at most, in the order of the left lines.

    The best pair comes first, then the best of what is left; of equals the earlier lines.
    """
    found = sorted(pairs, key=lambda each: (-each.score, each.left, each.right))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept: list[Match] = []
    for each in found:
        if each.left not in taken_left and each.right not in taken_right:
            kept.append(each)
            taken_left.add(each.left)
            taken_right.add(each.right)
    return tuple(sorted(kept))


def scored(left: Sequence[Line], right: Sequence[Line], least: float) -> Iterator[Match]:
    """The pairs of lines that are at least `least` alike. Only lines with a word in common can be."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(right):
        for sign in each.signs:
            holders[sign].append(index)
    for index, each in enumerate(left):
        for other in {other for sign in each.signs if sign in holders for other in holders[sign]}:
            if (alike := score(each, right[other])) >= least:
                yield Match(index, other, alike)


# --- Likeness


def _alike(one: Sequence[str], other: Sequence[str], text: str = "", other_text: str = "") -> float:
    shared = len(set(one).intersection(other))
    if not shared:
        return 0.0
    smaller = min(len(one), len(other))
    contained = shared / smaller
    best = max(shared / (len(one) + len(other) - shared), contained * (0.75 if smaller == 1 else 0.9))
    if contained >= 0.6 and best < 1 and text and other_text:
        # Most builds compare nothing anew, and this takes a while to load.
        from difflib import SequenceMatcher

        # Which of the two comes first makes a difference to the ratio; it must not to the match.
        first, second = sorted((text, other_text))
        ratio = SequenceMatcher(None, first[:_COMPARED], second[:_COMPARED], autojunk=False).ratio()
        best = max(best, ratio if ratio >= 0.6 else 0.0)
    return best


def _same_or_alike(one: Sequence[str], other: Sequence[str]) -> float:
    return 1.0 if one == other else _alike(one, other)


_LONGEST_HEAD: Final = 40
_COMPARED: Final = 200  # characters; comparing takes the square of their number


# --- Words


def _plain(text: str) -> str:
    """A line in small letters without what is not said in it."""
    if text.isascii():
        return said(text.lower())
    return said(unicodedata.normalize("NFKC", text.replace("：", ": ")).casefold())


def said(text: str) -> str:
    """A line of Markdown without addresses, marks, tags, dates and times; spaces are left where these stood."""
    if _MAY_BE_UNSAID().search(text) is None:
        return text
    for sign, pattern, replacement in _UNSAID():
        if sign in text:
            text = pattern.sub(replacement, text)
    if _DIGIT().search(text):
        for pattern in _DATED():
            text = pattern.sub(" ", text)
    return text


@cache
def _MAY_BE_UNSAID() -> re.Pattern[str]:  # noqa: N802
    """A digit, or a sign without which nothing of the kind occurs; most lines have none."""
    return re.compile(r"[\[^#*_~`\d]|:[:/]")


@cache
def _UNSAID() -> tuple[tuple[str, re.Pattern[str], str], ...]:  # noqa: N802 - a table, made when it is first used
    """What is not said, each with a sign without which it does not occur."""
    return (
        ("[[", re.compile(r"!?\[\[[^\]\[|]*\|([^\]\[]*)\]\]"), r"\1"),
        ("[[", re.compile(r"!?\[\[([^\]\[|]*)\]\]"), r"\1"),
        ("](", re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*(?:\s[^()]*)?\)"), r"\1"),
        ("://", re.compile(r"<?\bhttps?://[^\s>]+>?"), " "),
        ("::", re.compile(r"\[[A-Za-z][\w -]*::[^\]\[]*\]"), " "),
        ("^", re.compile(r"(?:^|\s)\^[A-Za-z0-9-]+\s*$"), " "),
        ("#", re.compile(r"(?<!\S)#(?!\d+\b)[^\s#,，。]+"), " "),
        *((mark, re.compile(re.escape(mark)), "") for mark in "*_~`"),
    )


@cache
def _DIGIT() -> re.Pattern[str]:  # noqa: N802
    return re.compile(r"\d")


@cache
def _DATED() -> tuple[re.Pattern[str], ...]:  # noqa: N802
    day = r"\d{1,2}"
    return (
        re.compile(rf"\b\d{{4}}[-./]{day}[-./]{day}\b|(?:\d{{4}}年)?{day}月{day}[日号]|{day}월 ?{day}일"),
        re.compile(rf"\b{day}[:.]\d{{2}}\s?[-–—~]\s?{day}[:.]\d{{2}}\b|\b{day}:\d{{2}}\b"),
        re.compile(r"(?<![\w#])\d+(?:\.\d+)? ?(?:h|hrs?|hours?|mins?|minutes?|km)\b"),
    )


@cache
def _WIKI_TARGET() -> re.Pattern[str]:  # noqa: N802
    return re.compile(r"\[\[([^\]\[|#]+)[^\]\[]*\]\]")


@cache
def _BLOCK_ID() -> re.Pattern[str]:  # noqa: N802
    return re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)\s*$")


@cache
def _NUMBERED() -> re.Pattern[str]:  # noqa: N802
    before = (
        "chapters?|chap?|ch|lectures?|lec|lessons?|weeks?|parts?|sections?|units?|modules?|episodes?|ep|volumes?|vol|problems?|"
        "days?|labs?|homework|hw|assignments?|issues?|pr|no|weekly"
    )
    eastern = (
        "作业|作業|实验|實驗|练习|練習|习题|習題|单元|單元|模块|[课課集讲講]|課題|演習|宿題|レッスン|ユニット|パート|"
        "과제|숙제|실습|실험|연습|강의|레슨|챕터|유닛|파트"
    )
    # With one of these behind it, a number says how many.
    counted = r"[\d.%个個道题題つ件問本次回遍页頁分小时時秒개건문번편]"
    return re.compile(
        rf"\b(?:{before})\b\.?[ -]?#?(\d+)(?!\d)|(?<!\w)#(\d+)\b|第 ?([\d〇一二三四五六七八九十百]+) ?[章节節课課讲講周週回集题題篇部编話话]?"
        rf"|제? ?(\d+) ?(?:장|강|주차|과|화|편)|(?:{eastern})[ #-]?(\d+)(?! ?{counted})"
    )


def _numbered(text: str) -> tuple[Set[str], str]:
    """The numbers that tell a line from its like (`chapter 3`, `第三章`), and the line without them."""
    if "第" not in text and not _DIGIT().search(text):
        return set(), text
    numbers = {_number(next(filter(None, found.groups()))) for found in _NUMBERED().finditer(text)}
    return numbers, _NUMBERED().sub(_unnumbered, text) if numbers else text


def _unnumbered(found: re.Match[str]) -> str:
    """What remains of a numbered thing: the word `chapter`; of `第三章` nothing, since the number says it all."""
    if not found[0].isascii() and found[5] is None:
        return " "
    word = found[0].rstrip("#0123456789-. ")
    return f" {_WHOLE.get(word, word)} "


_WHOLE: Final = {
    "ch": "chapter", "cha": "chapter", "chap": "chapter", "lec": "lecture", "ep": "episode", "vol": "volume", "hw": "homework"
}  # fmt: skip


_HAN_DIGITS: Final = {each: number for number, each in enumerate("〇一二三四五六七八九")}


def _number(written: str) -> str:
    """A number in digits: `三` and `十二` as `3` and `12`."""
    if written.isdigit():
        return str(int(written))
    if all(each in _HAN_DIGITS for each in written):
        return str(int("".join(str(_HAN_DIGITS[each]) for each in written)))
    total, ones = 0, 0
    for each in written:
        if each in ("十", "百"):
            total += (ones or 1) * (10 if each == "十" else 100)
            ones = 0
        else:
            ones = _HAN_DIGITS.get(each, 0)
    return str(total + ones)


def _words(text: str, aliases: Aliases) -> set[str]:
    """The words of a normalised text. One that holds nothing but small words keeps them."""
    found: set[str] = set()
    for number, group in enumerate(aliases):
        for spelling in sorted(map(_plain, group), key=lambda each: (-len(each), each)):
            text, times = _spelled(spelling).subn(" ", text)
            if times:
                found.add(f"={number}")
    whole, text = text, without_amounts(text)
    for latin, other in _RUNS().findall(text):
        if other:
            found |= _pairs_of(other)
        elif stem := _stem(latin):
            found.add(stem)
    return found or {latin or other for latin, other in _RUNS().findall(whole)}


def without_amounts(text: str) -> str:
    """A text without how many or how much (`五道题`, `3本`); the text itself if it says no more than that."""
    return text if text.isascii() else _AMOUNT().sub(" ", text).strip() or text


@cache
def _spelled(spelling: str) -> re.Pattern[str]:
    """Where a spelling stands: a word of its own where words are set apart, anywhere in Chinese or Japanese."""
    start = r"\b" if spelling[:1].isascii() else ""
    end = r"\b" if spelling[-1:].isascii() else ""
    return re.compile(start + re.escape(spelling) + end)


# What is written without spaces between its words, and Hangul, whose words carry their particles.
_PAIRED: Final = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"


@cache
def _RUNS() -> re.Pattern[str]:  # noqa: N802
    return re.compile(rf"([^\W_{_PAIRED}]+(?:[+#]+(?!\w))?)|([{_PAIRED}]+)")


_SMALL: Final = frozenset(
    (  # English words that say nothing of what is to be done, and numbers, which are amounts
        *("a", "about", "an", "and", "another", "as", "at", "by", "for", "from", "further", "in", "into", "is", "it"),
        *("more", "my", "of", "on", "or", "our", "out", "some", "that", "the", "this", "to", "up", "with", "again"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    )
)


# What plans say and lists say of it when it is done, where no ending tells.
_PAST: Final = {
    past: verb
    for verb, forms in (
        ("begin", "began begun"), ("bring", "brought"), ("build", "built"), ("buy", "bought"), ("catch", "caught"),
        ("choose", "chose chosen"), ("do", "did done"), ("draw", "drew drawn"), ("drive", "drove driven"),
        ("eat", "ate eaten"), ("give", "gave given"), ("go", "went gone"), ("grow", "grew grown"), ("keep", "kept"),
        ("make", "made"), ("meet", "met"), ("pay", "paid"), ("rewrite", "rewrote rewritten"), ("run", "ran"),
        ("sell", "sold"), ("send", "sent"), ("sing", "sang sung"), ("sleep", "slept"), ("speak", "spoke spoken"),
        ("spend", "spent"), ("swim", "swam swum"), ("take", "took taken"), ("teach", "taught"), ("tell", "told"),
        ("write", "wrote written"),
    )
    for past in forms.split()
}  # fmt: skip


# Words come back more often than they are new.
@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    """A word without its ending: `reading`, `reads` and `read`; `planned`, `plan`; `tuning`, `tune`. Empty for a small one."""
    if word in _SMALL or word.isdecimal():
        return ""
    word = _PAST.get(word, word)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=1024)
def _pairs_of(run: str) -> frozenset[str]:
    """The pairs of neighbouring letters of each word in a run, or the letter that is alone."""
    return frozenset(intern(word[at : at + 2]) for word in _bare(run) for at in range(max(1, len(word) - 1)))


@cache
def _AMOUNT() -> re.Pattern[str]:  # noqa: N802
    things = "道题|道題|小时|小時|分钟|分鐘|公里|시간|문제|[篇本个個道次章节页頁遍天局冊回問권편개번장쪽줄]"
    korean = "한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇"
    return re.compile(
        rf"(?<!第)(?:\d+|[一二两兩三四五六七八九十百几幾数]+) ?(?:{things})|(?<![가-힣])(?:{korean}) ?[권편개번장쪽줄](?![가-힣])"
    )


@cache
def _LEADING() -> re.Pattern[str]:  # noqa: N802
    verbs = (
        "看一看|看完|看|写完|写|寫|做完|做|学习|學習|学|完成|继续|繼續|开始|開始|阅读|閱讀|读完|读|讀|整理|复习|複習|准备|準備|"
        "搞定|弄|去|打算|争取|想"
    )
    return re.compile(rf"^(?:{verbs})(?=..)")


@cache
def _JAPANESE() -> re.Pattern[str]:  # noqa: N802
    return re.compile(r"[\u3041-\u309f]+")


@cache
def _KOREAN() -> re.Pattern[str]:  # noqa: N802
    particle = "에서|까지|으로|부터|을|를|은|는|이|가|에|의|도|로|와|과"
    verb = "하기|하다|했다|했음|했어요|했습니다|하였다|하자|하고|한다|합니다|함"
    return re.compile(rf"(?<=[가-힣])(?:{particle}|{verb})$")


@cache
def _SAID_KOREAN() -> re.Pattern[str]:  # noqa: N802
    """The ending of a verb, with what says that it was done where that is a syllable of its own."""
    return re.compile(r"(?<=[가-힣])(?:[었았]?(?:다|음|어요|습니다)|는다|기)$")


def _bare(run: str) -> tuple[str, ...]:
    """The words of a run of Han, kana or Hangul, without particles, endings and a verb that only says to do it.

    In Japanese hiragana between other letters is a particle or an ending: `論文を読んだ` gives `論文` and `読`.
    """
    if "가" <= run[0] <= "힣":
        return (_stem_of_korean(_KOREAN().sub("", run)),)
    if any("\u3041" <= each <= "\u30ff" for each in run):
        return tuple(filter(None, _JAPANESE().split(run))) or (run,)
    shorter = re.sub(r"[的了要把将將再]|一下", "", run)
    if len(shorter) == 2 and shorter[1] == "完":  # a verb and nothing else, as in `读完第三章`
        return (shorter[0],)
    return (_LEADING().sub("", shorter) or run,)


# The vowel of a stem before it grew together with the `었` of what was done: `외웠다` is of `외우기`.
_APART: Final = {"\u1167": "\u1175", "\u116a": "\u1169", "\u116b": "\u116c", "\u116f": "\u116e"}
_WAS: Final = "\u11bb"  # the ending of `썼`
_NAMED: Final = ("\u11b7", "\u11b1")  # those of `씀` and `만듦`
_LOST: Final = (
    "\u11af",
    "\u11ae",
)  # `ㄷ` gives way to `ㄹ`, and `ㄹ` falls out: `듣기` and `들었다`, `만들기` and `만든다`


def _stem_of_korean(word: str) -> str:
    """The stem of a verb: of `쓰기`, `쓴다`, `썼다` and `씀` the same; a noun that looks like one is cut as well, everywhere alike."""
    stem = _SAID_KOREAN().sub("", word)
    if not "가" <= stem[-1] <= "힣":
        return stem
    letters = unicodedata.normalize("NFD", stem[-1])
    first, vowel, last = letters[0], letters[1], letters[2:]
    if stem == word and last not in _NAMED:
        return word
    if last == _WAS:
        # `했` is of `하`.
        vowel = "\u1161" if stem[-1] == "했" else _APART.get(vowel, vowel)
    if last == _WAS or last in _NAMED or last in _LOST or (last == "\u11ab" and word.endswith("다")):
        last = ""
    # `ㅡ` gives way to the vowel of what follows.
    vowel = "\u1165" if vowel == "\u1173" else vowel
    return stem[:-1] + unicodedata.normalize("NFC", f"{first}{vowel}{last}")

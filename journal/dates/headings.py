"""The day that a heading, a bold line or an item of a list starts with."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from journal.dates.arithmetic import one_way
from journal.dates.calendarnames import WEEK_OR_SUNDAY
from journal.dates.forms import DIGITS, HAN_FIRST, START, Follow, day_at, followed
from journal.dates.ranges import month, names_week, range_at
from journal.dates.spelling import (
    HEADING_REACH,
    MONTHS,
    PAIRS,
    TITLE_MARKS,
    WEEKDAY_FIRST,
    WEEKDAYS,
    WEEKDAYS_BEGIN,
    bare_weekday,
    folded,
    form_of,
    is_short_weekday,
    opening_of,
    plain_of,
)
from journal.dates.values import DayHeading, Found, Order, Written
from journal.patterns import pattern

_CLOSERS: Final = "*_~`)]】〕」』》>"
_PREFIX: Final = form_of(
    r"(?:(?:(?:round|week) [0-9]{1,2},? )?(?:day|tag|jour|d[ií]a|giorno|dag(?:ur)?|dzień|[дД]ень|gün|ngày|hari(?: ke-?)?|ziua|[дД]ен|deň|dan|nap|η?μέρα|Η?μέρα|יום|اليوم) ?#?[0-9]{1,4}(?:(?: of |/)[0-9]{2,4})?|[0-9]{1,4}\. ?(?:tag|gün|päivä|nap|deň|dan)|[rw][0-9]{1,2} ?d[0-9]{1,4}|第 ?[0-9]{1,4} ?[天日]目?|[0-9]{1,4} ?日目|[0-9]{1,4} ?일차|(?:date|日期|日付|날짜|datum|fecha|data|[дД]ата|dato|dagsetning|tarih|ngày|tanggal|tarikh|d[áÁ]tum|[ηΗ]μερομηνία|תאריך|التاريخ)(?= ?:| [0-9]{1,4}[./\-][0-9]{1,2}[./\-][0-9]))"
    r"(?:\. |[ :,|—–(\[)\]\-]{1,4})"
)
# `W12 Mon 17 March` is a day, `W12 17 March` its week.
_WEEK_BEFORE: Final = form_of(r"(?:week|wk|w) ?#?[0-9]{1,2}[ :,|—–\-]{1,3}")
# `Am 3. März`, `Le 3 mars`, `El 3 de marzo`, `Ngày 3 tháng 3`: before a day and nothing else, since sentences begin so, too.
_ARTICLE: Final = form_of(r"(?:am|den|le|el|il|d\.|ngày|tanggal) ")

_MARKUP: Final = pattern(r"[*_`~]+|\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)")


# What looks for days, weeks and months asks it of the same heading in turn.
@lru_cache(maxsize=512)
def plain_heading(text: str) -> str:
    """What a heading says, without emphasis, code marks and the addresses of links."""
    return _MARKUP.sub(lambda match: match[1] or "", text).strip()


def day_heading(text: str, *, order: Order | None = None) -> DayHeading | None:
    """The day that a heading, a bold line or an item's text starts with; the longest reading wins.

    None where there is no day, and where a range starts instead. Two numbers (`4.19`) are a day only before
    nothing, a colon or a dash, and are `bare` even then: `2.1 Setting` is a section number.
    """
    if not _may_be_day(text.lstrip()[:3]):
        return None
    return _day_of_line(text, order) if len(text) <= HEADING_REACH else _day_heading(text, order)


# Titles and headings come again: in many notes, and on many pages.
@lru_cache(maxsize=2048)
def _day_of_line(text: str, order: Order | None) -> DayHeading | None:
    return _day_heading(text, order)


def _day_heading(text: str, order: Order | None) -> DayHeading | None:
    lead = len(text) - len(text.lstrip())
    if ":" in text[lead + 1 : lead + 3] and text[lead : lead + 1] in DIGITS:
        # A time of day.
        return None
    body = text[lead:].rstrip()
    shadow = folded(body[:HEADING_REACH])
    at = opening_of(shadow)
    prefix = _PREFIX.match(shadow, at)
    hit = None
    if prefix:
        hit = day_at(shadow, prefix.end(), order)
        at = prefix.end() if hit else at
    week = _WEEK_BEFORE.match(shadow, at) if hit is None else None
    if week and (named := day_at(shadow, week.end(), order)) and named.written.weekday is not None:
        hit, at = named, week.end()
    article = _ARTICLE.match(shadow, at) if hit is None else None
    if article:
        hit = day_at(shadow, article.end(), order)
        hit = hit if hit and followed(shadow, _closing(shadow, hit.end), Follow.MARK) else None
    hit = hit or day_at(shadow, at, order)
    if hit is None or range_at(shadow, at, order) is not None:
        return None
    opened = body[:at].strip(" \u200b\ufeff\ufe0f")
    end = _closing(shadow, hit.end) if opened else hit.end
    if not (opened.endswith("【") and end > hit.end) and not followed(shadow, end, hit.follow):
        return None
    bare = hit.written.year is None and hit.written.weekday is None and hit.style in "./-"
    linked = _LINK_ON.match(body, end) if opened.endswith("[[") and end == hit.end else None
    title = body[end:] if linked is None else f"{'' if linked[1] else linked[2]}{body[linked.end() :]}"
    title = title.lstrip(TITLE_MARKS)
    length = lead + len(body) - len(title)
    if opened and end == hit.end:
        title = _without_closers(title)
    return DayHeading(hit.written, _unboxed(title.rstrip(TITLE_MARKS)), length, bare)


# The rest of a link to a note: the name that it has here, or what its own has beside the day.
_LINK_ON: Final = pattern(r"(\|)?([^\[\]]*)\]\]")

# What a journal is called, or one of its entries.
_OF_A_JOURNAL: Final = form_of(
    r"(?<![a-z])(?:[tw]il|today i learned|(?:week|day)?logs?|journal|diary|(?:dai|week)ly|reports?|review|retro(?:spective)?|stand-?up"
    r"|minutes|notes?|tagebuch|carnet|diari|diario|diário|dagbok|dagbog|dagboek|dziennik|denník|dnevnik|jurnal|napló|buku harian|catatan|nhật ký|[ηΗ]μερολόγιο|[дД]невник|[щЩ]оденник|יומן|يوميات|meeting|progress|day [0-9]{1,4})(?![a-z])"
    r"|[日周週][报報記记志誌]|记录|記録|笔记|打卡|学习|學習|学習|総括|总结|振り返り|회고|일지|일기|기록|공부|학습|배운|정리|스터디"
)
_OF_A_MONTH: Final = form_of(
    r"(?<![a-z])(?:month(?:ly)?|summary|recap|reflections?|goals?|plans?|look(?:ing)? back|r(?:ü|ue)ckblick|bilan|resumen|resumo|riepilogo|terugblik|podsumowanie|resum|what i (?:did|read|learned|learnt))(?![a-z])"
    r"|[复復][盘盤]|[回][顾顧]|小[结結]|月[报報记記]|[计計]划|計[画畫]|目[标標]|[Ии]тоги|[Оо]бзор|[Пп]ланы|tổng kết|kế hoạch|ringkasan|rencana|rezumat|összefoglaló|[Пп]реглед|pregled|まとめ|ふりかえり|월간|계획|목표|결산"
)
_ENDS_IN_DAY: Final = pattern(r"[0-9日号號일)）\]】](?: ?[гр])?\.?[ \t*_]*$")


def is_of_journal(text: str) -> bool:
    """Whether a title or the name of a file or a folder says that something is kept day by day: `Viola log`, `学习日记`."""
    return _OF_A_JOURNAL.search(folded(text)) is not None


def month_title(text: str) -> Found | None:
    """The month with its year that a title begins with, or one of a journal ends in: `March 2026 review`, `Goals for March 2026`.

    None for a week of it, for `The flood of March 2026`, which is about a month, and for `2026.3`, which is a version.
    """
    found = month(text)
    if found is None or names_week(text):
        return None
    shadow, said = folded(text).strip(TITLE_MARKS + "*_"), folded(found.title).strip()
    if _VERSION.match(shadow):
        return None
    if not said or not shadow.startswith(said):
        return found if not said or shadow.endswith(said) else None
    return found if _OF_A_MONTH.search(said) or _OF_A_JOURNAL.search(said) else None


_VERSION: Final = form_of(r"[0-9]{4}(?:_|\.(?! ))")


def day_at_end(text: str, *, order: Order | None = None) -> DayHeading | None:
    """The day with its year that the title of an entry ends in: `Log 2026-03-09`, `日報 令和8年3月9日（月）`.

    None where the words before it are not those of a journal: `The flood of 9 March 2026` is about a day.
    """
    words = _OF_A_JOURNAL.search(folded(text)) if _may_end_in_day(text) else None
    return day_behind(text, words.end(), order=order) if words else None


def day_behind(text: str, at: int = 1, *, order: Order | None = None) -> DayHeading | None:
    """The day with its year that ends a text and begins not before `at`, whatever stands before it; that is the title."""
    if not _may_end_in_day(text):
        return None
    shadow = folded(text.rstrip(" \t*_"))
    for start in START.finditer(shadow, at):
        hit = day_at(shadow, start.start(), order)
        if hit and hit.written.year is not None and not shadow[hit.end :].strip(_CLOSERS):
            said = text[: start.start()].rstrip(TITLE_MARKS + "([（【")
            return DayHeading(hit.written, _THE_DAY.sub("", said), len(text))
    return None


def _may_end_in_day(text: str) -> bool:
    return len(text) <= HEADING_REACH and _ENDS_IN_DAY.search(text) is not None


_THE_DAY: Final = pattern(r" (?:ngày|tanggal)$")
_BEFORE_TIME: Final = r"(?=[(（][0-9]{1,2}[:：][0-9]{2}(?![0-9])[^()（）]{0,16}[)）]$)"
_OF_MONTH: Final = r"(?P<of>3[01]|[12][0-9]|0?[1-9])"
_AFTER_WEEKDAY: Final = pattern(
    rf"(?:[ \t]*,?[ \t]*[(（]?{_OF_MONTH}(?:st|nd|rd|th|[日號号일])?\.?[)）]?)?[ \t]*(?:[:：](?![0-9])[ \t]*|[—–][ \t]*|{_BEFORE_TIME}|$)"
)
# `Thứ hai: …` is as well `Secondly: …`, unlike `Thứ Hai: …`.
_SECONDLY: Final = pattern(r"Thứ [a-zà-ỹ]+ ?[:：].")


def weekday_heading(text: str) -> tuple[int, str, int] | None:
    """The ISO weekday of a heading that is nothing else, the title after its colon, and the day of the month or 0.

    `Mon`, `周三：跑步`, `월요일`; with a day beside it `Wed 18`, `Tuesday 10th`, `18 Wed`, `18日(水)`.
    """
    text = text.strip()
    if text[:1] in DIGITS:
        told = day_of_month(text)
        return (told[1], told[2], told[0]) if told is not None and told[1] else None
    found = bare_weekday(text)
    after = _AFTER_WEEKDAY.match(text, found[1]) if found is not None and not _SECONDLY.match(text) else None
    if found is None or after is None or (text[:1].isascii() and not text[0].isupper()):
        return None
    return found[0], _unboxed(text[after.end() :].strip()), int(after["of"] or 0)


_LETTER: Final = form_of(rf"(?:(?P<sign>[月火水木金土日월화수목금토일])|{WEEK_OR_SUNDAY})(?:[ \t]*[:：][ \t]*|$)")


def weekday_letter(text: str) -> tuple[int, str, int] | None:
    """The same of a heading that is but a weekday and may be another word: `月`, `화: 합주`, or `Minggu`, a week."""
    match = _LETTER.match(text.strip())
    return (WEEKDAYS[match["sign"] or "日"], text.strip()[match.end() :], 0) if match is not None else None


_DAY_OF_MONTH: Final = pattern(
    rf"{_OF_MONTH}(?:(?P<unit>[日号號일](?!目)|(?:st|nd|rd|th)(?![A-Za-z]))|\.)?[ \t]*,?[ \t]*(?P<boxed>[(（](?![0-9]))?"
)
_SIGN: Final = pattern(r"[月火水木金土日월화수목금토일](?:曜日?|요일)?")
_AFTER_DAY: Final = pattern(rf"[)）]?[ \t]*(?:[:：](?![0-9])[ \t]*|[—–][ \t]*|{_BEFORE_TIME}|$)")


def day_of_month(text: str) -> tuple[int, int, str] | None:
    """The day of a month that a heading is nothing else than, its ISO weekday or 0, and the title after its colon.

    `9日`, `9日（月）`, `9号 周一：跑步`, `9일 (월)`, `9th`, `Mon 9`, `9 Mon`. None where it may be anything else, as `9` may.
    """
    text = text.strip()
    if text[:1] not in DIGITS:
        told = weekday_heading(text)
        return (told[2], told[0], told[1]) if told is not None and told[2] else None
    day = _DAY_OF_MONTH.match(text)
    if day is None:
        return None
    sign, name = _SIGN.match(text, day.end()), bare_weekday(text[day.end() :])
    weekday, end = (0, day.end())
    if name is not None:
        weekday, end = name[0], day.end() + name[1]
    elif sign is not None:
        weekday, end = WEEKDAYS[sign[0][0]], sign.end()
    if day["unit"] is None and name is None and (sign is None or day["boxed"] is None):
        return None
    after = _AFTER_DAY.match(text, end)
    return (int(day["of"]), weekday, _unboxed(text[after.end() :].strip())) if after is not None else None


_WORDS_FIRST: Final = frozenset(
    {
        *MONTHS,
        *WEEKDAYS_BEGIN,
        *("day", "dat", "rou", "wee", "tag", "jou", "dia", "día", "gio", "dag", "dzi", "gün", "fec", "tar"),
        *("am ", "den", "le ", "el ", "il ", "d. ", "ngà", "tan", "har", "ziu", "deň", "dan", "nap", "dát"),
        *("már", "máj", "jún", "júl", "sze", "okt"),
    }
)
_LETTERS_FIRST: Final = WEEKDAY_FIRST | HAN_FIRST | frozenset("第日날дДáÁηΗμΜיתا")


def _may_be_day(start: str) -> bool:
    """Whether a text that starts with these three characters may start with a day: most start with another word."""
    first = plain_of(start[0]) if start else " "
    if not first.isalpha() or (first in "rRwW" and start[1:2] in DIGITS):
        return True
    if not first.isascii():
        return first in _LETTERS_FIRST
    return folded(start).lower() in _WORDS_FIRST or is_short_weekday(start)


def _closing(shadow: str, at: int) -> int:
    end = at
    while end < len(shadow) and end < at + 8 and shadow[end] in _CLOSERS:
        end += 1
    return end


def _without_closers(title: str) -> str:
    """A title without the marks at its end that were opened before it; brackets of its own stay."""
    while title and title[-1] in _CLOSERS:
        opener = _OPENED_BY.get(title[-1])
        if opener is not None and opener in title:
            break
        title = title[:-1]
    return title


_OPENED_BY: Final = {closer: opener for opener, closer in PAIRS.items()}


def _unboxed(title: str) -> str:
    closer = PAIRS.get(title[:1])
    return title[1:-1].strip() if closer and title.find(closer) == len(title) - 1 else title


def bullet_dates(
    items: Sequence[str], *, order: Order | None = None, under_day: bool = False
) -> tuple[tuple[Written | None, str], ...]:
    """The day and the remaining text of each item of one list; None and the whole text for an item without a day.

    A form that can only be a day is one in any list. Two numbers (`9.9: ran`) are put to the vote of the
    whole list: at least two such items, all in one direction, no more than 7 days from one to the next. In a day's
    own section (`under_day`), numbers that can all be times, `9.30: ran`, are left to be times. An item that begins with
    a link, such as `[2026-03-09](notes/strings.md)` or `[[2026-03-09 strings]]`, is one of an index: it leads where it says.
    `9月9日までに出す` is a sentence that begins with a day.
    """
    found = [None if _leads(item, order) else day_heading(item, order=order) for item in items]
    found = [
        None if heading and _SENTENCE.match(item, heading.length) else heading
        for item, heading in zip(items, found, strict=True)
    ]
    voters = [heading.written for heading in found if heading and heading.bare]
    timed = under_day and all(
        _TIME.match(folded(item[:16]).lstrip())
        for item, heading in zip(items, found, strict=True)
        if heading and heading.bare
    )
    carried = not timed and len(voters) > 1 and one_way(voters, _NEAR)
    return tuple(
        (heading.written, item[heading.length :].rstrip())
        if heading and (carried or not heading.bare)
        else (None, item)
        for item, heading in zip(items, found, strict=True)
    )


def _leads(item: str, order: Order | None) -> bool:
    """Whether an item begins with a link to a note that is not that of a day alone."""
    linked = _WIKILINK.match(item)
    named = day_heading(linked[1], order=order) if linked else None
    return _LINK.match(item) is not None or (named is not None and named.title != "")


_WIKILINK: Final = pattern(r"[^\w\[]{0,8}\[\[([^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]")
# Words that bind a day to what follows; one that may also begin a word, only right behind the day.
_SENTENCE: Final = pattern(
    r"부터|까지|から(?!あげ|かう|から)|まで"
    r"|(?<=[0-9日号號일)）])(?:이후|이전|以降|以前|以[后後]|之[前后後]|截止|(?:에는?|에서|은|는|이|가|을|를|의|도|쯤|경)(?= )|[にはのがもをとで](?=[^ぁ-ん])|には|では|ごろ|頃"
    r"|前(?![0-9往端台去后後])|[后後](?![0-9端台悔来來])|起(?![床来來飞飛步夜草点])|的)"
)
_LINK: Final = pattern(r"[^\w\[]{0,8}\[(?!\[)[^\[\]\n]{0,200}\]\(")
_NEAR: Final = 7  # days from one item of a list to the next
_TIME: Final = form_of(r"(?:2[0-4]|1[0-9]|0?[0-9])\.[0-5][0-9](?![0-9])")

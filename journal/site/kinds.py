"""What each note is: a week, a day, a reading note, a page or a log of many days or weeks, and why.

The first that answers: the author's own word, a category or tag that names a kind, the folder, the file name,
the title, the content. Every answer carries what gave it and how sure it is.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from journal.dates.names import file_name, week_number
from journal.dates.ranges import names_week
from journal.kindwords import ABROAD, kind_named, plain
from journal.model import Certainty, Kind, Reason
from journal.note import DayMark, Note
from journal.patterns import pattern
from journal.site.when import When, weeks_under

_FOLDERS: Final[dict[str, Kind]] = {
    word: kind
    for kind, words in (
        (
            Kind.WEEKLY,
            "weekly weeklies weeks week weeknotes 周报 周记 每周 週報 週記 毎週 주간 주간기록 주간-기록 주간회고 주간-회고",
        ),
        (
            Kind.DAILY,
            (
                "daily dailies days day journal journals diary diaries daily-notes 日报 日记 每日 每天 日報 日記 毎日 "
                "일기 일간 일지 매일"
            ),
        ),
        (
            Kind.READING,
            (
                "reading readings papers paper books book reading-notes literature clippings "
                "读书 阅读 论文 读书笔记 阅读笔记 讀書 閱讀 論文 讀書筆記 読書 読書ノート 読書メモ 독서 논문 독서노트 독서-노트 독서기록 독서-기록"
            ),
        ),
        (Kind.PAGE, "pages page"),
    )
    for word in words.split()
}
_OF_FOLDERS: Final = {kind.value: kind for kind in (Kind.WEEKLY, Kind.DAILY, Kind.READING)}
# What a note is called that is kept day by day.
_LOG_TITLE = pattern(
    r"(?<![^\W\d_])(?:(?:(?:work|time|dev|study|training|lab)[ -]?)?logs?|logbook|logboek|loggbok|logbog|diary|diaries|journal|diari|diar[ií]o"
    r"|bit[áa]coras?|carnet de bord|(?:\w{1,20})?tagebuch|logbuch|dagboe?k|dagbog|dziennik|denn?ík|dnevnik|jurnal|napló|päiväkirja|günlük|nhật ký"
    r"|дневник|щоденник)(?![^\W\d_])|日[志誌报報记記]|一覧|記録|일[지기]",
    re.IGNORECASE,
)
_OF_A_WEEK = pattern(
    r"(?:(?:my|the)[ _-])?week[ _-]?(?:notes?(?![a-z])|ly(?:[ _-][a-z]+)?[ _-](?:review|report|notes?|log|update|journal|summary|recap"
    r"|retro(?:spective)?|reflections?|digest)(?![a-z])|(?:ly)?$)"
    r"|(?:week|end of week|weekend)[ _-](?:review|report|log|summary|recap)(?![a-z])"
    r"|(?:工作|学习|學習|个人)?[周週](?:[报報记記刊次]|总结|總結|复盘|復盤|回顾|小结)|一[周週](?:总结|回顾|小结)|一?週間の?(?:振り返り|まとめ|報告)|今週の(?:振り返り|まとめ)"
    r"|주간 ?(?:회고|보고|리뷰|정리|일지|기록|업무)"
    r"|wochen(?:bericht|rückblick|notizen|zusammenfassung)|bilan (?:de la semaine|hebdomadaire)|resumen (?:semanal|de la semana)"
    r"|resumo (?:semanal|da semana)|riepilogo settimanale|week(?:verslag|rapport|overzicht)|podsumowanie tygodnia|итоги недели"
    r"|(?:еже)?недельный отч[её]т|отч[её]т за неделю|підсумки тижня|vecko?(?:rapport|brev)|uge(?:rapport|brev)|uke(?:rapport|brev)"
    r"|haftalık (?:rapor|özet)|(?:tổng kết|báo cáo|nhật ký) tuần|(?:ringkasan|laporan|catatan|refleksi) mingguan"
    r"|rezumat(?:ul)? săptămân(?:al|ii)|heti (?:összefoglaló|beszámoló|napló)|tjedni pregled|týždenný prehľad|týdenní přehled"
    r"|седмичен (?:преглед|отчет)|resum (?:setmanal|de la setmana)|εβδομαδιαία (?:ανασκόπηση|αναφορά)|סיכום שבועי|ملخص الأسبوع",
    re.IGNORECASE,
)
# A week's note covers its days and perhaps a weekend on either side; a longer row of days is a log.
_WEEK_SPAN = 10
_WEEK: Final = 7


# The same few tags are asked for with each task.
@lru_cache(maxsize=256)
def names_a_period(tag: str) -> bool:
    """Whether a tag says only that a note is one of a week or a day."""
    return kind_named(tag) in ("weekly", "daily")


def kind_of(note: Note, found: When, override: str = "") -> tuple[Kind, Reason]:
    """The kind of a note, with its reason. `override` is what the configuration says of it, empty for nothing.

    What names a month and no day is of no day, whatever tells that it is; and of a month is only what names one.
    """
    kind, why = _kind_of(note, found, override)
    if not found.month or found.why is None:
        return kind, why
    # A week in the folder of a month is still a week; of some days in the note of a month nothing is guessed.
    told = why.told_by == "folder" or why.certainty is Certainty.GUESSED
    named = kind is Kind.WEEKLY and told and found.why.told_by != "path"
    return (Kind.MONTHLY, found.why) if named or kind is Kind.DAILY else (kind, why)


def _kind_of(note: Note, found: When, override: str) -> tuple[Kind, Reason]:
    if override and _may_be(named := kind_named(override) or "page", found):
        return Kind(named), Reason("override")
    lines = dict(note.front.key_lines)
    if (named := kind_named(note.front.kind)) and _may_be(named, found):
        return Kind(named), Reason("kind", lines.get("kind", lines.get("type", 1)))
    opening = [mark for mark in note.days if mark.opens]
    opened = sorted({day for mark, day in zip(note.days, found.days, strict=True) if day is not None and mark.opens})
    days = _in_its_week(opened, found) or opened
    span = (days[-1] - days[0]).days + 1 if days else _yearless_span(opening)
    many = len(opening) > 1 and (span > _WEEK_SPAN or len(opening) > 2 * _WEEK_SPAN)
    # Of a note that is called a week, a few days far apart are those that it looks ahead to.
    if many and not (len(opening) <= _WEEK and _is_of_week(note)):
        return Kind.LOG, Reason("days in the text", opening[0].line, Certainty.INFERRED)
    weeks = () if found.start is not None else weeks_under(note, found)
    if len({start for _, start, _ in weeks}) > 1 and _are_most(note, [index for index, _, _ in weeks]):
        return Kind.LOG, Reason("weeks in the text", note.sections[weeks[0][0]].line, Certainty.INFERRED)
    told = _from_words(note, found, lines) or _from_folder(note)
    if told is not None and told[1].told_by == "folder":
        told = None if _is_of_folder(note, found) else _week_among_days(note, found, told[0]) or told
    if told is not None:
        return told
    return _from_name(note, found) or _from_title(note, found, len(opening)) or _from_content(note, found, days, span)


def _are_most(note: Note, sections: Sequence[int]) -> bool:
    """Whether most of a note stands below the headings of some sections."""
    below = set(sections)
    for index, section in enumerate(note.sections):
        if section.parent in below:
            below.add(index)
    return 2 * sum(note.sections[index].words for index in below) >= note.words


def _may_be(kind: str, found: When) -> bool:
    return kind != Kind.MONTHLY.value or found.month


def _in_its_week(days: list[date], found: When) -> list[date]:
    """The days about the week that a note names, where most are: one elsewhere is a slip, not a log. Else none."""
    if found.start is None or found.end is None or (found.end - found.start).days >= _WEEK_SPAN:
        return []
    reach = timedelta(days=_WEEK_SPAN - 1)
    within = [day for day in days if found.end - reach <= day <= found.start + reach]
    return within if 2 * len(within) > len(days) else []


def _yearless_span(marks: Sequence[DayMark]) -> int:
    """How far days of an unknown year lie apart, in the same year."""
    places = [mark.written.month * 31 + mark.written.day for mark in marks]
    return max(places) - min(places) + 1 if places else 0


def _from_words(note: Note, found: When, lines: dict[str, int]) -> tuple[Kind, Reason] | None:
    front = note.front
    in_days = _is_in_days(note)
    for key, words in (("layout", (front.layout,)), ("category", front.categories), ("tags", front.tags)):
        for word in words:
            kind = kind_named(word)
            # A day's file among days that is tagged `papers` is about papers; it is no reading note.
            if kind and _may_be(kind, found) and not (key == "tags" and (kind in ("page", "log") or in_days)):
                return Kind(kind), Reason(key, lines.get(key, lines.get("categories", 1)))
    return None


def _is_in_days(note: Note) -> bool:
    told = _from_folder(note)
    named = any(each.told_by in ("file name", "path") and each.end is None for each in note.dates)
    return named and told is not None and told[0] is Kind.DAILY


def _from_folder(note: Note) -> tuple[Kind, Reason] | None:
    for folder in reversed(note.path.split("/")[:-1]):
        kind = _named(folder)
        if kind is not None:
            return kind, Reason("folder", 0, Certainty.INFERRED)
    return None


def _week_among_days(note: Note, found: When, kind: Kind) -> tuple[Kind, Reason] | None:
    """What the name or the title of a note in a folder of days says, where that is a week: `journal/week3.md`.

    A folder that is called after days, such as `daily`, has nothing but days.
    Whose name is a day is of a day there, unless that says beside it that it is of the week, or the title has the week's days.
    """
    folder = next(each for each in reversed(note.path.split("/")[:-1]) if _named(each) is not None)
    if (
        kind is not Kind.DAILY
        or _OF_DAYS.search(folder)
        or any(_OF_A_DAY.search(text) for text in (note.name_title, note.front.title, note.h1))
    ):
        return None
    named = _from_name(note, found)
    if named is not None and named[0] is Kind.DAILY:
        return None
    if any(each.told_by == "file name" and each.end is None for each in note.dates):
        said = _OF_A_WEEK.match(note.name_title.strip(" -_[(【")) is not None
        return named if said or _is_numbered_week(note, found) or _is_in_week(note, found) else None
    told = named or _from_title(note, found, 0)
    return told if told is not None and told[0] is Kind.WEEKLY else None


_OF_DAYS = pattern(r"daily|(?<![^\W\d_])days?(?![^\W\d_])|日[报報]|[每毎]日|일[일보]", re.IGNORECASE)
# `Week 3, Day 2` is a day, and so is `第3周 周一`.
_OF_A_DAY = pattern(
    r"(?<![^\W\d_])(?:day|día|dia|jour|tag|giorno|dag|dzień|день)[ _-]?\d|\d ?[天日](?!记|報|报|誌|志)|\d일|일[차째]"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[月火水木金土日]曜|[월화수목금토일]요일|(?:星期|[周週])[一二三四五六日天]",
    re.IGNORECASE,
)


def _from_name(note: Note, found: When) -> tuple[Kind, Reason] | None:
    why = Reason("file name", 0, Certainty.INFERRED)
    for each in note.dates:
        if each.told_by in ("file name", "path"):
            if each.end is None:
                of_weeks = _is_of_weeks(note) or _is_numbered_week(note, found) or _is_in_week(note, found)
                return (Kind.WEEKLY if of_weeks else Kind.DAILY), why
            if found.start is not None and found.end is not None and 5 <= (found.end - found.start).days + 1 <= 10:
                return Kind.WEEKLY, why
    return (Kind.WEEKLY, why) if _is_of_week(note) else None


def _is_of_week(note: Note) -> bool:
    """Whether the name of a note is that of a week of the author's own, and of no day."""
    stem = note.path.rpartition("/")[2].rpartition(".")[0]
    return names_week(stem) and file_name(stem) is None and not _is_nth_day(note)


def _is_nth_day(note: Note) -> bool:
    """Whether a note is called a day by its number, as `Week 3, Day 2` is; not `Week 3 (Day 15 - Day 21)`."""
    return any(len(_NTH_DAY.findall(text)) == 1 for text in (note.name_title, note.front.title, note.h1))


_NTH_DAY = pattern(
    r"(?:(?<![^\W\d_])(?:day|día|dia|jour|tag|giorno|dag|dzień|день)[ _-]?#?\d{1,3}|第 ?[\d一二三四五六七八九十]{1,3} ?[天日](?![记記报報志誌])|\d ?(?:일차|日目))"
    r"(?!\d| ?(?:[-–—~〜至到&+,、]|to|bis|à|through) ?#?\d)",
    re.IGNORECASE,
)


def _is_of_weeks(note: Note) -> bool:
    """Whether the name of a note or its title says beside a day that it is of a week: `2026-03-09-weekly-review`."""
    return any(_OF_A_WEEK.match(text.strip(" -_[(【")) for text in (note.name_title, note.front.title, note.h1) if text)


def _is_numbered_week(note: Note, found: When) -> bool:
    """Whether the name of a note has a week of a series beside its day, `2026-03-09-week-3`, and not the calendar's own."""
    number = week_number(note.name_title)
    return number is not None and (found.day is None or found.day.isocalendar().week != number)


def _is_in_week(note: Note, found: When) -> bool:
    """Whether the title of a note names the days of a week, and its own day is one of them: `# 9–15 March 2026` on the 9th."""
    if found.day is None or found.start is None or found.end is None:
        return False
    if not any(each.told_by == "title" and each.end is not None for each in note.dates):
        return False
    # Of five days or of ten it may be a journey, if it does not say that it is a week.
    length = (found.end - found.start).days + 1
    said = 5 <= length <= _WEEK_SPAN and names_week(note.front.title or note.h1)
    return found.start <= found.day <= found.end and (length == _WEEK or said)


def _from_title(note: Note, found: When, opening: int) -> tuple[Kind, Reason] | None:
    title, line = (
        (note.front.title, dict(note.front.key_lines).get("title", 1)) if note.front.title else (note.h1, note.h1_line)
    )
    why = Reason("title", line, Certainty.INFERRED)
    called = title or note.name_title
    if opening > 1 and _LOG_TITLE.search(called) and not names_week(called) and not _OF_A_WEEK.search(called):
        return Kind.LOG, why if title else Reason("file name", 0, Certainty.INFERRED)
    told = next((each for each in note.dates if each.told_by == "title"), None)
    if told is not None and told.end is not None:
        length = (found.end - found.start).days + 1 if found.start is not None and found.end is not None else 7
        if 5 <= length <= _WEEK_SPAN:
            return Kind.WEEKLY, why
    if title and names_week(title) and not _is_nth_day(note):
        return Kind.WEEKLY, why
    if told is not None and told.end is None and not told.bare:
        return (Kind.WEEKLY if _is_of_weeks(note) else Kind.DAILY), why
    return None


def _from_content(note: Note, found: When, days: list[date], span: int) -> tuple[Kind, Reason]:
    guessed = Certainty.GUESSED
    families = {section.family: section.line for section in reversed(note.sections) if section.family}
    opening = [mark for mark in note.days if mark.opens]
    nth_day = _is_nth_day(note)
    # A note in two languages names its one day twice.
    if len(opening) > 1 and 1 < span <= _WEEK_SPAN:
        return Kind.PAGE if nth_day else Kind.WEEKLY, Reason("days in the text", opening[0].line, guessed)
    if "this-week" in families and "next-week" in families and not nth_day:
        return Kind.WEEKLY, Reason("sections", families["this-week"], guessed)
    lined = [day for day in found.lined if day is not None]
    apart = (max(lined) - min(lined)).days + 1 if lined else 0
    if len(note.liners) > 2 and apart <= _WEEK_SPAN:
        return Kind.WEEKLY, Reason("dated lines", note.liners[0].line, guessed)
    if "today" in families or ("tomorrow" in families and found.day is not None):
        return Kind.DAILY, Reason("sections", families.get("today", families.get("tomorrow", 0)), guessed)
    if note.about is not None and not _is_readme(note):
        return Kind.READING, Reason("reference", note.references[note.about].line, guessed)
    if len(note.references) >= 5 and (len(note.outline) >= 5 or len(note.references) * 30 > note.words):
        return Kind.READING, Reason("references", note.references[0].line, guessed)
    if found.why is not None and found.why.told_by == "days in the text":
        # A list or a table with days is of none of them; each of its lines is of its own.
        if not opening:
            told = Reason("dated lines", note.liners[0].line, guessed) if lined else None
            return Kind.PAGE, told or Reason("rows of a table", note.days[0].line, guessed)
        if not _is_under_day(note, opening[0].section):
            return Kind.PAGE, Reason("days in the text", opening[0].line, guessed)
    of_month = found.month and found.why is not None and found.why.told_by != "path"
    if found.day is not None and (of_month or not _is_readme(note) or _is_bundle(note, found)):
        return Kind.DAILY, Reason("date", found.why.line if found.why is not None else 0, guessed)
    return Kind.PAGE, Reason("no date", 0, guessed)


def _is_under_day(note: Note, first: int) -> bool:
    """Whether most of a note stands under its day, which opens the section `first`, or goes on from there as its first part."""
    level = note.sections[first].level
    begun = all(section.level < level for section in note.sections[1:first])
    held = (section for at, section in enumerate(note.sections) if (begun and at >= first) or section.day is not None)
    return 2 * sum(section.words for section in held) >= note.words


def _is_readme(note: Note) -> bool:
    return note.path.rpartition("/")[2].casefold() in ("readme.md", "index.md", "_index.md")


def _is_of_folder(note: Note, found: When) -> bool:
    """Whether a note without a date tells of the folder of weeks, days or works that it lies in, and is none of them itself."""
    if not _is_readme(note) or found.day is not None or found.start is not None or found.month:
        return False
    if note.references or any(mark.opens for mark in note.days):
        return False
    # An `index.md` further down is a note with a folder of its own, as Hugo has it.
    folders = note.path.split("/")[:-1]
    return not note.path.endswith("/index.md") or _named(folders[-1]) is not None


def _named(folder: str) -> Kind | None:
    name = plain(folder)
    return _FOLDERS.get(name) or _OF_FOLDERS.get(ABROAD.get(name, ""))


def _is_bundle(note: Note, found: When) -> bool:
    """Whether a note is an article in a folder of its own, as Hugo has them: `posts/comet/index.md` with a `date`."""
    dated = found.why is not None and found.why.told_by == "date"
    return dated and "/" in note.path and note.path.rpartition("/")[2].casefold() == "index.md"

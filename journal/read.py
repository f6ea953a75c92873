"""One file in, one note out: decoding, front matter, Markdown and marks together.

Pure, and never raises, whatever the bytes: everything the author wrote is shown or reported. Nothing here
knows of other files; what depends on them is left open for `site`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from html import escape

from journal.body import body
from journal.comments import may_comment, uncommented
from journal.commonmark.block import Block
from journal.credentials import credentials_in, masked
from journal.dates.arithmetic import first_year, fit_year, week_of
from journal.dates.calendarnames import DAY_FIRST
from journal.dates.headings import day_at_end, is_of_journal, month_title, plain_heading, weekday_heading
from journal.dates.headings import day_heading as day_of
from journal.dates.names import file_name, has_year, is_outruled, month_file, parted, path, week_file
from journal.dates.ranges import missing_week, month, ordinal, period
from journal.dates.spelling import weekday_tells_order
from journal.dates.told import orders_shown, value, year_in, year_last
from journal.dates.values import Found, Month, Order, Range, Week, Written, written_of
from journal.dayheadings import (
    LONGEST_WEEK,
    Days,
    days_of,
    with_bold_days,
    with_dated_lines,
    with_days_of_months,
    with_labels,
    with_weekdays,
)
from journal.diagnostics import Code, Diagnostic, Finding, Span
from journal.encoding import decode, repaired, spaced, straight
from journal.front import field_of, split, with_facts
from journal.frontdoubts import not_understood
from journal.gather import Gathering
from journal.kindwords import kind_named
from journal.language import is_eastern, language_named, language_of_note, word_count
from journal.lexicon import Lexicon
from journal.markdown.reading import Parsed
from journal.marks.boxes import keyword
from journal.marks.durations import labelled
from journal.marks.references import Reference, from_facts, from_link, may_be_fact
from journal.marks.tasks import Role, State, Task
from journal.note import Body, Dated, Front, Note, Read, Section, Stretch
from journal.patterns import pattern
from journal.properties import Property, properties
from journal.record import replace
from journal.rules import Rules
from journal.source import Source, is_todo_list, source
from journal.tongue import has_other_letters
from journal.withheld import code_lines, names_private, published_part


def read(name: str, data: bytes, digest: str, rules: Rules, codec: str = "") -> Read:
    """The note in a file's bytes. `name` is its path in the content folder; `codec` its configured encoding."""
    decoded = decode(data, codec) if len(data) <= rules.max_bytes or b"\0" in data else None
    if decoded is not None and decoded.binary:
        return _no_text(name, digest, rules, decoded.found[0])
    if decoded is None or len(data) > rules.max_bytes:
        return _too_large(name, data, digest, rules, codec)
    shown = repaired(spaced(decoded.text))
    told = source(name, shown.text, digest)
    found = [told.report(finding, 0) for finding in (*decoded.found, *shown.found)]
    if credentials := credentials_in(shown.text):
        found += [source(name, masked(shown.text)).report(finding, 0) for finding in credentials]
    if is_todo_list(name):
        return _understood(told, Front(), Parsed((Block("todo", 0, len(told.starts)),), {}, {}), rules, found)
    front_matter = split(shown.text)
    found += [told.report(finding, told.starts[line0]) for line0, finding in front_matter.found]
    found += not_understood(told, front_matter)
    front = front_matter.front
    conflict = _conflict(told, front.lines)
    if conflict is not None:
        found.append(conflict)
        front = replace(front, hidden="conflict")
    public = published_part(told, front.lines, rules.private)
    found += public.found
    understood = _understood(public.source, front, public.parsed, rules, found)
    withheld = public.source is not told or bool(front.hidden)
    return replace(understood, note=replace(understood.note, withheld=withheld)) if withheld else understood


def _understood(told: Source, front: Front, parsed: Parsed, rules: Rules, found: list[Diagnostic]) -> Read:
    language = _language(front, told.text, rules.language)
    order = rules.order or _order(language.partition("-")[0], told, front, parsed.blocks)
    blocks = with_bold_days(parsed.blocks, order)
    parsed = parsed if blocks is parsed.blocks else replace(parsed, blocks=blocks)
    h1, h1_line0 = _title_heading(parsed.blocks, rules.lexicon, order)
    stated = properties(parsed.blocks)
    facts = () if _are_of_several_works(stated.head) else stated.head
    front = with_facts(front, ((each.key, each.value) for each in facts))
    stem, folders = _stem(told.path), told.path.split("/")[:-1]
    named = file_name(stem, order=rules.order)
    if named is not None and is_outruled(named, stem, folders):
        named = None
    if named is None and not h1 and _SLUG.fullmatch(stem):
        h1, h1_line0 = _lower_title(parsed.blocks, rules.lexicon, order)
    named = week_file(stem, "".join(folders[-1:]), (front.title, h1)) or month_file(stem, folders) or named
    name_title = named.title if named is not None else stem
    about = _about(front, facts, parsed.blocks, h1, h1_line0, name_title)
    published = front.published_on if about is None and not front.author else ""
    dates = _dates(told, front, named, h1, h1_line0, order, rules.order, published)
    found += _unread_dates(told, front, order)
    titles = (front.title, h1, stem)
    number = next((n for text in titles if (n := ordinal(text)) is not None), None)
    spans = [each for each in dates if each.end is not None]
    weekly = number is not None or bool(spans)
    if not spans:
        lines = (dict(front.key_lines).get("title", 1), h1_line0 + 1, 1)
        found += _missing_weeks(told, zip(titles, lines, strict=True))
    places = (*titles, *told.path.split("/")[-2::-1])
    settled = bool(dates) or year_in(places) is not None

    def in_its_year(week: Range) -> Range:
        return week if week.start.year is not None else _in_its_year(week, dates, places, number)

    own = next((each.start for each in dates if each.end is None), None)
    kept = year_in(titles) is not None or any(is_of_journal(text) for text in (*titles, *folders))
    days = days_of(parsed.blocks, dated=settled, weekly=weekly, order=order, own=own, kept=kept, titles=titles)
    days = with_weekdays(days, parsed.blocks, _week(spans), in_its_year, rules.lexicon, order=order)
    days = with_days_of_months(days, parsed.blocks, _month(spans), rules.lexicon)
    if settled or weekly or days.marks:
        days = with_labels(days, parsed.blocks, rules.lexicon)
    if not days.marks:
        parsed = replace(parsed, blocks=with_dated_lines(parsed.blocks, order))
    found += _repeated_weekdays(told, days)
    gathering = Gathering(
        told,
        parsed,
        rules.lexicon,
        language,
        front.lines,
        order=order,
        one_day=bool(dates) and not weekly and not days.marks,
        dated=bool(dates) or weekly or ("![" in told.text and bool(_IMAGE_NAME.search(told.text))),
        labels=_labels(told.text),
        raw=rules.html,
        digits=rules.digits,
        period=_ends_of(spans[0]) if spans else None,
        properties=stated.blocks,
    )
    if about is not None:
        gathering.about = 0
        gathering.references.append(about)
    written = body(gathering, days, h1_line0 if h1 else None)
    gathering.report_remote()
    return Read(_note(gathering, front, dates, (h1, h1_line0 + 1 if h1 else 0), number, name_title, found), written)


def _are_of_several_works(facts: Sequence[Property]) -> bool:
    """Whether the name of the first of `facts`, such as `Title`, comes again: each time another work begins."""
    first = facts[0].key.casefold() if facts else ""
    return may_be_fact(first) and sum(fact.key.casefold() == first for fact in facts) > 1


def _about(
    front: Front, facts: Sequence[Property], found: Sequence[Block], h1: str, h1_line0: int, name_title: str
) -> Reference | None:
    """The work that the whole note is about: its title is a link to it, or facts at its top or its front matter name it."""
    heading = (
        next((block for block in found if block.line0 == h1_line0 and block.kind == "heading"), None) if h1 else None
    )
    linked = from_link(heading.text, line=h1_line0 + 1, section=1) if heading is not None else None
    lines = dict(front.key_lines)
    # `url` is also where a page of the site itself is; then it is no whole address.
    source = front.source or (front.url if "url" in lines else "")
    told = [(fact.key, fact.value) for fact in facts]
    told += [("source", source), ("author", front.author), ("published", front.published_on), *front.extra]
    if linked is not None:
        told.insert(0, ("source", linked.urls[0]))
    line, section = next((lines[key] for key in ("source", "link", "url", "isbn") if key in lines), 1), 0
    named = [fact for fact in facts if may_be_fact(fact.key)]
    fact = next((fact for fact in named if "://" in fact.value), named[0] if named and not source else None)
    if fact is not None:
        line = fact.line0 + 1
        section = sum(block.kind == "heading" and block.line0 < fact.line0 for block in found)
    about = from_facts(told, title=front.title or h1 or name_title, line=line, section=section)
    if about is None or linked is None:
        return about
    return replace(
        linked,
        urls=about.urls,
        ids=about.ids,
        author=about.author,
        year=linked.year or about.year,
        venue=linked.venue or about.venue,
        org=linked.org or about.org,
        remarks=(*linked.remarks, *about.remarks),
        noted=linked.noted or about.noted,
    )


def _note(
    g: Gathering,
    front: Front,
    dates: Sequence[Dated],
    title: tuple[str, int],
    number: int | None,
    name_title: str,
    found: Sequence[Diagnostic],
) -> Note:
    """What was gathered, as a note. `title` is its heading and the line of that, from 1; `found` what was reported before."""
    # All texts of a section at once, since most are short.
    said = ["\n".join(g.said.get(index, ())) for index in range(len(g.sections))]
    words = [word_count(text) for text in said]
    sections = tuple(
        replace(section, words=words[index], excerpt=g.prose.get(index) or g.items.get(index, ""))
        for index, section in enumerate(g.sections)
    )
    return Note(
        g.source.path,
        g.source.digest,
        front,
        sections,
        tuple(g.days),
        tuple(g.liners),
        _with_parents(g.tasks),
        tuple(g.plans),
        (*g.stretches, *_lengths_told(g, said)),
        tuple(g.links),
        tuple(g.images),
        tuple(g.outline),
        tuple(g.references),
        tuple(g.questions),
        tuple(g.tag_lines),
        words=sum(words),
        excerpt=next((section.excerpt for section in sections if section.excerpt), ""),
        dates=tuple(dates) or _image_dates(g),
        periods=tuple(g.periods),
        diagrams=tuple(g.diagrams),
        ids=tuple(g.ids),
        tag_lines=tuple(g.tag_lines.values()),
        orders=orders_shown(f"{parted(_stem(g.source.path))}\n{g.source.text}"),
        ignored=_ignored(g.source.text),
        h1=title[0],
        h1_line=title[1],
        language=g.language,
        number=number,
        name_title=name_title,
        about=g.about,
        remarks=g.remarks,
        found=tuple(sorted((*found, *g.found), key=lambda each: (each.where, each.code.value))),
    )


def _lengths_told(g: Gathering, said: Sequence[str]) -> Iterator[Stretch]:
    """The lengths that lines such as `学習時間: 15分` tell of a day; none of one that says line by line how long things took.

    `said` are the texts of the sections: what is in none of them, as code is not, tells nothing.
    """
    found = list(labelled(g.source.text)) if g.dated or g.days else []
    worked = {each.day for each in g.stretches}
    worked |= {task.day for task in g.tasks if task.times or task.minutes is not None} if found else set()
    lines = [section.line for section in g.sections] if found else []
    for each in found:
        line = bisect_right(g.source.starts, each.start)
        index = max(bisect_right(lines, line) - 1, 0)
        section = g.sections[index]
        if section.day not in worked and section.role not in (Role.PLAN, Role.BACKLOG) and each.label in said[index]:
            yield Stretch((), each.text, index, line, minutes=each.minutes, day=section.day)


def _with_parents(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks, parents marked as such; with others below it, a task that is marked with `-` or `~` is half done, not dropped."""
    parents = {task.parent for task in tasks if task.parent is not None}
    return tuple(_as_parent(task) if index in parents else task for index, task in enumerate(tasks))


def _as_parent(task: Task) -> Task:
    half = task.state is State.CANCELLED and task.mark in "-~" and not task.struck
    return replace(task, has_children=True, state=State.DOING if half else task.state)


def _labels(text: str) -> frozenset[str]:
    """The labels of the links that a text defines, casefolded."""
    found = _DEFINITION.finditer(text) if "]:" in text else ()
    return frozenset(match[1].strip().casefold() for match in found)


def _ignored(text: str) -> tuple[str, ...]:
    """The codes of the diagnostics that comments of a text turn off."""
    found = _IGNORED.finditer(text) if "<!--" in text else ()
    return tuple(code for match in found for code in re.findall(r"[a-z-]+", match[1]))


_DEFINITION = pattern(r"^ {0,3}\[([^\[\]\n]{1,80})\]:[ \t]*\S", re.MULTILINE)
_IGNORED = pattern(r"<!--[ \t]*journal:[ \t]*ignore[ \t]+([a-z,\t -]*?)[ \t]*-->")
_IMAGE_NAME = pattern(
    r"!\[[^\]\n]{0,200}\]\([^)\n]{0,200}(?<![0-9A-Za-z])(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d(?![0-9A-Za-z])"
)


def _title_heading(found: Sequence[Block], lexicon: Lexicon, order: Order | None) -> tuple[str, int]:
    """The text and the line of the heading that is the title: the only one of the first level, if it names no section.

    Of a note that says all of it in two languages, each under the same day or week, it is the first.
    """
    tops = [block for block in found if block.kind == "heading" and block.level == 1]
    if len(tops) != 1 and not _say_the_same([block.text for block in tops], order):
        return "", 0
    text = _PLAIN.sub(lambda match: match[1] or "", tops[0].text).strip()
    meaning = lexicon.meaning(text)
    if meaning is not None and (meaning.role is not None or meaning.family == "questions"):
        return "", 0
    return " ".join(text.split()), tops[0].line0


def _lower_title(found: Sequence[Block], lexicon: Lexicon, order: Order | None) -> tuple[str, int]:
    """The text and the line of the heading of a lower level that a note begins with, if all others stand below it.

    Not that of a section or a task, nor one that says when: it is the first of several to come.
    """
    top = found[0] if found else None
    if top is None or top.kind != "heading":
        return "", 0
    if any(block.kind == "heading" and block.level <= top.level for block in found[1:]):
        return "", 0
    text = plain_heading(top.text)
    when = _of_title(0, text, order) or month(text) or weekday_heading(text)
    if when or ordinal(text) is not None or lexicon.meaning(text) is not None or keyword(text) is not None:
        return "", 0
    return " ".join(text.split()), top.line0


# `Tide tables.md` is called by its name, `tide-tables.md` rather for its address.
_SLUG = pattern(r"[a-z0-9._-]+")


def _say_the_same(titles: Sequence[str], order: Order | None) -> bool:
    if len({is_eastern(title) for title in titles}) != 2:
        return False
    named = [_of_title(0, title, order) for title in titles]
    days = {(each.start.on(), each.end and each.end.on()) for found in named for each in found}
    return all(named) and len(days) == 1


_PLAIN = pattern(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)|[*_`]{1,3}")


def _language(front: Front, text: str, usual: str) -> str:
    if named := language_named(front.language):
        return named
    text = text[:40_000]
    # Code and addresses are Latin, and hide no words of Latin texts.
    mixed = not text.isascii() and (is_eastern(text) or has_other_letters(text))
    return language_of_note(_UNSPOKEN.sub(" ", text) if mixed else text, usual)


# Code and addresses. A pattern that begins with a set of characters is searched for fastest.
_UNSPOKEN = pattern(r"[`h](?:(?<=`)(?:``.*?(?:```|\Z)|[^`\n]*`)|(?<=h)ttps?://\S+)", re.DOTALL)


# ---- dates


def _stem(name: str) -> str:
    return straight(re.sub(r"\.[^./]+$", "", name.rsplit("/", 1)[-1]))


def _order(language: str, told: Source, front: Front, blocks: Iterable[Block]) -> Order | None:
    """The order of dates in digits in a note, if its language, its weekdays or its own dates tell it."""
    if language in _YEAR_FIRST:
        return None
    if language in DAY_FIRST or any(block.kind == "heading" and weekday_tells_order(block.text) for block in blocks):
        return Order.DMY
    return year_last(told.text, (_stem(told.path), front.date))


# Languages in which two digits of a year stand first.
_YEAR_FIRST = ("zh", "ja", "ko", "hu")


def _dates(
    told: Source,
    front: Front,
    name: Found | None,
    h1: str,
    h1_line0: int,
    order: Order | None,
    order_of_names: Order | None,
    published: str,
) -> tuple[Dated, ...]:
    """The days and periods that a file names for itself, in the order in which they are believed; `name` is its own name's.

    Whatever the language, names of files and folders rather begin with the year. `published` is when the note itself
    was, which says no more than when it was created.
    """
    lines = {field_of(key): line for key, line in reversed(front.key_lines)}
    dates: list[Dated] = []

    def add(told_by: str, line: int, text: str) -> None:
        if text and (when := _value(text, order)) is not None:
            dates.append(Dated(told_by, line, *when))

    add("date", lines.get("date", 1), front.date)
    first, last = front.lines, min(front.lines + 12, len(told.starts))
    top = told.lines(first, last).lower() if first < last else ""
    for line0 in range(first, last) if any(name in top for name in _PROPERTY_NAMES) else ():
        match = _PROPERTY.match(told.line(line0))
        if match is not None:
            add("property", line0 + 1, match[1])
    folders = path(told.path.split("/"), order=order_of_names)
    if name is not None and (folders is None or has_year(name.value) or not has_year(folders.value)):
        dates.append(_of_name("file name", name))
    elif folders is not None:
        dates.append(
            _of_name("file name" if _is_of_its_folder(told.path, folders, order_of_names) else "path", folders)
        )
    for line, text in ((lines.get("title", 1), front.title), (h1_line0 + 1, h1)):
        if text:
            dates += _of_title(line, text, order)
    if not dates:
        dates += _months_of(((lines.get("title", 1), front.title), (h1_line0 + 1, h1)))
    add("created", lines.get("created", 1), front.created)
    add("created", lines.get("published_on", 1), published)
    add("updated", lines.get("updated", 1), front.updated)
    titles = (front.title, h1, name.title if name is not None else _stem(told.path))
    return tuple(_of_its_month(each, front, told.path, titles) for each in dates)


def _of_its_month(dated: Dated, front: Front, place: str, titles: Sequence[str]) -> Dated:
    """The month of its last day, if the note says that it is of one, as `Monthly report` on the 31st of March does."""
    day = dated.start.on() if dated.end is None else None
    if day is None or (day + timedelta(days=1)).day != 1:
        return dated
    month_of = Month(day.year, day.month)
    words = (front.kind, front.layout, *front.categories, *place.split("/")[:-1])
    said = any(kind_named(word) == "monthly" for word in words) or any(map(_MONTHLY.search, titles))
    if not said and not any((found := month_title(title)) is not None and found.value == month_of for title in titles):
        return dated
    return replace(dated, start=month_of.range.start, end=month_of.range.end)


_MONTHLY = pattern(
    r"\b(?:monthly|month in)[ _-](?:report|review|summary|recap|retro|reflection|notes?\b|log\b|update|digest|goals)"
    r"|月(?:[报報]|度?(?:总结|總結|复盘|復盤|小结|回顾|報告))|月間(?:報告|まとめ|振り返り)|월간 ?(?:회고|보고|리뷰|정리|일지|기록)",
    re.IGNORECASE,
)


def _is_of_its_folder(place: str, found: Found, order: Order | None) -> bool:
    """Whether a note stands for the folder of the month that it lies right in: `2026/03/README.md`."""
    *folders, name = place.split("/")
    if not isinstance(found.value, Month) or _stem(name).casefold() not in ("readme", "index", "_index"):
        return False
    above = path((*folders[:-1], name), order=order)
    return above is None or above.value != found.value


def _unread_dates(told: Source, front: Front, order: Order | None) -> Iterator[Diagnostic]:
    """Reports dates of front matter that are in no form that is understood, or on no calendar."""
    lines = dict(front.key_lines)
    for text in (front.date, front.created, front.updated):
        when = _value(text, order) if text else None
        if text and (when is None or (when[0].year is not None and when[0].on() is None)):
            line0 = next((line - 1 for line in lines.values() if text in told.line(line - 1)), 0)
            hint = "write a day of the calendar, as in `2026-03-09`"
            message = f"`{text[:60]}` is no date, so the note has none by it"
            yield told.report_line(Finding(Code.BAD_DATE, 0, len(text), message, hint), line0, text)


def _missing_weeks(told: Source, titles: Iterable[tuple[str, int]]) -> Iterator[Diagnostic]:
    """Reports the first week that a title names, each with its line, and that its year has not."""
    for text, line in titles:
        week = missing_week(text)
        if week is not None:
            message = f"there is no week {week}: {week.year} has {week_of(date(week.year, 12, 28)).number} weeks"
            hint = (
                "correct the number or the year; weeks begin on Monday, and the first is that with the first Thursday"
            )
            yield told.report_line(Finding(Code.BAD_DATE, 0, len(text), message, hint), line - 1, text)
            return


def _repeated_weekdays(told: Source, days: Days) -> Iterator[Diagnostic]:
    for line0, first in days.again:
        text = told.line(line0).strip()
        said = text.lstrip("#* ").rstrip("* ")[:40]
        message = f"`{said}` stands in this week already, in line {first + 1}, so neither is a day"
        hint = "write the day itself, as in `## 2026-03-09`, or put both under one heading"
        yield told.report_line(Finding(Code.REPEATED_WEEKDAY, 0, len(text), message, hint), line0)


_PROPERTY_NAMES = (
    "date",
    "日期",
    "时间",
    "日付",
    "날짜",
    "datum",
    "fecha",
    "data",
    "дата",
    "dato",
    "tarih",
    "ngày",
    "tanggal",
    "tarikh",
    "dátum",
    "ημερομηνία",
    "תאריך",
    "التاريخ",
)
_PROPERTY = pattern(
    rf"^[ \t>*+-]*[*_]{{0,2}}(?:{'|'.join(_PROPERTY_NAMES)})[*_]{{0,2}}[ \t]*(?:::|[:：])[*_]{{0,2}}[ \t]*(\S.{{0,60}})$",
    re.IGNORECASE,
)


def _value(text: str, order: Order | None) -> tuple[Written, Written | None] | None:
    found = value(text, order=order)
    if found is None:
        heading = period(text, order=order)
        if heading is not None:
            return _ends(heading.value)
        whole = month(text)
        return _ends(whole.value) if whole is not None and isinstance(whole.value, Month) and not whole.title else None
    if isinstance(found, Written):
        return found, None
    return Written(found.month, found.day, found.year), None


def _ends(found: Range | Week | Month) -> tuple[Written, Written]:
    if isinstance(found, Range):
        return found.start, found.end
    return found.range.start, found.range.end


def _of_name(told_by: str, found: Found, line: int = 0) -> Dated:
    if isinstance(found.value, Written):
        return Dated(told_by, line, found.value, None, found.bare)
    return Dated(told_by, line, *_ends(found.value), found.bare)


def _of_title(line: int, text: str, order: Order | None) -> list[Dated]:
    span = period(text, order=order)
    if span is not None:
        return [Dated("title", line, *_ends(span.value), span.bare)]
    day = day_of(text, order=order) or day_at_end(text, order=order)
    return [Dated("title", line, day.written, None, day.bare)] if day is not None else []


def _months_of(titles: Iterable[tuple[int, str]]) -> Iterator[Dated]:
    """The months that titles name, which say less than any other date."""
    for line, text in titles:
        found = month_title(text) if text else None
        if found is not None:
            yield _of_name("title", found, line)


def _week(spans: Sequence[Dated]) -> Range | None:
    """The days of the week that a note names of itself; one with a year is believed before those without."""
    ranges = [Range(each.start, each.end) for each in spans if each.end is not None]
    weeks = [each for each in ranges if each.days <= LONGEST_WEEK]
    return next((each for each in weeks if each.start.year is not None), weeks[0] if weeks else None)


def _in_its_year(week: Range, dates: Sequence[Dated], places: Sequence[str], number: int | None) -> Range:
    """A week without a year in that of the day which the note names, else of `places`: its titles, or a folder."""
    own = next((day for each in dates if each.end is None and (day := each.start.on()) is not None), None)
    if own is not None:
        near = timedelta(days=LONGEST_WEEK)
        year = fit_year(week.start, own - near, own + near)
    else:
        named = year_in(places)
        year = first_year(week.start, week.end, named, number) if named is not None else None
    both = week.on(year) if year is not None else None
    return Range(written_of(both[0]), written_of(both[1])) if both is not None else week


def _month(spans: Sequence[Dated]) -> Written | None:
    """The first day of the month that a note names of itself."""
    whole = (each.start for each in spans if each.start.day == 1 and each.end == _last_of(each.start))
    return next(whole, None)


def _last_of(first: Written) -> Written | None:
    return written_of(Month(first.year, first.month).last) if first.year is not None else None


def _ends_of(span: Dated) -> Range | None:
    return Range(span.start, span.end) if span.end is not None else None


_IMAGE_DAY = pattern(r"(?<![0-9A-Za-z])((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?![0-9A-Za-z])")


def _image_dates(g: Gathering) -> tuple[Dated, ...]:
    """The day that the names of all images agree on."""
    days = {match.groups() for image in g.images if (match := _IMAGE_DAY.search(image.target.rsplit("/", 1)[-1]))}
    if len(days) != 1:
        return ()
    year, month, day = (int(part) for part in days.pop())
    written = Written(month, day, year)
    line = next(image.line for image in g.images if _IMAGE_DAY.search(image.target))
    return (Dated("images", line, written),) if written.on() is not None else ()


# ---- what is not read


def _conflict(told: Source, front_lines: int) -> Diagnostic | None:
    if "<<<<<<< " not in told.text:
        return None
    match = _CONFLICT.search(told.text)
    # A text may show what a conflict looks like.
    code = code_lines(told, front_lines) if match is not None else ()
    while match is not None and told.text.count("\n", 0, match.start()) in code:
        match = _CONFLICT.search(told.text, match.end())
    if match is None:
        return None
    message = "this file holds a conflict that git left in it, so it is not published"
    finding = Finding(
        Code.CONFLICT_MARKERS,
        0,
        len(match[0]),
        message,
        "keep one side, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
    )
    return told.report(finding, match.start())


_CONFLICT = pattern(r"^<<<<<<< .*$(?=[\s\S]*?^=======$[\s\S]*?^>>>>>>> )", re.MULTILINE)


def _no_text(name: str, digest: str, rules: Rules, finding: Finding) -> Read:
    """A file that is a picture or the like: nothing of it is shown, and no line of it is quoted."""
    found = file_name(_stem(name), order=rules.order)
    told = Diagnostic(finding.code, Span(name, 1), finding.message, finding.hint)
    note = Note(
        name,
        digest,
        Front(hidden="no text"),
        (Section(0, "", "", 1),),
        dates=(_of_name("file name", found),) if found is not None else (),
        language="en",
        name_title=found.title if found is not None else _stem(name),
        found=(told,),
    )
    return Read(note, Body(((),), ((),)))


def _too_large(name: str, data: bytes, digest: str, rules: Rules, codec: str) -> Read:
    told = source(name, decode(data, codec).text, digest)
    shown = uncommented(told.text, ()).text if may_comment(told.text) else told.text
    message = f"this file has {len(data):,} bytes, more than {rules.max_bytes:,}; it is shown as plain text"
    finding = Finding(Code.FILE_TOO_LARGE, 0, 1, message, "split it, or raise `max_file` in `journal.toml`")
    front = split(told.text[:100_000]).front
    if names_private(told.text, rules.private):
        front = replace(front, hidden="private_sections")
    found = file_name(_stem(name), order=rules.order)
    note = Note(
        name,
        digest,
        front,
        (Section(0, "", "", 1),),
        dates=(_of_name("file name", found),) if found is not None else (),
        language=language_of_note(told.text[:40_000], rules.language),
        name_title=found.title if found is not None else _stem(name),
        plain=True,
        found=(told.report(finding, 0),),
    )
    return Read(note, Body(((),), ((f'<pre class="plain" tabindex="0">{escape(shown, quote=False)}</pre>',),)))

"""A new note in the place and the style that the journal already has; or from a template of its own.

Pure: it says which file to write with which text, and writes nothing. Without a template the newest notes of the sort are
the pattern: folder, file name, front matter, title and headings, as far as they agree. No word is added that they do not have.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Final

from journal.dates.values import Month
from journal.horizons import horizon_of
from journal.manner import (
    Moment,
    abstracted,
    abstracted_folder,
    common,
    covering,
    filled,
    is_dated,
    moments,
    without_words,
)
from journal.marks.tasks import Role, State, Task
from journal.model import (
    Daily,
    Entry,
    Horizon,
    Log,
    Monthly,
    Page,
    ReadingNote,
    Site,
    Weekly,
    begun,
    month_named,
    tasks_of_no_part,
)
from journal.nesting import dedented
from journal.note import PlanItem, Section
from journal.record import Record
from journal.routes import slug


class Sort(Enum):
    """What can be begun."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    NOTE = "note"
    PAGE = "page"


class Start(Record):
    """A file to begin: its path in the folder of the notes, and its text. `exists`: that note is there already."""

    path: str
    text: str = ""
    exists: bool = False


# Where a sort of note lies, and what its template is called, where nothing in the journal tells.
_FOLDERS: Final = {Sort.DAY: "daily", Sort.WEEK: "weekly", Sort.MONTH: "monthly", Sort.NOTE: "reading", Sort.PAGE: ""}
_TEMPLATES: Final = {
    Sort.DAY: ("day", "daily", "daily note", "daily-note", "journal"),
    Sort.WEEK: ("week", "weekly", "weekly note", "weekly-note"),
    Sort.MONTH: ("month", "monthly", "monthly note", "monthly-note"),
    Sort.NOTE: ("note", "reading", "reading note", "reading-note", "literature note"),
    Sort.PAGE: ("page", "default"),
}
_KINDS: Final[Mapping[Sort, type[Entry]]] = {
    Sort.DAY: Daily,
    Sort.WEEK: Weekly,
    Sort.MONTH: Monthly,
    Sort.NOTE: ReadingNote,
    Sort.PAGE: Page,
}
_SAMPLES: Final = 8
_OPEN: Final = (State.TODO, State.DOING, State.WAITING)
_FIXED_KEYS: Final = frozenset(
    {"layout", "type", "kind", "category", "categories", "lang", "language", "author", "draft", "private", "publish"}
)


def template_names(sort: Sort) -> tuple[str, ...]:
    """What a template for a sort of note may be called, without `.md`, the likeliest first."""
    return _TEMPLATES[sort]


def start(
    site: Site,
    sort: Sort,
    day: date,
    title: str,
    texts: Callable[[str], str],
    *,
    template: str | None,
    carry: bool,
    plan: bool = False,
) -> Start:
    """The note to begin. `texts` gives the text of a note by its path; `template` is None where the journal has none.

    `carry`: with the open tasks of the last note of the sort; `plan`: with what the week was to bring.
    """
    samples = _samples(site, sort, day)
    moment = _moment(samples, sort, day)
    there = _there(site, sort, moment)
    if there and not title:
        return Start(there, exists=True)
    path = _path(samples, sort, moment, title)
    tasks = tasks_for(site, sort, moment, texts, carry=carry, plan=plan)
    if template is not None:
        return Start(path, _from_template(template, moment, title or _stem(path), tasks))
    own = "" if samples else _plain(sort, moment)
    return Start(path, _text(samples, moment, title, own, tasks, texts))


# ---- what the journal has


def _samples(site: Site, sort: Sort, day: date) -> list[Entry]:
    """The newest notes of the sort that are files of their own, the newest first; those of later days only for want of others."""
    own = [each for each in site.entries if _is_of(each, sort) and each.id == each.note.path and not each.note.plain]
    before = [each for each in own if each.when is None or each.when <= day]
    return (before or own)[:_SAMPLES]


def _is_of(entry: Entry, sort: Sort) -> bool:
    """Whether an entry is of a sort; the log of a month's days is the note of that month."""
    return isinstance(entry, _KINDS[sort]) or (
        sort is Sort.MONTH and isinstance(entry, Log) and entry.named is not None
    )


def _moment(samples: Sequence[Entry], sort: Sort, day: date) -> Moment:
    language = samples[0].language if samples else ""
    if sort is Sort.MONTH:
        month = Month(day.year, day.month)
        return Moment(month.first, month.last, language=language)
    if sort is not Sort.WEEK:
        return Moment(day, day, language=language)
    weeks = [each for each in samples if isinstance(each, Weekly)]
    spans = (
        (each.start, each.end) for each in weeks if each.start and each.end and 4 <= (each.end - each.start).days <= 6
    )
    begin, end = covering(day, spans)
    last = next((each for each in weeks if each.number is not None and each.when is not None), None)
    number = None
    if last is not None and last.number is not None and last.when is not None:
        number = last.number + max((begin - (last.start or last.when)).days // 7, 1)
    return Moment(begin, end, number, language)


def _moment_of(entry: Entry) -> Moment | None:
    if isinstance(entry, Weekly):
        days = entry.covered()
        return Moment(days[0], days[-1], entry.number, entry.language) if days else None
    if month := month_named(entry):
        return Moment(Month(*month).first, Month(*month).last, language=entry.language)
    if entry.when is None:
        return None
    return Moment(begun(entry) or entry.when, entry.when, language=entry.language)


def _there(site: Site, sort: Sort, moment: Moment) -> str:
    """The path of the note that the journal has of that day or week; empty if it has none."""
    for each in site.entries:
        if sort is Sort.DAY and isinstance(each, Daily) and each.when == moment.start:
            return each.note.path
        if sort is Sort.WEEK and isinstance(each, Weekly) and each.week == moment.week:
            return each.note.path
        if sort is Sort.MONTH and _is_of(each, sort) and month_named(each) == (moment.start.year, moment.start.month):
            return each.note.path
    return ""


# ---- the path


def _path(samples: Sequence[Entry], sort: Sort, moment: Moment, title: str) -> str:
    folders, stems = [], []
    for each in samples:
        folder, name = posixpath.split(each.note.path)
        stem, suffix = posixpath.splitext(name)
        of = _moment_of(each)
        folders.append(abstracted_folder(folder, of) if of else folder)
        stems.append((abstracted(stem, of) if of else stem, suffix))
    folder = filled(Counter(folders).most_common(1)[0][0], moment) if folders else _FOLDERS[sort]
    suffix = stems[0][1] if stems else ".md"
    return posixpath.join(folder, _name([stem for stem, _ in stems], sort, moment, title) + suffix)


def _name(stems: Sequence[str], sort: Sort, moment: Moment, title: str) -> str:
    dated = [stem for stem in stems if is_dated(stem)]
    if not dated or (sort in (Sort.NOTE, Sort.PAGE) and len(dated) * 2 < len(stems)):
        if title:
            return _spelt(title, stems)
        return _plain(sort, moment)
    manner = common(dated)
    if manner is not None and not (title and sort in (Sort.NOTE, Sort.PAGE)):
        name = filled(manner, moment)
        return f"{name}{'-' if ' ' not in name else ' '}{_spelt(title, stems)}" if title else name
    bare, between = without_words(dated[0])
    between = next((found for each in dated if (found := without_words(each)[1])), between or "-")
    return filled(bare, moment) + (between + _spelt(title, stems) if title else "")


def _plain(sort: Sort, moment: Moment) -> str:
    """How a day, a week or a month is called where nothing in the journal tells: `2026-03-09`, `2026-w11`, `2026-03`."""
    if sort is Sort.WEEK:
        return f"{moment.week.year}-w{moment.week.number:02}"
    return moment.start.isoformat()[:7] if sort is Sort.MONTH else moment.start.isoformat()


def _spelt(title: str, stems: Sequence[str]) -> str:
    """A title as a file name: with spaces and capitals where other names have them, else as in an address."""
    if any(" " in stem for stem in stems):
        return " ".join(re.sub(r'[\\/:*?"<>|#^\[\]\x00-\x1f]', " ", title).split()) or slug(title)
    return slug(title)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


# ---- the text


def _text(
    samples: Sequence[Entry], moment: Moment, title: str, own: str, tasks: Sequence[str], texts: Callable[[str], str]
) -> str:
    """`own` is the title of the first note of its sort, if it has no other."""
    heading = _heading(samples, moment, title) or (own if not title else "")
    lines: list[str] = _front(samples, moment, title, texts)
    has_title = any(line.startswith("title:") and line != "title:" for line in lines)
    if heading or (title and not has_title):
        lines += [*([""] if lines else []), f"# {heading or title}"]
    placed = not tasks
    for section in _sections(samples):
        lines += [*([""] if lines else []), f"{'#' * section.level} {section.title}", ""]
        if not placed and section.role in (Role.DONE, Role.PLAN):
            lines += [*tasks, ""]
            placed = True
    if not placed:
        lines += [*([""] if lines else []), *tasks]
    text = "\n".join(lines).rstrip("\n")
    return re.sub(r"\n{3,}", "\n\n", text) + "\n\n" if text else "\n"


def _heading(samples: Sequence[Entry], moment: Moment, title: str) -> str:
    """The title as the notes write theirs: a date where most have only that, with the words of this one behind."""
    written = [(each.note.h1, _moment_of(each)) for each in samples]
    if samples and sum(bool(h1) for h1, _ in written) * 2 < len(samples):
        return ""
    manners = [abstracted(h1, of) for h1, of in written if h1 and of]
    dated = [manner for manner in manners if is_dated(manner)]
    if len(dated) * 2 >= len(manners) and dated:
        manner = common(dated)
        if manner is not None and not title:
            return filled(manner, moment)
        bare, between = without_words(manner or dated[0])
        return filled(bare, moment) + ((between or ": ") + title if title else "")
    return title


def _sections(samples: Sequence[Entry]) -> list[Section]:
    """The headings below the title that most of the notes share, in the order of the newest that has them."""
    counts: Counter[tuple[int, str]] = Counter()
    for each in samples:
        counts.update({(section.level, section.title) for section in _shared(each)})
    usual = {key for key, count in counts.items() if count > 1 and count * 2 > len(samples)}
    best = max(samples, key=lambda each: len({(s.level, s.title) for s in _shared(each)} & usual), default=None)
    return [section for section in _shared(best) if (section.level, section.title) in usual] if best and usual else []


def _shared(entry: Entry) -> list[Section]:
    at = entry.outside if isinstance(entry, Log) else range(entry.first, entry.last)
    found = (entry.note.sections[index] for index in at)
    return [each for each in found if each.level and each.line != entry.note.h1_line and not each.opens_day]


def _front(samples: Sequence[Entry], moment: Moment, title: str, texts: Callable[[str], str]) -> list[str]:
    """Front matter with the keys that most of the notes have: their values where all agree or are dates, else empty."""
    blocks = [(_keys(texts(each.note.path), each.note.front.lines), _moment_of(each)) for each in samples]
    having = [(keys, of) for keys, of in blocks if keys]
    if not having or len(having) * 2 < len(blocks):
        return []
    lines = ["---"]
    for key in having[0][0]:
        written = [(keys[key], of) for keys, of in having if key in keys]
        if len(written) * 2 < len(having):
            continue
        lines.append(f"{key}:{_value(key, written, moment, title)}")
    if title and not any(line.startswith("title:") for line in lines):
        lines.insert(1, f"title: {_scalar(title)}")
    return [*lines, "---"]


def _value(key: str, written: Sequence[tuple[str, Moment | None]], moment: Moment, title: str) -> str:
    if key.casefold() == "title" and title:
        return f" {_scalar(title)}"
    manner = common([abstracted(value, of) if of else value for value, of in written])
    if manner is not None and is_dated(manner) and not re.search(r"\d\d:\d\d", manner):
        return filled(manner, moment)
    same = len({value for value, _ in written}) == 1
    if same and (len(written) > 1 or key.casefold() in _FIXED_KEYS):
        return written[0][0]
    return " []" if all(value.strip().startswith("[") for value, _ in written) else ""


def _keys(text: str, lines: int) -> dict[str, str]:
    """The top keys of front matter in YAML with all that belongs to each, as it is written; none of another form."""
    rows = text.split("\n")[:lines]
    if len(rows) < 2 or not rows[0].lstrip("\ufeff").startswith("---"):
        return {}
    keys: dict[str, str] = {}
    last = ""
    for row in rows[1:-1]:
        match = re.match(r"([\w-]+):(.*)$", row)
        if match:
            last = match[1]
            keys[last] = match[2].rstrip()
        elif last and row.strip():
            keys[last] += f"\n{row}"
    return keys


def _scalar(text: str) -> str:
    plain = re.fullmatch(r"[^\W\d][\w ,.'’()/&–-]*", text) and text.casefold() not in {
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
    }
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# ---- templates


def _from_template(template: str, moment: Moment, title: str, tasks: Sequence[str]) -> str:
    """A template with the places for date, title, week and tasks filled; those of programs that run code stay."""
    week = moment.week
    values = {"title": title, "name": title, "week": f"{week.year}-W{week.number:02}", "tasks": "\n".join(tasks)}

    def place(match: re.Match[str]) -> str:
        said = match[1].strip()
        name, _, form = said.partition(":")
        name = name.strip().casefold()
        if name == "date":
            return "".join(moments(form.strip(), moment.start, moment.language)) if form else moment.start.isoformat()
        if name in ("start", "end"):
            return (moment.start if name == "start" else moment.end).isoformat()
        if name in values and not form:
            return values[name]
        if re.search(r"\.(?:Date|PublishDate)\b", said):
            return moment.start.isoformat()
        return title if re.search(r"\.(?:Name|Title|ContentBaseName|File\.ContentBaseName)\b", said) else match[0]

    return re.sub(r"\{\{-?([^{}\n]{0,200}?)-?\}\}", place, template)


# ---- open tasks


def tasks_for(
    site: Site, sort: Sort, moment: Moment, texts: Callable[[str], str], *, carry: bool, plan: bool
) -> list[str]:
    """The lines of the tasks that a new note or a new day begins with; what they mean is as in `start`."""
    planned = _planned(site, sort, moment) if plan else []
    carried = _carried(site, sort, moment, texts) if carry else []
    return [*carried, *(line for line in planned if line not in carried)]


def _carried(site: Site, sort: Sort, moment: Moment, texts: Callable[[str], str]) -> list[str]:
    """The lines of the open tasks of the last entry of the sort before, as they are written."""
    for each in site.entries:
        if not _is_of(each, sort) or each.when is None or each.when >= moment.start:
            continue
        rows = texts(each.note.path).split("\n")
        return open_lines(rows, (each.note.tasks[index] for index in tasks_of_no_part(each)))
    return []


def open_lines(rows: Sequence[str], tasks: Iterable[Task]) -> list[str]:
    """The lines of those tasks that are open, as they are written, of all `rows` of their note."""
    open_tasks = [task for task in tasks if task.state in _OPEN]
    lines = [rows[task.line - 1] for task in open_tasks if 0 < task.line <= len(rows)]
    return dedented([line for line in lines if re.match(r"\s*(?:[-*+]|\d+[.)])\s", line)])


def _planned(site: Site, sort: Sort, moment: Moment) -> list[str]:
    """What the week or month was to bring, a line with a box for each: the open tasks of its own note, else the plan made before it."""
    here = site.weeklies.get(moment.week) if sort is Sort.DAY else None
    if here is not None:
        entry = site.by_id[here]
        tasks = [entry.note.tasks[index] for index in entry.tasks]
        lines = [(task.line, f"- [ ] {task.text}") for task in tasks if task.state in _OPEN and not task.has_children]
        return [text for _, text in sorted({*lines, *_plan(entry, Horizon.SAME)})]
    of = Sort.MONTH if sort is Sort.MONTH else Sort.WEEK
    before = (each for each in site.entries if _is_of(each, of) and each.when and each.when < moment.start)
    last = next(before, None)
    if last is None:
        return []
    end = (last.end if isinstance(last, Weekly) else None) or last.when or moment.start
    if named := month_named(last):
        end = Month(*named).last
    if (moment.start - end).days > _NEXT:
        return []
    return [text for _, text in sorted(_plan(last, Horizon.MONTH if sort is Sort.MONTH else Horizon.WEEK))]


# A plan is for the week that follows, and this many days may lie between the two notes.
_NEXT: Final = 8


def _plan(entry: Entry, horizon: Horizon) -> list[tuple[int, str]]:
    """What an entry plans for a time, each with its line and a box."""
    plans, tasks = entry.note.plans, [entry.note.tasks[index] for index in entry.tasks]
    items = [(each.line, each.section, f"{'  ' * _depth(plans, each)}- [ ] {each.text}") for each in plans]
    items += [
        (each.line, each.section, f"- [ ] {each.text}")
        for each in tasks
        if each.role is Role.PLAN and each.state in _OPEN
    ]
    here = range(entry.first, entry.last)
    return [(line, text) for line, section, text in items if section in here and horizon_of(entry, section) is horizon]


def _depth(plans: Sequence[PlanItem], item: PlanItem) -> int:
    return 0 if item.parent is None else 1 + _depth(plans, plans[item.parent])

"""What was understood of notes, as plain values for JSON and as a tree to read: the mirror of `model`.

Every value comes with the line that it was read from, and an inferred one with what told it and how sure that is.
Nothing is decided here; whatever this shows is what the pages are made from.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from journal.dates.arithmetic import week_of
from journal.dates.values import Written
from journal.diagnostics import Code, Diagnostic
from journal.marks.references import Reference
from journal.marks.tasks import Role, State, Task
from journal.marks.times import TimeBlock, spell, wall
from journal.model import Certainty, Entry, Horizon, Log, Promised, Reason, Site, Weekly, kind_of, log_of
from journal.note import Note, Question, Stretch
from journal.progress import Tally, percent
from journal.promises import Pair
from journal.site.when import When, times_of

Json = dict[str, Any]

# What can only be told of a whole journal would be wrong of a few of its files.
_OF_THE_WHOLE = (
    Code.AMBIGUOUS_LINK,
    Code.CASE_DIFFERS,
    Code.DEAD_LINK,
    Code.MISSING_HEADING,
    Code.MISSING_IMAGE,
    Code.REMOTE_MEDIA,
    Code.URL_CLASH,
    Code.URL_TAKEN,
    Code.NO_BASE_URL,
    Code.SIMILAR_TAGS,
)


def understood(site: Site) -> Json:
    """What was understood of the notes of `site`: one object for one note, else `documents`, in the order of paths."""
    whole = sorted((entry for entry in site.entries if not _is_part(entry)), key=lambda entry: entry.id)
    times = times_of([entry.note for entry in whole])
    documents = [document(entry, site, times[entry.note.path]) for entry in whole]
    if len(documents) == 1:
        return documents[0]
    return {"documents": documents, **_promises([plan for plans in site.promises.values() for plan in plans], site)}


def _is_part(entry: Entry) -> bool:
    return bool(log_of(entry))


def document(entry: Entry, site: Site, when: When) -> Json:
    """What was understood of one note. Days are ISO texts, minutes whole numbers, None what is not there."""
    note = entry.note
    one_day = when.single and when.start is None and not isinstance(entry, Weekly | Log)
    tasks = [_task(note, index, when, one_day=one_day) for index in range(len(note.tasks))]
    lined = {liner.line for liner in note.liners}
    return {
        "file": note.path,
        "kind": kind_of(entry).value,
        "kind_reason": _reason(entry.why_kind, note.path),
        "title": entry.title,
        "date": _iso(when.day) if when.single else None,
        "date_reason": _reason(entry.why_when, note.path) if entry.why_when is not None else None,
        "filed_under": _iso(entry.when),
        "period": [_iso(when.start), _iso(when.end)] if when.start is not None and when.end is not None else None,
        "week": _week(entry, when),
        "number": note.number,
        "language": note.language,
        "tags": list(dict.fromkeys(entry.tags)) or None,
        "hidden": None,
        "progress": _progress(entry.tally),
        "minutes": minutes(note),
        "minutes_wall": minutes_wall(note),
        "open_ranges": sum(block.end is None for _, blocks in _worked(note) for block in blocks),
        "section_budget_minutes": {s.title: s.budget for s in note.sections if s.budget is not None},
        "days": [
            {"date": _iso(day), "title": mark.title, "line": mark.line, **_guess(mark.written, day, when)}
            for mark, day in zip(note.days, when.days, strict=True)
            if mark.opens or mark.line not in lined
        ],
        "periods": [[_iso(start), _iso(end)] for start, end in when.periods],
        "period_lines": [mark.line for mark in note.periods],
        "entries": [
            {
                "date": _iso(day),
                "text": liner.text.strip(),
                "line": liner.line,
                **_guess(liner.written, day, when),
            }
            for liner, day in zip(note.liners, when.lined, strict=True)
        ],
        "sections": [
            {
                "title": section.title,
                "level": section.level,
                "line": section.line,
                "role": section.role.value if section.role is not None else None,
                "family": section.family or None,
                "budget_minutes": section.budget,
            }
            for section in note.sections
            if section.level
        ],
        "tasks": tasks,
        "plan": [{"text": p.text, "line": p.line, "parent": p.parent, "url": p.url or None} for p in note.plans],
        "times": [_stretch(note, stretch, when, one_day=one_day) for stretch in note.times] or None,
        "questions": [_question(question) for question in note.questions],
        "refs": [_reference(note, reference) for reference in note.references],
        "warnings": [
            _warning(each) for each in site.found if each.where.path == note.path and each.code not in _OF_THE_WHOLE
        ],
    }


def _week(entry: Entry, when: When) -> str | None:
    """The week of the note's own range, else that of a weekly with one day, else the one that its single day lies in."""
    if when.week is not None:
        return str(when.week)
    if when.start is not None or not when.single or when.day is None:
        return None
    return str(entry.week if isinstance(entry, Weekly) else week_of(when.day))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _reason(reason: Reason, path: str) -> Json:
    return {
        "told_by": reason.told_by,
        "line": reason.line or None,
        "source": f"{path}:{reason.line}" if reason.line else path,
        "confidence": reason.certainty.value,
    }


def _guess(written: Written, day: date | None, when: When) -> Json:
    """Where the year of a day comes from that names none."""
    if day is None:
        return {"confidence": None}
    if written.year is not None:
        return {"confidence": Certainty.WRITTEN.value}
    return {"confidence": Certainty.INFERRED.value, "year_from": when.why.told_by if when.why is not None else None}


def _progress(tally: Tally) -> Json:
    closed, every = tally.leaf_done + tally.cancelled, tally.leaf_total + tally.cancelled
    return {
        "leaf": [tally.leaf_done, tally.leaf_total],
        "all": [tally.all_done, tally.all_total],
        "top": [tally.top_done, tally.top_total],
        "percent": tally.percent,
        "cancelled": tally.cancelled,
        "doing": tally.doing,
        "deferred": tally.deferred,
        "failed": tally.failed,
        "closed_percent": percent(closed, every),
    }


# ---- tasks


def _task_date(task: Task, when: When, *, one_day: bool) -> tuple[date | None, str]:
    """The day of a task and what told it: when it was done, its day's heading, the day of a note of one day."""
    if task.details.done_on is not None:
        return task.details.done_on, "done"
    if task.day is not None:
        return when.days[task.day], "day"
    return (when.day, "entry") if one_day else (None, "")


def _task(note: Note, index: int, when: When, *, one_day: bool) -> Json:
    task = note.tasks[index]
    day, told_by = _task_date(task, when, one_day=one_day)
    details = task.details
    return {
        "text": task.text,
        "state": task.state.value,
        "mark": task.keyword or task.mark,
        "flag": task.flag,
        "role": (task.role or Role.DONE).value,
        "done_early": task.role is Role.PLAN and task.completed,
        "parent": task.parent,
        "has_children": task.has_children,
        "notes": list(task.notes),
        "outcome": details.outcome,
        "outcome_text": details.outcome_text or None,
        "date": _iso(day),
        "date_from": told_by or None,
        "times": [_block(block) for block in task.times] or None,
        "minutes": task.minutes,
        "budget_minutes": task.budget,
        "due": _iso(details.due),
        "scheduled": _iso(details.scheduled),
        "start": _iso(details.start),
        "created": _iso(details.created),
        "done_on": _iso(details.done_on),
        "cancelled_on": _iso(details.cancelled_on),
        "priority": details.priority,
        "recurrence": details.recurrence,
        "tags": list(details.tags) or None,
        "id": details.id or None,
        "depends": list(details.depends) or None,
        "fields": dict(details.fields),
        "raw_fields": _raw(details.raw_fields),
        "cookie": details.cookie or None,
        "url": task.url,
        "checked": task.checked,
        "completed": task.completed,
        "fully_completed": task.completed and _all_below_done(note, index),
        "head": task.head,
        "section": note.sections[task.section].title,
        "line": task.line,
        "source": f"{note.path}:{task.line}:{task.column}",
    }


def _raw(pairs: Iterable[tuple[str, str]]) -> Json:
    """Names to what was written; the first where one is written several times."""
    raw: Json = {}
    for name, value in pairs:
        raw.setdefault(name, value)
    return raw


def _all_below_done(note: Note, place: int) -> bool:
    for index in range(place + 1, len(note.tasks)):
        parent = note.tasks[index].parent
        if parent is None or parent < place:
            break  # those below a task follow it
        if not note.tasks[index].completed:
            return False
    return True


def _block(block: TimeBlock) -> Json:
    known: Json = {
        "start": block.start_text,
        "end": block.end_text,
        "minutes": block.minutes,
        "next_day": block.next_day,
        "assumed_pm": block.assumed_pm,
    }
    return known | ({"confidence": Certainty.INFERRED.value} if block.assumed_pm else {})


# ---- time


def _counts(note: Note, section: int, role: Role | None) -> bool:
    own = role or note.sections[section].role
    return own not in (Role.PLAN, Role.BACKLOG)


def _worked(note: Note) -> list[tuple[int | None, tuple[TimeBlock, ...]]]:
    """The ranges that count, each with the day (an index) that it was worked on; what was dropped took no time."""
    worked = [
        (task.day, task.times)
        for task in note.tasks
        if task.state is not State.CANCELLED and _counts(note, task.section, task.role)
    ]
    worked += [
        (stretch.day, stretch.blocks)
        for stretch in note.times
        if stretch.task is None and _counts(note, stretch.section, None)
    ]
    return worked


def minutes(note: Note) -> int | None:
    """The effort: all closed ranges and lengths outside plans, overlaps counted twice; None if there are none."""
    lengths = [block.minutes for _, blocks in _worked(note) for block in blocks if block.minutes is not None]
    lengths += [
        task.minutes
        for task in note.tasks
        if not task.times
        and task.minutes is not None
        and task.state is not State.CANCELLED
        and _counts(note, task.section, task.role)
    ]
    lengths += [
        stretch.minutes
        for stretch in note.times
        if not stretch.blocks and stretch.minutes is not None and _counts(note, stretch.section, None)
    ]
    return sum(lengths) if lengths else None


def minutes_wall(note: Note) -> int | None:
    """The time covered: overlaps within a day counted once; None if no range is closed."""
    by_day: dict[int | None, list[TimeBlock]] = {}
    for day, blocks in _worked(note):
        by_day.setdefault(day, []).extend(blocks)
    covered = [held for blocks in by_day.values() if (held := wall(blocks)) is not None]
    return sum(covered) if covered else None


def _stretch(note: Note, stretch: Stretch, when: When, *, one_day: bool) -> Json:
    own = when.days[stretch.day] if stretch.day is not None else (when.day if one_day else None)
    return {
        "text": stretch.text.strip(),
        "date": _iso(own),
        "times": [_block(block) for block in stretch.blocks] or None,
        "minutes": stretch.minutes,
        "task": stretch.task,
        "section": note.sections[stretch.section].title,
        "line": stretch.line,
    }


# ---- plans


def _promises(plans: Sequence[Promised], site: Site) -> Json:
    """What came of the plans that were followed by what they were made for; nothing where there are none."""
    compared = [(plan, plan.ledger) for plan in plans if plan.ledger is not None and plan.horizon is not Horizon.SAME]
    if not compared:
        return {}
    compared.sort(key=lambda each: each[0].entry)
    planned, kept = sum(found.planned for _, found in compared), sum(found.kept for _, found in compared)
    return {
        "planned": planned,
        "matches": [_pair(plan, pair, site) for plan, found in compared for pair in found.pairs],
        "dropped": [plan.items[index].text for plan, found in compared for index in found.dropped],
        "unplanned": [_act(plan.acts[index], site).text for plan, found in compared for index in found.unplanned],
        "kept_promise_percent": percent(kept, planned),
        "suggestions": [
            {
                "plan": plan.items[each.left].text,
                "actual": _act(plan.acts[each.right], site).text,
                "score": each.score,
            }
            for plan, found in compared
            for each in found.maybe
        ],
    }


def _pair(plan: Promised, pair: Pair, site: Site) -> Json:
    item, act = plan.items[pair.plan], plan.acts[pair.act]
    task = _act(act, site)
    return {
        "plan": item.text,
        "actual": task.text,
        "result": pair.result.value,
        "score": pair.score,
        "plan_source": f"{site.by_id[plan.entry].note.path}:{item.line}",
        "actual_source": f"{site.by_id[act[0]].note.path}:{task.line}",
    }


def _act(place: tuple[str, int], site: Site) -> Task:
    return site.by_id[place[0]].note.tasks[place[1]]


# ---- questions, references, warnings


def _question(question: Question) -> Json:
    return {
        "text": question.text,
        "status": "answered" if question.answers else "open",
        "answers": list(question.answers),
        "media": list(question.media),
        "line": question.line,
    }


def _reference(note: Note, reference: Reference) -> Json:
    related = reference.related_to
    return {
        "title": reference.title,
        "author": reference.author or None,
        "year": reference.year,
        "venue": reference.venue or None,
        "citations": reference.citations,
        "org": reference.org or None,
        "date": reference.date or None,
        "rating_hint": reference.rating_hint or None,
        "urls": list(reference.urls),
        "ids": list(reference.ids),
        "extra": dict(reference.extra),
        "remarks": list(reference.remarks),
        "status": reference.status,
        "related_to": note.references[related].title if related is not None else None,
        "media_ranges": [list(span) for span in reference.media_ranges] or None,
        "line": reference.line,
    }


def _warning(found: Diagnostic) -> Json:
    return {
        "code": found.code.value,
        "severity": found.severity.value,
        "line": found.where.line,
        "column": found.where.column,
        "message": found.message,
        "hint": found.hint or None,
    }


# ---- as a text


def tree(told: Json, lines: Sequence[str]) -> str:
    """What was understood of one note, as lines of text beside the lines of its source.

    `told` is the object of one note, `lines` are those of its file. A line of the source comes with its number and,
    below it, what is made of it; lines that are only prose are left out.
    """
    out = [told["file"], *(f"  {name:<9} {text}" for name, text in _facts(told))]
    found: dict[int, list[str]] = {}
    for line, text in _marks(told):
        found.setdefault(line, []).append(text)
    width = len(str(max(found, default=1)))
    for line in sorted(found):
        source = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
        out.append(f"{line:>{width}} | {source[:_WIDTH]}")
        out += (f"{'':>{width}} |   {text}" for text in found[line])
    return "\n".join(out) + "\n"


_WIDTH = 160


def _facts(told: Json) -> Iterator[tuple[str, str]]:
    yield "kind", f"{told['kind']} {_because(told['kind_reason'])}"
    if told["title"]:
        yield "title", told["title"]
    if told["date"]:
        yield "date", f"{told['date']} {_because(told['date_reason'])}"
    if told["period"]:
        yield "period", " to ".join(told["period"])
    if told["week"]:
        yield "week", told["week"]
    yield "language", told["language"]
    if told["tags"]:
        yield "tags", ", ".join(told["tags"])
    progress = told["progress"]
    if progress["percent"] is not None:
        counts = "; ".join(f"{name} {progress[name][0]} of {progress[name][1]}" for name in ("leaf", "all", "top"))
        yield "progress", f"{progress['percent']} % ({counts})"
    if told["minutes"] is not None:
        more = f", {told['open_ranges']} with an open end left out" if told["open_ranges"] else ""
        yield "time", f"{spell(told['minutes'])}{more}"
    if told["hidden"]:
        yield "hidden", f"not published, by `{told['hidden']}`"


def _because(reason: Json) -> str:
    line = f", line {reason['line']}" if reason["line"] else ""
    return f"({reason['confidence']}: {reason['told_by']}{line})"


def _marks(told: Json) -> Iterator[tuple[int, str]]:
    for section in told["sections"]:
        if section["role"] or section["budget_minutes"]:
            role = f"section: {section['role'] or 'done'}"
            yield section["line"], role + (f", {section['budget_minutes']} min" if section["budget_minutes"] else "")
    for name in ("days", "entries"):
        for day in told[name]:
            yield day["line"], f"day: {day['date'] or 'of an unknown year'}"
    for line, span in zip(told["period_lines"], told["periods"], strict=True):
        yield line, f"days: {span[0] or '?'} to {span[1] or '?'}"
    for index, task in enumerate(told["tasks"]):
        yield task["line"], f"task {index}: {_task_line(task)}"
    for plan in told["plan"]:
        yield plan["line"], f"planned: {plan['text']}"
    for stretch in told["times"] or ():
        yield stretch["line"], f"time: {_times_line(stretch)}"
    for question in told["questions"]:
        yield question["line"], f"question: {question['status']}"
    for reference in told["refs"]:
        yield (
            reference["line"],
            f"reference: {', '.join(reference['ids']) or reference['title']} ({reference['status']})",
        )
    for warning in told["warnings"]:
        yield warning["line"], f"{warning['severity']}[{warning['code']}]: {warning['message']}"


_SHOWN_FIELDS = ("parent", "outcome", "date", "due", "scheduled", "start", "done_on", "priority", "recurrence", "tags")


def _task_line(task: Json) -> str:
    parts = [task["state"], task["role"] if task["role"] != Role.DONE.value else "", _times_line(task)]
    for name in _SHOWN_FIELDS:
        if task[name] is not None:
            value = task[name]
            parts.append(f"{name} {', '.join(value) if isinstance(value, list) else value}")
    return ", ".join(part for part in parts if part)


def _times_line(told: Json) -> str:
    blocks = ", ".join(f"{block['start']}–{block['end'] or ''}" for block in told["times"] or ())
    length = f"{told['minutes']} min" if told["minutes"] is not None else ""
    return " ".join(part for part in (blocks, length) if part)

"""A task as HTML: its box, its text, and what is said beside it."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final, Literal, get_args

from journal.marks.boxes import WORDS
from journal.marks.tasks import State, Task
from journal.marks.times import TimeBlock
from journal.record import Record
from journal.wording.catalogue import Wording

Look = Literal[
    "done", "open", "part", "carry", "drop", "doing", "plan", "failed", "deferred", "scheduled", "question", "other",
    "waiting",
]  # fmt: skip


class Shown(Record):
    """How a task is shown where it stands.

    `look` is one of `LOOKS`. `done` and `total` count the leaves below it; a `total` of 0 shows no count.
    `moved_to` says what came of it and where, with the address `moved_url`. `kind` is a class for the kind of
    activity, such as `k-code`; `anchor` is its id in the page. `ui` is the language of the interface where the text's is
    another, `language` that of the task where the text around it is in another.
    """

    look: Look
    done: int = 0
    total: int = 0
    moved_to: str = ""
    moved_url: str = ""
    kind: str = ""
    show_times: bool = False
    anchor: str = ""
    ui: str = ""
    language: str = ""


LOOKS: Final[tuple[Look, ...]] = get_args(Look)
_OF_STATE: Final[Mapping[State, Look]] = {
    State.TODO: "open",
    State.DOING: "doing",
    State.WAITING: "waiting",
    State.DONE: "done",
    State.FAILED: "failed",
    State.CANCELLED: "drop",
    State.DEFERRED: "deferred",
    State.SCHEDULED: "scheduled",
    State.QUESTION: "question",
    State.OTHER: "other",
}
_SQUARE: Final = '<rect x=".75" y=".75" width="14.5" height="14.5" rx="3"{}/>'
_LINE: Final = '<path d="{}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>'
_FILL: Final = '<path d="{}" fill="currentColor" stroke="none"/>'
_ARROW: Final = _LINE.format("M4 8h7.4M8.6 5.1 11.5 8l-2.9 2.9")
_DRAWN: Final[Mapping[str, str]] = {
    "done": _SQUARE.format(' fill="currentColor" stroke="none"')
    + '<path d="m4 8.3 2.7 2.7L12.1 5" stroke="var(--paper)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
    "open": _SQUARE.format(""),
    "part": _SQUARE.format("") + _FILL.format("M1 8h14v4.3A2.9 2.9 0 0 1 12.1 15H3.9A2.9 2.9 0 0 1 1 12.3z"),
    "carry": _SQUARE.format(' stroke-dasharray="2.6 2"') + _ARROW,
    "drop": _SQUARE.format(' stroke-opacity=".55"') + _LINE.format("M4.5 8h7"),
    "doing": _SQUARE.format("") + _FILL.format("M14.6 2v10.1a2.5 2.5 0 0 1-2.5 2.5H2z"),
    "plan": '<circle cx="8" cy="8" r="6.6" stroke-opacity=".75"/>',
    "failed": _SQUARE.format("") + _LINE.format("m5 5 6 6M11 5l-6 6"),
    "deferred": _SQUARE.format("") + _ARROW,
    "scheduled": _SQUARE.format("") + _LINE.format("M1 5.4h14M5.2 10.2h.01M8 10.2h.01M10.8 10.2h.01"),
    "question": _SQUARE.format("") + _LINE.format("M6 6.1a2 2 0 1 1 3.1 1.7C8.4 8.3 8 8.7 8 9.3M8 11.9h.01"),
    "waiting": _SQUARE.format("") + _LINE.format("M8 4.4V8l2.4 1.7"),
    "other": _SQUARE.format(""),
    "important": _SQUARE.format("") + _LINE.format("M8 4.2v4.4M8 11.6h.01"),
}
_TRIANGLES: Final[Mapping[int, str]] = {
    1: "M5 1 9.4 9H.6z",
    0: "M.8 2.4h8.4v1.8H.8zM.8 5.9h8.4v1.8H.8z",
    -1: "M5 9 .6 1h8.8z",
}
# What says the same as a drawing where none can be shown; of any other box, its label has to.
SIGNS: Final[Mapping[str, str]] = {
    _DRAWN["done"]: "☑", _DRAWN["open"]: "☐", _TRIANGLES[1]: "▲", _TRIANGLES[0]: "=", _TRIANGLES[-1]: "▼",
}  # fmt: skip


def look_of(state: State) -> Look:
    """The look of a task that nothing but its own state is known of."""
    return _OF_STATE[state]


def html_open(task: Task, shown: Shown, words: Wording) -> str:
    """The start of a task's list item, up to where the HTML of its text goes."""
    kind = f" {escape(shown.kind)}" if shown.kind else ""
    anchor = f' id="{escape(shown.anchor)}"' if shown.anchor else ""
    times = _margin(task) if shown.show_times else ""
    length = _length(task, shown, words) if shown.show_times else ""
    box = _box_html(task, shown, words)
    language = f' lang="{escape(shown.language)}"' if shown.language else ""
    return f'<li class="task{kind}"{anchor} data-s="{shown.look}">{times}{box}{length}<span class="tx"{language}>'


def html_close(task: Task, shown: Shown, words: Wording) -> str:
    """What follows the HTML of a task's text, up to where its children or the end of its list item go."""
    parts = ["</span>"]
    if shown.total and shown.look != "plan":
        parts.append(f' <span class="prog">{shown.done}/{shown.total}</span>')
    details = task.details
    if details.outcome is not None and details.outcome_text:
        drawn = f'<svg width="10" height="10" viewBox="0 0 10 10" fill="currentColor" aria-hidden="true"><path d="{_TRIANGLES[details.outcome]}"/></svg>'
        parts.append(f' <span class="verdict">{drawn}{escape(details.outcome_text)}</span>')
    quiet = " · ".join(_quiet(task, shown, words))
    if quiet:
        parts.append(f' <span class="why">{quiet}</span>')
    return "".join(parts)


def _ui_lang(shown: Shown) -> str:
    return f' lang="{escape(shown.ui)}"' if shown.ui else ""


def _box_html(task: Task, shown: Shown, words: Wording) -> str:
    look = shown.look
    label, drawn = words.looks[look], _DRAWN[look]
    if look == "other":
        label = words.marked_with.format(mark=task.mark)
        drawn += (
            '<text x="8" y="11.4" font-size="9.5" text-anchor="middle" fill="currentColor" stroke="none">'
            f"{escape(task.mark[:1])}</text>"
        )
    elif look == "open" and task.flag:
        label, drawn = words.open_important, _DRAWN["important"]
    svg = f'<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5">{drawn}</svg>'
    return f'<span class="box" role="img" aria-label="{escape(label)}"{_ui_lang(shown)}>{svg}</span>'


def _margin(task: Task) -> str:
    if not task.times:
        return ""
    return f'<span class="mg">{"<br> ".join(_clock(block) for block in task.times)}</span>'


def _clock(block: TimeBlock) -> str:
    last = _time(block.end_text) if block.end_text is not None else ""
    return f"{_time(block.start_text)}–{last}"


def _time(text: str) -> str:
    # 24:00 is no time of day in HTML.
    return text if text == "24:00" else f'<time datetime="{text}">{text}</time>'


def _length(task: Task, shown: Shown, words: Wording) -> str:
    if not task.minutes or task.state is State.CANCELLED:
        return ""
    hours, minutes = divmod(task.minutes, 60)
    iso = f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    said = escape(words.duration(task.minutes))
    return f'<span class="len"{_ui_lang(shown)}><time datetime="{iso}">{said}</time></span> '


def _quiet(task: Task, shown: Shown, words: Wording) -> Iterator[str]:
    """What the writer noted beside the text, as HTML: nothing that was taken out of the text is lost."""
    lang = _ui_lang(shown)
    if shown.moved_to:
        text = escape(shown.moved_to)
        said = f"<span{lang}>{text}</span>" if lang else text
        yield f'<a{lang} href="{escape(shown.moved_url)}">{text}</a>' if shown.moved_url else said
    if task.keyword and WORDS.get(task.keyword) is not task.state:
        yield escape(task.keyword)
    yield from (f"<span{lang}>{said}</span>" if lang else said for said in _noted(task, words))
    details = task.details
    if details.recurrence:
        yield escape(details.recurrence)
    if details.cookie and not shown.total and details.cookie not in ("[/]", "[%]"):
        yield escape(details.cookie)
    if details.depends:
        yield words.after.format(tasks=escape(words.list_comma.join(details.depends)))
    if details.on_completion:
        yield words.then.format(what=escape(details.on_completion))
    for name, value in (*details.fields, *details.raw_fields):
        yield f"{escape(name)} {escape(value)}"


def _noted(task: Task, words: Wording) -> Iterator[str]:
    """The priority and the days of a task, as HTML in the language of the interface."""
    details = task.details
    if details.priority:
        yield escape(words.priority_of(details.priority))
    named = (
        (words.due, details.due),
        (words.scheduled_for, details.scheduled),
        (words.starts, details.start),
        (words.noted_on, details.created),
        (words.done_on, details.done_on),
        (words.dropped_on, details.cancelled_on),
    )
    for said, day in named:
        if day is not None:
            yield said.format(day=f'<time datetime="{day.isoformat()}">{words.dates.short_year(day)}</time>')

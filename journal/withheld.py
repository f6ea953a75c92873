"""What a text keeps to itself, taken out before anything else reads it: comments, private parts, and sections by their headings.

Of sections that are only to be counted, boxes, times and verdicts stay, each with `…` in the place of its words. So no later
step has to know what is private: what it could tell is not there any more. Lines keep their numbers.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from journal.comments import may_comment, uncommented
from journal.commonmark.block import Block
from journal.diagnostics import Code, Diagnostic, Finding
from journal.language import language_of_note
from journal.lexicon import normal
from journal.markdown.reading import Parsed, blocks, scopes
from journal.marks.boxes import box, glyphed, keyword
from journal.marks.clocks import leading
from journal.marks.durations import duration
from journal.marks.fields import fields
from journal.marks.outline import is_outline
from journal.marks.tasks import State
from journal.marks.times import Place
from journal.nesting import dedented
from journal.patterns import pattern
from journal.record import Record
from journal.rules import Private
from journal.source import Source, shortened

HIDDEN: Final = "…"


class Public(Record):
    """What is left of a text: itself, if nothing was taken out; its blocks, and what was found wrong."""

    source: Source
    parsed: Parsed
    found: tuple[Diagnostic, ...] = ()


def published_part(told: Source, front_lines: int, private: Private) -> Public:
    """A text without its comments and private parts; `front_lines` are those of front matter at its top."""
    whole, parsed = told.text, blocks(_below(told, front_lines))
    found: list[Diagnostic] = []
    if may_comment(told.text):
        open_ = uncommented(told.text, _code_lines(parsed.blocks, told))
        if open_.unclosed is not None:
            found.append(_unclosed(told, open_.opening, open_.unclosed))
        told = shortened(told, open_.text, open_.parts)
        parsed = blocks(_below(told, front_lines))
    if private.hidden or private.counted:
        public = _without_sections(told, parsed.blocks, private)
        if public is not None:
            told, parsed = public, blocks(_below(public, front_lines))
    if parsed.notes and told.text != whole:
        public = _without_notes(told, parsed, whole)
        if public is not None:
            told, parsed = public, blocks(_below(public, front_lines))
    return Public(told, parsed, tuple(found))


def _without_notes(told: Source, parsed: Parsed, whole: str) -> Source | None:
    """The text without the footnotes to which only what was taken out of `whole` leads; None if there are none.

    Of several with one label, to which something led that was taken out, only those to which what is left leads may be shown.
    """
    lines = [told.line(line0) for line0 in range(len(told.starts))]
    named = {*_references(whole)}
    taken = Counter(_references(whole)) - Counter(_references(told.text))
    notes, rest = parsed.notes, list(lines)
    parts = scopes((block.line0, block.level) for block in parsed.blocks if block.kind == "heading")
    labels = {note.line0: label for label, several in notes.items() for note in several}
    ends = {note.line0: note.end for several in notes.values() for note in several}
    for line0, end in ends.items():
        rest[line0:end] = [""] * (end - line0)

    def led(first: int, text: Sequence[str]) -> set[int]:
        """The footnotes, by their lines, to which lines from the line `first` on lead."""
        return {
            parts.note(notes[label], line0).line0
            for line0, line in enumerate(text, first)
            for label in _references(line)
            if label in notes
        }

    shown = led(0, rest) | {line0 for line0, label in labels.items() if label not in named}
    ahead, done = list(shown), set[str]()
    while ahead:
        line0 = ahead.pop()
        label, more = labels[line0], led(line0, lines[line0 : ends[line0]])
        if label not in done and not taken[label]:
            done.add(label)
            more |= {note.line0 for note in notes[label]}
        ahead += more - shown
        shown |= more
    if shown >= ends.keys():
        return None
    for line0 in shown:
        rest[line0 : ends[line0]] = lines[line0 : ends[line0]]
    return _with_lines(told, rest)


# What is not closed is taken as a whole: nothing that begins within it is closed either.
_REFERENCE: Final = pattern(r"(?m)^[ \t>]*\[\^[^\]\s]+\]:|\[\^([^\]\s]+)(\])?")


def _references(text: str) -> list[str]:
    """The labels of the footnotes that a text refers to, each as often as it does."""
    return [found[1] for found in _REFERENCE.finditer(text) if found[2]]


def _unclosed(told: Source, opening: str, line0: int) -> Diagnostic:
    message = "the comment that opens here is never closed, so nothing below it is shown"
    hint = f"end it with `{'%%' if opening == '%%' else '<!-- /private -->'}`"
    return told.report_line(Finding(Code.UNCLOSED_COMMENT, 0, len(opening), message, hint), line0, opening)


def _below(told: Source, front_lines: int) -> str:
    """The text below the front matter, with an empty line for each line of that."""
    start = told.starts[front_lines] if front_lines < len(told.starts) else len(told.text)
    return "\n" * front_lines + told.text[start:]


def code_lines(told: Source, front_lines: int) -> frozenset[int]:
    """The lines, from 0, of code blocks with fences."""
    return _code_lines(blocks(_below(told, front_lines)).blocks, told)


def _code_lines(found: Sequence[Block], told: Source) -> frozenset[int]:
    """The lines of code blocks with fences; of an outline in one, which is text, only the fences."""
    lines: set[int] = set()
    for block in found:
        if block.kind == "code" and block.level:
            inside = range(block.line0, block.end)
            text = not block.mark and is_outline(block.text)
            lines.update(line0 for line0 in inside if not text or _FENCE.match(told.line(line0)))
        lines |= _code_lines(block.children, told)
    return frozenset(lines)


_FENCE = pattern(r"[ \t>]*(?:```|~~~)")


def _without_sections(told: Source, found: Sequence[Block], private: Private) -> Source | None:
    """The text without its private sections; None if it has none."""
    hidden, counted = (frozenset(map(normal, titles)) for titles in (private.hidden, private.counted))
    lines = [told.line(line0) for line0 in range(len(told.starts))]
    sections = list(_sections(found, len(lines), hidden, counted))
    if not sections:
        return None
    code = _code_lines(found, told)
    kept = list(lines)
    japanese = any(each.counted for each in sections) and language_of_note(told.text) == "ja"
    for each in sections:
        kept[each.line0 : each.end] = (
            _figures(lines, each, code, japanese=japanese) if each.counted else [""] * (each.end - each.line0)
        )
    return _with_lines(told, kept)


def private_headings(told: Source, front_lines: int, titles: Collection[str]) -> set[str]:
    """Those of some titles, as the lexicon compares them, that head a section of a text."""
    found = set[str]()
    ahead = list(blocks(_below(told, front_lines)).blocks)
    while ahead:
        block = ahead.pop()
        ahead += block.children
        if block.kind == "heading":
            found |= {title for title in titles if _named(block.text, (title,))}
    return found


def names_private(text: str, private: Private) -> bool:
    """Whether any line of a text says what heads a private section: for texts that are too large to be read as Markdown."""
    titles = frozenset(map(normal, (*private.hidden, *private.counted)))
    return bool(titles) and any(_named(line.strip(" \t>#"), titles) for line in text.split("\n") if len(line) < 400)


class _Section(Record):
    """The lines of a heading, which end before `text0`, and of all below it to `end` (exclusive); from 0."""

    line0: int
    text0: int
    end: int
    level: int
    counted: bool


def _sections(
    blocks: Sequence[Block], end: int, hidden: Collection[str], counted: Collection[str]
) -> Iterator[_Section]:
    """The private sections among blocks that end before a line; those within one that is private are part of it.

    A heading in a quote or a list counts nothing, so nothing of what it heads is left.
    """
    done = 0
    for index, block in enumerate(blocks):
        if block.line0 < done:
            continue
        heading = block.text if block.kind == "heading" else ""
        private = bool(heading) and _named(heading, hidden)
        if private or (heading and _named(heading, counted)):
            done = next(
                (each.line0 for each in blocks[index + 1 :] if each.kind == "heading" and each.level <= block.level),
                end,
            )
            yield _Section(block.line0, block.end, done, block.level, not private)
        elif block.children:
            yield from _sections(block.children, block.end, {*hidden, *counted}, ())


def _named(heading: str, titles: Collection[str]) -> bool:
    """Whether a heading is one of some titles: by itself, without the tags, ids and brackets behind it, or before a colon or dash."""
    title = _PLAIN.sub(lambda match: match[1] or match[2] or "", heading)
    parts = [title, *(title[: mark.start()] for mark in _SUBTITLE.finditer(title[:_LONGEST_TITLE]))]
    return any(name and name in titles for part in parts for name in (normal(part), normal(_BEHIND.sub("", part))))


_PLAIN: Final = pattern(
    r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)|[*_`]{1,3}|[~=]{2}|<[!/A-Za-z][^<>]*>"
)
_BEHIND: Final = pattern(
    r"(?<!\s)(?:\s+#[^\s#]{1,80}|\s*\{[^{}]{0,80}\}|\s*[(\[【（［][^()\[\]【】（）［］]{0,80}[)\]】）］]){1,9}[\s:：]*$"
)
_SUBTITLE: Final = pattern(r"[:：—―]|\s[-–]+\s")
_LONGEST_TITLE: Final = 200


def _with_lines(told: Source, lines: Sequence[str]) -> Source:
    """The text with other lines in the place of its own, each where that was."""
    return shortened(told, "\n".join(lines), [(0, 0)])


# ---- what is only counted


_ITEM: Final = pattern(r"([ \t>]*)((?:[-*+•·●▪‣]|\d{1,9}[.)、])[ \t]+|[・･][ \t]*)?(.*)")
_VERDICTS: Final = {1: "better than expected", 0: "as expected", -1: "worse than expected"}


def _figures(lines: Sequence[str], section: _Section, code: Collection[int], *, japanese: bool) -> list[str]:
    """The lines of a section with no word of it: a heading and its items with boxes or times, empty lines for all else."""
    told = [line0 for line0 in range(section.text0, section.end) if line0 not in code]
    items = (_ITEM.match(lines[line0]) for line0 in told)
    crosses = any(item is not None and item[2] and glyphed(item[3]) for item in items)
    rows = {line0: row for line0 in told if (row := _row(lines[line0], japanese=japanese, crosses=crosses))}
    flat = dict(zip(rows, dedented(list(rows.values())), strict=True))
    if not flat:
        return [""] * (section.end - section.line0)
    flat[section.line0] = f"{'#' * section.level} {HIDDEN}"
    return [flat.get(line0, "") for line0 in range(section.line0, section.end)]


def _row(line: str, *, japanese: bool, crosses: bool) -> str:
    """An item without its words; empty where nothing of it is counted."""
    match = _ITEM.match(line)
    if match is None:
        return ""
    indent, marker, rest = match[1].replace(">", " "), match[2] or "", match[3]
    found = box(rest, bulleted=bool(marker), crosses=crosses)
    written = "" if found is None else "[-] " if found.struck else f"{rest[: found.length].strip()} "
    text = rest if found is None else rest[found.length :]
    said = keyword(text) if marker or found else None
    word = f"{said.word} " if said is not None else ""
    text = text if said is None else text[said.length :]
    time = _time(text, japanese=japanese) if marker or found else ""
    if not (written or word or time) or (found is not None and found.state is State.QUESTION):
        return ""
    outcome = fields(text).outcome
    verdict = "" if outcome is None else f": {_VERDICTS[outcome]}"
    return f"{indent}- {written}{word}{time}{HIDDEN}{verdict}"


def _time(text: str, *, japanese: bool) -> str:
    """How long something took, as it is written at its start, or in minutes."""
    times = leading(text, Place.DAY)
    if times is not None and times.length:
        return f"{text[: times.length].strip()} "
    length = duration(text, japanese=japanese)
    return f"{length.minutes}m " if length is not None and not (length.estimate or length.target) else ""

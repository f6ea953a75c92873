"""What `journal.toml` says of notes that is true of none of them: what was to be kept back would be published."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from journal.config import Config
from journal.diagnostics import Code, Diagnostic, Finding
from journal.front import split
from journal.lexicon import normal
from journal.note import Note
from journal.rules import Private
from journal.site.terms import matches
from journal.source import Source
from journal.spelling import nearest
from journal.tomlkeys import Path, places
from journal.withheld import names_private, private_headings


def unmatched(
    config: Config, told: Source, paths: Iterable[str], notes: Sequence[Note], text_of: Callable[[str], Source | None]
) -> Iterator[Diagnostic]:
    """The headings and patterns in a valid `journal.toml` that are those of no note, in its order.

    `told` is that file, `paths` are those of all files of notes, `text_of` gives the text of one; it is asked only for
    notes of which something is kept back.
    """
    at = places(told.text) if config.private_sections or config.stats_only or config.overrides else {}
    named: dict[Path, str] = {}
    for key, names in (("private_sections", config.private_sections), ("stats_only", config.stats_only)):
        named |= {(key, number): name for number, name in enumerate(names) if (key, number) in at}
    found = {**dict(_headings(named, notes, text_of)), **dict(_patterns(config, list(paths)))}
    for path in sorted(found.keys() & at.keys(), key=lambda each: at[each].value):
        begin, end = at[path].value
        message, hint = found[path]
        yield told.report(Finding(Code.CONFIG_UNMATCHED, 0, end - begin, message, hint), begin)


def _headings(
    named: Mapping[Path, str], notes: Sequence[Note], text_of: Callable[[str], Source | None]
) -> Iterator[tuple[Path, tuple[str, str]]]:
    """What is wrong with names of headings that no note has, by their places."""
    missing = {normal(name) for name in named.values()}
    for note in notes:
        if not missing or not note.withheld:
            continue
        text = text_of(note.path)
        if text is not None and note.plain:
            missing -= {name for name in missing if names_private(text.text, Private((name,)))}
        elif text is not None:
            missing -= private_headings(text, split(text.text).front.lines, missing)
    titles = {title for note in notes for section in note.sections if (title := section.title)} if missing else set()
    for path, name in named.items():
        if normal(name) in missing:
            meant = nearest(name, titles)
            hint = "write the whole heading; a line that is only bold is none"
            told = f"no note has a heading `{name}`, so nothing is kept back by it"
            yield path, (told, f"did you mean `{meant}`?" if meant else hint)


def _patterns(config: Config, paths: Sequence[str]) -> Iterator[tuple[Path, tuple[str, str]]]:
    """What is wrong with overrides that are for no note, by the places of their patterns."""
    for number, override in enumerate(config.overrides):
        if not any(matches(override.path, path) for path in paths):
            meant = nearest(override.path, paths)
            hint = 'write a path below the folder of the notes, with `*` for any name: `path = "old/*.md"`'
            told = f"`{override.path}` is the path of no note, so nothing is overruled by it"
            yield ("override", number, "path"), (told, f"did you mean `{meant}`?" if meant else hint)

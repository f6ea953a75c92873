"""What is said of links and images that do not lead where they should: one sentence, and what to do."""

import posixpath
import re
from collections.abc import Mapping
from typing import Final, assert_never
from urllib.parse import unquote

from journal.diagnostics import Code, Diagnostic, Span
from journal.model import Seen
from journal.note import Image, Link, Note
from journal.patterns import pattern
from journal.site.links import Fault, Led, is_of_machine, names_a_file
from journal.site.names import Found, Names, is_folder, key, referred, written_path
from journal.spelling import nearest

_MOST = 4  # candidates that are named
_NO_DIGIT: Final = pattern(r"\D+")
_PAGE_ENDING: Final = pattern(r"\.(?:md|markdown|mdown|html?)$", re.IGNORECASE)


def link_fault(link: Link, note: Note, told: Led, known: Names, *, hinted: bool) -> Diagnostic | None:
    """The report of a link; None if nothing is wrong. `hinted`: with the nearest name there is, which takes time to find."""
    if told.fault is None:
        return None
    written = link.raw if link.wiki else unquote(link.target)
    where = _span(note, link, written)
    match told.fault:
        case Fault.DEAD:
            hint = _nearest_name(link.target, known) if hinted and link.target else ""
            lacking = "put the file there" if names_a_file(link.target) else "write the note"
            if not link.wiki and is_folder(written_path(link.target), note.path, known):
                hint, lacking = "", "write a `README.md` in that folder for it to have a page"
            hint = f"did you mean `{hint}`?" if hint else f"{lacking}, or take the link out"
            return Diagnostic(Code.DEAD_LINK, where, f"there is no page for `{written}`", hint)
        case Fault.WITHHELD:
            hint = "publish that note too, or take the link out"
            return Diagnostic(Code.DEAD_LINK, where, f"`{written}` is not published, so the link leads nowhere", hint)
        case Fault.MACHINE:
            hint = "put the file beside the note, and link to it there"
            return Diagnostic(Code.DEAD_LINK, where, f"`{written}` is a place on your own computer", hint)
        case Fault.OUTSIDE:
            message = f"`{written}` lies outside of the notes, and it is not known where their repository is"
            hint = "write `repository` and `branch` under `[site]` in `journal.toml`, and `forge` for your own server"
            return Diagnostic(Code.DEAD_LINK, where, message, hint)
        case Fault.FRAGMENT:
            return _no_heading(link, note, told, where)
        case Fault.AMBIGUOUS:
            return ambiguous(where, written, told.others)
        case Fault.CASE:
            return other_case(where, written, told.others[0])
        case _:
            assert_never(told.fault)


def _no_heading(link: Link, note: Note, told: Led, where: Span) -> Diagnostic:
    if link.wiki:
        page, fragment = told.target.named or (link.target, link.fragment)
    else:
        page, _, fragment = map(unquote, referred(link.target).partition("#"))
    page = page or note.path
    what = "block" if fragment.startswith("^") else "heading"
    hint = "correct the name of the heading, or leave it out; the link leads to the page"
    if what == "block":
        hint = "write the name at the end of the block, or leave it out; the link leads to the page"
    return Diagnostic(Code.MISSING_HEADING, where, f"`{page}` has no {what} `{fragment}`", hint)


def _nearest_name(target: str, known: Names) -> str:
    """The note or the file whose name is nearest to that in an address, as an address has it; empty if none is near."""
    written = unquote(target)
    if whole := next(iter(known.stems.get(key(_PAGE_ENDING.sub("", posixpath.basename(written))), ())), ""):
        return _addressed(whole)
    name = posixpath.basename(written.partition("#")[0])
    stem = _PAGE_ENDING.sub("", name)
    if stem == name and "." in name:
        return _addressed(_nearest_file(name, known))
    # The note of another day is no slip of the pen.
    close = nearest(stem, (each for each in known.stems if _NO_DIGIT.sub("", each) == _NO_DIGIT.sub("", stem)))
    return _addressed(known.stems[close][0]) if close else ""


def _addressed(name: str) -> str:
    """A name with what would end the path of an address written as one has it."""
    return name.replace("#", "%23").replace("?", "%3F")


def _nearest_file(name: str, known: Names) -> str:
    close = nearest(key(name), tuple(known.file_names))
    return known.file_names[close][0] if close else ""


def ambiguous(where: Span, written: str, others: tuple[str, ...]) -> Diagnostic:
    """The report of a name that several notes or files have; the first of `others` is the one that was chosen."""
    named = ", ".join(f"`{each}`" for each in others[:_MOST])
    more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
    message = f"`{written}` could be {named}{more}; the first is taken, as the nearest"
    return Diagnostic(Code.AMBIGUOUS_LINK, where, message, "write as much of the path as tells them apart")


def other_case(where: Span, written: str, path: str) -> Diagnostic:
    """The report of an address that only leads somewhere because capitals are not looked at."""
    message = f"the file that `{written}` means is called `{path}`, with other capitals"
    return Diagnostic(Code.CASE_DIFFERS, where, message, "write it as it is called: most servers tell capitals apart")


def image_fault(image: Image, note: Note, found: Found | None, known: Names, *, hinted: bool) -> Diagnostic | None:
    """The report of an image and the file that was found for it; None if nothing is wrong."""
    written = unquote(image.target)
    where = _span(note, image, written)
    if found is None and is_of_machine(image.target):
        hint = "put the file beside the note, and show it from there"
        return Diagnostic(Code.MISSING_IMAGE, where, f"`{written}` is a place on your own computer", hint)
    if found is None and not written:
        hint = "write the address of its file in the brackets, or take the image out"
        return Diagnostic(Code.MISSING_IMAGE, where, "this image names no file", hint)
    if found is None:
        near = _nearest_file(posixpath.basename(written), known) if hinted else ""
        near = near if image.wiki else _addressed(near)
        hint = f"did you mean `{near}`?" if near else "put the file beside the note, or take the image out"
        return Diagnostic(Code.MISSING_IMAGE, where, f"there is no file `{written}`", hint)
    if found.others:
        return ambiguous(where, written, found.others)
    return other_case(where, written, found.name) if not (found.exact or image.wiki) else None


_FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    "unknown": ("is no picture that browsers can show", "save it as PNG, JPEG or WebP, with the ending of its kind"),
    "damaged": ("is damaged, so it may be shown in part or not at all", "put a whole copy of it in its place"),
    "huge": (
        "has so many pixels that browsers may refuse it",
        "make it smaller; what is published is what you put there",
    ),
}


def bad_image(image: Image, note: Note, seen: Seen) -> Diagnostic:
    """The report of an image with whose file something is wrong."""
    written = unquote(image.target)
    what, hint = _FAULTS[seen.fault]
    size = f" ({seen.width} × {seen.height})" if seen.fault == "huge" else ""
    return Diagnostic(Code.BAD_IMAGE, _span(note, image, written), f"`{written}` {what}{size}", hint)


def _span(note: Note, mark: Link | Image, written: str) -> Span:
    return Span(note.path, mark.line, mark.column, mark.line, mark.column + len(written))

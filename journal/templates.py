"""The templates as texts: which there are, and what of them is the writer's. What prints them is loaded where anything is printed."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from journal.diagnostics import Code, Diagnostic, Span
from journal.disk import Refusal, digest_of, read_file
from journal.record import Record, field

SUFFIX: Final = ".html"
SHIPPED: Final = "shipped/"


class Templates(Record):
    """The texts of templates by file name: the `shipped`, and the writer's `own`, in the folder that is called `folder`.

    `digests` are of all that can be wrong with one of the writer's before it is printed. `found` says what could not be read.
    """

    shipped: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()

    @property
    def sources(self) -> dict[str, str]:
        """The text of each template by the name under which it is found: the writer's in the place of the shipped, which is `shipped/` with its name."""
        replaced = {SHIPPED + name: self.shipped[name] for name in self.own if name in self.shipped}
        return {**self.shipped, **replaced, **self.own}


class Compiled:
    """Templates as compiled before, by their texts, and those that are compiled meanwhile: `new` are the keys of these."""

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        self.kept = dict(kept or {})
        self.new: set[str] = set()

    def are_right(self, templates: Templates) -> bool:
        """Whether nothing can be wrong with templates before they are printed."""
        return not templates.found and all(self.is_right(name, templates.digests[name]) for name in templates.own)

    def is_right(self, name: str, digest: str) -> bool:
        """Whether nothing was wrong with a template when all that can be wrong with it had this digest."""
        return self.kept.get(_right(name)) == digest.encode()

    def see(self, name: str, digest: str) -> None:
        """Remembers that nothing is wrong with a template."""
        self.keep(_right(name), digest.encode())

    def keep(self, key: str, data: bytes) -> None:
        """Keeps what was compiled."""
        self.kept[key] = data
        self.new.add(key)

    def taken(self) -> dict[str, bytes]:
        """What is new, which is from now on as if it had been kept."""
        new = {key: self.kept[key] for key in self.new}
        self.new.clear()
        return new


def _right(name: str) -> str:
    return f"right {name}"


def templates(overrides: Path | None) -> Templates:
    """The shipped templates and those of the folder `overrides` (None: none), of which only the files that end in `.html` are read."""
    shipped_ones = shipped_templates()
    if overrides is None or (overrides.is_dir() and overrides.samefile(shipped("templates"))):
        return Templates(shipped_ones)  # where the program itself lies, those are not the writer's
    files = template_files(overrides)
    names = {*shipped_ones, *(path.name for path in files)}
    own: dict[str, str] = {}
    found: list[Diagnostic] = []
    for path in files:
        text = _text(path, f"{overrides.name}/{path.name}")
        if isinstance(text, Diagnostic):
            found.append(text)
            continue
        own[path.name] = text
    all_texts = "\0".join((*sorted(names), *own.values(), *shipped_ones.values())).encode("utf-8", "surrogatepass")
    digests = {name: digest_of(name.encode() + all_texts) for name in own}
    return Templates(shipped_ones, own, overrides.name, digests, tuple(found))


def shipped_templates() -> dict[str, str]:
    """The texts of the shipped templates, by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in template_files(shipped("templates"))}


def template_files(folder: Path | None) -> tuple[Path, ...]:
    """The templates that lie in a folder (None: none), by name."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.iterdir()) if path.name.endswith(SUFFIX) and path.is_file())


def shipped(part: str) -> Path:
    """The folder `templates` or `static` of the shipped theme: inside the package when installed, else in the checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_theme" / part
    return inside if inside.is_dir() else package.parent / part


def _text(path: Path, shown: str) -> str | Diagnostic:
    """The text of one of the writer's templates, or why it cannot be one."""
    data = read_file(path)
    if not isinstance(data, bytes):
        why = data.message if isinstance(data, Refusal) else "it is no longer there"
        return flawed(shown, 1, why, "", data.hint if isinstance(data, Refusal) else "")
    text = data.decode("utf-8-sig", "replace")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return flawed(shown, data[: error.start].count(b"\n") + 1, "it is no UTF-8", text, "save it as UTF-8")
    return text


def flawed(path: str, line: int, message: str, source: str, hint: str, part: str = "") -> Diagnostic:
    """That the template `path`, whose text is `source`, cannot be used: why, as of which line (from 1), and what to do.

    `part` is what is wrong in the line; where it is not known, that is all of it.
    """
    said = f"{message[:1].lower()}{message[1:]}".rstrip(".")
    return in_template(Code.BAD_TEMPLATE, path, line, f"the template cannot be used: {said}", source, hint, part)


def in_template(code: Code, path: str, line: int, message: str, source: str, hint: str, part: str = "") -> Diagnostic:
    """What is wrong in a line of a template, as `flawed` has it."""
    lines = source.splitlines()
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) if part else None
    start, end = found.span() if found else (len(text) - len(text.lstrip()), len(text.rstrip()))
    where = Span(path, line, start + 1, line, max(start, end) + 1)
    excerpt = (text,) if 0 < line <= len(lines) else ()
    return Diagnostic(code, where, message, hint, excerpt)

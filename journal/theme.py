"""The templates: the only user of Jinja.

A template prints one view. The writer's folder is looked into before the shipped one, file by file; a file there
that cannot be read as a template is reported and the shipped one of the same name stands in for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from journal.diagnostics import Checked, Code, Diagnostic, Span

_SUFFIX: Final = ".html"


class BadTemplate(Exception):  # noqa: N818  a fact about the writer's file, not a failure of the program
    """A template asked for what its view does not have. `diagnostic` says where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates, ready to print. `sources` are the texts by file name; `own` names those that are the writer's."""

    environment: Environment
    sources: Mapping[str, str]
    own: frozenset[str]
    folder: str

    def html(self, name: str, view: object) -> str:
        """The page that the template `name` (without `.html`) prints for `view`. Raises `BadTemplate`."""
        try:
            return self.environment.get_template(name + _SUFFIX).render(view=view)
        except TemplateError as error:
            raise BadTemplate(self._problem(name + _SUFFIX, error)) from error

    def _problem(self, name: str, error: TemplateError) -> Diagnostic:
        if isinstance(error, TemplateSyntaxError):
            name = error.name or name
            return _diagnostic(self._path(name), error.lineno, error.message or str(error), self.sources.get(name, ""))
        line = _line_of(error, self.sources)
        where, line0 = line or (name, 1)
        return _diagnostic(self._path(where), line0, error.message or str(error), self.sources.get(where, ""))

    def _path(self, name: str) -> str:
        return f"{self.folder}/{name}" if name in self.own else name


def _line_of(error: TemplateError, sources: Mapping[str, str]) -> tuple[str, int] | None:
    """The innermost template and line that an error of rendering passed through."""
    found, trace = None, error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename).name
        if name in sources:
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _diagnostic(path: str, line: int, message: str, source: str) -> Diagnostic:
    lines = source.splitlines()
    excerpt = (lines[line - 1],) if 0 < line <= len(lines) else ()
    said = message.rstrip(".")
    hint = "compare it with the shipped template of the same name, or remove the file to use that one"
    return Diagnostic(
        Code.BAD_TEMPLATE, Span(path, line, 1, line, 1), f"the template cannot be used: {said}", hint, excerpt
    )


def theme(overrides: Path | None = None) -> Checked[Theme]:
    """The shipped templates, under those of the folder `overrides` (None: none).

    Only the folder's own files that end in `.html` are read. A file that is no template, or no UTF-8, is found and left out.
    """
    sources = _templates(shipped("templates"))
    found: list[Diagnostic] = []
    own: dict[str, str] = {}
    folder = overrides.name if overrides else ""
    probe = _environment(_loader({}))
    for name, text in sorted(_templates(overrides).items() if overrides else ()):
        try:
            probe.parse(text, name)
        except TemplateSyntaxError as error:
            found.append(_diagnostic(f"{folder}/{name}", error.lineno, error.message or str(error), text))
        else:
            own[name] = text
    merged = {**sources, **own}
    return Checked(Theme(_environment(_loader(merged)), merged, frozenset(own), folder), tuple(found))


def without_overrides(theme: Theme) -> Theme:
    """The same theme as shipped, for a page that the writer's template cannot print."""
    sources = {**theme.sources, **_templates(shipped("templates"))}
    return replace(theme, environment=_environment(_loader(sources)), sources=sources, own=frozenset())


def shipped(part: str) -> Path:
    """The folder `templates` or `static` of the shipped theme: inside the package when installed, else in the checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "_theme" / part
    return inside if inside.is_dir() else package.parent / part


def _templates(folder: Path | None) -> dict[str, str]:
    if folder is None or not folder.is_dir():
        return {}
    return {
        path.name: path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.iterdir())
        if path.name.endswith(_SUFFIX) and path.is_file()
    }


def _loader(sources: Mapping[str, str]) -> BaseLoader:
    """The name of a template is also what stands in a traceback, so that a problem can be placed."""

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], name, None) if name in sources else None

    return FunctionLoader(load)


def _environment(loader: BaseLoader) -> Environment:
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )

"""The templates: the only user of Jinja.

A template prints one view. The writer's folder is looked into before the shipped one, file by file; a file there
that cannot be read as a template is reported and the shipped one of the same name stands in for it. A template can
extend the shipped one of its own name, which is `shipped/` with that name.

The writer's templates are confined, as they may come with a repository: they print what they are given, and reach
nothing of Python. The shipped ones are only where there are some of the writer's, as it takes time.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from contextlib import suppress
from inspect import currentframe
from keyword import iskeyword
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChainableUndefined,
    Environment,
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
    nodes,
    pass_eval_context,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import internalcode, missing

from journal.diagnostics import Checked, Code, Diagnostic
from journal.disk import Refusal, read_file, reason_of
from journal.overrides import Override, copied, lacking, lacking_styles
from journal.record import Record, replace
from journal.spelling import nearest
from journal.templates import (
    SHIPPED,
    SUFFIX,
    Compiled,
    flawed,
    in_template,
    shipped,
    shipped_templates,
    template_files,
    templates,
)

# What a mistake in a template raises; anything else is a fault of the program.
_MISTAKES: Final = (
    TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
_COMPARE: Final = "compare it with the shipped template of the same name, or remove the file to use that one"


# What is not there, what may be meant instead, and what is written.
_Lack = tuple[str, str | None, str]


class BadTemplate(Exception):  # noqa: N818  a fact about the writer's file, not a failure of the program
    """A template cannot print its view. `found` says where and why, each place once; it is not empty."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        super().__init__(found[0].message)
        self.found = found


class Theme(Record):
    """Templates, ready to print. `sources` are the texts by file name; `own` names those that are the writer's."""

    environment: "_Printing"
    sources: Mapping[str, str]
    own: frozenset[str]
    folder: str

    def html(self, name: str, view: object) -> str:
        """The page that the template `name` (without `.html`) prints for `view`. Raises `BadTemplate`."""
        try:
            return self._printed(name + SUFFIX, view)
        except UndefinedError as error:
            raise BadTemplate(self._gaps(name + SUFFIX, view) or (self._problem(name + SUFFIX, error),)) from error
        except _MISTAKES as error:
            raise BadTemplate((self._problem(name + SUFFIX, error),)) from error

    def _printed(self, name: str, view: object) -> str:
        with suppress(AttributeError):
            return self.environment.get_template(name).render(view=view)
        # What a value lacks may be an item of it, or be asked for only to see whether it is there.
        return self._careful(StrictUndefined).get_template(name).render(view=view)

    def compile(self) -> None:
        """Compiles every template, as one that was not can be sent to no process."""
        for name in self.sources:
            with suppress(*_MISTAKES):
                self.environment.get_template(name)

    def _gaps(self, name: str, view: object) -> tuple[Diagnostic, ...]:
        """Every place that uses what is not there: the page is printed once more, with nothing in those places."""
        noted: dict[Diagnostic, None] = {}

        def note(gap: _Lack, frame: FrameType | None) -> None:
            where, line = self._place(_printing(frame)) or (name, 1)
            noted[self._at(where, line, *gap)] = None

        # What is compiled does not depend on what is done with a missing value.
        try:
            self._careful(_noting(note)).get_template(name).render(view=view)
        except _MISTAKES as error:
            noted[self._problem(name, error)] = None
        return tuple(noted)

    def _careful(self, undefined: type[Undefined]) -> "_Printing":
        """What prints these templates and takes no value to have what it is asked for."""
        return _environment(self.sources, self.own, undefined, self.environment.bytecode_cache, careful=True)

    def _problem(self, name: str, error: Exception) -> Diagnostic:
        said = (error.message if isinstance(error, TemplateError) else None) or str(error) or type(error).__name__
        if isinstance(error, RecursionError):
            said = "it includes or extends itself without an end"
        if isinstance(error, TemplateSyntaxError):
            return self._at(error.name or name, error.lineno, said)
        return self._at(*(self._place(reversed(tuple(_passed(error.__traceback__)))) or (name, 1)), said)

    def _place(self, innermost_first: Iterator[tuple[str, int]]) -> tuple[str, int] | None:
        """The innermost of the writer's templates and its line; where none is involved, the innermost of all."""
        places = [place for place in innermost_first if place[0] in self.sources]
        return next((place for place in places if place[0] in self.own), places[0] if places else None)

    def _at(self, name: str, line: int, said: str, meant: str | None = None, part: str = "") -> Diagnostic:
        if name in self.own:
            todo = f"did you mean `{meant}`?" if meant else _COMPARE
            return flawed(f"{self.folder}/{name}", line, said, self.sources[name], todo, part)
        # Another template is at fault: one that lacks what this one takes from it.
        own = ", ".join(f"`{each}`" for each in sorted(self.own))
        hint = f"one of your templates lacks what this one uses: {own}" if own else ""
        return flawed(name, line, said, self.sources.get(name, ""), hint)


def _passed(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """The files and lines that an error passed through, the outermost first; Jinja has made them those of templates."""
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _printing(frame: FrameType | None) -> Iterator[tuple[str, int]]:
    """The templates that are being printed with their lines, the innermost first."""
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            yield template.name or "", template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back


def _lack(value: object, name: object) -> _Lack:
    """What is said of a name that is not there, or that a value does not have."""
    if value is missing:
        return f"nothing is called `{name}` here", None, str(name)
    names = (each for each in dir(value) if not each.startswith("_"))
    what = "text" if isinstance(value, str) else "list" if isinstance(value, tuple) else f"`{type(value).__name__}`"
    return f"a {what} has no `{name}`", nearest(str(name), names), str(name)


def _noting(note: Callable[[_Lack, FrameType | None], None]) -> type[Undefined]:
    """What stands for a value that is not there: nothing, after each use of it is noted."""

    class Gap(ChainableUndefined):
        def _used(self) -> None:
            note(_lack(self._undefined_obj, self._undefined_name), currentframe())

        def __str__(self) -> str:
            self._used()
            return ""

        def __iter__(self) -> Iterator[Undefined]:
            self._used()
            return iter(())

        def __bool__(self) -> bool:
            self._used()
            return False

        def __len__(self) -> int:
            self._used()
            return 0

        def __eq__(self, other: object) -> bool:
            self._used()
            return False

        def __hash__(self) -> int:
            self._used()
            return 0

        def __call__(self, *_: object, **__: object) -> "Gap":  # type: ignore[override]
            self._used()
            return self

    return Gap


class _Bytecode(BytecodeCache):
    """What Jinja asks for templates that were compiled before."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills a bucket with what was compiled from the same text."""
        if data := self._compiled.kept.get(_key(bucket)):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self._compiled.keep(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    """What is compiled for one kind of environment is nothing for another."""
    environment = bucket.environment
    careful = "careful " if isinstance(environment, _Printing) and environment.careful else ""
    return f"{careful}confined {bucket.key}" if environment.sandboxed else f"{careful}{bucket.key}"


def theme(overrides: Path | None = None, compiled: Compiled | None = None) -> Checked[Theme]:
    """The shipped templates, under those of the folder `overrides` (None: none). `compiled` are those that need not be again.

    Only the folder's own files that end in `.html` are read. A file that is no template, or no UTF-8, is found and left out.
    """
    texts, compiled = templates(overrides), compiled or Compiled()
    found = list(texts.found)
    names = {*texts.shipped, *(path.name for path in template_files(overrides))}
    own: dict[str, str] = {}
    for name, text in texts.own.items():
        if not compiled.is_right(name, texts.digests[name]):
            if problems := _problems(name, text, f"{texts.folder}/{name}", names):
                found += problems
                continue
            if unprinted := list(_unprinted(name, text, f"{texts.folder}/{name}", texts.sources)):
                found += unprinted
            else:
                compiled.see(name, texts.digests[name])
        own[name] = text
    texts = replace(texts, own=own)
    environment = _environment(texts.sources, own, compiled=_Bytecode(compiled))
    found.sort(key=lambda each: each.where)
    return Checked(Theme(environment, texts.sources, frozenset(own), texts.folder), tuple(found))


def without_overrides(theme: Theme) -> Theme:
    """The same theme as shipped, for a page that the writer's template cannot print."""
    sources = shipped_templates()
    return replace(theme, environment=_environment(sources), sources=sources, own=frozenset())


def _problems(name: str, text: str, shown: str, names: set[str]) -> list[Diagnostic]:
    """All that can be wrong with one of the writer's templates before it is printed."""
    probe = _environment({})
    try:
        tree = probe.parse(text, name)
    except TemplateSyntaxError as error:
        return [flawed(shown, error.lineno, error.message or str(error), text, _COMPARE)]
    return [flawed(shown, line, said, text, hint) for line, said, hint in _wrong(probe, tree, name, names)]


def _unprinted(name: str, text: str, shown: str, sources: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The blocks of a template that nothing which it extends has: Jinja takes them, and prints none."""
    probe = _environment({})
    tree = probe.parse(text, name)
    above = _blocks_above(probe, tree, sources)
    called = {each.attr for each in tree.find_all(nodes.Getattr)}  # as `self.block()`
    for block in _outermost(tree) if above else ():
        if block.name not in above and block.name not in called:
            meant = nearest(block.name, above)
            hint = f"did you mean `{meant}`?" if meant else f"its blocks are {', '.join(f'`{each}`' for each in above)}"
            said = f"no template that this one extends has a block `{block.name}`, so it is printed nowhere"
            yield in_template(Code.UNKNOWN_BLOCK, shown, block.lineno, said, text, hint, block.name)


def _blocks_above(probe: Environment, tree: nodes.Template, sources: Mapping[str, str]) -> tuple[str, ...]:
    """The names of all blocks in what a template extends, sorted; none where it extends nothing, or what cannot be known."""
    found: set[str] = set()
    seen: set[str] = set()
    while extends := tree.find(nodes.Extends):
        name = str(extends.template.value) if isinstance(extends.template, nodes.Const) else ""
        if name not in sources or name in seen:
            return ()
        seen.add(name)
        try:
            tree = probe.parse(sources[name], name)
        except TemplateSyntaxError:
            return ()
        found.update(block.name for block in tree.find_all(nodes.Block))
    return tuple(sorted(found))


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    """The blocks that stand in no other: one that does is printed with that."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost(child)


def _wrong(probe: Environment, tree: nodes.Template, own: str, names: set[str]) -> Iterator[tuple[int, str, str]]:
    """The line, what is wrong there, and what to do, for each name in a template that nothing has."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        kind, known = ("filter", probe.filters) if isinstance(node, nodes.Filter) else ("test", probe.tests)
        if node.name not in known:
            meant = nearest(node.name, known)
            yield node.lineno, f"there is no {kind} `{node.name}`", f"did you mean `{meant}`?" if meant else _COMPARE
    calls: list[nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport] = [
        *tree.find_all(nodes.Extends),
        *tree.find_all(nodes.Include),
        *tree.find_all(nodes.Import),
        *tree.find_all(nodes.FromImport),
    ]
    for call in calls:
        if isinstance(call.template, nodes.Const) and not getattr(call, "ignore_missing", False):
            name, extends = str(call.template.value), isinstance(call, nodes.Extends)
            yield from _lacking(call.lineno, name, own, names, extends=extends)


def _lacking(line: int, name: str, own: str, names: set[str], *, extends: bool) -> Iterator[tuple[int, str, str]]:
    if name == own and extends:
        yield line, "it extends itself", f'write `{{% extends "{SHIPPED}{own}" %}}` for the shipped one'
    elif name.removeprefix(SHIPPED) not in names:
        meant = nearest(name, names)
        yield line, f"there is no template `{name}`", f"did you mean `{meant}`?" if meant else _COMPARE


# --- What the writer has in place of the shipped


def shipped_files() -> dict[str, Path]:
    """Each shipped template and static file, by its path in a project, as `templates/page.html`."""
    folders = ((part, shipped(part)) for part in ("templates", "static"))
    return {
        f"{part}/{path.name}": path for part, folder in folders for path in sorted(folder.iterdir()) if path.is_file()
    }


def overrides(project: Path) -> tuple[Override, ...]:
    """Every shipped file in whose place the project has one; none where the shipped files are those of the project."""
    found = []
    for path, original in shipped_files().items():
        data = read_file(project / path)
        if isinstance(data, bytes) and not (project / path).samefile(original):
            own, text = data.decode("utf-8-sig", "replace"), original.read_text(encoding="utf-8")
            found.append(Override(path, own, text, _lacking_parts(path, own, text)))
    return tuple(found)


def additions(project: Path) -> tuple[str, ...]:
    """The paths in the project of templates that no shipped one has the name of, and of the style above all layers."""
    templates = [f"templates/{path.name}" for path in template_files(project / "templates")]
    custom = ["static/custom.css"] if isinstance(read_file(project / "static/custom.css"), bytes) else []
    return tuple(path for path in (*templates, *custom) if path not in shipped_files())


def begin(project: Path, path: str, version: str) -> Refusal | None:
    """Copies a shipped file, one of `shipped_files`, into the project, where there must be none yet."""
    text = shipped_files()[path].read_text(encoding="utf-8")
    target = project / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(copied(path, text, version))
    except FileExistsError:
        return Refusal(f"there is `{path}` already", "`journal theme diff` shows how it differs from the shipped one")
    except OSError as error:
        return Refusal(
            f"`{path}` cannot be written: {reason_of(error)}", "see whether it is a folder that you may change"
        )
    return None


def _lacking_parts(path: str, own: str, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if path.endswith(".css"):
        return lacking_styles(own, text)
    if not path.endswith(SUFFIX):
        return ()
    parts = _parts(own)
    # What extends the shipped one has all that it has.
    if SHIPPED + path.removeprefix("templates/") in parts.pop("templates", ()):
        return ()
    return lacking(parts, {kind: names for kind, names in _parts(text).items() if kind != "templates"})


def _parts(text: str) -> dict[str, tuple[str, ...]]:
    """The names in a template by what they name; none if it is no template."""
    try:
        tree = _environment({}).parse(text)
    except TemplateSyntaxError:
        return {}
    extended = (each.template for each in tree.find_all(nodes.Extends))
    included = (each.template for each in tree.find_all(nodes.Include))
    return {
        "blocks": tuple(each.name for each in tree.find_all(nodes.Block)),
        "macros": tuple(each.name for each in tree.find_all(nodes.Macro)),
        "slots": tuple(str(each.value) for each in included if isinstance(each, nodes.Const)),
        "values": tuple(each.attr for each in tree.find_all(nodes.Getattr)),
        "templates": tuple(str(each.value) for each in extended if isinstance(each, nodes.Const)),
    }


def _loader(sources: Mapping[str, str]) -> BaseLoader:
    """The name of a template is also what stands in a traceback, so that a problem can be placed."""

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], name, None) if name in sources else None

    return FunctionLoader(load)


_escape: Final = FILTERS["escape"]
_NOTHING: Final = _escape("")
_HTML: Final[type[str]] = type(_NOTHING)


class _Code(CodeGenerator):
    """Compiles templates to fewer steps: what is printed is text at once, and nothing that is called asks for a context."""

    environment: "_Printing"

    def write_commons(self) -> None:
        """The names that each part of a template begins with."""
        super().write_commons()
        self.writeline("Macro, printed, shown = environment.macro, environment.printed, environment.shown")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A call without the steps for functions that ask who calls them, of which there are none."""
        if (
            self._is_confined()
            or forward_caller
            or node.dyn_args
            or node.dyn_kwargs
            or any(iskeyword(each.key) for each in node.kwargs)
        ):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """What a value has by a name, without a look at whether that may be told, and, if not careful, whether it is there."""
        confined = self._is_confined()
        if confined and node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        looked_for = confined or self.environment.careful or iskeyword(node.attr)
        if looked_for:
            self.write("shown(" if confined else "environment.told(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" if looked_for else f".{node.attr}")

    def _is_confined(self) -> bool:
        return self.environment.sandboxed and self.name in self.environment.own

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")


class _Macro(Macro):
    """A macro, mostly called with nothing but its arguments in their order."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        is_plain = self._default_autoescape and not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._most = len(self.arguments) if is_plain else -1

    @internalcode
    @pass_eval_context
    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What it prints."""
        lacking = self._most - len(args)
        if lacking < 0 or kwargs or (args and type(args[0]) is EvalContext):
            return super().__call__(*args, **kwargs)
        text = self._func(*args, *(missing,) * lacking) if lacking else self._func(*args)
        return str.__new__(_HTML, text) if text else _NOTHING  # as most languages are, which need not be declared


class _Imported(Template):
    """A template of which others import macros, the same for all pages: there is nothing that only some of them know."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class _Printing(Environment):
    """Templates that are compiled so; `own` are the names of the writer's.

    A value that lacks what a shipped template asks for raises `AttributeError`, unless the environment is `careful`: then it
    is looked for as Jinja does.
    """

    code_generator_class = _Code
    template_class = _Imported
    macro = _Macro
    own: frozenset[str] = frozenset()
    careful: bool = False
    told = Environment.getattr
    shown = Environment.getattr

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know: none knows more, so there is nothing to look through for each page."""
        return self.globals

    @staticmethod
    def printed(value: Any) -> str:
        """A value as HTML; most have no character in them that means anything there."""
        if type(value) is _HTML:
            return value
        if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
            return value
        return str(_escape(value))


class _Confined(ImmutableSandboxedEnvironment, _Printing):
    """The writer's templates reach no attribute that begins with `_` and nothing of functions and classes, and change no value."""

    def shown(self, obj: Any, attribute: str) -> Any:
        """What a value has by a name that does not begin with `_`; of a record, as views and words are, nothing else is kept back."""
        try:
            return getattr(obj, attribute) if isinstance(obj, Record) else self.getattr(obj, attribute)
        except AttributeError:
            return self.getattr(obj, attribute)


def _environment(
    sources: Mapping[str, str],
    own: Collection[str] = (),
    undefined: type[Undefined] = StrictUndefined,
    compiled: BytecodeCache | None = None,
    *,
    careful: bool = False,
) -> _Printing:
    """What prints the templates `sources`; with `own`, the names of the writer's among them, it is confined. `careful` as in `_Printing`."""
    environment = (_Confined if own else _Printing)(
        loader=_loader(sources),
        autoescape=True,
        undefined=undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,  # all of them, without a look at which was used last
        bytecode_cache=compiled,
    )
    environment.own, environment.careful = frozenset(own), careful
    return environment

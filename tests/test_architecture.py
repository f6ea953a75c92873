"""The code keeps the tables of docs/architecture.md and the house rules that a parser can see.

Every import counts: at the top, inside a function, and for type checking only.
"""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).resolve().parent.parent
_PACKAGE: Final = _ROOT / "journal"
_DOCUMENT: Final = _ROOT / "docs" / "architecture.md"

# The name of a package stands for every module in it.
# Of those `ahead` and `workers` have only pipes, and the one that holds nothing.
_FILES: Final = frozenset(
    {
        "ahead",
        "basis",
        "disk",
        "first",
        "output",
        "postings",
        "publish",
        "serve.tick",
        "staging",
        "store",
        "templates",
        "theme",
        "viewfile",
        "wholefile",
        "workers",
    }
)
_OUTPUT: Final = frozenset({"commands", "first"})
# Pillow warns of what `pictures` reports, and watchdog of what is nothing to `serve.watch`.
_LOGGING: Final = frozenset({"commands.running", "pictures", "serve.watch"})
_CLOCK: Final = frozenset({"__main__", "commands", "first"})
_VAGUE: Final = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "shared", "core", "base", "lib"})

_FILE_MODULES: Final = frozenset({"fcntl", "fileinput", "glob", "msvcrt", "mmap", "shutil", "tempfile"})
# What `os` has to call that neither reads nor changes a file.
_OS_WITHOUT_FILES: Final = frozenset(
    {
        "_exit", "cpu_count", "fsdecode", "fsencode", "fspath", "get_terminal_size", "getenv", "getpid", "getppid", "kill",
        "process_cpu_count", "register_at_fork", "sched_getaffinity",
    }
)  # fmt: skip
# Methods of `Path` whose names nothing else in the package has; `replace`, `rename` and `walk` belong to text and trees too.
_PATH_METHODS: Final = frozenset(
    {
        "chmod", "exists", "hardlink_to", "is_dir", "is_file", "is_symlink", "iterdir", "lstat", "mkdir", "read_bytes",
        "read_text", "readlink", "rglob", "rmdir", "samefile", "stat", "symlink_to", "touch", "unlink", "write_bytes",
        "write_text",
    }
)  # fmt: skip
_CLOCK_CALLS: Final = frozenset(
    {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.time_ns", "time.localtime"}
)
_MUTABLE_CALLS: Final = frozenset(
    {"Counter", "OrderedDict", "bytearray", "defaultdict", "deque", "dict", "list", "set"}
)
_CONSTANT_NAME: Final = re.compile(r"_{0,2}[A-Z]\w*|__\w+__")


def _name(path: Path) -> str:
    """`marks.tasks` for journal/marks/tasks.py, and `marks` for journal/marks/__init__.py."""
    parts = path.relative_to(_PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _sources() -> dict[str, ast.Module]:
    paths = (path for path in sorted(_PACKAGE.rglob("*.py")) if path.name != "__init__.py")
    return {_name(path): ast.parse(path.read_bytes(), str(path)) for path in paths}


@cache
def _modules() -> Mapping[str, tuple[ast.AST, ...]]:
    """The modules by their names, each as all nodes of its tree; the first is that of the module itself."""
    return {name: tuple(ast.walk(tree)) for name, tree in _sources().items()}


def _broken(rule: Callable[[tuple[ast.AST, ...]], Iterable[object]], but: Set[str] = frozenset()) -> dict[str, object]:
    """What in each module breaks a rule, by the name of the module: those that keep it are left out, as are those of `but`."""
    others = {name: nodes for name, nodes in _modules().items() if not {name, name.partition(".")[0]} & but}
    assert others
    return {name: found for name, nodes in others.items() if (found := list(rule(nodes)))}


@cache
def _installed() -> Mapping[str, list[str]]:
    return packages_distributions()


# --- What the code says


def _imported(nodes: tuple[ast.AST, ...]) -> Iterator[str]:
    """The full name of all that is imported: `journal.dates`, `journal.dates.week_of`, `yaml`, `.x` if relative."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            prefix = "." * node.level + (node.module or "")
            yield from (f"{prefix}.{alias.name}" for alias in node.names)


def _own_imports(nodes: tuple[ast.AST, ...]) -> frozenset[str]:
    """The modules of `journal` that are imported; a name in one counts as that module."""
    found = set[str]()
    for full in _imported(nodes):
        if full.split(".")[0] == "journal":
            inner = full.removeprefix("journal").lstrip(".")
            outer = inner.rpartition(".")[0]
            found.add(outer if inner not in _modules() and outer in _modules() else inner)
    return frozenset(found)


def _foreign_imports(nodes: tuple[ast.AST, ...]) -> frozenset[str]:
    """The distributions that are imported, named as in pyproject.toml but for case and underscores."""
    tops = {full.split(".")[0] for full in _imported(nodes)}
    return frozenset(_distribution(top) for top in tops - sys.stdlib_module_names - {"journal", ""})


def _distribution(name: str) -> str:
    """The one name of a package, whether `name` is what is imported (`yaml`) or what is installed (`PyYAML`)."""
    installed = _installed().get(name, [name])
    return re.sub(r"[-_.]+", "-", installed[0]).lower()


def _calls(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[str, int]]:
    """What is called, as it is written and as far as it is a chain of names, with the line."""
    for node in nodes:
        if isinstance(node, ast.Call):
            yield _chain(node.func), node.lineno


def _chain(node: ast.expr) -> str:
    """`os.path.join` for an attribute of names; `?.x` for an attribute of anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{_chain(value)}.{name}"
        case _:
            return "?"


# --- What the document says


def _table(first: str, second: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The back-quoted names in the first two cells of each row of the table with such a header."""
    assert _DOCUMENT.is_file(), "docs/architecture.md is missing"
    lines = iter(_DOCUMENT.read_text(encoding="utf-8").splitlines())
    header = re.compile(rf"\|\s*{first}\s*\|\s*{second}\s*\|")
    assert any(header.match(line.strip()) for line in lines), (
        f"docs/architecture.md has no table `| {first} | {second} |`"
    )
    for line in lines:
        if not line.strip().startswith("|"):
            return
        cells = line.strip().strip("|").split("|")
        if len(cells) > 1 and not re.fullmatch(r"[\s:-]*", cells[0]):
            yield _quoted(cells[0]), _quoted(cells[1])


def _quoted(cell: str) -> tuple[str, ...]:
    return tuple(name.removeprefix("journal.") for name in re.findall(r"`([^`]+)`", cell))


def _allowed() -> dict[str, frozenset[str]]:
    return {module: frozenset(imports) for modules, imports in _table("module", "imports") for module in modules}


def _importers() -> dict[str, frozenset[str]]:
    rows = _table("package", "imported by")
    return {_distribution(package): frozenset(modules) for packages, modules in rows for package in packages}


# --- The tables hold


def test_every_module_has_a_row_and_every_row_a_module() -> None:
    assert sorted(_allowed()) == sorted(_modules())


def test_a_module_imports_what_its_row_says() -> None:
    allowed = _allowed()

    assert {name: sorted(_own_imports(nodes)) for name, nodes in _modules().items()} == {
        name: sorted(allowed.get(name, ())) for name in _modules()
    }


def test_no_module_imports_itself_by_way_of_others() -> None:
    try:
        TopologicalSorter({name: _own_imports(nodes) for name, nodes in _modules().items()}).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_a_package_is_imported_where_its_row_says() -> None:
    rows = _importers()
    found: dict[str, set[str]] = {}
    for name, nodes in _modules().items():
        for package in _foreign_imports(nodes):
            outer = name.partition(".")[0]
            found.setdefault(package, set()).add(outer if outer in rows.get(package, ()) else name)

    assert found == {package: modules for package, modules in rows.items() if modules}


def test_a_package_is_imported_in_one_module_only() -> None:
    several = {package: modules for package, modules in _importers().items() if len(modules) > 1}

    # What values are made of, and how they are written down, is one matter.
    assert several == {"msgspec": {"packed", "record", "schema"}}


def test_the_packages_of_the_table_are_those_that_are_installed() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = (*project["dependencies"], *project["optional-dependencies"]["diagrams"])
    declared = {_distribution(re.split(r"[<>=!~\[ ;]", need)[0]) for need in needs}

    assert sorted(_importers()) == sorted(declared)


# --- The house rules


def test_the_files_of_packages_are_empty() -> None:
    assert [str(path) for path in _PACKAGE.rglob("__init__.py") if path.read_bytes()] == []


def test_no_module_has_a_vague_name() -> None:
    assert [name for name in _modules() if _VAGUE & set(name.split("."))] == []


def test_imports_are_absolute() -> None:
    assert _broken(lambda nodes: [name for name in _imported(nodes) if name.startswith(".")]) == {}


def test_nothing_is_imported_by_star() -> None:
    assert _broken(lambda nodes: [name for name in _imported(nodes) if name.endswith("*")]) == {}


def test_files_are_touched_where_files_belong() -> None:
    def touching(nodes: tuple[ast.AST, ...]) -> Iterator[str]:
        yield from {name.split(".")[0] for name in _imported(nodes)} & _FILE_MODULES
        yield from (f"line {line}: {call}" for call, line in _calls(nodes) if _touches_a_file(call))

    assert _broken(touching, but=_FILES) == {}


def _touches_a_file(call: str) -> bool:
    receiver, _, method = call.rpartition(".")
    if receiver == "os":
        return method not in _OS_WITHOUT_FILES
    # `Image.open` is Pillow's, and is given bytes.
    return method in _PATH_METHODS or (method == "open" and receiver != "Image") or receiver == "os.path"


def test_nothing_is_printed_but_by_the_command_line() -> None:
    def printing(nodes: tuple[ast.AST, ...]) -> Iterator[str]:
        yield from (f"line {line}: {call}" for call, line in _calls(nodes) if call == "print")
        streams = (node for node in nodes if isinstance(node, ast.Attribute) and _is_a_stream(node))
        yield from (f"line {node.lineno}: {_chain(node)}" for node in streams)

    assert _broken(printing, but=_OUTPUT) == {}


def _is_a_stream(node: ast.Attribute) -> bool:
    return _chain(node) in {"sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}


def test_problems_are_not_logged() -> None:
    logs = {"logging", "warnings"}

    assert _broken(lambda nodes: [name for name in _imported(nodes) if name.split(".")[0] in logs], but=_LOGGING) == {}


def test_the_clock_and_the_environment_are_read_by_the_command_line_only() -> None:
    variables = {"os.environ", "os.getenv"}

    def reading(nodes: tuple[ast.AST, ...]) -> Iterator[str]:
        called = ((call, line) for call, line in _calls(nodes) if ".".join(call.split(".")[-2:]) in _CLOCK_CALLS)
        yield from (f"line {line}: {call}" for call, line in called)
        yield from (name for name in _imported(nodes) if name in variables)
        uses = (node for node in nodes if isinstance(node, ast.Attribute) and _chain(node) in variables)
        yield from (f"line {node.lineno}: {_chain(node)}" for node in uses)

    assert _broken(reading, but=_CLOCK) == {}


def test_the_top_level_holds_constants_functions_and_types() -> None:
    found: dict[str, list[str]] = {}
    for name, (module, *_) in _modules().items():
        assert isinstance(module, ast.Module)
        found[name] = [f"line {line}: {why}" for line, why in _loose(module.body, program=name == "__main__")]

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_nothing_is_there_that_only_tests_use() -> None:
    used = Counter[str]()
    for path in (*_PACKAGE.rglob("*.py"), *(_ROOT / "templates").glob("*")):
        used.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))

    # What is decorated may be used by what decorates it, as commands are.
    named = [
        f"{module}.{node.name}"
        for module, nodes in _modules().items()
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.col_offset == 0
        if not node.decorator_list and used[node.name] == 1
    ]
    assert named == []


def test_no_function_changes_a_global_name() -> None:
    assert _broken(lambda nodes: [f"line {node.lineno}" for node in nodes if isinstance(node, ast.Global)]) == {}


def _loose(body: list[ast.stmt], *, program: bool = False) -> Iterator[tuple[int, str]]:
    """The statements of a module's top level that are none of constant, function, type or import, with the reason."""
    for node in body:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                pass
            case ast.Expr(value=ast.Constant(value=str())):
                pass
            case ast.Expr(value=ast.Call()) if program:
                pass  # what `python -m journal` does
            case ast.If(test=condition) if _chain(condition) in {"TYPE_CHECKING", "?"}:
                # By platform or version (`if sys.platform == ...`) as well.
                yield from _loose(node.body + node.orelse, program=program)
            case ast.Try():
                yield from _loose(node.body + node.orelse + node.finalbody)
                for handler in node.handlers:
                    yield from _loose(handler.body)
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                yield from _variable(node.lineno, name, value, final="Final" in ast.unparse(annotation))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield from _variable(node.lineno, name, value, final=False)
            case _ if type(node).__name__ == "TypeAlias":
                pass
            case _:
                yield node.lineno, f"a statement that does something: {ast.unparse(node).splitlines()[0]}"


def _variable(line: int, name: str, value: ast.expr | None, *, final: bool) -> Iterator[tuple[int, str]]:
    if not _CONSTANT_NAME.fullmatch(name) and not final:
        yield line, f"`{name}` is neither a constant nor a type"
    if value is not None and _is_mutable(value) and not final:
        yield line, f"`{name}` can be changed and is not Final"


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return _chain(value.func).rpartition(".")[2] in _MUTABLE_CALLS
    return isinstance(
        value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp | ast.GeneratorExp
    )

"""What is wrong, as the preview shows it: each problem with its place, its lines and a link that opens the editor there."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

from journal.config import EDITORS
from journal.diagnostics import Diagnostic, Severity, failure
from journal.disk import Refusal

# So many are shown; nobody reads more in the corner of a page.
_MOST: Final = 100


def editor_link(editor: str, file: PurePath, line: int, column: int) -> str:
    """The address that opens a file in an editor, one of `EDITORS` or a pattern of the writer's own; empty without one."""
    pattern = EDITORS.get(editor, editor)
    path = quote(file.as_posix())
    # A drive of Windows is a folder in the path of an address, and nothing of the kind in what is asked of it.
    below = path if path.startswith("/") else f"/{path}"
    said = (("={path}", f"={path}"), ("{path}", below), ("{line}", str(line)), ("{column}", str(column)))
    for name, value in said:
        pattern = pattern.replace(name, value)
    return pattern


def told(found: Iterable[tuple[Diagnostic, Path]], editor: str) -> dict[str, object]:
    """Problems as JSON, the worst first. Each comes with the folder that its path starts from."""
    ordered = sorted(found, key=lambda each: (_ORDER[each[0].severity], each[0].where))
    counts = {level.value: sum(1 for each, _ in ordered if each.severity is level) for level in Severity}
    return {"counts": counts, "list": [_one(each, folder, editor) for each, folder in ordered[:_MOST]]}


_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _one(each: Diagnostic, folder: Path, editor: str) -> dict[str, object]:
    where = each.where
    href = editor_link(editor, folder / where.path, where.line, where.column) if where.path and editor else ""
    return {
        "level": each.severity.value,
        "code": each.code.value,
        "message": each.message,
        "hint": each.hint,
        "place": f"{where.path}:{where.line}" if where.path and where.line else where.path,
        "line": where.line,
        "excerpt": list(each.excerpt),
        "href": href,
    }


def before(first: list[dict[str, object]], told: dict[str, object]) -> dict[str, object]:
    """The same with further errors before all others."""
    counts, listed = told["counts"], told["list"]
    if not isinstance(counts, dict) or not isinstance(listed, list):
        raise TypeError
    return {"counts": {**counts, "error": counts["error"] + len(first)}, "list": [*first, *listed]}


def refused(refusal: Refusal) -> dict[str, object]:
    """Why there is nothing to show, as a problem."""
    return _alone("refused", refusal.message, refusal.hint)


def fault(error: Exception) -> dict[str, object]:
    """A failure of the program itself, as a problem."""
    hint = "the page is the last one that could be made; report this with the note that causes it"
    return _alone("fault", failure(error), hint)


def _alone(code: str, message: str, hint: str) -> dict[str, object]:
    told = {"level": "error", "code": code, "message": message, "hint": hint}
    return {**told, "place": "", "line": 0, "excerpt": [], "href": ""}

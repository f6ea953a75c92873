"""What was found, in the forms that other programs read: JSON, and SARIF for code forges and editors.

Pure: text is returned. Lines and columns count from 1, columns in characters; an end is exclusive.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from journal.credentials import masked
from journal.diagnostics import Diagnostic, Severity, severity_of
from journal.mend import place_in

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_json(found: Iterable[tuple[Diagnostic, str]]) -> str:
    """A list of objects; each of `found` comes with what stands before its path. What has no place has an empty `file`."""
    return json.dumps([_object(each, prefix) for each, prefix in found], ensure_ascii=False, indent=2)


def sarif(found: Iterable[tuple[Diagnostic, str]], version: str) -> str:
    """A log of SARIF 2.1.0 with one run of the program of this version; paths are relative to the top of the repository."""
    found = tuple(found)
    codes = sorted({each.code for each, _ in found}, key=lambda code: code.value)
    rules = [
        {
            "id": code.value,
            "shortDescription": {"text": code.value.replace("-", " ")},
            "help": {"text": f"`journal explain {code.value}` says what it finds and what to do."},
            "defaultConfiguration": {"level": _LEVELS[severity_of(code)]},
        }
        for code in codes
    ]
    run = {
        "tool": {"driver": {"name": "journal", "version": version, "semanticVersion": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, prefix, codes.index(each.code)) for each, prefix in found],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _object(each: Diagnostic, prefix: str) -> Mapping[str, Any]:
    where = each.where
    return {
        "code": each.code.value,
        "level": each.severity.value,
        "message": masked(each.message),
        "hint": masked(each.hint),
        "file": prefix + where.path if where.path else "",
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line or where.line,
        "end_column": where.end_column or where.column,
        "instead": [*each.instead] if each.instead else None,
    }


def _result(each: Diagnostic, prefix: str, rule: int) -> Mapping[str, Any]:
    message = f"{each.message}\n{each.hint}" if each.hint else each.message
    return {
        "ruleId": each.code.value,
        "ruleIndex": rule,
        "level": _LEVELS[each.severity],
        "message": {"text": masked(message)},
        "locations": _locations(each, prefix),
        **_fixes(each, prefix),
    }


def _fixes(each: Diagnostic, prefix: str) -> Mapping[str, Any]:
    """What to write instead, where that is beyond doubt and can be told from the line as it is quoted."""
    where = each.where
    if each.instead is None or not each.excerpt:
        return {}
    old, new = each.instead
    at = place_in(each.excerpt[0], where.column - 1, old)
    if at is None:
        return {}
    region = {"startLine": where.line, "startColumn": at + 1, "endLine": where.line, "endColumn": at + 1 + len(old)}
    change = {
        "artifactLocation": _file(where.path, prefix),
        "replacements": [{"deletedRegion": region, "insertedContent": {"text": new}}],
    }
    return {"fixes": [{"description": {"text": each.hint or each.message}, "artifactChanges": [change]}]}


def _file(path: str, prefix: str) -> Mapping[str, str]:
    return {"uri": quote(prefix + path), "uriBaseId": "%SRCROOT%"}


def _locations(each: Diagnostic, prefix: str) -> Sequence[Mapping[str, Any]]:
    where = each.where
    if not where.path:
        return []
    region = {"startLine": max(where.line, 1), "startColumn": max(where.column, 1)}
    if (where.end_line, where.end_column) > (where.line, where.column):
        region |= {"endLine": where.end_line, "endColumn": where.end_column}
    return [{"physicalLocation": {"artifactLocation": _file(where.path, prefix), "region": region}}]

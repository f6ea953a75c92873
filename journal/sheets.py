"""Rows of values as CSV (RFC 4180) that spreadsheets open as it is meant.

They take a cell that begins like a formula for one, whoever wrote it, and a file without a byte order mark for one of
their own country.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, Final

from journal.patterns import pattern
from journal.record import names_of

# The signs of full width are signs to some programs, too. Where a country parts cells by semicolons, a program does so in
# the middle of a text as well, and there quotation marks do not hold the text together.
_FORMULA: Final = pattern(
    r"^(?=[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])|(?<=[;\t\r\n] )(?=[=+\-@＝＋－＠])"
)
_BETWEEN: Final = "; "


def sheet(kind: type, rows: Iterable[Any]) -> bytes:
    """Values of the class `kind`, a line for each, under the names of its fields; UTF-8 with a byte order mark."""
    names = names_of(kind)
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(names)
    lines.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    match value:
        case str():
            return _text(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return _text(_BETWEEN.join(map(str, value)))
        case _:
            return str(value)


def _text(text: str) -> str:
    """A text that no program calculates with."""
    return _FORMULA.sub("'", text)

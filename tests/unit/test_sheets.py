"""Rows of values as tables that spreadsheets open as they are meant."""

import csv
import io
from datetime import date
from enum import Enum
from typing import Any

import pytest

from journal.schema import Data
from journal.sheets import sheet


class _State(Enum):
    DONE = "done"


class _Row(Data):
    text: str
    what: Any = None


def _read(*rows: _Row) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheet(_Row, rows).decode("utf-8-sig"), newline="")))


def test_the_names_of_the_fields_stand_above_the_rows() -> None:
    assert _read(_Row("a"), _Row("b")) == [["text", "what"], ["a", ""], ["b", ""]]


def test_a_file_says_that_it_is_unicode() -> None:
    assert sheet(_Row, ()) == b"\xef\xbb\xbftext,what\r\n"


def test_commas_quotes_and_lines_are_read_as_they_were() -> None:
    assert _read(_Row('a, "b"\n唤醒 깨움'))[1][0] == 'a, "b"\n唤醒 깨움'


@pytest.mark.parametrize(
    ("value", "cell"),
    [(True, "true"), (3, "3"), (date(2031, 4, 9), "2031-04-09"), (_State.DONE, "done"), (("a", "b"), "a; b"), ((), "")],
)
def test_each_kind_of_value_has_its_form(value: object, cell: str) -> None:
    assert _read(_Row("", value))[1][1] == cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@now", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠now"])
def test_no_text_is_a_formula(text: str) -> None:
    cells = _read(_Row(text, (text, "b")))[1]

    assert [cell[0] for cell in cells] == ["'", "'"]
    assert [cell.replace("'", "") for cell in cells] == [text, f"{text}; b"]


@pytest.mark.parametrize("text", ["a;=1", "a; -1", "a\n+1", "a\r\n@now", "a\t＝1", "a;\t=1"])
def test_no_part_is_a_formula_where_cells_are_parted_by_semicolons(text: str) -> None:
    found = csv.reader(
        io.StringIO(sheet(_Row, [_Row(text)]).decode("utf-8-sig"), newline=""), delimiter=";", quotechar="|"
    )

    assert [cell for line in found for cell in line if cell.strip().startswith(tuple("=+-@＝＋－＠"))] == []


def test_a_sign_within_a_text_is_left_alone() -> None:
    assert _read(_Row("1 = 1 - 0"))[1][0] == "1 = 1 - 0"

"""Formulas as MathML."""

import re

import pytest

from journal.formulas import mathml


def _text(made: str | None) -> str:
    return re.sub(r"<[^>]*>", "", made or "")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("x^2", "x2"),
        (r"\frac{a}{b}", "ab"),
        (r"\sum_{i=0}^n", "∑i=0n"),
        ("a<b", "a&lt;b"),
        (r"\text{中文a<b}", "中文a&lt;b"),
        (r"\{x\}", "{x}"),
        (r"\label{eq}x", "x"),
        (r"\exist x\in\R", "∃x∈ℝ"),
        (r"\arg z", "argz"),
        (r"\mathbb{R}\backslash\{0\}", "ℝ\u29f5{0}"),
        (r"\begin{aligned}a&=b\end{aligned}", "a=b"),
    ],
)
def test_a_formula_is_set(tex: str, text: str) -> None:
    assert _text(mathml(tex, display=False)) == text


@pytest.mark.parametrize(
    "tex", ["", r"\weir{x}", r"\frac{a", "{{{", "a & b", "^", r"\left( x", "x" * 5000, "{" * 60 + "}" * 60]
)
def test_a_formula_that_cannot_be_read_is_none(tex: str) -> None:
    assert mathml(tex, display=False) is None


def test_a_formula_on_its_own_lines_says_so() -> None:
    assert 'display="block"' in (mathml("x", display=True) or "")


def test_a_formula_leads_nowhere() -> None:
    assert "href" not in (mathml(r"\href{https://example.org}{x}", display=False) or "")

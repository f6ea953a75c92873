"""Templates print views and compute nothing, and what they print keeps the policy and gives charts in figures too."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, Final

import html5lib
import pytest
from jinja2 import Environment, nodes

from journal.policy import policy

_ROOT: Final = Path(__file__).resolve().parent.parent
_EACH: Final = pytest.mark.parametrize("path", sorted((_ROOT / "templates").glob("*.html")), ids=lambda path: path.stem)

_PRINTING: Final = frozenset(
    {
        "Template", "Output", "TemplateData", "Const", "Name", "Getattr", "Keyword", "List", "Tuple",
        "Extends", "Block", "Import", "FromImport", "Include", "Macro", "Call", "CallBlock", "Scope", "ScopedEvalContextModifier",
        "If", "For", "And", "Or", "Not", "CondExpr", "Compare", "Operand", "Test", "Filter", "Getitem",
        "Assign", "AssignBlock",
    }
)  # fmt: skip
_FILTERS: Final = frozenset({"length", "safe", "trim"})
_TESTS: Final = frozenset({"none", "defined"})
# Handlers such as `onclick`; in XML and HTML every attribute with such a name is one.
_HANDLER: Final = re.compile(r"on[a-z]+")


def _parsed(path: Path) -> nodes.Template:
    return Environment().parse(path.read_text(encoding="utf-8"))


def _macros(tree: nodes.Template, path: Path) -> set[str]:
    """The macros that a template can call: its own, and those of what it imports."""
    found = {macro.name for macro in tree.find_all(nodes.Macro)} | {"loop", "caller"}
    for each in tree.find_all(nodes.Import):
        assert isinstance(each.template, nodes.Const)
        imported = _parsed(path.parent / each.template.value)
        found |= {f"{each.target}.{macro.name}" for macro in imported.find_all(nodes.Macro)}
    return found


def _called(call: nodes.Call) -> str:
    match call.node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
            return f"{name}.{attr}"
        case _:
            return "a value"


@_EACH
def test_a_template_does_nothing_but_print(path: Path) -> None:
    tree = _parsed(path)

    assert {type(node).__name__ for node in tree.find_all(nodes.Node)} <= _PRINTING
    assert {each.name for each in tree.find_all(nodes.Filter)} <= _FILTERS
    assert {each.name for each in tree.find_all(nodes.Test)} <= _TESTS


@_EACH
def test_a_template_calls_macros_alone(path: Path) -> None:
    tree = _parsed(path)

    assert {_called(call) for call in tree.find_all(nodes.Call)} <= _macros(tree, path)


@_EACH
def test_a_template_compares_with_what_is_written_in_it(path: Path) -> None:
    compared = [operand.expr for each in _parsed(path).find_all(nodes.Compare) for operand in each.ops]

    assert [each for each in compared if not isinstance(each, nodes.Const)] == []


@_EACH
def test_only_what_is_html_or_data_already_is_printed_as_it_is(path: Path) -> None:
    safe = [each.node for each in _parsed(path).find_all(nodes.Filter) if each.name == "safe"]

    names = {each.attr if isinstance(each, nodes.Getattr) else getattr(each, "name", "") for each in safe}
    assert names <= {"body", "item", "data"}


# --- What is printed


@pytest.fixture(scope="module")
def documents(demonstration: Path, twins_site: Path) -> dict[str, Any]:
    """Every third page of the built sites, by a name to tell it by."""
    return {
        file.relative_to(site.parent.parent).as_posix(): html5lib.parse(
            file.read_text("utf-8"), namespaceHTMLElements=False
        )
        for site in (demonstration, twins_site)
        for file in sorted(site.rglob("*.html"))[::3]
    }


def _elements(document: Any, *names: str) -> Iterator[Any]:
    return (each for each in document.iter() if isinstance(each.tag, str) and each.tag.rpartition("}")[2] in names)


def _classes(element: Any) -> set[str]:
    return set(element.get("class", "").split())


def test_the_policy_stands_before_all_that_it_is_for(documents: dict[str, Any]) -> None:
    for name, document in documents.items():
        (head,) = _elements(document, "head")
        names = [each.get("http-equiv") or each.tag for each in head]
        assert names.index("Content-Security-Policy") < min(names.index("script"), names.index("link")), name
        (meta,) = (each for each in head if each.get("http-equiv") == "Content-Security-Policy")
        assert meta.get("content") == policy(), name


def test_no_page_has_a_script_or_a_style_within_it(documents: dict[str, Any]) -> None:
    for name, document in documents.items():
        scripts = [each for each in _elements(document, "script") if each.get("type") != "application/ld+json"]
        assert [each for each in scripts if not each.get("src") or each.text] == [], name
        assert list(_elements(document, "style")) == [], name


def test_no_element_runs_anything(documents: dict[str, Any]) -> None:
    for name, document in documents.items():
        for element in document.iter():
            if isinstance(element.tag, str):
                assert [key for key in element.attrib if _HANDLER.fullmatch(str(key))] == [], name
                assert not (element.get("href") or "").lower().startswith("javascript:"), name


def test_no_value_is_printed_as_python_writes_it(demonstration: Path) -> None:
    found = re.compile(r"\b[A-Z]\w+\(\w+=['(\d]|&lt;\w+ object at ")
    shown = {file: unescape(file.read_text("utf-8")) for file in demonstration.rglob("*.html")}

    assert [
        file
        for file, text in shown.items()
        if found.search(re.sub(r"<pre.*?</pre>|<code.*?</code>", "", text, flags=re.DOTALL))
    ] == []


# --- Charts


def _sums(table: Any) -> list[int]:
    """The sum of each column of figures."""
    rows = [[cell for cell in row if cell.tag == "td"] for body in _elements(table, "tbody") for row in body]
    return [sum(_figure(cell.text or "") for cell in column) for column in zip(*rows, strict=True)]


def _figure(text: str) -> int:
    found = re.match(r"[\d,]+", text)
    return int(found[0].replace(",", "")) if found else 0


def _drawn(chart: Any) -> list[int]:
    """The days of a heat map that lead somewhere, and the tasks that their titles say were done."""
    links = [each for each in _elements(chart, "a") if list(_elements(each, "rect"))]
    titles = [title.text for link in links for rect in _elements(link, "rect") for title in _elements(rect, "title")]
    return [len(links), sum(int(found[1]) for title in titles if (found := re.search(r"(\d+) done", title)))]


def test_each_chart_that_is_drawn_has_its_figures_as_a_table(documents: dict[str, Any]) -> None:
    charts = 0
    for name, document in documents.items():
        drawn = [each for each in _elements(document, "svg") if each.get("aria-labelledby")]
        tables = [
            table
            for each in _elements(document, "details")
            if "asTable" in _classes(each)
            for table in _elements(each, "table")
        ]
        for chart in drawn:
            charts += 1
            figures = _drawn(chart)
            assert any(sums == figures[: len(sums)] for sums in map(_sums, tables)), name
    assert charts


def test_each_chart_that_is_drawn_is_named_and_described(documents: dict[str, Any]) -> None:
    for name, document in documents.items():
        texts = {each.get("id"): "".join(each.itertext()) for each in document.iter() if each.get("id")}
        for chart in (each for each in _elements(document, "svg") if each.get("aria-labelledby")):
            assert all(texts[reference].strip() for reference in chart.get("aria-labelledby").split()), name


def test_each_bar_stands_beside_its_figure(documents: dict[str, Any]) -> None:
    bars = [each for document in documents.values() for each in _elements(document, "div") if "bars" in _classes(each)]

    for each in bars:
        assert [_classes(cell) & {"b", "v"} for cell in each] == [set(), {"b"}, {"v"}] * (len(each) // 3)
        assert all("".join(cell.itertext()).strip() for cell in each if "v" in _classes(cell))
    assert bars


def test_each_ribbon_says_in_words_what_it_shows(documents: dict[str, Any]) -> None:
    ribbons = [
        each for document in documents.values() for each in _elements(document, "figure") if "ribbon" in _classes(each)
    ]

    assert ribbons
    for each in ribbons:
        (caption,) = _elements(each, "figcaption")
        assert each.get("aria-labelledby") == caption.get("id")
        assert "".join(caption.itertext()).strip()

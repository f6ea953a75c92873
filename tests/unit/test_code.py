"""Info strings are understood as other programs write them, and code is shown with its colours, marks and numbers."""

import re

import pytest

from journal.code import Info, figure, info_of


@pytest.mark.parametrize(
    ("text", "info"),
    [
        ("", Info()),
        ("py", Info("py")),
        ("C++", Info("C++")),
        ("html+jinja", Info("html+jinja")),
        # Names of files
        ('py title="a b.py"', Info("py", "a b.py")),
        ("py title='a.py'", Info("py", "a.py")),
        ("py title=a.py", Info("py", "a.py")),
        ('py {filename="a.py"}', Info("py", "a.py")),
        ('py{file="a.py"}', Info("py", "a.py")),
        ("python:weir/a.py", Info("python", "weir/a.py")),
        ("java Weir.java", Info("java", "Weir.java")),
        ("js [weir.config.js]", Info("js", "weir.config.js")),
        ("weir/main.py", Info("py", "weir/main.py")),
        ("Makefile", Info("Makefile")),
        ("12:15:weir/main.py", Info("py", "weir/main.py", first=12)),
        # Words for the reader
        ("sh Set the gauge", Info("sh", "Set the gauge")),
        ("Readings of the gauge", Info("", "Readings of the gauge")),
        ("console:log", Info("console:log")),
        ("rust,ignore", Info("rust")),
        # Marked lines
        ("py {1,3-5}", Info("py", marked=((1, 1), (3, 5)))),
        ("py{1,3-5}", Info("py", marked=((1, 1), (3, 5)))),
        ('py hl_lines="1 3-5"', Info("py", marked=((1, 1), (3, 5)))),
        ('py {hl_lines=[1,"3-5"]}', Info("py", marked=((1, 1), (3, 5)))),
        ("py mark={2}", Info("py", marked=((2, 2),))),
        ('py hl="2,4"', Info("py", marked=((2, 2), (4, 4)))),
        ("go linenos=table,hl_lines=8 15-17", Info("go", marked=((8, 8), (15, 17)), first=1)),
        ('py hl_lines="5-3 x"', Info("py")),
        ("py {5-3}", Info("py")),
        # Numbered lines
        ("py linenos", Info("py", first=1)),
        ("py linenos=table", Info("py", first=1)),
        ("py linenos=false", Info("py")),
        ('py linenums="1"', Info("py", first=1)),
        ('py linenums="10"', Info("py", first=10)),
        ("py {linenos=true,linenostart=8}", Info("py", first=8)),
        ("py showLineNumbers", Info("py", first=1)),
        ("py showLineNumbers{7}", Info("py", first=7)),
        ("py showLineNumbers {3-4}", Info("py", marked=((3, 4),), first=1)),
        ("py showLineNumbers startLineNumber=5", Info("py", first=5)),
        ("py:line-numbers", Info("py", first=1)),
        ("py:line-numbers=4", Info("py", first=4)),
        ("py:no-line-numbers {2}", Info("py", marked=((2, 2),))),
        ("py=", Info("py", first=1)),
        ("py=101", Info("py", first=101)),
        ('{.python .numberLines startFrom="10"}', Info("python", first=10)),
        ("{.python .numberLines #weir}", Info("python", first=1)),
        # Other programs
        ("{r gauge, echo=FALSE}", Info("r")),
        ("{=html}", Info("html")),
        ("{code-block} python", Info("python")),
        ('py frame="none" wrap copy', Info("py")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_info_string_is_read_as_its_program_means_it(text: str, info: Info) -> None:
    assert info_of(text) == info


@pytest.mark.parametrize("text", ["{" * 900, "py {" * 300, "a=" * 500, '"' * 999, "[" * 999, "1-" * 500, "." * 999])
def test_any_text_may_be_an_info_string(text: str) -> None:
    assert figure("a", text)


def test_code_says_its_language_and_its_file() -> None:
    assert '<figcaption>Python <span class="muted">a.py</span></figcaption>' in figure("x", 'python title="a.py"')


def test_code_in_an_unknown_language_is_shown_plain() -> None:
    assert "<code>a &lt; b</code>" in figure("a < b", "weir")


def test_words_that_are_no_language_stand_above_the_code_as_they_are_written() -> None:
    assert "<figcaption>Readings of the gauge</figcaption>" in figure("a", "Readings of the gauge")


def test_code_without_a_language_has_no_caption() -> None:
    assert "figcaption" not in figure("a", "")


@pytest.mark.parametrize(("info", "name"), [("py title=a.py", "Python, a.py"), ("weir", "weir"), ("", "make gauge")])
def test_code_that_can_be_scrolled_has_a_name(info: str, name: str) -> None:
    assert f'<pre tabindex="0" role="group" aria-label="{name}">' in figure("make gauge\n", info)


def test_marked_lines_are_marks() -> None:
    shown = figure("a\nb\nc\n", "weir {2}")

    assert '<span class="ln">a</span>\n<mark class="ln">b</mark>\n<span class="ln">c</span>\n' in shown


def test_numbers_of_lines_are_no_text() -> None:
    assert re.sub(r"<[^>]*>", "", figure("a\n\nb\n", "weir linenos")).strip() == "weira\n\nb"


def test_numbers_begin_where_the_writer_says() -> None:
    assert '<code class="lno" style="--n:9">' in figure("a\n", "weir linenos startFrom=10")


def test_a_text_of_several_lines_keeps_its_colour_in_each() -> None:
    shown = figure('a = """b\nc"""\n', "py {1}")

    assert '<span class="tk-s">"""b</span></mark>\n<span class="ln"><span class="tk-s">c"""</span></span>' in shown


@pytest.mark.parametrize("info", ["py", "py {1}", "py linenos", "weir {1}"])
@pytest.mark.parametrize("content", ["", "a", "a\n", "\n\na", "a\n\n"])
def test_no_character_of_the_code_is_lost(content: str, info: str) -> None:
    shown = re.search(r"<code[^>]*>(.*)</code>", figure(content, info), re.DOTALL)

    assert shown is not None
    assert re.sub(r"<[^>]*>", "", shown[1]).rstrip("\n") == content.rstrip("\n")

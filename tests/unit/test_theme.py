from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.diagnostics import Code, Severity
from journal.templates import Compiled, shipped
from journal.theme import BadTemplate, theme, without_overrides
from journal.wording.catalogue import Marked


@dataclass(frozen=True, slots=True)
class View:
    """What the templates of these tests print."""

    title: str


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_shipped_theme_has_no_fault() -> None:
    assert theme().found == ()


@pytest.mark.parametrize("path", sorted(shipped("templates").glob("*.html")), ids=lambda path: path.name)
def test_a_shipped_template_can_be_read(path: Path) -> None:
    assert theme().value.environment.get_template(path.name) is not None


def test_the_writers_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>{{ view.title }}</p>")

    assert theme(tmp_path / "templates").value.html("page", View("Tea")) == "<p>Tea</p>"


def test_the_writers_template_may_build_on_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{% import 'm.html' as m %}{{ m.lang(view.title) }}")

    assert theme(tmp_path / "templates").value.html("page", View("ko")) == ' lang="ko"'


_FIGURE = '{"before": "", "figure": 3, "after": " <cups>"}'


@pytest.mark.parametrize(
    ("call", "printed"),
    [
        (f"m.figure({_FIGURE})", "<span><b>3</b> &lt;cups&gt;</span>"),
        (f"m.figure({_FIGURE}, 'three')", '<span><b role="img" aria-label="three">3</b> &lt;cups&gt;</span>'),
        ("m.figure(said=view, spoken='')", "<span><b></b></span>"),
        ("m.figure(view, spoken='a & b')", '<span><b role="img" aria-label="a &amp; b"></b></span>'),
    ],
    ids=["items", "a value for each", "by name", "one by name"],
)
def test_a_macro_of_a_shipped_template_takes_what_it_is_given(call: str, printed: str, tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", f"{{% import 'm.html' as m %}}{{{{ {call} }}}}")

    assert theme(tmp_path / "templates").value.html("page", Marked("", "", "")) == printed


@pytest.mark.parametrize("call", ["m.figure()", "m.figure(view, '', view)", "m.figure(view, other='')"])
def test_a_macro_that_is_given_too_much_or_too_little_is_reported(call: str, tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", f"{{% import 'm.html' as m %}}\n{{{{ {call} }}}}")

    with pytest.raises(BadTemplate) as raised:
        theme(tmp_path / "templates").value.html("page", Marked("", "", ""))

    assert [each.where.line for each in raised.value.found] == [2]


def test_what_a_macro_prints_is_text_where_nothing_is_escaped(tmp_path: Path) -> None:
    text = "{% import 'm.html' as m %}{% set n = namespace() %}{% autoescape false %}{% set n.x = m.lang(view.title) %}{% endautoescape %}{{ n.x }}"
    write(tmp_path / "templates", "page.html", text)

    assert theme(tmp_path / "templates").value.html("page", View("ko")) == " lang=&#34;ko&#34;"


def test_text_is_escaped(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{{ view.title }}")

    assert theme(tmp_path / "templates").value.html("page", View("<b>&")) == "&lt;b&gt;&amp;"


def test_a_template_that_cannot_be_read_is_found_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>\n{% if %}\n")

    (found,) = theme(tmp_path / "templates").found

    assert (found.code, found.severity) == (Code.BAD_TEMPLATE, Severity.ERROR)
    assert (found.where.path, found.where.line, found.excerpt) == ("templates/page.html", 2, ("{% if %}",))


def test_the_shipped_template_stands_in_for_one_that_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "{% if %}")

    assert theme(tmp_path / "templates").value.sources["page.html"] == theme().value.sources["page.html"]


def test_a_name_that_the_view_does_not_have_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>\n{{ view.subtitle }}\n")

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("page", View("Tea"))

    assert caught.value.found[0].where.path == "templates/page.html"
    assert caught.value.found[0].where.line == 2
    assert "subtitle" in caught.value.found[0].message


def test_a_template_that_nobody_has_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>\n{% extends 'entri.html' %}")

    (found,) = theme(tmp_path / "templates").found

    assert (found.where.line, found.hint) == (2, "did you mean `entry.html`?")
    assert "`entri.html`" in found.message


def test_a_filter_that_nobody_has_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "<p>\n{{ view.title|uper }}")

    (found,) = theme(tmp_path / "templates").found

    assert (found.where.line, found.hint) == (2, "did you mean `upper`?")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{% extends "shipped/page.html" %}\n{% block belo %}{% endblock %}', "did you mean `below`?"),
        ('{% extends "base.html" %}\n{% if 1 %}{% block foot %}{% endblock %}{% endif %}', "`head`, `main`, `strip`"),
        ('{% extends "middle.html" %}\n{% block soup %}{% endblock %}', "`head`, `main`, `middle`, `strip`"),
    ],
)
def test_a_block_that_nothing_prints_is_told_each_time(tmp_path: Path, text: str, hint: str) -> None:
    middle = '{% extends "base.html" %}{% block main %}{% block middle %}{% endblock %}{% endblock %}'
    write(tmp_path / "templates", "middle.html", middle)
    write(tmp_path / "templates", "page.html", text)
    compiled = Compiled()

    for _ in range(2):
        made = theme(tmp_path / "templates", compiled)
        (found,) = made.found
        assert (found.code, found.where.path, found.where.line) == (Code.UNKNOWN_BLOCK, "templates/page.html", 2)
        assert hint in found.hint
        assert "page.html" in made.value.own


@pytest.mark.parametrize(
    "text",
    [
        '{% extends "base.html" %}{% block main %}{% block mine %}{% endblock %}{% endblock %}',
        '{% extends "base.html" %}{% block mine %}{% endblock %}{% block main %}{{ self.mine() }}{% endblock %}',
        "{% block mine %}{% endblock %}",
        "{% extends view.above %}{% block mine %}{% endblock %}",
    ],
)
def test_a_block_that_is_printed_is_not_told(tmp_path: Path, text: str) -> None:
    write(tmp_path / "templates", "page.html", text)

    assert theme(tmp_path / "templates").found == ()


def test_a_block_is_told_when_the_template_above_loses_it(tmp_path: Path) -> None:
    write(tmp_path / "templates", "above.html", "{% block one %}{% endblock %}{% block two %}{% endblock %}")
    write(tmp_path / "templates", "page.html", '{% extends "above.html" %}{% block one %}{% endblock %}')
    compiled = Compiled()
    assert theme(tmp_path / "templates", compiled).found == ()
    write(tmp_path / "templates", "above.html", "{% block two %}{% endblock %}")

    assert [each.code for each in theme(tmp_path / "templates", compiled).found] == [Code.UNKNOWN_BLOCK]


def test_a_template_may_extend_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    write(tmp_path / "templates", "lists.html", '{% import "shipped/m.html" as m %}mine')
    write(tmp_path / "templates", "m.html", '{% import "shipped/m.html" as shipped %}{{ shipped.lang("ja") }}')

    assert theme(tmp_path / "templates").value.html("m", View("Tea")) == ' lang="ja"'


def test_a_template_that_extends_itself_is_told_how_to_reach_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", '{% extends "page.html" %}')

    (found,) = theme(tmp_path / "templates").found

    assert "shipped/page.html" in found.hint


def test_all_names_that_the_view_does_not_have_are_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path / "templates",
        "page.html",
        "{{ view.subtitle }}\n{% for each in view.parts %}{% endfor %}\n{% if view.draft %}{% endif %}{{ view.title }}\n"
        "{{ view.a.b }}{{ view.say() }}\n{% if view.kind == 'x' %}{% endif %}{{ view.list|length }}",
    )

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("page", View("Tea"))

    told = [
        (each.where.line, each.excerpt[0][each.where.column - 1 : each.where.end_column - 1])
        for each in caught.value.found
    ]
    assert told == [(1, "subtitle"), (2, "parts"), (3, "draft"), (4, "a"), (4, "say"), (5, "kind"), (5, "list")]


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("<p>{{ view.titel }}</p>", 12, "a `View` has no `titel`", "did you mean `title`?"),
        ("{{ view.title.shout }}", 15, "a text has no `shout`", "compare it"),
        ("{{ veiw.title }}", 4, "nothing is called `veiw` here", "compare it"),
    ],
)
def test_a_name_that_is_not_there_is_told_at_its_place(
    tmp_path: Path, text: str, column: int, message: str, hint: str
) -> None:
    write(tmp_path / "templates", "page.html", text)

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("page", View("Tea"))

    (found,) = caught.value.found
    assert (found.where.column, found.message) == (column, f"the template cannot be used: {message}")
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    "mistake",
    [
        "view.title + 1",
        "view.title / 0",
        "view.title[0]()",
        "view.title|round",
        "range(view.title)",
        "'%d' % 'x'",
    ],
)
def test_a_mistake_of_any_kind_is_told_with_its_line(tmp_path: Path, mistake: str) -> None:
    write(tmp_path / "templates", "page.html", f"<p>\n{{{{ {mistake} }}}}\n")

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("page", View("Tea"))

    assert [(each.where.path, each.where.line) for each in caught.value.found] == [("templates/page.html", 2)]


def test_templates_that_include_each_other_are_told(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", '{% include "row.html" %}')
    write(tmp_path / "templates", "row.html", '{% include "page.html" %}')

    with pytest.raises(BadTemplate, match="without an end"):
        theme(tmp_path / "templates").value.html("page", View("Tea"))


def test_a_mistake_that_shows_in_a_shipped_template_names_the_line_of_the_writers_own(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", '{% import "m.html" as m %}\n<p>\n{{ m.cells(view.title) }}')

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("page", View("Tea"))

    assert {(each.where.path, each.where.line) for each in caught.value.found} == {("templates/page.html", 3)}


def test_a_shipped_template_that_misses_something_names_the_writers_templates(tmp_path: Path) -> None:
    write(tmp_path / "templates", "m.html", "{% macro lang(language) %}{% endmacro %}")

    with pytest.raises(BadTemplate) as caught:
        theme(tmp_path / "templates").value.html("base", View("Tea"))

    assert "`m.html`" in caught.value.found[0].hint


def test_a_template_that_is_no_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_bytes(b"<p>\n\xff")

    (found,) = theme(tmp_path / "templates").found

    assert (found.where.line, "UTF-8" in found.message) == (2, True)


def test_a_theme_can_be_had_without_the_writers_templates(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", "mine")

    assert without_overrides(theme(tmp_path / "templates").value).sources == theme().value.sources


def test_files_that_are_no_templates_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html.bak", "{% if %}")

    assert theme(tmp_path / "templates").found == ()


def test_a_folder_that_does_not_exist_changes_nothing(tmp_path: Path) -> None:
    assert theme(tmp_path / "templates").value.sources == theme().value.sources


# --- The writer's templates are confined

_HOSTILE = {
    "a class": "{{ ''.__class__ }}",
    "all classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "an item": "{{ view['__class__'] }}",
    "a filter": "{{ ''|attr('__class__') }}",
    "a filter of many": "{{ ['']|map(attribute='__class__')|join }}",
    "what is chosen": "{{ ['']|selectattr('__class__')|list }}",
    "a format": "{{ '{0.__class__}'.format(view) }}",
    "a format of a map": "{{ '{a.__class__}'.format_map({'a': view}) }}",
    "a format that a filter calls": "{{ ['{0.__class__}'.format]|first|attr('__self__') }}",
    "the globals of a function": "{{ lipsum.__globals__.os }}",
    "the builtins of a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "the template itself": "{{ self.__init__.__globals__ }}",
    "the context of the template": "{{ self._TemplateReference__context }}",
    "the environment": "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "what is undefined": "{{ nothing.__class__ }}",
    "the loop": "{% for _ in [1] %}{{ loop.__class__ }}{% endfor %}",
    "a name without a bar": "{{ view|attr('_' ~ '_class__') }}",
    "a larger range than memory has": "{% for _ in range(999999999999) %}{% endfor %}",
    "a file": "{% include '../../../etc/hostname' %}",
    "a value that is changed": "{{ view.parts.append(1) }}",
}


@dataclass(frozen=True, slots=True)
class Parts(View):
    """A view with a part that could be changed."""

    parts: list[int]


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_a_template_that_reaches_for_python_is_told_and_not_printed(text: str, tmp_path: Path) -> None:
    write(tmp_path / "templates", "page.html", text)
    checked = theme(tmp_path / "templates")
    view = Parts("Tea", [])

    if not checked.found:
        with pytest.raises(BadTemplate) as told:
            checked.value.html("page", view)
        assert {each.where.path for each in told.value.found} == {"templates/page.html"}
    assert view.parts == []


@pytest.mark.parametrize("name", ["base.html", "m.html", "head.html", "after-entry.html"])
def test_a_template_that_a_shipped_one_uses_is_confined_too(name: str, tmp_path: Path) -> None:
    write(tmp_path / "templates", name, "{{ ['']|map(attribute='__class__')|join }}")
    write(tmp_path / "templates", "page.html", f"{{% include '{name}' %}}")

    with pytest.raises(BadTemplate, match="__class__"):
        theme(tmp_path / "templates").value.html("page", View("Tea"))


def test_a_confined_template_was_not_compiled_by_one_that_is_not(tmp_path: Path) -> None:
    text = "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}Tea{% endcall %}"
    compiled = Compiled()
    write(tmp_path / "templates", "page.html", text)
    confined = theme(tmp_path / "templates", compiled)

    assert confined.value.html("page", View("")) == "Tea"
    assert {key.partition(" ")[0] for key in compiled.kept} == {"right", "confined"}


def test_a_template_may_call_what_it_defines_itself(tmp_path: Path) -> None:
    text = "{% macro m(a, class='') %}{{ a }}{{ class }}{% endmacro %}{{ m(*['x'], **{'class': view.title.upper()}) }}"
    write(tmp_path / "templates", "page.html", text)

    assert theme(tmp_path / "templates").value.html("page", View("b")) == "xB"


def test_a_template_in_which_nothing_was_wrong_is_found_wrong_again_once_what_it_includes_is_gone(
    tmp_path: Path,
) -> None:
    compiled = Compiled()
    (tmp_path / "home.html").write_text('{% include "mast.html" %}\n', encoding="utf-8")
    (tmp_path / "mast.html").write_text("<hr>\n", encoding="utf-8")

    assert theme(tmp_path, compiled).found == theme(tmp_path, compiled).found == ()
    (tmp_path / "mast.html").unlink()
    assert [each.where.line for each in theme(tmp_path, compiled).found] == [1]


def test_what_is_wrong_with_a_template_is_told_each_time(tmp_path: Path) -> None:
    compiled = Compiled()
    (tmp_path / "home.html").write_text("{{ 1 | shout }}\n", encoding="utf-8")
    first, second = theme(tmp_path, compiled), theme(tmp_path, compiled)

    assert first.found == second.found
    assert len(first.found) == 1

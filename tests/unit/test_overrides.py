from journal.overrides import Override, copied, difference, lacking, lacking_styles, state

_SHIPPED = "<main>\n{% block main %}{% endblock %}\n</main>\n"


def _told(own: str, shipped: str = _SHIPPED, path: str = "templates/page.html") -> list[str]:
    return list(difference(Override(path, own, shipped)))


def test_a_file_that_is_the_same_has_no_difference() -> None:
    assert _told(_SHIPPED) == ["templates/page.html: the same as the shipped one"]


def test_a_difference_is_shown_line_by_line() -> None:
    told = _told(_SHIPPED.replace("<main>", '<main class="wide">'))

    assert told[0] == "templates/page.html: 2 lines differ"
    assert told[1:3] == ["--- shipped", "+++ templates/page.html"]
    assert [line for line in told[3:] if line.startswith(("-", "+"))] == ["-<main>", '+<main class="wide">']


def test_a_copy_says_what_it_was_copied_from_and_is_otherwise_the_same() -> None:
    own = copied("templates/page.html", _SHIPPED, "0.4.0")

    assert own.startswith("{#- copied from journal 0.4.0, ")
    assert _told(own) == [
        "templates/page.html: the same as the shipped one",
        "  the shipped one has not changed since this was copied from that of journal 0.4.0",
    ]


def test_a_copy_of_an_older_one_is_told() -> None:
    own = copied("templates/page.html", "<main>\n", "0.3.0")

    assert "  the shipped one has changed since this was copied from that of journal 0.3.0" in _told(own)
    assert state(Override("templates/page.html", own, _SHIPPED)) == "yours, of an older one"


def test_of_a_file_that_does_not_say_what_it_was_copied_from_no_age_is_claimed() -> None:
    assert not any("since" in line for line in _told("<main>\n"))
    assert state(Override("templates/page.html", "<main>\n", _SHIPPED)) == "yours"


def test_each_kind_of_file_has_its_own_comment() -> None:
    firsts = [
        copied(f"static/a{ending}", "x\n", "1").partition(" copied")[0] for ending in (".css", ".js", ".svg", ".png")
    ]

    assert firsts == ["/*", "/*", "<!--", "x\n"]


def test_names_that_only_the_shipped_file_has_are_told() -> None:
    override = Override("templates/page.html", "<p>\n", _SHIPPED, (("blocks", ("main", "strip")),))

    assert "  blocks that only the shipped one has: main, strip" in difference(override)


def test_of_many_names_the_first_are_told() -> None:
    override = Override("static/journal.css", "", "", (("classes", tuple(f"c{n}" for n in range(15))),))

    assert [line for line in difference(override) if line.endswith("and 3 more")]


def test_names_are_told_once_and_only_where_they_lack() -> None:
    assert lacking({"blocks": ("main",)}, {"blocks": ("main", "side", "side"), "macros": ()}) == (
        ("blocks", ("side",)),
    )


def test_a_style_lacks_properties_and_classes() -> None:
    shipped = (
        ":root { --ink: #000; --paper: #fff; }\n/* .gone { --old: 1 } */\n.box, .cell:hover { color: var(--ink); }\n"
    )

    assert lacking_styles(":root { --ink: navy }\n.box { margin: .5rem }", shipped) == (
        ("properties", ("--paper",)),
        ("classes", ("cell",)),
    )

"""What is published of styles and scripts."""

import pytest

from journal.squeezed import squeezed


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        pytest.param(
            "a.css",
            "/* of use to the reader */\na  >  b {\n  color: red;\n}\n",
            "a>b{color:red}",
            id="a style",
        ),
        pytest.param(
            "a.css", 'a::after { content: "/* a  b */, ;}"; }', 'a::after{content:"/* a  b */, ;}"}', id="a string"
        ),
        pytest.param("a.css", "a { width: calc(1px + 2em); }", "a{width:calc(1px + 2em)}", id="a sum"),
        pytest.param("a.css", ".a :is(.b, c) { d: e }", ".a :is(.b,c){d:e}", id="a selector below another"),
        pytest.param(
            "a.css", "@media print and (width) {\n  a {}\n}\n", "@media print and (width){a{}}", id="a condition"
        ),
        pytest.param("a.css", "a /* of */ b { c: d /* e */ f }", "a b{c:d f}", id="a comment between words"),
        pytest.param("a.js", "// why\nconst a = 1;\nuse(a);\n", "const a=1;use(a);", id="a script"),
        pytest.param("a.js", "const a = /[/*]/g;", "const a=/[/*]/g;", id="a pattern"),
        pytest.param("a.js", "say(`two  ${x}  words`);", "say(`two  ${x}  words`);", id="a template"),
        pytest.param("a.txt", "/* as  it is */", "/* as  it is */", id="any other file"),
    ],
)
def test_only_what_a_browser_does_not_read_is_left_out(name: str, text: str, left: str) -> None:
    assert squeezed(name, text) == left

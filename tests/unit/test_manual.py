import pytest

from journal.diagnostics import Code
from journal.manual import explained


@pytest.mark.parametrize("code", [Code.DEAD_LINK, Code.SECRET], ids=lambda code: code.value)
def test_a_code_is_explained_with_its_four_parts(code: Code) -> None:
    text = explained(code)

    assert text.startswith(f"{code.value}\n")
    assert all(part in text for part in ("What it finds:", "Why it matters:", "Example:", "Instead:"))


def test_an_explanation_is_plain_text() -> None:
    text = explained(Code.SECRET)

    assert "**" not in text
    assert "```" not in text
    assert "](" not in text


def test_an_example_is_indented() -> None:
    assert "\n    # Kinds of varnish\n" in explained(Code.ORPHAN)

"""What a code means."""

from tests.commands.typed import Run


def test_a_code_is_explained(run: Run) -> None:
    assert "What it finds:" in run("explain", "dead-link").out


def test_a_code_that_is_nearly_one_is_named(run: Run) -> None:
    result = run("explain", "ded-link")

    assert (result.code, "did you mean `dead-link`?" in result.err) == (2, True)

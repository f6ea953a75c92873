import json

from journal.diagnostics import Code, Diagnostic, Span
from journal.exchange import as_json, sarif

_DEAD = Diagnostic(Code.DEAD_LINK, Span("河/a b.md", 3, 5, 3, 9), "there is no page for `b.md`", "write the note")
_WHOLE = Diagnostic(Code.NO_BASE_URL, Span("", 0), "the address is not known")


def test_json_tells_place_level_and_what_to_do() -> None:
    assert json.loads(as_json([(_DEAD, "content/")])) == [
        {
            "code": "dead-link",
            "level": "warning",
            "message": "there is no page for `b.md`",
            "hint": "write the note",
            "file": "content/河/a b.md",
            "line": 3,
            "column": 5,
            "end_line": 3,
            "end_column": 9,
            "instead": None,
        }
    ]


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(as_json([])) == []


def test_sarif_names_the_file_as_an_address_with_its_lines() -> None:
    run = json.loads(sarif([(_DEAD, "content/")], "1.0"))["runs"][0]

    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/%E6%B2%B3/a%20b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}


def test_each_result_of_sarif_has_its_rule() -> None:
    run = json.loads(sarif([(_WHOLE, ""), (_DEAD, "")], "1.0"))["runs"][0]

    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == ["no-base-url", "dead-link"]


def test_what_is_about_no_file_has_no_location() -> None:
    assert json.loads(sarif([(_WHOLE, "")], "1.0"))["runs"][0]["results"][0]["locations"] == []


def test_sarif_says_what_to_write_instead_where_that_is_beyond_doubt() -> None:
    found = Diagnostic(
        Code.STALE_COOKIE, Span("a.md", 3, 7, 3, 12), "2 of 3", "", ("- sea [1/3]",), None, ("[1/3]", "[2/3]")
    )
    (result,) = json.loads(sarif([(found, "content/")], "1.0"))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]

    assert change["artifactLocation"]["uri"] == "content/a.md"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 12},
            "insertedContent": {"text": "[2/3]"},
        }
    ]


def test_sarif_suggests_nothing_where_the_place_is_in_doubt() -> None:
    found = Diagnostic(
        Code.STALE_COOKIE, Span("a.md", 3, 1), "2 of 3", "", ("- [1/3] [1/3]",), None, ("[1/3]", "[2/3]")
    )

    assert "fixes" not in json.loads(sarif([(found, "")], "1.0"))["runs"][0]["results"][0]

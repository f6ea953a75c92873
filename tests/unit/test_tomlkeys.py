import pytest

from journal.tomlkeys import Path, places


def _value(text: str, path: Path) -> str:
    start, end = places(text)[path].value
    return text[start:end]


def _key(text: str, path: Path) -> str:
    start, end = places(text)[path].key
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ('a = "x" # y', ("a",), '"x"'),
        ("a = 12 # y", ("a",), "12"),
        ("[t]\na = true", ("t", "a"), "true"),
        ("[t.u]\na = 1", ("t", "u", "a"), "1"),
        ('[ t . "u v" ]\na = 1', ("t", "u v", "a"), "1"),
        ("t.u.a = 1", ("t", "u", "a"), "1"),
        ("t.u.a = 1", ("t", "u"), "1"),
        ("a = [1, [2, 3], # c ]\n 4]", ("a", 2), "4"),
        ("a = [1, [2, 3]]", ("a", 1, 0), "2"),
        ("a = {b = 1, c.d = [2]}", ("a", "c", "d"), "[2]"),
        ('a = """one\n"two" \\""" three"""\nb = 1', ("b",), "1"),
        ("a = '''it's\n[x]'''\nb = 1", ("b",), "1"),
        ('a = "]#" \nb = 1', ("b",), "1"),
        ("a = 2025-07-31 10:00:00 # x", ("a",), "2025-07-31 10:00:00"),
        ("[[o]]\na = 1\n[[o]]\na = 2", ("o", 1, "a"), "2"),
        ("[[o]]\n[o.t]\na = 1\n[[o]]\n[o.t]\na = 2", ("o", 1, "t", "a"), "2"),
        ("'quoted key' = 1", ("quoted key",), "1"),
        ('"\\u0061" = 1', ("a",), "1"),
    ],
)
def test_a_value_is_found_where_it_stands(text: str, path: Path, value: str) -> None:
    assert _value(text, path) == value


def test_a_key_is_found_where_it_stands() -> None:
    assert _key("[t]\n  'long name' = 1", ("t", "long name")) == "'long name'"


def test_the_key_of_a_table_is_its_header() -> None:
    assert _key("x = 1\n[t.u]\n", ("t",)) == "t.u"


def test_an_element_of_an_array_has_the_place_of_its_value() -> None:
    assert _key("a = [10, 20]", ("a", 1)) == "20"


def test_a_document_without_keys_has_no_places() -> None:
    assert places("# nothing\n\n") == {}

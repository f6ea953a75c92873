import ast
import inspect

import pytest

from journal.config import Config, Level, Levelled, Override, Remote, Visibility
from journal.configured import read_config
from journal.diagnostics import Code, Diagnostic
from journal.model import Kind
from journal.source import source


def _read(text: str) -> Config:
    checked = read_config(source("journal.toml", text))
    assert checked.found == ()
    return checked.value


def _found(text: str) -> tuple[Diagnostic, ...]:
    return read_config(source("journal.toml", text)).found


def _only(text: str) -> Diagnostic:
    (found,) = _found(text)
    return found


def _marked(found: Diagnostic) -> str:
    assert found.where.line == found.where.end_line
    return found.excerpt[0][found.where.column - 1 : found.where.end_column - 1]


def test_an_empty_file_gives_the_defaults() -> None:
    assert _read("") == Config()


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('[site]\ntitle = " Second Notebook "', "title", "Second Notebook"),
        ('[site]\nauthor = "Ines Okafor"', "author", "Ines Okafor"),
        ('[site]\nlanguage = "zh-Hans"', "language", "zh-Hans"),
        ('[site]\nbase_url = "https://example.org/notes"', "base_url", "https://example.org/notes/"),
        ('[site]\nbase_url = "http://localhost:8000/"', "base_url", "http://localhost:8000/"),
        ('[site]\nseal = "稿"', "seal", "稿"),
        ('[site]\ntimezone = "Asia/Tokyo"', "timezone", "Asia/Tokyo"),
        ('[site]\nweek_start = "sunday"', "week_start", 7),
        ('[site]\nday_starts_at = "04:30"', "day_starts_at", 270),
        ("[site]\nday_starts_at = 04:30:00", "day_starts_at", 270),
        ('[site]\nrepository = "https://example.org/git"', "repository", "https://example.org/git"),
        ('content = "notes"', "content", "notes"),
        ('output = "../public"', "output", "../public"),
        ('include = ["templates/mine.md"]', "include", ("templates/mine.md",)),
        ('exclude = ["a/**", "b.md"]', "exclude", ("a/**", "b.md")),
        ('[encoding]\n"old/*.md" = "gb18030"', "encoding", (("old/*.md", "gb18030"),)),
        ('[encoding]\n"old/*.md" = "utf-16-le"', "encoding", (("old/*.md", "utf-16-le"),)),
        ("max_file = 500_000", "max_file", 500_000),
        ('date_order = "day-first"', "day_first", True),
        ('date_order = "month-first"', "day_first", False),
        ('remote = "link"', "remote", Remote.LINK),
        ('[sections]\nplan = ["Ahead"]', "plan", ("Ahead",)),
        ('[sections]\nquestions = ["不懂"]', "questions", ("不懂",)),
        ("[tasks]\ndigits = true", "digits", True),
        ('[tasks]\naliases = [["gym", "健身"]]', "aliases", (("gym", "健身"),)),
        (
            '[policy]\nframe-src = ["talk.example"]\nscript-src = ["https://a.example", " https://b.example "]',
            "policy",
            (("script-src", ("https://a.example", "https://b.example")), ("frame-src", ("talk.example",))),
        ),
        ('[activities]\ncode = ["kata"]', "activities", (("code", "", ("kata",)),)),
        (
            '[activities]\nbody = ["climb"]\n[activities.labels]\nbody = "Sport"',
            "activities",
            (("body", "Sport", ("climb",)),),
        ),
    ],
)
def test_a_key_gives_its_field(text: str, field: str, value: object) -> None:
    assert getattr(_read(text), field) == value


def test_a_level_is_that_of_a_code_in_some_notes() -> None:
    text = '[[level]]\ncode = "dead-link"\nlevel = "off"\npath = "old/*"\n[[level]]\ncode = "liquid"\nlevel = "warning"'

    assert _read(text).levels == (
        Levelled(Code.DEAD_LINK, Level.OFF, "old/*"),
        Levelled(Code.LIQUID, Level.WARNING),
    )


def test_an_override_says_what_holds_for_its_notes() -> None:
    text = '[[override]]\npath = "old/*.md"\nkind = "reading"\ndate = 2024-02-29\nyear = 2024\nlanguage = "ko"\n'
    assert _read(text + 'visibility = "private"').overrides == (
        Override("old/*.md", Kind.READING, "2024-02-29", 2024, "ko", Visibility.PRIVATE),
    )


def test_the_day_of_an_override_may_be_a_text() -> None:
    for text in ("2024-02-29", "2024-W09", "2024-02"):
        assert _read(f'[[override]]\npath = "a"\ndate = "{text}"').overrides == (Override("a", date=text),)


@pytest.mark.parametrize(
    ("text", "marked", "hint"),
    [
        ('[site]\ntitel = "x"', "titel", "did you mean `title`?"),
        ('titel = "x"', "titel", "`title` stands in `[site]`"),
        ('[site]\noutput = "x"', "output", "`output` stands at the top of the file, above the first `[table]`"),
        ("[tsks]\ndigits = true", "tsks", "did you mean `tasks`?"),
        ('[tasks]\ncolour = "red"', "colour", "it can be `digits` or `aliases`"),
        ('[[override]]\npath = "a"\nyaer = 1', "yaer", "did you mean `year`?"),
        ('[activities]\ncod = ["kata"]', "cod", "did you mean `code`?"),
        ('[policy]\nscript_src = ["a.example"]', "script_src", "did you mean `script-src`?"),
        ('[activities.labels]\ncod = "Kata"', "cod", "did you mean `code`?"),
    ],
)
def test_an_unknown_key_is_reported_with_the_key_that_was_meant(text: str, marked: str, hint: str) -> None:
    found = _only(text)
    assert (found.code, _marked(found), found.hint) == (Code.CONFIG_KEY, marked, hint)


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("[site]\ntitle = 3", "3", "`site.title` is a number, not a text"),
        ('[site]\nbase_url = "example.org"', '"example.org"', "`site.base_url` is no whole address"),
        ('[site]\nbase_url = "https://[x"', '"https://[x"', "`site.base_url` is no address"),
        ('[site]\nbase_url = "https://a.org/?b"', '"https://a.org/?b"', "`site.base_url` has more than a path"),
        ('[preview]\neditor = "emacs"', '"emacs"', "`preview.editor` cannot be `emacs`"),
        ("[preview]\neditor = 3", "3", "`preview.editor` is a number, not a text"),
        ('[site]\nlanguage = "plain english"', '"plain english"', "`site.language` cannot be `plain english`"),
        ('[site]\ntimezone = "Asia/Tokio"', '"Asia/Tokio"', "`site.timezone` names no time zone: `Asia/Tokio`"),
        ('[site]\ntimezone = "../x"', '"../x"', "`site.timezone` names no time zone: `../x`"),
        ('[site]\nweek_start = "tuesday"', '"tuesday"', "`site.week_start` cannot be `tuesday`"),
        ("[site]\nweek_start = 1", "1", "`site.week_start` is a number, not a text"),
        ('[site]\nday_starts_at = "25:00"', '"25:00"', "`site.day_starts_at` is no time of day"),
        ('exclude = "a"', '"a"', "`exclude` is a text, not a list"),
        ("exclude = 1", "1", "`exclude` is a number, not a list of texts"),
        ('exclude = ["a", 1]', '["a", 1]', "`exclude` holds a number, not only texts"),
        ('exclude = [""]', '[""]', "`exclude` holds an empty text"),
        ('content = ""', '""', "`content` is empty"),
        ('output = "./content/"', '"./content/"', "`output` gives notes and pages the same folder"),
        ('max_file = "2 MB"', '"2 MB"', "`max_file` is a text, not a whole number"),
        ("max_file = true", "true", "`max_file` is true or false, not a whole number"),
        ("max_file = 0", "0", "`max_file` is below 1"),
        ('remote = "lod"', '"lod"', "`remote` cannot be `lod`"),
        ('[encoding]\n"a" = "gb1803"', '"gb1803"', "`encoding.a` is no encoding: `gb1803`"),
        ('[encoding]\n"old/*.md" = "utf-9"', '"utf-9"', '`encoding."old/*.md"` is no encoding: `utf-9`'),
        ('[encoding]\n"a" = "rot13"', '"rot13"', "`encoding.a` is no encoding: `rot13`"),
        ('[tasks]\naliases = ["gym"]', '["gym"]', "`tasks.aliases` is not a list of lists"),
        ('[tasks]\naliases = [["gym", 3]]', '[["gym", 3]]', "`tasks.aliases` holds a number, not only texts"),
        ('[tasks]\ndigits = "yes"', '"yes"', "`tasks.digits` is a text, not true or false"),
        ('[policy]\nimg-src = "a.example"', '"a.example"', "`policy.img-src` is a text, not a list"),
        ('[policy]\nscript-src = ["a.example", "*"]', '"*"', "`policy.script-src` cannot be as wide as `*`"),
        ('[policy]\nframe-src = ["talk"]', '"talk"', "`policy.frame-src` names no server: `talk`"),
        ("site = 3", "3", "`[site]` is a number, not a table"),
        ('activities = "x"', '"x"', "`[activities]` is a text, not a table"),
        ('[[level]]\nlevel = "off"', "level", "`[[level]]` has no `code`"),
        ('[[level]]\ncode = "ded-link"\nlevel = "off"', '"ded-link"', "`level.code` cannot be `ded-link`"),
        ('[[level]]\ncode = "liquid"\nlevel = "of"', '"of"', "`level.level` cannot be `of`"),
        ('[override]\npath = "a"', "override", "`[[override]]` is a table, not a list of tables"),
        ("[[override]]\nyear = 2024", "override", "`[[override]]` has no `path`"),
        ('[[override]]\npath = "a"\nyear = 10_000', "10_000", "`override.year` is above 9999"),
        ('[[override]]\npath = "a"\nkind = "weakly"', '"weakly"', "`override.kind` cannot be `weakly`"),
        (
            '[[override]]\npath = "a"\ndate = "31 July"',
            '"31 July"',
            "`override.date` is no day, week or month of the calendar",
        ),
        (
            '[[override]]\npath = "a"\ndate = "2025-W53"',
            '"2025-W53"',
            "`override.date` is no day, week or month of the calendar",
        ),
        (
            '[[override]]\npath = "a"\ndate = "2025-13"',
            '"2025-13"',
            "`override.date` is no day, week or month of the calendar",
        ),
    ],
)
def test_a_value_that_cannot_be_is_reported(text: str, marked: str, message: str) -> None:
    found = _only(text)
    assert (found.code, _marked(found), found.message) == (Code.CONFIG_TYPE, marked, message)
    assert found.hint


def test_a_misspelt_choice_is_recognised() -> None:
    assert _only('remote = "lod"').hint == "did you mean `load`?"


def test_where_a_value_cannot_be_the_default_stands_in() -> None:
    assert read_config(source("journal.toml", 'max_file = "x"\noutput = "public"')).value == Config(output="public")


def test_all_problems_are_found_in_one_run_in_the_order_of_the_file() -> None:
    text = 'remote = 1\ncolour = "red"\n[site]\ntitle = 3\n[[override]]\nyear = "x"\n[encoding]\na = 1\n'
    assert [found.where.line for found in _found(text)] == [1, 2, 4, 5, 6, 8]


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[site]\ntitle = My notes", 2, 9, "this is no TOML: no value"),
        ('[site]\ntitle = "My notes\n', 2, 18, "this is no TOML: the line ends within a text"),
        ('a = """never closed', 1, 19, "this is no TOML: a text is not closed"),
        ("x = " + "[" * 5_000, 1, 5_004, "this is no TOML: brackets within brackets, too many to count"),
    ],
    ids=["no quotes", "open quote", "end of file", "too deep"],
)
def test_a_file_that_is_no_toml_is_reported_with_its_place(text: str, line: int, column: int, message: str) -> None:
    found = _only(text)
    assert (found.code, found.where.line, found.where.column) == (Code.CONFIG_ERROR, line, column)
    assert found.message == message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[site]\nedit = True", "`true` and `false` stand without"),
        ('[site]\ntitle = "a"\ntitle = "b"', "take one of the two out"),
        ('[site]\ntitle = "a"\n[site]\nauthor = "b"', "below the first"),
        ('[site]\ntitle: "a"', "as in `title ="),
        ('[site\ntitle = "a"', "as in `[site]`"),
        ("[site]\ntitle = 'Irene's boat'", "Irene's boat"),
        ('exclude = ["a" "b"]', "commas"),
        ('content = "C:\\Users"', "with `/`"),
        ('content = "C:\\my notes"', "with `/`"),
    ],
)
def test_a_common_slip_in_the_file_has_a_hint_of_its_own(text: str, hint: str) -> None:
    assert hint in _only(text).hint
    assert "('" not in _only(text).message


def test_each_field_says_which_key_it_is() -> None:
    (tree,) = ast.parse(inspect.getsource(Config)).body
    assert isinstance(tree, ast.ClassDef)
    fields = [node for node in tree.body if isinstance(node, ast.AnnAssign)]
    texts = [after for before, after in zip(tree.body, tree.body[1:], strict=False) if before in fields]
    assert len(fields) == len(Config.__slots__)
    assert all(isinstance(text, ast.Expr) and str(ast.literal_eval(text.value)).startswith("`") for text in texts)

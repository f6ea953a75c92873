"""What a page is made from, as it is told."""

from pathlib import Path

from tests.commands.typed import DAY, Run, site, write


def test_a_page_is_explained(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/yard.md": "See [a day](2031-02-20.md).\n"})
    run("build")

    result = run("why", "/2031/02/20/")

    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("/2031/02/20/ is the page of an entry: Thursday.\n")
    assert "last build  made it, and nothing that it asked for has changed since" in result.out
    assert "notes  yard.md:1" in result.out


def test_a_page_is_explained_without_a_build(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    result = run("why", "2031/02/20/index.html")

    assert (result.code, "does not remember it" in result.out) == (0, True)
    assert not Path("_site").exists()


def test_a_page_is_explained_by_its_file_in_the_output(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    assert run("why", "_site/2031/02/20/index.html").code == 0


def test_a_page_is_explained_by_its_note(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    assert run("why", "content/2031-02-20.md").out == run("why", "/2031/02/20/").out


def test_a_note_without_a_page_is_told_as_such(run: Run) -> None:
    write({"content/2031-02-20.md": DAY, "content/my own.md": "---\nprivate: true\n---\nx\n"})

    result = run("why", "content/my own.md")

    assert (result.code, result.out) == (2, "")
    assert "no page is made from `content/my own.md`" in result.err
    assert "`journal inspect 'content/my own.md'` shows what it is" in result.err


def test_what_has_changed_since_the_last_build_is_told(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})
    run("build")
    write({"content/2031-02-20.md": DAY + "- [x] sweep\n"})

    told = run("why", "/2031/02/20/").out

    assert "knew other answers, so the next one makes it again: the entry 2031-02-20.md" in told


def test_an_address_that_is_not_there_has_neighbours(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    result = run("why", "/2031/02/21/")

    assert (result.code, "error: the site has nothing at `/2031/02/21/`" in result.err) == (2, True)
    assert "hint: near to it: `/2031/02/20/`" in result.err


def test_where_nothing_is_near_it_is_said_what_names_all_addresses(run: Run) -> None:
    write({"content/2031-02-20.md": DAY})

    assert "hint: `journal urls` lists its addresses" in run("why", "nowhere").err


def test_a_file_of_ones_own_is_explained_in_place_of_the_page(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY, "static/robots.txt": "mine"})

    assert "made from  static/robots.txt" in run("why", "/robots.txt").out


def test_a_style_is_explained(run: Run) -> None:
    write({"journal.toml": "", "content/2031-02-20.md": DAY, "static/journal.css": "body { color: plum }"})
    run("build")
    (style,) = (path for path in site() if path.startswith("journal.") and path.endswith(".css"))

    assert "made from  static/journal.css" in run("why", style).out


def test_without_notes_nothing_is_explained(run: Run) -> None:
    assert run("why", "/").code == 2

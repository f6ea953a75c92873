"""The addresses of the site and their ledger."""

from pathlib import Path

from tests.commands.typed import DAY, Run, write


def test_urls_lists_every_address_with_its_entry(run: Run) -> None:
    write({"content/2025-07-31.md": DAY, "content/boats.md": "# Boats\n"})

    lines = run("urls").out.splitlines()

    assert "/boats/\tboats.md\tBoats" in lines
    assert lines == sorted(lines)
    assert not Path("urls.txt").exists()


def test_urls_writes_a_ledger_that_the_next_build_reads(run: Run) -> None:
    write({"content/boats.md": "# Boats\n", "content/rope.md": "# Rope\n"})
    run("urls", "--write")
    Path("content/boats.md").rename("content/punts.md")

    assert run("build").code == 0
    assert 'data-to="../punts/"' in Path("_site/boats/index.html").read_text()


def test_urls_written_twice_are_the_same(run: Run) -> None:
    write({"content/boats.md": "# Boats\n"})
    run("urls", "--write")
    before = Path("urls.txt").read_bytes()

    run("urls", "--write")

    assert Path("urls.txt").read_bytes() == before


def test_urls_against_a_sitemap_lists_what_would_die_and_fails(run: Run) -> None:
    write(
        {
            "content/boats.md": "# Boats\n",
            "old.xml": "<urlset><loc>https://x.example/boats/</loc><loc>https://x.example/oars/</loc></urlset>",
        }
    )

    told = run("urls", "--against", "old.xml")

    assert (told.code, told.out) == (1, "https://x.example/oars/\n")


def test_urls_against_a_list_that_lives_says_nothing(run: Run) -> None:
    write({"content/boats.md": "---\nredirect_from: /oars.html\n---\n# Boats\n", "old.txt": "/boats/\n/oars.html\n"})

    told = run("urls", "--against", "old.txt")

    assert (told.code, told.out) == (0, "")


def test_a_changed_ledger_is_seen_by_a_build_that_has_nothing_else_to_do(run: Run) -> None:
    write({"content/boats.md": "# Boats\n"})
    run("build")
    write({"urls.txt": "/oars/\tboats.md\tBoats\n"})

    run("build")

    assert Path("_site/oars/index.html").is_file()

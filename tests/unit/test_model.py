"""What entries of one note are to each other."""

from journal.model import by_note, held_in
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def test_a_section_of_a_log_is_on_the_page_of_its_day() -> None:
    text = b"# Log\n\n## 2024-01-05\n\n### Tools\n\n## 2024-09-09\n\nx\n"
    entries = by_note(assemble([read("log.md", text, "", Rules()).note], Terms()).entries)["log.md"]

    assert [held_in(entries, section).id for section in (1, 2, 3, 4)] == [
        "log.md", "log.md#2024-01-05", "log.md#2024-01-05", "log.md#2024-09-09",
    ]  # fmt: skip

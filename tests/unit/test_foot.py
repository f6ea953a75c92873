"""Which pages stand at the foot of every page."""

from collections.abc import Mapping

from journal.foot import listed_apart, listed_at_foot
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms


def _site(notes: Mapping[str, str]) -> Site:
    return assemble([read(path, text.encode(), path, Rules()).note for path, text in notes.items()], Terms())


def _listed(notes: Mapping[str, str]) -> list[str]:
    return sorted(entry.id for entry in listed_at_foot(_site(notes)))


def test_the_pages_at_the_top_are_listed_while_they_are_few() -> None:
    notes = {"about.md": "me", "pages/weir.md": "a weir", "boats/varnish.md": "dries", "2026-03-09.md": "a day"}

    assert _listed(notes) == ["about.md", "pages/weir.md"]


def test_of_many_only_those_that_are_of_the_whole_site() -> None:
    cards = {f"pages/card-{n}.md": f"card {n}" for n in range(60)}
    own = {"About.md": "me", "tides.md": "---\nkind: page\n---\n\nfor all"}

    assert _listed(cards | own) == ["About.md", "tides.md"]


def test_no_more_than_anybody_reads_even_where_all_say_so() -> None:
    assert len(_listed({f"card-{n}.md": "---\nkind: page\n---\n\na" for n in range(60)})) == 40


def test_a_list_has_all_pages_and_logs_where_the_foot_has_not() -> None:
    at_top = {"about.md": "me", "2026-03-09.md": "a day"}
    log = "# Log\n\n## 2026-01-05\n\na\n\n## 2026-02-09\n\nb\n"

    assert listed_apart(_site(at_top)) == ()
    for more in ({"boats/varnish.md": "dries"}, {"learning-log.md": log}):
        assert {entry.id for entry in listed_apart(_site(at_top | more))} == {"about.md", *more}

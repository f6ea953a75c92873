"""Which tags a journal has, under which names, and what is doubtful about them."""

from collections.abc import Mapping

import pytest

from journal.diagnostics import Code
from journal.model import Site
from journal.read import read
from journal.routes import TagPage
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.tags import TagRules, folded, tag_slug
from journal.site.terms import Terms


def _site(files: Mapping[str, str], rules: TagRules | None = None) -> Site:
    notes = [read(path, text.encode(), "", Rules()).note for path, text in files.items()]
    return assemble(notes, Terms(tags=rules or TagRules()))


def _tagged(*lists: str, rules: TagRules | None = None) -> Site:
    """A journal of one day for each list of tags."""
    return _site({f"2025-01-{day:02}.md": f"---\ntags: [{tags}]\n---\nx\n" for day, tags in enumerate(lists, 1)}, rules)


def _counted(site: Site) -> dict[str, int]:
    return {tag.name: len(tag.entries) for tag in site.tags.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boats", "boats"),
        ("tide tables", "tide-tables"),
        ("tide_tables", "tide-tables"),
        ("ＢＯＡＴＳ", "boats"),
        ("#boats", "boats"),
        ("boats/", "boats"),
    ],
)
def test_spellings_of_one_tag_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_languages_of_one_letter_stay_apart() -> None:
    assert len({tag_slug(name) for name in ("C", "C++", "C#")}) == 3
    assert len({folded(name) for name in ("C", "C++", "C#")}) == 3


def test_the_commonest_spelling_is_the_name_wherever_the_tag_stands() -> None:
    site = _tagged("Tide tables", "tide-tables", "tide-tables")

    assert _counted(site) == {"tide-tables": 3}
    assert {entry.tags for entry in site.entries} == {("tide-tables",)}


def test_a_nested_tag_counts_for_those_around_it() -> None:
    site = _tagged("boats/oars", "boats/sails/jib", "boats", "nets")

    assert _counted(site) == {"boats": 3, "boats/oars": 1, "boats/sails": 1, "boats/sails/jib": 1, "nets": 1}


def test_an_entry_with_a_tag_and_one_within_it_counts_once() -> None:
    assert _counted(_tagged("boats, boats/oars")) == {"boats": 1, "boats/oars": 1}


def test_a_nested_tag_has_the_name_of_the_tag_around_it() -> None:
    assert set(_counted(_tagged("Boats/oars", "boats", "boats"))) == {"boats", "boats/oars"}


def test_other_names_of_a_tag_lead_to_it() -> None:
    rules = TagRules(aliases=(("machine learning", ("机器学习", "ML")),))

    site = _tagged("机器学习", "ml", "Machine-Learning", "ML/loss", rules=rules)

    assert _counted(site) == {"machine learning": 4, "machine learning/loss": 1}


def test_a_hidden_tag_is_nowhere_nor_are_those_within_it() -> None:
    site = _tagged("inbox, boats, Inbox/later", rules=TagRules(hidden=("inbox",)))

    assert _counted(site) == {"boats": 1}
    assert [entry.tags for entry in site.entries] == [("boats",)]


def test_a_tag_has_the_sentence_that_is_said_of_it() -> None:
    site = _tagged("Boats", rules=TagRules(descriptions=(("boats", "What floats."),)))

    assert site.tags["boats"].description == "What floats."


def test_a_note_about_a_tag_is_no_entry_and_tells_of_it() -> None:
    site = _site({"tags/boats.md": "What floats, and [why](../2025-01-01.md).\n", "2025-01-01.md": "#boats/oars\n"})

    assert [entry.id for entry in site.entries] == ["2025-01-01.md"]
    assert site.described["boats"].note.path == "tags/boats.md"
    assert ("tags/boats.md", 0) in site.targets
    assert site.mentions == {}


def test_a_link_to_a_note_about_a_tag_leads_to_the_page_of_the_tag() -> None:
    site = _site({"tags/boats.md": "What floats.\n", "2025-01-01.md": "[b](tags/boats.md) #boats\n"})

    assert site.targets["2025-01-01.md", 0].route == TagPage("boats")


def test_a_note_about_a_tag_may_give_it_other_names() -> None:
    site = _site({"tags/Boats.md": "---\naliases: [舟]\n---\nWhat floats.\n", "2025-01-01.md": "#舟\n"})

    assert _counted(site) == {"Boats": 1}
    assert set(site.described) == {"boats"}


def test_a_note_about_a_tag_may_say_a_sentence_of_it() -> None:
    files = {"tags/boats.md": "---\ndescription: All that floats.\n---\n", "2025-01-01.md": "#boats\n"}

    assert _site(files).tags["boats"].description == "All that floats."
    assert _site(files, TagRules(descriptions=(("Boats", "Hulls."),))).tags["boats"].description == "Hulls."


def test_a_note_about_a_tag_may_hide_it_and_is_not_shown_then() -> None:
    files = {
        "tags/boats.md": "---\nhidden: true\n---\nSecret, see [why](../2025-01-01.md).\n",
        "2025-01-01.md": "[b](tags/boats.md) #boats #tar\n",
    }

    site = _site(files)

    assert set(site.tags) == {"tar"}
    assert [entry.id for entry in site.entries] == ["2025-01-01.md"]
    assert site.described == {}
    assert set(site.targets) == {("2025-01-01.md", 0)}
    assert [(each.code, each.where.path) for each in site.found] == [(Code.DEAD_LINK, "2025-01-01.md")]
    assert "is not published" in site.found[0].message


def test_a_note_about_a_tag_that_hides_nothing_leaves_it() -> None:
    site = _site({"tags/boats.md": "---\nhidden: false\n---\nx\n", "2025-01-01.md": "#boats\n"})

    assert set(site.tags) == {"boats"}


def test_a_note_about_what_nobody_tags_is_an_entry() -> None:
    site = _site({"tags/boats.md": "What floats.\n", "2025-01-01.md": "x\n"})

    assert [entry.id for entry in site.entries] == ["2025-01-01.md", "tags/boats.md"]


def test_a_note_about_a_tag_that_is_not_published_tells_nothing() -> None:
    site = _site({"tags/boats.md": "---\ndraft: true\n---\nSecret.\n", "2025-01-01.md": "#boats\n"})

    assert site.described == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tide-table", "tidetable"),
        ("boat", "boats"),
        ("theory", "theories"),
        ("scheduling", "schedulling"),
        ("scheduling", "shceduling"),
        ("compiler", "compilers"),
        ("harbour", "harbor"),
    ],
)
def test_tags_that_are_nearly_alike_are_reported_once(one: str, other: str) -> None:
    found = [each for each in _tagged(f"{one}, {other}", one).found if each.code is Code.SIMILAR_TAGS]

    assert len(found) == 1
    assert f"`{other}` (1) and `{one}` (2)" in found[0].message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("python2", "python3"),
        ("C", "C++"),
        ("go", "git"),
        ("boats", "boats/oars"),
        ("cats", "bats"),
        ("glass", "glas"),
        ("调试", "调式"),
        ("2024-01", "2024-02"),
        ("reading", "running"),
    ],
)
def test_tags_that_are_told_apart_by_more_are_left_alone(one: str, other: str) -> None:
    assert _tagged(f"{one}, {other}").found == ()


def test_tags_that_were_said_to_be_one_are_not_reported() -> None:
    assert _tagged("boat, boats", rules=TagRules(aliases=(("boats", ("boat",)),))).found == ()


def test_the_report_of_a_tag_stands_where_the_tag_does() -> None:
    site = _site({"a.md": "x\n\ny #tidetable\n", "b.md": "#tide-table\n", "c.md": "#tide-table\n"})

    assert [(each.where.path, each.where.line) for each in site.found] == [("a.md", 3)]


def test_three_languages_are_three_tags_in_the_text_as_well() -> None:
    assert set(_site({"2025-01-01.md": "In #C, #C++ and #C#.\n"}).tags) == {"c", "c-plus-plus", "c-sharp"}

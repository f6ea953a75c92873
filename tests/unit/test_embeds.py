"""What is shown of one note within another."""

from collections import Counter
from collections.abc import Mapping

import html5lib
import pytest

from journal.embeds import block_with, elsewhere
from journal.extent import routes_of
from journal.model import Site
from journal.note import Read
from journal.read import read
from journal.render import render
from journal.routes import route
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Overrule, Terms
from journal.theme import theme
from journal.views.known import known

_LOOK = theme().value
_ROPE = (
    "# Rope\n\nThree strands[^1]. ^strands\n\n## Splices\n\nEye and short. See [above](#rope) and [care](#care).\n\n"
    "### Tools\n\n- a fid ^fid\n- a knife\n\n## Care\n\n| wet | dry |\n|---|---|\n| slow | fast |\n\n^table\n\n"
    "- [x] 9:00-10:00 wash it\n\n![[knots]]\n\n[^1]: Laid to the right.\n"
)


def _page(at: str, files: Mapping[str, str], terms: Terms | None = None) -> str:
    """The text of a page, as HTML."""
    texts = [read(path, text.encode(), "", Rules()) for path, text in files.items()]
    site = assemble([each.note for each in texts], terms or Terms())
    return _text(at, site, texts)


def _text(at: str, site: Site, texts: list[Read]) -> str:
    bodies = {each.note.path: each.body for each in texts}
    page = route(at)
    assert page in routes_of(site)
    html = render(site, page, _LOOK, bodies, {}, found=known(site)).decode()
    ids = Counter(each.get("id") for each in html5lib.parse(html, namespaceHTMLElements=False).iter() if each.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    return html.partition('<div class="prose">')[2].partition("</article>")[0].partition("Mentioned in")[0]


def _shown(text: str, **others: str) -> str:
    files = {f"{name}.md": content for name, content in others.items()}
    return _page("here/", {"rope.md": _ROPE, "here.md": text, **files})


def test_a_note_is_shown_in_place_with_its_title_as_a_link() -> None:
    html = _shown("before\n\n![[rope]]\n\nafter\n")

    assert '<figure class="embed"><figcaption><a href="../rope/">Rope</a></figcaption>' in html
    assert "Three strands" in html
    assert "<p><strong>Splices</strong></p>" in html
    assert "<h2" not in html


def test_a_section_is_shown_with_those_below_it_and_nothing_else() -> None:
    html = _shown("![[rope#Splices]]\n")

    assert '<a href="../rope/#splices">Rope › Splices</a>' in html
    assert "Eye and short" in html
    assert "a fid" in html
    assert "Three strands" not in html
    assert "slow" not in html


@pytest.mark.parametrize(
    ("name", "block"),
    [("strands", "<p>Three strands.</p>"), ("fid", "<ul><li>a fid</li></ul>"), ("table", "<td>slow</td>")],
)
def test_a_block_is_shown_alone(name: str, block: str) -> None:
    html = _shown(f"![[rope#^{name}]]\n")

    assert block in html
    assert html.count("strands") == (name == "strands") + html.count("%5Estrands")


def test_an_item_that_is_nothing_but_a_note_shows_it() -> None:
    assert '<li><figure class="embed">' in _shown("- ![[rope]]\n- ![[rope#Care]] and more\n")


def test_within_a_line_a_note_is_a_link() -> None:
    assert '<p>see <a href="../rope/">rope</a></p>' in _shown("see ![[rope]]\n")


def test_a_sign_in_a_name_does_not_part_what_is_shown_of_it() -> None:
    html = _shown("see [[C#]], [[F# notes]] and [[F# notes#Loops]]\n", **{"C#": "One.", "F# notes": "## Loops\n\nTwo."})

    assert '<a href="../c/">C#</a>, <a href="../f-notes/">F# notes</a>' in html
    assert '<a href="../f-notes/#loops">F# notes › Loops</a>' in html


def test_what_stands_on_the_page_already_is_only_linked_to() -> None:
    html = _shown("![[rope#Care]]\n\n![[rope#Care]]\n")

    assert html.count("<figure") == 1
    assert '<p><a href="../rope/#care">rope › Care</a></p>' in html


@pytest.mark.parametrize("written", ["(({}))", "{{{{embed (({}))}}}}"])
def test_an_item_of_the_page_itself_is_called_by_the_page(written: str) -> None:
    item = "65e2f0aa-1111-4222-8333-123456789abc"
    text = f"# Knots\n\n- Over.\n  id:: {item}\n- {written.format(item)}\n\n[[rope]]\n"
    html = _page("knots/", {"knots.md": text, "rope.md": _ROPE})

    assert f'<a href="#%5E{item}">Knots</a>' in html


def test_a_circle_ends_in_a_link() -> None:
    html = _page("rope/", {"rope.md": _ROPE, "knots.md": "# Knots\n\nOver.\n\n![[rope]]\n"})

    assert html.count("<figure") == 1
    assert '<p><a href="./">rope</a></p>' in html


def test_a_note_does_not_show_a_part_of_itself() -> None:
    assert "<figure" not in _page("rope/", {"rope.md": "# Rope\n\n![[#Care]]\n\n![[rope]]\n\n## Care\n\nDry.\n"})


def test_links_within_a_shown_part_lead_to_the_page_that_it_is_from() -> None:
    html = _shown("![[rope#Splices]]\n")

    assert '<a href="../rope/">above</a>' in html
    assert '<a href="../rope/#care">care</a>' in html


def test_footnotes_of_shown_parts_are_numbered_with_those_of_the_page() -> None:
    html = _shown("a[^x]\n\n![[rope]]\n\nb[^y]\n\n[^x]: one\n[^y]: three\n")

    assert [f'id="fn{number}"' in html for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert html.index("one") < html.index("Laid to the right") < html.index("three")


def test_a_note_that_is_not_published_is_not_shown() -> None:
    terms = Terms(overrules=(Overrule("rope.md", visibility="private"),))

    html = _page("here/", {"rope.md": _ROPE, "here.md": "![[rope]] [[about]]\n\n![[rope]]\n", "about.md": "x\n"}, terms)

    assert "strands" not in html
    assert "<p>rope <a " in html


def test_a_note_that_does_not_exist_is_named() -> None:
    assert '<p><a class="missing" title="No page named nobody">nobody</a></p>' in _shown("![[nobody]]\n\n[[rope]]\n")


def test_without_wikilinks_in_the_journal_it_is_text() -> None:
    assert "<p>![[name]]</p>" in _page("here/", {"here.md": "![[name]]\n"})


def test_a_note_in_another_language_says_so() -> None:
    assert '<figure class="embed" lang="zh-Hans">' in _shown(
        "![[缆]]\n\nA line of words.\n", 缆="三股的缆绳，向右捻。\n"
    )


def test_a_day_and_a_log_are_shown_by_their_parts() -> None:
    log = "# Log\n\n## 2024-01-05\n\nDug.\n\n## 2024-09-09\n\nPicked.\n"

    html = _shown("![[2024-01-05]]\n\n![[log]]\n", log=log)

    assert "Dug." in html
    assert "Picked." not in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>a<span id="^x"></span></p>\n<p>b</p>', '<p>a<span id="^x"></span></p>'),
        ('<ul>\n<li>a\n<ul><li>b<span id="^x"></span></li></ul></li></ul>', '<ul><li>b<span id="^x"></span></li></ul>'),
        ('<blockquote><p>a</p></blockquote>\n<p><span id="^x"></span></p>', "<blockquote><p>a</p></blockquote>"),
        ('<p><b>open<br>a<span id="^x"></span></p>', '<p><b>open<br>a<span id="^x"></span></p>'),
        ('a<span id="^x"></span>', ""),
        ("<p>a</p>", ""),
    ],
)
def test_a_block_ends_where_its_element_does(html: str, expected: str) -> None:
    assert block_with(html, "^x") == expected


def test_text_that_looks_like_an_attribute_is_left_alone() -> None:
    text = '<code>&lt;p id="x" href="#y"&gt; id="z"</code>'

    assert elsewhere(text, lambda fragment: f"there#{fragment}") == text


def test_ids_go_but_those_of_footnotes() -> None:
    html = '<h2 id="a">A</h2><a href="#a">a</a><span id="fn2"></span><a href="#fn2">2</a><a href="#">top</a>'

    assert elsewhere(html, lambda fragment: f"there#{fragment}") == (
        '<h2>A</h2><a href="there#a">a</a><span id="fn2"></span><a href="#fn2">2</a><a href="#">top</a>'
    )

"""Where links lead, in journals of a few notes each."""

from collections.abc import Mapping
from typing import Final

import pytest

from journal.diagnostics import Code, Diagnostic
from journal.forge import Forge
from journal.model import Seen, Site, Target
from journal.read import read
from journal.record import replace
from journal.routes import url
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Overrule, Terms

_FILES: Final = {
    "README.md": "# The boathouse\n\nSee [[Knots]].\n",
    "notes/knots.md": "---\naliases: [Bends]\n---\n\n# Knots\n\n## Bowline\n\n### Steps\n\n## Hitch\n\n### Steps\n\nTwice. ^twice\n",
    "notes/Tide tables.md": "# Tide tables\n\n<a id='low'></a>\n\n## 水位 2025!\n\nLow.\n",
    "notes/deep/rope.md": "# Rope\n\nThree strands.\n",
    "notes/deep/README.md": "# Deep things\n\nBelow.\n",
    "canal/list.md": "# Canal list\n\nOne.\n",
    "harbour/list.md": "# Harbour list\n\nTwo.\n",
    "2025-04-19.md": "Rowed.\n",
    "_posts/2025-05-02-slip-way.md": "---\npermalink: /yard/slip.html\n---\nLaunched.\n",
    "weekly/2025-W17.md": "# 2025-W17\n\n- 4.22: scraped the keel\n- 4.23: tarred the keel\n\n## 4.24\n\nDry.\n",
    "pages/Comet___Tail.md": "- Dust.\n",
    "pages/Tail.md": "- Of a kite.\n  id:: 64a1f0aa-1111-4222-8333-123456789abc\n",
    "languages/C#.md": "# C#\n\n## Types\n\nMany.\n",
    "languages/ropes.md": "# Ropes and C#\n\n## Both\n\nTwo.\n",
    "languages/Knots #2.md": "More.\n\n## Reef\n\nFlat.\n",
    "languages/D.md": "Another.\n",
    "F#/loops.md": "Round.\n",
    "zettel/202503011015 Slack water.md": "Still.\n",
    "zettel/202503011016-ebb.md": "Out.\n",
    "logs/garden.md": "# Garden\n\n## 2024-01-05\n\nDug.\n\n### Tools\n\nA spade.\n\n## 2024-09-09\n\nPicked.\n",
}
_OTHERS: Final = (
    "files/prices.csv", "notes/Knots.assets/bowline.png", "notes/_assets/rope.png", "attachments/net.png",
    "assets/keel.png", "static/sail.png", "canal/map.png", "harbour/map.png", "files/net #2.png", "files/why?.png", "notes/deep/sheet.ipynb",
)  # fmt: skip
_FORGE: Final = Forge("https://github.com/someone/boats", "github", "main", "content/")
_REPOSITORY: Final = f"{_FORGE.address}/blob/main"


def _site(files: Mapping[str, str], terms: Terms | None = None) -> Site:
    notes = [read(path, text.encode(), "", Rules()).note for path, text in files.items()]
    return assemble(notes, terms or _TERMS)


_TERMS: Final = Terms(
    forge=_FORGE,
    files=dict.fromkeys(_OTHERS),
    static={"flags/blue.png": Seen(8, 6)},
    root="content/",
)


def _shown(target: Target | None) -> str:
    if target is None:
        return "elsewhere"
    if target.missing:
        return "missing"
    if target.written:
        return "text"
    if target.route is not None:
        return f"/{url(target.route)}" + (f"#{target.fragment}" if target.fragment else "")
    return target.asset or target.url or "nothing"


def _led(text: str, here: str = "notes/here.md", terms: Terms | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """Where the first link of a note leads, and what is found in that note."""
    site = _site({**_FILES, here: text + "\n"}, terms)
    return _shown(site.targets.get((here, 0))), tuple(each for each in site.found if each.where.path == here)


_LINKS: Final = (
    # As code forges and editors resolve them.
    ("[a](knots.md)", "/notes/knots/"),
    ("[a](./knots.md)", "/notes/knots/"),
    ("[a](../notes/knots.md)", "/notes/knots/"),
    ("[a](knots)", "/notes/knots/"),
    ("[a](notes/knots.md)", "/notes/knots/"),
    ("[a](/notes/knots.md)", "/notes/knots/"),
    ("[a](/content/notes/knots.md)", "/notes/knots/"),
    ("[a](../../content/notes/knots.md)", "/notes/knots/"),
    ("[a](knots.md?raw)", "/notes/knots/"),
    ("[a](knots.html)", "/notes/knots/"),
    ("[a](KNOTS.md)", "/notes/knots/"),
    ("[a](Tide%20tables.md)", "/notes/tide-tables/"),
    ("[a](<Tide tables.md>)", "/notes/tide-tables/"),
    ("[a](Tide tables.md)", "/notes/tide-tables/"),
    ('[a](Tide tables.md "with a title")', "/notes/tide-tables/"),
    ("[a](rope.md)", "/notes/deep/rope/"),
    ("[a](rope)", "/notes/deep/rope/"),
    ("[a](deep)", "/notes/deep/"),
    ("[a](deep/)", "/notes/deep/"),
    ("[a](..)", "/readme/"),
    ("[a](/)", "/readme/"),
    ("[a](/notes/knots/)", "/notes/knots/"),
    ("[a]({{ site.baseurl }}/notes/knots)", "/notes/knots/"),
    ("[a]({% link notes/knots.md %})", "/notes/knots/"),
    ("[a](../files/prices.csv)", "files/prices.csv"),
    ("[a](prices.csv)", "files/prices.csv"),
    ("[a](deep/sheet.ipynb)", "notes/deep/sheet.ipynb"),
    ("[a](/flags/blue.png)", "flags/blue.png"),
    ("[a](../../static/flags/blue.png)", "flags/blue.png"),
    # What lies in the repository beside the notes.
    ("[a](../../src/tide.py#L10)", f"{_REPOSITORY}/src/tide.py#L10"),
    ("[a](/src/tide.py)", f"{_REPOSITORY}/src/tide.py"),
    ("[a](/LICENSE)", f"{_REPOSITORY}/LICENSE"),
    # Fragments.
    ("[a](knots.md#bowline)", "/notes/knots/#bowline"),
    ("[a](knots.md#Bowline)", "/notes/knots/#bowline"),
    ("[a](knots.md#steps-1)", "/notes/knots/#steps-1"),
    ("[a](knots.md#knots)", "/notes/knots/"),
    ("[a](Tide%20tables.md#low)", "/notes/tide-tables/#low"),
    ("[a](Tide%20tables.md#%E6%B0%B4%E4%BD%8D-2025)", "/notes/tide-tables/#水位-2025"),
    ("[a](knots.md#:~:text=Twice)", "/notes/knots/#:~:text=Twice"),
    ("One.\n\n## Own\n\n[a](#own)", "/notes/here/#own"),
    ('[a](#low) <a name="low"></a>', "/notes/here/#low"),
    ('[a](#low)\n\n<a name="low"></a>\n\n## Low', "/notes/here/#low"),
    ("[a](../logs/garden.md#2024-01-05)", "/2024/01/05/"),
    ("[a](../logs/garden.md#tools)", "/2024/01/05/#tools"),
    ("[a](/yard/slip.html)", "/yard/slip/"),
    ("[a](/yard/2025/05/02/slip-way.html)", "/yard/slip/"),
    ("[a](/posts/slip-way/)", "/yard/slip/"),
    ("[a]({{ site.baseurl }}{% post_url 2025-05-02-slip-way %})", "/yard/slip/"),
    ("{% post_link slip-way %}", "/yard/slip/"),
    ("[a](/boats/notes/knots.html#bowline)", "/notes/knots/#bowline"),
    ("[a](/boats/logs/garden/)", "/logs/garden/"),
    ("[[garden#5 January 2024]]", "/2024/01/05/"),
    ("[a](../weekly/2025-W17.md#2025-04-23)", "/2025/w17/#d-2025-04-23"),
    # Wikilinks.
    ("[[knots]]", "/notes/knots/"),
    ("[[Knots|the bends]]", "/notes/knots/"),
    ("[[Knots|]]", "/notes/knots/"),
    (r"[[Knots\|the bends]]", "/notes/knots/"),
    (r"[[Knots#Bowline\|the bends]]", "/notes/knots/#bowline"),
    ("[[https://example.org/knots]]", "elsewhere"),
    ("[[knots.md]]", "/notes/knots/"),
    ("[[notes/knots]]", "/notes/knots/"),
    ("[[deep/rope]]", "/notes/deep/rope/"),
    ("[[bends]]", "/notes/knots/"),
    ("[[Deep  things]]", "/notes/deep/"),
    ("[[knots#Bowline]]", "/notes/knots/#bowline"),
    ("[[knots#Hitch#Steps]]", "/notes/knots/#steps-1"),
    ("[[knots#Bowline#Steps]]", "/notes/knots/#steps"),
    ("[[knots#^twice]]", "/notes/knots/#^twice"),
    ("[[Tide tables#水位 2025]]", "/notes/tide-tables/#水位-2025"),
    ("One.\n\n## Own\n\n[[#Own]]", "/notes/here/#own"),
    # As Hugo refers to pages.
    ('[a]({{< ref "notes/knots" >}})', "/notes/knots/"),
    ('[a]({{< relref "knots.md#bowline" >}})', "/notes/knots/#bowline"),
    ("[a]({{% ref knots.md %}})", "/notes/knots/"),
    ('[a]({{< ref "Tide tables.md" >}})', "/notes/tide-tables/"),
    # As Logseq writes words of its own, and pages below pages.
    ("[bends]([[Knots]])", "/notes/knots/"),
    ("[the *tables*]([[Tide tables]])", "/notes/tide-tables/"),
    ("[bends]([[knots#Bowline]])", "/notes/knots/#bowline"),
    ("see ((64a1f0aa-1111-4222-8333-123456789abc))", "/tail/#^64a1f0aa-1111-4222-8333-123456789abc"),
    ("[kite](((64a1f0aa-1111-4222-8333-123456789abc)))", "/tail/#^64a1f0aa-1111-4222-8333-123456789abc"),
    ("[[Comet/Tail]]", "/comet-tail/"),
    ("[dust]([[comet/tail]])", "/comet-tail/"),
    ("[[prices.csv]]", "files/prices.csv"),
    # Days and weeks.
    ("[[2025-04-19]]", "/2025/04/19/"),
    ("[[2025-W17]]", "/2025/w17/"),
    ("[[2025-W16]]", "/2025/w16/"),
    ("[[2025-04-23]]", "/2025/w17/#d-2025-04-23"),
    ("[[2025-04-24]]", "/2025/w17/#d-2025-04-24"),
    ("[[2024-09-09]]", "/2024/09/09/"),
    ("[[2025-04]]", "/2025/04/"),
    ("[[2025]]", "/2025/"),
    ("[[202503011015]]", "/2025/03/01/slack-water/"),
    ("[[202503011015 Slack water]]", "/2025/03/01/slack-water/"),
    ("[[202503011016|the ebb]]", "/2025/03/01/ebb/"),
    ("[[202503011017]]", "missing"),
    ("[[2025-04-20]]", "missing"),
    ("[[2025-W30]]", "missing"),
    ("[[nobody]]", "missing"),
    # A `#` may belong to a name.
    ("[[C#]]", "/languages/c/"),
    ("[[C#|sharp]]", "/languages/c/"),
    ("[sharp]([[C#]])", "/languages/c/"),
    ("{{embed [[C#]]}}", "/languages/c/"),
    ("[[C##Types]]", "/languages/c/#types"),
    ("[[Ropes and C#]]", "/languages/ropes/"),
    ("[[Ropes and C##Both]]", "/languages/ropes/#both"),
    ("[[Knots #2]]", "/languages/knots-2/"),
    ("[[knots#2]]", "/notes/knots/"),
    (r"[[Knots #2\|the second]]", "/languages/knots-2/"),
    ("[[languages/Knots #2#Reef]]", "/languages/knots-2/#reef"),
    ("[[F#/loops]]", "/f/loops/"),
    ("[[knots#Bowline/Steps/loops]]", "/notes/knots/"),
    ("[[D#]]", "missing"),
    ("[[2025-04-19#]]", "missing"),
    # What leads out of the journal, and what is no link.
    ("[a](https://example.org/)", "elsewhere"),
    ("[a](mailto:a@example.org)", "elsewhere"),
    ("[a](1)", "text"),
    ("[[Knots]](the bends)", "/notes/knots/"),
    ("[[Knots]](索结)", "/notes/knots/"),
    ("[[1]](knots.md)", "/notes/knots/"),
    ("f[i](x)", "text"),
)  # fmt: skip


_TOLD: Final = ("[a](KNOTS.md)", "[[knots#2]]", "[[knots#Bowline/Steps/loops]]")


@pytest.mark.parametrize(("text", "expected"), _LINKS, ids=[text for text, _ in _LINKS])
def test_a_link_leads_where_forges_editors_and_vaults_lead_it(text: str, expected: str) -> None:
    assert _led(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, there in _LINKS if there != "missing" and text not in _TOLD),
        "if [[ -d x ]]; then",
        "`[[nobody at all]]`",
        "a note[^1]\n\n[^1]: the foot",
        "$a[[i]](j)$",
        "    [[in code]]",
        "[[nobody]]",
        "[no one]([[nobody at all]])",
    ],
)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert _led(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "code", "there"),
    [
        ("[a](knot.md)", Code.DEAD_LINK, "missing"),
        ("[a](/notes/none.md)", Code.DEAD_LINK, "missing"),
        (r"[a](C:\Users\you\nets.png)", Code.DEAD_LINK, "nothing"),
        ("[a](file:///srv/you/nets.png)", Code.DEAD_LINK, "nothing"),
        ("![[nets.pdf]]", Code.DEAD_LINK, "missing"),
        ("see ((64a1f0aa-9999-4222-8333-123456789abc))", Code.DEAD_LINK, "missing"),
        ("[a](knots.md#none)", Code.MISSING_HEADING, "/notes/knots/"),
        ("[[knots#^none]]", Code.MISSING_HEADING, "/notes/knots/"),
        ("[[knots#Hitch#Bowline]]", Code.MISSING_HEADING, "/notes/knots/"),
        ("[a](#none)", Code.MISSING_HEADING, "/notes/here/"),
        ("[[list]]", Code.AMBIGUOUS_LINK, "/canal/list/"),
        ("[a](KNOTS.md)", Code.CASE_DIFFERS, "/notes/knots/"),
        ("[a](../Files/prices.csv)", Code.CASE_DIFFERS, "files/prices.csv"),
    ],
)
def test_a_link_that_is_not_right_is_reported_and_leads_as_far_as_it_can(text: str, code: Code, there: str) -> None:
    led, found = _led(text)

    assert [each.code for each in found] == [code]
    assert led == there


def test_what_stands_behind_the_name_of_a_file_is_a_place_in_it() -> None:
    target = _site({"a.md": "[[prices.csv#row=2]]\n"}).targets["a.md", 0]

    assert (target.asset, target.fragment, target.named) == ("files/prices.csv", "row=2", None)


def test_a_heading_that_is_not_there_is_told_of_the_whole_name() -> None:
    found = _led("[[Ropes and C##None]]")[1]

    assert [each.message for each in found] == ["`Ropes and C#` has no heading `None`"]


def test_of_several_notes_of_a_name_the_nearest_is_taken_and_all_are_listed() -> None:
    led, found = _led("[[list]]", "harbour/here.md")

    assert led == "/harbour/list/"
    assert "`harbour/list.md`, `canal/list.md`" in found[0].message


def test_a_file_beside_the_notes_is_nowhere_while_the_repository_is_not_known() -> None:
    led, found = _led("[a](../../src/tide.py)", terms=replace(_TERMS, forge=None))

    assert led == "nothing"
    assert [each.code for each in found] == [Code.DEAD_LINK]
    assert all(f"`{key}`" in found[0].hint for key in ("repository", "branch", "forge"))


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("[a](<C# kit.md>)", Code.DEAD_LINK, "C%23 kit.md"),
        ("[a](why?.md)", Code.DEAD_LINK, "why%3F.md"),
        ("![a](<net #2.png>)", Code.MISSING_IMAGE, "net %232.png"),
    ],
)
def test_a_name_with_a_sign_that_ends_a_path_is_told_as_an_address_has_it(written: str, code: Code, meant: str) -> None:
    files = {"C# kit.md": "# One\n", "why?.md": "# Two\n", "a.md": f"{written}\n"}
    site = _site(files, replace(_TERMS, files={"net #2.png": None}))

    assert [(each.code, each.hint) for each in site.found if each.where.path == "a.md"] == [
        (code, f"did you mean `{meant}`?")
    ]


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("github", "https://x.example/a/b/blob/main/x%20y.py"),
        ("gitlab", "https://x.example/a/b/-/blob/main/x%20y.py"),
        ("forgejo", "https://x.example/a/b/src/branch/main/x%20y.py"),
    ],
)
def test_each_forge_has_its_own_addresses(kind: str, address: str) -> None:
    terms = replace(_TERMS, forge=Forge("https://x.example/a/b", kind, "main"))

    assert _led("[a](<../../x y.py>)", terms=terms)[0] == address


def test_a_link_to_a_note_that_is_not_published_leads_nowhere() -> None:
    terms = replace(_TERMS, overrules=(Overrule("notes/knots.md", visibility="private"),))

    for written in (
        "knots.md",
        "knots",
        "knots/",
        "/notes/knots",
        '{{< ref "notes/knots" >}}',
        '{{< relref "knots.md" >}}',
    ):
        led, found = _led(f"[a]({written})", terms=terms)

        assert led == "nothing"
        assert "not published" in found[0].message


@pytest.mark.parametrize(
    "written", ["knots", "Knots|a bend", "notes/knots", "knots#Bowline", "knots.md", "bends", "All  knots"]
)
def test_a_wikilink_to_a_note_that_is_not_published_leads_nowhere(written: str) -> None:
    private = "---\naliases: [Bends]\n---\n\n# All knots\n\n## Bowline\n"
    terms = replace(_TERMS, overrules=(Overrule("notes/knots.md", visibility="private"),))
    site = _site({**_FILES, "notes/knots.md": private, "here.md": f"[[{written}]] [[rope]]\n"}, terms)
    found = [each for each in site.found if each.where.path == "here.md"]

    assert (_shown(site.targets["here.md", 0]), [each.code for each in found]) == ("nothing", [Code.DEAD_LINK])
    assert "not published" in found[0].message


def test_wikilinks_are_text_in_a_journal_without_any_that_leads_somewhere() -> None:
    site = _site({"a.md": "run `x`, then [[ -d y ]], [[name]] and [words]([[name]])\n", "b.md": "plain\n"})

    assert site.targets == {}


def test_a_name_without_a_note_that_comes_again_and_again_leaves_wikilinks_what_they_are() -> None:
    site = _site({"a.md": "[[b]]\n", "b.md": "[[Rowing]] " * 30 + "\n"})

    assert _shown(site.targets["a.md", 0]) == "/b/"


def test_a_name_that_leads_somewhere_among_many_that_do_not_is_text() -> None:
    site = _site({"a.md": "[[b]] [[b]] [[c]] [[d]] [[e]] [[f]] [[g]]\n", "b.md": "plain\n"})

    assert site.targets == {}


_IMAGES: Final = (
    ("![](Knots.assets/bowline.png)", "notes/Knots.assets/bowline.png"),
    ("![](rope.png)", "notes/_assets/rope.png"),
    ("![[net.png]]", "attachments/net.png"),
    ("![](net.png)", "attachments/net.png"),
    ("![](/assets/keel.png)", "assets/keel.png"),
    ("![](keel.png)", "assets/keel.png"),
    ("![]({{ site.baseurl }}/assets/keel.png)", "assets/keel.png"),
    ("![](../static/sail.png)", "static/sail.png"),
    ("![](/sail.png)", "static/sail.png"),
    ("![](/flags/blue.png)", "flags/blue.png"),
    ("![[bowline.png|300x200]]", "notes/Knots.assets/bowline.png"),
    ("![[net #2.png|300]]", "files/net #2.png"),
    ("![[why?.png]]", "files/why?.png"),
    ('<img src="/assets/keel.png">', "assets/keel.png"),
)


@pytest.mark.parametrize(("text", "expected"), _IMAGES)
def test_an_image_is_found_where_editors_and_generators_put_it(text: str, expected: str) -> None:
    site = _site({**_FILES, "notes/knots.md": text + "\n"})

    assert site.pictures["notes/knots.md", 0].path == expected
    assert [each for each in site.found if each.where.path == "notes/knots.md"] == []


def test_only_files_that_notes_show_or_link_to_are_published() -> None:
    site = _site({"a.md": "![](net.png) [b](files/prices.csv) ![](/flags/blue.png)\n"})

    assert set(site.assets) == {"attachments/net.png", "files/prices.csv"}


def test_the_size_of_a_picture_that_is_published_as_it_lies_is_known() -> None:
    picture = _site({"a.md": "![](/flags/blue.png)\n"}).pictures["a.md", 0]

    assert (picture.width, picture.height) == (8, 6)


def test_of_several_files_of_a_name_the_nearest_is_shown() -> None:
    site = _site({"harbour/deep/a.md": "![[map.png]]\n"})

    assert site.pictures["harbour/deep/a.md", 0].path == "harbour/map.png"
    assert [each.code for each in site.found] == [Code.AMBIGUOUS_LINK]


def test_a_missing_image_is_reported_with_the_nearest_name() -> None:
    found = _site({"a.md": "![](attachments/nets.png)\n"}).found

    assert [(each.code, each.hint) for each in found] == [(Code.MISSING_IMAGE, "did you mean `attachments/net.png`?")]


def test_an_image_without_an_address_is_told_so() -> None:
    assert [each.message for each in _site({"a.md": "![the nets]()\n"}).found] == ["this image names no file"]


def test_the_folder_of_all_notes_is_the_home_page_where_no_note_tells_of_it() -> None:
    for here, written in (("a.md", "."), ("a.md", "./"), ("notes/a.md", ".."), ("notes/deep/a.md", "../../")):
        site = _site({here: f"[a]({written})\n"})

        assert (_shown(site.targets[here, 0]), site.found) == ("/", ())


@pytest.mark.parametrize(
    ("here", "written"), [("a.md", "2025/03"), ("2025/03/02.md", "."), ("2025/04/02.md", "../03/")]
)
def test_a_folder_is_no_note_of_its_name(here: str, written: str) -> None:
    files = {"README.md": "Home.\n", "2025/03/03.md": "Low.\n", here: f"[a]({written})\n"}

    assert _shown(_site(files).targets[here, 0]) == "missing"


@pytest.mark.parametrize(("here", "written"), [("a.md", "tides"), ("a.md", "tides/"), ("tides/a.md", ".")])
def test_a_folder_without_a_page_is_told_how_to_have_one(here: str, written: str) -> None:
    found = _site({"tides/low.md": "Low.\n", here: f"[a]({written})\n"}).found

    assert [(each.code, each.hint) for each in found] == [
        (Code.DEAD_LINK, "write a `README.md` in that folder for it to have a page, or take the link out")
    ]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("other.md", "write the note, or take the link out"),
        ("other.html", "write the note, or take the link out"),
        ("2025-04-18.md", "write the note, or take the link out"),
        ("../src/gearbox.rs#L3", "put the file there, or take the link out"),
    ],
)
def test_nobody_is_told_to_write_a_note_where_a_file_is_missing(target: str, hint: str) -> None:
    found = _site({"a.md": f"[a]({target})\n"}, Terms()).found

    assert [(each.code, each.hint) for each in found] == [(Code.DEAD_LINK, hint)]


def test_a_link_to_a_day_whose_notes_have_other_addresses_leads_to_one_of_them() -> None:
    files = {
        "fog.md": "---\ndate: 2025-07-31\nurl: /2025/08/02/fog/\n---\n\nThick.\n",
        "tow.md": "---\ndate: 2025-07-31\nurl: /tow/\n---\n\nSlow.\n",
        "about.md": "See [[2025-07-31]].\n",
    }
    site = _site(files)

    assert _shown(site.targets["about.md", 0]) in ("/2025/08/02/fog/", "/tow/")

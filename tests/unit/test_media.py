"""How sounds, films and documents are shown; pictures are shown in `test_prose`."""

import pytest

from journal.media import Media, is_document
from journal.model import Picture
from journal.note import Image
from tests import make


def _shown(target: str, *, alt: str = "", title: str = "", inline: bool = False) -> str:
    note = make.note("d.md", images=(Image(target, alt, 3, 0, title, inline=inline),))
    entry = make.daily(of=note)
    here = {} if "://" in target else {("d.md", 0): Picture(target.partition("#")[0])}
    site = make.site(entry, pictures=here)
    return Media(make.place(site, site.routes[entry.id]), entry, "", below=False).image(0)


@pytest.mark.parametrize(("target", "tag"), [("rain.MP3", "audio"), ("flood.mp4", "video")])
def test_what_is_played_has_its_controls_and_a_link_to_the_file(target: str, tag: str) -> None:
    html = _shown(f"files/{target}")

    assert f'<{tag} controls preload="metadata" src="../../../files/{target}"></{tag}>' in html
    assert f'<figcaption><a href="../../../files/{target}">{target}</a></figcaption>' in html


def test_what_is_played_within_a_sentence_is_a_player_alone() -> None:
    assert _shown("rain.mp3", inline=True) == '<audio controls preload="metadata" src="../../../rain.mp3"></audio>'


def test_a_document_is_shown_in_a_frame_with_a_link_below() -> None:
    assert _shown("files/map.pdf", title="The bar & the spit") == (
        '<figure class="fig"><object type="application/pdf" data="../../../files/map.pdf"'
        ' title="The bar &amp; the spit"></object><figcaption>'
        '<a href="../../../files/map.pdf">The bar &amp; the spit</a></figcaption></figure>\n'
    )


def test_a_document_may_be_shown_from_one_of_its_pages_on() -> None:
    assert 'data="../../../map.pdf#page=3"' in _shown("map.pdf#page=3")


def test_a_document_within_a_sentence_is_a_link() -> None:
    assert _shown("map.pdf", alt="the map", inline=True) == '<a href="../../../map.pdf">the map</a>'


def test_a_document_on_another_server_is_a_link() -> None:
    link = '<a href="https://tides.example/map.pdf" rel="noopener">map</a>'

    assert _shown("https://tides.example/map.pdf", alt="map") == f"<p>{link}</p>"
    assert _shown("https://tides.example/map.pdf", alt="map", inline=True) == link


@pytest.mark.parametrize(
    ("target", "is_one"),
    [("a.pdf", True), ("A.PDF#page=2", True), ("a.pdf?x", True), ("a.pdf.png", False), ("", False)],
)
def test_a_document_is_known_by_its_ending(target: str, *, is_one: bool) -> None:
    assert is_document(target) == is_one

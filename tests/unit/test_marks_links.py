"""Addresses: their canonical ids, their hosts, and where they stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.marks.links import Canonical, alone, canonical, host, urls
from tests.linear import assert_in_proportion


@pytest.mark.parametrize(
    ("url", "id_"),
    [
        ("https://arxiv.org/abs/2203.00417", "arxiv:2203.00417"),
        ("http://www.arxiv.org/pdf/2203.00417", "arxiv:2203.00417"),
        ("https://arxiv.org/pdf/2203.00417v3.pdf", "arxiv:2203.00417"),
        ("https://arxiv.org/html/2203.00417v1", "arxiv:2203.00417"),
        ("https://export.arxiv.org/abs/2203.00417/", "arxiv:2203.00417"),
        ("https://www.alphaxiv.org/abs/2203.00417", "arxiv:2203.00417"),
        ("https://ar5iv.labs.arxiv.org/html/2203.00417", "arxiv:2203.00417"),
        ("https://huggingface.co/papers/2203.00417", "arxiv:2203.00417"),
        ("https://doi.org/10.48550/arXiv.2203.00417", "arxiv:2203.00417"),
        ("https://arxiv.org/abs/cs/0309001", "arxiv:cs/0309001"),
        ("https://arxiv.org/abs/math.GT/0309136v2", "arxiv:math.gt/0309136"),
        ("arXiv:2203.00417v2", "arxiv:2203.00417"),
        ("https://arxiv.org/list/cs.DC/recent", "arxiv.org/list/cs.DC/recent"),
        ("https://doi.org/10.1145/3000000.3000001", "doi:10.1145/3000000.3000001"),
        ("http://dx.doi.org/10.1000/AbC.9", "doi:10.1000/abc.9"),
        ("https://dl.acm.org/doi/10.1145/3000000.3000001", "doi:10.1145/3000000.3000001"),
        ("https://press.example/doi/abs/10.1000/xyz?journalCode=a", "doi:10.1000/xyz"),
        ("https://press.example/doi/pdf/10.1000/xyz", "doi:10.1000/xyz"),
        ("https://doi.org/10.1016/S0140-6736(20)12345-6", "doi:10.1016/s0140-6736(20)12345-6"),
        ("https://doi.org/10.1000/xyz).", "doi:10.1000/xyz"),
        ("doi:10.1000/xyz", "doi:10.1000/xyz"),
        ("https://www.youtube.com/watch?v=Qx-1_a&feature=share", "youtube:Qx-1_a"),
        ("https://youtu.be/Qx-1_a?si=zz", "youtube:Qx-1_a"),
        ("https://m.youtube.com/shorts/Qx-1_a", "youtube:Qx-1_a"),
        ("https://www.youtube.com/embed/Qx-1_a?start=30", "youtube:Qx-1_a"),
        ("https://www.youtube.com/@somebody", "youtube.com/@somebody"),
        ("https://github.com/Some/Thing.git", "github.com/some/thing"),
        ("https://github.com/some/thing/", "github.com/some/thing"),
        ("https://github.com/some/thing/tree/main", "github.com/some/thing"),
        ("https://github.com/some/thing/blob/main/README.md", "github.com/some/thing/blob/main/README.md"),
        ("https://www.Example.org/talk/", "example.org/talk"),
        ("https://example.org", "example.org"),
        ("https://example.org/?utm_source=mail&utm_id=0", "example.org"),
        ("https://example.org/a?z=1&b=2&fbclid=q", "example.org/a?b=2&z=1"),
        ("https://example.org/a?spm=1&share_token=2&gclid=3&ref=4", "example.org/a"),
        ("https://example.org/a#part-two", "example.org/a"),
        ("https://example.org:443/a", "example.org/a"),
        ("https://example.org:8000/a", "example.org:8000/a"),
        ("https://me:secret@example.org/a", "example.org/a"),
        ("https://wiki.example/%E9%98%9F%E5%88%97", "wiki.example/队列"),
        ("https://wiki.example/队列", "wiki.example/队列"),
        ("https://wiki.example/%E9%98", "wiki.example/%E9%98"),
        ("https://example.org/a?q=b%26c", "example.org/a?q=b%26c"),
        ("http://[broken", "http://[broken"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("", ""),
    ],
)
def test_forms_of_one_work_have_one_id(url: str, id_: str) -> None:
    assert canonical(url).id == id_


def test_the_version_of_a_preprint_is_beside_its_id() -> None:
    assert canonical("https://arxiv.org/abs/2203.00417v12") == Canonical(
        "arxiv:2203.00417", "v12", (("version", "v12"),)
    )


@pytest.mark.parametrize(
    ("query", "second"),
    [("t=90", 90), ("t=90s", 90), ("t=1m30s", 90), ("t=1h0m5s", 3605), ("t=2m", 120), ("start=7", 7)],
)
def test_the_start_in_a_video_is_in_seconds(query: str, second: int) -> None:
    assert canonical(f"https://www.youtube.com/watch?v=abc&{query}").extra == (("t", second),)


def test_a_start_that_is_no_time_is_left_out() -> None:
    assert canonical("https://youtu.be/abc?t=soon").extra == ()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/a", "example.org"),
        ("http://Sub.Example.org:80", "sub.example.org"),
        ("no address", ""),
        ("http://[broken", ""),
    ],
)
def test_the_host_is_shown_without_www(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://a.example/x.", ["https://a.example/x"]),
        ("见 https://a.example/x，再说", ["https://a.example/x"]),
        ("（https://a.example/x）。", ["https://a.example/x"]),
        ("「https://a.example/x」を読む", ["https://a.example/x"]),
        ("https://a.example/p/12很好", ["https://a.example/p/12"]),
        ("https://a.example를 읽기", ["https://a.example"]),
        ("https://wiki.example/wiki/队列，见", ["https://wiki.example/wiki/队列"]),
        ("(https://a.example/b_(c))", ["https://a.example/b_(c)"]),
        ("[t](https://a.example/b)", ["https://a.example/b"]),
        ("<https://a.example/b>", ["https://a.example/b"]),
        ('"https://a.example/b"', ["https://a.example/b"]),
        ("**https://a.example/b**", ["https://a.example/b"]),
        ("https://a.example/?q=1&r=2#s!", ["https://a.example/?q=1&r=2#s"]),
        ("HTTPS://A.example/ and http://b.example", ["HTTPS://A.example/", "http://b.example"]),
        ("https:// alone", []),
        ("xhttps://a.example", []),
    ],
)
def test_addresses_are_found_without_the_punctuation_around_them(text: str, found: list[str]) -> None:
    assert [url for url, _ in urls(text)] == found


def test_an_address_has_its_offset() -> None:
    assert urls("go: https://a.example") == (("https://a.example", 4),)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("  https://a.example/x ", ("https://a.example/x",)),
        ("<https://a.example>", ("https://a.example",)),
        ("https://a.example https://b.example", ("https://a.example", "https://b.example")),
        ("https://a.example and more", ()),
        ("https://a.example（说明）", ()),
        ("https://", ()),
        ("", ()),
    ],
)
def test_a_line_of_addresses_holds_nothing_else(line: str, found: tuple[str, ...]) -> None:
    assert alone(line) == found


@given(st.text() | st.text(alphabet="htps:/.?#&=%()[]<>@ 0arxivdo").map(lambda tail: f"https://{tail}"))
def test_no_text_is_too_odd(text: str) -> None:
    canonical(text)
    host(text)
    alone(text)

    assert all(text[at : at + len(url)] == url for url, at in urls(text))


@given(st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9/]{0,12}", fullmatch=True))
def test_an_id_is_its_own_id(url: str) -> None:
    assert canonical(canonical(url).id).id == canonical(url).id


@pytest.mark.parametrize("part", ["https://", "https://a.b/(", "https://a.b/)", "x", "%E4", "https://a.b/队"])
def test_a_long_text_takes_time_in_proportion(part: str) -> None:
    assert_in_proportion(lambda text: (urls(text), alone(text), canonical(text)), part * (40_000 // len(part)))

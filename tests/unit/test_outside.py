"""Other servers are asked gently, and only what is certainly gone is reported."""

from collections.abc import Mapping
from datetime import date
from threading import Lock

import pytest

from journal.diagnostics import Code, Span
from journal.outside import Answer, Heard, Silence, answers_in, as_text, dead, heard, outside
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_TODAY = date(2031, 3, 9)
_FINE = "https://fine.example/"


class _Web:
    """Servers that give the same answers each time, and remember what they were asked."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers, self.asked, self.pauses, self.lock = answers, list[tuple[str, str]](), 0, Lock()

    def ask(self, url: str, method: str) -> Answer:
        with self.lock:
            self.asked.append((url, method))
        return self.answers.get(f"{method} {url}") or self.answers.get(url, Answer(200))

    def pause(self) -> None:
        with self.lock:
            self.pauses += 1

    def heard(self, *urls: str, kept: Mapping[str, Heard] | None = None) -> dict[str, Heard]:
        return heard(urls, kept or {}, _TODAY, self.ask, self.pause)


@pytest.mark.parametrize("answer", [Answer(404), Answer(410), Answer(0, Silence.NO_HOST), Answer(0, Silence.REFUSED)])
def test_what_is_certainly_gone_is_reported(answer: Answer) -> None:
    url = "https://gone.example/a"

    assert _Web({url: answer}).heard(url, _FINE)[url].fault


@pytest.mark.parametrize(
    "answer",
    [*(Answer(status) for status in (200, 204, 401, 403, 405, 418, 429, 451, 500, 503)), Answer(0, Silence.OTHER)],
    ids=lambda answer: str(answer.status or answer.silence),
)
def test_what_may_well_answer_a_reader_is_not(answer: Answer) -> None:
    url = "https://shy.example/a"
    found = _Web({url: answer}).heard(url, _FINE)

    assert url not in found or not found[url].fault


def test_without_a_network_nothing_is_reported() -> None:
    urls = ("https://a.example/", "https://b.example/")

    assert _Web(dict.fromkeys(urls, Answer(0, Silence.NO_HOST))).heard(*urls) == {}


def test_a_server_that_knows_no_head_is_asked_for_the_whole() -> None:
    web = _Web({f"HEAD {_FINE}": Answer(404), f"GET {_FINE}": Answer(200)})

    assert web.heard(_FINE)[_FINE].fault == ""
    assert web.asked == [(_FINE, "HEAD"), (_FINE, "GET")]


def test_an_address_is_asked_for_once() -> None:
    web = _Web({})
    web.heard(_FINE, _FINE)

    assert web.asked == [(_FINE, "HEAD")]


def test_there_is_a_pause_before_each_further_request_to_a_server() -> None:
    web = _Web({})
    web.heard(*(f"{_FINE}{number}" for number in range(4)), "https://other.example/")

    assert web.pauses == 3


@pytest.mark.parametrize("answer", [Answer(429), Answer(0, Silence.REFUSED)], ids=["busy", "closed"])
def test_a_server_that_has_had_enough_is_asked_nothing_more(answer: Answer) -> None:
    web = _Web({f"{_FINE}0": answer})
    web.heard(*(f"{_FINE}{number}" for number in range(4)))

    assert [url for url, _ in web.asked] == [f"{_FINE}0"]


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        (Heard(date(2031, 2, 10)), 0),
        (Heard(date(2031, 2, 7)), 1),
        (Heard(_TODAY, "gone"), 0),
        (Heard(date(2031, 3, 8), "gone"), 1),
    ],
    ids=["alive, lately", "alive, long ago", "gone, today", "gone, yesterday"],
)
def test_what_was_heard_is_believed_for_a_while(before: Heard, asked: int) -> None:
    web = _Web({})
    web.heard(_FINE, kept={_FINE: before})

    assert len(web.asked) == asked


def test_what_cannot_be_told_is_not_kept() -> None:
    assert _Web({_FINE: Answer(503)}).heard(_FINE) == {}


def test_what_was_heard_can_be_written_down() -> None:
    found = {_FINE: Heard(_TODAY), "https://gone.example/a": Heard(_TODAY, "there is nothing there (404)")}

    assert answers_in(as_text(found)) == found


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": ["yesterday", ""]}'])
def test_what_is_none_of_it_is_nothing(text: str) -> None:
    assert answers_in(text) == {}


def test_links_images_and_works_are_asked_for_without_their_fragments() -> None:
    text = (
        "[a](https://a.example/x#y) ![b](http://b.example/b.png) https://c.example/ [d](d.md) [e](mailto:e@e.example)\n\n"
        "1. Weirs [2029]\n   https://f.example/weirs.pdf\n"
    )
    site = assemble([read("a.md", text.encode(), "", Rules()).note], Terms())

    assert {url for url, _ in outside(site)} == {
        "https://a.example/x",
        "http://b.example/b.png",
        "https://c.example/",
        "https://f.example/weirs.pdf",
    }


def test_each_place_is_told() -> None:
    places = [("https://gone.example/", Span("a.md", line)) for line in (3, 8)]
    found = list(dead(places, {"https://gone.example/": Heard(_TODAY, "there is nothing there (404)")}))

    assert [(each.code, each.where.line) for each in found] == [(Code.DEAD_LINK, 3), (Code.DEAD_LINK, 8)]

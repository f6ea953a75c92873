"""Whether addresses on other servers still lead somewhere: what to ask, how gently, and what to make of the answers.

One request at a time goes to each server, with a pause between two, and what was learned is believed for some time. Only
what is certainly gone is reported: a server that is closed to programs, or busy, or slow may well answer a reader.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from enum import Enum
from typing import Final
from urllib.parse import quote, urldefrag, urlsplit

from journal.diagnostics import Code, Diagnostic, Span
from journal.model import Site
from journal.note import Note
from journal.record import Record


class Silence(Enum):
    """Why there was no answer."""

    NO_HOST = "no server has that name"
    REFUSED = "the server takes no connection"
    OTHER = "no answer came"


class Answer(Record):
    """What a request came to: a status of HTTP (RFC 9110), else why there is none."""

    status: int = 0
    silence: Silence | None = None


class Heard(Record):
    """What an address came to on a day; an empty `fault` says that it leads somewhere, or that this cannot be told."""

    day: date
    fault: str = ""
    told: bool = True


Ask = Callable[[str, str], Answer]  # an address and a method

_AT_ONCE: Final = 8  # servers
_GONE: Final = {404: "there is nothing there (404)", 410: "it was taken away for good (410)"}
_TOO_MANY: Final = 429
# A server may know no HEAD, or answer it in another way than a reader's GET.
_ASK_AGAIN: Final = frozenset(range(400, 600)) - {_TOO_MANY}
_BELIEVED: Final = {True: timedelta(days=30), False: timedelta(days=1)}  # whether it led somewhere


def outside(site: Site) -> tuple[tuple[str, Span], ...]:
    """The addresses on other servers that published notes lead to, each with its places, in their order."""
    notes = {entry.note.path: entry.note for entry in site.entries}
    return tuple(dict.fromkeys(each for path in sorted(notes) for each in _of_note(notes[path])))


def _of_note(note: Note) -> Iterator[tuple[str, Span]]:
    linked = [(each.target, Span(note.path, each.line, each.column)) for each in note.links]
    linked += [(each.target, Span(note.path, each.line, each.column)) for each in note.images]
    cited = [(url, Span(note.path, each.line)) for each in note.references for url in each.urls]
    at = {(url, where.line) for url, where in linked}
    for url, where in (*linked, *(each for each in cited if (each[0], each[1].line) not in at)):
        address = urldefrag(url)[0]
        if _host(address):
            yield address, where


def _host(url: str) -> str:
    """The server of an address of the web; empty for any other."""
    try:
        parts = urlsplit(url)
        return parts.netloc.lower() if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def heard(
    urls: Iterable[str], kept: Mapping[str, Heard], today: date, ask: Ask, pause: Callable[[], None]
) -> dict[str, Heard]:
    """What each address comes to; `kept` is what was heard before, and believed for a while. `pause` waits between two requests."""
    wanted = dict.fromkeys(urls)
    known = {url: each for url in wanted if (each := kept.get(url)) and today - each.day < _BELIEVED[not each.fault]}
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in wanted:
        if url not in known:
            by_host[_host(url)].append(url)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(
            each for of_host in pool.map(lambda urls: _of_host(urls, ask, pause), by_host.values()) for each in of_host
        )
    # Where nobody answers, it is this machine that has no network.
    online = any(answer.status for answer in answers.values())
    new = {url: _verdict(answer, today, online=online) for url, answer in answers.items()}
    return known | {url: each for url, each in new.items() if each.told}


def _of_host(urls: Sequence[str], ask: Ask, pause: Callable[[], None]) -> list[tuple[str, Answer]]:
    """The answers of one server, one after the other; where it has had enough, the rest is not asked for."""
    found: list[tuple[str, Answer]] = []
    for number, url in enumerate(urls):
        if number:
            pause()
        target = quote(url, safe="%/:=&?~#+!$,;'@()*[]")
        answer = ask(target, "HEAD")
        if answer.status in _ASK_AGAIN:
            pause()
            answer = ask(target, "GET")
        found.append((url, answer))
        if answer.status == _TOO_MANY or answer.silence in (Silence.NO_HOST, Silence.REFUSED):
            found += ((each, Answer(answer.status, answer.silence)) for each in urls[number + 1 :])
            break
    return found


def _verdict(answer: Answer, today: date, *, online: bool) -> Heard:
    if answer.status in _GONE:
        return Heard(today, _GONE[answer.status])
    if online and (answer.silence is Silence.NO_HOST or answer.silence is Silence.REFUSED):
        return Heard(today, answer.silence.value)
    return Heard(today, told=0 < answer.status < 400)


def dead(places: Iterable[tuple[str, Span]], found: Mapping[str, Heard]) -> Iterator[Diagnostic]:
    """The report of each place that leads to what is gone."""
    for url, where in places:
        if (each := found.get(url)) and each.fault:
            message = f"`{url}` leads nowhere: {each.fault}, asked on {each.day}"
            hint = "see where it is now, or what https://web.archive.org/ has of it"
            yield Diagnostic(Code.DEAD_LINK, where, message, hint)


# ---- what is kept between two runs


def as_text(found: Mapping[str, Heard]) -> str:
    """What was heard, as `answers_in` reads it."""
    rows = {url: [each.day.isoformat(), each.fault] for url, each in sorted(found.items())}
    return json.dumps(rows, ensure_ascii=False, indent=0)


def answers_in(text: str) -> dict[str, Heard]:
    """What was heard before; nothing where the text is none of `as_text`."""
    try:
        rows = json.loads(text)
        return {str(url): Heard(date.fromisoformat(day), str(fault)) for url, (day, fault) in rows.items()}
    except (ValueError, TypeError, AttributeError):
        return {}

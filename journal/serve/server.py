"""The preview as a web server: answers on one machine, to pages of its own, and reads nothing but what the site is made of.

A path is looked up among the paths of the site and never joined to a folder. Requests are checked by the host that they
name and by the page that they come from, so that no other page can read the journal or tick a task in it.
"""

import json
import selectors
import socket
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty
from threading import BoundedSemaphore
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from journal.disk import Refusal, digest_of, read_file
from journal.patterns import pattern
from journal.policy import policy
from journal.record import Record
from journal.serve.edition import Printed, TaskBox
from journal.serve.session import News, Reply, Session
from journal.staging import Content
from journal.templates import shipped

_OWN: Final = Path(__file__).with_name("static")
# A port that is taken gives one of the next ones.
_PORTS: Final = 32
# Whoever says nothing for so long (seconds) is no longer listened to.
_SILENCE: Final = 20.0
# How often (seconds) an open page is told that the server is still there.
_PULSE: Final = 10.0
_CONNECTIONS: Final = 400
_LARGEST: Final = 4096  # bytes of what a page may send

_KINDS: Final[Mapping[str, str]] = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
    "bmp": "image/bmp", "ico": "image/vnd.microsoft.icon", "pdf": "application/pdf", "mp4": "video/mp4",
    "m4v": "video/mp4", "webm": "video/webm", "mov": "video/quicktime", "ogv": "video/ogg", "mp3": "audio/mpeg",
    "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac", "woff2": "font/woff2",
    "wasm": "application/wasm", "webmanifest": "application/manifest+json",
}  # fmt: skip
_HEADERS: Final = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
)
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LITERAL: Final = pattern(r"(?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-f:.%]+\]")
_RANGE: Final = pattern(r"bytes=(\d{0,18})-(\d{0,18})")


class Address(Record):
    """Where the server answers. `host` is empty for this machine alone; `token` is what a page shows that ticks a task."""

    host: str
    port: int
    token: str

    @property
    def open(self) -> bool:
        """Whether other machines may ask."""
        return self.host not in ("", "localhost", "127.0.0.1", "::1")


class Server(ThreadingHTTPServer):
    """Answers for a session, each request in a thread of its own. Raises `OSError` if no port is free."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, session: Session, address: Address) -> None:
        self.session, self.address = session, address
        self.places = BoundedSemaphore(_CONNECTIONS)
        self.assets = {name: data for name in ("preview.js", "preview.css") if (data := _asset(name))}
        host = address.host or "127.0.0.1"
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # On Windows, another program could take a port over that is shared like this.
        self.allow_reuse_address = not hasattr(socket, "SO_EXCLUSIVEADDRUSE")
        for port in range(address.port, address.port + (_PORTS if address.port else 1)):
            try:
                super().__init__((host, port), _Request)
            except OSError:
                if port == address.port + _PORTS - 1 or not address.port or port >= 65_535:
                    raise
            else:
                break

    @property
    def base(self) -> str:
        """The path that the site lies under, with a slash at both ends."""
        return urlsplit(self.session.settings.config.base_url).path or "/"

    @property
    def url(self) -> str:
        """The address of the home page."""
        host = self.address.host or "127.0.0.1"
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_address[1]}{quote(self.base, safe='/%')}"

    def process_request(self, request: object, client_address: object) -> None:
        """Answers in a thread, unless there are too many already."""
        if not self.places.acquire(blocking=False):
            self.shutdown_request(request)  # type: ignore[arg-type]
            return
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def process_request_thread(self, request: object, client_address: object) -> None:
        """Answers, and makes room for another."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self.places.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that left has nothing to be told."""

    def admits(self, host: str) -> bool:
        """Whether a request may name `host`: a page elsewhere could have its own name lead here."""
        name, _, port = (
            host.lower().rpartition(":") if not host.endswith("]") and ":" in host else (host.lower(), "", "")
        )
        if port and port != str(self.server_address[1]):
            return False
        if name in _LOOPBACK or name.endswith(".localhost"):
            return True
        own = socket.gethostname().lower()
        names = {self.address.host.lower(), own, own.partition(".")[0] + ".local"}
        return self.address.open and (name in names or _LITERAL.fullmatch(name) is not None)


def tag(version: str, server: Server, boxes: tuple[TaskBox, ...] = (), unpublished: str = "") -> str:
    """What the preview adds to a page: its script and its style, and what they have to know; `version` as in `Reply`."""
    ticks = (
        ""
        if server.session.choice.read_only
        else " ".join(f"{box.number}{'' if box.mark in ' ☐' else 'x'}" for box in boxes)
    )
    said = {
        "version": version,
        "base": server.base,
        "token": server.address.token if ticks else "",
        "ticks": ticks,
        "unpublished": unpublished,
        "follow": "1" if server.session.choice.follow else "",
    }
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in said.items())
    script, style = (f"/-/{name}?{digest_of(server.assets[name])[:8]}" for name in ("preview.js", "preview.css"))
    return f'<link rel="stylesheet" href="{style}"><script defer src="{script}" id="journal-preview"{data}></script>\n'


def with_tag(html: bytes, tag: str) -> bytes:
    """A page with what the preview adds, before its first script: it keeps the page as it was before any script ran."""
    at = html.find(b"<script")
    at = at if at >= 0 else html.find(b"</head>")
    return html[:at] + tag.encode() + html[at:] if at >= 0 else tag.encode() + html


class _Request(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "journal", ""
    timeout = _SILENCE

    def do_GET(self) -> None:
        if not self._admitted():
            return
        path, _, query = self.path.partition("?")
        if path.startswith("/-/"):
            self._own(path.removeprefix("/-/"), query)
        else:
            self._site(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        if not self._admitted():
            return
        if self.path != "/-/tick":
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing at this address")
            return
        self._tick()

    # --- Who asks

    def _admitted(self) -> bool:
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        if not self.server.admits(host):
            self._refuse(HTTPStatus.FORBIDDEN, "this is no name of the preview")
            return False
        if (origin is not None and origin.lower() != f"http://{host.lower()}") or (
            self.path.startswith("/-/")
            and self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
        ):
            self._refuse(HTTPStatus.FORBIDDEN, "another page asked for this")
            return False
        return True

    # --- The site

    def _site(self, path: str) -> None:
        base = self.server.base
        try:
            plain = unquote(path, errors="strict")
        except UnicodeDecodeError:
            self._refuse(HTTPStatus.BAD_REQUEST, "this is no address")
            return
        if base != "/" and (plain == "/" or plain + "/" == unquote(base)):
            self._redirect(quote(unquote(base)))
            return
        inside = plain.startswith(unquote(base)) or base == "/"
        found = self._found(plain[len(unquote(base)) :] if inside else "\0")
        if isinstance(found, str):
            self._redirect(quote(unquote(base) + found))
            return
        if found.content is not None:
            self._content(plain, found.content)
        elif found.page is not None:
            self._page(plain, found)
        elif found.waiting:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _KINDS["html"], self._waiting(), (("Retry-After", "1"),))
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing at this address")

    def _found(self, path: str) -> Reply | str:
        """What stands at a path below the base; another path where the page has a slash at its end."""
        at = place(path)
        reply = self.server.session.reply(at)
        if (reply.missing or reply.waiting) and path and not path.endswith("/"):
            below = self.server.session.reply(place(path + "/"))
            if below.page is not None and not below.missing:
                return path + "/"
        return reply

    def _page(self, path: str, found: Reply) -> None:
        if found.page is None:
            return
        html, status = found.page.html, HTTPStatus.NOT_FOUND if found.missing else HTTPStatus.OK
        kind = _kind(path if not path.endswith("/") else "index.html")
        if found.missing or path.endswith(("/", ".html")):
            html, kind = self._live(found.page, found), _KINDS["html"]
        self._send(status, kind, html)

    def _live(self, page: Printed, found: Reply) -> bytes:
        """A page as it is sent to a browser."""
        return with_tag(page.html, tag(found.version, self.server, page.boxes, found.unpublished))

    def _waiting(self) -> bytes:
        head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{escape(policy())}">'
        page = f'<!doctype html>\n<html lang="en"><head>{head}<title>Preview</title></head>\n<body><main id="main"><p>There is no page yet; the corner says why.</p></main></body></html>\n'
        return with_tag(page.encode(), tag("waiting", self.server))

    def _content(self, path: str, content: Content) -> None:
        data: bytes | None = content if isinstance(content, bytes) else None
        if not isinstance(content, bytes) and self._is_inside(content.disk):
            read = read_file(content.disk)
            data = read if isinstance(read, bytes) else None
        if data is None:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing at this address")
            return
        self._ranged(_kind(path), data)

    def _is_inside(self, file: Path) -> bool:
        """Whether a file lies in the folders of the site after all links are followed; one may have been put there since."""
        settings = self.server.session.settings
        roots = (settings.content, settings.project / "static", shipped("static"))
        real = file.resolve()
        return any(real.is_relative_to(root.resolve()) for root in roots)

    def _ranged(self, kind: str, data: bytes) -> None:
        """A file, or the part of it that a player asks for."""
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        if asked is None or asked[1] == asked[2] == "":
            self._send(HTTPStatus.OK, kind, data, (("Accept-Ranges", "bytes"),))
            return
        start = int(asked[1]) if asked[1] else max(len(data) - int(asked[2]), 0)
        end = min(int(asked[2]) + 1, len(data)) if asked[1] and asked[2] else len(data)
        if start >= end:
            size = ("Content-Range", f"bytes */{len(data)}")
            self._send(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, kind, b"", (size,))
            return
        part = ("Content-Range", f"bytes {start}-{end - 1}/{len(data)}")
        self._send(HTTPStatus.PARTIAL_CONTENT, kind, data[start:end], (part, ("Accept-Ranges", "bytes")))

    # --- What the pages of the preview ask

    def _own(self, name: str, query: str) -> None:
        if name in self.server.assets:
            self._send(HTTPStatus.OK, _kind(name), self.server.assets[name])
        elif name == "status":
            self._send(HTTPStatus.OK, _KINDS["json"], json.dumps(self.server.session.status()).encode())
        elif name == "events":
            self._events(parse_qs(query))
        elif name == "named":
            told = self.server.session.named(self._at(parse_qs(query).get("path", [""])[0]))
            self._send(HTTPStatus.OK, _KINDS["json"], json.dumps(told).encode())
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "there is nothing at this address")

    def _events(self, asked: Mapping[str, list[str]]) -> None:
        path, version = (asked.get(name, [""])[0] for name in ("path", "version"))
        at = self._at(path)
        session = self.server.session
        reader = session.attach(at, version, self._left, follow=bool(asked.get("follow", [""])[0]))
        self.close_connection = True
        try:
            self.send_response(HTTPStatus.OK)
            for header in (("Content-Type", "text/event-stream"), ("Connection", "close"), *_HEADERS):
                self.send_header(*header)
            self.end_headers()
            self._event("hello", {"boot": digest_of(self.server.address.token.encode())[:12]})
            while True:
                try:
                    news, told = reader.news.get(timeout=_PULSE)
                except Empty:
                    self.wfile.write(b": still here\n\n")
                    continue
                if news is News.END:
                    return
                if isinstance(told, Reply) and told.page is not None:
                    told = {"html": self._live(told.page, told).decode()}
                self._event(news.value, told)
        except OSError:
            return  # the page was left
        finally:
            session.detach(reader)

    def _left(self) -> bool:
        """Whether a browser that listens has closed the connection: it says nothing more on it."""
        with selectors.DefaultSelector() as looked_at:
            try:
                looked_at.register(self.connection, selectors.EVENT_READ)
            except (OSError, ValueError):
                return True
            return bool(looked_at.select(0))

    def _at(self, address: str) -> str:
        """The path in the output of a page that a page names; of none, if it lies outside the site."""
        base, plain = unquote(self.server.base), unquote(address, errors="replace")
        return place(plain[len(base) :] if plain.startswith(base) else "\0")

    def _event(self, name: str, told: object) -> None:
        self.wfile.write(f"event: {name}\ndata: {json.dumps(told)}\n\n".encode())
        self.wfile.flush()

    def _tick(self) -> None:
        server = self.server
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > _LARGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "this is more than a tick")
            return
        body = self.rfile.read(int(length))
        if server.session.choice.read_only:
            self._refuse(
                HTTPStatus.FORBIDDEN, "notes cannot be changed from here", "leave `--read-only` and `--host` out"
            )
            return
        if self.headers.get("X-Journal-Token") != server.address.token or self.headers.get("Origin") is None:
            self._refuse(HTTPStatus.FORBIDDEN, "no page of this preview asked for it", "load the page again")
            return
        asked = _asked(body)
        if asked is None:
            self._refuse(HTTPStatus.BAD_REQUEST, "this is no tick")
            return
        path, version, number = asked
        base = unquote(server.base)
        plain = unquote(path, errors="replace")
        refusal = server.session.tick(place(plain[len(base) :] if plain.startswith(base) else "\0"), version, number)
        if refusal is not None:
            self._send(HTTPStatus.CONFLICT, _KINDS["json"], _refusal(refusal))
            return
        self._send(HTTPStatus.OK, _KINDS["json"], b"{}")

    # --- Answers

    def _redirect(self, to: str) -> None:
        self._send(HTTPStatus.FOUND, _KINDS["txt"], b"", (("Location", to),))

    def _refuse(self, status: HTTPStatus, message: str, hint: str = "") -> None:
        # What was sent along is not read, so nothing more can be understood on this connection.
        self.close_connection = True
        self._send(status, _KINDS["json"], _refusal(Refusal(message, hint)), (("Connection", "close"),))

    def _send(self, status: HTTPStatus, kind: str, data: bytes, more: tuple[tuple[str, str], ...] = ()) -> None:
        self.send_response(status)
        for header in (("Content-Type", kind), ("Content-Length", str(len(data))), *_HEADERS, *more):
            self.send_header(*header)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Requests are nobody's news."""


def place(path: str) -> str:
    """The path in the output of what stands at `path` below the base."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def _asked(body: bytes) -> tuple[str, str, int] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    path, version, number = told.get("path"), told.get("version"), told.get("number")
    if isinstance(path, str) and isinstance(version, str) and isinstance(number, int):
        return path, version, number
    return None


def _refusal(refusal: Refusal) -> bytes:
    return json.dumps({"message": refusal.message, "hint": refusal.hint}).encode()


def _kind(path: str) -> str:
    return _KINDS.get(path.rpartition("/")[2].rpartition(".")[2].lower(), "application/octet-stream")


def _asset(name: str) -> bytes:
    data = read_file(_OWN / name)
    return data if isinstance(data, bytes) else b""

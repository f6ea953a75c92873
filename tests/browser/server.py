"""Serves a built site as a host of static pages does: under a path of two levels, compressed, with its 404 page."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SUB_PATH: Final = "/a/b/"

# Pictures are compressed already.
_COMPRESSED: Final = (".html", ".css", ".js", ".svg", ".xml", ".txt", "/")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """What lies outside the path does not exist, and gets the page that says so."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the body waits up to 40 ms for word that the head has come
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not self.path.split("?")[0].endswith("/"):
            self.send_response(301)
            self.send_header("Location", self.path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        data = (file if status == 200 else Path(self.directory) / "404.html").read_bytes()
        self.send_response(status)
        if status == 404 or file.name.endswith(_COMPRESSED):
            data = _compressed(data)
            self.send_header("Content-Encoding", "gzip")
        kind = "text/html" if status == 404 else self.guess_type(file)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(SUB_PATH)) if path.startswith(SUB_PATH) else "/nowhere"

    def log_message(self, *arguments: object) -> None:
        pass


@functools.lru_cache(maxsize=512)
def _compressed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves a folder on a free port while it is entered; gives the address of its home page."""
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        # Whoever shuts it down waits until it looks whether somebody has.
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
        server.shutdown()
        thread.join()

"""Starts the preview and ends it: the session, the watch and the server together."""

import sys
from collections.abc import Callable
from typing import Final

from journal.disk import Refusal
from journal.record import Record
from journal.serve.server import Address, Server
from journal.serve.session import Choice, Session, Settled, Wrong
from journal.serve.watch import Watch
from journal.settings import BuildSettings, Progress

# How long (seconds) a thread works while another waits: an edit has to get past the assembling of the one before.
_TURN: Final = 0.0002


class Surroundings(Record):
    """What the preview is given by whoever starts it.

    `settle` reads the configuration again, `heard` is told how far reading is and what is wrong, `clock` gives seconds. `poll`: changes are
    looked for, and events not asked for.
    """

    settle: Callable[[], Settled]
    heard: Callable[[Progress | Refusal | Wrong], None]
    clock: Callable[[], float]
    poll: bool = False


def serve(
    settings: BuildSettings,
    choice: Choice,
    address: Address,
    around: Surroundings,
    ready: Callable[[Server], None] = lambda _: None,
) -> None:
    """Serves until it is interrupted; `ready` is called when pages are answered. Raises `OSError` if no port is free."""
    sys.setswitchinterval(_TURN)
    session = Session(settings, choice, around.settle, around.heard, around.clock)
    server = Server(session, address)
    watch = watching(session, around)
    try:
        session.start()
        ready(server)
        server.serve_forever(poll_interval=0.1)
    finally:
        session.stop()
        server.server_close()
        watch.stop()


def watching(session: Session, around: Surroundings) -> Watch:
    """A watch over all that the session shows."""
    settings = session.settings
    project, content = settings.project.resolve(), settings.content.resolve()
    own = [project / "templates", project / "static"]
    folders = [(content, True), (project, False), *((each, True) for each in own if not each.is_relative_to(content))]
    ignored = [settings.output.resolve(), project / ".git", *([settings.cache.resolve()] if settings.cache else [])]
    return Watch(
        [(str(folder), below) for folder, below in folders],
        map(str, ignored),
        session.hear,
        around.clock,
        poll=around.poll,
        after=session.wait_for_first,
    )

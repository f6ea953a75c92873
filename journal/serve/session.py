"""What the preview knows at each moment: the newest edition of the site, the pages that are open, and what is wrong.

One thread makes pages and takes up single notes, another reads and assembles the whole; both only ever replace values.
Everything that the browser is told is compared by content: a page is told of only if its bytes are others.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, TypeVar
from urllib.parse import quote

from journal.basis import basis_of
from journal.build import in_order, listing_of, quoted
from journal.diagnostics import Diagnostic, Severity
from journal.disk import Listed, Listing, Refusal, bytes_of, digest_of, read_file, scan
from journal.intake import Known, reading_of, rules_of
from journal.note import Note, Read
from journal.record import Record, replace
from journal.redirects import LEDGER
from journal.routes import output_path
from journal.serve import problems
from journal.serve.early import early, recalled, taken_up
from journal.serve.edition import Dress, Edition, Printed, TaskBox, dressed
from journal.serve.following import first_change
from journal.serve.gathering import BROKEN, Gathered, Gathering
from journal.serve.named import Meant, Named, meant
from journal.serve.reading import read_elsewhere
from journal.serve.splice import spliced, with_pages
from journal.serve.tick import Ticker
from journal.serve.watch import Change
from journal.settings import BuildSettings, Progress, Stage
from journal.staging import Content
from journal.store import recall_templates
from journal.templates import Compiled

T = TypeVar("T")

# Reading begins when the first page was made, or after so many seconds if nobody asks for one.
_PATIENCE: Final = 0.7
# Pages whose boxes can still be ticked, although a newer version of them was made.
_REMEMBERED: Final = 64
# A file that is suddenly empty (seconds) is one that is just being written.
_WRITING: Final = 0.25
# So long (seconds) at most the whole waits for single notes, and so long in any case after them.
_MOMENT: Final = 2.0
_BREATH: Final = 0.06
# So long (seconds) at most it waits for a pause of the writer, and for so many pauses at most.
_LONGEST_PAUSE: Final = 1.5
_PAUSES: Final = 4
# So many notes are taken up for nothing before the first one is saved, each as it is and with a task more.
_PRACTISED: Final = 6
_PRACTICE: Final = b"\n\n- [ ] one more\n"
# More changed notes than these are no edit that one could follow.
_FOLLOWED: Final = 3


class Choice(Record):
    """What was asked for on the command line. `today` marks what is still to come; `editor` is a key or pattern of `problems`."""

    drafts: bool = True
    read_only: bool = False
    follow: bool = False
    editor: str = ""
    today: date | None = None


class Settled(Record):
    """The configuration as it lies on disk. `settings` is None while it cannot be used; `found` is what is wrong with it."""

    settings: BuildSettings | None
    found: tuple[Diagnostic, ...] = ()


class Reply(Record):
    """What stands at an address. `page` is set where it is a page, `missing` if there is none and `page` says so.

    `waiting`: nothing can be said before more notes are read. `unpublished` as in `Edition`.
    """

    page: Printed | None = None
    content: Content | None = None
    missing: bool = False
    waiting: bool = False
    unpublished: str = ""

    @property
    def version(self) -> str:
        """The version of the page as the browser knows it: whether it is published is no part of its bytes."""
        version = self.page.version if self.page is not None else ""
        return f"{version}:{self.unpublished}" if self.unpublished else version


class News(Enum):
    """What an open page is told."""

    PAGE = "page"
    STATUS = "status"
    EDIT = "edit"
    FILES = "files"
    END = "end"


@dataclass(slots=True)
class Reader:
    """An open page: its path in the output, the version that it shows, whether it was left, and the news for it."""

    path: str
    version: str
    left: Callable[[], bool]
    follow: bool = False
    news: "SimpleQueue[tuple[News, object]]" = field(default_factory=SimpleQueue)


@dataclass(slots=True)
class _Quick:
    """A note that was taken up by itself, and when in the order of such."""

    made: Read
    order: int


class Wrong(Record):
    """Errors that were not there before, each with the folder that its path starts from."""

    found: tuple[tuple[Diagnostic, Path], ...]


class Session:
    """One run of the preview. `settle` reads the configuration.

    `heard` is told how far reading is, why there is nothing to show, and what is newly wrong.
    """

    def __init__(
        self,
        settings: BuildSettings,
        choice: Choice,
        settle: Callable[[], Settled],
        heard: Callable[[Progress | Refusal | Wrong], None],
        clock: Callable[[], float],
    ) -> None:
        self.choice = choice
        self._settings, self._settle, self._heard, self._clock = settings, settle, heard, clock
        self._composer = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._changes: SimpleQueue[tuple[Change, Future[object] | None] | None] = SimpleQueue()
        self._asked = threading.Event()
        self.whole = threading.Event()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._open: dict[int, Reader] = {}
        # Only the thread of the pages touches these.
        self._listing: Listing | None = None
        self._dress: Dress | None = None
        self._named = Named()
        self._edition: Edition | None = None
        self._left: Known | None = None
        self._provisional: dict[str, Edition] = {}
        self._latest: Edition | None = None
        self._quick: dict[str, _Quick] = {}
        self._order = 0
        self._known: tuple[Listing, dict[str, Listed]] | None = None
        self._printed: dict[str, Printed | None] = {}
        self._last: OrderedDict[str, Printed] = OrderedDict()
        self._boxes: OrderedDict[tuple[str, str], tuple[TaskBox, ...]] = OrderedDict()
        self._ticker = Ticker()
        self._bad: dict[str, tuple[Diagnostic, ...]] = {}
        # What is told of the whole.
        self._config_found: tuple[Diagnostic, ...] = ()
        self._fault: dict[str, object] | None = None
        self._refusal: dict[str, object] | None = None
        self._spoken_of: dict[str, object] = {}
        self._errors: frozenset[tuple[str, str, str]] = frozenset()
        self._told: dict[str, object] = problems.told((), "")
        self._progress: Progress | None = Progress(Stage.SCANNING)
        self._spoken = 0.0
        # Only the thread of the notes touches these.
        self._notes: Gathering | None = None
        self._seen: _Seen | None = None
        self._pause = 0.0
        self._keeper = threading.Thread(target=self._keep, name="notes", daemon=True)

    # --- Called from anywhere

    def start(self) -> None:
        """Begins to read, as soon as the first page is made."""
        self._keeper.start()

    def wait_for_first(self) -> None:
        """Waits until the first page is made, or for as long as one does that may never be asked for."""
        self._asked.wait(_PATIENCE)

    def hurry(self) -> None:
        """Reads at once, without waiting for a first page."""
        self._asked.set()

    def stop(self) -> None:
        """Ends at once: what is being read is left alone."""
        self._stopped.set()
        self._asked.set()
        self._changes.put(None)
        for reader in self._all_readers():
            reader.news.put((News.END, None))
        self._composer.shutdown(wait=False, cancel_futures=True)
        if self._keeper.is_alive():
            self._keeper.join(timeout=0.3)  # so that the process that reads for it is ended

    @property
    def settings(self) -> BuildSettings:
        """What is being shown."""
        return self._settings

    def reply(self, path: str) -> Reply:
        """What stands at a path of the output. Raises what the program itself does wrong, if there is no earlier page."""
        return self._composer.submit(self._reply, path).result()

    def attach(self, path: str, version: str, left: Callable[[], bool], *, follow: bool) -> Reader:
        """An open page that is told what is new, beginning with whether its version is still the newest."""
        reader = Reader(path, version, left, follow)
        with self._lock:
            self._open[id(reader)] = reader
        reader.news.put((News.STATUS, self.status()))
        self._submit(self._tell, (reader,))
        return reader

    def detach(self, reader: Reader) -> None:
        """An open page was left."""
        with self._lock:
            self._open.pop(id(reader), None)

    def hear(self, change: Change) -> None:
        """Takes up what may have changed on disk."""
        taken = None if change.all else self._submit(self._take_up, change.paths)
        self._changes.put((change, taken))

    def tick(self, path: str, version: str, number: int) -> Refusal | None:
        """Ticks the task of an item on a page, or takes the tick away; None if that is done."""
        return self._composer.submit(self._tick, path, version, number).result()

    def named(self, path: str) -> list[dict[str, str]]:
        """The places that name the entry of a page without a link to it; none while notes are missing."""
        edition, of = self._composer.submit(self._meant, path).result()
        return self._named.rows(edition, of, self.choice.editor) if edition is not None and of is not None else []

    def status(self) -> dict[str, object]:
        """What is wrong, and how far reading is."""
        progress = self._progress
        told = self._told
        first = [each for each in (self._fault, self._refusal) if each is not None]
        if first:
            told = problems.before(first, told)
        reading = None
        if progress is not None and not self.whole.is_set():
            reading = {"stage": progress.stage.value, "done": progress.done, "total": progress.total}
        return {"problems": told, "reading": reading}

    def _all_readers(self) -> tuple[Reader, ...]:
        with self._lock:
            return tuple(self._open.values())

    def _submit(self, work: Callable[..., object], *arguments: object) -> "Future[object] | None":
        try:
            return self._composer.submit(self._guarded, work, *arguments)
        except RuntimeError:
            return None  # it was stopped

    def _guarded(self, work: Callable[..., object], *arguments: object) -> object:
        try:
            return work(*arguments)
        except Exception as error:  # noqa: BLE001 - a fault of ours is shown; the preview goes on
            self._fail(error)
            return None

    def _fail(self, error: Exception) -> None:
        self._fault = problems.fault(error)
        self._broadcast_status()

    def _broadcast_status(self) -> None:
        status = self.status()
        for reader in self._all_readers():
            reader.news.put((News.STATUS, status))

    # --- The thread of the pages

    def _reply(self, path: str) -> Reply:
        try:
            edition = self._edition_for(path)
            reply = self._shown(path, edition) if edition is not None else Reply(waiting=True)
        except Exception as error:
            self._fail(error)
            last = self._last.get(path)
            if last is None:
                raise
            return Reply(last)
        finally:
            self._asked.set()
        if edition is None or (reply.page is not None and not reply.missing):
            return reply
        content = edition.file(path)
        return Reply(content=content) if content is not None else reply

    def _shown(self, path: str, edition: Edition) -> Reply:
        """The page at a path, or the one that says that there is none."""
        printed = self._page(path, edition)
        if printed is not None:
            route = edition.pages.get(path)
            return Reply(printed, unpublished=edition.unpublished.get(route, "") if route is not None else "")
        return Reply(edition.not_found(), missing=True) if edition.whole else Reply(waiting=True)

    def _meant(self, path: str) -> tuple[Edition | None, Meant | None]:
        edition = self._newest(self._edition)
        return edition, meant(edition, path) if edition is not None else None

    def _edition_for(self, path: str) -> Edition | None:
        if self._edition is None:
            return self._first(path)
        return self._provisional.get(path, self._edition)

    def _page(self, path: str, edition: Edition) -> Printed | None:
        if path not in self._printed:
            printed = edition.page(path)
            if edition is not self._edition and path not in self._provisional:
                return printed  # made of a few notes
            self._printed[path] = printed
            if printed is not None:
                self._remember(path, printed)
        return self._printed[path]

    def _remember(self, path: str, printed: Printed) -> None:
        self._last[path] = printed
        self._last.move_to_end(path)
        self._boxes[path, printed.version] = printed.boxes
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        if len(self._boxes) > 2 * _REMEMBERED:
            self._boxes.popitem(last=False)
        if self._bad.get(path, ()) != printed.bad:
            self._bad[path] = printed.bad
            self._retell()

    def _first(self, path: str) -> Edition | None:
        """What answers before the whole is known; None if there is nothing to make a page of."""
        today, drafts = self.choice.today, self.choice.drafts
        if self._listing is None or self._dress is None:
            listing = listing_of(self._settings)
            if isinstance(listing, Refusal) or not listing.notes:
                return None
            compiled = recall_templates(
                self._settings.cache, basis_of(rules_of(self._settings.config), self._settings.cache)
            )
            self._listing, self._dress = listing, dressed(self._settings, Compiled(compiled))
            left = recalled(self._settings)
            self._left = left.known
            self._edition = taken_up(self._settings, listing, left, self._dress, today, drafts=drafts)
        if self._edition is not None:
            return self._edition
        return early(self._settings, self._listing, path, self._dress, today, drafts=drafts)

    def _tell(self, readers: Iterable[Reader]) -> None:
        """Sends each open page whose bytes are others now."""
        for reader in readers:
            if reader.left():
                reader.news.put((News.END, None))
                continue
            edition = self._edition_for(reader.path) if self._edition is not None else None
            found = self._shown(reader.path, edition) if edition is not None else Reply()
            if found.version not in ("", reader.version):
                reader.version = found.version
                reader.news.put((News.PAGE, found))

    def _renewed(self) -> None:
        self._printed.clear()
        self._fault = None
        self._tell(self._all_readers())

    def _take_up(self, paths: frozenset[str]) -> bool:
        """Takes up single notes that were saved, without waiting for the whole; says whether their pages show all of them."""
        if self._edition is None:
            return False
        files = [self._listed(path) for path in paths]
        shown = [file is not None and self._take_up_note(file) for file in files]
        return all(shown)

    def _practise(self) -> None:
        """Takes notes up for nothing, so that the first one that is saved does not wait for what that loads."""
        edition = self._edition
        newest = sorted(edition.listing.notes, key=lambda each: -each.time) if edition is not None else []
        for file in newest[:_PRACTISED]:
            self._submit(self._practise_with, file)

    def _practise_with(self, file: Listed) -> None:
        edition = self._edition
        old = edition.note(file.path) if edition is not None else None
        data = bytes_of(edition.listing.root, file) if edition is not None else b""
        if edition is None or old is None or isinstance(data, Diagnostic):
            return
        for more in (b"", _PRACTICE):
            found = spliced(edition, old, edition.read(file, data + more))
            for path in self._pages_of(edition, file.path):
                (found.edition if found is not None else edition).page(path)

    def _listed(self, path: str) -> Listed | None:
        edition = self._edition
        if edition is None:
            return None
        listing = edition.listing
        if self._known is None or self._known[0] is not listing:
            self._known = (listing, {file.real: file for file in listing.notes if not file.copy_of})
        place = Path(path)
        real = place.relative_to(listing.root).as_posix() if place.is_relative_to(listing.root) else ""
        return self._known[1].get(real)

    def _take_up_note(self, file: Listed) -> bool:
        edition = self._newest(self._edition)
        data = bytes_of(edition.listing.root, file) if edition is not None else b""
        old = edition.note(file.path) if edition is not None else None
        if edition is None or isinstance(data, Diagnostic) or not data or old is None:
            return False
        if old.digest == digest_of(data):
            return True
        made = edition.read(file, data)
        if any(each.code in BROKEN for each in made.note.found):
            return False
        self._order += 1
        self._quick[file.path] = _Quick(made, self._order)
        return self._splice(edition, old, made)

    def _splice(self, edition: Edition, old: Note, made: Read) -> bool:
        found = spliced(edition, old, made)
        if found is None:
            return False
        pages = self._pages_of(edition, made.note.path)
        before = {path: self._old(path) for path in pages} if self._followed() else {}
        if found.exact and self._latest is None:
            self._edition = found.edition
            self._printed.clear()
        else:
            self._latest = found.edition
            self._provisional |= dict.fromkeys(pages, found.edition)
            for path in pages:
                self._printed.pop(path, None)
        self._fault = None
        # Whoever looks at the note goes before those who look at what shows it.
        self._tell(sorted(self._all_readers(), key=lambda reader: reader.path not in pages))
        self._announce(before)
        return True

    def _newest(self, whole: T) -> Edition | T:
        """The edition with all notes that were taken up by themselves."""
        return self._latest if self._latest is not None else whole

    def _pages_of(self, edition: Edition, path: str) -> tuple[str, ...]:
        site = edition.site
        ids = dict.fromkeys(entry.id for entry in site.entries if entry.note.path == path and entry.id in site.routes)
        return tuple(page for each in ids if (page := output_path(site.routes[each])) in edition.pages)

    def _followed(self) -> bool:
        return any(reader.follow for reader in self._all_readers())

    def _old(self, path: str) -> bytes:
        edition = self._edition_for(path)
        printed = self._page(path, edition) if edition is not None else None
        return printed.html if printed is not None else b""

    def _announce(self, before: dict[str, bytes]) -> None:
        """Tells those who follow where an edit was."""
        for path, old in before.items():
            new = self._old(path)
            if new and new != old:
                at = first_change(old, new) if old else -1
                place = {"url": quote(path.removesuffix("index.html")), "at": at}
                for reader in self._all_readers():
                    if reader.follow:
                        reader.news.put((News.EDIT, place))
                return

    def _swap(self, edition: Edition, order: int, changed: tuple[str, ...]) -> None:
        """Takes the whole site that was assembled of all notes as they lay there when `order` notes had been taken up."""
        followed = len(changed) <= _FOLLOWED and self._followed()
        quiet = {path for path, quick in self._quick.items() if quick.order <= order}
        followed_paths = [path for path in changed if path not in self._quick] if followed else []
        before = (
            {page: self._old(page) for path in followed_paths for page in self._pages_of(edition, path)}
            if self._edition
            else {}
        )
        files = _new_files(self._edition, edition)
        if self._dress is not None and self._dress is not edition.dress:
            edition = with_pages(replace(edition, dress=self._dress), edition.pages)
        self._edition = edition
        self._latest, self._provisional = None, {}
        self._quick = {path: quick for path, quick in self._quick.items() if path not in quiet}
        self._listing = None
        for quick in sorted(self._quick.values(), key=lambda each: each.order):
            note = quick.made.note
            old = edition.note(note.path)
            if old is not None and old.digest != note.digest:
                self._splice(self._newest(edition), old, quick.made)
        self._renewed()
        if files:
            for reader in self._all_readers():
                reader.news.put((News.FILES, {"paths": files}))
        self._announce(before)

    def _redress(self, dress: Dress) -> None:
        self._dress = dress
        if self._edition is not None:
            self._edition = replace(self._edition, dress=dress)
        self._provisional = {path: replace(each, dress=dress) for path, each in self._provisional.items()}
        self._latest = replace(self._latest, dress=dress) if self._latest is not None else None
        self._bad.clear()
        self._renewed()

    def _tick(self, path: str, version: str, number: int) -> Refusal | None:
        boxes = self._boxes.get((path, version.partition(":")[0]), ())
        box = next((box for box in boxes if box.number == number), None)
        edition = self._edition
        if box is None or edition is None:
            return Refusal("the page is older than what is known now", "it is made anew; tick it then")
        codec = reading_of(edition.listing.root, edition.settings.config).codec(box.path)
        refusal = self._ticker.tick(edition.listing, box, codec)
        if refusal is None:
            file = next(file for file in edition.listing.notes if file.path == box.path)
            self.hear(Change(frozenset({str(edition.listing.root / file.real)})))
        return refusal

    # --- The thread of the notes

    def _keep(self) -> None:
        self.wait_for_first()
        paths: frozenset[str] | None = frozenset()
        while paths is not None and not self._stopped.is_set():
            try:
                self._look(paths)
            except Exception as error:  # noqa: BLE001 - a fault of ours is shown; the preview goes on
                self._fail(error)
                self._notes = None
                self._stopped.wait(_WRITING)
            paths = self._next()

    def _next(self) -> frozenset[str] | None:
        """The paths that may have changed since one looked last; None when all is over."""
        changes = [self._changes.get()]
        # What is shown by itself goes before all else, and so does the browser's asking for it. Where the whole takes long,
        # it waits for a pause of the writer: each note that is saved meanwhile would have to wait for it.
        end = self._clock() + _PAUSES * self._pause
        while self._is_shown(changes[-1]):
            try:
                changes.append(self._changes.get(timeout=max(_BREATH, min(self._pause, end - self._clock()))))
            except Empty:
                break
            if self._clock() >= end:
                break
        while not self._changes.empty():
            changes.append(self._changes.get())
        told = [change[0].paths for change in changes if change is not None]
        return frozenset[str]().union(*told) if len(told) == len(changes) else None

    @staticmethod
    def _is_shown(change: "tuple[Change, Future[object] | None] | None") -> bool:
        """Whether the pages of all notes that were saved show them already."""
        taken = change[1] if change is not None else None
        done = taken is not None and taken in wait([taken], _MOMENT).done and not taken.cancelled()
        return taken is not None and done and bool(taken.result())

    def _look(self, paths: frozenset[str]) -> None:
        seen = _Seen.of(self._settings)
        if seen != self._seen and seen.empty and not self._stopped.wait(_WRITING):
            seen = _Seen.of(self._settings)
        if self._seen is not None and seen.configuration != self._seen.configuration:
            self._reconfigure()
        if self._seen is not None and seen != self._seen:
            self._wait(self._submit(self._redress, dressed(self._settings, None, self._dress)))
            self._retell()
        anew, self._seen = self._seen is not None and seen != self._seen, seen
        self._read(paths, anew=anew)

    def _reconfigure(self) -> None:
        settled = self._settle()
        self._config_found = settled.found
        if settled.settings is not None and settled.settings != self._settings:
            self._settings, self._notes, self._left = settled.settings, None, None

    def _read(self, paths: frozenset[str], *, anew: bool) -> None:
        if self._notes is None:
            if not anew and self._is_known():
                self._done()
                return
            left = self._left or recalled(self._settings).known
            read_elsewhere(self._settings, left, self._hear, self._stopped)
            self._notes = Gathering(self._settings, left, self.choice.today, self._stopped, drafts=self.choice.drafts)
        order, dress = self._order, self._dress
        if dress is None:
            dress = dressed(self._settings)
            self._wait(self._submit(self._redress, dress))
        root = self._settings.content.resolve()
        touched = {Path(path).relative_to(root).as_posix() for path in paths if Path(path).is_relative_to(root)}
        began = self._clock()
        gathered = self._notes.gather(dress, touched, self._hear, anew=anew)
        self._pause = min((self._clock() - began) / 2, _LONGEST_PAUSE)
        if isinstance(gathered, Gathered) and gathered.empty and not self._stopped.wait(_WRITING):
            gathered = self._notes.gather(dress, (), self._hear, gathered.empty)
        if isinstance(gathered, Refusal):
            if self._refusal != (refused := problems.refused(gathered)):
                self._heard(gathered)
            self._refusal, self._progress = refused, None
            self._broadcast_status()
            return
        if (
            gathered.new
            or self._refusal
            or self._edition is None
            or not self._edition.whole
            or self._latest is not None
        ):
            self._unpack(gathered)
            self._wait(self._submit(self._swap, gathered.edition, order, gathered.changed))
        self._done()

    def _unpack(self, gathered: Gathered) -> None:
        """Has unpacked what pages ask of a new edition: no note that is saved is to wait for it."""
        edition = gathered.edition
        own = (page for path in gathered.changed[:_FOLLOWED] for page in self._pages_of(edition, path))
        for page in {*own, *(reader.path for reader in self._all_readers())}:
            with suppress(Exception):  # a fault is told of where the page is made to be shown
                edition.page(page)

    def _is_known(self) -> bool:
        """Whether the edition is whole, and the files are still its own but for notes that were taken up by themselves."""
        edition = self._edition
        listing = listing_of(self._settings)
        if edition is None or not edition.whole or edition.settings != self._settings or isinstance(listing, Refusal):
            return False
        taken = {path: quick.made.note.digest for path, quick in self._quick.items()}
        if self._latest is not None or (listing.others, listing.found) != (
            edition.listing.others,
            edition.listing.found,
        ):
            return False
        before, now = ({file.path: file for file in each.notes} for each in (edition.listing, listing))
        if before.keys() != now.keys():
            return False
        return all(taken.get(path) == _digest(listing, file) for path, file in now.items() if before[path] != file)

    def _done(self) -> None:
        first, again = not self.whole.is_set(), self._refusal is not None
        self.whole.set()
        self._progress = self._refusal = None
        if first or again:
            self._heard(Progress(Stage.SHOWING))
        if first:
            self._practise()
        self._retell()

    def _hear(self, progress: Progress) -> None:
        self._heard(progress)
        self._progress = progress
        now = self._clock()
        if now - self._spoken > 0.15:
            self._spoken = now
            self._broadcast_status()

    def _retell(self) -> None:
        """Gathers what is wrong, and tells it."""
        edition, settings = self._edition, self._settings
        in_project = [*self._config_found, *(self._dress.found if self._dress is not None else ())]
        in_project += [each for found in self._bad.values() for each in found]
        told = [(each, settings.project) for each in dict.fromkeys(in_project)]
        if edition is not None:
            worst = sorted(in_order(edition.found), key=lambda each: _RANK[each.severity])
            content = settings.content.resolve()
            told += [(each, content) for each in quoted(worst[:_QUOTED], edition.listing, settings.config)]
        errors = {
            (each.code.value, each.where.path, each.message): (each, folder)
            for each, folder in told
            if each.severity is Severity.ERROR
        }
        if wrong := tuple(each for key, each in errors.items() if key not in self._errors):
            self._heard(Wrong(wrong))
        self._errors = frozenset(errors)
        new = problems.told(told, self.choice.editor)
        before, self._told = self._spoken_of, new
        self._spoken_of = self.status()
        if self._spoken_of != before:
            self._broadcast_status()

    @staticmethod
    def _wait(future: "Future[object] | None") -> None:
        if future is not None:
            future.result()


_RANK: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_QUOTED: Final = 200


def _digest(listing: Listing, file: Listed) -> str:
    data = bytes_of(listing.root, file)
    return digest_of(data) if isinstance(data, bytes) else ""


def _new_files(before: Edition | None, now: Edition) -> list[str]:
    """The paths in the output of copied files whose content is another."""
    if before is None or before.listing.others == now.listing.others:
        return []
    old = {file.path: file for file in before.listing.others}
    return sorted(
        now.site.assets[file.path]
        for file in now.listing.others
        if file.path in now.site.assets and old.get(file.path, file) != file
    )


class _Seen(Record):
    """What lies beside the notes, as one looked at it last."""

    configuration: str
    ledger: str
    dress: tuple[Listed, ...]

    @property
    def empty(self) -> bool:
        """Whether a template or another file of the theme holds nothing, as files do while they are being written."""
        return any(file.size == 0 for file in self.dress)

    @classmethod
    def of(cls, settings: BuildSettings) -> "_Seen":
        data, ledger = (read_file(settings.project / name) for name in ("journal.toml", LEDGER))
        folders = (settings.project / "templates", settings.project / "static")
        listings = (scan(folder, (".well-known/",), (), settings.output) for folder in folders)
        files = tuple(file for each in listings if isinstance(each, Listing) for file in (*each.notes, *each.others))
        digests = [digest_of(each) if isinstance(each, bytes) else "" for each in (data, ledger)]
        return cls(digests[0], digests[1], files)

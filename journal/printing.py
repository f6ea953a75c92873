"""Pages made one after the other and put on the stage, each with what it asked of the site.

Where all that a page asked has the same answer its view is the same, and the page is only printed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import repeat

from journal.diagnostics import Diagnostic, place_of
from journal.printer import Beside, Print, Printer
from journal.record import Record, field, replace
from journal.remembered import Remembered
from journal.render import Shown, shown
from journal.routes import Route, url
from journal.staging import Staged, Staging
from journal.trace import Trace
from journal.viewfile import Spot, ViewFile
from journal.views.known import Known


class Made(Record):
    """A page with the ids of what it asked; `bad` is why the writer's own templates could not print it, empty if they could.

    `told` are the questions that are not remembered and that no page before has told, in this process, by their ids. `view`
    is where its view is kept.
    """

    content: bytes | Staged
    asked: bytes
    told: Mapping[int, str] = field(default_factory=dict)
    bad: tuple[Diagnostic, ...] = ()
    view: Spot = Spot()


class Printing:
    """Makes one page; where the writer's template cannot print it, the shipped one does, and the reason comes along.

    `same` are the paths of pages all of whose answers are as `known` remembers them; `standing` are the digests of those
    that lie in the output as they were written.
    """

    def __init__(
        self,
        trace: Trace,
        assets: Mapping[str, str],
        printer: Printer,
        known: Remembered,
        views: ViewFile,
        *,
        portable: bool,
    ) -> None:
        self._trace, self._assets, self._printer = trace, assets, printer
        self._known, self._views = known, views
        self._portable = portable
        self.same: Collection[str] = ()
        self.standing: Mapping[str, str] = {}

    def load(self) -> None:
        """Loads what prints, and compiles every template: one that was not can be sent to no process."""
        self._printer.load()

    def know(self, known: Known) -> None:
        """Has something else be known from now on, in this process."""
        self._trace.know(known)

    def end(self) -> None:
        """Lets the site go; nothing can be made any more."""
        self._trace.end()

    def asked_by(self, route: Route) -> tuple[str, ...]:
        """What a page asks."""
        self._shown(route)
        return self._trace.taken()

    def staged(self, staging: Staging, page: tuple[str, Route]) -> Made:
        """Makes a page, given by its path and route, and puts it on the stage."""
        path, route = page
        return self._put(staging, path, self._again(path) or self._anew(route))

    def staged_beside(self, beside: Beside, staging: Staging, pages: Sequence[tuple[str, Route]]) -> Iterator[Made]:
        """Makes pages as `staged` does; each is printed by another process, while it is found out what the next one shows."""
        begun = [(path, *self._asked_for(beside, path, route)) for path, route in pages]
        for path, made, page, prints in begun:
            yield self._put(staging, path, self._with(made, page, next(prints)))

    def _put(self, staging: Staging, path: str, made: Made) -> Made:
        if not isinstance(made.content, bytes) or not made.content:
            return made  # a feed of a journal without dates is empty
        return replace(made, content=staging.put(path, made.content, self.standing.get(path, "")))

    def _again(self, path: str) -> Made | None:
        """A page whose view is kept; None if there is none that would be the same."""
        record = self._known.record(path) if path in self.same else None
        kept = self._views.get(record.view) if record is not None else None
        if record is None or kept is None:
            return None
        return self._with(Made(b"", record.asked, view=record.view), Shown(*kept))

    def _anew(self, route: Route) -> Made:
        return self._with(*self._viewed(route))

    def _asked_for(self, beside: Beside, path: str, route: Route) -> tuple[Made, Shown | bytes, Iterator[Print | None]]:
        """A page that is not printed yet, what it shows, and its print, if that could be asked for."""
        if (again := self._again(path)) is not None and isinstance(again.content, bytes):
            return again, again.content, repeat(None)
        made, page = self._viewed(route)
        return made, page, repeat(None) if made.view == Spot() else beside.printed(made.view)

    def _viewed(self, route: Route) -> tuple[Made, Shown | bytes]:
        """A page that is not printed yet, and what it shows."""
        page = self._shown(route)
        asked = self._trace.taken_halves()
        told = {number: text for number, text in self._trace.told() if not self._known.knows(number)}
        view = self._views.put(page.template, page.view) if isinstance(page, Shown) else Spot()
        return Made(b"", asked, told, view=view), page

    def _with(self, made: Made, page: Shown | bytes, done: Print | None = None) -> Made:
        """A page as it is printed, which may be `done`."""
        if isinstance(page, bytes):
            return replace(made, content=page)
        done = done or self._printer(page)
        self._printer.learn(done)
        return replace(made, content=done.content, bad=done.bad)

    def _shown(self, route: Route) -> Shown | bytes:
        trace = self._trace
        try:
            return shown(trace.site, route, trace.bodies, self._assets, portable=self._portable, found=trace.known)
        except Exception as error:
            error.add_note(f"{place_of(error)}, at the page /{url(route)}")
            raise

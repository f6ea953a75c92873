"""Pages made one after the other and put on the stage, each with what it asked of the site.

Where all that a page asked has the same answer its view is the same, and the page is only printed.
"""

from collections.abc import Collection, Mapping

from journal.diagnostics import Diagnostic
from journal.record import Record, field, replace
from journal.remembered import Remembered, halves
from journal.render import Shown, printed, shown
from journal.routes import Route
from journal.staging import Staged, Staging
from journal.theme import BadTemplate, Theme, without_overrides
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
        look: Theme,
        known: Remembered,
        views: ViewFile,
        *,
        portable: bool,
    ) -> None:
        self._trace, self._assets, self.look = trace, assets, look
        self._fallback = without_overrides(look) if look.own else look
        self._known, self._views = known, views
        self._portable = portable
        self.same: Collection[str] = ()
        self.standing: Mapping[str, str] = {}

    def know(self, known: Known) -> None:
        """Has something else be known from now on, in this process."""
        self._trace.know(known)

    def asked_by(self, route: Route) -> tuple[str, ...]:
        """What a page asks."""
        self._shown(route)
        return self._trace.taken()

    def staged(self, staging: Staging, page: tuple[str, Route]) -> Made:
        """Makes a page, given by its path and route, and puts it on the stage."""
        path, route = page
        made = self._again(path) or self._anew(route)
        if not isinstance(made.content, bytes) or not made.content:
            return made  # a feed of a journal without dates is empty
        return replace(made, content=staging.put(path, made.content, self.standing.get(path, "")))

    def _again(self, path: str) -> Made | None:
        """A page whose view is kept; None if there is none that would be the same."""
        record = self._known.record(path) if path in self.same else None
        kept = self._views.get(record.view) if record is not None else None
        if record is None or kept is None:
            return None
        content, bad = self._printed(Shown(*kept))
        return Made(content, record.asked, bad=bad, view=record.view)

    def _anew(self, route: Route) -> Made:
        page = self._shown(route)
        content, bad = (page, ()) if isinstance(page, bytes) else self._printed(page)
        asked = halves(self._trace.taken_ids())
        told = {number: text for number, text in self._trace.told() if not self._known.knows(number)}
        view = self._views.put(page.template, page.view) if isinstance(page, Shown) else Spot()
        return Made(content, asked, told, bad, view)

    def _shown(self, route: Route) -> Shown | bytes:
        trace = self._trace
        return shown(trace.site, route, trace.bodies, self._assets, portable=self._portable, found=trace.known)

    def _printed(self, page: Shown) -> tuple[bytes, tuple[Diagnostic, ...]]:
        try:
            return printed(page, self.look), ()
        except BadTemplate as error:
            if not self.look.own:
                raise
            return printed(page, self._fallback), error.found

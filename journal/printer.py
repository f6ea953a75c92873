"""Views printed by templates, in this process or in the one that was begun ahead; what prints is loaded by whoever does."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from journal.ahead import Ahead
from journal.diagnostics import Checked, Diagnostic
from journal.record import Record, field, replace
from journal.render import Shown, printed
from journal.store import recall_templates
from journal.templates import Compiled, templates
from journal.viewfile import Spot, ViewFile

if TYPE_CHECKING:
    from journal.theme import Theme


class Print(Record):
    """A page as it was printed. `bad` is why the writer's own templates could not print it, empty if they could.

    `compiled` are the templates that another process had to compile for it, by their keys.
    """

    content: bytes
    bad: tuple[Diagnostic, ...] = ()
    compiled: Mapping[str, bytes] = field(default_factory=dict)


class Printer:
    """Prints views by the templates of a folder (None: the shipped ones alone), or by the shipped ones where those cannot.

    `sources` are the texts of all templates that can be used, `own` the names of the writer's, and `found` what is wrong
    with the others. `is_ready`: this is known without loading what prints.
    """

    def __init__(self, folder: Path | None, compiled: Compiled) -> None:
        self._folder, self._compiled = folder, compiled
        texts = templates(folder)
        self.is_ready = compiled.are_right(texts)
        self.sources: Mapping[str, str] = texts.sources if self.is_ready else self._look.sources
        self.own = frozenset(texts.own) if self.is_ready else self._look.own
        self.found = () if self.is_ready else self._theme.found

    @cached_property
    def _theme(self) -> "Checked[Theme]":
        from journal.theme import theme

        return theme(self._folder, self._compiled)

    @property
    def _look(self) -> "Theme":
        return self._theme.value

    def load(self) -> None:
        """Loads what prints, and compiles every template: one that was not can be sent to no process."""
        self._look.compile()

    @cached_property
    def _fallback(self) -> "Theme":
        from journal.theme import without_overrides

        return without_overrides(self._look)

    def __call__(self, page: Shown) -> Print:
        """A page as its template prints it. Raises `BadTemplate` where a shipped one cannot."""
        from journal.theme import BadTemplate

        try:
            return Print(printed(page, self._look))
        except BadTemplate as error:
            if not self.own:
                raise
            return Print(printed(page, self._fallback), error.found)

    def learn(self, done: Print) -> None:
        """Keeps what another process compiled."""
        for key, data in done.compiled.items():
            self._compiled.keep(key, data)


class KeptViews(Record):
    """Prints views that are kept in a store; a value, so that it can be sent to a process, which loads what it needs once.

    `basis` is that of the templates compiled there.
    """

    folder: Path | None
    cache: Path
    basis: str

    def load(self, _: None) -> None:
        """Loads what prints."""
        _opened(self)[1].load()

    def __call__(self, spot: Spot) -> Print | None:
        """The page whose view stands somewhere; None if none does."""
        compiled, printer, views = _opened(self)
        kept = views.get(spot)
        if kept is None:
            return None
        page = printer(Shown(*kept))
        return replace(page, compiled=compiled.taken())


@lru_cache(maxsize=1)
def _opened(kept: KeptViews) -> tuple[Compiled, Printer, ViewFile]:
    compiled = Compiled(recall_templates(kept.cache, kept.basis))
    printer = Printer(kept.folder, compiled)
    return compiled, printer, ViewFile(kept.cache)


class Beside:
    """Has views printed by the process that was begun ahead, which loads what prints as soon as it can."""

    def __init__(self, ahead: Ahead, kept: KeptViews) -> None:
        self._ahead, self._kept = ahead, kept
        self._loaded = ahead.each(kept.load, (None,))

    def printed(self, spot: Spot) -> Iterator[Print | None]:
        """The page whose view stands somewhere; None if none does. Pages are to be taken in the order in which they were asked for."""
        return self._taken(self._ahead.each(self._kept, (spot,)))

    def _taken(self, page: Iterator[Print | None]) -> Iterator[Print | None]:
        for _ in self._loaded:
            pass
        yield from page

"""How far a build is, as a bar, and where its time went."""

import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from journal.settings import Progress, Stage

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn
    from rich.progress import TaskID

    from journal.build import Outcome

_PATIENCE: Final = 1.0  # seconds after which a progress bar is worth its lines


class Watch:
    """How long a build was at each of its stages. `began`: when the command was understood (monotonic seconds)."""

    def __init__(self, began: float) -> None:
        # What the processor did until now, since no clock of the program's own ran while Python started.
        self._before = time.process_time()
        self._spent: dict[Stage | None, float] = {}
        self._stage: Stage | None = None
        self._since = began

    def hear(self, progress: Progress) -> None:
        """Takes note of what the build does from now on."""
        now = time.monotonic()
        self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = progress.stage, now

    def rows(self, outcome: "Outcome") -> list[tuple[str, float]]:
        """The stages until now, in their order, each with its seconds."""
        now = time.monotonic()
        spent = {**self._spent, self._stage: self._spent.get(self._stage, 0.0) + now - self._since}
        notes = len(outcome.listing.notes) if outcome.listing else 0
        more = {
            Stage.READING: f" ({outcome.read:,} of {notes:,} notes read anew)",
            Stage.RENDERING: f" ({outcome.rendered:,} of {outcome.written + outcome.unchanged:,} pages)",
        }
        rows = [("start-up", self._before + spent.get(None, 0.0))]
        return rows + [(stage.value + more.get(stage, ""), spent[stage]) for stage in Stage if stage in spent]


class Bar:
    """A progress bar that comes only when a build takes long enough for one."""

    def __init__(self, began: float, *, wanted: bool) -> None:
        self._began, self._wanted = began, wanted
        self._drawn: Drawn | None = None
        self._tasks: dict[str, TaskID] = {}
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    def end(self) -> None:
        """Takes the bar away."""
        if self._drawn:
            self._drawn.stop()
        self._drawn, self._tasks = None, {}

    def show(self, progress: Progress) -> None:
        """Takes note of how far the build is."""
        now = time.monotonic()
        if progress.stage not in (Stage.READING, Stage.PICTURES, Stage.RENDERING) or not progress.total:
            return
        if not self._wanted or now - self._began < _PATIENCE or (now - self._shown < 0.1 and progress.done):
            return
        self._shown = now
        if self._drawn is None:
            self._drawn = _drawn()
        stage = progress.stage.value
        if stage not in self._tasks:
            self._tasks[stage] = self._drawn.add_task(stage, total=progress.total)
        self._drawn.update(self._tasks[stage], completed=progress.done, total=progress.total)
        self._drawn.refresh()


def _drawn() -> "Drawn":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Drawn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Without a thread of its own, since processes may be forked while it is shown.
    drawn = Drawn(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    drawn.start()
    return drawn

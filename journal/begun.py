"""What a build from nothing begins before its journal is assembled, which takes one process alone.

Templates are compiled, and the terms of the search found, by other processes; whoever needs them takes them from there.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from journal.index import note_terms
from journal.intake import Taken
from journal.printer import Printer
from journal.record import Record
from journal.settings import BuildSettings
from journal.store import recall_templates
from journal.templates import Compiled
from journal.workers import beside

# For fewer notes it takes longer to begin a process.
_WORTH = 100


class Begun(Record):
    """What was begun, each to be taken once; nothing where nothing was.

    `compiled` are the templates by their keys, `terms` those of the sections of each note by its path.
    """

    compiled: Iterator[Mapping[str, bytes]]
    terms: Iterator[Mapping[str, bytes]]


def begun(settings: BuildSettings, templates: Path | None, taken: Taken) -> Begun:
    """Begins what can be begun once notes are read, if most of them were; `templates` is the folder of the writer's, if there is one."""
    nothing: Iterator[Mapping[str, bytes]] = iter(())
    if settings.jobs < 2 or taken.anew < max(_WORTH, len(taken.notes) // 2):
        return Begun(nothing, nothing)
    kept = recall_templates(settings.cache, taken.basis)
    compiled = nothing if kept else beside(partial(_compiled, templates), settings.jobs)
    terms = partial(note_terms, taken.notes, taken.bodies)
    return Begun(compiled, beside(terms, settings.jobs) if settings.config.search else nothing)


def _compiled(folder: Path | None) -> dict[str, bytes]:
    compiled = Compiled()
    Printer(folder, compiled).load()
    return compiled.taken()

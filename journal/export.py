"""The files of data of a site, by their names."""

from collections.abc import Callable, Mapping
from typing import Final

from journal.citations import bibtex, csl
from journal.routes import PlainPage, route, url
from journal.schema import Schema, as_json, indented, schema_of
from journal.sheets import sheet
from journal.views.data import EntryData, SiteData, entry_data, site_data
from journal.views.place import Place
from journal.views.rows import TaskRow, WorkRow, task_rows, work_rows

_FILES: Final[Mapping[str, Callable[[Place], bytes]]] = {
    "site.json": lambda place: as_json(site_data(place)),
    "site.schema.json": lambda _: indented(site_schema()),
    "entry.schema.json": lambda _: indented(entry_schema()),
    "tasks.csv": lambda place: sheet(TaskRow, task_rows(place)),
    "references.csv": lambda place: sheet(WorkRow, work_rows(place)),
    "references.bib": lambda place: bibtex(work_rows(place)),
    "references.json": lambda place: csl(work_rows(place)),
}


def exported(place: Place, name: str) -> bytes:
    """A file of data of the whole site, one of `journal.routes.DATA`."""
    return _FILES[name](place)


def exported_entry(place: Place, page: str) -> bytes:
    """The data of the entry whose page has the path `page`; nothing where there is none."""
    at = route(url(PlainPage(page)) if page else "")
    entry_id = place.known.entries.get(at) if at is not None else None
    return b"" if entry_id is None else as_json(entry_data(place, place.site.by_id[entry_id]))


def site_schema() -> Schema:
    """The schema of `site.json`."""
    return schema_of(SiteData, "A journal")


def entry_schema() -> Schema:
    """The schema of an `entry.json`."""
    return schema_of(EntryData, "An entry of a journal")

"""Links that are written as addresses of pages that no note is: of lists, tags, weeks, months and the like.

Which of those there are is known only of a whole site, so such links lead nowhere until then.
"""

from collections.abc import Iterator
from urllib.parse import unquote

from journal.diagnostics import Code
from journal.model import Site, Target
from journal.note import Link, Note
from journal.record import replace
from journal.routes import Route, route
from journal.site.names import seen_from, written_path


def with_own_links(site: Site) -> Site:
    """`site` with its links to pages of its own, which are reported no more."""
    notes = {entry.note.path: entry.note for entry in (*site.by_id.values(), *site.described.values())}
    lost = [
        (note, index, link)
        for note in notes.values()
        for index, link in enumerate(note.links)
        if not link.wiki and _leads_nowhere(site.targets.get((note.path, index)))
    ]
    if not lost:
        return site
    # What tells the pages of a whole journal loads all kinds of them.
    from journal.extent import pages_of

    pages = frozenset(pages_of(site))
    targets = {
        (note.path, index): Target(page, unquote(link.target.partition("#")[2]))
        for note, index, link in lost
        if (page := next((each for each in _meant(link, note) if each in pages), None)) is not None
    }
    right = {(path, notes[path].links[index].line, notes[path].links[index].column) for path, index in targets}
    found = tuple(
        each
        for each in site.found
        if each.code is not Code.DEAD_LINK or (each.where.path, each.where.line, each.where.column) not in right
    )
    return replace(site, targets={**site.targets, **targets}, found=found)


def _leads_nowhere(target: Target | None) -> bool:
    """Whether a link leads to nothing of the site, though not out of it by itself."""
    return target is not None and target.route is None and not target.asset


def _meant(link: Link, note: Note) -> Iterator[Route]:
    """The pages, of any site, whose address a link may be."""
    path = written_path(link.target)
    for each in seen_from(path, note.path, "") if path else ():
        for address in (f"{each}/", each):
            if (page := route(address)) is not None:
                yield page

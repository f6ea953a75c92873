"""Every file of a site, made one after the other: pages, the theme, and what notes show.

A page is made again only if an answer to what it asked of the site has changed, or its file in the output is no longer
as it was written; so the output is the same, byte for byte, as if all had been made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Final

from journal.answered import Answered, Told
from journal.begun import Begun
from journal.claims import folders_above, unsafe
from journal.diagnostics import Code, Diagnostic, Span
from journal.disk import Listed, Listing, Refusal, digest_of, names_below, names_in, read_file, scan
from journal.gallery import Gallery
from journal.index import FOLDER, index
from journal.intake import Taken
from journal.kept import with_search
from journal.limits import over
from journal.location import may_tell, without
from journal.postings import Since
from journal.printer import Beside, KeptViews, Printer
from journal.printing import Made, Printing
from journal.publish import columns_of, files_in, listed
from journal.record import replace
from journal.remembered import Look, PageRecord, Remembered
from journal.resume import Journal
from journal.routes import DataFile, Home, Route, Search, Sitemap, Stats, Tasks, output_path
from journal.settings import BuildSettings, Progress, Stage
from journal.squeezed import squeezed
from journal.staging import Content, Kept, Planned, SourceFile, Staging
from journal.store import PageMemory, recall_templates, remember_templates
from journal.templates import Compiled, shipped, template_files
from journal.trace import Answers, Trace, answers_of, id_of, new_answers, question
from journal.viewfile import Spot, ViewFile
from journal.views.known import Known, known
from journal.views.place import Place
from journal.workers import beside, each


class Pages:
    """All files of a site, made one after the other; what was found on the way is known when all are.

    `begun` is what other processes are at, and `before` what the last build remembers of its pages.
    """

    def __init__(
        self,
        settings: BuildSettings,
        listing: Listing,
        journal: Journal,
        gallery: Gallery,
        taken: Taken,
        begun: Begun,
        before: PageMemory,
        progress: Callable[[Progress], None],
    ) -> None:
        self._settings, self._listing, self._site, self._bodies = settings, listing, journal.site, taken.bodies
        self._journal, self._begun = journal, begun
        self._before, self._basis, self._progress = before, taken.basis, progress
        self._remembered = Remembered(before)
        self._counted = self._remembered  # without any page where all have to be made anew
        self._gallery, self._reading = gallery, taken.basis
        self._templates = templates_of(settings)
        self._views = ViewFile(settings.cache)
        self._look = ""  # the digest of the templates
        self._asked: dict[str, bytes] = {}  # by pages that were made
        self._spots: dict[str, Spot] = {}  # where their views are kept
        self._told = Told()  # what they asked that is not remembered
        self._kept: dict[str, str] = {}  # pages that need not be made, with their digests
        self._answers: Answers  # once it is known what they may be asked for
        self._sought: Iterator[Mapping[str, Answered]] | None = None  # those that another process finds
        self._compiled = Compiled()
        self._beside: Beside | None = None  # which prints pages while others are found
        self._told_anew: dict[str, int] = {}  # answers that are not remembered
        self._indexed = ""  # the name under which it is kept
        self._looked_at: Iterator[bytes]  # the files of the pages, once it was begun to look at them
        self._listed: Mapping[str, str]  # what builds wrote, with digests
        self.paths: set[str] = set()  # of the pages
        self.anew = 0  # how many of them were made
        self.found: list[Diagnostic] = []
        self._in_project: dict[Diagnostic, None] = {}
        self.copied: dict[str, int] = {}  # what is copied as it is: bytes by path
        if not settings.config.base_url:
            self._in_project[_no_address(written=self._templates is not None)] = None

    @cached_property
    def known(self) -> Known:
        """What is known of the site."""
        return self._journal.known or known(self._site)

    @property
    def weighs(self) -> bool:
        """Whether a large journal was assembled of which most is as before, so that all but a few pages are only compared."""
        return not self._journal.known and bool(self._before.paths) and len(self._journal.pages) > _LARGE

    def begin(self) -> None:
        """Begins to find, in another process, all that pages may ask."""
        self._sought = beside(partial(answers_of, self._site), self._settings.jobs)

    @property
    def found_in_project(self) -> tuple[Diagnostic, ...]:
        """What was found beside the content folder, each once."""
        return tuple(sorted(self._in_project, key=lambda each: (each.where, each.code.value, each.message)))

    def check(self) -> None:
        """Finds what is wrong with templates, and with sizes and addresses of files, as far as that can be told without making a page."""
        if template_files(self._templates):
            self._in_project.update(dict.fromkeys(Printer(self._templates, Compiled()).found))
        self._weigh()
        if not self._site.assets:
            return
        own = self._own_files()
        looks, _ = looks_of(own)
        taken = {*own, *looks, *self._journal.pages}
        self.found += (each for each in self._refused(taken).values() if each is not None)

    def files(self, staging: Staging) -> Iterator[Planned]:
        """Every file of the site; one of the writer's `static/` replaces any other.

        Pages that are made wait on the stage.
        """
        self._see(staging.previous)
        own = self._own_files()
        looks, assets = looks_of(own)
        pages = [path for path in self._journal.pages if path not in own]
        taken = {*own, *looks, *pages}
        yield from ((path, content) for path, content in looks.items() if path not in own)
        yield from ((path, self._unplaced(path, content)) for path, content in own.items())
        yield from self._rendered(pages, assets, own, staging)
        yield from self._copies(taken)
        yield from self._smaller()

    def _see(self, listed: Mapping[str, str]) -> None:
        """Begins to look at the pages in the output; builds `listed` them with the digests of what they wrote."""
        self._listed = listed
        look = partial(columns_of, self._settings.output)
        self._looked_at = each(look, (self._before.paths,), self._settings.jobs, ahead=self._settings.ahead)

    @cached_property
    def _files(self) -> bytes:
        """The files of the pages of the last build, before anything is done to them."""
        return next(self._looked_at)

    @cached_property
    def _standing(self) -> Mapping[str, str]:
        """The pages that lie in the output as the last build wrote them, with their digests."""
        return self._remembered.as_written(self._files, self._listed)

    def _index(self, own: Mapping[str, Content], printing: Printing) -> list[Planned]:
        """The files of the search index, if there is a search; after this, its page knows the state of it."""
        if not self._site.masthead.search:
            return []

        def is_wanted(path: str, digest: str) -> bool:
            return self._standing.get(path) != digest

        place = Place(self._site, Home(), portable=self._settings.portable, found=self.known)
        changed = frozenset(entry.id for entry in self._journal.fresh.entries)
        since = Since(self._before.index, changed) if self._journal.known and self._before.index else None
        cache, jobs = self._settings.cache, self._settings.jobs
        made = index(place, self._bodies, cache, self._reading, is_wanted, jobs, since, self._begun.terms)
        self._indexed = made.kept
        printing.know(with_search(self.known, made.version))
        self._told_anew[_SEARCHED] = int(made.version, 16)
        digests = {path: digest for path, digest in made.digests.items() if path not in own}
        self._asked |= dict.fromkeys(digests, b"")
        kept = {path: digest for path, digest in digests.items() if path not in made.contents}
        return [Kept(kept), *((path, made.contents[path]) for path in digests if path not in kept)]

    def _rendered(
        self, pages: Sequence[str], assets: Mapping[str, str], own: Mapping[str, Content], staging: Staging
    ) -> Iterator[Planned]:
        self._progress(Progress(Stage.CHOOSING))
        printing = self._prepared(assets)
        if self._views.size > _WORN * self._counted.of_views:
            self._views.clear()
        files = self._index(own, printing) if self._counted is self._remembered else None
        same = self._same(pages)
        printing.same, printing.standing = same, self._standing
        self._kept = kept = self._as_before(path for path in pages if path in same)
        anew = [(path, self._journal.pages[path]) for path in pages if path not in kept]
        # Last the only page that knows the state of the index, which may not be made yet; first those that take longest.
        anew.sort(key=lambda page: (page[1] == Search(), not isinstance(page[1], _LONG)))
        results = self._made(printing, staging, anew)
        if files is None:
            files = self._index(own, printing)
        yield from files
        del files  # as they are large
        if not self._journal.known:
            self._answers.find()
        self._progress(Progress(Stage.PUBLISHING))
        yield Kept(kept)
        self.paths |= {path for path in kept if path.endswith(".html")}
        self._progress(Progress(Stage.RENDERING, 0, len(anew)))
        for number, ((path, _), made) in enumerate(zip(anew, results, strict=True), 1):
            if path.endswith(".html"):
                self.paths.add(path)
                self.anew += 1
            self._in_project.update(dict.fromkeys(made.bad))
            self._progress(Progress(Stage.PUBLISHING, number, len(anew)))
            # A question is told once by each process, whatever became of the page that asked it first.
            for question_id, text in made.told.items():
                self._told.add(question_id, self._answers.answer(question_id, text))
            if made.content:
                if not made.bad:
                    self._asked[path], self._spots[path] = made.asked, made.view
                yield path, made.content
            self._progress(Progress(Stage.RENDERING, number, len(anew)))
        self._dismiss()
        self._answers.forget()
        printing.end()
        self._progress(Progress(Stage.PUBLISHING))

    def _dismiss(self) -> None:
        """Lets the process go that was begun ahead."""
        if self._settings.ahead is not None:
            self._settings.ahead.dismiss()

    def _made(self, printing: Printing, staging: Staging, anew: Sequence[tuple[str, Route]]) -> Iterator[Made]:
        """Makes pages by several processes, which begin at once."""
        few = len(anew) <= _MANY
        # Among few pages those weigh that tell of all of a large journal.
        heavy = few and len(self._journal.pages) > _SEVERAL
        if few and self._beside is not None and not (heavy and len(anew) > _SOME):
            return printing.staged_beside(self._beside, staging, anew)
        self._dismiss()
        # A compiled template cannot be sent to a process, only be there when it is forked.
        if not few:
            printing.load()
        work = partial(printing.staged, staging)
        # The page of the search waits for its index, unless that is made already.
        waits = any(route == Search() for _, route in anew[-1:]) and _SEARCHED not in self._told_anew
        ready = len(anew) - waits
        made = each(work, anew[:ready], self._settings.jobs, sendable=False, heavy=heavy)
        return chain(made, map(work, anew[ready:]))

    def _prepared(self, assets: Mapping[str, str]) -> Printing:
        """What renders a page; after this, all that pages may ask has its answer, but for the state of the search index."""
        self._compiled = Compiled(recall_templates(self._settings.cache, self._reading))
        for key, data in next(self._begun.compiled, {}).items():
            self._compiled.keep(key, data)
        printer = Printer(self._templates, self._compiled)
        self._in_project.update(dict.fromkeys(printer.found))
        fresh = self._journal.fresh
        self._told_anew = new_answers(
            fresh.entries, fresh.days, fresh.words, fresh.events, self.known, self._remembered
        )
        same = self._remembered if self._journal.known else None
        self._answers = Answers(self._site, self.known, same, self._told_anew, self._sought)
        self._basis = _digest(self._basis, self._settings.config, self._settings.portable, sorted(assets.items()))
        self._look = _digest(sorted(printer.sources.items()), sorted(printer.own))
        if self._before.basis != self._basis:
            self._counted = Remembered(PageMemory())
        elif printer.is_ready and self._settings.cache and self._settings.ahead and self._settings.jobs > 1:
            views = KeptViews(self._templates, self._settings.cache, self._reading)
            self._beside = Beside(self._settings.ahead, views)
        return Printing(
            Trace(self._site, self.known, self._bodies),
            assets,
            printer,
            self._counted,
            self._views,
            portable=self._settings.portable,
        )

    @property
    def _looks_same(self) -> bool:
        """Whether the last build made the pages by the same program, theme and settings."""
        return (self._before.basis, self._before.look) == (self._basis, self._look)

    def look(self, route: Route, entry: str = "") -> Look:
        """What one page asks, without publishing it. `entry` is the id of the entry that it shows, empty for none."""
        self._see(listed(self._settings.output))
        _, assets = looks_of(self._own_files())
        asked = self._prepared(assets).asked_by(route)
        path = output_path(route)
        record = self._remembered.record(path)
        if record is None:
            return Look(asked)
        differ = self._stale()
        return Look(
            asked,
            built=True,
            same=self._looks_same,
            untouched=path in self._standing,
            differ=tuple(each for each in asked if id_of(each) in differ),
            named=tuple(sorted(self._remembered.asking({id_of(question("routes", entry))}) - {path})),
        )

    def paths_of(self) -> frozenset[str]:
        """The paths in the output of all that the site has, without making any of it."""
        made = (copy.path for picture in self._site.pictures.values() for copy in picture.copies)
        return frozenset((*self._journal.pages, *self._site.assets.values(), *made, *self.origins()))

    def origins(self) -> dict[str, str]:
        """Each file of the theme and of `static/` by its path in the output, with the one that it is made from."""
        own = self._own_files()
        _, assets = looks_of(dict(own))  # which takes some of them out
        found = {assets.get(name, name): str(file.disk) for name, file in _shipped().items()}
        return found | {assets.get(name, name): f"static/{name}" for name in own}

    def _same(self, pages: Iterable[str]) -> frozenset[str]:
        """The pages whose views are those of the last build: all that they asked has the same answers."""
        if self._counted is not self._remembered:
            return frozenset()
        return frozenset(pages) - self._remembered.asking(self._stale())

    def _stale(self) -> frozenset[int]:
        """The questions that have another answer than in the last build."""
        if not self._journal.known:
            return self._remembered.stale(self._answers.by_id(), any_new=True)
        now = {id_of(asked): answer for asked, answer in self._told_anew.items()}
        return self._remembered.stale(now, any_new=False)

    def _as_before(self, same: Iterable[str]) -> dict[str, str]:
        """Those of these pages that need not be made: their files are untouched, and no template is another."""
        standing, looks_same = self._standing, self._looks_same
        return {
            path: standing[path] for path in same if path in standing and (looks_same or not path.endswith(".html"))
        }

    def _keep_templates(self) -> None:
        if self._compiled.new:
            remember_templates(self._settings.cache, self._reading, self._compiled.kept)

    def memory(self, written: Mapping[str, str]) -> PageMemory:
        """What to remember of the pages, once they are published; `written` are the digests of all files."""
        self._keep_templates()
        files = files_in(self._settings.output, (path for path in self._asked if path in written))
        made = {
            path: PageRecord(self._asked[path], written[path], file, self._spots.get(path, Spot()))
            for path, file in files.items()
        }
        self._asked, self._spots = {}, {}  # as they are large
        memory = self._counted.after(self._kept, made, self._told.taken())
        return replace(memory, basis=self._basis, look=self._look, index=self._indexed)

    def _copies(self, taken: set[str]) -> Iterator[Planned]:
        """The files of the content folder that published notes show or link to."""
        others = {file.path: file for file in self._listing.others}
        self._weigh()
        for origin, refused in self._refused(taken).items():
            if refused is not None:
                self.found.append(refused)
            else:
                path, file = self._site.assets[origin], others[origin]
                yield self._copied(path, SourceFile(file.path, self._listing.root / file.real))

    def _weigh(self) -> None:
        """Compares what is copied with what the host takes."""
        copied = {file.path: file.size for file in self._listing.others if file.path in self._site.assets}
        static = {f"static/{file.path}": file.size for file in _static(self._settings)}
        self.copied = {**static, **copied}
        config = self._settings.config
        for one in over(self.copied, config.file_limit, config.site_limit):
            if one.where.path in copied:
                self.found.append(one)
            else:
                self._in_project[one] = None

    def _refused(self, taken: Set[str]) -> dict[str, Diagnostic | None]:
        """Why each file that a published note leads to cannot be published, in the order of their paths; None if it can."""
        others = {file.path for file in self._listing.others}
        folders = folders_above(taken) if self._site.assets else set()
        refused: dict[str, Diagnostic | None] = {}
        for origin, path in sorted(self._site.assets.items()):
            if origin not in others:
                continue
            clash = path in taken or path in folders or not folders_above((path,)).isdisjoint(taken)
            reason = unsafe(path) or ("a page of the site has its address" if clash or path.startswith(FOLDER) else "")
            refused[origin] = _not_copied(origin, reason) if reason else None
        return refused

    def _copied(self, path: str, file: SourceFile) -> Planned:
        """A file of the content folder. A picture whose digest is known is only read if it is not there as it was written."""
        if file.path not in self._gallery.times:
            return path, self._unplaced(path, file)
        depends = (self._gallery.times[file.path][3], self._reading, self._settings.config.keep_location)
        # What a copy is made of stands where a page has what it asked.
        asked = self._asked[path] = digest_of(repr(depends).encode()).encode()
        record = self._remembered.record(path)
        same = record is not None and record.asked == asked and path in self._standing
        return Kept({path: self._standing[path]}) if same else (path, self._unplaced(path, file))

    def _unplaced(self, path: str, content: Content) -> Content:
        """A file that is copied, without the place where it was taken if it is a picture."""
        if self._settings.config.keep_location or not may_tell(path) or not isinstance(content, SourceFile):
            return content
        data = read_file(content.disk)
        # What cannot be read is reported where it is copied.
        return without(data) if isinstance(data, bytes) else content

    def _smaller(self) -> Iterator[Planned]:
        """The smaller copies of pictures, and the drawings of diagrams. Their names are digests: one that is there as it was written is the same."""
        paths = {copy.path for picture in self._site.pictures.values() for copy in picture.copies}
        paths |= {drawing.path for drawing in self._site.diagrams.values()}
        for path in sorted(paths):
            if path in self._standing:
                yield Kept({path: self._standing[path]})
            elif (data := self._gallery.copy(path)) is not None:
                yield path, data
            else:
                continue  # Its picture vanished during the build, and is reported.
            self._asked[path] = b""

    def _own_files(self) -> dict[str, Content]:
        return dict(own_files(self._settings))


_SEARCHED: Final = question("known.search", "*")
# Views that are forgotten are dropped when they are so many, of those that are kept.
_WORN = 2
# For so many pages most templates are needed.
_MANY = 50
# These tell of all of a journal.
_LONG = DataFile | Sitemap | Stats | Tasks
# In a site of so many pages those that tell of all of it take longer than to begin a process.
_SEVERAL = 500
# Where they do, more pages than these are made by several processes.
_SOME = 8
# In one of so many, so does finding all that pages may ask.
_LARGE = 2000


def _digest(*parts: object) -> str:
    """The digest of what a page depends on without asking the site for it."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(repr(part).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _no_address(*, written: bool) -> Diagnostic:
    """That the address is not known; without a place if no `journal.toml` is written in which it could stand."""
    return Diagnostic(
        Code.NO_BASE_URL,
        Span("journal.toml", 1) if written else Span("", 0),
        "the address of the site is not known, so there is no feed and no sitemap",
        "write `base_url` under `[site]` in `journal.toml`, or build with `--base-url URL`",
    )


def _not_copied(path: str, reason: str) -> Diagnostic:
    return Diagnostic(Code.URL_CLASH, Span(path, 1), f"this file cannot be published: {reason}", "give it another name")


def templates_of(settings: BuildSettings) -> Path | None:
    """The folder of the writer's templates, which counts only beside a `journal.toml`."""
    return settings.project / "templates" if _is_configured(settings) else None


def _is_configured(settings: BuildSettings) -> bool:
    return isinstance(read_file(settings.project / "journal.toml"), bytes)


def own_files(settings: BuildSettings) -> dict[str, SourceFile]:
    """The files of the writer's `static/` by their paths in the output; that folder counts only beside a `journal.toml`."""
    return _sources(settings.project / "static", _static(settings))


def _static(settings: BuildSettings) -> tuple[Listed, ...]:
    return _listed_in(settings.project / "static") if _is_configured(settings) else ()


def _sources(folder: Path, files: tuple[Listed, ...]) -> dict[str, SourceFile]:
    root = folder.resolve()
    return {file.path: SourceFile(f"static/{file.path}", root / file.real) for file in files}


def _shipped() -> dict[str, SourceFile]:
    """The files of the theme, by their names."""
    folder = shipped("static").resolve()
    return {name: SourceFile(f"static/{name}", folder / name) for name in names_below(folder)}


def _listed_in(folder: Path) -> tuple[Listed, ...]:
    """The files under a folder that are copied as they are."""
    include = (".well-known/",) if ".well-known" in names_in(folder) else ()
    listing = scan(folder, include, (), folder / "_site")
    if isinstance(listing, Refusal):
        return ()
    return tuple(sorted((*listing.notes, *listing.others), key=lambda file: file.path))


def looks_of(own: dict[str, Content]) -> tuple[dict[str, Content], dict[str, str]]:
    """The theme's files by their paths in the output, and those paths by the names that templates use.

    Styles and scripts carry a digest in their names, so that a browser that kept an old one asks for the new. One of
    the writer's that has the name of a shipped one is taken in its place, as it is; `custom.css` is the writer's alone.
    """
    files: dict[str, Content] = {}
    names: dict[str, str] = {}
    custom = {name: content for name, content in own.items() if name == "custom.css"}
    theirs = _shipped()
    for name, content in {**theirs, **custom}.items():
        chosen = own.pop(name, content)
        if name.endswith((".css", ".js")) and isinstance(chosen, SourceFile):
            data = read_file(chosen.disk)
            if isinstance(data, bytes):
                as_shipped = name in theirs and data == read_file(theirs[name].disk)
                chosen = squeezed(name, data.decode()).encode() if as_shipped else data
                stem, dot, suffix = name.rpartition(".")
                names[name] = f"{stem}.{digest_of(chosen)[:8]}{dot}{suffix}"
        files[names.get(name, name)] = chosen
    return files, names

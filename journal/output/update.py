"""What a publication would do to a folder that may hold a site, found out before anything there is touched."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from journal.claims import STAGE, Claims, Refused, folded, folders_of
from journal.disk import Refusal
from journal.output.marker import NO_JEKYLL, is_there
from journal.staging import (
    Content,
    Kept,
    Planned,
    SourceFile,
    SourceLost,
    Staged,
    digest_if_same,
    digest_of_file,
    waiting_name,
    write,
)


class Update:
    """What a publication would do to a folder, found out file by file; changed contents wait in the stage."""

    def __init__(self, output: Path, previous: Mapping[str, str]) -> None:
        """`previous` are the paths that builds wrote there, with the digests of their contents."""
        self._output, self._previous = output, previous
        self._root = f"{output}{os.sep}"
        self._by_fold: dict[str, str] | None = None
        self._plain_folders: set[str] = set()
        self._foreign: list[str] = []
        self.claims = Claims()
        self.written: list[str] = []
        self.altered: list[str] = []
        self.unchanged = 0

    def add(self, planned: Planned) -> None:
        """Takes up files of the site."""
        if isinstance(planned, Kept):
            self.claims.keep(planned.digests)
            self.unchanged += len(planned.digests)
        else:
            self._add(*planned)

    def _add(self, path: str, content: Content | Staged) -> None:
        self.claims.claim(path)
        self._see_folders(path)
        target = self._output / path
        try:
            try:
                status = os.lstat(self._root + path)
            except (FileNotFoundError, NotADirectoryError):
                self._stage(path, content)
                return
            if stat.S_ISDIR(status.st_mode):
                self._see_contents(target)
                self._stage(path, content)
            else:
                self._compare(path, content, target, status)
        except SourceLost as lost:
            assert isinstance(content, SourceFile)
            self.claims.lost(path, content.path, str(lost))

    def _compare(self, path: str, content: Content | Staged, target: Path, status: os.stat_result) -> None:
        is_file = stat.S_ISREG(status.st_mode)
        ours = path in self._previous
        renamed = not ours and self._is_case_of_ours(path, target)
        if is_file and not renamed and (digest := _digest_if_same(content, target, status.st_size)) is not None:
            self.claims.digests[path] = digest
            self.unchanged += 1
        elif ours or renamed:
            if ours and not (is_file and _digest_there(content, target) == self._previous[path]):
                self.altered.append(path)
            self._stage(path, content)
        elif path == NO_JEKYLL:
            del self.claims.digests[path]
        else:
            self._foreign.append(path)

    def _is_case_of_ours(self, path: str, target: Path) -> bool:
        # Where case does not count, a page whose address only changed its case is found under its old name.
        if self._by_fold is None:
            self._by_fold = {folded(path): path for path in self._previous}
        other = self._by_fold.get(folded(path))
        return other is not None and (self._output / other).exists() and target.samefile(self._output / other)

    def _see_folders(self, path: str) -> None:
        for folder in folders_of(path):
            if folder in self._plain_folders:
                return
            try:
                mode = os.lstat(self._root + folder).st_mode
            except (FileNotFoundError, NotADirectoryError):
                continue
            # A link could lead anywhere; nothing is written through it.
            if not stat.S_ISDIR(mode) and folder not in self._previous:
                self._foreign.append(folder)
            self._plain_folders.add(folder)

    def _see_contents(self, folder: Path) -> None:
        for below in sorted(folder.rglob("*")):
            path = below.relative_to(self._output).as_posix()
            if path not in self._previous and (below.is_symlink() or not below.is_dir()):
                self._foreign.append(path)

    def _stage(self, path: str, content: Content | Staged) -> None:
        if not self.written:
            (self._output / STAGE).mkdir(exist_ok=True)
        if isinstance(content, Staged):
            self.claims.digests[path] = content.digest
        else:
            self.claims.digests[path] = write(content, self._output / STAGE / waiting_name(path))
        self.written.append(path)

    def removals(self) -> list[str]:
        """The files of earlier builds that nothing claims any more and that are still there, sorted."""
        gone = []
        for path in sorted(self._previous.keys() - self.claims.digests.keys()):
            target = self._output / path
            if not is_there(self._output, path):
                continue
            gone.append(path)
            if target.is_symlink() or digest_of_file(target) != self._previous[path]:
                self.altered.append(path)
        return gone

    def refuse_if_in_the_way(self) -> None:
        """Raises `Refused` if a file that no build wrote has to make room."""
        if not self._foreign:
            return
        names = sorted(set(self._foreign))
        more = f" (and {len(names) - 1} more)" if len(names) > 1 else ""
        raise Refused(
            Refusal(
                f"`{self._output.name}/{names[0]}` is in the way of a page, and no build wrote it{more}",
                "move it elsewhere or delete it, then build again; files of your own belong in `static/`",
            )
        )


def _digest_if_same(content: Content | Staged, target: Path, size: int) -> str | None:
    """As `digest_if_same`; for what is staged that was found out when it was put there."""
    if isinstance(content, Staged):
        return content.digest if content.before == content.digest else None
    return digest_if_same(content, target, size)


def _digest_there(content: Content | Staged, target: Path) -> str:
    return content.before if isinstance(content, Staged) else digest_of_file(target)

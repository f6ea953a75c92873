"""Where the content folder is walked and its files are read.

With `staging` and `publish`, which write the site, and the store, the only module that touches files. Paths in are
absolute; paths out are relative to the content folder, with `/` and in Unicode's composed form (NFC),
beside the name that the file has on disk. What cannot be read is a value, never an exception.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from journal import first
from journal.apart import kept_apart
from journal.diagnostics import Code, Diagnostic, Span
from journal.patterns import pattern
from journal.record import Record, replace
from journal.source import is_todo_list

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

MARKER = ".journal-site"  # the file by which a folder is known as a built site

_MARKDOWN = (".md", ".markdown", ".mdown")
# Files at the top of a repository that are about it, and no notes of the journal.
_OF_REPOSITORY = frozenset({"readme", "license", "contributing", "changelog", "code_of_conduct", "security"})
# Folders of programs, not of notes; with the names of the folders that other programs keep their templates in.
_LEFT_OUT_FOLDERS = frozenset({"node_modules", "bower_components", "__pycache__", "__macosx"})
_TEMPLATE_FOLDERS = frozenset({"templates", "_templates", "archetypes"})
# Editors put what notes show into these; nothing of them is published that no note shows.
_ATTACHED = frozenset({".assets", ".attachments"})
_NEVER = frozenset({".git", ".journal", ".hg", ".svn", "node_modules", "_site"})  # `include` does not reach these

# Copies that say themselves what they are: Dropbox, Nextcloud and Obsidian Sync; Seafile; Syncthing; ownCloud; Resilio; OneDrive.
_COPY = pattern(
    r" ?\([^()]*(?:conflicted copy|case conflict|encoding conflict|sync conflict|sfconflict"
    r"|冲突副本|冲突的副本|衝突複本|競合コピー|충돌된? ?사본)[^()]*\)$"
    r"|\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?$"
    r"|_conflict-\d{8}-\d{6}$"
    r"|\.conflict$"
    r"|(?-i:-(?:DESKTOP|LAPTOP)-[A-Z0-9]{7}(?:-\d{1,2})?$)",
    re.IGNORECASE,
)
# One of these, or `conflict`, stands in the name of every copy.
_OF_COPIES = (" ", "(", "副本", "コピー", "TOP-")
# Copies that only look like it: `x 2` may be the second of something, so the bytes must be those of `x`.
_NUMBERED = pattern(
    r"(?: \d{1,2}| ?\(\d{1,2}\)"
    r"|(?: (?:- )?(?:copy|kopie|copie|copia|副本|複本|拷贝|拷貝|複製|コピー|복사본|사본)|(?: ?的)?副本| ?のコピー)"
    r"(?: ?\d{1,2}| ?\(\d{1,2}\))?)$",
    re.IGNORECASE,
)


# What Windows opens and makes only where it is set to take long paths; of a longer one it says that nothing is there.
_LONGEST = 248


class Refusal(Record):
    """Why nothing was done, in a sentence, and what to do about it."""

    message: str
    hint: str = ""


class Listed(Record):
    """A file of the content folder.

    `path` is relative, with `/` and composed (NFC); `real` is the relative path that opens it. `size` is in bytes;
    `time`, of its content, and `changed`, of anything about it, are in nanoseconds. `hidden`: its folder keeps it apart. `copy_of` is the path that a copy made by a synchronising
    program stands for, whether or not that file exists; empty for every other file.
    """

    path: str
    real: str
    size: int
    time: int
    hidden: bool = False
    copy_of: str = ""
    changed: int = 0


class Listing(Record):
    """What a content folder holds: its Markdown files, and all other files, each sorted by path.

    `left_out` are (path, reason) pairs of what was passed over although it is no dot file; folders end in `/`.
    """

    root: Path
    notes: tuple[Listed, ...]
    others: tuple[Listed, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    found: tuple[Diagnostic, ...] = ()


def digest_of(data: bytes) -> str:
    """The digest that names `data` everywhere: 32 hexadecimal digits of BLAKE2b."""
    return blake2b(data, digest_size=16).hexdigest()


def is_markdown(path: str) -> bool:
    """Whether `path` is named as a note is."""
    return path.lower().endswith(_MARKDOWN) or is_todo_list(path)


def is_of_repository(path: str) -> bool:
    """Whether a file, by its path from the top of a repository, is about the repository, as a README is."""
    return "/" not in path and path.rpartition(".")[0].casefold() in _OF_REPOSITORY


def scan(root: Path, include: Sequence[str], exclude: Sequence[str], output: Path) -> Listing | Refusal:
    """The files under `root`, sorted, or why there are none to list.

    `include` and `exclude` are patterns as in a `.gitignore`, relative to `root`; `exclude` wins over `include`, and
    `include` over all that is left out by default: dot files, folders of templates and of programs, Excalidraw
    drawings, and what a `.gitignore` names. The folder `output` and every built site are passed over wherever they
    lie. Links are followed when they lead to something inside `root`, once.
    """
    try:
        real = root.resolve(strict=True)
        if not stat.S_ISDIR(real.stat().st_mode):
            return Refusal(
                f"`{root}` is a file, not a folder", "name the folder that holds your notes: `--content DIR`"
            )
    except (OSError, RuntimeError):
        return Refusal(
            f"there is no folder `{root}`",
            "put your Markdown notes there, name the folder that holds them: `--content DIR`, or begin with `journal init`",
        )
    try:
        os.scandir(real).close()
    except OSError as error:
        return Refusal(f"`{root}` cannot be read: {reason_of(error)}", "give yourself the right to read it")
    walk = _Walk(real, _spec(include), _spec(exclude), _leads(include), str(output.resolve()))
    walk.folder("", "", _ignores_above(real), followed=False)
    walk.aliases()
    return walk.listing()


def bytes_of(root: Path, file: Listed) -> bytes | Diagnostic:
    """The bytes of a listed file, or why they cannot be had."""
    try:
        return _contents(root / file.real)
    except OSError as error:
        return _unreadable(file.path, error)


def is_gone(root: Path, file: Listed) -> bool:
    """Whether a listed file is not there any more."""
    return not (root / file.real).exists()


def first_bytes(root: Path, name: str, count: int) -> bytes:
    """The first `count` bytes of a file; none if it cannot be read, which is told when it is copied."""
    try:
        with (root / name).open("rb") as opened:
            return opened.read(count)
    except OSError:
        return b""


def read_file(path: Path) -> bytes | Refusal | None:
    """The bytes of a file that need not be there, such as `journal.toml`; None if it is not.

    A link that leads nowhere is a file that cannot be read: somebody meant one to be there.
    """
    try:
        return _contents(path)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            return Refusal(f"`{path}` is a link to a file that is not there", "mend the link, or take it away")
        return None
    except OSError as error:
        return Refusal(f"`{path}` cannot be read: {reason_of(error)}", "see whether it is a file that you may read")


def is_folder(path: Path) -> bool:
    """Whether a folder is at a path, as far as one may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def names_in(folder: Path) -> tuple[str, ...]:
    """The names of all that lies in a folder, sorted; none if it cannot be read or is none."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir()))
    except OSError:
        return ()


def names_below(folder: Path) -> tuple[str, ...]:
    """The relative paths, with `/`, of all files in a folder and those in it, sorted; none if it cannot be read or is none."""
    below = ((Path(top).relative_to(folder), names) for top, _, names in os.walk(folder))
    return tuple(sorted((top / name).as_posix() for top, names in below for name in names))


def can_be_written(folder: Path) -> bool:
    """Whether files can be put into a folder, which need not be there yet."""
    there = next((each for each in (folder, *folder.absolute().parents) if _is_there(each)), folder)
    return os.access(there, os.W_OK)


def put_text(path: Path, text: str) -> Refusal | None:
    """Puts a text in the place of a file, as a whole or not at all; why not, where it cannot be."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        new.replace(path)
    except OSError as error:
        return _unwritten(path, error, new)
    return None


def put_bytes(path: Path, before: bytes, after: bytes) -> Refusal | None:
    """Puts other bytes into a file that still has those it had, as a whole or not at all; why not, where it cannot be.

    A link stays a link, and the rights to the file stay as they are.
    """
    real = path.resolve()
    new = real.with_name(f".{real.name}.new")
    try:
        new.write_bytes(after)
        new.chmod(stat.S_IMODE(real.stat().st_mode))
        if real.read_bytes() != before:
            new.unlink()
            return Refusal(f"`{path}` was changed meanwhile, and is left as it is", "run the command again")
        new.replace(real)
    except OSError as error:
        return _unwritten(path, error, new)
    return None


def put_new(path: Path, text: str) -> Refusal | None:
    """Writes a file where there is none, with the folders above it, as a whole or not at all; why not, where it cannot be."""
    begun = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            begun = path
            file.write(text)
    except FileExistsError:
        return Refusal(f"there is `{path}` already", "nothing is written in the place of a file")
    except OSError as error:
        return _unwritten(path, error, begun)
    return None


def _unwritten(path: Path, error: OSError, begun: Path | None) -> Refusal:
    """Why a file cannot be written; what was begun of it is taken away."""
    if begun is not None:
        with suppress(OSError):
            begun.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows deletes nothing that is read-only
            begun.unlink()
    full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    hint = "make room, then run the command again" if full else "see whether you may write there"
    return Refusal(f"`{path}` cannot be written: {reason_of(error)}", hint)


def program_named(name: str) -> str:
    """The path of a program, looked for as a shell does, which on Windows knows `code` for `code.cmd`; else the name."""
    from shutil import which

    return which(name) or name


def project_root(start: Path) -> Path:
    """The folder of the project that `start` lies in, as `first` finds it; `start` itself where it cannot look."""
    try:
        return Path(first.project_root(str(start)))
    except OSError:
        return start


def in_repository(content: Path, project: Path) -> str:
    """The path of the notes' folder in the repository that it lies in, else in the project: empty, or ending in `/`."""
    folder = content.resolve()
    top = next((each for each in (folder, *folder.parents) if _is_there(each / ".git")), project.resolve())
    return f"{folder.relative_to(top).as_posix()}/" if folder != top and folder.is_relative_to(top) else ""


def _is_there(path: Path) -> bool:
    """Whether there is anything at a path, as far as one may look."""
    try:
        return path.exists()
    except OSError:
        return False


def reason_of(error: OSError) -> str:
    """What the system says about `error`, in lower case and without the path."""
    if _is_too_long(error):
        return "its path is longer than Windows takes, unless it is set to take long ones"
    text = (error.strerror or type(error).__name__).rstrip(".")
    return text[:1].lower() + text[1:]


def _is_too_long(error: OSError) -> bool:
    long = isinstance(error, FileNotFoundError) and len(str(error.filename)) >= _LONGEST
    return sys.platform == "win32" and long


def _contents(path: Path) -> bytes:
    """The bytes of a file. Raises OSError as `opened` does."""
    with opened(path) as file:
        return file.read()


def opened(path: Path) -> BufferedReader:
    """A file to be read. Raises OSError, also for a pipe or a device, which may never end."""
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is no file but a pipe, a socket or a device")
    return path.open("rb")


def _no_file(path: str) -> Diagnostic:
    message = "this is no file but a pipe, a socket or a device, so it is passed over"
    return Diagnostic(Code.UNREADABLE, Span(path, 1), message, "give it another name, or exclude it")


def _unreadable(path: str, error: OSError) -> Diagnostic:
    where = Span(path, 1)
    match error:
        case FileNotFoundError() if not _is_too_long(error):
            return Diagnostic(Code.UNREADABLE, where, "the file vanished while it was being read", "build again")
        case PermissionError():
            return Diagnostic(
                Code.UNREADABLE, where, "the file may not be read", "give yourself the right to read it, or exclude it"
            )
        case _:
            return Diagnostic(Code.UNREADABLE, where, f"the file cannot be read: {reason_of(error)}", "")


def _spec(patterns: Sequence[str]) -> "GitIgnoreSpec | None":
    """The patterns, compiled; None if there are none. One that is no pattern is passed over, as Git does."""
    if not any(line.strip() and not line.startswith("#") for line in patterns):
        return None
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore import GitIgnorePatternError

    try:
        return _in_linear_time(GitIgnoreSpec.from_lines(patterns))
    except GitIgnorePatternError:
        kept = [one for one in patterns if _is_pattern(one)]
        return _in_linear_time(GitIgnoreSpec.from_lines(kept)) if kept else None


# What `pathspec` makes of `*` and `**`, and of one with what stands between it and the next.
_STAR = r"\[\^/\]\*"
_STAR_BEFORE_STAR = rf"{_STAR}((?:\[\^/\](?!\*)|\[\^?/?(?:\\.|[^\]/])+\]|(?!{_STAR})[^/()|\[])+)(?={_STAR})"
_FOLDERS = r"\(\?:/\.\+\)\?"
_FOLDERS_BEFORE_FOLDERS = rf"{_FOLDERS}((?:(?!{_FOLDERS}).)+)(?={_FOLDERS})"


def _in_linear_time(spec: "GitIgnoreSpec") -> "GitIgnoreSpec":
    """The same, without the many ways to divide a long path among the stars of `*a*a*b` or `**/a/**/b`: all but the last take as little as they can.

    `[!a]` is no `/`, as in Git.
    """
    for one in spec.patterns:
        regex = one.regex
        if regex is not None:
            text = re.sub(r"(?<!\\)\[\^(?!/)", "[^/", regex.pattern)
            text = re.sub(f"(?:{_STAR}){{2,}}", "[^/]*", text)
            text = re.sub(_STAR_BEFORE_STAR, r"(?>[^/]*?\1)", text)
            text = re.sub(_FOLDERS_BEFORE_FOLDERS, r"(?>(?:/.+?)??\1(?=/))", text)
            if text != regex.pattern:
                one.regex = re.compile(text)
    return spec


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore import GitIgnorePatternError

    try:
        GitIgnoreSpec.from_lines([line])
    except GitIgnorePatternError:
        return False
    return True


def _leads(include: Sequence[str]) -> tuple[str, ...]:
    """The part of each pattern before its first wild card: what tells which left-out folders must be entered."""
    return tuple(lead for one in include if (lead := re.split(r"[*?\[]", one.lstrip("/"), maxsplit=1)[0]))


def _ignores_above(root: Path) -> "tuple[_Ignore, ...]":
    """The rules of the repository that `root` lies in, the nearest last.

    None where `root` itself is ignored: whoever names a folder means it.
    """
    folders = (root, *root.parents)
    top = next((index for index, folder in enumerate(folders) if _is_there(folder / ".git")), None)
    if top is None:
        return ()
    rules = []
    for folder in reversed(folders[: top + 1]):
        lines = _lines(folder / ".git" / "info" / "exclude") if folder == folders[top] else []
        if folder != root:
            lines += _lines(folder / ".gitignore")
        if spec := _spec(lines):
            lead = root.relative_to(folder).as_posix() + "/" if folder != root else ""
            if lead and spec.check_file(lead).include:
                return ()
            rules.append(_Ignore(spec, lead, 0))
    return tuple(rules)


def _lines(path: Path) -> list[str]:
    try:
        return _contents(path).decode("utf-8", "replace").splitlines()
    except OSError:
        return []


class _Ignore(Record):
    """The rules of one `.gitignore`, for paths to which `lead` is set before and `cut` characters are taken from."""

    spec: "GitIgnoreSpec"
    lead: str
    cut: int

    def verdict(self, path: str) -> bool | None:
        """Whether `path` is ignored; None if these rules do not say."""
        return self.spec.check_file(self.lead + path[self.cut :]).include


class _Walk:
    """One walk over a content folder. Links are kept for the end, when all that is no link is known."""

    def __init__(
        self,
        root: Path,
        include: "GitIgnoreSpec | None",
        exclude: "GitIgnoreSpec | None",
        leads: tuple[str, ...],
        output: str,
    ) -> None:
        self._root, self._include, self._exclude, self._leads = root, include, exclude, leads
        self._output = output
        self._files: dict[str, Listed] = {}
        self._links: list[tuple[str, str, tuple[_Ignore, ...]]] = []
        self._left_out: dict[str, str] = {}
        self._found: list[Diagnostic] = []

    def folder(self, path: str, real: str, ignores: tuple[_Ignore, ...], *, followed: bool) -> None:
        """Lists the folder `path` (empty, or ending in `/`) and all below it. `followed`: it was reached by a link."""
        try:
            with os.scandir(self._root / real) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            self._found.append(_unreadable(path.rstrip("/") or ".", error))
            return
        names = {entry.name for entry in entries}
        if MARKER in names and path:
            self._left_out[path] = "a built site"
            return
        if ".gitignore" in names and (own := _spec(_lines(self._root / real / ".gitignore"))):
            ignores = (*ignores, _Ignore(own, "", len(path)))
        for entry in entries:
            self._entry(entry, path, real, ignores, followed=followed)

    def _entry(
        self, entry: "os.DirEntry[str]", path: str, real: str, ignores: tuple[_Ignore, ...], *, followed: bool
    ) -> None:
        name = entry.name if entry.name.isascii() else _composed(entry.name)
        path, real = path + name, real + entry.name
        try:
            if entry.is_symlink() or _is_junction(entry):
                if not followed and self._wanted(path, ignores, folder=entry.is_dir()):
                    self._links.append((path, real, ignores))
            elif entry.is_dir():
                below = path + "/"
                if str(self._root / real) != self._output and self._wanted(path, ignores, folder=True):
                    self.folder(below, real + "/", ignores, followed=followed)
            elif entry.is_file():
                if self._wanted(path, ignores, folder=False):
                    self._file(path, real, entry.stat())
                elif name.startswith(".") and name.lower().endswith(".md.icloud"):
                    self._found.append(_in_the_cloud(path))
            elif is_markdown(path) and self._wanted(path, ignores, folder=False):
                self._found.append(_no_file(path))
        except OSError as error:
            self._found.append(_unreadable(path, error))

    def _file(self, path: str, real: str, status: os.stat_result, target: str = "") -> None:
        if path in self._files:
            hint = "rename one of them: their names differ only in how accents are stored"
            where = Span(path, 1)
            self._found.append(Diagnostic(Code.COPY_OF_SYNC, where, "there are two files of this name", hint))
            return
        self._files[path] = Listed(
            path,
            real,
            status.st_size,
            status.st_mtime_ns,
            bool(kept_apart(path) or kept_apart(target)),
            changed=status.st_ctime_ns,
        )

    def _wanted(self, path: str, ignores: tuple[_Ignore, ...], *, folder: bool) -> bool:
        """Whether a path is to be listed, or a folder to be entered."""
        name = path.rpartition("/")[2].lower()
        if name in _NEVER and folder:
            return False
        whole = path + "/" if folder else path
        if self._exclude and self._exclude.check_file(whole).include:
            self._left_out[whole] = "excluded by the configuration"
            return False
        reason = _left_out_by_name(name, folder=folder)
        if reason is None:
            reason = _ignored(whole, ignores)
        if reason is None or self._included(whole, folder=folder):
            return True
        if reason:
            self._left_out[whole] = reason
        return False

    def _included(self, path: str, *, folder: bool) -> bool:
        if self._include is None:
            return False
        if self._include.check_file(path).include:
            return True
        return folder and any(lead.startswith(path) or path.startswith(lead) for lead in self._leads)

    def aliases(self) -> None:
        """Follows the links that lead into the folder: once, never in a circle, and no note is listed twice."""
        listed = {file.real for file in self._files.values()} if self._links else set()
        for path, real, ignores in self._links:
            try:
                target = (self._root / real).resolve(strict=True)
                inside = target.relative_to(self._root).as_posix()
                status = target.stat()
            except ValueError:
                self._left_out[path] = "a link out of the folder"
                continue
            except (OSError, RuntimeError):
                self._left_out[path] = "a link that leads nowhere"
                continue
            if stat.S_ISDIR(status.st_mode):
                self._follow(path, real, inside, ignores)
            elif stat.S_ISREG(status.st_mode) and self._is_wanted_target(inside, ignores):
                if is_markdown(path) and inside in listed:
                    self._left_out[path] = f"a link to `{inside}`"
                else:
                    self._file(path, real, status, inside)
        del self._links[:]

    def _follow(self, path: str, real: str, inside: str, ignores: tuple[_Ignore, ...]) -> None:
        if inside == "." or f"{path}/".startswith(f"{inside}/"):
            self._left_out[path + "/"] = "a link that leads in a circle"
        elif self._is_wanted_target(inside, ignores):
            before = dict(self._files)
            self.folder(path + "/", real + "/", ignores, followed=True)
            for added in self._files.keys() - before.keys():
                target = _composed(inside) + added[len(path) :]
                if is_markdown(added) and target in before:
                    del self._files[added]
                elif kept_apart(target):
                    self._files[added] = replace(self._files[added], hidden=True)

    def _is_wanted_target(self, inside: str, ignores: tuple[_Ignore, ...]) -> bool:
        """Whether what a link leads to would be listed itself: a link is no way around the rules."""
        parts = _composed(inside).split("/")
        heads = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
        on_disk = self._root / inside
        if self._output == str(on_disk) or str(on_disk).startswith(self._output + os.sep):
            return False
        last = len(heads) - 1
        return all(
            self._wanted(head, ignores, folder=index < last or on_disk.is_dir()) for index, head in enumerate(heads)
        )

    def listing(self) -> Listing:
        """What was found, sorted; copies of synchronising programs are marked and reported."""
        notes: list[Listed] = []
        others: list[Listed] = []
        for path in sorted(self._files):
            file = self._files[path]
            if is_markdown(path):
                notes.append(self._marked(file))
            else:
                others.append(file)
        found = (*sorted(self._found, key=lambda one: one.where), *(_copied(file) for file in notes if file.copy_of))
        return Listing(self._root, tuple(notes), tuple(others), tuple(sorted(self._left_out.items())), found)

    def _marked(self, file: Listed) -> Listed:
        if not any(sign in file.path for sign in _OF_COPIES) and "conflict" not in file.path.lower():
            return file
        stem, dot, extension = file.path.rpartition(".")
        if (match := _COPY.search(stem)) and not stem[: match.start()].endswith("/"):
            original = stem[: match.start()] + dot + extension
        elif match := _NUMBERED.search(stem):
            original = stem[: match.start()] + dot + extension
            if not ((twin := self._files.get(original)) and self._same(file, twin)):
                return file
        else:
            return file
        return Listed(file.path, file.real, file.size, file.time, file.hidden, original, file.changed)

    def _same(self, one: Listed, other: Listed) -> bool:
        if one.size != other.size or not one.size:
            return False
        pair = bytes_of(self._root, one), bytes_of(self._root, other)
        return pair[0] == pair[1]


def _composed(name: str) -> str:
    """`name` in NFC; bytes that are no UTF-8 become replacement characters."""
    name = normalize("NFC", name)
    return name if name.isprintable() else name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    # Windows alone has junctions, and Python sees them from 3.12 on.
    junction = getattr(entry, "is_junction", None)
    return bool(junction and junction())


def _left_out_by_name(name: str, *, folder: bool) -> str | None:
    """Why a name, in lower case, is left out by default; empty where that goes without saying, None if it is not."""
    if name.startswith(".") and not (folder and name in _ATTACHED):
        return ""
    if not folder:
        return "a drawing of Excalidraw" if name.endswith(".excalidraw.md") else None
    if name in _TEMPLATE_FOLDERS:
        return "a folder of templates"
    return "" if name in _LEFT_OUT_FOLDERS else None


def _ignored(path: str, ignores: tuple[_Ignore, ...]) -> str | None:
    # The nearest file decides, as in Git.
    for ignore in reversed(ignores):
        verdict = ignore.verdict(path)
        if verdict is not None:
            return "named in `.gitignore`" if verdict else None
    # Logseq keeps old versions of pages here, under the pages' own names.
    return "old versions kept by Logseq" if path.endswith("logseq/bak/") else None


def _in_the_cloud(path: str) -> Diagnostic:
    hint = "open its folder in Finder and download it"
    return Diagnostic(Code.UNREADABLE, Span(path, 1), "the note is in iCloud and not on this computer", hint)


def _copied(file: Listed) -> Diagnostic:
    message = f"a copy of `{file.copy_of}` that a synchronising program made; it is not published"
    hint = "merge what differs into the original, then delete the copy"
    return Diagnostic(Code.COPY_OF_SYNC, Span(file.path, 1), message, hint)

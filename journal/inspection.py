"""`journal inspect`: reads a few files and says what was understood of them, beside their own lines.

A shell around `understood`; nothing is published, so notes that are kept private may be inspected as well.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from journal.disk import Refusal, digest_of, read_file, scan
from journal.encoding import decode, repaired
from journal.note import Note
from journal.read import read
from journal.record import replace
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms
from journal.understood import tree, understood


def run_inspect(
    paths: Sequence[Path], *, as_json: bool, echo: Callable[[str], None], root: Path, rules: Rules, terms: Terms
) -> Refusal | None:
    """Tells `echo` what is understood of the notes at `paths`, files or folders; why not, where one cannot be read.

    `root` is the folder of the notes: a path below it is that of the note, any other gives the note only its name.
    """
    texts: dict[str, bytes] = {}
    for path in paths:
        taken = _taken(path, root)
        if isinstance(taken, Refusal):
            return taken
        # Two files of one name, from different folders, are told apart by the whole of their paths.
        texts |= {name if name not in texts else path.as_posix().strip("/"): data for name, data in taken.items()}
    notes = [read(name, data, digest_of(data), rules).note for name, data in sorted(texts.items())]
    told = understood(assemble([_public(note) for note in notes], terms))
    hidden = {note.path: note.front.hidden or None for note in notes}
    for each in told.get("documents", [told]):
        each["hidden"] = hidden[each["file"]]
    if as_json:
        echo(json.dumps(told, ensure_ascii=False, indent=2))
        return None
    for each in told.get("documents", [told]):
        lines = repaired(decode(texts[each["file"]]).text).text.split("\n")
        echo(tree(each, lines))
    return None


def _public(note: Note) -> Note:
    """The note as if it were to be published; what keeps it from that is shown, not obeyed."""
    return replace(note, front=replace(note.front, hidden="")) if note.front.hidden else note


def _taken(path: Path, root: Path) -> dict[str, bytes] | Refusal:
    data = read_file(path)
    if isinstance(data, bytes):
        return {_name(path, root): data}
    listing = scan(path, (), (), path / "_site")
    if isinstance(listing, Refusal):
        return data or Refusal(f"there is no file `{path}`", "name a Markdown file, or a folder that holds some")
    found: dict[str, bytes] = {}
    for file in listing.notes:
        data = read_file(path / file.real)
        if isinstance(data, bytes):
            found[file.path] = data
    return found or Refusal(
        f"there is no Markdown note in `{path}`", "name a Markdown file, or a folder that holds some"
    )


def _name(path: Path, root: Path) -> str:
    whole, above = path.absolute(), root.absolute()
    return whole.relative_to(above).as_posix() if whole.is_relative_to(above) else path.name

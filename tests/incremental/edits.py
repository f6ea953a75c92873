"""What a person may do to a journal between two builds, each thing by a name that says what happens.

An edit acts on a project in place. Done a second time it takes itself back, as far as that can be, so that any
sequence of edits means something.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tests.incremental.project import CONFIGURATION, FILES, Project, picture

Act = Callable[[Project], None]


@dataclass(frozen=True, slots=True)
class Edit:
    """Something done to a project. `shows`: done to the untouched journal, it makes another site of it.

    `rare`: by itself it is only tried where there is time for all, since a like one is tried always; among others it is
    too. `alone`: a build after it and others need not give what a build from nothing gives, since the output is no
    longer known as one that a build wrote.
    """

    name: str
    act: Act
    shows: bool = True
    rare: bool = False
    alone: bool = False


def _rare(name: str, act: Act, *, shows: bool = True) -> Edit:
    return Edit(name, act, shows, rare=True)


# --- Kinds of edits


def _changed(path: str, old: str, new: str) -> Act:
    def act(project: Project) -> None:
        text = project.text(path)
        if new and new in text and (old in new or old not in text):
            project.write(path, text.replace(new, old, 1))
        elif old in text:
            project.write(path, text.replace(old, new, 1))

    return act


def _added(path: str, content: str | bytes) -> Act:
    def act(project: Project) -> None:
        if project.file(path).exists():
            project.remove(path)
        else:
            project.write(path, content)

    return act


def _put(path: str, content: str | bytes) -> Act:
    """Other contents for a file that is there at first."""

    def act(project: Project) -> None:
        data = content if isinstance(content, bytes) else content.encode()
        file = project.file(path)
        project.write(path, FILES[path] if file.is_file() and file.read_bytes() == data else data)

    return act


def _deleted(path: str) -> Act:
    def act(project: Project) -> None:
        if project.file(path).exists():
            project.remove(path)
        else:
            project.write(path, FILES[path])

    return act


def _renamed(path: str, new: str) -> Act:
    def act(project: Project) -> None:
        if project.file(path).exists():
            project.rename(path, new)
        elif project.file(new).exists():
            project.rename(new, path)

    return act


def _all(*acts: Act) -> Act:
    def act(project: Project) -> None:
        for each in acts:
            each(project)

    return act


def _front(path: str, line: str) -> Act:
    """A line at the top of the front matter; of new front matter where there is none."""

    def act(project: Project) -> None:
        text = project.text(path)
        if f"{line}\n" in text:
            project.write(path, text.replace(f"---\n{line}\n---\n", "", 1).replace(f"{line}\n", "", 1))
        elif text.startswith("---\n"):
            project.write(path, text.replace("---\n", f"---\n{line}\n", 1))
        else:
            project.write(path, f"---\n{line}\n---\n{text}")

    return act


def _set(old: str, new: str) -> Act:
    return _changed(CONFIGURATION, old, new)


def _table(name: str, line: str) -> Act:
    """A table of the configuration, added or taken away; nothing where another edit has added one of that name."""
    text = f"[{name}]\n{line}\n\n"

    def act(project: Project) -> None:
        told = project.text(CONFIGURATION)
        if text in told or f"[{name}]\n" not in told:
            _set("[activities]", f"{text}[activities]")(project)

    return act


def _top(line: str) -> Act:
    return _set("exclude = ", f"{line}\nexclude = ")


def _site(line: str) -> Act:
    return _set("[site]\n", f"[site]\n{line}\n")


def _order(order: str) -> Act:
    def act(project: Project) -> None:
        line = f'date_order = "{order}"\n'
        text = project.text(CONFIGURATION)
        rest = re.sub(r"(?m)^date_order = .*\n", "", text)
        if rest:
            project.write(CONFIGURATION, rest if line in text else line + rest)

    return act


def _override(path: str, line: str) -> Act:
    return _set("[encoding]", f'[[override]]\npath = "{path}"\n{line}\n\n[encoding]')


def _data(path: str, change: Callable[[bytes], bytes]) -> Act:
    """Other bytes of the same text, made from those that are there."""

    def act(project: Project) -> None:
        file = project.file(path)
        if file.is_file():
            file.write_bytes(change(file.read_bytes()))

    return act


# --- Edits of their own


def _touch(project: Project) -> None:
    file = project.file("content/about.md")
    if file.is_file():
        os.utime(file, (1_500_000_000, 1_500_000_000))


def _touch_all(project: Project) -> None:
    for file in sorted(project.file("content").rglob("*")):
        if file.is_file():
            os.utime(file)


def _behind_the_time(path: str, old: str, new: str) -> Act:
    """As many other bytes, under the old time of change."""
    assert len(old.encode()) == len(new.encode())

    def act(project: Project) -> None:
        file = project.file(path)
        if file.is_file():
            status = file.stat()
            data = file.read_bytes()
            one, other = (old.encode(), new.encode()) if old.encode() in data else (new.encode(), old.encode())
            file.write_bytes(data.replace(one, other, 1))
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    return act


def _swapped(one: str, other: str) -> Act:
    """Two files that change names, each with its own time."""

    def act(project: Project) -> None:
        if project.file(one).exists() and project.file(other).exists():
            project.rename(one, f"{one}.aside")
            project.rename(other, one)
            project.rename(f"{one}.aside", other)

    return act


def _created_backwards(project: Project) -> None:
    files = sorted(path for path in project.file("content").rglob("*") if path.is_file())
    contents = [(path, path.read_bytes()) for path in files]
    for path in files:
        path.unlink()
    for path, data in reversed(contents):
        path.write_bytes(data)


def _folder_for_a_file(project: Project) -> None:
    path = "content/about.md"
    if project.file(path).is_dir():
        project.write(path, FILES[path])
    else:
        project.remove(path)
        project.write(f"{path}/2024-10-21.md", "A day in a folder that is named like a note.\n")


def _link(project: Project) -> None:
    link = project.file("content/notes/linked.md")
    if link.is_symlink():
        link.unlink()
    elif project.file("content/_drafts/idea.md").exists():
        link.parent.mkdir(exist_ok=True)
        link.symlink_to("../about.md")


def _as_of(project: Project) -> None:
    project.as_of = None if project.as_of else date(2024, 10, 6)


def _base_url(project: Project) -> None:
    project.base_url = "" if project.base_url else "https://other.example.org/"


def _portable(project: Project) -> None:
    project.portable = not project.portable


def _time_zone(project: Project) -> None:
    project.time_zone = "" if project.time_zone else "Pacific/Kiritimati"


def _version(project: Project) -> None:
    project.version = "" if project.version else "9.9.9"


def _jobs(project: Project) -> None:
    project.jobs = 3 - project.jobs


def _store(change: Callable[[Path], None]) -> Act:
    def act(project: Project) -> None:
        for file in project.stored():
            change(file)

    return act


def _store_gone(project: Project) -> None:
    if project.cache:
        shutil.rmtree(project.cache, ignore_errors=True)


def _store_is_a_file(project: Project) -> None:
    if project.cache:
        shutil.rmtree(project.cache, ignore_errors=True)
        if project.cache.exists():
            project.cache.unlink()
        else:
            project.cache.write_bytes(b"not a folder")


def _folders_in_the_store(project: Project) -> None:
    for file in project.stored():
        file.unlink()
        file.mkdir()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(len(data) // 2, len(data), 997):
        data[at] ^= 0x55
    file.write_bytes(data)


def _databases(change: Callable[[sqlite3.Connection], None]) -> Act:
    """Something done to every data base in the store."""

    def act(project: Project) -> None:
        for file in project.stored():
            with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as connection:
                change(connection)
                connection.commit()

    return act


def _tables(statement: str) -> Act:
    """Something done to every table of every data base in the store."""

    def change(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in rows:
            connection.execute(statement.format(name=name))

    return _databases(change)


def _foreign_form(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA user_version = 4711")


def _page(project: Project) -> Path | None:
    return next((page for page in project.pages() if page.parent.name == "about"), None)


def _page_deleted(project: Project) -> None:
    if page := _page(project):
        page.unlink()


def _page_altered(project: Project) -> None:
    if page := _page(project):
        page.write_bytes(page.read_bytes() + b"<!-- mine -->")


def _page_altered_behind_the_time(project: Project) -> None:
    if page := _page(project):
        status = page.stat()
        page.write_bytes(page.read_bytes().replace(b"<p>", b"<q>", 1))
        os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def _page_is_a_folder(project: Project) -> None:
    if page := _page(project):
        page.unlink()
        page.mkdir()


def _page_is_a_link(project: Project) -> None:
    if page := _page(project):
        twin = project.root / "twin.html"
        twin.write_bytes(b"<p>elsewhere")
        page.unlink()
        page.symlink_to(twin)


def _picture_altered(project: Project) -> None:
    for copy in sorted(project.output.rglob("*.png"))[:1]:
        copy.write_bytes(picture(3, 3))


def _copies_altered(project: Project) -> None:
    for copy in sorted(project.output.glob("pictures/*"))[:1]:
        copy.write_bytes(copy.read_bytes()[:-1])


def _copies_deleted(project: Project) -> None:
    shutil.rmtree(project.output / "pictures", ignore_errors=True)


def _feed_deleted(project: Project) -> None:
    for feed in sorted(project.output.rglob("*.xml")):
        feed.unlink()


def _style_deleted(project: Project) -> None:
    for style in sorted(project.output.rglob("*.css")):
        style.unlink()


def _folder_deleted(project: Project) -> None:
    shutil.rmtree(project.output / "2024", ignore_errors=True)


def _output_deleted(project: Project) -> None:
    shutil.rmtree(project.output, ignore_errors=True)


def _output_emptied(project: Project) -> None:
    shutil.rmtree(project.output, ignore_errors=True)
    project.output.mkdir()


def _output_elsewhere(project: Project) -> None:
    project.output = project.root / ("_site" if project.output.name == "_public" else "_public")


def _output_moved(project: Project) -> None:
    moved = project.root / ("_site" if project.output.name == "_public" else "_public")
    shutil.rmtree(moved, ignore_errors=True)
    if project.output.exists():
        project.output.rename(moved)
    project.output = moved


def _stage_left_behind(project: Project) -> None:
    stage = project.output / ".journal-stage"
    if project.output.is_dir():
        stage.mkdir(exist_ok=True)
        (stage / "0").write_bytes(b"half a page")


def _marker_emptied(project: Project) -> None:
    (project.output / ".journal-site").write_bytes(b"")


_CHANDLERY: Final = "content/notes/chandlery.md"
_EVENING: Final = "content/daily/2024-10-02-evening.md"
_W40, _W41, _W42 = "content/weekly/2024-w40.md", "content/weekly/cork.md", "content/周报/2024年第42周.md"
_SECTION: Final = "## 10.3 Fog\n\nNothing on the water. [[Knots]]\n\n- [x] 20:00-21:00 splice the painter\n\n"
_BROKEN: Final = (
    '{% extends "entry.html" %}\n{% block below %}\n{{ view.frame.no_such_thing.at_all }}\n{% endblock %}\n'
)
_PAGE_TEMPLATE: Final = "templates/page.html"
_RUNNING_JIB: Final = 'a second one: ![a jib](../images/spare.png "the other")'


_NOTES: Final = (
    Edit("a daily is added", _added("content/daily/2024-10-20.md", "Rain.\n\n- [x] bail the skiff #boats\n")),
    _rare("a daily is added at the end of all days", _added("content/2025-02-01.md", "Snow. [[2024-10-09]]\n")),
    _rare("a daily is added before all days", _added("content/2021-02-01.md", "The first boat.\n")),
    Edit("the text of a daily is changed", _changed("content/2024-10-01.md", "mended the net", "mended both nets")),
    _rare("a daily is deleted", _deleted("content/2024-10-01.md")),
    Edit("the only daily of a year is deleted", _deleted("content/daily/2023-12-31.md")),
    _rare("a daily is moved to another folder", _renamed("content/2024-09-30.md", "content/daily/2024-09-30.md")),
    _rare("a daily moves to another week", _renamed("content/daily/2024-10-09.md", "content/daily/2024-10-19.md")),
    _rare("a daily moves to another month", _renamed("content/daily/2024-10-09.md", "content/daily/2024-11-02.md")),
    _rare("a daily moves to another year", _renamed("content/daily/2024-10-09.md", "content/daily/2025-01-02.md")),
    _rare("a daily moves onto a day that has one", _renamed("content/2024-10-01.md", "content/2024-09-30 rain.md")),
    _rare("front matter moves a daily to another day", _front("content/daily/2024-10-09.md", "date: 2024-10-04")),
    _rare("the second daily of a day is deleted", _deleted(_EVENING)),
    _rare("a third daily of a day is added", _added("content/2024-10-02.md", "# Noon\n\nA bun.\n")),
    _rare("a weekly is added", _added("content/weekly/2024-w43.md", "# 2024-10-21 - 2024-10-27\n\n- 10.22: fog\n")),
    _rare("a second weekly of a week is added", _added("content/weekly/other.md", "# 2024-10-07 - 2024-10-13\n\nOther.\n")),
    Edit("the text of a weekly is changed", _changed(_W40, "two rows on the canal", "three rows on the canal")),
    Edit("a weekly is deleted", _deleted(_W41)),
    _rare("a weekly gets another name", _renamed(_W41, "content/weekly/second.md")),
    Edit("the period of a weekly is changed", _changed(_W41, "2024-10-07 - 2024-10-13", "2024-10-21 - 2024-10-27")),
    _rare("a day section is added", _changed(_W40, "## Next week", "## 10.6 Sunday\n\nSlept.\n\n## Next week")),
    _rare("a day section is changed", _changed(_W40, "Nothing on the water.", "One swan on the water.")),
    Edit("a day section is deleted", _changed(_W40, _SECTION, "")),
    _rare("a day section moves to another day", _changed(_W42, "10月16日 周三", "10月17日 周四")),
    _rare("a dated line is added", _changed(_W41, "- 10.10: first coat", "- 10.10: first coat\n- 10.12: rain")),
    _rare("a dated line is changed", _changed(_W41, "cleats, brass", "cleats, bronze")),
    _rare("a dated line is deleted", _changed(_W41, "- 10.8: cleats, brass\n", "")),
    Edit("a planned thing is added", _changed(_W40, "- order cork", "- order cork\n- [ ] ask about the mooring")),
    _rare("a planned thing is changed", _changed(_W42, "- 整理错题", "- 整理笔记")),
    _rare("a planned thing is deleted", _changed(_W40, "- [ ] varnish\n", "")),
    _rare("a plan becomes another section", _changed(_W40, "## Next week", "## Odds and ends")),
    Edit("a planned thing finds its task", _changed(_W40, "- order cork", "- the second coat")),
    _rare("a planned thing with a box is reworded", _changed(_W40, "- [ ] varnish\n", "- [ ] varnish the oars\n")),
    _rare("a planned task is opened again", _changed(_W41, "- [x] varnish the oars", "- [ ] varnish the oars")),
    _rare("a day does what its week had planned", _changed("content/daily/2024-10-09.md", "- [ ] find", "- [x] order cork\n- [ ] find")),
    _rare("a day plans what the next one does", _changed("content/2024-09-30.md", "- first movement, with the metronome", "- rowing on the canal")),
    Edit("a carried task is done", _changed(_W41, "- [>] the trio", "- [x] the trio")),
    _rare("a carried task goes on", _changed(_W42, "：低于预期\n", "：低于预期\n- [ ] the trio, twice\n")),
    _rare("a carried task is dropped where it begins", _changed(_W40, "- [ ] the trio", "- [-] the trio")),
    _rare("a carried task is reworded where it begins", _changed(_W40, "the trio, twice", "the trio, two times")),
    _rare("a carried task is reworded where it ends", _changed(_W41, "the trio, twice", "the trio, twice over")),
    _rare("a carried task has a note", _changed(_W41, "- [>] the trio, twice", "- [>] the trio, twice\n  the cello is away")),
    Edit("a month plans what a day of the next one does", _added("content/2024-09.md", "## Next month\n\n- varnish the oars\n- row\n")),
    Edit(
        "the log of a month plans what its days and others do",
        _added("content/October 2024.md", "## Goals\n\n- varnish the oars\n- [x] dig\n\n## 3 October\n\n- [x] row\n\n## 24 October\n\nFrost.\n"),
    ),
    Edit("an open task is taken up by its own plan", _changed(_W42, "- 整理错题", "- 读第四章")),
    Edit("a task is done", _changed("content/2024-10-01.md", "- [ ] 14:00", "- [x] 14:00")),
    _rare("a task of a weekly is dropped", _changed(_W41, "- [ ] the second", "- [-] the second")),
    _rare("a task is added", _changed("content/2024-09-30.md", "- [ ] write", "- [x] rosin\n- [ ] write")),
    _rare("a time is changed", _changed("content/2024-10-01.md", "9:00-10:30", "9:00-11:15")),
    _rare("a verdict is changed", _changed(_W40, "canal: better than", "canal: worse than")),
    _rare("a verdict is deleted", _changed(_W42, "：超出预期", "")),
    Edit("a length of time is added", _changed("content/daily/2024-10-09.md", "- [x] varnish the oars", "- [x] varnish the oars (40 min)")),
    _rare("a time loses its end", _changed(_EVENING, "19:00-20:15", "19:00-")),
    _rare("a heading sets time aside", _changed(_W41, "## Done", "## Done 30 mins")),
    Edit("a task of long ago is opened", _changed("content/daily/2023-12-31.md", "- [x] count", "- [ ] count")),
    _rare("a task gets a tag and a day", _changed(_W40, "- [ ] buy cleats", "- [ ] buy cleats #quay 📅 2024-10-20")),
    _rare("the only task of a month goes", _changed("content/logs/garden.md", "- [x] thin the leeks #garden\n", "")),
    _rare("something comes back on a fourth day", _all(*(
        _added(f"content/daily/2024-10-{day}.md", "- [x] 7:00-7:30 Swim\n") for day in (18, 20, 21, 22)
    ))),
    _rare("a question gets its answer", _changed("content/2024-10-01.md", "- [?] Why", "Q: Why")),
    _rare("a reading note is added", _added("content/reading/cork.md", "---\ndate: 2024-10-18\n---\n\n# Cork\n\nBark.\n")),
    _rare("a reading note is changed", _changed("content/reading/varnish.md", "No date", "Still no date")),
    _rare("a reading note is deleted", _deleted("content/reading/sails.md")),
    _rare("a reading note is renamed", _renamed("content/reading/gauges.md", "content/reading/water.md")),
    _rare("a work is added to an outline", _changed("content/reading/gauges.md", "2. Weirs", "2. Locks [1998]\n3. Weirs")),
    _rare("a reading note loses its date", _changed("content/reading/sails.md", "date: 2024-10-12\n", "")),
    _rare("a page is added", _added("content/notes/pumps.md", "---\ntitle: Pumps\n---\n\nSee [[Knots]].\n")),
    _rare("a page is changed", _changed("content/notes/now.md", "The second coat", "The third coat")),
    _rare("a page is deleted", _deleted("content/notes/now.md")),
    Edit("a page is renamed", _renamed("content/notes/rope.md", "content/notes/cordage.md")),
    _rare("a folder is renamed", _renamed("content/notes", "content/papers")),
    _rare("a day of a log is added", _changed("content/logs/garden.md", "## 2024-10-17", "## 2024-10-08\n\nHoed.\n\n## 2024-10-17")),
    _rare("a day of a log is changed", _changed("content/logs/garden.md", "Frost.", "Hoar frost.")),
    Edit("a day of a log is deleted", _changed("content/logs/garden.md", "## 2024-08-05\n\nDug the bed beside the boathouse.\n\n", "")),
    _rare("a day of a log moves", _changed("content/logs/garden.md", "## 2024-10-17", "## 2024-10-19")),
    _rare("a log is deleted", _deleted("content/logs/garden.md")),
)  # fmt: skip

_NAMES: Final = (
    _rare("a tag is added", _changed("content/reading/gauges.md", "[tides]", "[tides, canal]")),
    _rare("a tag is added in the text", _changed("content/about.md", "A boathouse", "A #canal, a boathouse")),
    _rare("a tag is renamed", _changed("content/logs/garden.md", "#garden", "#vegetables")),
    Edit("a tag changes its case", _changed("content/daily/2023-12-31.md", "#Boats", "#boats")),
    _rare("a tag becomes nested", _changed("content/reading/gauges.md", "[tides]", "[water/tides]")),
    _rare("a nested tag moves", _changed(_EVENING, "boats/oars", "garden/oars")),
    Edit("the last entry of a tag loses it", _changed("content/reading/gauges.md", "tags: [tides]\n", "")),
    _rare("the spelling of a tag that is commonest changes", _changed(_W40, "#boats", "#Boats")),
    _rare("a wikilink is made dead", _changed("content/daily/2024-10-09.md", "[[2024-10-02]]", "[[2024-10-22]]")),
    _rare("a title that a wikilink names is changed", _changed("content/reading/gauges.md", "# Tide gauges", "# Gauges")),
    Edit("a wikilink comes alive", _all(
        _changed("content/about.md", "A boathouse", "[[Winter store]], a boathouse"),
        _added("content/notes/store.md", "---\ntitle: Winter store\n---\n\nDry.\n"),
    )),
    _rare("a link is added", _changed("content/notes/now.md", "a letter", "a [letter](../2024-09-30.md)")),
    _rare("a link is deleted", _changed("content/about.md", "[a garden](logs/garden.md)", "a garden")),
    _rare("a link to a section loses its section", _changed(_W40, "## Next week", "## Next")),
    _rare("an alias is deleted", _changed("content/notes/rope.md", "aliases: [Rope]\n", ""), shows=False),
    _rare("the last wikilink of a journal with few goes", _all(
        _changed("content/daily/2024-10-09.md", "[[2024-10-02]] and [[2024-w41]]", "no more"),
        _changed("content/2024-10-01.md", "[[Tide gauges]]", "the gauges"),
    )),
    Edit("a note that others show is changed", _changed("content/notes/knots.md", "Seven that", "Eight that")),
    _rare("a section that another note shows is changed", _changed(_W40, "- order cork", "- order tar")),
    _rare("a note shows another than before", _changed(_CHANDLERY, "![[Knots]]", "![[Rope]]")),
    _rare("a note shows one that shows it", _changed("content/notes/knots.md", "Seven that", "![[Chandlery]]\n\nSeven that")),
    _rare("a note is shown in a line that was a link", _changed("content/about.md", "Begin with [[2024-09-30]]", "\n\n![[2024-09-30]]\n\n")),
    _rare("a block that a link names loses its name", _changed("content/notes/rope.md", " ^laid", "")),
    _rare("a heading of the same note that a link names is changed", _changed(_CHANDLERY, "## Prices", "## Costs")),
    _rare("a second note of a name is added", _added("content/papers/rope.md", "# Hawser\n\nNine strands.\n")),
    _rare("a tag gets another name", _set("[activities]", '[tags.aliases]\nboats = ["garden"]\n\n[activities]')),
    _rare("a tag is hidden", _table("tags", 'hidden = ["boats"]')),
    _rare("a tag gets a sentence", _set("[activities]", '[tags.descriptions]\nboats = "What floats."\n\n[activities]')),
    _rare("a note about a tag is changed", _changed("content/tags/tides.md", "What the moon does", "What moons do")),
    _rare("a note about a tag is added", _added("content/tags/boats.md", "What floats, as [[Knots]] has it.\n")),
    _rare("a note about a tag is deleted", _deleted("content/tags/tides.md")),
    _rare("a note about a tag says a sentence of it", _front("content/tags/tides.md", "description: Of moon and sun")),
    Edit("a note about a tag hides it", _front("content/tags/tides.md", "hidden: true")),
    _rare("a note about a hidden tag is changed", _all(
        _table("tags", 'hidden = ["tides"]'),
        _changed("content/tags/tides.md", "What the moon does", "What moons do"),
    )),
    _rare("a note about a tag gives it another name", _front("content/tags/tides.md", "aliases: [garden]")),
    Edit("a title is changed", _changed("content/notes/knots.md", "title: Knots", "title: Bends")),
    _rare("a title is added", _front("content/2024-09-30.md", "title: New strings")),
    _rare("a first heading is changed", _changed("content/2024-10-01.md", "# Rain all day", "# Rain until noon")),
    _rare("a heading is changed", _changed(_W41, "## Done", "## What was done")),
    Edit("a first heading is shared by three notes", _added("content/2024-10-18.md", "# Log\n\nHail.\n")),
    Edit("a slug is changed", _changed("content/notes/now.md", "these-days", "at-present")),
    _rare("a slug is added", _front("content/reading/varnish.md", "slug: lacquer")),
    _rare("an address is claimed twice", _front("content/about.md", "url: /knots/")),
    Edit("two addresses differ in case alone", _front("content/notes/rope.md", "url: /Knots/")),
    _rare("an address is changed", _changed("content/notes/knots.md", "/knots/", "/bends/")),
    _rare("an address is given up", _changed("content/notes/knots.md", "url: /knots/\n", "")),
    _rare("an address is that of a day", _changed("content/notes/knots.md", "/knots/", "/2024/10/01/")),
    _rare("two pages want one address", _added("content/notes/rope.markdown", "---\ntitle: Twine\n---\n\nThin.\n")),
    _rare("the year of a note is no longer known", _set('[[override]]\npath = "loose/*.md"\nyear = 2024\n', "")),
    Edit(
        "the year of a neighbour in a series is changed",
        _changed("content/issues/weekly-7.md", "2024-08-11", "2023-08-13"),
    ),
    Edit("a note is in another language", _front("content/notes/now.md", "lang: ko")),
    _rare("the text of a note changes its script", _put("content/about.md", "# ボート小屋\n\n雨の日の記録。\n")),
    _rare("a description is added", _front("content/reading/sails.md", "description: On cutting sails")),
)  # fmt: skip

_LEDGER: Final = (
    "/old/oars/\tnotes/knots.md\tKnots\n/reading/tide-gauges/\treading/gauges.md\tTide gauges\n"
    "/notes/rope/\tnotes/rope.md\n/tags/tar/\n"
    "/2024/w41/\tweekly/cork.md\t2024-10-07 - 2024-10-13\tdone=log questions\n"
)
_URLS: Final = (
    Edit("a ledger is added", _added("urls.txt", _LEDGER)),
    _rare("a title of the ledger is changed", _all(
        _added("urls.txt", _LEDGER), _changed("content/reading/gauges.md", "# Tide gauges", "# Gauges of tides"),
    )),
    _rare("a file of the ledger is renamed", _all(
        _added("urls.txt", _LEDGER), _renamed("content/notes/rope.md", "content/notes/cordage.md"),
    )),
    Edit("a heading of the ledger is changed", _all(_added("urls.txt", _LEDGER), _changed(_W41, "## Done", "## Finished"))),
    _rare("an entry of the ledger is deleted", _all(_added("urls.txt", _LEDGER), _deleted("content/reading/gauges.md"))),
    _rare("a ledger has lines that are none", _added("urls.txt", "tar\n/../a/\n"), shows=False),
    _rare("an address that an entry had is added", _front("content/about.md", "redirect_from: [/me.html, /who/]")),
    _rare("an address that an entry had is that of a page", _front("content/about.md", "redirect_from: /knots/"), shows=False),
    _rare("a repository is named", _site('repository = "https://github.com/irene/notes"\nbranch = "main"')),
    Edit("days have addresses by a pattern", _set("[activities]", '[urls]\ndaily = "pretty"\n\n[activities]')),
    _rare("files have addresses by a pattern", _set("[activities]", '[urls.paths]\n"reading/*" = "/r/:title.html"\n\n[activities]')),
)  # fmt: skip

_TIES: Final = (
    _rare("a sentence with a link is changed", _changed("content/2024-09-30.md", "wrote to [the weaver]", "spoke of [the weaver]")),
    Edit("two entries share a rare tag", _front("content/notes/now.md", "tags: [tides]")),
    Edit("a question of another entry is answered", _added(
        "content/2024-10-19.md", "## Questions\n\n- How long does varnish keep?\n  - A: two years\n",
    )),
    _rare("two entries cite one work", _changed("content/reading/oakum.md", "Old rope", "[Gauges](https://example.org/gauges) [2019, SOSP]. Old rope")),
)  # fmt: skip

_HIDDEN: Final = (
    Edit("a note becomes a draft", _front("content/about.md", "draft: true")),
    _rare("a tagged day becomes a draft", _front(_EVENING, "draft: true")),
    Edit("a draft is published", _changed("content/unfinished.md", "draft: true", "draft: false")),
    Edit("a note that others show becomes private", _front("content/notes/knots.md", "private: true")),
    _rare("a note about a tag becomes private", _front("content/tags/tides.md", "private: true")),
    _rare("a note becomes private", _front("content/2024-10-01.md", "private: true")),
    _rare("a private note is published", _changed("content/own.md", "private: true\n", "")),
    _rare("a note leaves the folder of drafts", _renamed("content/_drafts/idea.md", "content/notes/idea.md")),
    _rare("a note goes to the folder of drafts", _renamed("content/notes/rope.md", "content/_drafts/rope.md")),
    Edit("an override makes notes private", _override("reading/*", 'visibility = "private"')),
    _rare("an override publishes a private note", _override("own.md", 'visibility = "public"')),
    _rare("the text of a draft is changed", _changed("content/unfinished.md", "Nobody", "No one"), shows=False),
    Edit("a tag of a private note is changed", _changed("content/own.md", "hidden-own", "viola"), shows=False),
    _rare("a private note is deleted", _deleted("content/own.md"), shows=False),
    _rare("a note is ignored by git", _added("content/.gitignore", "about.md\n")),
    _rare("a note has the marks of a conflict", _changed("content/notes/now.md", "The second coat", "<<<<<<< a\nThe second coat\n=======\nNo coat\n>>>>>>> b\n")),
    _rare("a synchronising program makes a copy", _added("content/about (conflicted copy 2024-10-01).md", "# About\n"), shows=False),
)  # fmt: skip

_PICTURES: Final = (
    _rare("an image is added", _all(
        _added("content/images/stern.png", picture(30, 12)),
        _changed("content/2024-09-30.md", "Changed", "![the stern](images/stern.png) Changed"),
    )),
    _rare("an image is shown that was there", _changed("content/reading/sails.md", "Two chapters", _RUNNING_JIB)),
    Edit("an image is replaced by one of another size", _put("content/images/knot.png", picture(60, 20))),
    _rare("an image is replaced by one of the same size", _put("content/images/knot.png", picture(24, 24, 10))),
    _rare("an image is no longer an image", _put("content/images/knot.png", b"no picture")),
    _rare("an image is deleted", _deleted("content/images/gauge.png")),
    _rare("an image is renamed", _renamed("content/images/gauge.png", "content/images/lock.png")),
    _rare("an image is no longer shown", _changed("content/reading/sails.md", "![a jib](../images/jib.png)", "lost")),
    Edit("a large image is replaced by another", _put("content/images/jib.png", picture(1600, 40, seed=2))),
    _rare("a large image becomes a small one", _put("content/images/jib.png", picture(16, 20))),
    _rare("a small image becomes a large one", _put("content/images/gauge.png", picture(2400, 40, seed=3))),
    _rare("a large image is cut off", _put("content/images/jib.png", picture(1600, 40, seed=1)[:30_000])),
    _rare("two images are the same", _put("content/images/gauge.png", picture(1600, 40, seed=1))),
    _rare("images are to say where they were taken", _changed(CONFIGURATION, "[activities]", '[images]\nlocation = "keep"\n\n[activities]')),
    _rare("the site is to have no search", _changed(CONFIGURATION, "[site]", "[site]\nsearch = false")),
    _rare("a diagram is changed", _changed("content/daily/2024-10-02.md", "B[weir]", "B[gate]")),
    _rare("a diagram cannot be drawn", _changed("content/daily/2024-10-02.md", "A[lock]", "A[[")),
    _rare("an image of a draft is changed", _put("content/images/draft.png", picture(9, 9)), shows=False),
    _rare("an image that nothing shows is changed", _put("content/images/spare.png", picture(11, 11)), shows=False),
    _rare("a file that is linked to is changed", _put("content/files/prices.csv", b"cork,5\n")),
    _rare("a file that is linked to is deleted", _deleted("content/files/prices.csv")),
    _rare("a file is linked to that was missing", _all(
        _changed("content/about.md", "A boathouse", "[The plan](files/plan.txt), a boathouse"),
        _added("content/files/plan.txt", "Two slips.\n"),
    )),
    _rare("a document is shown", _all(
        _changed("content/about.md", "A boathouse", "![](files/plan.pdf)\n\nA boathouse"),
        _added("content/files/plan.pdf", "%PDF-1.4\n"),
    )),
    _rare("a static file is linked to", _changed("content/about.md", "A boathouse", "[For hire](/ahoy.txt), a boathouse")),
    _rare("a second image of the same name is added", _added("content/notes/knot.png", picture(5, 5)), shows=False),
)  # fmt: skip

_THEME: Final = (
    _rare("a template of one's own is changed", _changed(_PAGE_TEMPLATE, "from the boathouse", "from the slipway")),
    Edit("a template of one's own is deleted", _deleted(_PAGE_TEMPLATE)),
    _rare("a template of one's own is added", _added("templates/tag.html", "<!doctype html>\n<p>{{ view.chrome.title }}</p>\n")),
    _rare("a template that others include is added", _added("templates/entry.html", '{% extends "base.html" %}\n{% block main %}\n{% block below %}{% endblock %}\n{% endblock %}\n')),
    _rare("a template that all extend is added", _added("templates/base.html", "<!doctype html>\n<title>{{ view.chrome.title }}</title>\n{% block strip %}{% endblock %}{% block main %}{% endblock %}\n")),
    _rare("a template that nothing uses is added", _added("templates/unused.html", "<p>\n"), shows=False),
    _rare("a template of one's own is no template", _put(_PAGE_TEMPLATE, "{% block below %}\n")),
    Edit("a template of one's own asks for what is not there", _put(_PAGE_TEMPLATE, _BROKEN)),
    _rare("a template of one's own is no UTF-8", _put(_PAGE_TEMPLATE, b'{% extends "entry.html" %}\n{% block below %}\xff{% endblock %}\n')),
    _rare("a slot of the head is filled", _added("templates/head.html", '<meta name="generator" content="{{ view.chrome.root }}">\n')),
    Edit("a slot below entries is filled", _added("templates/after-entry.html", "<p>{{ view.frame.title }}</p>\n")),
    _rare("a slot asks for what only entries have", _added("templates/head.html", "{{ view.frame.title }}\n")),
    _rare("a template extends the shipped one of its name", _added("templates/week.html", '{% extends "shipped/week.html" %}\n{% block head %}<!-- mine -->{% endblock %}\n')),
    _rare("a style above all layers is added", _added("static/custom.css", "body { color: navy }\n")),
    _rare("a static file is added", _added("static/maps/canal.txt", "North is up.\n")),
    _rare("a static file is changed", _put("static/ahoy.txt", "No boats today.\n")),
    Edit("a static file is deleted", _deleted("static/ahoy.txt")),
    _rare("a style of one's own is added", _added("static/journal.css", "body { color: navy }\n")),
    Edit("a static file takes the place of a page", _added("static/about/index.html", "<p>by hand\n")),
    _rare("a static file takes the place of an image", _added("static/images/knot.png", picture(7, 7))),
)  # fmt: skip

_SETTINGS: Final = (
    _rare("the title of the journal is changed", _set("from the boathouse", "from the slipway")),
    _rare("the title of the journal is deleted", _set('title = "Notes from the boathouse"\n', "")),
    _rare("the author is changed", _set("Irene Vogt", "Irene Vogt and Tom Adeyemi")),
    _rare("a description of the journal is added", _site('description = "Boats and a viola"')),
    _rare("the address of the site is changed", _set("example.org/journal/", "example.net/")),
    _rare("the address of the site is deleted", _set('base_url = "https://example.org/journal/"\n', "")),
    Edit("the language of the site is changed", _set('language = "en"', 'language = "zh-Hans"')),
    _rare("the week begins on another day", _set('"monday"', '"sunday"')),
    _rare("a seal is added", _site('seal = "舟"')),
    _rare("a time zone is configured", _site('timezone = "Asia/Shanghai"')),
    Edit("notes are excluded", _set('"archive/**"', '"archive/**", "reading/**"')),
    _rare("notes are no longer excluded", _set('["archive/**"]', "[]")),
    Edit("the order of day and month is configured", _order("day-first")),
    _rare("the order of day and month is that of slashes", _order("month-first"), shows=False),
    _rare("an override gives a kind", _override("about.md", 'kind = "reading"')),
    _rare("an override gives a day", _override("reading/varnish.md", "date = 2024-10-05")),
    _rare("an override gives a month", _override("2024-09-30.md", 'date = "2024-09"')),
    _rare("an override gives a language", _override("notes/now.md", 'language = "ja"')),
    _rare("an override gives another year", _set("year = 2024", "year = 2023")),
    Edit("words of an activity are changed", _set('body = ["rowing"]', 'write = ["rowing"]')),
    _rare("an activity gets a name", _set('body = ["rowing"]', 'body = ["rowing"]\nlabels = { body = "On the water" }')),
    _rare("the policy allows a server", _table("policy", 'script-src = ["https://count.example"]')),
    _rare("the policy allows what it allows", _table("policy", 'img-src = ["*"]'), shows=False),
    Edit(
        "words are said to mean the same",
        _set("[activities]", '[tasks]\naliases = [["order", "second"], ["cork", "coat"]]\n\n[activities]'),
    ),
    _rare("headings of plans are added", _set("[activities]", '[sections]\nplan = ["Done"]\n\n[activities]')),
    Edit("an encoding is changed", _set('"gb18030"', '"big5"')),
    _rare("an encoding is deleted", _set('"old/*.md" = "gb18030"\n', "")),
    _rare("the greatest size of a note is lowered", _top("max_file = 300")),
    _rare("a comment is added to the configuration", _top("# mine"), shows=False),
    Edit("the configuration is deleted", _deleted(CONFIGURATION)),
    Edit("the day for figures is another", _as_of),
    _rare("another address is asked for", _base_url),
    _rare("a portable site is asked for", _portable),
    _rare("the computer is in another time zone", _time_zone, shows=False),
    _rare("the program has another version", _version, shows=False),
    _rare("two processes are used", _jobs, shows=False),
)  # fmt: skip

_ON_DISK: Final = (
    Edit("a note gets another time", _touch, shows=False),
    _rare("all files get another time", _touch_all, shows=False),
    Edit("a note changes behind its time and size", _behind_the_time("content/about.md", "boathouse", "beanhouse")),
    _rare("a task changes behind its time and size", _behind_the_time("content/daily/2024-10-09.md", "[ ]", "[x]")),
    _rare("an image changes behind its time and size", _behind_the_time("content/images/knot.png", "IEND", "IDNE")),
    _rare("a template changes behind its time and size", _behind_the_time(_PAGE_TEMPLATE, "boat", "bean")),
    _rare("a static file changes behind its time and size", _behind_the_time("static/ahoy.txt", "Boats", "Goats")),
    _rare("the configuration changes behind its time and size", _behind_the_time(CONFIGURATION, "boat", "bean")),
    _rare("two notes change names", _swapped("content/notes/rope.md", "content/notes/now.md")),
    _rare("two images change names", _swapped("content/images/knot.png", "content/images/jib.png")),
    _rare("the files are made in another order", _created_backwards, shows=False),
    _rare("a note becomes a folder", _folder_for_a_file),
    _rare("a link to a note is added", _link, shows=False),
    _rare("a note becomes empty", _put("content/about.md", b"")),
    _rare("a note becomes blank", _put("content/2024-10-01.md", b"\n \n\n")),
    Edit("a note is no UTF-8", _put("content/about.md", b"# About\n\nA boathouse \xff\xfe\xba and more.\n")),
    _rare("a note has control characters", _put("content/about.md", b"# About\n\nA \x00 boathouse \x07.\n")),
    _rare("a note gets the line ends of Windows", _data("content/about.md", lambda data: data.replace(b"\n", b"\r\n")), shows=False),
    _rare("a note gets a byte order mark", _data(_W42, lambda data: b"\xef\xbb\xbf" + data), shows=False),
    _rare("a note becomes UTF-16", _data("content/日記/2024-10-15.md", lambda data: data.decode("utf-8", "replace").encode("utf-16")), shows=False),
    _rare("a note loses its last line end", _data("content/about.md", lambda data: data.rstrip(b"\n")), shows=False),
    _rare("a note gets another ending", _renamed("content/about.md", "content/about.markdown")),
    _rare("the name of a note changes its case", _renamed("content/about.md", "content/About.md")),
)  # fmt: skip

_OFTEN: Final = frozenset(
    {
        "the store is damaged in places",
        "the store has lost half of its rows",
        "a page of the site is altered behind its time and size",
        "an image of the site is altered",
        "the site is deleted",
    }
)

_STORE: Final = tuple(
    Edit(name, act, shows=False, rare=name not in _OFTEN)
    for name, act in (
        ("the store is deleted", _store_gone),
        ("the store is a file", _store_is_a_file),
        ("the store is truncated", _store(_cut)),
        ("the store is emptied", _store(lambda file: file.write_bytes(b"") and None)),
        ("the store is overwritten", _store(lambda file: file.write_bytes(b"garbage\0" * 999) and None)),
        ("the store is damaged in places", _store(_flipped)),
        ("the files of the store are folders", _folders_in_the_store),
        ("the store is of another form", _databases(_foreign_form)),
        ("the store has lost its rows", _tables("DELETE FROM {name}")),
        ("the store has lost half of its rows", _tables("DELETE FROM {name} WHERE abs(random()) % 2 = 0")),
        ("the store has lost its tables", _tables("DROP TABLE {name}")),
    )
)

_OUTPUT: Final = tuple(
    Edit(name, act, shows=False, rare=name not in _OFTEN, alone=act is _marker_emptied)
    for name, act in (
        ("a page of the site is deleted", _page_deleted),
        ("a page of the site is altered", _page_altered),
        ("a page of the site is altered behind its time and size", _page_altered_behind_the_time),
        ("a page of the site becomes a folder", _page_is_a_folder),
        ("a page of the site becomes a link", _page_is_a_link),
        ("an image of the site is altered", _picture_altered),
        ("a smaller copy in the site is altered", _copies_altered),
        ("the smaller copies are deleted", _copies_deleted),
        ("the feed of the site is deleted", _feed_deleted),
        ("the style of the site is deleted", _style_deleted),
        ("a folder of the site is deleted", _folder_deleted),
        ("the site is deleted", _output_deleted),
        ("the site is emptied", _output_emptied),
        ("the site is built into another folder", _output_elsewhere),
        ("the site is moved", _output_moved),
        ("a stopped build leaves a page behind", _stage_left_behind),
        ("the site no longer tells what a build wrote", _marker_emptied),
    )
)

_CONTENT: Final = (*_NOTES, *_NAMES, *_URLS, *_TIES, *_HIDDEN, *_PICTURES)
EDITS: Final = (*_CONTENT, *_THEME, *_SETTINGS, *_ON_DISK, *_STORE, *_OUTPUT)

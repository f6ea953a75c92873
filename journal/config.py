"""What `journal.toml` says, as one typed value; without the file all of it is as it stands here."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from journal.diagnostics import Code
from journal.matching import Aliases
from journal.model import Dataset, Kind
from journal.policy import Allowed
from journal.rawhtml import RawHtml
from journal.record import Record

# Editors that can be asked to open a file at a line. `path` begins with a slash and is encoded as in an address.
EDITORS: Final[Mapping[str, str]] = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "obsidian": "obsidian://open?path={path}",
    "editor": "editor://open?file={path}&line={line}&column={column}",
}


class Remote(Enum):
    """What becomes of images, sounds and films that lie on other servers."""

    LOAD = "load"
    LINK = "link"


class Visibility(Enum):
    """Whether a note is published."""

    PUBLIC = "public"
    PRIVATE = "private"


class Override(Record):
    """What holds for the notes that `path` matches, whatever they say themselves; None and "" leave it to the note."""

    path: str
    kind: Kind | None = None
    date: str = ""
    year: int | None = None
    language: str = ""
    visibility: Visibility | None = None


class Level(Enum):
    """How much a problem matters to the writer; `off`: it is not shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class Levelled(Record):
    """The level of a code, in the notes that `path` matches; an empty `path` matches all."""

    code: Code
    level: Level
    path: str = ""


# The others cost more than most journals have readers for.
PUBLISHED: Final = (Dataset.SITE, Dataset.REFERENCES)


class Config(Record):
    """The settings of a journal. The text under a field begins with its key in `journal.toml`."""

    title: str = ""
    """`site.title`: the name of the journal. Without it the name of its folder is used."""

    author: str = ""
    """`site.author`: who writes the journal, for the foot of the pages and the feed."""

    description: str = ""
    """`site.description`: one sentence about the journal, for search engines and the feed."""

    language: str = ""
    """`site.language`: the language of the interface, as in `en`, `zh-Hans`, `ja`, `ko`. Notes have their own.

    Without it the language of most of the text is taken.
    """

    base_url: str = ""
    """`site.base_url`: the address where the journal is published, as in `https://example.org/journal/`.

    Without it there is no feed, no sitemap and no canonical address. It always ends in a slash.
    """

    seal: str = ""
    """`site.seal`: the character in the red square beside the title. Without it the first of the title is taken."""

    timezone: str = "UTC"
    """`site.timezone`: where a day begins, as in `Asia/Shanghai`, for formats that want an hour with each date."""

    week_start: int = 1
    """`site.week_start`: the first column of calendars, `monday`, `sunday` or `saturday`; an ISO weekday here.

    Addresses of weeks stay those of ISO weeks, which begin on Monday.
    """

    day_starts_at: int = 0
    """`site.day_starts_at`: the hour before which work belongs to the day before, as in `04:00`; minutes here."""

    repository: str = ""
    """`site.repository`: the address of the notes' repository, for links to the source of a page."""

    branch: str = ""
    """`site.branch`: the branch of the repository that the notes are published from. Without it Git or the workflow tells."""

    forge: str = ""
    """`site.forge`: what the repository's server runs, `github`, `gitlab` or `forgejo`. Without it its name tells."""

    folder: str = ""
    """`site.folder`: where the notes lie in the repository. Without it Git tells."""

    edit: bool = True
    """`site.edit`: whether pages have links to edit them in the repository, and to write a new day."""

    shortcuts: bool = True
    """`site.shortcuts`: whether single keys lead about the site; `?` lists them."""

    search: bool = True
    """`site.search`: whether the site has a page that searches it, with an index of all words."""

    content: str = "content"
    """`content`: the folder of the notes, relative to `journal.toml`."""

    output: str = "_site"
    """`output`: the folder that the site is written to, relative to `journal.toml`."""

    include: tuple[str, ...] = ()
    """`include`: patterns of files to read although they would be left out, as in `["templates/mine.md"]`."""

    exclude: tuple[str, ...] = ()
    """`exclude`: patterns of files to leave out, as in `["archive/**"]`."""

    encoding: tuple[tuple[str, str], ...] = ()
    """`encoding`: a table from patterns of files to their encoding, as in `"old/*.md" = "gb18030"`."""

    max_file: int = 2_000_000
    """`max_file`: the size in bytes above which a note is shown as plain text."""

    day_first: bool | None = None
    """`date_order`: how `3/4/2025` is meant, `day-first` or `month-first`. Without it the journal's dates decide; None here."""

    remote: Remote = Remote.LOAD
    """`remote`: whether pictures on other servers are shown (`load`) or become links (`link`)."""

    html: RawHtml = RawHtml.ALLOW
    """`html`: whether HTML in notes is shown as it is (`allow`), without what could run or disguise (`sanitize`), or as text (`escape`)."""

    private_sections: tuple[str, ...] = ()
    """`private_sections`: headings of your own whose sections are not shown, as in `["Personal life"]`."""

    stats_only: tuple[str, ...] = ()
    """`stats_only`: headings of your own of whose sections only figures are shown: boxes, times and verdicts, but no words."""

    keep_location: bool = False
    """`images.location`: whether published pictures say where they were taken (`keep`) or not (`remove`)."""

    levels: tuple[Levelled, ...] = ()
    """`level`: tables `[[level]]` with the `code` of a problem, its `level` (`error`, `warning`, `note` or `off`) and,

    for some notes only, a pattern `path`. The last table that fits counts.
    """

    overrides: tuple[Override, ...] = ()
    """`override`: tables `[[override]]` with a pattern `path` and what holds there.

    They may set `kind`, `date`, `year`, `language` and `visibility` (`public` or `private`). A later table wins.
    """

    plan: tuple[str, ...] = ()
    """`sections.plan`: headings of your own under which plans stand."""

    done: tuple[str, ...] = ()
    """`sections.done`: headings of your own under which stands what was done."""

    backlog: tuple[str, ...] = ()
    """`sections.backlog`: headings of your own under which stands what waits."""

    questions: tuple[str, ...] = ()
    """`sections.questions`: headings of your own under which questions stand."""

    activities: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """`activities`: lists of words that tell what time was spent on; class, label and words here.

    The classes are `code`, `study`, `write`, `body`, `people` and `admin`, each with a colour of its own. The table
    `activities.labels` gives them names; without it they have those of the interface's language.
    """

    permalinks: tuple[tuple[str, str, str], ...] = ()
    """`urls`: patterns of addresses as Jekyll and Hugo have them, as in `permalink = "/:year/:month/:day/:title/"`.

    `permalink` is for all that have a day, `weekly`, `daily`, `monthly`, `reading` and `page` for one kind, and the table `urls.paths` for
    patterns of files. Here: kind, path and pattern, the last that fits counts.
    """

    policy: tuple[Allowed, ...] = ()
    """`policy`: lists of servers that pages may use besides the site's own, for statistics or comments.

    The keys are directives of the content security policy, as in `script-src = ["https://example.org"]`.
    """

    digits: bool = False
    """`tasks.digits`: whether `[1]` before an item is a check box, with a mark of one's own. Without it, it is a footnote."""

    aliases: Aliases = ()
    """`tasks.aliases`: groups of words that mean the same, as in `[["gym", "健身"]]`, for plans, carried tasks and habits."""

    tag_aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """`tags.aliases`: other names of a tag, as in `"machine learning" = ["机器学习", "ML"]`; it is shown under the first."""

    tag_hidden: tuple[str, ...] = ()
    """`tags.hidden`: tags that are not shown and have no page, with those nested in them."""

    tag_descriptions: tuple[tuple[str, str], ...] = ()
    """`tags.descriptions`: a table from tags to a sentence about each, for the tag's page."""

    file_limit: int = 100_000_000
    """`limits.file`: the size in bytes above which a file is reported, as the host takes none so large."""

    site_limit: int = 1_000_000_000
    """`limits.site`: the same for all files together that notes show or link to, and those of `static/`."""

    data: tuple[Dataset, ...] = PUBLISHED
    """`data.publish`: which data are published for other programs: `site`, `entries`, `tasks`, `references`."""

    editor: str = ""
    """`preview.editor`: the editor that the live preview opens files in, as in `vscode`, or the pattern of an address

    with `{path}`, `{line}` and `{column}`, as in `editor://open?file={path}&line={line}`.
    """

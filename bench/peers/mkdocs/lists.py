"""The lists of a journal, which MkDocs has none of: its home page, its sections, its archive by month and year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_ON_A_PAGE = 100


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the lists to the files."""
    notes = sorted(files.documentation_pages(), key=_order, reverse=True)
    made = {"index": _list("Journal", notes[:30]), "tags/index": "# Tags\n\n<!-- material/tags -->\n"}
    for section in ("weekly", "daily", "reading"):
        made |= _paged(section, [note for note in notes if note.src_uri.startswith(f"{section}/")])
    made |= _archive(notes)
    for name, text in made.items():
        files.append(File.generated(config, f"{name}.md", content=text))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Lets each note know its neighbours in its section."""
    sections = defaultdict(list)
    for note in files.documentation_pages():
        if note.generated_by is None:
            sections[note.src_uri.partition("/")[0]].append(note)
    for notes in sections.values():
        for older, newer in pairwise(sorted(notes, key=_order)):
            if older.page and newer.page:
                older.page.next_page, newer.page.previous_page = newer.page, older.page
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Gives a note without front matter the day that its name states, which the feed asks for."""
    if (day := _dated(page.file)) and "date" not in page.meta:
        page.meta["date"] = day
    return markdown


def _dated(note: File) -> date | None:
    if week := _WEEK.fullmatch(note.name):
        return date.fromisocalendar(int(week[1]), int(week[2]), 1)
    return date.fromisoformat(note.name) if _DAY.fullmatch(note.name) else None


def _order(note: File) -> tuple[date, str]:
    return _dated(note) or date.min, note.src_uri


def _list(title: str, notes: Iterable[File], more: str = "") -> str:
    return f"# {title}\n\n" + "\n".join(f"- [{note.name}](/{note.src_uri})" for note in notes) + f"\n\n{more}\n"


def _paged(section: str, notes: Sequence[File]) -> dict[str, str]:
    made = {}
    for number, start in enumerate(range(0, max(1, len(notes)), _ON_A_PAGE), 1):
        name = f"lists/{section}" if number == 1 else f"lists/{section}-{number}"
        further = start + _ON_A_PAGE < len(notes)
        more = f"[Older](/lists/{section}-{number + 1}.md)" if further else ""
        made[name] = _list(section.title(), notes[start : start + _ON_A_PAGE], more)
    return made


def _archive(notes: Iterable[File]) -> dict[str, str]:
    months, years = defaultdict(list), defaultdict(dict)
    for note in notes:
        if day := _dated(note):
            month = day.isoformat()[:7]
            months[month].append(note)
            years[month[:4]][month] = None
    made = {"archive/index": "# Archive\n\n" + "\n".join(f"- [{year}]({year}.md)" for year in years) + "\n"}
    for year, of in years.items():
        made[f"archive/{year}"] = f"# {year}\n\n" + "\n".join(f"- [{month}]({month}.md)" for month in of) + "\n"
    return made | {f"archive/{month}": _list(month, of) for month, of in months.items()}

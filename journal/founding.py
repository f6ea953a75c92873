"""Begins a journal: in an empty folder one that works, in a folder of notes only what is lacking beside them.

Nothing that is there is changed. Of notes it first tells what is understood, so that the writer can see whether it is right.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from journal.build import Ready, quoted, ready
from journal.completion import config_schema, front_schema
from journal.config import Config
from journal.dates.arithmetic import week_of
from journal.diagnostics import Diagnostic, Severity
from journal.disk import Listing, Refusal, is_of_repository, put_new, read_file, scan
from journal.model import Certainty, Daily, Entry, Kind, Log, Profile, Site, Weekly, kind_of
from journal.record import Record
from journal.schema import indented
from journal.settings import BuildSettings

_MOST: Final = 6


class Plan(Record):
    """What would be written, by path from the folder, and what is to be told before; `empty`: there are no notes yet."""

    files: Mapping[str, str]
    told: tuple[str, ...]
    empty: bool


def plan(folder: Path, today: date, version: str, jobs: int, *, freeze: bool) -> Plan | Refusal:
    """What beginning a journal in a folder comes to. `freeze` also settles what was chosen for the whole of the notes."""
    name = folder.resolve().name or "Journal"
    if isinstance(read_file(folder), bytes):
        return Refusal(f"`{folder}` is a file, not a folder", "name a folder: `journal init my-journal`")
    listing = scan(folder, (), (), folder / "_site")
    notes = [file.path for file in listing.notes] if isinstance(listing, Listing) else []
    if not any(not is_of_repository(path) for path in notes):
        lacking = {path: text for path, text in _beginning(name, today, version).items() if not _is_there(folder, path)}
        return Plan(lacking, (), empty=True)
    content = _content(notes)
    settings = BuildSettings(folder, folder / content, folder / "_site", Config(content=content), jobs=jobs)
    read = ready(settings, lambda _: None)
    if not isinstance(read, Ready):
        return read.refusal or Refusal("the notes cannot be read")
    found = quoted(read.found, read.listing, settings.config)
    files = {
        "journal.toml": _configuration(name, content, read.site.profile if freeze else None),
        **_surroundings(version),
    }
    lacking = {path: text for path, text in files.items() if not _is_there(folder, path)}
    return Plan(lacking, tuple(_report(read.site, read.listing, content, found)), empty=False)


def carry_out(plan: Plan, folder: Path) -> Refusal | None:
    """Writes what is lacking; why it could not be, where that is so."""
    for path, text in plan.files.items():
        if refusal := put_new(folder / path, text):
            return refusal
    return None


def _is_there(folder: Path, path: str) -> bool:
    return read_file(folder / path) is not None


def _content(notes: Sequence[str]) -> str:
    """The one folder that holds all notes; `.` where they lie in several, or at the top."""
    tops = {path.partition("/")[0] if "/" in path else "." for path in notes if not is_of_repository(path)}
    return tops.pop() if len(tops) == 1 else "."


# ---- what is told of notes


_KINDS: Final = {
    Kind.WEEKLY: ("week", "weeks"),
    Kind.DAILY: ("day", "days"),
    Kind.MONTHLY: ("month", "months"),
    Kind.READING: ("reading note", "reading notes"),
    Kind.PAGE: ("page", "pages"),
    Kind.LOG: ("log of many days", "logs of many days"),
}


def _report(site: Site, listing: Listing, content: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    whole = [each for each in site.entries if each.id == each.note.path]
    kinds = Counter(map(kind_of, whole))
    counted = ", ".join(_count(kinds[kind], *_KINDS[kind]) for kind in Kind if kinds[kind])
    where = "this folder" if content == "." else f"`{content}/`"
    yield f"{_count(len(listing.notes), 'note', 'notes')} in {where}: {counted or 'none of them published'}"
    if hidden := len(listing.notes) - len(whole):
        yield f"  {hidden:,} more stay private, or cannot be read"
    reasons = dict.fromkeys(reason for _, reason in listing.left_out)
    for reason in reasons:
        yield f"  {_listed([path for path, why in listing.left_out if why == reason])} left out: {reason}"
    if site.years:
        years = f"{site.years[0]}" if len(site.years) == 1 else f"{site.years[0]} to {site.years[-1]}"
        yield f"  written in {years}; most of the text is in `{site.profile.language}`"
    yield from _dates(whole)
    yield from _needs(found, "" if content == "." else f"{content}/")


def _dates(entries: Sequence[Entry]) -> Iterator[str]:
    """From what the days were told, the commonest first, and which of them are guesses."""
    dated = [each for each in entries if each.when is not None and each.why_when is not None]
    told = Counter(each.why_when.told_by for each in dated if each.why_when is not None)
    if told:
        yield "dates come from:"
        yield from (f"  {told_by}: {_count(count, 'note', 'notes')}" for told_by, count in told.most_common())
    sure = Certainty.WRITTEN
    guessed = [each.note.path for each in dated if each.why_when is not None and each.why_when.certainty is not sure]
    if guessed:
        yield f"inferred, and worth a look: {_listed(guessed)}"
    undated = [each.note.path for each in entries if isinstance(each, Daily | Weekly) and each.when is None]
    if undated:
        yield f"days and weeks without a date: {_listed(undated)}"
    logs = sum(len(each.parts) for each in entries if isinstance(each, Log))
    if logs:
        yield f"days and weeks within logs: {logs:,}"


def _needs(found: Sequence[Diagnostic], prefix: str) -> Iterator[str]:
    """What only the writer can settle, by codes, with the first place of each."""
    heavy = [each for each in found if each.severity is not Severity.NOTE]
    if not heavy:
        yield "nothing needs you"
        return
    yield "needs you (`journal check` shows each place):"
    for code, count in Counter(each.code for each in heavy).most_common():
        first = next(each.where for each in heavy if each.code is code)
        yield f"  {code.value}: {_count(count, 'place', 'places')}, the first at {prefix}{first.path}:{first.line}"


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _MOST:,} more" if len(paths) > _MOST else ""
    return ", ".join(f"`{path}`" for path in paths[:_MOST]) + more


def _count(number: int, one: str, other: str) -> str:
    return f"{number:,} {one if number == 1 else other}"


# ---- what is written


def _configuration(name: str, content: str, profile: Profile | None) -> str:
    """`journal.toml`; with a profile also what that chose, so that one new note changes nothing of an old journal."""
    lines = [f"#:schema ./{_SETTINGS_SCHEMA}", "# Every key is optional; the manual of the program lists them all."]
    if content != "content":
        lines.append(f"content = {_quoted(content)}")
    if profile is not None and profile.day_first is not None:
        lines.append(f'date_order = "{"day-first" if profile.day_first else "month-first"}"')
    lines += ["", "[site]", f"title = {_quoted(name)}"]
    lines += [f"language = {_quoted(profile.language)}"] if profile is not None else ['# language = "en"']
    lines += ['# author = "Your name"', '# base_url = "https://example.org/journal/"']
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _beginning(name: str, today: date, version: str) -> dict[str, str]:
    """All files of a new journal."""
    week = week_of(today)
    return {
        "journal.toml": _configuration(name, "content", None),
        "content/about.md": "# About\n\nWhat this journal is for, and who writes it.\n",
        f"content/daily/{today}.md": _FIRST_DAY.format(day=today),
        f"content/weekly/{week.year}-w{week.number:02}.md": _FIRST_WEEK.format(year=week.year, number=week.number),
        "README.md": _README.format(name=name),
        **_surroundings(version),
    }


def _surroundings(version: str) -> dict[str, str]:
    """What a repository of notes wants beside them."""
    return {
        ".gitignore": "# What the program makes\n/_site/\n/.journal/\n",
        ".editorconfig": _EDITORS,
        _SETTINGS_SCHEMA: indented(config_schema()).decode(),
        ".schemas/front-matter.json": indented(front_schema()).decode(),
        ".github/workflows/publish.yml": _WORKFLOW.replace("VERSION", version),
    }


# Editors of TOML look for it where the first line of a file says.
_SETTINGS_SCHEMA: Final = ".schemas/settings.json"

_FIRST_DAY: Final = """# {day}

What I did and learned today, in a few lines.

- [x] Begin a journal
- [ ] Write again tomorrow
"""
_FIRST_WEEK: Final = """# Week {number}, {year}

## Plan

- [ ] Write on three days
- [ ] Read something, and note what it says
"""
_README: Final = """# {name}

The notes of this journal lie in `content/`, in plain Markdown.

```sh
journal new day --edit   # begin today's note
journal build            # make the site in _site/
journal check            # find what is wrong
```

Each push to `main` publishes the site with GitHub Pages, once *Settings > Pages > Source* is *GitHub Actions*.
The version of the program stands in one line of `.github/workflows/publish.yml`.
"""
_EDITORS: Final = """root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.md]
indent_style = space
indent_size = 2
# Two spaces at the end of a line are a line break in Markdown.
trim_trailing_whitespace = false
"""
_WORKFLOW: Final = """# Builds the journal on every push and puts it on GitHub Pages.
#
# Once, in the repository's settings: Pages > Build and deployment > Source: GitHub Actions.
name: Publish

on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: ${{ github.event_name == 'pull_request' && github.ref || 'publish' }}
  cancel-in-progress: ${{ github.event_name == 'pull_request' }}

env:
  JOURNAL: "VERSION" # to upgrade, write another version here

jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      pages: read # the address of the site
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0
          persist-credentials: false

      - uses: actions/setup-python@v7
        with:
          python-version: "3.13"

      - name: Install
        run: python -m pip install "learning-journal==$JOURNAL"

      - id: pages
        if: github.event_name != 'pull_request'
        uses: actions/configure-pages@v6

      # What earlier builds have read. It names contents by digest, so any older one will do.
      - uses: actions/cache@v6
        with:
          path: .journal
          key: journal-${{ github.run_id }}
          restore-keys: journal-

      - name: Check
        run: journal check --format github

      - name: Build
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
        run: journal build --output _site ${BASE_URL:+--base-url "$BASE_URL"}

      - if: github.event_name != 'pull_request'
        uses: actions/upload-pages-artifact@v5
        with:
          path: _site

  deploy:
    needs: build
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write # proves to Pages which workflow the site comes from
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v5
"""

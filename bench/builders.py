"""The programs that builds are compared of: how each builds a folder of notes, how it serves them, what it makes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
# What is installed has its bytecode beside it; a checkout gets it at the first run, if Python may write it.
ENVIRONMENT: Final = {
    **{
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HUGO_", "GITHUB_", "PYTHONDONTWRITEBYTECODE"))
    },
    "PYTHONPATH": str(ROOT),
    "NO_MKDOCS_2_WARNING": "1",
}
_BY_PATH: Final = "daily/{year}/{year}-{month}-{day}/index.html"


class Missing(Exception):  # noqa: N818 - what happened, to be shown as it is
    """A program is not installed."""


@dataclass(frozen=True, slots=True)
class Builder:
    """A program that makes a site of the notes.

    `made` is what a cold build has none of. `frame` is around each page, the `overviews` among them.
    `day` is the page of a day, and `tag` the one that has to name a tag of that day; both are patterns.
    `server` is the command of its preview, with `{port}` in it.
    """

    name: str
    version: str
    command: tuple[str, ...]
    server: tuple[str, ...]
    folder: Path
    output: Path
    made: tuple[Path, ...]
    frame: Path
    day: str = "{year}/{month}/{day}/index.html"
    tag: str = "tags/{tag}/index.html"
    overviews: tuple[str, ...] = ("index.html", "tags/index.html")

    def forget(self) -> None:
        """Takes away all that an earlier build left."""
        for path in self.made:
            shutil.rmtree(path, ignore_errors=True)

    def pages(self) -> int:
        """How many pages the last build made."""
        return sum(1 for _ in self.output.rglob("*.html"))

    def page_of(self, note: Path) -> str:
        """The page of a day, relative to the output."""
        return self.day.format(**_date_of(note))

    def page_naming(self, tag: str, note: Path) -> str:
        """The page that names a tag of a day, relative to the output."""
        return self.tag.format(tag=tag, **_date_of(note))


def _date_of(note: Path) -> dict[str, str]:
    return dict(zip(("year", "month", "day"), note.stem.split("-"), strict=True))


def journal(folder: Path) -> Builder:
    """This program, for the notes in `content/` of a folder that has a `journal.toml` and `templates/base.html`."""
    output, store = folder / "_site", folder / ".journal"
    program = (sys.executable, "-m", "journal")
    return Builder(
        name="journal",
        version=_own_version(),
        command=(*program, "build", "--quiet"),
        server=(*program, "serve", "--port", "{port}"),
        folder=folder,
        output=output,
        made=(output, store),
        frame=folder / "templates" / "base.html",
    )


def set_up(folder: Path, settings: str = "") -> None:
    """Writes what this program needs beside notes: a `journal.toml`, with more `settings` of the site, and a frame of one's own."""
    site = '[site]\ntitle = "Journal"\nbase_url = "https://bench.example/"\n'
    (folder / "journal.toml").write_text(site + settings, encoding="utf-8")
    (folder / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "base.html", folder / "templates")


def unsearched(folder: Path) -> Builder:
    """This program, making no search of the notes in `content/` of a folder."""
    site = folder / "unsearched"
    site.mkdir()
    set_up(site, "search = false\n")
    (site / "content").symlink_to(folder / "content")
    return replace(journal(site), name="without search")


def hugo(folder: Path, binary: Path) -> Builder:
    """Hugo, with the site in `peers/hugo`, for the notes in `content/` of a folder."""
    site = _copied("hugo", folder)
    (site / "this.toml").write_text(_hugo_settings(folder / "content"), encoding="utf-8")
    given = ("--noBuildLock", "--config", "hugo.toml,this.toml")
    output = site / "public"
    said = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
    return Builder(
        name="Hugo",
        version="".join(re.findall(r"^hugo v([\d.]+)", said, flags=re.MULTILINE)),
        command=(str(binary), "--quiet", *given),
        server=(str(binary), "server", "--quiet", *given, "--port", "{port}"),
        folder=site,
        output=output,
        made=(output, site / "cache", site / "resources"),
        frame=site / "layouts" / "baseof.html",
    )


def _hugo_settings(content: Path) -> str:
    months = sorted({path.stem[:7] for path in (content / "daily").rglob("*.md")})
    years = sorted({month[:4] for month in months})
    mounts = (("content", "content"), (str(content), "content"), (str(ROOT / "static"), "static"))
    return "\n".join(
        (
            'publishDir = "public"',
            f"cacheDir = {json.dumps(str(content.parent / 'hugo' / 'cache'))}",
            *(f"[[module.mounts]]\nsource = {json.dumps(source)}\ntarget = {json.dumps(to)}" for source, to in mounts),
            f"[params]\nyears = {json.dumps(years)}\nmonths = {json.dumps(months)}\n",
        )
    )


def hugo_binary() -> Path | None:
    """The program itself: what the package puts on the path is a Python script that starts it."""
    beside = Path(sys.executable).parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo")
    found = next(beside, None) or shutil.which("hugo")
    return Path(found).resolve() if found else None


def _eleventy(folder: Path, programs: Path) -> Builder:
    site = _copied("eleventy", folder)
    (site / "site" / "content").symlink_to(folder / "content")
    (site / "node_modules").symlink_to(programs / "node_modules")
    package = Path("node_modules", "@11ty", "eleventy")
    program = ("node", str(package / "cmd.cjs"), "--quiet")
    output = site / "public"
    return Builder(
        name="Eleventy",
        version=json.loads((site / package / "package.json").read_text(encoding="utf-8"))["version"],
        command=program,
        server=(*program, "--serve", "--port={port}"),
        folder=site,
        output=output,
        made=(output,),
        frame=site / "site" / "_includes" / "base.njk",
    )


def _pelican(folder: Path, programs: Path) -> Builder:
    site = _copied("pelican", folder)
    (site / "content").symlink_to(folder / "content")
    program = (str(programs / "bin" / "pelican"), "--settings", "pelicanconf.py", "--quiet")
    output = site / "public"
    return Builder(
        name="Pelican",
        version=_package_version("pelican", programs),
        command=program,
        server=(*program, "--listen", "--autoreload", "--port", "{port}"),
        folder=site,
        output=output,
        made=(output, site / "cache"),
        frame=site / "theme" / "templates" / "base.html",
    )


def _mkdocs(folder: Path, programs: Path) -> Builder:
    site = _copied("mkdocs", folder)
    program = str(programs / "bin" / "mkdocs")
    output = site / "public"
    return Builder(
        name="MkDocs Material",
        version=_package_version("mkdocs-material", programs),
        command=(program, "build", "--quiet"),
        server=(program, "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
        folder=site,
        output=output,
        made=(output, site / ".cache"),
        frame=site / "overrides" / "main.html",
        day=_BY_PATH,
        tag="tags/index.html",
    )


def _zensical(folder: Path, programs: Path) -> Builder:
    site = _copied("zensical", folder)
    (site / "content").symlink_to(folder / "content")
    program = str(programs / "bin" / "zensical")
    output = site / "public"
    return Builder(
        name="Zensical",
        version=_package_version("zensical", programs),
        command=(program, "build"),
        server=(program, "serve", "--dev-addr", "127.0.0.1:{port}"),
        folder=site,
        output=output,
        made=(output, site / ".cache"),
        frame=site / "overrides" / "main.html",
        day=_BY_PATH,
        tag=_BY_PATH,
        overviews=(),
    )


_NEEDED: Final[Mapping[str, tuple[str, Callable[[Path, Path], Builder]]]] = {
    "eleventy": ("node_modules/@11ty/eleventy", _eleventy),
    "pelican": ("bin/pelican", _pelican),
    "mkdocs": ("bin/mkdocs", _mkdocs),
    "zensical": ("bin/zensical", _zensical),
}
PEERS: Final = ("hugo", *_NEEDED)


def peer(name: str, folder: Path, programs: Path, binary: Path | None) -> Builder:
    """One of the `PEERS`, for the notes in `content/` of a folder. Raises `Missing`.

    `programs` is where `make bench-peers` installs; `binary` is Hugo.
    """
    if name == "hugo":
        if binary is None:
            raise Missing("Hugo is not installed")
        return hugo(folder, binary)
    needed, made = _NEEDED[name]
    if not (programs / needed).exists():
        raise Missing(f"{name} is not in {programs}; `make bench-peers` installs it")
    return made(folder, programs)


def _copied(name: str, folder: Path) -> Path:
    ignored = shutil.ignore_patterns("README.md", "__pycache__")
    return Path(shutil.copytree(ROOT / "bench" / "peers" / name, folder / name, ignore=ignored))


def _package_version(name: str, programs: Path) -> str:
    ask = f"import importlib.metadata; print(importlib.metadata.version({name!r}))"
    return subprocess.run(
        [programs / "bin" / "python", "-c", ask], capture_output=True, text=True, check=True
    ).stdout.strip()


def _own_version() -> str:
    found = re.search(r'"([^"]+)"', (ROOT / "journal" / "version.py").read_text().partition("VERSION")[2])
    return found[1] if found else "?"

"""What every test may ask for: the checkout, built sites, real documents, a browser; and how hard Hypothesis tries.

The environment is read here and nowhere else in the tests.
"""

import gc
import os
import shutil
import signal
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings
from jinja2 import Environment

from bench.corpus import Journal, write
from journal import basis
from tests.sites import Shared, built, made_once

_ROOT: Final = Path(__file__).resolve().parent.parent
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

_MANY: Final = 5_000
# The measured journal has no Korean.
_KOREAN: Final = (
    "대기열을 비우는 저녁", "잠금 없는 카운터", "느린 함수의 원인", "물때표 읽는 법", "첼로 활털 갈기", "빵 반죽의 온도",
    "메모리 장벽 그리기", "산책길의 왜가리", "지도에서 지운 골목", "오래된 편지 정리", "바람 부는 갑문", "두 번째 초고",
)  # fmt: skip

# The same examples in each run, so that a failure is there again in the next; the audit looks for new ones.
settings.register_profile("test", derandomize=True, database=None, deadline=None, max_examples=25)
settings.register_profile("audit", deadline=None, max_examples=2_000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Chooses the quick profile where the command line names none.

    Thousands of tests are many objects that live until the end; as in the program, garbage is seldom looked for among them.
    """
    gc.set_threshold(200_000, 20, 100)
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("test")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leaves out of reports by what words a test could have been chosen: a third of what is sent of it, and never read."""
    report = yield
    report.keywords = {}
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return _ROOT


@pytest.fixture(scope="session", autouse=True)
def _interrupts() -> None:
    """What is begun in the background, as with `make test &`, is deaf to interrupts, and so is all that it begins."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _quick_builds() -> Iterator[None]:
    """Builds in a process of tests compile each template and read their own code once, and do not wait for the disk.

    All this together is more than half of what a small build takes, and nothing that a site is made of. Which templates
    are the writer's own decides how they are compiled, and whether a value is taken to have what it is asked for.
    """
    compiled = Environment.compile
    environments: dict[tuple[object, ...], Environment] = {}

    found, here = basis._found, basis._HERE
    read = cache(found)

    @cache
    def once(name: str | None, filename: str | None, text: str, options: tuple[object, ...]) -> object:
        return compiled(environments[options], text, name, filename)

    def remembered(
        self: Environment, source: str, name: str | None = None, filename: str | None = None, **more: bool
    ) -> object:
        if more or not isinstance(source, str):
            return compiled(self, source, name, filename, **more)
        options = (
            self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline, bool(self.autoescape), self.sandboxed,
            getattr(self, "own", None), getattr(self, "careful", False),
        )  # fmt: skip
        environments.setdefault(options, self)
        return once(name, filename, source, options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", remembered)
        patch.setattr(basis, "_found", lambda: read() if here == basis._HERE else found())
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Gives a folder of some name, filled once for all processes that run the tests; nobody may change what is in it."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    return lambda name, make: made_once(common / f"shared-{name}", make)


@pytest.fixture(scope="session")
def demonstration(root: Path, shared: Shared) -> Path:
    """The demonstration site, built with an address; nobody may change it."""
    return shared("demonstration", lambda folder: built(root, root / "content", folder)) / "site"


@pytest.fixture(scope="session")
def twins_site(root: Path, shared: Shared) -> Path:
    """The site of the twins of real notes, built with an address; nobody may change it."""
    return shared("twins", lambda folder: built(folder, root / "tests" / "twins", folder)) / "site"


@pytest.fixture(scope="session")
def thousands(shared: Shared) -> Path:
    """The site of five thousand made-up entries, and some in Korean; nobody may change it."""

    def make(folder: Path) -> None:
        write(Journal(_MANY), folder / "content")
        for day, title in enumerate(_KOREAN, 1):
            text = f"# {title}\n\n오늘은 조금만 적는다.\n"
            (folder / "content" / "daily" / f"2025-03-{day:02}-ko.md").write_text(text, "utf-8")
        built(folder, folder / "content", folder, "--jobs", "2")

    return shared("thousands", make) / "site"


@pytest.fixture(scope="session")
def corpus() -> tuple[Path, ...]:
    """The Markdown files under the folder that `JOURNAL_CORPUS` names, sorted; the test is skipped if it names none."""
    folder = os.environ.get("JOURNAL_CORPUS", "")
    if not folder:
        pytest.skip("JOURNAL_CORPUS names no folder of real notes")
    found = tuple(sorted(Path(folder).rglob("*.md")))
    assert found, f"JOURNAL_CORPUS is {folder}, where there is no Markdown file"
    return found


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of the Node packages of the audit, from `JOURNAL_NODE_MODULES`; the test is skipped if it names none."""
    folder = os.environ.get("JOURNAL_NODE_MODULES", "")
    if not folder:
        pytest.skip("JOURNAL_NODE_MODULES names no folder of Node packages; `make audit` installs them")
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of a Chromium, from `JOURNAL_BROWSER` or the search path.

    Where there is none the test is skipped, unless `JOURNAL_BROWSER_REQUIRED` is 1: then it fails.
    """
    named = os.environ.get("JOURNAL_BROWSER", "")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        message = f"there is no browser at {named}" if named else "there is no Chromium on the search path"
        if os.environ.get("JOURNAL_BROWSER_REQUIRED") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found

"""Which pages are made, which are kept as they are, and what a site has beside them."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from journal.build import Ready, ready
from journal.config import Config
from journal.diagnostics import Code
from journal.pages import Pages
from journal.publish import Published, listed, publish
from journal.record import replace
from journal.remembered import Remembered
from journal.routes import DayPage, Home, PlainPage, Route, route
from journal.settings import BuildSettings, Progress, Stage
from journal.staging import Content, Kept, Planned, SourceFile, Staged, Staging
from journal.store import Memory, PageMemory, remember
from journal.trace import Trace, halves, id_of
from journal.why import Look

_DAY = "Oiled the hinge, see [the yard](yard.md).\n"


def _each(planned: Planned) -> list[tuple[str, Content | Staged | Kept]]:
    return [(path, planned) for path in planned.digests] if isinstance(planned, Kept) else [planned]


@dataclass
class _Project:
    """A journal of four notes. Publishing it remembers its pages, as a build does."""

    root: Path
    settings: BuildSettings
    memory: PageMemory = field(default_factory=PageMemory)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def ready(self, hear: Callable[[Progress], None] = lambda _: None) -> Ready:
        read = ready(self.settings, hear)
        assert isinstance(read, Ready), read
        return read

    def publish(self) -> Pages:
        read = self.ready()
        left: list[PageMemory] = []
        after = lambda digests: left.append(read.pages.memory(digests))  # noqa: E731
        done = publish(self.settings.output, read.pages.files, after=after)
        assert isinstance(done, Published), done
        self.memory = left[0]
        remember(self.settings.cache, Memory(read.times, self.memory))
        return read.pages

    def staging(self) -> Staging:
        return Staging(self.root / "staged", self.settings.output, listed(self.settings.output))

    def planned(self) -> dict[str, Content | Staged | Kept]:
        return {
            path: content for planned in self.ready().pages.files(self.staging()) for path, content in _each(planned)
        }

    def made(self) -> list[str]:
        """The pages that would be made again."""
        files = self.planned().items()
        return sorted(path for path, content in files if path.endswith(".html") and not isinstance(content, Kept))

    def look(self, address: str, entry: str = "") -> Look:
        there = route(address)
        assert there is not None
        return self.ready().pages.look(there, entry)


@pytest.fixture
def project(tmp_path: Path) -> _Project:
    settings = BuildSettings(
        tmp_path, tmp_path / "content", tmp_path / "_site", Config(title="Barn"), cache=tmp_path / ".journal"
    )
    made = _Project(tmp_path, settings)
    made.write("journal.toml", "")
    made.write("content/2031-02-20.md", _DAY)
    made.write("content/2031-02-21.md", "Still raining.\n")
    made.write("content/about.md", "Who writes this.\n")
    made.write("content/yard.md", "What grows there.\n")
    return made


# --- What is made, and what is kept


def test_the_first_time_every_page_is_made(project: _Project) -> None:
    pages = project.publish()

    assert pages.anew == len(pages.paths) > 10


def test_where_nothing_changed_every_page_is_kept(project: _Project) -> None:
    paths = project.publish().paths

    assert project.made() == []
    assert project.publish().paths == paths


def test_nothing_that_pages_asked_is_held_when_they_are_made(project: _Project) -> None:
    def held() -> int:
        gc.collect()
        return sum(type(each) is Trace for each in gc.get_objects())

    before = held()
    project.publish()

    assert held() <= before


def test_a_page_that_asked_for_a_changed_note_is_made_again(project: _Project) -> None:
    project.publish()
    project.write("content/2031-02-20.md", _DAY + "\n- [x] sweep\n")

    assert "2031/02/20/index.html" in project.made()


def test_a_page_that_did_not_ask_for_a_changed_note_is_kept(project: _Project) -> None:
    project.publish()
    project.write("content/2031-02-20.md", _DAY + "\nSwept the yard.\n")

    made = project.made()

    assert made
    assert "about/index.html" not in made


def _remove(file: Path) -> None:
    file.unlink()


def _change(file: Path) -> None:
    file.write_text("mine", encoding="utf-8")


def _copy(file: Path) -> None:
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)


@pytest.mark.parametrize("touch", [_remove, _change, _copy])
def test_a_page_whose_file_is_not_as_it_was_written_is_made_again(
    touch: Callable[[Path], None], project: _Project
) -> None:
    project.publish()
    touch(project.root / "_site/yard/index.html")

    assert project.made() == ["yard/index.html"]


def test_another_title_of_the_site_makes_all_again(project: _Project) -> None:
    paths = project.publish().paths
    project.settings = replace(project.settings, config=Config(title="Shed"))

    assert project.made() == sorted(paths)


def test_a_search_that_is_not_wanted_has_no_files(project: _Project) -> None:
    project.publish()
    project.settings = replace(project.settings, config=Config(title="Barn", search=False))

    assert not [path for path in project.planned() if path.startswith("search/")]


def test_another_form_of_links_makes_all_again(project: _Project) -> None:
    paths = project.publish().paths
    project.settings = replace(project.settings, portable=True)

    assert project.made() == sorted(paths)


def test_a_template_of_ones_own_makes_all_again(project: _Project) -> None:
    paths = project.publish().paths
    project.write("templates/page.html", "<p>{{ view.title }}</p>\n")

    assert project.made() == sorted(paths)


def test_a_style_of_ones_own_makes_all_again(project: _Project) -> None:
    paths = project.publish().paths
    project.write("static/journal.css", "body { color: plum }")

    assert project.made() == sorted(paths)


def test_another_output_has_no_page_to_keep(project: _Project) -> None:
    paths = project.publish().paths
    project.settings = replace(project.settings, output=project.root / "two")

    assert project.made() == sorted(paths)


def test_a_page_that_a_template_of_ones_own_cannot_print_is_tried_again(project: _Project) -> None:
    project.write("templates/home.html", "{{ view.nonsense.more }}")
    found = [project.publish().found_in_project for _ in range(2)]

    assert [[each.code for each in once if each.code is Code.BAD_TEMPLATE] for once in found] == [
        [Code.BAD_TEMPLATE],
        [Code.BAD_TEMPLATE],
    ]


def test_what_is_remembered_names_each_question_once(project: _Project) -> None:
    project.publish()
    memory = project.memory

    questions = memoryview(memory.questions).cast("Q").tolist()
    assert len(set(questions)) == len(questions) == memoryview(memory.answers).nbytes // 8
    assert set(memoryview(memory.asked).cast("I")) == set(memoryview(halves(questions)).cast("I"))


def test_progress_ends_with_publishing(project: _Project) -> None:
    heard: list[Progress] = []
    list(project.ready(heard.append).pages.files(project.staging()))
    rendering = [each for each in heard if each.stage is Stage.RENDERING]

    assert heard[-1] == Progress(Stage.PUBLISHING)
    assert [each.done for each in rendering] == list(range(rendering[0].total + 1))


# --- Beside the pages


def test_a_file_of_ones_own_takes_the_place_of_a_page(project: _Project) -> None:
    project.write("static/yard/index.html", "mine")
    planned = project.planned()["yard/index.html"]

    assert isinstance(planned, SourceFile)
    assert planned.path == "static/yard/index.html"


def test_without_a_configuration_nothing_of_ones_own_is_copied(project: _Project) -> None:
    project.write("static/mine.txt", "mine")
    (project.root / "journal.toml").unlink()

    assert "mine.txt" not in project.planned()


def test_only_what_a_note_shows_is_copied(project: _Project) -> None:
    project.write("content/fern.svg", "<svg/>")
    project.write("content/other.svg", "<svg/>")
    project.write("content/yard.md", "![a fern](fern.svg)\n")

    assert [path for path in project.planned() if path in ("fern.svg", "other.svg")] == ["fern.svg"]


def test_a_file_of_the_theme_has_the_one_it_is_made_from(project: _Project) -> None:
    project.write("static/mine.txt", "mine")
    project.write("static/journal.css", "body { color: plum }")
    origins = project.ready().pages.origins()
    (style,) = (path for path in origins if path.startswith("journal.") and path.endswith(".css"))

    assert (origins["mine.txt"], origins[style]) == ("static/mine.txt", "static/journal.css")


def test_each_file_of_the_theme_is_known(project: _Project) -> None:
    read = project.ready()
    files = [
        path
        for planned in read.pages.files(project.staging())
        for path, _ in _each(planned)
        if path.endswith((".css", ".js", ".svg", ".png", ".ico"))
    ]

    assert {path for path in files if not path.startswith("search/")} <= read.pages.origins().keys()


# --- One page, looked at


def test_a_page_that_was_never_built_only_has_its_questions(project: _Project) -> None:
    look = project.look("yard/", "yard.md")

    assert look == Look(look.asked)
    assert "bodies yard.md" in look.asked


def test_a_page_that_is_as_it_was_built(project: _Project) -> None:
    project.publish()
    look = project.look("yard/", "yard.md")

    assert (look.built, look.same, look.untouched, look.differ) == (True, True, True, ())


def test_a_page_has_the_questions_with_other_answers(project: _Project) -> None:
    project.publish()
    project.write("content/yard.md", "What grows there now.\n")

    assert "bodies yard.md" in project.look("yard/", "yard.md").differ


def test_a_page_that_was_changed_by_hand_is_told(project: _Project) -> None:
    project.publish()
    project.write("_site/yard/index.html", "mine")

    assert not project.look("yard/", "yard.md").untouched


def test_a_page_by_other_settings_is_told(project: _Project) -> None:
    project.publish()
    project.settings = replace(project.settings, portable=True)

    assert not project.look("yard/", "yard.md").same


def test_a_page_has_those_that_asked_where_it_is(project: _Project) -> None:
    project.publish()

    assert "2031/02/21/index.html" in project.look("2031/02/20/", "2031-02-20.md").named


@pytest.mark.parametrize("there", [Home(), PlainPage("yard")], ids=["home", "an entry"])
def test_looking_at_a_page_asks_what_making_it_does(there: Route, project: _Project) -> None:
    project.publish()
    record = Remembered(project.memory).record("index.html" if there == Home() else "yard/index.html")

    assert record is not None
    assert halves(map(id_of, project.ready().pages.look(there).asked)) == record.asked


def test_looking_publishes_nothing(project: _Project) -> None:
    project.ready().pages.look(DayPage(date(2031, 2, 20)))

    assert not (project.root / "_site").exists()


# --- Pictures


def _photograph(*, large: bool = False) -> bytes:
    """A JPEG that says that it was taken in the north."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 29: "2031:02:20"})
    out = BytesIO()
    size = (1600, 300) if large else (40, 30)
    Image.effect_noise(size, 60).save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("path", ["content/fern.jpg", "static/fern.jpg"])
def test_a_published_picture_does_not_say_where_it_was_taken(project: _Project, path: str) -> None:
    (project.root / path).parent.mkdir(exist_ok=True)
    (project.root / path).write_bytes(_photograph())
    project.write("content/yard.md", "![a fern](fern.jpg)\n")
    project.publish()

    assert b"2031:02:20" in (project.root / path).read_bytes()
    assert b"2031:02:20" not in (project.root / "_site/fern.jpg").read_bytes()


def test_a_file_that_is_only_linked_to_does_not_say_it_either(project: _Project) -> None:
    (project.root / "content/fern.jpg").write_bytes(_photograph())
    project.write("content/yard.md", "[a fern](fern.jpg)\n")
    project.publish()

    assert b"2031:02:20" not in (project.root / "_site/fern.jpg").read_bytes()


def test_places_are_published_if_that_is_wanted(project: _Project) -> None:
    (project.root / "content/fern.jpg").write_bytes(_photograph())
    project.write("content/yard.md", "![a fern](fern.jpg)\n")
    project.settings = replace(project.settings, config=replace(project.settings.config, keep_location=True))
    project.publish()

    assert (project.root / "_site/fern.jpg").read_bytes() == (project.root / "content/fern.jpg").read_bytes()


def test_the_copies_of_a_large_picture_are_kept_as_long_as_it_is_shown(project: _Project) -> None:
    (project.root / "content/fern.jpg").write_bytes(_photograph(large=True))
    project.write("content/yard.md", "![a fern](fern.jpg)\n")
    project.publish()
    (copy,) = (project.root / "_site/pictures").iterdir()

    assert isinstance(project.planned()[f"pictures/{copy.name}"], Kept)

    project.write("content/yard.md", "No fern.\n")
    project.publish()

    assert not copy.exists()


def test_a_copy_says_nothing_of_where_it_was_taken(project: _Project) -> None:
    (project.root / "content/fern.jpg").write_bytes(_photograph(large=True))
    project.write("content/yard.md", "![a fern](fern.jpg)\n")
    project.publish()
    (copy,) = (project.root / "_site/pictures").iterdir()

    assert b"Exif" not in copy.read_bytes()


def test_no_copy_of_a_picture_that_only_a_draft_shows_is_published(project: _Project) -> None:
    (project.root / "content/fern.jpg").write_bytes(_photograph(large=True))
    project.write("content/yard.md", "---\ndraft: true\n---\n![a fern](fern.jpg)\n")
    project.publish()

    assert not (project.root / "_site/pictures").exists()
    assert not (project.root / "_site/fern.jpg").exists()


def test_a_picture_that_was_not_touched_is_not_copied_again(project: _Project) -> None:
    file = project.root / "content/fern.jpg"
    file.write_bytes(_photograph())
    project.write("content/yard.md", "![a fern](fern.jpg)\n")
    project.publish()

    assert isinstance(project.planned()["fern.jpg"], Kept)

    (project.root / "_site/fern.jpg").write_bytes(b"altered")

    assert isinstance(project.planned()["fern.jpg"], bytes)


def test_a_picture_is_copied_again_when_its_place_is_wanted(project: _Project) -> None:
    (project.root / "content/fern.jpg").write_bytes(_photograph())
    project.write("content/yard.md", "![a fern](fern.jpg)\n")
    project.publish()
    project.settings = replace(project.settings, config=replace(project.settings.config, keep_location=True))

    assert isinstance(project.planned()["fern.jpg"], SourceFile)

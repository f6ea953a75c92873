"""What the measurements rest on: the made-up journals are what they claim to be, and the ratios hold."""

import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import fmean, median

import pytest

from bench.builders import PEERS, ROOT, Missing, journal, peer
from bench.corpus import LAST, Journal, files, picture, write
from bench.report import table
from bench.run import COLD, NOTHING, WORD, bench, costs
from bench.words import CHINESE, ENGLISH, JAPANESE
from tests.linear import no_collection

_LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
_WIKILINK = re.compile(r"\[\[([^\]|\n]+)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return dict(files(Journal(1_000)))


@pytest.fixture(scope="module")
def entries(made: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in made.items() if path.startswith(("daily/", "weekly/", "reading/"))}


@pytest.fixture(scope="module")
def best(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("bench")
    found = costs(bench(folder, 1_000), [journal(folder)], 3)
    return {scene: min(run.wall for run in of["journal"]) for scene, of in found.items()}


def _generated(folder: Path, hash_seed: str) -> dict[str, bytes]:
    script = Path(__file__).resolve().parent.parent / "bench" / "corpus.py"
    command = [sys.executable, script, "60", folder]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": hash_seed}, stdout=subprocess.DEVNULL)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_generated_journal_has_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    assert _generated(tmp_path / "one", "1") == _generated(tmp_path / "two", "2")


def test_another_seed_gives_another_journal() -> None:
    assert dict(files(Journal(20, seed=1))) != dict(files(Journal(20, seed=2)))


def test_of_a_hundred_entries_85_are_days_10_weeks_and_5_reading_notes(entries: dict[str, str]) -> None:
    kinds = Counter(path.partition("/")[0] for path in entries)

    assert kinds == {"daily": 850, "weekly": 100, "reading": 50}


def test_every_day_of_years_has_an_entry(made: dict[str, bytes]) -> None:
    days = sorted(path for path in made if path.startswith("daily/"))

    assert days[0] == "daily/2023/2023-09-04.md"
    assert days[-1] == f"daily/{LAST.year}/{LAST.isoformat()}.md"


def test_an_entry_has_2_700_bytes_on_average(entries: dict[str, str]) -> None:
    assert 2_500 < fmean(len(text.encode()) for text in entries.values()) < 2_900


def test_reading_notes_have_some_kilobytes_and_up_to_fifty() -> None:
    sizes = [len(data) for path, data in files(Journal(2_000)) if path.startswith("reading/")]

    assert 3_000 < median(sizes) < 7_000
    assert max(sizes) < 52_000


def test_two_of_three_entries_have_front_matter(entries: dict[str, str]) -> None:
    assert 0.63 < fmean(text.startswith("---\n") for text in entries.values()) < 0.70


def test_three_of_ten_entries_have_code(entries: dict[str, str]) -> None:
    assert 0.26 < fmean("```" in text for text in entries.values()) < 0.34


def test_more_than_half_of_the_entries_are_in_english(entries: dict[str, str]) -> None:
    assert 0.50 < fmean(not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]{6}", text) for text in entries.values()) < 0.60


def test_one_entry_in_seven_is_in_japanese(entries: dict[str, str]) -> None:
    assert 0.12 < fmean(len(re.findall(r"[\u3041-\u3096]", text)) > 40 for text in entries.values()) < 0.18


def test_a_few_tags_are_on_most_entries(entries: dict[str, str]) -> None:
    lines = [line for text in entries.values() for line in re.findall(r"^tags: \[(.*)\]$", text, re.MULTILINE)]
    used = Counter(tag for line in lines for tag in line.split(", "))
    ranked = [number for _, number in used.most_common()]

    assert sum(ranked[:8]) > sum(ranked[8:])


def test_every_relative_link_leads_to_a_file(made: dict[str, bytes]) -> None:
    broken = [
        (path, target)
        for path, data in made.items()
        if path.endswith(".md")
        for target in _LINK.findall(_FENCED.sub("", data.decode()))
        if "://" not in target and posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in made
    ]

    assert broken == []


def test_every_wikilink_names_one_entry(made: dict[str, bytes]) -> None:
    names = Counter(posixpath.basename(path).removesuffix(".md") for path in made if path.endswith(".md"))
    texts = [_FENCED.sub("", data.decode()) for path, data in made.items() if path.endswith(".md")]
    targets = {target for text in texts for target in _WIKILINK.findall(text)}

    assert len(targets) > 100
    assert {target for target in targets if names[target] != 1} == set()


def test_a_shorter_journal_has_the_same_last_days() -> None:
    assert Journal(50).days == Journal(100).days[: len(Journal(50).days)]


def test_the_largest_journal_has_no_two_entries_of_one_name() -> None:
    journal = Journal(50_000)

    assert len(set(journal.readings)) == 2_500
    assert len(journal.days) == 42_500


def test_no_sentence_has_a_slot_left(made: dict[str, bytes]) -> None:
    assert [path for path, data in made.items() if path.endswith(".md") and re.search(rb"~[a-z0-9]+~", data)] == []


def test_a_picture_is_a_png_of_its_size() -> None:
    data = picture(64, 48, 1)

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (64, 48)


def test_writing_says_how_many_bytes_it_wrote(tmp_path: Path) -> None:
    total = write(Journal(20), tmp_path)

    assert total == sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())


def test_each_language_has_the_same_headings() -> None:
    assert ENGLISH.headings.keys() == CHINESE.headings.keys() == JAPANESE.headings.keys()


# What reading is to cost, and a twentieth for the noise of a busy machine.
_READING = 1.3 * 1.05


def test_reading_takes_at_most_so_many_times_as_long_as_the_parser_with_its_plugins(made: dict[str, bytes]) -> None:
    pytest.importorskip("mdit_py_plugins.gfm_autolink", reason="the plugins of the oldest version are fewer")
    from bench.reading import measured

    notes = [(path, data) for path, data in made.items() if path.endswith(".md")][::8]

    ratios: list[float] = []
    with no_collection():
        while len(ratios) < 5 and min(ratios, default=9) > _READING:
            ratios.append(measured(notes)["ratio"])

    assert min(ratios) <= _READING


def _measured(*names: str) -> dict[str, object]:
    runs = {name: [{"wall": 2.0 * at, "processor": 1.0 * at, "peak": 100.0 * at}] for at, name in enumerate(names, 1)}
    return {
        "entries": 1_000,
        "bytes": 2_700_000,
        "versions": dict.fromkeys(names, "1"),
        "costs": {COLD: runs, NOTHING: {name: [{**runs[name][0], "wall": 0.5}] for name in names}},
        "pages": dict.fromkeys(names, 10),
        "peak_together": dict.fromkeys(names),
        "warm_differs_from_cold": [],
        "reading": {"files": 1, "read": 1.0, "markdown": 1.0, "ratio": 1.0},
        "served": {name: {"first": 1.0, "seconds": [0.1, 0.02, 0.03]} for name in names},
    }


def test_the_table_has_the_ratio_to_the_first_peer() -> None:
    assert "| cold | 2.00 s | 4.00 s | 6.00 s | 0.50 |" in table(_measured("journal", "Hugo", "Pelican"))


def test_the_table_has_what_a_warm_build_takes_of_a_cold_one() -> None:
    assert "| nothing changed | 0.50 s (1/4.0) |" in table(_measured("journal"))


def test_the_table_has_the_median_from_saving_to_the_page() -> None:
    assert "| save to served | 30 ms | 30 ms | 1.00 |" in table(_measured("journal", "Hugo"))


@pytest.mark.parametrize("name", PEERS)
def test_each_peer_says_what_is_comparable_and_what_is_not(name: str) -> None:
    text = (ROOT / "bench" / "peers" / name / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"^## (.*)", text, re.MULTILINE) == ["What is comparable", "What is not"]


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_that_is_not_installed_is_missing(name: str, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        peer(name, tmp_path, tmp_path, None)


def test_the_page_of_a_day_is_found_by_its_name(tmp_path: Path) -> None:
    assert journal(tmp_path).page_of(Path("daily/2025/2025-08-09.md")) == "2025/08/09/index.html"


@pytest.mark.slow
def test_a_build_with_nothing_changed_takes_a_twentieth_of_a_cold_one(best: dict[str, float]) -> None:
    assert best[NOTHING] <= best[COLD] / 20


@pytest.mark.slow
def test_a_build_after_one_edit_takes_an_eighth_of_a_cold_one(best: dict[str, float]) -> None:
    assert best[WORD] <= best[COLD] / 8

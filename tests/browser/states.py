"""Journals at the edges of what a page must hold: almost nothing, far too much, one script only, no dates, gaps.

Run as a program it writes and builds them, for people who look: python -m tests.browser.states FOLDER.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tests.incremental.project import Project, build_of
from tests.sites import BASE_URL

Files = dict[str, str]

_LONG_TITLE: Final = (
    "Everything that I learned about tide gauges, kettle descaling and the slow repair of a borrowed accordion in "
    "one wet spring, together with what I still do not understand about any of the three of these"
)
_UNBROKEN: Final = "Windvaneanemometerbarographhygrometer" * 6
_SENTENCE: Final = "The harbour clock loses a minute a day, and nobody who sets it agrees on which minute it was. "


def one_entry() -> Files:
    """A journal of a single short day."""
    return {"2031-02-20.md": "# A first page\n\nI bought a notebook.\n"}


def overfull() -> Files:
    """A week, a day, a note and a page that hold far more than they should."""
    return {
        "2031-02-20.md": _full_day(),
        "2031-02-21.md": f"---\ntitle: {_UNBROKEN[:200]}\ntags: [{', '.join(_tags(60))}]\n---\n\n{_SENTENCE}\n",
        "2031-02-22.md": "# Two at once\n\n- [x] 9:00-12:00 Copy the tables\n- [x] 10:00-11:00 Answer the telephone\n"
        "- [ ] 10:30-13:00 Watch the float\n- [-] 10:45-11:15 Sleep\n- [x] 23:30-01:15 Read the last tide\n",
        "weekly/2031-W08.md": _full_week(),
        "reading/everything.md": _full_note(),
        "about.md": f"# {_UNBROKEN}\n\n{_table(20, 6)}\n\n{_code()}\n\n{_SENTENCE * 3}\n",
    }


def outline() -> Files:
    """A reading note of 400 KB: one outline with references and remarks, eight levels deep."""
    lines: list[str] = []
    for part in range(1, 25):
        lines.append(f"{part}. Chapter {part}: currents, moorings and the price of rope")
        for item in range(1, 38):
            lines.append(f"    {item}. {_SENTENCE}Item {item}.")
            for depth in range(2, 2 + item % 7):
                lines += (
                    f"{'    ' * depth}1. Sounding {item}, {depth} - Ines Okafor  [20{10 + item % 20}, MOOR, {item * 7} refs]",
                    f"{'    ' * depth}   https://chart{item}.example/{depth}",
                )
            if item % 9 == 0:
                lines.append("        1. very good, worth the whole afternoon")
    text = "\n".join(lines)
    assert len(text) > 390_000, len(text)
    return {
        "reading/the-long-outline.md": f"---\ntitle: The long outline\ndate: 2031-02-20\n---\n\n````\n{text}\n````\n"
    }


def undated() -> Files:
    """Notes without a single date."""
    return {
        "daily/rope.md": "# Splicing\n\n- [x] Long splice\n- [ ] Back splice\n",
        "weekly/some-week.md": "# Some week\n\n## This week\n\n- [x] Tar the fence\n\n## Next week\n\n- Rest\n",
        "reading/knots.md": "# Knots\n\n1. Bowline\n    1. Holds, and can be undone\n2. Sheet bend\n",
        "about.md": "# About\n\nNotes that nobody dated.\n",
    }


def chinese() -> Files:
    """A journal in Chinese alone."""
    week = "第八周：把潮汐表重新抄了一遍"
    return {
        **_days(
            "2031-02-17",
            7,
            "第{n}天：修码头的钟",
            "- [x] 9:00-10:30 编码：抄录潮位\n- [ ] 14:00-15:00 阅读\n- [x] 18:00-19:00 游泳\n"
            "\n## 疑问\n\n1. 为什么钟每天慢一分钟？\n    - 答：因为发条受潮了。\n2. 谁来负责上发条？\n",
        ),
        "weekly/2031-W08.md": f"---\ntitle: {week}\nlang: zh\n---\n\n## 工作\n\n这一周*慢慢*来。\n\n## 本周\n\n- [x] 抄完潮汐表：超出预期\n"
        "- [>] 给浮标上漆\n\n## 下周计划\n\n- 修理手风琴\n- 读完《缆绳与结》\n",
        "reading/绳结.md": "---\ntitle: 绳结笔记\ndate: 2031-02-19\ntags: [绳结, 航海]\n---\n\n1. 单套结\n    1. 受力不滑，[卷一](https://jie.example/1) [2019, 航海, 12 refs]\n"
        "    2. 容易解开\n2. 平结\n",
        "journal.toml": '[site]\ntitle = "潮汐手记"\nlanguage = "zh-Hans"\n',
    }


def japanese() -> Files:
    """A journal in Japanese alone."""
    return {
        **_days(
            "2031-02-17",
            7,
            "{n}日目：港の時計を直す",
            "今日は*ゆっくり*進めました。\n\n- [x] 9:00-10:30 潮位を書き写す\n- [ ] 14:00-15:00 読書\n",
        ),
        "weekly/2031-W08.md": "---\ntitle: 潮見表を書き写した一週間\nlang: ja\n---\n\n## 仕事\n\nゆっくり進めました。\n\n## 今週\n\n- [x] 潮見表を写し終える\n- [ ] ブイを塗る\n",
        "reading/結び.md": "---\ntitle: ロープの結び方について\ndate: 2031-02-19\n---\n\n1. もやい結び\n    1. ほどけにくい\n2. 本結び\n",
        "journal.toml": '[site]\ntitle = "潮の手帖"\nlanguage = "ja"\n',
    }


def korean() -> Files:
    """A journal in Korean alone."""
    return {
        **_days(
            "2031-02-17",
            7,
            "{n}일째: 항구의 시계를 고치다",
            "오늘은 *천천히* 했다.\n\n- [x] 9:00-10:30 조위를 옮겨 적기\n- [ ] 14:00-15:00 독서\n",
        ),
        "weekly/2031-W08.md": "---\ntitle: 조석표를 다시 옮겨 적은 한 주\nlang: ko\n---\n\n## 일\n\n천천히 했다.\n\n## 이번 주\n\n- [x] 조석표를 다 옮기기\n- [ ] 부표 칠하기\n",
        "reading/매듭.md": "---\ntitle: 매듭에 대하여\ndate: 2031-02-19\n---\n\n1. 고리매듭\n    1. 쉽게 풀린다\n2. 맞매듭\n",
        "journal.toml": '[site]\ntitle = "물때 수첩"\nlanguage = "ko"\n',
    }


def gaps() -> Files:
    """A year with three days in it, a year without any, and a year with a week."""
    return {
        "2029-01-03.md": "# Ice on the slipway\n\n- [x] Break it\n",
        "2029-01-04.md": "# More ice\n\nNothing moved.\n",
        "2029-11-30.md": "# The boats are in\n\n- [x] 8:00-9:00 Count them\n",
        "weekly/2031-W08.md": "# Back again\n\n## This week\n\n- [ ] Find out where two years went\n\n## Daily\n\n+ 2.18: opened the shed\n",
    }


def learned_today() -> Files:
    """What was learned, by topic, without a task or a time."""
    topics = {
        "git": "Undo a merge",
        "tar": "List before you extract",
        "sql": "Count only what matches",
        "tides": "Springs and neaps",
    }
    return {
        f"{topic}/{n}-{topic}.md": f"---\ndate: 2031-0{n}-1{n}\ntags: [{topic}]\n---\n\n# {title}, part {n}\n\n{_SENTENCE}\n\n```sh\n{topic} --help\n```\n"
        for topic, title in topics.items()
        for n in range(1, 6)
    }


STATES: Final[Mapping[str, Callable[[], Files]]] = {
    "one-entry": one_entry,
    "overfull": overfull,
    "outline": outline,
    "undated": undated,
    "chinese": chinese,
    "japanese": japanese,
    "korean": korean,
    "gaps": gaps,
    "learned-today": learned_today,
}


def build(name: str, folder: Path) -> Path:
    """Writes the journal `name` into `folder` and builds it; the path of its site."""
    for path, text in STATES[name]().items():
        file = folder / path if path == "journal.toml" else folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    if not (folder / "journal.toml").exists():
        (folder / "journal.toml").write_text("", encoding="utf-8")
    assert build_of(Project(folder, folder / "_site", None, base_url=BASE_URL)).refusal is None
    return folder / "_site"


def _days(first: str, count: int, title: str, text: str) -> Files:
    start = date.fromisoformat(first)
    return {f"{start + timedelta(days=n)}.md": f"# {title.format(n=n + 1)}\n\n{text}" for n in range(count)}


def _tags(count: int) -> Iterator[str]:
    return (f"{word}-{n}" for n in range(count // 4 + 1) for word in ("rope", "knots-and-splices", "tide", "lamp"))


def _full_day() -> str:
    tasks = "\n".join(
        f"- [{'x>- /'[n % 5]}] {6 + n // 5:02d}:{n % 5 * 12:02d}-{7 + n // 5:02d}:{n % 5 * 7 + 5:02d} "
        f"{('coding', 'reading', 'running', 'writing', 'errands')[n % 5]}: buoy {n}, {_SENTENCE if n % 7 == 0 else 'counted'}"
        for n in range(60)
    )
    return f"---\ntitle: {_LONG_TITLE}\n---\n\n## Today\n\n{tasks}\n\n## Questions\n\n1. Who winds the clock?\n"


def _full_week() -> str:
    days = "\n".join(f"+ 2.{17 + n}: {_SENTENCE * 3}" for n in range(7))
    tasks = "\n".join(f"- [{'x>- '[n % 4]}] Task {n}: {_SENTENCE if n % 6 == 0 else 'short'}" for n in range(60))
    plan = "\n".join(f"- Plan {n}, {_UNBROKEN[:60] if n == 3 else 'short'}" for n in range(40))
    return (
        f"---\ntitle: {_LONG_TITLE[:100]}\n---\n\n## Daily\n\n{days}\n\n## {_UNBROKEN[:120]}\n\n{_SENTENCE}\n\n{_table(20, 4)}\n\n"
        f"{_code()}\n\n## This week\n\n{tasks}\n\n## Next week\n\n{plan}\n"
    )


def _full_note() -> str:
    deep = "\n".join(f"{'    ' * n}1. Level {n}, {_SENTENCE}" for n in range(10))
    return (
        f"---\ntitle: {_LONG_TITLE}\ndate: 2031-02-19\ntags: [{', '.join(_tags(24))}]\n---\n\n1. A deep hole\n\n{deep}\n"
        f"2. {_UNBROKEN}\n    1. <https://example.org/{'a' * 300}>\n    2. [{_UNBROKEN}](https://example.org/2) [2021, OSDI, 142 refs]\n"
    )


def _table(columns: int, rows: int) -> str:
    def line(cell: Callable[[int], str]) -> str:
        return "| " + " | ".join(cell(n) for n in range(columns)) + " |"

    body = "\n".join(line(lambda n, row=row: f"{row * n * 37} fathoms") for row in range(rows))
    return f"{line(lambda n: f'Gauge {n}')}\n{line(lambda n: '---')}\n{body}"


def _code() -> str:
    return (
        "```python\n"
        + "\n".join(f"reading_{n} = [{', '.join(str(n * m) for m in range(90))}]" for n in range(3))
        + "\n```"
    )


def main(arguments: list[str]) -> int:
    """Builds all, or those named after the folder, under the folder."""
    for name in arguments[1:] or STATES:
        build(name, Path(arguments[0]).resolve() / name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

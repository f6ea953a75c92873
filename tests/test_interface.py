"""A small journal in each language, built with the interface in it: no page has a word of another language left."""

import re
import shutil
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from journal.build import build
from journal.config import Config
from journal.settings import BuildSettings

# What a note says, in three languages: the fixtures differ in nothing else.
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "zh-Hans": {
        "title": "河岸手记", "author": "苏禾", "this": "本周", "next": "下周计划", "today": "今日", "questions": "疑问",
        "tide": "潮汐", "weir": "堰坝", "read": "读潮汐表", "draw": "画水位图", "boat": "修船", "row": "划船",
        "why": "为什么春天的水位低？", "how": "水位计怎么校准？", "because": "因为上游在蓄水", "fine": "后半部分写得很好",
        "poor": "略低于预期", "more": "相关资料", "venue": "水利", "note": "水位之书", "log": "船库流水", "water": "今天的水很清，风从东面来。",
        "people": "关于这里的人", "day": "{m}月{d}日", "high": "重要", "below": "未写的一页",
    },
    "ja": {
        "title": "川辺の記録", "author": "水野", "this": "今週", "next": "来週", "today": "今日", "questions": "質問",
        "tide": "潮の満ち引き", "weir": "堰のこと", "read": "潮の表を読む", "draw": "水位の図を描く", "boat": "舟を直す", "row": "舟を漕ぐ",
        "why": "なぜ春は水位が低いのか？", "how": "水位計はどう合わせるのか？", "because": "上流で水をためているから", "fine": "後半がとてもよい",
        "poor": "予想よりやや下", "more": "関連資料", "venue": "水の会", "note": "水位の本", "log": "舟小屋の日誌", "water": "今日は水が澄んでいて、風は東から来る。",
        "people": "ここの人びと", "day": "{m}月{d}日", "high": "大事", "below": "まだないページ",
    },
    "ko": {
        "title": "강가의 기록", "author": "한나루", "this": "이번 주", "next": "다음 주", "today": "오늘", "questions": "질문",
        "tide": "밀물과 썰물", "weir": "보에 대하여", "read": "물때표 읽기", "draw": "수위 그림 그리기", "boat": "배 고치기", "row": "노 젓기",
        "why": "왜 봄에는 수위가 낮을까?", "how": "수위계는 어떻게 맞출까?", "because": "상류에서 물을 가두기 때문", "fine": "뒷부분이 아주 좋다",
        "poor": "예상보다 조금 낮음", "more": "관련 자료", "venue": "물모임", "note": "수위의 책", "log": "뱃집 일지", "water": "오늘은 물이 맑고 바람은 동쪽에서 온다.",
        "people": "이곳 사람들", "day": "{m}월 {d}일", "high": "중요", "below": "아직 없는 글",
    },
}  # fmt: skip

_FILES: Final[Mapping[str, str]] = {
    "2025-W31.md": """\
---
title: <tide>
tags: [<tide>, <weir>]
updated: 2025-08-09
---
## <this>

- [x] <read>
- [ ] <draw> 📅 2025-08-09
- [>] <boat>
- [-] <row>
- [/] <weir> ⏫ 🛫 2025-08-01 ⏳ 2025-08-02 ➕ 2025-07-30
- [!] <high>
- [~] <tide> 🔺
  - [x] <read> ✅ 2025-07-31
  - [ ] <draw> 🔁 <this> 🔽

## <next>

- <row>
- [ ] <boat>
""",
    "2025-07-31.md": """\
---
tags: [<tide>]
---
# <weir>

## <today>

- [x] 9:00-10:30 <read>
- [x] 10:30-12:00 <draw>
- [x] 14:00-14:40 <row> (<poor>)
- [ ] 21:00- <boat>

<water> [[<below>]] [[<people>]] ![<tide>](<tide>.png)

| <tide> | <weir> |
|---|---|
| 1 | 2 |

> [!note]
> <water>

> [!warning]-
> <water>

> [!faq]
> <water>

<water>[^1]

[^1]: <fine>

```python
x = 1
```

## <questions>

- <why>
- <how>
  - <because>
""",
    "2025-07-31-2.md": "# <tide>\n\n<water>\n\n- [x] 16:00-17:00 <row>\n",
    "2025-08-01.md": "## <today>\n\n- [x] 8:00-8:45 <row>\n- [ ] <draw>\n\n## <questions>\n\n- <why>\n\n[<tide>](2025-07-31.md)\n",
    "2025-08-05.md": "## <today>\n\n- [x] 8:00-19:00 <row>\n",
    "2024-07-31.md": "## <today>\n\n- [x] 8:00-8:45 <row>\n\n<water>\n",
    "2024-W10.md": "## <this>\n\n- [x] <row>\n",
    "weekly/<note>.md": "---\nkind: weekly\n---\n\n<water>\n",
    "daily/<note>.md": "---\nkind: daily\n---\n\n<water>\n",
    "<people>.md": "---\nkind: page\n---\n# <people>\n\n<water> [<weir>](2025-07-31.md)\n\n[TOC]\n\n## <tide>\n\n<water>\n\n## <weir>\n\n<water>\n",
    "<log>.md": "# <log>\n\n<water>\n\n## 2023-05-01\n\n- [x] <row>\n- [ ] <boat>\n\n## 2023-05-02\n\n<water>\n\n## 2023-05-03\n\n<water>\n",
}  # fmt: skip

_OUTLINE: Final = """\
---
kind: reading
date: 2025-08-0{day}
tags: [<tide>]
---
# <note> {day}

<water>

```
1. <weir> [2019, <venue>, 50 refs]
   https://河.example/a
   <fine>
  1. <more>
    1. <tide> [2021, <venue>]
       https://河.example/b
2. <row>
   https://河.example/c
{many}
4. <boat> [2012]
```
"""

# Names of the program, of formats and of what is typed as it is, and what the fixtures have in Latin letters.
_NAMES: Final = re.compile(
    r"\b(?:Python|Markdown|journal build|content/|50 refs|example|type:daily|tag|is:open)(?![A-Za-z])"
    r"|references\.(?:bib|csv|json)|河\.example/\w|https?://\S+|\{theme\}|\.png(?![A-Za-z])"
)
_LATIN: Final = re.compile(r"[A-Za-zÀ-ÿ]{2,}|[A-Za-z]")
_SPOKEN: Final = frozenset({"aria-label", "title", "alt", "placeholder", "aria-description"})
_OPEN: Final = frozenset({"data-copy", "data-copied", "data-theme-label", "data-theme-names"})
_META: Final = frozenset(
    {"description", "og:title", "og:description", "og:site_name", "twitter:title", "twitter:description"}
)


class _Heard(HTMLParser):
    """All that a page says: its texts, and the attributes that are read out or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._quiet += tag in ("script", "style", "code", "kbd")
        spoken = _SPOKEN | _OPEN if tag == "body" else _SPOKEN
        self.said += [value for name, value in attrs if value and name in spoken and tag != "link"]
        if tag == "meta" and (given.get("name") or given.get("property") or "") in _META:
            self.said.append(given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("script", "style", "code", "kbd")

    def handle_data(self, data: str) -> None:
        if not self._quiet and data.strip():
            self.said.append(data.strip())


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub("<([a-z]+)>", lambda found: words[found[1]], text)


def _written(content: Path, language: str) -> None:
    words = _WORDS[language]
    notes = {path: _filled(text, words) for path, text in _FILES.items()}
    many = "\n".join(f"{n + 3}. {words['tide']}{n}" for n in range(2))
    below = "\n".join(f"  {n}. {words['row']}{n}" for n in range(1, 60))
    for day in (1, 2):
        notes[f"read/{day}.md"] = _filled(_OUTLINE.format(day=day, many=f"3. {words['weir']}\n{below}\n{many}"), words)
    for path, text in notes.items():
        file = content / _filled(path, words)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module", params=list(_WORDS))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the site of a journal in one language."""
    folder = tmp_path_factory.mktemp("interface")
    words = _WORDS[request.param]
    _written(folder / "content", request.param)
    yield _built(folder, Config(title=words["title"], author=words["author"], base_url="https://x.example/"))
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, list[str]]:
    """What every page of the journal says, by its address."""
    return _heard(built)


def _built(folder: Path, config: Config, cache: Path | None = None) -> Path:
    output = folder / "site"
    settings = BuildSettings(project=folder, content=folder / "content", output=output, config=config, cache=cache)
    build(settings, lambda _: None)
    return output


def _heard(output: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(output.rglob("*.html")):
        heard = _Heard()
        heard.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(output).as_posix()] = heard.said
    return found


def test_no_page_has_a_word_in_latin_letters(pages: dict[str, list[str]]) -> None:
    left = {said: address for address, every in pages.items() for said in every if _LATIN.search(_NAMES.sub("", said))}

    assert left == {}


def test_nothing_declares_the_language_that_the_page_has(built: Path) -> None:
    said = {
        found[0]
        for path in built.rglob("*.html")
        for found in re.finditer(r'<(?!html )[^<>]* lang="[^"]*"[^<>]*>', path.read_text(encoding="utf-8"))
    }

    assert said == set()


def test_a_journal_of_every_kind_was_built(pages: dict[str, list[str]]) -> None:
    assert len(pages) > 40


def test_an_empty_journal_says_so_in_its_language(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("---\ndraft: true\n---\n", encoding="utf-8")

    pages = _heard(_built(tmp_path, Config(title="河岸手记", language="zh-Hans")))

    assert "这里还没有内容" in pages["index.html"]


def test_the_language_of_most_of_the_text_is_that_of_the_interface(tmp_path: Path) -> None:
    _written(tmp_path / "content", "ko")
    (tmp_path / "content" / "2025-08-06.md").write_text("A short day at the weir.\n", encoding="utf-8")

    assert "본문으로 건너뛰기" in _heard(_built(tmp_path, Config(title="강가의 기록")))["2025/08/06/index.html"]


def test_the_writer_chooses_the_language_of_the_interface(tmp_path: Path) -> None:
    _written(tmp_path / "content", "ko")

    assert "本文へ移動" in _heard(_built(tmp_path, Config(title="강가의 기록", language="ja")))["index.html"]


_MIXED: Final = """\
---
tags: [潮汐, rowing]
---
# How silt settles

## 本周

- [x] 读潮汐表
- [x] Read the whole of the tide tables

今天的水很清，风从东面来，我们在河边坐了很久。

We sat by the river for a long time, and the wind came from the east.

| 潮汐 | How the silt settles below the weir |
|---|---|
| 高 | low |
"""


def test_each_block_of_a_note_declares_its_language_where_it_differs(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "2025-W31.md").write_text(_MIXED, encoding="utf-8")

    page = (_built(tmp_path, Config(title="The weir")) / "2025" / "w31" / "index.html").read_text(encoding="utf-8")

    told = re.findall(r'<(\w+)[^<>]* lang="([^"]*)"[^<>]*>([^<>\n]{0,8})', page)
    assert told == [
        ("html", "en", ""),
        ("a", "zh-Hans", "读潮汐表"),  # in what the figure of the week counts
        ("a", "zh-Hans", "潮汐"),
        ("h2", "zh-Hans", ""),
        ("span", "zh-Hans", "读潮汐表"),
        ("p", "zh-Hans", "今天的水很清，风"),
        ("th", "zh-Hans", "潮汐"),
        ("td", "zh-Hans", "高"),
    ]


def test_a_tag_has_the_language_of_those_who_use_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for day, text in ((1, "今日は川の水位を読んだ。"), (2, "今日も読んだ。"), (3, "A day.")):
        note = f"---\ntags: [日本語]\n---\n{text}\n"
        (tmp_path / "content" / f"2025-08-0{day}.md").write_text(note, encoding="utf-8")

    page = (_built(tmp_path, Config(title="The weir", language="en")) / "tags" / "index.html").read_text(
        encoding="utf-8"
    )

    assert ' lang="ja">日本語</a>' in page


def test_a_change_of_the_main_language_reaches_every_page(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "2025-08-01.md").write_text("A day at the weir, and nothing else.\n", encoding="utf-8")
    _built(tmp_path, Config(title="The weir"), cache=tmp_path / "store")
    (content / "2025-08-02.md").write_text("오늘은 물이 맑고 바람은 동쪽에서 온다. " * 9, encoding="utf-8")

    page = _built(tmp_path, Config(title="The weir"), cache=tmp_path / "store") / "2025" / "08" / "01" / "index.html"

    assert '<html lang="ko">' in page.read_text(encoding="utf-8")

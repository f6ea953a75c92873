"""Works that a note cites: from the items of an outline, an item or heading that starts with a link, or lines of facts.

What is read here is only what the writer says of a work on the spot: title, who made it, year, venue, citations as
of that day, remarks. Whether two notes cite the same work is told by `ids`, and compared elsewhere.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from journal.marks.brackets import LONGEST_AUTHOR, YEAR, Bracket, bracket, bracket_alone, bracket_first, venue_of
from journal.marks.links import Extra, address_at, alone, canonical
from journal.marks.outline import Item, Outline
from journal.patterns import pattern
from journal.record import Record, replace


class Reference(Record):
    """Something that the note cites: a work, with its addresses as written and its canonical ids.

    `line` is that of the file, from 1. `title` is Markdown; it is the address where nothing else is written.
    `year`, `venue` (by its usual name), `citations` and `org` come from brackets (`[2021, NIPS, 42 refs]`); `others` is
    what these say beside year and venue, as written. `date` is ISO 8601, maybe without day or month.
    `related_to` is the index of the work that it is noted under. `noted`: the writer says something
    of it; else it is only kept. `media_ranges` are stretches of a recording, in seconds. `rating_hint` is the writer's
    word of praise or blame. `linked`: the text starts with a Markdown link to the work. `beside` is the remark that stands
    on the line of a link or an address.
    """

    title: str
    line: int
    section: int = 0
    urls: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    author: str = ""
    year: int | None = None
    venue: str = ""
    citations: int | None = None
    org: str = ""
    others: tuple[str, ...] = ()
    date: str = ""
    remarks: tuple[str, ...] = ()
    related_to: int | None = None
    noted: bool = False
    media_ranges: tuple[tuple[int, int], ...] = ()
    extra: Extra = ()
    rating_hint: str = ""
    linked: bool = False
    beside: str = ""

    @property
    def status(self) -> str:
        """`noted`, or `queued` for what is only kept."""
        return "noted" if self.noted else "queued"


class Citations(Record):
    """The works cited in an outline. `works[i]` is what item i cites, `of[i]` its index; None where it cites nothing.

    `remarks` are the indexes of items that say what the writer thinks of a work.
    """

    references: tuple[Reference, ...]
    of: tuple[int | None, ...]
    works: tuple[Reference | None, ...]
    remarks: frozenset[int]


def read(outline: Outline, *, line0: int = 0, section: int = 0, first: int = 0) -> Citations:
    """The works that `outline` cites, in its order.

    `line0` is the line of the file, from 0, where the outline starts, and `first` the index that the first work gets.
    A work noted anywhere below another one is related to it: that is what a list of related materials says.
    """
    heads = [_work(item, line0, section) for item in outline.items]
    nearest = _nearest(outline.items, heads)
    order = [index for index, head in enumerate(heads) if head is not None]
    number = {item: first + at for at, item in enumerate(order)}
    said: dict[int, list[tuple[int, str]]] = {item: list(_notes(outline.items[item])) for item in order}
    media: dict[int, list[tuple[int, int]]] = {item: [] for item in order}
    remarks: set[int] = set()
    for index, item in enumerate(outline.items):
        of = index if heads[index] is not None else nearest[index]
        if of is None:
            continue
        for text in (item.text, *(note for note, _ in item.notes)):
            stretch = media_range(text)
            if stretch is not None:
                media[of].append(stretch)
        if heads[index] is None and not item.related:
            if item.parent == of and item.text:
                said[of].append((item.line0, item.text))
            if rating_hint(item.text):
                remarks.add(index)
    made: dict[int, Reference] = {}
    for index in order:
        head, above = heads[index], nearest[index]
        if head is not None:
            own = tuple(text for _, text in sorted(said[index], key=lambda pair: pair[0]))
            made[index] = _told(head, own, tuple(media[index]), number[above] if above is not None else None)
    works = tuple(made.get(index) for index in range(len(heads)))
    of_item = tuple(number.get(index) for index in range(len(heads)))
    return Citations(tuple(made.values()), of_item, works, frozenset(remarks))


def _notes(item: Item) -> list[tuple[int, str]]:
    """The lines below an item that say something of it; brackets on a line of their own are its data."""
    notes = ((line0, _QUOTED.sub("", note)) for note, line0 in item.notes)
    return [(line0, note) for line0, note in notes if note and bracket_alone(note) is None]


_QUOTED: Final = pattern(r"^(?:>[ \t]?)+")


def _nearest(items: tuple[Item, ...], heads: list[Reference | None]) -> list[int | None]:
    """Of each item, the nearest item above it in the tree that cites a work."""
    nearest: list[int | None] = []
    for item in items:
        above = item.parent
        nearest.append(above if above is None or heads[above] is not None else nearest[above])
    return nearest


def _told(
    head: Reference, remarks: tuple[str, ...], media: tuple[tuple[int, int], ...], related_to: int | None
) -> Reference:
    remarks = (*head.remarks, *remarks)
    hint = next((hint for hint in map(rating_hint, (head.title, *remarks)) if hint), "")
    return replace(
        head, remarks=remarks, noted=bool(remarks), media_ranges=media, related_to=related_to, rating_hint=hint
    )


# ---- one item


def _work(item: Item, line0: int, section: int) -> Reference | None:
    """What an item's own line says of a work; None where its addresses only lead to what was done."""
    found = _head(item, line0, section)
    return None if found is not None and found.urls and all(map(_COMMIT.match, found.urls)) else found


_COMMIT: Final = pattern(r"https?://[^/\s]+/[^\s?#]{1,200}/commits?/[0-9a-f]{7,64}(?![0-9a-z])")


def _head(item: Item, line0: int, section: int) -> Reference | None:
    """What an item's own line says of a work: it has an address, is one, or has brackets with a year or citations."""
    if item.related:
        return None
    line = line0 + item.line0 + 1
    below = tuple(url for url, _ in item.urls)
    data = next((found for note, _ in item.notes if (found := bracket_alone(note)) is not None), None)
    reference = from_link(item.text, line=line, section=section)
    if reference is not None:
        known = reference.others or reference.year is not None or reference.citations is not None
        reference = reference if known else _described(reference, data)
        return _addressed(reference, (*reference.urls, *below))
    written, address = without_address(item.text)
    if not address and item.label[-1:].isdigit():
        written, address = _titled(item.text)
    below = (address, *below) if address else below
    # Brackets before a title (`【OSDI 2021】…`) are of a work where its address stands below.
    found = bracket(written) or (bracket_first(written) if below else None)
    text = found.rest if found is not None else written
    found = found or data
    own = alone(text)
    urls = (*own, *below)
    if not urls and (beside := _address_first(text)) is not None:
        url, remark = beside
        told = Reference(url, line, section, remarks=(remark,), noted=True, beside=remark)
        return _addressed(_described(told, found), (url,))
    if not urls and (":" in text or "：" in text) and (numbered := _numbered(text)) is not None:
        return replace(numbered, line=line, section=section)
    if not urls and (found is None or not _WORD.search(text)):
        return None
    title, author = (text, "") if own else _author(text.strip())
    reference = Reference(title if title and not own else urls[0] if urls else text, line, section, author=author)
    return _addressed(_described(reference, found), urls)


def without_address(text: str) -> tuple[str, str]:
    """A text that ends with an address right behind brackets that tell of a work, in two parts; else the text alone."""
    match = _ADDRESS_LAST.search(text) if "://" in text and text[-1:] not in ")）" else None
    if match is None or bracket(text[: match.start()]) is None:
        return text, ""
    return text[: match.start()], match[1]


_ADDRESS_AFTER: Final = pattern(r"(?:(?<![ \t\u3000])[ \t\u3000]+|(?<=：))<?(https?://[^\s<>]+)>?$", re.IGNORECASE)
_ADDRESS_LAST: Final = pattern(r"(?<![ \t\u3000])[ \t\u3000]+<?(https?://[^\s<>]+)>?$", re.IGNORECASE)


def _titled(text: str) -> tuple[str, str]:
    """The title in a numbered item that ends with an address of arXiv or a DOI, and that; else the text alone."""
    match = _ADDRESS_AFTER.search(text) if "://" in text else None
    title = text[: match.start()].rstrip(_BESIDE) if match is not None else ""
    if match is None or "://" in title or not _WORD.search(title) or may_be_fact(title):
        return text, ""
    return (title, match[1]) if canonical(match[1]).id.startswith(("arxiv:", "doi:")) else (text, "")


def _address_first(text: str) -> tuple[str, str] | None:
    """The bare address that a text begins with, and what is said beside it."""
    if not text.startswith(("http://", "https://")):
        return None
    address = address_at(text, 0, len(text))
    remark = text[len(address) :].strip(_BESIDE)
    return (address, remark) if address and _WORD.search(remark) else None


_NUMBER: Final = r"(arxiv|doi)[:：][ \t]?([0-9a-z][^\s,，;；()（）]+)"
_NUMBERED: Final = (
    pattern(rf"{_NUMBER}(?=[\s,，;；]|$)", re.IGNORECASE),
    pattern(rf"[(（]?(?<![A-Za-z]){_NUMBER}[)）]?$", re.IGNORECASE),
)


def _numbered(text: str) -> Reference | None:
    """The work of a text that begins or ends with its number at arXiv or its DOI, such as `arXiv:2101.00001`."""
    match = _NUMBERED[0].match(text) or _NUMBERED[1].search(text)
    found = _addresses(match[1].lower(), match[2].rstrip(".")) if match is not None else ()
    if match is None or not found:
        return None
    number = match[0].strip("(（)）")
    title, author = _author((text[: match.start()] or text[match.end() :]).strip(_BESIDE))
    told = Reference(title or number, 0, author=author, others=(number,) if title else ())
    return _addressed(told, tuple(found))


_BESIDE: Final = " \t\u3000-–—:：,，、;；|·"
_WORD = pattern(r"\w")
_DASH = pattern(r"\s[-－](?=\s)")


def _author(text: str) -> tuple[str, str]:
    """Title and author (or site) of `Title - Author`: the last hyphen with spaces around it."""
    dashes = list(_DASH.finditer(text))
    if not dashes:
        return text, ""
    title, author = text[: dashes[-1].start()].rstrip(), text[dashes[-1].end() :].strip()
    return (title, author) if title and author and len(author) <= LONGEST_AUTHOR else (text, "")


def _addressed(reference: Reference, urls: tuple[str, ...]) -> Reference:
    ids = dict.fromkeys(reference.ids)
    extra = dict(reference.extra)
    for url in urls:
        found = canonical(url)
        ids[found.id] = None
        for key, value in found.extra:
            extra.setdefault(key, value)
    return replace(reference, urls=urls, ids=tuple(ids), extra=tuple(extra.items()))


def _described(reference: Reference, found: Bracket | None) -> Reference:
    if found is None:
        return reference
    return replace(
        reference,
        year=found.year,
        venue=found.venue,
        citations=found.citations,
        org=", ".join(found.orgs),
        others=found.others,
        ids=found.ids,
        extra=found.extra,
    )


# ---- recordings

_CLOCK: Final = r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?"
_MEDIA = pattern(rf"[(（\[]?{_CLOCK}\s*(?:--|[-–—−~～〜→]|to|until|到|至|から|부터)\s*{_CLOCK}(?![\d:])", re.IGNORECASE)


def media_range(text: str) -> tuple[int, int] | None:
    """The stretch of a recording that `text` begins with, in seconds: `10:00 - 20:00` is (600, 1200); None without one.

    Two parts are minutes and seconds, three are hours, minutes and seconds.
    """
    match = _MEDIA.match(text.lstrip())
    if match is None:
        return None
    start, end = _second(*match.group(1, 2, 3)), _second(*match.group(4, 5, 6))
    return (start, end) if start < end else None


def _second(first: str, second: str, third: str | None) -> int:
    if third is None:
        return int(first) * 60 + int(second)
    return int(first) * 3600 + int(second) * 60 + int(third)


# ---- what the writer thinks

_PRAISE: Final = (
    "good|great|nice|useful|helpful|interesting|impressive|insightful|clear|readable|practical|detailed|inspiring|"
    "boring|shallow|confusing"
)
# `useful as an introduction`, but not `useful life of a pump`.
_AFTER_PRAISE: Final = (
    r"$|\s*[.,;:!。，；！]|\s+(?:as|to|for|but|and|one|article|paper|post|read|talk|book|survey|overview|introduction|"
    r"summary|explanation|material|charts?|figures?)\b"
)
_HINT = pattern(
    rf"\b(?:very|really|quite|pretty|extremely|super|not(?: very| so)?) (?:{_PRAISE})\b"
    rf"|^(?:{_PRAISE}|excellent|brilliant|awesome|fascinating|recommended|skim only)(?={_AFTER_PRAISE})"
    rf"|\b(?:is|was|are|looks|sounds) (?:a |an |the )?(?:very )?(?:{_PRAISE}|excellent|brilliant)\b"
    r"|\bmust[- ]reads?\b|\bworth (?:a |the |re)?read(?:ing)?\b|\bhighly recommended\b"
    r"|必看|必读|必讀|值得一?[看读讀]|(?:很|非常|挺|特别|十分)(?:好|棒|有用|有趣|清楚|清晰|精彩|实用|不错|有意思)"
    r"|写得(?:很|非常|挺)?(?:好|清楚|不错)|不错|强烈推荐|一般般|没意思"
    r"|必読|必見|(?:とても|非常に|すごく)(?:良|よ|いい|面白|おもしろ|参考)|面白い|面白かった|わかりやす|分かりやす"
    r"|役に立[つっ]|参考になる|参考になった|おすすめ|つまらな"
    r"|필독|강추|추천|유용(?:하|함)|재미있|흥미로|(?:아주|매우|정말) ?(?:좋|유용|재미)|좋았|지루",
    re.IGNORECASE,
)


def rating_hint(text: str) -> str:
    """The first words in `text` that praise or blame; empty without any. A hint, never a rating."""
    match = _HINT.search(text)
    return match[0] if match else ""


# ---- a heading with brackets, or with an address right below


_ORDINAL = pattern(r"\d{1,3}[.)、．]\s*")


def from_heading(text: str, urls: Sequence[str], *, line: int = 0, section: int = 0) -> Reference | None:
    """The work that a heading names which is no link: brackets say where it was printed, or how often it was cited.

    `urls` are the addresses that stand alone right below it; those of arXiv and DOIs are enough.
    """
    match = _ORDINAL.match(text)
    item = Item("", text[match.end() :] if match else text, 0, None, 0, tuple((url, 0) for url in urls))
    work = _head(item, line - 1, section)
    if work is None or work.linked or not _WORD.search(work.title) or work.title in urls:
        return None
    printed = work.venue or work.citations is not None or any(name.startswith(("arxiv:", "doi:")) for name in work.ids)
    return work if printed else None


# ---- a link at the start of an item or heading

_WEB: Final = pattern(r"<?(https?://\S+?)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*", re.IGNORECASE)
_MORE_LINKS = pattern(r"!?\[[^\[\]]*\]\([^()\s]*\)|https?://\S+")
_EDGE: Final = " \t\u3000-–—:：,，、;；|·."
_CLOSED: Final = pattern(r"[*_~]*")


def from_link(text: str, *, line: int = 0, section: int = 0) -> Reference | None:
    """The work of a text that starts with a Markdown link to a web address: its title is the link's text.

    What follows is a remark, without the date at its end. None for any other text, a link around an image alone,
    a row of links without a word beside them, and a link to a commit. No author is read.
    """
    start = _CLOSED.match(text.lstrip())
    lead = len(text) - len(text.lstrip()) + (start.end() if start else 0)
    held = _link(text, lead)
    if held is None:
        return None
    title, url, end = held
    if _COMMIT.match(url):
        return None
    after = text[end:].strip()
    if _MORE_LINKS.search(after) and not _WORD.search(_MORE_LINKS.sub(" ", after)):
        return None
    found = bracket(after) or bracket_first(after)
    dated = _YEAR_FIRST.match(after) if found is None else None
    rest = found.rest if found is not None else after[dated.end() :] if dated is not None else after
    marks = text[:lead].strip()
    rest = rest.removeprefix(marks[::-1]) if marks else rest
    date, rest = _date_at_end(rest)
    date = date or (dated[1] if dated is not None else "")
    remark = rest.lstrip(_EDGE).rstrip(" \t\u3000-–—:：,，、|·;；")
    remark = remark if _WORD.search(remark) else ""
    remarks = (remark,) if remark else ()
    reference = Reference(
        title, line, section, date=date, linked=True, remarks=remarks, noted=bool(remarks), beside=remark
    )
    reference = _addressed(_described(reference, found), (url,))
    year = reference.year if reference.year is not None else int(date[:4]) if date else None
    return replace(reference, year=year, rating_hint=rating_hint(title) or rating_hint(remark))


def _link(text: str, at: int) -> tuple[str, str, int] | None:
    """Title, address and end of the Markdown link at `at`."""
    if text[at : at + 1] != "[":
        return None
    closing = _closing(text, at, "[", "]")
    if closing is None or text[closing + 1 : closing + 2] != "(":
        return None
    end = _closing(text, closing + 1, "(", ")")
    if end is None:
        return None
    address = _WEB.fullmatch(text[closing + 2 : end].strip())
    title = text[at + 1 : closing].strip()
    if address is None or not _WORD.search(_MORE_LINKS.sub("", title)):
        return None
    return title, address[1], end + 1


def _closing(text: str, at: int, opening: str, closing: str) -> int | None:
    """Where the bracket at `at` is closed; None if it is not."""
    depth = 0
    escaped = False
    for index in range(at, len(text)):
        char = text[index]
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == opening:
            depth += 1
        elif char == closing:
            depth -= 1
            if not depth:
                return index
    return None


_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR_4: Final = r"(1[5-9]\d\d|20\d\d)"
_END: Final = r"\s*[)）\]］]?\.?$"
_START: Final = r"(?:^|[\s,，、:：;；(（\[［|·—–-])"
_LAST_DATES: Final = (
    pattern(
        rf"{_START}{_YEAR_4}(?:([-/.])(\d{{1,2}})(?:\2(\d{{1,2}}))?|"
        rf"[年년]\s?(\d{{1,2}})[月월](?:\s?(\d{{1,2}})[日일])?){_END}"
    ),
    pattern(
        rf"{_START}(?:(\d{{1,2}})(?:st|nd|rd|th)?\s)?{_MONTH},?\s(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s)?{_YEAR_4}{_END}",
        re.IGNORECASE,
    ),
    pattern(rf"(?:^\W*|[(（\[［]|\s[-–—|·]\s*|[,，]\s?){_YEAR_4}年?{_END}"),
)
# `(2018): long` behind a link; a year that nothing follows is the date at its end.
_YEAR_FIRST: Final = pattern(rf"[(（]\s?{_YEAR_4}年?\s?[)）](?=\s*\S)")
_LONGEST_DATE: Final = 32


def _date_at_end(text: str) -> tuple[str, str]:
    """The date at the end of `text` as ISO 8601, as far as it is given, and the text before it; empty without one."""
    text = text.rstrip()
    offset = max(len(text) - _LONGEST_DATE, 0)
    tail = text[offset:]
    for each, reader in zip(_LAST_DATES, (_numbers, _month_names, _year_alone), strict=True):
        match = each.search(tail)
        date = reader(match) if match is not None and (match.start() or not offset) else ""
        if match is not None and date:
            return date, text[: offset + match.start()]
    return "", text


def _numbers(match: re.Match[str]) -> str:
    return _iso(match[1], match[3] or match[5], match[4] or match[6])


def _month_names(match: re.Match[str]) -> str:
    return _iso(match[4], str(_MONTHS.index(match[2][:3].lower()) + 1), match[1] or match[3])


def _year_alone(match: re.Match[str]) -> str:
    return match[1]


def _iso(year: str, month: str, day: str | None) -> str:
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


# ---- facts on lines of their own

_FACTS: Final = {
    word: name
    for name, words in (
        ("title", "title|paper title|标题|题目|论文|论文题目|篇名|タイトル|題名|論文|제목|논문"),
        ("book", "book|book title|书名|書名|서명|책 제목"),
        ("isbn", "isbn|isbn13|isbn-13"),
        ("url", "url|link|links|source|original|paper|paper link|article|doi|arxiv|pdf|链接|原文|原文链接|原文地址"),
        ("url", "论文链接|论文地址|来源|出处|地址|リンク|原文リンク|出典|元記事|링크|출처|원문"),
        ("author", "author|authors|by|作者|著者|저자|글쓴이"),
        ("year", "year|published|publication date|年份|发表年份|出版年|发表时间|発表年|年|연도|발표"),
        ("venue", "venue|conference|journal|publisher|会议|期刊|出版社|学会|会議|掲載|学術誌|학회|출판사"),
        (
            "remark",
            "remark|remarks|comment|comments|notes|note|summary|tl;dr|takeaway|备注|评价|评论|感想|笔记|总结|摘要",
        ),
        ("remark", "メモ|コメント|要約|메모|평가|감상|요약"),
    )
    for word in words.split("|")
}
_WEB_ADDRESS = pattern(r"https?://", re.IGNORECASE)
_NOT_IN_ISBN = pattern(r"[\s-]+")
_ISBN = pattern(r"(?:97[89])?[0-9]{9}[0-9Xx]")
_WIKI_NAME = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


def may_be_fact(key: str) -> bool:
    """Whether `key` names something that is said of a work."""
    return key.strip().casefold() in _FACTS


def is_book(key: str) -> bool:
    """Whether `key` names a book by its title."""
    return _FACTS.get(key.strip().casefold()) == "book"


def is_remark(key: str) -> bool:
    """Whether `key` names what the writer says of a work."""
    return _FACTS.get(key.strip().casefold()) == "remark"


_PRINTED: Final = pattern(
    r"papers?|paper title|article|book|book title|论文|论文题目|书名|書名|論文|논문|서명|책 제목", re.IGNORECASE
)


def columns(head: Sequence[str]) -> tuple[int, frozenset[int]] | None:
    """The column of a table that has the titles of works, and those of remarks; None for a table of anything else.

    The first that is called so has the titles, if it is of what is printed, or if others are of authors, years or venues.
    """
    names = [_FACTS.get(cell.strip(" \t*_").casefold(), "") for cell in head]
    printed = next((at for at, cell in enumerate(head) if _PRINTED.fullmatch(cell.strip(" \t*_"))), None)
    titled = next((at for at, name in enumerate(names) if name == "title"), None)
    if titled is None or printed is not None:
        titled = printed if titled is None else titled
    elif not {"author", "year", "venue"}.intersection(names):
        return None
    if titled is None or len(names) < 2:
        return None
    return titled, frozenset(at for at, name in enumerate(names) if name == "remark")


_TELLING: Final = ("uthor", "arXiv", "DOI", "作者", "著者", "저자", "글쓴이")


def may_tell(text: str) -> bool:
    """Whether a text may hold a fact that makes a work, with others: no other text does."""
    if "://" in text:
        return True
    # Most texts have no colon. One word after the other takes a part of the time of a pattern.
    return (":" in text or "：" in text) and any(word in text for word in _TELLING)


def from_facts(
    facts: Iterable[tuple[str, str]], *, title: str = "", line: int = 0, section: int = 0, below: bool = False
) -> Reference | None:
    """The work that facts such as `Author: …` and `Link: …` are about.

    None unless one of them is its address or its ISBN, or two are the title of a book and its author. `title` is that of
    a work whose facts name none. The first of several years, venues and authors counts. `below`: they stand below a
    heading or beside a title that may be of a work, so that two of its author, year and venue are enough.
    """
    told: dict[str, str] = {}
    urls: dict[str, str] = {}
    remarks: list[str] = []
    for key, value in facts:
        word = key.strip().casefold()
        name = _FACTS.get(word)
        if name == "url":
            named = _link(value, 0)
            if named is not None:
                told.setdefault("linked", named[0])
            for url in _addresses(word, value):
                urls.setdefault(canonical(url).id, url)
        elif name == "remark" and _WORD.search(value):
            remarks.append(value)
        elif name is not None and value:
            told.setdefault(name, value)
    isbn = _NOT_IN_ISBN.sub("", told.get("isbn", ""))
    isbn = isbn if _ISBN.fullmatch(isbn) else ""
    described = below and title and sum(name in told for name in ("author", "year", "venue")) > 1
    if not (urls or isbn or described or ("book" in told and "author" in told)):
        return None
    written = told.get("title", told.get("book", ""))
    named = _link(written, 0)
    written = named[0] if named is not None else written
    year, venue = YEAR.search(told.get("year", told.get("venue", ""))), told.get("venue", "")
    usual = venue_of(YEAR.sub("", venue).strip(" ,'’"))
    reference = Reference(
        written or told.get("linked", "") or title or next(iter(urls.values()), isbn),
        line,
        section,
        author=_WIKI_NAME.sub(r"\1", told.get("author", "")),
        year=int(year[1]) if year is not None else None,
        venue=usual,
        org="" if usual else venue,
        remarks=tuple(remarks),
        noted=bool(remarks),
        rating_hint=next((hint for hint in map(rating_hint, remarks) if hint), ""),
    )
    return _addressed(replace(reference, ids=(f"isbn:{isbn}",) if isbn else ()), tuple(urls.values()))


def _addresses(key: str, value: str) -> Sequence[str]:
    """The addresses in a fact; a number of arXiv or a DOI is one where the key says so."""
    found = [address_at(value, match.start(), len(value)) for match in _WEB_ADDRESS.finditer(value)]
    if found:
        return found
    name = canonical(f"{key}:{value.removeprefix('arXiv:')}").id if key in ("doi", "arxiv") else ""
    if name.startswith("doi:"):
        return [f"https://doi.org/{name[4:]}"]
    return [f"https://arxiv.org/abs/{name[6:]}"] if re.fullmatch(r"arxiv:\S*\d{4}\S*", name) else []

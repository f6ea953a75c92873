"""Front matter: found, read without type guesses, and typed by us.

YAML is loaded as plain text (`9.10` is a day, never the number 9.1; `10:30` a time, never 630). Where YAML
cannot read a block, its `key: value` lines are read one by one and the fault is reported; the note goes on.
A leading `---` whose block holds no key is a rule, not front matter; so is one before text that is no YAML, or that
nothing closes, if no key in it is known.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any, Final

import yaml

from journal.diagnostics import Code, Finding
from journal.note import Front
from journal.patterns import pattern
from journal.record import Record, replace
from journal.tomlfaults import fault_in

_FENCE = pattern(r"\s*\n*")
# Letters of any script are told by what they are not: a class of so many characters takes long to compile.
_KEY = pattern(
    r"""^(["']?)([^\x00-@\[-^`{-\x7f\U00010000-\U0010ffff](?:[\w .-]|[^\w\x00-\x7f\U00010000-\U0010ffff]){0,60}?)\1[ \t]*(?::(?=[ \t]|$|[^\x00-\x7f/])|：)[ \t]*(.*)$"""
)
_MAX_LINES = 400


Value = str | tuple[str, ...]


class FrontMatter(Record):
    """What stands at the top of a file. `found` holds (line counted from 0, finding) pairs.

    `values` are the keys as they are written, each with its value; `tables` those whose value has keys of its own.
    """

    front: Front
    found: tuple[tuple[int, Finding], ...] = ()
    values: tuple[tuple[str, Value], ...] = ()
    tables: tuple[str, ...] = ()


# The names that other generators use for the same thing, with the field of `Front` that each is.
KEYS: Final = {
    "title": "title",
    "titel": "title",
    "titre": "title",
    "título": "title",
    "titolo": "title",
    "заголовок": "title",
    "название": "title",
    "tiêu đề": "title",
    "judul": "title",
    "tajuk": "title",
    "titlu": "title",
    "názov": "title",
    "naslov": "title",
    "заглавие": "title",
    "títol": "title",
    "כותרת": "title",
    "العنوان": "title",
    "date": "date",
    "day": "date",
    "datum": "date",
    "fecha": "date",
    "дата": "date",
    "ngày": "date",
    "tanggal": "date",
    "tarikh": "date",
    "dátum": "date",
    "ημερομηνία": "date",
    "תאריך": "date",
    "التاريخ": "date",
    "日期": "date",
    "日付": "date",
    "날짜": "date",
    "created": "created",
    "created_at": "created",
    "创建时间": "created",
    "作成日": "created",
    "생성일": "created",
    "작성일": "created",
    "creation_date": "created",
    "date created": "created",
    "updated": "updated",
    "modified": "updated",
    "date modified": "updated",
    "lastmod": "updated",
    "updated_at": "updated",
    "updated_date": "updated",
    "mod_datetime": "updated",
    "更新时间": "updated",
    "更新日": "updated",
    "수정일": "updated",
    "revised": "revised",
    "kind": "kind",
    "type": "kind",
    "layout": "layout",
    "category": "categories",
    "categories": "categories",
    "分类": "categories",
    "分類": "categories",
    "カテゴリ": "categories",
    "カテゴリー": "categories",
    "카테고리": "categories",
    "tag": "tags",
    "tags": "tags",
    "标签": "tags",
    "タグ": "tags",
    "태그": "tags",
    "etiquetas": "tags",
    "étiquettes": "tags",
    "schlagwörter": "tags",
    "теги": "tags",
    "keywords": "tags",
    "alias": "aliases",
    "别名": "aliases",
    "別名": "aliases",
    "별칭": "aliases",
    "aliases": "aliases",
    "redirect_from": "redirects",
    "redirects": "redirects",
    "description": "description",
    "summary": "description",
    "lang": "language",
    "language": "language",
    "slug": "slug",
    "url": "url",
    "permalink": "url",
    "source": "source",
    "author": "author",
    "作者": "author",
    "著者": "author",
    "저자": "author",
    "来源": "source",
    "出处": "source",
    "出典": "source",
    "출처": "source",
    "链接": "source",
    "原文": "source",
    "原文链接": "source",
    "link": "source",
    "リンク": "source",
    "元記事": "source",
    "링크": "source",
    "원문": "source",
    "authors": "author",
    "更新": "updated",
    "创建": "created",
    "published": "published_on",
    "published_at": "published_on",
    "publish_date": "published_on",
    "pub_date": "published_on",
    "pub_datetime": "published_on",
    "公开": "published_on",
    "公開": "published_on",
    "공개": "published_on",
    "标题": "title",
    "タイトル": "title",
    "제목": "title",
}
LISTS: Final = {"categories", "tags", "aliases", "redirects"}
# Some write `created_at`, and others `createdAt`, `created-at` or `Created at`.
_GAPS: Final = str.maketrans("", "", " _-")
_SQUEEZED: Final = {key.translate(_GAPS): name for key, name in KEYS.items()}
_HIDDEN_IF_FALSE = ("published", "publish", "public")
_UNLISTED_IF: Final = {"unlisted": True, "listed": False}
# Who may see a note, as `[[override]]` says it, too; what none of the words stands for is kept back.
VISIBILITY: Final = "visibility"
_SEEN: Final = {"unlisted": "unlisted"} | dict.fromkeys(("public", "公开", "公開", "공개"), "public")
_KEPT_BACK: Final = ("private", "draft", "hidden", "私密", "非公开", "草稿", "非公開", "下書き", "비공개", "초안")
# What plugins of Obsidian write into notes that are theirs: a board or a drawing, and no text of the journal's.
_OF_PLUGINS: Final = ("kanban-plugin", "excalidraw-plugin")
# What asks for yes or no, and what it is called in English.
FLAGS: Final[Mapping[str, str]] = {name: name for name in ("draft", "private", *_HIDDEN_IF_FALSE, *_UNLISTED_IF)} | {
    "草稿": "draft",
    "下書き": "draft",
    "초안": "draft",
    "私密": "private",
    "非公开": "private",
    "非公開": "private",
    "비공개": "private",
    "公开": "published",
    "公開": "published",
    "공개": "published",
}
_TRUE = ("true", "yes", "y", "on", "1", "是", "はい", "예", "네")
_FALSE = ("false", "no", "n", "off", "0", "否", "いいえ", "아니요", "아니오")


def answer(value: Value) -> bool | None:
    """What a value says to a question of yes or no; None where it is neither."""
    said = joined(value).strip().casefold()
    return True if said in _TRUE else False if said in _FALSE else None


def is_kept_back(flag: str, value: Value) -> bool:
    """Whether a note is kept from readers by one of `FLAGS`; so it is where the value is neither yes nor no."""
    return is_said(value) and answer(value) is not shows(flag)


def shows(flag: str) -> bool:
    """Whether yes to one of `FLAGS` shows a note, as `publish` does, and no keeps it back."""
    return FLAGS[flag] in _HIDDEN_IF_FALSE or _UNLISTED_IF.get(flag) is False


def is_visibility(value: Value) -> bool:
    """Whether a value says who may see a note, in a word that is known."""
    return _seen(value) != "private" or joined(value).strip().casefold() in _KEPT_BACK


def _seen(value: Value) -> str:
    """Who may see a note: `public`, `unlisted`, or else `private`."""
    return _SEEN.get(joined(value).strip().casefold(), "private")


def is_said(value: Value) -> bool:
    """Whether a value is more than nothing, and than what a template holds until it is filled."""
    return _clean("", joined(value)) != ""


def field_of(key: str) -> str:
    """The field of `Front` that a key is; empty for one that is none."""
    return _SQUEEZED.get(key.casefold().translate(_GAPS), "")


def is_known(key: str) -> bool:
    """Whether `key` has a meaning here."""
    folded = key.strip().casefold()
    return field_of(folded) != "" or folded in FLAGS or folded == VISIBILITY


# What lines of the text say as well as front matter; an address or a title that is not at the top is no fact of the note.
_IN_TEXT = ("updated", "created", "revised", "kind", "description", "language", "source", "author", "published_on")


def with_facts(front: Front, facts: Iterable[tuple[str, str]]) -> Front:
    """`front` with what lines of the text say, where it does not say so itself; tags and other names are added."""
    values: dict[str, Value] = {}
    for key, value in facts:
        # In front matter `draft` can only be meant as here; in a text `Draft: the second` is just a text.
        folded = key.strip().casefold()
        if folded in FLAGS and answer(value) is None and not field_of(folded):
            continue
        if folded == VISIBILITY and not is_visibility(value):
            continue
        values.setdefault(key, value.removeprefix("<").removesuffix(">"))
    if not values:
        return front
    told = _typed(values, {}, 0)
    own: dict[str, Any] = {name: getattr(front, name) or getattr(told, name) for name in (*_IN_TEXT, "hidden")}
    own |= {name: (*getattr(front, name), *getattr(told, name)) for name in LISTS}
    return replace(front, **own)


def split(text: str) -> FrontMatter:
    """The front matter of a file's text; an empty `Front` with 0 lines where there is none. Raises nothing."""
    lines = text.split("\n", _MAX_LINES)
    first = 0
    while first < len(lines) and not lines[first].strip() and first < 10:
        first += 1
    if first >= len(lines):
        return FrontMatter(Front())
    opening = lines[first].rstrip()
    if opening not in ("---", "+++", ";;;"):
        return FrontMatter(Front())
    closings = ("---", "...") if opening == "---" else (opening,)
    last = next((i for i in range(first + 1, len(lines)) if lines[i].rstrip() in closings), None)
    if opening == "+++":
        return _toml(lines, first, last)
    if last is None:
        return _unclosed(lines, first)
    block = lines[first + 1 : last]
    if any("- [" in line for line in block) and _ends_in_tasks(block):
        # The line that closes it was forgotten, and this is a rule of the text.
        return _unclosed(lines, first)
    if block and not any(_KEY.match(line.lstrip("\t")) for line in block):
        return FrontMatter(Front())
    return _yaml(block, first + 1, last + 1) or FrontMatter(Front())


def _unclosed(lines: list[str], first: int) -> FrontMatter:
    block = lines[first + 1 :]
    ends = (number for number, line in enumerate(block) if not line.strip() or line.startswith("#"))
    last = next(ends, len(block))
    stray = _stray(block[:last])
    last = stray if stray is not None else last
    read = _yaml(block[:last], first + 1, first + 1 + last) if _knows_key(block[:last]) else None
    if read is None:
        return FrontMatter(Front())
    finding = Finding(
        Code.BAD_FRONT_MATTER, 0, 3, "the front matter is not closed", "put a line `---` after its last key"
    )
    return replace(read, found=((first, finding), *read.found))


_CLOSES: Final = frozenset("]})")
_TASK: Final = pattern(r"[ \t]*- \[[^\]\n]\] \S")


def _ends_in_tasks(block: list[str]) -> bool:
    """Whether tasks that belong to no key stand below all keys of a block."""
    stray = _stray(block)
    if stray is None or not _TASK.match(block[stray]):
        return False
    return not any(_KEY.match(line.lstrip("\t")) for line in block[stray:])


def _stray(block: list[str]) -> int | None:
    """The number of the first line that is no key and belongs to none above it; None where there is no such line."""
    keyed = listed = False
    for number, line in enumerate(block):
        text = line.strip()
        match = _KEY.match(line if keyed else line.lstrip("\t"))
        if match is not None:
            keyed, listed = True, match[3].strip() == ""
        elif keyed and (line[:1] in " \t" or text[:1] in _CLOSES or (listed and text.startswith("-"))):
            continue
        elif text and text[0] != "#":
            return number
    return None


def _knows_key(block: list[str]) -> bool:
    return any(is_known(match[2]) for line in block if (match := _KEY.match(line.lstrip("\t"))) is not None)


def _yaml(block: list[str], offset: int, total: int) -> FrontMatter | None:
    """What a block says; None for text that YAML cannot read and in which no key is known."""
    found: list[tuple[int, Finding]] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(block):
        match = _KEY.match(line)
        if match is None:
            continue
        key = match[2].strip().casefold()
        if key in lines:
            message = f"the key `{match[2]}` stands twice; the first one counts"
            found.append(
                (offset + number, Finding(Code.DUPLICATE_KEY, 0, len(match[2]), message, "remove one of them"))
            )
        else:
            lines[key] = offset + number + 1
    values: dict[str, Value] | None = None
    tables: tuple[str, ...] = ()
    text = "\n".join(block)
    if "：" not in text and not found:
        try:
            values = _plain(block)
            if values is None:
                if len(_NESTING.findall(text)) > _DEEPEST:
                    _check_depth(text)
                loaded = yaml.load(text, Loader=_LOADER)
                values = _flattened(loaded)
                tables = _tables(loaded)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            found.append(_fault(error, block, offset))
        except _TooManyError:
            found.append((offset, Finding(Code.BAD_FRONT_MATTER, 0, max(1, len(block[0])), _TOO_MANY, _HINT)))
    if values is None:
        stray = _stray(block)
        if stray is not None and not _knows_key(block):
            return None
        if stray is not None and all(each.code is not Code.BAD_FRONT_MATTER for _, each in found):
            message = "this front matter cannot be read: a line is no `key: value`"
            found.append((offset + stray, Finding(Code.BAD_FRONT_MATTER, 0, len(block[stray]), message, _HINT)))
        values = _line_by_line(block)
    front = _typed(values, lines, total)
    hidden = None if front.tags else _hidden_tags(block)
    if hidden is not None:
        number, tags = hidden
        message = "a value that begins with `#` is a comment in YAML, so other programs see no tags here"
        hint = f"write `tags: [{', '.join(tags)}]`"
        line = block[number]
        found.append((offset + number, Finding(Code.TAG_VALUE, line.index("#"), len(line.rstrip()), message, hint)))
        front = replace(front, tags=tags)
    return FrontMatter(front, tuple(found), tuple(values.items()), tables)


def _tables(loaded: object) -> tuple[str, ...]:
    """The keys whose value has keys of its own, or is a list of such values."""
    pairs = loaded.items() if isinstance(loaded, Mapping) else ()
    held = ((key, value if isinstance(value, list) else [value]) for key, value in pairs if isinstance(key, str))
    return tuple(key for key, values in held if any(isinstance(value, Mapping) for value in values))


def _hidden_tags(block: list[str]) -> tuple[int, tuple[str, ...]] | None:
    """The line and the tags of `tags: #one #two`, which YAML takes for a comment; None where nothing is written so."""
    for number, line in enumerate(block):
        match = _KEY.match(line)
        if match is None or field_of(match[2]) != "tags" or not match[3].startswith("#"):
            continue
        words = match[3].replace(",", " ").split()
        tags = tuple(word.lstrip("#") for word in words if word.startswith("#") and word.lstrip("#"))
        if tags:
            return number, tags
    return None


# Words and lists of words: what YAML reads as it stands, and what most front matter is made of.
_PLAIN_LINE = pattern(
    r"([A-Za-z]\w*):(?: +(\w(?:[\w ./+,;()'!?&*=、，。（）《》-]|:(?=\w))*)?"
    r"(\[(?:\w[\w ./+-]*(?:, *\w[\w ./+-]*)*)?\])? *)?"
)


def _plain(block: list[str]) -> dict[str, Value] | None:
    """The values of front matter in which nothing is quoted, nested or set apart; None for any other."""
    values: dict[str, Value] = {}
    for line in block:
        match = _PLAIN_LINE.fullmatch(line)
        if match is None or (match[2] and match[3]):
            return None
        listed = match[3]
        values[match[1]] = (
            tuple(each.strip() for each in listed[1:-1].split(",") if each) if listed else (match[2] or "").rstrip()
        )
    return values


_HINT = "every `key: value` line was read by itself; put a value that holds `: `, `{`, `[` or `#` in quotes"
_TOO_MANY = "this front matter cannot be read: it stands for too many values"
_MOST_VALUES = 10_000  # aliases of aliases make of a few lines more values than there is memory for


class _TooManyError(Exception):
    pass


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


# The loader calls itself for each level, and ends the whole program where its stack does.
_DEEPEST: Final = 200
_NESTING = pattern(r"[\[{]|[-?:][ \t]")


def _check_depth(text: str) -> None:
    """Raises RecursionError where YAML nests too deeply, and YAMLError where it is none."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise RecursionError


def _fault(error: Exception, block: list[str], offset: int) -> tuple[int, Finding]:
    mark = getattr(error, "problem_mark", None)
    line = min(mark.line, len(block) - 1) if mark is not None and block else 0
    text = block[line] if block else ""
    column = min(mark.column, len(text)) if mark is not None else 0
    hint = _HINT
    if "\t" in text:
        hint = "use spaces, not tabs, at the start of a line of front matter; " + hint
    problem = _reason(getattr(error, "problem", None) or "", text[column : column + 1])
    finding = Finding(
        Code.BAD_FRONT_MATTER, column, max(column + 1, len(text)), f"this front matter cannot be read: {problem}", hint
    )
    return offset + line, finding


# What both loaders of PyYAML say, by the part of it that they share.
_REASONS = (
    ("mapping values are not allowed", "`: ` stands within a value that has no quotes"),
    ("',' or ']'", "a list that opens with `[` is not closed"),
    ("',' or '}'", "a table that opens with `{` is not closed"),
    ("end of stream", "a quotation mark is never closed"),
    ("'-' indicator", "a list and keys stand side by side"),
    ("expected ':'", "a line is no `key: value`"),
    ("expected key", "more text follows where the value has ended"),
    ("unhashable key", "a placeholder or a table stands where a plain value belongs"),
    ("block sequence entries", "a dash follows where the value has ended"),
    ("<block end>", "more text follows where the value has ended"),
)


def _reason(problem: str, at: str) -> str:
    if "cannot start any token" in problem or "undefined alias" in problem:
        if at == "\t":
            return "a tab stands where spaces belong"
        return f"no value begins with `{at or '*'}` without quotes"
    if not problem:
        return "it nests too deeply"
    return next((reason for part, reason in _REASONS if part in problem), problem)


def _flattened(loaded: object) -> dict[str, Value] | None:
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, Mapping):
        return None
    if _count(loaded, {}) > _MOST_VALUES:
        raise _TooManyError
    values: dict[str, Value] = {}
    for key, value in loaded.items():
        if not isinstance(key, str):
            continue
        values[key] = value if isinstance(value, str) else tuple(_leaves(value))
    return values


def _count(value: object, known: dict[int, int]) -> int:
    """How many values a value holds, with each alias as often as it is used; `known` has those of lists and tables."""
    if not isinstance(value, list | Mapping):
        return 1
    if id(value) not in known:
        known[id(value)] = sum(_count(each, known) for each in (value if isinstance(value, list) else value.values()))
    return known[id(value)]


def _leaves(value: object) -> Iterator[str]:
    """The texts in a value of lists and tables; a table that has a name is that name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, Mapping):
        named = value.get("name")
        if isinstance(named, str):
            yield named
        else:
            yield from (f"{key}: {', '.join(_leaves(inner))}".removesuffix(": ") for key, inner in value.items())


def _line_by_line(block: list[str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    key = ""
    for line in block:
        match = _KEY.match(line if key else line.lstrip("\t"))
        if match is not None:
            key = match[2].strip()
            values.setdefault(key, _scalar(match[3]))
        elif key and (item := re.match(r"^\s*-\s+(.+)$", line)):
            before = values[key]
            values[key] = (*(before if isinstance(before, tuple) else ()), _unquoted(item[1].strip()))
        elif line.strip():
            key = ""
    return values


def _scalar(text: str) -> Value:
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        return tuple(_unquoted(part.strip()) for part in re.split(r"[,，]", text[1:-1]) if part.strip())
    return _unquoted(re.sub(r"\s+#.*$", "", text) if not text.startswith("#") else text)


def _unquoted(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _toml(lines: list[str], first: int, last: int | None) -> FrontMatter:
    if last is None:
        finding = Finding(
            Code.BAD_FRONT_MATTER, 0, 3, "the front matter is not closed", "put a line `+++` after its last key"
        )
        return FrontMatter(Front(), ((first, finding),))
    block = lines[first + 1 : last]
    keys = {m[1].casefold(): first + 2 + n for n, line in enumerate(block) if (m := re.match(r"\s*([\w-]+)\s*=", line))}
    text = "\n".join(block)
    found: tuple[tuple[int, Finding], ...] = ()
    try:
        if _DOTTED.search(text):
            raise RecursionError
        flat = _flat(tomllib.loads(text))
    except (RecursionError, ValueError) as error:
        starts = [0, *accumulate(len(line) + 1 for line in block)]
        fault = fault_in(text, starts, "it nests too deeply" if isinstance(error, RecursionError) else str(error))
        line = max(0, bisect_right(starts, fault.start) - 1)
        message = f"this front matter cannot be read: {fault.why}"
        hint = f"it begins with `+++`, so it is read as TOML; {fault.hint}"
        column = fault.start - starts[line]
        finding = Finding(Code.BAD_FRONT_MATTER, column, column + fault.end - fault.start, message, hint)
        flat = {m[1]: _scalar(m[2]) for text in block if (m := re.match(r"\s*([\w-]+)\s*=\s*(.*)$", text))}
        found = ((first + 1 + line, finding),)
    return FrontMatter(_typed(flat, keys, last + 1), found, tuple(flat.items()))


# `tomllib` takes memory with the square of the parts of a key.
_DOTTED = pattern(r"(?:\.[ \t]*+[\w\"'-]++[ \t]*+){100}")


def _flat(loaded: Mapping[str, object]) -> dict[str, Value]:
    """The values of a TOML document, its tables taken apart. Raises RecursionError where one nests too deeply."""
    flat: dict[str, Value] = {}
    for key, value in loaded.items():
        if isinstance(value, list):
            flat[key] = tuple(str(item) for item in value)
        elif isinstance(value, bool):
            flat[key] = "true" if value else "false"
        elif isinstance(value, dict):
            flat |= {name: tuple(map(str, v)) for name, v in value.items() if isinstance(v, list)}
        else:
            flat[key] = str(value)
    return flat


def _typed(values: Mapping[str, Value], key_lines: Mapping[str, int], total: int) -> Front:
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    extra: list[tuple[str, str]] = []
    hidden, unlisted = "", False
    for key, value in values.items():
        folded = key.strip().casefold()
        name = field_of(folded)
        if folded == VISIBILITY:
            unlisted = unlisted or _seen(value) == "unlisted"
            hidden = hidden or (VISIBILITY if is_said(value) and _seen(value) == "private" else "")
            continue
        if folded in FLAGS and (not name or answer(value) is not None):
            if not is_kept_back(folded, value):
                continue
            if folded in _UNLISTED_IF:
                unlisted = True
            else:
                hidden = hidden or FLAGS[folded]
            continue
        if folded in _OF_PLUGINS and is_said(value):
            hidden = hidden or folded
        if not name:
            extra.append((key, value if isinstance(value, str) else ", ".join(value)))
        elif name in LISTS:
            lists[name] = lists.get(name, ()) + _words(value, folded)
        else:
            # A page has one address.
            one = value[0] if isinstance(value, tuple) and value and name in ("url", "slug") else joined(value)
            texts.setdefault(name, one)
    return Front(
        **{name: _clean(name, text) for name, text in texts.items()},  # type: ignore[arg-type]
        **lists,  # type: ignore[arg-type]
        hidden=hidden,
        unlisted=unlisted,
        extra=tuple(extra),
        lines=total,
        key_lines=tuple(key_lines.items()),
    )


def joined(value: Value) -> str:
    """A value as one text."""
    return value if isinstance(value, str) else ", ".join(value)


_EMPTY = frozenset({"", "null", "none", "~", "nan", "undefined", "[]"})
_PLACEHOLDER = pattern(r"^(?:\{\{.*|<%.*|YYYY.*|%[A-Za-z].*)$", re.DOTALL)


# Vaults name a page as a tag: `tags:: [[Tide tables]], sky`.
_LINKED = pattern(r"^\[\[([^\[\]]*)\]\]$")
_LINKED_OR_PLAIN = pattern(r"\[\[([^\[\]]*)\]\]|[^\[\],，、]+")


def _clean(name: str, text: str) -> str:
    text = " ".join(text.split())
    return "" if text.casefold() in _EMPTY or _PLACEHOLDER.match(text) or (name == "slug" and not text) else text


def _words(value: Value, key: str) -> tuple[str, ...]:
    if isinstance(value, tuple):
        parts = tuple(_LINKED.sub(r"\1", part) for part in value)
    elif "[[" in value:
        parts = tuple(match[1] or match[0] for match in _LINKED_OR_PLAIN.finditer(value))
    elif "," in value or "，" in value or "、" in value:
        parts = tuple(re.split(r"[,，、]", value))
    elif key in ("tags", "tag") and "#" in value:
        parts = tuple(value.split())
    elif key in ("categories", "tags") and " " in value and value.isascii() and not value.startswith('"'):
        # Jekyll reads a plain string of categories or tags as words between spaces.
        parts = tuple(value.split())
    else:
        parts = (value,)
    cleaned = (part.strip().lstrip("#").strip() for part in parts)
    return tuple(part for part in cleaned if part.casefold() not in _EMPTY and not _PLACEHOLDER.match(part))

"""What the value of a key in `journal.toml` can be: each kind of value is checked, and says in JSON Schema what it takes.

A value that cannot be used is a sentence with a hint; nothing is raised.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlsplit

from journal.dates.values import named
from journal.matching import Aliases
from journal.patterns import pattern
from journal.permalinks import is_pattern, unknown
from journal.record import Record, replace
from journal.spelling import nearest

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Wrong(Record):
    """What is so with a value that cannot be used, to follow the name of its key."""

    what: str
    hint: str = ""


class Check(Record, Generic[T_co]):
    """A kind of value: `read` gives the value or what is wrong with it; `form` is its JSON Schema."""

    read: Callable[[object], T_co | Wrong]
    form: Mapping[str, Any]


_CODECS: Final = (
    "utf-8", "utf-16", "gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr", "cp949", "cp1252", "latin-1",
)  # fmt: skip
_LANGUAGE_FORM: Final = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_LANGUAGE: Final = pattern(_LANGUAGE_FORM)
_TIME_FORM: Final = "([01]?[0-9]|2[0-3]):([0-5][0-9])"
_TIME: Final = pattern(_TIME_FORM)


def type_of(value: object) -> str:
    """What a value is, in words."""
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "a table"
        case time():
            return "a time"
        case _:
            return "a date"


def _text(value: object) -> str | Wrong:
    if isinstance(value, str):
        return value.strip()
    hint = f'put it in quotes: `"{value}"`' if not isinstance(value, list | dict) else ""
    return Wrong(f"is {type_of(value)}, not a text", hint)


def _folder(value: object) -> str | Wrong:
    return Wrong("is empty", "`.` is the folder of this file") if value == "" else _text(value)


def _flag(value: object) -> bool | Wrong:
    if isinstance(value, bool):
        return value
    return Wrong(f"is {type_of(value)}, not true or false", "write `true` or `false`, without quotes")


def number(lowest: int, highest: int | None = None) -> Check[int]:
    """A whole number from `lowest` to `highest`."""

    def check(value: object) -> int | Wrong:
        if isinstance(value, bool) or not isinstance(value, int):
            return Wrong(f"is {type_of(value)}, not a whole number", "a number has no quotes and no unit")
        if value < lowest or (highest is not None and value > highest):
            least = f"write {lowest} or more" if highest is None else f"write a number from {lowest} to {highest}"
            return Wrong(f"is below {lowest}" if value < lowest else f"is above {highest}", least)
        return value

    most = {} if highest is None else {"maximum": highest}
    return Check(check, {"type": "integer", "minimum": lowest, **most})


def choice(choices: Mapping[str, T]) -> Check[T]:
    """One of some texts; what each stands for."""

    def check(value: object) -> T | Wrong:
        if not isinstance(value, str):
            return Wrong(f"is {type_of(value)}, not a text", f"it can be {listed(choices)}")
        if value in choices:
            return choices[value]
        meant = nearest(value, choices)
        return Wrong(f"cannot be `{value}`", f"did you mean `{meant}`?" if meant else f"it can be {listed(choices)}")

    return Check(check, {"enum": list(choices)})


def choice_or(known: Iterable[str], part: str) -> Check[str]:
    """One of some texts, or a text of the writer's own with a certain part."""
    names = {each: each for each in known}
    one = choice(names)

    def check(value: object) -> str | Wrong:
        if isinstance(value, str) and (part in value or not value):
            return value
        read = one.read(value)
        hint = f"it can be {listed(names)}, or a pattern with `{part}`"
        return replace(read, hint=hint) if isinstance(read, Wrong) and not read.hint.startswith("did you") else read

    return Check(check, {"type": "string", "pattern": f"{re.escape(part)}|^({'|'.join(names)}|)$"})


def choices(known: Mapping[str, T]) -> Check[tuple[T, ...]]:
    """Some of some texts, in any order; what each stands for."""
    one = choice(known)

    def check(value: object) -> tuple[T, ...] | Wrong:
        if not isinstance(value, list):
            return Wrong(f"is {type_of(value)}, not a list", f"it can hold {listed(known)}")
        found: list[T] = []
        for each in value:
            read = one.read(each)
            if isinstance(read, Wrong):
                return Wrong(read.what.replace("cannot be", "cannot hold"), read.hint)
            found.append(read)
        return tuple(found)

    return Check(check, {"type": "array", "items": one.form})


def _texts(value: object) -> tuple[str, ...] | Wrong:
    if isinstance(value, str):
        return Wrong("is a text, not a list", f'write `["{value}"]`')
    if not isinstance(value, list):
        return Wrong(f"is {type_of(value)}, not a list of texts", 'write it as in `["one", "two"]`')
    wrong = next((each for each in value if not isinstance(each, str) or not each.strip()), None)
    if isinstance(wrong, str):
        return Wrong("holds an empty text", "take it out; `[]` is an empty list")
    if wrong is not None:
        return Wrong(f"holds {type_of(wrong)}, not only texts", "put each of its values in quotes")
    return tuple(value)


def _groups(value: object) -> Aliases | Wrong:
    if not isinstance(value, list) or any(not isinstance(group, list) for group in value):
        return Wrong("is not a list of lists", 'write `[["gym", "workout"]]`')
    groups = [_texts(group) for group in value]
    wrong = next((group for group in groups if isinstance(group, Wrong)), None)
    return wrong or tuple(group for group in groups if not isinstance(group, Wrong))


def _base_url(value: object) -> str | Wrong:
    text = _text(value)
    if isinstance(text, Wrong) or text == "":
        return text
    try:
        parts = urlsplit(text)
    except ValueError:
        return Wrong("is no address", "as in `https://example.org/journal/`")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return Wrong("is no whole address", "it begins with `https://`, as in `https://example.org/journal/`")
    if parts.query or parts.fragment or re.search(r"\s", text):
        return Wrong("has more than a path", "leave out what follows `?` and `#`, and spaces")
    return text if text.endswith("/") else f"{text}/"


def _permalink(value: object) -> str | Wrong:
    text = _text(value)
    if isinstance(text, Wrong) or text == "":
        return text
    if names := unknown(text):
        return Wrong(f"has a placeholder that nothing is known by: `{names[0]}`", "as in `/:year/:month/:day/:title/`")
    return text if is_pattern(text) else Wrong("has no placeholder", "as in `/:year/:month/:day/:title/` or `pretty`")


def _language(value: object) -> str | Wrong:
    text = _text(value)
    if isinstance(text, Wrong) or _LANGUAGE.fullmatch(text):
        return text
    return Wrong(f"cannot be `{text}`", "a language is named as in `en`, `zh-Hans`, `ja`, `ko`")


def _timezone(value: object) -> str | Wrong:
    text = _text(value)
    if isinstance(text, Wrong) or text == "UTC":
        return text
    # Most journals name none.
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(text)
    except (OSError, ValueError, LookupError):
        meant = nearest(text, available_timezones())
        hint = f"did you mean `{meant}`?" if meant else "as in `UTC`, `Asia/Shanghai`, `Europe/Berlin`"
        return Wrong(f"names no time zone: `{text}`", hint)
    return text


def _minutes(value: object) -> int | Wrong:
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    return int(found[1]) * 60 + int(found[2]) if found else Wrong("is no time of day", 'as in `"04:00"`')


def _when(value: object) -> str | Wrong:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    try:
        return str(named(value if isinstance(value, str) else ""))
    except ValueError:
        return Wrong("is no day, week or month of the calendar", "as in `2025-07-31`, `2025-W31` or `2025-07`")


def _codec(value: object) -> str | Wrong:
    text = _text(value)
    if isinstance(text, Wrong):
        return text
    try:
        b"a".decode(text)
    except UnicodeDecodeError:  # It exists; one byte is no text in it.
        return text
    except (LookupError, ValueError):
        meant = nearest(text, _CODECS)
        hint = f"did you mean `{meant}`?" if meant else f"as in {listed(_CODECS[:5])}"
        return Wrong(f"is no encoding: `{text}`", hint)
    return text


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them."""
    quoted = [f"`{name}`" for name in names]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}" if len(quoted) > 1 else "".join(quoted)


_STRING: Final = {"type": "string"}
_STRINGS: Final = {"type": "array", "items": {"type": "string", "minLength": 1}}

TEXT: Final = Check(_text, _STRING)
TEXTS: Final = Check(_texts, _STRINGS)
GROUPS: Final = Check(_groups, {"type": "array", "items": _STRINGS})
FLAG: Final = Check(_flag, {"type": "boolean"})
FOLDER: Final = Check(_folder, {"type": "string", "minLength": 1})
ADDRESS: Final = Check(_base_url, {"type": "string", "pattern": "^(https?://|$)"})
PERMALINK: Final = Check(_permalink, _STRING)
LANGUAGE: Final = Check(_language, {"type": "string", "pattern": f"^{_LANGUAGE_FORM}$"})
TIMEZONE: Final = Check(_timezone, _STRING)
HOUR: Final = Check(_minutes, {"type": "string", "pattern": f"^{_TIME_FORM}$"})
WHEN: Final = Check(_when, {"type": "string", "pattern": r"^\d{4}-(\d\d(-\d\d)?|W\d\d)$"})
CODEC: Final = Check(_codec, _STRING)

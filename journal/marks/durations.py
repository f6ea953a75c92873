"""Lengths of time in the text of one item or heading: in a field, in a last bracket, at its start or its end."""

import re
from collections.abc import Iterator
from typing import Final

from journal.marks.times import AFTERNOON, CLOSERS, HOUR, LATE_MORNING, WINDOW, Duration, folded, numeral
from journal.patterns import pattern
from journal.record import Record


def duration(text: str, *, japanese: bool = False) -> Duration | None:
    """The duration in `[time:: …]`, else in a final bracket, else at the start or the end; None in mid-text.

    A bare `1:30` is a clock time, and a length only inside `[time:: 1:30]`. `45分` without kana may be a mark in an
    exam, unless the note is `japanese`.
    """
    if not _MAY_LAST.search(text):
        return None
    return _field_duration(text) or _duration_at_edge(text, japanese=japanese)


def _duration_at_edge(text: str, *, japanese: bool) -> Duration | None:
    window, offset = _tail(text)
    points = not japanese and not _KANA.search(text)
    return (
        _bracket_duration(window, offset, points=points)
        or _start_duration(text, points=points)
        or _end_duration(window, offset, points=points)
    )


def spelled(text: str) -> int | None:
    """The minutes of a whole cell or part that is only a duration, as in `2h30m`; None for anything else."""
    if len(text) > WINDOW:
        return None
    found = _LENGTH.fullmatch(folded(text).strip())
    return _minutes(found) or None if found else None


def set_off(text: str) -> Duration | None:
    """The duration that a text begins with between marks, as in `*30 min* scales` and `(2h): scales`; None for anything else.

    It ends where the words behind it begin; there are some.
    """
    found = _SET_OFF.match(text) if text[:1] in _OPENERS else None
    if found is None:
        return None
    minutes = spelled((found["marked"] or found["boxed"] or found["unopened"]).rstrip(":： "))
    return Duration(minutes, 0, found.end()) if minutes is not None else None


_OPENERS: Final = frozenset("*_`([（【0123456789")
_SET_OFF: Final = pattern(
    # `* 30 min* scales` lost the first mark to a space.
    r"(?:(?P<mark>\*\*|__|[*_`])(?P<marked>[^*_`\n]{1,30})(?P=mark)|(?P<unopened>[0-9][^*_`\n]{1,30})\*{1,2}|[(\[（【](?P<boxed>[^()\[\]（）【】\n]{1,30})[)\]）】])"
    r"(?:[ ]{0,3}[:：][ ]{0,3}|[ ]{1,3}(?:[-–—]{1,2}[ ]{1,3})?|(?<=[）】]))(?=\S)"
)


class Labelled(Record):
    """A line that only says how long was learned: where it begins, what it is called, all that it says, and its minutes."""

    start: int
    label: str
    text: str
    minutes: int


def labelled(text: str) -> Iterator[Labelled]:
    """The lines of a text that only say how long was learned, as in `学習時間: 1時間30分`."""
    if not any(map(text.__contains__, _LATIN_PARTS if text.isascii() else _LABEL_PARTS)):
        return
    for match in _LABELLED.finditer(text):
        minutes = spelled(match["length"])
        if minutes is not None:
            yield Labelled(
                match.start("label"), match["label"], f"{match['label']}: {match['length'].strip()}", minutes
            )


_LATIN_PARTS: Final = ("tudy time", "ime s", "ime worked", "ime Worked")
_LABEL_PARTS: Final = ("時間", "时间", "时长", "時長", "시간", *_LATIN_PARTS)
_LABELLED: Final = pattern(
    r"^[^\w\n]{0,8}(?P<label>(?:今日の?|本日の?|今天的?|오늘 ?|today's )?(?:学習時間|勉強時間|作業時間|実施時間|学习时间|学习时长|學習時間|學習時長"
    r"|공부 ?시간|학습 ?시간|study time|time (?:spent|studied|worked)))[*_]{0,3} ?[:：][*_ ]{0,4}(?P<length>[^*_\\\n]{1,40})[*_\\ ]{0,4}$",
    re.IGNORECASE | re.MULTILINE,
)


def celled(text: str, unit: int) -> int | None:
    """The minutes in a cell of a column of lengths: as `spelled`, or `1:30`, or a number of `unit` minutes if that is not 0.

    A number that would be more than a day is none of them.
    """
    minutes = spelled(text)
    if minutes is not None or len(text) > WINDOW:
        return minutes
    shadow = folded(text).strip()
    clock = _HOURS_MINUTES.fullmatch(shadow)
    if clock is not None:
        return int(clock["hours"]) * HOUR + int(clock["minutes"]) or None
    minutes = _scaled(shadow, unit) if unit and _NUMBER.fullmatch(shadow) else 0
    return minutes if 0 < minutes <= 24 * HOUR else None


def budget(heading: str) -> int | None:
    """The minutes that a heading sets aside, as in `After work 30 mins` and `Deep work (8h!)`; None if none."""
    found = duration(heading.rstrip(" \t:：#"))
    return found.minutes if found else None


_NATIVE: Final = {
    word: at
    for at, word in enumerate(["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"], 1)
}
_SINO: Final = str.maketrans("일이삼사오육칠팔구십", "一二三四五六七八九十")
_AMOUNT: Final = r"(?:[0-9]{1,4}(?:[.,][0-9]{1,2})?)"
_NUMBER: Final = pattern(_AMOUNT)
_HOURS_HAN: Final = "(?:小时|小時|钟头|鐘頭|時間|시간)"
# In many languages; short words, as `5 ur`, are names of other things to most people.
_HOURS_ABROAD: Final = (
    "std|stunde|stunden|heure|heures|hora|horas|ora|ore|uur|uren|godz|godzina|godziny|godzin|ч|час|часа|часов|година|години|годин"
    "|tim|timme|timmar|timer|hodina|hodiny|hodin|tunti|tuntia|saat|giờ|tiếng|ώρα|ώρες|oră|óra|órát|hodín|sata|sati|сат|сата|сати|ura|ure|hores|שעה|שעות|ساعة|ساعات"
)
_MINUTES_ABROAD: Final = (
    "minuten|minuto|minutos|minuti|minuut|minuta|minuty|minut|minuter|minutter|minuuttia|мин|минута|минуты|минут"
    "|хв|хвилина|хвилини|хвилин|dk|dakika|phút|λεπτά|λεπτό|perc|percet|minút|minúta|minúty|минути|minuts|menit|minit|דקה|דקות|دقيقة|دقائق"
)
_UNITS_ABROAD: Final = frozenset(f"{_HOURS_ABROAD}|{_MINUTES_ABROAD}".split("|")) | {"jam"}
_NO_LETTER: Final = r"(?![a-z\u00c0-\u024f\u0370-\u04ff\u05d0-\u05ea\u0621-\u064a\u1e00-\u1eff])"
# Indonesian hours; `2 jam sessions` and `GMTK 2021 Jam` are of music and of games.
_JAM: Final = r"(?<![2-9][0-9][ ])(?<![2-9][0-9])(?<![0-9]{3}[ ])(?<![0-9]{3})jam(?![ ][a-z](?!enit|init|in))"
_HOURS: Final = rf"(?:hours?|hrs?|h|{_HOURS_ABROAD}|{_JAM}){_NO_LETTER}"
_MINUTES: Final = rf"(?:minutes?|mins?|{_MINUTES_ABROAD}){_NO_LETTER}"
# `十分` and `십분` mean fully, too.
_LENGTH: Final = pattern(
    rf"""
    (?P<about>(?:~|≈|约|約|약|(?:about|approx\.|ca\.)[ ])[ ]?)?
    (?:
        (?P<hours>{_AMOUNT})[ ]?{_HOURS}\.?
        (?:
            (?P<m1>[0-5][0-9]|[0-9](?=m))(?:minutes?|mins?|m)?(?![a-z]|\.?[0-9])
          | [ ](?:(?:and|und|et|y|e|en|i|og|och|и|та|și|és|ja|và|και|dan)[ ])?(?P<m2>[0-5]?[0-9])[ ]?(?:{_MINUTES}|m(?![a-z]))(?![0-9])\.?
          | [ ](?P<m3>[0-5][0-9])(?=[)\]]|\Z)
          | (?![0-9])
        )
      | (?P<min>{_AMOUNT})[ ]?{_MINUTES}(?![0-9])\.?
      | (?P<m>[0-9]{{1,4}})m(?![a-z0-9])
      | (?:(?P<han>{_AMOUNT}|[二三]?十[一二三四五六七八九]?|[一二两兩三四五六七八九]|(?<![가-힣])(?:{"|".join(_NATIVE)}))[ ]?[个個]?(?P<half>半)?|(?P<only>半[ ]?[个個]?|반[ ]?)){_HOURS_HAN}
        (?:[ ]?(?P<more>半|반(?![가-힣]))|[ ]?(?P<m4>[0-5]?[0-9])[ ]?(?:分[钟鐘间間]?|분))?
      | (?P<han_min>{_AMOUNT})[ ]?(?:分[钟鐘间間]|분간?)
      | (?P<spelt>[二三四五六七八九]?十[一二三四五六七八九]?)(?:分[钟鐘间間])
      | (?<![가-힣])(?P<sino>[이삼사오]십[일이삼사오육칠팔구]?|십[일이삼사오육칠팔구]|십(?=[ ]))[ ]?분간?
      | (?P<quarters>[一三])刻[钟鐘]
      | (?P<points>[0-9]{{1,4}}|[二三四五]十[一二三四五六七八九]?|十[一二三四五六七八九])[ ]?分
    )
    """,
    re.VERBOSE,
)
# A number, or the first character of a unit that needs none.
_MAY_LAST: Final = pattern("[0-9０-９小钟鐘時시분分]")
# With what a length may begin and end, and what each has within so many characters from its end.
_LENGTH_FIRST: Final = frozenset(
    "~≈约約약ac0123456789一二两兩三四五六七八九十半반이삼사오십" + "".join(word[0] for word in _NATIVE)
)
_LENGTH_LAST: Final = frozenset("hrsnem0123456789时時间間钟鐘头頭간분分半반")
_AMOUNT_ANYWHERE: Final = pattern("[0-9一二两兩三四五六七八九十半반십한두세네열섯곱덟홉]")
_LONGEST_LENGTH: Final = 40
_FIELD: Final = pattern(r"[\[(][ ]?(?P<key>time|duration|estimate)::[ ]{0,4}(?P<value>[^\[\]()]{1,40})[\])]")
_HOURS_MINUTES: Final = pattern(r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::[0-5][0-9])?")
_BRACKET: Final = pattern(r"[(\[][ ]?(?P<value>[^()\[\]]{1,40})[)\]]\Z")
_KANA: Final = pattern(r"[ぁ-ゖァ-ヺ]")
_TRAILING: Final = " .。!,;"
# A length before these is a point in time, a rate or what is spoken of: `2h ago`, `30min/day`, `2小时后`, `2時間を超える`.
_NOT_AFTER: Final = pattern(
    r"[ ]?(?:ago|later|before|after|später|danach|davor|zuvor|nach|vor|plus tard|avant|après|después|antes|depois|dopo|prima|later"
    r"|geleden|temu|później|назад|спустя|до|после|тому|sonra|önce|trước|senare|sedan|senere|siden|från|efter|(?:yang )?lalu|kemudian|setelah|nữa|sau|în urmă|múlva|után|előtt|kasnije|neskôr)(?![a-z])|[/-]|[ ]?[后後内內前](?![端核容存续續期])|以[内內后後前上下]|之[后後前内]"
    r"|[ ]?(?:[뒤후전]에?(?![가-힣])|마다)|ごと|おき|[をが]|未満|超[えす]"
)
_NOT_BEFORE: Final = pattern(
    r"(?:[0-9a-z_.:/+$#@=&-]|[0-9][ ]?[,~-][ ]?|[0-9][ ]?(?:to|or|到|至|或|から)[ ]?|[第每隔十百]|最近|过去|過去"
    # `vers 17h`, `entre 12h et 14h` are times of the day.
    r"|(?<![a-z\u00e0-\u024f])(?:à|às|as|las|vers|dès|avant|até|hasta|desde|depuis|bis|um|ab|gegen|at|by|until|till)[ ]"
    r"|[0-9][ ]?h(?:[0-9]{2})?[ ](?:et|y|e|and|und|to|a)[ ]"
    r"|(?<![a-z])(?:every|each|per|after|within|last|next|past|in|before"
    r"|vor|nach|seit|pro|alle|jede|il y a|dans|hace|há|em|entro|fra|tra|elke|binnen|po|za|co|через|за|каждые|каждый|кожні|om|varje|sau|trong|mỗi|setiap|setelah|sebelum|dalam|acum|peste|după|fiecare|πριν|μετά από|κάθε|prije|pre|nakon|pred|преди|след|לפני|אחרי|עוד|כל|منذ|قبل|بعد|خلال|كل)[ ])\Z"
)


def _minutes(found: re.Match[str]) -> int:
    """The minutes of a match of `_LENGTH`."""
    if found["only"]:
        return 30 + _more(found)
    if found["han"]:
        hours = _hours_told(found["han"])
        return hours + (30 if found["half"] else 0) + _more(found)
    if found["hours"]:
        return _scaled(found["hours"], HOUR) + int(found["m1"] or found["m2"] or found["m3"] or 0)
    if found["spelt"] or found["sino"]:
        return numeral(found["spelt"] or found["sino"].translate(_SINO))
    if found["quarters"]:
        return 15 * numeral(found["quarters"])
    if found["points"] and not found["points"].isascii():
        return numeral(found["points"])
    return _scaled(found["min"] or found["m"] or found["han_min"] or found["points"], 1)


def _hours_told(number: str) -> int:
    """The minutes of a number of hours in digits, in Chinese numerals or in Korean words."""
    if number[0].isascii():
        return _scaled(number, HOUR)
    return (_NATIVE.get(number) or numeral(number)) * HOUR


def _more(found: re.Match[str]) -> int:
    return 30 if found["more"] else int(found["m4"] or 0)


def _scaled(number: str, unit: int) -> int:
    whole, _, part = number.replace(",", ".").partition(".")
    hundredths = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    return (hundredths * unit + 50) // 100


def _told(found: re.Match[str], *, points: bool) -> int:
    """The minutes of a match in running text; 0 where `分` is more likely a mark in an exam."""
    return 0 if points and found["points"] else _minutes(found)


def _field_duration(text: str) -> Duration | None:
    if "::" not in text and "：：" not in text:
        return None
    for field in _FIELD.finditer(folded(text)):
        value = field["value"].strip()
        clock, found = _HOURS_MINUTES.fullmatch(value), _LENGTH.fullmatch(value)
        minutes = int(clock["hours"]) * HOUR + int(clock["minutes"]) if clock else _minutes(found) if found else 0
        if minutes:
            estimate = field["key"] == "estimate" or bool(found and found["about"])
            return Duration(minutes, field.start(), field.end(), estimate)
    return None


def _bracket_duration(window: str, offset: int, *, points: bool) -> Duration | None:
    bracket = _BRACKET.search(window) if window[-1:] in CLOSERS.values() else None
    if bracket is None:
        return None
    value = bracket["value"].strip()
    found = _LENGTH.fullmatch(value.removesuffix("!").rstrip())
    minutes = _told(found, points=points) if found else 0
    if not found or not minutes:
        return None
    about, target = bool(found["about"]), value.endswith("!")
    return Duration(minutes, offset + bracket.start(), offset + bracket.end(), about, target)


def _start_duration(text: str, *, points: bool) -> Duration | None:
    blank = len(text) - len(text.lstrip())
    window = folded(text[blank : blank + WINDOW])
    found = _LENGTH.match(window) if window[:1] in _LENGTH_FIRST else None
    if found is None or _NOT_AFTER.match(window, found.end()):
        return None
    minutes = _told(found, points=points)
    if minutes and (clock := _CLOCK.match(window)) and int(clock[1]) >= (LATE_MORNING if clock[2] else AFTERNOON):
        return None
    return Duration(minutes, blank, blank + found.end(), bool(found["about"])) if minutes else None


# `10h30 the meeting` and `14h the meeting` say when, not how long.
_CLOCK: Final = pattern(r"([0-9]{1,2})h([0-9]{2})?(?![0-9a-z])")


def _end_duration(window: str, offset: int, *, points: bool) -> Duration | None:
    last = window[-1:]
    if (last not in _LENGTH_LAST and not _ends_abroad(window)) or not _AMOUNT_ANYWHERE.search(
        window, max(0, len(window) - _LONGEST_LENGTH)
    ):
        return None
    for found in _LENGTH.finditer(window):
        if found.end() < len(window) or _NOT_BEFORE.search(window[max(0, found.start() - 10) : found.start()]):
            continue
        minutes = _told(found, points=points)
        if minutes:
            return Duration(minutes, offset + found.start(), offset + found.end(), bool(found["about"]))
    return None


def _ends_abroad(window: str) -> bool:
    """Whether a text ends with the name of a unit in another language of Europe."""
    return window[window.rfind(" ") + 1 :].lstrip("0123456789.,~") in _UNITS_ABROAD


def _tail(text: str) -> tuple[str, int]:
    """The end of the text, folded, without its tags and its last punctuation; and the offset where it begins."""
    end = len(text.rstrip())
    offset = max(0, end - WINDOW)
    window = folded(text[offset:end])
    while (cut := window.rfind(" ")) >= 0 and window.startswith("#", cut + 1):
        window = window[:cut].rstrip()
    return window.rstrip(_TRAILING), offset

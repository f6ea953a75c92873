"""Worked time: blocks of a day, lengths, and how they are summed and spelled.

Times are naive minutes of the day that they are written under: no zone, no date, no calendar arithmetic.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from journal.diagnostics import Finding
from journal.patterns import pattern
from journal.record import Record

HOUR: Final = 60
HALF_DAY: Final = 12 * HOUR
DAY: Final = 24 * HOUR
# From these hours on, `10h30` and `14h` rather say when than how long.
LATE_MORNING: Final = 10
AFTERNOON: Final = 13


class TimeBlock(Record):
    """A stretch of one day, in minutes after 00:00 of the day it is written under; `start` is 0 to 1440.

    `end` is beyond 1440 when the block ends on the next day, and None when its end is open: such a block is
    never summed. `assumed_pm`: the end was written on a 12-hour clock without saying so.
    """

    start: int
    end: int | None
    assumed_pm: bool = False

    @property
    def minutes(self) -> int | None:
        """The length; None when the end is open."""
        return None if self.end is None else self.end - self.start

    @property
    def next_day(self) -> bool:
        """Whether the block ends after midnight; an end at 24:00 is still the same day."""
        return self.end is not None and self.end > DAY

    @property
    def start_text(self) -> str:
        """The start on a 24-hour clock, as in `09:40`."""
        return clock_text(self.start)

    @property
    def end_text(self) -> str | None:
        """The end on a 24-hour clock, as in `24:00`, and `01:00` when that is on the next day; None when open."""
        return None if self.end is None else clock_text(self.end)

    @property
    def text(self) -> str:
        """Both ends, as in `09:40–10:25`, and `16:30–` when the end is open."""
        return f"{self.start_text}–{self.end_text or ''}"


class Times(Record):
    """The times at the start of a text.

    `blocks` is in the order written, without the ranges that have no reading (`found` says which).
    `length` counts the characters used, with the delimiter and the space after it; 0 leaves the text whole.
    `lone`: only a start was written, without a sign that the end is open.
    """

    blocks: tuple[TimeBlock, ...]
    length: int
    found: tuple[Finding, ...]
    lone: bool = False


class Place(Enum):
    """Where an item stands: under one day, in a section that covers several, or where no time is told."""

    DAY = "day"
    PERIOD = "period"
    OTHER = "other"


class Duration(Record):
    """A length of time, more than 0 minutes. `start` and `end` are its offsets in the text, with its bracket.

    `estimate`: written as in `~2h`; `target`: written as in `(8h!)`, what should be reached.
    """

    minutes: int
    start: int
    end: int
    estimate: bool = False
    target: bool = False


class Stamp(Record):
    """A lone time. `at` is in seconds after 00:00; `length` counts the characters used, with the delimiter."""

    at: int
    length: int


def stamps(ats: Sequence[int]) -> tuple[TimeBlock, ...] | None:
    """The blocks of a stamp list, one for each of `ats` (seconds after 00:00): each ends at the next, the last is open.

    None for fewer than two, and where they go back or do not move on at all. Two stamps in the same minute
    give a block of 0 minutes, so that a note written in haste does not undo the list.
    """
    if len(ats) < 2 or ats[0] >= ats[-1] or any(one > two for one, two in pairwise(ats)):
        return None
    marks = [at // 60 for at in ats]
    closed = (TimeBlock(one, two) for one, two in pairwise(marks))
    return (*closed, TimeBlock(marks[-1], None))


def ended(items: Sequence[tuple[tuple[TimeBlock, ...], bool]]) -> tuple[tuple[TimeBlock, ...], ...]:
    """The blocks of the timed items of a list of one day; each stamp among ranges ends where the next item begins.

    The items come with whether they are lone times. They stay as they are with fewer than two stamps, which make no
    list of them, and where they go back in time. What has nothing after it stays open.
    """
    blocks = tuple(blocks for blocks, _ in items)
    starts = [each[0].start for each in blocks]
    if sum(lone for _, lone in items) < 2 or starts[0] >= starts[-1] or any(one > two for one, two in pairwise(starts)):
        return blocks
    closed = [(TimeBlock(starts[at], starts[at + 1]),) if lone else own for at, (own, lone) in enumerate(items[:-1])]
    return (*closed, blocks[-1])


def column(header: str) -> str | None:
    """What a table's column holds: `start`, `end`, `duration`, `time`, `date` or `task`; None if its header does not say."""
    name = folded(header[:WINDOW]).lower()
    name = _HEADER_NOTE.sub("", name)
    name = _HEADER_NOISE.sub(" ", name).strip()
    return _COLUMNS.get(name)


def unit(header: str) -> int:
    """The minutes that a bare number in a table's column stands for: `Hours`, `Duration (min)`, `时长（小时）`; 0 if its header does not say."""
    words = [f" {word} " for word in _HEADER_NOISE.sub(" ", folded(header[:WINDOW]).lower()).split()]
    if any(word in _HOURS for word in words):
        return HOUR
    return 1 if any(word in _MINUTES for word in words) else 0


def total(blocks: Iterable[TimeBlock]) -> int | None:
    """The minutes of all closed ranges, overlaps counted twice; None if none is closed."""
    minutes = [block.minutes for block in blocks if block.minutes is not None]
    return sum(minutes) if minutes else None


def wall(blocks: Iterable[TimeBlock]) -> int | None:
    """The minutes that the closed ranges of one day cover, overlaps counted once; None if none is closed."""
    spans = sorted((block.start, block.end) for block in blocks if block.end is not None)
    if not spans:
        return None
    covered, reached = 0, 0
    for start, end in spans:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def spell(minutes: int) -> str:
    """A length as the pages print it: `45 min`, `2 h`, `1 h 05`, `50 h 55`; hours never wrap at 24."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def clock_text(minute: int) -> str:
    """A minute of the day on a 24-hour clock, as in `09:40`; of the next day, as on that."""
    if minute > DAY:
        minute -= DAY
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def _foldings() -> dict[int, str]:
    """Each variant of a mark to the plain one, one character for one, so that offsets stay true."""
    table = {0xFF01 + offset: chr(0x21 + offset) for offset in range(0x5E)}
    for target, variants in {
        "-": "‐‑‒–—―−﹣－ー",
        "~": "～〜∼˜⁓",
        ":": "：﹕︰∶",
        ".": "．﹒",
        ",": "，﹐",
        "→": "⇒➔➜➡⟶►",
        "[": "【［〔",
        "]": "】］〕",
        "(": "（",
        ")": "）",
        # Joiners and variation selectors take no room on the page; a space keeps the offsets.
        " ": "\t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
        "\u202f\u205f\u2060\u3000\ufe0e\ufe0f\ufeff",
    }.items():
        table.update(dict.fromkeys(map(ord, variants), target))
    for letter in range(26):
        table[ord("A") + letter] = table[0xFF21 + letter] = chr(ord("a") + letter)
    return table


FOLDED: Final = _foldings()


def folded(text: str) -> str:
    """A text in small letters and plain marks, each character in its place."""
    return text.lower() if text.isascii() and text.isprintable() else text.translate(FOLDED)


_DIGITS: Final = {digit: at for at, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}


def numeral(text: str) -> int:
    """A number up to 99 in Chinese numerals, such as `十四`, `二十` or `零五`; only such are asked for."""
    tens, ten, units = text.rpartition("十")
    last = _DIGITS[units[-1]] if units else 0
    return (10 * (_DIGITS[tens] if tens else 1) if ten else 0) + last


WINDOW: Final = 96
CLOSERS: Final = {"(": ")", "[": "]"}
# Units as the head of a column names them, between spaces.
_HOURS: Final = (
    " hours hour hrs h 小时 小时数 小時 小時數 時間 時間数 시간 stunden std heures horas ore uren uur godziny godz часы часов"
    " години годин timmar timer hodiny hodin tunnit tuntia saat giờ jam óra hodín sati ure час часове hores ώρες שעות ساعات "
)
_MINUTES: Final = (
    " minutes minute mins min m 分钟 分钟数 分鐘 分 분 minuten minutos minuti minuty minut minuter minutter минуты минут мин"
    " хвилини хвилин хв dakika dk phút menit minit perc минути minuts λεπτά דקות دقائق "
)
_HEADER_NOTE: Final = pattern(r"\([^()]{0,40}\)|\[[^\[\]]{0,40}\]")
_HEADER_NOISE: Final = pattern(r"[\W_]+")
_COLUMNS: Final = {
    name: column
    for column, names in {
        "start": "start|started|start time|begin|began|from|in|开始|开始时间|起始|起始时间|起|開始|開始時間|開始時刻|시작|시작 시간|시작시간"
        "|beginn|anfang|von|début|inicio|desde|início|inizio|van|początek|od|начало|початок|börjar|från|fra|başlangıç|bắt đầu|mulai|mula|început|kezdés|kezdete|začiatok|početak|začetek|inici|έναρξη|התחלה|البداية",
        "end": "end|ended|end time|finish|finished|stop|to|until|out|结束|结束时间|終了|終了時間|終了時刻|終わり|結束|結束時間|끝|종료|종료 시간|종료시간"
        "|ende|bis|fin|hasta|fim|até|einde|tot|koniec|конец|окончание|кінець|slut|slutt|bitiş|kết thúc|selesai|tamat|sfârșit|vége|kraj|konec|край|λήξη|סיום|النهاية",
        "duration": "duration|length|time spent|spent|elapsed|total|total time|total hours|study time|hours|hrs|hours spent|minutes|mins|min|minutes spent|小时|小时数|分钟|分钟数|小時數|分鐘|時間数|분|时长|用时|耗时|持续时间|時長|用時|耗時|所要|所要時間|作業時間|実施時間|소요|소요 시간|소요시간"
        "|学习时间|学习时长|总时间|总时长|总用时|合计时间|學習時間|總時間|總時長|合計時間|学習時間|勉強時間|総時間|공부 시간|공부시간|학습 시간|총 시간|총시간|합계 시간"
        "|dauer|stunden|minuten|zeitaufwand|durée|heures|duración|horas|minutos|duração|durata|ore|minuti|duur|uren|minuten|czas trwania"
        "|godziny|minuty|длительность|продолжительность|часы|минуты|тривалість|години|хвилини|varaktighet|timmar|varighed|varighet"
        "|timer|délka|hodiny|kesto|tunnit|süre|saat|dakika|thời lượng|durasi|tempoh|jam|menit|durată|durata|időtartam|trvanie|trajanje|продължителност|durada|διάρκεια|משך|المدة",
        "time": "time|times|effort|zeit|aufwand|arbeitszeit|temps|tiempo|tempo|tijd|tid|czas|время|час|čas|aika|zaman|idő|timp|thời gian|waktu|temps passé"
        "|时间|時間|시간|χρόνος|זמן|الوقت",
        "date": "date|day|日期|日|日付|年月日|날짜|일자|datum|fecha|дата|dato|tarih|ngày|päivä|jour|día|dia|giorno|dag|dzień|день|gün|den|tanggal|tarikh|dátum|deň|ημερομηνία|תאריך|التاريخ",
        "task": "task|tasks|what|activity|item|work|description|subject|任务|事项|内容|活动|事件|工作|任務|事項|內容|タスク|作業|作業内容|活動|할 일|할일|작업|내용|업무|활동"
        "|aufgabe|aufgaben|tätigkeit|tätigkeiten|aktivität|beschreibung|was|tâche|tâches|activité|activités|tarea|tareas|actividad"
        "|actividades|descripción|tarefa|tarefas|atividade|atividades|descrição|attività|compito|descrizione|taak|activiteit"
        "|omschrijving|zadanie|zadania|opis|задача|задачи|дело|описание|завдання|опис|uppgift|aktivitet|beskrivning|opgave|beskrivelse"
        "|oppgave|úkol|popis|tehtävä|kuvaus|görev|açıklama|công việc|tugas|kegiatan|aktivitas|sarcină|activitate|feladat|tevékenység|úloha|zadatak|aktivnost|naloga|дейност|tasca|activitat|εργασία|δραστηριότητα|משימה|פעילות|المهمة|النشاط",
    }.items()
    for name in names.split("|")
}

"""From bytes to text, and text that was decoded wrongly once before.

What cannot be decoded is reported, never guessed: a file is UTF-8, or UTF-16 with a mark, or what the
configuration says of its path. Text that was UTF-8, read as Windows-1252 and saved again is repaired in
what is shown where the way back is exact, and left alone where it is not.
"""

import codecs
import re
from typing import Final

from journal.diagnostics import Code, Finding
from journal.patterns import pattern
from journal.record import Record, replace


class Decoded(Record):
    """Text with LF line ends, and what was found; offsets of findings are offsets into `text`.

    `binary`: the file is no text at all, as a picture is, and what stands in `text` is of no use.
    """

    text: str
    found: tuple[Finding, ...] = ()
    binary: bool = False


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, codec: str = "") -> Decoded:
    """The text of a file. `codec` is the configured one, empty for none.

    Bytes that are not what they should be become U+FFFD and an error; NUL characters become spaces.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, codec = data[len(mark) :], codec or name
            break
    found: list[Finding] = []
    if not codec and b"\0" in data[:_LOOKED_AT]:
        if (wide := _unmarked(data)) is not None:
            return wide
        if _is_binary(data):
            hint = "give it the ending of its kind, as in `.png` or `.pdf`, or leave it out with `exclude`"
            message = "this file is no text, so it is not published"
            return Decoded("", (Finding(Code.NOT_UTF8, 0, 0, message, hint),), binary=True)
    try:
        text = data.decode(codec or "utf-8")
    except UnicodeDecodeError as error:
        text = data.decode(codec or "utf-8", errors="replace")
        at = text.find("\ufffd")
        hint = "save the file as UTF-8, or name its encoding in `journal.toml` under `[encoding]`"
        byte = data[error.start]
        found.append(
            Finding(Code.NOT_UTF8, at, at + 1, f"this is not {codec or 'UTF-8'} text (byte 0x{byte:02x})", hint)
        )
    except LookupError:
        text = data.decode("utf-8", errors="replace")
        found.append(
            Finding(Code.NOT_UTF8, 0, 1, f"there is no encoding called `{codec}`", "see `[encoding]` in `journal.toml`")
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        at = text.find("\0")
        text = text.replace("\0", " ")
        found.append(
            Finding(Code.CONTROL_CHARACTERS, at, at + 1, "this file holds NUL characters", "they are shown as spaces")
        )
    if (turn := _TURNS.search(text)) is not None:
        message = "this file holds characters that turn the direction of the text after them"
        found.append(Finding(Code.CONTROL_CHARACTERS, turn.start(), turn.end(), message, "they are shown as nothing"))
        text = straight(text)
    return Decoded(text, tuple(found))


_LOOKED_AT: Final = 8000  # bytes, as Git looks at to tell what is no text


# What is no text has these everywhere; in text, of whatever encoding, they are slips.
_NEVER_IN_TEXT: Final = bytes({*range(32)} - {*b"\t\n\v\f\r\x1b"})
_SLIPS: Final = 50  # so many bytes have at most one of them


def _is_binary(data: bytes) -> bool:
    """Whether data with a NUL are no text, as a picture is; a text with some NULs in another encoding is none."""
    begin = data[:_LOOKED_AT]
    slips = len(begin) - len(begin.translate(None, _NEVER_IN_TEXT))
    return slips * _SLIPS > len(begin) and not _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked(data: bytes) -> Decoded | None:
    """What can be read of UTF-16 that has no byte order mark, as if it were UTF-8; None where it is none."""
    begin = data[:_LOOKED_AT]
    ends = {place % 2 for place, byte in enumerate(begin) if byte == 0}
    # A program that was stopped leaves some of them in text that can be read.
    if len(ends) != 1 or (begin.count(0) * 4 < len(begin) and _is_utf8(data)):
        return None
    codec = "utf-16-be" if ends == {0} else "utf-16-le"
    try:
        if _CONTROL.search(data.decode(codec)):
            return None
    except UnicodeDecodeError:
        return None
    shown = data.decode("utf-8", errors="replace").replace("\0", " ").replace("\r\n", "\n").replace("\r", "\n")
    message = "this seems to be UTF-16 without a byte order mark, which cannot be told for certain"
    hint = f"save the file as UTF-8, or name its encoding in `journal.toml` under `[encoding]`: `{codec}`"
    return Decoded(straight(shown), (Finding(Code.NOT_UTF8, 0, 1, message, hint),))


_CONTROL: Final = pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
# Embeddings, overrides and isolates: what they turn around is read otherwise than it is written, up to the end of a block.
_TURNS = pattern("[\u202a-\u202e\u2066-\u2069]")


def straight(text: str) -> str:
    """`text` with a word joiner, which shows nothing, for each character that turns the direction of others; just as long."""
    return _TURNS.sub("\u2060", text)


# Marks at the start of a line after which Markdown wants a space, and gets one that does not break.
_HARD_SPACES = pattern(
    r"^[ \t>\u00a0]*(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]*\u00a0[ \t\u00a0]*(?:\[[ \u00a0xX]\]\u00a0?)?", re.MULTILINE
)


def spaced(text: str) -> str:
    """`text` with plain spaces around the marks that begin a line, where no-break spaces stand there; just as long."""
    return _HARD_SPACES.sub(lambda match: match[0].replace("\u00a0", " "), text) if "\u00a0" in text else text


# The characters that Windows-1252 puts at 0x80 to 0xFF; the five bytes that it leaves free stand for themselves.
_BYTES: Final = {bytes([byte]).decode("cp1252", errors="ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_CONTINUATION = "".join(re.escape(char) for char, byte in _BYTES.items() if byte < 0xC0)
_CANDIDATE = pattern(f"[\u00c2-\u00f4][{_CONTINUATION}]")
_RUN = pattern(f"[{''.join(re.escape(char) for char in _BYTES)}]+")


# What stands right behind letters in good text: in `« é »`, `„Spaß“` and `3 × 4` these are bytes of other letters as well.
_TYPED: Final = frozenset("\u00a0«»“”„‘’‚–—…·°€")
# Letters and marks of Western text, which is what most doubly encoded text was; and bytes that are of none.
_WESTERN = pattern("[\u00a0-\u017f\u2010-\u2bff]")
_BROKEN = pattern(r"[\udc80-\udcff]")


def _runs(text: str) -> tuple[tuple[re.Match[str], str], ...]:
    """The runs of characters that may be doubly encoded, each with what it was.

    What may as well be good text, letters with the marks behind them, is so unless another run was of no Western text.
    """
    found = [
        (run, bytes(_BYTES[char] for char in run[0]).decode("utf-8", errors="surrogateescape"))
        for run in _RUN.finditer(text)
        if _CANDIDATE.search(run[0])
    ]
    sure = [each for each in found if not _is_typed(*each)]
    foreign = any(_BROKEN.sub("", _WESTERN.sub("", was)) for _, was in sure)
    return tuple(found if foreign else sure)


def _is_typed(run: re.Match[str], was: str) -> bool:
    return all(char in _TYPED or _BYTES[char] >= 0xC0 for char in run[0]) and _WESTERN.search(was) is None


def repaired(text: str) -> Decoded:
    """`text` with every run of doubly encoded characters that can be read back exactly replaced by what it was.

    A run in which some sequences are whole and some are broken is reported and left as it is. So is all that may be good
    text, where nothing else was encoded twice.
    """
    if text.isascii() or not _CANDIDATE.search(text):
        return Decoded(text)
    found: list[Finding] = []
    pieces: list[str] = []
    done = lossy = length = mended = 0
    first: Finding | None = None
    for run, was in _runs(text):
        if (whole := _BROKEN.sub("", was)) != was:
            if not lossy and whole:
                message = "this text was encoded twice and part of it is lost"
                hint = "it is shown as it stands; look for an older copy of the file"
                at = length + run.start() - done  # in the text as it is repaired
                found.append(Finding(Code.MOJIBAKE_LOSSY, at, at + len(run[0]), message, hint))
                lossy = 1
            continue
        pieces += (text[done : run.start()], was)
        length += run.start() - done + len(was)
        done = run.end()
        if first is None:
            first = Finding(
                Code.MOJIBAKE_REPAIRED,
                length - len(was),
                length,
                f"`{run[0]}` was encoded twice; it is shown as `{was}`",
            )
        mended += 1
    pieces.append(text[done:])
    if first is not None:
        more = ", and so is one more place" if mended == 2 else f", and so are {mended - 1} more places"
        others = more if mended > 1 else ""
        found.append(replace(first, message=first.message + others, hint="save the file with the right characters"))
    return Decoded("".join(pieces), tuple(found))

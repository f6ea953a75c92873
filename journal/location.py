"""Where the file of a picture says where it was taken, and what to write there instead.

Nothing of the picture itself is touched, and no byte moves: places, their names and the maker's own notes are written
over with nothing, and checksums are mended. Orientation, colour profile, time, camera, author and rights stay.
JPEG, PNG, WebP, TIFF, HEIC and AVIF are understood; what is damaged is left as it is from there on.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from journal.record import Record

_ENDINGS: Final = (
    ".jpg",
    ".jpeg",
    ".jpe",
    ".jfif",
    ".png",
    ".webp",
    ".tif",
    ".tiff",
    ".heic",
    ".heif",
    ".avif",
    ".dng",
)

# Tags of TIFF and Exif.
_GPS: Final = 0x8825
_EXIF: Final = 0x8769
_MAKER: Final = 0x927C  # may hold a place, in a form that only its maker knows
_XMP: Final = 700
_IPTC: Final = 33723
_PHOTOSHOP: Final = 34377
_SUB_IFDS: Final = 330
_SIZES: Final = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)  # bytes of each type of a value, by its number
_MOST_IFDS: Final = 40
_MOST_BOXES: Final = 5_000

# A packet of XMP that names none of these names no place.
_PLACE: Final = re.compile(
    rb"gps|locat|latitude|longitude|geotag|[:<](?:city|country|state|province|geo)\b|countrycode", re.IGNORECASE
)
_NO_XMP: Final = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
# Of IPTC: content location code and name, city, sublocation, state, country code and name.
_IPTC_PLACES: Final = frozenset({26, 27, 90, 92, 95, 100, 101})


class Patch(Record):
    """Bytes that are written over those at `start`; the length of the file stays."""

    start: int
    data: bytes


def may_tell(path: str) -> bool:
    """Whether a file is named as one is that may say where a picture was taken."""
    return path.lower().endswith(_ENDINGS)


def without(data: bytes) -> bytes:
    """A picture without the place where it was taken; `data` itself if it names none. Raises nothing."""
    patches: list[Patch] = []
    with suppress(IndexError):  # A damaged table leads out of the file.
        patches.extend(patches_of(data))
    if all(data[patch.start : patch.start + len(patch.data)] == patch.data for patch in patches):
        return data
    changed = bytearray(data)
    for patch in patches:
        changed[patch.start : patch.start + len(patch.data)] = patch.data
    return bytes(_summed(changed) if data.startswith(_PNG) else changed)


def patches_of(data: bytes) -> Iterator[Patch]:
    """What to write over to take the place out of a picture, whatever its format."""
    if data.startswith(b"\xff\xd8"):
        yield from _of_jpeg(data, 0)
    elif data.startswith(_PNG):
        yield from _of_png(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        yield from _of_webp(data)
    elif data[:4] in _TIFFS:
        yield from _of_tiff(data, 0, len(data))
    elif data[4:8] == b"ftyp":
        yield from _of_boxes(data)


# ---- formats

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_TIFFS: Final = (b"II*\0", b"MM\0*")
_EXIF_MARK: Final = b"Exif\0\0"
_XMP_MARK: Final = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP_MARK: Final = b"http://ns.adobe.com/xmp/extension/\0"
_MORE_XMP_HEAD: Final = 32 + 4 + 4  # a digest, the length of the whole, where this part of it begins
_PHOTOSHOP_MARK: Final = b"Photoshop 3.0\0"
_MORE_PICTURES_MARK: Final = b"MPF\0"
_MORE_PICTURES: Final = 0xB002


def _of_jpeg(data: bytes, first: int) -> Iterator[Patch]:
    """The segments before the picture that begins at `first`, and those of the pictures that lie behind it."""
    at = first + 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:  # padding
            at += 1
            continue
        if kind in (0xDA, 0xD9):
            return
        end = min(at + 2 + int.from_bytes(data[at + 2 : at + 4]), len(data))
        start = at + 4
        if kind == 0xE1 and data.startswith(_EXIF_MARK, start):
            yield from _of_tiff(data, start + len(_EXIF_MARK), end)
        elif kind == 0xE1 and data.startswith(_XMP_MARK, start):
            yield from _of_xmp(data, start + len(_XMP_MARK), end)
        elif kind == 0xE1 and data.startswith(_MORE_XMP_MARK, start):
            # Its parts may be cut anywhere, also within a name.
            start = min(start + len(_MORE_XMP_MARK) + _MORE_XMP_HEAD, end)
            yield Patch(start, b" " * (end - start))
        elif kind == 0xED and data.startswith(_PHOTOSHOP_MARK, start):
            yield from _of_photoshop(data, start + len(_PHOTOSHOP_MARK), end)
        elif kind == 0xE2 and data.startswith(_MORE_PICTURES_MARK, start) and not first:
            for other in _behind(data, start + len(_MORE_PICTURES_MARK), end):
                yield from _of_jpeg(data, other)
        at = max(end, at + 4)


def _behind(data: bytes, base: int, end: int) -> Iterator[int]:
    """Where the pictures behind the first begin: previews, and what makes it brighter on some screens."""
    if data[base : base + 4] not in _TIFFS:
        return
    order = _order(data, base)
    for entries in _directories(data, base, end):
        for tag, start, length, _ in entries:
            if tag == _MORE_PICTURES:
                places = (_number(data, start + step + 8, 4, order) for step in range(0, min(length, 320), 16))
                yield from (base + place for place in places if place and data.startswith(b"\xff\xd8", base + place))


def _of_png(data: bytes) -> Iterator[Patch]:
    for kind, start, end in _chunks(data, 8, after=4):
        if kind == b"eXIf":
            yield from _of_tiff(data, start, end)
        elif kind in (b"iTXt", b"tEXt", b"zTXt") and _tells_in_text(data[start:end], kind):
            # A chunk of text that says nothing, in its place.
            yield Patch(start - 4, b"tEXt" + b"Comment\0".ljust(end - start)[: end - start])


def _tells_in_text(data: bytes, kind: bytes) -> bool:
    name, _, text = data.partition(b"\0")
    if name.startswith(b"Raw profile type "):
        return name[17:] in (b"exif", b"APP1", b"xmp", b"iptc", b"8bim")
    if name != b"XML:com.adobe.xmp" or len(data) < 22:
        return b"gps" in name.lower() or b"location" in name.lower()
    packed = kind == b"zTXt" or (kind == b"iTXt" and text[:1] == b"\1")
    # What is packed might be a bomb; nobody reads it here.
    return packed or _PLACE.search(text) is not None


def _of_webp(data: bytes) -> Iterator[Patch]:
    for kind, start, end in _chunks(data, 12, little=True):
        if kind == b"EXIF":
            marked = data.startswith(_EXIF_MARK, start)
            yield from _of_tiff(data, start + len(_EXIF_MARK) * marked, end)
        elif kind == b"XMP ":
            yield from _of_xmp(data, start, end)


def _chunks(data: bytes, at: int, *, after: int = 0, little: bool = False) -> Iterator[tuple[bytes, int, int]]:
    """The chunks of a PNG, or, with `little`, of a RIFF: name, and where the content begins and ends."""
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4]) if not little else int.from_bytes(data[at + 4 : at + 8], "little")
        name = data[at + 4 : at + 8] if not little else data[at : at + 4]
        end = at + 8 + size
        if end > len(data):
            return
        yield name, at + 8, end
        at = end + after + (size % 2 if little else 0)


def _summed(data: bytearray) -> bytearray:
    """A PNG with the checksums of its chunks of text and Exif as they are to be."""
    for kind, start, end in _chunks(bytes(data), 8, after=4):
        if kind in (b"eXIf", b"tEXt") and end + 4 <= len(data):
            data[end : end + 4] = zlib.crc32(data[start - 4 : end]).to_bytes(4)
    return data


def _of_boxes(data: bytes) -> Iterator[Patch]:
    """HEIC and AVIF: Exif and XMP are items, whose places a table tells."""
    meta = next((box for box in _boxes(data, 0, len(data)) if box[0] == b"meta"), None)
    if meta is None:
        return
    inner = {kind: (start, end) for kind, start, end in _boxes(data, meta[1] + 4, meta[2])}
    if b"iinf" not in inner or b"iloc" not in inner:
        return
    kinds = dict(_items(data, *inner[b"iinf"]))
    base = inner.get(b"idat", (0, 0))[0]
    for item, start, end in _places(data, *inner[b"iloc"], base):
        if kinds.get(item) == b"Exif" and start + 4 <= end <= len(data):
            yield from _of_tiff(data, start + 4 + int.from_bytes(data[start : start + 4]), end)
        elif kinds.get(item) == b"mime" and end <= len(data):
            yield from _of_xmp(data, start, end)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes of ISO media files between two places: kind, and where the content begins and ends."""
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return
        size, head = int.from_bytes(data[at : at + 4]), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16]), 16
        last = at + size if size else end
        if last > end or last < at + head:
            return
        yield data[at + 4 : at + 8], at + head, last
        at = last


def _items(data: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """The number and the kind of each item."""
    wide = 4 if data[start] else 2
    for kind, first, last in _boxes(data, start + 4 + wide, end):
        if kind == b"infe" and data[first] >= 2 and first + 14 <= last:
            size = 2 if data[first] == 2 else 4
            at = first + 4
            yield int.from_bytes(data[at : at + size]), data[at + size + 2 : at + size + 6]


def _places(data: bytes, start: int, end: int, base: int) -> Iterator[tuple[int, int, int]]:
    """The number of each item that lies in one piece, and where it begins and ends. `base`: where `idat` begins."""
    version = data[start]
    offset_size, length_size = data[start + 4] >> 4, data[start + 4] & 15
    base_size, index_size = data[start + 5] >> 4, data[start + 5] & 15 if version else 0
    wide = 4 if version == 2 else 2
    at = start + 6

    def number(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(data[at - size : at])

    for _ in range(number(wide)):
        if at + wide > end:
            return
        item = number(wide)
        method = number(2) & 15 if version else 0
        number(2)
        first = number(base_size) + (base if method == 1 else 0)
        for _ in range(number(2)):
            if at + index_size + offset_size + length_size > end:
                return
            number(index_size)
            begins = first + number(offset_size)
            length = number(length_size)
            if method < 2:
                yield item, begins, begins + length


# ---- what they hold


def _of_tiff(data: bytes, base: int, end: int) -> Iterator[Patch]:
    """The directories of a TIFF, of which Exif is one, between two places."""
    if data[base : base + 4] not in _TIFFS:
        return
    directories = tuple(_directories(data, base, end))
    placed = any(tag == _GPS for entries in directories for tag, _, _, _ in entries)
    for entries in directories:
        for tag, start, length, at in entries:
            if tag == _GPS:
                yield from _blanked(data, base, end, at)
            elif tag == _MAKER and placed:
                yield Patch(start, bytes(length))
            elif tag == _XMP:
                yield from _of_xmp(data, start, start + length)
            elif tag == _IPTC:
                yield from _of_iptc(data, start, start + length)
            elif tag == _PHOTOSHOP:
                yield from _of_photoshop(data, start, start + length)


_Entry = tuple[int, int, int, int]  # tag, where the value begins, its length, and where its entry begins


def _order(data: bytes, base: int) -> str:
    return "little" if data[base : base + 2] == b"II" else "big"


def _number(data: bytes, at: int, size: int, order: str) -> int:
    return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")


def _directories(data: bytes, base: int, end: int) -> Iterator[tuple[_Entry, ...]]:
    """Each directory that leads to others or may name a place; of one that is damaged, what can be read."""
    order = _order(data, base)
    waiting, seen = [base + _number(data, base + 4, 4, order)], set[int]()
    while waiting and len(seen) < _MOST_IFDS:
        at = waiting.pop()
        if at in seen or not base + 8 <= at <= end - 2:
            continue
        seen.add(at)
        entries = tuple(_entries(data, base, end, at))
        yield entries
        for tag, start, length, _ in entries:
            if tag in (_EXIF, _SUB_IFDS):
                waiting += (base + _number(data, start + step, 4, order) for step in range(0, min(length, 80), 4))
        after = at + 2 + 12 * _number(data, at, 2, order)
        if after + 4 <= end and (following := _number(data, after, 4, order)):
            waiting.append(base + following)


def _entries(data: bytes, base: int, end: int, at: int) -> Iterator[_Entry]:
    order = _order(data, base)
    for number in range(_number(data, at, 2, order)):
        entry = at + 2 + 12 * number
        if entry + 12 > end:
            return
        tag, kind, count = (_number(data, entry + step, size, order) for step, size in ((0, 2), (2, 2), (4, 4)))
        length = count * (_SIZES[kind] if kind < len(_SIZES) else 0)
        start = entry + 8 if length <= 4 else base + _number(data, entry + 8, 4, order)
        if start + length <= end:
            yield tag, start, length, entry


def _blanked(data: bytes, base: int, end: int, entry: int) -> Iterator[Patch]:
    """The directory of a place, and all its values, as an empty directory."""
    at = base + _number(data, entry + 8, 4, _order(data, base))
    if not base + 8 <= at <= end - 2 or not _number(data, at, 2, _order(data, base)):
        return
    for _, start, length, _ in _entries(data, base, end, at):
        yield Patch(start, bytes(length))
    count = _number(data, at, 2, _order(data, base))
    # Four zeros after it say that no directory follows.
    yield Patch(at, bytes(min(2 + 12 * count + 4, end - at)))


def _of_xmp(data: bytes, start: int, end: int) -> Iterator[Patch]:
    """A packet of XMP that names a place, as an empty one: what it calls things is not to be foreseen."""
    packet = data[start:end]
    wide = b"\0" in packet[:64]  # UTF-16 or UTF-32
    if _PLACE.search(packet.replace(b"\0", b"") if wide else packet):
        yield Patch(start, (b"" if wide else _NO_XMP).ljust(len(packet))[: len(packet)])


def _of_photoshop(data: bytes, at: int, end: int) -> Iterator[Patch]:
    """The resources of Photoshop, one of which is IPTC."""
    while at + 12 <= end and data[at : at + 4] == b"8BIM":
        kind = int.from_bytes(data[at + 4 : at + 6])
        size_at = at + 6 + (data[at + 6] + 2) // 2 * 2
        start = size_at + 4
        size = int.from_bytes(data[size_at:start])
        if start + size > end:
            return
        if kind == 0x0404:
            yield from _of_iptc(data, start, start + size)
        elif kind in (0x0422, 0x0423):
            yield from _of_tiff(data, start, start + size)
        elif kind == 0x0424:
            yield from _of_xmp(data, start, start + size)
        at = start + size + size % 2


def _of_iptc(data: bytes, at: int, end: int) -> Iterator[Patch]:
    while at + 5 <= end and data[at] == 0x1C:
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5])
        if size > 0x7FFF or at + 5 + size > end:
            return
        if record == 2 and number in _IPTC_PLACES and data[at + 5 : at + 5 + size].strip():
            yield Patch(at + 5, b" " * size)
        at += 5 + size

"""What a picture's bytes tell: its size, whether it can be shown, and smaller copies of one that is larger than a page.

The only user of Pillow, which is imported when a picture is new. Opens no file. The same bytes give the same copies.
"""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING, Final

from journal.patterns import pattern
from journal.record import Record

if TYPE_CHECKING:
    from PIL.Image import Image

# Ends of names of what a page can show as an image.
_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".bmp", ".ico", ".svg")
# Orientations of Exif that turn a picture by a quarter; browsers obey them, and width and height change places.
_QUARTER_TURNS: Final = frozenset({5, 6, 7, 8})
_ORIENTATION: Final = 0x0112
# Of the other formats, Pillow would have to read the whole picture to know.
_TURNED: Final = frozenset({"JPEG", "MPO", "WEBP"})

WIDTHS: Final = (736, 1472)
"""The widths of copies in pixels: the widest column of text, 46rem, on a plain screen and on one of twice the density."""

_HARDLY_SMALLER: Final = 1.25  # a copy's width is worth one where the picture is so much wider
_WORTH: Final = 0.8  # of the picture's bytes, at most, and
_SAVED: Final = 10_000  # bytes fewer, at least
_QUALITY: Final = 82  # of JPEG; text in a screenshot stays clean
_PNG_LEVEL: Final = 6  # the last twentieth of the bytes takes six times as long as all before it
# To be decoded, each pixel takes up to four bytes of memory.
_MOST_PIXELS: Final = 100_000_000


class Fault(Enum):
    """What is wrong with the file of a picture; it is published as it is."""

    UNKNOWN = "unknown"  # not a picture of any format that browsers show
    DAMAGED = "damaged"
    HUGE = "huge"


class Reduced(Record):
    """A smaller copy, as the bytes of its file. `ending` is that of its name; sizes are in pixels."""

    width: int
    ending: str
    data: bytes


class Look(Record):
    """What a whole picture tells: its size as a browser shows it, None if not said; and its copies, the smallest first."""

    size: tuple[int, int] | None
    fault: Fault | None = None
    copies: tuple[Reduced, ...] = ()


def is_picture(path: str) -> bool:
    """Whether a file is named as a picture is."""
    return path.lower().endswith(_SUFFIXES)


def look(data: bytes) -> Look:
    """All that can be learned of a picture. Raises nothing, whatever the bytes."""
    if _is_drawing(data):
        return Look(_size_of_drawing(data))
    size = size_of(data)
    if size is None:
        return Look(None, Fault.UNKNOWN)
    if size[0] * size[1] > _MOST_PIXELS:
        return Look(size, Fault.HUGE)
    if size[0] <= WIDTHS[0] * _HARDLY_SMALLER or not data.startswith((b"\x89PNG", b"\xff\xd8")):
        return Look(size)
    try:
        with _opened(data) as image:
            return Look(size, None, tuple(_copies(image, size, len(data))))
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError):
        return Look(size, Fault.DAMAGED)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, as a browser shows them, of a picture's first bytes; None if they do not tell."""
    if _is_drawing(data):
        return _size_of_drawing(data)
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        # One that claims to be huge is not opened to know it.
        return _positive(int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data[4:8] == b"ftyp":
        return _size_of_boxes(data)
    try:
        with _opened(data) as image:
            width, height = image.size
            turned = image.format in _TURNED and image.getexif().get(_ORIENTATION) in _QUARTER_TURNS
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError):
        # What Pillow's readers raise for damaged files.
        return None
    return (height, width) if turned else (width, height)


@contextmanager
def _opened(data: bytes) -> "Iterator[Image]":
    from PIL import Image

    with warnings.catch_warnings():
        # How large one may be is said here, and what is odd about a file is no matter of the writer's.
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data)) as image:
                yield image
        except Image.DecompressionBombError as error:
            raise ValueError("more pixels than can be opened") from error


def _positive(width: int, height: int) -> tuple[int, int] | None:
    return (width, height) if width > 0 and height > 0 else None


# ---- copies


def _copies(image: "Image", size: tuple[int, int], length: int) -> Iterator[Reduced]:
    """The copies that are worth their bytes. `size` is the picture's as shown, `length` that of its file."""
    from PIL import Image, ImageOps

    wanted = [width for width in WIDTHS if size[0] > width * _HARDLY_SMALLER]
    is_png = image.format == "PNG"
    if is_png and getattr(image, "is_animated", False):
        return
    if image.mode not in (("1", "L", "LA", "P", "RGB", "RGBA") if is_png else ("L", "RGB")):
        return  # 16 bits, or the inks of a printer
    profile = image.info.get("icc_profile")
    if not is_png:
        # A picture may be decoded at a half or a quarter of its size, which is quicker; never below twice the copy's.
        image.draft(None, (wanted[-1] * 2, size[1] * wanted[-1] * 2 // size[0]))
    whole = _plain(ImageOps.exif_transpose(image))
    for width in wanted:
        small = whole.resize((width, max(1, round(size[1] * width / size[0]))), Image.Resampling.LANCZOS)
        out = BytesIO()
        if is_png:
            small.save(out, "PNG", compress_level=_PNG_LEVEL, icc_profile=profile)
        else:
            small.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True, icc_profile=profile)
        if out.tell() <= min(length * _WORTH, length - _SAVED):
            yield Reduced(width, "png" if is_png else "jpg", out.getvalue())


def _plain(image: "Image") -> "Image":
    """A picture in colours that lie between others, as a palette's do not."""
    if "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "P":
        return image.convert("RGB")
    return image.convert("L") if image.mode == "1" else image


# ---- sizes

_SVG: Final = pattern(r"<svg\b([^>]{0,4000})>", re.IGNORECASE)
_LENGTH: Final = r"""\s*=\s*["']\s*([0-9]{1,7}(?:\.[0-9]{1,9})?)(?:px)?\s*["']"""
_SVG_WIDTH: Final = pattern(rf"\swidth{_LENGTH}")
_SVG_HEIGHT: Final = pattern(rf"\sheight{_LENGTH}")
_SVG_BOX: Final = pattern(
    r"""\sviewBox\s*=\s*["']\s*[-0-9.e]{1,20}[\s,]{1,3}[-0-9.e]{1,20}[\s,]{1,3}([0-9.]{1,20})[\s,]{1,3}([0-9.]{1,20})\s*["']"""
)


def _is_drawing(data: bytes) -> bool:
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _size_of_drawing(data: bytes) -> tuple[int, int] | None:
    found = _SVG.search(data[:20_000].decode("utf-8", "replace"))
    if not found:
        return None
    width, height = _SVG_WIDTH.search(found[1]), _SVG_HEIGHT.search(found[1])
    pair = (width[1], height[1]) if width and height else None
    if pair is None and (box := _SVG_BOX.search(found[1])):
        pair = (box[1], box[2])
    try:
        return _positive(round(float(pair[0])), round(float(pair[1]))) if pair else None
    except (ValueError, OverflowError):
        return None


_SIZE: Final = re.compile(rb"ispe\0\0\0\0(.{4})(.{4})", re.DOTALL)
_TURN: Final = re.compile(rb"\0\0\0\x09irot(.)", re.DOTALL)


def _size_of_boxes(data: bytes) -> tuple[int, int] | None:
    """The size of an AVIF, which not every Pillow can read: that of its largest part, which is the whole."""
    head = data[:64_000]
    sizes = [(int.from_bytes(match[1]), int.from_bytes(match[2])) for match in _SIZE.finditer(head)]
    if not sizes:
        return None
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    turn = _TURN.search(head)
    return _positive(height, width) if turn is not None and turn[1][0] % 2 else _positive(width, height)

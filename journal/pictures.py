"""The size of a picture, so that a page keeps its place while pictures load.

The only user of Pillow. What is no picture, or one that cannot be understood, has no size; that is no error.
"""

import re
from io import BytesIO
from typing import Final

# Ends of names of what a page can show as an image.
_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".avif", ".bmp", ".ico", ".svg")
# Orientations of Exif that turn a picture by a quarter; browsers obey them, and width and height change places.
_QUARTER_TURNS: Final = frozenset({5, 6, 7, 8})
_ORIENTATION: Final = 0x0112
# Of the other formats, Pillow would have to read the whole picture to know.
_TURNED: Final = frozenset({"JPEG", "MPO", "WEBP"})

_SVG: Final = re.compile(r"<svg\b([^>]{0,4000})>", re.IGNORECASE)
_LENGTH: Final = r"""\s*=\s*["']\s*([0-9]{1,7}(?:\.[0-9]{1,9})?)(?:px)?\s*["']"""
_SVG_WIDTH: Final = re.compile(rf"\swidth{_LENGTH}")
_SVG_HEIGHT: Final = re.compile(rf"\sheight{_LENGTH}")
_SVG_BOX: Final = re.compile(
    r"""\sviewBox\s*=\s*["']\s*[-0-9.e]{1,20}[\s,]{1,3}[-0-9.e]{1,20}[\s,]{1,3}([0-9.]{1,20})[\s,]{1,3}([0-9.]{1,20})\s*["']"""
)


def is_picture(path: str) -> bool:
    """Whether a file is named as a picture is."""
    return path.lower().endswith(_SUFFIXES)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, as a browser shows them, of a picture's first bytes; None if they do not tell."""
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _size_of_drawing(data[:20_000].decode("utf-8", "replace"))
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            turned = image.format in _TURNED and image.getexif().get(_ORIENTATION) in _QUARTER_TURNS
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, Image.DecompressionBombError):
        # What Pillow's readers raise for damaged files.
        return None
    return (height, width) if turned else (width, height)


def _size_of_drawing(text: str) -> tuple[int, int] | None:
    found = _SVG.search(text)
    if not found:
        return None
    width, height = _SVG_WIDTH.search(found[1]), _SVG_HEIGHT.search(found[1])
    pair = (width[1], height[1]) if width and height else None
    if pair is None and (box := _SVG_BOX.search(found[1])):
        pair = (box[1], box[2])
    try:
        size = (round(float(pair[0])), round(float(pair[1]))) if pair else None
    except (ValueError, OverflowError):
        return None
    return size if size and min(size) > 0 else None

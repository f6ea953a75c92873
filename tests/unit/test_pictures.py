"""A picture tells its size, and damaged ones tell nothing."""

from io import BytesIO

import pytest
from PIL import Image

from journal.pictures import is_picture, size_of


def _picture(form: str, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    Image.new("RGB", (40, 30)).save(out, form, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_has_its_size(form: str) -> None:
    assert size_of(_picture(form)) == (40, 30)


def test_a_photograph_that_lies_on_its_side_is_turned() -> None:
    assert size_of(_picture("JPEG", orientation=6)) == (30, 40)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_need_not_be_whole(form: str) -> None:
    assert size_of(_picture(form)[:-20]) == (40, 30)


@pytest.mark.parametrize("data", [b"", b"no picture", _picture("PNG")[:20], b"\xff\xd8\xff", b"GIF89a"], ids=repr)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert size_of(data) is None


@pytest.mark.parametrize(
    ("drawing", "size"),
    [
        ('<svg width="120" height="80px" viewBox="0 0 9 9">', (120, 80)),
        ("<?xml version='1.0'?>\n<svg xmlns='x' viewBox='0 0 64.4 48'>", (64, 48)),
        ('<svg width="100%" height="100%" viewBox="-5,-5,30,20">', (30, 20)),
        ('<svg stroke-width="2" viewBox="0 0 7 8">', (7, 8)),
        ('<svg width="100%">', None),
        ('<svg viewBox="0 0 1.2.3 4">', None),
        ('<svg viewBox="0 0 0 0">', None),
        ("<html>", None),
    ],
)
def test_a_drawing_has_the_size_it_says(drawing: str, size: tuple[int, int] | None) -> None:
    assert size_of(drawing.encode()) == size


@pytest.mark.parametrize(("path", "is_one"), [("a/b.PNG", True), ("a.svg", True), ("a.pdf", False), ("png", False)])
def test_pictures_are_known_by_their_names(path: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_picture(path) is is_one

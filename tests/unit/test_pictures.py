"""A picture tells its size, large ones have copies, and damaged ones are found."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, features

from journal.pictures import Fault, is_picture, look, size_of


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


# --- Copies


def _drawn(width: int, height: int, form: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    """A picture with something in it that a smaller copy saves bytes of."""
    noise = Image.effect_noise((width // 4, height // 4), 60).resize((width, height))
    out = BytesIO()
    noise.convert(mode).save(out, form, **more)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "widths"),
    [
        (_drawn(800, 400), ()),
        (_drawn(1600, 400), (736,)),
        (_drawn(2400, 400), (736, 1472)),
        (_drawn(2400, 400, "JPEG"), (736, 1472)),
        (_drawn(2400, 400, mode="P"), (736, 1472)),
        (_drawn(2400, 400, mode="L"), (736, 1472)),
        (_drawn(2400, 400, "GIF", "P"), ()),
        (_drawn(2400, 400, "WEBP"), ()),
        (_drawn(2400, 400, mode="I;16"), ()),
        (_drawn(2400, 400, "JPEG", "CMYK"), ()),
        (_drawn(2400, 400, save_all=True, append_images=[Image.new("RGB", (2400, 400))]), ()),
    ],
    ids=["small", "wide", "wider", "jpeg", "palette", "grey", "gif", "webp", "16 bits", "inks", "animated"],
)
def test_a_picture_that_is_larger_than_a_page_has_copies(data: bytes, widths: tuple[int, ...]) -> None:
    found = look(data)

    assert (tuple(copy.width for copy in found.copies), found.fault) == (widths, None)


def test_a_copy_is_a_picture_of_its_width() -> None:
    for copy in look(_drawn(2400, 400)).copies:
        assert size_of(copy.data) == (copy.width, round(copy.width / 6))


def test_a_copy_that_saves_nothing_is_not_made() -> None:
    out = BytesIO()
    Image.new("RGB", (2400, 40)).save(out, "PNG", optimize=True)

    assert look(out.getvalue()).copies == ()


def test_a_copy_lies_as_the_picture_is_shown() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = look(_drawn(400, 1600, "JPEG", exif=exif))

    assert found.size == (1600, 400)
    assert [size_of(copy.data) for copy in found.copies] == [(736, 184)]


def test_a_copy_keeps_the_colours_and_says_nothing_else() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Irene Vogt"
    (copy,) = look(_drawn(1600, 400, "JPEG", exif=exif, icc_profile=b"profile of colours")).copies
    with Image.open(BytesIO(copy.data)) as image:
        assert image.info.get("icc_profile") == b"profile of colours"
        assert not image.getexif()


def test_a_picture_keeps_what_can_be_seen_through() -> None:
    image = Image.new("RGBA", (2400, 400))
    image.paste(Image.effect_noise((1200, 400), 60).convert("RGBA"), (0, 0))
    out = BytesIO()
    image.save(out, "PNG")
    (copy, _) = look(out.getvalue()).copies
    with Image.open(BytesIO(copy.data)) as small:
        assert small.mode == "RGBA"
        assert small.getpixel((700, 10)) == (0, 0, 0, 0)


def test_the_same_picture_gives_the_same_copies() -> None:
    data = _drawn(2400, 400)

    assert look(data) == look(data)


def _claiming(width: int, height: int) -> bytes:
    """A PNG of one pixel that says to have more."""
    data = bytearray(_picture("PNG"))
    data[16:24] = width.to_bytes(4) + height.to_bytes(4)
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"no picture", Fault.UNKNOWN),
        (b"", Fault.UNKNOWN),
        (_drawn(2400, 400)[:-2000], Fault.DAMAGED),
        (_drawn(2400, 400, "JPEG")[:-2000], Fault.DAMAGED),
        (_claiming(60_000, 60_000), Fault.HUGE),
        (_claiming(2400, 400), Fault.DAMAGED),
        (_picture("PNG"), None),
        (b"<svg></svg>", None),
    ],
    ids=["text", "nothing", "half a PNG", "half a JPEG", "bomb", "liar", "PNG", "SVG"],
)
def test_what_is_wrong_with_a_picture_is_found(data: bytes, fault: Fault | None) -> None:
    assert look(data).fault is fault


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow writes no AVIF")
@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (6, (30, 40))])
def test_an_avif_has_its_size(orientation: int, size: tuple[int, int]) -> None:
    assert size_of(_picture("AVIF", orientation)) == size

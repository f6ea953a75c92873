"""What says where a picture was taken is taken out of its file, and nothing else is."""

import random
from io import BytesIO

import pytest
from PIL import Image, features
from PIL.PngImagePlugin import PngInfo

from journal.location import may_tell, without

_ORIENTATION, _ARTIST, _GPS = 0x0112, 0x013B, 0x8825
_MAKER = 0x927C
_XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description exif:GPSLatitude="51,30.5N" '
    b'xmlns:exif="http://ns.adobe.com/exif/1.0/"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_SECRETS = (b"LOCK-AND-WEIR", b"51,30.5N", b"2031:02:20")
_FORMS = ["JPEG", "PNG", "WEBP", "TIFF", *(["AVIF"] if features.check("avif") else [])]


def _exif(*, placed: bool = True) -> Image.Exif:
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif[_ARTIST] = "Irene Vogt"
    exif.get_ifd(0x8769)[_MAKER] = b"maker's own notes of LOCK-AND-WEIR"
    if placed:
        exif.get_ifd(_GPS).update(
            {1: "N", 2: (51.0, 30.0, 30.0), 3: "W", 4: (0.0, 7.0, 40.0), 27: b"LOCK-AND-WEIR", 29: "2031:02:20"}
        )
    return exif


def _picture(form: str, *, placed: bool = True, xmp: bytes = b"") -> bytes:
    out = BytesIO()
    image = Image.linear_gradient("L").convert("RGB").resize((40, 30))
    more = {"xmp": xmp} if xmp and form not in ("PNG", "TIFF") else {}
    if xmp and form == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(out, form, exif=_exif(placed=placed), pnginfo=info, icc_profile=b"profile of colours")
    else:
        image.save(out, form, exif=_exif(placed=placed), icc_profile=b"profile of colours", **more)
    return out.getvalue()


@pytest.mark.parametrize("form", [form for form in _FORMS if form != "TIFF"])
def test_a_picture_no_longer_says_where_it_was_taken(form: str) -> None:
    data = _picture(form)
    cleaned = without(data)

    assert any(secret in data for secret in _SECRETS)
    assert not [secret for secret in _SECRETS if secret in cleaned]
    with Image.open(BytesIO(cleaned)) as image:
        assert not dict(image.getexif().get_ifd(_GPS))


def test_a_tiff_no_longer_says_where_it_was_taken() -> None:
    data = _exif().tobytes().removeprefix(b"Exif\0\0")
    cleaned = without(data)

    assert data.startswith((b"II*", b"MM"))
    assert all(secret in data for secret in (b"LOCK-AND-WEIR", b"2031:02:20"))
    assert not [secret for secret in _SECRETS if secret in cleaned]
    assert b"Irene Vogt" in cleaned


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_place_in_xmp_is_taken_out(form: str) -> None:
    data = _picture(form, placed=False, xmp=_XMP)

    assert b"51,30.5N" in data
    assert b"51,30.5N" not in without(data)


@pytest.mark.parametrize("form", _FORMS)
def test_the_picture_itself_stays_as_it_is(form: str) -> None:
    data = _picture(form, xmp=_XMP)
    cleaned = without(data)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(cleaned)) as after:
        after.load()

        assert len(cleaned) == len(data)
        assert after.tobytes() == before.tobytes()
        assert after.info.get("icc_profile") == before.info.get("icc_profile")


@pytest.mark.parametrize("form", [form for form in _FORMS if form != "AVIF"])
def test_how_a_picture_lies_and_who_took_it_stays(form: str) -> None:
    with Image.open(BytesIO(without(_picture(form)))) as image:
        exif = image.getexif()

    assert (exif.get(_ORIENTATION), exif.get(_ARTIST)) == (6, "Irene Vogt")


@pytest.mark.parametrize("form", _FORMS)
def test_a_picture_without_a_place_is_left_alone(form: str) -> None:
    data = _picture(form, placed=False)

    assert without(data) is data


@pytest.mark.parametrize("form", _FORMS)
def test_what_was_taken_out_is_not_taken_out_again(form: str) -> None:
    cleaned = without(_picture(form, xmp=_XMP))

    assert without(cleaned) is cleaned


def test_the_checksums_of_a_png_are_right() -> None:
    with Image.open(BytesIO(without(_picture("PNG", xmp=_XMP)))) as image:
        image.verify()


def test_places_of_iptc_are_taken_out() -> None:
    city = b"\x1c\x02\x5a\x00\x0dLOCK-AND-WEIR"
    author = b"\x1c\x02\x50\x00\x05Irene"
    block = b"8BIM\x04\x04\0\0" + (len(city) + len(author)).to_bytes(4) + city + author
    body = b"Photoshop 3.0\0" + block
    data = _picture("JPEG", placed=False)
    data = data[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2) + body + data[2:]
    cleaned = without(data)

    assert b"LOCK-AND-WEIR" not in cleaned.replace(b"maker's own notes of LOCK-AND-WEIR", b"")
    assert b"Irene" in cleaned


def test_the_pictures_behind_the_first_are_looked_at_too() -> None:
    out = BytesIO()
    exif = _exif()
    image = Image.new("RGB", (40, 30))
    image.save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (20, 10))], exif=exif)
    data = out.getvalue()
    at = data.rindex(b"\xff\xd8")
    placed = _picture("JPEG")

    assert b"LOCK-AND-WEIR" not in without(data[:at] + placed + bytes(len(data) - at))


@pytest.mark.parametrize("form", _FORMS)
def test_a_damaged_file_is_no_problem(form: str) -> None:
    data, chance = _picture(form, xmp=_XMP), random.Random(7)
    for _ in range(300):
        broken = bytearray(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
        for _ in range(chance.randrange(12)):
            if broken:
                broken[chance.randrange(len(broken))] = chance.randrange(256)

        assert len(without(bytes(broken))) == len(broken)


@pytest.mark.parametrize(("path", "told"), [("a.JPG", True), ("a.heic", True), ("a.gif", False), ("a.md", False)])
def test_files_that_may_tell_are_known_by_their_names(path: str, told: bool) -> None:  # noqa: FBT001
    assert may_tell(path) is told

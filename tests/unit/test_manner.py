from datetime import date

import pytest

from journal.manner import Moment, abstracted, abstracted_folder, common, covering, filled, is_dated, moments
from journal.record import replace

_DAY = Moment(date(2026, 3, 9), date(2026, 3, 9))
_OTHER = Moment(date(2026, 11, 22), date(2026, 11, 22))
_WEEK = Moment(date(2026, 3, 9), date(2026, 3, 15), 4)
_LATER = Moment(date(2026, 11, 16), date(2026, 11, 22), 40)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-09", "2026-11-22"),
        ("20260309", "20261122"),
        ("2026.3.9", "2026.11.22"),
        ("26-03-09 the lock", "26-11-22 the lock"),
        ("2026年3月9日 周一", "2026年11月22日 周日"),
        ("3月9日", "11月22日"),
        ("2026년 3월 9일 월요일", "2026년 11월 22일 일요일"),
        ("Monday, March 9, 2026", "Sunday, November 22, 2026"),
        ("Mon 9 Mar", "Sun 22 Nov"),
        ("part 3 of 9", "part 3 of 9"),
    ],
)
def test_a_day_is_written_as_another_was(written: str, meant: str) -> None:
    assert filled(abstracted(written, _DAY), _OTHER) == meant


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("vi", "Thứ Hai, 9 tháng 3, 2026", "Chủ nhật, 22 tháng 11, 2026"),
        ("vi", "Ngày 9 tháng 3 năm 2026", "Ngày 22 tháng 11 năm 2026"),
        ("vi", "9-thang-3-2026", "22-thang-11-2026"),
        ("id", "Senin, 9 Maret 2026", "Minggu, 22 November 2026"),
        ("el", "Δευτέρα, 9 Μαρτίου 2026", "Κυριακή, 22 Νοεμβρίου 2026"),
        ("el", "Μάρτιος 2026", "Νοέμβριος 2026"),
        ("hu", "2026. március 9., hétfő", "2026. november 22., vasárnap"),
        ("hu", "2026-március-09", "2026-november-22"),
        ("fr", "9-mars-2026", "22-novembre-2026"),
        ("he", "יום שני, 9 במרץ 2026", "יום ראשון, 22 בנובמבר 2026"),
        ("he", "מרץ 2026", "נובמבר 2026"),
        ("ar", "الاثنين، 9 مارس 2026", "الأحد، 22 نوفمبر 2026"),
        ("hr", "Ponedjeljak, 9. ožujka 2026.", "Nedjelja, 22. studenoga 2026."),
        ("sr", "9. март 2026.", "22. новембар 2026."),
        ("ca", "9 de març de 2026", "22 de novembre de 2026"),
    ],
)
def test_a_day_is_written_in_the_language_of_the_other(language: str, written: str, meant: str) -> None:
    assert filled(abstracted(written, replace(_DAY, language=language)), replace(_OTHER, language=language)) == meant


def test_catalan_leaves_out_a_vowel_before_another() -> None:
    april = Moment(date(2026, 4, 2), date(2026, 4, 2), language="ca")

    assert filled(abstracted("9 de març de 2026", replace(_DAY, language="ca")), april) == "2 d'abril de 2026"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-W11", "2026-W47"),
        ("2026w11", "2026w47"),
        ("Week 11", "Week 47"),
        ("第11周", "第47周"),
        ("Weekly-#4 2026.3.9-3.15", "Weekly-#40 2026.11.16-11.22"),
        ("2026-03-09 to 2026-03-15", "2026-11-16 to 2026-11-22"),
    ],
)
def test_a_week_is_written_as_another_was(written: str, meant: str) -> None:
    assert filled(abstracted(written, _WEEK), _LATER) == meant


def test_a_week_from_sunday_is_that_of_its_middle() -> None:
    week = Moment(date(2026, 3, 8), date(2026, 3, 14))

    assert is_dated(abstracted("2026-W11", week))


@pytest.mark.parametrize(
    ("written", "meant"),
    [("log/2026/03", "log/2026/11"), ("2026/3", "2026/11"), ("2026-03/notes", "2026-11/notes"), ("daily", "daily")],
)
def test_folders_may_be_years_and_months(written: str, meant: str) -> None:
    assert filled(abstracted_folder(written, _DAY), _OTHER) == meant


def test_what_most_have_in_common_is_taken() -> None:
    assert common(["a", "b", "b"]) == "b"


def test_notes_that_do_not_agree_have_nothing_in_common() -> None:
    assert common(["a", "b"]) is None


def test_a_week_begins_on_the_day_on_which_others_do() -> None:
    spans = [(date(2026, 3, 8), date(2026, 3, 14))]

    assert covering(date(2026, 3, 17), spans) == (date(2026, 3, 15), date(2026, 3, 21))


def test_without_others_a_week_begins_on_monday() -> None:
    assert covering(date(2026, 3, 15), []) == (date(2026, 3, 9), date(2026, 3, 15))


def test_a_form_of_other_programs_gives_its_day() -> None:
    assert "".join(moments("dddd, D MMMM YYYY [at] GGGG-[W]WW", date(2026, 3, 9))) == "Monday, 9 March 2026 at 2026-W11"

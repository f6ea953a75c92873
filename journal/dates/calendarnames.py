"""The names of months and weekdays in languages of Europe beside English, as people write them in dates.

One line for each language, in the order of the calendar, with a stroke between names of the same: `marzec` stands alone,
`3 marca` with a day. Of abbreviations there are those that no other word is spelled like, and names of
files often have letters without their marks: `subat`, `pazdziernik`.
"""

from collections.abc import Iterable, Mapping
from typing import Final

MONTH_NAMES: Final = {
    "cs": "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září"
    " října/říjen listopadu/listopad prosince/prosinec",
    "da": "januar februar marts april maj juni juli august september oktober/okt november december",
    "de": "januar/jänner februar/feber märz/maerz/mär april mai juni juli august september oktober/okt november dezember/dez",
    "es": "enero/ene febrero marzo abril/abr mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre/dic",
    "fi": "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu"
    " kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu"
    " joulukuuta/joulukuu",
    "fr": "janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre"
    " décembre/decembre/déc",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre/ott novembre dicembre/dic",
    "nb": "januar februar mars april mai juni juli august september oktober/okt november desember",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober/okt november december",
    "pl": "stycznia/styczeń/styczen lutego/luty marca/marzec kwietnia/kwiecień/kwiecien maja/maj czerwca/czerwiec"
    " lipca/lipiec sierpnia/sierpień/sierpien września/wrzesień/wrzesnia/wrzesien października/październik/pazdziernika/pazdziernik"
    " listopada/listopad grudnia/grudzień/grudzien",
    "pt": "janeiro fevereiro/fev março/marco abril/abr maio junho julho agosto setembro outubro novembro dezembro/dez",
    "ru": "января/январь/янв февраля/февраль/фев марта/март апреля/апрель/апр мая/май июня/июнь июля/июль августа/август/авг"
    " сентября/сентябрь/сент октября/октябрь/окт ноября/ноябрь/ноя декабря/декабрь/дек",
    "sv": "januari februari mars april maj juni juli augusti september oktober/okt november december",
    "tr": "ocak şubat/subat mart nisan mayıs/mayis haziran temmuz ağustos/agustos eylül/eylul ekim kasım/kasim aralık/aralik",
    "uk": "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень"
    " серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
}
WEEKDAY_NAMES: Final = {
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "es": "lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì/lunedi martedì/martedi mercoledì/mercoledi giovedì/giovedi venerdì/venerdi sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": "poniedziałek/poniedzialek wtorek środa/sroda czwartek piątek/piatek sobota niedziela",
    "pt": "segunda-feira/segunda terça-feira/terça/terca-feira/terca"
    " quarta-feira/quarta quinta-feira/quinta sexta-feira/sexta sábado/sabado domingo",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "tr": "pazartesi salı/sali çarşamba/carsamba perşembe/persembe cuma cumartesi pazar",
    "uk": "понеділок вівторок середа четвер пʼятниця/п'ятниця субота неділя",
}
# Other words may be spelled like these: they count only in brackets, before a dot or a comma, or before a whole date.
SHORT_WEEKDAY_NAMES: Final = {
    "de": "mo di mi do fr sa so",
    "es": "lun mart mié jue vie sáb dom",
    "fr": "lun mard mer jeu ven sam dim",
    "nb": "man tir ons tor fre lør søn",
    "ru": "пн вт ср чт пт сб вс",
}
_ENGLISH: Final = frozenset({"april", "august", "september", "november", "december"})


def _numbered(languages: Iterable[str]) -> Mapping[str, int]:
    return {
        name: number
        for language in languages
        for number, names in enumerate(language.split(), 1)
        for name in names.split("/")
        if name not in _ENGLISH
    }


MONTHS: Final = _numbered(MONTH_NAMES.values())
WEEKDAYS: Final = _numbered(WEEKDAY_NAMES.values())
SHORT_WEEKDAYS: Final = _numbered(SHORT_WEEKDAY_NAMES.values())
# What people write before the number of a week of the year.
_WEEK_WORDS: Final = (
    *("kalenderwoche", "kw", "wochenbericht", "woche", "semaine", "semana", "settimana", "weekverslag", "weekrapport"),
    *("veckorapport", "vecka", "ugerapport", "uge", "ukerapport", "uke", "viikko", "tydzień", "týden", "неделя"),
    *("тиждень", "haftalık rapor", "hafta", "tuần"),
)
# Languages in which the name of a month beside a day, the first of each, is another than alone, the second.
CASES: Final = frozenset({"cs", "fi", "pl", "ru", "uk"})
# Languages in which nobody writes the month of a day first.
DAY_FIRST: Final = frozenset(
    {
        *(
            "ar",
            "be",
            "bg",
            "ca",
            "cs",
            "da",
            "de",
            "el",
            "es",
            "fi",
            "fr",
            "he",
            "hr",
            "it",
            "nb",
            "nl",
            "nn",
            "no",
            "pl",
        ),
        *("pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"),
    }
)
# A planet, shops and names: in titles these are months only where nothing stands beside them but the year.
UNSURE: Final = frozenset({"mars", "mart", "marts", "mai", "mei", "marco"})


def _either_case(names: Iterable[str]) -> str:
    """A pattern for any of `names`, the longest first, in which the case of letters beyond ASCII does not matter either."""
    return "|".join("".join(map(_letter, name)) for name in sorted(names, key=lambda name: (-len(name), name)))


def _letter(char: str) -> str:
    return char if char.isascii() else f"[{char}{char.upper()}]"


WEEK_WORD: Final = _either_case(_WEEK_WORDS)
WEEK_WORDS_BEGIN: Final = _either_case({"w", "kw", *(word[:3] for word in _WEEK_WORDS)})

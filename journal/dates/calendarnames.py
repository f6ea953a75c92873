"""The names of months and weekdays in languages beside English, Chinese, Japanese and Korean, as people write them in dates.

One line for each language, in the order of the calendar, with a stroke between names of the same and `_` for a space within
one: `marzec` stands alone, `3 marca` with a day. Of abbreviations there are those that no other word is spelled like, and
names of files often have letters without their marks: `subat`, `pazdziernik`. Vietnamese months are numbers.
"""

from collections.abc import Iterable, Mapping
from typing import Final

MONTH_NAMES: Final = {
    "ar": "يناير/جانفي/كانون_الثاني فبراير/فيفري/شباط مارس/آذار أبريل/ابريل/إبريل/أفريل/نيسان مايو/ماي/أيار/ايار"
    " يونيو/يونيه/جوان/حزيران يوليو/يوليه/يوليوز/جويلية/تموز أغسطس/اغسطس/أوت/غشت/آب سبتمبر/شتنبر/أيلول/ايلول"
    " أكتوبر/اكتوبر/تشرين_الأول نوفمبر/نونبر/تشرين_الثاني ديسمبر/دجنبر/كانون_الأول",
    "bg": "януари/яну февруари/февр март април май юни юли август септември/септ октомври/окт ноември/ноем декември/дек",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "cs": "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září"
    " října/říjen listopadu/listopad prosince/prosinec",
    "da": "januar februar marts april maj juni juli august september oktober/okt november december",
    "de": "januar/jänner februar/feber märz/maerz/mär april mai juni juli august september oktober/okt november dezember/dez",
    "el": "ιανουαρίου/ιανουάριος/ιανουάριο/ιαν φεβρουαρίου/φεβρουάριος/φεβρουάριο/φεβ μαρτίου/μάρτιος/μάρτιο/μαρ"
    " απριλίου/απρίλιος/απρίλιο/απρ μαΐου/μάιος/μάιο/μαϊου ιουνίου/ιούνιος/ιούνιο/ιουν ιουλίου/ιούλιος/ιούλιο/ιουλ"
    " αυγούστου/αύγουστος/αύγουστο/αυγ σεπτεμβρίου/σεπτέμβριος/σεπτέμβριο/σεπ οκτωβρίου/οκτώβριος/οκτώβριο/οκτ"
    " νοεμβρίου/νοέμβριος/νοέμβριο/νοε δεκεμβρίου/δεκέμβριος/δεκέμβριο/δεκ",
    "es": "enero/ene febrero marzo abril/abr mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre/dic",
    "fi": "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu"
    " kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu"
    " joulukuuta/joulukuu",
    "fr": "janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre"
    " décembre/decembre/déc",
    "he": "בינואר/ינואר בפברואר/פברואר במרץ/מרץ/במרס/מרס באפריל/אפריל במאי/מאי ביוני/יוני ביולי/יולי באוגוסט/אוגוסט"
    " בספטמבר/ספטמבר באוקטובר/אוקטובר בנובמבר/נובמבר בדצמבר/דצמבר",
    "hr": "siječnja/siječanj/sijecnja veljače/veljača ožujka/ožujak/ozujka travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj"
    " kolovoza/kolovoz rujna/rujan listopada/listopad studenoga/studeni/studenog prosinca/prosinac",
    "hu": "január február/febr március/marcius/márc április/aprilis/ápr május/majus/máj június/jún július/júl augusztus szeptember/szept"
    " október/okt november december",
    "id": "januari februari maret april mei juni juli agustus/agu/agt september oktober/okt november desember",
    "is": "janúar febrúar mars apríl maí júní/jún júlí/júl ágúst/ágú september október/okt nóvember/nóv desember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre/ott novembre dicembre/dic",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "nb": "januar februar mars april mai juni juli august september oktober/okt november desember",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober/okt november december",
    "pl": "stycznia/styczeń/styczen lutego/luty marca/marzec kwietnia/kwiecień/kwiecien maja/maj czerwca/czerwiec"
    " lipca/lipiec sierpnia/sierpień/sierpien września/wrzesień/wrzesnia/wrzesien października/październik/pazdziernika/pazdziernik"
    " listopada/listopad grudnia/grudzień/grudzien",
    "pt": "janeiro fevereiro/fev março/marco abril/abr maio junho julho agosto setembro outubro novembro dezembro/dez",
    "ro": "ianuarie/ian februarie/febr martie aprilie mai iunie/iun iulie/iul august septembrie octombrie noiembrie"
    " decembrie",
    "ru": "января/январь/янв февраля/февраль/фев марта/март апреля/апрель/апр мая/май июня/июнь июля/июль августа/август/авг"
    " сентября/сентябрь/сент октября/октябрь/окт ноября/ноябрь/ноя декабря/декабрь/дек",
    "sk": "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august"
    " septembra/september októbra/október novembra/november decembra/december",
    "sl": "januarja/januar februarja/februar marca/marec aprila/april maja/maj junija/junij julija/julij avgusta/avgust"
    " septembra/september oktobra/oktober novembra/november decembra/december",
    "sr": "јануара/јануар/januara фебруара/фебруар/februara марта/март/marta априла/април/aprila маја/мај/maja"
    " јуна/јун/juna јула/јул/jula августа/август/avgusta септембра/септембар/septembra/septembar"
    " октобра/октобар/oktobra/oktobar новембра/новембар/novembra/novembar децембра/децембар/decembra/decembar",
    "sv": "januari februari mars april maj juni juli augusti september oktober/okt november december",
    "tr": "ocak şubat/subat mart nisan mayıs/mayis haziran temmuz ağustos/agustos eylül/eylul ekim kasım/kasim aralık/aralik",
    "uk": "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень"
    " серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
    "vi": "tháng_1/tháng_một tháng_2/tháng_hai tháng_3/tháng_ba tháng_4/tháng_tư tháng_5/tháng_năm tháng_6/tháng_sáu"
    " tháng_7/tháng_bảy tháng_8/tháng_tám tháng_9/tháng_chín tháng_10/tháng_mười tháng_11/tháng_mười_một"
    " tháng_12/tháng_mười_hai",
}
WEEKDAY_NAMES: Final = {
    "ar": "الاثنين/الإثنين/يوم_الاثنين/يوم_الإثنين الثلاثاء/يوم_الثلاثاء الأربعاء/الاربعاء/يوم_الأربعاء/يوم_الاربعاء"
    " الخميس/يوم_الخميس الجمعة/يوم_الجمعة السبت/يوم_السبت الأحد/الاحد/يوم_الأحد/يوم_الاحد",
    "bg": "понеделник вторник сряда четвъртък петък събота неделя",
    "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "el": "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "es": "lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "he": "יום_שני/יום_ב'/יום_ב׳ יום_שלישי/יום_ג'/יום_ג׳ יום_רביעי/יום_ד'/יום_ד׳ יום_חמישי/יום_ה'/יום_ה׳"
    " יום_שישי/יום_ו'/יום_ו׳ שבת/יום_שבת יום_ראשון/יום_א'/יום_א׳",
    "hr": "ponedjeljak utorak srijeda četvrtak/cetvrtak petak subota nedjelja",
    "hu": "hétfő/hetfo kedd szerda csütörtök/csutortok péntek/pentek szombat vasárnap/vasarnap",
    "id": "senin selasa rabu kamis jumat/jum'at sabtu minggu/ahad",
    "is": "mánudagur/mánudag/mánudagurinn þriðjudagur/þriðjudag/þriðjudagurinn miðvikudagur/miðvikudag/miðvikudagurinn"
    " fimmtudagur/fimmtudag/fimmtudagurinn föstudagur/föstudag/föstudagurinn laugardagur/laugardag/laugardagurinn"
    " sunnudagur/sunnudag/sunnudagurinn",
    "it": "lunedì/lunedi martedì/martedi mercoledì/mercoledi giovedì/giovedi venerdì/venerdi sabato domenica",
    "ms": "isnin selasa rabu khamis jumaat sabtu ahad",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pl": "poniedziałek/poniedzialek wtorek środa/sroda czwartek piątek/piatek sobota niedziela",
    "pt": "segunda-feira/segunda terça-feira/terça/terca-feira/terca"
    " quarta-feira/quarta quinta-feira/quinta sexta-feira/sexta sábado/sabado domingo",
    "ro": "luni marți/marţi/marti miercuri joi vineri sâmbătă/sâmbata/sambata duminică/duminica",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "sk": "pondelok utorok streda štvrtok/stvrtok piatok sobota nedeľa",
    "sl": "ponedeljek torek sreda četrtek/cetrtek petek sobota nedelja",
    "sr": "понедељак/ponedeljak уторак/utorak среда/sreda четвртак/četvrtak петак/petak субота/subota недеља/nedelja",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "tr": "pazartesi salı/sali çarşamba/carsamba perşembe/persembe cuma cumartesi pazar",
    "uk": "понеділок вівторок середа четвер пʼятниця/п'ятниця субота неділя",
    "vi": "thứ_Hai/thứ_2 thứ_Ba/thứ_3 thứ_Tư/thứ_4 thứ_Năm/thứ_5 thứ_Sáu/thứ_6 thứ_Bảy/thứ_7 chủ_nhật",
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
# Words for Sunday and for a week, in Indonesian, or the one in Bulgarian and the other in Russian.
WEEKS_TOO: Final = ("неделя", "minggu")
# Those that are not Bulgarian as well.
RUSSIAN_WEEKDAYS: Final = tuple(name for name in WEEKDAY_NAMES["ru"].split() if name not in WEEKDAY_NAMES["bg"].split())
# Croats call the tenth month as Poles and Czechs call the next; only Croats put a dot behind the day before it.
DOTTED_MONTHS: Final = {"listopada": 10}


# In capitals Greek has no accents.
_UNACCENTED: Final = str.maketrans("άέήίόύώΐ", "αεηιουωι")


def _numbered(languages: Iterable[str]) -> Mapping[str, int]:
    return {
        spelling: number
        for language in languages
        for number, names in enumerate(language.lower().split(), 1)
        for name in names.replace("_", " ").split("/")
        for spelling in (name, name.translate(_UNACCENTED))
        if spelling not in _ENGLISH
    }


MONTHS: Final = _numbered(MONTH_NAMES.values())
WEEKDAYS: Final = {name: number for name, number in _numbered(WEEKDAY_NAMES.values()).items() if name not in WEEKS_TOO}
SHORT_WEEKDAYS: Final = _numbered(SHORT_WEEKDAY_NAMES.values())
# Those of the one language of Europe in which people write the year first, and the month before its day.
YEAR_FIRST_MONTHS: Final = _numbered([MONTH_NAMES["hu"]])
# What people write before the number of a week of the year.
_WEEK_WORDS: Final = (
    *("kalenderwoche", "kw", "wochenbericht", "woche", "semaine", "semana", "settimana", "weekverslag", "weekrapport"),
    *("veckorapport", "vecka", "ugerapport", "uge", "ukerapport", "uke", "viikko", "tydzień", "týden", "неделя"),
    *("тиждень", "haftalık rapor", "hafta", "tuần thứ", "tuần", "tuan", "minggu ke", "minggu", "εβδομάδα"),
    *("săptămâna", "saptamana", "týždeň", "tjedan", "teden", "седмица", "setmana", "שבוע", "الأسبوع"),
)
# Languages in which the name of a month beside a day, the first of each, is another than alone, the second.
CASES: Final = frozenset({"cs", "el", "fi", "he", "hr", "pl", "ru", "sk", "sl", "sr", "uk"})
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
            "id",
            "is",
            "it",
            "mk",
            "ms",
            "nb",
            "nl",
            "nn",
            "no",
            "pl",
        ),
        *("pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"),
    }
)
WEEKDAYS_BEFORE_DAYS: Final = _numbered(names for language, names in WEEKDAY_NAMES.items() if language in DAY_FIRST)
# A planet, shops and names: in titles these are months only where nothing stands beside them but the year.
UNSURE: Final = frozenset({"mars", "mart", "marts", "mai", "mei", "marco"})
# Names and a computer: these are months only beside a day.
BESIDE_A_DAY: Final = frozenset({"augusta", "ian", "mac", "marta"})
# And these only where the year or the weekday stands beside the day.
BESIDE_A_YEAR: Final = frozenset({"ian", "mac"})


def _either_case(names: Iterable[str]) -> str:
    """A pattern for any of `names`, the longest first, in which the case of letters beyond ASCII does not matter either."""
    return "|".join("".join(map(_letter, name)) for name in sorted(names, key=lambda name: (-len(name), name)))


def _letter(char: str) -> str:
    return char if char.isascii() else f"[{char}{char.upper()}]"


WEEK_OR_SUNDAY: Final = _either_case(WEEKS_TOO)
WEEK_WORD: Final = _either_case(_WEEK_WORDS)
# `hét` is seven, too: it is a week behind its number.
NTH_WEEK_WORD: Final = _either_case((*_WEEK_WORDS, "hét"))
WEEK_WORDS_BEGIN: Final = _either_case({"w", "kw", "hét", *(word[:3] for word in _WEEK_WORDS)})

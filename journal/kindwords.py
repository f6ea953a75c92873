"""The words by which people say what kind a note is, in front matter and in tags."""

import re
import unicodedata
from typing import Final

# Each with the name of its kind.
WORDS: Final[dict[str, str]] = {
    word: kind
    for kind, words in (
        (
            "weekly",
            (
                "weekly weeknote weeknotes week-notes weekly-report weekly-reports weeklyreport weeklyreports weekly-review"
                " weekly-reviews weekly-note weekly-notes weekly-log 周报 週報 周记 週記 周刊 周总结 工作周报 学习周报 实习周报"
                " 週間報告 주간 주간기록 주간-기록 주간회고 주간-회고 주간보고 주간-보고"
            ),
        ),
        (
            "daily",
            "daily day journal diary daily-note daily-notes daily-report daily-reports dailyreport daily-log 日报 日報 日記 日记 일기 일지",
        ),
        (
            "monthly",
            "monthly month month-note monthnote monthnotes 月报 月報 月记 月記 월간 월간기록 월간-기록 월간회고 월간-회고",
        ),
        (
            "reading",
            "reading reading-note reading-notes paper-reading paper papers book books book-notes literature",
        ),
        ("reading", "clipping clippings 读书 讀書 阅读 閱讀 论文 論文 读书笔记 讀書筆記 阅读笔记"),
        ("reading", "読書 読書ノート 読書メモ 독서 독서노트 독서-노트 독서기록 독서-기록 논문"),
        (
            "reading",
            "book-review book-reviews 书评 書評 读后感 讀後感 読書感想 読書感想文 서평 책리뷰 책-리뷰 북리뷰 독후감",
        ),
        ("page", "page about"),
        ("log", "log"),
    )
    for word in words.split()
}
KINDS: Final = tuple(dict.fromkeys(WORDS.values()))
# In other languages; names of files and folders often have letters without their marks.
_ABROAD: Final = {
    "ar": {
        "weekly": "أسبوعي أسبوعية",
        "daily": "يوميات مذكرات يومي",
        "monthly": "شهري شهرية",
        "reading": "كتب قراءات",
    },
    "bg": {
        "weekly": "седмици седмично седмичник",
        "daily": "дневници ежедневни",
        "monthly": "месеци месечно",
        "reading": "четене бележки-от-книги",
    },
    "ca": {
        "weekly": "setmanes setmanal setmanals resum-setmanal",
        "daily": "dietari diari-d'aprenentatge quadern-de-bitàcola notes-diàries",
        "monthly": "resum-mensual",
        "reading": "llibres notes-de-lectura",
    },
    "cs": {
        "weekly": "týdně týdny týdenní týdenní-přehled",
        "daily": "deník deníky denik denně denní-poznámky",
        "monthly": "měsíce měsíčně",
        "reading": "knihy četba čtení",
    },
    "da": {
        "weekly": "uger ugentlig ugerapport ugerapporter ugebrev ugebreve",
        "daily": "dagbog dagbøger dagnoter daglige-noter logbog",
        "monthly": "måneder månedsrapport",
        "reading": "bøger læsning læsenoter",
    },
    "de": {
        "weekly": "wochen wöchentlich wochenbericht wochenberichte wochenrückblick wochenrückblicke wochennotizen",
        "daily": (
            "tagebuch tagebücher lerntagebuch arbeitstagebuch projekttagebuch praktikumstagebuch arbeitsjournal lernjournal"
            " täglich tage tagesbericht tagesberichte tagesnotizen logbuch"
        ),
        "monthly": "monate monatlich monatsbericht monatsberichte monatsrückblick",
        "reading": "bücher buchnotizen lektüre lesenotizen literaturnotizen",
    },
    "el": {
        "weekly": "εβδομάδες εβδομαδιαία εβδομαδιαίο",
        "daily": "ημερολόγιο ημερολόγια ημέρες καθημερινά",
        "monthly": "μήνες μηνιαία",
        "reading": "βιβλία αναγνώσεις",
    },
    "es": {
        "weekly": "semanas semanal semanales resumen-semanal resúmenes-semanales",
        "daily": (
            "diario diarios diario-de-aprendizaje diario-de-estudio bitácora bitácoras bitacora bitacoras notas-diarias días"
        ),
        "monthly": "meses mensual mensuales resumen-mensual",
        "reading": "libros lecturas notas-de-lectura",
    },
    "fi": {
        "weekly": "viikot viikoittain viikkoraportti viikkoraportit",
        "daily": "päiväkirja päiväkirjat oppimispäiväkirja päivittäin",
        "monthly": "kuukaudet kuukausittain",
        "reading": "kirjat lukeminen",
    },
    "fr": {
        "weekly": "semaines hebdo hebdomadaire hebdomadaires bilan-hebdomadaire bilans-hebdomadaires bilan-de-la-semaine",
        "daily": (
            "quotidien quotidiennes notes-quotidiennes journal-de-bord carnet-de-bord journal-d'apprentissage"
            " journal-de-stage jours"
        ),
        "monthly": "mois mensuel mensuels bilan-mensuel",
        "reading": "livres notes-de-lecture fiches-de-lecture",
    },
    "he": {
        "weekly": "שבועי שבועות סיכום-שבועי",
        "daily": "יומן יומנים יומי יומן-למידה",
        "monthly": "חודשי",
        "reading": "ספרים קריאה",
    },
    "hr": {
        "weekly": "tjedni tjedno tjedna-izvješća",
        "daily": "dnevnik dnevnici dnevno dnevnik-učenja",
        "monthly": "mjeseci mjesečno",
        "reading": "knjige čitanje bilješke-o-knjigama",
    },
    "hu": {
        "weekly": "hetek heti heti-összefoglaló heti-összefoglalók",
        "daily": "napló naplók naplo tanulónapló napi napi-jegyzetek",
        "monthly": "hónapok havi havi-összefoglaló",
        "reading": "könyvek olvasás olvasónapló",
    },
    "id": {
        "weekly": "mingguan laporan-mingguan catatan-mingguan",
        "daily": "harian buku-harian catatan-harian jurnal-harian jurnal diari",
        "monthly": "bulanan laporan-bulanan",
        "reading": "buku bacaan catatan-buku",
    },
    "it": {
        "weekly": "settimane settimanale settimanali riepilogo-settimanale",
        "daily": "diari diario-di-bordo diario-di-apprendimento giornaliero giornalieri note-giornaliere giorni",
        "monthly": "mesi mensile mensili",
        "reading": "libri letture note-di-lettura",
    },
    "nb": {
        "weekly": "uker ukentlig ukerapport ukerapporter ukebrev",
        "daily": "dagbok dagbøker loggbok daglige-notater",
        "monthly": "måneder månedsrapport",
        "reading": "bøker lesing lesenotater",
    },
    "nl": {
        "weekly": "weken wekelijks weekverslag weekverslagen weekrapport weekrapporten",
        "daily": "dagboek dagboeken dagelijks dagen logboek dagnotities",
        "monthly": "maanden maandelijks maandverslag",
        "reading": "boeken leesnotities",
    },
    "pl": {
        "weekly": "tygodnie tygodniowe tygodniowo raporty-tygodniowe podsumowania-tygodnia",
        "daily": "dziennik dzienniki dziennik-nauki codziennie codzienne notatki-dzienne dni",
        "monthly": "miesiące miesięczne miesięcznie",
        "reading": "książki lektury notatki-z-książek",
    },
    "pt": {
        "weekly": "semanais resumo-semanal resumos-semanais",
        "daily": "diário diários diário-de-bordo diario-de-bordo diário-de-estudos diário-de-aprendizado diario-de-aprendizado dias",
        "monthly": "mensal mensais resumo-mensal",
        "reading": "livros leituras notas-de-leitura",
    },
    "ro": {
        "weekly": "săptămâni săptămânal saptamanal rezumat-săptămânal",
        "daily": "jurnal jurnale jurnal-de-învățare zilnic note-zilnice zile",
        "monthly": "rezumat-lunar",
        "reading": "cărți carti lecturi note-de-lectură",
    },
    "ru": {
        "weekly": "недели еженедельно еженедельник еженедельные еженедельные-отчёты еженедельные-отчеты итоги-недели",
        "daily": "дневник дневники ежедневник ежедневно ежедневные ежедневные-заметки дни",
        "monthly": "месяцы ежемесячно",
        "reading": "книги чтение конспекты-книг заметки-о-книгах",
    },
    "sk": {
        "weekly": "týždne týždenne týždenný-prehľad",
        "daily": "denník denníky dennik denne denné-poznámky",
        "monthly": "mesiace mesačne",
        "reading": "čítanie",
    },
    "sl": {
        "weekly": "tedni tedensko tedenska-poročila",
        "daily": "dnevniki učni-dnevnik",
        "monthly": "meseci mesečno",
        "reading": "knjige branje",
    },
    "sr": {
        "weekly": "недељно",
        "daily": "дневник дневници",
        "monthly": "месечно",
        "reading": "књиге читање",
    },
    "sv": {
        "weekly": "veckor veckovis veckorapport veckorapporter veckobrev",
        "daily": "dagböcker loggböcker dagligen daganteckningar",
        "monthly": "månader månadsrapport",
        "reading": "böcker läsning läsanteckningar",
    },
    "tr": {
        "weekly": "haftalar haftalık haftalik haftalık-rapor haftalık-raporlar",
        "daily": "günlük günlükler gunluk gunlukler öğrenme-günlüğü staj-günlüğü günler",
        "monthly": "aylar aylık",
        "reading": "kitaplar okumalar kitap-notları",
    },
    "uk": {
        "weekly": "тижні щотижня щотижневі підсумки-тижня",
        "daily": "щоденник щоденники щодня щоденні-нотатки",
        "monthly": "місяці щомісяця",
        "reading": "читання нотатки-з-книг",
    },
    "vi": {
        "weekly": "hàng-tuần báo-cáo-tuần",
        "daily": "nhật-ký nhật-ký-học-tập hàng-ngày",
        "monthly": "hàng-tháng",
        "reading": "sách đọc-sách",
    },
}
ABROAD: Final = {
    word: kind for kinds in _ABROAD.values() for kind, words in kinds.items() for word in words.casefold().split()
}


def plain(word: str) -> str:
    """A word or a name as it is looked up: without capitals, full-width letters and spaces."""
    return re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", word).casefold().strip())


def kind_named(word: str) -> str:
    """The name of the kind that `word` stands for, empty for none."""
    word = plain(word)
    return WORDS.get(word) or ABROAD.get(word, "")

"""What headings say in languages beside English, Chinese, Japanese and Korean: one table for each language.

Each family of `journal.lexicon` has the words of its headings, with a stroke between them. Words that mean something
else in English, or another thing in another of these languages, are left out: `piano`, `lectures`, `planes`, `later`.
"""

from typing import Final

FAMILIES: Final = {
    "ar": {
        "next-week": "الأسبوع القادم|الأسبوع المقبل",
        "tomorrow": "غدا|غدًا|الغد|خطة الغد|الخطوة التالية|الخطوات التالية",
        "this-week": "هذا الأسبوع",
        "today": "اليوم",
        "done": "تم|تم إنجازه|ما أنجزته",
        "goals": "الأهداف|الخطة",
        "backlog": "للقيام به|مهام مفتوحة",
        "pile": "لاحقا|لاحقًا|للقراءة|قائمة القراءة",
        "questions": "أسئلة|الأسئلة|أسئلتي",
        "learned": "ما تعلمته|تعلمت",
    },
    "bg": {
        "next-week": "следваща седмица|следващата седмица|за следващата седмица|план за следващата седмица",
        "tomorrow": "утре|за утре|план за утре|следваща стъпка|следващи стъпки|следващите стъпки|следващия път",
        "next-month": "следващ месец|следващия месец|план за следващия месец",
        "this-week": "тази седмица|цели за седмицата|план за седмицата",
        "today": "днес|днес направих|план за днес|цели за днес|план за деня|какво направих днес",
        "done": "направено|свършено|завършено|изпълнено|какво направих",
        "goals": "планове|планирано",
        "backlog": "за правене|да се направи|предстои",
        "pile": "някой ден|за по-късно|по-късно|за четене",
        "questions": "въпроси|въпрос|моите въпроси|отворени въпроси|неясноти",
        "reflect": "обобщение|размисли|равносметка",
        "learned": "научих|какво научих|днес научих|научено",
        "read": "прочетено|четене",
    },
    "ca": {
        "next-week": (
            "la setmana vinent|setmana vinent|la propera setmana|propera setmana|la setmana que ve"
            "|pla per a la setmana vinent|objectius per a la setmana vinent"
        ),
        "tomorrow": (
            "demà|per demà|per a demà|pla per demà|pla per a demà|propers passos|proper pas|següents passos|següent pas"
            "|la propera vegada"
        ),
        "next-month": "el mes vinent|mes vinent|el mes que ve",
        "this-week": "aquesta setmana|objectius de la setmana|pla de la setmana",
        "today": "avui|fet avui|objectius d'avui|objectius del dia|pla per avui|pla per a avui|què he fet avui",
        "done": "fet|acabat|completat|què he fet|el que he fet",
        "goals": "objectius|objectiu|planificat|previst",
        "backlog": "per fer|pendents|tasques pendents",
        "pile": "algun dia|més tard|per més tard|per llegir|llista de lectura",
        "questions": "preguntes|les meves preguntes|preguntes obertes|dubtes|dubte|els meus dubtes",
        "reflect": "resum|resum del dia|reflexió|reflexions|pensaments",
        "learned": "què he après|el que he après|què he après avui|avui he après|aprenentatges",
        "read": "llegit",
    },
    "cs": {
        "next-week": "příští týden|na příští týden|plán na příští týden|plány na příští týden",
        "tomorrow": "zítra|na zítra|plán na zítra|plány na zítra|další krok|další kroky|příště|co dál",
        "next-month": "příští měsíc|plán na příští měsíc",
        "this-week": "tento týden|cíle týdne|plán na tento týden",
        "today": "dnes|dnes hotovo|plán na dnes",
        "done": "hotovo|dokončeno|uděláno|co jsem udělal|co jsem udělala",
        "goals": "cíle|cíl|plány|plán|naplánováno",
        "backlog": "udělat|k udělání|co udělat",
        "pile": "na později|k přečtení|jednou",
        "questions": "otázky|otázka|moje otázky|otevřené otázky|nejasnosti",
        "reflect": "shrnutí|myšlenky|reflexe",
        "learned": "naučil jsem se|naučila jsem se|co jsem se naučil|co jsem se naučila|dnes jsem se naučil|dnes jsem se naučila",
        "read": "přečteno|četba",
    },
    "da": {
        "next-week": "næste uge|plan for næste uge|planer for næste uge|mål for næste uge",
        "tomorrow": "i morgen|imorgen|til i morgen|plan for i morgen|planer for i morgen|næste skridt|næste trin|næste gang",
        "next-month": "næste måned|plan for næste måned",
        "this-week": "denne uge|ugens mål|mål for ugen",
        "today": "i dag|idag|dagens mål|plan for i dag",
        "done": "gjort|lavet|færdigt|udført|hvad jeg lavede|hvad jeg har lavet|hvad har jeg lavet",
        "goals": "mål|planlagt",
        "backlog": "skal gøres|skal laves|at gøre",
        "pile": "senere|til senere|læseliste|skal læses",
        "questions": "spørgsmål|mine spørgsmål|åbne spørgsmål",
        "reflect": "opsummering|refleksion|refleksioner",
        "learned": "lært|hvad jeg lærte|hvad jeg har lært|hvad har jeg lært|i dag lærte jeg",
        "read": "læst|læsning",
    },
    "de": {
        "next-week": (
            "nächste woche|für nächste woche|plan für nächste woche|pläne für nächste woche|plan für die nächste woche"
            "|pläne für die nächste woche|ziele für nächste woche|ziele für die nächste woche|nächste woche geplant|kommende woche"
        ),
        "tomorrow": (
            "für morgen|plan für morgen|pläne für morgen|ziele für morgen|aufgaben für morgen|morgen geplant"
            "|nächste schritte|nächster schritt|als nächstes|nächstes mal|nächster tag"
        ),
        "next-month": "nächster monat|nächsten monat|plan für nächsten monat",
        "next-year": "nächstes jahr",
        "this-week": (
            "diese woche|in dieser woche|diese woche erledigt|diese woche gemacht|wochenziele|wochenplan|ziele der woche"
            "|ziele für diese woche|plan für diese woche"
        ),
        "today": (
            "heute|heute erledigt|heute gemacht|heute geplant|plan für heute|pläne für heute|ziele für heute|aufgaben für heute"
            "|tagesziele|tagesziel|tagesplan|erreichte tagesziele"
        ),
        "done": (
            "erledigt|erledigtes|gemacht|geschafft|fertig|abgeschlossen|was ich gemacht habe|was habe ich gemacht"
            "|was wurde gemacht|erledigte aufgaben|ausgeführte arbeiten"
        ),
        "goals": "ziele|ziel|geplant|pläne|planung|vorhaben|geplante aufgaben",
        "backlog": "zu tun|zu erledigen|noch zu tun|noch zu erledigen|offen|offene aufgaben|offene punkte",
        "pile": "irgendwann|für später|übermorgen|übernächste woche|übernächsten monat|leseliste|zu lesen|noch zu lesen",
        "questions": "fragen|frage|meine fragen|offene fragen|offene frage|unklarheiten|noch unklar|was ich nicht verstehe",
        "reflect": "zusammenfassung|fazit|reflexion|rückblick|gedanken",
        "learned": "gelernt|heute gelernt|was ich gelernt habe|was habe ich gelernt|das habe ich gelernt|erkenntnisse",
        "read": "gelesen|lektüre",
    },
    "el": {
        "next-week": "επόμενη εβδομάδα|την επόμενη εβδομάδα",
        "tomorrow": "αύριο|για αύριο|επόμενα βήματα|επόμενο βήμα",
        "this-week": "αυτή την εβδομάδα|αυτή η εβδομάδα",
        "today": "σήμερα|στόχοι για σήμερα|τι έκανα σήμερα",
        "done": "έγιναν|έγινε|ολοκληρώθηκαν|τι έκανα",
        "goals": "στόχοι|στόχος|σχέδια",
        "backlog": "εκκρεμότητες|προς υλοποίηση",
        "pile": "για αργότερα|για διάβασμα|κάποτε",
        "questions": "ερωτήσεις|ερώτηση|απορίες",
        "reflect": "σύνοψη|σκέψεις|συμπεράσματα",
        "learned": "τι έμαθα|έμαθα|τι έμαθα σήμερα|σήμερα έμαθα",
    },
    "es": {
        "next-week": (
            "próxima semana|la próxima semana|para la próxima semana|plan para la próxima semana|planes para la próxima semana"
            "|objetivos para la próxima semana|semana que viene|la semana que viene|semana siguiente|siguiente semana"
        ),
        "tomorrow": (
            "para mañana|plan para mañana|planes para mañana|objetivos para mañana|tareas para mañana|próximo paso"
            "|próximos pasos|siguiente paso|siguientes pasos|próxima sesión|próximo día|próxima vez"
        ),
        "next-month": "próximo mes|el próximo mes|plan para el próximo mes|mes que viene",
        "next-year": "próximo año",
        "this-week": "esta semana|objetivos de la semana|metas de la semana|plan de la semana|logros de la semana|hecho esta semana",
        "today": (
            "hoy|hecho hoy|plan para hoy|planes para hoy|objetivos de hoy|objetivos para hoy|objetivos del día|metas del día"
            "|plan del día|tareas de hoy|tareas del día|logros del día|qué hice hoy"
        ),
        "done": "hecho|terminado|completado|completadas|realizado|finalizado|lo que hice|qué hice|logros|tareas realizadas|tareas completadas",
        "goals": "objetivos|objetivo|metas|planificado|previsto",
        "backlog": "por hacer|para hacer|pendiente|pendientes|tareas pendientes",
        "pile": "algún día|más tarde|para más tarde|para después|por leer|para leer|lista de lectura",
        "questions": (
            "preguntas|pregunta|mis preguntas|preguntas abiertas|preguntas pendientes|dudas|duda|mis dudas|dudas pendientes"
            "|preguntas y dudas|dudas y preguntas|preguntas/dudas|preguntas/dudas pendientes"
        ),
        "reflect": "resumen|reflexión|reflexiones|pensamientos|conclusiones",
        "learned": "aprendido|aprendí|hoy aprendí|lo que aprendí|qué aprendí|qué aprendí hoy|aprendizajes|aprendizaje",
        "read": "leído|lectura|lecturas",
    },
    "fa": {
        "next-week": "هفته آینده|هفته بعد",
        "tomorrow": "فردا|برای فردا|برنامه فردا|قدم بعدی|گام بعدی",
        "this-week": "این هفته",
        "today": "امروز",
        "done": "انجام شده|انجام شد|کارهای انجام شده",
        "goals": "اهداف|برنامه",
        "questions": "سوالات|سؤالات|پرسش\u200cها|سوال\u200cها",
        "learned": "یاد گرفتم|آموختم",
    },
    "fi": {
        "next-week": "ensi viikko|ensi viikolla|ensi viikon suunnitelma|ensi viikon tavoitteet|seuraava viikko",
        "tomorrow": "huomenna|huomiseksi|huomisen suunnitelma|seuraava askel|seuraavat askeleet|seuraavaksi|ensi kerralla",
        "next-month": "ensi kuussa|ensi kuu",
        "this-week": "tällä viikolla|tämä viikko|viikon tavoitteet",
        "today": "tänään|tänään tehty|päivän tavoitteet",
        "done": "tehty|valmis|valmiit|valmiina|mitä tein",
        "goals": "tavoitteet|tavoite|suunnitelmat|suunnitelma",
        "backlog": "tekemättä|pitää tehdä",
        "pile": "joskus|myöhemmin|luettavaa|lukulista",
        "questions": "kysymykset|kysymys|kysymyksiä|avoimet kysymykset|avoimia kysymyksiä",
        "reflect": "yhteenveto|pohdinta|ajatuksia",
        "learned": "opittu|mitä opin|tänään opin",
        "read": "luettu|lukeminen",
    },
    "fr": {
        "next-week": (
            "semaine prochaine|la semaine prochaine|pour la semaine prochaine|plan pour la semaine prochaine"
            "|objectifs pour la semaine prochaine|objectifs de la semaine prochaine|semaine suivante|la semaine suivante"
        ),
        "tomorrow": (
            "demain|pour demain|plan pour demain|objectifs pour demain|à faire demain|prochaine étape|prochaines étapes"
            "|prochaine séance|prochaine fois|la prochaine fois|étapes suivantes|la suite"
        ),
        "next-month": "mois prochain|le mois prochain|pour le mois prochain",
        "next-year": "année prochaine|l'année prochaine",
        "this-week": "cette semaine|fait cette semaine|objectifs de la semaine|plan de la semaine|bilan de la semaine",
        "today": "aujourd'hui|fait aujourd'hui|plan du jour|objectifs du jour|objectif du jour|ce que j'ai fait aujourd'hui",
        "done": "fait|faits|terminé|accompli|réalisé|ce que j'ai fait|tâches réalisées|tâches terminées|travail effectué|travail réalisé",
        "goals": "objectifs|objectif|prévu|prévisions|planifié",
        "backlog": "à faire|reste à faire|tâches à faire",
        "pile": "un jour|plus tard|pour plus tard|à lire|liste de lecture",
        "questions": "mes questions|questions ouvertes|questions en suspens|ce que je n'ai pas compris|points à éclaircir",
        "reflect": "bilan|résumé|réflexion|réflexions|pensées",
        "learned": "appris|appris aujourd'hui|ce que j'ai appris|ce que j'ai appris aujourd'hui|aujourd'hui j'ai appris|apprentissages",
    },
    "he": {
        "next-week": "השבוע הבא|שבוע הבא|לשבוע הבא",
        "tomorrow": "מחר|למחר|תוכנית למחר|תכנית למחר|הצעד הבא|הצעדים הבאים",
        "this-week": "השבוע|השבוע הזה",
        "today": "היום",
        "done": "בוצע|נעשה|מה עשיתי",
        "goals": "מטרות|תוכניות|תכניות",
        "backlog": "לעשות|לביצוע|משימות פתוחות",
        "pile": "לקריאה|מתישהו|אחר כך",
        "questions": "שאלות|שאלה|שאלות פתוחות",
        "learned": "מה למדתי|למדתי|למדתי היום|מה למדתי היום",
    },
    "hr": {
        "next-week": (
            "sljedeći tjedan|idući tjedan|za sljedeći tjedan|plan za sljedeći tjedan|planovi za sljedeći tjedan"
            "|sljedeća sedmica|sledeća nedelja|plan za sledeću nedelju"
        ),
        "tomorrow": (
            "za sutra|plan za sutra|planovi za sutra|sljedeći korak|sljedeći koraci|sledeći korak|sledeći koraci"
            "|idući koraci|sljedeći put|sledeći put"
        ),
        "next-month": "sljedeći mjesec|idući mjesec|sledeći mesec|plan za sljedeći mjesec",
        "this-week": "ovaj tjedan|ovog tjedna|ciljevi tjedna|plan za ovaj tjedan|ove nedelje|ova nedelja|ova sedmica",
        "today": (
            "danas|danas napravljeno|ciljevi za danas|plan za danas|što sam danas napravio|što sam danas napravila"
            "|šta sam danas uradio|šta sam danas uradila"
        ),
        "done": "napravljeno|gotovo|završeno|obavljeno|urađeno|što sam napravio|što sam napravila|šta sam uradio|šta sam uradila",
        "goals": "ciljevi|cilj|planovi|planirano",
        "backlog": "za napraviti|treba napraviti|za uraditi|treba uraditi",
        "pile": "jednog dana|za kasnije|kasnije|za čitanje|za pročitati|popis za čitanje",
        "questions": "pitanja|pitanje|moja pitanja|otvorena pitanja|nejasnoće",
        "reflect": "sažetak|rezime|razmišljanja|zaključci|osvrt",
        "learned": (
            "naučio sam|naučila sam|što sam naučio|što sam naučila|šta sam naučio|šta sam naučila|naučeno|danas sam naučio"
            "|danas sam naučila"
        ),
        "read": "pročitano|čitanje",
    },
    "hu": {
        "next-week": (
            "jövő hét|jövő héten|jövő hétre|következő hét|következő hétre|jövő heti terv|jövő heti tervek|jövő heti célok"
            "|terv a jövő hétre|tervek a jövő hétre"
        ),
        "tomorrow": (
            "holnap|holnapra|holnapi terv|holnapi tervek|holnapi teendők|terv holnapra|tervek holnapra|következő lépés"
            "|következő lépések|legközelebb"
        ),
        "next-month": "jövő hónap|következő hónap|jövő havi terv|jövő havi tervek",
        "next-year": "jövőre|jövő év",
        "this-week": "ezen a héten|ez a hét|e heti célok|heti célok|heti terv",
        "today": "mai nap|mai célok|mai terv|mai tervek|mit csináltam ma|ma csináltam",
        "done": "kész|elvégezve|elkészült|befejezve|mit csináltam|amit csináltam",
        "goals": "célok|cél|célkitűzések|tervek|terv|tervezett",
        "backlog": "teendők|tennivalók|tennivaló|elvégzendő",
        "pile": "egyszer majd|később|későbbre|majd később|olvasnivaló|elolvasandó|olvasási lista",
        "questions": "kérdések|kérdés|kérdéseim|nyitott kérdések",
        "reflect": "összefoglaló|összefoglalás|összegzés|gondolatok|tanulságok",
        "learned": "tanultam|mit tanultam|amit tanultam|ma tanultam|mit tanultam ma",
        "read": "olvasás|olvasmányok|elolvasva",
    },
    "id": {
        "next-week": "minggu depan|rencana minggu depan|target minggu depan|tujuan minggu depan|minggu hadapan|rancangan minggu hadapan",
        "tomorrow": (
            "besok|untuk besok|rencana besok|rencana untuk besok|target besok|esok|untuk esok|rancangan esok"
            "|langkah selanjutnya|langkah berikutnya|langkah seterusnya|selanjutnya|berikutnya"
        ),
        "next-month": "bulan depan|rencana bulan depan|bulan hadapan",
        "next-year": "tahun depan|tahun hadapan",
        "this-week": "minggu ini|target minggu ini|rencana minggu ini|tujuan minggu ini",
        "today": "hari ini|target hari ini|rencana hari ini|tujuan hari ini|yang dikerjakan hari ini|apa yang saya lakukan hari ini",
        "done": "selesai|sudah selesai|telah selesai|sudah dikerjakan|yang sudah dikerjakan|yang dikerjakan|apa yang saya lakukan",
        "goals": "tujuan|rencana|matlamat",
        "backlog": "harus dikerjakan|perlu dikerjakan|akan dikerjakan|tugas|yang harus dikerjakan|perlu dibuat",
        "pile": "suatu hari|suatu hari nanti|nanti|untuk nanti|untuk dibaca|daftar bacaan|senarai bacaan",
        "questions": "pertanyaan|pertanyaan saya|pertanyaan terbuka|soalan|soalan saya",
        "reflect": "ringkasan|rangkuman|refleksi|kesimpulan",
        "learned": (
            "yang dipelajari|yang saya pelajari|apa yang saya pelajari|apa yang saya pelajari hari ini|hari ini saya belajar"
            "|pembelajaran"
        ),
        "read": "bacaan|yang dibaca|sudah dibaca",
    },
    "it": {
        "next-week": (
            "prossima settimana|la prossima settimana|settimana prossima|la settimana prossima|per la prossima settimana"
            "|obiettivi per la prossima settimana|piano per la prossima settimana"
        ),
        "tomorrow": "domani|per domani|piano per domani|da fare domani|prossimo passo|prossimi passi|passi successivi|la prossima volta",
        "next-month": "prossimo mese|il prossimo mese|mese prossimo",
        "this-week": "questa settimana|fatto questa settimana|obiettivi della settimana|piano della settimana",
        "today": "oggi|fatto oggi|obiettivi di oggi|obiettivi del giorno|piano per oggi|cosa ho fatto oggi",
        "done": "fatto|completato|finito|cosa ho fatto|quello che ho fatto|attività svolte",
        "goals": "obiettivi|obiettivo|piani|pianificato",
        "backlog": "da fare|cose da fare",
        "pile": "un giorno|più tardi|per dopo|da leggere|lista di lettura",
        "questions": "domande|domanda|le mie domande|domande aperte|dubbi",
        "reflect": "riassunto|riepilogo|riflessione|riflessioni|pensieri",
        "learned": "imparato|ho imparato|cosa ho imparato|cosa ho imparato oggi|oggi ho imparato",
        "read": "letto|letture|lettura",
    },
    "nb": {
        "next-week": "neste uke|plan for neste uke|planer for neste uke|mål for neste uke",
        "tomorrow": "i morgen|imorgen|til i morgen|plan for i morgen|planer for i morgen|neste steg|neste skritt|neste gang",
        "next-month": "neste måned|plan for neste måned",
        "this-week": "denne uken|denne uka|ukens mål|mål for uken",
        "today": "i dag|idag|dagens mål|plan for i dag",
        "done": "gjort|ferdig|utført|hva jeg gjorde|hva jeg har gjort|hva har jeg gjort",
        "goals": "mål|planlagt",
        "backlog": "å gjøre|gjøremål|må gjøres",
        "pile": "senere|til senere|leseliste|å lese",
        "questions": "spørsmål|mine spørsmål|åpne spørsmål",
        "reflect": "oppsummering|refleksjon|refleksjoner",
        "learned": "lært|hva jeg lærte|hva jeg har lært|hva har jeg lært|i dag lærte jeg",
        "read": "lest|lesing",
    },
    "nl": {
        "next-week": (
            "volgende week|voor volgende week|plan voor volgende week|planning voor volgende week|doelen voor volgende week|komende week"
        ),
        "tomorrow": (
            "voor morgen|plan voor morgen|planning voor morgen|doelen voor morgen|morgen te doen|volgende stap|volgende stappen|volgende keer"
        ),
        "next-month": "volgende maand|plan voor volgende maand",
        "next-year": "volgend jaar",
        "this-week": "deze week|doelen voor deze week|doelen deze week|plan voor deze week",
        "today": "vandaag|vandaag gedaan|plan voor vandaag|doelen voor vandaag|doelen van vandaag|wat heb ik vandaag gedaan",
        "done": "gedaan|klaar|afgerond|voltooid|wat ik heb gedaan|wat ik gedaan heb|wat heb ik gedaan",
        "goals": "doelen|doel|gepland|plannen",
        "backlog": "te doen|nog te doen|nog doen",
        "pile": "ooit|voor later|te lezen|nog te lezen|leeslijst",
        "questions": "vragen|vraag|mijn vragen|open vragen|openstaande vragen|onduidelijkheden",
        "reflect": "samenvatting|reflectie|reflecties|gedachten",
        "learned": "geleerd|vandaag geleerd|wat ik heb geleerd|wat ik geleerd heb|wat heb ik geleerd|wat heb ik vandaag geleerd",
        "read": "gelezen",
    },
    "pl": {
        "next-week": (
            "następny tydzień|w następnym tygodniu|na następny tydzień|plan na następny tydzień|plany na następny tydzień"
            "|cele na następny tydzień|przyszły tydzień|w przyszłym tygodniu|plan na przyszły tydzień|plany na przyszły tydzień|kolejny tydzień"
        ),
        "tomorrow": (
            "jutro|na jutro|plan na jutro|plany na jutro|cele na jutro|następny krok|następne kroki|kolejny krok|kolejne kroki"
            "|co dalej|następnym razem"
        ),
        "next-month": "następny miesiąc|przyszły miesiąc|w przyszłym miesiącu|plan na przyszły miesiąc",
        "this-week": "ten tydzień|w tym tygodniu|cele tygodnia|cele na ten tydzień|plan tygodnia|plan na ten tydzień",
        "today": "dzisiaj|dziś|zrobione dzisiaj|zrobione dziś|cele na dziś|plan na dziś|plan na dzisiaj|plan dnia|co dziś zrobiłem|co dziś zrobiłam",
        "done": "zrobione|gotowe|ukończone|wykonane|zakończone|co zrobiłem|co zrobiłam",
        "goals": "cele|cel|plany|zaplanowane|planowane",
        "backlog": "do zrobienia",
        "pile": "kiedyś|na później|później|do przeczytania|lista lektur",
        "questions": "pytania|pytanie|moje pytania|otwarte pytania|wątpliwości|niejasności",
        "reflect": "podsumowanie|refleksja|refleksje|przemyślenia|wnioski",
        "learned": (
            "nauczyłem się|nauczyłam się|czego się nauczyłem|czego się nauczyłam|czego się dziś nauczyłem|czego się dziś nauczyłam"
            "|dziś nauczyłem się|dziś nauczyłam się"
        ),
        "read": "przeczytane|lektura|lektury",
    },
    "pt": {
        "next-week": (
            "próxima semana|para a próxima semana|plano para a próxima semana|planos para a próxima semana"
            "|metas para a próxima semana|objetivos para a próxima semana|semana que vem|para a semana que vem|semana seguinte"
        ),
        "tomorrow": (
            "amanhã|para amanhã|plano para amanhã|planos para amanhã|metas para amanhã|próximo passo|próximos passos"
            "|próxima sessão|para a próxima sessão|próximo dia|próxima vez"
        ),
        "next-month": "próximo mês|plano para o próximo mês|mês que vem",
        "next-year": "próximo ano",
        "this-week": "esta semana|nesta semana|essa semana|objetivos da semana|metas da semana|plano da semana|feito esta semana",
        "today": (
            "hoje|feito hoje|plano para hoje|planos para hoje|objetivos de hoje|objetivos do dia|metas do dia|metas de hoje|plano do dia"
            "|tarefas de hoje|tarefas do dia|o que fiz hoje"
        ),
        "done": "feito|concluído|concluídas|terminado|realizado|finalizado|o que fiz|o que eu fiz|o que foi feito|tarefas concluídas",
        "goals": "objetivos|objetivo|metas|planos|planejado|planeado|previsto",
        "backlog": "a fazer|por fazer|para fazer|pendente|pendentes|tarefas pendentes",
        "pile": "um dia|algum dia|mais tarde|para mais tarde|para depois|para ler|por ler|lista de leitura",
        "questions": (
            "perguntas|pergunta|minhas perguntas|perguntas em aberto|dúvidas|dúvida|minhas dúvidas|dúvidas pendentes|dúvidas em aberto"
            "|perguntas e dúvidas|dúvidas e perguntas"
        ),
        "reflect": "resumo|resumo do dia|reflexão|reflexões|pensamentos|conclusões",
        "learned": "aprendido|aprendi|hoje aprendi|o que aprendi|o que aprendi hoje|o que eu aprendi|aprendizados|aprendizado",
        "read": "lido|leitura|leituras",
    },
    "ro": {
        "next-week": (
            "săptămâna viitoare|saptamana viitoare|săptămâna următoare|pentru săptămâna viitoare|plan pentru săptămâna viitoare"
            "|planuri pentru săptămâna viitoare|obiective pentru săptămâna viitoare"
        ),
        "tomorrow": (
            "mâine|pentru mâine|plan pentru mâine|planuri pentru mâine|pașii următori|pasul următor|următorii pași"
            "|următorul pas|data viitoare"
        ),
        "next-month": "luna viitoare|plan pentru luna viitoare",
        "next-year": "anul viitor",
        "this-week": "săptămâna aceasta|săptămâna asta|obiectivele săptămânii|planul săptămânii",
        "today": (
            "astăzi|azi|făcut azi|obiectivele zilei|planul zilei|plan pentru azi|plan pentru astăzi|ce am făcut azi"
            "|ce am făcut astăzi"
        ),
        "done": "făcut|făcute|terminat|finalizat|realizat|realizate|ce am făcut",
        "goals": "obiective|obiectiv|planuri|planificat",
        "backlog": "de făcut|mai sunt de făcut",
        "pile": "cândva|mai târziu|pentru mai târziu|de citit|listă de lectură",
        "questions": "întrebări|intrebari|întrebare|întrebările mele|întrebări deschise|nelămuriri",
        "reflect": "rezumat|rezumatul zilei|reflecție|reflecții|gânduri|concluzii",
        "learned": "am învățat|am invatat|ce am invatat|ce am învățat|ce am învățat azi|azi am învățat|astăzi am învățat|învățat",
        "read": "citit|lecturi|lectură",
    },
    "ru": {
        "next-week": (
            "следующая неделя|на следующей неделе|на следующую неделю|план на следующую неделю|планы на следующую неделю"
            "|цели на следующую неделю|задачи на следующую неделю"
        ),
        "tomorrow": (
            "завтра|на завтра|план на завтра|планы на завтра|цели на завтра|задачи на завтра|дальше|что дальше|следующий шаг"
            "|следующие шаги|дальнейшие шаги|в следующий раз"
        ),
        "next-month": "следующий месяц|в следующем месяце|план на следующий месяц|планы на следующий месяц",
        "next-year": "следующий год",
        "this-week": (
            "эта неделя|на этой неделе|за неделю|сделано за неделю|цели на неделю|задачи на неделю|план на неделю|планы на неделю|итоги недели"
        ),
        "today": (
            "сегодня|сделано сегодня|сделано за день|цели на сегодня|задачи на сегодня|план на сегодня|планы на сегодня|цели дня|план дня"
            "|план на день|что сделал сегодня|что сделала сегодня|итоги дня"
        ),
        "done": "сделано|готово|выполнено|завершено|что сделано|что сделал|что сделала|что я сделал|что я сделала",
        "goals": "цели|цель|план|планы|запланировано",
        "backlog": "сделать|надо сделать|нужно сделать|что сделать",
        "pile": "когда-нибудь|потом|на потом|позже|почитать|прочитать|список для чтения|список чтения",
        "questions": "вопросы|вопрос|мои вопросы|открытые вопросы|непонятное|непонятно|что непонятно",
        "reflect": "итоги|итог|выводы|вывод|мысли|рефлексия|размышления",
        "learned": (
            "изучено|узнал|узнала|что узнал|что узнала|что нового|чему научился|чему научилась|чему я научился|чему я научилась"
            "|сегодня узнал|сегодня узнала|сегодня я узнал|сегодня я узнала"
        ),
        "read": "прочитано|чтение",
    },
    "sk": {
        "next-week": "budúci týždeň|na budúci týždeň|plán na budúci týždeň|plány na budúci týždeň|ďalší týždeň",
        "tomorrow": "zajtra|na zajtra|plán na zajtra|plány na zajtra|ďalší krok|ďalšie kroky|nabudúce|čo ďalej",
        "next-month": "budúci mesiac|plán na budúci mesiac",
        "this-week": "tento týždeň|ciele týždňa|plán na tento týždeň",
        "today": "dnes hotové|čo som dnes urobil|čo som dnes urobila",
        "done": "hotové|dokončené|urobené|spravené|čo som urobil|čo som urobila",
        "goals": "ciele|cieľ|naplánované",
        "backlog": "urobiť|treba urobiť|na urobenie",
        "pile": "niekedy|na neskôr|neskôr|na prečítanie",
        "questions": "otázky|otvorené otázky|nejasnosti",
        "reflect": "zhrnutie|myšlienky|reflexia",
        "learned": "naučil som sa|naučila som sa|čo som sa naučil|čo som sa naučila|dnes som sa naučil|dnes som sa naučila",
        "read": "prečítané|čítanie",
    },
    "sl": {
        "next-week": "naslednji teden|prihodnji teden|načrt za naslednji teden|načrti za naslednji teden",
        "tomorrow": "jutri|za jutri|načrt za jutri|načrti za jutri|naslednji korak|naslednji koraki|naslednjič",
        "next-month": "naslednji mesec|prihodnji mesec",
        "this-week": "ta teden|cilji tedna|načrt za ta teden",
        "today": "danes|danes narejeno|načrt za danes|cilji za danes|kaj sem danes naredil|kaj sem danes naredila",
        "done": "narejeno|končano|opravljeno|kaj sem naredil|kaj sem naredila",
        "goals": "cilji|načrti|načrt",
        "backlog": "za narediti|treba narediti",
        "pile": "za pozneje|pozneje|za branje|nekoč",
        "questions": "vprašanja|vprašanje|moja vprašanja|odprta vprašanja",
        "reflect": "povzetek|razmislek|misli",
        "learned": "naučil sem se|naučila sem se|kaj sem se naučil|kaj sem se naučila|danes sem se naučil|danes sem se naučila",
        "read": "prebrano|branje",
    },
    "sr": {
        "next-week": "следећа недеља|следећа седмица|план за следећу недељу",
        "tomorrow": "сутра|за сутра|план за сутра|следећи корак|следећи кораци|следећи пут",
        "next-month": "следећи месец",
        "this-week": "ова недеља|ове недеље|ова седмица",
        "today": "данас|план за данас|шта сам данас урадио|шта сам данас урадила",
        "done": "урађено|завршено|шта сам урадио|шта сам урадила",
        "goals": "циљеви|циљ|планови",
        "backlog": "за урадити|треба урадити",
        "pile": "касније|за касније|за читање",
        "questions": "питања|питање|моја питања",
        "reflect": "резиме|закључци",
        "learned": "научио сам|научила сам|шта сам научио|шта сам научила|научено",
        "read": "прочитано",
    },
    "sv": {
        "next-week": "nästa vecka|till nästa vecka|plan för nästa vecka|planer för nästa vecka|mål för nästa vecka|kommande vecka",
        "tomorrow": "imorgon|i morgon|till imorgon|plan för imorgon|plan för i morgon|planer för imorgon|nästa steg|nästa gång|härnäst",
        "next-month": "nästa månad|plan för nästa månad",
        "this-week": "denna vecka|den här veckan|veckans mål|mål för veckan",
        "today": "idag|i dag|gjort idag|dagens mål|plan för idag",
        "done": "gjort|klart|klara|färdigt|avklarat|vad jag gjorde|vad jag har gjort|vad har jag gjort",
        "goals": "mål|planerat",
        "backlog": "att göra|kvar att göra",
        "pile": "någon gång|senare|till senare|att läsa|läslista",
        "questions": "frågor|fråga|mina frågor|öppna frågor|oklarheter",
        "reflect": "sammanfattning|reflektion|reflektioner|tankar",
        "learned": "lärt|lärt mig|idag lärde jag mig|vad jag lärde mig|vad jag har lärt mig|vad har jag lärt mig",
        "read": "läst|läsning",
    },
    "tr": {
        "next-week": (
            "gelecek hafta|gelecek hafta hedefleri|gelecek haftanın hedefleri|gelecek hafta planı|gelecek haftanın planı"
            "|önümüzdeki hafta|önümüzdeki hafta hedefleri|önümüzdeki haftanın planı|sonraki hafta|haftaya"
        ),
        "tomorrow": "yarın|yarın için|yarınki plan|yarının planı|yarın yapılacaklar|sonraki adım|sonraki adımlar|bir sonraki adım",
        "next-month": "gelecek ay|önümüzdeki ay|gelecek ayın planı",
        "this-week": "bu hafta|bu hafta yapılanlar|bu haftanın hedefleri|haftalık hedefler|haftanın özeti",
        "today": "bugün|bugün yapılanlar|bugün neler yaptım|bugünün hedefleri|günün hedefleri|bugünün planı",
        "done": "yapıldı|yapılanlar|tamamlandı|tamamlananlar|bitti|ne yaptım|neler yaptım",
        "goals": "hedefler|hedef|planlar|planlananlar",
        "backlog": "yapılacaklar|yapılacak|yapılacak işler",
        "pile": "bir gün|daha sonra|okunacaklar|okuma listesi",
        "questions": "sorular|soru|sorularım|açık sorular|anlamadıklarım",
        "reflect": "özet|günün özeti|düşünceler|değerlendirme",
        "learned": "öğrendiklerim|bugün öğrendiklerim|neler öğrendim|ne öğrendim|bugün ne öğrendim|bugün neler öğrendim",
        "read": "okuduklarım|okunanlar",
    },
    "uk": {
        "next-week": (
            "наступний тиждень|наступного тижня|на наступний тиждень|план на наступний тиждень|плани на наступний тиждень"
            "|цілі на наступний тиждень"
        ),
        "tomorrow": "завтра|на завтра|план на завтра|плани на завтра|цілі на завтра|далі|що далі|наступний крок|наступні кроки|наступного разу",
        "next-month": "наступний місяць|наступного місяця|план на наступний місяць|плани на наступний місяць",
        "this-week": (
            "цей тиждень|цього тижня|на цьому тижні|за тиждень|цілі на тиждень|план на тиждень|плани на тиждень|підсумки тижня"
        ),
        "today": "сьогодні|зроблено сьогодні|цілі на сьогодні|план на сьогодні|плани на сьогодні|план дня|підсумки дня",
        "done": "зроблено|готово|виконано|завершено|що зроблено|що я зробив|що я зробила|що зробив|що зробила",
        "goals": "цілі|ціль|план|плани|заплановано",
        "backlog": "зробити|треба зробити|потрібно зробити",
        "pile": "колись|на потім|пізніше|прочитати|список для читання",
        "questions": "питання|запитання|мої питання|мої запитання|відкриті питання|незрозуміле|незрозуміло|що незрозуміло",
        "reflect": "підсумки|підсумок|висновки|думки|рефлексія",
        "learned": "вивчено|дізнався|дізналася|що нового|чого навчився|чого навчилася|сьогодні дізнався|сьогодні дізналася",
        "read": "прочитано|читання",
    },
    "vi": {
        "next-week": "tuần sau|tuần tới|kế hoạch tuần sau|kế hoạch tuần tới",
        "tomorrow": "ngày mai|kế hoạch ngày mai|công việc ngày mai|việc ngày mai|bước tiếp theo",
        "next-month": "tháng sau|tháng tới|kế hoạch tháng sau|kế hoạch tháng tới",
        "this-week": "tuần này|mục tiêu tuần này",
        "today": "hôm nay|công việc hôm nay|mục tiêu hôm nay",
        "done": "đã làm|đã xong|hoàn thành|đã hoàn thành",
        "goals": "mục tiêu|kế hoạch",
        "backlog": "cần làm|việc cần làm",
        "pile": "để sau|sau này|cần đọc|danh sách đọc",
        "questions": "câu hỏi|thắc mắc|câu hỏi mở",
        "reflect": "tổng kết|suy nghĩ",
        "learned": "đã học|học được|hôm nay học được|những gì đã học",
        "read": "đã đọc",
    },
}
# Tomorrow, and the morning: a plan only where no heading for another part of the day follows.
MORNINGS: Final = ("morgen", "mañana")
PARTS_OF_DAY: Final = frozenset(
    {
        *("vormittag", "mittag", "nachmittag", "abend", "nacht", "vormittags", "mittags", "nachmittags", "abends"),
        *("voormiddag", "middag", "namiddag", "avond", "mediodía", "tarde", "noche"),
    }
)
# In these the same letters are the morning alone.
NO_TOMORROW: Final = frozenset({"da", "nb", "nn", "no"})

"""Languages by their scripts."""

import pytest

from journal.language import (
    declared,
    joins,
    language_named,
    language_of,
    language_of_note,
    plain,
    usual_language,
    word_count,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The weir at low water", "en"),
        ("今天读了两章水文学", "zh-Hans"),
        ("今日は川の水位を読んだ", "ja"),
        ("오늘은 강의 수위를 읽었다", "ko"),
        ("用 Python 写了一个水位计的驱动程序", "zh-Hans"),
        ("Read about 河 in the evening", "en"),
        ("水位計のテスト", "ja"),
        ("12:30 — 14:00", ""),
        ("", ""),
        ("Über den Fluß", "en"),
        ("今天讀了兩章水文學", "zh-Hant"),
        ("這週的水位", "zh-Hant"),
        ("水位", "zh-Hans"),
        ("読解、単語、作文", "ja"),
        ("學習、讀書、作文", "zh-Hant"),
        ("這週讀了小説", "zh-Hant"),
    ],
)
def test_a_script_tells_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "within", "language"),
    [
        ("水位", "zh-Hant", "zh-Hant"),
        ("水位", "zh-TW", "zh-Hant"),
        ("这周的水位", "zh-Hant", "zh-Hans"),
        ("這週的水位", "zh-Hans", "zh-Hant"),
        ("今週の予定", "ja", "ja"),
        ("今日", "ja", "ja"),
        ("機械学習", "ja", "ja"),
        ("这周的水位", "ja", "zh-Hans"),
        ("這週的水位很低所以今天沒有去河邊看船只讀了書", "ja", "zh-Hant"),
        ("水位", "ko", "zh-Hans"),
        ("水位", "en", "zh-Hans"),
        ("The weir", "ja", "en"),
        ("Über den Fluß", "de", "de"),
        ("Rust lernen", "de-AT", "de"),
        ("The tide is in the books that I have read and not in the sea", "de", "en"),
        ("Урок", "bg", "bg"),
        ("The weir", "ru", "en"),
        ("今日", "de", "zh-Hans"),
    ],
)
def test_what_stands_around_a_text_decides_where_its_characters_do_not(text: str, within: str, language: str) -> None:
    assert language_of(text, within) == language


_BULGARIAN = (
    "Днес четох, че приливът закъснява и че корабите не излизат. Вятърът е силен, а във водата има пясък. "
    "Утре ще пиша за това как се движи луната около земята, защо морето я следва и къде е най-дълбоко край брега. "
    "После ще начертая брега и ще кажа на другите кога пак може да се плава."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Weir 12", "en"),
        ("Today I read that the tide is late, and that it was for the moon to say.", "en"),
        ("Heute habe ich gelesen, wie man mit der Flut und nicht gegen sie fährt.", "de"),
        ("Aujourd'hui, j'ai lu que la marée est en retard et que les bateaux sont dans le port.", "fr"),
        ("Choix de la carte : un kit de base, la plus simple de la gamme ; montage en série de la pompe à eau.", "fr"),
        ("La marea de la noche subió en la playa de la isla, y un barco de pesca se fue.", "es"),
        ("Hoy leí que la marea es lenta y que los barcos no salen con el viento.", "es"),
        ("Oggi ho letto che la marea è lenta e che il vento non aiuta la barca.", "it"),
        ("Hoje li que a maré não é rápida, e que os barcos não saem com o vento.", "pt"),
        ("Vandaag heb ik gelezen dat het getij laat is en dat ik niet met de boot kan.", "nl"),
        ("Dzisiaj nie czytałem, ale wiem, że przypływ jest późno i że łódź nie czeka na mnie.", "pl"),
        ("Сегодня я читал о приливах.", "ru"),
        ("Сьогодні я читав про припливи і відпливи.", "uk"),
        ("Σήμερα διάβασα για την παλίρροια.", "el"),
        ("היום קראתי על הגאות", "he"),
        ("قرأت اليوم عن المد والجزر", "ar"),
        ("امروز درباره جزر و مد چیزی خواندم", "fa"),
        ("Astăzi nu am citit despre maree, dar ce am scris este în carte și pe hârtie.", "ro"),
        ("Ma nem olvastam, de az árapály késik, és azt hiszem, hogy ez csak a hold.", "hu"),
        ("Hari ini saya tidak membaca, tetapi yang ditulis itu untuk besok dan akan selesai.", "id"),
        ("Hari ini saya telah membaca daripada buku itu kerana pasang lambat dan kapal akan tiba.", "ms"),
        ("Hôm nay tôi đọc về thủy triều và những con tàu không ra khơi với gió.", "vi"),
        ("Dnes som čítal, že príliv mešká, ale loď nie je na mori, ako bol plán.", "sk"),
        ("Danas sam čitao da plima kasni, ali nije bio dan za brod kako se čini.", "hr"),
        ("Danes sem bral, da plima zamuja, in ni bil dan za ladjo, ki bi tudi čakala.", "sl"),
        ("Avui he llegit amb calma que la marea és lenta, però els vaixells no surten per al vent.", "ca"),
        ("Данас сам читао да плима касни јер је њен месец далеко.", "sr"),
        (_BULGARIAN, "bg"),
        ("Jez na řece Ohři: výška hladiny, průtok, břehy, délka hráze, šířka koryta a podle mapy i spád.", "cs"),
        ("- [[Łódź]]\n- śluza: próg, zasuwa, poziom wody się zgadza\n- dziś późno, więc jutro też na łódź", "pl"),
        ("Janáček, Dvořák, Čapek: letters from Brno, Plzeň, Ústí and Děčín", "en"),
        ("Í dag las ég um flóðið og að það er seint, en báturinn fór ekki með því.", "is"),
        ("Binasa ko ang isang kabanata ng aklat at isinulat ko ang mga natutunan sa bahay na ito.", "tl"),
        ("Leo nimesoma sura moja ya kitabu na kuandika kwa maneno yangu mambo ya msingi katika somo hili.", "sw"),
        ("Объект", "ru"),
        ("आज मैंने ज्वार के बारे में पढ़ा", "hi"),
        ("วันนี้ฉันอ่านเรื่องน้ำขึ้นน้ำลง", "th"),
        ("The angles are α and β, and the sum of these is π.", "en"),
        ("今天读了潮汐。The tide is late.", "zh-Hans"),
        ("Aujourd'hui, j'ai lu que le mot 潮 est dans le livre et que les mots 潮汐 et 潮位 sont pour la marée.", "fr"),
        ("Heute habe ich 한글 gelesen, und es ist nicht schwer, wie man sagt, mit der Zeit.", "de"),
        ("Прочитал, что такое かな, и записал в тетрадь.", "ru"),
    ],
)
def test_a_note_is_in_the_language_that_its_letters_or_its_small_words_tell(text: str, language: str) -> None:
    assert language_of_note(text) == language


@pytest.mark.parametrize(
    ("site", "text", "language"),
    [
        ("de-AT", "Rust lernen", "de"),
        ("de", "The tide is late and that is the fault of the moon.", "en"),
        ("ja", "Rust 1.2", "en"),
        ("en-GB", "Rust 1.2", "en"),
        ("ru", "Rust 1.2", "en"),
        ("", "Rust 1.2", "en"),
    ],
)
def test_a_note_that_shows_no_language_has_that_of_the_site(site: str, text: str, language: str) -> None:
    assert language_of_note(text, usual_language(site)) == language


@pytest.mark.parametrize(
    ("text", "within", "said"),
    [
        ("今日", "ja", ""),
        ("今日", "en", "zh-Hans"),
        ("The weir", "en-GB", ""),
        ("Über den Fluß", "en-GB", ""),
        ("SQL", "zh-Hans", ""),
        ("Read about the river all evening", "zh-Hans", "en"),
        ("12:30", "zh-Hans", ""),
        ("Über den Fluß und in die Wälder", "de", ""),
        ("Сегодня", "en", "ru"),
        ("O primeiro guarda o que o curso pediu; o segundo guarda o que eu reescrevi do zero depois de ler", "pt", ""),
        ("Bu sefer de hata çıktı, o hataların bir kısmını düzelttik ama yine de ekranda o kısım de gelmiyor", "tr", ""),
        ("Fiquei preso no main, mas acho que consegui seguindo a página que fala de com e de que", "pt", ""),
        ("El llibre és per als nois, però no per a mi amb aquesta lletra", "es", "ca"),
    ],
)
def test_a_block_declares_its_language_where_it_is_another(text: str, within: str, said: str) -> None:
    assert declared(text, within) == said


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en_GB", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("", ""),
    ],
)
def test_a_tag_tells_the_two_forms_of_chinese_and_no_regions(tag: str, said: str) -> None:
    assert plain(tag) == said


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the weir", 2),
        ("it's half-full", 2),
        ("水位", 2),
        ("川の水", 3),
        ("강물", 2),
        ("水 level", 2),
        ("12 %", 0),
        ("Сегодня читал", 2),
        ("מד גאות", 2),
        ("समुद्र की", 2),
        ("“the weir”", 2),
    ],
)
def test_words_and_characters_are_counted(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("水", "位", True),
        ("の", "水", True),
        ("。", "次", True),
        ("a", "b", False),
        ("水", "b", False),
        ("강", "물", False),
    ],
)
def test_a_line_end_between_scripts_without_spaces_is_none(before: str, after: str, *, expected: bool) -> None:
    assert joins(before, after) is expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("en", "en"),
        ("English", "en"),
        ("zh", "zh-Hans"),
        ("zh-cn", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("中文", "zh-Hans"),
        ("日本語", "ja"),
        ("한국어", "ko"),
        ("jp", "ja"),
        ("pt-BR", "pt-BR"),
        ("Klingon", ""),
        ("the usual one", ""),
        ("", ""),
    ],
)
def test_a_name_tells_a_language_or_none(text: str, language: str) -> None:
    assert language_named(text) == language

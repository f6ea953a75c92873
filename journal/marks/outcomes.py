"""The outcome that ends the text of a task: better than was expected, as expected, or worse, in four languages."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from journal.marks.widths import narrowed
from journal.patterns import pattern

# Every phrase is shorter than this, so only the end of a text is looked at.
_REACH: Final = 120

_EN_LEAD: Final = (
    r"(?:(?:a|an|much|far|way|slightly|bit|little|lot|even|somewhat|just|about|pretty|mostly|well|clearly|really|very|quite|"
    r"exactly|roughly|almost|nearly|more or less|more|less) ){0,4}"
)
_EN_HOPE: Final = (
    r"(?:(?:i|we|my|our|the|was|had|were|it|all|of) ){0,3}"
    r"(?:expect(?:ed|ations?|ing|s)?|anticipated|hoped(?: for)?|planned|thought)"
)
_ZH_LEAD: Final = (
    "(?:远远?|遠遠?|大大|大幅|大|略微?|稍稍|稍微?|有点|有點|有些|基本上?|大致|大体|大體|完全|明显|明顯|都|也|还|還|算是?|"
    "总体|總體|整体|整體|刚好|剛好|正好|效果|结果|結果|表现|表現|进度|進度|收获|收穫|质量|品質){0,3}"
)
_ZH_HOPE: Final = "(?:预期|預期|预想|預想|期望|期待|预计|預計|计划|計劃|想象|想像|设想|設想)"
_ZH_MORE: Final = "(?:中|的|还|還|要|更){0,2}"
_ZH_TAIL: Final = "(?:了|的|很多|许多|許多|不少|一点|一點|一些|些|太多|多了|完成|吧|啊|哦){0,3}"
_JA_LEAD: Final = "(?:ほぼ|かなり|少し|やや|大体|だいたい|概ね|おおむね|全く|まったく|ちょっと|大きく|はるかに)?"
_JA_HOPE: Final = "(?:期待|予想|想定|予定|計画|思った)(?:していた|した)?"
_JA_MORE: Final = "(?:大きく|少し|やや|はるかに|かなり)?"
_JA_TAIL: Final = "(?:だった|でした|です|だ|の?結果|の?出来|の?成果|に?(?:進|終|完了|達成|でき|出来|済|い)[ぁ-んだ]{1,6}|完了|達成|終了|に|で|かな|ね|よ){0,2}"
_JA_WELL: Final = "(?:良|よかった|よく|いい|うまく|上手|早|速|高|多|楽|簡単|順調|はかど|捗|進|伸|でき|出来|楽し|面白|おもしろ)[ぁ-ん進終出来]{0,10}"
_JA_BADLY: Final = "(?:(?:時間|手間|手)[がも]?(?:かか|掛か)|悪|遅|低|少な|難し|むずかし|長(?!く)|大変|きつ|つら|辛|しんど|苦戦|手こず|てこず|進ま|疲れ)[ぁ-ん引]{0,8}"
_KO_LEAD: Final = "(?:(?:훨씬|거의|조금|약간|다소|대체로) ?)?"
_KO_HOPE: Final = "(?:기대|예상|계획|생각)(?:했던 것|한 것)?"
_KO_MORE: Final = "(?:(?:훨씬|더|조금) ?){0,2}"
_KO_TAIL: Final = "(?:였다|이었다|였음|이었음|임|입니다|이다|로|으로|했다|함|했음|됨|됐음|됐다|되었다|진행|완료|끝남|끝냄|끝났다|마침)?"


def _phrases(english: str, chinese: str, japanese: str, korean: str) -> re.Pattern[str]:
    return pattern(
        rf"{_EN_LEAD}(?:{english})"
        rf"|{_ZH_LEAD}(?:{chinese}){_ZH_TAIL}"
        rf"|{_JA_LEAD}(?:{japanese}){_JA_TAIL}"
        rf"|{_KO_LEAD}(?:{korean}) ?{_KO_TAIL}"
    )


_BELOW: Final = _phrases(
    rf"(?:less|worse|lower|fewer|slower|harder|poorer|longer|weaker) than {_EN_HOPE}|(?:below|under|beneath|short of) {_EN_HOPE}"
    rf"|(?:fell|falls) short of {_EN_HOPE}|(?:did not|didn't|didn’t|failed to) (?:meet|reach) {_EN_HOPE}"
    rf"|(?:missed|not up to) {_EN_HOPE}|not (?:quite )?as (?:(?:good|well|much|far) as )?{_EN_HOPE}",
    rf"低于{_ZH_HOPE}|低於{_ZH_HOPE}|不及{_ZH_HOPE}|不如{_ZH_HOPE}|差于{_ZH_HOPE}|差於{_ZH_HOPE}|逊于{_ZH_HOPE}"
    rf"|[未没沒](?:能|有)?(?:[达達][到成]?|到){_ZH_HOPE}|不[达達]{_ZH_HOPE}|[达達]不到{_ZH_HOPE}|不符合?{_ZH_HOPE}"
    rf"|比{_ZH_HOPE}{_ZH_MORE}[差低慢少难難累糟久晚]|在?{_ZH_HOPE}之下"
    rf"|[没沒]有?{_ZH_HOPE}(?:中|的|那么|那麼){{0,2}}[好快多顺順高]",
    rf"{_JA_HOPE}以下|{_JA_HOPE}(?:を|より){_JA_MORE}下回[ぁ-ん]{{0,6}}|{_JA_HOPE}(?:はずれ|外れ)|{_JA_HOPE}未満"
    rf"|{_JA_HOPE}(?:ほど|程)[ぁ-ん良]{{0,6}}(?:ない|なかった|ず)|{_JA_HOPE}に(?:届か|及ば|達し|達せ)(?:な[ぁ-ん]{{1,5}}|ず)"
    rf"|{_JA_HOPE}(?:よりも?|以上に){_JA_MORE}{_JA_BADLY}",
    rf"{_KO_HOPE} ?이하|{_KO_HOPE} ?미달|{_KO_HOPE}에 ?(?:못|미치지|미달)[가-힣 ]{{0,10}}|{_KO_HOPE}만 ?못[가-힣]{{0,6}}"
    rf"|{_KO_HOPE}만큼은? ?(?:아니|아닌|아님|안|못|되지|하지)[가-힣 ]{{0,8}}"
    rf"|{_KO_HOPE}보다 ?{_KO_MORE}(?:못|나쁘|나빴|나쁨|느리|느렸|느림|늦|더디|낮|적|부족|안 ?(?:좋|되|됨|돼|됐)|별로|좋지|어려|어렵|힘들|오래|길|복잡|까다|덜)[가-힣 ]{{0,8}}",
)
_ABOVE: Final = _phrases(
    rf"(?:better|more|higher|faster|easier|greater|quicker) than {_EN_HOPE}|(?:above|beyond|over) {_EN_HOPE}"
    rf"|(?:exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|beat|beats|outperform(?:ed|s)?) {_EN_HOPE}",
    rf"超出?{_ZH_HOPE}|超[过過乎]{_ZH_HOPE}|好[于於过過]{_ZH_HOPE}|[高优優][于於]{_ZH_HOPE}"
    rf"|比{_ZH_HOPE}{_ZH_MORE}(?:好|高|快|早|强|強|多|顺利|順利|顺|順|简单|簡單|容易|轻松|輕鬆)|在?{_ZH_HOPE}之上",
    rf"{_JA_HOPE}以上|{_JA_HOPE}(?:を|より){_JA_MORE}(?:上回|超え|越え)[ぁ-ん]{{0,6}}"
    rf"|{_JA_HOPE}(?:よりも?|以上に){_JA_MORE}{_JA_WELL}",
    rf"{_KO_HOPE} ?이상|{_KO_HOPE}[를을] ?(?:넘|뛰어넘|웃돌)[가-힣]{{0,6}}"
    rf"|{_KO_HOPE}보다 ?{_KO_MORE}(?:좋|잘|빨|빠르|일찍|쉽|쉬|수월|순조|괜찮|재미|나은|나았|많|높)[가-힣 ]{{0,8}}",
)
_LEVEL: Final = _phrases(
    rf"(?:as|like) {_EN_HOPE}"
    rf"|(?:met|meets?|meeting|matched|matches|within|in line with|on par with|up to|according to|equal to|same as) {_EN_HOPE}",
    rf"符合{_ZH_HOPE}|合乎{_ZH_HOPE}|如{_ZH_HOPE}|[达達]到?{_ZH_HOPE}|[和与與跟]{_ZH_HOPE}的?(?:一致|一样|一樣|相符|差不多|相同)"
    rf"|不出所料|在?(?:预期|預期|预料|預料|意料)之?[内內中]|[按如]{_ZH_HOPE}|如期",
    rf"{_JA_HOPE}(?:の?通り|の?どおり|の?とおり|内|の範囲内)",
    rf"(?:기대|예상|계획|생각)(?:한|했던)? ?(?:대로|만큼)|{_KO_HOPE}[과와] ?(?:같|비슷)[가-힣]{{0,3}}"
    rf"|{_KO_HOPE}에 ?(?:부응|부합|맞)[가-힣]{{0,3}}",
)
# Every phrase has one of these words.
_HOPE: Final = pattern(
    "expect|anticipated|hoped|planned|thought|预[期想计料]|預[期想計料]|期[望待]|计划|計劃|意料|不出所料|如期|[想设設][象像想]"
    "|予想|想定|予定|計画|思った|기대|예상|계획|생각"
)
_WIDE_LETTER: Final = pattern("[Ａ-Ｚａ-ｚ]")
_EMPHASIS: Final = pattern(r"\s*([*_~=]*)(.*?)([*_~=]*)\s*", re.DOTALL)
_EDGES: Final = pattern(r"\A[^\w()\[\]【】`]+|[^\w()\[\]【】`]+\Z")
# What may end a sentence behind the bracket.
_STOPS: Final = ".!~。…"
_OPENERS: Final[Mapping[str, str]] = {")": "(", "]": "[", "】": "【"}


def outcome_of(text: str) -> tuple[str, int | None, str]:
    """`text` without the outcome that ends it, the outcome, and the writer's words; tags may come after it."""
    if not _HOPE.search(text.lower()) and not _WIDE_LETTER.search(text):
        return text, None, ""
    body, tags = _before_tags(text)
    if not _HOPE.search(narrowed(body[-_REACH:]).lower()):
        return text, None, ""
    for at, end in _segments(body):
        part = _EMPHASIS.fullmatch(body[at:end])
        words = part[2].strip() if part is not None else ""
        value = _verdict(words)
        head = body[:at].rstrip(" \t\u00a0\u3000:：，,(（[【")
        if value is None or part is None or not head:
            continue
        tail = part[3] if part[3] != part[1] else ""
        return f"{head}{tail}{tags}", value, words
    return text, None, ""


def _before_tags(text: str) -> tuple[str, str]:
    end = len(text)
    for _ in range(12):
        at = max(text.rfind(" ", max(0, end - 60), end), text.rfind("\u3000", max(0, end - 60), end))
        if at < 0 or not text.startswith(("#", "＃"), at + 1):
            break
        end = at
    return text[:end].rstrip(), text[end:]


def _segments(body: str) -> Iterator[tuple[int, int]]:
    """The places where an outcome may stand: in a closing bracket, after the last separator, after the last colon."""
    low = max(0, len(body) - _REACH)
    narrow = narrowed(body[low:])
    closed = narrow.rstrip(_STOPS)
    opener = _OPENERS.get(closed[-1:])
    if opener is not None:
        at = closed.rfind(opener)
        if at >= 0:
            yield low + at + 1, low + len(closed) - 1
        return
    yield low + max(narrow.rfind(":"), narrow.rfind(",")) + 1, len(body)
    yield low + narrow.rfind(":") + 1, len(body)


def _verdict(words: str) -> int | None:
    if not words or len(words) > _REACH:
        return None
    narrow = " ".join(narrowed(words).lower().split())
    first = narrow.partition(",")[0]
    for phrase in (narrow, first):
        bare = _EDGES.sub("", phrase)
        for value, each in ((-1, _BELOW), (1, _ABOVE), (0, _LEVEL)):
            if each.fullmatch(bare):
                return value
    return None

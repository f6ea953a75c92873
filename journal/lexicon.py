"""What a heading is for, by its words in many languages: plan, done, backlog, questions and the rest.

The whole heading must be an entry of the lexicon, once case, numbering, emoji, a last mark, possessives, durations and
the words that add nothing are taken away; so "Build a question answering system" is not a questions section.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from journal.headingwords import FAMILIES, MORNINGS
from journal.marks.tasks import Role
from journal.patterns import pattern
from journal.record import Record, field


class Meaning(Record):
    """What a heading means. `bare`: a role that holds only with check boxes in a dated entry; `morning`: the word for
    tomorrow is that for the morning, too.
    """

    family: str
    role: Role | None
    bare: bool = False
    morning: bool = False

    @property
    def settled(self) -> bool:
        """Whether its role does not depend on what stands beside or below it."""
        return self.role is not None and not (self.bare or self.morning)


_DONE = Role.DONE
_PLAN = Role.PLAN
_BACKLOG = Role.BACKLOG

_FAMILIES: tuple[tuple[str, Role | None, bool, str], ...] = (
    (
        "next-week",
        _PLAN,
        False,
        (
            "next week|plan for next week|plans for next week|next week's|goals for next week|the week ahead|"
            "下周|下週|下一周|下一週|下星期|下个星期|下個星期|来週|翌週|次週|다음 주|다음주|차주|내주"
        ),
    ),
    (
        "tomorrow",
        _PLAN,
        False,
        (
            "tomorrow|proposed|plan for tomorrow|plans for tomorrow|for tomorrow|next day|next|next steps|next step|next actions|next action|up next|"
            "明日|明天|接下来|接下來|下一步|下一步行动|下一步行動|下次|下阶段|下一阶段|下階段|"
            "翌日|次に|次にやること|次回|次のステップ|次の一歩|次のアクション|ネクストアクション|次の行動|明日やる|"
            "내일|다음에|다음에 할 일|다음에 할 것|다음 할 일|다음 단계|다음 행동|다음 액션"
        ),
    ),
    (
        "next-month",
        _PLAN,
        False,
        "next month|plan for next month|下个月|下個月|下月|来月|翌月|次月|다음 달|다음달",
    ),
    ("next-year", _PLAN, False, "next year|plan for next year|明年|来年|翌年|내년"),
    (
        "this-week",
        _DONE,
        False,
        (
            "this week|this week's|week|weekly|weekly goals|本周|本週|这周|這週|这一周|這一週|今週|이번 주|이번주|금주|"
            "本周完成|本週完成|本周总结|本週總結|本周小结|本周回顾|本週回顧|本周进展|本周进度|"
            "今週の振り返り|今週のまとめ|今週の成果|이번 주 회고|이번 주 성과|이번 주 정리"
        ),
    ),
    (
        "today",
        _DONE,
        False,
        "today|today's|todays|今日|今天|今日完成|今日总结|今日小结|本日|今日の振り返り|今日のまとめ|오늘|금일",
    ),
    ("after-work", _DONE, False, "after work|evening|下班后|下班後|業後|仕事の後|퇴근 후"),
    (
        "done",
        _DONE,
        False,
        "done|finished|completed|accomplished|accomplishments|what i did|完成|已完成|做了什么|做了的事|完了|やったこと|やった事|したこと|한 일|한일|완료|완료한 일",
    ),
    ("daily", _DONE, False, "daily|daily log|day by day|log|每日|日常|每天|日々|日別|毎日|매일|일일|일별"),
    (
        "goals",
        _DONE,
        True,
        "goals|goal|plan|plans|目标|目標|计划|計劃|計畫|计划安排|学习计划|學習計劃|計画|学習計画|予定|목표|계획",
    ),
    (
        "this-month",
        _DONE,
        True,
        (
            "this month goals|this month plan|month goals|monthly goals|monthly plan|goals this month|goals of the month|goals of this month|"
            "goals for the month|goals for this month|plan for the month|plan for this month|plans for this month|"
            "本月目标|本月目標|本月计划|本月計劃|本月計畫|这个月的目标|这个月的计划|這個月的目標|這個月的計劃|月目标|月目標|月计划|月計劃|"
            "今月の目標|今月の予定|今月の計画|今月やること|月間目標|月間計画|"
            "이번 달 목표|이번달 목표|이달의 목표|이번 달 계획|이번달 계획|이달의 계획|이번 달 할 일|이번달 할 일|월간 목표|월간 계획"
        ),
    ),
    (
        "backlog",
        _BACKLOG,
        True,
        "todo|to do|to-do|to dos|todos|待办|待辦|待办事项|待辦事項|待做|要做|要做的事|やること|やる事|할 일|할일|할 것|해야 할 일|해야할 일|해야 할 것",
    ),
    # These are kept for some time, whatever boxes they have.
    (
        "pile",
        _BACKLOG,
        False,
        (
            "backlog|to read|reading list|some day|someday|待读|待讀|想读|想读的书|待读书单|书单|阅读清单|閱讀清單|稍后阅读|稍后再读|以后再说|有空再看|后续计划|后续安排|後續計劃|"
            "読むもの|読みたい本|読書リスト|積読|積ん読|あとで読む|後で読む|いつか|いつかやる|今後の予定|今後の計画|今後やること|明日以降|"
            "the day after tomorrow|day after tomorrow|the week after next|week after next|plan for the week after next|the month after next|month after next|"
            "后天|後天|下下周|下下週|下下星期|下下个月|下下個月|下下月|明後日|再来週|再来月|모레|다다음 주|다다음주|다다음 달|다다음달|읽을 것|읽을 책|읽을거리|읽고 싶은 책|독서 목록|나중에|나중에 할 일|나중에 읽을 것|언젠가|앞으로 할 일|앞으로 할 것|앞으로의 계획|향후 계획"
        ),
    ),
    (
        "questions",
        None,
        False,
        (
            "questions|question|open questions|open question|my questions|my question|q & a|q&a|q and a|"
            "我的问题|我的疑问|疑问|疑問|问题|問題|质疑|提问|待解决的问题|未解决的问题|未解的问题|不懂的地方|"
            "自分の質問|質問|疑問点|疑問に思ったこと|わからないこと|分からないこと|わからなかったこと|未解決の質問|未解決の疑問|"
            "내 질문|질문|궁금한 점|궁금한 것|의문|의문점|모르는 것|모르는 점|미해결 질문|풀리지 않은 질문"
        ),
    ),
    (
        "reflect",
        None,
        False,
        "reflection|reflections|thoughts|thought|summary|retrospective|总结|反思|感想|小结|振り返り|まとめ|회고|느낀 점",
    ),
    ("learned", None, False, "learned|learnt|what i learned|til|学到|学习|收获|学んだこと|学び|배운 것|배운 점"),
    ("read", None, False, "reading|read|papers|articles|links|阅读|读书|论文|文章|読書|読んだもの|읽기|독서"),
)


_NUMBERS = pattern(r"^[\s\d.,)、(（#*_~-]+(?=\D)")
_NUMERALS = pattern(r"^(?:[一二三四五六七八九十]{1,3}[、.)]|[ivx]{1,4}[.)]|[a-z][.)](?=\s))\s*")
# `Next week (12–18 May)`: the days beside it are no part of what it is for.
_BESIDE = pattern(r"\s*[(\[【][^()\[\]【】]{0,40}\d[^()\[\]【】]{0,40}[)\]】]\s*[:：]?\s*$")
_LENGTHS = pattern(r"[~(]?\d[\d.]*\s*(?:h|hrs?|hours?|m|mins?|minutes?|小时|分钟|時間|分|시간|분)!?\)?(?=\s|$)")
_POSSESSIVE = pattern(r"['\u2019]s\b|s['\u2019](?=\s|$)")
_ENDING = " :：。.,;!?؟*_~`"
_DIGIT = pattern(r"\d")
_NO_WORDS = ("So", "Sk", "Cf", "Mn")


class _Table(dict[int, int]):
    """Each character as itself, or as a space where it belongs to no word; looked up when it is first met."""

    def __missing__(self, code: int) -> int:
        self[code] = 0x20 if unicodedata.category(chr(code)) in _NO_WORDS else code
        return self[code]


_WORDS_ALONE = _Table()


def plain(text: str) -> str:
    """A text without differences of case and width, and a space for each sign that belongs to no word."""
    if text.isascii():
        return text.lower().replace("`", " ").replace("^", " ")
    return unicodedata.normalize("NFKC", text).casefold().translate(_WORDS_ALONE)


# The same headings stand in many notes.
@lru_cache(maxsize=512)
def normal(text: str) -> str:
    """A heading without what carries no meaning: case, width, numbering, emoji, last mark, possessive, duration, filler."""
    text = plain(text)
    if not text[:2].isalpha() or "." in text[:5] or "、" in text[:5] or ")" in text[:5]:
        text = _NUMERALS.sub("", _NUMBERS.sub("", text))
    if _DIGIT.search(text):
        text = _LENGTHS.sub(" ", _BESIDE.sub("", text))
    if "'" in text or "\u2019" in text:
        text = _POSSESSIVE.sub(lambda m: "s" if m[0][0] == "s" else "", text).replace("\u2019", "'")
    return _TENTATIVE.sub("", " ".join(text.split()).rstrip(_ENDING).strip(" *_~`-–—:：【】¿¡"))


# `Initial plan for next week` is a plan for it.
_TENTATIVE = pattern(r"^(?:initial|tentative|provisional|rough|preliminary|draft) (?=\w)")
_FILLER = pattern(
    r"(?: (?:work|works|plan|plans|planning|tasks?|list|goals?|todos?|to do)"
    r"|的?(?:学习计划|學習計劃|学习任务|学习安排|计划|計劃|計畫|规划|規劃|任务|任務|工作|安排|目标|目標|重点|重點|待办事项|待辦事項|待办|待辦|清单|清單|要做的事情?|要做|做了什么)"
    r"|の?(?:学習予定|学習計画|予定|計画|目標|タスク|作業|リスト|todo|やること|やる事|やったこと|やった事|すること|したこと)|にやること|に向けて|の"
    r"| ?(?:의|에)? ?(?:계획|목표|일정|예정|업무|목록|해야 ?할 ?[일것]|할 ?[일것거]|한 ?[일것거]))$"
)


@lru_cache(maxsize=512)
def _forms(heading: str) -> tuple[str, ...]:
    """A heading as `normal` has it, and then without one after the other of the words at its end that add nothing."""
    found = [normal(heading)]
    while (shorter := _FILLER.sub("", found[-1])) and shorter != found[-1]:
        found.append(shorter)
    return tuple(found)


@cache
def known_words() -> Mapping[str, Meaning]:
    """The words that the program knows, which only a process that reads needs."""
    index: dict[str, Meaning] = {}
    meanings = {family: Meaning(family, role, bare) for family, role, bare, _ in _FAMILIES}
    for family, _, _, words in _FAMILIES:
        for word in words.split("|"):
            index.setdefault(word, meanings[family])
    for language in FAMILIES.values():
        for family, words in language.items():
            for word in words.split("|"):
                index.setdefault(plain(word), meanings[family])
    return index | dict.fromkeys(MORNINGS, Meaning("tomorrow", _PLAN, morning=True))


class Lexicon(Record):
    """The words that headings are compared with; `extra` maps a normalised heading to its meaning and wins."""

    extra: Mapping[str, Meaning] = field(default_factory=dict)

    def meaning(self, heading: str) -> Meaning | None:
        """What `heading` is for; None if the lexicon does not know it."""
        if len(heading) > 80:
            return None
        known = known_words()
        return next((found for text in _forms(heading) if (found := self.extra.get(text) or known.get(text))), None)


def extended(
    plan: tuple[str, ...], done: tuple[str, ...], backlog: tuple[str, ...], questions: tuple[str, ...]
) -> Lexicon:
    """The lexicon with a writer's own headings."""
    extra = {normal(word): Meaning("own-plan", _PLAN) for word in plan}
    extra |= {normal(word): Meaning("own-done", _DONE) for word in done}
    extra |= {normal(word): Meaning("own-backlog", _BACKLOG) for word in backlog}
    extra |= {normal(word): Meaning("questions", None) for word in questions}
    return Lexicon(extra)

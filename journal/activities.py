"""The kind of activity that a task's text speaks of, by keywords: there are six, and no kind at all.

The colours of a day come from here. The word that stands first in the text decides, the writer's own words before
the built-in ones; a text without any known word has no kind.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from journal.patterns import pattern
from journal.record import Record

KINDS: Final = ("code", "study", "write", "body", "people", "admin")
NONE: Final = "other"

# Latin words are whole words, with or without an ending in -s, -ing or -ed; words of other scripts stand anywhere.
_WORDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "code",
        (
            "code", "coding", "program", "programming", "debug", "debugging", "fix", "implement", "refactor", "build",
            "deploy", "ship", "release", "test", "benchmark", "profile", "compile", "leetcode", "kata", "bug", "api",
            "script", "prototype", "rewrite", "refactoring", "sql", "css", "merge", "commit", "review the pull request", "pull request",
            "代码", "编码", "编程", "写代码", "程序", "调试", "修复", "实现", "重构", "部署", "发布", "测试", "手撕",
            "刷题", "力扣", "算法题", "竞态", "搭建", "上线", "跑通", "训练模型",
            "コード", "実装", "プログラミング", "デバッグ", "修正", "テスト", "開発", "リリース",
            "코딩", "코드", "구현", "디버깅", "개발", "배포", "테스트", "알고리즘 문제",
        ),
    ),
    (
        "study",
        (
            "read", "reading", "study", "learn", "course", "lecture", "paper", "book", "chapter", "video", "exam",
            "homework", "assignment", "quiz", "revise", "practice", "exercise sheet", "vocabulary", "grammar",
            "flash card", "flashcard", "tutorial", "anki", "mock",
            "读", "阅读", "学习", "复习", "预习", "论文", "课程", "上课", "听课", "看书", "书", "教程", "作业", "考试",
            "背单词", "单词", "八股", "视频", "模拟题", "闪卡", "看", "补基础", "日语", "英语",
            "読", "読書", "勉強", "学習", "復習", "予習", "暗記", "英語", "中国語", "韓国語", "問題集", "講義", "授業", "論文", "宿題", "試験", "聴解", "読解", "模試", "単語", "文法",
            "읽", "독서", "예습", "영어", "일본어", "중국어", "문제집", "암기", "스터디", "공부", "학습", "복습", "강의", "수업", "논문", "책", "숙제", "시험", "단어",
        ),
    ),
    (
        "write",
        (
            "write", "writing", "draft", "essay", "blog", "post", "report", "slides", "outline", "edit", "proofread",
            "thesis", "document", "documentation", "notes", "summary", "weekly", "résumé", "resume", "cv",
            "写", "写作", "草稿", "博客", "文章", "周报", "日报", "总结", "笔记", "毕设", "报告", "简历", "翻译", "文档",
            "書", "執筆", "ブログ", "記事", "原稿", "日記", "週報", "報告", "まとめ", "翻訳",
            "글쓰기", "글", "작성", "블로그", "초안", "보고서", "요약", "정리", "이력서",
        ),
    ),
    (
        "body",
        (
            "run", "running", "ran", "jog", "swim", "swimming", "gym", "workout", "exercise", "walk", "yoga", "stretch",
            "climb", "bike", "cycling", "ride", "hike", "football", "basketball", "badminton", "tennis", "dance",
            "meditate", "km", "kilometre", "kilometer",
            "健身", "跑步", "晨跑", "慢跑", "夜跑", "游泳", "锻炼", "运动", "散步", "瑜伽", "骑车", "爬山", "跳绳", "拉伸",
            "打球", "篮球", "羽毛球", "足球",
            "運動", "走", "ランニング", "ジョギング", "水泳", "筋トレ", "散歩", "ヨガ", "ストレッチ", "登山",
            "운동", "달리기", "조깅", "수영", "헬스", "산책", "요가", "등산", "자전거", "축구", "농구",
        ),
    ),
    (
        "people",
        (
            "meet", "meeting", "call", "talk", "chat", "interview", "lunch", "dinner", "coffee", "party", "friend",
            "family", "visit", "mentor", "standup", "sync", "seminar", "group meeting", "phone",
            "会议", "开会", "组会", "晨会", "周会", "例会", "站会", "面试", "聊天", "见面", "聚餐", "吃饭", "电话", "朋友", "家人", "生日", "约", "讨论",
            "会議", "朝会", "定例", "面談", "打ち合わせ", "ミーティング", "面接", "友達", "家族", "電話", "飲み会", "食事",
            "회의", "미팅", "스탠드업", "면담", "면접", "친구", "가족", "생일", "전화", "점심", "저녁 식사", "모임", "상담",
        ),
    ),
    (
        "admin",
        (
            "email", "mail", "inbox", "bank", "tax", "bill", "rent", "visa", "form", "invoice", "shopping", "groceries",
            "laundry", "clean", "cleaning", "cook", "cooking", "pack", "move", "errand", "appointment", "doctor",
            "dentist", "haircut", "commute", "travel", "train", "flight", "book a", "order", "pay", "renew",
            "邮件", "买菜", "买", "购物", "做饭", "打扫", "洗衣", "收拾", "搬家", "签证", "银行", "缴费", "快递", "看病",
            "医院", "理发", "通勤", "报销", "办理", "办事", "办手续", "杂事", "回复",
            "メール", "買い物", "掃除", "洗濯", "料理", "引っ越し", "銀行", "病院", "手続き", "片付け", "通勤",
            "이메일", "메일", "장보기", "청소", "빨래", "요리", "이사", "은행", "병원", "비자", "세금", "정산",
        ),
    ),
)  # fmt: skip


# A task is shown on the pages of its day, its week and its month, between which there are those of all other days.
@lru_cache(maxsize=1 << 15)
def activity(text: str, own: tuple[tuple[str, str, tuple[str, ...]], ...] = ()) -> str:
    """One of `KINDS`, or `NONE`, for the text of a task.

    `own` are the writer's (kind, label, words); kinds that are not among the six are passed over.
    """
    lower = text.lower()
    for table in (tuple((kind, words) for kind, _, words in own if kind in KINDS), _WORDS):
        kind = _words(table).kind_in(lower) if table else ""
        if kind:
            return kind
    return NONE


class _Words(Record):
    """The words of kinds by their first two characters, the longer ones first, each with its kind; and what finds their first ones.

    One pattern of all words would take longer to compile than most builds look for any.
    """

    starts: re.Pattern[str]
    by_first: Mapping[str, Sequence[tuple[str, str]]]

    def kind_in(self, lower: str) -> str:
        """The kind of the leftmost word in a text in lower case, and of two at one place that of the longer; empty without any."""
        for start in self.starts.finditer(lower):
            at = start.start()
            for word, kind in (*self.by_first.get(lower[at : at + 2], ()), *self.by_first.get(lower[at], ())):
                if lower.startswith(word, at) and (not word.isascii() or _is_whole(lower, at, at + len(word))):
                    return kind
        return ""


_BEFORE: Final = pattern(r"(?<![a-z0-9])")
_BEHIND: Final = pattern(r"(?:s|es|ing|ed)?(?![a-z0-9])")


def _is_whole(lower: str, start: int, end: int) -> bool:
    """Whether what stands there is a word, but for its ending."""
    return _BEFORE.match(lower, start) is not None and _BEHIND.match(lower, end) is not None


@lru_cache(maxsize=8)
def _words(table: tuple[tuple[str, tuple[str, ...]], ...]) -> _Words:
    """The words of a table in lower case. Of two kinds with the same word the first counts."""
    kinds: dict[str, str] = {}
    for kind, group in table:
        for word in group:
            if word:
                kinds.setdefault(word.lower(), kind)
    by_first: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(kinds, key=len, reverse=True):
        by_first.setdefault(word[:2], []).append((word, kinds[word]))
    # Looked for anywhere only if a word begins so that may stand anywhere.
    whole, anywhere = (
        "".join(sorted({word[0] for word in kinds if word.isascii() is latin})) for latin in (True, False)
    )
    starts = (rf"(?<![a-z0-9])[{re.escape(whole)}]" * bool(whole), f"[{re.escape(anywhere)}]" * bool(anywhere))
    return _Words(pattern("|".join(filter(None, starts)) or "(?!)"), by_first)

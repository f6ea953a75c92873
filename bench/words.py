"""What the generated journals are written with: words, sentences, headings and programs in three languages.

A sentence is a text in which `~name~` stands for any one of the words of that name.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Piece = str | tuple[str, ...]
Phrase = tuple[Piece, ...]

_SLOT: Final = re.compile(r"~([a-z0-9]+)~")


def phrase(text: str, words: Mapping[str, Sequence[str]]) -> Phrase:
    """`text` in pieces: what stands as it is, and the words of which one is to be chosen. Raises `KeyError`."""
    parts = _SLOT.split(text)
    return tuple(part if at % 2 == 0 else tuple(words[part]) for at, part in enumerate(parts) if part)


def said(pieces: Phrase, chance: Callable[[], float]) -> str:
    """One sentence of many; `chance` gives numbers from 0 to below 1."""
    return "".join([each if isinstance(each, str) else each[int(chance() * len(each))] for each in pieces])


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its sentences, what joins them, and what its writers call things.

    `labels` are texts for links to other entries. `headings` are by their purpose. `day` is a format of year, month, day.
    """

    code: str
    sentences: tuple[Phrase, ...]
    tasks: tuple[Phrase, ...]
    questions: tuple[Phrase, ...]
    titles: tuple[Phrase, ...]
    slugs: tuple[Phrase, ...]
    labels: tuple[Phrase, ...]
    see: tuple[str, str]
    headings: Mapping[str, tuple[str, ...]]
    day: str
    week: str
    join: str
    colon: str
    lasting: str


def _tongue(
    words: Mapping[str, Sequence[str]],
    *,
    sentences: str,
    tasks: str,
    questions: str,
    titles: str,
    slugs: str,
    labels: str,
    code: str,
    see: tuple[str, str],
    headings: Mapping[str, tuple[str, ...]],
    day: str,
    week: str,
    join: str,
    colon: str,
    lasting: str,
) -> Tongue:
    names = dict(words)
    names["code"] = tuple(f"`{name}`" for name in _IDENTIFIERS)
    names["strong"] = tuple(f"**{word}**" for word in words["n"])
    names["em"] = tuple(f"*{word}*" for word in words["n"])
    names["marked"] = tuple(f"=={word}==" for word in words["n"])
    names["math"] = _FORMULAS
    names["site"] = tuple(
        f"[{word}](https://{host}/{at})" for at, (word, host) in enumerate(_pairs(words["n"], _HOSTS))
    )
    names["url"] = tuple(f"https://{host}/notes/{name}" for name, host in _pairs(_IDENTIFIERS, _HOSTS))
    names["number"] = tuple(str(number) for number in (2, 3, 4, 5, 7, 8, 12, 15, 20, 24, 30, 41, 64, 90, 128, 300, 512))

    def phrases(text: str) -> tuple[Phrase, ...]:
        return tuple(phrase(line.strip(), names) for line in text.strip().splitlines())

    return Tongue(
        code,
        phrases(sentences),
        phrases(tasks),
        phrases(questions),
        phrases(titles),
        phrases(slugs),
        phrases(labels),
        see,
        headings,
        day,
        week,
        join,
        colon,
        lasting,
    )


def _pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    return [(each, right[at % len(right)]) for at, each in enumerate(left)]


_IDENTIFIERS: Final = (
    "ring_push", "head", "tail", "next_victim", "park", "wake_one", "seq_cst", "relaxed", "drain", "batch_size", "merge",
    "fold_left", "Cursor", "commit", "rollback", "wal_checkpoint", "page_cache", "fsync", "epoll_wait", "accept", "retry_after",
    "TokenBucket", "backoff", "shard_of", "rehash", "bloom", "skip_list", "interval_tree", "diff3", "rebase -i", "bisect",
    "make -j2", "strace -f", "perf stat", "uv.lock", "Cargo.toml", "useEffect", "flex-basis", "grid-area", "aria-label",
    "embedding", "softmax", "layer_norm", "kv_cache", "top_p", "learning_rate", "warmup", "checkpoint.pt", "loss.backward()",
)  # fmt: skip
_HOSTS: Final = (
    "tidepool.example", "inkwell.example", "lantern.example", "yiyezhi.example", "nagisa.example", "harbour.example",
    "moth.example", "slowtrain.example", "paperkite.example", "ginkgo.example", "kettle.example",
)  # fmt: skip
_FORMULAS: Final = (
    "$O(n \\log n)$", "$p_{99} < 40$ ms", "$\\sum_{i=1}^{n} w_i$", "$e^{-\\lambda t}$", "$\\sqrt{d_k}$", "$2^{k} - 1$", "$x_{t+1} = x_t - \\eta g_t$",
)  # fmt: skip

# --- English

_ENGLISH_WORDS: Final = {
    "n": (
        "ring buffer", "scheduler", "test suite", "parser", "index", "lock", "queue", "cache line", "log file", "migration", "benchmark",
        "review", "compiler", "type checker", "proof", "chapter", "paper", "second figure", "appendix", "exercise", "flash card", "kanji deck",
        "dialogue", "sourdough", "bicycle", "long run", "piano étude", "left hand", "metronome", "allotment", "beetroot", "kettle", "train",
        "notebook", "calendar", "inbox", "meeting", "release", "changelog", "dashboard", "socket", "timeout", "retry", "hash table", "B-tree",
        "garbage collector", "allocator", "fuzzer", "style sheet", "focus ring", "embedding", "attention head", "learning rate", "data loader",
        "tokenizer", "checkpoint", "sample", "histogram", "tide table", "thermometer", "lamp", "shelf", "stairwell", "cello",
    ),
    "p": (
        "Ines", "Wim", "Jiho", "Marta", "Oskar", "Yun", "the study group", "my neighbour", "the librarian", "Tobias", "Aiko", "the reviewer",
        "Professor Hale", "Lien", "the night shift", "Bram",
    ),
    "v": (
        "rewrote", "measured", "moved", "read", "broke", "mended", "replaced", "sketched", "timed", "compared", "deleted", "simplified", "tested",
        "explained", "copied out", "traced", "postponed", "profiled", "counted", "split", "renamed", "untangled", "reread", "practised",
    ),
    "w": (
        "rewrite", "measure", "move", "read", "break", "mend", "replace", "sketch", "time", "compare", "delete", "simplify", "test", "explain",
        "copy out", "trace", "postpone", "profile", "count", "split", "rename", "untangle", "reread", "practise",
    ),
    "a": (
        "slow", "quiet", "stubborn", "small", "wrong", "obvious", "brittle", "careful", "late", "half-finished", "honest", "cold", "noisy",
        "shorter", "older", "clear", "narrow", "lazy", "tidy", "patient", "surprising", "ordinary", "fragile", "fair",
    ),
    "t": (
        "this morning", "after lunch", "before the train", "in the evening", "at noon", "on the second try", "after a walk", "once more",
        "for an hour", "between two meetings", "late at night", "with cold tea", "on paper first",
    ),
    "r": (
        "nobody had asked", "the numbers were old", "I had read the figure upside down", "the clock of that machine runs ahead",
        "two threads shared one line", "it was only ever tested with one reader", "the default had changed", "sleep was short",
        "the first draft was clearer", "the margin of the page is too small", "I trusted the comment and not the code",
    ),
}  # fmt: skip

ENGLISH: Final = _tongue(
    _ENGLISH_WORDS,
    code="en",
    sentences="""
    I ~v~ the ~n~ ~t~, and the ~n~ turned out to be ~a~.
    The ~a~ ~n~ was the reason, because ~r~.
    ~p~ ~v~ the ~n~ while I ~v~ the ~n~.
    It took ~number~ minutes to ~w~ the ~n~ and the rest of the day to ~w~ the ~n~.
    What I had called a ~n~ is really a ~a~ ~n~ with a ~n~ inside.
    Nothing about the ~n~ is ~a~ except the ~n~.
    I should ~w~ the ~n~ first; ~r~.
    The ~n~ that ~p~ ~v~ last week is still ~a~.
    There are ~number~ ways to ~w~ a ~n~, and I know two.
    ~p~ asked why the ~n~ is ~a~, and I had no answer.
    With ~code~ in place the ~n~ is ~a~ again.
    The call to ~code~ was the ~a~ one, not ~code~.
    I keep mixing up the ~strong~ and the ~n~.
    The ~n~ came first, then the ~a~ ~n~, and only then the question whether to ~w~ either.
    It is ~em~, not the ~n~, that decides how ~a~ the ~n~ gets.
    Notes on the ~n~ are at ~site~, with a ~a~ drawing of the ~n~.
    The bound is ~math~, which is ~a~ enough for the ~n~.
    A ~n~ can be ~a~ and still be right.
    ~p~ calls this the ~marked~, and the name stuck.
    We ~v~ ~number~ of them ~t~, and ~number~ were ~a~.
    If the ~n~ is ~a~, ~w~ the ~n~; if not, ~w~ it anyway.
    I ~v~ it ~t~ and ~v~ it again ~t~.
    My mistake was to ~w~ the ~n~ without looking at the ~n~, since ~r~.
    The second half of the ~n~ is about the ~n~, and I would have liked more of it.
    Tomorrow I want to ~w~ the ~n~ with ~p~ and see how ~a~ it is.
    Somewhere between the ~n~ and the ~n~ I lost the thread.
    """,
    tasks="""
    ~w~ the ~n~
    ~w~ the ~n~ of the ~n~
    ~w~ ~code~ and ~w~ the ~n~
    ask ~p~ about the ~a~ ~n~
    ~number~ pages of the ~n~
    ~w~ the ~a~ ~n~, see ~site~
    another ~n~, then the ~n~
    write to ~p~
    """,
    questions="""
    Why is the ~n~ ~a~ when the ~n~ is not?
    Does ~code~ have to come before the ~n~?
    Who else has to ~w~ a ~n~ like this?
    What happens to the ~n~ if ~r~?
    How many of the ~number~ would notice a ~a~ ~n~?
    """,
    titles="""
    The ~a~ ~n~
    A ~n~ for the ~a~ ~n~
    What the ~n~ knows about the ~n~
    ~p~ and the ~n~
    How to ~w~ a ~n~
    Notes on the ~n~
    Against the ~a~ ~n~
    """,
    slugs="""
    ~w~-the-~n~
    ~a~-~n~
    on-the-~n~
    """,
    labels="""
    the ~n~ again
    that ~a~ day
    where the ~n~ began
    earlier notes
    """,
    see=("See ", "."),
    headings={
        "plan": ("Plan", "Today's plan", "Goals"),
        "done": ("Done", "What I did", "Today"),
        "notes": ("Notes", "Thoughts", "Reading", "Details", "Work", "Evening"),
        "questions": ("Questions", "Open questions"),
        "next": ("Tomorrow", "Next"),
        "week": ("Next week", "Plan for next week"),
        "learned": ("What I learned", "TIL"),
        "summary": ("Summary", "This week"),
        "days": ("Daily", "Day by day"),
        "table": ("Figures", "Measured"),
        "code": ("Code", "The change"),
        "log": ("Learning log", "Daily log"),
    },
    day="{1}/{2}",
    week="Week {0}",
    join=" ",
    colon=": ",
    lasting=" ({0} min)",
)

# --- Chinese

_CHINESE_WORDS: Final = {
    "n": (
        "环形缓冲区", "调度器", "测试", "解析器", "索引", "锁", "队列", "缓存行", "日志", "迁移脚本", "基准测试", "代码评审", "编译器", "类型检查", "证明", "第三章",
        "论文", "附录", "练习题", "单词卡", "听力", "面包", "自行车", "长跑", "钢琴曲", "节拍器", "菜园", "水壶", "火车", "笔记本", "日程", "邮件", "会议", "版本发布",
        "仪表盘", "套接字", "超时", "重试", "哈希表", "垃圾回收", "内存分配", "样式表", "向量", "注意力", "学习率", "数据加载", "分词器", "检查点", "样本", "直方图",
        "潮汐表", "温度计", "书架", "楼梯间", "大提琴",
    ),
    "p": ("小顾", "老沈", "室友", "读书会", "导师", "隔壁组", "图书管理员", "阿岚", "莫师兄", "同桌", "房东"),
    "v": ("重写了", "量了一遍", "挪走了", "读完了", "弄坏了", "修好了", "换掉了", "画了一张", "对比了", "删掉了", "简化了", "讲清楚了", "抄了一遍", "拖延了", "数了数", "拆开了", "改名了"),
    "w": ("重写", "测量", "挪走", "读完", "修好", "替换", "画出", "对比", "删掉", "简化", "解释", "抄写", "统计", "拆开", "复习", "练习", "整理"),
    "a": ("很慢", "安静", "固执", "太小", "不对", "显然", "脆弱", "仔细", "太晚", "没写完", "诚实", "吵", "更短", "清楚", "懒", "整齐", "出乎意料", "平常", "公平"),
    "t": ("早上", "午饭后", "上车前", "晚上", "第二次", "散步回来", "又一次", "两个会之间", "睡前", "先在纸上"),
    "r": ("没有人问过", "数据是旧的", "图看反了", "那台机器的钟走得快", "两个线程用了同一行", "默认值改了", "昨晚没睡好", "我信了注释没信代码", "初稿反而更清楚"),
}  # fmt: skip

CHINESE: Final = _tongue(
    _CHINESE_WORDS,
    code="zh",
    sentences="""
    ~t~把~n~~v~，结果发现~n~~a~。
    今天~t~~w~~n~，比昨天的~n~~a~。
    原因是~n~~a~，因为~r~。
    ~p~说~n~和~n~其实是一回事，我还不太信。
    花了~number~分钟~w~~n~，剩下的时间都在~w~~n~。
    我以为是~n~的问题，后来才知道是~n~。
    应该先~w~~n~，再~w~~n~，顺序反了就~a~。
    ~p~~t~~v~~n~，我在旁边看。
    加上 ~code~ 以后，~n~总算不那么~a~了。
    ~code~ 和 ~code~ 的区别，今天终于弄明白了。
    **~n~** 不是重点，重点是~n~。
    这里的上界是 ~math~ ，对~n~来说够用。
    参考了 ~site~ 里关于~n~的部分。
    一共~number~个，~number~个~a~。
    如果~n~~a~，就先~w~~n~。
    明天想和~p~一起~w~~n~。
    ~em~ 这个词，我每次都和~n~弄混。
    看到一半有点困，~t~又看了一遍，觉得~n~写得~a~。
    总的来说任务完成得还行，就是~n~拖得太久。
    从~n~到~n~，中间少了一步，~p~提醒了我。
    """,
    tasks="""
    ~w~~n~
    ~w~~n~的~n~
    和~p~讨论~n~
    看~number~页~n~
    再~w~~n~
    ~w~ ~code~ ，再~w~~n~
    复习 ~site~
    """,
    questions="""
    为什么~n~~a~，而~n~不会？
    ~code~ 一定要放在~n~前面吗？
    如果~r~，~n~会怎样？
    ~n~到底是谁在用？
    """,
    titles="""
    ~n~与~n~
    关于~n~的~number~个误区
    ~n~为什么~a~
    从~n~说起
    重读《~n~》
    """,
    slugs="""
    ~n~
    ~n~与~n~
    关于~n~
    """,
    labels="""
    上次的~n~
    那天的笔记
    ~n~的开头
    """,
    see=("见", "。"),
    headings={
        "plan": ("计划", "今日计划", "目标"),
        "done": ("完成", "今日完成", "做了什么"),
        "notes": ("笔记", "感想", "阅读", "细节", "工作", "晚上"),
        "questions": ("问题", "疑问"),
        "next": ("明天", "明日计划"),
        "week": ("下周计划", "下周"),
        "learned": ("学到", "收获"),
        "summary": ("总结", "本周总结"),
        "days": ("每日", "日常"),
        "table": ("数据", "记录"),
        "code": ("代码", "改动"),
        "log": ("学习日志", "日志"),
    },
    day="{1}.{2}",
    week="第{0}周",
    join="",
    colon="：",
    lasting="（{0}分钟）",
)

# --- Japanese

_JAPANESE_WORDS: Final = {
    "n": (
        "リングバッファ", "スケジューラ", "テスト", "構文解析器", "索引", "ロック", "待ち行列", "キャッシュ", "ログ", "移行手順", "計測", "レビュー", "コンパイラ", "型検査",
        "証明", "第二章", "論文", "付録", "練習問題", "単語帳", "聴解", "パン", "自転車", "朝の散歩", "ピアノ", "メトロノーム", "畑", "やかん", "電車", "ノート", "予定表",
        "会議", "リリース", "タイムアウト", "再試行", "ハッシュ表", "メモリ管理", "スタイルシート", "埋め込み", "学習率", "標本", "潮見表", "本棚", "階段",
    ),
    "p": ("田村さん", "先輩", "勉強会のみんな", "図書館の人", "隣の席の人", "あかり", "木戸先生"),
    "v": ("書き直した", "測った", "動かした", "読んだ", "壊した", "直した", "取り替えた", "比べた", "消した", "説明した", "写した", "数えた", "分けた", "調べた"),
    "w": ("書き直す", "測る", "動かす", "読む", "直す", "取り替える", "比べる", "消す", "説明する", "写す", "数える", "分ける", "調べる", "復習する"),
    "a": ("遅い", "静かだ", "小さすぎる", "おかしい", "明らかだ", "壊れやすい", "難しい", "面白い", "短い", "分かりやすい", "意外だ", "普通だ", "細かい"),
    "t": ("朝", "昼休みに", "電車の中で", "夜", "二回目で", "散歩のあと", "もう一度", "会議の合間に", "寝る前に", "まず紙の上で"),
    "r": ("誰も聞かなかった", "数字が古かった", "図を逆さに見ていた", "時計が進んでいた", "既定値が変わっていた", "寝不足だった", "コメントを信じすぎた"),
}  # fmt: skip

JAPANESE: Final = _tongue(
    _JAPANESE_WORDS,
    code="ja",
    sentences="""
    ~t~、~n~を~v~。
    ~n~を~v~ら、~n~が~a~と分かった。
    原因は~n~だった。~r~から。
    ~p~によると、~n~と~n~は同じことらしい。
    ~n~を~w~のに~number~分かかった。
    ~code~ を入れると、~n~はもう問題ない。
    ~n~は~a~が、~n~はそうでもない。
    まず~n~を~w~、それから~n~を~w~ことにする。
    **~n~** と~n~をいつも間違える。
    上限は ~math~ なので、~n~には十分。
    くわしくは ~site~ を見ること。
    ~number~個のうち~number~個は~a~。
    明日は~p~と~n~を~w~つもり。
    ~p~が~n~を~v~あいだに、こちらは~n~を~v~。
    ~n~の後半は~n~の話で、少し~a~。
    ~t~読み返すと、~n~の説明は~a~と思う。
    """,
    tasks="""
    ~n~を~w~
    ~n~の~n~を~w~
    ~p~に~n~のことを聞く
    ~n~を~number~ページ
    ~code~ を~w~
    もう一度~n~を~w~
    """,
    questions="""
    なぜ~n~は~a~のか？
    ~code~ は~n~より先でないといけない？
    もし~r~なら、~n~はどうなる？
    """,
    titles="""
    ~n~と~n~
    ~n~を~w~
    ~n~の話
    はじめての~n~
    """,
    slugs="""
    ~n~
    ~n~と~n~
    ~n~の話
    """,
    labels="""
    前回の~n~
    その日のメモ
    ~n~の始まり
    """,
    see=("参照：", "。"),
    headings={
        "plan": ("予定", "計画"),
        "done": ("やったこと", "完了"),
        "notes": ("メモ", "感想", "読書", "仕事", "夜"),
        "questions": ("質問", "疑問点"),
        "next": ("明日", "明日やること"),
        "week": ("来週", "来週やること"),
        "learned": ("学んだこと", "学び"),
        "summary": ("まとめ", "振り返り"),
        "days": ("日々", "日別"),
        "table": ("記録", "数字"),
        "code": ("コード", "変更点"),
        "log": ("学習記録", "日々の記録"),
    },
    day="{1}/{2}",
    week="第{0}週",
    join="",
    colon="：",
    lasting="（{0}分）",
)

# --- Tags

TAGS: Final = (
    "rust", "python", "articles", "systems", "algorithms", "databases", "日本語", "running", "小说", "web", "machine-learning", "music", "networks",
    "英语", "testing", "linux", "cooking", "compilers", "面试", "git", "css", "statistics", "writing", "go", "sleep", "typescript", "数学", "security",
    "garden", "emacs", "vim", "家庭", "travel", "graphics", "embedded", "haskell", "latex", "sql", "docker", "聴解", "photography", "swimming",
)  # fmt: skip
TAG_PARTS: Final = (
    ("deep", "applied", "old", "weekly", "home", "field", "night", "paper", "small", "open", "slow", "spare"),
    ("search", "audio", "maps", "proofs", "types", "queues", "bread", "fonts", "vision", "robots", "grammar", "clocks", "tools", "letters"),
)  # fmt: skip

# --- Programs

_CODE_WORDS: Final = {
    "f": ("drain", "merge", "push", "steal", "parse", "split", "rehash", "tally", "encode", "resolve", "flush", "visit", "score", "clip", "scan", "chunk"),
    "x": ("item", "node", "batch", "token", "entry", "page", "row", "value", "left", "right", "cursor", "bucket", "weight", "step", "frame", "edge"),
    "t": ("Queue", "Tree", "Shard", "Loader", "Cursor", "Ring", "Graph", "Ledger", "Window", "Sampler", "Arena", "Index"),
    "k": ("0", "1", "2", "3", "4", "7", "8", "10", "16", "32", "64", "100", "128", "256", "512", "1024", "4096"),
    "q": ("done", "empty", "not found", "too late", "retry", "下一个", "no such page", "終わり", "out of range", "ok"),
    "o": ("+", "-", "*", "%", "^", "&"),
}  # fmt: skip

_PROGRAMS: Final = {
    "python": (
        """
def ~f~_~x~(~x~s: list[int], limit: int = ~k~) -> int:
    \"\"\"The ~x~s that are left after ~k~ rounds.\"\"\"
    total = ~k~
    for at, ~x~ in enumerate(~x~s):
        if at % ~k~1 == 0 and at:  # every so often
            total = total ~o~ at
        total += hash(at) if at > limit else ~k~
    return total
""",
        """
@dataclass(frozen=True, slots=True)
class ~t~:
    ~f~ed: tuple[str, ...] = ()
    limit: int = ~k~

    def ~f~(self, ~x~: str) -> "~t~":
        if len(self.~f~ed) >= self.limit:
            raise ValueError(f"{~x~!r}: ~q~")
        return replace(self, limit=self.limit - ~k~)
""",
        """
with open("~x~.json", encoding="utf-8") as file:
    ~x~s = [json.loads(line)["~f~"] for line in file if line.strip()]
print(sum(~k~ for each in ~x~s if each is not None), "~q~")
""",
    ),
    "rust": (
        """
impl<T: Copy> ~t~<T> {
    pub fn ~f~(&mut self, ~x~: T) -> Option<usize> {
        let head = self.head.load(Ordering::Acquire);
        if head.wrapping_sub(self.tail) == ~k~ {
            return None; // ~q~
        }
        self.slots[head & (~k~ - 1)] = ~x~;
        self.head.store(head + 1, Ordering::Release);
        Some(head)
    }
}
""",
        """
fn ~f~(~x~s: &[u64]) -> Result<u64, String> {
    let mut sum = ~k~u64;
    for (i, ~x~) in ~x~s.iter().enumerate() {
        sum = sum.checked_add(*~x~).ok_or_else(|| format!("~q~ at {i}"))?;
    }
    Ok(sum ~o~ ~k~)
}
""",
    ),
    "go": (
        """
func (q *~t~) ~f~(ctx context.Context, ~x~ int) error {
	select {
	case q.ch <- ~x~ ~o~ ~k~:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("~q~: %w", ctx.Err())
	case <-time.After(~k~ * time.Millisecond):
		return errors.New("~q~")
	}
}
""",
    ),
    "typescript": (
        """
export const ~f~ = async <T>(~x~s: readonly T[], width = ~k~): Promise<T[][]> => {
  const pages: T[][] = [];
  for (let at = 0; at < ~x~s.length; at += width) {
    pages.push(~x~s.slice(at, at + width)); // ~q~
  }
  return pages.length > ~k~ ? pages.reverse() : pages;
};
""",
    ),
    "c": (
        """
static int ~f~(struct ~x~ *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i].len > ~k~)	/* ~q~ */
			return -1;
		p[i].sum ^= p[i].len << 3;
	}
	return ~k~;
}
""",
    ),
    "sql": (
        """
WITH recent AS (
  SELECT id, ~x~, count(*) OVER (PARTITION BY ~x~) AS n
  FROM ~f~s
  WHERE written >= '2024-01-01' AND ~x~ <> '~q~'
)
SELECT ~x~, max(n) ~o~ ~k~ FROM recent GROUP BY ~x~ HAVING max(n) > ~k~ ORDER BY 2 DESC LIMIT ~k~;
""",
    ),
    "bash": (
        """
for ~x~ in $(git ls-files '*.md' | head -n ~k~); do
  if ! ./~f~ --limit ~k~ "$~x~" 2>/dev/null; then
    echo "~q~: $~x~" >&2
  fi
done
""",
    ),
    "json": (
        """
{
  "~f~": {"limit": ~k~, "~x~": [~k~, ~k~, ~k~]},
  "~x~s": ["~q~", null, true],
  "warmup": ~k~.5
}
""",
    ),
    "yaml": (
        """
~f~:
  - name: ~q~
    ~x~: ~k~
    every: ~k~m
  - {name: ~t~, ~x~: ~k~, quiet: true}
""",
    ),
    "css": (
        """
.~x~ > .~f~:not(:last-child) {
  margin-block-end: ~k~px; /* ~q~ */
  color: color-mix(in oklab, currentColor ~k~%, transparent);
}
""",
    ),
    "haskell": (
        """
~f~ :: Ord a => [a] -> Int -> [a]
~f~ ~x~s n
  | n > ~k~   = take n ~x~s  -- ~q~
  | otherwise = concatMap (replicate ~k~) (sort ~x~s)
""",
    ),
    "": (
        """
$ ./~f~ --limit ~k~
~x~ ~k~: ~q~
~x~ ~k~: ~q~
~k~ of ~k~ ~x~s in ~k~ ms
""",
    ),
}  # fmt: skip

PROGRAMS: Final = tuple(
    (language, tuple(phrase(text.strip("\n"), _CODE_WORDS) for text in texts)) for language, texts in _PROGRAMS.items()
)

"""The interface in Chinese, in traditional characters: that in simplified ones, with other words where these differ."""

from typing import Any, Final, TypeVar

from journal.record import names_of, replace
from journal.wording.catalogue import Dates, Plural, Wording
from journal.wording.zh import CHINESE

T = TypeVar("T", Dates, Wording)

# First whole words, then characters; no character of the vocabulary has two forms beside those in these words.
_WORDS: Final = (
    ("文件", "檔案"),
    ("链接", "連結"),
    ("编程", "程式設計"),
    ("代码", "程式碼"),
    ("运行", "執行"),
    ("信息", "資訊"),
    ("搜索", "搜尋"),
    ("脚本", "指令碼"),
    ("网络", "網路"),
    ("帮助", "說明"),
    ("滚动", "捲動"),
    ("导航", "導覽"),
    ("地址", "網址"),
    ("列表", "清單"),
    ("太长不读", "太長不看"),
    ("“", "「"),
    ("”", "」"),
)
_CHARACTERS: Final = str.maketrans(
    "两个为习书于优会关内写划制办务动历后周图处复学对导属帮并弃归当录志报数无时显杂条来标样档没浅献现笔签约级纲线"
    "类从节经结给键盘闭开统续编网见计订议记评语误读败过运还这进连迟里钟错长问间阅险随页项顺题"
    "际该单带链尽预兑惯头变稳着韩词实领继仅应总独论辑载检试围范缩请号较则码顾发",
    "兩個為習書於優會關內寫劃製辦務動曆後週圖處複學對導屬幫併棄歸當錄誌報數無時顯雜條來標樣檔沒淺獻現筆籤約級綱線"
    "類從節經結給鍵盤閉開統續編網見計訂議記評語誤讀敗過運還這進連遲裡鐘錯長問間閱險隨頁項順題"
    "際該單帶鏈盡預兌慣頭變穩著韓詞實領繼僅應總獨論輯載檢試圍範縮請號較則碼顧發",
)


def _text(text: str) -> str:
    for simplified, traditional in _WORDS:
        text = text.replace(simplified, traditional)
    return text.translate(_CHARACTERS)


def _message(message: Any) -> Any:
    """A message of the one vocabulary as one of the other, whatever its form."""
    match message:
        case str():
            return _text(message)
        case tuple():
            return tuple(map(_text, message))
        case dict():
            return {name: _text(text) for name, text in message.items()}
        case Plural():
            return Plural(_text(message.one), _text(message.other))
        case Dates():
            return _translated(message)
        case _:
            raise TypeError(message)


def _translated(words: T) -> T:
    return replace(words, **{name: _message(getattr(words, name)) for name in names_of(words)})


TRADITIONAL: Final = replace(_translated(CHINESE), language="zh-Hant")

"""What reading depends on beside the file, apart from what reads: most builds read nothing, and need not load that."""

from journal.dates.values import Order
from journal.lexicon import Lexicon
from journal.rawhtml import RawHtml
from journal.record import Record, field


class Private(Record):
    """The headings of sections that are hidden, and of those of which only figures are shown."""

    hidden: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


class Rules(Record):
    """The lexicon, the order of day and month if it is set, the size limit.

    `private` are the headings of sections that are not shown, `html` is what becomes of HTML. `digits`: `[1]` before an
    item is a check box. `language` is that of notes that show none.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    order: Order | None = None
    max_bytes: int = 2_000_000
    private: Private = field(default_factory=Private)
    html: RawHtml = RawHtml.ALLOW
    digits: bool = False
    language: str = ""

"""What can be wrong, as values: collected, never raised.

A problem in the writer's text is a `Diagnostic` with a place, a stable code, a sentence in the
writer's words and what to do next. Marks report a `Finding` with offsets into the text that they
were given; only `source` turns offsets into places.
"""

from enum import Enum
from pathlib import PurePath
from typing import Generic, TypeVar

from journal.record import Record

T = TypeVar("T")


class Severity(Enum):
    """How much a diagnostic matters; `error` is for lost text, leaks and what cannot be built."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(Enum):
    """Every problem that can be found; the value is the stable name shown to the writer.

    Each has a section in docs/diagnostics.md.
    """

    AMBIGUOUS_DATE_ORDER = "ambiguous-date-order"
    AMBIGUOUS_LINK = "ambiguous-link"
    AMBIGUOUS_RANGE = "ambiguous-range"
    BAD_DATE = "bad-date"
    BAD_DIAGRAM = "bad-diagram"
    BAD_FORMULA = "bad-formula"
    BAD_FRONT_MATTER = "bad-front-matter"
    BAD_IMAGE = "bad-image"
    BAD_TEMPLATE = "bad-template"
    BAD_TIME = "bad-time"
    BAD_URL = "bad-url"
    CASE_DIFFERS = "case-differs"
    CHECKBOX_SPACING = "checkbox-spacing"
    CONFIG_ERROR = "config-error"
    CONFIG_KEY = "config-key"
    CONFIG_TYPE = "config-type"
    CONFIG_UNMATCHED = "config-unmatched"
    CONFLICT_MARKERS = "conflict-markers"
    CONTROL_CHARACTERS = "control-characters"
    COPY_OF_SYNC = "copy-of-sync"
    DATE_JUMP = "date-jump"
    DATES_DIFFER = "dates-differ"
    DAY_OUTSIDE_PERIOD = "day-outside-period"
    DEAD_LINK = "dead-link"
    DEAD_URL = "dead-url"
    DUPLICATE_FIELD = "duplicate-field"
    DUPLICATE_KEY = "duplicate-key"
    DURATION_DIFFERS = "duration-differs"
    FILE_TOO_LARGE = "file-too-large"
    FRONT_KEY = "front-key"
    FRONT_VALUE = "front-value"
    HOST_LIMIT = "host-limit"
    LIQUID = "liquid"
    MISSING_HEADING = "missing-heading"
    MISSING_IMAGE = "missing-image"
    MOJIBAKE_LOSSY = "mojibake-lossy"
    MOJIBAKE_REPAIRED = "mojibake-repaired"
    NO_BASE_URL = "no-base-url"
    NOT_UTF8 = "not-utf8"
    ORPHAN = "orphan"
    PARENT_DONE_CHILD_OPEN = "parent-done-child-open"
    PARENT_OPEN_CHILDREN_DONE = "parent-open-children-done"
    REMOTE_MEDIA = "remote-media"
    REPEATED_WEEKDAY = "repeated-weekday"
    SCRIPT = "script"
    SECRET = "secret"
    SIMILAR_TAGS = "similar-tags"
    STALE_COOKIE = "stale-cookie"
    SUSPICIOUS_DURATION = "suspicious-duration"
    TAG_VALUE = "tag-value"
    TIME_ASSUMED_PM = "time-assumed-pm"
    TIME_OVERFLOW = "time-overflow"
    TIME_RANGE_REVERSED = "time-range-reversed"
    UNCLOSED_COMMENT = "unclosed-comment"
    UNCLOSED_FENCE = "unclosed-fence"
    UNKNOWN_BLOCK = "unknown-block"
    UNLINKED = "unlinked"
    UNREADABLE = "unreadable"
    URL_CLASH = "url-clash"
    URL_TAKEN = "url-taken"
    YEAR_UNKNOWN = "year-unknown"


_ERRORS = frozenset(
    {Code.CONFIG_ERROR, Code.CONFIG_KEY, Code.CONFIG_TYPE, Code.BAD_TEMPLATE, Code.UNREADABLE, Code.NOT_UTF8}
    | {Code.URL_CLASH, Code.CONFLICT_MARKERS, Code.SECRET}
)
_NOTES = frozenset(
    {
        Code.CASE_DIFFERS,
        Code.LIQUID,
        Code.NO_BASE_URL,
        Code.REMOTE_MEDIA,
        Code.MOJIBAKE_REPAIRED,
        Code.TIME_ASSUMED_PM,
        Code.PARENT_OPEN_CHILDREN_DONE,
        Code.REPEATED_WEEKDAY,
        Code.SIMILAR_TAGS,
        Code.COPY_OF_SYNC,
        Code.URL_TAKEN,
        Code.ORPHAN,
        Code.UNLINKED,
    }
)


def severity_of(code: Code) -> Severity:
    """The level of `code` when nothing is configured."""
    if code in _ERRORS:
        return Severity.ERROR
    return Severity.NOTE if code in _NOTES else Severity.WARNING


class Span(Record, order=True):
    """A place in a file. Lines and columns count from 1, columns in characters; `end_column` is exclusive."""

    path: str
    line: int
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class Finding(Record):
    """A problem in a piece of text: `start` and `end` are offsets in characters into that piece.

    `instead` is what is written in its line and what to write in the place of that, where this is beyond doubt.
    """

    code: Code
    start: int
    end: int
    message: str
    hint: str = ""
    instead: tuple[str, str] | None = None


class Diagnostic(Record):
    """One problem. `excerpt` holds the lines of the place as written, the first being `where.line`.

    `level` is the configured one; None where the configuration says nothing. `instead` is as in `Finding`.
    """

    code: Code
    where: Span
    message: str
    hint: str = ""
    excerpt: tuple[str, ...] = ()
    level: Severity | None = None
    instead: tuple[str, str] | None = None

    @property
    def severity(self) -> Severity:
        """How much it matters: as configured, else as its code says."""
        return self.level or severity_of(self.code)


def failure(error: Exception) -> str:
    """That the program failed, which is never the writer's fault, and where, in one line."""
    said = str(error).strip().split("\n")[0]
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"the program failed, which is its own fault ({what}, {place_of(error)})"


def place_of(error: Exception) -> str:
    """Where in the program an error was raised: as a note of one line says, for what was raised elsewhere, or its traceback."""
    # Notes of several lines are tracebacks of other processes.
    noted = next((note for note in getattr(error, "__notes__", ()) if "\n" not in note), "")
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if noted or place is None:
        return noted or "somewhere"
    return f"in {PurePath(place.tb_frame.f_code.co_filename).name}, line {place.tb_lineno}"


class Checked(Record, Generic[T]):
    """A value, with what was found on the way to it."""

    value: T
    found: tuple[Diagnostic, ...] = ()

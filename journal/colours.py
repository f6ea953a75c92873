"""The colours of code, as classes: the only user of Pygments."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

_CLASSES: Final[tuple[tuple[_TokenType, str], ...]] = (
    (Comment, "tk-c"),
    (Keyword, "tk-k"),
    (Operator.Word, "tk-k"),
    (Name.Tag, "tk-k"),
    (String, "tk-s"),
    (Number, "tk-n"),
    (Name.Constant, "tk-n"),
    (Name.Function, "tk-f"),
    (Name.Class, "tk-f"),
    (Name.Builtin, "tk-f"),
    (Name.Decorator, "tk-f"),
    (Name.Attribute, "tk-f"),
)


@lru_cache(maxsize=256)
def lexer_of(name: str) -> Lexer | None:
    """What tells the parts of code in a language; None if the language is not known."""
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def pieces(content: str, lexer: Lexer) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the class of its colour, empty for none."""
    # As `lex` has it, without what it does for options that this lexer has not.
    for _, kind, value in lexer.get_tokens_unprocessed(content):
        yield _class_of(kind), value


@lru_cache(maxsize=256)
def _class_of(token: _TokenType) -> str:
    return next((name for kind, name in _CLASSES if token in kind), "")  # type: ignore[comparison-overlap]

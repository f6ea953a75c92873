"""Facts that are written in the text: `key:: value`, and lines such as `Author: …` right under the title.

A block is one of facts only if each of its lines is one; with single colons it also has to hold a name that front
matter knows, so that prose with a colon stays prose.
"""

from collections.abc import Iterator, Sequence

from journal.commonmark.block import Block
from journal.front import is_known
from journal.patterns import pattern
from journal.record import Record

# Letters of any script are told by what they are not: a class of so many characters takes long to compile.
_LINE = pattern(
    r"[*_]{0,3}(?P<key>[^\x00-@\[-`{-\u00bf\U00010000-\U0010ffff](?:[\w -]|[^\w\x00-\u00bf\uff00-\U0010ffff]){0,30}?)"
    r"[*_]{0,3}[ \t]*"
    r"(?P<mark>::|:|：)[*_]{0,3}(?:(?<=：)|(?=[ \t]|$))[ \t]*(?P<value>.*)$"
)


class Property(Record):
    """A fact on a line of its own; lines count from 0. `double`: it is written with two colons."""

    key: str
    value: str
    line0: int
    double: bool


class Properties(Record):
    """The facts of a text, by the line of their block. `head` are those of the whole note, which stand above its text."""

    blocks: dict[int, tuple[Property, ...]]
    head: tuple[Property, ...] = ()


def properties(blocks: Sequence[Block]) -> Properties:
    """The blocks of facts among the blocks of a text."""
    found: dict[int, tuple[Property, ...]] = {}
    head: list[Property] = []
    above = True
    for block in blocks:
        if block.kind == "heading":
            above = above and block.level == 1
            continue
        facts = tuple(_facts(block)) if above or "::" in block.text else ()
        usable = bool(facts) and all(each.key for each in facts)
        double = usable and all(each.double for each in facts)
        if double or (usable and above and any(is_known(each.key) for each in facts)):
            found[block.line0] = facts
            head += facts if above else ()
        elif block.kind not in ("rule", "template") and not (block.kind == "html" and block.text.startswith("<!--")):
            above = False
    return Properties(found, tuple(head))


def facts_of(block: Block) -> tuple[Property, ...]:
    """The facts of a block each line of which is one; empty for any other."""
    facts: list[Property] = []
    for fact in _facts(block):
        if not fact.key:
            return ()
        facts.append(fact)
    return tuple(facts)


_BETWEEN = frozenset("|｜·>")
_SEVERAL = pattern(r"(?<=[ \t])[|｜·>](?=[ \t])|(?<=\S)｜(?=\S)")


def _facts(block: Block) -> Iterator[Property]:
    """Each line of a block as a fact, or as several between upright lines; with an empty key where a line is none."""
    match block.kind:
        case "paragraph":
            for number, line in enumerate(block.text.split("\n")):
                line0, text = block.line0 + number, line.strip().removesuffix("\\")
                parts = [_LINE.match(text)]
                if not _BETWEEN.isdisjoint(text):
                    several = [_LINE.match(part.strip()) for part in _SEVERAL.split(text)]
                    parts = several if all(several) else parts
                for match in parts:
                    if match is None:
                        yield Property("", "", line0, double=False)
                    else:
                        yield Property(
                            match["key"].strip(), match["value"].strip(), line0, double=match["mark"] == "::"
                        )
        case "quote" | "list" | "item":
            for child in block.children:
                yield from _facts(child)
        case _:
            yield Property("", "", block.line0, double=False)

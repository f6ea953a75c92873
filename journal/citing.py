"""The works that a list cites."""

import re
from collections.abc import Sequence

from journal.commonmark.block import Block
from journal.gather import Gathering
from journal.items import Item
from journal.marks import outline, references
from journal.marks.links import alone
from journal.marks.references import Reference
from journal.marks.tasks import Task
from journal.patterns import pattern
from journal.properties import facts_of
from journal.record import replace


def cite(g: Gathering, block: Block, items: Sequence[Item], tasks: Sequence[Task | None]) -> None:
    """Takes in the works that a list cites, by their addresses or by what its brackets say of them.

    A task cites a work only where it is no more than that: it begins with a link to it, or is its address.
    """
    heading = g.cited.get(g.section)
    whole = g.source.lines(block.line0, block.end)
    if heading is None and "://" not in whole and (None not in tasks or not _MAY_CITE.search(whole)):
        return
    lines = [""] * (block.end - block.line0)
    for item, task in zip(items, tasks, strict=True):
        first, last = item.block.line0 - block.line0, item.block.end - block.line0
        if task is None and item.rest and (work := _work_of_item(g, item)) is not None:
            g.references.append(work)
        elif task is None:
            lines[first:last] = [g.source.line(line0) for line0 in range(item.block.line0, item.block.end)]
        elif "://" in task.text and (references.from_link(task.text) is not None or alone(task.text)):
            lines[first] = f"{' ' * item.column}- {task.text}"
    if heading is not None:
        said = tuple(
            item.first
            for item, task in zip(items, tasks, strict=True)
            if item.first and task is None and not alone(item.first) and references.from_link(item.first) is None
        )
        work = g.references[heading]
        g.references[heading] = replace(work, remarks=(*work.remarks, *said), noted=bool(work.remarks or said))
    text = "\n".join(lines)
    if not _MAY_CITE.search(text):
        return
    found = outline.read(text)
    cited = references.read(found, line0=block.line0, section=g.section, first=len(g.references))
    g.references += cited.references


def _work_of_item(g: Gathering, item: Item) -> Reference | None:
    """The work that an item names, with facts below it such as `Link: …`; what else is below it is said of it."""
    below = [
        child.children[0] for block in item.rest if block.kind == "list" for child in block.children if child.children
    ]
    if not any("://" in block.text for block in below) or "://" in item.first:
        return None
    told: list[tuple[str, str]] = []
    line0 = item.line0
    for block in below:
        facts = [fact for fact in facts_of(block) if references.may_be_fact(fact.key)]
        told += [(fact.key, fact.value) for fact in facts] or [("remark", block.text)]
        line0 = next((fact.line0 for fact in facts if "://" in fact.value), line0)
    return references.from_facts(told, title=item.first, line=line0 + 1, section=g.section)


_MAY_CITE = pattern(
    r"[h\[【［](?:(?<=h)ttps?://|(?<!h)[^\]】］]*(?:[12][0-9]{3}|['’][0-9]{2}|ref|cit|引用|인용))", re.IGNORECASE
)

"""Questions and their answers as a walk meets them, in a section of questions or anywhere.

A question waits for its answer until something else stands between; what a question is, the marks decide.
"""

from collections.abc import Sequence

from journal.commonmark.block import Block
from journal.gather import Gathering
from journal.markdown.shown import Piece
from journal.marks import questions
from journal.note import Question
from journal.record import replace

_Out = list[Piece]


def ask(g: Gathering, lines: Sequence[str], line0: int) -> None:
    """Adds the question that `lines` ask; it waits for its answer."""
    text, media = questions.without_images(questions.joined(lines))
    asked, said = questions.apart(questions.question(text) or text)
    g.questions.append(Question(asked, line0 + 1, g.section, (said,) if said else (), media))
    g.asked = len(g.questions) - 1


def take_answer(g: Gathering, lines: Sequence[str]) -> None:
    """Gives the question that waits for it the answer that `lines` begin with."""
    if g.asked is None:
        return
    said = questions.answer(questions.joined(lines))
    if said is not None:
        text, media = questions.without_images(said)
        before = g.questions[g.asked]
        g.questions[g.asked] = replace(before, answers=(*before.answers, text), media=(*before.media, *media))


def only_images(line: str) -> bool:
    """Whether a line holds images and nothing else."""
    text, media = questions.without_images(line)
    return bool(media) and not text


def take_answers(g: Gathering, index: int, block: Block) -> None:
    """Adds what a block below a question says to its answers, one for each item of a list."""
    texts = [all_text(child) for child in block.children] if block.kind == "list" else [all_text(block)]
    for text in texts:
        said, media = questions.without_images(questions.joined(text.split("\n")))
        said = questions.answer(said) or said
        before = g.questions[index]
        answers = (*before.answers, said) if said else before.answers
        g.questions[index] = replace(before, answers=answers, media=(*before.media, *media))


def all_text(block: Block) -> str:
    """The text of a block, or of the first paragraph of an item."""
    if block.kind == "item":
        return block.children[0].text if block.children else ""
    return block.text or "\n".join(all_text(child) for child in block.children)

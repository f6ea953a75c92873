"""A question and its answers: how they are marked in one line of text, and their HTML around the holes.

Where a question stands (a section of questions, a pair of lines, a box with a question mark) is found by whoever walks
the Markdown. A sentence that ends in a question mark is no question here: there are too many of them.
"""

import re
from collections.abc import Sequence
from typing import Final

from journal.language import joins
from journal.patterns import pattern

Piece = str | tuple[str, int]

_MARKED: Final = (
    r"\s*(?P<bold>\*\*|__|[*_])?\s*(?:{})\s*\d{{0,3}}\s*(?P<end>\*\*|__|[*_])?\s*[:：]\s*(?P<after>\*\*|__|[*_])?\s*"
)
_QUESTION: Final = pattern(
    _MARKED.format(
        "Q|Question|问题?|問題?|提问|質問|疑问|疑問|질문"
        "|Frage|Pregunta|Pergunta|Domanda|Vraag|Pytanie|Вопрос|Питання|Fråga|Spørgsmål|Spørsmål|Otázka|Kysymys|Soru|Câu hỏi|Pertanyaan|Soalan|Întrebare|Kérdés|Pitanje|Vprašanje|Въпрос|Питање|Ερώτηση|שאלה|سؤال"
    ),
    re.IGNORECASE,
)
_ANSWER: Final = pattern(
    _MARKED.format(
        "A|Ans|Answer|Solution|Solved|Fix|Resolution|Reply|答案?|回答|解答|解决(?:方法|方案|办法)?|解決(?:方法|策|法)?|答え|답변?|대답|해답|해결(?:책|방법)?"
        "|Antwort|Respuesta|Resposta|Réponse|Risposta|Antwoord|Odpowiedź|Ответ|Відповідь|Svar|Odpověď|Vastaus|Cevap|Yanıt|Trả lời|Jawaban|Jawapan|Răspuns|Válasz|Odpoveď|Odgovor|Отговор|Одговор|Απάντηση|תשובה|جواب|إجابة"
    ),
    re.IGNORECASE,
)
_IMAGE: Final = pattern(
    r"!\[[^\[\]]*\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)?)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)"
    r"|!\[\[([^\[\]|#]+)(?:[#|][^\[\]]*)?\]\]"
)


def question(text: str) -> str | None:
    """What follows `Q:` or `问：` at the start of `text`; None where neither is there, or nothing follows."""
    return _after(_QUESTION, text)


def answer(text: str) -> str | None:
    """What follows `A:`, `答：` or `Solution:` at the start of `text`; None as for a question."""
    return _after(_ANSWER, text)


def apart(text: str) -> tuple[str, str]:
    """A question and what answers it in the same line, as in `Why? A: so`; the answer is empty where there is none."""
    for mark in _ASKED.finditer(text):
        said = answer(text[mark.end() :])
        if said is not None:
            return text[: mark.end()].strip(), said
    return text, ""


_ASKED: Final = pattern(r"[?？](?=\s{0,4}[*_]{0,2}\w{1,9}[*_]{0,2}[:：])")


def _after(mark: re.Pattern[str], text: str) -> str | None:
    match = mark.match(text) if ":" in text or "：" in text else None
    if match is None:
        return None
    rest = text[match.end() :].strip()
    if match["bold"] and not match["end"] and not match["after"]:
        # What opened before the mark is closed behind the text.
        rest = rest.replace(match["bold"], "", 1).strip()
    return rest or None


def without_images(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without the images in it, and their addresses."""
    media = tuple((match[1] or match[2]).strip() for match in _IMAGE.finditer(text))
    return (" ".join(_IMAGE.sub(" ", text).split()) if media else text.strip()), media


def joined(lines: Sequence[str]) -> str:
    """Lines of one text as one line; no space between scripts that have none."""
    whole = ""
    for line in filter(None, (each.strip() for each in lines)):
        gap = "" if not whole or joins(whole[-1], line[0]) else " "
        whole += gap + line
    return whole


def html_open(index: int) -> list[Piece]:
    """The start of a question's list item, up to where the HTML of its text goes."""
    return ["<li>", ("question", index)]


def html_answer(index: int, answers: Sequence[Piece]) -> list[Piece]:
    """What follows the HTML of a question's text, with that of its answers; empty pieces for a question still open."""
    closing: list[Piece] = [("question-end", index)]
    return [*closing, '<div class="a">', *answers, "</div></li>\n"] if answers else [*closing, "</li>\n"]

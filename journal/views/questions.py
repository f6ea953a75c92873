"""The questions of the journal: those still open with their age, then those that have an answer."""

from collections.abc import Sequence
from datetime import date
from statistics import median

from journal.language import language_of
from journal.model import Asked, Entry, Site, month_named
from journal.note import Question
from journal.record import Record
from journal.routes import File, Questions, Route
from journal.views.chrome import Chrome, chrome
from journal.views.entry import question_anchor, task_anchor
from journal.views.pager import on_page, page_routes, pager
from journal.views.parts import Empty, PlaceLink, PrevNext
from journal.views.place import Place
from journal.views.titles import entry_label, entry_when, iso_of, plain_text

_MOST_PLACES = 5  # in a line; of more the first and the newest are shown
_NEWEST = 3


class Shown(Record):
    """A picture that shows a question or its answer."""

    src: str
    alt: str
    width: int
    height: int


class QuestionRow(Record):
    """A question. `age` is how long it has been open, or how long it took to be answered; empty if that is not known.

    `again` says how often it was asked, if more than once, and `places` where: of many the newest and the first, with `more` of
    them folded away under `more_label`. `answers` are paragraphs.
    """

    text: str
    href: str
    language: str
    when: str
    iso: str
    age: str
    again: str
    places: tuple[PlaceLink, ...]
    more: tuple[PlaceLink, ...]
    more_label: str
    answers: tuple[str, ...]
    answer_language: str
    answered: str
    answered_href: str
    pictures: tuple[Shown, ...]


class QuestionsView(Record):
    """A page of the questions. `filters`: it has both kinds, one of which can be shown alone."""

    chrome: Chrome
    title: str
    figures: tuple[str, ...]
    open: tuple[QuestionRow, ...]
    answered: tuple[QuestionRow, ...]
    filters: bool
    empty: Empty | None
    pager: PrevNext | None


def pages(site: Site) -> tuple[Route, ...]:
    """The pages of the questions; none in a journal without any."""
    return page_routes(len(site.questions), Questions) if site.questions else ()


def questions(place: Place, page: int = 1) -> QuestionsView:
    """A page of the questions, counted from 1; those still open stand before the others."""
    words, asked = place.words, place.site.questions
    still, done = (
        [each for each in asked if each.answered is None],
        [each for each in asked if each.answered is not None],
    )
    shown = on_page([*still, *done], page)
    title = words.list_page.format(list=words.questions_label, page=page) if page > 1 else words.questions_label
    opened = tuple(_row(place, each) for each in shown if each.answered is None)
    answered = tuple(_row(place, each) for each in shown if each.answered is not None)
    return QuestionsView(
        chrome=chrome(place, title, section=Questions()),
        title=words.questions_label,
        figures=_figures(place, still, done),
        open=opened,
        answered=answered,
        filters=bool(opened and answered),
        empty=None if still or page > 1 else Empty(words.no_open_questions, words.no_open_questions_how),
        pager=pager(place, len(asked), page, words.questions_label, Questions),
    )


def question_href(place: Place, entry: Entry, index: int) -> str:
    """The link to a question."""
    return place.entry(entry.id, question_fragment(entry, index))


def question_fragment(entry: Entry, index: int) -> str:
    """The id of a question on its page. One that is a task or an item of an outline is shown as that, without an id of its own."""
    line = entry.note.questions[index].line
    task = next((at for at in entry.tasks if entry.note.tasks[at].line == line), None)
    if task is not None:
        return task_anchor(task)
    item = next((item for item in entry.note.outline if item.line == line), None)
    return item.anchor if item is not None else question_anchor(index)


def _figures(place: Place, still: Sequence[Asked], done: Sequence[Asked]) -> tuple[str, ...]:
    words, as_of = place.words, place.site.as_of
    figures = [words.questions_open.format(n=len(still)), words.questions_answered.format(n=len(done))]
    ages = [age for each in still if (age := _days(each.since, as_of)) is not None]
    if oldest := max(ages, default=0):
        figures.append(words.oldest_open.format(days=words.days_count.of(oldest)))
    waits = [wait for each in done if (wait := _days(each.since, each.until)) is not None]
    if waits and (usual := round(median(waits))):
        figures.append(words.usual_answer.format(days=words.days_count.of(usual)))
    if ages and as_of is not None:
        figures.append(words.as_of.format(day=words.dates.long(as_of)))
    return tuple(figures)


def _days(first: date | None, last: date | None) -> int | None:
    return None if first is None or last is None else max(0, (last - first).days)


def _row(place: Place, asked: Asked) -> QuestionRow:
    """A question as it was asked last; that of the answer, where there is one."""
    words, site = place.words, place.site
    entry_id, index = asked.answered or asked.places[0]
    entry = site.by_id[entry_id]
    question = entry.note.questions[index]
    text = plain_text(question.text)
    waited = _days(asked.since, asked.until if asked.answered else site.as_of)
    said = words.days_count.of(waited) if waited else ""
    times = len(asked.places)
    answers = tuple(filter(None, map(plain_text, question.answers)))
    places, more = _places(place, asked) if times > 1 else ((), ())
    return QuestionRow(
        text=text or words.questions_label,
        href=question_href(place, entry, index),
        language=place.foreign(language_of(text, entry.language)),
        when=_when(place, entry),
        iso=entry.when.isoformat() if entry.when and not month_named(entry) else iso_of(entry),
        age=words.answered_after.format(days=said) if said and asked.answered else said,
        again="" if times < 2 else words.asked_twice if times == 2 else words.asked.of(times),
        places=places,
        more=more,
        more_label=words.more.of(len(more)),
        answers=answers,
        answer_language=place.foreign(language_of(" ".join(answers), entry.language)),
        answered=words.answered_on.format(day=entry_label(words, entry, site.as_of))
        if asked.answered and times > 1
        else "",
        answered_href=question_href(place, entry, index) if asked.answered else "",
        pictures=_pictures(place, entry, question),
    )


def _when(place: Place, entry: Entry) -> str:
    words = place.words
    if entry.when is None:
        return words.undated
    other_year = place.site.as_of is not None and entry.when.year != place.site.as_of.year
    if month_named(entry):
        return entry_when(words, entry, year=other_year)
    return words.dates.short_year(entry.when) if other_year else words.dates.short(entry.when)


def _places(place: Place, asked: Asked) -> tuple[tuple[PlaceLink, ...], tuple[PlaceLink, ...]]:
    """Where a question was asked, as far as that is shown at once, and the rest."""
    found: list[PlaceLink] = []
    for entry_id, index in asked.places:
        entry = place.site.by_id[entry_id]
        found.append(PlaceLink(entry_label(place.words, entry, place.site.as_of), question_href(place, entry, index)))
    if len(found) <= _MOST_PLACES:
        return tuple(found), ()
    return (*found[:_NEWEST], PlaceLink("…", ""), found[-1]), tuple(found[_NEWEST:-1])


def _pictures(place: Place, entry: Entry, question: Question) -> tuple[Shown, ...]:
    """The pictures of a question, as far as their sizes are known."""
    found: list[Shown] = []
    for index, image in enumerate(entry.note.images):
        picture = place.site.pictures.get((entry.note.path, index)) if image.target in question.media else None
        near = image.section == question.section and image.line >= question.line
        if picture is not None and near and picture.width and picture.height:
            small = picture.copies[0].path if picture.copies else picture.path
            found.append(Shown(place.to(File(small)), image.alt, picture.width, picture.height))
    return tuple(found)

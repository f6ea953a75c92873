"""What was read and asked, on notes as they are written."""

from datetime import date

from journal.learned import Growth, growth, questions, reading
from journal.model import Site
from journal.read import read
from journal.rules import Rules
from journal.site.assemble import assemble
from journal.site.terms import Terms

_MOSS = "[How moss dries](https://moss.example/dry) [2019, OSDI, {count} refs]"


def _site(**texts: str) -> Site:
    files = {f"daily/2031-03-{name[1:]}.md": text for name, text in texts.items()}
    notes = [read(path, text.encode(), path, Rules()).note for path, text in files.items()]
    return assemble(notes, Terms())


def test_a_work_is_new_on_the_day_of_the_first_entry_that_cites_it() -> None:
    site = _site(d10=f"## References\n\n- {_MOSS}\n", d20=f"## References\n\n- {_MOSS}\n")
    first = reading(site, date(2031, 3, 1), date(2031, 3, 15))
    later = reading(site, date(2031, 3, 16), date(2031, 3, 31))

    assert (len(first.new), len(first.again), len(later.new), len(later.again)) == (1, 0, 0, 1)


def test_works_are_counted_by_year_venue_and_host() -> None:
    told = reading(_site(d10=f"## References\n\n- {_MOSS.format(count=3)}\n"))

    assert (told.works, told.years, told.venues, told.hosts) == (
        1,
        ((2019, 1),),
        (("OSDI", 1),),
        (("moss.example", 1),),
    )


def test_a_work_of_which_nothing_is_said_is_queued() -> None:
    told = reading(_site(d10="## References\n\n- [Fern](https://moss.example/fern)\n"))

    assert (told.works, told.noted, told.queued) == (1, 0, 1)


def test_citations_that_are_told_on_two_days_are_growth() -> None:
    site = _site(
        d10=f"## References\n\n- {_MOSS.format(count=40)}\n", d20=f"## References\n\n- {_MOSS.format(count=55)}\n"
    )
    (slug,) = site.works

    assert growth(site) == (Growth(slug, ((date(2031, 3, 10), 40), (date(2031, 3, 20), 55))),)


def test_open_questions_have_an_age_and_answered_ones_a_time() -> None:
    site = _site(
        d10="## Questions\n\n- How long does the wet moss need to dry out in spring?\n- Why is it green?\n",
        d14="## Questions\n\n- How long does the wet moss need to dry out in spring?\n  - A: a week\n",
    )
    told = questions(site.questions, date(2031, 3, 20))

    assert [age for _, age in told.open] == [10]
    assert (told.answered, told.later, told.wait) == (1, 1, 4)


def test_without_answers_no_wait_is_known() -> None:
    assert questions((), None).wait is None

import re
from datetime import date

import pytest

from journal.dates.arithmetic import week_of
from journal.marks.references import Reference
from journal.marks.tasks import State
from journal.model import Copy, Entry, Picture, Profile, Site, Target
from journal.note import Body, Diagram, Image, Link, Note, Pieces, PlanItem, Question, Stretch
from journal.prose import prose, task_items
from journal.read import read
from journal.record import replace
from journal.routes import DayPage, Home, ReadingPage, WeekPage
from journal.rules import Rules
from journal.views.place import Place
from tests import make
from tests.linear import assert_in_proportion


def shown(of: Note, *pieces: str | tuple[str, int], **more: object) -> str:
    """The HTML of a note that has only these pieces."""
    entry = make.daily(of=of)
    return filled(entry, make.site(entry, **more), *pieces)


def filled(entry: Entry, site: Site, *pieces: str | tuple[str, int]) -> str:
    empty = ((),) * (len(entry.note.sections) - 1)
    return prose(Place(site, site.routes[entry.id]), entry, Body(((), *empty), (pieces, *empty)))


def test_nested_tasks_take_time_in_proportion() -> None:
    def fill(text: str) -> object:
        tasks = [
            replace(one, has_children=index % 2 == 0, parent=index - 1 if index % 2 else None)
            for index, one in enumerate(make.tasks("d" * len(text)))
        ]
        return shown(make.note("d.md", tasks=tuple(tasks)), *(("task", index) for index in range(len(tasks))))

    assert_in_proportion(fill, "-" * 16000)


# ---- links


def link(target: str = "../weekly/31.md", **more: object) -> Note:
    return make.note("d.md", links=(replace(Link(target, "", 1, 0), **more),))  # type: ignore[arg-type]


def test_a_link_leads_to_the_page_of_its_entry() -> None:
    targets = {("d.md", 0): Target(WeekPage(week_of(make.THURSDAY)), "work")}

    assert shown(link(), ("link", 0), "W31</a>", targets=targets) == '<a href="../../w31/#work">W31</a>'


def test_a_link_to_another_site_stays_as_written() -> None:
    note = link("https://tidepool.example/?a=1&b=2")

    assert (
        shown(note, ("link", 0), "Tidepool</a>")
        == '<a href="https://tidepool.example/?a=1&amp;b=2" rel="noopener">Tidepool</a>'
    )


def test_a_link_to_nothing_keeps_its_text_and_says_so() -> None:
    html = shown(link("tea.md"), ("link", 0), "Tea</a>", targets={("d.md", 0): Target(missing=True)})

    assert html == '<a class="missing" title="No page named tea.md">Tea</a>'


def test_a_link_to_a_file_leads_to_its_copy() -> None:
    html = shown(link("talk.pdf"), ("link", 0), "Talk</a>", targets={("d.md", 0): Target(asset="files/talk.pdf")})

    assert html == '<a href="../../../files/talk.pdf">Talk</a>'


def test_a_wikilink_shows_its_own_text() -> None:
    note = link("tea", wiki=True, text="a cup")
    html = shown(note, ("wiki", 0), targets={("d.md", 0): Target(Home())}, profile=Profile(wikilinks=True))

    assert html == '<a href="../../../">a cup</a>'


def test_a_wikilink_without_a_text_shows_its_name() -> None:
    html = shown(link("tea", wiki=True), ("wiki", 0), targets={("d.md", 0): Target(missing=True)})

    assert html == '<a class="missing" title="No page named tea">tea</a>'


def test_brackets_of_a_journal_without_wikilinks_are_text() -> None:
    assert shown(link("tea & cake", wiki=True, raw="[[tea & cake|x]]", text="x"), ("wiki", 0)) == "[[tea &amp; cake|x]]"


# ---- images


def image(**more: object) -> Note:
    return make.note("d.md", images=(replace(Image("queue.png", "Two queues", 1, 0), **more),))  # type: ignore[arg-type]


PICTURES = {("d.md", 0): make.picture()}


def test_an_image_alone_is_a_figure_with_its_size_and_its_caption() -> None:
    html = shown(image(), ("image", 0), pictures=PICTURES)

    assert html == (
        '<figure class="fig"><a href="../../../images/queue.png"><img src="../../../images/queue.png" alt="Two queues" '
        'width="640" height="200" decoding="async"></a><figcaption>Two queues</figcaption></figure>'
    )


@pytest.mark.parametrize(("line", "waits"), [(3, False), (40, True)])
def test_an_image_waits_until_it_is_near_unless_it_is_at_the_top(line: int, waits: bool) -> None:  # noqa: FBT001
    assert ('loading="lazy"' in shown(image(line=line), ("image", 0), pictures=PICTURES)) == waits


def test_only_the_first_image_does_not_wait() -> None:
    of = make.note("d.md", images=(Image("queue.png", "", 1, 0), Image("queue.png", "", 2, 0)))
    pictures = {("d.md", 0): make.picture(), ("d.md", 1): make.picture()}

    assert shown(of, ("image", 0), ("image", 1), pictures=pictures).count('loading="lazy"') == 1


def _large(*widths: int) -> dict[tuple[str, int], Picture]:
    copies = tuple(Copy(f"pictures/{width}.png", width) for width in widths)
    return {("d.md", 0): replace(make.picture(), width=2400, height=1200, copies=copies)}


def test_a_large_picture_leads_to_itself_and_is_shown_by_its_copies() -> None:
    html = shown(image(), ("image", 0), pictures=_large(736, 1472))

    assert html.startswith(
        '<figure class="fig"><a href="../../../images/queue.png"><img src="../../../pictures/1472.png" '
        'srcset="../../../pictures/736.png 736w, ../../../pictures/1472.png 1472w" '
        'sizes="(min-width: 50rem) 46rem, 100vw" alt="Two queues" width="2400" height="1200"'
    )


def test_a_picture_without_a_copy_for_dense_screens_is_that_itself() -> None:
    html = shown(image(), ("image", 0), pictures=_large(736))

    assert 'src="../../../images/queue.png" srcset="../../../pictures/736.png 736w, ' in html
    assert ', ../../../images/queue.png 2400w"' in html


def test_a_picture_of_a_width_that_was_asked_for_is_chosen_by_it() -> None:
    assert 'sizes="320px"' in shown(image(width=320), ("image", 0), pictures=_large(736, 1472))


def test_an_image_in_a_line_stays_in_the_line() -> None:
    assert shown(image(inline=True), ("image", 0), pictures=PICTURES).startswith("<img ")


def test_a_width_that_was_asked_for_keeps_the_shape() -> None:
    assert 'width="320" height="100"' in shown(image(width=320), ("image", 0), pictures=PICTURES)


def test_the_name_of_a_file_is_no_caption() -> None:
    html = shown(image(alt="IMG_1234.png"), ("image", 0), pictures=PICTURES)

    assert "figcaption" not in html


def test_a_link_around_an_image_without_words_has_a_name() -> None:
    assert 'aria-label="queue.png"' in shown(image(alt=""), ("image", 0), pictures=PICTURES)


def test_an_image_that_is_not_there_leaves_its_path() -> None:
    html = shown(image(), ("image", 0))

    assert html == (
        '<div class="no-file" title="No file named queue.png"><b>Image not found</b> <code>queue.png</code>'
        "<br>Two queues</div>"
    )


def test_an_image_elsewhere_is_loaded_from_there() -> None:
    assert 'src="https://img.example/a.png"' in shown(image(target="https://img.example/a.png"), ("image", 0))


def test_a_film_has_a_player() -> None:
    assert "<video controls " in shown(image(target="https://img.example/a.mp4", alt=""), ("image", 0))


def test_what_the_writer_wrote_in_an_image_is_escaped() -> None:
    html = shown(image(alt='a "quoted" <b>'), ("image", 0), pictures=PICTURES)

    assert 'alt="a &quot;quoted&quot; &lt;b&gt;"' in html


def test_an_address_in_raw_html_leads_to_the_file() -> None:
    assert shown(image(), '<img src="', ("src", 0), '">', pictures=PICTURES) == '<img src="../../../images/queue.png">'


@pytest.mark.parametrize(
    ("tag", "shown_as"),
    [
        ('<img src="a.png">', '<img src="../../../a.png" width="640" height="200">'),
        ('<img src="a.png" width="320">', '<img src="../../../a.png" height="100" width="320">'),
        ("<img width=320 src='a.png'/>", "<img width=320 src='../../../a.png' height=\"100\"/>"),
        ("<img src=a.png width=320>", '<img src="../../../a.png" height="100" width=320>'),
        ("<img width=320 src=a.png>", '<img width=320 src="../../../a.png" height="100">'),
        ('<img src="a.png" width="50%">', '<img src="../../../a.png" width="50%">'),
        ('<img src="a.png" height="9">', '<img src="../../../a.png" height="9">'),
        ('<img style="width: 3em" src="a.png">', '<img style="width: 3em" src="../../../a.png">'),
        ('<source src="a.png">', '<source src="../../../a.png">'),
    ],
)
def test_an_image_in_html_keeps_its_place_too(tag: str, shown_as: str) -> None:
    found = read("d.md", f"A gauge: {tag}\n".encode(), "", Rules())
    entry = make.daily(of=found.note)
    site = make.site(entry, pictures={("d.md", 0): make.picture("a.png")})

    assert shown_as in filled(entry, site, *found.body.texts[0])


def _diagram(info: str = "mermaid") -> Note:
    return make.note("d.md", diagrams=(Diagram("flowchart LR\n  A --> B\n", 1, 0, info),))


def test_a_diagram_is_shown_as_its_drawing() -> None:
    drawings = {("d.md", 0): Picture("pictures/a.svg", 200, 90, name="A, B")}

    assert shown(_diagram('mermaid title="The gate"'), ("diagram", 0), diagrams=drawings) == (
        '<figure class="fig"><a href="../../../pictures/a.svg"><img src="../../../pictures/a.svg" alt="A, B" width="200" '
        'height="90" loading="lazy" decoding="async"></a><figcaption>The gate</figcaption></figure>\n'
    )


def test_a_diagram_that_was_not_drawn_is_shown_as_it_is_written() -> None:
    html = shown(_diagram(), ("diagram", 0))

    assert "<figcaption>mermaid</figcaption>" in html
    assert "A --&gt; B" in html


# ---- tasks


def test_a_task_with_times_has_an_id_and_a_kind() -> None:
    note = make.note("d.md", tasks=(make.task("Read", times=(make.block("09:00", "10:00"),)),))
    html = shown(note, ("task", 0), "Read", ("task-end", 0), "</li>")

    assert html.startswith('<li class="task k-study" id="t-1" data-s="done"><span class="mg">')


def test_a_task_above_others_counts_those_below_it() -> None:
    tasks = (
        make.task("Ship", State.TODO, has_children=True),
        make.task(parent=0),
        make.task(state=State.TODO, parent=0),
    )
    html = shown(make.note("d.md", tasks=tasks), ("task", 0), "Ship", ("task-end", 0))

    assert 'data-s="part"' in html
    assert '<span class="prog">1/2</span>' in html


def test_the_mark_of_the_writer_wins_over_what_is_below() -> None:
    tasks = (make.task("Ship", has_children=True), make.task(state=State.TODO, parent=0))

    assert 'data-s="done"' in shown(make.note("d.md", tasks=tasks), ("task", 0), "Ship", ("task-end", 0))


def test_what_is_planned_has_a_ring() -> None:
    note = make.note("d.md", plans=(PlanItem("Sleep", 1, 0),))

    assert 'data-s="plan"' in shown(note, ("plan", 0), "Sleep", ("plan-end", 0), "</li>")


def test_a_task_stands_alone_on_another_page_with_its_links() -> None:
    tasks = (
        make.task("Ship [it](w.md)", has_children=True, times=(make.block("09:00", "10:00"),)),
        make.task("Pack", parent=0),
    )
    note = make.note("d.md", tasks=tasks, links=(Link("w.md", "it", 1, 0),))
    body = Body(
        ((),), (("<ul>", ("task", 0), "Ship ", ("link", 0), "it</a>", ("task-end", 0), "<ul>", ("task", 1), "Pack"),)
    )
    site = make.site(entry := make.daily(of=note), targets={("d.md", 0): Target(DayPage(make.THURSDAY))})

    (item,) = task_items(make.place(site), entry, body, (0,))

    assert item.endswith('<span class="tx">Ship <a href="2025/07/31/">it</a></span> <span class="prog">1/1</span></li>')
    assert "id=" not in item


def test_many_tasks_that_stand_alone_take_time_in_proportion() -> None:
    def fill(text: str) -> object:
        entry = make.weekly(of=make.note("w.md", tasks=make.tasks("d" * len(text))))
        pieces = [piece for index in range(len(text)) for piece in (("task", index), "Ship", ("task-end", index))]
        body = Body(((),), (tuple(pieces),))
        return task_items(make.place(make.site(entry)), entry, body, range(len(text)))

    assert_in_proportion(fill, "-" * 4000)


# ---- lines, times, questions


def lined(*days: date | None) -> str:
    liners = tuple(make.liner(day or make.THURSDAY, "Tea") for day in days)
    entry = make.weekly(of=make.note("w.md", liners=liners), lined=days)
    return filled(entry, make.site(entry, make.daily()), *((("liner", index)) for index in range(len(days))))


def test_a_dated_line_leads_to_its_day() -> None:
    assert lined(make.THURSDAY) == (
        '<li id="d-2025-07-31"><span class="mg"><a class="plain" href="../07/31/">Thu 31</a></span>'
    )


def test_only_the_first_line_of_a_day_has_its_id() -> None:
    assert lined(make.THURSDAY, make.THURSDAY).count('id="d-2025-07-31"') == 1


def test_a_line_without_a_year_is_shown_without_a_link() -> None:
    assert lined(None) == '<li><span class="mg">31 Jul</span>'


def test_a_stretch_of_time_has_its_clock_in_the_margin() -> None:
    note = make.note("d.md", times=(Stretch((make.block("09:00", "10:30"),), "Read", 0, 1),))

    html = shown(note, ("time", 0), "Read", ("time-end", 0), "</li>")

    assert html.startswith('<li class="task k-study" id="s-1"><span class="mg">09:00–10:30</span>')
    assert '<span class="len">1 h 30</span>' in html


def test_a_stretch_without_a_clock_shows_its_length() -> None:
    note = make.note("d.md", times=(Stretch((), "Read", 0, 1, minutes=90),))

    html = shown(note, ("time", 0), "Read", ("time-end", 0), "</li>")

    assert '<span class="mg"></span>' in html
    assert '<span class="len">1 h 30</span>' in html


@pytest.mark.parametrize(("answers", "said"), [((), "Open"), (("Because.",), "Answered")])
def test_a_question_says_whether_it_is_open(answers: tuple[str, ...], said: str) -> None:
    note = make.note("d.md", questions=(Question("Why?", 1, 0, answers),))

    assert f'id="q-1">{said}</span>' in shown(note, ("question", 0), "Why?", ("question-end", 0))


# ---- headings and languages


def test_a_heading_has_its_id_its_margin_and_a_link_to_itself() -> None:
    sections = (make.ROOT, make.section("This week"))
    entry = make.weekly(of=make.note("w.md", sections=sections, tasks=make.tasks("do", section=1)))
    body = Body(((), ("This <em>week</em>",)), ((), ("<p>Tea</p>",)))

    assert prose(make.place(make.site(entry)), entry, body) == (
        '<h2 id="this-week"><span class="mg">1 of 2 done</span>'
        '<a class="anchor" href="#this-week" aria-label="Link to This week">#</a>This <em>week</em></h2>\n<p>Tea</p>'
    )


def test_words_of_the_interface_in_a_foreign_text_say_their_language() -> None:
    sections = (make.ROOT, make.section("今日", language="zh-Hans"))
    note = make.note("d.md", sections=sections, tasks=make.tasks("d", section=1), language="zh-Hans")
    entry = make.daily("茶", of=note)

    html = prose(make.place(make.site(entry)), entry, Body(((), ("今日",)), ((), ())))

    assert '<span class="mg" lang="en">1 of 1 done</span>' in html
    assert html.startswith('<h2 id="今日"><')


_TIDES = Reference("Tides", 1, 0, urls=("https://tides.example/",), ids=("tides.example",))


def _reading(title: str, *links: Link, pieces: Pieces = ()) -> str:
    """The text of a reading note on the tides, which another one cites too."""
    one = make.reading(title, of=make.note("one.md", references=(_TIDES,), links=links))
    other = make.reading("Other", of=make.note("other.md", references=(_TIDES,)))
    place = make.place(make.site(one, other), ReadingPage(one.slug))
    return prose(place, one, Body(((),), (pieces,)))


def test_a_reference_of_an_outline_leads_to_its_work() -> None:
    assert _reading("One", pieces=("<b>Tides</b>", ("cited", 0))) == (
        '<b>Tides</b> <a class="host" href="../../ref/tides/">in 2 entries</a>'
    )


def test_the_link_that_a_reference_is_leads_to_its_work_after_it() -> None:
    link = Link("https://tides.example/", "Tides", 1, 0)

    assert _reading("One", link, pieces=(("link", 0), "Tides</a>, <a>", "more</a>")) == (
        '<a href="https://tides.example/" rel="noopener">Tides</a> <a class="host" href="../../ref/tides/">in 2 entries</a>'
        ", <a>more</a>"
    )


def test_a_work_that_nobody_else_cites_is_not_linked() -> None:
    entry = make.reading("One", of=make.note("one.md", references=(_TIDES,)))

    assert prose(make.place(make.site(entry)), entry, Body(((),), ((("cited", 0),),))) == ""


def test_a_remark_looks_like_one_in_a_reading_note() -> None:
    assert _reading("One", pieces=(("remark", 0), ">good</span>")) == '<span class="remark">good</span>'


def test_a_remark_elsewhere_stands_on_its_own_line_or_in_that_of_its_link() -> None:
    pieces = (("remark", 1), ">good</span>", ("remark", 0), ">dry</span>")
    entry = make.daily(of=make.note("d.md"))

    html = prose(make.place(make.site(entry)), entry, Body(((),), (pieces,)))

    assert html == "<span>good</span><br>\n<span>dry</span>"


# ---- footnotes and contents


def noted(*pieces: str | tuple[str, int]) -> str:
    entry = make.daily(of=make.note("d.md"))
    site = make.site(entry)
    empty = ((),) * (len(entry.note.sections) - 1)
    notes: tuple[Pieces, ...] = (("one",), ("two", ("note", 1)))
    return prose(Place(site, site.routes[entry.id]), entry, Body(((), *empty), (pieces, *empty), notes))


def test_a_footnote_stands_beside_its_first_reference() -> None:
    html = noted("a", ("note", 0), "b", ("note", 0))

    assert html.count('<span class="sn" id="fn1" role="note"><b>1</b> one</span>') == 1
    assert html.count('href="#fn1"') == 2


def test_footnotes_are_numbered_as_the_page_refers_to_them() -> None:
    html = noted(("note", 1), ("note", 0))

    assert html.index("<b>1</b> two") < html.index("<b>2</b> one")


def test_footnotes_are_listed_at_the_end() -> None:
    assert noted(("note", 0)).endswith('<ol class="notes">\n<li>one</li>\n</ol>\n')


def test_a_page_without_footnotes_has_no_list_of_them() -> None:
    assert "notes" not in noted("a")


def test_the_headings_of_the_page_stand_where_the_writer_wants_them() -> None:
    made = read("d.md", b"[TOC]\n\n## Weir\n\n## <Dam>\n\n### Gate\n", "", Rules())
    entry = make.daily(of=made.note)
    site = make.site(entry)

    html = prose(Place(site, site.routes[entry.id]), entry, made.body)

    assert '<ul class="contents">\n<li class="l2"><a href="#weir">Weir</a></li>' in html
    assert '<li class="l3"><a href="#gate">Gate</a></li>' in html


def test_media_on_other_servers_may_be_links() -> None:
    note = make.note("d.md", images=(Image("https://weir.example/a.png", "Weir", 1, 0),))
    entry = make.daily(of=note)
    site = make.site(entry)
    linking = replace(site, masthead=replace(site.masthead, link_remote=True))

    assert "<img" in filled(entry, site, ("image", 0))
    assert filled(entry, linking, ("image", 0)) == '<p><a href="https://weir.example/a.png" rel="noopener">Weir</a></p>'


def test_media_on_other_servers_that_are_written_as_html_may_be_links() -> None:
    text = (
        "# Weir\n\n<iframe src='https://weir.example/film'></iframe>\n\n"
        "Low <img src='https://weir.example/a.png' alt='Weir'> and high, "
        "<video><source src='https://weir.example/b.mp4'></video> too, `<img src='https://weir.example/c.png'>`.\n"
    )
    made = read("weir.md", text.encode(), "", Rules())
    entry = make.page(of=made.note)
    site = make.site(entry)
    linking = replace(site, masthead=replace(site.masthead, link_remote=True))

    html = prose(Place(linking, linking.routes[entry.id]), entry, made.body)

    assert not re.search("<(?:iframe|img|video|source)", html)
    assert [part.split('"')[0] for part in html.split('href="https://')[1:]] == [
        "weir.example/film",
        "weir.example/a.png",
        "weir.example/b.mp4",
    ]


def test_a_document_that_is_embedded_is_shown_and_one_that_is_linked_to_is_not() -> None:
    there = {("d.md", 0): Target(asset="files/map.pdf", fragment="page=3")}

    embedded = shown(link("map.pdf", wiki=True, embed=True, fragment="page=3"), ("embed", 0), targets=there)
    linked = shown(link("map.pdf", wiki=True, fragment="page=3"), ("wiki", 0), targets=there)

    assert 'data="../../../files/map.pdf#page=3"' in embedded
    assert linked == '<a href="../../../files/map.pdf#page=3">map.pdf</a>'


def test_a_notebook_is_a_download_whatever_kind_of_link_leads_to_it() -> None:
    there = {("d.md", 0): Target(asset="tides.ipynb")}

    assert shown(link("tides.ipynb", wiki=True), ("wiki", 0), targets=there) == (
        '<a href="../../../tides.ipynb" download>tides.ipynb</a>'
    )

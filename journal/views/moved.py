"""The page at an address that another page had: it leads on at once, with what follows `#`, and says where to."""

from journal.policy import policy
from journal.record import Record
from journal.routes import Route, absolute
from journal.views.place import Place, title_language
from journal.views.titles import title_of


class MovedView(Record):
    """Where a page is now. `before` and `after` stand around the link, whose text is `title`; `canonical` is empty without a base URL."""

    language: str
    href: str
    title: str
    title_language: str
    before: str
    after: str
    canonical: str
    css: str
    theme_js: str
    policy: str


def moved(place: Place, there: Route) -> MovedView:
    """The page that leads to `there`."""
    words, masthead = place.words, place.site.masthead
    entry = place.site.by_id.get(place.known.entries.get(there, ""))
    title = title_of(words, entry) if entry is not None else masthead.title
    before, _, after = words.moved_to.partition("{title}")
    return MovedView(
        language=masthead.language,
        href=place.to(there),
        title=title,
        title_language=place.foreign(title_language(place, entry, title)) if entry is not None else "",
        before=before,
        after=after,
        canonical=absolute(masthead.base_url, there) if masthead.base_url else "",
        css=place.asset("journal.css"),
        theme_js=place.asset("theme.js"),
        policy=policy(masthead.allowed, link_remote=masthead.link_remote),
    )

"""The text of a page as programs show it that know nothing of the site's styles, such as readers of feeds.

There a drawing is as wide as the window or not shown at all, and what styles set apart runs together. So drawings become
signs and words, and what stood in places of its own is parted by dots. Pure.
"""

import re
from typing import Final

from journal.marks.looks import SIGNS
from journal.patterns import pattern

_INSIDE: Final = r"(?:(?!</?span|</?li|</?h[1-6])[\s\S]){0,2000}"
_MARGIN: Final = rf'<span class="mg\b[^>]*>({_INSIDE})</span>'
_IN_HEADING: Final = pattern(rf"(<h[1-6]\b[^>]*>){_MARGIN}")
# A check box with the hours before it and their sum behind it.
_TASK: Final = pattern(
    rf'(?:{_MARGIN})?<span class="box\b([^>]*)>(?:<svg\b[^>]*>((?:(?!</svg)[\s\S]){{0,2000}})</svg>)?</span>'
    rf'(?:<span class="len"[^>]*>({_INSIDE})</span> ?)?'
)
_LABEL: Final = pattern(r'\baria-label="([^"]*)"')
_BESIDE: Final = pattern(_MARGIN)
_WORK: Final = pattern(r'<span class="(?:mg )?bib(?:-m)?"[^>]*>((?:<span\b[^>]*>[^<>]{0,400}</span>){1,9})</span>')
_VERDICT: Final = pattern(r'<svg width="10" height="10" viewBox="0 0 10 10"[^>]*><path d="([^"]*)"/></svg>')
_QUIET: Final = pattern(r'<(?:span class="why"|a class="(?:chain|host)")')
_COUNT: Final = pattern(r'<span class="(?:ct|prog)"[^>]*>([^<>]*)</span>')
_LINE_END: Final = pattern(r"<br> ?")


def unstyled(html: str) -> str:
    """The same text without drawings, and without what headings have beside them."""
    if "<span" not in html:
        return html
    html = _IN_HEADING.sub(r"\1", html)
    html = _TASK.sub(_task, html)
    html = _WORK.sub(lambda found: "· " + found[1].replace("</span><span", "</span>, <span"), html)
    html = _BESIDE.sub(lambda found: f"{_LINE_END.sub(', ', found[1])} · ", html)
    html = _VERDICT.sub(lambda found: f"{SIGNS.get(found[1], '')} ", html)
    html = _QUIET.sub(lambda found: f"· {found[0]}", html)
    return _COUNT.sub(r"(\1)", html)


def _task(found: re.Match[str]) -> str:
    """A box as a sign, and as a word where the sign does not say enough."""
    when, attributes, drawn, length = found.groups(default="")
    label = _LABEL.search(attributes)
    sign = SIGNS.get(drawn, "☐")
    told = [_LINE_END.sub(", ", when), length]
    if drawn not in SIGNS and label is not None:
        told.insert(0, label[1])
    beside = "".join(f"{each} · " for each in told if each)
    return f"{sign} {beside}" if drawn else beside

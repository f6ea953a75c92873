"""What somebody types into the page of search, and what is found."""

import re
from typing import Any
from urllib.parse import unquote


def found(page: Any, base: str, query: str) -> list[str]:
    """The addresses of the results, without what tells their pages what to mark."""
    if not page.url.startswith(base + "search/"):
        page.goto(base + "search/")
    page.evaluate("document.querySelector('.found [role=status]').textContent = ''")
    page.locator(".searchbox input").fill(query)
    page.wait_for_function(
        """() => { const said = document.querySelector('.found [role=status]').textContent;
          return said && (document.querySelector('.hits').children.length || !/\\d/.test(said) || /[“「]/.test(said)) }"""
    )
    links = page.eval_on_selector_all(".hits a", "links => links.map(a => a.href)")
    return [unquote(re.sub(r"\?h=[^#]*", "", link.removeprefix(base))) for link in links]

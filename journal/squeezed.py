"""Styles and scripts without their comments and spaces, as they are published; the theme's own files stay readable."""

from rcssmin import cssmin
from rjsmin import jsmin


def squeezed(name: str, text: str) -> str:
    """What a browser reads as it reads `text`, by the ending of its file's name; any other text as it is."""
    if name.endswith(".css"):
        return str(cssmin(text))
    return str(jsmin(text)) if name.endswith(".js") else text

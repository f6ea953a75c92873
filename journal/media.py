"""Pictures, sounds, films and documents as HTML, each with the address of its file.

What a browser, a printer or a feed reader cannot show still leads to the file. Room is kept for what is loaded later.
"""

from html import escape
from typing import Final
from urllib.parse import quote, unquote

from journal.code import figure, info_of
from journal.model import Entry, Picture
from journal.note import Image
from journal.record import Record
from journal.routes import File
from journal.views.place import Place

_COLUMN: Final = 736  # the widest column of text, 46rem, in pixels
_TOP: Final = 12  # lines of a note that are in sight at first
_VIDEOS: Final = (".mp4", ".webm", ".mov", ".m4v", ".ogv")
_SOUNDS: Final = (".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac")
_DOCUMENTS: Final = (".pdf",)


class Media(Record):
    """What the text of an entry shows. `ui` is the language of the interface, empty where that is the text's.

    `below`: the text stands within another, so nothing of it is in sight at first.
    """

    place: Place
    entry: Entry
    ui: str
    below: bool

    def image(self, index: int) -> str:
        """An image of the note, whole: as a figure where it stands alone."""
        image, picture = self.entry.note.images[index], self._picture(index)
        if picture is None and not _is_remote(image.target):
            return self._missing(image)
        source = escape(self.source(index))
        if picture is None and (self._linked(image) or is_document(image.target)):
            link = f'<a href="{source}" rel="noopener">{escape(image.alt or image.target, quote=False)}</a>'
            return link if image.inline else f"<p>{link}</p>"
        player = _player(source, image)
        if player:
            return player
        size, smaller = _size(picture, image.width, image.height), self._smaller(picture, image.width)
        lazy = "" if self._is_at_the_top(image, index) else ' loading="lazy"'
        shown = escape(self._shown_at_first(picture)) or source
        tag = f'<img src="{shown}"{smaller} alt="{escape(image.alt)}"{size}{lazy} decoding="async">'
        if image.inline:
            return tag
        said = image.title or ("" if _is_file_name(image.alt) else image.alt)
        caption = f"<figcaption>{escape(said, quote=False)}</figcaption>" if said else ""
        narrow = f' style="max-inline-size:{image.width + 18}px"' if image.width else ""
        # A link needs a name, and an image without words has none to give.
        label = "" if image.alt else f' aria-label="{escape(_name(image.target))}"'
        return f'<figure class="fig"{narrow}><a href="{source}"{label}>{tag}</a>{caption}</figure>'

    def source(self, index: int) -> str:
        """The address of an image's file, with what follows `#` for a document."""
        image, picture = self.entry.note.images[index], self._picture(index)
        if picture:
            return self.file(picture.path, unquote(image.target.partition("#")[2]))
        # An address that is none would be asked for at a place that is none of the site.
        return image.target if _is_remote(image.target) else "data:,"

    def file(self, path: str, fragment: str = "") -> str:
        """The address of a file; of a place in it, as in `page=3`, where it is a document."""
        place = f"#{quote(fragment, safe='=&,')}" if fragment and is_document(path) else ""
        return self.place.to(File(path)) + place

    def size(self, index: int) -> str:
        """The attributes of an image in HTML of the writer's own that keep room for it, but for those that it has."""
        image = self.entry.note.images[index]
        size = _size(self._picture(index), image.width)
        return size.removeprefix(f' width="{image.width}"') if image.width else size

    def diagram(self, index: int) -> str:
        """A diagram as its drawing, or as it is written where there is none."""
        diagram = self.entry.note.diagrams[index]
        picture = self.place.site.diagrams.get((self.entry.note.path, index))
        title = info_of(diagram.info).title
        if picture is None:
            return figure(diagram.text, diagram.info)
        source = escape(self.place.to(File(picture.path)))
        tag = f'<img src="{source}" alt="{escape(picture.name)}"{_size(picture, None)} loading="lazy" decoding="async">'
        label = "" if picture.name else ' aria-label="Mermaid"'
        caption = f"<figcaption>{escape(title, quote=False)}</figcaption>" if title else ""
        return f'<figure class="fig"><a href="{source}"{label}>{tag}</a>{caption}</figure>\n'

    def _picture(self, index: int) -> Picture | None:
        return self.place.site.pictures.get((self.entry.note.path, index))

    def _linked(self, image: Image) -> bool:
        return self.place.site.masthead.link_remote and not image.target.startswith("data:")

    def _shown_at_first(self, picture: Picture | None) -> str:
        """The address of the copy for a screen of twice the density; empty where the picture itself is shown."""
        last = picture.copies[-1] if picture is not None and picture.copies else None
        return self.place.to(File(last.path)) if last is not None and last.width >= _COLUMN * 2 else ""

    def _smaller(self, picture: Picture | None, width: int | None) -> str:
        """The copies that a browser may choose from; with the picture itself, where none is for screens of twice the density."""
        if picture is None or not picture.copies:
            return ""
        every = [(copy.path, copy.width) for copy in picture.copies]
        if every[-1][1] < _COLUMN * 2 and picture.width:
            every.append((picture.path, picture.width))
        listed = ", ".join(f"{self.place.to(File(path))} {wide}w" for path, wide in every)
        sizes = f"{width}px" if width else f"(min-width: 50rem) {_COLUMN // 16}rem, 100vw"
        return f' srcset="{escape(listed)}" sizes="{sizes}"'

    def _is_at_the_top(self, image: Image, index: int) -> bool:
        """Whether an image is likely to be seen as soon as the page is: it must not wait then."""
        if self.below:
            return False
        first = self.entry.note.sections[self.entry.first].line
        return (index == 0 or self.entry.note.images[index - 1].line < first) and image.line - first < _TOP

    def _missing(self, image: Image) -> str:
        words, path = self.place.words, escape(unquote(image.target), quote=False)
        title = escape(words.no_file_named.format(name=unquote(image.target)))
        language = f' lang="{escape(self.ui)}"' if self.ui else ""
        said = f"<b{language}>{words.image_missing}</b> <code>{path}</code>"
        alt = f"<br>{escape(image.alt, quote=False)}" if image.alt and not _is_file_name(image.alt) else ""
        tag = "span" if image.inline else "div"
        return f'<{tag} class="no-file" title="{title}">{said}{alt}</{tag}>'


def is_document(target: str) -> bool:
    """Whether an address is that of a file which browsers show as pages."""
    return _path(target).endswith(_DOCUMENTS)


def document(source: str, said: str) -> str:
    """A document in a frame of its own, with a link to it below; `source` is escaped, `said` is not."""
    name = escape(said)
    return _figure(f'<object type="application/pdf" data="{source}" title="{name}"></object>', source, said)


def _player(source: str, image: Image) -> str:
    """What plays or shows a file that is no picture; empty where it is one. `source` is escaped."""
    path = _path(image.target)
    said = image.title or image.alt or _name(image.target)
    if path.endswith(_DOCUMENTS):
        return f'<a href="{source}">{escape(said, quote=False)}</a>' if image.inline else document(source, said)
    tag = "video" if path.endswith(_VIDEOS) else "audio" if path.endswith(_SOUNDS) else ""
    if not tag:
        return ""
    label = f' aria-label="{escape(image.alt)}"' if image.alt else ""
    player = f'<{tag} controls preload="metadata" src="{source}"{label}></{tag}>'
    return player if image.inline else _figure(player, source, said)


def _figure(shown: str, source: str, said: str) -> str:
    """What is shown, with a link to its file: for paper, and for what cannot show it."""
    link = f'<a href="{source}">{escape(said, quote=False)}</a>'
    return f'<figure class="fig">{shown}<figcaption>{link}</figcaption></figure>\n'


def _path(target: str) -> str:
    return target.split("#", 1)[0].split("?", 1)[0].lower()


def _name(target: str) -> str:
    return unquote(target.partition("#")[0]).rpartition("/")[2]


def _is_remote(target: str) -> bool:
    return target.startswith(("http://", "https://", "//", "data:"))


def _is_file_name(text: str) -> bool:
    return text.rpartition(".")[2].lower() in {"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"}


def _size(picture: Picture | None, width: int | None, height: int | None = None) -> str:
    """The attributes that keep room for an image; at the size that the writer asked for, if any."""
    if width and height:
        return f' width="{width}" height="{height}"'
    if picture is None or not picture.width or not picture.height:
        return f' width="{width}"' if width else ""
    if width:
        return f' width="{width}" height="{round(picture.height * width / picture.width)}"'
    return f' width="{picture.width}" height="{picture.height}"'

"""The site that Pelican builds from a journal of `bench/corpus.py`; `content` is the folder of the notes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import notes

SITENAME = "Journal"
SITEURL = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
AUTHOR = "Journal"

PATH = "content"
OUTPUT_PATH = "public"
THEME = "theme"
ARTICLE_PATHS = ["daily", "weekly", "reading"]
PAGE_PATHS = ["logs"]
STATIC_PATHS = ["images"]
READERS = {"md": notes.NoteReader}
PLUGINS = [notes]
SLUGIFY_SOURCE = "basename"
SLUGIFY_USE_UNICODE = True
DEFAULT_DATE = (1970, 1, 1)
WITH_FUTURE_DATES = True
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.extra": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}

# What was read is kept between builds; all pages are written again.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CACHE_PATH = "cache"
CONTENT_CACHING_LAYER = "reader"

PAGE_URL = PAGE_SAVE_AS = "logs/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "{slug}/", "{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
TAGS_URL, TAGS_SAVE_AS = "tags/", "tags/index.html"
ARCHIVES_URL, ARCHIVES_SAVE_AS = "archive/", "archive/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/", "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_URL, MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y-%m}/", "archive/{date:%Y-%m}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = ""
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "tags", "archives", "sitemap"]
PAGINATED_TEMPLATES = {"tag": 100, "category": 100}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_RSS = "index.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20

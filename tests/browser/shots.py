"""Takes a picture of every kind of page: python tests/browser/shots.py SITE OUTPUT [WIDTH,WIDTH [SCHEME,SCHEME [KIND,KIND]]].

For people who look; nothing is compared. The browser is that of JOURNAL_BROWSER, else `chromium`.
"""

import os
import shutil
import sys
from pathlib import Path

from pages import one_of_each
from playwright.sync_api import sync_playwright


def main(arguments: list[str]) -> int:
    """Writes OUTPUT/kind-width-scheme.png for each."""
    site, output = Path(arguments[0]).resolve(), Path(arguments[1])
    widths = [int(width) for width in (arguments[2] if len(arguments) > 2 else "1280,390").split(",")]
    schemes = (arguments[3] if len(arguments) > 3 else "light,dark").split(",")
    only = arguments[4].split(",") if len(arguments) > 4 else None
    output.mkdir(parents=True, exist_ok=True)
    browser = os.environ.get("JOURNAL_BROWSER") or shutil.which("chromium") or "chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for scheme in schemes:
            for width in widths:
                page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
                for kind, address in one_of_each(site).items():
                    if only is not None and kind not in only:
                        continue
                    file = site / address / "index.html" if address.endswith("/") or not address else site / address
                    page.goto(file.as_uri())
                    page.screenshot(path=output / f"{kind}-{width}-{scheme}.png", full_page=True)
                page.close()
        chromium.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""A journal that has markup in every place of its notes and in their names."""

import json
import re
import sys
from pathlib import Path
from typing import Final

from tests.sites import built

# Each of these, taken for markup anywhere, would announce itself.
HIT: Final = "window.__hit=1"
EVIL: Final = (
    f"<script>{HIT}</script>", f"\"><img src=x onerror={HIT}>", f"'><svg onload='{HIT}'>", f"</title><script>{HIT}</script>",
    f"]]><script>{HIT}</script>", f"--><script>{HIT}</script>", f"</script><script>{HIT}</script>", f"javascript:{HIT}",
    f"\u202e<b onclick={HIT}>", f"{{{{ {HIT} }}}}", f"</textarea><script>{HIT}</script>", f"</style><script>{HIT}</script>",
    f"`-{HIT}-`", f"${{{HIT}}}", f"\\u003cscript>{HIT}</script>", f"&lt;script&gt;{HIT}&lt;/script&gt;", "=cmd|' /C calc'!A0", "\x0b\x1b",
    "a;=1+1", "\r\nEND:VEVENT\nBEGIN:VALARM\u2028BEGIN:VTODO\x85", "a},\n}\n@misc{b, title={\\input{c}", "a\\", "\u2066\t@now\u2069",
)  # fmt: skip


# What stands in no name of a file of Windows.
_NO_NAME: Final = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def _note(evil: str) -> str:
    """A note with a text in every place that a page, a feed or another file shows."""
    quoted = json.dumps(evil, ensure_ascii=False)
    code = evil.replace("`", "'")
    return f"""---
title: {quoted}
tags: [{quoted}, a]
description: {quoted}
author: {quoted}
source: {quoted}
lang: {quoted}
aliases: [{quoted}]
{quoted}: {quoted}
---

# {evil}

{evil}

## {evil} #tag/{evil}

- [x] 9:00-10:00 {evil}: better than {evil}
- [ ] {evil} [due:: {evil}] 📅 2031-03-20
- 11:00-11:30 {evil}
- Q: {evil}?
  - A: {evil}

![{evil}](a.png "{evil}") [{evil}](b.md "{evil}") [a](<{evil}>) [b]({evil}) ![[a.png|{evil}]] [[{evil}|{evil}]] <{evil}>

1. {evil} - {evil} [2029, {evil}, 3 refs]
   https://example.org/{evil}

```{code} title="{code}"
{code}
```

```mermaid
graph TD
  A["{evil}"] --> B
```

${evil}$ [^{evil}] ^{evil}

[^{evil}]: {evil}

| {evil} | b |
|---|---|
| {evil} | 2 |

> [!note] {evil}
> {evil}

{evil}:: {evil}

## Questions

- {evil}?

## Next week

- [ ] {evil}
"""


def fill(way: str, folder: Path) -> None:
    """Writes a journal with markup everywhere and builds it; `way` is what becomes of HTML."""
    content = folder / "content"
    for at, evil in enumerate(EVIL):
        kinds = (f"weekly/2031-w{at + 1:02}.md", f"daily/2031-02-{at + 1:02}.md", f"reading/n{at}.md", f"p{at}.md")
        for path in (kinds[at % 4], kinds[(at + 1) % 4], f"daily/2031-04-{at + 1:02}.md"):
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(_note(evil), "utf-8")
        name = evil.replace("/", "\u2044")
        if sys.platform == "win32":
            name = _NO_NAME.sub("_", name)
        (content / "daily" / f"2031-04-{at + 1:02} {name}.md").write_text(f"Under a name. ![](<{name}.png>)\n", "utf-8")
        (content / "daily" / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    config = json.dumps(f"{EVIL[1]}{EVIL[3]}{EVIL[6]}")
    told = f"title = {config}\nauthor = {config}\ndescription = {config}\n"
    data = 'publish = ["site", "entries", "tasks", "references"]'
    (folder / "journal.toml").write_text(f'html = "{way}"\n[data]\n{data}\n[site]\n{told}', "utf-8")
    built(folder, content, folder)

"""Keys and tokens that give access to something, known by the forms that their makers gave them.

Only forms that nothing else has are looked for, so that an alarm is worth a look; a password in plain words is not found.
The forms are those of detect-secrets, and some that it does not know or takes less strictly. What is found is never shown.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from journal.diagnostics import Code, Finding
from journal.patterns import pattern

# What must occur in a text before it is worth looking closer, what it is, and its whole form.
_FORMS: Final = (
    ("AKIA", "a key of Amazon Web Services", r"AKIA[A-Z2-7]{16}"),
    ("ASIA", "a key of Amazon Web Services", r"ASIA[A-Z2-7]{16}"),
    ("ghp_", "a token of GitHub", r"ghp_[A-Za-z0-9]{36,251}"),
    ("gho_", "a token of GitHub", r"gho_[A-Za-z0-9]{36,251}"),
    ("ghs_", "a token of GitHub", r"ghs_[A-Za-z0-9]{36,251}"),
    ("ghu_", "a token of GitHub", r"ghu_[A-Za-z0-9]{36,251}"),
    ("ghr_", "a token of GitHub", r"ghr_[A-Za-z0-9]{36,251}"),
    ("github_pat_", "a token of GitHub", r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
    ("glpat-", "a token of GitLab", r"glpat-[A-Za-z0-9_-]{20,64}"),
    ("xox", "a token of Slack", r"xox[abeoprs]-[A-Za-z0-9-]{20,250}"),
    (
        "hooks.slack.com/services/",
        "an address of Slack to post to",
        r"hooks\.slack\.com/services/T\w{8,12}/B\w{8,12}/\w{24}",
    ),
    ("sk-ant-", "a key of Anthropic", r"sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{80,120}"),
    ("sk-", "a key of OpenAI", r"sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}|[A-Za-z0-9]{48})"),
    ("AIza", "a key of Google", r"AIza[A-Za-z0-9_-]{35}"),
    ("k_live_", "a key of Stripe", r"[rs]k_live_[A-Za-z0-9]{24,250}"),
    ("pypi-AgEIcHlwaS5vcmc", "a token of PyPI", r"pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,250}"),
    ("npm_", "a token of npm", r"npm_[A-Za-z0-9]{36}"),
    ("hf_", "a token of Hugging Face", r"hf_[A-Za-z]{34}"),
    ("SG.", "a key of SendGrid", r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
    (":AA", "a token of a bot of Telegram", r"[0-9]{8,10}:AA[A-Za-z0-9_-]{33}"),
    (
        "PRIVATE KEY",
        "a private key",
        r"-----BEGIN (?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?-----(?=\s{1,8}(?:[A-Za-z-]{3,20}: [^\n]{0,200}\s{1,4}){0,4}[A-Za-z0-9+/]{40})",
    ),
)
_PATTERNS: Final = tuple(
    (mark, what, pattern(rf"(?<![A-Za-z0-9_-]){form}(?![A-Za-z0-9_-])")) for mark, what, form in _FORMS
)
_ADDRESS: Final = ("://", "@")
# What must all occur in a word, what it is, and who knows its form.
_OTHERS: Final = (
    (("AccountKey=",), "a key of Azure", "AzureStorageKeyDetector"),
    (_ADDRESS, "a password in an address", "BasicAuthDetector"),
    (("GR1348941",), "a token of GitLab", "GitLabTokenDetector"),
    (("gl", "-"), "a token of GitLab", "GitLabTokenDetector"),
    (("eyJ", "."), "a signed token", "JwtTokenDetector"),
    (("-us",), "a key of Mailchimp", "MailchimpDetector"),
    (("sq0csp-",), "a secret of Square", "SquareOAuthDetector"),
    (("T3BlbkFJ",), "a key of OpenAI", "OpenAIDetector"),
    (("AC",), "a key of Twilio", "TwilioKeyDetector"),
    (("SK",), "a key of Twilio", "TwilioKeyDetector"),
    (("pypi-AgENdGVzdC5weXBpLm9yZw",), "a token of PyPI", "PypiTokenDetector"),
)
# What any of these has, in one pattern: most texts have nothing of the kind. Each is looked for by its rarest character.
_MAY_HOLD: Final = pattern(
    r"[AGJK:/_-](?:(?<=A)(?:KIA|SIA|Iza|C[a-z0-9]{32}|ccountKey=)"
    r"|(?<=G)R1348941|(?<=SG)\.|(?<=eyJ)|(?<=PRIVATE K)EY|(?<=SK)[a-z0-9]{32}"
    r"|(?<=:)(?:AA|//[^\s@]{0,2048}@)|(?<=hooks\.slack\.com/)services/"
    r"|(?<=_)(?:(?<=gh[pousr]_)|(?<=github_pat_)|(?<=k_live_)|(?<=npm_)|(?<=hf_))"
    r"|(?<=-)(?:us[0-9]|(?<=xox[a-z]-)|(?<=pypi-)Ag|(?<=sk-)[A-Za-z0-9_-]{40}|(?<=sq0csp-)"
    r"|(?<=gl[a-z]{2}-)|(?<=gl[a-z]{3}-)|(?<=gl[a-z]{4}-)|(?<=gl[a-z]{5}-)))"
)
# A signed address names the key that signed it, but not its secret, and opens one file for a few hours at most.
_IN_SIGNED_ADDRESS: Final = ("X-Amz-Credential=", "AWSAccessKeyId=")
_WORD: Final = pattern(r"\S+")
_REST: Final = pattern(r"[A-Za-z0-9_=+/-]*")
_SHORTEST: Final = 16  # characters of a word in which one of these is looked for
_LONGEST: Final = 2_048
# Documents show tokens like these: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx…`, `hf_abcabc…`.
_FEWEST_CHARACTERS: Final = 10
_SHOWN: Final = 4


def credentials_in(text: str) -> tuple[Finding, ...]:
    """Each key or token in a text where it first stands, in its order; no message holds any part of one."""
    hint = "withdraw it where it was made, since whoever has the file has it; then take it out"
    found: dict[str | int, list[tuple[int, int, str]]] = {}
    for place in sorted(_places(text)):
        start, end, _ = place
        # All private keys begin alike.
        found.setdefault(start if text.startswith("-----", start) else text[start:end], []).append(place)
    return tuple(
        Finding(
            Code.SECRET, start, end, f"this looks like {what}, which must not be published{_times(1 + len(more))}", hint
        )
        for (start, end, what), *more in found.values()
    )


def _times(count: int) -> str:
    return f"; it stands here {count} times" if count > 1 else ""


def masked(text: str) -> str:
    """A text with a dot in the place of each character of a key or token but the first few.

    Beside the name of a key often stands what it opens with, which has no form of its own: on lines with a key, words that
    look like one are masked, too.
    """
    lines: dict[int, int] = {}
    for start, end, _ in _places(text):
        first = text.rfind("\n", 0, start) + 1
        if first not in lines:
            last = text.find("\n", end)
            lines[first] = last if last >= 0 else len(text)
        if not text.startswith("-----", start):
            text = f"{text[:start]}{_dotted(text[start:end])}{text[end:]}"
    for first, last in lines.items():
        text = f"{text[:first]}{_MIXED.sub(lambda word: _dotted(word[0]), text[first:last])}{text[last:]}"
    return text


def _dotted(secret: str) -> str:
    return secret[:_SHOWN] + "•" * (len(secret) - _SHOWN)


# Capitals, small letters and digits in one long word.
_MIXED: Final = pattern(
    r"(?<![A-Za-z0-9+/=_-])(?=[a-z0-9+/=_-]*[A-Z])(?=[A-Z0-9+/=_-]*[a-z])(?=[A-Za-z+/=_-]*[0-9])[A-Za-z0-9+/=_-]{20,}"
)


def _places(text: str) -> list[tuple[int, int, str]]:
    if _MAY_HOLD.search(text) is None:
        return []
    own = [
        (found.start(), found.end(), what)
        for mark, what, form in _PATTERNS
        if mark in text
        for found in form.finditer(text)
        if not _is_example(found[0]) and not text.endswith(_IN_SIGNED_ADDRESS, 0, found.start())
    ]
    taken = {start for start, _, _ in own}
    return own + [place for place in _others_in(text) if place[0] not in taken]


def _others_in(text: str) -> Iterator[tuple[int, int, str]]:
    """What detect-secrets knows, in each word that holds a mark of it."""
    wanted = [each for each in _OTHERS if all(mark in text for mark in each[0])]
    for word in _WORD.finditer(text) if wanted else ():
        if not _SHORTEST <= len(word[0]) <= _LONGEST:
            continue
        for marks, what, name in wanted:
            for found in _found(word[0], name) if all(mark in word[0] for mark in marks) else ():
                group = found.lastindex or 0 if marks is _ADDRESS else 0  # of an address only the password
                if not _is_example(found[group]):
                    end = found.end(group)
                    yield word.start() + found.start(group), word.start() + _rest(word[0], end), what


def _rest(word: str, end: int) -> int:
    """The end of what a form took only the beginning of."""
    rest = _REST.match(word, end)
    return rest.end() if rest else end


def _found(word: str, name: str) -> Iterator[re.Match[str]]:
    detector = _detectors()[name]
    valid = getattr(detector, "is_formally_valid", bool)
    for form in detector.denylist:
        yield from (found for found in form.finditer(word) if valid(found[0]))


@cache
def _detectors() -> Mapping[str, Any]:
    """Those of detect-secrets by their names; loaded only where there may be a secret."""
    from detect_secrets.plugins import (
        azure_storage_key,
        basic_auth,
        gitlab_token,
        jwt,
        mailchimp,
        openai,
        pypi_token,
        square_oauth,
        twilio,
    )

    modules = (azure_storage_key, basic_auth, gitlab_token, jwt, mailchimp, openai, pypi_token, square_oauth, twilio)
    named = {name: module for module in modules for name in vars(module)}
    return {name: getattr(named[name], name)() for _, _, name in _OTHERS}


def _is_example(secret: str) -> bool:
    if secret.startswith("-----"):
        return False
    return "EXAMPLE" in secret.upper() or len(set(secret[_SHOWN:])) < _FEWEST_CHARACTERS or bool(_RUN.search(secret))


_RUN: Final = pattern(r"(.)\1{5}|01234567|12345678|abcdefgh", re.IGNORECASE)

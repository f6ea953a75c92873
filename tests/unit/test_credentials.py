import string

import pytest

from journal.credentials import credentials_in, masked
from journal.diagnostics import Code

# Put together here, so that no form of a token stands in this file.
_LETTERS = string.ascii_letters + string.digits
_BODY = "".join(_LETTERS[(7 * n * n + 11 * n + 3) % 62] for n in range(120))
_HIGH = "".join((string.ascii_uppercase + "234567")[(5 * n * n + 3 * n) % 32] for n in range(16))
_TOKENS = {
    "aws": "AKIA" + _HIGH,
    "github": "ghp" + "_" + _BODY[:36],
    "github, fine": "github" + "_pat_" + _BODY[:22] + "_" + _BODY[22:81],
    "gitlab": "glpat" + "-" + _BODY[:20],
    "slack": "xoxb" + "-" + _BODY[:30],
    "anthropic": "sk-ant" + "-api03-" + _BODY[:93],
    "openai": "sk-proj" + "-" + _BODY[:60],
    "google": "AIza" + _BODY[:35],
    "stripe": "sk_" + "live_" + _BODY[:24],
    "npm": "npm" + "_" + _BODY[:36],
    "telegram": "7391826450" + ":AA" + _BODY[:33],
    "azure": "AccountKey" + "=" + (_BODY * 2)[:86] + "==",
    "gitlab, other": "gldt" + "-" + _BODY[:30],
    "mailchimp": _BODY[:32].lower() + "-us" + "12",
    "signed": ".".join(
        ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJzdWIiOiI5IiwibmFtZSI6Ikdhb" + "WJpbm8ifQ", _BODY[:43])
    ),
}


@pytest.mark.parametrize("token", _TOKENS.values(), ids=_TOKENS.keys())
def test_a_token_is_known_by_its_form(token: str) -> None:
    text = f"The gauge sends with `{token}` since May.\n"

    found = credentials_in(text)

    assert [(each.code, text[each.start : each.end]) for each in found] == [(Code.SECRET, token)]


@pytest.mark.parametrize("token", _TOKENS.values(), ids=_TOKENS.keys())
def test_no_message_shows_a_token(token: str) -> None:
    assert all(token[5:12] not in each.message + each.hint for each in credentials_in(token))


@pytest.mark.parametrize("token", _TOKENS.values(), ids=_TOKENS.keys())
def test_a_masked_text_is_as_long_and_shows_four_characters(token: str) -> None:
    assert masked(f"a {token} b") == f"a {token[:4]}{'•' * (len(token) - 4)} b"


def test_a_token_that_comes_again_is_reported_once() -> None:
    found = credentials_in(f"{_TOKENS['npm']}\n{_TOKENS['google']}\n{_TOKENS['npm']}\n")

    assert [each.message.partition("; ")[2] for each in found] == ["it stands here 2 times", ""]


def test_what_opens_with_a_key_is_masked_beside_it() -> None:
    secret = "wJq8Zr2XbT5nLk7PvYc3" + "Hd9Fs1Gm6AoEu4Ri0Kt+"

    shown = masked(f"key {_TOKENS['google']} secret {secret}\nThe commit {secret}\n")

    assert shown.split("\n")[0].endswith(f" secret wJq8{'•' * 36}")
    assert shown.split("\n")[1] == f"The commit {secret}"


@pytest.mark.parametrize(
    "text",
    [
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "x" * 36,
        "sk-learn and task-" + "a" * 48,
        "npm_config_registry and hf_hub_download",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b",
        "MASKED ASIA AND AKIA",
        "sk-" + "12345678" * 6,
        "http://user:password@host.example and https://x.example/a:b@c",
        "eyJhbGciOiJIUzI1NiIs...",
    ],
)
def test_what_only_looks_like_a_token_is_none(text: str) -> None:
    assert credentials_in(text) == ()


@pytest.mark.parametrize("name", ["X-Amz-Credential", "AWSAccessKeyId"])
def test_the_name_of_a_key_in_a_signed_address_is_no_secret(name: str) -> None:
    key = _TOKENS["aws"]

    assert (
        credentials_in(f"![a gauge](https://files.example/gauge.png?{name}={key}%2F20260309&X-Amz-Expires=3600)") == ()
    )
    assert credentials_in(f"key = {key}") != ()


def test_a_private_key_is_known_by_its_first_line_and_what_follows() -> None:
    text = f"-----BEGIN RSA PRIVATE KEY-----\n{_BODY[:64]}\n"

    assert [text[each.start : each.end] for each in credentials_in(text)] == ["-----BEGIN RSA PRIVATE KEY-----"]


def test_of_an_address_only_the_password_is_a_secret() -> None:
    text = f"see https://me:{_LETTERS[10:30]}@host.example/x"

    assert [text[each.start : each.end] for each in credentials_in(text)] == [_LETTERS[10:30]]

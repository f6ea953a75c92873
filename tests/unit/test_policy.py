import pytest

from journal.policy import DIRECTIVES, fault, policy


def _directives(text: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in text.split("; "))


def test_scripts_and_styles_come_from_the_site_alone() -> None:
    found = _directives(policy())

    assert (found["default-src"], found["script-src"], found["style-src"]) == ("'none'", "'self'", "'self'")


def test_media_of_other_servers_are_kept_out_where_they_are_linked_to() -> None:
    found = _directives(policy(link_remote=True))

    assert (found["img-src"], found["media-src"], found["frame-src"]) == ("'self' data:", "'self'", "'self'")


@pytest.mark.parametrize("link_remote", [False, True])
def test_documents_of_the_site_may_be_shown_in_frames(*, link_remote: bool) -> None:
    found = _directives(policy(link_remote=link_remote))

    # Browsers ask for both: the element is an object, and what shows it is a frame.
    assert found["object-src"] == "'self'"
    assert "'self'" in found["frame-src"].split()


def test_a_source_is_added_to_those_of_its_directive() -> None:
    found = _directives(policy((("script-src", ("https://count.example", "'self'")),)))

    assert found["script-src"] == "'self' https://count.example"


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_a_directive_that_allowed_nothing_allows_what_is_added(directive: str) -> None:
    found = _directives(policy(((directive, ("https://a.example",)),), link_remote=True))

    assert "https://a.example" in found[directive].split()
    assert "'none'" not in found[directive]


def test_other_directives_stay_as_they_are() -> None:
    extended = _directives(policy((("frame-src", ("https://talk.example",)),)))

    assert {name for name, sources in extended.items() if _directives(policy())[name] != sources} == {"frame-src"}


@pytest.mark.parametrize(
    ("directive", "source"),
    [
        ("script-src", "https://count.example"),
        ("script-src", "https://count.example/js/count.js"),
        ("script-src", "count.example"),
        ("script-src", "*.count.example:8443"),
        ("script-src", "localhost:*"),
        ("script-src", "'sha256-" + "a" * 43 + "='"),
        ("script-src", "'wasm-unsafe-eval'"),
        ("style-src", "'unsafe-inline'"),
        ("style-src", "'sha384-" + "a" * 64 + "'"),
        ("font-src", "data:"),
        ("img-src", "*"),
        ("connect-src", "wss://live.example"),
        ("form-action", "https:"),
        ("script-src", "'self'"),
    ],
)
def test_a_source_of_the_standard_has_no_fault(directive: str, source: str) -> None:
    assert fault(directive, source) is None


@pytest.mark.parametrize(
    ("directive", "source", "told"),
    [
        ("script-src", "*", "as wide"),
        ("script-src", "https:", "as wide"),
        ("script-src", "'unsafe-inline'", "all scripts"),
        ("script-src", "'sha256-short'", "no digest"),
        ("script-src", "'nonce-abc'", "nonce"),
        ("script-src", "'strict-dynamic'", "cannot hold"),
        ("script-src", "wasm-unsafe-eval", "without its quotes"),
        ("style-src", "unsafe-inline", "without its quotes"),
        ("style-src", "self", "without its quotes"),
        ("img-src", "'unsafe-inline'", "cannot hold"),
        ("img-src", "'none'", "'none'"),
        ("img-src", "'sha256-" + "a" * 43 + "='", "no digest"),
        ("frame-src", "https://a.example https://b.example", "more than one"),
        ("frame-src", "https://a.example; script-src *", "more than one"),
        ("frame-src", "https://a.example?page=1", "more than a path"),
        ("frame-src", "ftp://a.example", "names no server"),
        ("frame-src", "talk", "names no server"),
        ("frame-src", "https://", "names no server"),
        ("frame-src", "https://茶.example", "names no server"),
        ("frame-src", '"', "cannot hold"),
    ],
)
def test_what_a_browser_would_pass_over_is_a_fault(directive: str, source: str, told: str) -> None:
    found = fault(directive, source)

    assert found is not None
    assert told in found.what

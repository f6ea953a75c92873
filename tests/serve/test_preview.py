"""What the preview answers, and what it tells open pages, over real sockets."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from journal.serve.session import Choice
from tests.links import link
from tests.serve.preview import Preview, previewed

NOTE = "# Rain all day\n\nMended the net.\n\n- [ ] oil the hinge\n- [x] coil the rope\n\nSee [the gauge](gauge.md).\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A journal of four notes, with an address of two levels."""
    root = tmp_path / "project"
    files = {
        "journal.toml": '[site]\ntitle = "Boathouse"\nbase_url = "https://notes.example/a/b/"\n',
        "content/2025-03-01.md": NOTE,
        "content/2025-03-02.md": "# Sun\n\nRowed to the weir.\n",
        "content/gauge.md": "# The gauge\n\nRead twice a day. #tides\n",
        "content/draft.md": "---\ndraft: true\n---\n\n# Not yet\n\nHalf a thought.\n",
        "content/big.bin": "not shown\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    """A preview of that journal, with everything read."""
    with previewed(project) as running:
        yield running


DAY = "/a/b/2025/03/01/"


def _is_page(name: str, _: Any) -> bool:
    return name == "page"


# --- Addresses


def test_the_top_leads_to_the_path_of_the_site(preview: Preview) -> None:
    answer = preview.ask("/")

    assert (answer.status, answer.headers["location"]) == (302, "/a/b/")


def test_an_address_without_its_slash_leads_to_the_one_with_it(preview: Preview) -> None:
    answer = preview.ask("/a/b/2025/03/01")

    assert (answer.status, answer.headers["location"]) == (302, DAY)


def test_what_is_not_there_is_the_page_that_says_so(preview: Preview) -> None:
    answer = preview.ask("/a/b/nowhere/")

    assert answer.status == 404
    assert "journal-preview" in answer.body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/a/b/../../journal.toml", "/a/b/..%2f..%2fjournal.toml", "/a/b/%2e%2e/%2e%2e/journal.toml", "/a/b/..\\journal.toml",
        "/a/b/..%5c..%5cjournal.toml", "/a/b//etc/passwd", "//etc/passwd", "/a/b/%2fetc%2fpasswd", "/a/b/content/2025-03-01.md",
        "/a/b/%252e%252e/journal.toml", "/a/b/..%c0%af..%c0%afetc/passwd", "/a/b/%00", "/a/b/2025-03-01.md", "/a/b/big.bin",
        "/-/../journal.toml", "/-/preview.py", "/-/", "/journal.toml",
    ],
)  # fmt: skip
def test_nothing_but_the_site_is_served(preview: Preview, path: str) -> None:
    answer = preview.ask(path)

    assert answer.status in {302, 400, 404}
    assert b"base_url" not in answer.body
    assert b"root:" not in answer.body


def test_a_link_that_was_put_in_the_place_of_a_picture_leads_nowhere(preview: Preview, tmp_path: Path) -> None:
    preview.write("content/2025-03-02.md", "# Sun\n\n[the chart](chart.csv)\n")
    preview.write("content/chart.csv", "1,2\n")
    preview.until("/a/b/chart.csv", lambda answer: answer.status == 200)
    (tmp_path / "secret").write_text("no one is to see this")
    (preview.root / "content/chart.csv").unlink()
    link(preview.root / "content/chart.csv", tmp_path / "secret")

    assert preview.ask("/a/b/chart.csv").status == 404


# --- Who may ask


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost:1", "localhost.evil.example", ""]
)
def test_a_request_that_names_another_host_is_refused(preview: Preview, host: str) -> None:
    assert preview.ask(DAY, {"Host": host}).status == 403


@pytest.mark.parametrize("host", ["localhost", "journal.localhost"])
def test_a_request_may_name_this_machine(preview: Preview, host: str) -> None:
    assert preview.ask(DAY, {"Host": f"{host}:{preview.port}"}).status == 200


def test_a_request_from_a_page_elsewhere_is_refused(preview: Preview) -> None:
    assert preview.ask(DAY, {"Origin": "https://evil.example"}).status == 403


def test_a_page_elsewhere_cannot_listen(preview: Preview) -> None:
    assert preview.ask("/-/status", {"Sec-Fetch-Site": "cross-site"}).status == 403


def test_no_answer_may_be_kept_or_read_elsewhere(preview: Preview) -> None:
    headers = preview.ask(DAY).headers

    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_a_request_that_is_too_large_ends_and_the_server_goes_on(preview: Preview) -> None:
    answer = preview.ask("/-/tick", {"Content-Length": str(10_000_000)}, "POST", None)

    assert answer.status == 413
    assert preview.ask(DAY).status == 200


def test_two_hundred_slow_connections_hold_nobody_up(preview: Preview) -> None:
    slow = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(200)]
    for each in slow:
        each.sendall(b"GET / HT")

    assert preview.ask(DAY).status == 200
    for each in slow:
        each.close()


# --- What is new


def test_a_page_is_told_of_what_was_saved_between_loading_and_listening(preview: Preview) -> None:
    version = preview.ask(DAY).told["version"]
    preview.write("content/2025-03-01.md", NOTE + "\nAnd a word more.\n")
    preview.until(DAY, lambda answer: "a word more" in answer.html)

    with preview.opened(DAY, version) as page:
        page.wait(_is_page)


def test_a_page_is_told_only_of_what_concerns_it(preview: Preview) -> None:
    version = preview.ask("/a/b/gauge/").told["version"]
    with preview.opened("/a/b/gauge/", version) as page, preview.opened(DAY, preview.ask(DAY).told["version"]) as other:
        preview.write("content/2025-03-01.md", NOTE.replace("Mended", "Knotted"))
        other.wait(_is_page)

        assert page.changes() == 0


def test_saving_the_same_content_again_tells_nobody(preview: Preview) -> None:
    with preview.opened(DAY, preview.ask(DAY).told["version"]) as page:
        preview.write("content/2025-03-01.md", NOTE)
        preview.write("content/2025-03-02.md", "# Sun\n\nRowed past the weir.\n")
        preview.until("/a/b/2025/03/02/", lambda answer: "past the weir" in answer.html)

        assert page.changes() == 0


def test_a_file_that_is_renamed_over_another_is_taken_up(preview: Preview) -> None:
    draft = preview.root / "content" / ".2025-03-01.md.swp"
    draft.write_text(NOTE.replace("Mended", "Knotted"))
    draft.replace(preview.root / "content" / "2025-03-01.md")

    preview.until(DAY, lambda answer: "Knotted" in answer.html)


def test_a_new_note_gets_its_page_and_its_place_in_lists(preview: Preview) -> None:
    preview.write("content/2025-03-03.md", "# Fog\n\nNothing to be seen.\n")

    preview.until("/a/b/2025/03/03/", lambda answer: answer.status == 200)
    preview.until("/a/b/days/", lambda answer: "Fog" in answer.html)


def test_a_note_that_is_removed_has_no_page_and_no_place_any_more(preview: Preview) -> None:
    (preview.root / "content/2025-03-02.md").unlink()

    preview.until("/a/b/2025/03/02/", lambda answer: answer.status == 404)
    preview.until("/a/b/days/", lambda answer: "Sun" not in answer.html)


def test_a_note_that_is_renamed_moves(preview: Preview) -> None:
    (preview.root / "content/2025-03-02.md").rename(preview.root / "content/2025-03-05.md")

    preview.until("/a/b/2025/03/05/", lambda answer: "Rowed to the weir" in answer.html)
    preview.until("/a/b/2025/03/02/", lambda answer: answer.status == 404)


def test_a_tag_that_is_renamed_has_a_new_page_and_the_old_one_goes(preview: Preview) -> None:
    assert preview.ask("/a/b/tags/tides/").status == 200
    preview.write("content/gauge.md", "# The gauge\n\nRead twice a day. #levels\n")

    preview.until("/a/b/tags/levels/", lambda answer: answer.status == 200)
    preview.until("/a/b/tags/tides/", lambda answer: answer.status == 404)


def test_five_hundred_notes_at_once_are_all_taken_up(preview: Preview) -> None:
    for number in range(500):
        preview.write(f"content/many/n{number}.md", f"# Note {number}\n\nText {number}.\n")

    preview.until("/a/b/many/n499/", lambda answer: answer.status == 200)
    preview.until("/a/b/many/n0/", lambda answer: answer.status == 200)


def test_where_no_events_come_changes_are_looked_for(project: Path) -> None:
    with previewed(project, poll=True) as preview:
        preview.write("content/2025-03-01.md", NOTE.replace("Mended", "Knotted"))

        preview.until(DAY, lambda answer: "Knotted" in answer.html)


def test_templates_are_taken_up(preview: Preview) -> None:
    preview.write(
        "templates/page.html", '{% extends "shipped/page.html" %}{% block below %}<p>hand-made</p>{% endblock %}\n'
    )
    preview.until("/a/b/gauge/", lambda answer: "hand-made" in answer.html)
    preview.write(
        "templates/page.html", '{% extends "shipped/page.html" %}{% block below %}<p>remade</p>{% endblock %}\n'
    )

    preview.until("/a/b/gauge/", lambda answer: "remade" in answer.html)


def test_styles_and_other_files_are_taken_up(preview: Preview) -> None:
    preview.write("static/custom.css", "body { color: teal }\n")

    preview.until(DAY, lambda answer: "custom." in answer.html)


def test_a_search_that_is_not_wanted_is_not_there(preview: Preview) -> None:
    preview.write("journal.toml", '[site]\nbase_url = "https://notes.example/a/b/"\nsearch = false\n')

    preview.until("/a/b/search/", lambda answer: answer.status == 404)
    preview.until("/a/b/search/all.js", lambda answer: answer.status == 404)


def test_the_configuration_is_taken_up(preview: Preview) -> None:
    preview.write("journal.toml", '[site]\ntitle = "Lighthouse"\nbase_url = "https://notes.example/a/b/"\n')

    preview.until(DAY, lambda answer: "Lighthouse" in answer.html)


# --- What is broken


def _errors(told: Any) -> list[dict[str, Any]]:
    return [each for each in told["problems"]["list"] if each["level"] == "error"]


def test_a_broken_configuration_keeps_the_last_good_page_and_says_where(preview: Preview) -> None:
    with preview.opened(DAY) as page:
        preview.write("journal.toml", "[site]\ntitle = \n")
        (error,) = _errors(page.wait(lambda name, told: name == "status" and bool(_errors(told))))
        assert (error["place"], error["excerpt"]) == ("journal.toml:2", ["title = "])
        assert "Boathouse" in preview.ask(DAY).html
        page.news.clear()

        preview.write("journal.toml", '[site]\ntitle = "Boathouse"\nbase_url = "https://notes.example/a/b/"\n')

        page.wait(lambda name, told: name == "status" and not _errors(told))


def test_a_broken_template_keeps_the_last_good_one(preview: Preview) -> None:
    preview.write(
        "templates/page.html", '{% extends "shipped/page.html" %}{% block below %}<p>hand-made</p>{% endblock %}\n'
    )
    preview.until("/a/b/gauge/", lambda answer: "hand-made" in answer.html)
    with preview.opened("/a/b/gauge/") as page:
        preview.write("templates/page.html", '{% extends "shipped/page.html" %}{% block below %}<p>{{ \n')
        (error,) = _errors(page.wait(lambda name, told: name == "status" and bool(_errors(told))))

        assert error["place"].startswith("templates/page.html:")
        assert "hand-made" in preview.ask("/a/b/gauge/").html


def test_a_template_that_uses_what_is_not_there_is_told_of(preview: Preview) -> None:
    with preview.opened("/a/b/gauge/") as page:
        preview.write(
            "templates/page.html",
            '{% extends "shipped/page.html" %}{% block below %}{{ view.nothing }}{% endblock %}\n',
        )
        (error,) = _errors(page.wait(lambda name, told: name == "status" and bool(_errors(told))))

        assert error["place"] == "templates/page.html:1"
        assert preview.ask("/a/b/gauge/").status == 200


def test_a_broken_note_keeps_its_last_good_page(preview: Preview) -> None:
    with preview.opened(DAY) as page:
        preview.write("content/2025-03-01.md", "<<<<<<< here\nMended.\n=======\nKnotted.\n>>>>>>> there\n")
        (error,) = _errors(page.wait(lambda name, told: name == "status" and bool(_errors(told))))
        assert error["place"] == "2025-03-01.md:1"
        assert "Mended the net" in preview.ask(DAY).html
        page.news.clear()

        preview.write("content/2025-03-01.md", NOTE.replace("Mended", "Knotted"))

        page.wait(lambda name, told: name == "status" and not _errors(told))
        assert "Knotted" in preview.ask(DAY).html


def test_a_problem_has_a_link_to_the_editor(project: Path) -> None:
    with previewed(project, Choice(editor="editor")) as preview, preview.opened(DAY) as page:
        preview.write("journal.toml", "[site]\ntitle = \n")
        (error,) = _errors(page.wait(lambda name, told: name == "status" and bool(_errors(told))))

        assert error["href"].startswith(f"editor://open?file={quote(project.as_posix())}/journal.toml&line=2&column=")


# --- Following


def test_who_follows_is_told_where_an_edit_was(preview: Preview) -> None:
    with preview.opened("/a/b/", follow="1") as page:
        preview.write("content/2025-03-01.md", NOTE.replace("Mended the net", "Mended the sail"))

        told = page.wait(lambda name, _: name == "edit")

    assert told["url"] == "2025/03/01/"
    assert told["at"] > 0


def test_who_follows_is_led_to_a_new_note(preview: Preview) -> None:
    with preview.opened("/a/b/", follow="1") as page:
        preview.write("content/2025-03-03.md", "# Fog\n\nNothing to be seen.\n")

        assert page.wait(lambda name, _: name == "edit")["url"] == "2025/03/03/"


def test_who_does_not_follow_is_not_told(preview: Preview) -> None:
    with preview.opened(DAY, preview.ask(DAY).told["version"]) as page:
        preview.write("content/2025-03-01.md", NOTE.replace("Mended", "Knotted"))
        page.wait(_is_page)

        assert [name for name, _ in page.news if name == "edit"] == []


# --- Ticking


def test_a_tick_changes_one_character_of_the_note(preview: Preview) -> None:
    answer = preview.tick(DAY, 0, preview.ask(DAY).told)

    assert answer.status == 200
    assert (preview.root / "content/2025-03-01.md").read_text() == NOTE.replace("- [ ] oil", "- [x] oil")
    preview.until(DAY, lambda page: page.told["ticks"] == "0x 1x")


def test_a_line_of_todo_txt_has_no_box_to_tick(preview: Preview) -> None:
    preview.write("content/todo.txt", "oil the hinge\n")

    assert preview.until("/a/b/todo/", lambda page: page.status == 200).told["ticks"] == ""


def test_a_tick_is_taken_away_again(preview: Preview) -> None:
    assert preview.tick(DAY, 1, preview.ask(DAY).told).status == 200

    assert (preview.root / "content/2025-03-01.md").read_text() == NOTE.replace("- [x] coil", "- [ ] coil")


def test_a_note_that_is_no_longer_the_one_of_the_page_is_left_alone(preview: Preview) -> None:
    told = preview.ask(DAY).told
    changed = NOTE.replace("Mended", "Knotted")
    preview.write("content/2025-03-01.md", changed)

    assert preview.tick(DAY, 0, told).status == 409
    assert (preview.root / "content/2025-03-01.md").read_text() == changed


def test_two_boxes_are_ticked_without_waiting_for_the_page_between_them(preview: Preview) -> None:
    told = preview.ask(DAY).told

    assert [preview.tick(DAY, number, told).status for number in (0, 1)] == [200, 200]
    assert (preview.root / "content/2025-03-01.md").read_text() == NOTE.replace("[ ] oil", "[x] oil").replace(
        "[x] coil", "[ ] coil"
    )


def test_a_box_that_is_ticked_twice_from_one_page_is_ticked(preview: Preview) -> None:
    told = preview.ask(DAY).told

    assert [preview.tick(DAY, 0, told).status for _ in range(2)] == [200, 200]
    assert (preview.root / "content/2025-03-01.md").read_text() == NOTE.replace("- [ ] oil", "- [x] oil")


def test_a_note_that_was_changed_after_a_tick_is_left_alone(preview: Preview) -> None:
    told = preview.ask(DAY).told
    preview.tick(DAY, 0, told)
    changed = NOTE.replace("- [ ] oil", "- [x] oil all")
    preview.write("content/2025-03-01.md", changed)

    assert preview.tick(DAY, 1, told).status == 409
    assert (preview.root / "content/2025-03-01.md").read_text() == changed


@pytest.mark.parametrize(
    "headers",
    [{"X-Journal-Token": "a-guess"}, {"X-Journal-Token": ""}, {"Origin": ""}, {"Origin": "https://evil.example"}],
)
def test_a_tick_needs_the_token_and_a_page_of_the_preview(preview: Preview, headers: dict[str, str]) -> None:
    assert preview.tick(DAY, 0, preview.ask(DAY).told, **headers).status == 403
    assert (preview.root / "content/2025-03-01.md").read_text() == NOTE


def test_nothing_is_ticked_where_notes_are_only_read(project: Path) -> None:
    with previewed(project, Choice(read_only=True)) as preview:
        told = preview.ask(DAY).told

        assert told["ticks"] == ""
        assert preview.tick(DAY, 0, {**told, "token": "a-token-for-tests"}).status == 403


# --- Drafts


def test_a_draft_is_shown_and_marked(preview: Preview) -> None:
    answer = preview.ask("/a/b/draft/")

    assert (answer.status, answer.told["unpublished"]) == (200, "draft")


def test_a_draft_is_left_out_as_published(project: Path) -> None:
    with previewed(project, Choice(drafts=False)) as preview:
        assert preview.ask("/a/b/draft/").status == 404


# --- The beginning and the end


def test_the_first_page_of_a_journal_that_nobody_has_read_is_there_before_all_is_read(project: Path) -> None:
    for number in range(400):
        (project / f"content/n{number}.md").write_text(f"# Note {number}\n\nText {number}.\n")
    with previewed(project, whole=False) as preview:
        answer = preview.ask(DAY)

        assert "Mended the net" in answer.html
        assert not preview.session.whole.is_set()
        with preview.opened(DAY, answer.told["version"]) as page:
            page.wait(lambda name, told: name == "status" and told["reading"] is None)


def test_an_empty_folder_waits_for_its_first_note(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with previewed(tmp_path, whole=False) as preview:
        answer = preview.ask("/")
        assert answer.status == 503
        assert "There is no page yet" in answer.html

        preview.write("content/2025-03-01.md", NOTE)

        preview.until("/2025/03/01/", lambda answer: answer.status == 200)


def test_a_taken_port_gives_another(project: Path) -> None:
    with previewed(project) as one, previewed(project) as other:
        assert one.port != other.port


# --- Addresses that pages had


def test_an_address_and_an_id_that_were_published_lead_on(preview: Preview) -> None:
    preview.write("urls.txt", "/dial/\tgauge.md\n/gauge/\tgauge.md\tThe gauge\tfloats\n")
    preview.write("content/gauge.md", "# The gauge\n\nRead twice a day.\n\n## Levels\n\nLow.\n")

    preview.until("/a/b/gauge/", lambda answer: '<span id="floats">' in answer.html)
    assert 'url=../gauge/"' in preview.ask("/a/b/dial/").html


# --- Names without a link


def _named(preview: Preview, path: str) -> list[tuple[str, str, str]]:
    told = json.loads(preview.ask(f"/-/named?path={path}").body)
    return [(each["title"], each["href"], each["before"] + each["name"] + each["after"]) for each in told]


def test_a_page_is_told_which_notes_name_its_own_without_a_link(preview: Preview) -> None:
    preview.write("content/2025-03-02.md", "# Sun\n\nRowed past the gauge, %% the gauge %% twice.\n")
    preview.until("/a/b/2025/03/02/", lambda answer: "Rowed past" in answer.html)

    assert _named(preview, "/a/b/gauge/") == [("Sun", "../2025/03/02/", "Rowed past the gauge, twice.")]


def test_a_note_that_links_to_it_is_not_told(preview: Preview) -> None:
    preview.write("content/2025-03-01.md", f"{NOTE}\nThe gauge again.\n")
    preview.until(DAY, lambda answer: "The gauge again." in answer.html)

    assert _named(preview, "/a/b/gauge/") == []


@pytest.mark.parametrize("path", ["/a/b/days/", "/a/b/none/", "/elsewhere/", ""])
def test_a_page_that_is_of_no_note_is_named_by_none(preview: Preview, path: str) -> None:
    assert _named(preview, path) == []

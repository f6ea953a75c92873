"""Tags of other generators."""

import pytest

from journal.shortcodes import callout, code, is_layout, markdown, tag_at, tags


def test_a_tag_has_a_name_words_and_values() -> None:
    (tag,) = tags('{{< figure src="a b.png" wide class=x >}}')

    assert (tag.name, tag.words, tag.values) == ("figure", ("wide",), (("src", "a b.png"), ("class", "x")))


@pytest.mark.parametrize("text", ["{% endhint %}", "{{< /hint >}}", "{{% /hint %}}", "{%- endhint -%}"])
def test_a_tag_may_close(text: str) -> None:
    (tag,) = tags(text)

    assert (tag.name, tag.closing) == ("hint", True)


@pytest.mark.parametrize("text", ["{{ page.title }}", "{% x", "{{< x\n>}}", "{x}", "a {% x %}", ""])
def test_anything_else_is_no_line_of_tags(text: str) -> None:
    assert tags(text) == ()


def test_a_tag_is_found_within_a_line() -> None:
    tag = tag_at("see {% ref b %} there", 4)

    assert tag is not None
    assert tag.raw == "{% ref b %}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{< figure src="a.png" caption="A *gauge*" >}}', r"![A \*gauge\*](<a.png>)"),
        ("{{< youtube q1 >}}", "[https://www.youtube.com/watch?v=q1](<https://www.youtube.com/watch?v=q1>)"),
        ('{% embed url="https://example.org/a" %}', "<https://example.org/a>"),
        ('{% tab title="Oak" %}', "**Oak**"),
        ('{% asset_img "a.png" "A gauge" %}', "![A gauge](<a.png>)"),
        ("{% asset_img left gauge.png 300 200 A gauge %}", "![A gauge](<gauge.png>)"),
        ("{% img right /images/a.png 300 %}", "![](</images/a.png>)"),
        ("{% post_link low-water %}", "[low-water](</low-water>)"),
        ("{% post_link tides/low-water 'Low water' true %}", "[Low water](</tides/low-water>)"),
        ("{{< gist ann 12 >}}", "<https://gist.github.com/ann/12>"),
        ("{% include a.html %}", None),
        ("{{< /figure >}}", None),
    ],
)
def test_what_markdown_has_too_is_said_in_markdown(text: str, said: str | None) -> None:
    assert markdown(tags(text)[0]) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{% hint style="danger" %}', ("danger", "")),
        ("{% hint %}", ("info", "")),
        ('{{% notice tip "Rosin" %}}', ("tip", "Rosin")),
        ('{{< admonition type=warning title="Wet" >}}', ("warning", "Wet")),
    ],
)
def test_a_callout_has_a_kind_and_a_title(text: str, expected: tuple[str, str]) -> None:
    assert callout(tags(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("{% raw %}", True), ("{% endtabs %}", True), ("{% include a %}", False)]
)
def test_what_only_lays_out_is_lost_without_harm(text: str, *, expected: bool) -> None:
    assert is_layout(tags(text)[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% highlight python linenos %}", "python linenos"),
        ("{% codeblock %}", ""),
        ("{% codeblock lang:python %}", "python"),
        ("{% codeblock gauge.py lang:python %}", "python gauge.py"),
    ],
)
def test_code_is_in_its_language(text: str, expected: str) -> None:
    assert code(tags(text)[0]) == expected

"""The outcome at the end of the text of a task."""

import pytest

from journal.marks.fields import fields
from journal.wording.choice import wording

WORDS = wording("en")


@pytest.mark.parametrize(
    ("text", "rest", "outcome", "words"),
    [
        ("Rowing: better than expectation", "Rowing", 1, "better than expectation"),
        ("Rowing: Better than expected!", "Rowing", 1, "Better than expected!"),
        ("Rowing: on the lake: much better than I expected", "Rowing: on the lake", 1, "much better than I expected"),
        ("Rowing: above expectations", "Rowing", 1, "above expectations"),
        ("Rowing, exceeded expectations", "Rowing", 1, "exceeded expectations"),
        ("Rowing (exceeded all expectations)", "Rowing", 1, "exceeded all expectations"),
        ("Rowing: *better than expected*", "Rowing", 1, "better than expected"),
        ("**Rowing: better than expected**", "**Rowing**", 1, "better than expected"),
        ("Rowing: better than expected, four times", "Rowing", 1, "better than expected, four times"),
        ("Rowing: better than expected #sport #lake", "Rowing #sport #lake", 1, "better than expected"),
        ("Rowing: better than expected 📅 2025-04-02", "Rowing", 1, "better than expected"),
        ("Rowing: better than expected 🎉", "Rowing", 1, "better than expected 🎉"),
        ("Rowing: less than expectation", "Rowing", -1, "less than expectation"),
        ("Rowing: a little worse than expected.", "Rowing", -1, "a little worse than expected."),
        ("Rowing: below my expectations", "Rowing", -1, "below my expectations"),
        ("Rowing: not as good as expected", "Rowing", -1, "not as good as expected"),
        ("Rowing: fell short of expectations", "Rowing", -1, "fell short of expectations"),
        ("Rowing: as expected", "Rowing", 0, "as expected"),
        ("Rowing [more or less as expected]", "Rowing", 0, "more or less as expected"),
        ("Rowing: met expectations", "Rowing", 0, "met expectations"),
        ("划船：超出预期", "划船", 1, "超出预期"),
        ("划船：远超预期！", "划船", 1, "远超预期！"),
        ("划船，好于预期", "划船", 1, "好于预期"),
        ("划船（比预期好很多）", "划船", 1, "比预期好很多"),
        ("劃船：超出預期", "劃船", 1, "超出預期"),
        ("划船: 低于预期", "划船", -1, "低于预期"),
        ("划船：略低于预期。", "划船", -1, "略低于预期。"),
        ("划船：不及预期", "划船", -1, "不及预期"),
        ("划船(未达预期)", "划船", -1, "未达预期"),
        ("划船：没有达到预期", "划船", -1, "没有达到预期"),
        ("划船：符合预期", "划船", 0, "符合预期"),
        ("划船【基本符合预期】", "划船", 0, "基本符合预期"),
        ("ボート：期待以上", "ボート", 1, "期待以上"),
        ("ボート：予想以上でした", "ボート", 1, "予想以上でした"),
        ("ボート：予想を大きく上回った", "ボート", 1, "予想を大きく上回った"),
        ("ボート（期待以下）", "ボート", -1, "期待以下"),
        ("ボート：予想以下だった", "ボート", -1, "予想以下だった"),
        ("ボート：期待外れ", "ボート", -1, "期待外れ"),
        ("ボート：予想通り", "ボート", 0, "予想通り"),
        ("ボート：ほぼ予定どおり", "ボート", 0, "ほぼ予定どおり"),
        ("조정: 기대 이상", "조정", 1, "기대 이상"),
        ("조정: 예상보다 훨씬 좋았다", "조정", 1, "예상보다 훨씬 좋았다"),
        ("조정(기대 이하)", "조정", -1, "기대 이하"),
        ("조정: 기대에 못 미침", "조정", -1, "기대에 못 미침"),
        ("조정: 예상보다 좋지 않았다", "조정", -1, "예상보다 좋지 않았다"),
        ("조정: 예상대로", "조정", 0, "예상대로"),
        ("조정, 계획대로 진행", "조정", 0, "계획대로 진행"),
    ],
)
def test_an_outcome_ends_the_text(text: str, rest: str, outcome: int, words: str) -> None:
    read = fields(text)

    assert (read.text, read.outcome, read.outcome_text) == (rest, outcome, words)


@pytest.mark.parametrize(
    "text",
    [
        "Rowing: an hour on the lake",
        "Rowing: better than last week",
        "Better than expected",
        ": as expected",
        "better than expected: rowing",
        "write about why it went better than expected",
        "Rowing (better than expected) again",
        "Rowing: `as expected`",
        "划船：没有计划",
        "划船：计划中",
        "写预期",
        "低于预期的原因",
        "ボート：予定",
        "조정: 기대",
        "Rowing:",
        "()",
        "a)",
    ],
)
def test_other_endings_are_no_outcome(text: str) -> None:
    read = fields(text)

    assert (read.text, read.outcome, read.outcome_text) == (text, None, "")

"""What lines are about, in four languages."""

import pytest

from journal.topics import Topic, topic


@pytest.mark.parametrize(
    "lines",
    [
        ("Swim", "swimming", "Swim: 20 lengths", "**Swim** 45 min", "Swim 3 km"),
        ("游泳", "去游泳", "游泳：一千米", "游泳 10:00-11:00"),
        ("LeetCode", "五道LeetCode", "刷leetcode", "LeetCode 3道"),
        ("散歩", "散歩する", "散歩：川まで"),
        ("운동", "운동하기", "운동: 하체", "운동 30분"),
        ("Rust", "Rust: chapter 3", "Rust: ch. 4", "rust: part 2, traits"),
        ("数据结构", "数据结构：第三章", "数据结构：作业2"),
        ("文法", "文法：第12課", "文法：宿題3"),
        ("[Chess](https://example.org/c)", "chess", "Chess #evening"),
    ],
)
def test_one_topic_in_many_forms_is_one(lines: tuple[str, ...]) -> None:
    found = {told.key for text in lines if (told := topic(text)) is not None}
    assert len(found) == 1
    assert all(topic(text) for text in lines)


@pytest.mark.parametrize(
    ("one", "other"), [("Swim", "Run"), ("游泳", "做饭"), ("C++", "C"), ("散歩", "読書"), ("운동", "독서")]
)
def test_two_topics_are_two(one: str, other: str) -> None:
    assert topic(one) != topic(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org/",
        "10:00-11:00",
        "Read chapter 3",
        "Lecture 5: silt",
        "第三章：潮汐",
        "Draft the grant report and send it to the dean by noon",
    ],
)
def test_a_line_of_its_own_has_no_topic(text: str) -> None:
    assert topic(text) is None


def test_a_topic_is_called_what_the_writer_calls_it() -> None:
    assert topic("**Swimming**: 20 lengths") == Topic("swim", "Swimming")


def test_topics_that_the_configuration_calls_one_are_one() -> None:
    groups = (("gym", "健身"),)
    told = topic("健身：深蹲", groups)
    assert told is not None
    assert told.key == getattr(topic("Gym", groups), "key", None)

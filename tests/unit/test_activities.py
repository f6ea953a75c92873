import pytest

from journal.activities import KINDS, NONE, activity


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fix the parser", "code"),
        ("五道LeetCode", "code"),
        ("修复丢失唤醒的竞态", "code"),
        ("テストを書く前に実装", "code"),
        ("알고리즘 문제 두 개", "code"),
        ("Read the Millrace paper", "study"),
        ("读论文第三章", "study"),
        ("講義の復習", "study"),
        ("Draft of the talk", "write"),
        ("周报草稿", "write"),
        ("블로그 초안", "write"),
        ("Running, five kilometres", "body"),
        ("健身", "body"),
        ("水泳 1500 m", "body"),
        ("Lunch with Noor", "people"),
        ("组会", "people"),
        ("회의 준비", "people"),
        ("晨会", "people"),
        ("朝会", "people"),
        ("독서", "study"),
        ("英語の練習", "study"),
        ("Email the landlord", "admin"),
        ("回复邮件", "admin"),
        ("買い物", "admin"),
        ("Deep blue sea", NONE),
        ("Sleep", NONE),
        ("睡觉", NONE),
        ("睡前读书", "study"),
        ("", NONE),
    ],
)
def test_the_words_of_a_task_tell_its_kind(text: str, kind: str) -> None:
    assert activity(text) == kind


def test_a_word_within_another_word_tells_nothing() -> None:
    assert activity("The runway of a decoded gymkhana") == NONE


def test_the_word_that_stands_first_decides() -> None:
    assert (activity("Read about code"), activity("Code from the book")) == ("study", "code")


def test_a_longer_word_wins_over_one_that_it_begins_with() -> None:
    assert activity("写代码") == "code"


def test_the_writers_words_come_before_the_built_in_ones() -> None:
    own = (("people", "Choir", ("choir", "合唱")),)

    assert activity("Write the programme for the choir", own) == "people"


def test_a_kind_that_does_not_exist_is_passed_over() -> None:
    assert activity("Sail to the island", (("boats", "Boats", ("sail",)),)) == NONE


def test_there_are_six_kinds() -> None:
    assert len(KINDS) == 6

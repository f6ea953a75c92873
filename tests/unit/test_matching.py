"""Lines that are one task, lines that are not, in four languages; figures are those of the rule, not of chance."""

import pytest

from journal.matching import MATCH, SUGGEST, Match, best, line, matches, score, scored

_ONE_TASK = (
    # English
    ("Draft the grant report", "Draft the grant report"),
    ("Draft the grant report", "drafting grant report"),
    ("Tune the tokeniser", "Tuned tokeniser on the small corpus"),
    ("Planning the garden", "Plan garden"),
    ("Writing more", "Writing: three short pieces"),
    ("Swim", "Swim: 20 lengths"),
    ("Swim at the lido", "swimming"),
    ("Re-read the parser paper", "re read parser paper"),
    ("Watch lecture 7", "Watch lecture #7 with notes"),
    ("Fix [the flaky test](https://example.org/t/1)", "Fix the flaky test"),
    ("Fix the flaky test #ci", "**Fix** the flaky test 10:00-11:30"),
    ("Visit the dentist 2031-05-02", "visit the dentist"),
    ("Run 10 km", "Running 12 km"),
    ("Write the report", "Wrote the report"),
    ("Swim at the lido", "swam at the lido"),
    ("Read chapter 3", "Read ch. 3"),
    ("Read [[x|the spec]]", "Read [[the spec]]"),
    ("Read the spec https://example.org/a/b-c", "Read the spec ^k3"),
    ("Stretch 20 mins", "Stretch 1.5 h"),
    ("Stretch [due:: 2031-05-02]", "Stretch 2031/5/2"),
    # Chinese
    ("写开题报告", "把开题报告写完"),
    ("看第六章", "看第6章：调度"),
    ("刷题：三道动态规划", "刷题：五道动态规划"),
    ("去游泳", "游泳：一千米"),
    ("准备组会幻灯片", "组会幻灯片"),
    ("整理实验数据", "实验数据整理了"),
    ("读两篇存储论文", "读存储论文"),
    ("修改推荐信的草稿", "把推荐信草稿修改一下"),
    ("四道HashMap题", "HashMap 2道"),
    ("读第三章", "读完第3章"),
    ("编译原理实验2", "编译原理实验 2 写完"),
    ("做三道练习", "做练习5道"),
    ("看第十章", "看第10章"),
    ("看第十二章", "看第12章"),
    ("看第二十章", "看第二〇章"),
    ("看第一百二十三章", "看第123章"),
    ("散步2031年5月2日", "散步 5月3号"),
    # Japanese
    ("論文を読む", "論文を読んだ"),
    ("単語を復習する", "単語の復習"),
    ("発表スライドを作る", "発表スライド作成"),
    ("水泳に行く", "水泳"),
    ("第三章を要約する", "第3章の要約"),
    ("論文を2本読む", "論文を読む"),
    ("サーバーを直す", "サーバーの設定を直した"),
    ("数学の宿題3", "数学の宿題3をやった"),
    # Korean
    ("논문 읽기", "논문을 읽었다"),
    ("수영하기", "수영"),
    ("발표 자료 만들기", "발표 자료를 만들었다"),
    ("제5장 요약", "5장 요약하기"),
    ("단어 복습", "단어를 복습했다"),
    ("보고서 쓰기", "보고서를 썼다"),
    ("보고서 쓰기", "보고서 씀"),
    ("쓰기", "씀"),
    ("책장 만들기", "책장 만듦"),
    ("산책 5월 2일", "산책"),
    ("단어 외우기", "단어 50개 외웠다"),
    ("논문 읽기", "논문 두 편 읽음"),
    ("노래 듣기", "노래를 들었어요"),
    ("프로그램 만들기", "프로그램을 만든다"),
    ("방 정리", "방 정리함"),
    ("줄 바꾸기", "줄을 바꿨습니다"),
)
_TWO_TASKS = (
    ("Watch lecture 7", "Watch lecture 8"),
    ("Read section 2", "Read section 3"),
    ("Call the plumber", "Call the bank"),
    ("Swim", "Bake bread"),
    ("C++ exercises", "C exercises"),
    ("Swim: lido", "Bake: bread"),
    ("Begin [[Cache design]]", "Holiday"),
    ("Read [[Tides]]", "Holiday on [[Weirs]]"),
    ("Stretch #5", "Stretch #6"),
    ("看第六章", "看第七章"),
    ("看第十一章", "看第一章"),
    ("看第十二章", "看第二十章"),
    ("看第一百章", "看第十章"),
    ("写第六章", "看第六章"),
    ("编译原理作业1", "编译原理作业2"),
    ("公开课3", "公开课4"),
    ("游泳", "做饭"),
    ("读存储论文", "读编译论文"),
    ("水泳", "料理"),
    ("第三章を要約する", "第四章を要約する"),
    ("数学の宿題", "物理の宿題"),
    ("数学の宿題3", "数学の宿題4"),
    ("수영", "요리"),
    ("제5장 요약", "제6장 요약"),
    ("은행에 전화하기", "병원에 전화하기"),
    ("수학 과제 1", "수학 과제 2"),
    ("책 읽기", "책 쓰기"),
)


@pytest.mark.parametrize(("one", "other"), _ONE_TASK)
def test_one_task_in_other_words_is_matched(one: str, other: str) -> None:
    assert score(line(one), line(other)) >= MATCH


@pytest.mark.parametrize(("one", "other"), _TWO_TASKS)
def test_two_tasks_in_like_words_are_not_matched(one: str, other: str) -> None:
    assert score(line(one), line(other)) < MATCH


@pytest.mark.parametrize(("one", "other"), [*_ONE_TASK, *_TWO_TASKS])
def test_the_score_does_not_depend_on_which_line_comes_first(one: str, other: str) -> None:
    assert score(line(one), line(other)) == score(line(other), line(one))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("写实验总结", "把实验总结写完", 0.9),
        ("Writing more", "Writing: three short pieces", 0.95),
        ("Call plumber", "Call bank", 0.45),
        ("Swim: lido", "Swim: river", 0.97),
        ("Swim", "Swim", 1.0),
        ("Swim", "Swim early", 0.75),
        ("游泳", "做饭", 0.0),
    ],
)
def test_the_score_is_that_of_the_rule(one: str, other: str, alike: float) -> None:
    assert score(line(one), line(other)) == alike


def test_what_names_the_same_note_is_one_task_whatever_it_says() -> None:
    assert score(line("Begin [[Cache design]]"), line("second pass over [[cache design|the draft]]")) == 1.0


def test_an_id_that_both_carry_makes_them_one_task() -> None:
    assert score(line("Ask for leave", ids=("a1",)), line("Holiday", ids=("a1",))) == 1.0
    assert score(line("Ask for leave ^k3"), line("Holiday ^k3")) == 1.0


def test_other_words_for_the_same_match_only_when_the_configuration_says_so() -> None:
    assert score(line("水泳"), line("swimming")) == 0.0
    groups = (("swimming", "水泳", "游泳"),)
    assert score(line("水泳", groups), line("Swimming at noon", groups)) >= MATCH
    assert score(line("去游泳", groups), line("水泳", groups)) >= MATCH


def test_an_alias_is_not_found_inside_another_word() -> None:
    groups = (("gym", "健身"),)
    assert score(line("gymnasium opening", groups), line("健身", groups)) == 0.0


def test_the_best_pair_is_taken_first_and_each_line_once() -> None:
    plans = [line("Draft the report"), line("Draft the grant report")]
    done = [line("Draft the grant report"), line("Draft the report again")]
    assert matches(plans, done) == (Match(0, 1, 1.0), Match(1, 0, 1.0))


def test_of_equals_the_earlier_line_is_taken() -> None:
    assert matches([line("Swim")], [line("Swim"), line("Swim")]) == (Match(0, 0, 1.0),)


def test_what_is_only_likely_is_found_when_asked_for() -> None:
    plans, done = (
        [line("Write the introduction and the outlook")],
        [line("Write introduction, send it round, fix figures")],
    )
    assert matches(plans, done) == ()
    assert [each.score for each in best(scored(plans, done, SUGGEST))] == [0.62]


def test_a_line_of_small_words_is_still_compared() -> None:
    assert score(line("for it"), line("for it")) == 1.0
    assert score(line("写"), line("写")) == 1.0


@pytest.mark.parametrize("text", ["", "   ", "#", "[[", "]]", "第", "^", "::", "😀", "\u3000", "a" * 5000, "写" * 5000])
def test_any_text_is_a_line(text: str) -> None:
    assert score(line(text), line(text)) in (0.0, 1.0)

"""A diagram becomes a drawing that is the same each time, or it is said why it does not."""

import re
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("mmdr", reason="diagrams are drawn where the package is installed")

from journal.diagrams import Drawing, drawn

_FLOW = "flowchart LR\n  A[水位] --> B{高?}\n  B -->|是| C[开闸]\n"
_KINDS = {
    "flowchart": _FLOW,
    "sequence": "sequenceDiagram\n  participant 水尺\n  水尺->>Weir: 水位 3\n  Weir-->>水尺: 好\n",
    "gantt": "gantt\n  title 修船\n  dateFormat YYYY-MM-DD\n  section 船\n  上漆 :a1, 2031-02-20, 5d\n  晾干 :after a1, 4d\n",
    "state": "stateDiagram-v2\n  [*] --> 开\n  开 --> 关: 水落\n",
    "class": "classDiagram\n  class 闸门 {\n    +开() bool\n  }\n  闸门 <|-- 水闸\n",
    "pie": 'pie title 时间\n  "划船" : 45\n  "修船" : 30\n',
}


def _drawing(text: str) -> Drawing:
    made = drawn(text)
    assert isinstance(made, Drawing), made
    return made


@pytest.mark.parametrize("kind", sorted(_KINDS))
def test_a_diagram_with_chinese_words_is_drawn_with_all_of_them(kind: str) -> None:
    shown = "".join(ET.fromstring(_drawing(_KINDS[kind]).svg).itertext())

    assert [word for word in re.findall(r"[\u4e00-\u9fff]+", _KINDS[kind]) if word not in shown] == []


@pytest.mark.parametrize("kind", sorted(_KINDS))
def test_a_drawing_has_a_size_and_a_ground_and_is_the_same_each_time(kind: str) -> None:
    made = _drawing(_KINDS[kind])

    assert f'width="{made.width}" height="{made.height}"' in made.svg
    assert '100%"' not in made.svg.partition(">")[0]
    assert 'fill="#fff"' in made.svg
    assert drawn(_KINDS[kind]) == made


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (_KINDS["gantt"], "修船"),
        (_KINDS["pie"], "时间"),
        ("flowchart LR\n  accTitle: How the gate opens\n  A --> B\n", "How the gate opens"),
        ("flowchart LR\n  A[one & two] --> A\n", "one & two"),
    ],
)
def test_a_drawing_is_called_by_its_title_or_by_its_words(text: str, name: str) -> None:
    assert _drawing(text).name == name


def test_a_diagram_may_choose_its_own_look() -> None:
    assert _drawing('%%{init: {"theme": "forest"}}%%\n' + _FLOW).svg != _drawing(_FLOW).svg


@pytest.mark.parametrize("text", ["", "a gauge", "flowchart LR\n  A -->\n  [[\n", "x" * 60_000])
def test_it_is_said_why_a_diagram_cannot_be_drawn(text: str) -> None:
    assert isinstance(drawn(text), str)


@pytest.mark.parametrize("label", ['"<script>alert(1)</script>"', '"<img src=x onerror=alert(1)>"'])
def test_a_drawing_does_nothing(label: str) -> None:
    made = drawn(f'flowchart LR\n  A[{label}] --> B\n  click B "javascript:alert(1)"\n')

    assert isinstance(made, str) or not re.search(r"<script|\sonerror=|javascript:", made.svg)

"""Tries made-up texts for a while and says how many: `python -m tests.fuzz --minutes 25`, or with `--atheris`.

With `--atheris`, which is a package of that name, what the program does with a text decides how the next one is
made; without it, texts are spoilt at random. A text that fails is printed, so that it becomes a case of
`tests/property/test_fuzz.py`.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.fuzz.inputs import corpus, line, lines, spoilt

_Target = Callable[[str], object]
_SLOW: Final = 2.0  # seconds of processor time within which any of these texts is read
_WHOLE: Final = 10  # of so many rounds, one is about whole notes


def _fails(name: str, target: _Target, text: str) -> bool:
    began = time.process_time()
    try:
        target(text)
    except Exception:
        print(f"{name} fails with {text!r}")
        traceback.print_exc(limit=-4)
        return True
    if (took := time.process_time() - began) > _SLOW:
        print(f"{name} takes {took:.1f} s with {text!r}")
        return True
    return False


def _at_random(minutes: float, seed: int, texts: tuple[str, ...]) -> int:
    from tests.fuzz.targets import LINES, WHOLE

    source, tried, failed = random.Random(seed), Counter[str](), 0
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        rounds = [(LINES, (line(source), spoilt(source, texts, 120))) for _ in range(_WHOLE)]
        for targets, made in (*rounds, (WHOLE, (lines(source), spoilt(source, texts)))):
            for text in made:
                for name, target in targets.items():
                    tried[name] += 1
                    failed += _fails(name, target, text)
    print(f"seed {seed}: {sum(tried.values()):,} inputs, {failed} failed")
    print(*(f"  {name}: {count:,}" for name, count in tried.items()), sep="\n")
    return failed


def _guided(minutes: float, seed: int, texts: tuple[str, ...], folder: Path) -> None:
    """Lets atheris choose the texts of all targets; it ends the process itself, and says how many it tried."""
    import atheris

    with atheris.instrument_imports(include=["journal"]):
        from tests.fuzz.targets import LINES, WHOLE
    targets = list((LINES | WHOLE).items())
    # A reader of lines comes before a reader of notes so much more often.
    turns = [*range(len(LINES))] * 4 + [*range(len(LINES), len(targets))]

    def once(data: bytes) -> None:
        name, target = targets[turns[data[0] % len(turns)]] if data else targets[0]
        text = data[1:].decode("utf-8", "surrogateescape")
        if _fails(name, target, text.encode("utf-8", "replace").decode()):
            raise AssertionError(name)

    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / str(number)).write_bytes(bytes([number % 256]) + text.encode()[:2_000])
    limits = [f"-max_total_time={int(60 * minutes)}", f"-seed={seed}", "-max_len=2000", "-timeout=20"]
    atheris.Setup([sys.argv[0], *limits, str(folder)], once)
    atheris.Fuzz()


def main() -> int:
    """Exit code 1 if a text failed."""
    told = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    told.add_argument("--minutes", type=float, default=25)
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--atheris", type=Path, metavar="FOLDER", help="let atheris choose, and keep its texts there")
    given = told.parse_args()
    texts = corpus(Path(__file__).resolve().parents[1])
    if given.atheris:
        _guided(given.minutes, given.seed, texts, given.atheris)
    return 1 if _at_random(given.minutes, given.seed, texts) else 0


if __name__ == "__main__":
    sys.exit(main())

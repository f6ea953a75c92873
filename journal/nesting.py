"""Lines of lists that are taken from among others: each as far in as the lines above it that were taken, too."""

from collections.abc import Sequence


def dedented(lines: Sequence[str]) -> list[str]:
    """The lines with those further in only under one that is among them."""
    found: list[str] = []
    above: list[int] = []
    for line in lines:
        text = line.expandtabs(4).lstrip()
        column = len(line.expandtabs(4)) - len(text)
        while above and above[-1] >= column:
            above.pop()
        found.append("  " * len(above) + text.rstrip())
        above.append(column)
    return found

"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]

# A word; one letter of a script that writes no spaces; a run of space; a mark.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|[^\w\s]")
# More pieces than this are compared by lines, and more lines than this not at all: the time that a
# comparison takes grows with their product.
MOST_PIECES = 4_000


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of text that both have, that only the old one has, or only the new one."""

    kind: Kind
    text: str


def word_changes(old: str, new: str) -> list[WordChange]:
    """Return the stretches in order: those not new give the old text, those not gone the new."""
    changes: list[WordChange] = []
    gone = fresh = ""
    for kind, before, after in _joined(_steps(*_pieces(old, new))):
        if kind != "same":
            gone, fresh = gone + before, fresh + after
            continue
        changes += [*_change(gone, fresh), WordChange("same", before)]
        gone = fresh = ""
    return changes + _change(gone, fresh)


def _change(gone: str, fresh: str) -> list[WordChange]:
    both = (WordChange("gone", gone), WordChange("new", fresh))
    return [change for change in both if change.text]


def _pieces(old: str, new: str) -> tuple[list[str], list[str]]:
    for cut in (_TOKEN.findall, _lines):
        pieces = cut(old), cut(new)
        if max(map(len, pieces)) <= MOST_PIECES:
            return pieces
    return [old], [new]


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, old text, new text). The longer side is the one that difflib thins out."""
    swapped = len(old) > len(new)
    matcher = SequenceMatcher(None, *((new, old) if swapped else (old, new)))
    for kind, low, high, other_low, other_high in matcher.get_opcodes():
        first, second = (low, high), (other_low, other_high)
        in_old, in_new = (second, first) if swapped else (first, second)
        same = "same" if kind == "equal" else "changed"
        yield same, "".join(old[slice(*in_old)]), "".join(new[slice(*in_new)])


def _joined(steps: Iterator[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Let changes with only space between them be one change."""
    waiting = ""
    after_change = False
    for kind, old, new in steps:
        if kind == "same" and after_change and not old.strip():
            waiting = old
            continue
        if waiting:
            yield ("same" if kind == "same" else "changed"), waiting, waiting
            waiting = ""
        yield kind, old, new
        after_change = kind != "same"
    if waiting:
        yield "same", waiting, waiting

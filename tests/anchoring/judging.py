"""Judge carried passages against their true places."""

from collections import Counter
from collections.abc import Iterable

from articles.anchoring import Carried
from articles.anchoring.fold import fold

Span = tuple[int, int]
# So many letters on each side tell a copy with its surroundings from the same words by chance.
AROUND = 24
TELLING = 30


def judge(old: str, new: str, span: Span, there: Span | None, carried: Carried) -> str:
    """Say how a carried passage fits its true place; `there` is None for what is gone.

    "elsewhere" is a place with the same words in the same surroundings: a copy of the true one.
    """
    if carried.start is None or carried.end is None:
        return "right" if there is None else "orphaned"
    placed = carried.start, carried.end
    common = _overlap(there, placed) if there else 0.0
    if common >= 0.5:
        return "right" if common >= 0.9 else "near"
    return "elsewhere" if _is_copy(old, new, span, placed) else "false"


def shares(verdicts: Iterable[str]) -> dict[str, float]:
    """Return the verdicts' shares in per cent; one that never fell has none."""
    counted = Counter(verdicts)
    return {verdict: 100 * many / counted.total() for verdict, many in counted.items()}


def _overlap(one: Span, other: Span) -> float:
    inside = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return inside / (max(one[1], other[1]) - min(one[0], other[0]))


def _is_copy(old: str, new: str, span: Span, placed: Span) -> bool:
    words = _letters(old[slice(*span)])
    before, before_new = (
        _letters(text[:place].split("\n\n")[-1])[::-1]
        for text, place in ((old, span[0]), (new, placed[0]))
    )
    after, after_new = (
        _letters(text[place:].split("\n\n")[0])
        for text, place in ((old, span[1]), (new, placed[1]))
    )
    left, right = _shown(before, before_new), _shown(after, after_new)
    return (
        words == _letters(new[slice(*placed)])
        and before[:left] == before_new[:left]
        and after[:right] == after_new[:right]
        and left + right + len(words) >= TELLING
    )


def _shown(one: str, other: str) -> int:
    return min(AROUND, len(one), len(other))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))

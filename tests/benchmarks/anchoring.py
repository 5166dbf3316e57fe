"""Prints how fast passages are carried, beside the naive way in the same run.

Run it by hand: `python tests/benchmarks/anchoring.py [REVISIONS]`. The naive way looks for the
same words with `str.find`, and falls back on the old offsets: quick, and often wrong.
"""

import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles.anchoring import Carried, carry
from tests.anchoring.judging import judge, shares
from tests.anchoring.revising import Passage, Revision, revision

Carry = Callable[[str, str, list[tuple[int, int]]], list[Carried]]
LONG, NOTES, RUNS = 100_000, 1_000, 5


def naive(old: str, new: str, passages: list[tuple[int, int]]) -> list[Carried]:
    """Carry each passage to the first place of its words, else to its old offsets."""
    placed = []
    for start, end in passages:
        found = new.find(old[start:end])
        low = found if found >= 0 else start
        placed.append(Carried(low, low + end - start, "same", 1.0))
    return placed


def seconds(way: Carry, revised: list[Revision]) -> float:
    """The best of some runs over all revisions, in processor time."""
    return min(_once(way, revised) for _ in range(RUNS))


def _once(way: Carry, revised: list[Revision]) -> float:
    before = time.process_time()
    for one in revised:
        way(one.old, one.new, [(passage.start, passage.end) for passage in one.passages])
    return time.process_time() - before


def rightness(way: Carry, revised: list[Revision]) -> str:
    """The shares of verdicts, in per cent."""
    found = shares(chain.from_iterable(_judged(way, one) for one in revised))
    return ", ".join(f"{verdict} {share:.2f} %" for verdict, share in sorted(found.items()))


def _judged(way: Carry, revised: Revision) -> list[str]:
    scored = [passage for passage in revised.passages if passage.scored]
    spans = [(passage.start, passage.end) for passage in scored]
    return [
        judge(revised.old, revised.new, span, passage.there, one)
        for span, passage, one in zip(
            spans, scored, way(revised.old, revised.new, spans), strict=True
        )
    ]


def long_revision() -> Revision:
    """Put revisions in a row to 100,000 characters, with 1,000 notes spread evenly."""
    row: list[Revision] = []
    while sum(len(one.old) + 2 for one in row) < LONG:
        row.append(revision(len(row)))
    old, new = (
        "\n\n".join(texts) for texts in zip(*((one.old, one.new) for one in row), strict=True)
    )
    starts = range(0, len(old) - 200, (len(old) - 200) // NOTES)
    notes = [Passage(at, at + 10 + at % 140, "note", None, False) for at in starts][:NOTES]
    return Revision(old, new, notes)


def main(revisions: int) -> None:
    """Print passages a second, rightness, and the long text, for both ways."""
    revised = [revision(seed) for seed in range(revisions)]
    passages = sum(len(one.passages) for one in revised)
    long = long_revision()
    ours, theirs = seconds(carry, revised), seconds(naive, revised)
    ours_long, theirs_long = seconds(carry, [long]), seconds(naive, [long])
    print(f"{passages} passages of {revisions} revisions, {len(revised[0].old)} characters each")
    print(f"  carry  {passages / ours:9,.0f} passages/s   {rightness(carry, revised)}")
    print(f"  naive  {passages / theirs:9,.0f} passages/s   {rightness(naive, revised)}")
    print(f"  carry takes {ours / theirs:.1f} times as long as the naive way")
    print(f"{len(long.old):,} characters, {len(long.passages):,} notes")
    print(f"  carry {ours_long * 1000:.1f} ms, naive {theirs_long * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)

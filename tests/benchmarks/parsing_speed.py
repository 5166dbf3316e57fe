"""Prints how many dumps a second one core parses, beside what decoding and splitting alone cost.

Run it by hand: `python tests/benchmarks/parsing_speed.py [FILE…]`; the seeds are read by default.
The ratio hardly moves when the machine is busy: compare ratios, not seconds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles.parsing import Hint, parse
from articles.parsing.decode import decode

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ROUNDS = 7
REPEATS = 40


def seconds(work: Callable[[], object]) -> float:
    """The best of several rounds, in processor time, for one piece of work."""
    return min(_round(work) for _ in range(ROUNDS)) / REPEATS


def _round(work: Callable[[], object]) -> float:
    before = time.process_time()
    for _ in range(REPEATS):
        work()
    return time.process_time() - before


def main(paths: list[Path]) -> None:
    """Print one line for each file."""
    for path in paths:
        raw, hint = path.read_bytes(), Hint(name=path.name)
        parsing = seconds(lambda raw=raw, hint=hint: parse(raw, hint))
        splitting = seconds(lambda raw=raw: decode(raw).text.splitlines())
        rate, ratio = 1 / parsing, parsing / splitting
        print(f"{path.name:48} {rate:7.0f} dumps/s  x{ratio:.0f} of decoding and splitting")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(SEEDS.glob("*.txt")))

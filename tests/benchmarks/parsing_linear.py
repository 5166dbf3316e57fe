"""Prints how parsing time grows when a hostile input doubles: a linear parser stays near 2.

Run it by hand: `python tests/benchmarks/parsing_linear.py [BYTES]`.
"""

import sys
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles.parsing import Hint, UnknownFormat, parse

UNITS = [
    *(" ", "Published :", "By ", "1", ",", "(", "[", "A", "a ", "/", "=", "·", "\t", "\u00a0", "“"),
    *("AP/", "REUTERS/a ", "2022-03-29 ", "Mar 29, 2022 - 09:54 ", "Mon, ", "12:", "9 a.m. "),
    *("(Yonhap)", "By Yonhap\n", "Yonhap\n", "x. (KCNA)\n", "김기자", "서울=", "(서울=연합뉴스) "),
    *("Photo by ", "according to the ", "Korean Central News ", "KCNA said ", "in this photo "),
    *("<p>", "<p ", "a@a.a", "By A and ", "A, ", "입력 ", "Go to top ", "search ", "(A) ", "#a "),
    *(
        "▲ ",
        "[사진] ",
        "사진=연합뉴스 ",
        "서울=뉴시스 ",
        "김민지 기자 ",
        "it floats and\n",
        "It floats on\n",
    ),
    *("KCNA, the ", "Copyright 2022 ", "(Yonhap) By ", "A | ", "Kim Min-ji / Staff ", "go to top "),
    *("title: x\n", "lock it. ", "\x85", "\r", "PRESS / ", "AP\n\nIt floats.\n\n"),
]


def seconds(raw: bytes) -> float:
    """The best of three runs, in processor time."""
    return min(_once(raw) for _ in range(3))


def _once(raw: bytes) -> float:
    before = time.process_time()
    with suppress(UnknownFormat):
        parse(raw, Hint())
    return time.process_time() - before


def main(size: int) -> None:
    """Print one line for each unit: seconds for n and 2n bytes, and their ratio."""
    for unit in UNITS:
        once, twice = (
            seconds(("A title of the page\n\nBy Yonhap\n" + unit * (n // len(unit))).encode())
            for n in (size, 2 * size)
        )
        mark = "  not linear" if twice / once > 3 and twice > 0.05 else ""
        print(f"{unit!r:28} {once:8.4f} {twice:8.4f}  x{twice / once:.2f}{mark}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

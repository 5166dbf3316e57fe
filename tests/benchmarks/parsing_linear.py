"""Prints how parsing time grows when a hostile input doubles: a linear parser stays near 2.

Run it by hand: `python tests/benchmarks/parsing_linear.py [BYTES]`.
"""

import sys
import time
from contextlib import suppress
from functools import partial
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
# What a page repeats, behind a story; "{0}" is the number of the repetition.
PAGE_UNITS = [
    *("<a href='/{0}'>a</a> and ", "<span>a </span>", "<b>a</b> ", "<p>It floats.</p>", "<br>"),
    *("<li><a href='/{0}'>News of the harbour {0}</a></li>", "<h2>It floats</h2>", "<table><td>a"),
    *("<img src='/p/buoy-{0}.jpg'>", "<img src='data:image/png;base64,AAAA'>", "<blockquote>a"),
    "<figure><img src='/p/buoy-{0}.jpg'><figcaption>A buoy. (Foto: Jo/dpa)</figcaption></figure>",
    "<figure><figcaption class='credit'>Foto: </figcaption></figure>",
    "<div class='caption credit'>© </div>",
]
# What notes, letters and pages in one file repeat, behind what they are known by.
NOTE = "---\ntitle: A buoy\ndate: 2022-03-29\n---\n\nIt floats.\n\n"
SENT = "From: a@b.example\nMessage-ID: <1@b>\nMIME-Version: 1.0\nSubject: A buoy\n"
PAGE_IN_ONE = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/x\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="c"\n\n--c\n'
    "Content-Type: text/html\n\n"
)
OTHERS = [
    *((NOTE, unit) for unit in ("[", "![", "`a", "*a_", "> ", "- a\n", "# ", "| a ", "<a ", "\\")),
    *(("---\ntitle: A\n", unit) for unit in ("--b\n", "a: ", "- ", '"', "&a ")),
    *((f"{SENT}Content-Type: text/html\n\n", unit) for unit in ("<p>", "<", "&", "<b>a ")),
    *((f"{SENT}Content-Type: text/plain\n\n", unit) for unit in ("> ", "-- \n", "It floats. ")),
    (f"{SENT}Content-Type: multipart/mixed; boundary=c\n\n", "--c\n"),
    (f"{SENT}To: ", "=?utf-8?q?a?= "),
    *((PAGE_IN_ONE, unit) for unit in ("<p>", "<span>a ", "--c\n")),
]
STORY = "<!DOCTYPE html><h1>A buoy</h1><p>The green buoy lies behind the salt works again.</p>"


def seconds(raw: bytes) -> float:
    """The best of three runs, in processor time."""
    return min(_once(raw) for _ in range(3))


def _once(raw: bytes) -> float:
    before = time.process_time()
    with suppress(UnknownFormat):
        parse(raw, Hint())
    return time.process_time() - before


def dump_of(unit: str, size: int) -> bytes:
    """A plain-text dump that repeats a unit."""
    return ("A title of the page\n\nBy Yonhap\n" + unit * (size // len(unit))).encode()


def page_of(unit: str, size: int) -> bytes:
    """A saved page that repeats a unit behind a story."""
    return (STORY + "".join(unit.format(n) for n in range(size // len(unit)))).encode()


def behind(head: str, unit: str, size: int) -> bytes:
    """A document of another format that repeats a unit behind its head."""
    return (head + unit * (size // len(unit))).encode()


def main(size: int) -> None:
    """Print one line for each unit: seconds for n and 2n bytes, and their ratio."""
    made = [
        *((unit, partial(dump_of, unit)) for unit in UNITS),
        *((unit, partial(page_of, unit)) for unit in PAGE_UNITS),
        *((f"{head[:16]}… {unit}", partial(behind, head, unit)) for head, unit in OTHERS),
    ]
    for unit, make in made:
        once, twice = (seconds(make(n)) for n in (size, 2 * size))
        mark = "  not linear" if twice / once > 3 and twice > 0.05 else ""
        print(f"{unit[:40]!r:44} {once:8.4f} {twice:8.4f}  x{twice / once:.2f}{mark}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

"""Twice the page is twice the work: counted in calls, which no busy machine can change."""

import sys

import pytest

from articles.parsing import Hint, UnknownFormat, parse

LINES = [
    "By Kim Min-ji\n",
    "A lamp here\n",
    "A lamp stands here\n",
    "Keepers of the lamp gather by the quay on Sunday. (KCNA)\n",
    "Keepers of the lamp gather by the quay on Sunday, and then go home.\n\n",
    "Published : Mar 29, 2022 - 09:54\n",
    "Source: The Lamp\n",
    "SEOUL, March 29 (Yonhap) -- A lamp is lit.\n",
    "김가명 기자\n",
]
SIZE = 12_000


def calls_to_read(text: str) -> int:
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        parse(text.encode(), Hint())
    except UnknownFormat:
        pass
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("line", LINES)
def test_twice_the_lines_are_at_most_three_times_the_work(line):
    page = line * (SIZE // len(line))
    calls_to_read(page)  # What is compiled and kept on first use does not count.

    assert calls_to_read(page * 2) < 3 * calls_to_read(page)

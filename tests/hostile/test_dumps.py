"""Dumps that are one long line, or one word for ever: read to their end, whatever comes of it."""

import pytest

from articles.parsing import Hint, UnknownFormat, parse

HEAD = (
    "Harbour lamp is lit again after nine years\n\nBy Kim Min-ji\n\n"
    "Published : Mar 29, 2022 - 09:54\n\nKeepers lit the lamp at Port Harrow on Monday.\n\n"
)
LETTERS = 250_000
FOR_EVER = [
    " ", "\u00a0", "\n", " \n", "\t", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u200b",
    "1", ",", ".", ":", "(", ")", "[", "]", "<", ">", "“", '"', "'", "@", "/ ", "| ", "-- ", "—",
    "lamp ", "By ", "By A and ", "and ", "Published : ", "Updated : ", "Published : Mar 29, 2022\n",
    "2022-03-29 ", "2022-03-29 09:54\n", "2022년 3월 ", "March 29, ", "09:54 ", "(KCNA) ", "(AP-",
    "A lamp over the quay. (KCNA)\n\n", "Photo by ", "/ Courtesy of ", "SEOUL, ", "\u202e", "x",
    "SEOUL, March 29 (", "기자 ", "(서울=연합뉴스) ", "said the Korean Central News Agency. ",
    "a@b.c ", "<b>", "&amp;", "e\u0301", "İ", "🙂", "https://a.example/?", "x\n",
]  # fmt: skip


def ends(raw: bytes) -> bool:
    """Read the dump to its end: as an article, or refused in a sentence."""
    try:
        pages = parse(raw, Hint(name="page.txt"))
    except UnknownFormat as refusal:
        return str(refusal).endswith(".")
    return all(page.ledger[-1].end == len(raw) for page in pages)


@pytest.mark.parametrize("piece", FOR_EVER, ids=ascii)
@pytest.mark.parametrize("head", ["", HEAD], ids=["alone", "below a head"])
def test_one_word_for_ever_has_an_end(head, piece):
    size = LETTERS if "\n" not in piece else LETTERS // 10

    assert ends((head + piece * (size // len(piece))).encode())


@pytest.mark.parametrize("head", ["", HEAD], ids=["alone", "below a head"])
def test_a_megabyte_on_one_line_has_an_end(head):
    assert ends(
        (
            head + "Keepers lit the lamp, said Kim Min-ji (KCNA) on March 29, 2022. " * 16_000
        ).encode()
    )


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be", "cp949", "latin-1", "utf-8-sig"])
def test_a_megabyte_in_another_encoding_has_an_end(order):
    text = "등대 " if order == "cp949" else "lamp "

    assert ends((text * 100_000).encode(order))

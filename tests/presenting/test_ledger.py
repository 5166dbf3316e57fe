"""A ledger shaped for its page: each stretch with its words, sums by role, large files cut."""

import codecs

import pytest

from articles.models import Capture
from articles.presenting.ledger import MOST_BYTES, MOST_STRETCHES, capture_page, text_encoding


def page_of(raw: bytes, ledger: list, encoding: str = "utf-8"):
    capture = Capture(
        name="p.txt", sha256="0" * 64, size=len(raw), encoding=encoding, ledger=ledger
    )
    return capture_page(capture, raw[:MOST_BYTES], [], "/raw")


def words(page) -> list[str]:
    return ["".join(piece.text for piece in stretch.pieces) for stretch in page.stretches]


def test_each_stretch_has_its_label_its_note_and_its_words():
    page = page_of(b"A lamp\nBy Kim", [[0, 7, "title", ""], [7, 13, "byline", "as printed"]])

    assert [(one.label, one.note) for one in page.stretches] == [
        ("Title", ""), ("Byline", "as printed"),
    ]  # fmt: skip
    assert words(page) == ["A lamp↵\n", "By Kim"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16-le", "utf-16-be"])
def test_a_stretch_is_read_in_the_encoding_of_the_file(encoding):
    first, second = "등대".encode(encoding), "불빛".encode(encoding)

    page = page_of(
        first + second,
        [[0, len(first), "title", ""], [len(first), len(first + second), "paragraph", ""]],
        encoding,
    )

    assert words(page) == ["등대", "불빛"]


@pytest.mark.parametrize(
    ("encoding", "head", "expected"),
    [
        ("utf-16", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("UTF-16", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-8-sig", codecs.BOM_UTF8, "utf-8"),
        ("zlib", b"", "utf-8"),
        ("no such thing", b"", "utf-8"),
        ("a\0b", b"", "utf-8"),
        ("", b"", "utf-8"),
        ("euc-kr", b"", "euc_kr"),
    ],
)
def test_an_encoding_is_one_that_reads_any_stretch_alone(encoding, head, expected):
    assert text_encoding(encoding, head) == expected


def test_a_character_cut_by_a_stretch_is_a_sign_and_no_error():
    assert words(page_of("é".encode(), [[0, 1, "dropped", ""], [1, 2, "dropped", ""]])) == [
        "\ufffd", "\ufffd",
    ]  # fmt: skip


def test_a_large_file_is_shown_in_part_and_the_page_says_so():
    size = 3 * MOST_BYTES

    page = page_of(b"a" * size, [[0, 10, "title", ""], [10, size, "dropped", ""]])

    assert page.shown == MOST_BYTES
    assert page.shown_words == "200,000 bytes"
    assert page.size == "600,000 bytes"


def test_a_ledger_of_very_many_stretches_is_shown_in_part():
    ledger = [[at, at + 1, "blank", ""] for at in range(MOST_STRETCHES * 2)]

    page = page_of(b"\n" * len(ledger), ledger)

    assert len(page.stretches) == MOST_STRETCHES
    assert page.shown_words == "2,000 bytes"


def test_shares_add_the_whole_ledger_up():
    page = page_of(
        b"a" * 1000, [[0, 1, "title", ""], [1, 400, "paragraph", ""], [400, 1000, "odd", ""]]
    )

    assert [(one.label, one.size, one.percent) for one in page.shares] == [
        ("Title", "1 byte", "less than 1%"), ("Paragraph", "399 bytes", "40%"),
        ("odd", "600 bytes", "60%"),
    ]  # fmt: skip


def test_a_missing_file_leaves_what_is_known_of_it():
    capture = Capture(name="p.txt", size=9, ledger=[[0, 9, "title", ""]])

    page = capture_page(capture, None, [], "/raw")

    assert page.is_missing
    assert page.stretches == ()
    assert page.shares[0].label == "Title"

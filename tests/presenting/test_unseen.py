"""What cannot be seen in a capture is shown by signs."""

import pytest

from articles.presenting.unseen import Piece, file_name, pieces, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 한글, é", "plain words, 한글, é"),
        ("a\nb", "a↵\nb"),
        ("a\r\n", "a[CR]↵\n"),
        ("\tx", "⇥x"),
        ("09:54\xa0\xa0Updated", "09:54⍽⍽Updated"),
        ("\u202eevil\u2066", "[U+202E]evil[U+2066]"),
        ("NUL\0", "NUL[U+0000]"),
        ("\x1b[31m", "[U+001B][31m"),
        ("zero\u200bwidth\ufeff", "zero[U+200B]width[U+FEFF]"),
        ("ad\u200dmin", "ad[U+200D]min"),
        ("👩‍👧", "👩‍👧"),
        ("lone \ud800", "lone [U+D800]"),
        ("lost \ufffd", "lost \ufffd"),
    ],
)
def test_signs_stand_for_what_cannot_be_seen(text, expected):
    assert visible(text) == expected


def test_signs_are_apart_from_words():
    assert pieces("a\r\nb") == (Piece("a"), Piece("[CR]↵\n", unseen=True), Piece("b"))


def test_a_text_full_of_controls_becomes_few_pieces():
    cut = pieces("a\0" * 50_000, most=100)

    assert len(cut) <= 102
    assert "".join(piece.text for piece in cut) == "a[U+0000]" * 50_000


@pytest.mark.parametrize("worst", ["\0", "\u200d", "\r"])
def test_a_hostile_text_of_a_megabyte_is_read_to_its_end(worst):
    assert visible(worst * 1_000_000 + "end").endswith("end")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("page.txt", "page.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\pages\\page.txt", "page.txt"),
        ("a\r\nSet-Cookie: x=1", "a_Set-Cookie: x=1"),
        ("gpj.\u202etxt.exe", "gpj._txt.exe"),
        ("등대.txt", "등대.txt"),
        ("...", ""),
        ("x" * 300 + ".txt", "x" * 116 + ".txt"),
    ],
)
def test_a_file_is_saved_under_a_harmless_name(name, expected):
    assert file_name(name) == expected

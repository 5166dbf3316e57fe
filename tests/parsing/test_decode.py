"""Bytes to text: the encoding found, what is assumed, and what is refused with its reason."""

import pytest

from articles.parsing import Hint, UnknownFormat, parse
from articles.parsing.decode import decode
from tests.parsing.dumps import FIRST, story

KOREAN = "여객선이 목요일부터 다시 다닌다고 항만사무소가 밝혔다."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (KOREAN.encode(), "utf-8"),
        (KOREAN.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + KOREAN.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + KOREAN.encode("utf-16-be"), "utf-16-be"),
        (FIRST.encode("utf-16-le"), "utf-16-le"),
        (FIRST.encode("utf-16-be"), "utf-16-be"),
        (KOREAN.encode("cp949"), "cp949"),
        ("“It floats,” he said… ‘again’".encode("cp949"), "cp949"),
        ("船は木曜日から運航すると港の事務所は言った。".encode("shift_jis"), "shift_jis"),
        ("港务处说，渡轮从星期四起恢复航行。".encode("gb18030"), "gb18030"),
        ("It’s a café on the pier – “Été”".encode("cp1252"), "cp1252"),
    ],
)
def test_an_encoding_is_found(raw, encoding):
    decoded = decode(raw)

    assert decoded.encoding == encoding
    assert list(decoded.byte_offsets([len(decoded.text)])) == [len(raw)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (KOREAN.encode("cp949"), "encoding-assumed"),
        (KOREAN[:-1].encode()[:-1], "truncated"),
        (KOREAN.encode() * 3 + b"\xff", "encoding-damaged"),
        ("â€œIt floatsâ€".encode(), "mojibake-suspected"),
        ("\u00bf\u00ac\u00c7\u00d5\u00b4\u00ba\u00bd\u00ba says".encode(), "mojibake-suspected"),
        ("It\u202e floats".encode(), "invisible-characters"),
        ("It\ufffd floats".encode(), "characters-lost"),
        (FIRST.encode() + b"\x00", "control-characters"),
    ],
)
def test_what_was_assumed_is_said(raw, code):
    assert code in [warning.code for warning in decode(raw).warnings]


@pytest.mark.parametrize("text", [FIRST, "Café “Été” – it’s open", KOREAN])
def test_plain_text_in_utf8_needs_no_warning(text):
    assert decode(text.encode()).warnings == ()


def test_control_characters_leave_the_text_and_keep_their_bytes():
    raw = story("It flo\x00ats well\x07, he said.")

    (page,) = parse(raw, Hint())

    assert page.blocks[0].text == "It floats well, he said."
    (stretch,) = [each for each in page.ledger if each.role == "paragraph"]
    assert raw[stretch.start : stretch.end] == b"It flo\x00ats well\x07, he said.\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "white space"),
        (b"\xef\xbb\xbf \n", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"%PDF-1.7\n" + bytes(40), "PDF"),
        (b"\x7fELF" + bytes(40), "ELF"),
        (b"text\n" + bytes(range(1, 32)) * 9, "byte 5"),
        (b"<!doctype html><html><body>Text.</body></html>", "no article"),
        ("<!DOCTYPE html>\n<html>".encode("utf-16"), "no article"),
        (b"- - -\n\n42\n", "no article"),
        (b"Share\nPrint\nBack To Top\n", "no article"),
    ],
)
def test_what_holds_no_text_is_refused_with_its_reason(raw, reason):
    with pytest.raises(UnknownFormat, match=reason):
        parse(raw, Hint())

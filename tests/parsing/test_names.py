"""Bylines, datelines and signatures: people, agencies, and sentences that are neither."""

import pytest

from articles.parsing.bylines import is_mail_line, read_byline
from articles.parsing.datelines import read_dateline
from articles.parsing.signatures import end_mark, read_signature


@pytest.mark.parametrize(
    ("line", "authors", "organisations"),
    [
        ("By Yonhap", (), ("Yonhap",)),
        ("By the Associated Press", (), ("AP",)),
        ("By euronews (in English)", (), ("Euronews",)),
        ("By Ostry Press", (), ("Ostry Press",)),
        ("By Staff Writer", (), ()),
        ("Via AP news wire", (), ("AP",)),
        ("By Ma Ri-na", ("Ma Ri-na",), ()),
        ("• By Ma Ri-na", ("Ma Ri-na",), ()),
        ("By Ma Ri-na and Pell Undo", ("Ma Ri-na", "Pell Undo"), ()),
        (
            "By Ma Ri-na, Pell Undo and O. de la Slip",
            ("Ma Ri-na", "Pell Undo", "O. de la Slip"),
            (),
        ),
        ("By Ma Ri-na (marina@example.com)", ("Ma Ri-na",), ()),
        ("BY PELL UNDO [pell@example.com]", ("PELL UNDO",), ()),
        ("By Pell Undo in Ostry", ("Pell Undo",), ()),
        ("By Pell Undo, staff writer", ("Pell Undo",), ()),
        ("By Pell Undo, Yonhap", ("Pell Undo",), ("Yonhap",)),
        ("Pell Undo (pell@example.com)", ("Pell Undo",), ()),
        ("김가상 기자", ("김가상",), ()),
        ("김가상·이보기 기자 gasang@example.com", ("김가상", "이보기"), ()),
        ("연합뉴스 김가상 특파원", ("김가상",), ("Yonhap",)),
    ],
)
def test_a_byline_tells_people_from_organisations(line, authors, organisations):
    byline = read_byline(line)

    assert (byline.authors, byline.organisations) == (authors, organisations)


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday evening the paint was dry.",
        "By Ostry custom the first passenger pays.",
        "By Monday",
        "By any measure, it floats.",
        "Standing by Pell Undo",
        "It was said by him. By Ma Ri-na it was denied, and so on.",
        "By",
        "By ",
        "여객선이 기자들을 태웠다",
    ],
)
def test_a_sentence_is_no_byline(line):
    assert read_byline(line) is None


def test_a_line_of_addresses_is_no_byline():
    assert is_mail_line("marina@example.com, pell@example.com")
    assert not is_mail_line("Write to marina@example.com")


@pytest.mark.parametrize(
    ("text", "agencies", "reporters"),
    [
        ("OSTRY, May 11 (Yonhap) -- The ferry", ("Yonhap",), ()),
        ("Ostry, January 11 (KCNA) -- The ferry", ("KCNA",), ()),
        ("OSTRY, Invented Sea (AFP) — The ferry", ("AFP",), ()),
        ("OSTRY, Jan. 3 (UPI) - The ferry", ("UPI",), ()),
        ("(오스트리=연합뉴스) 김가상 기자 = 여객선", ("Yonhap",), ("김가상",)),
        ("[오스트리=AP/뉴시스] 여객선", ("AP", "Newsis"), ()),
    ],
)
def test_a_dateline_names_its_agencies(text, agencies, reporters):
    dateline = read_dateline(text)

    assert (dateline.agencies, dateline.reporters) == (agencies, reporters)


@pytest.mark.parametrize(
    "text",
    ["The office (OHO) said -- again", "The boat (a red one) -- floats", "(left) The bow", "OSTRY"],
)
def test_brackets_in_a_sentence_are_no_dateline(text):
    assert read_dateline(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It floats. (Yonhap)", ("It floats.", ("Yonhap",))),
        ('"It floats." (Yonhap)', ('"It floats."', ("Yonhap",))),
        ("said the office (OHO). [AFP]", ("said the office (OHO).", ("AFP",))),
        ("It floats. (Ostry Press)", ("It floats.", ("Ostry Press",))),
        ("(Yonhap)", ("", ("Yonhap",))),
    ],
)
def test_a_signature_is_cut_off_the_last_paragraph(text, expected):
    signature = read_signature(text)

    assert (text[: signature.start].rstrip(), signature.agencies) == expected


@pytest.mark.parametrize(
    "text",
    [
        "said the office (OHO).",
        "the Associated Press (AP)",
        "He swims. (Laughs)",
        "It ended. (END)",
    ],
)
def test_other_brackets_are_no_signature(text):
    assert read_signature(text) is None


def test_an_end_mark_is_found_at_the_end_only():
    assert end_mark("It floats. (END)") == 11
    assert end_mark("(끝)") == 0
    assert end_mark("(END) of the line") is None

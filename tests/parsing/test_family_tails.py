"""Tails and bytes of pages of the family: what follows the text, and how files are spelled."""

import pytest

from articles.parsing import Hint, LedgerRole, parse
from tests.parsing.dumps import FIRST, LISTED, PIER, SECOND, THIRD, TIMES, TITLE, dump

HEAD = (LISTED, TITLE, "", "By Yonhap", TIMES)
TEXT = (*HEAD, "", FIRST, "", SECOND, "", THIRD)
PHOTO = (*HEAD, f"{PIER} (KCNA)", f"{PIER} (KCNA)", "", FIRST, "", SECOND, "", f"{THIRD} (Yonhap)")


def page_of(raw):
    (page,) = parse(raw, Hint())
    return page


@pytest.mark.parametrize(
    "tail",
    [
        ("marina@example.com",),
        ("marina@example.com", "goat@example.com"),
        ("marina@example.com, goat@example.com",),
        ("(Reporting by Kim Min-ji; Editing by Ma Ri-na)",),
        ("(END)",),
        ("(END)", "Goat elected mayor of the slip", "Ferry fares to rise in June, office says"),
        ("<끝>",),
        ("끝",),
        ("(끝)", "오스트리 염소, 시장에 뽑혀"),
        ("#ferry #goat",),
        ("#ferry", "#goat"),
        ("ⓒ 한겨레",),
        ("Copyrights(c) Yonhap News Agency. All rights reserved.",),
        ("Copyright © 2023 The Ostry Herald",),
        ("무단 전재 및 재배포 금지",),
        ("<저작권자 ⓒ 오스트리일보, 무단 전재 및 재배포 금지>",),
        ("<Copyright(c) The Ostry Herald. Unauthorized reproduction prohibited.>",),
        ("Most Read", "Goat elected mayor of the slip", "Ferry fares to rise in June"),
        ("Related Articles", "Goat elected mayor of the slip"),
        ("More in National", "Goat elected mayor of the slip"),
        ("Print", "E-mail", "Font size + -"),
        ("Read more: Goat elected mayor of the slip",),
        ("Share on Facebook", "Comments (3)"),
        ("Back To Top",),
        ("[Yonhap]",),
        ("(Yonhap)", "marina@example.com", "(END)"),
        ("=" * 20,),
        ("Contact us: desk@example.com",),
        ("Follow us on Facebook and X.",),
        ("Like us on Facebook for more news from the island.",),
        ("Get the latest news by e-mail. Subscribe to our newsletter.",),
        ("To reach the reporter, write to marina@example.com.",),
        ("This article was translated by a machine and edited by our staff.",),
        ("기사 제보 및 문의 desk@example.com",),
    ],
)
def test_what_follows_the_text_is_no_text(tail):
    page = page_of(dump(*TEXT, "", *tail))

    assert page.paragraphs == (FIRST, SECOND, THIRD)
    assert (page.title, page.byline, page.photos) == (TITLE, "By Yonhap", ())


@pytest.mark.parametrize(
    "raw",
    [
        dump(*PHOTO, end="\r\n"),
        dump(*PHOTO, end="\r"),
        dump(*PHOTO, end="\x85"),
        dump(*PHOTO, end="\u2028"),
        b"\xef\xbb\xbf" + dump(*PHOTO),
        dump(*PHOTO).decode().encode("utf-16"),
        dump(*PHOTO).decode().encode("utf-16-le"),
        dump(*PHOTO).decode().encode("utf-16-be"),
        dump(*PHOTO) + b"\x00" * 3,
        dump(*PHOTO).rstrip(b"\n"),
        dump(*(f"\t{line}\t" for line in PHOTO)),
        dump(*(f"   {line}" for line in PHOTO)),
        dump(*PHOTO).replace(b"\n", b" \n"),
        dump(*PHOTO).replace(b"\n\n", b"\n"),
        dump(*PHOTO).replace(b"\n", b"\n\n\n"),
        dump(*PHOTO).replace(b"\n\n", b"\n\xc2\xa0\n"),
        dump("", "", *PHOTO),
        dump(*PHOTO) + b"\x0c\n",
    ],
)
def test_a_page_reads_the_same_however_it_is_spelled(raw):
    page = page_of(raw)

    assert (page.title, page.paragraphs) == (TITLE, (FIRST, SECOND, THIRD))
    assert [(p.caption, p.credit, p.occurrences) for p in page.photos] == [(PIER, "KCNA", 2)]
    assert (page.published.isoformat(), page.agency) == ("2023-05-11T08:05:00+09:00", "Yonhap")
    assert page.listed_date.isoformat() == "2023-05-11"
    assert page.ledger[-1].end == len(raw)


def test_a_broken_byte_costs_one_character_and_no_word():
    text = "오스트리 여객선이 11일 다시 뜬다고 사무소가 밝혔다."
    page = page_of(
        dump(TITLE, "By Yonhap", "", text, "", FIRST).replace(b"ferry of", b"fe\xffry of")
    )

    assert (page.title, page.paragraphs[0]) == (TITLE, text)
    assert page.paragraphs[1].startswith("The fe\ufffdry of the invented island")
    assert "encoding-damaged" in {warning.code for warning in page.warnings}


def test_korean_bytes_without_a_mark_are_read():
    title, text = "오스트리 여객선 다시 뜬다", "오스트리 여객선이 11일 다시 뜬다고 사무소가 밝혔다."
    page = page_of(
        dump(title, "김민지 기자", "입력 2023.05.11 08:05", "", text).decode().encode("cp949")
    )

    assert (page.title, page.paragraphs, page.encoding) == (title, (text,), "cp949")


def test_a_page_on_one_line_keeps_its_words():
    page = page_of(" ".join(TEXT).encode())

    kept = " ".join((page.title, *page.paragraphs))
    assert FIRST in kept
    assert THIRD in kept


@pytest.mark.parametrize(
    "cut",
    [
        "The goat was not asked, because the",
        "The goat, which",
        "The pilot said the goat would be given a life jacket and a whistle and a place in the bow",
        "선장은 염소에게도 구명조끼를 입히기로",
    ],
)
@pytest.mark.parametrize("end", ["", "\n"])
def test_words_cut_off_at_the_end_of_a_file_stay_text(cut, end):
    page = page_of(dump(*TEXT, "") + (cut + end).encode())

    assert page.paragraphs[:3] == (FIRST, SECOND, THIRD)
    if not end or len(cut.split()) > 12:
        assert page.paragraphs[3:] == (cut,)
        assert "truncated-maybe" in {warning.code for warning in page.warnings}


def test_a_page_that_stops_after_its_title_is_a_title():
    page = page_of(f"{LISTED}\n{TITLE}".encode())

    assert (page.title, page.paragraphs) == (TITLE, ())
    assert "text-missing" in {warning.code for warning in page.warnings}


def test_hard_wrapped_paragraphs_are_joined_again():
    def wrapped(text):
        return (
            text.replace(" will", "\nwill").replace(", the", ",\nthe").replace(" since", "\nsince")
        )

    page = page_of(dump(*HEAD, "", *map(wrapped, (FIRST, "", SECOND, "", THIRD))))

    assert page.paragraphs == (FIRST, SECOND, THIRD)


def test_every_byte_after_the_end_is_in_the_ledger():
    raw = dump(*TEXT, "(END)", "Goat elected mayor of the slip")

    assert page_of(raw).ledger[-1].role is LedgerRole.DROPPED

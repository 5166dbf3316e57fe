"""Organisations that no list has: known because the page itself names them."""

import pytest

from articles.parsing import Hint, Role, parse
from tests.parsing.dumps import BOW, FIRST, LISTED, SECOND, THIRD, TIMES, TITLE, dump


def page_of(*lines, **hint):
    (page,) = parse(dump(LISTED, TITLE, *lines), Hint(**hint))
    return page


def credits_of(page):
    return [each.source for each in page.mentions if each.role is Role.CREDIT]


def test_a_name_in_byline_and_closing_bracket_is_an_agency():
    page = page_of("By Marelli", TIMES, "", FIRST, "", f"{THIRD} (Marelli)", "", "Foot of the page")

    assert (page.byline, page.authors, page.agency) == ("By Marelli", (), "Marelli")
    assert page.paragraphs == (FIRST, THIRD)


def test_a_person_in_the_byline_is_none_for_a_bracket_that_names_another():
    page = page_of("By Kim Min-ji", TIMES, "", FIRST, "", f"{THIRD} (Yonhap)")

    assert (page.authors, page.agency) == (("Kim Min-ji",), "Yonhap")


def test_a_foot_line_does_not_hide_the_signature():
    page = page_of("By Yonhap", TIMES, "", FIRST, "", f"{THIRD} (Yonhap)", "", "Foot of the page")

    assert (page.agency, page.photos, page.paragraphs) == ("Yonhap", (), (FIRST, THIRD))


def test_a_dateline_tells_whose_bracket_stands_after_a_caption():
    page = page_of("OSTRY, May 11 (Marelli) -- " + FIRST, "", f"{BOW} (Marelli)", "", SECOND)

    assert (page.photos[0].credit, page.agency) == ("Marelli", "Marelli")
    assert credits_of(page) == ["Marelli"]


def test_a_name_given_when_loading_is_known_on_the_page():
    page = page_of("", FIRST, "", f"{BOW} (Marelli)", "", SECOND, agency="Marelli")

    assert credits_of(page) == ["Marelli"]


@pytest.mark.parametrize(
    ("credit", "sources"),
    [
        ("Photo by Ma Ri-na", []),
        ("Ma Ri-na", []),
        ("Ma Ri-na/The Ostry Herald", ["The Ostry Herald"]),
        ("Courtesy of Ostry Broadcasting", ["Ostry Broadcasting"]),
        ("AP-Yonhap", ["AP", "Yonhap"]),
    ],
)
def test_a_photographer_is_no_source(credit, sources):
    page = page_of("", f"{BOW} ({credit})", f"{BOW} ({credit})", "", FIRST, "", SECOND)

    assert page.photos[0].credit == credit
    assert credits_of(page) == sources


def test_two_agencies_stay_two_sources():
    page = page_of("By AP-Yonhap", TIMES, "", FIRST, "", f"{THIRD} (AP-Yonhap)")

    assert (page.agency, page.agencies) == ("AP / Yonhap", ("AP", "Yonhap"))


def test_an_assigned_agency_speaks_alone():
    page = page_of("By Yonhap", TIMES, "", FIRST, "", THIRD, agency="Newsis")

    assert (page.agency, page.agencies) == ("Newsis", ("Newsis",))


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Copyright 2023 The Ostry Herald. All rights reserved.", "The Ostry Herald"),
        ("저작권자 ⓒ 오스트리일보, 무단 전재 및 재배포 금지", "오스트리일보"),
        ("ⓒ 한겨레", "Hankyoreh"),
        ("Copyrights(c) Yonhap News Agency. All rights reserved.", None),
    ],
)
def test_a_line_of_rights_names_the_publisher_where_nothing_else_does(line, publisher):
    page = page_of("", FIRST, "", SECOND, "", line)

    assert page.publisher == publisher
    assert page.paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("A teacher 👩🏽\u200d🏫 waved.", False), ("A tea\u200dcher waved.", True)],
)
def test_a_joiner_within_an_emoji_is_not_invisible(text, is_told):
    page = page_of("By Yonhap", TIMES, "", FIRST, "", text)

    assert ("invisible-characters" in {each.code for each in page.warnings}) is is_told


def test_a_bare_name_that_may_be_the_byline_is_said_and_not_taken():
    page = page_of("Pell Undo", TIMES, "", FIRST)

    assert (page.byline, page.authors) == ("", ())
    assert "byline-maybe" in {each.code for each in page.warnings}

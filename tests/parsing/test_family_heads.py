"""Heads of pages of the family, as a stranger would find them: titles, bylines, stamps, menus."""

import pytest

from articles.parsing import Hint, parse
from tests.parsing.dumps import FIRST, LISTED, SECOND, THIRD, TIMES, TITLE, dump

BODY = ("", FIRST, "", SECOND, "", THIRD)
KOREAN_BODY = (
    "",
    "오스트리 여객선이 11일 다시 뜬다고 항만사무소가 밝혔다.",
    "",
    "배는 가을 폭풍 뒤로 겨우내 선대에 올라 있었다.",
)


def page_of(*lines):
    (page,) = parse(dump(*lines), Hint())
    return page


def shown(moment):
    return moment and moment.isoformat()


@pytest.mark.parametrize(
    "title",
    [
        "May 11, 2023: the day the ferry came back",
        "'We are afloat,' says Ostry pilot",
        "“Not one goat fell in,” pilot says",
        "Ostry ferry sails again.",
        "Will the Ostry ferry ever sail?",
        "OSTRY FERRY SAILS AGAIN",
        "[Photo News] Goat takes the wheel",
        "(LEAD) Ostry ferry to sail again",
        "(2nd LD) Ostry ferry to sail again: office",
        "Ostry: a ferry, a goat, a winter",
        "Afloat",
        "Goat mayor",
        "By sea and by goat: how Ostry waited",
        "By the time the ferry came, nobody was waiting",
        "오스트리 여객선, 겨울 지나 다시 뜬다",
        "N. Korea says ferry is 'afloat' at last",
        "U.S., Ostry agree on ferry",
        "Ostry ferry carries 40,000 people in 2022",
        "3 goats, 2 pilots, 1 ferry",
        "Ferry at 07:00: who will be on it?",
        "Ferry due on March 29, 2022",
        "Ferry (finally) sails",
        "[Editorial] Pay the pilot",
        "#FerryBack trends on Ostry",
        "Pilot says ferry safe - report",
        "Ostry says 'yes!'",
        "Search for missing goat goes on",
        "Photo of the year: a wet goat",
        "Print is dead, says Ostry librarian",
        "Ferry sails for KCNA's cameras",
        "Ferry, 김 선장, and the goat",
    ],
)
@pytest.mark.parametrize("listed", [(LISTED,), ()], ids=["listed", "bare"])
def test_a_title_is_the_title_however_it_is_worded(title, listed):
    page = page_of(*listed, title, "", "By Kim Min-ji", TIMES, *BODY)

    assert (page.title, page.byline) == (title, "By Kim Min-ji")
    assert page.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("byline", "authors", "agency"),
    [
        ("By Kim Min-ji and Park Seo-jun", ("Kim Min-ji", "Park Seo-jun"), None),
        ("By Kim Min-ji, Park Seo-jun", ("Kim Min-ji", "Park Seo-jun"), None),
        ("By KIM MIN-JI", ("KIM MIN-JI",), None),
        ("By Kim Min-ji, Staff reporter", ("Kim Min-ji",), None),
        ("By Kim Min-ji, Correspondent", ("Kim Min-ji",), None),
        ("By Staff", (), None),
        ("By Staff Reporter", (), None),
        ("By our correspondent", (), None),
        ("By Kim Min-ji (minji@example.com)", ("Kim Min-ji",), None),
        ("By Kim Min-ji [minji@example.com]", ("Kim Min-ji",), None),
        ("By Kim Min-ji, Yonhap", ("Kim Min-ji",), "Yonhap"),
        ("By Kim Min-ji for The Ostry Herald", ("Kim Min-ji",), None),
        ("By Agence France-Presse", (), "AFP"),
        ("By AP", (), "AP"),
        ("By Yonhap News Agency", (), "Yonhap"),
        ("by Kim Min-ji", ("Kim Min-ji",), None),
        ("Written by Kim Min-ji", ("Kim Min-ji",), None),
        ("By Kim Min-ji in Seoul", ("Kim Min-ji",), None),
        ("By Jean-Luc O'Neill", ("Jean-Luc O'Neill",), None),
        ("By María José Núñez", ("María José Núñez",), None),
        ("(Yonhap) By Kim Min-ji", ("Kim Min-ji",), "Yonhap"),
        ("Kim Min-ji", ("Kim Min-ji",), None),
        ("KIM MIN-JI", ("KIM MIN-JI",), None),
        ("Kim Min-ji minji@example.com", ("Kim Min-ji",), None),
        ("Kim Min-ji / Staff reporter", ("Kim Min-ji",), None),
    ],
)
def test_a_byline_is_kept_as_printed_and_names_its_people(byline, authors, agency):
    page = page_of(LISTED, TITLE, byline, TIMES, *BODY)

    assert (page.title, page.byline, page.authors) == (TITLE, byline, authors)
    assert (page.agency, page.publisher) == (agency, None)
    assert page.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("byline", "authors", "agency"),
    [
        ("김민지 기자", ("김민지",), None),
        ("김민지·박서준 기자", ("김민지", "박서준"), None),
        ("김민지 기자 =", ("김민지",), None),
        ("김민지 기자 minji@example.com", ("김민지",), None),
        ("기자 김민지", ("김민지",), None),
        ("글 김민지 기자", ("김민지",), None),
        ("베이징=연합뉴스 김민지 특파원", ("김민지",), "Yonhap"),
    ],
)
def test_a_korean_byline_names_its_people(byline, authors, agency):
    title = "오스트리 여객선, 겨울 지나 다시 뜬다"
    page = page_of(title, byline, "입력 2023.05.11 08:05", *KOREAN_BODY)

    assert (page.title, page.authors, page.agency) == (title, authors, agency)
    assert page.paragraphs == KOREAN_BODY[1::2]


@pytest.mark.parametrize(
    "opening", ["[서울=뉴시스] 김민지 기자 = ", "(서울=뉴시스) 김민지 기자 = "]
)
def test_a_korean_dateline_names_the_agency_and_the_reporter(opening):
    page = page_of("오스트리 여객선 다시 뜬다", "", opening + KOREAN_BODY[1], *KOREAN_BODY[2:])

    assert (page.agency, page.authors) == ("Newsis", ("김민지",))
    assert page.paragraphs == (opening + KOREAN_BODY[1], KOREAN_BODY[3])


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published : May 11, 2023 - 08:05:31", "2023-05-11T08:05:31+00:00", None),
        ("May 11, 2023, 9:54 AM EDT", "2023-05-11T09:54:00-04:00", None),
        ("Published: May 11, 2023 at 9:54 a.m. KST", "2023-05-11T09:54:00+09:00", None),
        ("2023-05-11T08:05:00+09:00", "2023-05-11T08:05:00+09:00", None),
        ("Published: 2023-05-11T08:05:00Z", "2023-05-11T08:05:00+00:00", None),
        (
            "Published 2023.05.11 08:05 / Updated 2023.05.11 18:40",
            "2023-05-11T08:05:00+00:00",
            "2023-05-11T18:40:00+00:00",
        ),
        ("입력 : 2023-05-11 오후 3:05:12", "2023-05-11T15:05:12+09:00", None),
        (
            "기사입력 2023.05.11. 오전 9:54 최종수정 2023.05.11. 오전 10:11",
            "2023-05-11T09:54:00+09:00",
            "2023-05-11T10:11:00+09:00",
        ),
        ("승인 2023.05.11 09:54", "2023-05-11T09:54:00+09:00", None),
        ("Updated : May 11, 2023 - 18:40", None, "2023-05-11T18:40:00+00:00"),
        (
            "Updated : May 11, 2023 - 18:40       Published : May 11, 2023 - 08:05",
            "2023-05-11T08:05:00+00:00",
            "2023-05-11T18:40:00+00:00",
        ),
        ("May 11, 2023", "2023-05-11", None),
        ("11 May 2023 08:05 GMT+9", "2023-05-11T08:05:00+09:00", None),
        ("2023-05-11 08:05 (KST)", "2023-05-11T08:05:00+09:00", None),
        ("Thu, May 11, 2023 8:05 am", "2023-05-11T08:05:00+00:00", None),
        ("Posted on May 11, 2023 8:05 AM", "2023-05-11T08:05:00+00:00", None),
        ("2023년 5월 11일 08시 05분", "2023-05-11T08:05:00+00:00", None),
        ("2023. 5. 11. 오전 8:05", "2023-05-11T08:05:00+00:00", None),
        (
            "등록: 2023-05-11 08:05:00 수정: 2023-05-11 18:40:00",
            "2023-05-11T08:05:00+09:00",
            "2023-05-11T18:40:00+09:00",
        ),
        ("송고시간 2023-05-11 08:05", "2023-05-11T08:05:00+09:00", None),
        ("작성일 : 2023/05/11 08:05", "2023-05-11T08:05:00+09:00", None),
        (
            "First published: May 11, 2023, 8:05 a.m. Last updated: May 11, 2023, 6:40 p.m.",
            "2023-05-11T08:05:00+00:00",
            "2023-05-11T18:40:00+00:00",
        ),
        (
            "2023-05-11 08:05 | Updated 2023-05-11 18:40",
            "2023-05-11T08:05:00+00:00",
            "2023-05-11T18:40:00+00:00",
        ),
        ("By Kim Min-ji | May 11, 2023 08:05", "2023-05-11T08:05:00+00:00", None),
        ("Kim Min-ji | May 11, 2023 08:05", "2023-05-11T08:05:00+00:00", None),
        ("May 11, 2023 08:05 | By Kim Min-ji", "2023-05-11T08:05:00+00:00", None),
    ],
)
def test_a_stamp_is_read_in_every_form(line, published, updated):
    page = page_of(TITLE, "By Kim Min-ji" if "Kim" not in line else "", line, *BODY)

    assert (shown(page.published), shown(page.updated)) == (published, updated)
    assert (page.title, page.authors) == (TITLE, ("Kim Min-ji",))
    assert page.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "menu",
    [
        ("Login", "Join", "Sitemap"),
        ("Mobility", "Green Ostry", "Business"),
        ("Ostry Herald", "National", "Ferries"),
        ("Home > National > Ferries",),
        ("Skip to main content", "Font size", "A", "A", "Print", "E-mail"),
        ("Ostry Herald | National | Ferries",),
        ("Go to Contents Go to Navigation", "SEARCH"),
    ],
)
def test_a_menu_before_the_title_is_no_title(menu):
    page = page_of(*menu, "", TITLE, "", "By Kim Min-ji", TIMES, *BODY)

    assert (page.title, page.authors) == (TITLE, ("Kim Min-ji",))
    assert page.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "buttons",
    [
        ("Print", "E-mail", "Share"),
        ("Font Size +", "Font Size -"),
        ("Facebook", "Twitter", "• Link copied"),
        ("Listen to this article",),
        ("가 가 가", "공유", "인쇄"),
    ],
)
def test_buttons_before_the_text_are_no_text(buttons):
    page = page_of(LISTED, TITLE, "", "By Kim Min-ji", TIMES, *buttons, *BODY)

    assert (page.title, page.paragraphs) == (TITLE, (FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("line", "title", "publisher"),
    [
        ("Haneul Bada | Ostry | May 11, 2023 08:05", TITLE, "Haneul Bada"),
        ("하늘바다일보 | 오스트리 | 입력: 2023.05.11 08:05", TITLE, "하늘바다일보"),
        ("The Ostry Herald | May 11, 2023 08:05", TITLE, "The Ostry Herald"),
        ("Source: The Ostry Herald | May 11, 2023", TITLE, "The Ostry Herald"),
        ("National | Ferries | May 11, 2023 08:05", TITLE, None),
    ],
)
def test_a_line_of_source_place_and_time_names_the_publisher(line, title, publisher):
    page = page_of(title, line, *BODY)

    assert (page.title, page.publisher, page.agency) == (title, publisher, None)
    assert page.published is not None


def test_the_bare_date_that_a_page_prints_is_its_listed_date():
    page = page_of(TITLE, "Date: 28/12/2022 | Source: The Ostry Herald", *BODY)

    assert shown(page.listed_date) == "2022-12-28"

"""The publisher and the agency, apart."""

import pytest

from articles.parsing import Basis, Role
from tests.parsing.html.pages import SENTENCES, linked, meta, read, story

HERE = '<link rel="canonical" href="https://www.shoal-courier.example/buoy">'


def organisation(name: str) -> dict:
    return {"@type": "Organization", "name": name}


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (meta("og:site_name", "The Shoal Courier"), "The Shoal Courier"),
        (linked(publisher=organisation("Shoal Courier")), "Shoal Courier"),
        (
            HERE
            + linked(publisher=organisation("Big Press Ltd"))
            + meta("og:site_name", "Shoal Courier"),
            "Shoal Courier",
        ),
        (
            HERE + meta("og:site_name", "SC") + linked(publisher=organisation("Shoal Courier")),
            "Shoal Courier",
        ),
        (HERE + meta("og:site_name", "浅瀬新聞"), "shoal-courier.example"),
        (HERE, "shoal-courier.example"),
        ("<title>A buoy | The Shoal Courier</title>", "The Shoal Courier"),
        ("", None),
    ],
)
def test_the_publisher_has_the_name_that_fits_its_address(head, publisher):
    assert read(story(), head).publisher == publisher


@pytest.mark.parametrize(
    ("head", "body", "agency"),
    [
        (linked(author={"@type": "Person", "name": "dpa"}), story(), "dpa"),
        ("", story().replace(SENTENCES[0], f"SHOALTOWN (AP) — {SENTENCES[0]}"), "AP"),
        ("", story().replace(SENTENCES[3], f"{SENTENCES[3]} (Reuters)"), "Reuters"),
        ("", story("<p class='source'>연합뉴스</p>"), "Yonhap"),
        ("", story("<p>Quelle: courier.example, jm/dpa</p>"), "dpa"),
        ("", story(before="<p class='byline'>Jo Muster/AFP</p>"), "AFP"),
        ("", story("<p>With files from The Associated Press</p>"), "AP"),
        ("", story().replace(SENTENCES[3], f"{SENTENCES[3]} Mit Material von dpa."), "dpa"),
        (meta("articleAuthor", "Anadolu Ajansı"), story(), "Anadolu"),
        (meta("og:site_name", "Yonhap News Agency"), story(), "Yonhap"),
        ("", story("<p>According to Reuters the buoy is green.</p>"), None),
        ("", story(), None),
    ],
)
def test_the_agency_that_wrote_a_page(head, body, agency):
    assert read(body, head).agency == agency


def test_a_photo_credit_names_no_agency_of_the_text():
    picture = "<img src='https://x.example/b-4711.jpg'>"
    figure = f"<figure>{picture}<figcaption>A buoy. (AFP)</figcaption></figure>"

    page = read(story(figure))

    assert page.agency is None
    assert [(m.source, m.role) for m in page.mentions] == [("AFP", Role.CREDIT)]


def test_what_a_person_says_stands_alone():
    page = read(story(), meta("og:site_name", "The Shoal Courier"), publisher="KCNA", agency="AP")

    assert (page.publisher, page.agency) == ("KCNA", "AP")
    assert {mention.basis for mention in page.mentions} == {Basis.ASSIGNED}

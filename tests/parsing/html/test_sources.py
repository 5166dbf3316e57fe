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
    ("title", "publisher"),
    [("Shoal Courier: A buoy", "Shoal Courier"), ("Opinion: A buoy", None)],
)
def test_a_logo_names_the_paper_that_stands_before_the_title(title, publisher):
    logo = '<div><img src="/logo.png" alt="Shoal Courier"></div>'

    assert read(logo + story(), f"<title>{title}</title>").publisher == publisher


@pytest.mark.parametrize(
    ("site", "legal", "publisher"),
    [
        ("SC24", "", "SC"),
        ("SCtoday", "", "SC"),
        ("SCREEN", "", "SCREEN"),
        ("SC", "Shoal Courier Ltd", "Shoal Courier"),
        ("SC", "Tide Group Ltd", "SC"),
    ],
)
def test_initials_at_their_own_address_name_the_house(site, legal, publisher):
    told = {**organisation(site), "legalName": legal}
    head = '<link rel="canonical" href="https://sc.example/buoy">' + linked(publisher=told)

    assert read(story(), head + meta("og:site_name", site)).publisher == publisher


def test_two_names_at_odds_with_each_other_and_with_the_address_tell_less_than_it():
    head = HERE + meta("og:site_name", "Tide") + linked(publisher=organisation("Low Water"))

    assert read(story(), head).publisher == "shoal-courier.example"


@pytest.mark.parametrize(
    ("links", "publisher"),
    [
        (["https://www.shoal-courier.example/"] * 10, "shoal-courier.example"),
        (["https://www.shoal-courier.example/"] * 9, None),
        (["https://www.shoal-courier.example/", "https://buoys.example/"] * 10, None),
    ],
)
def test_a_page_that_tells_no_address_is_at_home_where_most_of_its_links_lead(links, publisher):
    menu = "".join(
        f"<li><a href='{link}{number}'>More</a></li>" for number, link in enumerate(links)
    )

    assert read(story() + f"<ul>{menu}</ul>").publisher == publisher


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("Shoal Courier | News of the coast", "Shoal Courier"),
        ("Shoal Courier - for people by the sea", "Shoal Courier"),
        ("Shoal Courier GmbH & Co. KG", "Shoal Courier"),
        ("Shoal Courier Verlags- und Vertriebs GmbH", "Shoal Courier"),
        ("SHOAL COURIER ONLINE", "SHOAL COURIER"),
        ("shoal-courier.example", "shoal-courier.example"),
        ("https://www.shoal-courier.example", "shoal-courier.example"),
    ],
)
def test_the_name_of_an_outlet_is_told_from_companies_domains_and_slogans(name, publisher):
    assert read(story(), HERE + meta("og:site_name", name)).publisher == publisher


@pytest.mark.parametrize(
    ("site", "told", "publisher"),
    [
        ("shoalcourier", "The Shoal Courier", "The Shoal Courier"),
        ("ShoalCourier", "Shoal Courier", "Shoal Courier"),
        ("shoal-courier.example", "Shoal Courier", "Shoal Courier"),
        ("Tide Group", "Shoal Courier", "Shoal Courier"),
        ("Shoal Courier", "What the sea brings", "Shoal Courier"),
    ],
)
def test_of_two_spellings_the_readable_one_is_kept(site, told, publisher):
    head = HERE + meta("og:site_name", site) + linked(publisher=organisation(told))

    assert read(story(), head).publisher == publisher


def test_initials_at_home_in_the_address_speak_for_the_whole_name():
    here = '<link rel="canonical" href="https://www.sec.example/buoy">'
    head = here + meta("og:site_name", "sec.example") + meta("copyright", "Shoal Evening Courier")

    assert read(story("<p>© Shoal Evening Courier 2024</p>"), head).publisher == (
        "Shoal Evening Courier"
    )


def test_a_copyright_line_tells_the_name_in_the_letters_of_the_address():
    body = story() + "<footer><p>© 2024 The Shoal Courier. All rights reserved.</p></footer>"

    assert read(body, HERE + meta("og:site_name", "浅瀬新聞")).publisher == "The Shoal Courier"


def test_the_end_of_a_headline_is_no_publisher():
    head = HERE + "<title>Buoy found | This is what it looks like</title>"

    assert read(story(), head).publisher == "shoal-courier.example"


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
        (linked(articleBody=f"{SENTENCES[3]} mit dpa"), story(), "dpa"),
        ("", story(before="<p>AFP</p><p>4 May 2020, 10:02</p>"), "AFP"),
        ("", story("<p>© AFP / Ada Finch</p>"), None),
        (meta("article:author", "https://social.example/reuters"), story(), None),
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


def test_what_an_agency_publishes_at_home_the_agency_wrote():
    head = '<link rel="canonical" href="https://english.yna.co.kr/view/4711">'

    page = read(story(), head)

    assert page.agency == "Yonhap"
    assert Basis.INFERRED in {mention.basis for mention in page.mentions}

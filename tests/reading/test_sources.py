"""The sources, and the articles of one by year, month and day."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.urls import reverse

from articles.models import Attribution
from tests import builders as build
from tests.reading.seen import links, parts

pytestmark = pytest.mark.django_db


def body(client, name: str, *args: object) -> str:
    response = client.get(reverse(f"articles:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r'class="card-title"><a [^>]*>([^<]*)</a>', page)


@pytest.fixture
def _shelf():
    build.source("INA", kind="agency", aliases=["인아통신"], language="ko", time_zone="Asia/Seoul")
    for day in (dt.datetime(2021, 12, 31, 23), dt.datetime(2022, 3, 1), dt.datetime(2022, 3, 29)):
        build.article(f"{day:%d %B %Y}", agency="INA", published=day)
    build.article("Undated", agency="INA", published=None)
    build.article("Another paper", publisher="한빛신문")


@pytest.mark.usefixtures("_shelf")
def test_the_list_groups_sources_by_kind_and_counts_their_articles(client):
    page = body(client, "sources")

    assert re.search(r">News agencies</h2>.*?INA.*?4 articles.*?Korean.*?인아통신", page, re.DOTALL)
    assert re.search(r">Of a kind not known</h2>.*?한빛신문.*?1 article<", page, re.DOTALL)


def test_a_source_that_no_article_names_waits_at_the_end(client):
    build.source("Waiting Wire", kind="agency")
    build.article(agency="INA")

    page = body(client, "sources")

    assert page.index("Known to the room, without an article yet") < page.index("Waiting Wire")


def test_an_article_that_names_a_source_twice_counts_once(client):
    story = build.article(publisher=None, agency="INA")
    twice = Attribution(article=story, source=build.source("INA"), role="cited", basis="inferred")
    twice.save()

    assert re.search(r"INA</bdi>.*?1 article<", body(client, "sources"), re.DOTALL)


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize(
    ("level", "period", "shown"),
    [
        ("source", (), ["29 March 2022", "01 March 2022", "31 December 2021", "Undated"]),
        ("source_year", (2022,), ["29 March 2022", "01 March 2022"]),
        ("source_year", (2021,), ["31 December 2021"]),
        ("source_month", (2022, 3), ["29 March 2022", "01 March 2022"]),
        ("source_day", (2022, 3, 29), ["29 March 2022"]),
        ("source_month", (2022, 4), []),
        ("source_year", (9999,), []),
    ],
)
def test_each_level_of_the_address_shows_its_articles(client, level, period, shown):
    assert titles(body(client, level, "ina", *period)) == shown


@pytest.mark.usefixtures("_shelf")
def test_the_calendar_counts_the_articles_of_years_and_months(client):
    page = body(client, "source_month", "ina", 2022, 3)

    counted = re.findall(r'href="/sources/ina/([\d/]+)"[^>]*>\w+</a> <span[^>]*>(\d+)<', page)
    assert counted == [("2022/", "2"), ("2022/03/", "2"), ("2021/", "1"), ("2021/12/", "1")]
    assert 'href="/sources/ina/2022/03/29/" aria-label="29 March 2022"' in page


@pytest.mark.usefixtures("_shelf")
def test_a_day_leads_back_up_to_its_month_year_and_source(client):
    page = body(client, "source_day", "ina", 2022, 3, 29)

    trail = re.search(r'<nav class="trail".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', trail) == [
        "/sources/",
        "/sources/ina/",
        "/sources/ina/2022/",
        "/sources/ina/2022/03/",
    ]


@pytest.mark.usefixtures("_shelf")
def test_a_source_tells_in_which_roles_it_is_named(client):
    page = body(client, "source", "ina")

    assert 'href="/?source=ina&amp;role=agency">wrote 4 articles</a>' in page


@pytest.mark.parametrize(
    "address",
    [
        "nobody/",
        "ina/0/",
        "ina/0000/",
        "ina/10000/",
        "ina/2022/0/",
        "ina/2022/00/",
        "ina/2022/13/",
        "ina/2022/02/00/",
        "ina/2022/02/31/",
        "ina/2021/02/29/",
        f"ina/{2**63 - 1}/",
        "ina/" + "9" * 30 + "/",
        f"ina/2022/{2**63 - 1}/",
        "ina/２０２２/",
        "%00/",
        "x" * 3000 + "/",
    ],
)
def test_an_address_that_names_no_source_or_no_day_is_not_found(client, address):
    build.source("INA")

    assert client.get(f"/sources/{address}").status_code == 404


def test_a_source_with_a_name_in_any_script_has_an_address(client):
    build.article(publisher="한빛신문")

    assert "한빛신문" in body(client, "source", "한빛신문")


def test_a_source_without_an_article_says_so(client):
    build.source("Waiting Wire")

    assert "The room holds no article that names this source." in body(
        client, "source", "waiting-wire"
    )


def test_the_pages_of_a_source_turn_within_its_address(client):
    for number in range(26):
        build.article(str(number), published=dt.datetime(2022, 3, 1, 0, number))

    page = body(client, "source_month", "port-harrow-courier", 2022, 3)

    onward = re.search(r'rel="next" href="([^"]*)"', page)[1]
    assert onward.startswith("/sources/port-harrow-courier/2022/3/?after=")
    assert titles(client.get(onward).content.decode()) == ["0"]


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [("sources", [], 2), ("source", ["ina"], 9), ("source_day", ["ina", 2022, 3, 29], 10)],
)
def test_ten_more_articles_cost_no_more_queries(
    client, name, args, most, django_assert_max_num_queries
):
    # PostgreSQL is asked how common a word is before it is asked for articles.
    most += 0 if connection.vendor == "sqlite" else 12
    for number in range(15):
        build.article(f"Story {number}", publisher=f"Paper {number}", agency="INA")
        if number in {4, 14}:
            with django_assert_max_num_queries(most):
                body(client, name, *args)


def test_days_of_a_month_on_which_nothing_was_captured_are_shown_as_such(client):
    build.article(published=dt.datetime(2022, 2, 3, 9))

    page = client.get("/sources/port-harrow-courier/2022/02/").content.decode()

    assert page.count(": nothing captured</span>") == 27
    assert 'aria-label="3 February 2022"' in page
    assert 'href="/sources/port-harrow-courier/2022/02/04/"' not in page


@pytest.mark.parametrize(("month", "gaps"), [(8, 0), (3, 1), (5, 6)])
def test_a_month_is_shown_in_weeks_from_monday(client, month, gaps):
    build.article(published=dt.datetime(2022, month, 3, 9))

    page = body(client, "source_month", "port-harrow-courier", 2022, month)

    assert page.count('<li aria-hidden="true"></li>') == gaps
    assert f'aria-label="3 {dt.date(2022, month, 1):%B} 2022"' in page


def test_a_page_with_a_wrong_year_does_not_hide_the_months_of_the_others(client):
    build.article(published=dt.datetime(2022, 2, 3, 9))
    build.article("Misread", published=dt.datetime(202, 2, 3, 9))
    build.article("At the end of time", published=dt.datetime(9999, 12, 31, 23))

    years = parts(client.get("/sources/port-harrow-courier/"), "calendar-year")

    assert [list(links(year)) for year in years] == [
        ["9999", "December"],
        ["2022", "February"],
        ["202", "February"],
    ]

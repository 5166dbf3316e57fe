"""Turning the pages of the list."""

import datetime as dt
import re
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from articles.filters import Page, turn_page
from articles.models import Article
from articles.models.listed import listed
from tests import builders as build

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")
START = dt.datetime(2022, 3, 1, 9)


def shelf(count: int, undated: int = 0) -> None:
    """Articles 1 to `count`, an hour apart but for each third, which shares a clock."""
    for number in range(1, count + 1):
        hour = dt.timedelta(hours=number - (number % 3 == 0))
        build.article(str(number), published=START + hour)
    for number in range(undated):
        build.article(f"undated {number}", published=None)


def titles(page: Page) -> list[str]:
    """The titles of a page, in its order."""
    return [article.title for article in listed(page.pks, "default")]


def walk(oldest_first: bool, way: str, cursor: str = "", size: int = 3) -> list[list[str]]:
    """The titles of each page, turning one way until there is no more."""
    pages = []
    while True:
        page = turn_page(Article.objects.all(), {way: cursor}, oldest_first, size)
        pages.append(titles(page))
        cursor = getattr(page, way)
        if not cursor:
            return pages


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize(("dated", "undated"), [(7, 0), (6, 0), (5, 4), (0, 7), (3, 3), (0, 0)])
def test_turning_forward_meets_every_article_once_and_in_order(oldest_first, dated, undated):
    shelf(dated, undated)

    met = [title for page in walk(oldest_first, "after") for title in page]

    whole = turn_page(Article.objects.all(), {}, oldest_first, 100)
    assert met == titles(whole)
    assert len(met) == dated + undated


@pytest.mark.parametrize("oldest_first", [False, True])
@pytest.mark.parametrize(("dated", "undated"), [(9, 0), (5, 4), (3, 6)])
def test_turning_back_shows_the_pages_that_were_read(oldest_first, dated, undated):
    shelf(dated, undated)
    forward = walk(oldest_first, "after")
    second = turn_page(Article.objects.all(), {}, oldest_first, 3).after
    last = turn_page(Article.objects.all(), {"after": second}, oldest_first, 3).after
    end = turn_page(Article.objects.all(), {"after": last}, oldest_first, 3)

    back = walk(oldest_first, "before", end.before)

    assert back == forward[-2::-1]


@pytest.mark.parametrize("oldest_first", [False, True])
def test_an_article_that_comes_in_meanwhile_neither_repeats_nor_hides_another(oldest_first):
    shelf(6)
    first = turn_page(Article.objects.all(), {}, oldest_first, 3)
    build.article("new", published=START - dt.timedelta(days=1))
    build.article("newest", published=START + dt.timedelta(days=9))

    second = turn_page(Article.objects.all(), {"after": first.after}, oldest_first, 3)

    assert titles(second) == (["4", "5", "6"] if oldest_first else ["3", "2", "1"])


def test_a_page_that_has_lost_its_articles_still_leads_back(client):
    shelf(1)

    page = client.get(LIST, {"after": "1.1"}).content.decode()

    assert "Nothing stands here any more." in page
    assert 'href="/"' in page


def test_a_cursor_survives_the_loss_of_the_article_it_names():
    shelf(5)
    first = turn_page(Article.objects.all(), {}, size=2)
    Article.objects.filter(pk=first.pks[-1]).delete()

    second = turn_page(Article.objects.all(), {"after": first.after}, size=2)

    assert titles(second) == ["3", "2"]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "1",
        "1.",
        ".1",
        "-1.2",
        "1.2.3",
        "1.2\n",
        "１.２",
        "9" * 30 + ".1",
        f"1.{2**63}",
        "\x00",
    ],
)
@pytest.mark.parametrize("way", ["after", "before"])
def test_a_broken_cursor_shows_the_first_page_and_says_so(client, cursor, way):
    shelf(2)

    response = client.get(LIST, {way: cursor})

    assert response.status_code == 200
    assert "the list starts from its beginning" in response.content.decode()
    assert ">2</a>" in response.content.decode()


def test_the_links_that_turn_pages_keep_what_was_asked(client):
    shelf(26)

    page = unescape(client.get(LIST, {"source": "port-harrow-courier"}).content.decode())
    onward = re.search(r'class="paging-after" rel="next" href="([^"]*)"', page)[1]
    second = unescape(client.get(onward).content.decode())

    assert QueryDict(onward.partition("?")[2])["source"] == "port-harrow-courier"
    assert second.count('class="card"') == 1
    assert 'class="paging-first" href="/?source=port-harrow-courier"' in second
    assert "Newer articles" in second


def test_the_last_page_costs_no_more_queries_than_the_first(client, django_assert_max_num_queries):
    shelf(30)
    last = turn_page(Article.objects.all(), {}).after
    most = 9 if connection.vendor == "sqlite" else 21

    with django_assert_max_num_queries(most):
        client.get(LIST)
    with django_assert_max_num_queries(most):
        client.get(LIST, {"after": last})

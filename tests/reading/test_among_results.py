"""An article opened from a list knows its neighbours there."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from tests import builders as build
from tests.reading.seen import links, part, parts, text, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamps():
    """Five articles about lamps, the newest last, two of the same minute, among others."""
    made = []
    for number, minute in enumerate((0, 10, 10, 20, None), 1):
        published = None if minute is None else dt.datetime(2022, 3, 1, 9, minute)
        made.append(build.article(f"Lamp {number}", published=published, agency="INA"))
        build.article(f"Tide {number}", published=published, paragraphs=["Water."])
    return made


def open_one(client, story, **asked: str):
    return client.get(story.get_absolute_url(), asked)


def walk(client, address: str) -> list[str]:
    met = []
    while address:
        page = client.get(address)
        met.append(f"{text(page, 'block-title')}, {text(page, 'among-place')}")
        following = part(page, "nearby-newer")
        address = "" if following is None else following.get("href")
    return met


@pytest.mark.parametrize(
    ("sort", "order"), [("newest", [4, 3, 2, 1, 5]), ("oldest", [1, 2, 3, 4, 5])]
)
@pytest.mark.parametrize("asked", [{"q": "title:lamp"}, {"source": "ina"}])
def test_next_leads_through_all_results_in_the_order_of_the_list(client, lamps, asked, sort, order):
    first = lamps[order[0] - 1]
    query = "&".join(f"{key}={value}" for key, value in {**asked, "sort": sort}.items())

    met = walk(client, f"{first.get_absolute_url()}?{query}")

    assert met == [f"Lamp {number}, {place} of 5" for place, number in enumerate(order, 1)]


def test_previous_leads_back(client, lamps):
    before = part(open_one(client, lamps[1], q="title:lamp"), "nearby-older")

    assert text(before, "nearby-title") == "Lamp 3"
    assert before.get("href") == f"{lamps[2].get_absolute_url()}?q=title%3Alamp"


def test_a_card_of_a_search_carries_the_question_along(client, lamps):
    page = client.get(reverse("articles:articles"), {"q": "lamp", "source": "ina"})

    [first] = links(parts(page, "card-title")[0]).values()
    assert first == f"{lamps[3].get_absolute_url()}?q=lamp&source=ina"


def test_without_a_question_an_article_has_only_its_neighbours_by_date(client, lamps):
    alone = open_one(client, lamps[0])
    nonsense = open_one(client, lamps[0], after="1.1", nonsense="x", source="nobody")

    assert part(alone, "among") is part(nonsense, "among") is None
    assert text(alone, "nearby") == text(nonsense, "nearby")


def test_an_article_that_is_not_among_the_results_still_leads_back_to_them(client, lamps):
    page = client.get(lamps[0].get_absolute_url(), {"q": "nothing"})

    assert text(page, "among-place") == "Not among them any more"
    assert 'href="/?q=nothing"' in page.content.decode()


def test_the_way_back_leads_to_the_page_that_shows_the_article(client, lamps, monkeypatch):
    monkeypatch.setattr("articles.filters.neighbours.PAGE_SIZE", 2)
    back = part(open_one(client, lamps[0], q="title:lamp"), "among-back")

    assert titles(client.get(back.get("href")))[0] == "Lamp 1"


def test_what_was_typed_is_an_address_and_never_markup(client, lamps):
    page = client.get(lamps[0].get_absolute_url(), {"q": 'lamp "><script>alert(1)</script>'})

    assert "<script>alert" not in page.content.decode()


def test_ten_more_results_cost_no_more_queries(client, lamps, django_assert_max_num_queries):
    for number in range(10):
        build.article(f"Lamp again {number}")

    with django_assert_max_num_queries(15 if connection.vendor == "sqlite" else 25):
        assert text(open_one(client, lamps[0], q="title:lamp"), "among-place") == "14 of 15"

"""An article opened from a list knows its neighbours there."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from tests import builders as build

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
    return client.get(story.get_absolute_url(), asked).context["among"]


def walk(client, address: str) -> list[str]:
    met = []
    while address:
        page = client.get(address)
        among = page.context["among"]
        met.append(f"{page.context['page'].title}, {among.place}")
        address = among.after and among.after.address
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
    among = open_one(client, lamps[1], q="title:lamp")

    assert among.before.title == "Lamp 3"
    assert among.before.address == f"{lamps[2].get_absolute_url()}?q=title%3Alamp"


def test_a_card_of_a_search_carries_the_question_along(client, lamps):
    page = client.get(reverse("articles:articles"), {"q": "lamp", "source": "ina"})

    cards = [card.href for day in page.context["days"] for card in day.cards]
    assert cards[0] == f"{lamps[3].get_absolute_url()}?q=lamp&source=ina"


def test_without_a_question_an_article_has_only_its_neighbours_by_date(client, lamps):
    assert open_one(client, lamps[0]) is None
    assert open_one(client, lamps[0], after="1.1", nonsense="x", source="nobody") is None


def test_an_article_that_is_not_among_the_results_still_leads_back_to_them(client, lamps):
    page = client.get(lamps[0].get_absolute_url(), {"q": "nothing"})

    assert page.context["among"].place == ""
    assert 'href="/?q=nothing"' in page.content.decode()


def test_the_way_back_leads_to_the_page_that_shows_the_article(client, lamps, monkeypatch):
    monkeypatch.setattr("articles.filters.neighbours.PAGE_SIZE", 2)
    among = open_one(client, lamps[0], q="title:lamp")

    [day] = client.get(among.results).context["days"][:1]

    assert "".join(part.text for part in day.cards[0].title) == "Lamp 1"


def test_what_was_typed_is_an_address_and_never_markup(client, lamps):
    page = client.get(lamps[0].get_absolute_url(), {"q": 'lamp "><script>alert(1)</script>'})

    assert "<script>alert" not in page.content.decode()


def test_ten_more_results_cost_no_more_queries(client, lamps, django_assert_max_num_queries):
    for number in range(10):
        build.article(f"Lamp again {number}")

    with django_assert_max_num_queries(15 if connection.vendor == "sqlite" else 25):
        assert open_one(client, lamps[0], q="title:lamp").place == "14 of 15"

"""The best match first: title above text above caption, and pages that lead on."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.search import Within
from tests import builders as build

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")


@pytest.fixture
def _herons():
    texts = {
        "In a caption": {"captions": ["A heron."], "paragraphs": ["Water."]},
        "In the text": {"paragraphs": ["A heron stood there."]},
        "A heron in the title": {"paragraphs": ["Water."]},
        "Of something else": {"paragraphs": ["Water."]},
    }
    for day, (title, fields) in enumerate(texts.items(), 1):
        build.article(title, published=dt.datetime(2022, 3, 9 - day), agency="INA", **fields)


def titles(page) -> list[str]:
    cards = [card for day in page.context["days"] for card in day.cards]
    return ["".join(part.text for part in card.title) for card in cards]


@pytest.mark.usefixtures("_herons")
@pytest.mark.parametrize("more", [{}, {"source": "ina"}, {"published_after": "2022-03-01"}])
def test_title_comes_before_text_before_caption(client, more):
    page = client.get(LIST, {"q": "heron", "sort": "relevance", **more})

    assert titles(page) == ["A heron in the title", "In the text", "In a caption"]


@pytest.mark.usefixtures("_herons")
def test_without_words_nothing_matches_better(client):
    page = client.get(LIST, {"sort": "relevance"})

    assert titles(page)[0] == "In a caption"
    assert page.context["chips"] == ()


@pytest.mark.usefixtures("_herons")
def test_pages_lead_on_and_back(client, monkeypatch):
    monkeypatch.setattr("articles.filters.ranked.ranked_page.__defaults__", (2,))
    first = client.get(LIST, {"q": "heron", "sort": "relevance"})

    second = client.get(first.context["turning"].after.href)
    again = client.get(second.context["turning"].before.href)

    assert titles(second) == ["In a caption"]
    assert titles(again) == titles(first) == ["A heron in the title", "In the text"]


@pytest.mark.usefixtures("_herons")
@pytest.mark.parametrize("cursor", ["x", "1.2", "9" * 30, "\x00", "-1", "0"])
def test_a_broken_cursor_shows_the_best_and_says_so(client, cursor):
    page = client.get(LIST, {"q": "heron", "sort": "relevance", "after": cursor})

    assert page.context["is_lost"]
    assert len(titles(page)) == 3


@pytest.mark.usefixtures("_herons")
def test_next_leads_from_the_best_match_to_the_next(client):
    page = client.get(LIST, {"q": "heron", "sort": "relevance"})
    best = page.context["days"][0].cards[0].href

    among = client.get(best).context["among"]

    assert among.place == "1 of 3"
    assert among.after.title == "In the text"


@pytest.mark.usefixtures("_herons")
def test_a_page_says_when_only_the_newest_were_weighed(client, monkeypatch):
    monkeypatch.setattr("articles.search.finding.relevance.__defaults__", (Within(), 2))

    page = client.get(LIST, {"q": "heron", "sort": "relevance"})

    assert "older ones were not weighed" in page.content.decode()

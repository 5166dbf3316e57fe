"""The best match first: title above text above caption, and pages that lead on."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.search import Within
from tests import builders as build
from tests.reading.seen import links, part, parts, text, titles

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


@pytest.mark.usefixtures("_herons")
@pytest.mark.parametrize("more", [{}, {"source": "ina"}, {"published_after": "2022-03-01"}])
def test_title_comes_before_text_before_caption(client, more):
    page = client.get(LIST, {"q": "heron", "sort": "relevance", **more})

    assert titles(page) == ["A heron in the title", "In the text", "In a caption"]


@pytest.mark.usefixtures("_herons")
def test_without_words_nothing_matches_better(client):
    page = client.get(LIST, {"sort": "relevance"})

    assert titles(page)[0] == "In a caption"
    assert part(page, "chips") is None


@pytest.mark.usefixtures("_herons")
def test_pages_lead_on_and_back(client, monkeypatch):
    monkeypatch.setattr("articles.filters.ranked.ranked_page.__defaults__", (2,))
    first = client.get(LIST, {"q": "heron", "sort": "relevance"})

    second = client.get(part(first, "paging-after").get("href"))
    again = client.get(part(second, "paging-before").get("href"))

    assert titles(second) == ["In a caption"]
    assert titles(again) == titles(first) == ["A heron in the title", "In the text"]


@pytest.mark.usefixtures("_herons")
@pytest.mark.parametrize("cursor", ["x", "1.2", "9" * 30, "\x00", "-1", "0"])
def test_a_broken_cursor_shows_the_best_and_says_so(client, cursor):
    page = client.get(LIST, {"q": "heron", "sort": "relevance", "after": cursor})

    assert "page that could not be found" in text(page, "notice")
    assert len(titles(page)) == 3


@pytest.mark.usefixtures("_herons")
def test_next_leads_from_the_best_match_to_the_next(client):
    page = client.get(LIST, {"q": "heron", "sort": "relevance"})
    [best] = links(parts(page, "card-title")[0]).values()

    found = client.get(best)

    assert text(found, "among-place") == "1 of 3"
    assert text(found, "nearby-newer") == "Next result In the text"


@pytest.mark.usefixtures("_herons")
def test_a_page_says_when_only_the_newest_were_weighed(client, monkeypatch):
    monkeypatch.setattr("articles.search.finding.relevance.__defaults__", (Within(), 2))

    page = client.get(LIST, {"q": "heron", "sort": "relevance"})

    assert "older ones were not weighed" in page.content.decode()

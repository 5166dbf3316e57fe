"""Readers find articles by their words, beside every other filter."""

import pytest
from django.db import connection
from django.urls import reverse

from articles import search
from tests import builders
from tests.reading.seen import titles

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")


def indexed(**fields):
    story = builders.article(**fields)
    search.index(story)
    return story


def find(client, words, **filters):
    return client.get(LIST, {"q": words, **filters})


def test_words_find_articles_and_other_filters_still_hold(client):
    indexed(title="The lamp is lit", publisher="Courier")
    indexed(title="The lamp is sold", publisher="Lantern")
    indexed(title="A quiet day", paragraphs=("Nothing happened.",))

    assert set(titles(find(client, "lamp"))) == {"The lamp is lit", "The lamp is sold"}
    assert titles(find(client, "lamp", source="lantern")) == ["The lamp is sold"]


def test_a_korean_word_of_two_syllables_is_found_inside_a_longer_one(client):
    indexed(title="조선중앙통신이 전했다", language="ko")

    assert titles(find(client, "통신")) == ["조선중앙통신이 전했다"]


def test_the_question_is_said_back_and_can_be_taken_away(client):
    indexed()

    page = find(client, 'lamp "evil spirits" -boat').content.decode()

    assert "0 articles with <em>lamp</em>" in page
    assert "without <em>boat</em>" in page
    assert 'href="/"' in page


def test_the_words_found_are_marked_and_nothing_else_is_markup(client):
    indexed(
        title="The <b>lamp</b>", paragraphs=("Under the lamp <img onerror=alert(1)> they sat.",)
    )

    page = find(client, "lamp").content.decode()

    assert "<mark>lamp</mark>" in page
    assert "<img onerror" not in page
    assert "&lt;img onerror" in page


@pytest.mark.parametrize(
    "typed",
    ['"', "NEAR(", "*", "^", "title:", "AND OR NOT", "a" * 60_000, "\0", "👩‍🚀", "x " * 9_000],
)
def test_nothing_that_is_typed_is_an_error(client, typed):
    indexed()

    assert find(client, typed).status_code == 200


def test_what_is_typed_is_shown_again_as_text(client):
    indexed()

    page = find(client, '"><script>alert(1)</script>').content.decode()

    assert "<script>alert" not in page


def test_a_search_costs_the_same_for_ten_more_articles(client, django_assert_max_num_queries):
    for number in range(12):
        indexed(title=f"Lamp number {number}")

    with django_assert_max_num_queries(11 if connection.vendor == "sqlite" else 32):
        assert len(titles(find(client, "lamp"))) == 12


def test_a_note_that_is_published_can_be_searched_and_a_draft_cannot(client):
    story = indexed()
    builders.note(story, "the lamp", body="Compare folio twelve.")
    builders.note(story, "the lamp", body="Secret thought.", state="draft")

    assert len(titles(find(client, "note:folio"))) == 1
    assert titles(find(client, "note:secret")) == []

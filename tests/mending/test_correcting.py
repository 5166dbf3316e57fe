"""Curators correct the fields of an article; what they say is kept and stays."""

import datetime as dt

import pytest

from articles.mending import StaleArticle, correct
from articles.models import Article, Correction
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return builders.article(byline="By A. Writer", authors=["A. Writer"])


def told(story) -> list[tuple]:
    rows = Correction.objects.of_article(story).order_by("pk")
    return list(rows.values_list("field", "was", "value", "by__username"))


def test_each_corrected_field_is_kept_with_who_and_what_was(mina, story):
    correct(story, {"byline": "By B. Writer", "authors": ["B. Writer"]}, mina, "The page says so.")

    story.refresh_from_db()
    assert (story.byline, story.authors) == ("By B. Writer", ["B. Writer"])
    assert told(story) == [
        ("byline", "By A. Writer", "By B. Writer", "mina"),
        ("authors", ["A. Writer"], ["B. Writer"], "mina"),
    ]
    assert {one.note for one in Correction.objects.all()} == {"The page says so."}


def test_a_field_set_to_what_it_was_is_no_correction(mina, story):
    assert correct(story, {"title": story.title, "byline": story.byline}, mina) == ()
    assert told(story) == []


def test_a_corrected_time_moves_the_day_and_the_order_of_lists(mina, story):
    moment = dt.datetime(2022, 3, 29, 23, 30, tzinfo=dt.UTC)

    correct(story, {"published_at": moment}, mina)

    story.refresh_from_db()
    assert (story.published_at, story.day) == (moment, dt.date(2022, 3, 30))
    assert story.wall_clock == (dt.datetime(2022, 3, 30, 8, 30) - dt.datetime.min).total_seconds()
    assert told(story) == [
        ("published_at", "2022-03-29T09:54:00+09:00", "2022-03-30T08:30:00+09:00", "mina")
    ]


def test_beside_a_time_the_day_is_that_of_the_time(mina, story):
    correct(story, {"day": dt.date(2020, 1, 1)}, mina)

    story.refresh_from_db()
    assert story.day == dt.date(2022, 3, 29)
    assert told(story) == []


def test_a_corrected_title_is_found_and_renames_the_article(mina, story, client):
    correct(story, {"title": "A lantern festival"}, mina)

    story.refresh_from_db()
    assert story.slug == "a-lantern-festival"
    answer = client.get("/", {"q": "lantern festival"})
    assert story.get_absolute_url() in answer.content.decode()


def test_the_second_of_two_curators_is_told_what_the_first_saved(mina, joon, story):
    seen = Article.objects.get(pk=story.pk)
    correct(story, {"byline": "By Mina's choice"}, mina)

    with pytest.raises(StaleArticle) as told_so:
        correct(seen, {"byline": "By Joon's choice"}, joon)

    assert told_so.value.current.byline == "By Mina's choice"
    assert Correction.objects.count() == 1


def test_two_curators_correct_two_fields_at_once(mina, joon, story):
    seen = Article.objects.get(pk=story.pk)
    correct(story, {"byline": "By B. Writer"}, mina)

    correct(seen, {"section": "Harbour"}, joon)

    story.refresh_from_db()
    assert (story.byline, story.section) == ("By B. Writer", "Harbour")


def test_a_correction_of_a_correction_keeps_both(mina, joon, story):
    correct(story, {"byline": "One"}, mina)
    correct(Article.objects.get(), {"byline": "Two"}, joon)

    assert told(story) == [
        ("byline", "By A. Writer", "One", "mina"),
        ("byline", "One", "Two", "joon"),
    ]


def test_the_room_remembers_a_correction_when_its_curator_has_gone(mina, story):
    correct(story, {"byline": "One"}, mina)

    mina.delete()

    assert told(story) == [("byline", "By A. Writer", "One", None)]

"""The list of articles, as readers meet it."""

import datetime as dt
import re
from html import unescape

import pytest
from django.db import connection
from django.urls import reverse

from tests import builders as build

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")


def text_of(response) -> str:
    """What a reader reads: no tags, no runs of white space."""
    words = re.sub(r"<[^>]*>", " ", response.content.decode())
    return " ".join(unescape(words).split())


def titles(response) -> list[str]:
    return re.findall(r'class="card-title"><a [^>]*>([^<]*)</a>', response.content.decode())


def on(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2022, 3, day, hour)


def test_an_empty_room_says_how_to_fill_it(client):
    response = client.get(LIST)

    assert response.status_code == 200
    assert "manage.py load FOLDER" in text_of(response)


def test_the_newest_article_comes_first_by_the_clock_of_its_own_source(client):
    build.article("Evening in London", published=on(29, 20), zone="Europe/London")
    build.article("Night in Seoul", published=on(29, 23), zone="Asia/Seoul")

    assert titles(client.get(LIST)) == ["Night in Seoul", "Evening in London"]


def test_articles_stand_under_the_day_of_their_own_source(client):
    build.article("Breakfast news", published=on(29, 8), zone="Asia/Seoul")

    page = client.get(LIST)

    assert '<time datetime="2022-03-29">' in page.content.decode()
    assert "Tuesday 29 March 2022" in text_of(page)
    assert "08:00 KST" in text_of(page)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_articles_without_a_date_come_last_under_their_own_heading(client, sort):
    build.article("Undated", published=None)
    build.article("Dated")

    page = client.get(LIST, {"sort": sort})

    assert titles(page) == ["Dated", "Undated"]
    assert "No date Undated" in text_of(page)


def test_a_card_names_publisher_and_agency_and_counts_what_the_article_has(client):
    story = build.article(agency="INA", captions=["The lamp.", "The sea."])
    build.revise(story, story.title, ["Keepers lit the lamp again."])
    build.note(story, "Keepers")

    page = text_of(client.get(LIST))

    assert "Port Harrow Courier , from INA" in page
    assert "2 photos 1 note 2 versions" in page


def test_a_card_says_when_nobody_is_known_to_have_published_it(client):
    build.article(publisher=None, agency="INA")

    assert "Publisher not known, from INA" in text_of(client.get(LIST))


def test_an_agency_that_is_its_own_publisher_is_named_once(client):
    build.article(publisher="INA", agency="INA")

    assert ", from" not in text_of(client.get(LIST))


def test_an_assumed_time_zone_is_marked_and_a_stated_one_is_not(client):
    build.article("Assumed", zone_assumed=True)
    build.article("Stated")

    page = client.get(LIST).content.decode()

    assert page.count(">zone assumed</abbr>") == 1
    assert "The page names no time zone: Asia/Seoul is assumed." in page


def test_each_title_says_which_language_it_is_in(client):
    build.article("등대에 다시 불이 켜지다", language="ko")

    page = client.get(LIST).content.decode()

    assert 'dir="auto" lang="ko">등대에 다시 불이 켜지다</a>' in page
    assert '<html lang="en">' in page


def test_an_article_without_a_title_can_still_be_opened(client):
    story = build.article(title="")

    page = client.get(LIST).content.decode()

    assert f'href="{story.get_absolute_url()}"' in page
    assert titles(client.get(LIST)) == ["Untitled"]


def test_the_list_tells_how_many_articles_there_are(client):
    build.article()
    assert "Articles 1 article " in text_of(client.get(LIST))

    build.article("Another")
    assert "Articles 2 articles " in text_of(client.get(LIST))


def test_each_source_in_the_choices_tells_how_many_articles_name_it(client):
    build.article(agency="INA")
    build.article("Another", agency="INA")
    build.source("Nobody Yet")

    page = text_of(client.get(LIST))

    assert "INA 2 articles" in page
    assert "Nobody Yet" not in page


def test_each_filter_in_use_can_be_taken_away_and_leaves_the_others(client):
    build.article(agency="INA", captions=["The lamp."])

    page = client.get(LIST, {"source": "ina", "has": "photo", "published_after": "2022-03-01"})

    links = [
        unescape(link) for link in re.findall(r'class="chip" href="([^"]*)"', page.content.decode())
    ]
    assert links == [
        "/?published_after=2022-03-01&has=photo",
        "/?source=ina&has=photo",
        "/?source=ina&published_after=2022-03-01",
    ]
    assert "Source INA" in text_of(page)
    assert "From 1 March 2022" in text_of(page)


def test_a_filter_that_is_taken_away_keeps_the_order(client):
    build.article()

    page = client.get(LIST, {"has": "photo", "sort": "oldest"}).content.decode()

    assert 'class="chip" href="/?sort=oldest"' in page


def test_a_list_without_a_match_offers_to_take_filters_away(client):
    build.article()

    page = text_of(client.get(LIST, {"has": "annotation"}))

    assert "No article answers to all of this." in page
    assert "see all articles" in page


def test_every_input_of_the_filters_has_a_label(client):
    build.article()

    page = client.get(LIST).content.decode()

    inputs = re.findall(r'<(?:input(?! type="hidden")|select)[^>]* id="([^"]+)"', page)
    assert len(inputs) == 4
    assert all(f'<label for="{name}">' in page for name in inputs)


@pytest.mark.parametrize("asked", [{}, {"source": "ina", "role": "agency", "has": "photo"}])
def test_ten_more_articles_cost_no_more_queries(client, asked, django_assert_max_num_queries):
    most = 13 if connection.vendor == "sqlite" else 33
    for number in range(15):
        build.article(f"Story {number}", publisher=f"Paper {number}", agency="INA", captions=["A"])
        if number in {4, 14}:
            with django_assert_max_num_queries(most):
                client.get(LIST, asked)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("name", ["articles", "sources", "healthz", "robots"])
def test_the_readers_pages_are_only_read(client, method, name):
    assert getattr(client, method)(reverse(f"articles:{name}")).status_code == 405

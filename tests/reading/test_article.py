"""The article's page: what it says of the text, its times, its sources, its neighbours."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Attribution, Load, Outcome, Photo, Result, Revision
from tests import builders as build

pytestmark = pytest.mark.django_db


def read(client, story) -> str:
    answer = client.get(story.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_title_is_the_one_heading_of_first_rank_and_not_repeated(client):
    body = read(client, build.article(title="A lamp is lit"))

    assert body.count("<h1") == 1
    assert body.count("A lamp is lit") == 2  # The heading and the window's title.


def test_both_times_carry_their_zone_and_say_from_what_it_was_assumed(client):
    build.source("INA", time_zone="Asia/Seoul")
    story = build.article(
        agency="INA", publisher=None, zone_assumed=True, updated=dt.datetime(2022, 3, 29, 10, 11)
    )

    body = read(client, story)

    assert '<time datetime="2022-03-29T09:54:00+09:00">29 March 2022, 09:54 KST</time>' in body
    assert '<time datetime="2022-03-29T10:11:00+09:00">29 March 2022, 10:11 KST</time>' in body
    assert body.count("zone assumed") == 2
    assert "Asia/Seoul is assumed, because INA keeps it." in body


def test_the_reason_for_a_zone_is_the_one_that_the_load_gave(client):
    story = build.article(zone_assumed=True)
    said = "The page states no time zone; Asia/Seoul was assumed from its language."
    Outcome.objects.create(
        load=Load.objects.create(started_at=timezone.now()),
        article=story,
        sha256=story.current.capture.sha256,
        result=Result.LOADED,
        warnings=[{"code": "x", "message": "Y"}, {"code": "zone-assumed", "message": said}],
    )

    assert said in read(client, story)
    Article.objects.update(time_zone="Asia/Tokyo")
    assert said not in read(client, story)


def test_a_zone_that_no_source_keeps_is_assumed_without_a_reason(client):
    body = read(client, build.article(zone_assumed=True, zone="Asia/Tokyo"))

    assert "The page states no time zone; Asia/Tokyo is assumed." in body


def test_a_stated_zone_is_not_called_assumed(client):
    assert "zone assumed" not in read(client, build.article())


def test_a_page_without_a_time_says_so(client):
    assert "prints no time of publication" in read(client, build.article(published=None))


def test_the_date_printed_on_the_page_and_the_language_are_told(client):
    body = read(client, build.article(listed_date=dt.date(2022, 3, 30), language="ko"))

    assert "30 March 2022" in body
    assert "Korean" in body
    assert '<div class="text" lang="ko">' in body


def test_a_publisher_that_the_page_does_not_name_is_said_to_be_unnamed(client):
    assert "Not named on the page" in read(client, build.article(publisher=None, agency="INA"))


def test_each_source_shows_how_it_is_known_and_the_words_that_show_it(client):
    story = build.article(agency="INA")
    Attribution.objects.create(
        article=story,
        source=build.source("KPA"),
        role="cited",
        basis="inferred",
        evidence="KPA said",
    )

    body = read(client, story)

    assert "Stated on the page" in body
    assert "Inferred from the page" in body
    assert '<q dir="auto" lang="en">KPA said</q>' in body
    assert reverse("articles:source", args=["kpa"]) in body


def test_a_photo_that_was_not_captured_has_a_frame_with_caption_and_credit(client):
    story = build.article(captions=["The lamp, seen from the quay."], credit="INA")
    Photo.objects.update(occurrences=2)

    body = read(client, story)

    assert "Photograph not captured" in body
    assert body.index("Photograph not captured") < body.index("The lamp, seen from the quay.")
    assert "Credit: <bdi>INA</bdi>" in body
    assert "Printed twice in the capture" in body


def test_a_captured_photo_is_shown(client):
    story = build.article(captions=["A lamp."])
    name = f"pictures/ab/{'ab' * 32}.png"
    Photo.objects.update(image=name, width=640, height=480, alt="A lit lamp")

    body = read(client, story)

    shown = f'src="/pictures/{"ab" * 32}.png" alt="A lit lamp" width="640" height="480"'
    assert shown in body
    assert "not captured" not in body


def test_the_ways_lead_to_the_articles_before_and_after(client):
    monday, tuesday, friday = (
        build.article(title=f"Of {day}", published=dt.datetime(2022, 3, day, 8))
        for day in (7, 8, 11)
    )
    build.article(title="Undated", published=None)

    body = read(client, tuesday)

    assert f'rel="prev" href="{monday.get_absolute_url()}"' in body
    assert f'rel="next" href="{friday.get_absolute_url()}"' in body
    assert "Undated" not in body


def test_articles_of_one_minute_are_neighbours_in_the_order_they_came(client):
    first, second, third = (build.article(title=name) for name in ("One", "Two", "Three"))

    body = read(client, second)

    assert f'rel="prev" href="{first.get_absolute_url()}"' in body
    assert f'rel="next" href="{third.get_absolute_url()}"' in body


def test_a_lone_article_has_no_neighbours(client):
    assert "rel=" not in read(client, build.article()).split("</head>")[1]


def test_the_capture_is_one_step_away(client):
    story = build.article()

    assert story.current.capture.get_absolute_url() in read(client, story)


def test_an_old_revision_says_so_and_leads_to_the_newest(client):
    story = build.article(paragraphs=["Keepers lit the lamp."])
    build.revise(story, story.title, ["Keepers lit the lamp again."])
    address = reverse("articles:revision", args=[story.pk, 1])

    body = client.get(address).content.decode()

    assert "You are reading revision 1 of 2." in body
    assert "Keepers lit the lamp." in body
    assert f'<a href="{story.get_absolute_url()}">Read the newest revision</a>' in body
    assert f'<link rel="canonical" href="{address}">' in body


def test_the_newest_revision_and_the_article_are_one_page(client):
    story = build.article()
    second = build.revise(story, story.title, ["Keepers lit the lamp again."])

    for address in (story.get_absolute_url(), second.get_absolute_url()):
        body = client.get(address).content.decode()
        assert "Revision 2, the newest of 2." in body
        assert f'<link rel="canonical" href="{story.get_absolute_url()}">' in body


def test_revisions_stand_in_the_order_of_their_captures(client):
    story = build.article()
    later = build.revise(story, "The second load", ["An earlier capture."])
    for revision, month in zip(story.revisions.order_by("number"), (5, 3), strict=True):
        moment = dt.datetime(2022, month, 1, tzinfo=dt.UTC)
        Revision.objects.filter(pk=revision.pk).update(captured_at=moment)
    body = client.get(later.get_absolute_url()).content.decode()
    line = body.split('<nav class="revisions"')[1]
    assert line.index("1 March 2022") < line.index("1 May 2022")
    assert line.index(">Revision 2<") < line.index(">Revision 1<")


def test_one_revision_is_not_worth_a_word(client):
    assert "evision" not in read(client, build.article()).split("<main")[1]


def test_only_a_curator_is_led_to_the_desk(client):
    story = build.article()
    desk = f"/admin/articles/article/{story.pk}/annotate/"

    assert desk not in read(client, story)
    client.force_login(build.curator())
    assert desk in read(client, story)


@pytest.mark.parametrize("ending", ["", "r/1/"])
@pytest.mark.parametrize("pk", ["0", "404", "9" * 19, "9" * 30])
def test_an_id_of_nothing_is_not_found(client, pk, ending):
    assert client.get(f"/articles/{pk}/{ending}").status_code == 404


@pytest.mark.parametrize("number", ["0", "2", "9" * 19, "9" * 30])
def test_a_revision_that_never_was_is_not_found(client, number):
    story = build.article()

    assert client.get(f"/articles/{story.pk}/r/{number}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_is_only_read(client, method):
    story = build.article()

    assert getattr(client, method)(story.get_absolute_url()).status_code == 405
    assert client.head(story.get_absolute_url()).status_code == 200

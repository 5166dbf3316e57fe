"""Articles, sources and tags in the admin: found, filtered, mended."""

import datetime as dt

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Attribution, Source
from tests import builders
from tests.admin.test_careful import change, opened

LIST = "admin:articles_article_changelist"
HUGE = "9" * 30


def save(client, kind, row, **changes):
    return client.post(change(kind, row), opened(client, change(kind, row)) | changes)


def test_the_list_leads_to_the_desk_and_filters_by_source(enter, mina, story):
    builders.article(title="Another paper's", publisher="Coast Herald")
    client = enter(mina)

    answer = client.get(reverse(LIST), {"source": "coast-herald"})

    assertContains(client.get(reverse(LIST)), f"/admin/articles/article/{story.pk}/annotate/")
    assertContains(answer, "Another paper")
    assertNotContains(answer, story.title)


@pytest.mark.parametrize(
    "query",
    [
        f"?source={HUGE}",
        "?day__year=0",
        f"?day__year={HUGE}",
        "?day__gte=x",
        f"?id__exact={HUGE}",
        f"?id__in={HUGE}",
        f"?p={HUGE}",
        "?q=%00",
        "?publisher__slug__startswith=p",
        "?o=1.x.99",
    ],
)
def test_no_query_breaks_the_list(enter, mina, story, query):
    assert enter(mina).get(reverse(LIST) + query, follow=True).status_code in (200, 400)


def test_the_list_asks_as_much_for_twelve_articles_as_for_two(
    enter, mina, django_assert_max_num_queries
):
    def write(times):
        for _ in range(times):
            builders.article()

    write(2)
    client = enter(mina)
    with django_assert_max_num_queries(15) as few:
        client.get(reverse(LIST))
    write(10)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse(LIST))


def test_a_mended_clock_moves_the_article_to_its_day(enter, mina, story):
    save(enter(mina), "article", story, published="2022-03-30T08:30:00")

    story.refresh_from_db()
    assert story.published_at == dt.datetime(2022, 3, 29, 23, 30, tzinfo=dt.UTC)
    assert story.day == dt.date(2022, 3, 30)
    assert story.wall_clock == (dt.datetime(2022, 3, 30, 8, 30) - dt.datetime.min).total_seconds()


@pytest.mark.parametrize("zone", ["Europe/London", "+01:00"])
def test_another_zone_keeps_the_clock_and_moves_the_moment(enter, mina, story, zone):
    save(enter(mina), "article", story, time_zone=zone)

    story.refresh_from_db()
    assert story.published_at == dt.datetime(2022, 3, 29, 8, 54, tzinfo=dt.UTC)
    assert story.day == dt.date(2022, 3, 29)


def test_a_bare_day_orders_the_article_by_its_midnight(enter, mina, story):
    save(enter(mina), "article", story, published="", day="2022-04-01")

    story.refresh_from_db()
    assert (story.published_at, story.day) == (None, dt.date(2022, 4, 1))
    assert story.wall_clock == (dt.datetime(2022, 4, 1) - dt.datetime.min).total_seconds()


@pytest.mark.parametrize(
    "changes",
    [
        {"published": "0001-01-01T00:00:00"},
        {"published": "soon"},
        {"published": "2022-02-31T00:00:00"},
        {"time_zone": "Atlantis/Capital"},
        {"url": "javascript:alert(1)"},
        {"attributions-0-role": "owner"},
        {"title": "x" * 2000},
        {"day": "0000-00-00", "published": ""},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_saved(enter, mina, story, changes):
    answer = save(enter(mina), "article", story, **changes)

    assert answer.status_code == 200
    assertContains(answer, "errornote")


def test_an_impossible_source_is_refused(enter, mina, story):
    answer = save(enter(mina), "article", story, **{"attributions-0-source": HUGE})

    # PostgreSQL compares with such a number and finds no row; SQLite cannot.
    assert answer.status_code in (200, 400)
    assert story.attributions.get().source == story.publisher


def test_the_publisher_follows_the_sources_below(enter, mina, story):
    herald = builders.source("Coast Herald")

    save(enter(mina), "article", story, **{"attributions-0-source": herald.pk})

    story.refresh_from_db()
    assert story.publisher == herald
    assert Attribution.objects.get(article=story, role="publisher").source == herald


def test_other_names_of_a_source_are_written_one_a_line(enter, mina):
    source = builders.source("Yonhap", aliases=["연합뉴스"])
    assertContains(enter(mina).get(change("source", source)), "연합뉴스</textarea>")

    save(enter(mina), "source", source, aliases="연합뉴스\r\n\r\n Yonhap  News \r\n연합뉴스")

    source.refresh_from_db()
    assert source.aliases == ["연합뉴스", "Yonhap News"]


def test_two_spellings_of_one_source_are_refused(enter, mina):
    builders.source("Coast Herald")
    sent = {"name": "COAST  herald", "slug": "other", "kind": "newspaper"}

    answer = enter(mina).post(reverse("admin:articles_source_add"), sent)

    assertContains(answer, "already in the room")
    assert Source.objects.count() == 1


def test_a_renamed_source_is_compared_by_its_new_name(enter, mina):
    source = builders.source("Coast Herald")

    save(enter(mina), "source", source, name="Coast Gazette")

    source.refresh_from_db()
    assert source.folded == "coast gazette"


@pytest.mark.parametrize("kind", ["article", "capture", "revision", "load", "outcome"])
def test_what_came_from_captures_is_never_deleted(enter, keeper, story, kind):
    address = reverse(f"admin:articles_{kind}_delete", args=[1])

    assert enter(keeper).post(address, {"post": "yes"}).status_code in (302, 403, 404)
    story.refresh_from_db()


@pytest.mark.parametrize("kind", ["capture", "revision"])
def test_captures_and_revisions_are_read_only(enter, keeper, story, kind):
    row = story.current.capture if kind == "capture" else story.current

    answer = enter(keeper).get(change(kind, row))

    assertNotContains(answer, 'name="_save"')
    assert enter(keeper).post(change(kind, row), {"name": "x"}).status_code == 403


@pytest.mark.parametrize("kind", ["article", "source", "tag", "capture", "load", "annotation"])
@pytest.mark.parametrize("who", ["clerk", "reader", None])
def test_who_may_not_sees_no_list(client, request, story, who, kind):
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.get(reverse(f"admin:articles_{kind}_changelist"))

    assert answer.status_code == (403 if who == "clerk" else 302)


def test_only_a_superuser_sees_the_users(enter, mina, keeper):
    users = reverse("admin:auth_user_changelist")

    assert enter(mina).get(users).status_code == 403
    assert enter(keeper).get(users).status_code == 200


def test_autocomplete_needs_permission(enter, mina, clerk, story):
    address = reverse("admin:autocomplete")
    asked = {"app_label": "articles", "model_name": "attribution", "field_name": "source"}

    assert enter(clerk).get(address, asked).status_code == 403
    assertContains(enter(mina).get(address, asked | {"term": "Harrow"}), "Port Harrow Courier")

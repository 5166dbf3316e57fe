"""Merging, joining and splitting: what would happen is said first, then done as it was said."""

import pytest
from django.urls import reverse

from articles.models import Article, Correction, Source
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Two articles that are one story, of two names of one source."""
    kept = builders.article(title="The light is lit", publisher="Harbour Courier")
    other = builders.article(title="The light is lit again", publisher="The Harbour Courier")
    return kept, other


def page(name, row):
    kind = "source" if isinstance(row, Source) else "article"
    return reverse(f"admin:articles_{kind}_{name}", args=[row.pk])


def seen_in(answer):
    return answer.context["plan"].mark


def cases(two):
    kept, other = two
    builders.revise(kept, "Another story", ["Of another day."])
    return [
        ("merge", other.publisher, {"into": kept.publisher_id}),
        ("join", kept, {"other": str(other.pk)}),
        ("split", kept, {"revision": [2]}),
    ]


@pytest.mark.parametrize("place", range(3))
def test_what_would_happen_is_shown_and_nothing_is_done_yet(client, two, place):
    client.force_login(builders.curator())
    name, row, asked = cases(two)[place]
    answer = client.get(page(name, row), asked)
    assert "What will happen" in answer.content.decode()
    assert (Article.objects.count(), Source.objects.count()) == (2, 2)


@pytest.mark.parametrize("place", range(3))
def test_what_was_confirmed_is_done_and_leads_to_what_is_there_now(client, two, place):
    client.force_login(builders.curator())
    name, row, asked = cases(two)[place]
    seen = seen_in(client.get(page(name, row), asked))
    answer = client.post(page(name, row), asked | {"seen": seen}, follow=True)
    assert answer.status_code == 200
    assert "as it is now" in answer.content.decode()
    assert (Article.objects.count(), Source.objects.count()) == [(2, 1), (1, 2), (3, 2)][place]


@pytest.mark.parametrize("place", range(3))
def test_what_has_changed_meanwhile_is_shown_anew_and_not_done(client, two, place):
    client.force_login(builders.curator())
    name, row, asked = cases(two)[place]
    answer = client.post(page(name, row), asked | {"seen": "of yesterday"})
    assert "nothing was done" in answer.content.decode()
    assert (Article.objects.count(), Source.objects.count()) == (2, 2)


@pytest.mark.parametrize("who", ["stranger", "reader", "helper"])
@pytest.mark.parametrize("place", range(3))
def test_whoever_may_not_mend_mends_nothing(client, two, place, who):
    name, row, asked = cases(two)[place]
    if who != "stranger":
        builders.User.objects.create_user(who, password="x", is_staff=who == "helper")
        client.force_login(builders.User.objects.get(username=who))
    answer = client.post(page(name, row), asked)
    assert answer.status_code in (302, 403)
    assert (Article.objects.count(), Source.objects.count()) == (2, 2)


@pytest.mark.parametrize("asked", ["0", "999999999999999999", "no", "/articles/x/", ""])
def test_an_article_that_is_not_there_is_said(client, two, asked):
    client.force_login(builders.curator())
    answer = client.get(page("join", two[0]), {"other": asked})
    assert answer.status_code == 400


def test_an_article_may_be_named_by_its_address(client, two):
    client.force_login(builders.curator())
    asked = {"other": f"http://room.example{two[1].get_absolute_url()}"}
    assert client.get(page("join", two[0]), asked).context["plan"].joined == two[1]


def test_an_article_is_not_joined_to_itself(client, two):
    client.force_login(builders.curator())
    answer = client.get(page("join", two[0]), {"other": str(two[0].pk)})
    assert "cannot be joined to itself" in answer.content.decode()


def test_old_addresses_lead_on_after_a_join_and_a_merge(client, two):
    kept, other = two
    client.force_login(builders.curator())
    old = other.publisher
    for name, row, asked in cases(two)[:2]:
        seen = seen_in(client.get(page(name, row), asked))
        client.post(page(name, row), asked | {"seen": seen})
    client.logout()
    assert client.get(other.get_absolute_url())["Location"] == kept.get_absolute_url()
    assert client.get(old.get_absolute_url())["Location"] == kept.publisher.get_absolute_url()
    assert Correction.objects.filter(article=kept).exists()

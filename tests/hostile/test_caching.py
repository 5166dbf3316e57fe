"""What was made for one person is never kept for another."""

import pytest
from django.urls import reverse

from tests.hostile.addresses import CURATORS, PUBLIC

pytestmark = pytest.mark.django_db
READERS = [address for address in PUBLIC if not address.startswith("/admin/")]


@pytest.mark.parametrize("address", [*READERS, "/nowhere"])
def test_a_page_for_somebody_who_signed_in_is_kept_by_no_shared_cache(client, story, mina, address):
    client.force_login(mina)

    assert "private" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", [*CURATORS, "/admin/", "/admin/login/", "/admin/nowhere/"])
@pytest.mark.parametrize("who", ["keeper", "mina", None])
def test_the_admin_is_kept_by_no_cache(client, request, story, who, address):
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.get(address)

    assert answer.status_code == 404 or "no-store" in answer.headers["Cache-Control"]


def test_a_page_that_differs_for_curators_says_so(client, story, mina):
    stranger = client.get(story.get_absolute_url())
    client.force_login(mina)
    curator = client.get(story.get_absolute_url())

    assert stranger.content != curator.content
    assert "Cookie" in stranger.headers["Vary"]
    assert "Cookie" in curator.headers["Vary"]


@pytest.mark.parametrize("address", ["/", "/sources/", "/sources/ina/"])
def test_a_page_without_a_mark_of_its_reader_is_the_same_for_all(client, story, mina, address):
    stranger = client.get(address).content
    client.force_login(mina)

    assert client.get(address).content == stranger


def test_the_desk_gives_a_script_and_a_person_answers_that_are_told_apart(client, story, mina):
    client.force_login(mina)
    desk = reverse("admin:articles_article_annotate", args=[story.pk])
    sent = {"revision": story.current_id, "body": "x", "state": "draft", "quote": "nowhere at all"}

    for accepted in ("application/json", "text/html"):
        answer = client.post(desk, sent, headers={"Accept": accepted})
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", [*READERS, "/admin/"])
def test_no_page_of_somebody_who_signed_in_is_known_by_a_tag(client, story, mina, address):
    client.force_login(mina)

    answer = client.get(address, headers={"If-None-Match": "*"})

    assert answer.status_code != 304
    assert "ETag" not in answer.headers

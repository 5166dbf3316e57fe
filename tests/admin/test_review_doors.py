"""Who may decide, what the queue asks of the database, and the ways that lead to it."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.models import State
from tests import builders
from tests.admin.test_review import ONE, QUEUE, address, alike, sent, waiting, waiting_still

HUGE = "9" * 30


def test_another_curators_draft_does_not_wait_for_me(enter, mina, joon):
    place = waiting(body="Not ready yet.", by=joon, state=State.DRAFT)

    assertContains(enter(mina).get(reverse(QUEUE)), "Every note has its place")
    assertNotContains(enter(mina).get(reverse("admin:index")), "1 note")
    assertContains(enter(joon).get(reverse(QUEUE)), "Not ready yet.")
    assert enter(mina).get(address(place)).status_code == 404


@pytest.mark.parametrize("decision", ["accept", "move", "gone", "reopen"])
def test_another_curators_draft_cannot_be_decided(enter, mina, joon, decision):
    place = waiting(by=joon, state=State.DRAFT)

    answer = enter(mina).post(address(place), sent(place, decision, quote="ferry"))

    assert answer.status_code == 404
    assert waiting_still(place)


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_permission_are_refused_in_the_admins_clothes(enter, clerk, mina, method):
    place = waiting()

    for page in (reverse(QUEUE), address(place)):
        answer = getattr(enter(clerk), method)(page, sent(place, "gone"))
        assert answer.status_code in (403, 405)
    assertContains(answer, 'id="user-tools"', status_code=403)
    assert waiting_still(place)


def test_staff_without_permission_see_no_count(enter, clerk, mina):
    waiting()

    assertNotContains(enter(clerk).get(reverse("admin:index")), "Review queue")


def test_a_stranger_signs_in_and_comes_back(client, db):
    answer = client.get(reverse(QUEUE))

    assertRedirects(answer, f"{reverse('admin:login')}?next={reverse(QUEUE)}")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_verbs_are_not_answered(enter, mina, method):
    place = waiting()

    for page in (reverse(QUEUE), address(place)):
        assert getattr(enter(mina), method)(page).status_code == 405


@pytest.mark.parametrize("pk", ["0", "999", HUGE])
def test_a_place_that_is_not_there_is_not_found(enter, mina, pk):
    page = reverse(QUEUE) + f"{pk}/"

    assert enter(mina).get(page).status_code == 404
    assert enter(mina).post(page, {"decision": "gone"}).status_code == 404


def test_the_list_of_all_placements_is_no_page(enter, mina):
    place = waiting()

    for page in ("/admin/articles/placement/", f"/admin/articles/placement/{place.pk}/change/"):
        assert enter(mina).get(page).status_code == 404


def test_the_first_page_the_article_and_the_desk_say_what_waits(enter, mina):
    story = waiting().revision.article
    alike()
    only = f"{reverse(QUEUE)}?article={story.pk}"

    assertContains(enter(mina).get(reverse("admin:index")), "2 notes wait")
    article = reverse("admin:articles_article_change", args=[story.pk])
    assertContains(enter(mina).get(article), f'href="{only}">Review 1 waiting note<')
    desk = reverse("admin:articles_article_annotate", args=[story.pk])
    assertContains(enter(mina).get(desk), f'href="{only}">1 note<')


@pytest.mark.parametrize("page", [QUEUE, ONE])
def test_ten_more_waiting_notes_cost_no_more_queries(
    enter, mina, page, django_assert_max_num_queries
):
    first = waiting(tags=[builders.tag(), builders.tag("Weather")])
    address = reverse(page, args=[first.pk] if page == ONE else [])
    client = enter(mina)
    with django_assert_max_num_queries(10) as few:
        client.get(address)
    for _ in range(10):
        waiting(tags=[builders.tag()])

    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_a_decision_costs_few_queries(enter, mina, django_assert_max_num_queries):
    place = waiting()
    client = enter(mina)

    with django_assert_max_num_queries(15):
        client.post(address(place), sent(place, "gone"))

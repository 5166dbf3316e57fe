"""The address of a tag stays good when the tag is merged into another."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from articles.annotating import merge_tags, undo_many
from tests import builders

pytestmark = pytest.mark.django_db


def page(slug):
    return reverse("articles:tag", args=[slug])


def test_the_address_of_a_merged_tag_leads_on_through_every_merge(client, mina):
    old, middle, into = (builders.tag(name) for name in ("Old", "Middle", "Into"))
    merge_tags(mina, old, middle)
    merge_tags(mina, middle, into)

    assertRedirects(client.get(page("old")), page("into"))


def test_an_undone_merge_leads_nowhere_else(client, mina):
    change = merge_tags(mina, builders.tag("Old"), builders.tag("Into"))

    undo_many(mina, change)

    assert client.get(page("old")).status_code == 200


def test_an_address_of_no_tag_is_not_found(client, mina):
    merge_tags(mina, builders.tag("Old"), builders.tag("Into"))

    assert client.get(page("other")).status_code == 404


def test_a_list_that_was_kept_under_the_old_tag_still_tells_its_articles(client, mina):
    old, into = builders.tag("Old"), builders.tag("Into")
    builders.note(builders.article("The lamp is lit"), "lit", tags=[old])
    builders.article("Another story")
    merge_tags(mina, old, into)

    body = client.get("/", {"tag": "old"}).content.decode()

    assert "The lamp is lit" in body
    assert "Another story" not in body

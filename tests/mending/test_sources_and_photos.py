"""Curators correct who an article and its photos come from."""

import pytest

from articles.mending import Claim, StaleArticle, correct_photo, correct_sources, move_credit
from articles.models import Attribution, Correction, Photo
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return builders.article(agency="INA", captions=["The lamp.", "The stair."], credit="")


def claims(story) -> list[Claim]:
    return [
        Claim(row.source_id, row.role, row.evidence, row.pk) for row in story.attributions.all()
    ]


def told() -> list[tuple]:
    return list(
        Correction.objects.order_by("pk").values_list(
            "field", "was__source", "value__source", "no_longer__name"
        )
    )


def test_another_publisher_is_assigned_and_the_old_one_remembered(mina, story):
    herald = builders.source("Coast Herald")
    first, *others = claims(story)

    correct_sources(story, [Claim(herald.pk, first.role, "", first.row), *others], mina)

    story.refresh_from_db()
    assert story.publisher == herald
    assert story.attributions.get(role="publisher").basis == "assigned"
    assert story.attributions.get(role="agency").basis == "stated"
    courier = "Port Harrow Courier"
    assert told() == [("publisher", courier, "Coast Herald", courier)]


def test_a_source_is_taken_out_and_another_put_in(mina, story):
    wire = builders.source("Wire")

    correct_sources(story, [claims(story)[0], Claim(wire.pk, "cited", "told the Wire")], mina)

    story.refresh_from_db()
    assert story.agency is None
    assert told() == [("agency", "INA", None, "INA"), ("cited", None, "Wire", None)]


def test_another_role_is_one_taken_out_and_one_put_in(mina, story):
    first, agency = claims(story)

    correct_sources(story, [first, Claim(agency.source, "cited", "", agency.row)], mina)

    assert told() == [("agency", "INA", None, "INA"), ("cited", None, "INA", None)]


def test_sources_that_stay_as_they_are_are_no_correction(mina, story):
    assert correct_sources(story, claims(story), mina) == ()


def test_a_source_that_was_taken_out_meanwhile_is_not_brought_back(mina, joon, story):
    seen = claims(story)
    correct_sources(story, seen[:1], mina)

    with pytest.raises(StaleArticle):
        correct_sources(story, seen, joon)

    assert Attribution.objects.count() == 1


def test_a_photo_s_credit_is_corrected(mina, story):
    photo = story.photos.first()

    [one] = correct_photo(photo, {"credit": "Harbour Studio", "alt": ""}, mina)

    photo.refresh_from_db()
    assert photo.credit == "Harbour Studio"
    assert (one.photo, one.field, one.was, one.value) == (photo, "credit", "", "Harbour Studio")


def test_the_second_to_correct_a_credit_is_told(mina, joon, story):
    photo, seen = story.photos.first(), story.photos.first()
    correct_photo(photo, {"credit": "Mina's"}, mina)

    with pytest.raises(StaleArticle):
        correct_photo(seen, {"credit": "Joon's"}, joon)


def test_a_credit_moves_to_the_photo_it_belongs_to(mina, story):
    here, there = story.photos.all()
    correct_photo(here, {"credit": "INA"}, mina)
    here.refresh_from_db()

    move_credit(here, there, mina)

    assert list(story.photos.values_list("credit", flat=True)) == ["", "INA"]
    assert Correction.objects.filter(photo=there, value="INA").exists()


def test_two_credits_change_places(mina, story):
    here, there = story.photos.all()
    Photo.objects.filter(pk=here.pk).update(credit="INA")
    Photo.objects.filter(pk=there.pk).update(credit="Wire")

    move_credit(*story.photos.all(), mina)

    assert list(story.photos.values_list("credit", flat=True)) == ["Wire", "INA"]


def test_a_credit_that_moved_meanwhile_stays_where_it_is(mina, joon, story):
    Photo.objects.filter(position=1).update(credit="INA")
    seen = list(story.photos.all())
    move_credit(*story.photos.all(), mina)

    with pytest.raises(StaleArticle):
        move_credit(*seen, joon)


def test_a_credit_never_leaves_its_text(mina, story):
    other = builders.article(title="Another", captions=["A pier."]).photos.get()

    with pytest.raises(ValueError, match="same text"):
        move_credit(story.photos.first(), other, mina)

"""What a curator corrected is never overwritten by a later load."""

import datetime as dt

import pytest

from articles.mending import Claim, correct, correct_photo, correct_sources
from articles.models import Article, Correction, Photo
from tests import builders
from tests.loading.dumps import PARAGRAPHS, TITLE, dump
from tests.loading.loads import load

pytestmark = pytest.mark.django_db
EARLIER = dt.datetime(2022, 3, 29, 9, 58)
LATER = dt.datetime(2022, 3, 29, 10, 11)
NEWER = [PARAGRAPHS[0].replace("eleven", "twelve"), PARAGRAPHS[1]]


def load_newer(**changes) -> Article:
    raw = dump(**{"paragraphs": NEWER, "updated": LATER} | changes)
    assert load(raw) == ["revised"]
    return Article.objects.get()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Keepers return"),
        ("title", ""),
        ("byline", ""),
        ("byline", "By A. Keeper"),
        ("authors", ["A. Keeper"]),
        ("section", "Harbour"),
        ("language", "ko"),
        ("url", "https://courier.example/1"),
        ("published_at", None),
        ("updated_at", dt.datetime(2022, 3, 30, tzinfo=dt.UTC)),
        ("updated_at", None),
        ("listed_date", dt.date(2022, 4, 1)),
        ("time_zone", "Europe/London"),
        ("zone_assumed", False),
    ],
)
def test_a_corrected_field_outlives_a_newer_text(mina, field, value):
    load(dump(updated=EARLIER))
    correct(Article.objects.get(), {field: value}, mina)

    article = load_newer()

    assert getattr(article, field) == value
    assert article.current.number == 2
    assert article.current.title == TITLE


def test_what_was_not_corrected_follows_the_newer_text(mina):
    load(dump())
    correct(Article.objects.get(), {"section": "Harbour"}, mina)

    article = load_newer()

    assert article.updated_at.isoformat() == "2022-03-29T01:11:00+00:00"
    assert article.excerpt == NEWER[0]


def test_a_newer_text_tells_its_time_by_the_zone_that_a_curator_set(mina):
    load(dump(byline=""))
    correct(Article.objects.get(), {"time_zone": "Europe/London"}, mina)

    article = load_newer(byline="")

    assert article.updated_at.isoformat() == "2022-03-29T09:11:00+00:00"


@pytest.mark.parametrize("role", ["agency", "publisher"])
def test_a_source_that_a_curator_took_out_does_not_come_back(mina, role):
    load(dump())
    article = Article.objects.get()
    agency = article.attributions.get(role="agency")
    other = builders.source("Coast Herald")
    correct_sources(article, [Claim(other.pk, role, "", agency.pk)], mina)

    article = load_newer()

    assert article.attributions.filter(role=role).get().source == other
    assert not article.attributions.filter(source=agency.source, role="agency").exists()
    assert getattr(article, role) == other


def test_a_credit_that_a_curator_gave_is_on_the_photo_of_the_newer_text(mina):
    load(dump(captions=["A lamp is lit. (KCNA)"]))
    correct_photo(Photo.objects.get(), {"credit": "Harbour Studio"}, mina, "So says the print.")

    load_newer(captions=["A lamp is lit. (KCNA)"])

    photo = Photo.objects.get(revision__number=2)
    assert photo.credit == "Harbour Studio"
    [carried] = photo.corrections.all()
    assert (carried.by, carried.note) == (mina, "So says the print.")
    assert Correction.objects.made_by_hand().count() == 1


def test_a_credit_is_carried_from_text_to_text(mina):
    load(dump(captions=["A lamp is lit. (KCNA)"]))
    correct_photo(Photo.objects.get(), {"credit": "Harbour Studio"}, mina)
    load_newer(captions=["A lamp is lit. (KCNA)"])

    raw = dump(
        paragraphs=["A third text of it."], updated=LATER, captions=["A lamp is lit. (KCNA)"]
    )
    load(raw)

    assert Photo.objects.get(revision__number=3).credit == "Harbour Studio"
    assert Correction.objects.filter(carried_from__isnull=False).count() == 2


def test_another_photo_keeps_its_own_credit(mina):
    load(dump(captions=["A lamp is lit. (KCNA)"]))
    correct_photo(Photo.objects.get(), {"credit": "Harbour Studio"}, mina)

    load_newer(captions=["The stair was swept. (KCNA)"])

    assert Photo.objects.get(revision__number=2).credit == "KCNA"


def test_notes_are_carried_when_fields_were_corrected(mina):
    load(dump())
    builders.note(Article.objects.get(), "eleven winters")
    correct(Article.objects.get(), {"title": "Keepers return"}, mina)

    article = load_newer()

    assert article.annotations.get().placements.get(revision=article.current).status == "changed"

"""Captures say when they were made: the latest is what readers see, in whatever order they come."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.loading import Document, Loader, LoadOptions, Told
from articles.models import Article, Capture, Load, Revision
from tests.loading.dumps import dump

pytestmark = pytest.mark.django_db
MARCH, MAY = (dt.datetime(2022, month, 1, 9, tzinfo=dt.UTC) for month in (3, 5))
OLD, NEW = dump(paragraphs=["The old words stood here."]), dump(paragraphs=["The new words."])


@pytest.fixture
def loader():
    return Loader(LoadOptions(), Load.objects.create(started_at=timezone.now()))


def captured(raw, at):
    return Document(raw, "page.txt", Told(captured_at=at))


@pytest.mark.parametrize("order", [1, -1])
def test_the_latest_capture_is_what_readers_see_in_any_order(loader, order):
    for document in [captured(OLD, MARCH), captured(NEW, MAY)][::order]:
        loader.take(document)
    assert Article.objects.get().current.captured_at == MAY


def test_a_capture_keeps_the_time_that_stands_beside_it(loader):
    loader.take(captured(OLD, MARCH))
    assert Capture.objects.get().captured_at == Revision.objects.get().captured_at == MARCH


def test_what_is_told_of_a_document_is_believed_until_the_person_who_loads_says_otherwise(loader):
    told = Told(publisher="The Harbour Courier", time_zone="Asia/Seoul", language="ko")
    loader.take(Document(OLD, "page.txt", told))
    article = Article.objects.get()
    assert (article.publisher.name, article.time_zone) == ("The Harbour Courier", "Asia/Seoul")
    assert article.language == "ko"
    assert LoadOptions(language="en").hint(Document(OLD, "page.txt", told)).language == "en"


def test_what_the_nearer_word_does_not_say_the_farther_one_does():
    nearer, farther = Told(publisher="The Courier"), Told(publisher="Nobody", language="en")
    assert nearer.over(farther) == Told(publisher="The Courier", language="en")

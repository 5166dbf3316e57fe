"""The real capture, where it stands beside the checkout, loads with exactly the rows it should."""

import datetime as dt

import pytest

from articles.loading import LoadOptions, load_paths
from articles.models import Article, Photo
from tests import machine

SEEDS = machine.SHARED / "seeds"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="The real capture is not on this machine."),
]


@pytest.fixture
def article():
    load_paths([SEEDS], LoadOptions())
    return Article.objects.get()


def test_its_title_byline_and_sources_are_kept_as_printed(article):
    assert len(article.title) == 69
    assert (article.byline, article.authors) == ("By Yonhap", [])
    assert (article.publisher, article.agency.name) == (None, "Yonhap")


def test_its_times_are_those_of_seoul_and_the_zone_is_assumed(article):
    assert article.published_at == dt.datetime(2022, 3, 29, 0, 54, tzinfo=dt.UTC)
    assert article.updated_at == dt.datetime(2022, 3, 29, 1, 11, tzinfo=dt.UTC)
    assert (article.time_zone, article.zone_assumed) == ("Asia/Seoul", True)
    assert article.listed_date == article.day == dt.date(2022, 3, 29)


def test_its_doubled_caption_is_one_photo_without_a_file(article):
    photo = Photo.objects.get()
    assert (len(photo.caption), photo.credit, photo.occurrences) == (404, "KCNA", 2)
    assert not photo.image


def test_its_text_is_a_title_a_caption_and_eight_paragraphs_of_263_words(article):
    blocks = article.current.blocks
    paragraphs = [block for block in blocks if block["kind"] == "paragraph"]
    words = " ".join(article.current.text[one["start"] : one["end"]] for one in paragraphs)
    assert [block["kind"] for block in blocks[:2]] == ["title", "caption"]
    assert (len(paragraphs), len(words.split())) == (8, 263)


def test_its_sources_stand_in_their_roles_with_the_words_that_show_it(article):
    shown = {(one.source.name, one.role): one.evidence for one in article.attributions.all()}
    assert set(shown) == {("Yonhap", "agency"), ("KCNA", "credit"), ("KCNA", "cited")}
    assert all(shown.values())


def test_its_ledger_tiles_the_file_to_the_byte(article):
    capture = article.current.capture
    ends = [0, *(end for _, end, _, _ in capture.ledger)]
    assert [start for start, _, _, _ in capture.ledger] == ends[:-1]
    assert ends[-1] == capture.size


def test_publisher_is_assigned_by_the_option_alone():
    load_paths([SEEDS], LoadOptions(publisher="The Korea Herald"))

    publisher = Article.objects.get().attributions.get(role="publisher")
    assert (publisher.source.name, publisher.basis) == ("The Korea Herald", "assigned")

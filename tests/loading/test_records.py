"""What `parse` writes loads as the article that it was."""

import json

import pytest

from articles.models import Article
from articles.parsing import parse
from articles.presenting.records import page_record
from tests.loading.dumps import dump
from tests.loading.loads import load

pytestmark = pytest.mark.django_db


def record_of(raw):
    (page,) = parse(raw)
    return json.dumps(page_record(page, id="page.txt", sha256="0")).encode()


def test_a_record_of_a_page_is_the_same_article_with_the_same_text():
    page = dump(captions=["The lamp over the wall. (KCNA)"])

    assert load(page, record_of(page)) == ["loaded", "unchanged"]


def test_a_record_that_is_loaded_first_keeps_every_source_and_its_evidence():
    load(record_of(dump(captions=["The lamp over the wall. (KCNA)"])))

    article = Article.objects.get()
    roles = article.attributions.values_list("source__name", "role", "basis")
    assert set(roles) == {("Yonhap", "agency", "stated"), ("KCNA", "credit", "stated")}
    assert article.zone_assumed

"""Whatever a document or its name holds, it is rejected with a reason or kept as words."""

import gzip

import pytest

from articles.loading import load_uploads
from articles.models import (
    Article,
    Capture,
    Outcome,
    Revision,
)
from tests.loading.dumps import PARAGRAPHS, TITLE, dump
from tests.loading.loads import PLAIN, load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_a_document_that_is_no_page_is_rejected_with_its_reason(raw):
    assert load(raw) == ["rejected"]

    assert Outcome.objects.get().reason
    assert not Capture.objects.exists()
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "x" * 20_000, "\u202egnp.exe", "' OR 1=1 --", "{{ 7*7 }}"],
)
def test_hostile_words_are_kept_as_words(words):
    load(dump(title=TITLE, paragraphs=[f"{words} said the keeper of the light.", *PARAGRAPHS]))

    assert words in Revision.objects.get().text


def test_a_file_name_full_of_controls_is_kept_as_visible_escapes():
    load_uploads([("a\nb\x1b[31m\udc80\u202e\0.txt", dump())], PLAIN)

    assert Outcome.objects.get().name == "a\\x0ab\\x1b[31m\\x80\\u202e\\x00.txt"
    assert Capture.objects.get().name == Outcome.objects.get().name


def test_an_upload_is_unpacked_and_bounded_like_a_file(settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 10_000
    bomb = gzip.compress(b"words " * 10_000)

    run = load_uploads([("page.gz", gzip.compress(dump())), ("bomb.gz", bomb)], PLAIN)

    assert run.counts == {"loaded": 1, "rejected": 1}
    assert "the limit is" in run.outcomes.get(name="bomb.gz").reason


def test_the_end_of_a_name_too_long_for_its_column_is_kept():
    load_uploads([("folder/" * 100 + "page.txt", dump())], PLAIN)

    name = Outcome.objects.get().name
    assert len(name) == 500
    assert name.startswith("…")
    assert name.endswith("folder/page.txt")

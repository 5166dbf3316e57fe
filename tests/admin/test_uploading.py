"""Uploading captures: each document's outcome with its reason."""

import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.models import Article, Capture, Load, Result
from tests.loading.dumps import story
from tests.loading.unpacking.test_archives import zipped

UPLOAD = "admin:articles_load_add"
DUMP = """Keepers light the lamp at Port Harrow

By Kim Min-ji

Published : Mar 29, 2022 - 09:54

Keepers lit the lamp at Port Harrow on Monday, nine years after the storm that put it out.

The town came to watch, and some had walked all night from the villages inland.
"""


def file(name="page.txt", content=DUMP):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def upload(client, *files, **told):
    return client.post(reverse(UPLOAD), {"captures": list(files), **told}, follow=True)


def test_a_capture_is_loaded_and_its_outcome_shown(enter, mina):
    answer = upload(enter(mina), file(), publisher="Port Harrow Courier")

    article = Article.objects.get()
    assert article.publisher.name == "Port Harrow Courier"
    assert Load.objects.get().started_by == mina
    assertContains(answer, "1 loaded")
    assertContains(answer, article.title)


def test_each_document_has_its_own_outcome_and_reason(enter, mina):
    answer = upload(enter(mina), file(), file("picture.txt", b"\x00\x01\x02" * 400))

    rejected = Load.objects.get().outcomes.get(result=Result.REJECTED)
    assertContains(answer, "1 loaded, 1 rejected")
    assertContains(answer, "picture.txt")
    assert rejected.reason


def test_the_same_capture_again_changes_nothing(enter, mina):
    upload(enter(mina), file())

    answer = upload(enter(mina), file("again.txt"))

    assertContains(answer, "1 unchanged")
    assert Article.objects.count() == Capture.objects.count() == 1


def test_a_file_over_the_limit_is_left_out_and_named(enter, mina, settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 1000

    answer = upload(enter(mina), file(), file("large.txt", DUMP * 30))

    assertContains(answer, "larger than this room takes: large.txt")
    assertContains(answer, "1 loaded")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"time_zone": "Atlantis/Capital"}, "is no time zone"),
        ({"language": "<b>"}, "Write a language tag"),
        ({"captures": []}, "This field is required"),
    ],
)
def test_what_cannot_be_told_is_refused_in_words(enter, mina, told, words):
    sent = {"captures": [file()]} | told

    answer = enter(mina).post(reverse(UPLOAD), sent)

    assertContains(answer, words, status_code=400)
    assert not Load.objects.exists()


def test_a_file_name_is_shown_as_letters(enter, mina):
    answer = upload(enter(mina), file("<img src=x onerror=alert(1)>.txt", b"\x00" * 900))

    assert "<img src=x" not in answer.content.decode()


@pytest.mark.parametrize("who", ["clerk", "reader", None])
def test_who_may_not_load_uploads_nothing(client, request, who, db):
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.post(reverse(UPLOAD), {"captures": [file()]})

    assert answer.status_code == (403 if who == "clerk" else 302)
    assert not Load.objects.exists()


def test_a_load_and_its_outcomes_are_read_only(enter, keeper):
    client = enter(keeper)
    upload(client, file())
    load = Load.objects.get()
    pages = [
        reverse("admin:articles_load_change", args=[load.pk]),
        reverse("admin:articles_outcome_change", args=[load.outcomes.get().pk]),
    ]

    for page in pages:
        assert client.get(page).status_code == 200
        assert client.post(page, {"counts": "{}"}).status_code == 403


def test_an_archive_may_be_larger_than_a_document_may(enter, mina, settings):
    settings.READINGROOM_MAX_DOCUMENT_BYTES = 500
    pages = {f"{number}.txt": story(number) for number in (1, 2)}
    raw = zipped(pages, zipfile.ZIP_STORED)
    assert len(raw) > 500
    assertContains(upload(enter(mina), file("pages.zip", raw)), "2 loaded")

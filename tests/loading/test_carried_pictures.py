"""Pages and letters that carry their own pictures come in with them."""

import base64

import pytest
from django.utils import timezone

from articles.loading import Document, Loader, LoadOptions, load_paths
from articles.models import Article, Load, Photo
from tests.loading.unpacking.webarchives import page
from tests.painting import painted

pytestmark = pytest.mark.django_db
PICTURE = base64.encodebytes(painted(size=(600, 400))).decode()
SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/2022/light
Date: Tue, 29 Mar 2022 09:54:00 +0900
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/html; charset=utf-8
Content-Location: https://courier.example/2022/light
Content-Transfer-Encoding: 8bit

{page}
--cut
Content-Type: image/jpeg
Content-Location: https://courier.example/img/lamp.jpg
Content-Transfer-Encoding: base64

{picture}
--cut--
"""
LETTER = """From: The Evening Bell <news@bell.example>
To: mina@example.org
Message-ID: <1@bell.example>
Subject: The light is lit
Date: Tue, 29 Mar 2022 09:54:00 +0900
MIME-Version: 1.0
Content-Type: multipart/related; boundary="cut"

--cut
Content-Type: text/html; charset=utf-8

{page}
--cut
Content-Type: image/jpeg
Content-ID: <lamp@bell>
Content-Transfer-Encoding: base64

{picture}
--cut--
"""


def load(text):
    loader = Loader(LoadOptions(), Load.objects.create(started_at=timezone.now()))
    (outcome,) = loader.take(Document(text.encode(), "document"))
    assert outcome.result == "loaded", outcome.reason


def test_a_page_saved_in_one_file_comes_with_its_picture_address_and_moment():
    load(SAVED.format(page=page().decode(), picture=PICTURE))
    article = Article.objects.get()
    assert article.url == "https://courier.example/2022/light"
    assert f"{article.current.captured_at:%Y-%m-%d %H:%M}" == "2022-03-29 00:54"
    assert Photo.objects.get().width == 600


def test_a_newsletter_comes_with_its_sender_time_and_picture():
    load(LETTER.format(page=page(image="cid:lamp@bell").decode(), picture=PICTURE))
    article = Article.objects.get()
    assert article.publisher.name == "The Evening Bell"
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2022-03-29 00:54"
    assert Photo.objects.get().width == 600


def test_a_mailbox_of_two_letters_is_two_articles(tmp_path):
    letter = LETTER.format(page=page(image="cid:lamp@bell").decode(), picture=PICTURE)
    start = "From news@bell.example Tue Mar 29 09:54:00 2022\n"
    second = letter.replace("The light is lit", "The light is out").replace("dusk", "dawn")
    (tmp_path / "box.mbox").write_text(f"{start}{letter}\n{start}{second}\n")
    report = load_paths([tmp_path], LoadOptions())
    assert report.counts["loaded"] == 2
    assert {one.title for one in Article.objects.all()} == {"The light is lit", "The light is out"}


def test_a_note_with_front_matter_is_an_article():
    load(
        '---\ntitle: "The light is lit"\ndate: 2022-03-29T09:54:00+09:00\n'
        "source: The Harbour Courier\nlanguage: en\n---\n\nKeepers lit the lamp on Monday.\n\n"
        "## The town came\n\nIt stood along the sea wall and counted the turns.\n"
    )
    article = Article.objects.get()
    assert (article.title, article.publisher.name) == ("The light is lit", "The Harbour Courier")
    assert "heading" in {block["kind"] for block in article.current.blocks}

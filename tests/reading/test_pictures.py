"""Pictures are sent as what they were decoded as, kept for ever by browsers, and never run."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.loading.pictures import keep_picture
from articles.models import Photo
from articles.parsing.pictures import check_picture
from tests import builders as build
from tests.painting import painted

pytestmark = pytest.mark.django_db
RAW = painted(comment=b"as the camera wrote it")


@pytest.fixture
def kept():
    picture = check_picture(RAW, 1_000_000)
    name, _ = keep_picture(picture, with_original=True)
    return picture, f"/pictures/{picture.sha256}.jpg", name


def test_a_kept_picture_is_sent_with_its_own_type(client, kept):
    picture, address, _ = kept
    answer = client.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert hashlib.sha256(answer.getvalue()).hexdigest() == picture.sha256


def test_a_browser_may_keep_it_for_ever_and_run_nothing_of_it(client, kept):
    answer = client.get(kept[1])
    answer.close()
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_bytes_that_were_captured_are_no_page_of_the_room(client, kept):
    raw = hashlib.sha256(RAW).hexdigest()
    assert default_storage.exists(f"originals/{raw[:2]}/{raw}")
    for address in (f"/originals/{raw[:2]}/{raw}", f"/pictures/{raw}.jpg"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("ending", ["gif", "svg", "html", "jpg/../../db.sqlite3", "JPG"])
def test_no_other_file_is_reached_through_a_pictures_address(client, kept, ending):
    assert client.get(f"/pictures/{kept[0].sha256}.{ending}").status_code == 404


def test_a_picture_without_a_caption_stands_where_the_page_has_it(client, kept):
    story = build.article(paragraphs=["First words.", "Second words."])
    Photo.objects.create(
        article=story,
        revision=story.current,
        position=1,
        image=kept[2],
        width=60,
        height=40,
        inside_caption="A lamp at dawn",
        after_block=1,
    )
    body = client.get(story.get_absolute_url()).content.decode()
    order = [body.index(words) for words in ("First words.</p>", kept[1], "Second words.</p>")]
    assert order == sorted(order)
    assert "A lamp at dawn" in body


def test_a_photo_of_which_nothing_was_captured_takes_a_line_and_no_more(client):
    story = build.article()
    Photo.objects.create(article=story, revision=story.current, position=1, after_block=0)
    body = client.get(story.get_absolute_url()).content.decode()
    assert "A photograph without a caption stood here." in body
    assert "Its caption is kept below" not in body


def test_a_picture_whose_file_is_gone_answers_that_it_is_not_there(client, kept):
    default_storage.delete(kept[2])
    assert client.get(kept[1]).status_code == 404
    default_storage.save(kept[2], ContentFile(b"again"))

"""Photos get their picture file from wherever the capture has it."""

import base64
import os
import signal
from multiprocessing import active_children

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.loading import Document, Loader, LoadOptions
from articles.loading.pictures import check_apart
from articles.models import Capture, Load, Outcome, Photo
from articles.parsing.pictures import NoPicture
from tests.painting import bomb, painted, slow, with_iptc

pytestmark = pytest.mark.django_db
WORDS = "The keepers of the harbour light came back to Port Harrow on Monday after eleven winters. "
PAGE = """<!doctype html><html lang="en"><head><title>The light is lit</title></head><body>
<article><h1>The light is lit</h1><p>{words}</p><p>{words}</p>
<figure><img src="{source}" width="600" height="400" alt="A lamp">{caption}</figure>
<p>{words}</p></article></body></html>"""
CAPTION = "<figcaption>The lamp, seen from the quay.</figcaption>"


def page(source, caption=CAPTION):
    return PAGE.format(words=WORDS * 3, source=source, caption=caption).encode()


def load(raw, files=None):
    loader = Loader(LoadOptions(), Load.objects.create(started_at=timezone.now()))
    (outcome,) = loader.take(Document(raw, "page.html", beside=(files or {}).get))
    return outcome


def in_the_page(raw):
    return "data:image/jpeg;base64," + base64.b64encode(raw).decode()


def test_a_picture_in_the_page_itself_is_kept_once_more_only_for_readers():
    load(page(in_the_page(painted(size=(600, 400)))))
    photo = Photo.objects.get()
    assert (photo.width, photo.height, photo.original.name) == (600, 400, "")
    assert default_storage.exists(photo.image.name)


def test_a_picture_beside_the_page_is_kept_with_its_original_bytes():
    raw = painted(size=(600, 400))
    load(page("./page_files/lamp.jpg"), {"./page_files/lamp.jpg": raw})
    photo = Photo.objects.get()
    with photo.original.open() as original:
        assert original.read() == raw
    assert photo.caption == "The lamp, seen from the quay."


def test_a_photo_without_a_file_is_still_a_photo():
    load(page("./page_files/lamp.jpg"))
    assert not Photo.objects.get().image


def test_a_picture_that_cannot_be_kept_is_told_and_costs_nothing_else():
    outcome = load(page("lamp.png"), {"lamp.png": bomb()})
    assert outcome.result == "loaded"
    assert [each.code for each in outcome.warnings if "pixels" in each.message] == [
        "picture-not-kept"
    ]
    assert Outcome.objects.get().warnings[-1]["code"] == "picture-not-kept"


def test_one_picture_on_two_pages_is_one_file():
    files = {"lamp.jpg": painted(size=(600, 400))}
    load(page("lamp.jpg"), files)
    load(page("lamp.jpg").replace(b"The light is lit", b"The lamp is out"), files)
    assert len({photo.image.name for photo in Photo.objects.all()}) == 1
    assert Photo.objects.count() == 2


def test_a_fuller_capture_of_the_same_text_gives_the_photo_its_picture():
    load(page("lamp.jpg"))
    outcome = load(page("lamp.jpg") + b"\n", {"lamp.jpg": painted(size=(600, 400))})
    assert outcome.result == "unchanged"
    assert "Pictures that it lacked: 1." in outcome.reason
    assert Photo.objects.get().width == 600
    assert Capture.objects.count() == 2


def test_what_the_file_says_is_kept_beside_what_the_page_says():
    load(page("lamp.jpg"), {"lamp.jpg": with_iptc("A lamp at dawn", "INA")})
    photo = Photo.objects.get()
    assert (photo.inside_caption, photo.inside_credit) == ("A lamp at dawn", "INA")
    assert photo.credit == ""


def test_a_picture_that_takes_too_long_to_decode_is_left_and_the_next_one_kept(settings):
    settings.READINGROOM_MAX_PICTURE_SECONDS = 1
    files = {"slow.jpg": slow(), "lamp.jpg": painted(size=(600, 400))}

    outcome = load(page("slow.jpg"), files)
    load(page("lamp.jpg").replace(b"light", b"lamp"), files)

    assert "READINGROOM_MAX_PICTURE_SECONDS" in str(outcome.warnings)
    assert list(Photo.objects.order_by("pk").values_list("width", flat=True)) == [None, 600]


def test_a_picture_whose_decoder_dies_costs_only_itself():
    check_apart(painted(), 1_000_000, 10)
    (decoder,) = active_children()
    os.kill(decoder.pid, signal.SIGKILL)

    with pytest.raises(NoPicture, match="SIGKILL"):
        check_apart(painted(), 1_000_000, 10)

    assert check_apart(painted(), 1_000_000, 10).width == 60

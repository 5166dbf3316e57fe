"""A picture is decoded, bounded and written anew: readers get a picture and nothing else."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.parsing.pictures import Embedded, NoPicture, check_picture
from tests.painting import bomb, painted, turned, with_iptc, with_xmp

MOST = 40_000_000
SAMPLES = [painted(kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "AVIF")]


def opened(picture):
    return Image.open(io.BytesIO(picture.shown))


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("JPEG", "jpg"), ("PNG", "png"), ("GIF", "png"), ("WEBP", "webp"), ("AVIF", "webp")],
)
def test_each_kind_of_picture_is_kept_as_one_that_browsers_show(kind, ending):
    picture = check_picture(painted(kind), MOST)
    assert (picture.ending, picture.width, picture.height) == (ending, 60, 40)
    assert opened(picture).size == (60, 40)


def test_a_jpeg_keeps_its_pixels():
    raw = painted()
    before, after = Image.open(io.BytesIO(raw)), opened(check_picture(raw, MOST))
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_picture_taken_sideways_stands_upright(orientation):
    picture = check_picture(turned(orientation), MOST)
    assert (picture.width, picture.height) == ((60, 40) if orientation == 3 else (40, 60))


def test_the_place_where_it_was_taken_is_not_given_to_readers():
    picture = check_picture(turned(6), MOST)
    assert dict(opened(picture).getexif()) == {}
    assert b"Exif" not in picture.shown


def test_a_picture_that_is_a_web_page_too_is_only_a_picture_then():
    page = b"<html><script>alert(1)</script></html>"
    for raw in (painted("GIF") + page, painted("JPEG", comment=page), painted("PNG") + page):
        assert b"<script>" not in check_picture(raw, MOST).shown


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xd8\xff",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"<!doctype html>",
        b"GIF89a",
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(raw):
    with pytest.raises(NoPicture):
        check_picture(raw, MOST)


def test_kinds_that_browsers_do_not_show_are_refused():
    with pytest.raises(NoPicture, match="no picture of a kind"):
        check_picture(painted("TIFF"), MOST)


def test_a_picture_of_too_many_pixels_is_refused_by_naming_the_setting():
    with pytest.raises(NoPicture, match="READINGROOM_MAX_MEGAPIXELS"):
        check_picture(painted(size=(300, 200)), 50_000)


def test_a_small_file_that_unpacks_to_a_wall_of_pixels_is_refused():
    with pytest.raises(NoPicture, match="pixels"):
        check_picture(bomb(), MOST)


def test_a_picture_cut_short_is_refused():
    with pytest.raises(NoPicture, match="damaged"):
        check_picture(painted(size=(400, 400), quality=95)[:2500], MOST)


def test_a_huge_photograph_is_shown_smaller_and_kept_whole():
    raw = painted(size=(4000, 1000))
    picture = check_picture(raw, MOST)
    assert (picture.width, picture.height) == (2400, 600)
    assert picture.original == raw


@pytest.mark.parametrize("write", [with_iptc, with_xmp])
def test_the_caption_and_credit_inside_a_file_are_read(write):
    picture = check_picture(write("하로항의 등대, dawn", "Jo Muster/INA"), MOST)
    assert picture.inside == Embedded("하로항의 등대, dawn", "Jo Muster/INA")
    assert b"Muster" not in picture.shown


def test_words_that_only_a_camera_wrote_are_no_caption():
    exif = Image.Exif()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    assert check_picture(painted(exif=exif), MOST).inside == Embedded()


def test_entities_in_a_packet_of_words_are_not_followed():
    evil = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert check_picture(painted(xmp=evil.encode()), MOST).inside == Embedded()


@given(st.sampled_from(SAMPLES), st.data())
def test_whatever_happens_to_its_bytes_a_picture_is_kept_or_refused(raw, data):
    place = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 20))
    mutated = raw[:place] + data.draw(st.binary(max_size=20)) + raw[place + cut :]
    try:
        picture = check_picture(mutated, MOST)
    except NoPicture:
        return
    assert opened(picture).size == (picture.width, picture.height)

"""Where the picture of each photo may be found: in the capture, beside it, or on the web."""

import base64
import io

import pytest
from PIL import Image

from articles.parsing.markup.previews import is_preview, size_within
from articles.parsing.markup.twins import is_same, stem
from tests.parsing.html.pages import linked, meta, read, story

CAPTION = "The green buoy lies behind the salt works on Tuesday morning."
WEB = "https://img.courier.example/2024/green-buoy-4711.jpg"
CANONICAL = '<link rel="canonical" href="https://c.example/news/buoy">'


def picture(width: int = 320, height: int = 200, kind: str = "jpeg") -> str:
    """A picture of our own, kept in its address."""
    stored = io.BytesIO()
    Image.new("RGB", (width, height), (30, 90, 60)).save(stored, kind)
    return f"data:image/{kind};base64,{base64.b64encode(stored.getvalue()).decode()}"


def photo_of(image: str, head: str = CANONICAL):
    """The only photo of a story with this image and a caption."""
    (photo,) = read(
        story(f"<figure>{image}<figcaption>{CAPTION}</figcaption></figure>"), head
    ).photos
    return photo


@pytest.mark.parametrize(
    ("image", "url", "sources"),
    [
        (f'<img src="{WEB}">', WEB, (WEB,)),
        ('<img src="/p/buoy.jpg">', "https://c.example/p/buoy.jpg", ("/p/buoy.jpg",)),
        (
            f'<img src="./Buoy%20found_files/green.jpg" data-src="{WEB}">',
            WEB,
            ("./Buoy%20found_files/green.jpg", WEB),
        ),
        ('<img src="./Boje-Dateien/boje.jpg">', None, ("./Boje-Dateien/boje.jpg",)),
        (
            f'<img src="file:///home/jo/buoy.jpg" srcset="{WEB} 2x">',
            WEB,
            ("file:///home/jo/buoy.jpg", WEB),
        ),
        ('<img src="cid:part4.buoy@c.example">', None, ("cid:part4.buoy@c.example",)),
        (
            '<img src="/s.jpg" srcset="/m.jpg 300w, /l.jpg 900w">',
            "https://c.example/l.jpg",
            ("/s.jpg", "/l.jpg"),
        ),
        (
            f'<picture><source srcset="/wide.webp 1200w"><img src="{WEB}"></picture>',
            "https://c.example/wide.webp",
            (WEB, "/wide.webp"),
        ),
        (
            f'<a href="{WEB}"><img src="a_files/thumb.jpg"></a>',
            WEB,
            ("a_files/thumb.jpg", WEB),
        ),
        (
            f'<img src="x.jpg" data-big-image="{WEB}">',
            "https://c.example/news/x.jpg",
            ("x.jpg", WEB),
        ),
        (f'<img src="javascript:alert(1)" data-src="{WEB}">', WEB, (WEB,)),
        (f'<img src="/img/spacer.gif" data-original="{WEB}">', WEB, (WEB, "/img/spacer.gif")),
    ],
)
def test_every_address_of_a_photo_is_told_the_best_first(image, url, sources):
    photo = photo_of(image)

    assert photo.url == url
    assert [each for each in photo.sources if each in sources] == list(sources)


def test_relative_addresses_are_told_as_written_and_as_resolved():
    photo = photo_of('<img src="../p/buoy.jpg">')

    assert photo.sources == ("../p/buoy.jpg", "https://c.example/p/buoy.jpg")


def test_a_picture_kept_in_its_address_comes_first():
    kept = picture()

    photo = photo_of(f'<img src="{kept}" data-sf-original-src="{WEB}">')

    assert (photo.url, photo.sources) == (WEB, (kept, WEB))


def test_a_picture_kept_in_the_styles_of_a_page_saved_in_one_file_is_found():
    kept = picture(kind="png")
    drawing = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"
    image = f'<img src="{drawing}" style="background-image:var(--sf-img-7)!important">'

    photo = photo_of(image, f'<style>:root{{--sf-img-7: url("{kept}")}}</style>{CANONICAL}')

    assert (photo.url, photo.sources) == (None, (kept,))


@pytest.mark.parametrize(
    "stand_in",
    [
        "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
        "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:text/html;base64,PGI+",
        "data:image/jpeg;base64,%%%",
        picture(20, 12),
        picture(20, 12, "webp"),
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
        "blob:https://c.example/1",
    ],
)
def test_a_stand_in_is_no_source_of_the_picture(stand_in):
    assert photo_of(f'<img src="{stand_in}">').sources == ()


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "webp"])
def test_the_size_of_a_picture_is_read_from_its_first_bytes(kind):
    kept = picture(321, 123, kind)

    assert (size_within(kept), is_preview(kept)) == ((321, 123), False)


def test_a_copy_for_readers_without_scripts_lends_its_address():
    lazy = f'<img src="{picture(8, 8)}"><noscript><img src="{WEB}"></noscript>'

    assert photo_of(lazy).url == WEB


@pytest.mark.parametrize(
    "head",
    [
        meta("og:image", "https://img.courier.example/1200/green-buoy.jpg?w=1200"),
        linked(image={"@type": "ImageObject", "url": "https://i.example/green-buoy.jpg"}),
        meta("og:image", "https://i.example/share/x.jpg") + meta("og:image:alt", CAPTION),
    ],
)
def test_a_page_saved_complete_finds_the_web_address_of_its_lead(head):
    photo = photo_of('<img src="./Buoy_files/green-buoy(1).jpg">', head)

    assert photo.url is not None
    assert photo.sources == ("./Buoy_files/green-buoy(1).jpg", photo.url)


def test_a_lead_of_the_very_size_of_the_captured_picture_is_that_picture():
    head = meta("og:image", WEB) + meta("og:image:width", "640") + meta("og:image:height", "360")

    assert photo_of(f'<img src="{picture(640, 360)}">', head).url == WEB


def test_a_page_saved_in_one_file_shows_its_first_picture_once():
    image = f'<figure><img src="{picture()}"><figcaption>{CAPTION}</figcaption></figure>'

    photos = read(story(before=image), meta("og:image", WEB)).photos

    assert [photo.caption for photo in photos] == [CAPTION]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/buoy-4711-300x200.jpg", "/x/buoy-4711.webp?w=9", True),
        ("/a/8f800bc5471a.16x9_700.jpg", "/b/8f800bc5471a.original1024.jpg", True),
        ("/241847488/241847488_v4_3_800.jpeg", "/241847488/241847488_v16_9.webp", True),
        ("/p/20240305/one.jpg", "/p/20240305/two.jpg", False),
        ("/p/1111/original.jpg", "/p/2222/original.jpg", False),
        ("/p/crop1920x1080-a.jpg", "/p/crop1920x1080-b.jpg", False),
    ],
)
def test_two_addresses_of_one_picture_are_known_by_their_names(one, other, same):
    assert is_same([one], other) is same


def test_a_name_that_says_nothing_is_told_with_its_folder():
    assert stem("https://a.example/4711/original.jpg") == "4711/original"


def test_a_picture_of_many_megabytes_does_not_cut_the_page_off():
    kept = picture()
    huge = kept + "A" * (10_500_000 // 4 * 4)

    page = read(story(f'<figure><img src="{huge}"><figcaption>{CAPTION}</figcaption></figure>'))

    assert (len(page.blocks), len(page.photos[0].sources[0])) == (4, len(huge))

"""Photos with their captions and credits, parted; what is no photo left out."""

import pytest

from articles.parsing.markup.crediting import bare_credit, part
from tests.parsing.html.pages import SENTENCES, linked, meta, read, story, texts

CAPTION = "The green buoy lies behind the salt works on Tuesday morning."
IMAGE = '<img src="https://img.courier.example/2024/green-buoy-4711.jpg" alt="A buoy">'


def figure(words: str) -> str:
    return f"<figure>{IMAGE}{words}</figure>"


@pytest.mark.parametrize(
    ("written", "caption", "credit"),
    [
        (f"{CAPTION} (Foto: Jo Muster/dpa)", CAPTION, "Jo Muster/dpa"),
        (f"{CAPTION} | Bild: Jo Muster", CAPTION, "Jo Muster"),
        (f"{CAPTION} Photo by Jo Muster", CAPTION, "Jo Muster"),
        (f"{CAPTION} © Jo Muster", CAPTION, "Jo Muster"),
        (f"{CAPTION} Jo Muster / Harbour Press", CAPTION, "Jo Muster / Harbour Press"),
        (f"{CAPTION} (AFP)", CAPTION, "AFP"),
        (f"{CAPTION} REUTERS/Jo Muster", CAPTION, "REUTERS/Jo Muster"),
        (f"{CAPTION} (Picture: Getty Images)", CAPTION, "Getty Images"),
        ("부표가 염전 뒤에 놓여 있다. 연합뉴스", "부표가 염전 뒤에 놓여 있다.", "연합뉴스"),
        ("岸に着いたブイ（６日）＝共同", "岸に着いたブイ（６日）", "共同"),
        (
            "Ines Calder (left) and the boy (Archivbild)",
            "Ines Calder (left) and the boy (Archivbild)",
            "",
        ),
        (CAPTION, CAPTION, ""),
    ],
)
def test_a_caption_is_parted_from_its_credit(written, caption, credit):
    found, named = part(written)

    assert (found, bare_credit(named)) == (caption, credit)


@pytest.mark.parametrize(
    "words",
    [
        f"<figcaption>{CAPTION} <span class='credit'>Jo Muster</span></figcaption>",
        f"<figcaption>{CAPTION}</figcaption><footer>Jo Muster</footer>",
        f"<figcaption><span>{CAPTION}</span> <small class='rights'>Jo Muster</small></figcaption>",
        f"<figcaption>{CAPTION} (Image: Jo Muster)</figcaption>",
        f"<figcaption>{CAPTION}</figcaption><div>Foto: Jo Muster</div>",
    ],
)
def test_caption_and_credit_of_a_figure(words):
    (photo,) = read(story(figure(words))).photos

    assert (photo.caption, photo.credit) == (CAPTION, "Jo Muster")


def test_a_box_without_a_figure_is_read_too():
    box = f"<div class='image-box'>{IMAGE}<p class='caption'>{CAPTION}</p></div>"

    (photo,) = read(story(box)).photos

    assert photo.caption == CAPTION


def test_words_equal_to_the_alternative_text_are_a_caption():
    image = f'<img src="https://img.courier.example/buoy-4711.jpg" alt="{CAPTION}">'

    page = read(story(f"<div>{image}<p>{CAPTION}</p></div>"))

    assert [photo.caption for photo in page.photos] == [CAPTION]
    assert CAPTION not in texts(page)


def test_a_caption_never_leaks_into_the_text():
    page = read(story(figure(f"<figcaption>{CAPTION}</figcaption>") + f"<p>{CAPTION}</p>"))

    assert not [text for text in texts(page) if CAPTION in text]


def test_a_caption_seen_twice_is_one_caption():
    twice = figure(f"<figcaption>{CAPTION}</figcaption>")
    other = twice.replace("4711", "4712")

    (photo,) = read(story(twice + other)).photos

    assert photo.occurrences == 2


def test_the_place_of_a_photo_is_known():
    (photo,) = read(story(figure(f"<figcaption>{CAPTION}</figcaption>"))).photos

    assert photo.after_block == 2


@pytest.mark.parametrize(
    "image",
    [
        '<img src="/logo.png" alt="The Shoal Courier">',
        '<img src="https://t.example/pixel.gif" width="1" height="1">',
        '<div class="author-box"><img src="https://img.example/jo-muster-face.jpg"></div>',
        '<aside class="related"><a href="/x"><img src="https://img.example/other.jpg"></a></aside>',
        '<a href="/other-story"><img src="https://img.example/teaser-12345.jpg"><h3>Other</h3></a>',
        '<img class="icon" src="https://img.example/arrow-right-long.png">',
    ],
)
def test_what_is_no_photo(image):
    assert read(story(image)).photos == ()


@pytest.mark.parametrize(
    ("image", "url"),
    [
        (
            '<img src="data:image/gif;base64,R0" data-src="/p/buoy.jpg">',
            "https://c.example/p/buoy.jpg",
        ),
        (
            '<img srcset="/a-300.jpg 300w, /a-900.jpg 900w" src="/a.jpg">',
            "https://c.example/a-900.jpg",
        ),
        ('<amp-img src="/amp-buoy.jpg"></amp-img>', "https://c.example/amp-buoy.jpg"),
        ('<img src="javascript:alert(1)">', None),
        ('<img src="data:image/png;base64,iVBORw0KGgo=">', None),
    ],
)
def test_the_address_of_a_photo_is_of_the_web_or_none(image, url):
    body = story(f"<figure>{image}<figcaption>{CAPTION}</figcaption></figure>")

    (photo,) = read(body, '<link rel="canonical" href="https://c.example/buoy">').photos

    assert photo.url == url


def test_the_shared_picture_leads_when_it_is_not_shown():
    head = meta("og:image", "https://img.courier.example/lead-0815.jpg")

    page = read(story(figure(f"<figcaption>{CAPTION}</figcaption>")), head)

    assert [photo.url[-13:] for photo in page.photos] == ["lead-0815.jpg", "buoy-4711.jpg"]


def test_json_ld_gives_a_credit_that_the_page_does_not_show():
    image = {
        "@type": "ImageObject",
        "url": "https://x.example/green-buoy-4711.jpg",
        "creditText": "AFP",
    }

    (photo,) = read(
        story(figure(f"<figcaption>{CAPTION}</figcaption>")), linked(image=image)
    ).photos

    assert photo.credit == "AFP"


def test_each_picture_of_a_gallery_has_its_own_words():
    pair = (
        "<img src='/p/one-{0}.jpg'><p class='caption'>Boat number {0} at dawn. (Foto: Jo/dpa)</p>"
    )
    gallery = "".join(f"<div>{pair.format(number)}</div>" for number in (111, 222))

    photos = read(story(f"<figure>{gallery}</figure>")).photos

    assert [photo.caption for photo in photos] == [f"Boat number {n} at dawn." for n in (111, 222)]
    assert [photo.credit for photo in photos] == ["Jo/dpa", "Jo/dpa"]


def test_words_kept_for_a_picture_viewer_are_read():
    image = IMAGE.replace("<img", f"<img data-caption='{CAPTION}' data-credit='Jo Muster'")

    (photo,) = read(story(f"<p>{image}</p>")).photos

    assert (photo.caption, photo.credit) == (CAPTION, "Jo Muster")


def test_a_line_behind_a_picture_is_its_caption_when_it_ends_in_a_credit():
    page = read(story(f"<p>{IMAGE}</p><p><em>{CAPTION} Photo: Jo Muster</em></p>"))

    assert [(photo.caption, photo.credit) for photo in page.photos] == [(CAPTION, "Jo Muster")]
    assert texts(page) == list(SENTENCES)


def test_a_lazy_picture_and_its_copy_for_readers_without_scripts_are_one():
    lazy = IMAGE.replace("src=", "data-src=")

    page = read(
        story(
            f"<figure>{lazy}<noscript>{IMAGE}</noscript><figcaption>{CAPTION}</figcaption></figure>"
        )
    )

    assert len(page.photos) == 1

"""Pictures that stand for other stories, authors or recordings; and those that do not."""

import pytest

from tests.parsing.html.pages import TITLE, read, story, texts

CAPTION = "The green buoy lies behind the salt works on Tuesday morning."
HEADLINE = "Other news of the old harbour and of its people"
WEB = "https://img.courier.example/2024/green-buoy-4711.jpg"
IMAGE = f'<img src="{WEB}" alt="{{0}}">'


@pytest.mark.parametrize(
    "card",
    [
        # The image and the headline are links.
        "<div><figure><a href='/x'>{image}</a></figure><p><a href='/x'>{headline}</a></p></div>",
        # The headline is a link, the line below it is called a caption.
        "<div>{image}<a href='/x'>{headline}</a><span class='text-caption'>By Jo</span></div>",
        # A link without words lies over the card.
        "<div>{image}<a href='/x'></a><header><span>{headline}</span></header></div>",
        # A recording to listen to.
        "<div class='media--audio'>{image}<p class='caption'>{headline}</p></div>",
    ],
)
def test_a_way_to_another_story_is_no_photo_of_this_one(card):
    page = read(story(card.format(image=IMAGE.format(HEADLINE), headline=HEADLINE)))

    assert page.photos == ()


@pytest.mark.parametrize(
    "words",
    ["<address>By Jo Muster</address>", "By <a rel='author' href='/jo'>Jo Muster</a>, reporter"],
)
def test_the_face_of_the_author_is_no_photo_of_the_story(words):
    portrait = f"<figure>{IMAGE.format('Jo')}<figcaption>{words}</figcaption></figure>"

    assert read(story(before=portrait)).photos == ()


@pytest.mark.parametrize(
    "layout",
    [
        # A picture that is a link to a larger one, however that is called.
        "<a href='//img.courier.example/2024/green-buoy-4711=s1200'>{image}</a>"
        "<div class='image-text'>{caption}</div>",
        # A picture between its credit and its caption, in a box that is called nothing.
        "<div class='mx-4'><span>Photo: Jo Muster</span>{image}<div>{caption}</div></div>",
        # A short alternative text, printed again behind the picture.
        "<div class='x7'><div>{image}</div></div><div class='x8'><span>{caption}</span></div>",
    ],
)
def test_a_photo_of_the_story_is_kept_with_its_caption(layout):
    box = layout.format(image=IMAGE.format(CAPTION), caption=CAPTION)

    page = read(story(f"<div>{box}</div>"))

    assert [photo.caption for photo in page.photos] == [CAPTION]
    assert CAPTION not in texts(page)


def test_the_title_of_the_page_is_no_caption_of_its_lead():
    head = f"<div class='head'><h1>{TITLE}</h1><em>by <a rel='author'>Jo</a></em></div>"
    lead = f"<figure><picture>{IMAGE.format(TITLE)}</picture></figure>"

    page = read(story(title="").replace("<h1></h1>", f"<div>{head}{lead}</div>"))

    assert [(photo.caption, photo.url) for photo in page.photos] == [("", WEB)]


@pytest.mark.parametrize(
    "box",
    [
        "<a href='/x' class='card'><figure>{image}<figcaption>{words}</figcaption></figure></a>",
        "<figure><a href='/x'>{image}</a><figcaption><a href='/'>{words}</a></figcaption></figure>",
        "<div class='contributor'>{image}<span class='caption'>{words}</span></div>",
        "<div class='reporter_area'>{image}<p class='name'>{words}</p></div>",
    ],
)
def test_what_is_printed_with_other_pictures_is_neither_caption_nor_text(box):
    page = read(story(box.format(image=IMAGE.format(""), words=HEADLINE)))

    assert (page.photos, texts(page)) == ((), texts(read(story())))


def test_the_title_of_a_film_is_no_caption():
    film = (
        f"<div class='film'>{IMAGE.format(HEADLINE)}<div class='film-title'>{HEADLINE}</div></div>"
    )

    assert [photo.caption for photo in read(story(f"<p></p>{film}")).photos if photo.caption] == []


@pytest.mark.parametrize(
    "layout",
    [
        "<a href='https://img.courier.example/large.jpg' title='{caption}'>{image}</a>",
        "<aside><figure>{image}<figcaption>{caption}</figcaption></figure></aside>",
        "<a href='https://i.example/l.jpg'><figure>{image}<figcaption>{caption}</figcaption></figure></a>",
    ],
)
def test_a_picture_that_opens_larger_or_stands_aside_is_a_photo(layout):
    page = read(story(layout.format(image=IMAGE.format(""), caption=CAPTION)))

    assert [photo.caption for photo in page.photos] == [CAPTION]

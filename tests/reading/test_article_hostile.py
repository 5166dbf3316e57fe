"""What captured words and notes may try against the article's page: they are words."""

import pytest

from articles.models import Attribution, Photo
from tests import builders as build

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
ATTRIBUTE = '"onmouseover=alert(1) x="'
TEMPLATE = "{{ 7*7 }}{% debug %}"
FIELDS = {
    "title": lambda words: {"title": words},
    "byline": lambda words: {"byline": words},
    "paragraph": lambda words: {"paragraphs": [words]},
    "caption": lambda words: {"captions": [words]},
    "credit": lambda words: {"captions": ["A lamp."], "credit": words},
    "publisher": lambda words: {"publisher": words},
    "agency": lambda words: {"agency": words},
    "language": lambda words: {"language": words},
}


def read(client, story) -> str:
    return client.get(story.get_absolute_url()).content.decode()


def harmless(body: str) -> bool:
    return not any(wrong in body for wrong in ("<script>alert", '"onmouseover', ">49<"))


@pytest.mark.parametrize("words", [SCRIPT, ATTRIBUTE, TEMPLATE])
@pytest.mark.parametrize("field", FIELDS)
def test_markup_in_a_captured_field_is_shown_as_words(client, field, words):
    fields = FIELDS[field](words)
    if field in {"publisher", "agency"}:
        build.source(words, slug="hostile")

    body = read(client, build.article(**fields))

    assert harmless(body)
    if words is TEMPLATE and field != "language":
        assert "{{ 7*7 }}" in body


@pytest.mark.parametrize("words", [SCRIPT, ATTRIBUTE, TEMPLATE])
def test_markup_in_a_note_is_shown_as_words(client, words):
    story = build.article(paragraphs=[f"Somebody wrote {words} here."])
    jo = build.curator(words[:100])
    build.note(
        story, words, body=words, by=jo, tags=[build.tag(words, slug="x")], language=words[:9]
    )

    assert harmless(read(client, story))


def test_markup_in_a_neighbour_is_shown_as_words(client):
    build.article(title=SCRIPT)

    assert harmless(read(client, build.article()))


def test_markup_in_the_words_that_show_a_source_is_shown_as_words(client):
    story = build.article()
    Attribution.objects.update(evidence=SCRIPT)

    assert harmless(read(client, story))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "\tjavascript:alert(1)", "data:text/html,x",
     "vbscript:x", "https://ok.example/\r\nx", "//ok.example/"],
)  # fmt: skip
def test_an_address_that_is_not_of_the_web_is_never_linked(client, address):
    story = build.article(captions=["A lamp."], url=address)
    Photo.objects.update(image_url=address)

    assert address.strip() not in read(client, story)


def test_an_address_of_the_web_is_linked_without_telling_where_from(client):
    body = read(client, build.article(url="https://courier.example/1?a=1&b=2"))

    assert (
        '<a href="https://courier.example/1?a=1&amp;b=2" rel="external noreferrer noopener">'
        in body
    )


@pytest.mark.parametrize("field", ["title", "publisher", "credit"])
def test_a_turned_direction_ends_with_its_own_element(client, field):
    turned = "lamp \u202eevil"
    body = read(client, build.article(**{"captions": ["A lamp."], **FIELDS[field](turned)}))

    before = body.split("<main")[1].split(turned)[0]
    element = before[before.rindex("<") :]
    assert element.startswith("<bdi") or 'dir="auto"' in element


def test_an_article_of_ten_thousand_blocks_is_read(client):
    story = build.article(paragraphs=["Words."] * 10_000)
    build.note(story, "Words.")

    assert read(client, story).count('class="block ') == 10_001

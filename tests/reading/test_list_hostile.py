"""What a captured page or an address may try against the lists: it is words, or ignored."""

import re

import pytest
from django.urls import reverse

from tests import builders as build

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
FIELDS = {
    "title": {"title": SCRIPT},
    "excerpt": {"paragraphs": ["<img src=x onerror=alert(1)> and </p><script>alert(1)</script>"]},
    "publisher": {"publisher": SCRIPT},
    "agency": {"agency": SCRIPT},
    "byline": {"byline": SCRIPT},
    "caption": {"captions": [SCRIPT]},
    "credit": {"captions": ["A lamp."], "credit": SCRIPT},
    "language": {"language": '"><script>alert(1)'},
    "zone": {"time_zone": SCRIPT, "zone_assumed": True},
}


def pages(client):
    """Every list that shows an article or a source."""
    for name in ("articles", "sources"):
        yield client.get(reverse(f"articles:{name}"))
    for slug in ("ina", "scriptalert1script"):
        yield client.get(reverse("articles:source", args=[slug]))
    yield client.get("/", {"source": "scriptalert1script", "role": "publisher"})


@pytest.mark.parametrize("field", FIELDS)
def test_markup_in_a_captured_field_is_shown_as_words(client, field):
    fields = dict(FIELDS[field])
    zone = fields.pop("time_zone", None)
    story = build.article(**{"agency": "INA", "publisher": "Courier", **fields})
    if zone:
        type(story).objects.update(time_zone=zone)

    for page in pages(client):
        body = page.content.decode()
        assert page.status_code in {200, 404}
        assert "<script>alert" not in body
        assert "<img" not in body


def test_markup_in_what_a_source_says_of_itself_is_shown_as_words(client):
    build.article(agency="INA")
    source = build.source("INA")
    source.aliases, source.language, source.time_zone = [SCRIPT], SCRIPT, SCRIPT
    source.save()

    for page in pages(client):
        assert "<script>alert" not in page.content.decode()


def test_a_quotation_mark_cannot_leave_its_attribute(client):
    build.article(title='"onmouseover=alert(1) x="', language='en" onmouseover="alert(1)')

    body = client.get("/").content.decode()

    assert ' onmouseover="' not in body
    assert re.search("&(quot|#34);onmouseover=alert", body)


def test_template_code_in_a_text_stays_text(client):
    build.article(title="{{ 7*7 }} {% debug %}", paragraphs=["{{ 7*7 }} {% debug %}"])

    assert client.get("/").content.decode().count("{{ 7*7 }} {% debug %}") == 2


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "data:text/html,x"]
)
def test_a_home_page_that_is_no_web_page_is_not_linked(client, address):
    build.source("INA", homepage=address)

    body = client.get(reverse("articles:source", args=["ina"])).content.decode()

    assert "alert(1)" not in body
    assert "data:" not in body


def test_a_text_that_turns_the_line_around_is_kept_to_itself(client):
    build.article(title="\u202etxt.exe", publisher="\u202eeva")

    body = client.get("/").content.decode()

    assert 'dir="auto" lang="en">\u202etxt.exe</a>' in body
    assert "<bdi>\u202eeva</bdi>" in body


@pytest.mark.parametrize(
    "query",
    [
        "source=" + "9" * 30,
        "source=%00",
        "source=" + "x" * 60_000,
        "published_after=%00",
        "published_after=" + "2" * 60_000,
        "source=' OR 1=1--",
        "source__name__startswith=I",
        "sort=author__password",
        "after=" + "9" * 60_000,
        "&".join(["source=ina"] * 900),
        "has=%FF%FE",
        "published_after=2022-03-29&published_before=2022-03-01",
        "%00=1",
    ],
)
def test_a_hostile_question_never_breaks_the_list(client, query):
    build.article(agency="INA")

    page = client.get(f"/?{query}")

    assert page.status_code == 200
    assert "The harbour light is lit again" in page.content.decode()


def test_a_question_that_is_echoed_is_echoed_as_words(client):
    build.article()

    page = client.get("/", {"published_after": SCRIPT, "source": SCRIPT, "after": SCRIPT})

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()
    assert "<script>alert" not in page.content.decode()


def test_more_questions_than_anyone_asks_are_refused_in_the_rooms_own_clothes(client):
    page = client.get("/?" + "&".join(f"x{number}=1" for number in range(1100)))

    assert page.status_code == 400
    assert "This request makes no sense here" in page.content.decode()

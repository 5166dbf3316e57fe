"""A note's Markdown is rendered wherever notes are read."""

import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.annotating import place_all
from tests import builders

BODY = "Lit **twice**, see [the log](https://a.example/log). <script>alert(1)</script>"
PERSON = {"HTTP_ACCEPT": "text/html"}
SHOWN = "Lit <strong>twice</strong>"


@pytest.fixture
def note(db):
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    return builders.note(story, "the lamp", BODY, tags=[builders.tag()])


@pytest.mark.parametrize("where", ["article", "annotations", "annotation", "tag"])
def test_readers_see_it_rendered_and_html_as_letters(client, note, where):
    named = {"article": [note.article_id], "annotation": [note.uuid], "tag": ["harbour"]}

    answer = client.get(reverse(f"articles:{where}", args=named.get(where, [])), **PERSON)

    assertContains(answer, SHOWN)
    assertContains(answer, 'href="https://a.example/log" rel="external noreferrer noopener"')
    assertNotContains(answer, "<script>alert")


def test_feeds_carry_it_as_html_escaped_once(client, note):
    feed = client.get(reverse("articles:annotations_feed")).content

    summary = ET.fromstring(feed).find(".//{*}entry/{*}summary")

    assert summary.get("type") == "html"
    assert SHOWN in summary.text
    assert "&lt;script&gt;" in summary.text


def test_programs_get_the_markdown_itself(client, note):
    address = reverse("articles:annotation", args=[note.uuid])

    body = client.get(address, HTTP_ACCEPT="application/ld+json").json()["body"][0]

    assert (body["value"], body["format"]) == (BODY, "text/markdown")


def test_curators_see_it_rendered_on_the_desk_in_the_queue_and_in_its_history(client, note):
    client.force_login(note.creator)
    desk = reverse("admin:articles_article_annotate", args=[note.article_id])
    history = reverse("admin:articles_annotation_history", args=[note.pk])
    for address in (desk, history):
        assertContains(client.get(address), SHOWN)

    place_all(builders.revise(note.article, "New", ["Nothing of it is left."]))

    assertContains(client.get(reverse("admin:articles_placement_review"), follow=True), SHOWN)

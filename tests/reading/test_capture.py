"""The capture's page and its exact bytes."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from articles.models import Capture, Load
from tests import builders as build

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


def page(client, capture) -> str:
    answer = client.get(capture.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def raw(client, capture):
    return client.get(reverse("articles:capture_raw", args=[capture.sha256]))


def test_the_page_tells_what_is_known_of_the_file(client):
    capture = build.capture(b"A lamp.\n", name="lamp.txt")
    began = dt.datetime(2022, 4, 1, 12, tzinfo=dt.UTC)
    capture.first_load = Load.objects.create(started_at=began)
    capture.save()

    body = page(client, capture)

    for fact in (
        "lamp.txt",
        "8 bytes",
        capture.sha256,
        "utf-8",
        "textdump",
        "1 April 2022, 12:00 UTC",
    ):
        assert fact in body


def test_the_folders_that_a_file_came_from_are_not_told(client):
    capture = build.capture(b"A lamp.", name="/home/mina/pages/lamp.txt")

    assert "mina" not in page(client, capture)


def test_the_ledger_names_the_role_of_each_stretch(client):
    capture = build.capture(b"A lamp\nBack To Top\n")
    capture.ledger = [[0, 7, "title", ""], [7, 19, "dropped", "page chrome"]]
    capture.save()

    body = page(client, capture)

    assert 'class="stretch role-title"' in body
    assert 'class="stretch role-dropped"' in body
    assert "Left out" in body
    assert "page chrome" in body
    assert "Back To Top" in body


def test_the_page_leads_to_what_the_capture_became(client):
    story = build.article(title="A lamp is lit")

    body = page(client, story.current.capture)

    assert story.current.get_absolute_url() in body
    assert "A lamp is lit" in body


def test_markup_in_the_file_its_name_or_its_ledger_is_shown_as_words(client):
    capture = build.capture(SCRIPT.encode(), name=SCRIPT)
    capture.ledger = [[0, len(SCRIPT), f'"{SCRIPT}', SCRIPT]]
    capture.encoding = capture.format = capture.media_type = SCRIPT
    capture.save()

    assert SCRIPT not in page(client, capture)


def test_what_cannot_be_seen_in_the_file_is_shown(client):
    capture = build.capture("a\u202eb\xa0\r\n\0".encode(), name="x\u202etxt.exe")

    body = page(client, capture)

    assert "\u202e" not in body
    assert "\0" not in body
    assert '<span class="unseen">[U+202E]</span>' in body
    assert "x[U+202E]txt.exe" in body


def test_a_long_file_is_shown_in_part(client):
    body = page(client, build.capture(b"word " * 100_000))

    assert "its first 200,000 bytes of 500,000 bytes are shown" in body
    assert len(body) < 400_000


def test_the_page_of_a_lost_file_still_tells_its_facts(client):
    capture = build.capture(b"A lamp.")
    default_storage.delete(capture.file.name)

    body = page(client, capture)

    assert "missing from the room" in body
    assert capture.sha256 in body


def test_the_page_costs_three_queries_at_most(client, django_assert_max_num_queries):
    capture = build.article().current.capture

    with django_assert_max_num_queries(3):
        page(client, capture)


@pytest.mark.parametrize("name", ["capture", "capture_raw"])
def test_a_digest_of_nothing_is_not_found(client, name):
    assert client.get(reverse(f"articles:{name}", args=["0" * 64])).status_code == 404


@pytest.mark.parametrize("name", ["capture", "capture_raw"])
def test_a_capture_is_only_read(client, name):
    address = reverse(f"articles:{name}", args=[build.capture().sha256])

    assert client.post(address).status_code == 405
    answer = client.head(address)
    assert answer.status_code == 200
    answer.close()


def test_the_exact_bytes_are_sent_as_text_that_nothing_runs(client):
    content = b"\xff\xfe<html>\r\n\0" + SCRIPT.encode()

    answer = raw(client, build.capture(content))

    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Length"] == str(len(content))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("page.txt", "page.txt"),
        ("등대.txt", "%EB%93%B1%EB%8C%80.txt"),
        ('a"; filename="b.exe', "a%22%3B%20filename%3D%22b.exe"),
        ("a\r\nSet-Cookie: x=1", "a_Set-Cookie%3A%20x%3D1"),
        ("../../.bashrc", "bashrc"),
    ],
)
def test_a_file_name_cannot_leave_its_header(client, name, sent):
    answer = raw(client, build.capture(b"A lamp.", name=name))

    assert answer["Content-Disposition"] == f"attachment; filename*=UTF-8''{sent}"
    assert "Set-Cookie" not in answer.headers
    answer.close()


def test_a_name_without_a_letter_becomes_the_digest(client):
    capture = build.capture(b"A lamp.", name="..")

    answer = raw(client, capture)

    assert capture.sha256 in answer["Content-Disposition"]
    answer.close()


def test_bytes_that_are_lost_are_not_found(client):
    capture = build.capture(b"A lamp.")
    default_storage.delete(capture.file.name)
    nameless = build.capture(b"Another lamp.")
    Capture.objects.filter(pk=nameless.pk).update(file="")

    assert raw(client, capture).status_code == 404
    assert raw(client, nameless).status_code == 404

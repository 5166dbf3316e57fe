"""One note for programs: what it is, where it is, and when it is no more."""

import uuid

import pytest
from django.urls import reverse

from articles.annotating import change_note, restore_note, withdraw_note
from articles.annotating.notes import NoteText
from articles.models import State
from tests import builders
from tests.webannotation.program import BASE, BROWSER, JSON_LD, Program, address, linked

pytestmark = pytest.mark.django_db


@pytest.fixture
def note():
    return builders.note(builders.article(), "lit the lamp")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_note_may_be_read_and_says_so(note, method):
    answer = Program().send(method, address(note))

    assert answer.status_code == 200
    assert {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"} == set(answer["Allow"].split(", "))


def test_a_note_is_json_ld_with_a_strong_etag(note):
    answer = Program().get(address(note))

    assert answer["Content-Type"] == JSON_LD
    assert answer["ETag"].startswith('"')
    assert "Accept" in answer["Vary"]


def test_a_note_links_to_its_types(note):
    types = linked(Program().get(address(note)), "type")

    assert "http://www.w3.org/ns/ldp#Resource" in types
    assert "http://www.w3.org/ns/oa#Annotation" in types


def test_a_notes_id_is_its_address(note):
    answer = Program().get(address(note))

    assert answer.json()["id"] == BASE + address(note) == answer["Content-Location"]


def test_a_note_is_sent_once_to_whoever_keeps_it(note):
    tag = Program().get(address(note))["ETag"]

    assert Program().get(address(note), **{"If-None-Match": tag}).status_code == 304
    assert Program().get(address(note), **{"If-None-Match": '"other"'}).status_code == 200


def test_a_change_changes_the_etag(note):
    before = Program().get(address(note))["ETag"]

    change_note(note.creator, note, 1, NoteText(body="Another.", state=State.PUBLISHED))

    assert Program().get(address(note))["ETag"] != before


def test_people_get_a_page(note):
    answer = Program().get(address(note), Accept=BROWSER)

    assert answer["Content-Type"].startswith("text/html")
    assert "Accept" in answer["Vary"]
    assert note.body in answer.content.decode()


@pytest.mark.parametrize(
    ("accept", "is_html"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("text/*", True),
        ("application/ld+json, text/html;q=0.5", False),
        ("text/html;q=0.5, application/json", False),
        (JSON_LD, False),
        ("*/*", False),
        ("", False),
        ("image/png", False),
        (";;q=,,/", False),
    ],
)
def test_the_form_follows_what_is_accepted(note, accept, is_html):
    answer = Program().get(address(note), Accept=accept)

    assert answer["Content-Type"].startswith("text/html") == is_html


def test_a_withdrawn_note_is_gone_for_programs_and_people(note):
    withdraw_note(note.creator, note, 1)

    for accept in ("*/*", BROWSER):
        answer = Program().get(address(note), Accept=accept)
        assert answer.status_code == 410
        assert note.body not in answer.content.decode()


def test_a_note_brought_back_is_not_seen_before_it_is_published_again(note):
    withdrawn = withdraw_note(note.creator, note, 1)

    restore_note(note.creator, withdrawn, withdrawn.version)

    assert Program().get(address(note)).status_code == 404


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
@pytest.mark.parametrize("state", [State.DRAFT, State.PROPOSED])
def test_nobody_learns_of_an_unpublished_note(method, state):
    draft = builders.note(builders.article(), "lamp", state=state)
    unknown = reverse("articles:annotation", args=[uuid.uuid4()])

    for program in (Program(), Program(draft.creator)):
        answers = [program.send(method, where, {}) for where in (address(draft), unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]


def test_a_draft_that_was_withdrawn_was_never_there():
    draft = builders.note(builders.article(), "lamp", state=State.DRAFT)
    withdraw_note(draft.creator, draft, 1)

    assert Program().get(address(draft)).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PATCH", "TRACE"])
def test_other_methods_are_refused_with_those_that_are_not(note, method):
    answer = Program(note.creator).send(method, address(note))

    assert answer.status_code == 405
    assert "PUT" in answer["Allow"]


def test_reading_a_note_asks_the_same_however_many_there_are(note, django_assert_num_queries):
    with django_assert_num_queries(2):
        Program().get(address(note))


def test_over_https_every_address_is_https(note):
    shown = Program().client.get(address(note), secure=True).json()

    addresses = [shown["id"], shown["creator"]["id"], shown["target"]["source"]]
    assert all(one.startswith("https://testserver/") for one in addresses)

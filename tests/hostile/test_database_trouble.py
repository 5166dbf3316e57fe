"""The database is read-only, full, busy or away: pages open, or say so in the room's clothes."""

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.models import Annotation
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)
READERS = ["/", "/sources/", "/sources/ina/", "/articles/1/", "/healthz"]


@pytest.fixture
def patient(client):
    """A client that is answered as a browser is."""
    client.raise_request_exception = False
    return client


@pytest.fixture
def _read_only():
    """A database file that nobody may write."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = OFF")


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("_read_only")
@pytest.mark.parametrize("address", ["/", "/sources/", "/healthz"])
def test_a_read_only_room_is_read(patient, address):
    assert patient.get(address).status_code == 200


@pytest.mark.only_on("sqlite")
def test_a_read_only_room_keeps_its_curators_signed_in_and_says_why_nothing_is_saved(
    patient, story, mina, request
):
    patient.force_login(mina)
    request.getfixturevalue("_read_only")
    desk = reverse("admin:articles_article_annotate", args=[story.pk])
    sent = {"revision": story.current_id, "quote": "The town", "body": "x", "state": "draft"}

    assert patient.get(story.get_absolute_url()).status_code == 200
    assert patient.get(desk).status_code == 200
    answer = patient.post(desk, sent)

    assertContains(answer, "Nothing was saved: the room is read-only", status_code=503)
    assertContains(answer, 'class="masthead"', status_code=503)
    assert answer.headers["Retry-After"] == "30"


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("_read_only")
def test_nobody_signs_in_to_a_read_only_room_and_is_told_why(patient):
    answer = patient.post(reverse("admin:login"), {"username": "mina", "password": "x"})

    assertContains(answer, "Nothing was saved: the room is read-only", status_code=503)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OperationalError("attempt to write a readonly database"), "the room is read-only"),
        (OperationalError("cannot execute UPDATE in a read-only transaction"), "is read-only"),
        (OperationalError("database or disk is full"), "the disk is full"),
        (OperationalError("disk I/O error"), "the disk refuses to write"),
        (OperationalError("database is locked"), "somebody else is saving"),
        (OperationalError("connection to server at 10.0.0.7 failed: SECRET"), "does not answer"),
        (OperationalError("unable to open database file"), "cannot be opened"),
        (InterfaceError("connection already closed"), "does not answer"),
        (OperationalError("no such table: articles_article"), "manage.py migrate"),
        (
            ProgrammingError('relation "articles_article" does not exist\nLINE 1'),
            "manage.py migrate",
        ),
    ],
)
@pytest.mark.parametrize("address", READERS)
def test_a_page_that_cannot_be_read_says_why_and_no_more(patient, story, address, fault, words):
    def fail(*asked: object) -> None:
        raise fault

    with connection.execute_wrapper(fail):
        answer = patient.get(address)

    assert answer.status_code == 503
    if address != "/healthz":
        assertContains(answer, words, status_code=503)
        assertContains(answer, 'class="masthead"', status_code=503)
    assert "SECRET" not in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_note_that_could_not_be_saved_is_not_saved_by_half(patient, story, mina):
    def fill(execute, statement, parameters, many, context):
        if statement.startswith("INSERT INTO") and "version" in statement.split("(")[0]:
            raise OperationalError("database or disk is full")
        return execute(statement, parameters, many, context)

    patient.force_login(mina)
    desk = reverse("admin:articles_article_annotate", args=[story.pk])
    sent = {"revision": story.current_id, "quote": "The town", "body": "x", "state": "published"}

    with connection.execute_wrapper(fill):
        assert patient.post(desk, sent).status_code == 503
    assert Annotation.objects.count() == 1

    assert patient.post(desk, sent).status_code == 302
    story.refresh_from_db()
    assert story.annotation_count == 2


def test_another_fault_is_still_a_fault_of_the_house(patient, story, monkeypatch):
    def stumble(*asked: object) -> None:
        raise ZeroDivisionError("SECRET")

    with connection.execute_wrapper(stumble):
        answer = patient.get("/")

    assertContains(answer, "Something went wrong here", status_code=500)
    assert "SECRET" not in answer.content.decode()


@pytest.mark.parametrize("words", ["Traceback", "SECRET_KEY", "/readingroom/", "SELECT", "django"])
def test_a_page_about_a_fault_tells_nothing_of_the_house(patient, words):
    def stumble(*asked: object) -> None:
        raise OperationalError(f"SELECT * FROM django_session; /srv/readingroom/ {words}")

    with connection.execute_wrapper(stumble):
        body = patient.get("/").content.decode()

    assert words not in body
    assert builders.PASSWORD not in body

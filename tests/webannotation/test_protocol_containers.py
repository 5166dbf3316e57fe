"""A container says what it is, what may be done with it, and how many notes it holds."""

import pytest
from django.urls import reverse

from tests import builders
from tests.webannotation.program import (
    BASE,
    JSON_LD,
    Program,
    annotation,
    container,
    linked,
    many_notes,
    quoting,
)

pytestmark = pytest.mark.django_db
LDP = "http://www.w3.org/ns/ldp#"


@pytest.fixture(params=["the room's", "an article's"])
def where(request):
    """Each container in turn, with some notes in it."""
    notes = many_notes(22)
    article = reverse("articles:article_annotations", args=[notes[0].article_id])
    return container() if request.param == "the room's" else article


def test_a_container_is_a_folder_among_addresses(where):
    assert where.endswith("/")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_container_may_be_read_and_says_so(where, method):
    answer = Program().send(method, where)

    assert answer.status_code == 200
    assert {"GET", "HEAD", "OPTIONS", "POST"} == set(answer["Allow"].split(", "))


def test_a_container_takes_json_ld(where):
    assert Program().send("OPTIONS", where)["Accept-Post"] == JSON_LD


def test_a_container_refuses_other_methods_and_names_its_own(where):
    answer = Program(builders.curator("jun")).send("PUT", where)

    assert answer.status_code == 405
    assert "POST" in answer["Allow"]


@pytest.mark.parametrize("accept", [None, "*/*", "application/ld+json", JSON_LD])
def test_json_ld_is_what_a_program_gets(where, accept):
    answer = Program().get(where, **({"Accept": accept} if accept else {}))

    assert answer["Content-Type"] == JSON_LD
    assert answer.json()["@context"][0] == "http://www.w3.org/ns/anno.jsonld"


def test_a_container_is_of_both_types(where):
    assert {"BasicContainer", "AnnotationCollection"} <= set(Program().get(where).json()["type"])


def test_a_container_links_to_its_types_and_its_rules(where):
    answer = Program().get(where)

    assert f"{LDP}BasicContainer" in linked(answer, "type")
    assert "http://www.w3.org/ns/oa#AnnotationCollection" in linked(answer, "type")
    rules = linked(answer, f"{LDP}constrainedBy")
    assert rules == ["http://www.w3.org/TR/annotation-protocol/"]


def test_a_container_has_a_strong_etag_and_varies(where):
    answer = Program().get(where)

    assert answer["ETag"].startswith('"')
    assert {"Accept", "Prefer"} <= set(answer["Vary"].split(", "))


def test_a_container_is_sent_once_to_whoever_keeps_it(where):
    tag = Program().get(where)["ETag"]

    again = Program().get(where, **{"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_new_note_changes_the_containers_etag():
    story = builders.article()
    before = Program().get(container())["ETag"]

    builders.note(story, "lamp")

    assert Program().get(container())["ETag"] != before


def test_the_content_location_is_the_id(where):
    answer = Program().get(where)

    assert answer["Content-Location"] == answer.json()["id"]


def test_head_tells_what_get_would(where):
    got, headed = Program().get(where), Program().send("HEAD", where)

    assert headed.content == b""
    for name in ("ETag", "Link", "Content-Type", "Content-Location"):
        assert headed[name] == got[name]


def test_an_empty_container_counts_nothing():
    shown = Program().get(container()).json()

    assert shown["total"] == 0
    assert "first" not in shown


def test_an_articles_container_holds_that_articles_notes_alone():
    story, other = builders.article(), builders.article("Another story")
    note = builders.note(story, "lamp")
    builders.note(other, "lamp")

    shown = Program().get(reverse("articles:article_annotations", args=[story.pk])).json()

    assert shown["total"] == 1
    assert shown["first"]["items"][0]["id"].endswith(str(note.uuid))


def test_an_article_that_is_not_there_has_no_container():
    missing = reverse("articles:article_annotations", args=[4096])

    assert Program().get(missing).status_code == 404


def test_an_articles_container_takes_no_note_on_another():
    story, other = builders.article(), builders.article("Another story")
    where = reverse("articles:article_annotations", args=[story.pk])
    jun = Program(builders.curator("jun"))

    refused = jun.post(annotation(quoting(other, "lamp")), where)

    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "target")
    assert jun.post(annotation(quoting(story, "lamp")), where).status_code == 201


def test_a_collection_can_be_narrowed_as_the_list_can():
    story = builders.article()
    builders.note(story, "lamp", tags=[builders.tag("Lamps")])
    builders.note(story, "town")

    shown = Program().get(f"{container()}?tag=lamps").json()

    assert shown["total"] == 1
    assert shown["first"]["id"].startswith(f"{BASE}{container()}?tag=lamps&")

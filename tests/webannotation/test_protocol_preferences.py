"""A reader of a container may prefer little, addresses alone, or whole notes."""

import pytest

from tests.webannotation.program import BASE, Program, container, many_notes, prefer

pytestmark = pytest.mark.django_db


def shown(*words: str):
    return Program().get(container(), **prefer(*words))


def test_little_is_the_count_and_the_ends():
    many_notes(21)

    document = shown("minimal").json()

    assert document["total"] == 21
    assert isinstance(document["first"], str)
    assert isinstance(document["last"], str)
    assert "items" not in document
    assert document["id"] == BASE + container()


def test_addresses_alone_are_addresses():
    many_notes(3)

    document = shown("iris").json()

    assert all(isinstance(entry, str) for entry in document["first"]["items"])
    assert document["id"] != BASE + container()


def test_descriptions_are_whole_notes():
    many_notes(3)

    entries = shown("descriptions").json()["first"]["items"]

    assert all(entry["type"] == "Annotation" and entry["target"] for entry in entries)


def test_whole_notes_come_unasked():
    many_notes(3)

    assert Program().get(container()).json() == shown("descriptions").json()


def test_little_of_addresses_leads_to_pages_of_addresses():
    many_notes(3)

    first = Program().get(shown("minimal", "iris").json()["first"]).json()

    assert all(isinstance(entry, str) for entry in first["items"])


def test_each_form_has_an_etag_of_its_own():
    many_notes(3)

    tags = {shown(word)["ETag"] for word in ("minimal", "iris", "descriptions")}

    assert len(tags) == 3


def test_an_answer_varies_with_the_preference_but_does_not_echo_it():
    answer = shown("iris")

    assert "Prefer" in answer["Vary"]
    assert "Prefer" not in answer.headers


@pytest.mark.parametrize(
    "words",
    ["", "return=minimal", 'return=representation;include="x:nothing"', "☃" * 999, '"' * 999],
)
def test_a_preference_that_nobody_knows_changes_nothing(words):
    many_notes(1)

    assert Program().get(container(), Prefer=words).json()["first"]["items"][0]["type"]


def test_the_content_location_of_each_form_answers_in_that_form():
    many_notes(3)

    for word in ("iris", "descriptions"):
        answer = shown(word)
        assert Program().get(answer["Content-Location"]).json() == answer.json()

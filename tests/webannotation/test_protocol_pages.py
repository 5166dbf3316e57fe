"""A collection comes in pages; a walk over them meets each note once, whatever goes on."""

import datetime as dt

import pytest

from articles.annotating import withdraw_note
from articles.models import Annotation
from tests import builders
from tests.webannotation.program import Program, container, linked, many_notes, prefer

pytestmark = pytest.mark.django_db


def first_page() -> str:
    return Program().get(container()).json()["first"]["id"]


def leaf(address: str) -> dict:
    return Program().get(address).json()


def test_the_first_page_has_a_next_and_no_previous():
    many_notes(45)

    first = leaf(first_page())

    assert "next" in first
    assert "prev" not in first
    assert (first["startIndex"], len(first["items"])) == (0, 20)


def test_the_last_page_has_a_previous_and_no_next():
    many_notes(45)

    last = leaf(Program().get(container()).json()["last"])

    assert "prev" in last
    assert "next" not in last
    assert (last["startIndex"], len(last["items"])) == (40, 5)


def test_a_page_says_which_collection_it_is_part_of():
    many_notes(2)

    part_of = leaf(first_page())["partOf"]

    assert part_of["id"] == Program().get(container()).json()["id"]
    assert part_of["total"] == 2


def test_a_page_is_a_page_with_its_own_address():
    many_notes(21)
    address = first_page()

    answer = Program().get(address)

    assert answer.json()["type"] == "AnnotationPage"
    assert answer.json()["id"] == address == answer["Content-Location"]
    assert linked(answer, "type") == ["http://www.w3.org/ns/oa#AnnotationPage"]
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("count", [1, 19, 20, 21, 40, 41])
def test_a_walk_meets_every_note_once(count):
    notes = many_notes(count)

    seen = [entry["id"] for entry in Program().walk(first_page())]

    assert [address.rsplit("/")[-1] for address in seen] == [str(note.uuid) for note in notes]


def test_the_last_page_is_the_one_that_the_walk_ends_on():
    many_notes(41)
    told = Program().get(container()).json()["last"]

    address = first_page()
    while following := leaf(address).get("next"):
        address = following

    assert address == told


def test_walking_back_meets_the_same_pages():
    many_notes(61)
    forth, address = [], first_page()
    while address:
        forth.append(address)
        address = leaf(address).get("next")

    back, address = [], forth[-1]
    while address:
        back.append(address)
        address = leaf(address).get("prev")

    assert back == forth[::-1]


def test_notes_of_one_moment_have_an_order_all_the_same():
    many_notes(45)
    Annotation.objects.update(created_at=dt.datetime(2022, 3, 29, tzinfo=dt.UTC))

    seen = [entry["id"] for entry in Program().walk(first_page())]

    assert len(seen) == len(set(seen)) == 45


def test_a_note_withdrawn_during_a_walk_hides_no_other():
    notes = many_notes(45)
    first = leaf(first_page())
    mina = notes[0].creator
    for note in notes[:3]:
        withdraw_note(mina, note, 1)

    rest = Program().walk(first["next"])

    assert len(rest) == 25


def test_a_note_made_during_a_walk_repeats_no_other():
    notes = many_notes(41)
    first = leaf(first_page())
    builders.note(notes[0].article, "word7 ")

    rest = Program().walk(first["next"])

    assert len({entry["id"] for entry in [*first["items"], *rest]}) == 42


def test_a_page_whose_notes_have_gone_is_empty_and_not_lost():
    notes = many_notes(21)
    following = leaf(first_page())["next"]
    withdraw_note(notes[20].creator, notes[20], 1)

    assert leaf(following)["items"] == []


@pytest.mark.parametrize("cursor", ["", "x", "1", "-1.-1.-1", "9" * 30 + ".1", "１.１", "1.1.1"])
def test_a_page_that_no_collection_has_is_not_found(cursor):
    many_notes(1)

    assert Program().client.get(container(), {"page": cursor}).status_code == 404


def test_pages_of_addresses_hold_addresses():
    many_notes(21)
    shown = Program().get(container(), **prefer("iris")).json()

    walked = Program().walk(shown["first"]["id"])

    assert all(isinstance(entry, str) for entry in walked)
    assert len(set(walked)) == 21

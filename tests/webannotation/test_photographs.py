"""Notes on parts of photographs go out and come in as W3C FragmentSelectors."""

import pytest

from articles.anchoring import area
from articles.annotating import NoteText, make_photo_note
from articles.models import Annotation, State
from tests import builders
from tests.webannotation.program import BASE, Program, address, annotation

pytestmark = pytest.mark.django_db
PICTURE = "https://a.example/lamp.jpg"
PART = "xywh=percent:10,20,30,40"


@pytest.fixture
def story():
    made = builders.article(captions=["The lamp.", "The stair."])
    builders.picture(made.current.photos.get(position=1))
    builders.picture(made.current.photos.get(position=2), image_url=PICTURE)
    return made


def on_photo(story, by, position=1):
    photo = story.current.photos.select_related("revision__article").get(position=position)
    said = NoteText(body="A crack.", state=State.PUBLISHED)
    return make_photo_note(by, photo, area(10, 20, 30, 40), said)


def part(source, value=PART, **more):
    selector = {"type": "FragmentSelector", "value": value}
    return {"type": "SpecificResource", "source": source, "selector": selector, **more}


def here(story, position=1):
    return f"{BASE}{story.current.get_absolute_url()}#photo-{position}"


def test_the_target_is_the_photo_of_the_revision_or_the_address_of_its_picture(story, mina):
    notes = [on_photo(story, mina, position) for position in (1, 2)]

    targets = [Program().get(address(note)).json()["target"] for note in notes]

    assert [target["source"] for target in targets] == [here(story), PICTURE]
    assert {target["scope"] for target in targets} == {BASE + story.current.get_absolute_url()}
    assert {target["selector"]["value"] for target in targets} == {PART}


@pytest.mark.parametrize("position", [1, 2])
def test_what_goes_out_comes_in_as_the_same_note(story, mina, position):
    sent = Program().get(address(on_photo(story, mina, position))).json()
    del sent["id"]

    answer = Program(mina).post(sent)

    assert answer.status_code == 201
    first, again = Annotation.objects.order_by("pk")
    assert (again.photo, again.x, again.h) == (first.photo, 10, 40)
    assert answer.json()["target"] == sent["target"]


def test_pixels_are_read_as_percent_of_the_picture(story, mina):
    Program(mina).post(annotation(part(here(story), "xywh=64,42,320,210")))

    note = Annotation.objects.get()
    assert (note.x, note.y, note.w, note.h) == (10, 10, 50, 50)


def test_the_part_is_changed_by_a_put(story, mina):
    note, program = on_photo(story, mina), Program(mina)
    read = program.get(address(note))
    changed = read.json() | {"target": part(here(story, 2), "xywh=percent:1,1,2,2")}

    answer = program.send("PUT", address(note), changed, **{"If-Match": read.headers["ETag"]})

    note.refresh_from_db()
    assert (answer.status_code, note.photo.position, note.w, note.version) == (200, 2, 2, 2)
    assert note.placements.get().photo == note.photo


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("#photo-1", "xywh=percent:0,0,0,0"),
        ("#photo-1", "xywh=percent:101,0,1,1"),
        ("#photo-9", PART),
        ("#photo-" + "9" * 30, PART),
        ("", PART),
    ],
)
def test_a_part_of_no_photograph_is_refused_with_what_to_do(story, mina, source, value):
    target = part(BASE + story.current.get_absolute_url() + source, value)

    answer = Program(mina).post(annotation(target))

    assert answer.status_code == 400
    assert not Annotation.objects.exists()


def test_a_page_that_the_room_does_not_hold_is_refused_with_what_to_do(mina):
    answer = Program(mina).post(annotation("https://elsewhere.example/page"))

    assert answer.status_code == 400
    assert "Load a capture of that page first" in answer.content.decode()

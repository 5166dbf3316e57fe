"""What the W3C calls correct is kept whole, what it calls incorrect is refused with a field."""

import json

import pytest

from tests import builders
from tests.webannotation import w3c
from tests.webannotation.program import Program, address, container, many_notes, prefer

pytestmark = pytest.mark.django_db

# What the room says of a note itself, whatever came with it.
ROOM_SAYS = {"id"}


def held(sample: dict) -> None:
    """Put the first page that a sample is about into the room, with the words it quotes."""
    target = sample["target"]
    while not isinstance(target, str):
        inside = target[0] if isinstance(target, list) else target
        target = inside if isinstance(inside, str) else inside.get("source") or inside.get("id")
        target = target or inside["items"][0]
    words = "this is an anotation that has some text before the Selected Text and text after it"
    builders.article(url=target, paragraphs=(words,))


def test_the_copy_of_the_suite_is_whole():
    if not w3c.SUITE.is_dir():
        pytest.skip("The W3C's assertions are not beside the checkout.")

    assert (len(w3c.samples("correct")), len(w3c.samples("incorrect"))) == (41, 39)


@pytest.mark.parametrize("path", w3c.samples("correct"), ids=lambda path: path.stem)
def test_a_correct_sample_is_kept_whole(path):
    sample = json.loads(path.read_text())
    held(sample)

    made = Program(builders.curator()).post(sample)

    assert made.status_code == 201, made.content
    published = Program().get(made["Location"]).json()
    origins = [published.get("canonical"), *w3c_listed(published.get("via"))]
    assert {key: published[key] for key in sample if key not in ROOM_SAYS | {"via"}} == {
        key: value for key, value in sample.items() if key not in ROOM_SAYS | {"via"}
    }
    assert {sample["id"], *w3c_listed(sample.get("via"))} <= set(origins)


@pytest.mark.parametrize("path", w3c.samples("correct"), ids=lambda path: path.stem)
def test_what_is_published_of_a_sample_meets_every_must(path):
    sample = json.loads(path.read_text())
    held(sample)

    made = Program(builders.curator()).post(sample)

    broken = w3c.broken_rules(made.json())
    assert broken == w3c.broken_rules(sample)
    assert not broken or path.name in w3c.REFUSED_BY_THEMSELVES


@pytest.mark.parametrize("path", w3c.samples("incorrect"), ids=lambda path: path.stem)
def test_an_incorrect_sample_is_refused_with_the_field(path):
    answer = Program(builders.curator()).send("POST", container(), path.read_bytes())

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"]
    assert builders.Annotation.objects.count() == 0


def test_our_own_notes_meet_every_must():
    for note in [*many_notes(3), tagged_note()]:
        assert w3c.broken_rules(Program().get(address(note)).json()) == []


@pytest.mark.parametrize("form", ["minimal", "iris", "descriptions"])
def test_collections_and_their_pages_meet_every_must(form):
    many_notes(45)
    shown = Program().get(container(), **prefer(form)).json()

    assert w3c.broken_rules(shown, "collections/collectionMusts.test") == []
    first = shown["first"] if isinstance(shown["first"], str) else shown["first"]["id"]
    for page in (first, shown["last"]):
        leaf = Program().get(page).json()
        assert w3c.broken_rules(leaf, "collections/pages/pageMusts.test") == []


def test_an_empty_collection_meets_every_must():
    shown = Program().get(container()).json()

    assert w3c.broken_rules(shown, "collections/collectionMusts.test") == []


def tagged_note():
    story = builders.article(captions=["The lamp."])
    tags = [builders.tag(), builders.tag("Lamps")]
    return builders.note(story, "The lamp", tags=tags, language="en", motivation="tagging")


def w3c_listed(value) -> list:
    return value if isinstance(value, list) else [value] if value else []

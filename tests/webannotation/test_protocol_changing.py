"""Changes lose nobody's words: a stale one is refused, and what is withdrawn stays in the room."""

import pytest
from django.contrib.auth.models import User

from articles.annotating import change_note
from articles.annotating.notes import NoteText
from articles.models import Annotation, AnnotationVersion, Article, State
from tests import builders
from tests.webannotation.program import BASE, Program, address, annotation, quoting

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return builders.article()


@pytest.fixture
def jun():
    return Program(builders.curator("jun"))


@pytest.fixture
def note(story):
    return builders.note(story, "lit the lamp", by=builders.curator("mina"))


def put(program, note, document, tag=None):
    tag = tag or program.get(address(note))["ETag"]
    return program.send("PUT", address(note), document, **{"If-Match": tag})


def read(note) -> dict:
    return Program().get(address(note)).json()


def test_a_note_is_changed(jun, note, story):
    document = read(note) | {"target": quoting(story, "came to watch"), "motivation": "editing"}

    answer = put(jun, note, document)

    assert answer.status_code == 200
    assert answer.json()["target"] == document["target"]
    assert answer.json() == read(note)
    note.refresh_from_db()
    assert (note.exact, note.motivation, note.version) == ("came to watch", "editing", 2)
    assert note.placements.get().start == note.start


def test_putting_back_what_was_read_changes_no_word(jun, note):
    before = read(note)

    answer = put(jun, note, before)

    after = answer.json()
    assert after.pop("modified") > before.pop("modified")
    assert after == before
    assert note.versions.last().snapshot["extra"] == {}


def test_the_first_curator_stays_the_creator(jun, note):
    document = read(note) | {
        "creator": "http://elsewhere.example/me",
        "created": "2001-01-01T00:00:00Z",
    }

    changed = put(jun, note, document).json()

    assert changed["creator"]["name"] == "mina"
    assert note.versions.last().by.username == "jun"


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_stale_change_is_refused(jun, note, method):
    tag, document = jun.get(address(note))["ETag"], read(note)
    change_note(note.creator, note, 1, NoteText(body="Mina's words.", state=State.PUBLISHED))

    answer = jun.send(method, address(note), document, **{"If-Match": tag})

    assert answer.status_code == 412
    assert Annotation.objects.get(pk=note.pk).body == "Mina's words."


def test_a_change_that_names_no_version_is_asked_for_one(jun, note):
    assert jun.send("PUT", address(note), read(note)).status_code == 428
    assert Annotation.objects.get(pk=note.pk).version == 1


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"canonical": "urn:other"}, "canonical"),
        ({"via": "http://e.org/other"}, "via"),
        ({"id": f"{BASE}/annotations/other"}, "id"),
        ({"target": 9}, "target"),
        ({"@context": "fish"}, "@context"),
    ],
)
def test_names_never_change_and_faults_are_named(jun, story, members, field):
    names = {"canonical": "urn:mine", "via": "http://e.org/1"}
    made = jun.post(annotation(quoting(story, "lamp"), **names))

    answer = jun.send("PUT", made["Location"], made.json() | members, **{"If-Match": made["ETag"]})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_names_left_out_stay(jun, story):
    made = jun.post(annotation(quoting(story, "lamp"), canonical="urn:mine"))
    document = {key: value for key, value in made.json().items() if key != "canonical"}

    answer = jun.send("PUT", made["Location"], document, **{"If-Match": made["ETag"]})

    assert answer.json()["canonical"] == "urn:mine"


def test_members_left_out_are_left_out(jun, story):
    made = jun.post(annotation(quoting(story, "lamp"), rights="http://e.org/r"))
    document = {key: value for key, value in made.json().items() if key != "rights"}

    answer = jun.send("PUT", made["Location"], document, **{"If-Match": made["ETag"]})

    assert "rights" not in answer.json()


def test_a_note_moves_to_another_article_and_both_count_right(jun, note, story):
    other = builders.article("Another story")

    put(jun, note, read(note) | {"target": BASE + other.get_absolute_url()})

    counts = dict(Article.objects.values_list("pk", "annotation_count"))
    assert counts == {story.pk: 0, other.pk: 1}


def test_a_curators_later_words_take_the_place_of_those_that_came(jun, story):
    body = {"type": "TextualBody", "value": "<p>Old</p>", "format": "text/html"}
    made = jun.post(annotation(quoting(story, "lamp"), body=body, rights="http://e.org/r"))
    note = Annotation.objects.get()

    change_note(note.creator, note, 1, NoteText(body="New", state=State.PUBLISHED))

    shown = Program().get(made["Location"]).json()
    assert shown["body"]["value"] == "New"
    assert (shown["rights"], shown["target"]) == ("http://e.org/r", made.json()["target"])


def test_a_quote_that_is_not_there_changes_nothing(jun, note, story):
    answer = put(jun, note, read(note) | {"target": quoting(story, "the old mill")})

    assert answer.status_code == 409
    assert AnnotationVersion.objects.count() == 1


def test_a_note_is_withdrawn_and_its_words_stay_in_the_room(jun, note):
    answer = jun.send("DELETE", address(note))

    assert (answer.status_code, answer.content) == (204, b"")
    assert Program().get(address(note)).status_code == 410
    assert jun.send("DELETE", address(note)).status_code == 410
    assert Annotation.objects.get(pk=note.pk).body == note.body


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_readers_and_strangers_change_nothing(note, method):
    document = read(note)
    for program, status in ((Program(), 401), (Program(User.objects.create_user("eve")), 403)):
        assert program.send(method, address(note), document).status_code == status

    assert Annotation.objects.get(pk=note.pk).version == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_change_forged_elsewhere_is_refused(note, method):
    forged = Program(builders.curator("jun"), enforce_csrf_checks=True)

    assert forged.send(method, address(note), read(note)).status_code == 403
    assert Annotation.objects.get(pk=note.pk).version == 1

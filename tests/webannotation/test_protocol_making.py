"""A program that signs in as a curator makes notes; the room names the field it refuses."""

import pytest
from django.contrib.auth.models import Permission, User

from articles.models import Annotation, Tag
from tests import builders
from tests.webannotation.program import (
    BASE,
    JSON_LD,
    Program,
    address,
    annotation,
    container,
    quoting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return builders.article()


@pytest.fixture
def jun():
    return Program(builders.curator("jun"))


def field_of(answer) -> str:
    return answer.json()["errors"][0]["field"]


def test_a_note_is_made_and_says_where_it_is(jun, story):
    made = jun.post(annotation(quoting(story, "lit the lamp")))

    assert made.status_code == 201
    assert made["Location"] == made.json()["id"]
    assert made.json()["id"].startswith(BASE + container())
    assert Program().get(made["Location"]).json() == made.json()
    assert made["ETag"] == Program().get(made["Location"])["ETag"]


def test_the_note_stands_on_the_quoted_words(jun, story):
    jun.post(annotation(quoting(story, "lit the lamp")))

    note = Annotation.objects.get()
    assert story.current.text[note.start : note.end] == note.exact == "lit the lamp"
    assert (note.body, note.state) == ("The lamp is the old one.", "published")
    assert note.placements.get().revision == story.current


def test_the_canonical_name_is_kept(jun, story):
    name = "urn:uuid:5a1d6e2e-2f5d-4b43-8a1f-4f6f8a4c7f11"

    made = jun.post(annotation(quoting(story, "lamp"), canonical=name))

    assert made.json()["canonical"] == name


@pytest.mark.parametrize(
    ("members", "kept"),
    [
        ({}, {"via": "http://e.org/1"}),
        ({"via": "http://e.org/0"}, {"via": "http://e.org/0", "canonical": "http://e.org/1"}),
        (
            {"via": "http://e.org/0", "canonical": "urn:a"},
            {"via": ["http://e.org/0", "http://e.org/1"], "canonical": "urn:a"},
        ),
        ({"via": "http://e.org/1"}, {"via": "http://e.org/1"}),
    ],
)
def test_an_id_from_elsewhere_becomes_an_origin(jun, story, members, kept):
    made = jun.post(annotation(quoting(story, "lamp"), id="http://e.org/1", **members)).json()

    assert made["id"].startswith(BASE)
    assert {name: made.get(name) for name in kept} == kept


def test_members_that_the_room_has_no_column_for_come_back(jun, story):
    more = {"rights": "http://e.org/r", "audience": {"id": "http://e.org/a"}, "x:y": [1, {"z": 2}]}

    made = jun.post(annotation(quoting(story, "lamp"), **more)).json()

    assert {name: made[name] for name in more} == more


def test_a_page_that_was_captured_is_known_by_its_address(jun):
    builders.article(url="https://courier.example/lamp")

    made = jun.post(annotation("https://courier.example/lamp#top"))

    assert made.json()["target"] == "https://courier.example/lamp#top"
    assert Annotation.objects.get().exact == "The harbour light is lit again"


def test_tags_join_the_vocabulary(jun, story):
    known = builders.tag("Lamps")
    words = [{"type": "TextualBody", "purpose": "tagging", "value": v} for v in ("lamps", "Oil")]

    jun.post(annotation(quoting(story, "lamp"), body=words))

    assert set(Annotation.objects.get().tags.all()) == {known, Tag.objects.get(name="Oil")}


def test_a_new_tag_needs_leave_to_add_tags(story):
    pia = User.objects.create_user("pia")
    names = ("add_annotation", "publish_annotation")
    pia.user_permissions.add(*Permission.objects.filter(codename__in=names))
    body = {"type": "TextualBody", "purpose": "tagging", "value": "Oil"}

    refused = Program(pia).post(annotation(quoting(story, "lamp"), body=body))

    assert (refused.status_code, field_of(refused)) == (403, "body")
    assert not Annotation.objects.exists()


def test_an_older_text_can_be_annotated_and_the_newest_has_the_note_too(jun, story):
    target = quoting(story, "lit the lamp")
    builders.revise(story, story.title, ("At dusk keepers lit the lamp on Monday.",))

    jun.post(annotation(target))

    assert Annotation.objects.get().placements.count() == 2


@pytest.mark.parametrize(
    ("selector", "status"),
    [
        ({"exact": "the old mill"}, 409),
        ({"exact": "lit"}, 409),
        ({"exact": "lit", "prefix": "Keepers ", "suffix": " the lamp"}, 201),
        ({"exact": "lit", "prefix": "Nobody "}, 409),
        ({"exact": "The"}, 409),
        ({"exact": "lit  the\nlamp"}, 201),
    ],
)
def test_a_quote_stands_in_one_place_or_is_refused(jun, story, selector, status):
    answer = jun.post(annotation(quoting(story, **selector)))

    assert answer.status_code == status, answer.content
    assert status == 201 or field_of(answer) == "target.selector"


@pytest.mark.parametrize(
    ("start", "end", "status"), [(40, 52, 201), (40, 40, 409), (40, 9999, 409), (0, 2**70, 409)]
)
def test_a_position_counts_in_the_rooms_own_text(jun, story, start, end, status):
    target = {
        "source": BASE + story.current.get_absolute_url(),
        "selector": {"type": "TextPositionSelector", "start": start, "end": end},
    }

    assert jun.post(annotation(target)).status_code == status


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (b"this is not json", "document"),
        (b"{}", "@context"),
        (b"[]", "document"),
        (b'"text"', "document"),
        (b"\xff\xfe", "document"),
        (b"[" * 100_000, "document"),
        (b'{"a": NaN}', "document"),
        (b'{"a": 1e999}', "document"),
        (b'{"a": ' + b"9" * 5000 + b"}", "document"),
        (b'{"a": "\\u0000"}', "a"),
        (b'{"a": ["\\ud800"]}', "a[0]"),
        (b'{"a\\u0000": 1}', "document"),
        (b'{"\\ud800": "\\ud800"}', "document"),
        (b'{"a": ' + b'{"a":' * 90 + b"1" + b"}" * 91, "a" + ".a" * 24),
        (b'{"a": "' + b"x" * 300_000 + b'"}', "document"),
    ],
)
def test_what_is_no_annotation_is_refused_with_the_field(jun, raw, field):
    answer = jun.post(raw)

    assert (answer.status_code, field_of(answer)) == (400, field)
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"target": "http://elsewhere.example/"}, "target"),
        ({"target": f"{BASE}/articles/4096/"}, "target"),
        ({"target": f"{BASE}/captures/"}, "target"),
        ({"body": {"type": "TextualBody", "value": "x" * 20_001}}, "body"),
        ({"body": {"type": "TextualBody", "value": "x" * 101, "purpose": "tagging"}}, "body"),
        ({"creator": f"{BASE}/annotations/?curator=mina"}, "creator"),
    ],
)
def test_what_the_room_cannot_hold_is_refused_with_the_field(jun, story, members, field):
    answer = jun.post(annotation(quoting(story, "lamp")) | members)

    assert (answer.status_code, field_of(answer)) == (400, field)
    assert not Annotation.objects.exists()


def test_a_note_on_a_photograph_is_not_put_on_other_words(jun, story):
    area = {"type": "FragmentSelector", "value": "xywh=percent:1,2,3,4"}
    source = f"{BASE}{story.current.get_absolute_url()}#photo-1"

    answer = jun.post(annotation({"source": source, "selector": area}))

    assert (answer.status_code, field_of(answer)) == (400, "target")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data", ""])
def test_other_media_types_are_refused_with_the_one_that_is_taken(jun, kind):
    answer = jun.client.generic("POST", container(), b"{}", kind)

    assert (answer.status_code, answer["Accept-Post"]) == (415, JSON_LD)


def test_strangers_are_asked_to_sign_in(story):
    answer = Program().post(annotation(quoting(story, "lamp")))

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"]


def test_people_without_leave_are_refused(story):
    answer = Program(User.objects.create_user("reader")).post(annotation(quoting(story, "lamp")))

    assert answer.status_code == 403


def test_a_request_forged_elsewhere_is_refused(story):
    jun = Program(builders.curator("jun"), enforce_csrf_checks=True)

    assert jun.post(annotation(quoting(story, "lamp"))).status_code == 403
    assert not Annotation.objects.exists()


def test_a_note_about_several_pages_stands_on_the_first_that_is_here(jun, story):
    targets = ["http://elsewhere.example/", quoting(story, "lamp")]

    made = jun.post(annotation(targets)).json()

    assert made["target"] == targets
    assert Annotation.objects.get().exact == "lamp"


def test_a_time_it_was_made_elsewhere_is_kept_unless_it_is_to_come(jun, story):
    for year, is_kept in (("2019", True), ("9999", False)):
        sent = annotation(quoting(story, "lamp"), created=f"{year}-03-29T09:54:00+09:00")
        made = jun.post(sent).json()
        note = Annotation.objects.get(uuid=made["id"].rsplit("/")[-1])
        assert made["created"] == sent["created"]
        assert (note.created_at.year == int(year)) == is_kept
        assert Program().get(address(note)).status_code == 200

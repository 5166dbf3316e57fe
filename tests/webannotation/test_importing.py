"""Notes come in from files: the W3C's JSON-LD, JSON Lines, and what Hypothesis gives."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Annotation, AnnotationVersion, State, Tag
from tests import builders
from tests.webannotation.program import BASE, annotation, many_notes

pytestmark = pytest.mark.django_db
PAGE = "https://courier.example/lamp"


def hypothesis_row(**members) -> dict:
    """A note as Hypothesis's API gives it."""
    return {
        "id": "q1w2e3",
        "created": "2019-05-03T12:00:00.123456+00:00",
        "updated": "2019-05-04T12:00:00.123456+00:00",
        "user": "acct:jun@hypothes.is",
        "user_info": {"display_name": "Jun"},
        "uri": PAGE,
        "text": "Which lamp?",
        "tags": ["Lamps", "oil"],
        "permissions": {"read": ["group:__world__"]},
        "target": [
            {
                "source": PAGE,
                "selector": [
                    {
                        "type": "RangeSelector",
                        "startContainer": "/p[1]",
                        "startOffset": 3,
                        "endContainer": "/p[1]",
                        "endOffset": 9,
                    },
                    {"type": "TextPositionSelector", "start": 1040, "end": 1052},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "lit the\nlamp",
                        "prefix": "Keepers ",
                        "suffix": " on",
                    },
                ],
            }
        ],
    } | members


@pytest.fixture
def bring(tmp_path):
    """Write a file and bring it in; return what the command says."""

    def bring_in(content, state="draft", refused=False):
        path = tmp_path / "notes.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        out = io.StringIO()
        options = {"by": "mina", "state": state, "address": BASE, "stdout": out}
        if refused:
            with pytest.raises(CommandError):
                call_command("import_notes", str(path), **options)
        else:
            call_command("import_notes", str(path), **options)
        return out.getvalue()

    return bring_in


@pytest.fixture(autouse=True)
def mina():
    return builders.curator("mina")


@pytest.fixture
def story():
    return builders.article(url=PAGE)


def export(kind: str) -> str:
    out = io.StringIO()
    call_command("export_notes", format=kind, address=BASE, stdout=out)
    return out.getvalue()


def test_a_hypothesis_note_stands_on_its_words(bring, story):
    said = bring({"rows": [hypothesis_row()], "total": 1})

    note = Annotation.objects.get()
    assert said == "1 taken, 0 known already, 0 refused.\n"
    assert (note.exact, note.body, note.state) == ("lit the lamp", "Which lamp?", "draft")
    assert set(note.tags.values_list("name", flat=True)) == {"Lamps", "oil"}
    assert note.created_at.year == 2019


def test_a_hypothesis_note_says_who_made_it_and_where_it_was(bring, story):
    bring([hypothesis_row()], state="published")

    shown = json.loads(export("jsonl"))
    assert shown["creator"]["id"] == "acct:jun@hypothes.is"
    assert shown["via"] == "https://hypothes.is/a/q1w2e3"
    assert shown["modified"] == "2019-05-04T12:00:00.123456+00:00"
    assert shown["target"][0]["selector"][0]["type"] == "RangeSelector"


@pytest.mark.parametrize("readers", [["acct:jun@hypothes.is"], ["group:friends"], []])
def test_a_note_that_was_private_there_is_a_draft_here(bring, story, readers):
    bring([hypothesis_row(permissions={"read": readers})], state="published")

    assert Annotation.objects.get().state == State.DRAFT


def test_bringing_in_twice_brings_in_once(bring, story):
    bring([hypothesis_row()])

    assert bring([hypothesis_row()]).startswith("0 taken, 1 known")
    assert Annotation.objects.count() == 1


def test_what_is_refused_is_named_and_the_rest_comes_in(bring, story):
    rows = [
        hypothesis_row(id="a", uri="https://elsewhere.example/", target=[{}]),
        hypothesis_row(id="b"),
        7,
        {"uri": 1, "target": 2, "tags": 3, "user": 4, "text": 5, "permissions": 6},
    ]

    said = bring(rows, refused=True)

    assert "note 1: target: The room holds no text" in said
    assert "1 taken, 0 known already, 3 refused." in said


@pytest.mark.parametrize(
    "shape",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"items": [one]}},
        lambda one: json.dumps(one) + "\n\n" + json.dumps(one | {"id": "urn:2"}) + "\n",
    ],
)
def test_annotations_come_in_whatever_holds_them(bring, story, shape):
    bring(shape(annotation(PAGE, id="urn:1")))

    assert Annotation.objects.count() >= 1


def test_items_of_a_page_have_the_pages_context(bring, story):
    one = annotation(PAGE)
    page = {"@context": one.pop("@context"), "type": "AnnotationPage", "items": [one]}

    assert bring(page).startswith("1 taken")


@pytest.mark.parametrize("content", ["", "\n", "[]", "{"])
def test_a_file_without_notes_brings_in_none(bring, content):
    bring(content, refused=content == "{")

    assert not Annotation.objects.exists()


def test_wrong_use_is_told_from_refusals(tmp_path):
    for arguments in (("nothing.json", "mina"), (str(tmp_path), "mina"), ("-", "nobody")):
        with pytest.raises(CommandError) as told:
            call_command("import_notes", arguments[0], by=arguments[1])
        assert told.value.returncode == 2


@pytest.mark.parametrize("kind", ["jsonld", "jsonl"])
def test_a_round_trip_loses_nothing(bring, kind):
    notes = many_notes(3)
    tags = [builders.tag("Lamps"), builders.tag("등대")]
    notes.append(builders.note(notes[0].article, "word1", "초", tags=tags, language="ko"))
    before, lines = export(kind), export("jsonl")
    Annotation.objects.all().delete()
    Tag.objects.all().delete()

    bring(before, state="published")

    told = [json.loads(line) for line in export("jsonl").splitlines()]
    assert told == [json.loads(line) for line in lines.splitlines()]


def test_a_note_comes_back_under_its_own_id(bring, story):
    note = builders.note(story, "lamp")
    kept = export("jsonl")
    Annotation.objects.all().delete()

    bring(kept, state="published")

    assert Annotation.objects.get().uuid == note.uuid


def test_an_id_that_was_used_is_not_used_again(bring, story):
    note = builders.note(story, "lamp")
    kept = export("jsonl")
    Annotation.objects.update(state=State.WITHDRAWN)

    assert bring(kept, state="published").startswith("0 taken, 1 known")
    assert Annotation.objects.get().uuid == note.uuid


def test_members_from_elsewhere_survive_two_rooms(bring, story):
    first = annotation(PAGE, id="urn:1", rights="http://e.org/r", creator="http://e.org/me")
    bring(first, state="published")
    out = export("jsonl")
    AnnotationVersion.objects.all().delete()
    Annotation.objects.all().delete()

    bring(out, state="published")

    assert json.loads(export("jsonl")) == json.loads(out)


@pytest.mark.parametrize("kind", ["jsonld", "jsonl", "csv"])
def test_only_published_notes_go_out(story, kind):
    for state in State:
        builders.note(story, "lamp", body=f"This is {state}.", state=state)

    written = export(kind)

    assert "This is published." in written
    assert not any(f"This is {state}." in written for state in State if state != "published")


@pytest.mark.parametrize("kind", ["jsonld", "jsonl", "csv"])
def test_a_file_holds_what_the_terminal_shows(story, tmp_path, kind):
    builders.note(story, "lamp", body="=1+1, “two”\nlines")
    path = tmp_path / "out"

    call_command("export_notes", format=kind, address=BASE, output=str(path))

    with path.open(newline="", encoding="utf-8") as file:
        assert file.read() == export(kind)


def test_a_room_without_notes_exports_an_empty_collection():
    document = json.loads(export("jsonld"))

    assert (document["total"], document["first"]["items"]) == (0, [])


@pytest.mark.parametrize(
    "begins", ["=1+1", "+1", "-1", "@A", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1"]
)
def test_no_cell_is_a_formula(story, begins):
    builders.note(story, "lamp", body=begins)

    row = next(csv.DictReader(io.StringIO(export("csv"), newline="")))

    assert row["note"] == f"'{begins}"


def test_exporting_asks_the_same_for_more_notes(django_assert_num_queries):
    many_notes(3)
    with django_assert_num_queries(2):
        export("jsonl")
    many_notes(10)
    with django_assert_num_queries(2):
        export("jsonl")

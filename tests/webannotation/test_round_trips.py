"""Whatever a note says, it says again after it went out to a file and came back from it."""

import io
import json
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from articles.anchoring import Area
from articles.annotating import NoteText, make_note, make_photo_note
from articles.models import Annotation, Motivation, State, Tag
from tests import builders
from tests.webannotation.program import BASE, annotation

pytestmark = pytest.mark.django_db
PAGE = "https://courier.example/lamp"
PARAGRAPHS = ("Keepers lit the lamp 🕯️ on Monday, and lit it again.", "등대에 불이 켜졌다.\tCafé é.")
OFTEN = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

PRINTED = st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t")
WORDS = st.text(PRINTED, min_size=1, max_size=60).filter(str.strip)
NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)
TAGS = st.lists(NAMES, max_size=3, unique_by=str.casefold)
LANGUAGES = st.sampled_from(["", "en", "ko", "zh-Hant"])
KINDS = st.sampled_from([Motivation.COMMENTING, Motivation.QUESTIONING, Motivation.HIGHLIGHTING])
PARTS = st.tuples(*[st.integers(0, 50)] * 2, *[st.integers(1, 50)] * 2)
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30))
STANDS = SPANS | PARTS
NOTES = st.lists(st.tuples(STANDS, WORDS, KINDS, TAGS, LANGUAGES), min_size=1, max_size=4)
IRIS = st.sampled_from(["urn:one", "https://e.example/two?a=1#b", "acct:jun@hypothes.is"])
MEMBERS = st.fixed_dictionaries(
    {},
    optional={
        "rights": IRIS,
        "creator": IRIS | st.fixed_dictionaries({"id": IRIS, "type": st.just("Person")}),
        "generator": IRIS,
        "generated": st.just("2019-05-03T12:00:00Z"),
        "audience": st.fixed_dictionaries({"id": IRIS, "type": st.just("schema:Audience")}),
        "canonical": st.just("urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df"),
        "stylesheet": IRIS,
    },
)
BODIES = st.one_of(
    st.builds(lambda value: {"type": "TextualBody", "value": value}, WORDS),
    st.builds(
        lambda value, purpose: {"type": "TextualBody", "value": value, "purpose": purpose},
        NAMES,
        st.sampled_from(["tagging", "commenting", "describing"]),
    ),
    st.builds(lambda at: {"id": at, "type": "Image", "format": "image/png"}, IRIS),
    IRIS,
)
ROWS = st.fixed_dictionaries(
    {"text": st.just("") | WORDS, "tags": TAGS},
    optional={
        "user": st.just("acct:jun@hypothes.is"),
        "created": st.just("2019-05-03T12:00:00.123456+00:00"),
        "updated": st.just("2019-05-04T12:00:00+00:00"),
        "references": st.just(["q1w2e3"]),
    },
)


@pytest.fixture
def story():
    """An article with a photograph whose picture is here."""
    made = builders.article(paragraphs=PARAGRAPHS, captions=["A lamp."], url=PAGE)
    builders.picture(made.current.photos.get())
    return made


@pytest.fixture(autouse=True)
def mina():
    return builders.curator("mina")


def export() -> str:
    out = io.StringIO()
    call_command("export_notes", format="jsonl", address=BASE, stdout=out)
    return out.getvalue()


def told() -> list[dict]:
    """What the room publishes, as programs read it."""
    return [json.loads(line) for line in export().splitlines()]


def bring_in(content: str) -> None:
    out = io.StringIO()
    given = {"by": "mina", "state": "published", "address": BASE, "stdout": out}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "notes.json")
        path.write_text(content, encoding="utf-8")
        with suppress(CommandError):
            call_command("import_notes", str(path), **given)
    assert " 0 known already, 0 refused." in out.getvalue(), out.getvalue()


def empty() -> None:
    Annotation.objects.all().delete()
    Tag.objects.all().delete()


def quoted(story, start: int, length: int) -> dict:
    """Words of the story with so much around them that they stand nowhere else."""
    text, end = story.current.text, start + length
    assume(text[start:end].strip())
    around = {"prefix": text[max(0, start - 30) : start], "suffix": text[end : end + 30]}
    return {"type": "TextQuoteSelector", "exact": text[start:end], **around}


def write(story, by, stand, body, kind, tags, language) -> None:
    said = NoteText(body, kind, State.PUBLISHED, language=language, new_tags=tuple(tags))
    if len(stand) == 4:
        make_photo_note(by, story.current.photos.get(), Area(*stand), said)
        return
    text, (start, length) = story.current.text, stand
    quote = text[start : start + length]
    make_note(by, story.current, start, start + len(quote), quote, said)


@OFTEN
@given(NOTES, st.sampled_from(["jsonld", "jsonl"]))
def test_notes_made_here_come_back_as_they_were(keeper, story, notes, kind):
    empty()
    for one in notes:
        write(story, keeper, *one)
    out, before = io.StringIO(), told()
    call_command("export_notes", format=kind, address=BASE, stdout=out)
    empty()

    bring_in(out.getvalue())

    assert len(before) == len(notes)
    assert told() == before


@OFTEN
@given(MEMBERS, st.lists(BODIES, min_size=1, max_size=3), SPANS)
def test_notes_from_elsewhere_keep_all_that_they_said(story, members, bodies, span):
    empty()
    target = {"source": PAGE, "selector": [quoted(story, *span)]}
    sent = annotation(target, **members, id="urn:mine", body=bodies)

    bring_in(json.dumps(sent))

    (first,) = told()
    assert {name: first.get(name) for name in members} == members
    assert first["body"] == bodies
    again = export()
    empty()
    bring_in(again)
    assert told() == [first]


@OFTEN
@given(ROWS, SPANS)
def test_notes_of_hypothesis_come_in_whole_and_go_out_and_in_again(story, row, span):
    empty()
    target = [{"source": PAGE, "selector": [quoted(story, *span)]}]
    row = row | {"id": "a", "uri": PAGE, "target": target}

    bring_in(json.dumps(row))

    (first,), note = told(), Annotation.objects.get()
    assert note.body == row["text"]
    assert sorted(note.tags.values_list("name", flat=True)) == sorted(row["tags"])
    assert first["creator"]["id"] == row.get("user", first["creator"]["id"])
    again = export()
    empty()
    bring_in(again)
    assert told() == [first]

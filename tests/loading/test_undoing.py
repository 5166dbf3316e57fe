"""Taking a load back: what it added goes, what a curator has worked on stays and says why."""

import base64
import io
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.loading import (
    CannotUndo,
    Document,
    LoadOptions,
    load_document,
    preview_undo,
    undo_load,
)
from articles.models import Article, Attribution, Capture, Load, Outcome, Photo, Revision, Source
from tests import builders
from tests.loading.dumps import dump, story
from tests.painting import painted

pytestmark = pytest.mark.django_db
PLAIN = LoadOptions()
ROWS = (Article, Revision, Photo, Attribution, Capture, Source)


def load(*raws: bytes) -> Load:
    run = Load.objects.create(started_at=timezone.now(), finished_at=timezone.now())
    for raw in raws:
        load_document(Document(raw, "page.txt"), PLAIN, run)
    return run


def rows() -> dict[str, list]:
    """Every row that a load makes, whatever its number."""
    left_out = {"id", "last_number"}
    return {
        model.__name__: sorted(
            repr({name: value for name, value in row.items() if name not in left_out})
            for row in model.objects.values()
        )
        for model in ROWS
    }


def files(settings) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def verified() -> str:
    out = io.StringIO()
    call_command("verify", stdout=out)
    return out.getvalue()


def illustrated(title: str, *pictures: bytes) -> bytes:
    encoded = (base64.b64encode(picture).decode() for picture in pictures)
    figures = "".join(
        f'<figure><img src="data:image/jpeg;base64,{picture}" alt="" width="600" height="400">'
        f"<figcaption>{title}, seen from quay {number}.</figcaption></figure>"
        for number, picture in enumerate(encoded)
    )
    words = f"<p>{title}, as the keepers of Port Harrow told the town on Monday evening.</p>"
    article = f"<article><h1>{title}</h1>{words * 3}{figures}{words}</article>"
    return f"<!doctype html><html><title>{title}</title><body>{article}</body></html>".encode()


def other(raw: bytes) -> bytes:
    return raw.replace(b"Thirty people", b"By The Harbour Lamp\n\nForty people")


def test_what_a_load_made_goes_with_its_files(settings):
    run = load(story(0), story(1), b"")

    undone = undo_load(run, None)

    assert (undone.articles, undone.captures, undone.left_count) == (2, 2, 0)
    assert {name: len(there) for name, there in rows().items()} == dict.fromkeys(rows(), 0)
    assert files(settings) == []
    assert "0 faults" not in verified()
    assert run.outcomes.count() == 3
    assert run.undone_at


def test_a_number_that_was_taken_back_is_not_given_again():
    run = load(story(0))
    first = Article.objects.get().pk

    undo_load(run, None)
    load(story(0))

    assert Article.objects.get().pk > first


def test_an_article_that_was_revised_is_what_it_was_before():
    load(story(3), story(4))
    before = rows()
    run = load(other(story(3)))
    assert Article.objects.get(title__contains=" 3 ").revision_count == 2

    undone = undo_load(run, None)

    assert (undone.articles, undone.revisions) == (0, 1)
    assert rows() == before
    verified()


def test_the_address_of_a_text_that_was_taken_back_shows_no_other_text():
    load(story(3))
    undo_load(load(other(story(3))), None)

    load(story(3).replace(b"Thirty", b"Fifty"))

    assert list(Revision.objects.values_list("number", flat=True)) == [1, 3]


def test_an_older_text_that_was_taken_back_leaves_the_newer_one_to_readers():
    load(story(3))
    older = load(other(story(3)))
    newer = load(story(3).replace(b"Thirty", b"Fifty"))
    shown = Article.objects.get().current

    undo_load(older, None)

    article = Article.objects.get()
    assert (article.current, article.revision_count) == (shown, 2)
    undo_load(newer, None)
    assert Article.objects.get().current.number == 1
    verified()


def annotated(article: Article, mina) -> None:
    builders.note(article, "Thirty people", by=mina)


def logged(article: Article, mina) -> None:
    LogEntry.objects.log_actions(mina.pk, [article], CHANGE, "Changed the title.")


def joined(article: Article, mina) -> None:
    article.further_identities.create(digest="d" * 64)


def corrected(article: Article, mina) -> None:
    article.corrections.create(field="title", was="A", value="B", by=mina, at=timezone.now())


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (annotated, "A curator annotated it."),
        (logged, "A curator changed it in the admin."),
        (corrected, "A curator corrected it."),
        (joined, "A curator joined or split it."),
    ],
)
def test_what_a_curator_worked_on_stays_and_says_why(mina, work, reason):
    run = load(story(0), story(1))
    article = Article.objects.first()
    work(article, mina)

    undone = undo_load(run, mina)

    assert [(left.article, left.reason) for left in undone.left] == [(article.pk, reason)]
    assert list(Article.objects.all()) == [article]
    assert Source.objects.exists()
    verified()


def test_a_text_that_a_curator_annotated_stays(mina):
    load(story(0))
    run = load(other(story(0)))
    builders.note(Article.objects.get(), "Forty people", by=mina)

    undone = undo_load(run, mina)

    assert [left.reason for left in undone.left] == ["A curator annotated the text that came."]
    assert Article.objects.get().revision_count == 2


def test_what_another_load_brought_as_well_stays_until_that_is_taken_back():
    first, second = load(story(0)), load(story(0))

    [left] = undo_load(first, None).left

    assert left.reason == f"Load {second.pk} brought it as well: take that back first."
    undo_load(second, None)
    assert undo_load(first, None).articles == 1
    assert not Capture.objects.exists()


def test_a_look_at_what_would_be_taken_back_touches_nothing(mina):
    run = load(story(0), story(1))
    annotated(Article.objects.first(), mina)
    before = rows()

    seen = preview_undo(run)

    assert (seen.articles, seen.left_count) == (1, 1)
    assert rows() == before
    assert not Load.objects.get().undone_at


def test_a_look_at_a_large_load_asks_no_more_than_at_a_small_one(django_assert_num_queries):
    preview_undo(load(*map(story, range(12))))
    run = load(*(other(story(number)) for number in range(3, 20)))

    with django_assert_num_queries(3):
        seen = preview_undo(run)

    assert (seen.articles, seen.revisions, seen.left_count) == (8, 9, 0)


def test_a_picture_goes_unless_another_article_shows_it(settings):
    shared, own = painted(size=(600, 400)), painted(size=(640, 400))
    load(illustrated("The lamp is lit", shared))
    before = rows(), files(settings)
    run = load(illustrated("The boat is in", shared, own))
    assert len(files(settings)) > len(before[1]) + 1

    undo_load(run, None)

    assert (rows(), files(settings)) == before
    verified()


def test_a_load_that_runs_cannot_be_taken_back():
    run = load(story(0))
    Load.objects.update(finished_at=None, seen_at=timezone.now())
    run.refresh_from_db()

    with pytest.raises(CannotUndo, match="still running"):
        undo_load(run, None)


def test_taking_back_that_was_stopped_goes_on(monkeypatch):
    run = load(*map(story, range(20)))

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo_load(run, None, progress=stop)
    assert 0 < Article.objects.count() < 20
    undo_load(run, None)

    assert not Article.objects.exists()
    assert not Capture.objects.exists()
    assert Outcome.objects.filter(result="loaded").count() == 20


def test_the_command_names_what_stays_and_exits_with_one(mina):
    run = load(story(0), story(1))
    annotated(Article.objects.first(), mina)
    out = io.StringIO()

    with pytest.raises(CommandError, match="1 articles stay") as stop:
        call_command("undo_load", str(run.pk), dry_run=True, stdout=out)

    assert stop.value.returncode == 1
    assert "A curator annotated it." in out.getvalue()
    assert "Would be taken back: 1 articles" in out.getvalue()
    with pytest.raises(CommandError, match="There is no load 99"):
        call_command("undo_load", "99")


def test_an_upload_that_was_taken_back_can_be_loaded_again():
    undo_load(load(dump()), None)

    again = load(dump())

    assert again.outcomes.get().result == "loaded"
    verified()

"""The disk and the database fail: one sentence, and nothing of that document is saved."""

import errno
import os
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.utils import timezone

from articles.loading import CannotSave, Document, Loader, LoadOptions, load_paths
from articles.models import Article, Attribution, Capture, Load, Outcome, Photo, Revision, Source
from articles.parsing import at_home
from tests.loading.dumps import dump, story, write_stories

PLAIN = LoadOptions()
EVERYTHING = (Capture, Article, Attribution, Revision, Photo, Source, Outcome)


def rows() -> list[int]:
    return [model.objects.count() for model in EVERYTHING]


def new_loader() -> Loader:
    return Loader(PLAIN, Load.objects.create(started_at=timezone.now()))


@pytest.mark.django_db
def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing(monkeypatch, settings, tmp_path):
    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    loader = new_loader()
    monkeypatch.setattr(os, "fsync", no_room)

    with pytest.raises(
        CannotSave, match=r"^Nothing of page\.txt was saved: the disk is full\. Free"
    ):
        loader.take(Document(dump(), "page.txt"))

    assert rows() == [0] * len(EVERYTHING)
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


@pytest.mark.django_db(transaction=True)
def test_after_a_full_disk_the_next_load_goes_on(monkeypatch):
    loader = new_loader()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: os.close(-1))
        with pytest.raises(CannotSave):
            loader.take(Document(dump(), "page.txt"))

    [outcome] = loader.take(Document(dump(), "page.txt"))

    assert outcome.result == "loaded"
    assert set(rows()) == {1, 0}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("pragma", "sentence"),
    [
        ("max_page_count = 1", "the disk is full. Free some room"),
        ("query_only = ON", "the database is read-only. Make it writable"),
    ],
)
def test_a_database_that_takes_no_more_is_said_in_a_sentence(pragma, sentence):
    if connection.vendor != "sqlite":
        pytest.skip("PRAGMA is SQLite's own.")
    loader = new_loader()
    pages = dump(paragraphs=[f"{place} words of a long, long page." * 99 for place in range(99)])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # What earlier rows left free would take it.
        cursor.execute(f"PRAGMA {pragma}")

    with pytest.raises(CannotSave, match=f"^Nothing of page.txt was saved: {sentence}"):
        loader.take(Document(pages, "page.txt"))

    connection.close()
    assert rows() == [0] * len(EVERYTHING)


@pytest.mark.django_db
def test_a_page_that_the_parser_stumbles_over_does_not_keep_the_others_out(monkeypatch, tmp_path):
    # Stands in for a fault that nobody has found yet.
    def stumble(raw: bytes, hint: object) -> tuple:
        if raw == story(1):
            raise RecursionError
        if raw == story(2):
            return tuple(replace(page, title="\ud800") for page in parse(raw, hint))
        return parse(raw, hint)

    parse = at_home.format_of(story(0)).parse
    monkeypatch.setattr(at_home, "format_of", lambda raw: SimpleNamespace(parse=stumble))

    report = load_paths([write_stories(tmp_path / "in", 3)], PLAIN)

    assert report.counts == {"loaded": 1, "rejected": 2}
    for outcome in Outcome.objects.filter(result="rejected"):
        assert "fault of the program" in outcome.reason


@pytest.mark.django_db(transaction=True)
def test_three_loads_of_the_same_documents_at_once_load_each_once(tmp_path):
    folder = write_stories(tmp_path / "in", 25)
    start, faults = threading.Barrier(3), []

    def load() -> None:
        try:
            start.wait()
            load_paths([folder], PLAIN)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert Article.objects.count() == Capture.objects.count() == Revision.objects.count() == 25
    assert Outcome.objects.filter(result="loaded").count() == 25
    assert Outcome.objects.filter(result="unchanged").count() == 50
    assert set(Source.objects.values_list("slug", flat=True)) == {"yonhap", "kcna"}


@pytest.mark.django_db(transaction=True)
def test_two_texts_of_one_article_at_once_are_numbered_one_after_the_other(tmp_path):
    faults = []

    def load(number: int) -> None:
        try:
            new_loader().take(
                Document(dump(paragraphs=[f"Text number {number} of the story."]), "page.txt")
            )
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert list(Revision.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert Article.objects.get().revision_count == 4

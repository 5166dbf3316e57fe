"""A whole load: its row, its report, its rehearsal, and what a page costs."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from articles.loading import Document, Loader, LoadOptions, load_paths
from articles.models import (
    Article,
    Capture,
    Load,
    Outcome,
    Source,
)
from tests import builders
from tests.loading.dumps import dump, story, write_stories
from tests.loading.loads import PLAIN, load

pytestmark = pytest.mark.django_db


def test_a_load_keeps_who_started_it_its_options_and_its_counts(tmp_path):
    folder = write_stories(tmp_path / "in", 3)
    (folder / "empty.txt").write_bytes(b"")
    mina = builders.curator()

    report = load_paths([folder], LoadOptions(publisher="Port Harrow Courier"), started_by=mina)

    run = Load.objects.get(pk=report.load)
    assert (run.started_by, run.options) == (mina, {"publisher": "Port Harrow Courier"})
    assert run.counts == report.counts == {"loaded": 3, "rejected": 1}
    assert run.finished_at
    assert run.outcomes.count() == 4


def test_a_load_that_is_stopped_keeps_what_came_in_and_shows_no_end(tmp_path):
    folder = write_stories(tmp_path / "in", 3)

    def stop(done: int, total: int, outcome: object) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_paths([folder], PLAIN, progress=stop)

    # All three came in together; the second was the last that anybody heard of.
    assert (Load.objects.get().finished_at, Load.objects.get().counts) == (None, {"loaded": 3})
    assert Article.objects.count() == Outcome.objects.count() == 3


def test_a_dry_run_says_what_would_happen_and_writes_nothing(tmp_path):
    load(story(0))
    rows = [model.objects.count() for model in (Load, Outcome, Capture, Article, Source)]
    folder = write_stories(tmp_path / "in", 2)
    (folder / "again.txt").write_bytes(story(1))
    (folder / "crlf.txt").write_bytes(story(1).replace(b"\n", b"\r\n"))
    (folder / "other.txt").write_bytes(story(1).replace(b"Thirty people", b"Forty people"))

    report = load_paths([folder], replace(PLAIN, dry_run=True))

    assert report.load is None
    assert report.counts == {"loaded": 1, "unchanged": 3, "revised": 1}
    assert [model.objects.count() for model in (Load, Outcome, Capture, Article, Source)] == rows


def test_a_capture_whose_file_a_crash_cut_short_is_written_anew(settings):
    load(dump())
    kept = Path(settings.MEDIA_ROOT) / Capture.objects.get().file.name
    Article.objects.all().delete()
    Capture.objects.all().delete()
    kept.write_bytes(b"half")

    load(dump())

    assert kept.read_bytes() == dump()


def test_a_page_costs_few_queries(django_assert_max_num_queries):
    loader = Loader(PLAIN, Load.objects.create(started_at=timezone.now()))
    loader.take(Document(story(0), "first, which makes the sources"))

    # Is the capture known, twice: before it is read and when it is written; savepoint; is the
    # article known; capture, article, attributions, revision, photos; the article's current
    # revision; what its search index reads, writes and counts; outcome; the load's counts;
    # release. PostgreSQL asks three more: the index's two locks, and what was counted so far.
    with django_assert_max_num_queries(20 if connection.vendor == "sqlite" else 23):
        loader.take(Document(story(3), "page.txt"))


def test_thirty_pages_together_cost_hardly_more_queries_than_one(django_assert_max_num_queries):
    loader = Loader(PLAIN, Load.objects.create(started_at=timezone.now()))
    loader.take(Document(story(0), "first, which makes the sources"))
    coming = loader.begin([(1, Document(story(number), f"{number}")) for number in range(1, 31)])

    # Three a page keep SQLite's index of words; the article table needs a second statement.
    with django_assert_max_num_queries(3 * 30 + 19):
        stored = list(loader.settle(coming))

    assert {outcome.result for _, outcomes in stored for outcome in outcomes} == {"loaded"}


def test_pages_that_are_here_already_cost_as_many_queries_as_one(django_assert_num_queries):
    loader = Loader(PLAIN, Load.objects.create(started_at=timezone.now()))
    loader.take(Document(story(0), "page.txt"))

    for many in (1, 20):
        # Are the captures known; savepoint; the outcomes; the load's counts; release.
        with django_assert_num_queries(5):
            list(loader.settle(loader.begin([(1, Document(story(0), "page.txt"))] * many)))

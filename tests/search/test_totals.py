"""The counts that are kept by fact and month: always what counting the articles would say."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import search
from articles.filters.articles import clock_of
from articles.models import Article
from articles.search.months import month_of, parts_of
from tests import builders as build

DAYS = st.dates(dt.date(2019, 11, 1), dt.date(2021, 3, 31))
CLOCKS = st.one_of(st.just(1), DAYS.map(clock_of), st.just(clock_of(dt.date.max, after=1)))


@given(st.lists(CLOCKS, min_size=2, max_size=9, unique=True).map(sorted))
def test_the_parts_of_stretches_cover_them_without_gap_or_overlap(starts):
    parts = parts_of(starts)

    assert [parts[0].start, *(part.end for part in parts)] == sorted(
        {part.start for part in parts} | {starts[-1]}
    )
    for part in parts:
        assert starts[part.stretch] <= part.start < part.end <= starts[part.stretch + 1]
        if part.is_months:
            first, last = part.months
            assert month_of(part.start - 1) < first <= last
            assert part.end == starts[-1] or month_of(part.end) > last


@pytest.mark.parametrize(
    ("clock", "month"),
    [(0, 0), (1, 101), (clock_of(dt.date(2022, 3, 31), after=1) - 1, 202203)],
)
def test_a_clock_lies_in_the_month_that_a_calendar_tells(clock, month):
    assert month_of(clock) == month


@pytest.mark.django_db
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.none() | DAYS, max_size=8),
    st.lists(CLOCKS, min_size=2, max_size=6, unique=True).map(sorted),
)
def test_a_stretch_holds_as_many_articles_as_counting_them_tells(days, starts):
    with transaction.atomic():
        for at, day in enumerate(days):
            noon = dt.datetime.combine(day, dt.time(12)) if day else None
            build.article(f"Story {at}", published=noon, agency="INA" if at % 2 else "")

        for shelf, within in (
            (Article.objects.all(), search.Within()),
            (
                Article.objects.filter(attributions__source__name="INA"),
                search.Within((search.key("source", build.source("INA").pk),)),
            ),
        ):
            counted = [
                shelf.filter(wall_clock__gte=start, wall_clock__lt=end).count()
                for start, end in pairwise(starts)
            ]
            assert search.spread("", within, starts) == counted
            assert search.count(Article.objects.all(), "", within).number == shelf.count()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_kept_count_that_is_wrong_is_named_and_reindex_mends_it():
    build.article(published=dt.datetime(2022, 3, 5, 9))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_counted SET number = 7 WHERE month = 202203")

    said = search.faults()

    assert "7 articles are kept as counted in 2022-03 for “all”, and 1 are there." in said
    search.rebuild()
    assert not search.faults()


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_wait_for_nobody_and_lose_no_count():
    stories = [build.article(f"Story {at}", is_indexed=False) for at in range(8)]
    met = Barrier(4)

    def write(some):
        try:
            with transaction.atomic():
                search.index(some[0])
                met.wait(timeout=20)  # every transaction has written, and none has ended
                search.index(some[1])
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, zip(stories[::2], stories[1::2], strict=True)))

    assert search.count(Article.objects.all(), "").number == 8
    assert not search.faults()


@pytest.mark.django_db(transaction=True)
def test_a_room_that_was_flushed_counts_and_finds_nothing():
    build.article("The harbour light")
    call_command("flush", interactive=False, verbosity=0)

    assert search.count(Article.objects.all(), "").number == 0
    assert not search.faults()
    assert not list(search.disagreements())

"""Counting in the index says what fetching the articles would say, on either engine."""

import datetime as dt
from itertools import pairwise

import pytest
from django.db import connection

from articles import search
from articles.models import Article
from tests import builders as build

pytestmark = pytest.mark.django_db
EVERYTHING = search.Within()


def clock(day: int, hour: int = 0) -> int:
    return int((dt.datetime(2022, 3, day, hour) - dt.datetime.min).total_seconds())


@pytest.fixture
def herons() -> list[Article]:
    return [
        build.article(
            f"Heron {day}",
            published=dt.datetime(2022, 3, day, 9),
            agency="INA" if day % 2 else None,
        )
        for day in range(1, 9)
    ]


def test_several_counts_are_one_question(herons, django_assert_max_num_queries):
    ina = search.key("sourceagency", herons[0].agency_id)
    withins = [EVERYTHING, search.Within((ina,)), search.Within((ina,), clock(3), clock(5, 9))]

    with django_assert_max_num_queries(1 if connection.vendor == "sqlite" else 3):
        counted = search.tally("heron -boat", withins)

    assert [each.number for each in counted] == [8, 4, 2]


def test_a_count_among_several_stops_at_the_cap(herons):
    assert search.tally("heron", [EVERYTHING], cap=5) == [search.Counted(5, is_least=True)]
    assert search.tally("heron", [EVERYTHING], cap=8) == [search.Counted(8)]


def test_nothing_asked_is_nothing_counted(herons):
    assert search.tally("heron", []) == []


def test_more_counts_than_one_statement_takes_are_all_answered(herons):
    counted = search.tally('"heron 3"', [EVERYTHING] * 450)

    assert counted == [search.Counted(1)] * 450


@pytest.mark.parametrize("words", ["", "heron", '"heron 3" OR "heron 4"', "source:INA"])
def test_stretches_hold_what_lies_between_their_clocks(herons, words):
    build.article("Heron of no day", published=None)
    starts = [clock(1), clock(3, 9), clock(4), clock(20)]

    counted = search.spread(words, EVERYTHING, starts)

    pairs = pairwise(starts)
    found = search.search(Article.objects.all(), words)
    assert counted == [
        found.filter(wall_clock__gte=start, wall_clock__lt=end).count() for start, end in pairs
    ]


def test_a_search_between_two_clocks_begins_in_the_index_there(herons):
    within = search.Within(oldest=clock(2)).between(clock(3), clock(6))

    assert within == search.Within(oldest=clock(3), newest=clock(6))
    assert within.between(0, None) == within


@pytest.mark.parametrize("words", ["heron", '"heron 3"', "heron -boat", "title:heron", "her*"])
def test_facts_that_are_read_and_facts_that_are_asked_for_count_the_same(herons, words):
    build.note(herons[1], "Keepers", body="§hasphoto and §language", tags=[build.tag()])
    keys = [
        search.key("sourceagency", herons[0].agency_id),
        search.key("language", "en"),
        search.key("hasannotation"),
        search.key("hasphoto"),
    ]

    read = search.tally_keys(words, EVERYTHING, keys)

    assert read == search.tally(words, [search.Within((key,)) for key in keys])
    assert [each.number for each in read][-2:] in ([1, 0], [0, 0])


def test_facts_are_read_between_clocks_as_well(herons):
    within = search.Within(oldest=clock(3), newest=clock(5, 9))
    keys = [search.key("sourceagency", herons[0].agency_id)]

    assert search.tally_keys("heron", within, keys) == [search.Counted(2)]


def test_of_very_many_the_facts_of_the_newest_are_read(herons):
    key = search.key("sourceagency", herons[0].agency_id)

    read = search.tally_keys("heron", EVERYTHING, [key], most_read=4)

    assert read == [search.Counted(2, is_least=True)]


@pytest.mark.parametrize("words", ["heron", '"heron 3"', "her*", "heron -boat"])
def test_a_timeline_of_few_is_counted(herons, words):
    starts = [clock(1), clock(3, 9), clock(4), clock(20)]

    surveyed = search.survey(words, EVERYTHING, starts, search.count(Article.objects.all(), words))

    assert list(surveyed.numbers) == search.spread(words, EVERYTHING, starts)
    assert (surveyed.is_about, surveyed.newest) == (False, 0)


def test_a_timeline_of_very_many_is_estimated_and_says_so(herons, monkeypatch):
    starts = [clock(1), clock(5), clock(9), clock(13)]
    monkeypatch.setattr("articles.search.counting_postgres._ASKED", 1)
    monkeypatch.setattr("articles.search.counting_sqlite._MET", 1)
    monkeypatch.setattr("articles.search.counting_sqlite._PARTS", 6)

    surveyed = search.survey("heron", EVERYTHING, starts, search.Counted(3, is_least=True))

    assert surveyed.is_about
    first, second, none = surveyed.numbers
    assert (3 <= first <= 20, 3 <= second <= 20, none) == (True, True, 0)


@pytest.mark.only_on("sqlite")
def test_a_timeline_of_a_beginning_counts_the_newest_in_one_walk(herons, monkeypatch):
    monkeypatch.setattr("articles.search.finding.MOST_COUNTED", 3)

    starts = [clock(1), clock(5), clock(7), clock(9)]
    surveyed = search.survey("her*", EVERYTHING, starts, search.Counted(3, is_least=True))

    assert surveyed == search.Spread((0, 1, 2), newest=3)

"""How the engines are asked: streaming from the index, few queries, and composed with filters."""

import datetime as dt

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles import search
from articles.filters import ArticleFilter, turn_page
from articles.models import Article, Attribution
from tests import builders as build

pytestmark = pytest.mark.django_db
only_sqlite = pytest.mark.only_on("sqlite")
only_postgresql = pytest.mark.only_on("postgresql")


def heron(day: int, **fields) -> Article:
    published = dt.datetime(2022, 3, day, 9, 0)
    return build.article(f"Heron {day}", published=published, **fields)


@pytest.fixture
def herons() -> list[Article]:
    made = [heron(day, agency="INA" if day % 2 else None) for day in range(1, 9)]
    search.index(*made)
    return made


def plan(queryset) -> str:
    return queryset.explain()


@only_sqlite
@pytest.mark.parametrize("words", ["heron", '"heron 3"', "her*", "heron -lamp", "a OR heron"])
def test_the_newest_stream_from_the_index_without_sorting(herons, words):
    page = search.search(Article.objects.all(), words).with_sources()[:20]

    assert "TEMP B-TREE" not in plan(page)
    assert "SCAN articles_words VIRTUAL TABLE" in plan(page)
    assert "SEARCH articles_article USING INTEGER PRIMARY KEY" in plan(page)


@only_sqlite
def test_turning_back_and_filtering_stream_as_well(herons):
    found = search.search(Article.objects.from_source("ina"), "heron")

    for queryset in (
        found.newest_first(),
        found.newest_first().reverse(),
        found.order_by("wall_clock", "pk"),
        found.published_between(dt.date(2022, 3, 2), dt.date(2022, 3, 7)),
        found.filter(wall_clock__lte=herons[4].wall_clock),
    ):
        assert "TEMP B-TREE" not in plan(queryset[:20])


@only_sqlite
@pytest.mark.parametrize("asked", ["", "q=heron", "q=%22lit+the+lamp%22", "source=ina", "q=her*"])
def test_the_oldest_stream_without_sorting_as_well(herons, asked):
    chosen = ArticleFilter(QueryDict(f"{asked}&sort=oldest"), Article.objects.all())

    with CaptureQueriesContext(connection) as watched:
        page = turn_page(chosen, {}, oldest_first=True, size=2)

    assert page.after
    assert len(watched) <= (2 if "source" in asked else 1)
    with connection.cursor() as cursor:
        for each in watched.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {each['sql']}")
            assert not [step for step in cursor if "TEMP B-TREE" in step[-1]]


@only_sqlite
def test_a_deep_page_begins_in_the_index_where_it_is_told(herons):
    within = search.Within(newest=herons[3].wall_clock)

    with CaptureQueriesContext(connection) as asked:
        list(search.search(Article.objects.all(), "heron", within)[:20])

    assert '"articles_words"."rowid" BETWEEN' in asked[-1]["sql"]


@only_postgresql
def test_few_hits_are_gathered_before_they_are_sorted(herons):
    assert "ARRAY" in str(search.search(Article.objects.all(), "heron").query)


@only_postgresql
def test_of_many_hits_the_list_is_walked(herons, monkeypatch):
    monkeypatch.setattr("articles.search.postgres.MANY", 0)
    monkeypatch.setattr("articles.search.postgres._ENOUGH", 3)

    found = search.search(Article.objects.all(), 'title:her* -"heron 3"')

    assert "EXISTS" in str(found.query)
    assert list(found) == [story for story in herons[::-1] if story != herons[2]]


def test_filters_compose_in_either_order(herons):
    ina = [story for story in herons[::-1] if story.agency_id]
    day = dt.date(2022, 3, 4)

    before = search.search(Article.objects.from_source("ina").published_between(day, None), "heron")
    after = search.search(Article.objects.all(), "heron").from_source("ina")

    assert list(before) == [story for story in ina if story.day >= day]
    assert list(after) == ina


def test_what_is_found_may_stand_in_another_question(herons):
    found = search.search(Article.objects.all(), '"heron 3"')

    named = Attribution.objects.filter(article__in=found.order_by().values("pk"))

    assert {attribution.article_id for attribution in named} == {herons[2].pk}


def test_keys_and_clocks_narrow_what_the_index_gives(herons):
    source = herons[0].agency_id
    within = search.Within(
        keys=(search.key("sourceagency", source),),
        oldest=herons[2].wall_clock,
        newest=herons[4].wall_clock,
    )
    chosen = Article.objects.filter(
        agency=source, wall_clock__gte=within.oldest, wall_clock__lte=within.newest
    )

    assert list(search.search(chosen, "heron", within)) == [herons[4], herons[2]]
    assert search.count(Article.objects.all(), "heron", within).number == 2


def test_a_count_stops_at_its_cap(herons):
    counted = search.count(Article.objects.all(), "heron", cap=5)

    assert counted == search.Counted(5, is_least=True)
    assert search.count(Article.objects.from_source("ina"), "heron", cap=3).is_least


def test_ten_more_articles_cost_no_more_queries(herons, django_assert_max_num_queries):
    search.index(*(heron(day) for day in range(9, 19)))
    most = 1 if connection.vendor == "sqlite" else 3

    with django_assert_max_num_queries(most):
        list(search.search(Article.objects.all(), "heron").with_sources()[:20])


def test_a_page_between_two_loads_neither_repeats_nor_hides(herons):
    first = list(search.search(Article.objects.all(), "heron")[:4])
    search.index(heron(20))
    last = first[-1]
    rest = search.search(
        Article.objects.filter(wall_clock__lt=last.wall_clock),
        "heron",
        search.Within(newest=last.wall_clock),
    )

    assert first + list(rest) == herons[::-1]


@pytest.mark.parametrize("oldest_first", [False, True])
def test_pages_of_a_search_show_each_article_once(herons, oldest_first):
    undated = build.article("Heron of no day", published=None)
    search.index(undated)
    found = search.search(Article.objects.all(), "heron")
    shown, asked = [], {}

    while (page := turn_page(found, asked, oldest_first, size=2)).pks:
        shown += page.pks
        asked = {"after": page.after}
        if not page.after:
            break

    dated = herons if oldest_first else herons[::-1]
    assert shown == [article.pk for article in [*dated, undated]]

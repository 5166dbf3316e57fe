"""Narrowing the list: each question finds what it says, and a wrong one is named."""

import datetime as dt

import pytest
from django.http import QueryDict

from articles import search
from articles.filters import ArticleFilter
from articles.models import Article, Attribution
from tests import builders as build

pytestmark = pytest.mark.django_db


def ask(query: str) -> ArticleFilter:
    return ArticleFilter(QueryDict(query), Article.objects.all())


def found(query: str) -> set[str]:
    return {article.title for article in ask(query).qs}


@pytest.fixture
def _shelf():
    build.article("Lamp", agency="INA", captions=["The lamp."])
    build.article("Tide", publisher="INA", published=dt.datetime(2022, 3, 30, 1))
    build.article("Ferry", published=dt.datetime(2022, 4, 2, 23, 59), zone="Europe/London")
    build.tag("Unused")
    story = build.article("Bridge", publisher="한빛신문", published=None, language="ko")
    build.revise(story, "Bridge", ["Keepers lit the lamp again."])
    build.note(story, "Keepers", tags=[build.tag("Harbour")])
    cited = Attribution(article=story, source=build.source("INA"), role="cited", basis="inferred")
    cited.save()
    search.index(story)


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", "Lamp Tide Ferry Bridge"),
        ("source=ina", "Lamp Tide Bridge"),
        ("source=ina&role=agency", "Lamp"),
        ("source=ina&role=publisher", "Tide"),
        ("source=ina&role=credit", ""),
        ("source=한빛신문", "Bridge"),
        ("role=publisher", "Lamp Tide Ferry Bridge"),
        ("role=cited", "Bridge"),
        ("published_after=2022-03-30", "Tide Ferry"),
        ("published_before=2022-03-30", "Lamp Tide"),
        ("published_after=2022-04-02&published_before=2022-04-02", "Ferry"),
        ("published_after=0001-01-01&published_before=9999-12-31", "Lamp Tide Ferry"),
        ("language=en", "Lamp Tide Ferry"),
        ("language=KO&source=ina", "Bridge"),
        ("tag=harbour", "Bridge"),
        ("tag=unused", ""),
        ("tag=harbour&has=photo", ""),
        ("has=photo", "Lamp"),
        ("has=annotation", "Bridge"),
        ("has=revision", "Bridge"),
        ("source=ina&has=photo&published_before=2022-03-29", "Lamp"),
        ("source=&role=&has=&published_after=&sort=", "Lamp Tide Ferry Bridge"),
    ],
)
def test_a_question_finds_what_it_says(query, titles):
    assert found(query) == set(titles.split())


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize(
    "day",
    [
        "2022-02-31",
        "2022-02-29",
        "0000-01-01",
        "2022-13-01",
        "10000-01-01",
        "2022-3-9",
        "29 March 2022",
        "yesterday",
        "２０２２-０３-２９",
        "٢٠٢٢-٠٣-٢٩",
        "2022-03-29T00:00",
        "2022-W13-2",
        "20220329",
        " 2022-03-29\x00",
        "-1",
        "9" * 30,
        "<script>alert(1)</script>",
    ],
)
@pytest.mark.parametrize("key", ["published_after", "published_before"])
def test_a_wrong_day_is_named_and_ignored_and_the_rest_is_answered(key, day):
    query = QueryDict(mutable=True)
    query.update({key: day, "has": "photo"})

    asked = ArticleFilter(query, Article.objects.all())

    assert [article.title for article in asked.qs] == ["Lamp"]
    assert "is not a day of the calendar, so it was ignored." in asked.errors[key][0]
    assert asked.asked == {"has": "photo"}


def test_a_very_long_day_is_not_repeated_whole():
    asked = ask("published_after=" + "7" * 60_000)

    assert len(asked.errors["published_after"][0]) < 200


@pytest.mark.usefixtures("_shelf")
def test_a_first_day_after_the_last_is_named_and_both_are_ignored():
    asked = ask("published_after=2022-04-02&published_before=2022-03-30")

    assert asked.qs.count() == 4
    assert "both days were ignored" in asked.errors["published_before"][0]
    assert asked.asked == {}


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize("key", ["source", "role", "has", "sort", "tag", "language"])
@pytest.mark.parametrize(
    "value",
    ["9" * 30, "nobody", "\x00", "' OR 1=1--", "%", "author__password", "-title", "x" * 60_000],
)
def test_a_choice_that_the_room_does_not_have_is_named_and_ignored(key, value):
    query = QueryDict(mutable=True)
    query[key] = value

    asked = ArticleFilter(query, Article.objects.all())

    assert asked.qs.count() == 4
    assert "ignored" in asked.errors[key][0]


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize(
    "query",
    [
        "source__name__startswith=I",
        "publisher__slug=ina",
        "author__password=x",
        "id=1",
        "o=title",
        "ordering=title",
    ],
)
def test_a_question_that_is_not_ours_is_not_asked_of_the_database(query):
    asked = ask(query)

    assert asked.qs.count() == 4
    assert asked.asked == {}


@pytest.mark.usefixtures("_shelf")
def test_a_repeated_question_counts_once():
    assert found("&".join(["source=nobody"] * 500 + ["source=ina"])) == {"Lamp", "Tide", "Bridge"}


@pytest.mark.parametrize(
    ("query", "oldest_first"), [("", False), ("sort=newest", False), ("sort=oldest", True)]
)
def test_the_order_is_one_of_two(query, oldest_first):
    assert ask(query).oldest_first is oldest_first


def test_what_was_asked_leaves_out_what_is_usual_anyway():
    assert ask("sort=newest&source=").asked == {}

"""The choices beside the list: what each would leave, under everything else that is asked."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from articles import search
from tests import builders as build

pytestmark = pytest.mark.django_db
LIST = reverse("articles:articles")


@pytest.fixture
def _shelf():
    build.article("A lamp is lit", agency="INA", captions=["The lamp."])
    build.article("A lamp is sold", agency="INA", published=dt.datetime(2021, 5, 2))
    build.article("The tide", publisher="INA", published=None)
    story = build.article("등대", publisher="한빛신문", language="ko")
    build.revise(story, "등대", ["Keepers lit the lamp again."])
    build.note(story, "Keepers", tags=[build.tag("Harbour")])
    build.note(build.article("A quiet day"), "lamp", state="draft", tags=[build.tag("Secret")])


def counts(client, key: str, **asked: str) -> dict[str, str]:
    """The choices of a facet, with their numbers as a reader sees them."""
    facets = {facet.key: facet for facet in client.get(LIST, asked).context["facets"]}
    rows = (*facets[key].rows, *facets[key].more) if key in facets else ()
    return {row.words: row.count for row in rows}


@pytest.mark.usefixtures("_shelf")
@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("source", {"INA": "3", "Port Harrow Courier": "3", "한빛신문": "1"}),
        ("role", {"Publisher": "5", "Agency": "2"}),
        ("language", {"English": "4", "Korean": "1"}),
        ("tag", {"Harbour": "1"}),
        ("has", {"Photos": "1", "Notes": "1", "Several versions": "1"}),
    ],
)
def test_each_choice_tells_how_many_articles_it_would_leave(client, key, expected):
    assert counts(client, key) == expected


@pytest.mark.usefixtures("_shelf")
def test_counts_stand_under_the_words_and_the_other_filters(client):
    assert counts(client, "source", q="title:lamp") == {"INA": "2", "Port Harrow Courier": "2"}
    assert counts(client, "source", published_before="2021-12-31") == {
        "INA": "1",
        "Port Harrow Courier": "1",
    }
    assert counts(client, "role", source="ina") == {"Agency": "2", "Publisher": "1"}


@pytest.mark.usefixtures("_shelf")
def test_a_choice_in_use_stands_among_the_others_and_is_taken_away_by_its_link(client):
    [facet] = [
        facet
        for facet in client.get(LIST, {"source": "ina", "sort": "oldest"}).context["facets"]
        if facet.key == "source"
    ]

    assert [(row.words, row.count, row.is_chosen) for row in facet.rows][:2] == [
        ("INA", "3", True),
        ("Port Harrow Courier", "3", False),
    ]
    assert facet.rows[0].href == "/?sort=oldest"
    assert facet.rows[1].href == "/?sort=oldest&source=port-harrow-courier"


@pytest.mark.usefixtures("_shelf")
def test_every_link_of_a_choice_leads_to_as_many_articles_as_it_says(client):
    for asked in ({}, {"q": "lamp"}, {"source": "ina"}, {"has": "photo", "language": "en"}):
        for facet in client.get(LIST, asked).context["facets"]:
            for row in facet.rows:
                if not row.is_chosen:
                    assert client.get(row.href).context["total"].split()[0] == row.count, row.href


@pytest.mark.usefixtures("_shelf")
def test_a_draft_is_counted_nowhere(client):
    assert "Secret" not in client.get(LIST).content.decode()
    assert counts(client, "has", q='"quiet day"') == {}


def test_a_choice_that_would_change_nothing_is_not_offered(client):
    build.article()
    build.article("Another")

    assert client.get(LIST).context["facets"] == ()


def test_of_many_choices_the_first_stand_open_and_the_rest_are_folded(client):
    for number in range(12):
        build.article(f"Story {number}", publisher=f"Paper {number:02}")

    [facet] = client.get(LIST).context["facets"]

    assert [row.words for row in facet.rows] == [f"Paper {number:02}" for number in range(7)]
    assert len(facet.more) == 5


def test_a_number_past_its_cap_says_so(client, monkeypatch):
    monkeypatch.setattr("articles.filters.facets.CAP_OF_MANY", 2)
    monkeypatch.setattr("articles.search.finding.MOST_COUNTED", 3)
    for number in range(5):
        build.article(f"Story {number}", agency="INA")
    build.article("Another")

    tallied = search.tally("", [search.Within((search.key("source", build.source("INA").pk),))], 2)

    assert tallied == [search.Counted(2, is_least=True)]


@pytest.mark.usefixtures("_shelf")
def test_more_choices_cost_no_more_queries(client, django_assert_max_num_queries):
    for number in range(12):
        build.article(f"Story {number}", publisher=f"Paper {number}", language=f"a{number:x}")

    with django_assert_max_num_queries(8 if connection.vendor == "sqlite" else 20):
        client.get(LIST)


def test_names_in_the_choices_are_words_and_never_markup(client):
    script = "<script>alert(1)</script>"
    build.article(publisher=script)
    build.article("Another", publisher="Courier")

    page = client.get(LIST).content.decode()

    assert script not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page

"""The choices beside the list: what each would leave, under everything else that is asked."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from articles import search
from tests import builders as build
from tests.reading.seen import parts, titles, words

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
    return dict(choice(row)[:2] for row in rows(client.get(LIST, asked), key))


def rows(page, key: str) -> list:
    """The choices of a facet, those that are folded as well."""
    return [
        row for row in parts(page, "facet-row") if row.xpath(f"ancestor::*[h2/@id='facet-{key}']")
    ]


def choice(row) -> tuple[str, str, bool]:
    """The words of a choice, its number, and whether it is in use."""
    number = words(parts(row, "facet-count")[0]).removesuffix(" articles")
    return words(row.find("bdi")), number, row.get("aria-current") == "true"


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
    chosen, other, *_ = rows(client.get(LIST, {"source": "ina", "sort": "oldest"}), "source")

    assert [choice(chosen), choice(other)] == [
        ("INA", "3", True),
        ("Port Harrow Courier", "3", False),
    ]
    assert chosen.get("href") == "/?sort=oldest"
    assert other.get("href") == "/?sort=oldest&source=port-harrow-courier"


@pytest.mark.usefixtures("_shelf")
def test_every_link_of_a_choice_leads_to_as_many_articles_as_it_says(client):
    for asked in ({}, {"q": "lamp"}, {"source": "ina"}, {"has": "photo", "language": "en"}):
        offered = parts(client.get(LIST, asked), "facet-row")
        assert len(offered) > 3
        for row in offered:
            _, number, is_chosen = choice(row)
            if not is_chosen:
                found = client.get(row.get("href"))
                assert len(titles(found)) == int(number), row.get("href")


@pytest.mark.usefixtures("_shelf")
def test_a_draft_is_counted_nowhere(client):
    assert "Secret" not in client.get(LIST).content.decode()
    assert counts(client, "has", q='"quiet day"') == {}


def test_a_choice_that_would_change_nothing_is_not_offered(client):
    build.article()
    build.article("Another")

    assert parts(client.get(LIST), "facets") == []


def test_of_many_choices_the_first_stand_open_and_the_rest_are_folded(client):
    for number in range(12):
        build.article(f"Story {number}", publisher=f"Paper {number:02}")

    [facet] = parts(client.get(LIST), "facet")
    [folded] = parts(facet, "facet-more")

    names = [choice(row)[0] for row in parts(facet, "facet-row")]
    assert names == [f"Paper {number:02}" for number in range(12)]
    assert len(parts(folded, "facet-row")) == 5


def test_a_number_past_its_cap_says_so(client, monkeypatch):
    monkeypatch.setattr("articles.filters.facets.CAP_OF_MANY", 2)
    monkeypatch.setattr("articles.search.finding.MOST_COUNTED", 3)
    for number in range(5):
        build.article(f"Story {number}", agency="INA")
    build.article("Another")

    of_agency = search.Within((search.key("source", build.source("INA").pk),))

    assert search.tally("story", [of_agency], 2) == [search.Counted(2, is_least=True)]
    # Without words the number is kept, and told wholly.
    assert search.tally("", [of_agency], 2) == [search.Counted(5)]


@pytest.mark.parametrize("typed", ["story", "stor*"])
def test_of_very_many_the_page_says_what_was_counted(client, monkeypatch, typed):
    monkeypatch.setattr("articles.search.finding.MOST_COUNTED", 3)
    monkeypatch.setattr("articles.search.MOST_COUNTED", 3)
    monkeypatch.setattr("articles.search.MOST_READ", 3)
    monkeypatch.setattr("articles.filters.facets.CAP_OF_MANY", 3)
    for number in range(5):
        build.article(
            f"Story {number}",
            agency="INA" if number % 2 else None,
            published=dt.datetime(2022, 3, 1 + number),
        )

    shown = client.get(LIST, {"q": typed})

    assert counts(client, "source", q=typed)["INA"] == "1+"
    assert "the newest 1,000 are counted" in shown.content.decode()
    assert parts(shown, "timeline-note") or (connection.vendor == "postgresql" and typed == "stor*")


@pytest.mark.usefixtures("_shelf")
def test_more_choices_cost_no_more_queries(client, django_assert_max_num_queries):
    for number in range(12):
        build.article(f"Story {number}", publisher=f"Paper {number}", language=f"a{number:x}")

    with django_assert_max_num_queries(9 if connection.vendor == "sqlite" else 21):
        client.get(LIST)


def test_names_in_the_choices_are_words_and_never_markup(client):
    script = "<script>alert(1)</script>"
    build.article(publisher=script)
    build.article("Another", publisher="Courier")

    page = client.get(LIST).content.decode()

    assert script not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page

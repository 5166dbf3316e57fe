"""What programs take of a list: JSON, CSV and Atom, under the same words and filters."""

import csv
import io
import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse

from tests import builders as build

pytestmark = pytest.mark.django_db
LIST, JSON, CSV, FEED = (
    reverse(f"articles:{name}")
    for name in ("articles", "articles_json", "articles_csv", "articles_feed")
)
ATOM = "{http://www.w3.org/2005/Atom}"
TROUBLE = "]]> \x00\x08\x1b\ud800\ufffe & <b>bold</b> \u202e"


def rows(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text)))


def test_the_same_words_and_filters_hold_in_every_form(client):
    build.article("A lamp is lit", agency="INA")
    build.article("A lamp is sold")
    build.article("The tide", agency="INA", paragraphs=["Only water."])
    asked = {"q": "lamp", "source": "ina"}

    found = client.get(JSON, asked).json()
    table = rows(client.get(CSV, asked))
    feed = ET.fromstring(client.get(FEED, asked).content)

    assert [article["title"] for article in found["articles"]] == ["A lamp is lit"]
    assert [row[2] for row in table] == ["title", "A lamp is lit"]
    assert [title.text for title in feed.iterfind(f"{ATOM}entry/{ATOM}title")] == ["A lamp is lit"]


def test_a_record_tells_what_the_list_knows_and_leaves_the_rest_empty(client):
    story = build.article(agency="INA", captions=["The lamp."])

    [record] = client.get(JSON).json()["articles"]

    assert record["address"] == f"http://testserver{story.get_absolute_url()}"
    assert record["published"] == "2022-03-29T09:54:00+09:00"
    assert (record["publisher"], record["agency"]) == ("Port Harrow Courier", "INA")
    assert (record["photos"], record["notes"], record["versions"]) == (1, 0, 1)
    assert record["updated"] is record["url"] is None


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_following_next_meets_every_article_once(client, monkeypatch, sort):
    monkeypatch.setattr("articles.views.exporting.JSON_PAGE", 2)
    made = {build.article(f"Story {number}").pk for number in range(5)}
    met, there = [], f"{JSON}?sort={sort}&source=port-harrow-courier"

    while there:
        page = client.get(there).json()
        met += [article["id"] for article in page["articles"]]
        there = page["next"]

    assert sorted(met) == sorted(made)


def test_a_table_holds_every_article_and_no_formula(client, monkeypatch):
    monkeypatch.setattr("articles.views.exporting.CSV_PAGE", 2)
    signs = "=+-@＝\t\r"
    for sign in signs:
        build.article(f"{sign}cmd|' /C calc'!A0", paragraphs=[f"{sign}1+1"])

    table = rows(client.get(CSV))

    assert len(table) == 1 + len(signs)
    for row in table[1:]:
        assert not [cell for cell in row if cell.lstrip().startswith(tuple("=+-@＝"))]


def test_a_table_is_fetched_page_by_page(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("articles.views.exporting.CSV_PAGE", 4)
    for number in range(9):
        build.article(f"Story {number}")

    # Of each page the places and the articles.
    with django_assert_num_queries(2 * 3):
        assert len(rows(client.get(CSV))) == 10


def test_a_feed_is_well_formed_whatever_the_text(client):
    story = build.article("Plain", paragraphs=["Plain."])
    type(story).objects.update(title=TROUBLE.replace("\x00", "").replace("\ud800", ""))

    feed = ET.fromstring(client.get(FEED, {"q": TROUBLE.replace("\ud800", "")}).content)
    [entry] = ET.fromstring(client.get(FEED).content).findall(f"{ATOM}entry")

    assert "]]>" in feed.find(f"{ATOM}title").text
    assert "<b>bold</b>" in entry.find(f"{ATOM}title").text
    assert entry.find(f"{ATOM}id").text == f"http://testserver{story.get_absolute_url()}"


def test_every_entry_of_a_feed_tells_when_it_changed(client):
    build.article("Dated")
    build.article("Undated", published=None)

    feed = ET.fromstring(client.get(FEED).content)

    updated = [entry.find(f"{ATOM}updated").text for entry in feed.iterfind(f"{ATOM}entry")]
    assert updated == ["2022-03-29T09:54:00+09:00", "1970-01-01T00:00:00+00:00"] or all(updated)


def test_a_feed_names_itself_and_the_list_it_follows(client):
    build.article()

    feed = ET.fromstring(client.get(FEED, {"q": "lamp", "has": ""}).content)

    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{FEED}?q=lamp"
    assert links["alternate"] == "http://testserver/?q=lamp"


def test_the_list_announces_its_other_forms_and_links_them(client):
    build.article("A lamp")

    page = client.get(LIST, {"q": "lamp"}).content.decode()

    for address in (JSON, CSV, FEED):
        assert page.count(f'href="{address}?q=lamp"') == 2


@pytest.mark.parametrize("address", [JSON, CSV, FEED])
def test_ten_more_articles_cost_no_more_queries(client, address, django_assert_max_num_queries):
    for number in range(12):
        build.article(f"Story {number}", publisher=f"Paper {number}")

    with django_assert_max_num_queries(3):
        response = client.get(address)
        assert response.status_code == 200
        list(response)


@pytest.mark.parametrize("address", [JSON, CSV, FEED, reverse("articles:opensearch")])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_programs_take_is_only_read(client, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_a_wrong_filter_is_named_and_the_rest_is_answered(client):
    build.article()

    found = client.get(JSON, {"source": "nobody", "published_after": "2022-02-31"}).json()

    assert found["ignored"] == ["Source", "From"]
    assert found["count"] == 1


def test_browsers_are_offered_the_room_as_a_search_engine(client, settings):
    settings.READINGROOM_NAME = "A <room> & its long, long name \x0b"
    space = "{http://a9.com/-/spec/opensearch/1.1/}"

    page = client.get(LIST).content.decode()
    found = ET.fromstring(client.get(reverse("articles:opensearch")).content)

    assert 'rel="search" type="application/opensearchdescription+xml"' in page
    assert len(found.find(f"{space}ShortName").text) <= 16
    templates = [url.get("template") for url in found.findall(f"{space}Url")]
    assert "http://testserver/?q={searchTerms}" in templates
    assert "http://testserver/articles.atom?q={searchTerms}" in templates

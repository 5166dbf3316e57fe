"""The list of notes, one note, and the tags, as readers see them."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse

from articles.annotating import withdraw_note
from articles.models import Annotation, PlacementStatus, State
from tests import builders

pytestmark = pytest.mark.django_db
LIST = reverse("articles:annotations")
BROWSER = {"Accept": "text/html"}


def read(client, address: str, **asked) -> str:
    answer = client.get(address, asked, headers=BROWSER)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def quotes(page: str) -> list[str]:
    return re.findall(r'class="slip-quote"[^>]*><a[^>]*>([^<]*)</a>', page)


@pytest.fixture
def shelf():
    """Three notes on two articles, by two curators."""
    mina, jun = builders.curator("mina"), builders.curator("jun")
    lamps = builders.tag("Lamps", description="Lights of any kind.")
    first = builders.article()
    second = builders.article("Nets are dry", ("Fishers dry 100% of nets_ here.",), publisher="INA")
    notes = [
        builders.note(first, "lit the lamp", "An Old lamp.", by=mina, tags=[lamps]),
        builders.note(first, "came to watch", "A crowd.", by=jun),
        builders.note(second, "dry 100% of nets_", "Dry for 100% sure_.", by=jun, tags=[lamps]),
    ]
    for day, note in enumerate(notes, 1):
        made = dt.datetime(2024, 5, day, 12, tzinfo=dt.UTC)
        Annotation.objects.filter(pk=note.pk).update(created_at=made)
    return notes


def test_a_card_shows_the_passage_the_note_and_whose_it_is(client, shelf):
    page = read(client, LIST, tag="lamps", curator="mina")

    for words in (
        "lit the lamp",
        "An Old lamp.",
        "Lamps",
        "mina",
        "The harbour light is lit again",
    ):
        assert words in page
    assert "1 May 2024" in page


def test_the_newest_note_comes_first(client, shelf):
    assert quotes(read(client, LIST)) == ["dry 100% of nets_", "came to watch", "lit the lamp"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"note": "lamp OLD"}, [0]),
        ({"note": "lamp crowd"}, []),
        ({"note": "100%"}, [2]),
        ({"note": "%"}, [2]),
        ({"note": "e_"}, [2]),
        ({"note": "\\"}, []),
        ({"quote": "watch came"}, [1]),
        ({"quote": "nets_"}, [2]),
        ({"tag": "lamps"}, [2, 0]),
        ({"curator": "jun"}, [2, 1]),
        ({"source": "ina"}, [2]),
        ({"made_after": "2024-05-02"}, [2, 1]),
        ({"made_before": "2024-05-02"}, [1, 0]),
        ({"made_after": "2024-05-02", "made_before": "2024-05-02"}, [1]),
        ({"made_after": "0001-01-01", "made_before": "9999-12-31"}, [2, 1, 0]),
        ({"made_before": "0001-01-01"}, []),
        ({"tag": "lamps", "curator": "jun", "quote": "dry"}, [2]),
    ],
)
def test_notes_are_found_by(client, shelf, asked, found):
    page = read(client, LIST, **asked)

    assert quotes(page) == [shelf[number].exact for number in found]


@pytest.mark.parametrize(
    "asked",
    [
        {"tag": "nothing"},
        {"curator": "admin"},
        {"source": "1 OR 1=1"},
        {"made_after": "2022-02-31"},
        {"made_after": "2024-05-03", "made_before": "2024-05-01"},
        {"note": "x " * 13},
        {"note": "x" * 201},
        {"after": "nonsense"},
        {"after": "9" * 40},
    ],
)
def test_what_is_asked_wrongly_is_ignored_and_said_to_be(client, shelf, asked):
    page = read(client, LIST, **asked)

    assert len(quotes(page)) == 3
    assert 'class="notice"' in page


@pytest.mark.parametrize("asked", [{"creator__password": "x"}, {"note": "\0"}, {"order": "state"}])
def test_what_is_no_question_changes_nothing(client, shelf, asked):
    assert quotes(read(client, LIST, **asked)) == quotes(read(client, LIST))


def test_a_filter_in_use_can_be_taken_away(client, shelf):
    page = read(client, LIST, tag="lamps", curator="jun")

    assert f'href="{LIST}?curator=jun"' in page
    assert f'href="{LIST}?tag=lamps"' in page


def test_turning_the_pages_meets_every_note_once(client):
    story = builders.article(paragraphs=(" ".join(f"word{n}." for n in range(45)),))
    for number in range(45):
        builders.note(story, f"word{number}.", by=None)

    met, address = [], LIST
    while address:
        page = read(client, address)
        met += quotes(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following and following[1]

    assert met == [f"word{number}." for number in reversed(range(45))]


def test_a_card_leads_to_the_note_beside_its_words(client, shelf):
    story = shelf[0].article

    assert f"/articles/{story.pk}/#note-{shelf[0].uuid}" in read(client, LIST)
    assert f'id="note-{shelf[0].uuid}"' in read(client, story.get_absolute_url())


@pytest.mark.parametrize("status", ["gone", "review", None])
def test_words_that_left_the_page_are_shown_where_they_stood(client, shelf, status):
    story = shelf[0].article
    new = builders.revise(story, story.title, ("Nothing of it is left.",))
    if status:
        shelf[0].placements.create(revision=new, status=PlacementStatus(status))

    page = read(client, LIST, note="old")

    assert f"/articles/{story.pk}/r/1/#note-{shelf[0].uuid}" in page
    assert "version" in re.search(r'slip-caution">([^<]+)<', page)[1]


def test_the_notes_of_an_article_come_in_the_order_of_its_text(client, shelf):
    page = read(client, reverse("articles:article_annotations", args=[shelf[0].article_id]))

    assert quotes(page) == ["lit the lamp", "came to watch"]


def test_a_note_has_a_page_with_the_words_around_its_passage(client, shelf):
    page = read(client, reverse("articles:annotation", args=[shelf[0].uuid]))

    assert "Keepers" in page
    assert "<mark>lit the lamp</mark>" in page
    assert 'type="application/ld+json"' in page


def test_tags_are_a_tree_with_counts(client, shelf):
    lamps = builders.Tag.objects.get(slug="lamps")
    builders.tag("Buoys", parent=lamps)
    builders.note(shelf[0].article, "Keepers", state=State.DRAFT, tags=[lamps])

    page = read(client, reverse("articles:tags"))

    assert page.index("Lamps") < page.index("Buoys")
    assert "tag-depth-1" in page
    assert "2 notes" in page
    assert "0 notes" in page


def test_a_circle_of_tags_hides_and_hangs_nothing(client):
    one, other = builders.tag("One"), builders.tag("Other")
    builders.Tag.objects.filter(pk=one.pk).update(parent=other)
    builders.Tag.objects.filter(pk=other.pk).update(parent=one)

    assert "Tags" in read(client, reverse("articles:tags"))


def test_a_tag_shows_its_meaning_and_its_passages_in_order(client, shelf):
    lamps = builders.Tag.objects.get(slug="lamps")
    builders.note(shelf[0].article, "Keepers", tags=[lamps])

    page = read(client, reverse("articles:tag", args=["lamps"]))

    assert "Lights of any kind." in page
    assert quotes(page) == ["dry 100% of nets_", "Keepers", "lit the lamp"]


def test_a_tag_that_is_not_there_is_not_found(client):
    assert client.get(reverse("articles:tag", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("name", ["annotations", "tags"])
def test_an_empty_room_says_what_will_stand_here(client, name):
    assert "yet" in read(client, reverse(f"articles:{name}"))


def test_the_masthead_leads_to_the_notes_and_marks_them(client):
    assert f'<a href="{LIST}" aria-current="true">Notes</a>' in read(client, LIST)


def test_a_withdrawn_note_leaves_every_list(client, shelf):
    withdraw_note(shelf[0].creator, shelf[0], 1)

    lists = [LIST, reverse("articles:tag", args=["lamps"]), reverse("articles:annotations_feed")]
    for address in lists:
        assert "An Old lamp." not in read(client, address)

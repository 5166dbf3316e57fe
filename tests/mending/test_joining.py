"""Two articles that are one become one: texts, notes, addresses, and where later loads land."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.mending import CannotMend, StalePlan, correct, join_articles, plan_join
from articles.models import Annotation, Article, Correction, Placement, Revision, State
from tests import builders
from tests.loading.dumps import PARAGRAPHS
from tests.mending.rooms import ADDRESS, join, load_at, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_room")]
OTHER = "https://courier.example/copy"
TWELVE = [PARAGRAPHS[0].replace("eleven", "twelve"), PARAGRAPHS[1]]
LATER = dt.datetime(2022, 3, 29, 10, 11)


@pytest.fixture
def pair():
    """One story at two addresses, the second in two texts."""
    load_at(ADDRESS, page())
    load_at(OTHER, page(paragraphs=TWELVE), page(paragraphs=[*TWELVE, "A third."], updated=LATER))
    return Article.objects.order_by("pk")


def test_the_texts_of_both_stand_under_one_article(mina, pair):
    kept, joined = pair

    join(kept, joined, mina)

    article = Article.objects.get()
    assert list(article.revisions.values_list("number", flat=True)) == [1, 2, 3]
    assert (article.revision_count, article.current.number) == (3, 3)
    assert article.updated_at.isoformat() == "2022-03-29T01:11:00+00:00"


def test_an_older_text_does_not_become_the_one_that_readers_see(mina, pair):
    older, newer = pair

    join(newer, older, mina)

    article = Article.objects.get()
    assert (article.current.number, article.revisions.count()) == (2, 3)


def test_the_later_capture_is_what_readers_see(mina):
    for day, url in ((2, ADDRESS), (1, OTHER)):
        captured = dt.datetime(2022, 4, day, tzinfo=dt.UTC)
        load_at(url, page(paragraphs=[f"Captured on day {day}."]), captured_at=captured)
    kept, joined = Article.objects.order_by("pk")

    join(kept, joined, mina)

    article = Article.objects.get()
    assert article.current.number == 1
    line = Revision.objects.in_order_of_capture(article)
    assert [one.number for one in line] == [2, 1]


def test_every_old_address_leads_to_where_it_is_now(mina, pair, client):
    kept, joined = pair
    join(kept, joined, mina)

    moved = {
        reverse("articles:article", args=[joined.pk]): reverse("articles:article", args=[kept.pk]),
        reverse("articles:revision", args=[joined.pk, 2]): f"/articles/{kept.pk}/r/3/",
        f"/articles/{joined.pk}/annotations/?page=0": f"/articles/{kept.pk}/annotations/?page=0",
    }

    for then, now in moved.items():
        answer = client.get(then)
        assert (answer.status_code, answer["Location"]) == (301, now)
    assert client.get(f"/articles/{joined.pk}/r/9/").status_code == 404
    assert client.post(reverse("articles:article", args=[joined.pk])).status_code in (404, 405)


def test_after_a_second_join_all_old_addresses_lead_to_the_last(mina, pair, client):
    kept, joined = pair
    load_at("https://courier.example/third", page(paragraphs=["A wholly other text."]))
    last = Article.objects.latest("pk")
    join(kept, joined, mina)
    join(last, kept, mina)

    assert client.get(f"/articles/{joined.pk}/")["Location"] == f"/articles/{last.pk}/"
    assert client.get(f"/articles/{joined.pk}/r/1/")["Location"] == f"/articles/{last.pk}/r/3/"
    assert client.get(f"/articles/{kept.pk}/r/1/")["Location"] == f"/articles/{last.pk}/r/2/"


@pytest.mark.parametrize("url", [ADDRESS, OTHER])
def test_a_later_load_of_either_address_finds_the_article(mina, pair, url):
    kept, joined = pair
    join(kept, joined, mina)

    assert load_at(url, page(paragraphs=["A fourth text."], updated=LATER)) == ["revised"]
    assert load_at(url, page(paragraphs=TWELVE)) == ["unchanged"]

    article = Article.objects.get()
    assert article.current.number == 4


def test_notes_of_both_stand_beside_the_text_that_readers_see(mina, pair, client):
    kept, joined = pair
    mine = builders.note(kept, "eleven winters", body="Mine.")
    theirs = builders.note(joined, "twelve winters", body="Theirs.", by=mina)

    join(kept, joined, mina)

    article = Article.objects.get()
    assert article.annotation_count == 2
    assert set(Annotation.objects.values_list("article", flat=True)) == {kept.pk}
    placed = {one.annotation_id: one.status for one in Placement.objects.filter(revision__number=3)}
    assert placed == {mine.pk: "same", theirs.pk: "same"}
    body = client.get(article.get_absolute_url()).content.decode()
    assert "Mine." in body
    assert "Theirs." in body


def test_every_version_of_a_note_comes_along(mina, pair):
    kept, joined = pair
    builders.note(joined, "twelve winters", state=State.DRAFT)
    versions = Annotation.objects.get().versions.count()

    join(kept, joined, mina)

    note = Annotation.objects.get()
    assert (note.state, note.versions.count()) == (State.DRAFT, versions)


def test_what_a_curator_corrected_in_either_holds(mina, joon, pair):
    kept, joined = pair
    correct(kept, {"byline": "By A. Keeper"}, mina)
    correct(joined, {"byline": "By B. Keeper", "section": "Harbour", "title": "Lamps"}, joon)

    join(kept, joined, mina)

    article = Article.objects.get()
    assert (article.byline, article.section, article.title) == ("By A. Keeper", "Harbour", "Lamps")
    load_at(OTHER, page(title="Another title", paragraphs=["A fourth text."], updated=LATER))
    assert Article.objects.get().title == "Lamps"


def test_a_time_is_taken_whole_where_there_was_none(mina):
    load_at(ADDRESS, page(published=None))
    load_at(OTHER, page(paragraphs=TWELVE))
    kept, joined = Article.objects.order_by("pk")

    join(kept, joined, mina)

    article = Article.objects.get()
    when = ("published_at", "day", "time_zone", "zone_assumed", "wall_clock")
    assert [getattr(article, name) for name in when] == [getattr(joined, name) for name in when]


def test_the_join_is_in_the_history_with_who(mina, pair):
    kept, joined = pair
    join(kept, joined, mina)

    one = Correction.objects.get()
    assert (one.article, one.field, one.by, one.value) == (
        kept, "joined", mina, "Now revisions 2 to 3 of this.",
    )  # fmt: skip
    assert f"Article {joined.pk}" in one.was


def test_an_article_is_not_joined_to_itself(pair):
    with pytest.raises(CannotMend, match="itself"):
        plan_join(pair[0], pair[0])


def test_of_two_joins_at_once_the_second_is_refused(mina, joon, pair):
    kept, joined = pair
    seen = plan_join(joined, kept).mark
    join(kept, joined, mina)

    with pytest.raises(CannotMend, match="no longer in the room"):
        join_articles(joined, kept, joon, seen)


def test_what_came_since_the_curator_looked_stops_the_join(mina, pair):
    kept, joined = pair
    seen = plan_join(kept, joined).mark
    load_at(OTHER, page(paragraphs=["A fourth text."], updated=LATER))

    with pytest.raises(StalePlan):
        join_articles(kept, joined, mina, seen)

    assert Article.objects.count() == 2


def test_a_number_is_never_given_to_another_text(mina, pair):
    kept, joined = pair
    join(kept, joined, mina)
    load_at(ADDRESS, page(paragraphs=["A fourth text."]))

    assert list(Revision.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 3, 4]


def test_photos_and_outcomes_come_along(mina):
    load_at(ADDRESS, page())
    load_at(OTHER, page(paragraphs=TWELVE, updated=LATER, captions=["A lamp. (KCNA)"]))
    kept, joined = Article.objects.order_by("pk")

    join(kept, joined, mina)

    article = Article.objects.get()
    assert (article.photo_count, article.photos.count()) == (1, 1)
    assert article.outcomes.count() == 2
    assert article.attributions.filter(role="credit").exists()

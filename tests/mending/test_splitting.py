"""Texts that were wrongly taken for another article's become an article of their own."""

import datetime as dt

import pytest

from articles.mending import CannotMend, StalePlan, correct, plan_split, split_article
from articles.models import Annotation, Article, Correction, Placement, Revision
from tests import builders
from tests.loading.dumps import PARAGRAPHS
from tests.mending.rooms import ADDRESS, join, load_at, page, split

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_room")]
FAIR = "The spring fair opens on the quay"
FAIR_TEXT = ("Forty stalls stood on the quay when the spring fair opened on Friday.",)
FIFTY = "Fifty stalls stood on the quay on Saturday, and the last of them sold out at noon."
NEW_LAMP = "A new lamp was carried up the stair by four keepers, and the old one came down again."
FRIDAY = dt.datetime(2022, 4, 1, 8, 30)
LATER = dt.datetime(2022, 4, 1, 11)


def fair(**changes) -> bytes:
    """A page of another story, which stood at the same address three days later."""
    given = {
        "title": FAIR,
        "paragraphs": FAIR_TEXT,
        "publisher": "Solmaru Daily",
        "published": FRIDAY,
    }
    return page(**given | changes)


@pytest.fixture
def story():
    """An article whose second revision is another story."""
    assert load_at(ADDRESS, page(), fair()) == ["loaded", "revised"]
    return Article.objects.get()


def test_the_text_becomes_an_article_that_says_what_its_own_page_says(mina, story):
    made = split(story, 2, by=mina)

    assert (made.title, made.day, made.publisher.name) == (
        FAIR,
        dt.date(2022, 4, 1),
        "Solmaru Daily",
    )
    assert made.published_at.isoformat() == "2022-03-31T23:30:00+00:00"
    assert (made.revision_count, made.current.number, made.slug) == (
        1, 1, "the-spring-fair-opens-on-the-quay",
    )  # fmt: skip
    assert made.excerpt == FAIR_TEXT[0]
    assert made.attributions.get().source.name == "Solmaru Daily"


def test_what_stays_is_as_if_the_other_had_never_come(mina, story):
    before = Article.objects.get()
    split(story, 2, by=mina)

    story.refresh_from_db()
    assert story.title.startswith("Keepers")
    assert (story.current.number, story.revision_count, story.excerpt) == (1, 1, PARAGRAPHS[0])
    assert [claim.source.name for claim in story.attributions.all()] == ["Harbour Courier"]
    assert story.identity == before.identity


def test_when_the_first_text_leaves_the_other_describes_the_article(mina, story):
    made = split(story, 1, by=mina)

    story.refresh_from_db()
    assert (story.title, story.day, story.publisher.name) == (
        FAIR,
        dt.date(2022, 4, 1),
        "Solmaru Daily",
    )
    assert (story.current.number, story.revision_count) == (2, 1)
    assert (made.publisher.name, made.excerpt) == ("Harbour Courier", PARAGRAPHS[0])


def test_what_a_curator_corrected_stays_with_the_article(mina, story):
    correct(story, {"title": "Lamps", "published_at": None, "day": None}, mina)

    made = split(story, 1, by=mina)

    story.refresh_from_db()
    assert (story.title, story.published_at) == ("Lamps", None)
    assert made.title.startswith("Keepers")


@pytest.mark.parametrize("gone", [1, 2])
def test_later_loads_of_one_address_land_where_the_curator_put_them(mina, story, gone):
    made = split(story, gone, by=mina)
    lamps, stalls = (story, made) if gone == 2 else (made, story)

    assert load_at(ADDRESS, page(), fair()) == ["unchanged"] * 2
    assert load_at(ADDRESS, fair() + b"\n\n", page() + b"\n\n") == ["unchanged"] * 2
    assert load_at(ADDRESS, fair(paragraphs=[FIFTY], updated=LATER)) == ["revised"]
    assert load_at(ADDRESS, page(paragraphs=[NEW_LAMP])) == ["revised"]

    assert Article.objects.count() == 2
    assert stalls.revisions.filter(text__contains=FIFTY).exists()
    assert lamps.revisions.filter(text__contains=NEW_LAMP).exists()


@pytest.mark.parametrize("gone", [1, 2])
def test_two_articles_that_are_joined_and_split_have_their_addresses_again(mina, gone):
    other = "https://courier.example/fair"
    load_at(ADDRESS, page())
    load_at(other, fair())
    kept, joined = Article.objects.order_by("pk")
    kept = join(kept, joined, mina)

    made = split(kept, gone, by=mina)

    lamps, stalls = (kept, made) if gone == 2 else (made, kept)
    load_at(ADDRESS, page(title="Wholly new", paragraphs=[NEW_LAMP]))
    load_at(other, fair(title="As new", paragraphs=[FIFTY]))
    assert Article.objects.count() == 2
    assert lamps.revisions.filter(text__contains=NEW_LAMP).exists()
    assert stalls.revisions.filter(text__contains=FIFTY).exists()


def test_split_joined_and_split_again(mina, story):
    made = split(story, 2, by=mina)
    join(story, made, mina)
    again = split(story, 3, by=mina)

    assert again.title == FAIR
    assert load_at(ADDRESS, fair(paragraphs=[FIFTY], updated=LATER)) == ["revised"]
    assert again.revisions.count() == 2


def test_the_old_address_of_the_text_leads_to_the_new_article(mina, story, client):
    made = split(story, 2, by=mina)

    answer = client.get(f"/articles/{story.pk}/r/2/")

    assert (answer.status_code, answer["Location"]) == (301, f"/articles/{made.pk}/r/1/")
    assert client.get(f"/articles/{story.pk}/r/1/").status_code == 200


def test_the_number_that_left_is_given_to_no_other_text(mina, story, client):
    split(story, 2, by=mina)
    load_at(ADDRESS, page(paragraphs=[NEW_LAMP]))

    assert list(story.revisions.values_list("number", flat=True)) == [1, 3]
    body = client.get(f"/articles/{story.pk}/").content.decode()
    assert f"/articles/{story.pk}/r/2/" not in body
    assert f"/articles/{story.pk}/r/3/" in body


def test_notes_go_along_with_the_text_they_were_made_on(mina, story, client):
    on_fair = builders.note(story, "Forty stalls", body="Counted.")
    on_lamp = builders.note_on(story.revisions.get(number=1), "eleven winters", "Long.")

    made = split(story, 2, by=mina)

    story.refresh_from_db()
    assert (made.annotation_count, story.annotation_count) == (1, 1)
    assert Annotation.objects.get(pk=on_fair.pk).article == made
    assert Annotation.objects.get(pk=on_lamp.pk).article == story
    for note, article in ((on_fair, made), (on_lamp, story)):
        places = Placement.objects.filter(annotation=note)
        assert {place.revision.article_id for place in places} == {article.pk}
    assert "Counted." in client.get(made.get_absolute_url()).content.decode()
    assert "Counted." not in client.get(story.get_absolute_url()).content.decode()


def test_two_stories_of_one_title_at_one_address_are_told_apart_by_their_time(mina):
    weather = {"title": "Weather at the harbour", "publisher": "Harbour Courier"}
    load_at(ADDRESS, page(**weather), page(**weather, published=FRIDAY, paragraphs=FAIR_TEXT))
    made = split(Article.objects.get(), 2, by=mina)

    load_at(ADDRESS, page(**weather, published=FRIDAY, paragraphs=[FIFTY], updated=LATER))

    assert made.revisions.count() == 2


def test_a_text_whose_capture_is_gone_keeps_its_title_and_text(mina, story):
    file = Revision.objects.get(number=2).capture.file
    name, raw = file.name, file.read()
    file.delete(save=False)
    plan = plan_split(Article.objects.get(), [2])
    assert plan.unread == (2,)

    made = split_article(plan, mina, plan.mark)

    assert (made.title, made.excerpt, made.published_at) == (FAIR, FAIR_TEXT[0], None)
    assert made.attributions.count() == 0
    assert load_at(ADDRESS, fair()) == ["unchanged"]
    file.storage.save(name, builders.ContentFile(raw))


def test_who_split_what_is_in_both_histories(mina, story):
    made = split(story, 2, by=mina)

    told = {one.article_id: (one.field, one.by) for one in Correction.objects.all()}
    assert told == {story.pk: ("split", mina), made.pk: ("split from", mina)}


@pytest.mark.parametrize(
    ("numbers", "why"),
    [([], "Choose one"), ([3], "Choose one"), ([1, 2], "at least one"), ([1, 9], "Choose one")],
)
def test_what_cannot_be_split_is_said(story, numbers, why):
    with pytest.raises(CannotMend, match=why):
        plan_split(story, numbers)


def test_what_came_since_the_curator_looked_stops_the_split(mina, story):
    plan = plan_split(Article.objects.get(), [2])
    load_at(ADDRESS, page(paragraphs=[NEW_LAMP]))

    with pytest.raises(StalePlan):
        split_article(plan, mina, plan.mark)

    assert Article.objects.count() == 1


def test_of_a_split_and_a_join_at_once_the_second_is_refused(mina, joon, story):
    load_at("https://courier.example/third", page(paragraphs=["A wholly other text."]))
    plan = plan_split(Article.objects.get(pk=story.pk), [2])
    join(Article.objects.latest("pk"), story, mina)

    with pytest.raises(CannotMend, match="joined to another"):
        split_article(plan, joon, plan.mark)


def test_photos_go_along_with_their_text_and_keep_their_corrections(mina):
    load_at(ADDRESS, page(), fair(captions=["A stall. (KCNA)"]))
    story = Article.objects.get()

    made = split(story, 2, by=mina)

    story.refresh_from_db()
    assert (made.photo_count, story.photo_count) == (1, 0)
    assert made.photos.get().credit == "KCNA"

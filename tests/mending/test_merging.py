"""Two sources that are one become one, for readers, curators and later loads."""

import pytest
from django.core.exceptions import ValidationError

from articles import search
from articles.loading import LoadOptions
from articles.mending import (
    CannotMend,
    Claim,
    StalePlan,
    correct_sources,
    merge_sources,
    plan_merge,
)
from articles.models import Article, Attribution, FormerSource, Source
from tests import builders
from tests.loading.dumps import PARAGRAPHS, dump
from tests.loading.loads import load
from tests.mending.rooms import merge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("whole_room")]


@pytest.fixture
def pair():
    kept = builders.source("Coast Herald", aliases=["The Herald"])
    gone = builders.source(
        "Herald of the Coast", aliases=["The herald", "HotC"], kind="newspaper", language="en"
    )
    return kept, gone


def test_every_article_of_the_one_is_an_article_of_the_other(mina, pair, client):
    kept, gone = pair
    story = builders.article(publisher=gone.name, agency=gone.name)

    merge(kept, gone, mina)

    story.refresh_from_db()
    assert (story.publisher, story.agency) == (kept, kept)
    assert set(story.attributions.values_list("source", flat=True)) == {kept.pk}
    body = client.get("/", {"q": "source:hotc"}).content.decode()
    assert story.get_absolute_url() in body


def test_names_become_other_names_once_and_empty_fields_are_filled(mina, pair):
    merge(*pair, mina)

    kept = Source.objects.get()
    assert kept.aliases == ["The Herald", "Herald of the Coast", "HotC"]
    assert (kept.kind, kept.language, kept.slug) == ("newspaper", "en", "coast-herald")


def test_words_that_show_one_role_are_put_together(mina, pair):
    kept, gone = pair
    story = builders.article(publisher=kept.name)
    Attribution.objects.create(
        article=story, source=gone, role="publisher", basis="stated", evidence="© Herald"
    )

    merge(kept, gone, mina)

    assert story.attributions.get().evidence == "By Coast Herald; © Herald"


def test_the_old_address_leads_to_the_one_that_stays(mina, pair, client):
    kept, gone = pair
    builders.article(publisher=gone.name)
    merge(kept, gone, mina)

    answer = client.get("/sources/herald-of-the-coast/2022/03/?after=1")

    assert answer.status_code == 301
    assert answer["Location"] == "/sources/coast-herald/2022/03/?after=1"


def test_after_a_second_merge_both_old_addresses_lead_to_the_last(mina, pair, client):
    kept, gone = pair
    last = builders.source("Coast Gazette")
    merge(kept, gone, mina)
    merge(last, kept, mina)

    for slug in ("coast-herald", "herald-of-the-coast"):
        assert client.get(f"/sources/{slug}/")["Location"] == "/sources/coast-gazette/"


def test_a_later_load_finds_the_one_that_stays_by_every_name(mina, pair):
    merge(*pair, mina)
    names = ["Herald of the Coast", "herald-of-the-coast", "hotc", "Coast Herald"]

    for number, name in enumerate(names):
        load(dump(title=f"Log number {number} is read"), options=LoadOptions(publisher=name))

    assert {article.publisher.slug for article in Article.objects.all()} == {"coast-herald"}


@pytest.mark.parametrize("published", [True, False])
def test_a_later_load_finds_the_articles_that_the_merged_source_had(mina, pair, published):
    kept, gone = pair
    named = LoadOptions(publisher=gone.name)
    when = {} if published else {"published": None}
    load(dump(**when), options=named)
    merge(kept, gone, mina)
    changed = [PARAGRAPHS[0] + " They stay.", PARAGRAPHS[1]] if published else PARAGRAPHS

    result = load(dump(paragraphs=changed, **when) + b"\n\n", options=named)

    assert result == (["revised"] if published else ["unchanged"])
    assert Article.objects.count() == 1


def test_a_source_that_a_curator_took_out_stays_out_under_its_new_name(mina, pair):
    kept, gone = pair
    story = builders.article(publisher=gone.name)
    correct_sources(story, [], mina)
    merge(kept, gone, mina)

    assert story.corrections.get().no_longer == kept


def test_no_new_source_takes_the_old_address(mina, pair):
    merge(*pair, mina)
    load(dump(), options=LoadOptions(publisher="Herald-of the Coast!"))

    assert not Source.objects.filter(slug="herald-of-the-coast").exists()
    with pytest.raises(ValidationError, match="leads to it still"):
        Source(name="New", slug="herald-of-the-coast").full_clean()


def test_who_merged_what_is_kept(mina, pair):
    merge(*pair, mina)

    former = FormerSource.objects.get()
    assert (former.name, former.by, former.source.name) == (
        "Herald of the Coast", mina, "Coast Herald",
    )  # fmt: skip


def test_a_source_is_not_merged_into_itself(pair):
    with pytest.raises(CannotMend, match="itself"):
        plan_merge(pair[0], pair[0])


def test_of_two_merges_at_once_the_second_is_refused(mina, joon, pair):
    kept, gone = pair
    seen = plan_merge(gone, kept).mark
    merge(kept, gone, mina)

    with pytest.raises(CannotMend, match="no longer in the room"):
        merge_sources(gone, kept, joon, seen)


def test_what_changed_since_the_curator_looked_stops_the_merge(mina, pair):
    kept, gone = pair
    seen = plan_merge(kept, gone).mark
    search.index(builders.article(publisher=gone.name))

    with pytest.raises(StalePlan):
        merge_sources(kept, gone, mina, seen)

    assert Source.objects.filter(pk=gone.pk).exists()


def test_ten_more_articles_cost_what_their_index_costs(mina, pair, django_assert_max_num_queries):
    kept, gone = pair
    for _ in range(3):
        builders.article(publisher=gone.name)
    with django_assert_max_num_queries(60) as few:
        merge(kept, gone, mina)
    most = len(few)
    again = builders.source("Another Herald")
    for _ in range(13):
        builders.article(publisher=again.name)

    with django_assert_max_num_queries(most + 6 * 10):  # SQLite's index is written row by row.
        merge(kept, again, mina)


def test_claims_are_still_corrected_after_a_merge(mina, pair):
    kept, gone = pair
    story = builders.article(publisher=gone.name)
    merge(kept, gone, mina)
    row = story.attributions.get()

    correct_sources(story, [Claim(kept.pk, "cited", "", row.pk)], mina)

    assert story.attributions.get().role == "cited"


@pytest.mark.parametrize("door", ["/", "/articles.json", "/articles.csv", "/articles.atom"])
def test_a_list_that_was_kept_under_the_old_address_still_tells_its_articles(
    mina, pair, client, door
):
    kept, gone = pair
    builders.article("The lamp is lit", publisher=gone.name)
    builders.article("Another story")
    merge(kept, gone, mina)

    answer = client.get(door, {"source": "herald-of-the-coast"})

    body = b"".join(answer) if answer.streaming else answer.content
    assert b"The lamp is lit" in body
    assert b"Another story" not in body

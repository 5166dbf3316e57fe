"""What curators correct in the admin is kept, shown to them, and marked for readers."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Correction
from tests import builders
from tests.admin.test_articles import save
from tests.admin.test_careful import change, opened

LIST = "admin:articles_correction_changelist"


@pytest.fixture
def story(db):
    return builders.article(captions=["The lamp.", "The stair."], credit="INA", authors=["A. Cho"])


def test_a_correction_is_shown_with_who_when_what_was_and_why(enter, mina, story):
    client = enter(mina)

    save(client, "article", story, byline="By <b>B</b>", reason="The page says so.")

    answer = client.get(change("article", story))
    assertContains(answer, '<td dir="auto">By &lt;b&gt;B&lt;/b&gt;</td><td>mina, <time')
    assertContains(answer, "The page says so.")


@pytest.mark.parametrize(
    ("sent", "field", "value"),
    [
        ({"authors": "A. Cho\r\nB. Lim"}, "authors", ["A. Cho", "B. Lim"]),
        ({"section": "Harbour"}, "section", "Harbour"),
        ({"listed_date": "2022-04-01"}, "listed_date", "2022-04-01"),
        ({"published": "2022-03-30T08:30:00"}, "published_at", "2022-03-30T08:30:00+09:00"),
        ({"updated": "2022-03-30T08:30:00"}, "updated_at", "2022-03-30T08:30:00+09:00"),
        ({"zone_assumed": "on"}, "zone_assumed", True),
        ({"url": "https://courier.example/1"}, "url", "https://courier.example/1"),
        ({"photos-0-credit": "Wire"}, "credit", "Wire"),
        ({"photos-1-alt": "A stair"}, "alt", "A stair"),
    ],
)
def test_any_field_may_be_corrected(enter, mina, story, sent, field, value):
    save(enter(mina), "article", story, **sent)

    [one] = Correction.objects.all()
    assert (one.field, one.value, one.by) == (field, value, mina)


def test_a_form_saved_untouched_corrects_nothing(enter, mina, story):
    assert save(enter(mina), "article", story).status_code == 302

    assert not Correction.objects.exists()


def test_how_a_source_is_known_is_not_typed(enter, mina, story):
    sent = {"attributions-0-basis": "inferred", "attributions-0-evidence": "From the Courier"}

    save(enter(mina), "article", story, **sent)

    row = story.attributions.get()
    assert (row.basis, row.evidence) == ("assigned", "From the Courier")


def test_a_source_is_added_and_removed(enter, mina, story):
    wire, row = builders.source("Wire"), story.attributions.get()
    added = {"TOTAL_FORMS": 2, "0-DELETE": "on", "1-source": wire.pk, "1-role": "agency"}

    save(enter(mina), "article", story, **{f"attributions-{key}": added[key] for key in added})

    story.refresh_from_db()
    assert (story.publisher, story.agency) == (None, wire)
    assert list(Correction.objects.values_list("no_longer", "value__source").order_by("pk")) == [
        (row.source_id, None), (None, "Wire"),
    ]  # fmt: skip


def test_a_credit_is_moved_from_the_photo_below(enter, mina, story):
    there = story.photos.last()

    save(
        enter(mina), "article", story, **{"photos-0-credit": "Mine", "photos-0-credit_to": there.pk}
    )

    assert list(story.photos.values_list("credit", flat=True)) == ["INA", "Mine"]


@pytest.mark.parametrize("to", ["itself", "elsewhere", "9" * 30, "x"])
def test_a_credit_moves_nowhere_else(enter, mina, story, to):
    other = builders.article(title="Another", captions=["A pier."], credit="").photos.get()
    photo = story.photos.first()
    to = {"itself": photo.pk, "elsewhere": other.pk}.get(to, to)

    answer = save(enter(mina), "article", story, **{"photos-0-credit_to": to})

    assertContains(answer, "errornote")
    photo.refresh_from_db()
    assert photo.credit == "INA"


@pytest.mark.parametrize("who", ["clerk", "reader", None])
def test_who_may_not_corrects_nothing(client, request, mina, story, who):
    client.force_login(mina)
    sent = opened(client, change("article", story)) | {"byline": "Sent by nobody"}
    client.logout()
    if who:
        client.force_login(request.getfixturevalue(who))

    assert client.post(change("article", story), sent).status_code in (302, 403)

    story.refresh_from_db()
    assert story.byline == ""
    assert client.get(reverse(LIST)).status_code in (302, 403)


def test_the_second_of_two_curators_sees_both_and_nothing_is_kept(enter, client, mina, joon, story):
    sent = opened(enter(joon), change("article", story)) | {"byline": "Joon's"}
    save(enter(mina), "article", story, byline="Mina's")

    answer = enter(joon).post(change("article", story), sent)

    assertContains(answer, "<td>Mina&#x27;s</td><td>Joon&#x27;s</td>")
    assert Correction.objects.get().value == "Mina's"


def test_readers_are_told_that_a_curator_assigned_it_and_not_who(enter, client, mina, story):
    herald = builders.source("Coast Herald")
    sent = {"title": "Lamps", "attributions-0-source": herald.pk, "photos-0-credit": "Wire"}
    save(enter(mina), "article", story, **sent, reason="mina's secret")
    client.logout()

    answer = client.get(story.get_absolute_url())

    assertContains(answer, '<dt>Title</dt> <dd dir="auto" lang="en">Lamps</dd>')
    assertContains(answer, "Coast Herald")
    assertContains(answer, "assigned by a curator", count=1)
    assertContains(answer, "Assigned by a curator", count=2)
    assertNotContains(answer, "mina")


def test_an_article_that_nobody_corrected_says_nothing_of_it(client, story):
    assertNotContains(client.get(story.get_absolute_url()), "ssigned by a curator")


def test_the_list_of_corrections_costs_the_same_for_twelve_as_for_two(
    enter, mina, story, django_assert_max_num_queries
):
    client = enter(mina)
    save(client, "article", story, byline="One", section="Two")
    with django_assert_max_num_queries(12) as few:
        assertContains(client.get(reverse(LIST)), "Byline")
    most = len(few)
    for number in range(10):
        save(client, "article", story, byline=str(number))
    with django_assert_max_num_queries(most):
        client.get(reverse(LIST), {"article__id__exact": story.pk})


def test_corrections_are_looked_at_and_never_touched(enter, keeper, mina, story):
    save(enter(mina), "article", story, byline="One")
    row = Correction.objects.get()

    client = enter(keeper)

    assertNotContains(client.get(change("correction", row)), 'name="_save"')
    assert client.post(change("correction", row), {"note": "x"}).status_code == 403
    delete = reverse("admin:articles_correction_delete", args=[row.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403

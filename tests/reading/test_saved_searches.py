"""Searches that people keep: by their owners, for their owners, unless they say otherwise."""

import xml.etree.ElementTree as ET

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import SavedSearch
from articles.saving import MOST_SEARCHES, NotSaved, save_search
from tests import builders as build
from tests.reading.seen import parts, text, total

pytestmark = pytest.mark.django_db
SEARCHES, NEW, SIGN_IN = (
    reverse(f"articles:{name}") for name in ("searches", "new_search", "sign_in")
)
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def reader(db):
    """Somebody with a name and a password, and no desk."""
    return User.objects.create_user("sun-ok", password=build.PASSWORD)


@pytest.fixture
def saved(reader):
    build.article("A lamp is lit", agency="INA")
    build.article("The tide", paragraphs=["Water."])
    return save_search(reader, "Lamps", "q=lamp&source=ina")


def page_of(client, saved):
    return client.get(saved.get_absolute_url())


def feed_of(client, saved):
    return client.get(reverse("articles:saved_search_feed", args=[saved.token]))


@pytest.mark.parametrize("who", ["reader", "mina"])
def test_whoever_is_signed_in_saves_what_the_list_was_asked(client, request, who):
    build.article("A lamp", publisher="INA")
    client.force_login(request.getfixturevalue(who))

    answer = client.post(f"{NEW}?q=lamp&source=ina&after=1.1&nonsense=x", {"name": " My  lamps "})

    saved = SavedSearch.objects.get()
    assert answer.url == saved.get_absolute_url()
    assert (saved.name, saved.asked) == ("My lamps", "q=lamp&source=ina")
    assert (saved.owner.username, saved.is_public) == (
        text(client.get(SEARCHES), "list-total").removeprefix("Yours, "),
        False,
    )


def test_a_list_that_was_narrowed_offers_to_be_saved(client):
    build.article("A lamp")

    assert f'href="{NEW}?q=lamp"' in client.get("/", {"q": "lamp"}).content.decode()
    assert NEW not in client.get("/").content.decode()


@pytest.mark.parametrize("address", [SEARCHES, NEW, f"{NEW}?q=lamp"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in_first(client, address, method):
    answer = getattr(client, method)(address, {"name": "Lamps"} if method == "post" else None)

    assert answer.status_code == 302
    assert answer.url.startswith(f"{SIGN_IN}?next=/searches/")
    assert not SavedSearch.objects.exists()


def test_signing_in_leads_on_to_what_was_wanted_and_never_elsewhere(client, reader):
    given = {"username": "sun-ok", "password": build.PASSWORD}

    assert client.post(SIGN_IN, {**given, "next": f"{NEW}?q=lamp"}).url == f"{NEW}?q=lamp"
    assert client.post(SIGN_IN, {**given, "next": "//evil.example/"}).url == SEARCHES


def test_a_wrong_password_is_told_without_saying_which_was_wrong(client, reader):
    answer = client.post(SIGN_IN, {"username": "sun-ok", "password": "wrong"})

    assert "do not belong together" in answer.content.decode()


def test_nobody_guesses_a_readers_password_by_trying(client, reader):
    for _ in range(10):
        client.post(SIGN_IN, {"username": "sun-ok", "password": "wrong"})

    answer = client.post(SIGN_IN, {"username": "sun-ok", "password": build.PASSWORD})

    assert answer.status_code == 429
    assert "Retry-After" in answer.headers


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "Give the search a name."),
        (" \x00 ", "Give the search a name."),
        ("x" * 121, "at most 120 characters"),
        ("Lamps", "another search of this name"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_words_and_kept_in_the_form(
    client, saved, reader, name, reason
):
    client.force_login(reader)

    answer = client.post(f"{NEW}?q=tide", {"name": name})

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert SavedSearch.objects.count() == 1


def test_two_people_may_use_one_name(saved, mina):
    assert save_search(mina, "Lamps", "q=light").name == "Lamps"


def test_nobody_saves_searches_without_end(reader):
    for number in range(MOST_SEARCHES):
        SavedSearch.objects.create(owner=reader, name=str(number))

    with pytest.raises(NotSaved, match="Delete one"):
        save_search(reader, "One more", "")


def test_a_saved_search_shows_what_answers_to_it_now(client, saved, reader):
    client.force_login(reader)

    page = page_of(client, saved)

    assert total(page).startswith("1 article with lamp")
    assert 'href="/?q=lamp&amp;source=ina"' in page.content.decode()


@pytest.mark.parametrize("who", [None, "mina", "keeper"])
def test_nobody_else_sees_or_changes_or_deletes_a_search(client, request, saved, who):
    if who:
        client.force_login(request.getfixturevalue(who))
    page = saved.get_absolute_url()
    delete = reverse("articles:delete_saved_search", args=[saved.pk])

    assert client.get(page).status_code == 404
    assert client.post(page, {"name": "Mine", "is_public": "on"}).status_code == 404
    assert client.post(delete).status_code == (404 if who else 302)
    saved.refresh_from_db()
    assert (saved.name, saved.is_public) == ("Lamps", False)


@pytest.mark.parametrize("who", [None, "mina"])
def test_a_public_search_is_seen_by_everyone_and_changed_by_its_owner_alone(
    client, request, saved, who
):
    SavedSearch.objects.update(is_public=True)
    if who:
        client.force_login(request.getfixturevalue(who))

    page = page_of(client, saved)

    assert page.status_code == 200
    assert "Rename, share, delete" not in page.content.decode()
    assert client.post(saved.get_absolute_url(), {"name": "Mine"}).status_code == 404


def test_the_owner_renames_opens_and_closes_it(client, saved, reader):
    client.force_login(reader)

    client.post(saved.get_absolute_url(), {"name": "Lights", "is_public": "on", "owner": "1"})
    saved.refresh_from_db()
    assert (saved.name, saved.is_public, saved.owner) == ("Lights", True, reader)

    client.post(saved.get_absolute_url(), {"name": "Lights"})
    saved.refresh_from_db()
    assert not saved.is_public


def test_a_name_in_use_is_refused_when_renaming(client, saved, reader):
    other = save_search(reader, "Tides", "q=tide")
    client.force_login(reader)

    answer = client.post(other.get_absolute_url(), {"name": "Lamps"})

    assert "another search of this name" in answer.content.decode()
    assert answer.status_code == 422
    assert '<h1 dir="auto">Tides</h1>' in answer.content.decode()


def test_the_owner_deletes_it_and_its_feed_ends(client, saved, reader):
    client.force_login(reader)

    answer = client.post(reverse("articles:delete_saved_search", args=[saved.pk]))

    assert answer.url == SEARCHES
    assert feed_of(client, saved).status_code == 404


def test_deleting_is_never_a_link(client, saved, reader):
    client.force_login(reader)

    assert client.get(reverse("articles:delete_saved_search", args=[saved.pk])).status_code == 405


def test_whoever_knows_the_feed_may_follow_the_search_without_signing_in(client, saved):
    feed = ET.fromstring(feed_of(client, saved).content)

    atom = "{http://www.w3.org/2005/Atom}"
    titles = [title.text for title in feed.iterfind(f"{atom}entry/{atom}title")]
    assert titles == ["A lamp is lit"]
    assert feed.find(f"{atom}title").text == "Reading Room: Lamps"
    assert feed.find(f"{atom}link[@rel='self']").get("href").endswith(f"/{saved.token}.atom")


def test_the_feed_of_somebody_who_left_ends(client, saved, reader):
    User.objects.filter(pk=reader.pk).update(is_active=False)

    assert feed_of(client, saved).status_code == 404


def test_a_name_is_words_and_never_markup(client, reader):
    saved = save_search(reader, SCRIPT, "q=lamp")
    client.force_login(reader)

    for page in (page_of(client, saved), client.get(SEARCHES)):
        assert SCRIPT not in page.content.decode()
    ET.fromstring(feed_of(client, saved).content)


def test_a_saved_search_whose_source_is_gone_shows_the_rest(client, reader):
    build.article()
    client.force_login(reader)

    page = page_of(client, save_search(reader, "Old", "source=nobody&has=x"))

    assert page.status_code == 200


def test_ten_more_saved_searches_cost_no_more_queries(
    client, saved, reader, django_assert_num_queries
):
    client.force_login(reader)
    for number in range(10):
        save_search(reader, f"Search {number}", "q=lamp")

    with django_assert_num_queries(3):
        assert len(parts(client.get(SEARCHES), "saved-row")) == 11


def test_pages_of_ones_own_are_kept_by_no_cache(client, saved, reader):
    client.force_login(reader)

    for address in (SEARCHES, NEW, saved.get_absolute_url()):
        assert "no-store" in client.get(address).headers["Cache-Control"]

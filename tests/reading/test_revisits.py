"""Who comes back to a page that has not changed gets it at once; a change shows at once, too."""

import threading
from time import sleep

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from articles.unchanged import Shelf, state
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)
HOME = reverse("articles:articles")


@pytest.fixture(autouse=True)
def _story(db):
    builders.article(title="The lamp in the harbour")


def costs_nothing(ask) -> bool:
    """Tell whether asking again costs no more than to know that nothing has changed.

    PostgreSQL is asked that once, SQLite's file is watched. A PostgreSQL server also tells of what
    is written to its other databases, where tests run beside this one: wait for a quiet moment.
    """
    for _ in range(100):
        ask()
        with CaptureQueriesContext(connection) as asked:
            ask()
        if len(asked) == (0 if connection.vendor == "sqlite" else 1):
            return True
        sleep(0.02)
    return False


def elsewhere(change):
    """Do something on a connection of its own, as another process would."""

    def run():
        try:
            change()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def rename(title):
    Article.objects.update(title=title)


def test_a_page_that_has_not_changed_is_not_made_again(client):
    first, second = client.get(HOME), client.get(HOME)

    assert second.content == first.content
    assert second.headers == first.headers
    assert costs_nothing(lambda: client.get(HOME))


def test_a_reader_who_has_the_page_is_told_that_it_still_holds(client):
    held = {"If-None-Match": client.get(HOME).headers["ETag"]}

    answer = client.get(HOME, headers=held)

    assert costs_nothing(lambda: client.get(HOME, headers=held))
    assert answer.status_code == 304
    assert not answer.content
    assert "no-cache" in answer.headers["Cache-Control"]


def test_the_tag_is_made_of_the_page_so_that_any_process_knows_it(client):
    first = client.get(HOME).headers["ETag"]
    elsewhere(lambda: rename("Meanwhile"))
    client.get(HOME)
    elsewhere(lambda: rename("The lamp in the harbour"))

    assert client.get(HOME).headers["ETag"] == first


@pytest.mark.parametrize("where", [elsewhere, lambda change: change()], ids=["elsewhere", "here"])
def test_a_change_shows_at_once(client, where):
    tag = client.get(HOME).headers["ETag"]

    where(lambda: rename("The boat at the quay"))
    answer = client.get(HOME, headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert "The boat at the quay" in answer.text


def test_what_is_not_committed_shows_to_nobody_and_is_kept_for_nobody(client):
    client.get(HOME)

    with transaction.atomic():
        rename("A draft that is thrown away")
        inside = client.get(HOME)
        transaction.set_rollback(True)

    assert "thrown away" in inside.text
    assert "thrown away" not in client.get(HOME).text
    assert "ETag" not in inside.headers


def test_every_address_has_its_own_page(client):
    whole, none = client.get(HOME), client.get(f"{HOME}?q=nothing-like-it")

    assert whole.headers["ETag"] != none.headers["ETag"]
    assert client.get(HOME).content == whole.content


def test_somebody_who_signed_in_gets_pages_of_their_own(client, mina):
    address = Article.objects.get().get_absolute_url()
    stranger = client.get(address)

    client.force_login(mina)
    curator = client.get(address)

    assert curator.content != stranger.content
    assert "ETag" not in curator.headers
    client.logout()
    assert client.get(address).content == stranger.content


@pytest.mark.parametrize("address", [reverse("articles:healthz"), reverse("articles:sign_in")])
def test_what_must_be_asked_each_time_is_never_kept(client, address):
    assert "ETag" not in client.get(address).headers


def test_a_page_that_is_missing_is_looked_for_each_time(client):
    address = reverse("articles:source", args=["someone"])
    assert client.get(address).status_code == 404

    builders.source(slug="someone", name="Someone")

    assert client.get(address).status_code == 200


def test_the_state_is_the_same_until_something_is_saved():
    assert any(state() == state() for _ in range(1000))

    before = state()
    rename("Saved")
    assert state() != before


def test_a_shelf_makes_room_for_what_is_asked_for():
    shelf = Shelf(most_bytes=80)
    for name in "abcdefgh":
        shelf.keep("now", name, name.upper(), 10)
    shelf.find("now", "a")

    shelf.keep("now", "i", "I", 10)

    assert shelf.find("now", "b") is None
    assert [shelf.find("now", name) for name in "ai"] == ["A", "I"]
    shelf.keep("now", "large", "LARGE", 11)
    assert shelf.find("now", "large") is None


def test_a_shelf_forgets_what_was_made_before_a_change():
    shelf = Shelf(most_bytes=80)
    shelf.keep("then", "a", "A", 10)

    assert shelf.find("now", "a") is None
    shelf.keep("now", "b", "B", 10)
    assert shelf.find("then", "a") is None

"""Nobody guesses a password by trying, nor shuts others out by pretending to be elsewhere."""

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from readingroom.signing_in import NAMES_AT_AN_ADDRESS, address_of
from tests import builders

pytestmark = pytest.mark.django_db
LOGIN = "admin:login"
LIMIT = 10


def sign_in(client, password=builders.PASSWORD, name="mina", at="203.0.113.7", **headers):
    sent = {"username": name, "password": password}
    return client.post(reverse(LOGIN), sent, REMOTE_ADDR=at, headers=headers)


def fail(client, times, **given):
    return [sign_in(client, "wrong", **given).status_code for _ in range(times)]


def test_from_the_tenth_failure_on_even_the_right_password_has_to_wait(client, mina):
    assert fail(client, LIMIT) == [200] * (LIMIT - 1) + [429]

    answer = sign_in(client)

    assert answer.headers["Retry-After"] == "900"
    assert "no-store" in answer.headers["Cache-Control"]
    assertContains(answer, "Nobody can sign in with it now", status_code=429)
    assertContains(answer, "Reading Room</a>", status_code=429)
    assert "_auth_user_id" not in client.session


def test_after_a_quarter_of_an_hour_the_right_password_is_taken(client, mina):
    fail(client, LIMIT + 3)

    AccessAttempt.objects.update(attempt_time=dt.datetime.now(dt.UTC) - dt.timedelta(minutes=16))

    assert sign_in(client).status_code == 302


def test_trying_on_while_the_door_is_closed_does_not_keep_it_closed(client, mina):
    fail(client, LIMIT)
    before = AccessAttempt.objects.get()

    fail(client, 5)

    after = AccessAttempt.objects.get()
    assert after.attempt_time == before.attempt_time
    assert after.failures_since_start == LIMIT


def test_the_others_at_the_same_address_and_she_elsewhere_still_sign_in(client, mina, joon):
    fail(client, LIMIT)

    assert sign_in(client, name="joon").status_code == 302
    client.logout()
    assert sign_in(client, at="198.51.100.9").status_code == 302


def test_a_name_for_each_guess_closes_the_address(client, mina, settings):
    settings.AXES_FAILURE_LIMIT = 2
    names = 2 * NAMES_AT_AN_ADDRESS

    answers = [sign_in(client, "wrong", f"guess{number}").status_code for number in range(names)]

    assert answers == [200] * (names - 1) + [429]
    assert sign_in(client).status_code == 429
    assert sign_in(client, at="198.51.100.9").status_code == 302


@pytest.mark.parametrize(
    "changing",
    [
        lambda number: {"X-Forwarded-For": f"198.51.100.{number}"},
        lambda number: {"X-Real-IP": f"198.51.100.{number}", "Forwarded": f"for=10.0.0.{number}"},
        lambda number: {"User-Agent": f"browser {number}"},
        lambda number: {"X-Requested-With": "XMLHttpRequest"},
    ],
)
def test_what_a_visitor_says_of_itself_does_not_start_the_count_anew(client, mina, changing):
    for number in range(LIMIT):
        answer = sign_in(client, "wrong", **changing(number))

    assert answer.status_code == 429
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    ("proxy", "remote", "forwarded", "counted"),
    [
        (False, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (True, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (True, "127.0.0.1", "10.9.9.9, 198.51.100.1", "198.51.100.1"),
        (True, "127.0.0.1", "198.51.100.1, nonsense", "127.0.0.1"),
        (True, "127.0.0.1", "", "127.0.0.1"),
        (False, "2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::"),
        (False, "2001:db8:1:2:bbbb::2", "", "2001:db8:1:2::"),
        (False, "::ffff:203.0.113.7", "", "203.0.113.7"),
        (False, "fe80::1%eth0", "", "fe80::"),
        (False, "", "", None),
    ],
)
def test_where_a_visitor_comes_from(settings, proxy, remote, forwarded, counted):
    settings.READINGROOM_PROXY = proxy
    asked = RequestFactory().post("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})

    assert address_of(asked) == counted


def test_a_failure_keeps_no_password_and_no_secret_is_logged(client, mina, caplog):
    sign_in(client, "my other password")

    kept = AccessAttempt.objects.get()
    assert "my other password" not in f"{vars(kept)}{caplog.text}"


def test_a_hostile_name_is_counted_like_any_other(client, mina):
    for name in ("a\0b", "x" * 9000, "\ud7ff", "<script>", "' OR 1=1--", "\r\nX: y", "٣" * 150):
        assert sign_in(client, "wrong", name).status_code == 200


def test_a_superuser_sees_who_failed_and_opens_the_door(client, keeper, mina):
    fail(client, LIMIT)
    client.force_login(keeper)
    attempt = AccessAttempt.objects.get()
    page = reverse("admin:axes_accessattempt_delete", args=[attempt.pk])

    assertContains(client.get(reverse("admin:axes_accessattempt_changelist")), "203.0.113.7")
    client.post(page, {"post": "yes"})
    client.logout()

    assert sign_in(client).status_code == 302


def test_curators_know_nothing_of_failures(client, mina):
    fail(client, 1)
    client.force_login(mina)

    for page in ("changelist", "add"):
        assert client.get(reverse(f"admin:axes_accessattempt_{page}")).status_code == 403
    assertNotContains(client.get(reverse("admin:index")), "accessattempt")


def test_counting_costs_readers_nothing(client, story):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("articles:articles"))
        client.get(story.get_absolute_url())

    assert not [query for query in asked.captured_queries if "axes" in query["sql"]]


@pytest.mark.parametrize("name", ["mina", "nobody", "left"])
def test_an_unknown_name_takes_as_much_hashing_as_a_known_one(client, mina, monkeypatch, name):
    User.objects.create_user("left", password=builders.PASSWORD, is_active=False)
    hashed, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *given: hashed.append(1) or encode(*given)
    )

    answer = sign_in(client, "wrong", name)

    assert len(hashed) == 1
    assertContains(answer, "Please enter the correct username and password")

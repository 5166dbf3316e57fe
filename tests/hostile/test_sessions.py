"""A session is its owner's: it cannot be planted, kept alive, ended or read by others."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests import builders

pytestmark = pytest.mark.django_db
LOGIN = reverse("admin:login")
SENT = {"username": "mina", "password": builders.PASSWORD}


@pytest.mark.parametrize("planted", ["planted0planted0planted0planted0", "x", "", "\x01", "\xff"])
def test_a_planted_session_is_not_the_one_that_is_signed_in(client, mina, planted):
    client.cookies["sessionid"] = planted
    client.get(LOGIN)

    client.post(LOGIN, SENT)

    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_a_session_from_before_signing_in_is_worth_nothing_after(client, mina):
    session = client.session
    session["seen"] = True
    session.save()
    before = session.session_key

    client.post(LOGIN, SENT)

    thief = Client()
    thief.cookies["sessionid"] = before
    assert thief.get(reverse("admin:index")).status_code == 302


def test_an_address_alone_signs_nobody_out(client, mina):
    client.force_login(mina)

    assert client.get(reverse("admin:logout")).status_code == 405
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_session_that_was_signed_out_is_over_for_who_copied_it(client, mina):
    client.force_login(mina)
    thief = Client()
    thief.cookies["sessionid"] = client.session.session_key

    client.post(reverse("admin:logout"))

    assert thief.get(reverse("admin:index")).status_code == 302


def test_a_changed_password_ends_the_other_sessions(client, mina):
    other = Client()
    for one in (client, other):
        one.force_login(mina)
    new = "another walk to the quay"
    sent = {"old_password": builders.PASSWORD, "new_password1": new, "new_password2": new}

    assert client.post(reverse("admin:password_change"), sent).status_code == 302

    assert client.get(reverse("admin:index")).status_code == 200
    assert other.get(reverse("admin:index")).status_code == 302


def test_who_leaves_the_house_is_out_at_once(client, mina):
    client.force_login(mina)

    User.objects.update(is_active=False)

    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("password", ["12345678", "password", "mina", "short"])
def test_a_poor_password_is_refused(client, mina, password):
    client.force_login(mina)
    sent = {"old_password": builders.PASSWORD, "new_password1": password, "new_password2": password}

    client.post(reverse("admin:password_change"), sent)

    mina.refresh_from_db()
    assert mina.check_password(builders.PASSWORD)

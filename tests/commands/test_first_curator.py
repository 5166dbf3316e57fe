"""The first curator is made once, with a password that only the terminal sees."""

import pytest
from django.contrib.auth.models import User

from articles.annotating import CURATORS
from articles.management.first_curator import make_first_curator
from tests import builders

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    logins: list[tuple[str, str]] = []
    make_first_curator(lambda username, password: logins.append((username, password)))
    return logins


def test_the_first_curator_may_do_everything_with_the_password_that_was_told():
    [(username, password)] = told()

    person = User.objects.get()
    assert (person.username, username) == ("curator", "curator")
    assert person.check_password(password)
    assert len(password) >= 16
    assert person.is_staff
    assert person.is_superuser
    assert person.groups.get().name == CURATORS


def test_where_somebody_may_open_the_admin_nobody_is_made():
    builders.curator()

    assert told() == []
    assert User.objects.count() == 1


def test_nobody_is_made_twice():
    assert len(told() + told()) == 1


def test_a_curator_who_was_put_out_does_not_come_back_with_a_new_password():
    User.objects.create_user("curator", is_staff=True, is_active=False)

    assert [username for username, _ in told()] == ["curator2"]


def test_a_password_that_could_not_be_told_is_not_kept():
    def fail(username: str, password: str) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        make_first_curator(fail)

    assert not User.objects.exists()

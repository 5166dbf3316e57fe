"""The people who knock at the admin's doors."""

import pytest
from django.contrib.auth.models import User

from tests import builders


@pytest.fixture
def clerk(db):
    """Somebody of the staff without any permission."""
    return User.objects.create_user("clerk", password=builders.PASSWORD, is_staff=True)


@pytest.fixture
def reader(db):
    """Somebody with an account who is not of the staff."""
    return User.objects.create_user("reader", password=builders.PASSWORD)


@pytest.fixture
def enter(client):
    """Sign somebody in."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def story(db):
    """An article whose words repeat."""
    return builders.article(
        paragraphs=["Keepers 🕯️ lit the lamp.", "The lamp, then the lamp again."]
    )

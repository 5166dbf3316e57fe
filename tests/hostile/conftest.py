"""The people who come to the doors, and the room they come to."""

import pytest
from django.contrib.auth.models import User

from tests import builders


@pytest.fixture
def mina(db):
    """A curator."""
    return builders.curator()


@pytest.fixture
def joon(db):
    """Another curator."""
    return builders.curator("joon")


@pytest.fixture
def keeper(db):
    """A superuser."""
    return User.objects.create_superuser("keeper", password=builders.PASSWORD)


@pytest.fixture
def story(mina):
    """An article with a photo and a note."""
    made = builders.article(captions=["A lamp."], agency="INA")
    builders.note(made, "lamp", by=mina, tags=[builders.tag()])
    return made

"""The people who come to the doors, and the room they come to."""

import pytest

from tests import builders


@pytest.fixture
def story(mina):
    """An article with a photo and a note."""
    made = builders.article(captions=["A lamp."], agency="INA")
    builders.note(made, "lamp", by=mina, tags=[builders.tag()])
    return made

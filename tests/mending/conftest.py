"""After every mending the room is whole."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from articles import search


@pytest.fixture
def whole_room(request):
    """Check at the end that the index and the rows agree, and no row names one that is not."""
    yield
    assert [str(one) for one in search.disagreements()] == []
    connection.check_constraints()
    call_command("reindex", stdout=io.StringIO())
    call_command("verify", stdout=io.StringIO())

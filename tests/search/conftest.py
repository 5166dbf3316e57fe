"""The shelf, built once for a module and taken away after it."""

import pytest
from django.db import transaction

from tests.search import shelf as shelves


@pytest.fixture(scope="module")
def shelf(django_db_setup, django_db_blocker):
    """The articles of the shelf by key, in a transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield shelves.fill()
        transaction.set_rollback(True)

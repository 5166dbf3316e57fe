"""Which of the two engines holds the index: the one of the database that is asked."""

from types import ModuleType

from django.db import DEFAULT_DB_ALIAS, connections

from articles.search import counting_postgres, counting_sqlite, postgres, sqlite


def engine(using: str = DEFAULT_DB_ALIAS) -> ModuleType:
    """Return the module for a database; both have the same function names."""
    return sqlite if connections[using].vendor == "sqlite" else postgres


def counter(using: str = DEFAULT_DB_ALIAS) -> ModuleType:
    """Return the module that counts for a database; both have the same function names."""
    return counting_sqlite if connections[using].vendor == "sqlite" else counting_postgres

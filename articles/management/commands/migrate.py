"""Django's own `migrate`, which may be killed at any moment and finished by the next."""

from django.core.management.commands import migrate as stock

from articles.management.migrating import WholeMigrationExecutor

# The stock command offers no other way to choose its executor.
stock.MigrationExecutor = WholeMigrationExecutor  # type: ignore[attr-defined]


class Command(stock.Command):
    """`manage.py migrate`."""

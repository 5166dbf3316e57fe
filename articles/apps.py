"""Tell Django of the app."""

from django.apps import AppConfig
from django.core.checks import register

from articles.checks import TAG, check_sqlite


class ArticlesConfig(AppConfig):
    """The one app of the project."""

    name = "articles"
    verbose_name = "Reading Room"

    def ready(self) -> None:
        """Have the machine checked whenever a command runs."""
        register(check_sqlite, TAG)

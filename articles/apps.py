"""Tell Django of the app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The one app of the project."""

    name = "articles"
    verbose_name = "Reading Room"

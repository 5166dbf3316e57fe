"""Django's own `flush`, which leaves no word of what it deleted in the search index."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import flush as stock
from django.db import DEFAULT_DB_ALIAS

from articles import search
from articles.models import Article


class Command(stock.Command):
    """`manage.py flush`."""

    def handle(self, **options: Any) -> None:
        """Empty the tables of the models, then those of the index, which no model stands for."""
        super().handle(**options)
        # They are there still when the question was answered with no.
        if options["database"] == DEFAULT_DB_ALIAS and not Article.objects.exists():
            search.rebuild()

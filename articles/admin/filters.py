"""Filters beside the admin's lists that stay short however large the room grows."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Article, Source

MOST_NAMED = 30


class SourceFilter(admin.SimpleListFilter):
    """The sources that most articles name; any other by its slug in the address."""

    title = "source"
    parameter_name = "source"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> Iterable[tuple[str, str]]:
        """Offer the most named sources, by name, and the chosen one."""
        named: QuerySet[Any] = Source.objects.in_use().with_article_counts()
        named = named.order_by("-article_count", "name")
        offered = dict(named.values_list("slug", "name")[:MOST_NAMED])
        chosen = self.value()
        if chosen and chosen not in offered:
            offered.update(Source.objects.filter(slug=chosen).values_list("slug", "name"))
        return sorted(offered.items(), key=lambda pair: pair[1].casefold())

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Article]:
        """Keep the articles that name the source in any role."""
        return queryset.from_source(self.value()) if self.value() else queryset


class NamedValuesFilter(admin.AllValuesFieldListFilter):
    """Every value that a column holds, the empty one with a name."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Call the empty value "not known"."""
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or "not known"}

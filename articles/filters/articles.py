"""Which articles a reader asks for: source, role, days, what an article has, and the order."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.forms.renderers import Jinja2
from django.http import QueryDict

from articles import search
from articles.filters.days import DayField
from articles.models import Article, Attribution, Source
from articles.models.articles import ROLES, ArticleQuerySet

HAS = {"photo": "Photos", "annotation": "Notes", "revision": "Several versions"}
_CONDITIONS = {
    "photo": {"photo_count__gt": 0},
    "annotation": {"annotation_count__gt": 0},
    "revision": {"revision_count__gt": 1},
}
# The search box stands apart from the other filters and belongs to their form by this name.
FORM = "filters"
SORTS = {"newest": "Newest first", "oldest": "Oldest first"}


class FilterForm(forms.Form):
    """The reader's questions; a wrong one is named beside its field and left out."""

    # Every list page prints the form: Django's widgets in Jinja2 cost a fifth of the others.
    default_renderer = Jinja2()

    def clean(self) -> dict[str, Any]:
        """Leave out both days when the first comes after the last."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("published_after"), cleaned.get("published_before")
        if first and last and first > last:
            del cleaned["published_after"]
            self.add_error(
                "published_before",
                "This day comes before the first day, so both days were ignored.",
            )
        return cleaned


class WordsField(forms.CharField):
    """The reader's words: whatever is typed is a question, never an error."""

    def to_python(self, value: object) -> str:
        """Return the words, without the one character that no database takes."""
        return str(value or "").replace("\0", " ").strip()


class WordsFilter(django_filters.CharFilter):
    """Words looked for in the articles."""

    field_class = WordsField


class DayFilter(django_filters.DateFilter):
    """A day, strictly written."""

    field_class = DayField


def _choice(label: str, empty: str | None, method: str, **options: Any) -> django_filters.Filter:
    refusal = "The room has no such choice, so it was ignored."
    return django_filters.ChoiceFilter(
        label=label,
        empty_label=empty,
        method=method,
        error_messages={"invalid_choice": refusal},
        **options,
    )


class ArticleFilter(django_filters.FilterSet):
    """The filters of every list of articles. Values are slugs and words, never ids of rows."""

    q = WordsFilter(
        label="Search",
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search", "form": FORM, "autocomplete": "off"}),
    )
    source = _choice("Source", "All sources", "by_source", choices=())
    role = _choice("Role", "Any role", "by_role", choices=ROLES)
    published_after = DayFilter("day", "gte", label="From")
    published_before = DayFilter("day", "lte", label="To")
    has = _choice("With", "Anything", "by_has", choices=list(HAS.items()))
    sort = _choice("Order", None, "in_any_order", choices=list(SORTS.items()))

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()
        form = FilterForm

    def __init__(self, asked: QueryDict, articles: ArticleQuerySet) -> None:
        super().__init__(asked, articles)
        # One query serves the choices, the check of the choice, and the name on its chip.
        sources = list(Source.objects.in_use().with_article_counts())
        self._names = {source.slug: source.name for source in sources}
        self.form.label_suffix = ""
        self.form.fields["source"].choices = [
            (source.slug, f"{source.name} ({source.article_count:,})")  # type: ignore[attr-defined]
            for source in sources
        ]

    @property
    def oldest_first(self) -> bool:
        """Tell whether the reader asks for the oldest first; `qs` itself has no order yet."""
        return bool(self.asked.get("sort"))

    @property
    def query(self) -> search.Query:
        """Return what the reader's words mean."""
        return search.parse(self.asked.get("q", ""))

    def count(self) -> search.Counted:
        """Count the articles that answer; past 10,000 it is enough to know that there are more."""
        found = self.qs
        if self.query:
            return search.count(self._unsearched, self.query)
        return search.Counted(found.count())

    @property
    def asked(self) -> dict[str, str]:
        """Return what was asked and understood, as query strings carry it, without defaults."""
        self.errors  # noqa: B018  Asking for the errors is what cleans the form.
        cleaned = self.form.cleaned_data.items()
        return {key: str(value) for key, value in cleaned if value and value != "newest"}

    @property
    def words(self) -> dict[str, str]:
        """Return the words a reader knows each of the `asked` values by."""
        known = {"source": self._names, "role": dict(ROLES), "has": HAS, "sort": SORTS}
        return {key: known.get(key, {}).get(value, value) for key, value in self.asked.items()}

    @property
    def refusals(self) -> list[str]:
        """Return the labels of the filters that were ignored; each field itself says why."""
        return [str(self.form.fields[name].label) for name in self.errors]

    def filter_queryset(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """Apply every filter, the words last: they search what the others leave."""
        self._unsearched = super().filter_queryset(articles)
        return search.search(self._unsearched, self.query)

    def by_words(self, articles: ArticleQuerySet, name: str, words: str) -> ArticleQuerySet:
        """Leave the words to the search, which comes after the other filters."""
        return articles

    def by_source(self, articles: ArticleQuerySet, name: str, slug: str) -> ArticleQuerySet:
        """Keep articles that name the source, in the role that is asked for with it."""
        return articles.from_source(slug, self.form.cleaned_data.get("role", ""))

    def by_role(self, articles: ArticleQuerySet, name: str, role: str) -> ArticleQuerySet:
        """Keep articles that name any source in this role; beside a source, that asks already."""
        if self.form.cleaned_data.get("source"):
            return articles
        named = Attribution.objects.filter(article=OuterRef("pk"), role=role)
        return articles.filter(Exists(named))

    def by_has(self, articles: ArticleQuerySet, name: str, wanted: str) -> ArticleQuerySet:
        """Keep articles with photos, with published notes, or with more than one version."""
        return articles.filter(**_CONDITIONS[wanted])

    def in_any_order(self, articles: ArticleQuerySet, name: str, order: str) -> ArticleQuerySet:
        """Leave the order to whoever turns the pages."""
        return articles

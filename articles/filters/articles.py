"""Which articles a reader asks for: words, source, role, days, what an article has; the order."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.utils.functional import cached_property

from articles import search
from articles.filters.choices import NO_SUCH, LanguageField, SlugField, WordsField
from articles.filters.days import DayField
from articles.filters.questions import SharedFilter, SharedFilterSet
from articles.models import Article, BulkChange, Source, Tag
from articles.models.articles import ROLES, ArticleQuerySet

HAS = {"photo": "Photos", "annotation": "Notes", "revision": "Several versions"}
SORTS = {"newest": "Newest first", "oldest": "Oldest first", "relevance": "Best match first"}
_DAY = 86_400


class FilterForm(forms.Form):
    """The reader's questions; a wrong one is named beside its field and left out."""

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


class WordsFilter(SharedFilter):
    """Words looked for in the articles."""

    field_class = WordsField


class DayFilter(SharedFilter):
    """A day, strictly written."""

    field_class = DayField


class SlugFilter(SharedFilter):
    """A source or a tag, known by its slug."""

    field_class = SlugField


class LanguageFilter(SharedFilter):
    """A language, known by its tag."""

    field_class = LanguageField


class ChoiceFilter(SharedFilter, django_filters.ChoiceFilter):
    """One of a few fixed choices."""


def _choice(label: str, **options: Any) -> ChoiceFilter:
    return ChoiceFilter(label=label, error_messages={"invalid_choice": NO_SUCH}, **options)


class ArticleFilter(SharedFilterSet):
    """The filters of every list of articles. Values are slugs and words, never ids of rows.

    No filter narrows the rows by itself: the index holds the facts of each article beside its
    words and is asked for all of them at once, so that a list and its counts have one answer.
    """

    q = WordsFilter(label="Search")
    source = SlugFilter(label="Source", model=Source, heir=Source.objects.heir_of)
    role = _choice("Named as", choices=ROLES, widget=forms.HiddenInput)
    published_after = DayFilter(label="From")
    published_before = DayFilter(label="To")
    language = LanguageFilter(label="Language")
    tag = SlugFilter(label="Tag", model=Tag, heir=BulkChange.objects.heir_of)
    has = _choice("With", choices=list(HAS.items()), widget=forms.HiddenInput)
    sort = _choice("Order", choices=list(SORTS.items()), empty_label=None)

    class Meta:
        model = Article
        fields: tuple[str, ...] = ()
        form = FilterForm

    @property
    def oldest_first(self) -> bool:
        """Tell whether the reader asks for the oldest first; `qs` itself has no order yet."""
        return self.asked.get("sort") == "oldest"

    @property
    def by_relevance(self) -> bool:
        """Tell whether the reader asks for the best match first."""
        return self.asked.get("sort") == "relevance"

    @cached_property
    def ranked(self) -> search.Ranked:
        """Return the newest articles that answer, the best match first."""
        return search.relevance(self._unsearched(), self.query, self.within)

    @cached_property
    def query(self) -> search.Query:
        """Return what the reader's words mean."""
        return search.parse(self.asked.get("q", ""))

    @cached_property
    def cleaned(self) -> dict[str, Any]:
        """Return what was asked and understood: rows, days and words."""
        self.errors  # noqa: B018  Asking for the errors is what cleans the form.
        cleaned = self.form.cleaned_data
        # Without words nothing matches better than anything else.
        usual = {"newest"} if search.parse(cleaned.get("q", "")) else {"newest", "relevance"}
        return {
            key: value
            for key, value in cleaned.items()
            if value and not (key == "sort" and value in usual)
        }

    @cached_property
    def asked(self) -> dict[str, str]:
        """Return what was asked and understood, as query strings carry it, without defaults."""
        return {key: _written(value) for key, value in self.cleaned.items()}

    @property
    def words(self) -> dict[str, str]:
        """Return the words a reader knows each of the `asked` values by."""
        known = {"role": dict(ROLES), "has": HAS, "sort": SORTS}
        return {
            key: known.get(key, {}).get(str(value), str(value))
            for key, value in self.cleaned.items()
        }

    @property
    def refusals(self) -> list[str]:
        """Return the labels of the filters that were ignored; each field itself says why."""
        return [str(self.form.fields[name].label) for name in self.errors]

    @property
    def within(self) -> search.Within:
        """Return what the index can rule out by itself."""
        return within(self.cleaned)

    def count(self) -> search.Counted:
        """Count the articles that answer; past 10,000 it is enough to know that there are more.

        The index knows all that is asked for, so no article is fetched to be counted.
        """
        return self.count_between(0)

    def count_between(self, oldest: int, newest: int | None = None) -> search.Counted:
        """Count the articles that answer and lie between two clocks, both included."""
        bounds = self.within.between(oldest, newest)
        if self.query or bounds.keys:
            return search.count(Article.objects.all(), self.query, bounds, search.MOST_COUNTED)
        return search.count(self.between(oldest, newest), "")

    def between(self, oldest: int, newest: int | None = None) -> ArticleQuerySet:
        """Return the articles that answer and lie between two clocks, both included."""
        within = self.within.between(oldest, newest)
        articles = self.queryset.between(within.oldest, within.newest)
        if not (self.query or within.keys):
            return articles
        return search.search(articles, self.query, within)

    def filter_queryset(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        """Return the articles that answer, in no order yet."""
        return self.between(0)

    def _unsearched(self) -> ArticleQuerySet:
        return self.queryset.between(self.within.oldest, self.within.newest)


def within(cleaned: dict[str, Any]) -> search.Within:
    """Return what the index can rule out of what was asked."""
    first, last = cleaned.get("published_after"), cleaned.get("published_before")
    # An undated article has the clock 0 and lies between no days.
    oldest = max(clock_of(first) if first else 0, 1) if first or last else 0
    newest = clock_of(last, after=1) - 1 if last else None
    return search.Within(tuple(_keys(cleaned)), oldest, newest)


def fact_of(kind: str, value: Any, cleaned: dict[str, Any]) -> str:
    """Return the index's key of one value, beside what else was asked: a source has its role."""
    if kind == "source":
        return search.key(f"source{cleaned.get('role', '')}", value.pk)
    if kind == "role":
        source = cleaned.get("source")
        return search.key(f"source{value}", source.pk) if source else search.key("role", value)
    if kind == "has":
        return search.key(f"has{value}")
    return search.key(kind, value.pk if kind == "tag" else value)


def _keys(cleaned: dict[str, Any]) -> list[str]:
    # Beside a source its key has the role in it.
    kinds = [kind for kind in ("tag", "source", "role", "language", "has") if kind in cleaned]
    return [
        fact_of(kind, cleaned[kind], cleaned)
        for kind in kinds
        if kind != "role" or "source" not in cleaned
    ]


def clock_of(day: dt.date, after: int = 0) -> int:
    """Return the wall clock at which a day begins, or the one so many days after it."""
    return ((day - dt.date.min).days + after) * _DAY


def _written(value: object) -> str:
    return value.slug if isinstance(value, Source | Tag) else str(value)

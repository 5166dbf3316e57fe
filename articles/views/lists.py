"""The list of articles."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import search
from articles.filters import ArticleFilter, Page, count_facets, count_times, ranked_page, turn_page
from articles.models import Article
from articles.models.listed import listed, listed_texts
from articles.presenting import listing, timeline
from articles.presenting.facets import facets
from articles.presenting.links import address, turning


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Show the articles that are asked for, newest first, under the headings of their days."""
    path = reverse("articles:articles")
    chosen = ArticleFilter(request.GET, Article.objects.all())
    asked = chosen.asked
    counted = chosen.count()
    page = _page(request, chosen)
    shown = listed(page.pks, Article.objects.db)
    # The cards show the words that were found in them.
    texts = listed_texts(shown, Article.objects.db) if chosen.query else {}
    is_empty = not counted.number and not asked
    context = {
        "form": chosen.form,
        "refusals": chosen.refusals,
        "chips": listing.chips(path, asked, chosen.words),
        "clear": path,
        "total": listing.counted_text(counted.number, counted.is_least),
        "said": listing.said(chosen.query),
        "leftovers": chosen.query.leftovers,
        "days": listing.days(shown, chosen.query, texts, asked),
        "is_empty": is_empty,
        "is_lost": page.is_lost,
        "weighed": f"{len(chosen.ranked.pks):,}" if page.is_bounded else "",
        "turning": turning(path, asked, page.before, page.after, asked.get("sort", "")),
        "twins": listing.twins(asked),
        "save": address(reverse("articles:new_search"), asked),
        **({} if is_empty else _narrowing(path, chosen, counted)),
    }
    return render(request, "articles/list.html", context)


def _page(request: HttpRequest, chosen: ArticleFilter) -> Page:
    if chosen.by_relevance:
        return ranked_page(chosen, request.GET)
    return turn_page(chosen, request.GET, chosen.oldest_first)


def _narrowing(path: str, chosen: ArticleFilter, counted: search.Counted) -> dict[str, Any]:
    """Return what narrows the list further: the choices with their counts, and the timeline."""
    times = count_times(chosen, counted)
    return {
        "facets": facets(path, chosen.asked, count_facets(chosen, counted)),
        "timeline": times and timeline.picture(path, chosen.asked, times),
    }

"""The list of articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.filters import ArticleFilter, turn_page
from articles.models import Article
from articles.presenting import listing
from articles.presenting.links import turning


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Show the articles that are asked for, newest first, under the headings of their days."""
    path = reverse("articles:articles")
    chosen = ArticleFilter(request.GET, Article.objects.all())
    asked = chosen.asked
    total = chosen.qs.count()
    page = turn_page(chosen.qs.with_sources(), request.GET, chosen.oldest_first)
    context = {
        "form": chosen.form,
        "refusals": chosen.refusals,
        "chips": listing.chips(path, asked, chosen.words),
        "clear": path,
        "total": listing.count_text(total, "article"),
        "days": listing.days(page.articles),
        "is_empty": not total and not asked,
        "is_lost": page.is_lost,
        "turning": turning(path, asked, page.before, page.after, chosen.oldest_first),
    }
    return render(request, "articles/list.html", context)

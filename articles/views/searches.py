"""Searches that people keep: their list, a page for each, and the forms that keep them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.filters import ArticleFilter, turn_page
from articles.models import Article, SavedSearch
from articles.models.listed import listed
from articles.presenting import listing
from articles.presenting.links import address
from articles.presenting.searches import saved_row
from articles.saving import NotSaved, change_search, delete_search, save_search

SIGN_IN = "articles:sign_in"


@never_cache
@login_required(login_url=SIGN_IN)
@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """List the searches that the reader has saved."""
    rows = [saved_row(saved) for saved in SavedSearch.objects.of(request.user)]
    return render(request, "articles/searches.html", {"rows": rows})


@never_cache
@login_required(login_url=SIGN_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_search(request: HttpRequest) -> HttpResponse:
    """Ask for a name, and save what the address asks of the list under it."""
    chosen = ArticleFilter(request.GET, Article.objects.all())
    name = request.POST.get("name", "")
    fault = ""
    if request.method == "POST":
        by: Any = request.user
        try:
            asked = address("", chosen.asked).removeprefix("?")
            return redirect(save_search(by, name, asked))
        except NotSaved as error:
            fault = str(error)
    context = {
        "chips": listing.chips(request.path, chosen.asked, chosen.words),
        "said": listing.said(chosen.query),
        "back": address(reverse("articles:articles"), chosen.asked),
        "name": name,
        "fault": fault,
    }
    return render(request, "articles/search_new.html", context, status=422 if fault else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a saved search finds now; its owner may rename it and open it to everyone."""
    seen = SavedSearch.objects.visible_to(request.user).select_related("owner")
    saved = get_object_or_404(seen, pk=pk)
    fault = ""
    if request.method == "POST":
        saved = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
        try:
            name, is_public = request.POST.get("name", ""), "is_public" in request.POST
            return redirect(change_search(saved, name, is_public))
        except NotSaved as error:
            fault = str(error)
            saved.refresh_from_db()
    return _page(request, saved, fault)


@require_POST
@login_required(login_url=SIGN_IN)
def delete_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a search of the reader's own."""
    delete_search(get_object_or_404(SavedSearch.objects.of(request.user), pk=pk))
    return redirect("articles:searches")


def _page(request: HttpRequest, saved: SavedSearch, fault: str) -> HttpResponse:
    chosen = ArticleFilter(QueryDict(saved.asked), Article.objects.all())
    counted = chosen.count()
    page = turn_page(chosen, {}, chosen.oldest_first)
    context = {
        "saved": saved_row(saved),
        "is_owner": saved.owner_id == request.user.pk,
        "is_public": saved.is_public,
        "fault": fault,
        "total": listing.counted_text(counted.number, counted.is_least),
        "said": listing.said(chosen.query),
        "chips": listing.chips(reverse("articles:articles"), chosen.asked, chosen.words),
        "days": listing.days(
            listed(page.pks, Article.objects.db), chosen.query, asked=chosen.asked
        ),
        "has_more": bool(page.after),
    }
    return render(request, "articles/saved_search.html", context, status=422 if fault else 200)

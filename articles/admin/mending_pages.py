"""Pages on which curators merge sources, join and split articles: each says first what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from articles.admin.asking import signed_in
from articles.admin.mending_forms import IntoForm, OtherArticleForm, RevisionsForm
from articles.mending import (
    CannotMend,
    JoinPlan,
    MergePlan,
    SplitPlan,
    StalePlan,
    join_articles,
    merge_sources,
    plan_join,
    plan_merge,
    plan_split,
    split_article,
)
from articles.models import Article, Source

Plan = MergePlan | JoinPlan | SplitPlan
_doors = require_http_methods(["GET", "HEAD", "POST"])


class MendingPages(admin.ModelAdmin):
    """What the pages share: a choice, what would happen, and a confirmation that is still true."""

    def mend(
        self,
        request: HttpRequest,
        form: forms.Form,
        planned: Callable[[], Plan],
        done: Callable[[Plan, str], Model],
        context: dict[str, Any],
    ) -> HttpResponse:
        """Show the choice, then the plan; carry it out when it was confirmed as it is."""
        plan: Plan | None = None
        if form.is_bound and form.is_valid():
            try:
                plan = planned()
                if request.method == "POST":
                    return self._carried_out(request, done(plan, request.POST.get("seen", "")))
            except CannotMend as trouble:
                form.add_error(None, str(trouble))
            except StalePlan as trouble:
                messages.warning(request, str(trouble))
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        whole = frame | context | {"form": form, "plan": plan}
        template = f"admin/articles/mending/{context['page']}.html"
        return TemplateResponse(request, template, whole, status=400 if form.errors else 200)

    def _carried_out(self, request: HttpRequest, made: Model) -> HttpResponse:
        messages.success(request, f"Done. This is “{made}” as it is now.")
        name = f"admin:articles_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[made.pk]))

    def _guard(self, request: HttpRequest, right: str) -> None:
        if not request.user.has_perms([right, f"articles.change_{self.opts.model_name}"]):
            raise PermissionDenied


class MergePages(MendingPages):
    """Merging a source into another."""

    def get_urls(self) -> list[URLPattern]:
        """Add the page."""
        view = self.admin_site.admin_view(_doors(self.merge))
        return [path("<int:pk>/merge/", view, name="articles_source_merge"), *super().get_urls()]

    def merge(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Merge a source into one that stays."""
        self._guard(request, "articles.merge_source")
        gone = get_object_or_404(Source, pk=pk)
        form = IntoForm(request.POST or request.GET or None, gone=gone)
        context = {"page": "merge", "title": f"Merge “{gone}” into another source", "row": gone}
        return self.mend(
            request,
            form,
            lambda: plan_merge(form.cleaned_data["into"], gone),
            lambda plan, seen: merge_sources(
                form.cleaned_data["into"], gone, signed_in(request), seen
            ),
            context,
        )


class JoinPages(MendingPages):
    """Joining another article to this one, and splitting off what is another story."""

    def get_urls(self) -> list[URLPattern]:
        """Add the pages."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/join/", view(_doors(self.join)), name="articles_article_join"),
            path("<int:pk>/split/", view(_doors(self.split)), name="articles_article_split"),
            *super().get_urls(),
        ]

    def join(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Join another article to this one, which stays."""
        self._guard(request, "articles.join_article")
        kept = get_object_or_404(Article, pk=pk)
        form = OtherArticleForm(request.POST or request.GET or None)
        context = {"page": "join", "title": "Join another article to this one", "row": kept}
        return self.mend(
            request,
            form,
            lambda: plan_join(kept, form.cleaned_data["other"]),
            lambda plan, seen: join_articles(
                kept, form.cleaned_data["other"], signed_in(request), seen
            ),
            context,
        )

    def split(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make an article of its own of revisions that are another story."""
        self._guard(request, "articles.join_article")
        article = get_object_or_404(Article, pk=pk)
        form = RevisionsForm(request.POST or request.GET or None, article=article)
        context = {"page": "split", "title": "Split this article", "row": article}
        return self.mend(
            request,
            form,
            lambda: plan_split(article, form.cleaned_data["revision"]),
            lambda plan, seen: _split(plan, signed_in(request), seen),
            context,
        )


def _split(plan: Plan, by: Any, seen: str) -> Article:
    assert isinstance(plan, SplitPlan)  # noqa: S101 - for the type checker: planned by plan_split
    return split_article(plan, by, seen)

"""A load's own pages: how far it is, its report, going on, taking it back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin.asking import signed_in
from articles.admin.readonly import ReadOnlyAdmin
from articles.loading import (
    CannotUndo,
    UnderWay,
    begin_undo,
    go_on_beside,
    preview_undo,
    run_beside,
    undo_load,
)
from articles.models import Load, LoadState, Result
from articles.presenting.loads import REPORT_COLUMNS, lines_of, place_of, progress_of, report_row

PAGES = "admin/articles/load"
MAY_LOAD = ("articles.add_load", "articles.add_capture")
MAY_UNDO = "articles.undo_load"
ON_ONE_PAGE = 50
# What is taken back while somebody waits for the page; more goes on beside.
MOST_AT_ONCE = 200
NO_PROCESS = "This machine cannot start another process now. Try again in a while."


class LoadPages(ReadOnlyAdmin):
    """The pages below a load's own address in the admin."""

    def get_urls(self) -> list[URLPattern]:
        """Add the report, going on and taking back."""
        site = self.admin_site
        doors = (
            ("report.csv", require_safe(self.report), "report"),
            ("go-on/", require_POST(self.go_on), "go_on"),
            ("undo/", require_http_methods(["GET", "HEAD", "POST"])(self.undo), "undo"),
        )
        own = [
            path(f"<int:pk>/{end}", site.admin_view(view), name=f"articles_load_{name}")
            for end, view, name in doors
        ]
        return [*own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show how far the load is, and what became of each document."""
        load = self._load(request, int(object_id) if object_id.isdecimal() else 0)
        if request.method == "POST":
            raise PermissionDenied
        progress = progress_of(load, timezone.now())
        chosen = request.GET.get("result", "")
        chosen = chosen if chosen in Result.values else ""
        outcomes = load.outcomes.select_related("article").order_by("pk")
        page = Paginator(outcomes.filter(result=chosen) if chosen else outcomes, ON_ONE_PAGE)
        shown = page.get_page(request.GET.get("page"))
        context = {
            "progress": progress,
            "chosen": chosen,
            "page": shown,
            "lines": lines_of(shown.object_list),
            "asked": urlencode({"result": chosen}) if chosen else "",
            "may_go_on": _may_go_on(request, load, progress.state),
            "may_undo": _may_undo(request, progress.state),
        }
        return self._answer(request, load, "load", str(load), context)

    def report(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        """Send what became of each document as CSV, a few hundred in memory at a time."""
        load = self._load(request, pk)
        base = request.build_absolute_uri("/").rstrip("/")
        outcomes = load.outcomes.select_related("article").order_by("pk")
        rows = (report_row(one, base) for one in outcomes.iterator(chunk_size=500))
        lines = _lines(rows) if request.method == "GET" else iter(())
        answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="load-{load.pk}.csv"'
        return answer

    def go_on(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Go on with a load that stopped, where it was."""
        load = self._load(request, pk)
        if not _may_go_on(request, load, str(load.state(timezone.now()))):
            if not request.user.has_perms(MAY_LOAD):
                raise PermissionDenied
            messages.warning(request, "There is nothing to go on with.")
            return HttpResponseRedirect(_address(load))
        try:
            go_on_beside(load)
        except UnderWay:
            messages.info(request, "Somebody else has started it a moment ago.")
        except OSError:
            messages.error(request, NO_PROCESS)
        return HttpResponseRedirect(_address(load))

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what taking the load back would do; do it."""
        load = self._load(request, pk)
        if not request.user.has_perm(MAY_UNDO):
            raise PermissionDenied
        if not _may_undo(request, str(load.state(timezone.now()))):
            messages.warning(request, "The load is running, or has been taken back already.")
            return HttpResponseRedirect(_address(load))
        if request.method == "POST":
            return self._undo(request, load)
        context = {"seen": preview_undo(load)}
        return self._answer(request, load, "undo", f"Take back load {load.pk}", context)

    def _undo(self, request: HttpRequest, load: Load) -> HttpResponse:
        by = signed_in(request)
        try:
            if _added_to(load) > MOST_AT_ONCE:
                begin_undo(load, by)
                run_beside("undo_load", str(load.pk))
                return HttpResponseRedirect(_address(load))
            undone = undo_load(load, by)
        except CannotUndo as trouble:
            messages.error(request, str(trouble))
        except OSError:
            messages.error(request, NO_PROCESS)
        else:
            left = f" {undone.left_count} stay: see why below." if undone.left_count else ""
            level = messages.WARNING if left else messages.SUCCESS
            articles = f"{undone.articles} articles and {undone.revisions} texts of older ones"
            messages.add_message(request, level, f"Taken back: {articles}.{left}")
            if left:
                return HttpResponseRedirect(reverse("admin:articles_load_undo", args=[load.pk]))
        return HttpResponseRedirect(_address(load))

    def _load(self, request: HttpRequest, pk: int) -> Load:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if pk > 2**63 - 1:
            raise Http404
        people = Load.objects.select_related("started_by", "undone_by")
        return get_object_or_404(people, pk=pk)

    def _answer(
        self, request: HttpRequest, load: Load, page: str, title: str, context: dict[str, Any]
    ) -> HttpResponse:
        told = {name.replace("_", " "): value for name, value in load.options.items()}
        frame = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "load": load,
            "told": told,
            "place": place_of(load),
        }
        return TemplateResponse(request, f"{PAGES}/{page}.html", frame | context)


def _added_to(load: Load) -> int:
    return sum(load.counts.get(result, 0) for result in (Result.LOADED, Result.REVISED))


def _may_go_on(request: HttpRequest, load: Load, state: str) -> bool:
    """Tell whether this person may have it go on: what they could have started themselves."""
    return (
        state == LoadState.STOPPED
        and bool(load.paths and load.named_from)
        and request.user.has_perms(MAY_LOAD)
    )


def _may_undo(request: HttpRequest, state: str) -> bool:
    is_still = state in {
        LoadState.STOPPED,
        LoadState.FINISHED,
        LoadState.HALF_UNDONE,
        LoadState.UNDONE,
    }
    return is_still and request.user.has_perm(MAY_UNDO)


def _address(load: Load) -> str:
    return reverse("admin:articles_load_change", args=[load.pk])


def _lines(rows: Iterable[list[str]]) -> Iterator[str]:
    # The mark tells spreadsheets that the bytes are UTF-8.
    yield "\ufeff" + _written(REPORT_COLUMNS)
    yield from map(_written, rows)


def _written(row: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(row)
    return line.getvalue()

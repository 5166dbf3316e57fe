"""The review queue: notes whose place in a new text a person must decide, one at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from articles.admin.asking import signed_in
from articles.admin.readonly import ReadOnlyAdmin
from articles.admin.review_forms import DecisionForm, MoveForm, PictureMoveForm, pictures_of
from articles.annotating import (
    AlreadyDecided,
    accept_place,
    ask_about,
    choose_photo,
    choose_place,
    declare_gone,
    reopen_place,
    waiting_for,
)
from articles.models import Annotation, Placement
from articles.presenting.notes import shortened
from articles.presenting.reviewing import review_page, settled_place
from articles.presenting.reviewing_photos import first_area, new_photos, old_photo

PAGES = "admin/articles/placement"
QUEUE = "admin:articles_placement_review"
ONE = "admin:articles_placement_review_one"
LOOK_AGAIN = (
    "The proposed place is not the one you saw: look again at what is marked now, and decide anew."
)
UNKNOWN = "The room did not understand what you decided. Choose one of the buttons below."


@admin.register(Placement)
class PlacementAdmin(ReadOnlyAdmin):
    """Placements have no list and no form of their own: only what waits is shown, to be decided."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Stay out of the lists of models; the first page links the queue itself."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The queue, and one place of it."""
        look = require_http_methods(["GET", "HEAD"])(self.review)
        decide = require_http_methods(["GET", "HEAD", "POST"])(self.review_one)
        site = self.admin_site
        return [
            path("review/", site.admin_view(look), name="articles_placement_review"),
            path("review/<int:pk>/", site.admin_view(decide), name="articles_placement_review_one"),
        ]

    def review(self, request: HttpRequest) -> HttpResponse:
        """Show the place that has waited longest."""
        _guard(request)
        place = _whole(waiting_for(request.user, _asked_article(request))).first()
        if place:
            return self._page(request, place)
        return self._answer(request, "nothing", "Nothing waits", {})

    def review_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show one place; decide it, or put it back into the queue."""
        _guard(request)
        notes = Annotation.objects.changeable_by(request.user)
        place = get_object_or_404(_whole(Placement.objects.filter(annotation__in=notes)), pk=pk)
        try:
            if request.POST.get("decision") == "reopen":
                return self._reopen(request, place)
            if not waiting_for(request.user).filter(pk=pk).exists():
                return self._settled(request, place, 409 if request.method == "POST" else 200)
            if request.method == "POST":
                return self._decide(request, place)
        except AlreadyDecided as late:
            return self._settled(request, late.current, 409)
        return self._page(request, place)

    def _decide(self, request: HttpRequest, place: Placement) -> HttpResponse:
        decision = request.POST.get("decision")
        if decision == "move":
            return self._move(request, place)
        if decision == "picture":
            return self._move_to_photo(request, place)
        sent = DecisionForm(request.POST)
        if decision not in ("accept", "gone") or not sent.is_valid():
            return self._page(request, place, problem=UNKNOWN, status=400)
        by, seen = signed_in(request), sent.cleaned_data["seen"]
        if decision == "gone":
            return self._done(request, declare_gone(by, place, seen))
        candidate = ask_about(place).candidate
        if candidate is None or sent.span != candidate:
            return self._page(request, place, problem=LOOK_AGAIN, status=409)
        return self._done(request, accept_place(by, place, seen, *candidate))

    def _move(self, request: HttpRequest, place: Placement) -> HttpResponse:
        sent = MoveForm(request.POST, user=signed_in(request), place=place)
        if not sent.is_valid() or not sent.span:
            status = 409 if sent.asks_which or sent.is_outdated else 400
            return self._page(request, place, sent, status=status)
        by, seen = signed_in(request), sent.cleaned_data["seen"]
        return self._done(request, choose_place(by, place, seen, sent.span.start, sent.span.end))

    def _move_to_photo(self, request: HttpRequest, place: Placement) -> HttpResponse:
        sent = PictureMoveForm(request.POST, place=place)
        if place.annotation.photo_id is None or not sent.is_valid() or sent.area is None:
            return self._page(request, place, picture=sent, status=400)
        by, seen, photo = signed_in(request), sent.cleaned_data["seen"], sent.cleaned_data["photo"]
        return self._done(request, choose_photo(by, place, seen, photo, sent.area))

    def _done(self, request: HttpRequest, place: Placement) -> HttpResponse:
        """Say what was decided, and go to the next one that waits."""
        messages.success(request, _told(request, place))
        queue = waiting_for(request.user, _asked_article(request)).values_list("pk", flat=True)
        following = queue.filter(pk__gt=place.pk).first() or queue.first()
        return HttpResponseRedirect(_address(request, following))

    def _reopen(self, request: HttpRequest, place: Placement) -> HttpResponse:
        reopened = reopen_place(place)
        messages.success(request, "The note waits again for a decision.")
        return HttpResponseRedirect(_address(request, reopened.pk))

    def _page(
        self,
        request: HttpRequest,
        place: Placement,
        form: MoveForm | None = None,
        problem: str = "",
        status: int = 200,
        picture: PictureMoveForm | None = None,
    ) -> HttpResponse:
        question = ask_about(place)
        queue = waiting_for(request.user, _asked_article(request))
        at = _position(request, queue, place.pk)
        context = {
            "article": place.revision.article,
            "place": place,
            "page": review_page(question),
            "form": form or MoveForm(user=signed_in(request), place=place),
            "old_photo": old_photo(question),
            "photos": new_photos(pictures_of(place)) if place.annotation.photo_id else [],
            "picture": picture or PictureMoveForm(place=place, initial=first_area(question)),
            "problem": problem,
            "at": at,
            "action": _address(request, place.pk),
        }
        title = f"Note {at['number']} of {at['total']} that wait"
        return self._answer(request, "review", title, context, status)

    def _settled(self, request: HttpRequest, place: Placement, status: int) -> HttpResponse:
        context = {
            "settled": settled_place(place),
            "article": place.revision.article,
            "is_refused": status == 409,
            "action": _address(request, place.pk),
        }
        return self._answer(request, "settled", "Nothing to decide here", context, status)

    def _answer(
        self,
        request: HttpRequest,
        page: str,
        title: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        frame = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "title": title,
            "opts": self.opts,
            "only_article": _asked_article(request),
            "queue": _address(request),
        }
        return TemplateResponse(request, f"{PAGES}/{page}.html", frame | context, status=status)


def _guard(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.change_annotation"):
        raise PermissionDenied


def _whole(places: QuerySet[Placement]) -> QuerySet[Placement]:
    """Fetch with a place all that its page shows."""
    joined = places.select_related(
        "annotation__creator", "annotation__photo", "revision__article", "decided_by", "photo"
    )
    return joined.prefetch_related("annotation__tags")


def _asked_article(request: HttpRequest) -> int | None:
    """Return the article that `?article=12` narrows the queue to."""
    asked = request.GET.get("article", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def _address(request: HttpRequest, pk: int | None = None) -> str:
    """Return the address of the queue, or of one place in it, as narrow as it was asked for."""
    address = reverse(ONE, args=[pk]) if pk else reverse(QUEUE)
    article = _asked_article(request)
    return address if article is None else f"{address}?{urlencode({'article': article})}"


def _position(request: HttpRequest, queue: QuerySet[Placement], pk: int) -> dict[str, Any]:
    """Count what waits, and find the neighbours of a place, in one query."""
    earlier, later = Q(pk__lt=pk), Q(pk__gt=pk)
    counted = queue.aggregate(
        total=Count("pk"),
        number=Count("pk", filter=earlier),
        previous=Max("pk", filter=earlier),
        following=Min("pk", filter=later),
    )
    ways = {
        way: _address(request, counted[way]) if counted[way] else ""
        for way in ("previous", "following")
    }
    return {"total": counted["total"], "number": counted["number"] + 1, **ways}


def _told(request: HttpRequest, place: Placement) -> SafeString:
    sentence = "Said to be gone."
    if place.photo:
        sentence = f"Moved to photograph {place.photo.position}."
    elif place.start is not None:
        sentence = f"Moved to “{shortened(place.revision.text[place.start : place.end])}”."
    again = _address(request, place.pk)
    return format_html('{} <a href="{}">Look at it again</a>', sentence, again)

"""The notes that curators proposed: publish them, or send them back with a word."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from articles.admin.asking import signed_in
from articles.admin.note_forms import LARGEST_ID, lines
from articles.annotating import NobodysNote, StaleNote, publish_note, send_back
from articles.models import Annotation
from articles.models.annotations import PUBLISH
from articles.presenting.proposing import proposed_notes

PAGE = "admin/articles/annotation/proposed.html"
QUEUE = "admin:articles_annotation_proposed"
A_PAGE = 20
LONGEST_WORD = 2000
STALE = (
    "Nothing was done: somebody saved this note after you opened the page. Look at it as it is now."
)
UNKNOWN = "The room did not understand what you decided. Choose one of the buttons."


class JudgeForm(forms.Form):
    """The version that was read, and the word that goes back with a note."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST_ID)
    why = forms.CharField(required=False, max_length=LONGEST_WORD)

    def clean_why(self) -> str:
        """Keep line ends of one kind."""
        return lines(self.cleaned_data["why"])


class ProposedPages(admin.ModelAdmin):
    """The addresses of the queue of proposed notes."""

    def get_urls(self) -> list[URLPattern]:
        """Add the queue, and the door for one decision."""
        view, name = self.admin_site.admin_view, "articles_annotation_proposed"
        return [
            path("proposed/", view(require_safe(self.proposed)), name=name),
            path("proposed/<int:pk>/", view(require_POST(self.judge)), name=f"{name}_one"),
            *super().get_urls(),
        ]

    def proposed(self, request: HttpRequest) -> HttpResponse:
        """List what waits, the oldest first, and what was sent back to whoever asks."""
        _guard(request)
        return self._queue(request)

    def judge(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish one note, or send it back."""
        _guard(request)
        by = signed_in(request)
        if not by.has_perm(PUBLISH):
            raise PermissionDenied
        note = get_object_or_404(Annotation.objects.changeable_by(by), pk=pk)
        sent, decision = JudgeForm(request.POST), request.POST.get("decision")
        if not sent.is_valid() or decision not in ("publish", "back"):
            return self._queue(request, UNKNOWN, 400)
        version, why = sent.cleaned_data["version"], sent.cleaned_data["why"]
        if decision == "back" and not why:
            problem = "Say in a word why the note goes back: its curator reads it."
            return self._queue(request, problem, 400, pk)
        try:
            told = _decide(by, note, decision, version, why)
        except StaleNote:
            return self._queue(request, STALE, 409, pk, why)
        except NobodysNote as error:
            return self._queue(request, str(error), 409, pk)
        messages.success(request, told)
        return HttpResponseRedirect(_address(request))

    def _queue(
        self,
        request: HttpRequest,
        problem: str = "",
        status: int = 200,
        at: int = 0,
        why: str = "",
    ) -> HttpResponse:
        user = signed_in(request)
        waiting = Annotation.objects.proposed_to(user)
        curators = User.objects.filter(pk__in=waiting.order_by().values("creator"))
        asked = request.GET.get("by", "")
        if asked:
            waiting = waiting.filter(creator__username=asked)
        page = Paginator(_whole(waiting), A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Proposed notes",
            "opts": self.opts,
            "page": page,
            "notes": proposed_notes(page.object_list),
            "sent_back": proposed_notes(_whole(Annotation.objects.sent_back_to(user))[:A_PAGE]),
            "curators": curators.order_by("username").values_list("username", flat=True),
            "by": asked,
            "narrowed": f"{urlencode({'by': asked})}&" if asked else "",
            "may_publish": user.has_perm(PUBLISH),
            "problem": problem,
            "at": at,
            "why": why,
        }
        return TemplateResponse(request, PAGE, context, status=status)


def _guard(request: HttpRequest) -> None:
    if not request.user.has_perm("articles.change_annotation"):
        raise PermissionDenied


def _whole(notes: QuerySet[Annotation]) -> QuerySet[Annotation]:
    """Fetch with notes all that the page shows of them."""
    return notes.select_related("creator", "article", "photo").prefetch_related("tags")


def _address(request: HttpRequest) -> str:
    """Return the queue as narrow as it was asked for."""
    asked = request.GET.get("by", "")
    return f"{reverse(QUEUE)}?{urlencode({'by': asked})}" if asked else reverse(QUEUE)


def _decide(by: User, note: Annotation, decision: str, version: int, why: str) -> str:
    """Do what was decided, and return what to say of it."""
    if decision == "back":
        return f"Sent back to {send_back(by, note, version, why).creator}."
    publish_note(by, note, version)
    address = reverse("articles:annotation", args=[note.uuid])
    return format_html('Published. <a href="{}">See it as readers do</a>', address)

"""Undo what was done at the desk, and do it again: the last step, or several at once."""

from __future__ import annotations

import re

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from articles.admin.asking import signed_in
from articles.admin.desk_answers import DeskAnswers
from articles.admin.desk_shown import article_of, may
from articles.admin.note_forms import LARGEST_ID
from articles.annotating import Reversed, StaleNote, redo_steps, undo_steps
from articles.models import Annotation, Article
from articles.presenting.steps import MOST, in_words, quoted

_STEP = re.compile("([0-9]{1,18}):([0-9]{1,9})")
_DOING = {"undo": (undo_steps, "undone"), "redo": (redo_steps, "done again")}


class DeskUndo(DeskAnswers):
    """The one address at which steps are undone and done again."""

    def get_urls(self) -> list[URLPattern]:
        """Add it."""
        page = path(
            "<int:pk>/annotate/undo/",
            self.admin_site.admin_view(require_POST(self.undo)),
            name="articles_article_annotate_undo",
        )
        return [page, *super().get_urls()]

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back the steps that the button names, all of them or none."""
        article = article_of(pk)
        if not may("change", request):
            raise PermissionDenied
        verb = "redo" if "redo" in request.POST else "undo"
        do, done = _DOING[verb]
        steps = _named(request.POST.get(verb, ""))
        _check_seen(request, article, {note for note, _ in steps})
        if not steps:
            return self.left(request, article, f"Nothing was {done}: the button named nothing.")
        try:
            restored = do(signed_in(request), steps)
        except StaleNote as stale:
            words = f"Nothing was {done}: {_changed_by(request, stale.current)}"
            return self.left(request, article, words)
        note, told = restored[-1].note, _told(restored, done)
        is_part = {one.note.pk for one in restored} == {note.pk}
        return self.saved(request, article, note, told, is_part=is_part)


def _named(asked: str) -> list[tuple[int, int]]:
    found = [_STEP.fullmatch(one) for one in asked.split(",")[:MOST]]
    steps = [(int(one[1]), int(one[2])) for one in found if one]
    return steps if len(steps) == len(found) else []


def _check_seen(request: HttpRequest, article: Article, notes: set[int]) -> None:
    seen = Annotation.objects.changeable_by(request.user).filter(article=article)
    asked = {pk for pk in notes if pk <= LARGEST_ID}
    if seen.filter(pk__in=asked).count() != len(notes):
        raise Http404


def _changed_by(request: HttpRequest, note: Annotation) -> str:
    newest = note.versions.select_related("by").last()
    by = newest.by if newest else None
    who = by.get_username() if by else "a former curator"
    who = "you, in another window" if by == request.user else who
    return f"the note on {quoted(note.exact)} was changed since by {who}. The newest is shown."


def _told(restored: list[Reversed], done: str) -> str:
    first = in_words(restored[-1].step)
    told = f"{done.capitalize()}: {first}."
    if len(restored) > 1:
        told = f"{done.capitalize()}: {len(restored)} steps, back to before the {first}."
    lost = dict.fromkeys(tag for one in restored for tag in one.lost_tags)
    return f"{told} The vocabulary no longer has: {', '.join(lost)}." if lost else told

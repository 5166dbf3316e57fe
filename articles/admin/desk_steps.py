"""What a curator did at the desk since sitting down there, offered to be undone or done again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from articles.admin.asking import signed_in
from articles.admin.desk_shown import may
from articles.annotating import steps_in_hand
from articles.models import Annotation, Article
from articles.presenting.steps import offered

# The session tells when this browser saved something at a desk for the first time.
SITTING = "desk-sitting"
LONGEST_SITTING = dt.timedelta(hours=12)


def sit_down(request: HttpRequest, note: Annotation) -> None:
    """Remember that what is done from this save on is one sitting."""
    if _sitting_since(request) is None:
        request.session[SITTING] = note.modified_at.isoformat()


def steps_offered(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return the steps that this person can take back here, and do again."""
    since = _sitting_since(request)
    if since is None or not may("change", request):
        return {"article": article}
    steps = steps_in_hand(signed_in(request), article, since)
    return {"article": article, "undo": offered(steps.done), "redo": offered(steps.undone)[:1]}


def printed_steps(request: HttpRequest, article: Article) -> str:
    """Print the buttons that undo and do again."""
    context = steps_offered(request, article)
    return render_to_string("admin/articles/article/desk/_undo.html", context, request)


def _sitting_since(request: HttpRequest) -> dt.datetime | None:
    """Return when this sitting began; None when it is over, or has not begun."""
    kept = request.session.get(SITTING)
    began = dt.datetime.fromisoformat(kept) if kept else None
    # Nobody sits for longer: what is older is looked up in the history of the note.
    return began if began and began > timezone.now() - LONGEST_SITTING else None

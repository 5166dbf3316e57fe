"""How many notes wait for this curator's decision."""

from __future__ import annotations

from django import template

from articles.annotating import waiting_for
from articles.models import Annotation, Article

register = template.Library()


@register.simple_tag(takes_context=True)
def waiting_notes(context: template.Context, article: Article | None = None) -> int:
    """Return how many wait, in one article or in all; none for whoever may not decide."""
    user = context["user"]
    if not user.has_perm("articles.change_annotation"):
        return 0
    return waiting_for(user, article.pk if article else None).count()


@register.simple_tag(takes_context=True)
def proposed_notes(context: template.Context) -> dict[str, int]:
    """Return how many notes this person may publish or has proposed, and how many came back."""
    user, notes = context["user"], Annotation.objects
    return {"waiting": notes.proposed_to(user).count(), "back": notes.sent_back_to(user).count()}

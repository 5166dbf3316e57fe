"""The vocabulary: every tag with its use, and one tag with its notes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.filters.note_pages import AS_THEY_STAND, asked_page, page_of_notes
from articles.filters.notes import count_tags
from articles.models import Annotation, BulkChange, Tag
from articles.models.annotations import AnnotationQuerySet
from articles.presenting import notecards, vocabulary
from articles.presenting.listing import count_text


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """List the tags in the order of their tree."""
    return render(request, "articles/tags.html", {"rows": vocabulary.tag_rows(count_tags())})


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a tag means, and its notes in the order of the articles and their words."""
    shown = Tag.objects.select_related("parent").filter(slug=slug).first()
    if shown is None:
        heir = BulkChange.objects.heir_of(slug)
        if heir is None:
            raise Http404
        return redirect("articles:tag", heir.slug)
    notes = Annotation.objects.published().filter(tags=shown)
    page = page_of_notes(notes, asked_page(request.GET), AS_THEY_STAND, AnnotationQuerySet.to_list)
    context = {
        "tag": vocabulary.tag_page(shown, count_tags().filter(parent=shown)),
        "total": count_text(notes.count(), "note"),
        "cards": notecards.cards(page.notes),
        "is_lost": page.is_lost,
        "turning": notecards.turning(request.path, {}, page.before, page.after),
    }
    return render(request, "articles/tag.html", context)

"""One article: its newest revision, or one revision for ever."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.filters import ArticleFilter, standing
from articles.models import Article, Revision
from articles.models.neighbours import neighbours
from articles.models.reading import Reading, read_revision
from articles.models.reading_notes import notes_to_read
from articles.presenting.reading import MOST_NOTES, article_page
from articles.presenting.results import Among, among


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the article as its newest capture has it."""
    return _read(request, read_revision(pk))


@require_safe
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the article as one capture had it."""
    return _read(request, read_revision(pk, number))


def _read(request: HttpRequest, shown: Reading | None) -> HttpResponse:
    if shown is None:
        raise Http404("The room has no such article, or no such version of it.")
    # One more than the page prints tells whether there are more.
    notes = notes_to_read(shown.revision.pk, MOST_NOTES + 1, Article.objects.db)
    several = shown.article.revision_count > 1
    line = Revision.objects.in_order_of_capture(shown.article) if several else []
    page = article_page(shown, notes, neighbours(shown.article), line)
    may_annotate = request.user.has_perm("articles.add_annotation")
    context = {
        "page": page,
        "may_annotate": may_annotate,
        "among": _among(request, shown.article),
    }
    return render(request, "articles/article.html", context)


def _among(request: HttpRequest, shown: Article) -> Among | None:
    """Return where the article stands in the list that the reader came from, if from one."""
    if not request.GET:
        return None
    chosen = ArticleFilter(request.GET, Article.objects.all())
    if not chosen.asked:
        return None
    found = standing(chosen, shown)
    if found is None:
        return among(chosen.asked)
    return among(chosen.asked, found.place, found.total, (found.before, found.after), found.page)

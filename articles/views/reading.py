"""One article: its newest revision, or one revision for ever."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.filters import ArticleFilter, standing
from articles.models import Article, Placement, Revision
from articles.models.neighbours import neighbours
from articles.presenting.reading import MOST_NOTES, article_page
from articles.presenting.results import Among, among


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the article as its newest capture has it."""
    return _read(request, get_object_or_404(Revision.objects.to_read().newest(), article=pk))


@require_safe
def revision(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show the article as one capture had it."""
    found = Revision.objects.to_read()
    return _read(request, get_object_or_404(found, article=pk, number=number))


def _read(request: HttpRequest, shown: Revision) -> HttpResponse:
    # One more than the page prints tells whether there are more.
    placements = list(Placement.objects.for_readers(shown)[: MOST_NOTES + 1])
    several = shown.article.revision_count > 1
    line = Revision.objects.in_order_of_capture(shown.article) if several else []
    page = article_page(shown, placements, neighbours(shown.article), line)
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

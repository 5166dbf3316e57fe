"""The notes: for people as pages, for programs as a W3C container with its pages."""

import uuid as ids

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from articles.filters.note_pages import (
    AS_MADE,
    AS_THEY_STAND,
    NEWEST_FIRST,
    START,
    NotePage,
    asked_page,
    count_before,
    last_page,
    page_of_notes,
)
from articles.filters.notes import NoteFilter
from articles.models import Annotation, AnnotationVersion, Article, State
from articles.models.annotations import AnnotationQuerySet
from articles.presenting import notecards
from articles.presenting.containers import Entry, Leaf, Shelf, bare, collection, page
from articles.presenting.listing import count_text
from articles.presenting.webannotation import address_of, annotation_document
from articles.views import taking
from articles.views.negotiating import READS, announce, answer, base_of, preferences, wants_html

CONTAINER = (
    '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"',
    '<http://www.w3.org/ns/oa#AnnotationCollection>; rel="type"',
    '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
)
PAGE = ('<http://www.w3.org/ns/oa#AnnotationPage>; rel="type"',)
ANNOTATION = (
    '<http://www.w3.org/ns/ldp#Resource>; rel="type"',
    '<http://www.w3.org/ns/oa#Annotation>; rel="type"',
)


def annotations(request: HttpRequest) -> HttpResponse:
    """Show every published note; take in new ones."""
    return _collection(request, reverse("articles:annotations"), None)


def article_annotations(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the published notes on one article; take in new ones."""
    article = get_object_or_404(Article, pk=pk)
    return _collection(request, reverse("articles:article_annotations", args=[pk]), article)


def annotation(request: HttpRequest, uuid: ids.UUID) -> HttpResponse:
    """Show one published note, or say that it was withdrawn; change it, withdraw it."""
    allow = (*READS, "PUT", "DELETE")
    if request.method not in allow:
        return _not_allowed(allow)
    note = Annotation.objects.to_publish().filter(uuid=uuid).first()
    if note is None or note.state != State.PUBLISHED:
        return _absent(request, note)
    if request.method in ("PUT", "DELETE"):
        return taking.change(request, note)
    if request.method == "OPTIONS":
        return _options(ANNOTATION, allow)
    if wants_html(request):
        return _note_page(request, note, allow)
    return answer(request, annotation_document(note, base_of(request)), ANNOTATION, allow)


def _collection(request: HttpRequest, path: str, article: Article | None) -> HttpResponse:
    is_page = "page" in request.GET
    allow = READS if is_page else (*READS, "POST")
    if request.method not in allow:
        return _not_allowed(allow)
    if request.method == "POST":
        return taking.take(request, article)
    if request.method == "OPTIONS":
        return _options(PAGE if is_page else CONTAINER, allow)
    published = Annotation.objects.published()
    notes = NoteFilter(request.GET, published.filter(article=article) if article else published)
    if wants_html(request):
        response = _list(request, path, notes, article)
        announce(response, CONTAINER, allow)
        return response
    only_addresses = request.GET.get("iris", "1" if "iris" in preferences(request) else "0") == "1"
    name = f"Notes on {article}" if article else "Notes"
    shelf = Shelf(base_of(request) + path, name, notes.asked, only_addresses)
    return _page(request, shelf, notes.qs) if is_page else _container(request, shelf, notes.qs)


def _container(request: HttpRequest, shelf: Shelf, notes: AnnotationQuerySet) -> HttpResponse:
    total = notes.count()
    last = last_page(notes, total, AS_MADE)
    minimal = "minimal" in preferences(request) and "iris" not in request.GET
    first = None if minimal else _leaf(request, shelf, notes, total, START)
    document = collection(shelf, total, last, first)
    return answer(request, document, CONTAINER, (*READS, "POST"))


def _page(request: HttpRequest, shelf: Shelf, notes: AnnotationQuerySet) -> HttpResponse:
    total = notes.count()
    leaf = _leaf(request, shelf, notes, total, request.GET["page"])
    return answer(request, page(shelf, leaf, total), PAGE, READS)


def _leaf(
    request: HttpRequest, shelf: Shelf, notes: AnnotationQuerySet, total: int, cursor: str
) -> Leaf:
    base = base_of(request)
    fetch = _addresses if shelf.only_addresses else AnnotationQuerySet.to_publish
    found = page_of_notes(notes, cursor, AS_MADE, fetch)
    if found.is_lost:
        raise Http404("The collection has no such page.")
    entries: list[Entry] = [
        address_of(note, base) if shelf.only_addresses else bare(annotation_document(note, base))
        for note in found.notes
    ]
    before = count_before(notes, total, found, AS_MADE)
    return Leaf(entries, before, found.here, found.before, found.after)


def _addresses(notes: AnnotationQuerySet) -> AnnotationQuerySet:
    return notes.only("uuid")


def _list(
    request: HttpRequest, path: str, notes: NoteFilter, article: Article | None
) -> HttpResponse:
    order = AS_THEY_STAND if article else NEWEST_FIRST
    total = notes.qs.count()
    found: NotePage = page_of_notes(
        notes.qs, asked_page(request.GET), order, AnnotationQuerySet.to_list
    )
    context = {
        "form": notes.form,
        "article": article,
        "refusals": notes.refusals,
        "chips": notecards.chips(path, notes.asked, notes.words),
        "clear": path,
        "total": count_text(total, "note"),
        "cards": notecards.cards(found.notes),
        "is_empty": not total and not notes.asked,
        "is_lost": found.is_lost,
        "turning": notecards.turning(path, notes.asked, found.before, found.after),
    }
    return render(request, "articles/annotations.html", context)


def _note_page(request: HttpRequest, note: Annotation, allow: tuple[str, ...]) -> HttpResponse:
    listed = Annotation.objects.published().to_list().get(pk=note.pk)
    response = render(request, "articles/annotation.html", {"card": notecards.card(listed)})
    announce(response, ANNOTATION, allow)
    return response


def _absent(request: HttpRequest, note: Annotation | None) -> HttpResponse:
    """Answer 410 for what readers could see once; of any other note nobody learns a thing."""
    published = AnnotationVersion.objects.filter(
        annotation=OuterRef("pk"), snapshot__state=State.PUBLISHED
    )
    withdrawn = Annotation.objects.filter(state=State.WITHDRAWN).filter(Exists(published))
    if note is None or not withdrawn.filter(pk=note.pk).exists():
        raise Http404("No such note.")
    if wants_html(request):
        response = render(request, "articles/annotation_gone.html", status=410)
    else:
        response = taking.gone()
    patch_vary_headers(response, ("Accept", "Prefer"))
    return response


def _options(links: tuple[str, ...], allow: tuple[str, ...]) -> HttpResponse:
    response = HttpResponse()
    announce(response, links, allow)
    return response


def _not_allowed(allow: tuple[str, ...]) -> HttpResponse:
    response = HttpResponse(status=405)
    response["Allow"] = ", ".join(allow)
    return response

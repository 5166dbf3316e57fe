"""A capture beside its ledger, and its exact bytes."""

from urllib.parse import quote

from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Capture, Revision
from articles.presenting.ledger import MOST_BYTES, capture_page
from articles.presenting.unseen import file_name


@require_safe
def capture(request: HttpRequest, sha256: str) -> HttpResponse:
    """Show what each stretch of the file became."""
    found = get_object_or_404(Capture.objects.select_related("first_load"), sha256=sha256)
    revisions = Revision.objects.of_capture(found)
    address = reverse("articles:capture_raw", args=[sha256])
    page = capture_page(found, _head(found), revisions, address)
    return render(request, "articles/capture.html", {"page": page})


@require_safe
def raw(request: HttpRequest, sha256: str) -> FileResponse:
    """Send the file's exact bytes, as plain text to be saved: nothing in it is ever run."""
    found = get_object_or_404(Capture.objects.defer("ledger"), sha256=sha256)
    content = _opened(found)
    if content is None:
        raise Http404
    response = FileResponse(content, content_type="text/plain")
    name = quote(file_name(found.name) or sha256, safe="")
    # Percent-encoded by RFC 5987: no character of the name can end the header or begin another.
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _opened(found: Capture) -> File | None:
    if not found.file.name:
        return None
    try:
        return found.file.storage.open(found.file.name)
    except FileNotFoundError:
        return None


def _head(found: Capture) -> bytes | None:
    content = _opened(found)
    if content is None:
        return None
    with content:
        return content.read(MOST_BYTES)

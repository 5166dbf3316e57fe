"""What programs ask of the site: whether it is well, and where a crawler may go."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# Filtered lists repeat articles without end, captures repeat their words, the admin is private.
ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /captures/
Disallow: /*?
"""


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the database answers, else 503; tell nothing more to strangers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers which addresses to leave out."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")

"""The room as a search engine that browsers can be told of (OpenSearch 1.1)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.presenting.feeding import tenable
from articles.views.negotiating import base_of

# The format allows no more characters for the names.
SHORT_NAME, LONG_NAME = 16, 48


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe where a search is sent, for the address by which this reader knows the room."""
    base = base_of(request)
    name = tenable(settings.READINGROOM_NAME)
    context = {
        "short_name": name[:SHORT_NAME].strip(),
        "long_name": name[:LONG_NAME].strip(),
        "base": base,
        "pages": f"{base}{reverse('articles:articles')}?q={{searchTerms}}",
        "feed": f"{base}{reverse('articles:articles_feed')}?q={{searchTerms}}",
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "opensearch.xml", context, content_type=kind)

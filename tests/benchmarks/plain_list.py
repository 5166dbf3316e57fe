"""The list that a Django developer writes in an afternoon, to be measured beside the room's own.

A page of 20 with Django's Paginator, django-filter's `icontains` for words and an exact filter for
the source; it reads the room's own tables. Served by `tests.benchmarks.throughput`.
"""

import django_filters
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from articles.models import Article

PAGE = """<!doctype html><html lang="en"><title>Articles</title><body>
<form>{{ filter.form }}<button>Find</button></form>
<ul>{% for article in page %}
<li><h3><a href="/articles/{{ article.pk }}/">{{ article.title }}</a></h3>
<p>{{ article.publisher.name }}, {{ article.published_at|date:"j F Y, H:i" }}</p>
<p>{{ article.excerpt }}</p></li>
{% endfor %}</ul>
<p>Page {{ page.number }} of {{ page.paginator.num_pages }}</p></body></html>"""


class PlainFilter(django_filters.FilterSet):
    """Words anywhere in the text, and a source."""

    q = django_filters.CharFilter(field_name="current__text", lookup_expr="icontains")
    source = django_filters.CharFilter(field_name="publisher__slug")

    class Meta:
        model = Article
        fields = ("q", "source")


def articles(request: HttpRequest) -> HttpResponse:
    """Show a page of the list."""
    ordered = Article.objects.select_related("publisher").order_by("-published_at")
    chosen = PlainFilter(request.GET, ordered)
    page = Paginator(chosen.qs, 20).get_page(request.GET.get("page"))
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"filter": chosen, "page": page}, request))


urlpatterns = [path("", articles)]

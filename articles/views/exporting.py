"""What programs take of a list of articles: pages of JSON, and the whole of it as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.filters import ArticleFilter, Page, turn_page
from articles.models import Article
from articles.presenting.article_records import COLUMNS, article_record, article_row
from articles.presenting.links import address
from articles.views.negotiating import base_of

JSON_PAGE = 100
CSV_PAGE = 500


@require_safe
def articles_json(request: HttpRequest) -> JsonResponse:
    """Send a page of the articles that are asked for, and the address of the next."""
    chosen = ArticleFilter(request.GET, Article.objects.all())
    counted = chosen.count()
    page = turn_page(chosen, request.GET, chosen.oldest_first, JSON_PAGE)
    base = base_of(request)
    here = base + reverse("articles:articles_json")
    record = {
        "page": base + address(reverse("articles:articles"), chosen.asked),
        "count": counted.number,
        "count_is_least": counted.is_least,
        "ignored": chosen.refusals,
        "articles": [article_record(article, base) for article in _whole(page)],
        "next": address(here, {**chosen.asked, "after": page.after}) if page.after else None,
    }
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})


@require_safe
def articles_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Send every article that is asked for, a few hundred in memory at a time."""
    chosen = ArticleFilter(request.GET, Article.objects.all())
    lines = _lines(chosen, base_of(request)) if request.method == "GET" else iter(())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="articles.csv"'
    return response


def _lines(chosen: ArticleFilter, base: str) -> Iterator[str]:
    # The mark tells spreadsheets that the bytes are UTF-8.
    yield "\ufeff" + _written([COLUMNS])
    after: str | None = ""
    while after is not None:
        page = turn_page(chosen, {"after": after}, chosen.oldest_first, CSV_PAGE)
        yield _written(article_row(article, base) for article in _whole(page))
        after = page.after or None


def _whole(page: Page) -> list[Article]:
    """Return the articles of a page with all that is told of them."""
    found = Article.objects.with_sources().in_bulk(page.pks)
    return [found[pk] for pk in page.pks if pk in found]


def _written(rows: object) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(rows)  # type: ignore[arg-type]
    return written.getvalue()

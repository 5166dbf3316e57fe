"""The sources, and the articles of one: all of them, or those of a year, month or day."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.filters import (
    ArticleFilter,
    Period,
    count_days,
    count_months,
    count_roles,
    count_sources,
    period,
    turn_page,
)
from articles.models import Article, Source
from articles.models.listed import listed
from articles.presenting import listing
from articles.presenting import sources as presenting
from articles.presenting.links import turning


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """List the sources by kind, those that articles name before those that wait for one."""
    here, waiting = presenting.groups(count_sources())
    return render(request, "articles/sources.html", {"groups": here, "waiting": waiting})


@require_safe
def source(
    request: HttpRequest,
    slug: str,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
) -> HttpResponse:
    """Show who a source is and what it has in the room, in the whole or in a period."""
    within = _period(year, month, day)
    shown = get_object_or_404(Source, slug=slug)
    named, chosen = _asked(slug), _asked(slug, within)
    counted = chosen.count()
    page = turn_page(chosen, request.GET)
    context = {
        "source": presenting.source_card(shown, count_roles(shown)),
        "trail": presenting.trail(slug, year, month, day),
        "years": presenting.years(slug, count_months(named), (year, month)),
        "month_gap": dt.date(year, month, 1).weekday() if year and month else 0,
        "month_days": _month_days(named, slug, year, month, day),
        "total": listing.counted_text(counted.number, counted.is_least),
        "days": listing.days(listed(page.pks, Article.objects.db)),
        "is_lost": page.is_lost,
        "turning": turning(request.path, {}, page.before, page.after),
    }
    return render(request, "articles/source.html", context)


def _asked(slug: str, within: Period | None = None) -> ArticleFilter:
    """Ask for what the list of articles would show of the source in a period."""
    asked = QueryDict(mutable=True)
    asked["source"] = slug
    if within:
        asked["published_after"] = within.first.isoformat()
        asked["published_before"] = within.last.isoformat()
    return ArticleFilter(asked, Article.objects.all())


def _period(year: int | None, month: int | None, day: int | None) -> Period | None:
    if year is None:
        return None
    try:
        return period(year, month, day)
    except ValueError as error:
        raise Http404("The calendar has no such day.") from error


def _month_days(
    named: ArticleFilter, slug: str, year: int | None, month: int | None, day: int | None
) -> tuple[presenting.Slot, ...]:
    if year is None or month is None:
        return ()
    within = period(year, month)
    days = count_days(named, within)
    return presenting.month_days(slug, days, (within.first, within.last), day)

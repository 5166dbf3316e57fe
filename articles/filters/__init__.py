"""Questions asked of the room: which articles, which page of them, which stretch of days."""

from articles.filters.articles import ArticleFilter
from articles.filters.facets import count_facets
from articles.filters.keyset import Page, turn_page
from articles.filters.neighbours import Standing, standing
from articles.filters.periods import (
    Period,
    count_days,
    count_months,
    count_roles,
    count_sources,
    period,
)
from articles.filters.ranked import ranked_page
from articles.filters.timeline import count_times

__all__ = [
    "ArticleFilter",
    "Page",
    "Period",
    "Standing",
    "count_days",
    "count_facets",
    "count_months",
    "count_roles",
    "count_sources",
    "count_times",
    "period",
    "ranked_page",
    "standing",
    "turn_page",
]

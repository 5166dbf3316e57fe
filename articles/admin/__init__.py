"""The curators' admin pages: importing them registers them."""

from articles.admin import (
    annotations,
    articles,
    captures,
    corrections,
    loads,
    outcomes,
    review,
    sign_ins,
    sources,
    tags,
)

__all__ = [
    "annotations",
    "articles",
    "captures",
    "corrections",
    "loads",
    "outcomes",
    "review",
    "sign_ins",
    "sources",
    "tags",
]

"""The addresses that a page prints by the dozen, without looking each up among all patterns."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

_MOST = 2000  # a few hundred bytes each


def address_of_article(pk: int) -> str:
    """Return the address of an article."""
    before, after = _around_the_id(get_script_prefix(), get_urlconf())
    return f"{before}{pk:d}{after}"


def address_of_source(slug: str) -> str:
    """Return the address of a source's page."""
    return _address_of_source(slug, get_script_prefix(), get_urlconf())


def address_of_tag(slug: str) -> str:
    """Return the address of a tag's page."""
    return _address_of_tag(slug, get_script_prefix(), get_urlconf())


# Where the room stands may come with the request: the same process can answer under two prefixes.
@lru_cache
def _around_the_id(prefix: str, urlconf: str | None) -> tuple[str, str]:
    before, _, after = reverse("articles:article", urlconf, args=[1]).rpartition("1")
    return before, after


@lru_cache(maxsize=_MOST)
def _address_of_source(slug: str, prefix: str, urlconf: str | None) -> str:
    return reverse("articles:source", urlconf, args=[slug])


@lru_cache(maxsize=_MOST)
def _address_of_tag(slug: str, prefix: str, urlconf: str | None) -> str:
    return reverse("articles:tag", urlconf, args=[slug])

"""Addresses in a page: made whole, and refused when they are not of the web."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from articles.parsing.markup.shown import SavedPage

_LONGEST = 2000


def web_address(written: str, base: str = "") -> str | None:
    """Make an address whole; None for what is no http address, as "javascript:" and "data:"."""
    written = "".join(written.split())
    if not written or len(written) > _LONGEST or not written.isprintable():
        return None
    try:
        whole = urljoin(base, written)
        parts = urlsplit(whole)
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and has_host else None


def own_address(page: SavedPage) -> str | None:
    """The address that a page gives as its own, the most deliberate first."""
    told = (
        page.canonical,
        page.metas.first("og:url"),
        _linked_address(page),
        page.metas.first("twitter:url", "dc.identifier", "parsely-link"),
    )
    return next((whole for address in told if (whole := web_address(address, page.base))), None)


def base_of(page: SavedPage) -> str:
    """What relative addresses of a page are relative to."""
    own = own_address(page) or ""
    return web_address(page.base, own) or own


def host_of(page: SavedPage) -> str:
    """The host of the page's own address, without "www."."""
    address = own_address(page)
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""


def _linked_address(page: SavedPage) -> str:
    article = page.linked.article
    for name in ("url", "mainEntityOfPage", "@id"):
        value = article.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            return value
    return ""

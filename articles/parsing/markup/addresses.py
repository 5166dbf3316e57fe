"""Addresses in a page: made whole, and refused when they are not of the web."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from articles.parsing.markup.shown import SavedPage

_LONGEST = 2000
_ARCHIVED = re.compile(
    r"^https?://[^/]{1,200}/(?:[a-z]{1,12}/)?(?P<at>[0-9]{14}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}-[0-9]{6})"
    r"(?:[a-z]{2}_)?/(?P<url>https?://\S+)$"
)


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


def archived_at(address: str) -> tuple[str, str] | None:
    """What a web archive's address holds: the archived address, and when, as digits in UTC.

    "https://archive.example/web/20201126102030/https://courier.example/buoy" holds both.
    """
    found = _ARCHIVED.search(address[:_LONGEST])
    if found is None or web_address(found["url"]) is None:
        return None
    return found["url"], re.sub(r"\D", "", found["at"])


def own_address(page: SavedPage) -> str | None:
    """The address that a page gives as its own, the most deliberate first.

    Where it gives none, it is the address that it was captured from.
    """
    told = (
        page.canonical,
        page.metas.first("og:url"),
        _linked_address(page),
        page.metas.first("twitter:url", "dc.identifier", "parsely-link"),
    )
    near = web_address(page.base, page.address) or page.address
    whole = next((whole for address in told if (whole := web_address(address, near))), None)
    archived = archived_at(whole) if whole else None
    return archived[0] if archived else whole or page.address or None


def base_of(page: SavedPage) -> str:
    """What relative addresses are relative to: where a page was captured, else its own."""
    where = page.address or own_address(page) or ""
    return web_address(page.base, where) or where


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

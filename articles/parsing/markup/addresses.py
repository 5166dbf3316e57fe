"""Addresses in a page: made whole, and refused when they are not of the web."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from articles.parsing.markup.shown import SavedPage

_LONGEST = 2000
_MANY = 10
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
    """The host of the page's own address, without "www."; else the one it mostly leads to."""
    address = own_address(page)
    return _bare_host(address) if address else _host_linked(page)


def _host_linked(page: SavedPage) -> str:
    """The host that most of the whole addresses on a page share: papers lead to themselves."""
    links = (element.get("href") or "" for element in page.elements if element.tag == "a")
    whole = (web_address(link) for link in links if "://" in link[:10])
    hosts = Counter(_bare_host(address) for address in whole if address)
    if not hosts:
        return ""
    best = hosts.most_common(1)[0][0]
    alike = sum(count for host, count in hosts.items() if f".{host}".endswith(f".{best}"))
    return best if alike >= _MANY and alike > hosts.total() / 2 else ""


def _bare_host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _linked_address(page: SavedPage) -> str:
    article = page.linked.article
    for name in ("url", "mainEntityOfPage", "@id"):
        value = article.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith("http"):
            return value
    return ""

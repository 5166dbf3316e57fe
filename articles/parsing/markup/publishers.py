"""Who publishes the page: the name that fits its address best."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from articles.parsing.agencies import all_agencies
from articles.parsing.markup.addresses import own_address
from articles.parsing.markup.linked import plain
from articles.parsing.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.markup.shown import SavedPage

_LONGEST = 80
_A_NAME = 4
_END_OF_LATIN = 0x250
_COMMON_PARTS = frozenset(
    [
        "www",
        "m",
        "mobile",
        "amp",
        "news",
        "en",
        "o",
        "old",
        "edition",
        "co",
        "com",
        "org",
        "net",
        "gov",
        "ac",
        "edu",
    ]
)
_TITLE_END = re.compile(r"\s[-–—|·•»›]\s|[|»›ᅵ]")
_ORGANISATIONS = (
    "NewsMediaOrganization",
    "Organization",
    "WebSite",
    "Corporation",
    "NewsMediaPublisher",
)


def publisher_of(page: SavedPage) -> tuple[str, str] | None:
    """The publisher's name and the words that show it.

    A name that fits the host comes first, and a whole name before initials. Where the name is in
    another script than the address, a source known by its homepage has a name; else the host is it.
    """
    names = [(n, place) for n, place in _names(page) if 1 < len(n) <= _LONGEST and "://" not in n]
    host = host_of(page)
    fitting = [pair for pair in names if fits_host(pair[0], host)]
    whole = [pair for pair in fitting if len(folded(pair[0])) >= _A_NAME]
    best = next(iter((*whole, *fitting, *names)), None)
    if not host or (best and (fitting or _is_latin(best[0]))):
        return best
    return (source_at(host) or host, best[0] if best else "the page's address")


def _is_latin(name: str) -> bool:
    return all(ord(letter) < _END_OF_LATIN for letter in name if letter.isalpha())


def source_at(host: str) -> str | None:
    """The source whose homepage a host is, without "www.", by its common name."""
    homes = ((agency.name, urlsplit(agency.homepage).hostname or "") for agency in all_agencies())
    return next((name for name, home in homes if home and home.removeprefix("www.") == host), None)


def host_of(page: SavedPage) -> str:
    """The host of the page's own address, without "www."."""
    address = own_address(page)
    return (urlsplit(address).hostname or "").removeprefix("www.") if address else ""


def _names(page: SavedPage) -> Iterator[tuple[str, str]]:
    yield page.metas.first("og:site_name", "og:sitename"), "og:site_name"
    for value in page.linked.follow(page.linked.article.get("publisher")):
        yield plain(value), "JSON-LD publisher"
    for node in page.linked.of_type(*_ORGANISATIONS):
        yield plain(node.get("name")), "JSON-LD organisation"
    metas = (
        "application-name",
        "apple-mobile-web-app-title",
        "publisher",
        "dc.publisher",
        "copyright",
    )
    for name in metas:
        yield page.metas.first(name), name
    parts = [part.strip() for part in _TITLE_END.split(page.head_title)]
    if len(parts) > 1:
        yield parts[-1], "the page's title"


def fits_host(name: str, host: str) -> bool:
    """Whether a name and a host share their telling part: "Der Bote" and "bote-online.example"."""
    told = _plain_letters(name)
    labels = [label for label in host.split(".") if label not in _COMMON_PARTS]
    wanted = folded(max(labels[:-1] or labels or [""], key=len))
    return bool(told and wanted) and (
        wanted in told or told in folded(host) or _initials(name) == wanted
    )


def _plain_letters(name: str) -> str:
    """Hosts have no accents: "Seznam Zprávy" is at home at "seznamzpravy"."""
    return folded(
        "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name)).casefold()

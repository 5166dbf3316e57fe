"""Who publishes the page: the name that most of the page stands for and that fits its address."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from articles.parsing.agencies import agency_named, all_agencies
from articles.parsing.markup.addresses import host_of
from articles.parsing.markup.linked import plain
from articles.parsing.markup.outlets import Outlet, fitness, outlets_in, stands_for, without_medium
from articles.parsing.markup.trees import marks_of, words_of
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.parsing.markup.shown import SavedPage

_TITLE_END = re.compile(r"\s[-–—|·•»›]\s|[|»›ᅵㅣ]")
_RIGHTS = re.compile(r"©|ⓒ|\(c\)|\bcopyright\b", re.IGNORECASE)
_A_LINE = 160
_HEAD, _FOOT = 400, 800
_MOST = 8
_TWO, _FIRM = 2, 0.9
_ORGANISATIONS = ("NewsMediaOrganization", "Organization", "WebSite", "Corporation")
_METAS = {
    "application-name": 0.6,
    "apple-mobile-web-app-title": 0.4,
    "publisher": 0.4,
    "dc.publisher": 0.4,
    "dcterms.publisher": 0.4,
    "al:ios:app_name": 0.3,
    "al:android:app_name": 0.3,
    "twitter:app:name:iphone": 0.3,
    "copyright": 0.3,
}
# Below this a name stands where anything may stand, and counts when it fits the address.
_DELIBERATE = 0.35
_TITLE, _TITLE_START = 0.34, 0.1
_DOMAIN, _COMPANY, _REPEATED, _ALONE = 0.7, 0.5, 0.5, 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    """One place of the page that names an outlet, and how much such a place weighs."""

    outlet: Outlet
    place: str
    weight: float
    written: str


def publisher_of(page: SavedPage) -> tuple[str, str] | None:
    """The publisher's name and the words that show it.

    Where the name is in another script than the address, a source known by its homepage has a name;
    else the host is it.
    """
    host = host_of(page)
    groups: dict[str, list[_Told]] = defaultdict(list)
    for told in _told(page, host):
        groups[told.outlet.key].append(told)
    scores = {key: _score(group, host) for key, group in groups.items() if key}
    ranked = [groups[key] for key in sorted(scores, key=lambda key: -scores[key]) if scores[key]]
    # A name in another script has a fellow in the address's letters at times: "© The Courier".
    fitting = [group for group in ranked if fitness(group[0].outlet, host)]
    best = next(iter(ranked), [])
    is_readable = not best or best[0].outlet.is_latin or agency_named(best[0].outlet.name)
    chosen = best if is_readable else next(iter(fitting), [])
    if host and not fitting and _is_at_odds(ranked):
        chosen = []
    if chosen or (best and not host):
        name = _spelling(chosen or best)
        return _written_out(name, page), (chosen or best)[0].place
    if host:
        return (source_at(host) or host, best[0].outlet.name if best else "the page's address")
    return None


def _is_at_odds(ranked: list[list[_Told]]) -> bool:
    """Whether a page names itself deliberately in two ways, and each but once."""
    firm = [group for group in ranked if max(told.weight for told in group) > _FIRM]
    return len(firm) > 1 and len({told.place for told in firm[0]}) == 1


def _written_out(name: str, page: SavedPage) -> str:
    """Two letters tell few people which paper it is: its name written out does, where told."""
    if len(name) != _TWO or not name.isupper():
        return name
    nodes = [*page.linked.follow(page.linked.article.get("publisher")), *page.linked.nodes]
    told = [plain(node.get("legalName")) for node in nodes if isinstance(node, dict)]
    told += [plain(node.get("name")) for node in page.linked.of_type(*_ORGANISATIONS)]
    outlets = (outlet for written in told for outlet in outlets_in(written))
    return next((outlet.name for outlet in outlets if stands_for(name, outlet.name)), name)


def _score(group: list[_Told], host: str) -> float:
    """How much of the page stands for a name; a domain by itself only repeats the address."""
    weights = {told.place: told.weight for told in reversed(group)}
    whole = sum(weights.values())
    fits = max(fitness(told.outlet, host) for told in group)
    if all(told.outlet.is_domain and not told.outlet.name.isupper() for told in group):
        return whole + min(fits, _REPEATED)
    if not fits:
        # One place alone may name an owner, a slogan or the maker of the page.
        is_enough = whole >= (_DELIBERATE if host else _TITLE)
        whole *= (_ALONE if len(weights) == 1 else 1) if is_enough else 0
    return whole + fits * min(1, whole)


def _spelling(group: list[_Told]) -> str:
    """How a name is written best: words apart, capitals where the outlet has them."""
    votes: dict[str, float] = defaultdict(float)
    for told in group:
        if not told.outlet.is_domain or told.outlet.name.isupper():
            name = told.outlet.name
            votes[name] += told.weight + (0.6 if " " in name else -0.5 * name.islower())
    best = max(votes, key=lambda name: votes[name], default="")
    domain = next((told.written for told in group if told.outlet.is_domain), "")
    # "courier" is an address rather than a name, "t-courier" is one that somebody chose.
    is_bare = not best or (best.islower() and best.isalnum())
    return domain.removeprefix("www.") if domain and is_bare else best


@lru_cache(maxsize=1024)
def source_at(host: str) -> str | None:
    """The source whose homepage a host is, or is a part of, without "www.", by its common name."""
    homes = _homes()
    return next((name for home, name in homes.items() if f".{host}".endswith(f".{home}")), None)


@cache
def _homes() -> Mapping[str, str]:
    """Each source with a homepage by the host of it, without "www."."""
    pairs = ((urlsplit(agency.homepage).hostname or "", agency.name) for agency in all_agencies())
    return {home.removeprefix("www."): name for home, name in pairs if home}


def _told(page: SavedPage, host: str) -> Iterator[_Told]:
    title = likeness(page.metas.first("og:title") or page.head_title)
    for written, place, weight in _written(page):
        if weight < 1 and likeness(written) == title:
            continue
        for number, outlet in enumerate(outlets_in(written)):
            share = (_DOMAIN if outlet.is_domain else 1) * (_COMPANY if outlet.is_company else 1)
            share *= 0.4 if number else 1
            yield _Told(without_medium(outlet, host), place, weight * share, written)


def _written(page: SavedPage) -> Iterator[tuple[str, str, float]]:
    """What the page writes where outlets are named, the place, and the weight of such a place."""
    yield page.metas.first("og:site_name", "og:sitename"), "og:site_name", 1.0
    for value in page.linked.follow(page.linked.article.get("publisher")):
        yield plain(value), "JSON-LD publisher", 1.0
    for node in list(page.linked.of_type(*_ORGANISATIONS))[:_MOST]:
        yield plain(node.get("name")), "JSON-LD organisation", 0.5
    for name, weight in _METAS.items():
        yield page.metas.first(name), name, weight
    parts = [part.strip() for part in _TITLE_END.split(page.head_title)]
    for part in parts[:0:-1][:3]:
        yield part, "the page's title", _TITLE
    if page.head_title and len(parts) == 1:
        # "The Courier: A buoy is found": too little alone, as "Opinion: …", and a hint beside more.
        start, colon, _ = page.head_title.partition(": ")
        yield start if colon else "", "the start of the page's title", _TITLE_START
    for line in _lines_of_rights(page):
        yield line, "the page's copyright line", 0.3
    for alt in _logos(page):
        yield alt, "the page's logo", 0.3


def _lines_of_rights(page: SavedPage) -> Iterator[str]:
    """The last lines of the page that begin with a sign of copyright."""
    found = 0
    for element in reversed(page.elements[-_FOOT:]):
        if found < _MOST and (text := element.text) and len(text) > 1 and _RIGHTS.search(text):
            line = words_of(element)
            if len(line) <= _A_LINE and _RIGHTS.match(line):
                found += 1
                yield line


def _logos(page: SavedPage) -> Iterator[str]:
    images = (element for element in page.elements[:_HEAD] if element.tag == "img")
    for image in images:
        alt = image.get("alt") or ""
        if alt and "logo" in f"{marks_of(image)} {alt} {image.get('src')}".casefold():
            yield re.sub(r"(?i)\blogo\b", "", alt)

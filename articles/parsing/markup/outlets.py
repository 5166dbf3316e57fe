"""The human name of an outlet in what pages write for it: companies, domains and slogans apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.markup.addresses import host_of
from articles.parsing.markup.linked import plain
from articles.parsing.markup.trees import squeezed
from articles.parsing.wording import folded, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.markup.shown import SavedPage

_LONGEST = 80
_SHORT = 4
_END_OF_LATIN = 0x250
_RIGHTS = re.compile(
    r"©|ⓒ|\(c\)|\bcopyright\b|\ball rights reserved\b.*|\balle rechte vorbehalten\b.*"
    r"|\btous droits réservés\b.*|\btodos los derechos reservados\b.*"
    r"|\btutti i diritti riservati\b.*"
    r"|\b(?:19|20)[0-9]{2}\b(?:\s?[-–—/]\s?(?:(?:19|20)?[0-9]{2})?)?",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"[\s,]+(?:gmbh(?: & co\.? ?(?:kg|ohg))?|mbh|ag|se|kg|eg|e\.\s?v\.?|ltd|limited|llc|inc|corp"
    r"|corporation|co|company|plc|pty|s\.?a\.?|s\.?l\.?u?|s\.?p\.?a|s\.?r\.?l|s\.?a\.?s|a/s|asa?|ab"
    r"|oyj?|b\.?v|n\.?v|kft|zrt|sp\. z o\.\s?o|a\.\s?s|s\.\s?r\.\s?o|oü|d\.?o\.?o)\.?$",
    re.IGNORECASE,
)
_PUBLISHING = re.compile(
    r"\s(?:verlags?-?|verlagsgesellschaft|publishing|publications|media group|newspapers?|holdings?"
    r"|(?:online|digital)? ?medien(?:gruppe|gesellschaft)?|edit(?:rice|orial)|ediciones)\b.*$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\s(?:online|website|webseite|digital|nachrichten|haber|noticias)$", re.IGNORECASE
)
_PROGRAMME = re.compile(r"([A-Z]{2,5})[a-z0-9]+")
_SIDES = re.compile(r"\s[-–—|·•»›:/]+\s|\s?[|»›]\s?|:\s")
_DOMAIN = re.compile(
    r"(?:[\w-]+\.)*(?P<label>[\w-]+)(?:\.(?:com?|net|org|gov|ac))?\.[A-Za-z]{2,10}"
)
_ARTICLE = re.compile(r"(?:the|der|die|das|el|la|le|les|il|de|het)\s+(?=\w)", re.IGNORECASE)
_COMMON_LABELS = re.compile(
    r"www|m|mobile|amp|news|en|o|old|edition|com?|org|net|gov|ac|edu|eng(?:lish)?|e|world|sports?"
    r"|business|blogs?|web|archive|beta|(?:inter)?national|global|int|epaper"
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A name as an outlet is called, and whether it was cut out of a company's or a domain's."""

    name: str
    is_domain: bool = False
    is_company: bool = False

    @property
    def key(self) -> str:
        """What all spellings of one name share: no article, accents, spaces or case."""
        return folded(without_accents(_ARTICLE.sub("", self.name, count=1)))

    @property
    def is_latin(self) -> bool:
        """Whether it is written in the letters that hosts are written in."""
        return all(ord(letter) < _END_OF_LATIN for letter in self.name if letter.isalpha())


def outlets_in(written: str) -> Iterator[Outlet]:
    """The names in what a page writes, the most likely first: "The Courier | Politics" has two."""
    if "://" in written:
        return
    bare = squeezed(_RIGHTS.sub(" ", written)).strip(" ,.;:-–—|")
    for side in _SIDES.split(bare):
        name = side.strip(" ,;:-–—|")
        if 1 < len(name) <= _LONGEST and any(map(str.isalpha, name)):
            yield _tidy(name)


def _tidy(name: str) -> Outlet:
    domain = _DOMAIN.fullmatch(name)
    if domain:
        return Outlet(domain["label"], is_domain=True)
    bare = _COMPANY.sub("", name)
    if bare != name:
        bare = _PUBLISHING.sub("", bare)
    return Outlet(bare, is_company=bare != name)


def without_medium(outlet: Outlet, host: str) -> Outlet:
    """ "COURIER ONLINE" at courier.example is the COURIER, and "TCtoday" at tc.example is TC."""
    programme = _PROGRAMME.fullmatch(outlet.name)
    bare = programme[1] if programme else _GENERIC.sub("", outlet.name)
    shorter = Outlet(bare, outlet.is_domain, outlet.is_company)
    return shorter if shorter.key in _labels(host) else outlet


def fitness(outlet: Outlet, host: str) -> float:
    """How well a name and a host fit: 1.5 for the same letters, 0 for none in common."""
    key, best = outlet.key, 0.0
    for label in _labels(host):
        if key == label:
            best = max(best, 1.5)
        elif _initials(outlet.name) == label:
            best = max(best, 1.2)
        elif min(len(key), len(label)) > 2 and (label in key or key in folded(host)):
            best = max(best, 1.0)
    return best


def fits_host(name: str, host: str) -> bool:
    """Whether a name and a host share their telling part: "Der Bote" and "bote-online.example"."""
    return fitness(Outlet(name), host) > 0


def _labels(host: str) -> list[str]:
    """The telling parts of a host: "news.courier.co.example" has one."""
    labels = [label for label in host.split(".")[:-1] if not _COMMON_LABELS.fullmatch(label)]
    return [folded(label) for label in labels or host.split(".")[:1] if folded(label)]


def without_accents(text: str) -> str:
    """Hosts have no accents: "Seznam Zprávy" is at home at "seznamzpravy"."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def stands_for(initials: str, name: str) -> bool:
    """Whether a name written out has these initials: "SC" is the "Shoal Courier"."""
    return len(initials) > 1 and _initials(_COMPANY.sub("", name)) == initials.casefold()


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name)).casefold()


def site_keys(page: SavedPage) -> frozenset[str]:
    """How the page calls its publication, folded for comparison."""
    names = [page.metas.first("og:site_name"), page.metas.first("application-name")]
    names += [plain(value) for value in page.linked.follow(page.linked.article.get("publisher"))]
    names += [plain(node.get("name")) for node in page.linked.of_type("WebSite")]
    title = likeness(page.metas.first("og:title") or page.head_title)
    told = (outlet for name in names if likeness(name) != title for outlet in outlets_in(name))
    return frozenset({outlet.key for outlet in told} | set(_labels(host_of(page))))


def starts_with_site(text: str, sites: frozenset[str]) -> bool:
    """Whether a short text is the name of a site, or the name and a word or two: "Courier News"."""
    outlet = next(outlets_in(text), None)
    if outlet is None or len(text.split()) > _SHORT:
        return False
    key = outlet.key
    return key in sites or any(len(site) >= _SHORT and key.startswith(site) for site in sites)

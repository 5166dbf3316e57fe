"""The section of its paper in which a page stands, plain and short: "Politics"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from articles.parsing.markup.linked import plain, types_of
from articles.parsing.markup.microdata import properties
from articles.parsing.markup.outlets import Outlet, site_keys
from articles.parsing.wording import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.parsing.markup.shown import SavedPage

_LONGEST = 60
_MOST = 12
_FIRST_STEPS = 2
_METAS = (
    "article:section",
    "section",
    "og:section",
    "parsely-section",
    "sailthru.section",
    "cxenseparse:section",
    "mrf:sections",
    "category",
    "content_category",
    "dc.subject",
)
_PARTS = re.compile(r"\s*[,;|>»]\s*|\s[-–—]\s")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NO_SECTION = re.compile(
    r".*(?:[:/]/|^urn:|\w\.[a-z]{2,8}$).*|website|home(?: ?page)?|"
    r"start(?:seite)?|front ?page|articles?|uncategori[sz]ed|unkategorisiert"
    r"|default|popular|inicio|accueil|početna|anasayfa|главная|홈|ホーム|首页|首頁|\d+",
    re.IGNORECASE,
)
# True of everything in a newspaper: taken where nothing says more.
_SAYS_LITTLE = re.compile(
    r"(?:latest |top )?news|nachrichten|aktuell(?:es)?|schlagzeilen|nyheter|nyheder|nieuws|notizie"
    r"|noticias|notícias|actualités?|zprávy|wiadomości|haber(?:ler)?|новости|новини|뉴스|ニュース"
    r"|新闻|新聞|general|genel|allgemein(?:es)?|misc(?:ellaneous)?",
    re.IGNORECASE,
)


def section_of(page: SavedPage) -> str:
    """The first section told that says something, spelled as people spell it; else nothing.

    The path to a page speaks where nothing else does: its later steps are topics at times.
    """
    sites = site_keys(page)
    parts = [part for written in _told(page) for part in _PARTS.split(written)[:_MOST]]
    told = [part for part in parts if _may_be_section(part, sites)]
    path = [step for step in _breadcrumb(page) if _may_be_section(step, sites)]
    usable = told or path[:_FIRST_STEPS]
    chosen = next((part for part in usable if not _SAYS_LITTLE.fullmatch(part)), "")
    chosen = chosen or next(iter(usable), "")
    alike = [part for part in (*told, *path) if _key(part) == _key(chosen)]
    return next((part for part in alike if not part.islower()), _spelled(chosen))


def _key(part: str) -> str:
    return Outlet(part.replace("-", " ").replace("_", " ")).key


def _may_be_section(part: str, sites: frozenset[str]) -> bool:
    if not any(map(str.isalpha, part)) or len(part) > _LONGEST:
        return False
    return not (_NO_SECTION.fullmatch(part) or _key(part) in sites)


def _spelled(section: str) -> str:
    """A section that is told as a part of an address, "crime-news", as words."""
    if not _SLUG.fullmatch(section):
        return section
    return section.replace("-", " ").replace("_", " ").capitalize()


def _told(page: SavedPage) -> Iterator[str]:
    for name in _METAS[:1]:
        yield from page.metas.every(name)
    yield from _texts(page.linked.article.get("articleSection"))
    for name in _METAS[1:]:
        yield from page.metas.every(name)
    yield from properties(page.properties, "articleSection")


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [plain(each) for each in values[:_MOST]]


def _breadcrumb(page: SavedPage) -> Iterator[str]:
    """The steps of the first path to the page; the last one is the page itself as a rule."""
    title = likeness(page.linked.text("headline") or page.metas.first("og:title"))
    lists = (node for node in page.linked.nodes if "BreadcrumbList" in types_of(node))
    steps = next(lists, {}).get("itemListElement")
    for step in steps[:_MOST] if isinstance(steps, list) else []:
        name = plain(step.get("name")) or plain(step.get("item")) if isinstance(step, dict) else ""
        is_title = title and (title.startswith(likeness(name)) or likeness(name).startswith(title))
        if name and not is_title:
            yield name

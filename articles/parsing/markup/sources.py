"""Where the picture of an image element may be found: every address the page names it by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from articles.parsing.markup.addresses import web_address
from articles.parsing.markup.previews import is_preview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

_MOST, _MOST_ATTRIBUTES = 60, 60
_LONGEST = 2000
_SETS = (
    "srcset",
    "data-srcset",
    "data-lazy-srcset",
    "data-sf-original-srcset",
    "data-savepage-srcset",
)
# Pages that load pictures late, and programs that save pages, keep the address under such a name.
_LATE = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-url",
    "data-img-src",
    "data-image",
    "data-original-src",
    "data-sf-original-src",
    "data-savepage-currentsrc",
    "data-savepage-src",
    "data-orig-file",
    "data-large-file",
    "data-full-url",
    "data-full-src",
    "data-hi-res-src",
    "data-lazy",
    "data-echo",
)
_LATE_NAME = re.compile(r"^data-[\w-]{0,40}(?:src|img|image|original|url|file|large|full)")
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE)
_WIDTH = re.compile(r"([0-9]{1,5})(?:\.[0-9])?[wx]$")
_STAND_IN = re.compile(
    r"placeholder|spacer|transparent|blank\.|lazy|loading|pixel\b|/1x1|grey\.|gray\.", re.IGNORECASE
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):")
_SCHEMES = frozenset(("http", "https", "data", "cid", "file"))
_GAPS = re.compile(r"[\s\x00-\x1f\x7f]+")
_IN_STYLE = re.compile(r"(?:background(?:-image)?|content)\s{0,3}:\s{0,3}var\((--[\w-]{1,60})\)")
# Browsers put the files of a page saved "complete" into a folder called so in their language.
_FILES_OF_PAGE = re.compile(
    r"(?:\./)?[^/]{1,300}(?:[_.]files|-dateien|_fichiers|_bestanden|_file|_archivos|-filer"
    r"|_tiedostot|_pliki|_soubory|_elemei|_ficheiros|_arquivos|_dosyalar|_datoteke|_fitxers|_failid"
    r"|_fails|_bylos|_fajlovi|_fitxategiak|_файлы|_파일)/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The addresses of one image element, as written and best first, and the one of the web."""

    written: tuple[str, ...] = ()
    best: str = ""

    def url(self, base: str) -> str | None:
        """The web address of the largest version that the page offers."""
        return web_address(self.best, base)

    def whole(self, base: str) -> tuple[str, ...]:
        """Each address as written, and as resolved when that is another."""
        return distinct(each for written in self.written for each in _both(written, base))

    @property
    def is_kept(self) -> bool:
        """Whether the picture itself stands in the page, or beside it, rather than on the web."""
        return any(is_kept(written) for written in self.written)


def read_sources(image: HtmlElement, pictures: Mapping[str, str]) -> Sources:
    """Read the addresses of an image; `pictures` are those that the page's styles hold."""
    own = sorted(_offered(image), key=_first_the_shown)
    others = sorted(
        (pair for element in _around(image) for pair in _offered(element)),
        key=lambda pair: -pair[0],
    )
    in_styles = [(1, kept) for name in _variables(image) if (kept := pictures.get(name))]
    offers = [pair for pair in (*in_styles, *own, *others, *_linked(image)) if pair[1]]
    of_web = [pair for pair in offers if not is_kept(pair[1])]
    best = max(of_web, key=lambda pair: pair[0], default=(0, ""))[1]
    return Sources(distinct(written for _, written in offers), best)


def is_kept(address: str) -> bool:
    """Whether an address leads into the capture itself: `data:`, `cid:`, the folder of a page."""
    scheme = _SCHEME.match(address[:30])
    if scheme:
        return scheme[1].casefold() in ("data", "cid", "file")
    return _FILES_OF_PAGE.match(address[:400]) is not None


def distinct(addresses: Iterable[str]) -> tuple[str, ...]:
    """Each address once, the first of them up to a limit."""
    return tuple(dict.fromkeys(addresses))[:_MOST]


def file_name(address: str) -> str:
    """The name of the file that an address leads to, without its ending."""
    if address[:5].casefold() == "data:":
        return ""
    try:
        path = unquote(urlsplit(address).path).rstrip("/")
    except ValueError:
        return ""
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _around(image: HtmlElement) -> list[HtmlElement]:
    picture = next(image.iterancestors("picture"), None)
    return [] if picture is None else [e for e in picture.iter("img", "source") if e is not image]


def _first_the_shown(pair: tuple[int, str]) -> tuple[bool, int]:
    return pair[0] != 1, -pair[0]


def _offered(element: HtmlElement) -> Iterator[tuple[int, str]]:
    """Addresses with their widths; one without a width ranks below those that say theirs."""
    for name in _SETS:
        yield from _of_set(element.get(name) or "")
    for name in _LATE:
        yield 2, allowed(element.get(name))
    shown = allowed(element.get("src"))
    yield (0 if _STAND_IN.search(shown[-300:]) else 1), shown
    for name in _called_late(element):
        yield 1, allowed(element.get(name))


def _called_late(element: HtmlElement) -> Iterator[str]:
    """Other attributes of the maker's own that hold the address of a picture file."""
    # The names alone, and few: an element gives each value after a search of its own.
    for name in element.keys()[:_MOST_ATTRIBUTES]:
        if name not in _LATE and name not in _SETS and _LATE_NAME.match(name):
            written = element.get(name) or ""
            if len(written) < _LONGEST and _IMAGE_FILE.search(written) and "{" not in written:
                yield name


def allowed(written: str | None) -> str:
    """An address that may name a picture; empty for scripts, stand-ins and unknown schemes."""
    if not written:
        return ""
    written = written.strip()
    if written[:5].casefold() == "data:":
        return "" if is_preview(written) else written
    written = written[: _LONGEST + 1]
    if not written.isprintable() or " " in written:
        written = _GAPS.sub(" ", written)
    scheme = _SCHEME.match(written.replace(" ", "")[:30])
    if len(written) > _LONGEST or (scheme and scheme[1].casefold() not in _SCHEMES):
        return ""
    return written


def _of_set(written: str) -> Iterator[tuple[int, str]]:
    # Addresses may hold commas of their own: only a comma before white space parts two versions.
    for version in re.split(r",\s+", written[:20_000]):
        address, _, width = version.strip().rstrip(",").rpartition(" ")
        size = _WIDTH.match(width)
        if size and address:
            yield int(size[1]) * (1000 if width.endswith("x") else 1), allowed(address)
        elif width and not address:
            yield 3, allowed(width)


def _variables(image: HtmlElement) -> list[str]:
    style = image.get("style")
    return _IN_STYLE.findall(style[:4000]) if style else []


def _linked(image: HtmlElement) -> Iterator[tuple[int, str]]:
    """The larger version that a picture links to."""
    link = next(image.iterancestors("a"), None)
    href = allowed(link.get("href")) if link is not None else ""
    if href and _IMAGE_FILE.search(href):
        yield 0, href


def _both(written: str, base: str) -> Iterator[str]:
    yield written
    whole = None if is_kept(written) else web_address(written, base)
    if whole:
        yield whole

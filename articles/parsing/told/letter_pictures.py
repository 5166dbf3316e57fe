"""The pictures inside a message, under every address by which its page names them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

if TYPE_CHECKING:
    from articles.parsing.page import PagePhoto
    from articles.parsing.told.letters import Part

_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
# Addresses that lead nowhere on the web, but are put together as those of files are.
_LOCAL = "file:///"


def pictures_in(
    parts: Iterable[Part], photos: Iterable[PagePhoto] = (), page: str = ""
) -> dict[str, bytes]:
    """The pictures among the parts, under each address by which a page may name them.

    `page` is where the page itself says that it stood. A picture is told by its bytes too, for many
    are sent as bytes of any kind. Photos name theirs as it pleases them: relative, escaped.
    """
    found: dict[str, bytes] = {}
    for part in parts:
        if part.kind.startswith("image/") or looks_like_a_picture(part.raw):
            for address in (part.address, f"cid:{part.identity}" if part.identity else ""):
                if address:
                    found.setdefault(address, part.raw)
    return found | _named_otherwise(found, photos, page)


def looks_like_a_picture(raw: bytes) -> bool:
    """Whether bytes begin as those of JPEG, PNG, GIF, WebP and AVIF do."""
    is_webp = raw.startswith(b"RIFF") and raw[8:12] == b"WEBP"
    return raw.startswith(_STARTS) or is_webp or raw[4:11] == b"ftypavi"


def _named_otherwise(
    found: Mapping[str, bytes], photos: Iterable[PagePhoto], page: str
) -> dict[str, bytes]:
    plain = {_plain(address, page): raw for address, raw in reversed([*found.items()])}
    names = (name for photo in photos for name in photo.sources if name not in found)
    return {name: plain[whole] for name in names if (whole := _plain(name, page)) in plain}


def _plain(address: str, page: str) -> str:
    """An address as it is compared: whole, and without escapes."""
    address = address.strip().replace("\\", "/")
    if address[:4].casefold() == "cid:":
        return "cid:" + unquote(address[4:]).strip("<>")
    page = page.strip().replace("\\", "/")
    try:
        whole = urljoin(urljoin(_LOCAL, _rooted(page)), _rooted(address))
    except ValueError:
        return address
    scheme, colon, path = unquote(whole).partition(":")
    return scheme.casefold() + colon + (posixpath.normpath(path) if scheme == "file" else path)


def _rooted(address: str) -> str:
    """Programs write one, two, three or five slashes before the name of a disk."""
    scheme, colon, path = address.partition(":")
    return f"{_LOCAL}{path.lstrip('/')}" if colon and scheme.casefold() == "file" else address

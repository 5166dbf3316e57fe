"""Documents that hold no readable text: said by name."""

from __future__ import annotations

import re

from lxml.html import defs

from articles.parsing.told.spelling import head_of
from articles.parsing.told.trees import root_of

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x7fELF", "a program (ELF)"),
    (b"MZ\x90\x00", "a program (Windows)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"RIFF", "a RIFF sound or image file"),
    (b"OggS", "an Ogg sound file"),
    (b"ID3", "an MP3 sound file"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a WARC archive"),
)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t\r\n]{0,1000}"
    rb"(?:<!--[^>]{0,1000}-->[ \t\r\n]{0,100})?"
    rb"(?:<\?xml[^>]{0,300}>[ \t\r\n]{0,100})?<(?:!doctype html|html)[ \t\r\n>]",
    re.IGNORECASE,
)
_XML = re.compile(rb"<\?xml\b|<!DOCTYPE\b")
_UNREAD = {
    "svg": "a drawing (SVG)",
    "NewsML": "NewsML 1, which came before NewsML-G2",
    "urlset": "a site's list of addresses (sitemap)",
    "sitemapindex": "a site's list of addresses (sitemap)",
    "opml": "a list of feeds (OPML)",
    "plist": "a property list of macOS",
    "TEI": "a TEI document",
    "conceptItem": "a NewsML-G2 concept, not an article",
    "knowledgeItem": "a NewsML-G2 list of concepts, not an article",
    "planningItem": "a NewsML-G2 plan, not an article",
    "catalogItem": "a NewsML-G2 catalogue, not an article",
}
_HTML_TAGS = frozenset(map(str.casefold, defs.tags))
_READ = frozenset(("rss", "feed", "entry", "RDF", "nitf", "newsItem", "newsMessage", "packageItem"))
_NUL = b"\x00"


def reason_to_refuse(raw: bytes) -> str | None:
    """Say why a document cannot be read at all, judged by its first bytes; None when it may be."""
    if not raw:
        return "The file is empty."
    if not raw.strip():
        return "The file holds only white space."
    kind = _binary_kind(raw)
    if kind is not None:
        return f"The file is {kind}, not text: save the page as text and load that."
    # Without its zero bytes the markup of a UTF-16 page is plain to see.
    if _HTML.match(raw[:6000].replace(_NUL, b"")):
        return "The file is a saved web page that cannot be read: save it as text and load that."
    return _unread_xml(raw)


def _unread_xml(raw: bytes) -> str | None:
    """XML of another kind than those that are read is no dump of a page either."""
    root, _ = root_of(raw)
    if not root or root.casefold() in _HTML_TAGS or root in _READ:
        return None
    is_whole = raw[-200:].rstrip().endswith(f"</{root}>".encode("ascii", "replace"))
    if not (is_whole or root in _UNREAD or _XML.match(head_of(raw, 100))):
        return None
    kind = _UNREAD.get(root, f"XML of an unknown kind, which begins with <{root}>")
    return f"The file is {kind}. Of XML, RSS, Atom, NewsML-G2, NITF and saved pages are read."


def _binary_kind(raw: bytes) -> str | None:
    return next((kind for start, kind in _SIGNATURES if raw.startswith(start)), None)

"""The bytes of a saved page to text: strict UTF-8 first, then the charset it declares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.parsing.page import PageWarning

_HEAD = 4096
_DECLARED = re.compile(rb"charset ?= ?[\"']?(?P<name>[A-Za-z0-9_:-]{2,24})", re.IGNORECASE)
# The names that browsers map to one decoder each: a page that says Latin-1 means Windows-1252.
# Nothing else is looked up, for Python knows codecs that no page may call for, as "unicode_escape".
_DECODERS = {
    "cp1252": "iso-8859-1 iso8859-1 latin1 latin-1 us-ascii ascii windows-1252 cp1252",
    "cp949": "euc-kr euckr ks_c_5601-1987 ksc5601 cp949 uhc windows-949 x-windows-949",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji cp932",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "gb18030": "gb2312 gbk gb18030 x-gbk gb_2312-80 euc-cn",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5",
    "cp1250": "windows-1250 cp1250",
    "iso8859-2": "iso-8859-2 latin2",
    "cp1251": "windows-1251 cp1251",
    "koi8_r": "koi8-r koi8",
    "koi8_u": "koi8-u",
    "iso8859-5": "iso-8859-5",
    "iso8859-6": "iso-8859-6",
    "cp1253": "windows-1253 cp1253",
    "iso8859-7": "iso-8859-7",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "iso8859-8": "iso-8859-8 iso-8859-8-i",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "iso8859-13": "iso-8859-13",
    "cp1258": "windows-1258 cp1258",
    "iso8859-15": "iso-8859-15 latin9",
    "cp874": "tis-620 windows-874 iso-8859-11",
}
_DECODER_OF = {name: codec for codec, names in _DECODERS.items() for name in names.split()}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_NUL = "\x00"


@dataclass(frozen=True, slots=True)
class Markup:
    """The source text of a page, and how it was read."""

    text: str
    encoding: str
    warnings: tuple[PageWarning, ...] = ()


def read_markup(raw: bytes, sent: str = "") -> Markup:
    """Read a page's bytes as text; refuse, with a sentence, what is not text.

    `sent` is the charset that the server named: as in browsers it goes over the page's own.
    """
    return _strict_utf_8(raw) or _declared(raw, sent) or _as_any_text(raw)


def decoder_named(charset: str) -> str | None:
    """The codec that reads a charset, by the name that pages and letters give it."""
    name = charset.strip().casefold()
    return "utf-8" if name in ("utf-8", "utf8") else _DECODER_OF.get(name)


def without_controls(text: str) -> str:
    """Take out what no page may show: control characters and halves of characters."""
    return _CONTROLS.sub("", text)


def oddities(texts: Iterable[str]) -> tuple[PageWarning, ...]:
    """Warn of what looks garbled or hides: asked of what a page shows, not of its scripts."""
    shown = "\n".join(texts).strip()
    return (
        decode(shown.encode("utf-8", "replace")).warnings if shown and not shown.isascii() else ()
    )


def _strict_utf_8(raw: bytes) -> Markup | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    # Every second byte of UTF-16 without a mark is zero, and valid UTF-8 all the same.
    return Markup(text, "utf-8") if _NUL not in text else None


def _declared(raw: bytes, sent: str) -> Markup | None:
    """Honour the declared charset only where strict UTF-8 and a byte order mark say nothing."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None
    match = _DECLARED.search(raw, 0, _HEAD)
    own = match["name"].decode("ascii") if match else ""
    found = (_decoded_by(raw, _DECODER_OF.get(name.casefold())) for name in (sent, own))
    return next((markup for markup in found if markup), None)


def _decoded_by(raw: bytes, codec: str | None) -> Markup | None:
    try:
        return Markup(raw.decode(codec).replace(_NUL, ""), codec) if codec else None
    except UnicodeDecodeError:
        return None


def _as_any_text(raw: bytes) -> Markup:
    found = decode(raw)
    return Markup(without_controls(found.text), found.encoding, found.warnings)

"""The words that a picture file carries, as agencies and cameras write them there.

Sources: the IPTC Photo Metadata Standard (dataset numbers of IIM 4.2, property names of XMP), and
Exif 2.32.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from PIL import ImageFile, IptcImagePlugin

# IIM datasets, the best first: caption/abstract; credit, by-line, source, copyright notice.
_IIM_CAPTION = ((2, 120),)
_IIM_CREDIT = ((2, 110), (2, 80), (2, 115), (2, 116))
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP_CAPTION = (f"{_DC}description",)
_XMP_CREDIT = (f"{_PHOTOSHOP}Credit", f"{_DC}creator", f"{_PHOTOSHOP}Source", f"{_DC}rights")
_EXIF_CAPTION, _EXIF_CREDIT = (0x010E,), (0x013B, 0x8298)
_XMP_PLACES = ("xmp", "XML:com.adobe.xmp")
_LARGEST_XMP = 2_000_000
_LONGEST = {"caption": 5_000, "credit": 300}
# What cameras write where a photographer did not.
_EMPTY_WORDS = {"olympus digital camera", "default", "sony dsc", "minolta digital camera"}


@dataclass(frozen=True, slots=True)
class Embedded:
    """The caption and the credit that stand in a picture's file; empty where there is none."""

    caption: str = ""
    credit: str = ""


def words_inside(picture: ImageFile.ImageFile) -> Embedded:
    """Read what the file says of the picture: XMP first, then IPTC-IIM, then EXIF."""
    xmp, iim, exif = _xmp(picture), _iim(picture), _exif(picture)
    caption = (
        *(xmp.get(name, "") for name in _XMP_CAPTION),
        *(iim.get(name, "") for name in _IIM_CAPTION),
        *(exif.get(name, "") for name in _EXIF_CAPTION),
    )
    credit = (
        *(xmp.get(name, "") for name in _XMP_CREDIT),
        *(iim.get(name, "") for name in _IIM_CREDIT),
        *(exif.get(name, "") for name in _EXIF_CREDIT),
    )
    return Embedded(_first(caption, "caption"), _first(credit, "credit"))


def _first(found: Iterable[str], kind: str) -> str:
    words = (" ".join(each.split()) for each in found)
    told = (each for each in words if each and each.casefold() not in _EMPTY_WORDS)
    return next(told, "")[: _LONGEST[kind]]


def _iim(picture: ImageFile.ImageFile) -> dict[Any, str]:
    # A broken block of words must not cost the picture; its readers raise nearly anything.
    try:
        found = IptcImagePlugin.getiptcinfo(picture) or {}
    except Exception:
        return {}
    return {name: "; ".join(map(_text, _several(value))) for name, value in found.items()}


def _exif(picture: ImageFile.ImageFile) -> dict[Any, str]:
    try:
        tags = picture.getexif()
        return {tag: _text(tags.get(tag, "")) for tag in (*_EXIF_CAPTION, *_EXIF_CREDIT)}
    except Exception:
        return {}


def _xmp(picture: ImageFile.ImageFile) -> dict[Any, str]:
    packet = next((picture.info[name] for name in _XMP_PLACES if picture.info.get(name)), b"")
    raw = packet.encode() if isinstance(packet, str) else bytes(packet)
    if not raw or len(raw) > _LARGEST_XMP:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found: dict[Any, str] = {}
    for name, words in _properties(root):
        if words.strip():
            found.setdefault(name, words)
    return found


def _properties(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Properties stand as elements, with their values in a list, or as attributes (XMP, part 1)."""
    wanted = {*_XMP_CAPTION, *_XMP_CREDIT}
    for element in root.iter(etree.Element):
        yield from ((name, value) for name, value in element.attrib.items() if name in wanted)
        if element.tag in wanted:
            values = [" ".join(part.split()) for part in element.itertext()]
            yield element.tag, "; ".join(dict.fromkeys(value for value in values if value))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if not isinstance(value, bytes):
        return str(value)
    # IIM rarely says its character set; UTF-8 never reads by chance.
    try:
        words = value.decode("utf-8")
    except UnicodeDecodeError:
        words = value.decode("latin-1")
    return words.replace("\0", "")

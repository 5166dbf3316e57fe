"""Paint small pictures, and write into their files what agencies and cameras write there."""

import io
import struct

from PIL import Image

ORIENTATION, GPS, MAKER_OF_IT = 0x0112, 0x8825, 0x013B


def painted(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def turned(orientation: int) -> bytes:
    """A picture that a camera held sideways saved, with the place where it stood."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 0.0)
    return painted(exif=exif)


def with_iptc(caption: str, credit: str) -> bytes:
    """A picture with an IPTC-IIM block in its APP13 segment, as agencies send them."""
    records = b"".join(
        struct.pack(">BBBH", 0x1C, 2, dataset, len(words.encode())) + words.encode()
        for dataset, words in ((120, caption), (110, credit))
    )
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records
    block += b"\0" * (len(records) % 2)
    segment = b"Photoshop 3.0\x00" + block
    raw = painted()
    return raw[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + raw[2:]


def with_xmp(caption: str, credit: str) -> bytes:
    """A picture with an XMP packet."""
    packet = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <rdf:Description photoshop:Credit="{credit}"><dc:description><rdf:Alt>
      <rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
      </rdf:Description></rdf:RDF></x:xmpmeta>"""
    return painted(xmp=packet.encode())


def bomb(width: int = 12_000, height: int = 9_000) -> bytes:
    """A small file that says it holds far more pixels than a photograph."""
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def slow(scans: int = 2_000, side: int = 5_000) -> bytes:
    """A JPEG of a few megabytes that goes over all its pixels thousands of times."""
    raw = painted(size=(side, side), progressive=True)
    last = raw.rindex(b"\xff\xda")
    scan, end = raw[last:-2], raw[-2:]
    return raw[:-2] + scan * scans + end

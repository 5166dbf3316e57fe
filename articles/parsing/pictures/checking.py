"""Decode a picture within limits, and write it anew so that it holds nothing but the picture."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PIL import Image, ImageFile, ImageOps

from articles.parsing.pictures.bare_jpeg import bare_jpeg
from articles.parsing.pictures.embedded import Embedded, words_inside

# What browsers show. Every other decoder of Pillow stays shut.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_LONGEST_SIDE = 2400
_ORIENTATION = 0x0112


class NoPicture(Exception):
    """The bytes are no picture that may be kept; the message says why, without a full stop."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A checked picture.

    `shown` are the bytes that readers get: the pixels alone, turned upright, `ending` their kind,
    `sha256` their digest, `width` and `height` in pixels. `original` are the captured bytes.
    """

    shown: bytes
    ending: str
    sha256: str
    width: int
    height: int
    original: bytes
    inside: Embedded


def check_picture(raw: bytes, most_pixels: int) -> Picture:
    """Decode a picture of at most so many pixels. Raises NoPicture.

    The kind is told from the bytes, never from a name. The file is written anew: a picture that is
    a web page or a program as well, or that tells where its maker stood, is only a picture then.
    """
    with _faults_told(), Image.open(io.BytesIO(raw), formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > most_pixels:
            raise NoPicture(
                f"it has {width:,} × {height:,} pixels; the limit is {most_pixels / 1e6:g} million "
                "(READINGROOM_MAX_MEGAPIXELS)"
            )
        # A JPEG far larger than a page shows it is decoded at a half, a quarter or an eighth.
        shrunk = min(1.0, _LONGEST_SIDE / max(width, height))
        opened.draft(None, (round(width * shrunk) or 1, round(height * shrunk) or 1))
        opened.load()
        inside = words_inside(opened)
        shown, ending, size = _as_it_is(opened, raw) or _written_anew(opened)
    return Picture(shown, ending, hashlib.sha256(shown).hexdigest(), *size, raw, inside)


def checked(raw: bytes = b"", most_pixels: int = 0) -> Picture | str:
    """Check a picture for a process that asks and has the bytes: the picture, or why it is none."""
    try:
        return replace(check_picture(raw, most_pixels), original=b"")
    except NoPicture as trouble:
        return str(trouble)


@contextmanager
def _faults_told() -> Iterator[None]:
    """Turn whatever a decoder raises at broken bytes into a refusal; warnings count as faults."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except NoPicture:
        raise
    except Image.UnidentifiedImageError:
        raise NoPicture(
            "it is no picture of a kind that is kept (JPEG, PNG, WebP, GIF, AVIF)"
        ) from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise NoPicture("it unpacks to far more pixels than a photograph has") from None
    # Decoders raise nearly anything at bytes that were cut or changed.
    except Exception as error:
        raise NoPicture(f"it is damaged ({type(error).__name__})") from error


def _as_it_is(
    picture: ImageFile.ImageFile, raw: bytes
) -> tuple[bytes, str, tuple[int, int]] | None:
    """Keep an upright JPEG's own coding: written anew it would lose a little of the picture."""
    if picture.format != "JPEG" or _is_turned(picture) or max(picture.size) > _LONGEST_SIDE:
        return None
    try:
        bare = bare_jpeg(raw)
        with Image.open(io.BytesIO(bare), formats=("JPEG",)) as again:
            again.load()
            return (bare, _ENDINGS["JPEG"], again.size)
    except (ValueError, OSError):
        return None


def _written_anew(picture: ImageFile.ImageFile) -> tuple[bytes, str, tuple[int, int]]:
    """Write the first frame upright and no larger than a page shows it."""
    kind = picture.format or ""
    colours = {"icc_profile": profile} if (profile := picture.info.get("icc_profile")) else {}
    upright: Image.Image = ImageOps.exif_transpose(picture) if _is_turned(picture) else picture
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), Image.Resampling.LANCZOS)
    has_holes = upright.has_transparency_data
    if kind == "JPEG":
        return _saved(upright, "JPEG", {"quality": 92, **colours, "optimize": True})
    if kind in ("WEBP", "AVIF"):
        upright = upright.convert("RGBA" if has_holes else "RGB")
        return _saved(upright, "WEBP", {"quality": 92, **colours})
    if upright.mode not in ("1", "L", "LA", "P", "RGB", "RGBA"):
        upright = upright.convert("RGBA" if has_holes else "RGB")
    return _saved(upright, "PNG", {**colours, "optimize": False})


def _is_turned(picture: Image.Image) -> bool:
    return picture.getexif().get(_ORIENTATION, 1) not in (0, 1)


def _saved(
    picture: Image.Image, kind: str, options: dict[str, object]
) -> tuple[bytes, str, tuple[int, int]]:
    out = io.BytesIO()
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    picture.save(out, kind, exif=b"", **options)
    return out.getvalue(), _ENDINGS[kind], picture.size

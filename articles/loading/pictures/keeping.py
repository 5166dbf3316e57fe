"""Put a picture into storage: what readers see, and the captured file where nothing else has it."""

from __future__ import annotations

import hashlib

from articles.loading.keeping import keep_file
from articles.parsing.pictures import Picture


def keep_picture(picture: Picture, with_original: bool) -> tuple[str, str]:
    """Keep a picture; return the names of the shown file and of the original ("" when not kept).

    Both are named by the SHA-256 of their bytes, so that a picture on many pages is kept once.
    """
    shown = f"pictures/{picture.sha256[:2]}/{picture.sha256}.{picture.ending}"
    keep_file(picture.shown, shown)
    if not with_original:
        return shown, ""
    digest = hashlib.sha256(picture.original).hexdigest()
    original = f"originals/{digest[:2]}/{digest}"
    keep_file(picture.original, original)
    return shown, original

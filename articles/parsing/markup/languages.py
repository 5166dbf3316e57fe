"""The language of a page, as it says itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.languages import guess_language
from articles.parsing.markup.linked import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.parsing.markup.shown import SavedPage

_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<region>[A-Za-z]{2}|[0-9]{3}))?(?![A-Za-z0-9])"
)


# Some pages write their country where their language should stand.
_OF_COUNTRIES = {"kr": "ko", "jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gr": "el", "vn": "vi"}
_TOLD_BY_SCRIPT = ("ko", "ja", "zh")


def language_of(page: SavedPage, texts: Sequence[str] = ()) -> str | None:
    """The BCP 47 tag that the article, the page or its cards give, the nearest first.

    Where all are silent, the texts tell; and a text in Korean, Chinese or Japanese letters is in no
    other language, whatever a template says.
    """
    told = (
        plain(page.linked.article.get("inLanguage")),
        page.tongue,
        page.metas.first("og:locale", "language", "content-language", "dc.language", "inlanguage"),
    )
    tag = next((tag for written in told if (tag := tag_of(written))), None)
    guess = guess_language(texts)
    if tag and (guess not in _TOLD_BY_SCRIPT or tag.startswith(guess)):
        return tag
    return guess


def tag_of(written: str) -> str | None:
    """The BCP 47 tag that a text begins with, written as is usual: "en_gb" → "en-GB"."""
    match = _TAG.match(written.strip())
    if match is None:
        return None
    language, region = match["language"].lower(), match["region"]
    language = _OF_COUNTRIES.get(language, language)
    return f"{language}-{region.upper()}" if region else language

"""Whose page it is, told by its line of rights: "ⓒ 한겨레", "Copyright Ostry Herald."."""

from __future__ import annotations

import re

from articles.parsing.agencies import agency_named
from articles.parsing.wording import names_an_organisation

_HOLDER = re.compile(
    r"[<\[(]?(?:copyrights?|저작권자)? ?(?:[©ⓒ]|\(c\)>?)? ?(?:[0-9]{4}(?:-[0-9]{4})?,?)? ?"
    r"(?:by )?(?P<name>[^\W\d_][^,.:;<>()\[\]|]{1,40})",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?: all rights| prohibits| 무단| ?& | inc\b| co\b| ltd\b| corp\b).*$", re.IGNORECASE
)


def rights_holder(text: str) -> str | None:
    """Name the newspaper or broadcaster that a line of rights names; an agency's is its story's."""
    match = _HOLDER.match(text)
    if match is None or match.start("name") == 0:
        return None
    name = _AFTER_NAME.sub("", match["name"]).strip()
    known = agency_named(name)
    if known:
        return known.name if known.kind in ("newspaper", "broadcaster") else None
    return name if names_an_organisation(name) else None

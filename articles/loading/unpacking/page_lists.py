"""The list of pages that a web archive in one file (WACZ 1.1) carries, a page a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator


def addresses_listed(raw: bytes) -> Iterator[str]:
    """Yield the addresses of a list of pages; lines that say nothing of a page are passed over."""
    for line in raw.splitlines():
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            continue
        url = told.get("url") if isinstance(told, dict) else None
        if isinstance(url, str) and url:
            yield url

"""Names of files and documents as a terminal, a log or a page may show them."""

from __future__ import annotations

import re

# Controls, bidirectional overrides and the halves of characters that a broken name leaves behind.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def shown(name: str) -> str:
    """Return a name with everything that a terminal or a log would obey written as an escape."""
    return _HIDDEN.sub(_escaped, name)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no text, as Python keeps it in file names
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"

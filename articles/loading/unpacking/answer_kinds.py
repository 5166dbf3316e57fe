"""What an answer is, told by how it begins: servers send anything as a page, or say nothing."""

from __future__ import annotations

import re
from typing import BinaryIO

from articles.parsing.formats import html

_HEAD = 4096
# So many times as much may be blank before anything comes: an answer of blanks alone is a bomb's.
_MOST_BLANK = 16
_BLANK = b" \t\r\n\f\0"
# An object with a name or none, a list of such, of words or of nothing: no page begins like that.
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\)\]\}'[^\n]*\n\s*)?(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
EMPTY = "empty"


def kind_shown(stream: BinaryIO, media_type: str) -> str:
    """Return the media type of an answer, corrected where its first bytes plainly say otherwise.

    EMPTY when it holds nothing. Raises what reading it raises.
    """
    for _ in range(_MOST_BLANK):
        head = stream.read(_HEAD)
        if not head or head.strip(_BLANK):
            break
    if not head:
        return EMPTY
    if _JSON.match(head):
        return "application/json"
    return "text/html" if not media_type and html.recognises(head) > 0.9 else media_type

"""Characters that cannot be seen, made visible: a capture may hide them, its page may not."""

import re
from dataclasses import dataclass

# A joiner between two pictographs holds one emoji together and hides nothing.
_UNSEEN = re.compile(
    "(?:[\x00-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u180e\u2000-\u200c\u200e\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\u3164\ufeff\ufff9-\ufffd\ud800-\udfff]"
    "|(?<![\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])\u200d)+"
)
_SIGNS = {
    "\t": "⇥",
    "\n": "↵\n",
    "\r": "[CR]",
    "\xa0": "⍽",
    "\u3000": "□",
    "\ufffd": "\ufffd",
}
LEGEND = (
    ("↵", "line feed"),
    ("[CR]", "carriage return"),
    ("⇥", "tab"),
    ("⍽", "no-break space"),
    ("[U+202E]", "any other character that cannot be seen, by its number"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of raw text: words as they stand, or signs for what cannot be seen."""

    text: str
    unseen: bool = False


def pieces(text: str, most: int = 10_000) -> tuple[Piece, ...]:
    """Cut a text where it holds what cannot be seen, and put signs there.

    After `most` pieces the rest is one piece, signs and all: a file full of control characters
    must not become a page of as many elements.
    """
    cut: list[Piece] = []
    at = 0
    for found in _UNSEEN.finditer(text):
        if len(cut) >= most:
            break
        if at < found.start():
            cut.append(Piece(text[at : found.start()]))
        cut.append(Piece(_signs(found), unseen=True))
        at = found.end()
    return (*cut, Piece(visible(text[at:]))) if at < len(text) else tuple(cut)


def visible(text: str) -> str:
    """Return a text with signs in the place of what cannot be seen."""
    return _UNSEEN.sub(_signs, text)


def file_name(name: str) -> str:
    """Return a name that any system can save under: no folders, nothing unseen, 120 characters."""
    return _UNSEEN.sub("_", last_part(name)).strip(" .")[-120:]


def last_part(name: str) -> str:
    """Return a file's own name: the folders it came from are nobody's business."""
    return re.split(r"[/\\]", name.rstrip("/\\"))[-1]


def _signs(found: re.Match[str]) -> str:
    return "".join(map(_sign, found[0]))


def _sign(character: str) -> str:
    return _SIGNS.get(character) or f"[U+{ord(character):04X}]"

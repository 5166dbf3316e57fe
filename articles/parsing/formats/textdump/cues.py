"""Words by which a caption speaks of its own photograph: "in this photo", "(L)", "file photo"."""

from __future__ import annotations

import re

# Looked for first, because a plain search is many times faster than the patterns below.
_HINTS = (
    *(
        "photo",
        "image",
        "pictur",
        "screen",
        "frame",
        "(file)",
        "(l)",
        "(r)",
        "(c)",
        "left)",
        "right)",
    ),
    *(
        "center)",
        "centre)",
        "top)",
        "bottom)",
        "use only",
        "redistribution",
        "사진",
        "pose",
        " seen",
    ),
)
_PICTURES = ("photo", "image", "picture")
_CUE = re.compile(
    r"\bin (?:this|an?|the) (?:[\w-]+ ){0,3}(?:photo|image|picture|photograph|screen ?grab|frame)\b"
    r"|\bthis (?:[\w-]+ ){0,3}(?:photo|image|picture|photograph|screenshot|combination)\b"
    r"|\bfile photo\b|\(file\)|\((?:L|R|C|left|right|cent(?:er|re)|top|bottom|from left)\)"
    r"|\bpictured\b"
    r"|\bfor use only\b|no redistribution|\bphoto (?:shows|taken|released|provided)|사진은|자료사진"
    r"|사진 ?제공|\bposes? (?:for|with)\b|\bis seen\b|\bare seen\b",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"\bin this (?:[\w-]+ ){0,3}(?:photo|image|picture|photograph)\b"
    r"[^.]{0,40}\b(?:released|provided|taken|captured|distributed)"
    r"|^this (?:[\w-]+ ){0,3}(?:photo|image|picture|photograph)\b[^.]{0,60}"
    r"\b(?:shows|released|provided|taken)",
    re.IGNORECASE,
)


def speaks_of_a_photo(text: str) -> bool:
    """Whether a text that ends with a credit reads as a caption."""
    return _hints(text) and _CUE.search(text) is not None


def speaks_strongly_of_a_photo(text: str) -> bool:
    """Whether a text reads as a caption even without a credit."""
    return _hints(text, _PICTURES) and _STRONG_CUE.search(text) is not None


def _hints(text: str, hints: tuple[str, ...] = _HINTS) -> bool:
    folded = text.casefold()
    return any(hint in folded for hint in hints)

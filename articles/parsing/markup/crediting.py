"""A caption's words cut in two: what the photo shows, and who made or released it."""

from __future__ import annotations

import re

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.credits import split_credit
from articles.parsing.wording import ends_sentence

_LONGEST = 110
_LABELS = (
    r"(?:(?:symbol|archiv|titel|vorschau)?-?(?:bild|foto)(?:quelle|nachweis|rechte|credit|hinweis"
    r"|er)?"
    r"|(?:file |stock |handout )?(?:photo(?:graph)?|image|picture)s?(?: ?(?:credit|source|by))?"
    r"|photographer"
    r"|credits?|crédits?(?: photos?)?|quelle|source|copyright|fotos?|fotograf(?:ie)?|fotógrafo"
    r"|imagen"
    r"|immagine|imagem|foto[gğ]raf|fot|zdroj|autor|auteur|illustrati(?:on|e)|grafik|graphic|kaynak"
    r"|fonte|fuente|beeld|bilde|kuva|фото|写真|撮影|사진|자료|출처|제공|写真提供|图片来源|摄影)"
)
_SIGN = r"(?:©|ⓒ|\(c\)|&copy;)"
_TAKEN_BY = r"(?:by|von|av|af|de|di|par|door|courtesy of)"
_LABEL = re.compile(
    rf"(?:{_LABELS}\.? ?(?:[:：=/|]|{_TAKEN_BY}\b|(?={_SIGN})) ?|{_SIGN} ?)+[:：]? ?", re.IGNORECASE
)
# Where a credit may begin: after a stop, a separator or an opening bracket.
_BORDER = re.compile(
    r"(?<=[.!?…\"”’»)\]]) | ?[|│•·] ?| [-–—/] | ?[(\[（［] ?|[=＝] ?|(?<=\w) (?=©|ⓒ|\(c\))"
)
_BRACKETED = re.compile(r" ?[(\[（]([^()\[\]（）]{2,100})[)\]）]\.?$")
_EDGES = " \t|/–—·•,;:=＝│"
_UNTELLING = re.compile(
    r"(?:archiv(?:bild|foto)?|symbol(?:bild|foto)|file(?: photo| image)?|l|r|c|left|right"
    r"|cent(?:er|re)"
    r"|links|rechts|mitte|undatiert|[0-9 .:/-]+)\.?",
    re.IGNORECASE,
)
_REPORTER = re.compile(r" ?(?:선임)?기자$")


def bare_credit(text: str) -> str:
    """A credit without its label and brackets: "(Foto: Jo Muster/dpa)" → "Jo Muster/dpa"."""
    text = text.strip(_EDGES)
    while True:
        opened = text[:1] in "([（" and text[-1:] in ")]）" and text.count("(") < 2
        bare = (
            _LABEL.sub("", text[1:-1] if opened else text, count=1)
            if _starts(text) or opened
            else text
        )
        bare = _once(bare.strip(_EDGES))
        if bare == text:
            return bare if _closed(bare) else bare.strip("()[]（） ")
        text = bare


def _once(credit: str) -> str:
    """Some pages print the name beside the sign and again: "Jo Muster © Jo Muster"."""
    first, sign, second = credit.partition(" © ")
    return first if sign and first == second else credit


def part(text: str) -> tuple[str, str]:
    """Cut a caption into its words and its credit; the credit is empty when none is told."""
    return _labelled(text) or _bracketed(text) or _known(text) or _after_stop(text) or (text, "")


def tidy(caption: str) -> str:
    """A caption without separators and empty labels at its ends."""
    caption = re.sub(rf"[\s(\[|/–—-]*{_LABELS} ?[:：]\s*$", "", caption, flags=re.IGNORECASE)
    return caption.strip(" \t|│–—•=＝").strip()


def has_label(text: str) -> bool:
    """Whether a text ends in a credit with a label: "Boats at dawn. Photo: Jo Muster"."""
    return _labelled(text) is not None


def is_credit(text: str) -> bool:
    """Whether a short text is a credit and nothing else."""
    return len(text) <= _LONGEST and bool(_starts(text.lstrip("([（ ")) or _is_known(text))


def _starts(text: str) -> re.Match[str] | None:
    return _LABEL.match(text)


def _closed(text: str) -> bool:
    return text.count("(") + text.count("[") == text.count(")") + text.count("]")


def _labelled(text: str) -> tuple[str, str] | None:
    """Cut at the last label that stands after a border: "… am Tor | Foto: Jo Muster"."""
    window = max(0, len(text) - _LONGEST - 30)
    starts = [0, *(border.end() for border in _BORDER.finditer(text, window))]
    for start in reversed(starts):
        if _starts(text[start:]) and start >= window:
            caption = text[:start].rstrip(" ([（［|│•·/–—-=＝")
            credit = bare_credit(text[start:])
            return (caption, credit) if 1 < len(credit) <= _LONGEST else None
    return None


def _bracketed(text: str) -> tuple[str, str] | None:
    """Take the closing bracket of a whole sentence, or one that names an agency or a chain."""
    match = _BRACKETED.search(text, max(0, len(text) - _LONGEST))
    if match is None or _UNTELLING.fullmatch(match[1]):
        return None
    before, inside = text[: match.start()].rstrip(), match[1].strip()
    if ends_sentence(before) or agencies_in_chain(inside) or "/" in inside:
        return before, inside
    return None


def _known(text: str) -> tuple[str, str] | None:
    """Cut off what ends in the name of an agency after a separator: "… ＝ＡＰ", "… – AFP pic"."""
    found = split_credit(text)
    if found and found.end > 0:
        return text[: found.end], found.credit
    for border in reversed(list(_BORDER.finditer(text, max(0, len(text) - _LONGEST)))):
        if _is_known(text[border.end() :]):
            return text[: border.start()].rstrip(), text[border.end() :].strip()
    return None


def _is_known(text: str) -> bool:
    return len(text.split()) <= 8 and bool(agencies_in_chain(text.replace("＝", "=")))


def _after_stop(text: str) -> tuple[str, str] | None:
    """Take the few words without a stop that follow a sentence: "… gates. Jo Muster / Agency"."""
    for border in reversed(list(_BORDER.finditer(text, max(0, len(text) - 70)))):
        rest = text[border.end() :].strip()
        if (
            rest
            and not ends_sentence(rest)
            and is_name(rest)
            and ends_sentence(text[: border.start()])
        ):
            return text[: border.start()].rstrip(), _REPORTER.sub("", rest)
    return None


def is_name(text: str) -> bool:
    """Whether a few words may be a name: in capitals where the script has any."""
    words = [word for word in re.split(r"[\s/,]+", text) if word]
    small = [word for word in words if word[:1].islower()]
    return 0 < len(words) <= 6 and len(small) * 3 <= len(words) and not _UNTELLING.fullmatch(text)

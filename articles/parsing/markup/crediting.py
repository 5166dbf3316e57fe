"""A caption's words cut in two: what the photo shows, and who made or released it."""

from __future__ import annotations

import re

from articles.parsing.agencies import agencies_in_chain
from articles.parsing.credits import split_credit
from articles.parsing.markup.labels import (
    NOUNS,
    is_labelled_bare,
    label_at,
    without_buttons,
    without_introduction,
    without_label,
)
from articles.parsing.wording import ends_sentence

_LONGEST = 110
_WINDOW = 140
_AFTER_STOP = 70
# Where a credit may begin: after a stop, a separator or an opening bracket, or at "… Foto: ".
_BORDER = re.compile(
    r"(?<=[.!?…\"”’»)\]]) | ?[|│•·] ?| [-–—/] | ?[(\[（［] ?|[=＝] ?|(?<=\w) (?=©|ⓒ|\(c\))"
    r"|(?<=[。！？।」）]) ?| (?=[^\W\d_a-zß-ÿ][^\s:：]{2,14}[:：])"
)
_BRACKETED = re.compile(r" ?[(\[（]([^()\[\]（）]{2,100})[)\]）][.。]?$")
_TAKEN_BY = re.compile(
    r"(?:[、＝=]|(?<=[。！？ ])| ?[（(])"
    r"(?P<credit>[^、＝=（）()。！？]{2,24}? ?(?:撮影|提供|摄影?|攝影?))[）)]?[。.]?$"
)
_EDGES = " \t|/–—·•,;:=＝│-"
_OPENINGS, _CLOSINGS = "([（［", ")]）］"
_UNTELLING = re.compile(
    r"(?:archiv|symbol|agentur)(?:bild|foto|aufnahme|symbol)?(?: (?:vom|von|aus) .{1,30})?"
    r"|(?:file|stock|undated|illustrative)(?: (?:photo|image|picture))?(?: (?:from|of) .{1,30})?"
    r"|ar[ck]h?ivfoto|ark?ivbilde?|(?:foto|imagen) de archivo|photo d['’](?:archives?|illustration)"
    r"|archives?|foto d['’]archivio|zdjęcie ilustracyjne|ilustra[čc]n[íi] (?:foto|snímek)"
    r"|kuvituskuva|arkistokuva|資料写真|자료 ?사진|资料图片?|l|r|c|left|right|cent(?:er|re)"
    r"|links|rechts|mitte"
    r"|(?:from|von) (?:left|links).{0,20}|v\.? ?l\.?(?: ?n\.? ?r\.?)?|undatiert|[0-9 .:/-]+"
    r"|(?:de|da) (?:gauche|izquierda|sinistra|esquerda).{0,20}|왼쪽.{0,6}|오른쪽.{0,6}",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d/\d|\d:\d")
_REPORTER = re.compile(r"(?: ?(?:선임|사진|인턴)?기자)?(?: \S{1,64}@\S{1,64})?$")
# "재판매 및 DB 금지": what may not be done with a picture.
_RIGHTS_BEHIND = re.compile(r"[\s.,/]*(?:재판매|무단 ?(?:전재|배포|복제)).{0,40}$")
# So captions begin in Korea: "▲ The quay at dawn".
CAPTION_MARK = re.compile(r"[▲△▶▷◀◁▼▽↑] ?(?=[^\s▲△▶▷◀◁▼▽↑])")
_EMPTY_BRACKETS = re.compile(r"\s*[(\[（]\s*[)\]）]\s*$")
_EMPTY_LABEL = re.compile(rf"(?:^|[\s(\[|/–—-])+{NOUNS}\.? ?[:：]\s*$", re.IGNORECASE)
# Words of names and of their credits that are written small.
_SMALL = re.compile(
    r"of|the|for|via|and|by|from|an?|with|de|l[ae]s?|d[ueo]s?|de[rnls]|d[ai]e?|das|und|v[ao]n|et|[yei]"
    r"|og|och|en|al|della?|courtesy|handout|supplied|provided|photo|file|pool|archives?"
)
_SOURCE = re.compile(
    r"기자|뉴스|통신|일보|신문|방송|제공|사진|연합|社|新聞|通信|撮影|摄|攝|新闻|图"
)
_PLAIN_NAME = re.compile(r"[^\d()\[\]（）!?:]{2,60}[^\d()\[\]（）!?:.]")
_ONLY_LABEL = re.compile(rf"{NOUNS}s?", re.IGNORECASE)
_FEW, _MANY = 3, 6


def bare_credit(text: str) -> str:
    """A credit without its label and brackets: "(Foto: Jo Muster/dpa)" → "Jo Muster/dpa"."""
    text = without_buttons(text).strip(_EDGES)
    while True:
        opened = text[:1] in _OPENINGS and text[-1:] in _CLOSINGS and _count(text, _OPENINGS) < 2
        bare = _once(without_label(text[1:-1] if opened else text).strip(_EDGES))
        if bare == text or not bare:
            return _without_reporter(bare if _closed(bare) else bare.strip("()[]（）［］ "))
        text = bare


def _without_reporter(credit: str) -> str:
    bare = _RIGHTS_BEHIND.sub("", credit)
    return _REPORTER.sub("", bare) or bare or credit


def _once(credit: str) -> str:
    """Some pages print the name beside the sign and again: "Jo Muster © Jo Muster"."""
    first, sign, second = credit.partition(" © ")
    return first if sign and first == second else credit


def part(text: str) -> tuple[str, str]:
    """Cut a caption into its words and its credit; the credit is empty when none is told."""
    text = without_buttons(text)
    for cut in (_labelled, _bracketed, _taken_by, _known, _after_stop):
        found = cut(text)
        if found is not None and not _UNTELLING.fullmatch(found[1]):
            return _widened(*found)
    return text, ""


def tidy(caption: str) -> str:
    """A caption without introduction, buttons, separators and empty labels at its ends."""
    caption = CAPTION_MARK.sub("", without_introduction(without_buttons(caption)), count=1)
    for pattern in (_EMPTY_LABEL, _EMPTY_BRACKETS):
        found = pattern.search(caption, max(0, len(caption) - _AFTER_STOP))
        caption = caption[: found.start()] if found else caption
    if _ONLY_LABEL.fullmatch(caption):
        return ""
    return caption.strip(" \t|│–—•=＝/").removesuffix(" -").rstrip(" ,、")


def has_label(text: str) -> bool:
    """Whether a text ends in a credit with a label: "Boats at dawn. Photo: Jo Muster"."""
    return _labelled(text) is not None


def is_credit(text: str) -> bool:
    """Whether a short text is a credit and nothing else."""
    if len(text) > _LONGEST:
        return False
    bare = text.lstrip("([（ ")
    label = label_at(bare)
    if label is not None:
        return _is_told_source(bare, label)
    return _is_known(text) or (is_labelled_bare(bare) and is_name(bare))


def _is_told_source(text: str, label: re.Match[str]) -> bool:
    """Whether what stands behind a label may say who made a picture."""
    return is_source(text[label.end() :], _MANY if ":" in label[0] or "：" in label[0] else _FEW)


def is_source(text: str, few: int = _FEW) -> bool:
    """Whether some words may say who made a picture: few, or names mostly, and no sentence."""
    text = text.strip("()[]（） ")
    if len(text) > _LONGEST:
        return False
    words = [word for word in re.split(r"[\s/,]+", text) if word]
    if ends_sentence(text) and len(words) > few:
        return False
    if len(words) <= few:
        return True
    small = [word for word in words if word[:1].islower() and not _SMALL.fullmatch(word)]
    return len(small) * 3 <= len(words)


def is_name(text: str) -> bool:
    """Whether a few words may be a name: in capitals where the script has any."""
    words = [word for word in re.split(r"[\s/,]+", text) if word]
    small = [word for word in words if word[:1].islower()]
    is_short = 0 < len(words) <= _MANY and len(small) * 3 <= len(words)
    return is_short and not _UNTELLING.fullmatch(text) and not _NUMBERS.search(text)


def _may_sign(text: str) -> bool:
    """Whether words behind a sentence are a signature: names alone, where nothing labels them."""
    if not is_name(text):
        return False
    words = [word for word in re.split(r"[\s/,]+", text) if word]
    if "/" in text:
        return True
    if text.lower() == text.upper():
        # A script without capitals: a name is short, or says that it is a source's.
        return len(words) < _FEW or _SOURCE.search(text) is not None
    return not any(word[:1].islower() and not _SMALL.fullmatch(word) for word in words)


def _count(text: str, signs: str) -> int:
    return sum(map(text.count, signs))


def _closed(text: str) -> bool:
    return _count(text, _OPENINGS) == _count(text, _CLOSINGS)


def _labelled(text: str) -> tuple[str, str] | None:
    """Cut at the last label that stands after a border: "… am Tor | Foto: Jo Muster"."""
    window = max(0, len(text) - _WINDOW)
    starts = [0, *(border.end() for border in _BORDER.finditer(text, window))]
    for place in reversed(starts):
        label = label_at(text, place) if place >= window else None
        if label is not None and _is_told_source(text, label):
            start = _whole_label(text, starts, label)
            caption = text[:start].rstrip(" ([（［|│•·/–—-=＝")
            credit = bare_credit(text[start:])
            return (caption, credit) if 1 < len(credit) <= _LONGEST else None
    return None


def _whole_label(text: str, starts: list[int], label: re.Match[str]) -> int:
    """Where a label of two words begins: at "Photo Credit:", not at "Credit:"."""
    near = [start for start in starts if label.start() - _FEW * 5 <= start <= label.start()]
    longer = (label_at(text, start) for start in near)
    return next(
        (each.start() for each in longer if each and each.end() >= label.end()), label.start()
    )


def _bracketed(text: str) -> tuple[str, str] | None:
    """Take the closing bracket of a whole sentence, or one that names an agency or a chain."""
    match = _BRACKETED.search(text, max(0, len(text) - _LONGEST))
    if match is None or _UNTELLING.fullmatch(match[1]):
        return None
    before, inside = text[: match.start()].rstrip(), match[1].strip()
    if ends_sentence(before) or _names_an_agency(inside) or "/" in inside:
        return before, inside
    return None


def _names_an_agency(text: str) -> bool:
    bare = without_label(text)
    return bool(agencies_in_chain(bare) or agencies_in_chain(bare.upper()))


def _taken_by(text: str) -> tuple[str, str] | None:
    """Take who made a picture where its language says so behind the name: "…、山田太郎撮影"."""
    match = _TAKEN_BY.search(text, max(0, len(text) - _AFTER_STOP))
    return (text[: match.start()].rstrip(), match["credit"]) if match and match.start() else None


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
    for border in reversed(list(_BORDER.finditer(text, max(0, len(text) - _AFTER_STOP)))):
        before, rest = text[: border.start()].rstrip(), text[border.end() :].strip()
        if not rest or ends_sentence(rest) or not _may_sign(rest):
            continue
        # "… hinter der Saline - Jo Muster/Hafenpresse"
        is_chain = bool(before) and "/" in rest and border[0].strip() in ("-", "–", "—", "|")
        if ends_sentence(before) or is_chain:
            return before, _without_reporter(rest)
    return None


def _widened(caption: str, credit: str) -> tuple[str, str]:
    """A photographer before the agency belongs to the credit: "… gate. – Jo Muster" + "AFP"."""
    for border in reversed(list(_BORDER.finditer(caption, max(0, len(caption) - _AFTER_STOP)))):
        before, name = caption[: border.start()].rstrip(), caption[border.end() :].strip()
        if _PLAIN_NAME.fullmatch(name) and is_name(name) and ends_sentence(before):
            return before, f"{bare_credit(name)} / {credit}"
    return caption, credit

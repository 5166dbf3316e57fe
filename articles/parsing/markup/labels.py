"""The words that captions are printed with in many languages: "Foto:", "©", "Image caption,"."""

from __future__ import annotations

import re

_NOUNS = (
    # English, and what it lent to others.
    r"(?:[a-z]{2,3} (?=photos?:))?(?:file |stock |handout |image |picture |photo |media |video )?"
    r"(?:photo(?:graph(?:er|s)?)?|image|picture|pic|credit|graphic|illustration|source)s?"
    r"(?: ?(?:credit|source|by))?",
    # German.
    r"(?:symbol|archiv|titel|vorschau|agentur)?-?(?:bild|foto)(?:quelle|nachweis|rechte|credit"
    r"|hinweis|er|autor)?|quelle|fotograf(?:in|ie)?|grafik|copyright",
    # French, Spanish, Portuguese, Italian, Romanian.
    r"crédits?(?: photos?)?|photo d['’](?:archives?|illustration)|légende|illustration"
    r"|fotos?|fotograf[ií]as?|fotógraf[oa]|imagen|imagem|cr[eé]ditos?"
    r"|fuente|fonte|autore?|auteur|immagine|crediti|(?:sursa|credit) ?foto|sursa",
    # Dutch, and the languages of the north.
    r"beeld|bron|fotograaf|(?:arkiv|presse?|genre|privat)?(?:foto|bilde?r?|billede)|kuvaa?ja?|kuva"
    r"|lähde|källa|kilde|illustrasjon(?:sfoto)?",
    # Central and eastern Europe.
    r"fot|fotó|kép|forrás|illusztráció|zdroj|snímek|autork?a?|zdj|zdjęcie|źródło(?: zdjęcia)?"
    r"|foto[gğ]raf|görsel|kaynak|фото(?:граф(?:ия)?)?|источник|снимка|джерело|автор"
    r"|φωτ(?:ο|ογραφία|ογραφίες)?|πηγή",
    # Hebrew, Arabic, Persian, and southern Asia.
    r"צילום|קרדיט|תמונה|تصوير|(?:ال)?صورة|المصدر|عکس|फ़?ोटो|फोटो|तस्वीर|स्रोत|साभार"
    r"|ảnh|nguồn(?: ảnh)?|gambar|sumber|ภาพ|เครดิต(?:ภาพ)?",
    # Eastern Asia.
    r"写真提供|写真|撮影|提供|画像|出典|사진|자료(?:사진)?|출처|제공|그래픽|이미지"
    r"|图片来源|圖片來源|图源|图片|照片|资料图|图|圖|摄影|攝影|来源|來源",
)
NOUNS = "(?:" + "|".join(_NOUNS) + ")"
SIGN = r"(?:©|ⓒ|\(c\)|&copy;)"
_TAKEN_BY = r"(?:by|von|av|af|de|di|par|door|courtesy of)"
_LABEL = re.compile(
    rf"(?:{NOUNS}\.? ?(?:[:：=/|／]|{_TAKEN_BY}\b|(?={SIGN})) ?"
    rf"|(?:fot|zdj|φωτ)\. |{SIGN} ?)+[:：]? ?",
    re.IGNORECASE,
)
# "Foto Jo Muster", where nothing else stands.
_BARE = re.compile(
    r"\A(?i:fotos?|fot\.|fotó|beeld|kuva|photo|pic|bild|imagen|imagem|crédito) (?=[^\W\d_a-zß-ÿ])"
)
# What stands before a caption and says that it is one.
_INTRODUCTION = re.compile(
    r"\A(?:(?:image|photo|video|picture) caption[,:]?|(?:bild)?legende ?:|légende ?:|bildtext ?:"
    r"|bildunterschrift ?:|caption ?:|(?:show|hide|toggle) caption)\s*",
    re.IGNORECASE,
)
_LABEL_OF_CAPTION = re.compile(
    r"\A(?:image|photo|picture|bild|foto|imagen|kuva|图片|사진)s? ?[:：] ?(?=\S.{24})",
    re.IGNORECASE,
)
# What stands behind a caption or a credit and is neither.
_BUTTONS = re.compile(
    r"[\s|·-]*(?:(?:show|hide|toggle) caption|purchase licensing rights"
    r"|(?:buy|order|purchase) (?:now|(?:this )?(?:photos?|images?|prints?))"
    r"|(?:click|tap)(?: here)? to (?:enlarge|expand|zoom|view)|enlarge(?: this)? image"
    r"|(?:show|read|see|view) more|view (?:full|larger) (?:image|size)|expand(?: image)?"
    r"|,? ?opens(?: in)?(?: a)? new (?:tab|window)|visa mer|vis mer|les mer|læs mere|mehr anzeigen"
    r"|bild vergrößern|vergrößern|afficher plus|agrandir(?: l['’]image)?|voir plus|ver más|leer más"
    r"|ampliar(?: (?:foto|imagen))?|ingrandisci|mostra altro|크게 ?보기|이미지 ?확대|点击查看大图"
    r"|dismiss|close|(?:[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4} ?\| ?)?[0-9]{1,2}:[0-9]{2} ?min)[\s.|,]*$",
    re.IGNORECASE,
)
_MOST_BUTTONS = 3
_LONGEST_BUTTONS = 120


def label_at(text: str, start: int = 0) -> re.Match[str] | None:
    """The label of a credit that begins at a place: "Foto:", "Photo by", "©"."""
    return _LABEL.match(text, start)


def without_label(credit: str) -> str:
    """A credit without the label in front of it, a bare "Foto" included."""
    return _LABEL.sub("", credit, count=1) if label_at(credit) else _BARE.sub("", credit, count=1)


def is_labelled_bare(credit: str) -> bool:
    """Whether a text begins with a label that nothing but a name follows: "Beeld Jo Muster"."""
    return _BARE.match(credit) is not None


def without_introduction(caption: str) -> str:
    """A caption without the words that only say that it is one: "Image caption, ", "Legende: "."""
    return _LABEL_OF_CAPTION.sub("", _INTRODUCTION.sub("", caption, count=1), count=1)


def without_buttons(text: str) -> str:
    """A line without the words of the buttons behind it: "hide caption", "opens new tab"."""
    for _ in range(_MOST_BUTTONS):
        found = _BUTTONS.search(text, max(0, len(text) - _LONGEST_BUTTONS))
        if found is None or not found.start():
            return text
        text = text[: found.start()]
    return text

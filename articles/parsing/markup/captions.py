"""The words that belong to an image: which element holds the caption, and which the credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.parsing.markup.called import asked_once
from articles.parsing.markup.crediting import bare_credit, is_credit, is_name, part, tidy
from articles.parsing.markup.labels import label_at
from articles.parsing.markup.trees import marks_of, squeezed, words_of
from articles.parsing.wording import ends_sentence, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

LONGEST = 1200
_LONGEST_CREDIT = 140
_LONGEST_BESIDE = 80
_NEAR = 3
_CAPTION = re.compile(
    r"caption|legend|leggenda|bildunterschrift|bild-?text|kepalairas|(?:foto)?(?:bij|onder)schrift"
    r"|(?:bild|image|img|pic|photo|foto|media|figure|bilde|billed|kuva)-?_*(?:info|te?xt|tekst|teksti"
    r"|te[kx]s?t|desc|cptn|capt?(?:$|[\s_-]))|podpis|popis(?:ek|ka)|fotoleyenda|ep[ií]grafe|titrar"
    r"|infotext|didascalia|pie-?(?:de-?)?foto|leyenda|untertitel|bildbeschreibung|bildzeile|cutline"
    r"|gallery-?_*description|lightbox-?_*(?:gallery)?_*description|(?:^|[\s_-])bu(?:$|[\s_-])"
    r"|byttext",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit|copyright|sources?(?:$|[\s_-])|source-|quelle|photograph(?:er|ie)|fotograf|(?:^"
    r"|[\s_-])autor"
    r"|author|attribution|licen[cs]e|(?:^|[\s_-])lic(?:$|[\s_-])|rights|agency|byline|provider"
    r"|owner"
    r"|signature|creator|contributor|distributor|supplier|firma(?:$|[\s_-])|zdroj|zrodlo|kilde|bron(?:$"
    r"|[\s_-])",
    re.IGNORECASE,
)
# Words on the buttons that stand on pictures.
_CONTROL = re.compile(
    r"(?:view|open|see|show|close|enlarge|expand|zoom)(?: all| the)? ?[0-9]* ?(?:images?|photos?"
    r"|pictures?|gallery|fullscreen)?(?: .{0,30})?"
    r"|(?:image|photo|bild|foto) ?[0-9]+ ?(?:of|/|von|de) ?[0-9]+|[0-9]+ ?/ ?[0-9]+|vergrößern"
    r"|bild (?:vergrößern|öffnen)"
    r"|(?:audio|video)?[0-9:]{4,8}(?: min\.?)?|in (?:pictures|bildern)"
    r"|play(?: video)?|videos?|audio|gallery|galerie|watch|teilen|share",
    re.IGNORECASE,
)
_IMAGE_BOX = re.compile(r"image|img|photo|picture|bild|foto|figure|media", re.IGNORECASE)
_called_caption, _called_credit = asked_once(_CAPTION), asked_once(_CREDIT)
_called_image = asked_once(_IMAGE_BOX)
_called_title = asked_once(
    re.compile(r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:title|headline|heading|titel|titre|t[ií]tulo)")
)
_LONGEST_IN_BOX = 400
_IMAGES = frozenset(("img", "picture", "source"))
_SEPARATORS = frozenset("|│•–—/-")
_CREDIT_TAGS = frozenset(("cite", "footer"))


@dataclass(frozen=True, slots=True)
class Words:
    """What is printed with an image, and the elements that print it."""

    caption: str = ""
    credit: str = ""
    elements: tuple[HtmlElement, ...] = ()

    @property
    def length(self) -> int:
        """How many characters of the page are caption or credit."""
        return sum(len(words_of(element)) for element in self.elements)


def read_words(box: HtmlElement, alt: str) -> Words:
    """Read the caption and the credit out of the box that holds an image."""
    credited = list(_credit_elements(box))
    apart = frozenset(credited)
    holder = _holder(box, apart, alt)
    text = _words_without(holder, apart) if holder is not None else ""
    if len(text) > LONGEST:
        holder, text = None, ""
    elements = tuple(element for element in (holder, *credited) if element is not None)
    credit = _joined(credited, alt)
    beside = None if credit else _beside(box, holder)
    if beside is not None:
        credit, elements = words_of(beside), (*elements, beside)
    if not credit:
        text, credit = _parted(holder, text, alt)
    elif is_credit(text):
        text = ""
    return Words(_unless_control(tidy(text)), bare_credit(credit), elements)


def _joined(credited: list[HtmlElement], alt: str) -> str:
    """The first credit told, and the agency told beside it: "Jo Muster" and "AP"."""
    told = [(element, bare_credit(words_of(element))) for element in credited]
    told = [(element, bare) for element, bare in told if bare and bare != alt]
    if not told:
        return ""
    (first, credit), *others = told
    for element, bare in others:
        is_new = likeness(bare) not in likeness(credit) and likeness(credit) not in likeness(bare)
        if is_new and element.getparent() is first.getparent():
            credit = f"{credit} / {bare}"
    return credit if len(credit) <= _LONGEST_CREDIT else told[0][1]


def _parted(holder: HtmlElement | None, text: str, alt: str) -> tuple[str, str]:
    """Without an element called a credit, the last piece of the caption may be one, or its tail."""
    pieces = [words_of(piece) for piece in holder.iterdescendants()] if holder is not None else []
    first = next((piece for piece in pieces if piece), "")
    if first != text and text.startswith(first) and is_credit(first) and _is_labelled(first):
        return text.removeprefix(first).strip(), first
    last = next((piece for piece in reversed(pieces) if piece and piece != text), "")
    if last and text.endswith(last) and len(last) <= _LONGEST_CREDIT:
        before = text.removesuffix(last).rstrip()
        is_apart = ends_sentence(before) or "/" in last or before[-1:] in _SEPARATORS
        if is_credit(last) or (before and is_name(last) and is_apart):
            return before, last
    rest = text[len(alt) :].strip() if alt and text.startswith(alt) else ""
    if rest and "、" not in rest and len(rest) <= _LONGEST_CREDIT and is_name(rest):
        return alt, rest
    caption, credit = part(text)
    return ("", text) if is_credit(text) and not (caption and credit) else (caption, credit)


def _beside(box: HtmlElement, holder: HtmlElement | None) -> HtmlElement | None:
    """A few words right behind a caption are the credit, whatever they are called."""
    if holder is None or holder is box:
        return None
    around = [holder, *holder.iterancestors()]
    for node in around[: around.index(box)] if box in around else ():
        for sibling in (node.getnext(), node.getprevious()):
            words = words_of(sibling) if sibling is not None else ""
            if _is_credit_beside(words, in_figure=box.tag == "figure"):
                return sibling
    return None


def _is_credit_beside(words: str, *, in_figure: bool) -> bool:
    if not 1 < len(words) <= _LONGEST_BESIDE or _CONTROL.search(words):
        return False
    return is_credit(words) or (in_figure and ("/" in words or is_name(words)))


def _unless_control(text: str) -> str:
    return "" if _CONTROL.fullmatch(text) else text


def _holder(box: HtmlElement, credited: frozenset[HtmlElement], alt: str) -> HtmlElement | None:
    """The element that holds the caption: told by its tag, its name, or the image's own alt."""
    for element in _candidates(box, alt):
        if element not in credited and _words_without(element, credited):
            return element
    return None


def _candidates(box: HtmlElement, alt: str) -> Iterator[HtmlElement]:
    yield from box.iter("figcaption")
    for element in box.iterdescendants():
        if element.tag not in _IMAGES and _called_caption(marks_of(element)):
            yield element
    yield from _echoing(box, alt)
    if box.tag == "figure" or _is_image_box(box):
        yield box


def _is_image_box(box: HtmlElement) -> bool:
    """A box called an image, or a table, without link or heading holds the image and its words."""
    if len(words_of(box)) > _LONGEST_IN_BOX:
        return False
    if box.tag != "table" and not _called_image(marks_of(box)) and not _holds_label(box):
        return False
    return next(box.iter("a", "h1", "h2", "h3", "h4", "button"), None) is None


def _holds_label(box: HtmlElement) -> bool:
    """Whether one of a few pieces of a box is a credit with its label: "Foto: Jo Muster"."""
    pieces = [child for child in box if child.tag not in _IMAGES and words_of(child)]
    return len(pieces) <= _NEAR and any(
        is_credit(words) and _is_labelled(words) for words in map(words_of, pieces)
    )


def _is_labelled(words: str) -> bool:
    bare = words.lstrip("([（ ")
    label = label_at(bare)
    return label is not None and len(bare) - label.end() > 1


def _echoing(box: HtmlElement, alt: str) -> Iterator[HtmlElement]:
    """Elements whose words are the image's alternative text: a caption, whatever it is called."""
    wanted = likeness(alt)
    if len(wanted) < 12:
        return
    for element in box.iterdescendants("p", "small", "span", "div", "em", "figcaption"):
        if _called_title(marks_of(element)):
            continue
        found = likeness(words_of(element))
        is_cut = len(found) > 20 and wanted.startswith(found)
        if (
            found == wanted
            or is_cut
            or (found.startswith(wanted) and len(found) - len(wanted) <= 80)
        ):
            yield element


def _credit_elements(box: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost short elements that are called a credit."""
    taken: set[HtmlElement] = set()
    for element in box.iterdescendants():
        if element.getparent() in taken:
            taken.add(element)
        elif _is_credit_element(element):
            taken.add(element)
            yield element


def _is_credit_element(element: HtmlElement) -> bool:
    if not is_called_credit(element):
        return False
    words = words_of(element)
    if not 1 < len(words) <= _LONGEST_CREDIT:
        return False
    if element.tag == "figcaption" or _is_called_both(marks_of(element)):
        # Its words must tell.
        return is_credit(words) or is_name(words)
    return not _holds_caption(element)


def _is_called_both(called: str) -> bool:
    """Whether a name says caption and credit at once; in "caption__credit" the last word counts."""
    caption, credit = _last(_CAPTION, called), _last(_CREDIT, called)
    is_one_name = " " not in called[min(caption, credit) : max(caption, credit)]
    return caption >= 0 and not (is_one_name and credit > caption)


def _last(pattern: re.Pattern[str], called: str) -> int:
    return max((match.start() for match in pattern.finditer(called)), default=-1)


def is_called_caption(element: HtmlElement) -> bool:
    """Whether the page's maker calls an element a caption."""
    return element.tag == "figcaption" or bool(_called_caption(marks_of(element)))


def is_called_credit(element: HtmlElement) -> bool:
    """Whether the page's maker calls an element a credit, by its tag or its class."""
    if element.tag in _CREDIT_TAGS:
        return True
    called = marks_of(element)
    return bool(called) and element.tag not in _IMAGES and bool(_called_credit(called))


def _holds_caption(element: HtmlElement) -> bool:
    """A box called "caption and credit" is neither of the two."""
    if next(element.iter("figcaption"), None) is not None:
        return True
    return any(
        _called_caption(marks_of(inner)) and not _called_credit(marks_of(inner))
        for inner in element.iterdescendants()
    )


def _words_without(element: HtmlElement, left_out: frozenset[HtmlElement]) -> str:
    """The words of an element without those of some elements in it."""
    pieces: list[str] = []
    waiting: list[tuple[HtmlElement, bool]] = [(element, True)]
    while waiting:
        node, opens = waiting.pop()
        if not opens:
            pieces.append(node.tail or "")
            continue
        if node is not element:
            waiting.append((node, False))
        if node not in left_out:
            pieces.append(node.text or "")
            waiting.extend((child, True) for child in reversed(node))
    return squeezed("".join(pieces))

"""The images of a page with whatever is printed with each, taken out of the tree."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from articles.parsing.markup.behind import words_behind
from articles.parsing.markup.called import asked_once
from articles.parsing.markup.captions import (
    LONGEST,
    Words,
    read_words,
)
from articles.parsing.markup.cards import (
    is_bare_figure,
    is_card,
    is_linked,
    is_of_author,
    is_title,
    leads_away,
)
from articles.parsing.markup.pictures import is_photo, picture_of
from articles.parsing.markup.sources import Sources, file_name, read_sources
from articles.parsing.markup.trees import FIGURE_MARK, marks_of, squeezed, words_of
from articles.parsing.markup.viewers import words_in_attributes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_HIGHEST = 6
_MOST = 400
_OTHER_WORDS = 60
_A_PARAGRAPH = 60
_ELSEWHERE = frozenset(("nav", "aside", "menu"))
_NOT_OF_THE_STORY = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:related|recommend|newsletter|promo|teaser|sidebar"
    r"|author|byline|bio|contributor|reporter|columnist|journalist"
    r"|audio|podcast|avatar|portrait|profile|most-?(?:read|viewed|popular)|popular|trending|read-?(?:more|next"
    r"|also)"
    r"|more-?(?:on|from|stories)|see-?also|comment|outbrain|taboola|advert|sponsor|footer|nav"
    r"|navigation|menu|masthead|logo|affiliate|weather|subscri)(?![a-z]*-?_*(?:image|photo|img))"
)

_called_side_box = asked_once(_NOT_OF_THE_STORY)


@dataclass(frozen=True, slots=True)
class Figure:
    """One image of a page and the words printed with it.

    `is_framed` when the page made it a figure; `leads_away` when it is a link to another page.
    """

    number: int
    url: str | None
    alt: str
    words: Words
    title: str = ""
    is_framed: bool = False
    leads_away: bool = False
    sources: tuple[str, ...] = ()


def take_figures(body: HtmlElement, base: str, pictures: Mapping[str, str]) -> list[Figure]:
    """Take every image of the story out of a tree and leave a numbered mark where it stood.

    `pictures` are those that the page's styles hold, by the names that its images call them.
    """
    read = ((image, read_sources(image, pictures)) for image in body.iter("img"))
    photos = (pair for pair in read if is_photo(*pair))
    taker = _Taker(body, dict(islice(photos, _MOST)), base)
    for image in taker.sources:
        taker.take(image)
    for caption in list(body.iter("figcaption")):
        # Figures of films and the like have captions too: they are no running text either.
        caption.drop_tree()
    return taker.figures


class _Taker:
    """Takes one image after the other out of the body, each with its words."""

    def __init__(self, body: HtmlElement, images: dict[HtmlElement, Sources], base: str) -> None:
        self.body = body
        self.sources = images
        self.names = {image: _name(image, sources) for image, sources in images.items()}
        self.held = _names_within(self.names)
        self.marked: set[HtmlElement] = set()
        self.base = base
        self.figures: list[Figure] = []
        self.letters, self.whole = _paragraph_letters(body)

    def take(self, image: HtmlElement) -> None:
        """Take an image and its words, unless it went with another one or is none of the story."""
        start = self.start_of(image)
        is_gone = self.body not in image.iterancestors()
        if is_gone or self.is_elsewhere(image) or is_of_author(start):
            return
        alt = squeezed(image.get("alt") or image.get("title"))
        box, words = self.box_of(start, image, alt)
        away = leads_away(image, self.sources[image].written)
        if is_card(box, words, alt) or (away and is_linked(words)):
            away, words = True, Words()
        elif is_title(words):
            box, words = start, Words()
        number = len(self.figures)
        url, found = self.sources[image].url(self.base), self.sources[image].whole(self.base)
        title, framed = squeezed(image.get("title")), _is_framed(image)
        self.figures.append(Figure(number, url, alt, words, title, framed, away, found))
        self.marked.update(_leave_mark(box, number).iterancestors())
        for element in words.elements:
            if element.getparent() is not None and self.body in element.iterancestors():
                element.drop_tree()

    def start_of(self, image: HtmlElement) -> HtmlElement:
        """The figure around an image, if it is short and of this image alone; else its picture."""
        for figure in image.iterancestors("figure"):
            if len(words_of(figure)) <= LONGEST and not self.holds_another(figure, image):
                return figure
        return picture_of(image)

    def is_elsewhere(self, image: HtmlElement) -> bool:
        """Whether an image stands in a box that is no story: a portrait, a teaser, a menu."""
        for node in image.iterancestors():
            if node is self.body or self.letters.get(node, 0) * 4 > self.whole:
                return False
            if (node.tag in _ELSEWHERE and not is_bare_figure(node)) or (
                node.tag != "figure" and _is_side_box(node)
            ):
                return True
        return False

    def box_of(self, start: HtmlElement, image: HtmlElement, alt: str) -> tuple[HtmlElement, Words]:
        """The figure, or the nearest element around it, with a caption and no other image."""
        words = read_words(start, alt) if start.tag == "figure" else Words()
        if words.caption or words.credit:
            return start, words
        node = start
        for _ in range(_HIGHEST):
            node = node.getparent()
            if node is None or node is self.body or node.tag in ("main", "body"):
                break
            if self.holds_another(node, image):
                break
            text = words_of(node)
            words = read_words(node, alt) if text else Words()
            # Text that is neither caption nor credit means that this is a piece of the story.
            is_box = len(text) - words.length <= _OTHER_WORDS
            if words.caption and not is_box:
                if _echoes(words, alt):
                    return start, words
                break
            if words.caption or (words.credit and is_box):
                return node, words
            if len(text) > LONGEST:
                break
        return start, words_in_attributes(image) or words_behind(start, alt)

    def holds_another(self, node: HtmlElement, image: HtmlElement) -> bool:
        """Whether an element holds a second picture; two sizes of one picture are one."""
        return node in self.marked or bool(self.held.get(node, set()) - {self.names[image]})


def _names_within(names: Mapping[HtmlElement, str]) -> Mapping[HtmlElement, set[str]]:
    """What the pictures within each element are called."""
    held: dict[HtmlElement, set[str]] = defaultdict(set)
    for image, name in names.items():
        for node in (image, *image.iterancestors()):
            held[node].add(name)
    return held


def _name(image: HtmlElement, sources: Sources) -> str:
    """What two sizes of one picture are both called: by their file, or by what they hold."""
    name = file_name(sources.best) or next(map(file_name, sources.written), "")
    return name or str(hash(sources.written[0]) if sources.written else id(image))


def _is_side_box(node: HtmlElement) -> bool:
    """Whether an element is called a side box; a lead picture that is no link may be a "teaser"."""
    found = _called_side_box(marks_of(node))
    if not found:
        return False
    return "teaser" not in found.casefold() or next(node.iter("a"), None) is not None


def _paragraph_letters(body: HtmlElement) -> tuple[Mapping[HtmlElement, int], int]:
    """How much text in paragraphs each element holds: what holds much of it is no side box."""
    letters: dict[HtmlElement, int] = defaultdict(int)
    whole = 0
    for paragraph in body.iter("p"):
        length = len(words_of(paragraph))
        if length >= _A_PARAGRAPH:
            whole += length
            for node in paragraph.iterancestors():
                letters[node] += length
    return letters, whole


def _echoes(words: Words, alt: str) -> bool:
    return bool(words.caption) and words.caption[:40].casefold() in alt.casefold()


def _is_framed(image: HtmlElement) -> bool:
    return next(image.iterancestors("figure", "picture"), None) is not None


def _leave_mark(box: HtmlElement, number: int) -> HtmlElement:
    mark = etree.Element("span", {FIGURE_MARK: str(number)})
    mark.tail = box.tail
    parent = box.getparent()
    if parent is not None:
        parent.replace(box, mark)
    return mark

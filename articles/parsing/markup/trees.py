"""The source of a page to a tree, within limits: nesting, size, and nothing that could run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from articles.parsing.markup.called import asked_once
from articles.parsing.markup.charset import without_controls
from articles.parsing.page import UnknownFormat

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 500
# libxml2 drops the rest of a page at so many levels, or behind so long an attribute, unless it is
# told to go on: a picture kept in its own address may have more than ten million letters.
_DEEPEST_UNASKED = 256
_CUT_OFF = ("Excessive depth", "limit exceeded", "XML_PARSE_HUGE")
_CLASSES = etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_NONCHARACTERS = ("\ufffe", "\uffff")
_REFERENCE = re.compile(
    rb"&#(?:x0{0,9}(?:[0-8bcef]|1[0-9a-f]|7f|d[89a-f][0-9a-f]{2}|fff[ef])"
    rb"|0{0,9}(?:[0-8]|1[124-9]|2[0-9]|3[01]|127|6553[45]))(?![0-9a-f]);?",
    re.IGNORECASE,
)
# Stands in the text where a "br" stood; it counts as white space wherever nobody asks for it.
LINE_BREAK = "\u2028"
# The attribute of what is left in a tree where a figure was taken out.
FIGURE_MARK = "data-figure-number"
_FOR_EARS = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|aural|a11y-hidden"
    r"|offscreen)(?:$|\s)",
    re.IGNORECASE,
)
# Makers have image elements of their own, as "amp-img" and "brick-image".
_OWN_IMAGE = re.compile(r"(?:^|-)(?:img|image)(?:-|$)")
_called_for_ears, _called_image = asked_once(_FOR_EARS), asked_once(_OWN_IMAGE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_SPACES = re.compile(r"\s+")
BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "picture",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)

_SILENT = [
    "script",
    "style",
    "template",
    "svg",
    "math",
    "canvas",
    "object",
    "embed",
    "applet",
    "iframe",
    "audio",
    "map",
    "select",
    "option",
    "datalist",
    "textarea",
    "input",
    "head",
]
# These are shells at times: pictures for readers without scripts, pictures that open when clicked.
_SHELLS = ("noscript", "button", "video")
# Twice as many take the reading of a text four times as long; pages of news have some thousands.
MOST_ELEMENTS = 60_000


def tree_of(source: str, deepest: int = DEEPEST) -> HtmlElement:
    """Parse a page; refuse one that is nested too deep, for it would be cut off unnoticed."""
    page = _without_controls(source)
    tree, complete = _parsed(page, generous=False)
    may_be_deep = not complete or deepest < _DEEPEST_UNASKED
    if not complete:
        tree, complete = _parsed(page, generous=True)
    if not complete or (may_be_deep and _depth(tree) > deepest):
        raise UnknownFormat(f"The page's tags are nested more than {deepest} deep.")
    if source.count("<") > MOST_ELEMENTS and sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise UnknownFormat(f"The page has more than {MOST_ELEMENTS:,} elements.")
    return tree


def _without_controls(source: str) -> bytes:
    """Take out the characters that no tree may hold, spelled out or referred to."""
    for noncharacter in _NONCHARACTERS:
        source = source.replace(noncharacter, "")
    page = source.encode("utf-8", "replace").translate(None, _CONTROLS)
    return _REFERENCE.sub(b"", page)


def _parsed(page: bytes, *, generous: bool) -> tuple[HtmlElement, bool]:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=generous, remove_comments=True, remove_pis=True, no_network=True
    )
    # One class for all elements: lxml asks a function in Python for each of them otherwise.
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = lxml_html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as trouble:
        raise UnknownFormat("The file holds no HTML that can be read.") from trouble
    return tree, not any(sign in entry.message for entry in parser.error_log for sign in _CUT_OFF)


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def leave_what_is_shown(tree: HtmlElement) -> None:
    """Take out of a tree what no reader sees, and part words where a browser starts a new line."""
    for element in tree.iter(etree.Element):
        if (
            "-" in element.tag
            and _called_image(element.tag)
            and (element.get("src") or element.get("data-src"))
        ):
            element.tag = "img"
    for shell in list(tree.iter(*_SHELLS)):
        if next(shell.iter("img", "picture"), None) is not None and not _repeats(shell):
            shell.tag = "span"
        else:
            _lend_addresses(shell)
    etree.strip_elements(tree, *_SILENT, *_SHELLS, with_tail=False)
    for element in [
        element for element in tree.iter("span", "p", "div", "h2", "small") if _is_for_ears(element)
    ]:
        element.drop_tree()
    for menu in list(tree.iter("nav", "menu", "dialog")):
        menu.drop_tree()
    for line_break in tree.iter("br"):
        line_break.tail = LINE_BREAK + (line_break.tail or "")
    for block in tree.iter(*BLOCK_TAGS):
        block.text = " " + (block.text or "")
        block.tail = " " + (block.tail or "")


def _repeats(shell: HtmlElement) -> bool:
    """Whether a picture for readers without scripts stands beside the same one for all others."""
    around = shell.getparent()
    inside = set(shell.iter("img"))
    return (
        shell.tag == "noscript"
        and around is not None
        and any(image not in inside for image in around.iter("img"))
    )


def _lend_addresses(shell: HtmlElement) -> None:
    """Give the picture that a script would load the addresses of its copy for other readers."""
    copies, beside = list(shell.iter("img")), shell.getprevious()
    waiting = [] if beside is None else list(beside.iter("img"))
    if len(copies) == len(waiting) == 1 and (waiting[0].get("src") or "data:")[:5] == "data:":
        for name in ("src", "srcset"):
            if copies[0].get(name) and not waiting[0].get(f"data-{name}"):
                waiting[0].set(f"data-{name}", copies[0].get(name))


def _is_for_ears(element: HtmlElement) -> bool:
    """Words for screen readers only, as "opens in a new window", interrupt the sentences shown."""
    called = element.get("class")
    return bool(called) and bool(_called_for_ears(called))


def squeezed(text: str | None) -> str:
    """One plain space for every run of white space, none at the ends, no control characters."""
    if not text:
        return ""
    plain = " ".join(text.split())
    # Most texts hold nothing odd, and need no pattern.
    return plain if plain.isprintable() else _SPACES.sub(" ", without_controls(text)).strip()


def untagged(text: str) -> str:
    """What machines are told, without the tags that some makers leave in it."""
    return squeezed(_TAG.sub(" ", text)) if "<" in text else squeezed(text)


def words_of(element: HtmlElement) -> str:
    """The readable words of an element of a prepared tree, on one line."""
    return squeezed("".join(element.itertext()))


def marks_of(element: HtmlElement) -> str:
    """The words that a page's maker calls an element by: its class, id and item property."""
    get = element.get
    called = (get("class"), get("id"), get("itemprop"), get("data-testid"), get("data-component"))
    return " ".join(filter(None, called))

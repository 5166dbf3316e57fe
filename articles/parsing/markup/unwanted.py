"""Parts of a page that are not its article: told by what their makers call them, never by site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.parsing.markup.called import asked_once
from articles.parsing.markup.trees import marks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OUTER_TAGS = frozenset(("nav", "footer", "aside", "menu", "dialog"))
# A word of these in a class or an id makes a box: matched at the start of a part of the name, so
# that "related-links" and "articleRelated" are boxes and "correlated" is not.
_BOXES = (
    "related|recommend|newsletter|subscri|promo|teaser|advert|sponsor|outbrain|taboola|comment"
    "|disqus"
    "|breadcrumb|share|sharing|social|cookie|consent|pagination|pager|tags|taglist|keywords"
    "|topics|author-?(?:bio|box|card|info|profile|details|description|about)|about-?(?:the-)?author"
    "|contributor|reporter|columnist|bio|byline|most-?(?:read|viewed|popular)|popular|trending|read-?(?:more|next|also)|more-?on"
    "|moreon|see-?also|also-?read|you-?may|sidebar|widget|embed|tweet|twitter|instagram|facebook"
    "|tiktok|youtube|poll|quiz|signup|sign-?up|donat|support-?us|app-?download|print-?only|hidden"
    "|sr-only|visually-?hidden|screen-?reader|copyright|disclaimer|correction-?policy|footnote-?nav"
    "|jump-?link|toc|table-?of-?contents|skip-?link|player|video-?meta|gallery-?nav|carousel|slider"
    "|infobox|info-?box|fact-?(?:box|s)?|fakta|linkbox|link-?list|linklist|affiliate|shopping"
    "|feedback|rating|vote"
    "|login|register|modal|popup|overlay|toolbar|menu|navigation|navbar|footer|masthead|banner"
)
_BOX = re.compile(rf"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:{_BOXES})")


# A post quoted in a story is one of its quotations.
_POSTS = re.compile(r"(?:^|\s)(?:twitter|bluesky|mastodon)-?(?:tweet|embed)?(?:$|\s)")
_EMBEDDED = re.compile(r"embed|tweet|twitter|social", re.IGNORECASE)
# Paragraphs are called so because a wall hides them from some readers: they are text all the same.
_WALL = re.compile(
    r"paywall-?_*(?:box|teaser|info|overlay|banner|layer|offer|cta)|abo-?(?:box|teaser|hint)"
    r"|app-?hint",
    re.IGNORECASE,
)
_called_box, _called_wall = asked_once(_BOX), asked_once(_WALL)
_TEXT_TAGS = frozenset(("p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li"))


def is_box(element: HtmlElement) -> bool:
    """Whether an element is called something that no article is called."""
    if element.tag in _OUTER_TAGS or "factbox" in element.tag:
        return True
    called = marks_of(element)
    if not called or (element.tag == "blockquote" and _POSTS.search(called)):
        return False
    box = _called_box(called)
    if box and _EMBEDDED.search(box) and _holds_post(element):
        return False
    return bool(box) or (element.tag not in _TEXT_TAGS and bool(_called_wall(called)))


def _holds_post(element: HtmlElement) -> bool:
    return any(_POSTS.search(marks_of(quote)) for quote in element.iter("blockquote"))

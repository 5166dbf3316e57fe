"""Walk through the room by its own links, and look for words that became markup."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from django.test import Client

# Leaving the room, or the same page in another order, tells nothing new.
_LEFT_OUT = ("//", "/admin/logout/", "/static/")


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.handlers: set[str] = set()
        self.addresses: list[str] = []
        self.styles = False
        self.inline_script = False
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, what it runs, and where it leads."""
        given = dict(attrs)
        self.tags.add(tag)
        self.handlers |= {name for name in given if name.startswith("on")}
        self.styles |= tag == "style" or "style" in given
        is_code = given.get("type") in (None, "module", "text/javascript")
        self.inline_script |= tag == "script" and "src" not in given and is_code
        self.addresses += [
            (given[name] or "").strip()
            for name in ("href", "src", "action", "formaction", "data", "poster")
            if name in given
        ]


def walk(client: Client, *starts: str, most: int = 300):
    """Yield (address, answer) of every page that links lead to; the admin's lists once each."""
    seen, waiting = set(starts), deque(starts)
    while waiting and most:
        address, most = waiting.popleft(), most - 1
        answer = client.get(address)
        yield address, answer
        if answer.streaming:
            answer.getvalue()  # to its end, where the file is closed
        elif "text/html" in answer.headers.get("Content-Type", ""):
            found = _onward(address, answer.content.decode()) - seen
            seen |= found
            waiting.extend(sorted(found))


def _onward(address: str, body: str) -> set[str]:
    links = (urldefrag(urljoin(address, link)).url for link in Page(body).addresses)
    ours = (link for link in links if link.startswith("/") and not link.startswith(_LEFT_OUT))
    return {link.partition("?")[0] if link.startswith("/admin/") else link for link in ours}

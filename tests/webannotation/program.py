"""A program that talks to the room, signed in or not, and annotations for it to send."""

import json
import re

from django.test import Client
from django.urls import reverse

from tests import builders

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
BASE = "http://testserver"


class Program:
    """A client that speaks JSON-LD; its session is that of `user`, if any."""

    def __init__(self, user=None, **options):
        self.client = Client(**options)
        if user:
            self.client.force_login(user)

    def get(self, address, **headers):
        return self.client.get(address, headers=headers)

    def send(self, method, address, document=None, **headers):
        raw = document if isinstance(document, bytes) else json.dumps(document).encode()
        return self.client.generic(method, address, raw, JSON_LD, headers=headers)

    def post(self, document, address=None):
        return self.send("POST", address or container(), document)

    def walk(self, first):
        """Follow `next` from a page on; return the entries of every page."""
        entries, address = [], first
        while address:
            leaf = self.get(address).json()
            entries += leaf["items"]
            address = leaf.get("next")
        return entries


def container() -> str:
    return reverse("articles:annotations")


def address(note) -> str:
    return reverse("articles:annotation", args=[note.uuid])


def prefer(*words: str) -> dict:
    names = {
        "minimal": "http://www.w3.org/ns/ldp#PreferMinimalContainer",
        "iris": "http://www.w3.org/ns/oa#PreferContainedIRIs",
        "descriptions": "http://www.w3.org/ns/oa#PreferContainedDescriptions",
    }
    included = " ".join(names[word] for word in words)
    return {"Prefer": f'return=representation;include="{included}"'}


def annotation(target, **members) -> dict:
    """A small correct annotation."""
    body = {"type": "TextualBody", "value": "The lamp is the old one.", "format": "text/plain"}
    return {
        "@context": CONTEXT,
        "type": "Annotation",
        "body": body,
        "target": target,
    } | members


def quoting(story, exact, **more) -> dict:
    """A target that quotes words of an article's newest revision."""
    return {
        "source": BASE + story.current.get_absolute_url(),
        "selector": {"type": "TextQuoteSelector", "exact": exact, **more},
    }


def many_notes(count: int, story=None):
    """An article with notes enough to fill some pages."""
    story = story or builders.article(paragraphs=(" ".join(f"word{n}" for n in range(count)),))
    return [builders.note(story, f"word{number}") for number in range(count)]


def linked(response, relation: str) -> list[str]:
    """The addresses that the Link header gives for a relation."""
    pairs = re.findall(r'<([^>]+)>;\s*rel="([^"]+)"', response.headers.get("Link", ""))
    return [target for target, name in pairs if name == relation]

"""Hostile words in every field, on every page that links lead to: they stay words."""

import pytest

from tests.hostile.crawling import Page, walk
from tests.hostile.furnishing import furnish

pytestmark = pytest.mark.django_db
EVIL = "<x-evil onx-evil=1>'\"><x-evil></script><x-evil></style><x-evil></textarea></title><x-evil>"
ATTRIBUTE = "\"onx-evil='1' 'onx-evil=1 x=\" onx-evil=1"


def faults(address, answer) -> list[str]:
    """What is wrong with a page."""
    assert answer.status_code < 500, address
    if "text/html" not in answer.headers.get("Content-Type", ""):
        return []
    page = Page(answer.content.decode())
    found = sorted(page.tags & {"x-evil"}) + sorted(page.handlers)
    found += ["style"] * page.styles + ["script"] * page.inline_script
    found += [one for one in page.addresses if one.casefold().startswith(("javascript:", "data:"))]
    return [f"{address}: {fault}" for fault in found]


@pytest.mark.parametrize("words", [EVIL, ATTRIBUTE, "javascript:alert(1)"])
@pytest.mark.parametrize("who", ["keeper", "mina", None])
def test_hostile_words_in_every_field_are_words_on_every_page(client, words, who):
    room = furnish(words)
    if who:
        client.force_login(getattr(room, who))

    met = list(walk(client, "/", "/sources/", "/admin/"))

    assert [fault for page in met for fault in faults(*page)] == []
    assert len(met) > (20 if who is None else 60)

"""Whole pages in the ways that newspapers of many countries make them, all of them invented."""

import json
from pathlib import Path

import pytest

from articles.parsing import Hint
from articles.parsing.formats import html
from articles.parsing.page import BlockKind

STYLES = Path(__file__).parent / "styles"


def facts(page):
    """What a page of the folder may be asked for, in the shape that its answers have."""
    return {
        "title": page.title,
        "authors": list(page.authors),
        "publisher": page.publisher,
        "agency": page.agency,
        "published": page.published and page.published.isoformat(),
        "updated": page.updated and page.updated.isoformat(),
        "photos": [[photo.caption, photo.credit] for photo in page.photos],
        "paragraphs": sum(block.kind is BlockKind.PARAGRAPH for block in page.blocks),
    }


@pytest.mark.parametrize("style", sorted(path.stem for path in STYLES.glob("*.html")))
def test_a_page_in_this_style_is_read_whole(style):
    wanted = json.loads((STYLES / f"{style}.json").read_text(encoding="utf-8"))

    (page,) = html.parse((STYLES / f"{style}.html").read_bytes(), Hint(name=style))

    found = facts(page)
    assert {fact: found[fact] for fact in wanted} == wanted

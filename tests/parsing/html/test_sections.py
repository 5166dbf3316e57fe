"""The section of its paper in which a page stands, and the language that it is in."""

import pytest

from articles.parsing import Hint
from articles.parsing.formats import html
from tests.parsing.html.pages import document, linked, meta, read, story


def path(*steps: str) -> str:
    items = [{"@type": "ListItem", "position": n, "name": s} for n, s in enumerate(steps, 1)]
    return linked(**{"@type": "BreadcrumbList", "itemListElement": items})


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (meta("article:section", "Harbour"), "Harbour"),
        (linked(articleSection="Harbour"), "Harbour"),
        (linked(articleSection=["Harbour", "Tides"]), "Harbour"),
        (linked(articleSection="Harbour, Tides"), "Harbour"),
        (meta("parsely-section", "coast-and-sea"), "Coast and sea"),
        (meta("article:section", "Home"), ""),
        (meta("article:section", "Uncategorized"), ""),
        (meta("article:section", "4711"), ""),
        (meta("article:section", "https://courier.example/harbour"), ""),
        (meta("article:section", "courier.example"), ""),
        (meta("article:section", "News"), "News"),
        (meta("article:section", "News") + linked(articleSection="Harbour"), "Harbour"),
        (meta("article:section", "sürgős") + path("Home", "Sürgős"), "Sürgős"),
        (path("Home", "Harbour", "Buoys"), "Harbour"),
        (path("Startseite", "Hafen", "Bojen"), "Hafen"),
        ("", ""),
    ],
)
def test_the_section_is_plain_and_short(head, section):
    assert read(story(), head).section == section


def test_the_paper_is_no_section_of_itself():
    head = meta("og:site_name", "Courier") + path("Courier", "Harbour")

    assert read(story(), head).section == "Harbour"


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en-GB"), ("kr", "ko"), ("x", "en"), ("", "en"), ("de", "de")]
)
def test_the_language_is_the_one_that_the_page_tells_or_is_in(tag, language):
    (page,) = html.parse(document(story(), language=tag), Hint())

    assert page.language == language


def test_a_template_does_not_make_korean_words_english():
    sentences = "항구의 초록색 부표가 소금 창고 뒤에서 발견되었다. " * 5
    body = f"<article><h1>사라진 부표</h1><p>{sentences}</p><p>{sentences}</p></article>"

    assert read(body).language == "ko"


def test_the_language_stands_in_a_header_too():
    head = '<meta http-equiv="Content-Language" content="tr">'
    (page,) = html.parse(document(story(), head, language=""), Hint())

    assert page.language == "tr"

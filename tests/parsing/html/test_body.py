"""The running text: paragraphs as paragraphs, headings, lists and quotations as blocks."""

import pytest

from articles.parsing import BlockKind
from tests.parsing.html.pages import SENTENCES, TITLE, document, meta, read, story, texts

LONG = (
    "A quotation of the harbour master, long enough to be one that the page set apart on purpose."
)


def test_paragraphs_stay_paragraphs():
    assert texts(read(story())) == list(SENTENCES)


def test_inline_markup_leaves_no_trace():
    inner = story(
        "<p>The <b>bell</b> was <a href='/x'>heard</a> at<br>night by <i>one</i> boy.</p>"
    )

    assert "The bell was heard at night by one boy." in texts(read(inner))


def test_two_line_breaks_part_paragraphs():
    body = f"<article><h1>{TITLE}</h1><div>{'<br><br>'.join(SENTENCES)}</div></article>"

    assert texts(read(body)) == list(SENTENCES)


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        (f"<h2>{LONG}</h2>", BlockKind.HEADING),
        (f"<ul><li>{LONG}</li></ul>", BlockKind.LIST_ITEM),
        (f"<blockquote><p>{LONG}</p></blockquote>", BlockKind.QUOTATION),
    ],
)
def test_headings_lists_and_quotations_are_blocks(markup, kind):
    page = read(story(markup))

    assert [block.kind for block in page.blocks if block.text == LONG] == [kind]


@pytest.mark.parametrize(
    "before",
    [
        f"<p class='standfirst'>{LONG}</p>",
        f"<h2 class='article-lead'>{LONG}</h2>",
        f"<div class='subtitle'>{LONG}</div>",
    ],
)
def test_the_standfirst_opens_the_text_as_a_paragraph(before):
    page = read(story(before=before))

    assert (page.blocks[0].text, page.blocks[0].kind) == (LONG, BlockKind.PARAGRAPH)


def test_what_the_page_gives_as_its_description_is_a_standfirst():
    page = read(story(before=f"<div>{LONG}</div>"), meta("og:description", LONG))

    assert texts(page)[0] == LONG


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><p>{LONG}</p></aside>",
        f"<div class='related-articles'><p>{LONG}</p></div>",
        f"<div class='newsletter'><p>{LONG}</p></div>",
        "<p><a href='/other'>Read more: Other news from the harbour of the town</a></p>",
        "<p>Read also: <a href='/other'>Other news from the harbour of the town</a></p>",
        "<p>Advertisement</p>",
        "<p>© 2024 The Shoal Courier. All rights reserved.</p>",
        "<ul><li>Tides: <a href='/t'>All news of the tides of this town</a></li></ul>",
        "<script>document.write('Loaded by a script')</script><style>p {color: red}</style>",
        "<span class='sr-only'>Opens in a new window</span>",
    ],
)
def test_what_is_no_text_of_the_story(box):
    assert texts(read(story(box))) == list(SENTENCES)


def test_a_quotation_set_large_that_repeats_the_text_is_left_out():
    words = "had told nobody for a week, because he liked the sound"

    assert texts(read(story(f"<blockquote>{words}</blockquote><p>A boy</p>")))[2] == SENTENCES[2]


def test_a_text_printed_before_and_behind_a_wall_is_one_text():
    assert texts(read(story() + f"<div class='text'><p>{SENTENCES[0]}</p></div>")) == list(
        SENTENCES
    )


def test_a_list_of_sources_at_the_end_is_left_out():
    body = story() + ""
    sources = "<h3>Sources</h3><ul><li>Harbour office</li><li>Own research</li></ul>"

    assert texts(read(body.replace("</div></article>", f"{sources}</div></article>"))) == list(
        SENTENCES
    )


def test_every_character_reference_is_read_and_controls_are_left_out():
    page = read(story("<p>The chain weighs 3&nbsp;t &amp; more&#1;; it is &ldquo;new&rdquo;.</p>"))

    assert "The chain weighs 3 t & more; it is “new”." in texts(page)


def test_the_language_and_the_address_are_told():
    page = read(story(), '<link rel="canonical" href="https://courier.example/buoy">')

    assert (page.language, page.url) == ("en", "https://courier.example/buoy")


def test_an_address_that_is_none_of_the_web_is_left_out():
    assert read(story(), '<link rel="canonical" href="javascript:alert(1)">').url is None


def test_the_parts_of_a_page_make_a_page():
    assert document("x").startswith(b"<!DOCTYPE html>")


def test_teasers_below_the_text_are_left_out():
    teaser = "<div class='item'><a href='/{0}'>News number {0} of the harbour</a> and a line.</div>"
    body = story().replace(
        "</div></article>", "".join(map(teaser.format, range(4))) + "</div></article>"
    )

    assert texts(read(body)) == list(SENTENCES)

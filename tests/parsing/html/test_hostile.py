"""Broken and hostile pages: harmless, or refused with a sentence; recognised for what they are."""

import json

import pytest
from lxml.html import fromstring

from articles.parsing import Hint, UnknownFormat
from articles.parsing.formats import html
from articles.parsing.markup.crowds import thinned
from articles.parsing.markup.shown import open_page
from tests.parsing.html.pages import SENTENCES, TITLE, document, linked, meta, read, story, texts


def parse(raw: bytes):
    return html.parse(raw, Hint())[0]


@pytest.mark.parametrize(
    ("raw", "at_least"),
    [
        (document(story()), 0.9),
        (b"\xef\xbb\xbf" + document(story()), 0.9),
        (document(story()).decode().encode("utf-16"), 0.9),
        (b"<!-- saved from url=(0030)https://c.example/ -->\r\n<html><body>", 0.9),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 0.9),
        (b"<article><p>A piece</p></article>", 0.5),
    ],
)
def test_saved_html_is_recognised(raw, at_least):
    assert html.recognises(raw) >= at_least


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" date 2024-03-05 Back To Top\nA title\n\nBy Jo",
        b'<?xml version="1.0"?><rss version="2.0"><channel>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>',
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n\r\n<html>",
        b"WARC/1.0\r\n\r\n<html>",
        b"<p>REUTERS/Jo</p> a caption in a dump",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_other_documents_are_left_to_others(raw):
    assert html.recognises(raw) == 0


@pytest.mark.parametrize("depth", [400, 501, 20_000])
def test_deep_nesting_is_read_or_refused_with_its_reason(depth):
    raw = document("<div>" * depth + story() + "</div>" * depth)

    if depth == 400:
        assert texts(parse(raw)) == list(SENTENCES)
    else:
        with pytest.raises(UnknownFormat, match="nested more than 500 deep"):
            parse(raw)


@pytest.mark.parametrize(
    "addition",
    [
        f"<p title='{'x' * 1_000_000}'></p>",
        f"<p class='{'credit ' * 100_000}'>x</p>",
        "<p>" + "x" * 1_000_000 + "</p>",
        "<b>" * 300 + "</b>" * 300,
        "<!--" + "-" * 100_000,
        "<p>" + " (" * 100_000,
        "<img src='" + "a," * 100_000 + "'>",
        f"<figure><img src='x.jpg'><figcaption>{'Foto: ' * 20_000}</figcaption></figure>",
        "&#0;&#x110000;&bogus;",
        "<script>alert(1)</script><p onclick='alert(1)'>hm</p>",
    ],
    ids=[
        "attribute",
        "class",
        "paragraph",
        "bold",
        "comment",
        "brackets",
        "image",
        "labels",
        "references",
        "script",
    ],
)
def test_a_hostile_piece_does_no_harm_to_the_story(addition):
    raw = document(story()).replace(b"</body>", addition.encode() + b"</body>")

    assert texts(parse(raw))[:4] == list(SENTENCES)


@pytest.mark.parametrize(
    "script",
    [
        "{",
        "[" * 5000,
        '{"@graph": [1, null, "x"]}',
        "[]",
        "null",
        '{"@type": 3, "author": 4}',
        '{"@type": "NewsArticle", "author": {"name": ["x"]}}',
    ],
)
def test_broken_json_ld_counts_as_absent(script):
    page = read(story(), f'<script type="application/ld+json">{script}</script>')

    assert (page.title, texts(page)) == (TITLE, list(SENTENCES))


def test_a_stray_comma_in_json_ld_is_forgiven():
    node = json.dumps({"@type": "NewsArticle", "headline": "Bell heard"})[:-1] + ",}"

    head = f'<script type="application/ld+json">{node}</script>' + meta("og:title", "Bell heard")

    assert read(story(), head).title == "Bell heard"


@pytest.mark.parametrize("charset", ["euc-kr", "windows-1251", "iso-8859-1", "shift_jis", "gb2312"])
def test_the_declared_charset_is_honoured_where_utf_8_is_not(charset):
    words = {
        "euc-kr": "부표",
        "windows-1251": "буй",
        "iso-8859-1": "Böje",
        "shift_jis": "ブイ",
        "gb2312": "浮标",
    }
    raw = document(story(f"<p>{words[charset]} is the word for a buoy in this town.</p>")).decode()

    page = parse(raw.replace('charset="utf-8"', f'charset="{charset}"').encode(charset))

    assert f"{words[charset]} is the word for a buoy in this town." in texts(page)


def test_utf_8_is_read_as_such_whatever_the_page_declares():
    raw = document(story("<p>부표 is the word.</p>")).replace(
        b'charset="utf-8"', b'charset="euc-kr"'
    )

    assert (parse(raw).encoding, "부표 is the word." in texts(parse(raw))) == ("utf-8", True)


def test_a_codec_that_no_page_may_call_for_is_not_called():
    raw = document(story("<p>\\u0041</p>")).replace(b"utf-8", b"unicode_escape") + b"\xff"

    assert texts(parse(raw))[0] == SENTENCES[0]


@pytest.mark.parametrize(
    "body", ["", "<div id='root'></div><script src='app.js'></script>", "<p>Hm.</p>"]
)
def test_an_empty_shell_is_refused_with_a_sentence(body):
    with pytest.raises(UnknownFormat, match="shows no article"):
        parse(document(body))


def test_a_front_page_is_no_article():
    teaser = (
        "<h2><a href='/{0}'>News number {0}</a></h2><p>What happened there in one sentence.</p>"
    )

    with pytest.raises(UnknownFormat, match="list of other pages"):
        parse(document("".join(teaser.format(number) for number in range(15))))


def test_an_article_with_many_teasers_below_is_still_one():
    teasers = "".join(f"<h2><a href='/{n}'>News number {n}</a></h2>" for n in range(15))

    assert texts(read(story() + teasers, linked(headline=TITLE))) == list(SENTENCES)


def test_the_words_of_crowded_blocks_are_handed_on_without_their_tags():
    crowd = "".join(f"<a href='/{n}'>word <b>{n}</b></a> and " for n in range(20))
    tree = fromstring(f"<div><p>one</p>{crowd}<p>two</p>and <i>three</i></div>")

    thin = thinned(tree, most=10)

    assert (len(thin), thin.text_content()) == (2, tree.text_content())
    assert len(tree.findall(".//a")) == 20


def test_blocks_with_a_few_links_are_handed_on_as_they_are():
    tree = fromstring("<div><p>one <a href='/x'>link</a></p></div>")

    assert thinned(tree) is tree


@pytest.mark.parametrize("inner", ["<span>{0}</span> ", "<b>{0} </b>", "<a href='/{0}'>{0}</a>, "])
def test_thousands_of_inline_elements_leave_the_story_as_it_is(inner):
    crowd = "<div class='index'>" + "".join(inner.format(n) for n in range(3000)) + "</div>"

    assert texts(parse(document(crowd + story())))[-4:] == list(SENTENCES)


def test_the_deepest_nesting_is_a_matter_of_settings():
    source = document("<div>" * 60 + story() + "</div>" * 60).decode()

    assert open_page(source, deepest=100).tree is not None
    with pytest.raises(UnknownFormat, match="nested more than 50 deep"):
        open_page(source, deepest=50)

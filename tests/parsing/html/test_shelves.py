"""What is set aside while the text is looked for, and what a page tells as its text."""

from lxml import html as lxml_html

from articles.parsing.markup.runs import read_runs
from articles.parsing.markup.shelves import without_shelves
from tests.parsing.html.pages import SENTENCES, linked, read, story, texts

MENU = "<div class='menu'>" + "<a href='/x'>News</a>" * 25 + "</div> behind"


def test_a_long_menu_is_set_aside_and_put_back_where_it_stood():
    tree = lxml_html.document_fromstring(f"<body>{MENU}{story()}</body>")
    before = lxml_html.tostring(tree)

    with without_shelves(read_runs(tree.find("body")).runs):
        inside = [element.get("class") for element in tree.iter("div")]

    assert inside == ["text"]
    assert lxml_html.tostring(tree) == before


def test_a_short_list_in_a_story_stays():
    tree = lxml_html.document_fromstring(f"<body>{story('<ul><li>one</li><li>two</li></ul>')}")

    with without_shelves(read_runs(tree.find("body")).runs):
        assert len(list(tree.iter("li"))) == 2


def test_a_text_told_whole_says_where_it_ends():
    sentences = [
        f"{sentence} It was the {number}th." for number in range(4) for sentence in SENTENCES
    ]
    shown = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    teaser = "<p class='later'>Another story of some length is told here, and it has an end.</p>"
    head = linked(headline="A buoy", articleBody="\n".join(sentences))

    page = read(f"<h1>A buoy</h1><div>{shown}{teaser}</div>", head)

    assert texts(page) == sentences

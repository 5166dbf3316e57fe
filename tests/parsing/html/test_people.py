"""Authors are people; agencies, papers and newsroom roles are not."""

import pytest

from tests.parsing.html.pages import linked, meta, read, story


def person(name: str) -> dict:
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(
    ("author", "people"),
    [
        (person("Jo Muster"), ("Jo Muster",)),
        ([person("Jo Muster"), person("Ada Finch")], ("Jo Muster", "Ada Finch")),
        ("Jo Muster", ("Jo Muster",)),
        (person("Jo Muster and Ada Finch"), ("Jo Muster", "Ada Finch")),
        (person("Von Jo Muster, Ada Finch"), ("Jo Muster", "Ada Finch")),
        (person("Jo Muster (jm)"), ("Jo Muster",)),
        (person("By Jo Muster, Political Correspondent"), ("Jo Muster",)),
        ({"@type": "Person", "givenName": "Jo", "familyName": "Muster"}, ("Jo Muster",)),
        (person("dpa"), ()),
        (person("Redaktion"), ()),
        ({"@type": "Organization", "name": "The Shoal Courier"}, ()),
        (person("https://courier.example/authors/jo"), ()),
        ({"@type": ["Person", "Organization"], "name": "Jo Muster"}, ("Jo Muster",)),
        ({"@type": "Person", "name": ["Jo Muster", "Ada Finch"]}, ("Jo Muster", "Ada Finch")),
        ({"@list": [person("Jo Muster")]}, ("Jo Muster",)),
        ({"@type": "Person", "name": {"@value": "Jo Muster"}}, ("Jo Muster",)),
        (person("Jo Muster The Shoal Courier"), ("Jo Muster",)),
        (person("shoaladmin"), ()),
        (person("Гость"), ()),
    ],
)
def test_people_told_by_json_ld(author, people):
    head = linked(author=author) + meta("og:site_name", "The Shoal Courier")

    assert read(story(), head).authors == people


def test_an_organisation_beside_people_is_an_author_as_the_page_says():
    page = read(story(), linked(author=person("Jo Muster und Ada Finch, dpa")))

    assert page.byline == "Jo Muster, Ada Finch, dpa"
    assert page.authors == ("Jo Muster", "Ada Finch", "dpa")


def test_what_a_writer_is_stands_in_no_byline():
    page = read(story(), linked(author=person("By Jo Muster, AP Maritime Writer")))

    assert (page.byline, page.authors, page.agency) == ("Jo Muster", ("Jo Muster",), "AP")


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="byline">By Jo Muster</p>',
        '<a rel="author" href="/jo">Jo Muster</a>',
        '<div class="article-author"><span>Von Jo Muster</span></div>',
        '<span itemprop="author" itemscope><span itemprop="name">Jo Muster</span></span>',
        '<ul><li>By: <a href="/jo">Jo Muster</a></li></ul>',
    ],
)
def test_a_byline_shown_names_the_author(shown):
    assert read(story(before=shown)).authors == ("Jo Muster",)


def test_a_name_in_the_head_corrects_an_organisation():
    head = linked(author={"@type": "Organization", "name": "Courier"}) + meta("author", "Jo Muster")

    assert read(story(), head).authors == ("Jo Muster",)


def test_a_guess_does_not_correct_what_the_page_tells():
    head = linked(author={"@type": "Organization", "name": "The Shoal Courier"})

    page = read(story(before='<p class="byline">red, Tides</p>'), head)

    assert page.authors == ()
    assert page.byline == "The Shoal Courier"


def test_an_author_is_found_behind_a_reference():
    graph = [
        {"@type": "NewsArticle", "headline": "A buoy", "author": {"@id": "#jo"}},
        {"@type": "Person", "@id": "#jo", "name": "Jo Muster"},
    ]
    head = linked(**{"@graph": graph, "@type": "WebPage"})

    assert read(story(), head).authors == ("Jo Muster",)


@pytest.mark.parametrize(
    "name",
    ["author", "parsely-author", "sailthru.author", "dc.creator", "cXenseParse:author", "byl"],
)
def test_a_meta_element_names_the_author(name):
    assert read(story(), meta(name, "By Jo Muster")).authors == ("Jo Muster",)


def test_a_byline_with_whole_names_corrects_a_page_that_tells_its_own_name():
    head = linked(author=person("The Shoal Courier")) + meta("og:site_name", "The Shoal Courier")
    shown = '<p class="byline">By Jo Muster and Ada Finch Monday, May 4, 2020</p>'

    assert read(story(before=shown), head).authors == ("Jo Muster", "Ada Finch")


def test_a_byline_does_not_correct_an_agency():
    head = linked(author=person("dpa"))

    page = read(story(before='<p class="byline">By Jo Muster</p>'), head)

    assert (page.byline, page.authors) == ("dpa", ())


def test_the_cleaner_of_two_bylines_names_the_authors():
    shown = (
        '<div class="byline"><p class="byline-names">Jo Muster and Ada Finch</p>'
        "Salt Works Evening Gazette and Mail, 10:02 AM May 4, 2020</div>"
    )

    assert read(story(before=shown)).authors == ("Jo Muster", "Ada Finch")


def test_a_line_beside_the_text_names_the_author_where_nothing_else_does():
    assert read(story(before="<div>Von Jo Muster</div>")).authors == ("Jo Muster",)


@pytest.mark.parametrize(
    "link", ['<a rel="author" href="/{0}">{0}</a>', '<p itemprop="author">{0}</p>']
)
def test_the_authors_of_other_stories_are_not_those_of_this_one(link):
    own = f"<div><div><div>{link.format('Jo Muster')} {link.format('Ada Finch')}</div></div></div>"
    teaser = f"<section><div><div>{link.format('Lu Kern')}</div></div></section>"

    assert read(story(before=own) + teaser).authors == ("Jo Muster", "Ada Finch")


def test_a_line_with_whole_names_corrects_a_page_that_tells_its_own_name():
    head = linked(author=person("The Shoal Courier")) + meta("og:site_name", "The Shoal Courier")

    assert read(story(before="<div>Von Jo Muster, Lille</div>"), head).authors == ("Jo Muster",)


def test_a_name_beside_the_address_of_the_page_is_no_person():
    head = '<link rel="canonical" href="https://www.swa.example/buoy">'
    head += meta("author", "Salzwasser Anstalt (www.swa.example)")

    assert read(story(), head).authors == ()

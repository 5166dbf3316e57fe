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
    ],
)
def test_people_told_by_json_ld(author, people):
    head = linked(author=author) + meta("og:site_name", "The Shoal Courier")

    assert read(story(), head).authors == people


def test_the_byline_keeps_organisations_that_authors_leave_out():
    page = read(story(), linked(author=person("Jo Muster und Ada Finch, dpa")))

    assert (page.byline, page.authors) == ("Jo Muster, Ada Finch, dpa", ("Jo Muster", "Ada Finch"))


@pytest.mark.parametrize(
    "shown",
    [
        '<p class="byline">By Jo Muster</p>',
        '<a rel="author" href="/jo">Jo Muster</a>',
        '<div class="article-author"><span>Von Jo Muster</span></div>',
        '<span itemprop="author" itemscope><span itemprop="name">Jo Muster</span></span>',
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

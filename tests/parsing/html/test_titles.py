"""The title is a choice among the page's own candidates."""

import pytest

from tests.parsing.html.pages import TITLE, linked, meta, read, story

OTHER = "Lost buoy found behind salt works"


def test_the_heading_shown_is_the_title():
    assert read(story()).title == TITLE


@pytest.mark.parametrize(
    "head",
    [
        linked(headline=OTHER) + meta("og:title", OTHER),
        linked(headline=OTHER) + meta("og:title", f"{OTHER} | The Shoal Courier"),
    ],
)
def test_two_that_agree_outvote_the_third(head):
    assert read(story(), head).title == OTHER


@pytest.mark.parametrize(
    "written",
    [
        f"{TITLE} - The Shoal Courier",
        f"{TITLE} – The Shoal Courier",
    ],
)
def test_the_name_of_the_paper_is_cut_off(written):
    head = meta("og:title", written) + meta("og:site_name", "The Shoal Courier")

    assert read(story(title="The Shoal Courier"), head).title == TITLE


def test_a_heading_that_names_the_paper_is_no_title():
    body = "<header><h1>The Shoal Courier</h1></header>" + story()

    assert read(body, meta("og:site_name", "The Shoal Courier")).title == TITLE


def test_escaped_quotes_are_read():
    head = linked(headline="&quot;I heard the bell&quot;")

    assert read(story(title='"I heard the bell"'), head).title == '"I heard the bell"'


def test_the_title_and_its_variants_are_no_text():
    page = read(
        story(f"<p>{TITLE}</p><p>{OTHER}</p>"), linked(headline=TITLE, alternativeHeadline=OTHER)
    )

    assert not {TITLE, OTHER} & {block.text for block in page.blocks}


@pytest.mark.parametrize(
    "written",
    [
        f"{TITLE} | Harbour News | Courier News",
        f"{TITLE} * The Shoal Courier * by Jo Muster",
        f"{TITLE}|Courier",
        f"The Shoal Courier | {TITLE}",
        f"{TITLE} - courier.example",
    ],
)
def test_the_paper_is_cut_off_with_what_stands_around_it(written):
    head = '<link rel="canonical" href="https://courier.example/buoy">'
    head += meta("og:title", written) + meta("og:site_name", "The Shoal Courier")

    assert read(story(title="Harbour"), head + meta("application-name", "Courier")).title == TITLE


def test_a_dash_inside_of_a_headline_cuts_nothing():
    longer = f"{TITLE} - and nobody knows how it came there"

    assert read(story(title=longer), meta("og:title", longer)).title == longer


def test_a_page_without_heading_shows_which_title_is_printed():
    body = story(title="").replace("<h1></h1>", f"<h2>{TITLE}</h2>")
    head = linked(headline=TITLE) + meta("og:title", OTHER) + meta("twitter:title", OTHER)

    assert read(body, head).title == TITLE


def test_the_line_above_a_headline_is_no_part_of_it():
    title = f'<span class="headline__kicker">On the shoal</span> <span>{TITLE}</span>'

    assert read(story(title=title)).title == TITLE


def test_a_kicker_that_the_page_tells_with_its_title_stays():
    title = f'<span class="headline__kicker">On the shoal</span> <span>{TITLE}</span>'

    assert read(story(title=title), linked(headline=f"On the shoal: {TITLE}")).title == (
        f"On the shoal: {TITLE}"
    )


def test_a_second_heading_does_not_stand_for_the_first():
    body = "<h1>Courier</h1>" + story() + "<h1>What else there is by the sea</h1>"

    assert read(body, meta("og:site_name", "Courier") + meta("title", "What else")).title == TITLE


@pytest.mark.parametrize(
    "heading",
    [
        f'<h1><span class="kicker">On the shoal</span> <span>{TITLE}</span></h1>',
        f'<h2><span>On the shoal</span><span class="x-headline">{TITLE}</span></h2>',
    ],
)
def test_a_headline_shared_without_the_line_above_it_is_the_title(heading):
    body = story(title="").replace("<h1></h1>", heading)
    head = linked(headline=f"On the shoal: {TITLE}") + meta("og:title", TITLE)

    assert read(body, head).title == TITLE


def test_a_line_above_that_the_page_words_in_two_ways_belongs_to_no_title():
    title = f'<span class="overline">On the shoal</span> <span>{TITLE}</span>'
    told = f"After the winter storm: {TITLE}"

    assert read(story(title=title), meta("og:title", told) + meta("title", told)).title == TITLE

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

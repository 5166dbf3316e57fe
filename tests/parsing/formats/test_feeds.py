"""Feeds: each entry is an article, with what its channel knows of it."""

import pytest

from articles.parsing import parse
from tests.parsing.formats.reading import codes, page_of, refusal_of, texts
from tests.parsing.formats.samples import (
    ADDRESS,
    ATOM,
    CAPTION,
    CREDIT,
    FIRST,
    PICTURE,
    RSS,
    RSS_1,
    SECOND,
    TITLE,
)

MEDIA = (
    f'<media:content url="{PICTURE}" medium="image"><media:description>{CAPTION}'
    f"</media:description><media:credit>{CREDIT}</media:credit></media:content>"
)


def rss_with(inside, **hint):
    return page_of(RSS.replace("<category>", f"{inside}<category>"), **hint)


def test_an_item_with_its_full_text_is_an_article():
    page = page_of(RSS)

    assert (page.format, page.title, page.url) == ("feed", TITLE, ADDRESS)
    assert (page.authors, page.section, page.language) == (("Ma Ri-na",), "Islands", "en-GB")
    assert texts(page) == [
        f"paragraph: {FIRST}",
        "heading: A goat aboard",
        f"paragraph: {SECOND}",
    ]


def test_the_zone_of_a_feeds_time_is_kept():
    page = page_of(RSS)

    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"
    assert (page.time_zone, page.zone_assumed) == ("+09:00", False)


def test_a_picture_in_the_text_stands_where_the_text_has_it():
    (photo,) = page_of(RSS).photos

    assert (photo.caption, photo.credit, photo.url) == (CAPTION, CREDIT, PICTURE)
    assert photo.after_block == 1


def test_the_publisher_is_the_part_of_the_feeds_title_that_its_host_bears():
    assert page_of(RSS).publisher == "The Harbour Courier"


def test_an_agency_in_the_dateline_wrote_the_item():
    assert page_of(RSS).agency == "KCNA"


def test_media_rss_tells_of_a_picture_what_the_text_does_not():
    bare = RSS.replace(f"<figcaption>{CAPTION} Photo: {CREDIT}</figcaption>", "")

    (photo,) = page_of(bare.replace("<category>", f"{MEDIA}<category>")).photos

    assert (photo.caption, photo.credit, photo.after_block) == (CAPTION, CREDIT, 1)


def test_an_enclosed_picture_is_a_photo():
    enclosure = f'<enclosure url="{PICTURE}" type="image/jpeg" length="1"/>'
    page = rss_with(enclosure)

    assert [photo.url for photo in page.photos] == [PICTURE]


def test_a_teaser_is_an_article_with_a_warning():
    page = page_of(RSS_1)

    assert (page.title, texts(page)) == (TITLE, [f"paragraph: {FIRST}"])
    assert "teaser-only" in codes(page)
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"


def test_an_atom_entry_in_xhtml_is_an_article():
    page = page_of(ATOM)

    assert (page.title, page.url, page.publisher) == (TITLE, ADDRESS, "The Courier")
    assert texts(page) == [f"paragraph: {FIRST}", f"paragraph: {SECOND}"]
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"
    assert page.updated.isoformat() == "2023-05-11T10:11:00+09:00"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("html", f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;"),
        ("text", f"{FIRST}\n\n{SECOND}"),
        ("xhtml", f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div>'),
    ],
)
def test_atom_text_is_read_in_each_of_its_writings(kind, content):
    entry = (
        f'<entry xmlns="http://www.w3.org/2005/Atom"><title>{TITLE}</title>'
        f'<content type="{kind}">{content}</content></entry>'
    )

    assert texts(page_of(entry)) == [f"paragraph: {FIRST}", f"paragraph: {SECOND}"]


def test_each_item_of_a_feed_is_an_article_of_its_own():
    item = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    two = RSS.replace("</channel>", item.replace(ADDRESS, ADDRESS + "-2") + "</channel>")

    assert [page.url for page in parse(two.encode())] == [ADDRESS, ADDRESS + "-2"]


def test_the_address_of_a_feed_is_not_that_of_its_articles():
    two = ATOM.replace("</feed>", "<entry><title>Another</title></entry></feed>")
    second = parse(two.encode())[1]

    assert second.url is None


def test_a_zone_given_when_loading_moves_a_utc_stamp_to_its_own_day():
    late = RSS.replace("09:54:00 +0900", "23:30:00 GMT")

    page = page_of(late, time_zone="Asia/Seoul")

    assert page.published.isoformat() == "2023-05-12T08:30:00+09:00"


def test_a_script_address_never_comes_through():
    page = page_of(RSS.replace(f"<link>{ADDRESS}", "<link>javascript:alert(1)"))

    assert page.url is None


def test_a_feed_that_is_cut_short_gives_its_whole_items_and_says_so():
    second = "<item><title>Another story</title><descr"
    cut = RSS[: RSS.index("</channel>")] + second

    pages = parse(cut.encode())

    assert pages[0].title == TITLE
    assert "xml-damaged" in codes(pages[0])


def test_a_bare_ampersand_is_read_and_named():
    page = page_of(RSS.replace(f"<title>{TITLE}", "<title>Fish & chips"))

    assert page.title == "Fish & chips"
    assert "xml-damaged" in codes(page)


def test_names_of_characters_are_read_without_a_dtd():
    assert page_of(RSS.replace(f"<title>{TITLE}", "<title>Caf&eacute;")).title == "Café"


def test_an_empty_feed_says_so():
    assert refusal_of('<rss version="2.0"><channel/></rss>') == "The file holds no article."


def test_a_feed_in_korean_bytes_is_read_by_its_declaration():
    text = RSS.replace('encoding="utf-8"', 'encoding="euc-kr"').replace(TITLE, "여객선이 다닌다")

    page = page_of(text.encode("cp949"))

    assert (page.title, page.encoding) == ("여객선이 다닌다", "cp949")

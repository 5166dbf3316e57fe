"""The IPTC's formats: the same story told in NITF, NewsML-G2 and each version of ninjs."""

import json

import pytest

from articles.parsing import Role, parse
from tests.parsing.formats.reading import page_of, refusal_of, texts
from tests.parsing.formats.samples import (
    CAPTION,
    FIRST,
    NEWSML,
    NINJS_1,
    NINJS_2,
    NINJS_3,
    NITF,
    PICTURE,
    PICTURE_ITEM,
    SECOND,
    TITLE,
    raw_json,
)

ALL = {
    "nitf": NITF,
    "newsml-g2": NEWSML,
    "ninjs 1": json.dumps(NINJS_1),
    "ninjs 2": json.dumps(NINJS_2),
    "ninjs 3": json.dumps(NINJS_3),
}


@pytest.fixture(params=ALL, ids=list(ALL))
def page(request):
    page = page_of(ALL[request.param])
    assert page.format == request.param.split()[0]
    return page


def test_the_story_is_told_in_each_format(page):
    assert (page.title, page.authors, page.language) == (TITLE, ("Ma Ri-na",), "en")
    assert [text for text in texts(page) if "heading" not in text] == [
        f"paragraph: {FIRST}",
        f"paragraph: {SECOND}",
    ]


def test_its_sources_are_told_in_each_format(page):
    assert (page.publisher, page.agency) == ("The Harbour Courier", "KCNA")
    assert {Role.PUBLISHER, Role.AGENCY} <= {mention.role for mention in page.mentions}


def test_its_time_is_told_with_its_zone_in_each_format(page):
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"
    assert (page.time_zone, page.zone_assumed) == ("+09:00", False)


def test_its_picture_is_told_in_each_format_by_its_best_version(page):
    (photo,) = page.photos

    assert (photo.caption, photo.url) == (CAPTION, PICTURE)
    assert photo.credit == "Jo Bell/Harbour Courier"


def test_a_picture_in_nitf_stands_where_the_text_has_it():
    page = page_of(NITF)

    assert page.photos[0].after_block == 1
    assert (page.section, texts(page)[1]) == ("Islands", "heading: A goat aboard")


def test_a_picture_sent_alone_is_an_article_of_one_photo():
    page = page_of(PICTURE_ITEM)

    assert (page.title, page.blocks) == ("Ferry", ())
    assert page.photos[0].caption == CAPTION


def test_pictures_of_a_message_go_to_the_text_that_links_to_them():
    link = '<link rel="irel:seeAlso" residref="urn:picture"/></itemMeta><contentMeta>\n<creator>'
    linked = NEWSML.replace("</itemMeta><contentMeta>\n<creator>", link)
    text = NEWSML[NEWSML.index("<newsItem") : NEWSML.index("<newsItem", 300)]
    other = text.replace("urn:text", "urn:other").replace(TITLE, "Another story")

    pages = parse(linked.replace("<itemSet>", f"<itemSet>{other}").encode())

    assert [(page.title, len(page.photos)) for page in pages] == [("Another story", 0), (TITLE, 1)]


def test_a_picture_beside_its_file_keeps_the_path_to_it():
    (photo,) = page_of(PICTURE_ITEM.replace(PICTURE, "./ferry.jpg")).photos

    assert (photo.sources[0], photo.url) == ("./ferry.jpg", "https://courier.example/t.jpg")


def test_ninjs_objects_may_come_in_a_list_or_one_a_line():
    lines = b"\n".join([raw_json(NINJS_1), raw_json(NINJS_3)])

    assert [page.title for page in parse(lines)] == [TITLE, TITLE]
    assert [page.title for page in parse(raw_json([NINJS_2, NINJS_1]))] == [TITLE, TITLE]


def test_an_event_is_no_article():
    event = NINJS_3 | {"type": "event"}

    assert refusal_of(raw_json(event)) == "This ninjs object is no article: its type is event."


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ("<NewsML><NewsItem/></NewsML>", "NewsML 1"),
        ("<planningItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "a NewsML-G2 plan"),
        ("<urlset><url/></urlset>", "sitemap"),
        ('<?xml version="1.0"?><recipe><p>Salt</p></recipe>', "<recipe>"),
    ],
)
def test_xml_that_is_not_read_is_named(document, named):
    assert named in refusal_of(document)


def test_an_external_dtd_is_passed_over():
    with_dtd = f'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">{NITF}'

    assert page_of(with_dtd).title == TITLE

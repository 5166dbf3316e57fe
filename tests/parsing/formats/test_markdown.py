"""Markdown with front matter: clippings of Obsidian, pages of Hugo and Jekyll."""

from pathlib import Path

import pytest

from articles.parsing.formats import format_of
from tests.parsing.formats.reading import page_of, refusal_of, texts
from tests.parsing.formats.samples import (
    ADDRESS,
    CAPTION,
    CREDIT,
    FIRST,
    MARKDOWN,
    PICTURE,
    SECOND,
    TITLE,
    TOML,
)

CAPTURES = Path(__file__).resolve().parents[2] / "captures"


def test_a_clipping_is_read_with_what_its_front_matter_tells():
    page = page_of(MARKDOWN)

    assert (page.title, page.url, page.authors) == (TITLE, ADDRESS, ("Ma Ri-na",))
    assert (page.publisher, page.agency) == ("The Harbour Courier", "KCNA")
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"


def test_the_title_is_not_told_twice_and_headings_stay():
    assert texts(page_of(MARKDOWN)) == [
        f"paragraph: {FIRST}",
        "heading: A goat aboard",
        f"paragraph: {SECOND}",
    ]


def test_a_picture_is_a_photo_with_its_title_as_caption():
    (photo,) = page_of(MARKDOWN).photos

    assert (photo.caption, photo.credit, photo.alt) == (CAPTION, CREDIT, "A ferry")
    assert (photo.url, photo.after_block) == (PICTURE, 1)


def test_front_matter_in_toml_is_read():
    page = page_of(TOML)

    assert (page.title, page.authors) == (TITLE, ("Ma Ri-na",))
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("author: Ma Ri-na", ("Ma Ri-na",)),
        ("author: 'Ma Ri-na'", ("Ma Ri-na",)),
        ("authors: [Ma Ri-na, Jo Bell]", ("Ma Ri-na", "Jo Bell")),
        ("authors:\n- Ma Ri-na\n- Jo Bell", ("Ma Ri-na", "Jo Bell")),
        ("author:\n  name: Ma Ri-na\n  mail: m@c.example", ("Ma Ri-na",)),
        ("author: Ma Ri-na # of the harbour", ("Ma Ri-na",)),
    ],
)
def test_names_are_read_however_yaml_writes_them(written, authors):
    page = page_of(f"---\ntitle: A: ferry\n{written}\ntags: x\n---\n\nIt sailed.\n")

    assert (page.title, page.authors) == ("A: ferry", authors)


def test_lists_quotations_and_links_are_told_apart():
    body = "> Nobody sang.\n\n- One [goat](https://x.example)\n- Two\n\nThe [[Office|harbour]]."

    assert texts(page_of(f"---\ntitle: A\n---\n{body}\n")) == [
        "quotation: Nobody sang.",
        "list_item: One goat",
        "list_item: Two",
        "paragraph: The harbour.",
    ]


def test_pictures_of_obsidian_and_hugo_keep_the_path_to_their_file():
    body = 'One.\n\n![[pier.png|300]]\n\n{{< figure src="/b.jpg" caption="The boat." attr="Jo" >}}'

    photos = page_of(f"---\ntitle: A\nurl: {ADDRESS}\n---\n{body}\n").photos

    assert [photo.sources[0] for photo in photos] == ["pier.png", "/b.jpg"]
    assert (photos[1].caption, photos[1].credit) == ("The boat.", "Jo")


def test_the_title_may_stand_in_the_text_alone():
    page = page_of(f"---\ndate: 2023-05-11\n---\n# {TITLE}\n\n{FIRST}\n")

    assert (page.title, texts(page)) == (TITLE, [f"paragraph: {FIRST}"])


def test_a_dump_with_front_matter_stays_a_dump():
    raw = (CAPTURES / "front_matter.txt").read_bytes()

    assert format_of(raw).NAME == "text-dump"


def test_scripts_in_markdown_are_no_text():
    body = 'It sailed.\n\n<script>alert(1)</script>\n\n<p onclick="alert(1)">It rests.'

    page = page_of(f"---\ntitle: A\ntags: x\n---\n{body}\n")

    assert "alert" not in " ".join(texts(page))


def test_front_matter_that_is_no_toml_is_refused():
    assert "no TOML" in refusal_of("+++\ntitle = \n+++\nIt sailed.\n")

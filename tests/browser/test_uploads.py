"""Captures of every packing are sent through the form, as a curator's browser sends them."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Load, Photo
from tests import builders
from tests.loading.dumps import story
from tests.loading.unpacking.test_archives import zipped
from tests.loading.unpacking.webarchives import Archive, page, wacz
from tests.painting import painted
from tests.parsing.formats.samples import MAIL, MHTML
from tests.parsing.formats.samples import TITLE as FERRY

pytestmark = pytest.mark.django_db(transaction=True)
LIGHT = "The light is lit"
LAMP = "https://courier.example/img/lamp.jpg"


def crawl() -> bytes:
    archive = Archive().answer(body=page(LIGHT))
    return archive.answer(LAMP, painted(size=(600, 400)), "image/jpeg").bytes()


def letters() -> bytes:
    return b"From courier Thu May 11 00:54:00 2023\n" + MAIL.encode() + b"\n"


CAPTURES = {
    "crawl.warc.gz": (crawl, LIGHT),
    "crawl.wacz": (lambda: wacz(crawl()), LIGHT),
    "page.mhtml": (MHTML.encode, FERRY),
    "letter.eml": (MAIL.encode, FERRY),
    "letters.mbox": (letters, FERRY),
    "saved.zip": (
        lambda: zipped(
            {
                "page.html": page(LIGHT, "page_files/lamp.jpg"),
                "page_files/lamp.jpg": painted(size=(600, 400)),
            }
        ),
        LIGHT,
    ),
}


def send(browser, signed_in, *captures: tuple[str, bytes]) -> None:
    """Choose the files in the form and press its button."""
    builders.curator()
    signed_in(browser, User.objects.get(username="mina"))
    browser.goto(reverse("admin:articles_load_add"))
    browser.locator("input[name=captures]").set_input_files(
        [
            {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
            for name, raw in captures
        ]
    )
    browser.locator("#content-main [type=submit]").click()


@pytest.mark.parametrize("name", CAPTURES)
@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_capture_of_each_packing_becomes_an_article(open_page, signed_in, name, has_scripts):
    make, title = CAPTURES[name]
    browser = open_page(java_script_enabled=has_scripts)

    send(browser, signed_in, (name, make()))

    expect(browser.get_by_text("1 loaded. The reasons")).to_be_visible()
    assert Load.objects.get().counts == {"loaded": 1}
    assert Article.objects.get().title == title


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.wacz", "saved.zip"])
def test_the_pictures_in_what_was_sent_are_shown_to_readers(open_page, signed_in, name):
    browser = open_page()
    send(browser, signed_in, (name, CAPTURES[name][0]()))
    expect(browser.get_by_text("1 loaded. The reasons")).to_be_visible()

    browser.goto(Article.objects.get().get_absolute_url())

    assert Photo.objects.get().image
    shown = browser.locator("figure img")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 600


def test_what_is_wrong_in_an_archive_is_named_and_the_rest_comes_in(open_page, signed_in):
    browser = open_page()
    inside = {"good.txt": story(0), "bad.txt": b"\x00\x01\x02" * 400, "../out.txt": story(1)}

    send(browser, signed_in, ("mixed.zip", zipped(inside)))

    expect(browser.get_by_text("1 loaded, 2 rejected. The reasons")).to_be_visible()
    expect(browser.get_by_text("bad.txt").first).to_be_visible()
    expect(browser.get_by_text("out.txt").first).to_be_visible()

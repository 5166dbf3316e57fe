"""A load's page: brought up to date while it runs, with and without JavaScript."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.loading import Document, LoadOptions, load_document
from articles.models import Load
from tests import builders
from tests.browser.test_every_page import SHAPES, overflows
from tests.loading.dumps import story

pytestmark = pytest.mark.django_db(transaction=True)


def loads() -> dict[str, Load]:
    """A load in each of the ways that one can stand."""
    builders.curator()
    now = timezone.now()
    made = {
        "finished": Load.objects.create(started_at=now, finished_at=now),
        "running": Load.objects.create(
            started_at=now, seen_at=now, files=9, done=3, rate=1.5, counts={"loaded": 3}
        ),
        "stopped": Load.objects.create(
            started_at=now, files=9, done=3, paths=["/in"], named_from="/in", trouble="Disk full."
        ),
    }
    for raw in (story(0), story(1), b""):
        load_document(
            Document(raw, "a/long/name/" * 9 + "page.txt"), LoadOptions(), made["finished"]
        )
        made["finished"].refresh_from_db()
    builders.note(builders.Article.objects.first(), "Thirty people")
    return made


@pytest.mark.parametrize("shape", SHAPES)
def test_the_pages_of_loads_fit_and_are_open_to_everyone(
    open_page, axe, signed_in, settings, tmp_path, shape
):
    settings.READINGROOM_LOAD_FOLDERS = [tmp_path]
    made = loads()
    page = open_page(**shape)
    signed_in(page, User.objects.get(username="mina"))
    addresses = [reverse("admin:articles_load_change", args=[one.pk]) for one in made.values()]
    addresses.append(reverse("admin:articles_load_undo", args=[made["finished"].pk]))

    for address in (*addresses, reverse("admin:articles_load_folder")):
        page.goto(address)
        assert not overflows(page), f"{address} scrolls sideways"
        axe(page)


def test_a_running_load_is_brought_up_to_date_without_reloading(page, signed_in):
    run = loads()["running"]
    signed_in(page, User.objects.get(username="mina"))
    page.goto(reverse("admin:articles_load_change", args=[run.pk]))
    page.evaluate("window.stayed = true")

    Load.objects.filter(pk=run.pk).update(done=9, finished_at=timezone.now())
    page.get_by_text("Finished").wait_for()

    assert page.evaluate("window.stayed")
    expect(page.get_by_role("link", name="Report as CSV")).to_be_visible()


def test_without_javascript_a_running_load_reloads_itself(open_page, signed_in):
    run = loads()["running"]
    page = open_page(java_script_enabled=False)
    signed_in(page, User.objects.get(username="mina"))
    page.goto(reverse("admin:articles_load_change", args=[run.pk]))

    Load.objects.filter(pk=run.pk).update(done=9, finished_at=timezone.now())

    page.get_by_text("Finished").wait_for()

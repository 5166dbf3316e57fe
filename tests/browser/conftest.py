"""A real Chromium, a page that tolerates no console error, and axe."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from tests import builders, machine

# Playwright's synchronous interface runs an event loop in this thread; the database is still
# used from this thread alone.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Mark what stands in this folder."""
    for test in items:
        if "tests/browser" in test.path.as_posix():
            test.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """One browser for the run."""
    path = machine.chromium()
    if not path:
        machine.missing("Chromium", "Install it, for example: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, live_server):
    """Open pages in contexts of their own; any console error or CSP violation fails the test."""
    contexts, complaints = [], []

    def open_one(**options) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: _note(complaints, message))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


def _note(complaints: list[str], message) -> None:
    # A refused form (4xx) is reported by Chromium as an error of the network: tests that
    # provoke one on purpose look at the page's own words instead.
    expected = message.text.startswith("Failed to load resource: the server responded with")
    if message.type == "error" and not expected:
        complaints.append(message.text)


@pytest.fixture
def page(open_page):
    """A desktop page."""
    return open_page()


@pytest.fixture
def signed_in():
    """Sign a person in through the login form."""

    def sign_in(page: Page, user) -> Page:
        page.goto(reverse("admin:login"))
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill(builders.PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url("**/admin/")
        return page

    return sign_in


@pytest.fixture
def axe():
    """Fail on any accessibility violation, in words."""

    def check(page: Page) -> None:
        # Preloading would inject a style sheet, which the page's own policy rightly refuses.
        results = Axe().run(page, options={"preload": False})
        assert results.violations_count == 0, results.generate_report()

    return check


@pytest.fixture
def mina():
    return builders.curator()


@pytest.fixture
def desk(page, signed_in, mina):
    """Open the desk of an article."""

    def open_desk(story, on=None, by=None):
        at = on or signed_in(page, by or mina)
        at.goto(reverse("admin:articles_article_annotate", args=[story.pk]))
        return at

    return open_desk

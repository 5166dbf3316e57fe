"""Pages that say what went wrong. None of these tests may touch the database: neither may they."""

import pytest
from django.test import Client

pytestmark = pytest.mark.urls("tests.reading.faulty_urls")


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.mark.parametrize(
    ("method", "address", "status", "words"),
    [
        ("get", "/nowhere", 404, "Nothing stands at this address"),
        ("get", "/articles/" + "9" * 30 + "/", 404, "Nothing stands at this address"),
        ("get", "/broken", 500, "Something went wrong here"),
        ("get", "/forbidden", 403, "This door is for curators"),
        ("get", "/suspicious", 400, "This request makes no sense here"),
        ("post", "/broken", 403, "Nothing was saved"),
    ],
)
def test_an_error_page_wears_the_rooms_own_clothes(client, method, address, status, words):
    page = getattr(client, method)(address)

    body = page.content.decode()
    assert page.status_code == status
    assert words in body
    assert 'class="masthead"' in body
    assert 'href="/sources/"' in body


@pytest.mark.parametrize("address", ["/broken", "/forbidden", "/suspicious"])
def test_an_error_page_keeps_the_details_in_the_house(client, address):
    assert "SECRET DETAIL" not in client.get(address).content.decode()


def test_a_request_for_another_host_is_refused(client):
    page = client.get("/", headers={"host": "evil.example"})

    assert page.status_code == 400
    assert "evil.example" not in page.content.decode()


@pytest.mark.parametrize("address", ["/nowhere", "/broken", "/suspicious"])
def test_an_error_page_holds_nothing_that_the_policy_forbids(client, address):
    page = client.get(address)

    body = page.content.decode()
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert " style=" not in body
    assert "<style" not in body
    assert "<script" not in body


def test_an_address_with_markup_is_not_repeated(client):
    page = client.get("/<script>alert(1)</script>")

    assert "alert(1)" not in page.content.decode()

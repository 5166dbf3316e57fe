"""Verbs, hosts, forged headers, and where a visitor is sent next."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import builders
from tests.hostile.addresses import CURATORS, PUBLIC

pytestmark = pytest.mark.django_db
READERS = [address for address in PUBLIC if not address.startswith("/admin/")]
AWAY = [
    "//evil.example/", "/\\evil.example", "https:evil.example", "https:///evil.example",
    "http://evil.example/", "///evil.example", "\\\\evil.example", "javascript:alert(1)",
    "/%0d%0aSet-Cookie:a=b", "\t//evil.example", " https://evil.example", "//evil%E3%80%82example",
    "https://testserver@evil.example/", "https://testserver.evil.example/", "data:text/html,x",
]  # fmt: skip


@pytest.mark.parametrize("address", [*READERS, "/healthz", "/robots.txt"])
def test_a_page_to_read_takes_no_other_verb(client, story, address):
    for verb in ("post", "put", "patch", "delete", "trace"):
        assert getattr(client, verb)(address).status_code == 405


@pytest.mark.parametrize("address", READERS)
def test_an_unknown_host_is_refused_and_a_forwarded_one_ignored(client, story, address):
    address = address.replace("/articles/1/", story.get_absolute_url())
    unknown = client.get(address, headers={"host": "evil.example"})
    forwarded = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "666"}
    known = client.get(address, headers=forwarded)

    assert unknown.status_code == 400
    assert known.status_code == 200
    assert "evil.example" not in b"".join(known).decode()
    assert "evil.example" not in str(known.headers)


def test_a_forwarded_scheme_is_believed_of_nobody_unasked(client):
    answer = client.get("/", headers={"X-Forwarded-Proto": "https"})

    assert not answer.wsgi_request.is_secure()


@pytest.mark.parametrize("address", AWAY)
def test_whoever_signs_in_stays_in_the_house(client, mina, address):
    sent = {"username": "mina", "password": builders.PASSWORD, "next": address}

    answer = client.post(reverse("admin:login"), sent)

    where = answer.headers["Location"]
    assert where.startswith("/")
    assert not where.startswith(("//", "/\\"))
    assert "\n" not in where


@pytest.mark.parametrize("address", AWAY)
def test_no_saved_form_leads_out_of_the_house(client, mina, address):
    client.force_login(mina)
    sent = {"name": "Quay", "slug": "quay", "_changelist_filters": address, "next": address}

    answer = client.post(reverse("admin:articles_tag_add") + f"?next={address}", sent)

    assert answer.headers["Location"].startswith("/admin/articles/tag/")


@pytest.mark.parametrize("address", ["//evil.example/admin", "/\\evil.example/admin", "//admin"])
def test_a_missing_slash_is_added_within_the_house(client, keeper, address):
    client.force_login(keeper)

    answer = client.get(address)

    assert not answer.headers.get("Location", "").startswith(("//", "/\\", "http"))


# PostgreSQL takes no NUL at all, so there no such name can be kept.
NUL = pytest.param("a\0b", marks=pytest.mark.only_on("sqlite"))


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: a=b", 'a"; filename=x.exe', NUL, "한글 🙂"])
def test_a_file_name_ends_no_header_and_begins_none(client, name):
    kept = builders.capture(name=name)

    answer = client.get(reverse("articles:capture_raw", args=[kept.sha256]))
    answer.getvalue()

    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=UTF-8''")
    assert disposition.isascii()
    assert not set(disposition[29:]) & set('\r\n\0"; ')
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", [*PUBLIC, *CURATORS, "/nowhere", "/captures/x/", "/healthz"])
@pytest.mark.parametrize("who", ["keeper", None])
def test_every_answer_may_be_framed_by_nobody_and_sniffed_by_nobody(
    client, request, story, who, address
):
    if who:
        client.force_login(request.getfixturevalue(who))

    headers = client.get(address).headers

    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_cookies_are_kept_from_scripts_and_other_sites(client, mina):
    sent = {"username": "mina", "password": builders.PASSWORD}

    cookies = client.post(reverse("admin:login"), sent).cookies

    assert cookies["sessionid"]["httponly"]
    assert cookies["sessionid"]["samesite"] == cookies["csrftoken"]["samesite"] == "Lax"


@pytest.mark.parametrize("address", [*CURATORS, "/admin/articles/load/add/", "/admin/login/",
                                     "/admin/logout/", "/admin/password_change/"])  # fmt: skip
@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_no_form_is_taken_without_its_token(story, keeper, address, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(keeper)
    client.get("/admin/")

    answer = client.post(address, {"action": "delete_selected", "post": "yes"}, headers=headers)

    assert answer.status_code in (403, 405)
    assert "_auth_user_id" in client.session


def test_a_token_is_not_taken_from_another_origin(mina):
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("admin:login"))
    token = client.cookies["csrftoken"].value
    sent = {"username": "mina", "password": builders.PASSWORD, "csrfmiddlewaretoken": token}

    for origin in ("https://evil.example", "http://testserver.evil.example", "null"):
        answer = client.post(reverse("admin:login"), sent, headers={"Origin": origin})
        assert answer.status_code == 403
    assert client.post(reverse("admin:login"), sent).status_code == 302

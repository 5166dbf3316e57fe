"""No value of any parameter of any address makes the room stumble."""

import pytest
from django.contrib.auth.models import User

from tests.hostile.addresses import CURATORS, PATHS, PUBLIC, SUGGESTING
from tests.hostile.values import NASTY, RAW_QUERIES, quoted

# Django's admin compares days with moments; that it does so is no fault of the address.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:DateTimeField .* received a naive datetime"),
]


@pytest.fixture
def visitor(client, story, keeper):
    """A superuser, to whom every door opens, with the answers of a server."""
    client.force_login(keeper)
    client.raise_request_exception = False
    return client


def stumbles(client, address: str, key: str, value: str) -> bool:
    base = SUGGESTING if "autocomplete" in address else {}
    sent = {**base, key: value.encode("utf-8", "surrogatepass")}
    return client.get(address, sent).status_code >= 500


def shared_out(keys: tuple[str, ...], among: int) -> list[tuple[str, str]]:
    """Pair each parameter with a part of the values, and the next with the next part."""
    return [
        (key, value) for place, key in enumerate(keys) for value in NASTY[place % among :: among]
    ]


@pytest.mark.parametrize("address", PUBLIC)
def test_no_value_of_a_readers_parameter_breaks_a_page(visitor, address):
    asked = shared_out(PUBLIC[address], among=2)

    assert [pair for pair in asked if stumbles(visitor, address, *pair)] == []


@pytest.mark.parametrize("address", CURATORS)
def test_no_value_of_a_curators_parameter_breaks_a_page(visitor, address):
    asked = shared_out(CURATORS[address], among=4)

    assert [pair for pair in asked if stumbles(visitor, address, *pair)] == []


@pytest.mark.parametrize("pattern", PATHS)
@pytest.mark.parametrize("verb", ["get", "post"])
def test_no_path_breaks_a_page(visitor, pattern, verb):
    addresses = [pattern.format(quoted(value)) for value in NASTY if len(value) < 500]

    answers = {address: getattr(visitor, verb)(address).status_code for address in addresses}

    assert {address: code for address, code in answers.items() if code >= 500} == {}


@pytest.mark.parametrize("address", ["/", "/sources/ina/", "/admin/articles/article/"])
def test_no_malformed_query_breaks_a_page(visitor, address):
    for query in RAW_QUERIES:
        answer = visitor.get(address, QUERY_STRING=query.decode("latin-1"), follow=True)

        assert answer.status_code < 500, query[:50]


def test_the_same_field_ten_thousand_times_is_refused(visitor):
    assert visitor.get("/?" + "source=x&" * 10_000).status_code == 400
    sent = "&".join(f"field{number}=1" for number in range(1_100))
    form = "application/x-www-form-urlencoded"
    address = "/admin/articles/source/add/"
    assert visitor.post(address, sent, content_type=form).status_code == 400


def test_a_form_of_three_megabytes_is_refused(visitor):
    answer = visitor.post("/admin/articles/source/add/", {"name": "x" * 3_000_000})

    assert answer.status_code == 400


def test_no_order_or_search_reads_what_a_list_does_not_show(visitor):
    User.objects.filter(username="mina").update(password="needle")

    for query in ("password__startswith=needle", "password=needle", "o=password"):
        answer = visitor.get(f"/admin/auth/user/?{query}", follow=True)

        assert "mina" not in answer.content.decode() or "o=" in query
        assert "needle" not in answer.content.decode()

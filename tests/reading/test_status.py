"""What programs ask of the site."""

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

pytestmark = pytest.mark.django_db
HEALTH = reverse("articles:healthz")


def unreachable(*_) -> None:
    """What any query meets when the database is gone."""
    raise OperationalError("could not connect to 10.0.0.7: password for reader")


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_healthy_room_says_ok(client, method):
    response = getattr(client, method)(HEALTH)

    assert response.status_code == 200
    assert method == "head" or response.json() == {"status": "ok"}
    assert "no-store" in response.headers["Cache-Control"]


def test_a_room_without_its_database_says_so_and_no_more(client):
    with connection.execute_wrapper(unreachable):
        response = client.get(HEALTH)

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable"}


def test_health_costs_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(HEALTH)


def test_crawlers_are_kept_from_the_desk_the_captures_and_endless_lists(client):
    response = client.get(reverse("articles:robots"))

    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /captures/",
        "Disallow: /*?",
    ]

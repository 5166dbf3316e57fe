"""A source's address may be changed by hand; the old one leads on."""

import pytest
from pytest_django.asserts import assertContains

from articles.models import FormerSource, Source
from tests import builders
from tests.admin.test_careful import change, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def readdress(enter, mina):
    client = enter(mina)

    def save(source, slug):
        page = change("source", source)
        return client.post(page, opened(client, page) | {"slug": slug})

    return save


def test_the_old_address_leads_to_the_new_one(readdress, client):
    source = builders.source("Coast Herald")

    readdress(source, "herald")

    answer = client.get("/sources/coast-herald/?after=1")
    assert (answer.status_code, answer["Location"]) == (301, "/sources/herald/?after=1")


def test_a_source_takes_back_an_address_of_its_own(readdress, client):
    source = builders.source("Coast Herald")
    readdress(source, "herald")

    readdress(source, "coast-herald")

    assert client.get("/sources/coast-herald/").status_code == 200
    assert client.get("/sources/herald/")["Location"] == "/sources/coast-herald/"
    assert FormerSource.objects.count() == 1


def test_no_source_takes_the_old_address_of_another(readdress):
    readdress(builders.source("Coast Herald"), "herald")
    other = builders.source("Coast Gazette")

    answer = readdress(other, "coast-herald")

    assertContains(answer, "This was the address of another source, and leads to it still.")
    assert Source.objects.get(pk=other.pk).slug == "coast-gazette"

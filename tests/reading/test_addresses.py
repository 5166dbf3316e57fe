"""The room answers under any prefix, and its pages' links carry the prefix of the request."""

import pytest
from django.test.utils import override_script_prefix

from tests import builders as build
from tests.reading.seen import links, part, parts

pytestmark = pytest.mark.django_db


def test_links_carry_the_prefix_under_which_each_request_came(client):
    story = build.article("Lamp", publisher="등대 신문")

    for prefix in ("", "/room1", "/press", ""):
        with override_script_prefix(f"{prefix}/"):
            page = client.get("/", SCRIPT_NAME=prefix)

        [title] = links(parts(page, "card-title")[0]).values()
        [source] = links(part(page, "card-source")).values()
        assert title == f"{prefix}/articles/{story.pk}/"
        assert source.startswith(f"{prefix}/sources/%")
        assert part(page, "masthead-name").get("href") == f"{prefix}/"

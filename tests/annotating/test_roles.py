"""Who may see which notes, and what the curators' group may do."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from articles.annotating import make_curators_group
from articles.models import Annotation, State
from tests import builders

pytestmark = pytest.mark.django_db


def someone(kind):
    if kind == "stranger":
        return AnonymousUser()
    if kind == "curator":
        return builders.curator("joon")
    return User.objects.create_user(kind, is_superuser=kind == "superuser")


@pytest.mark.parametrize(
    ("kind", "sees"),
    [
        ("stranger", {"published"}),
        ("reader", {"published"}),
        ("curator", {"proposed", "published", "withdrawn"}),
        ("superuser", {"draft", "proposed", "published", "withdrawn"}),
    ],
)
def test_who_sees_which_of_minas_notes(kind, sees):
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    for state in State.values:
        builders.note(story, "lamp", state=state)

    seen = Annotation.objects.visible_to(someone(kind)).values_list("state", flat=True)

    assert set(seen) == sees


def test_curators_see_their_own_drafts():
    mina = builders.curator()
    story = builders.article(paragraphs=["Keepers lit the lamp."])
    builders.note(story, "lamp", by=mina, state=State.DRAFT)

    assert Annotation.objects.visible_to(mina).count() == 1


def test_curators_manage_no_users_and_delete_no_notes():
    may = set(make_curators_group().permissions.values_list("codename", flat=True))

    assert not {one for one in may if "user" in one or "group" in one}
    assert not {"delete_annotation", "delete_article", "delete_capture"} & may

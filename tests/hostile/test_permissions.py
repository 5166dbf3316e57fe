"""Who may open which door: strangers, readers, clerks, curators, superusers."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from articles.models import Article, Attribution, Capture, Load, Revision, Source, State, Tag
from tests import builders

pytestmark = pytest.mark.django_db
TABLES = ("article", "source", "tag", "annotation", "capture", "revision", "load", "outcome")
# What each may do: v(iew a list), a(dd), c(hange), d(elete).
MAY = {
    "mina": {
        "article": "vc", "source": "vac", "tag": "vac", "annotation": "vc", "capture": "v",
        "revision": "v", "load": "va", "outcome": "v",
    },
    "keeper": {
        "article": "vc", "source": "vacd", "tag": "vacd", "annotation": "vc", "capture": "v",
        "revision": "v", "load": "va", "outcome": "v",
    },
    "clerk": {}, "reader": {}, None: {},
}  # fmt: skip


@pytest.fixture
def clerk(db):
    """Somebody of the staff without any permission."""
    return User.objects.create_user("clerk", is_staff=True)


@pytest.fixture
def reader(db):
    """Somebody with an account who is not of the staff."""
    return User.objects.create_user("reader")


@pytest.fixture
def rows(story, mina):
    """A row of each table."""
    load = Load.objects.create(started_at=builders.dt.datetime.now(builders.dt.UTC))
    outcome = load.outcomes.create(name="page.txt", result="loaded")
    first = (Article, Source, Tag, Capture, Revision)
    found = {model._meta.model_name: model.objects.order_by("pk")[0] for model in first}
    found["tag"] = builders.tag("Unused")
    found["source"] = builders.source("Nobody's Gazette")
    return {**found, "annotation": story.annotations.get(), "load": load, "outcome": outcome}


@pytest.fixture
def enter(client, request):
    """Sign somebody in by name; None is a stranger."""

    def sign_in(who):
        if who:
            client.force_login(request.getfixturevalue(who))
        return client

    return sign_in


def opens(answer) -> bool:
    """Tell whether a door opened: no sign-in page, no refusal, nothing hidden."""
    assert answer.status_code in (200, 302, 400, 403, 404)
    return answer.status_code == 200


@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize("table", TABLES)
def test_each_door_opens_to_whom_it_should_and_no_other(enter, rows, who, table):
    client, pk = enter(who), [rows[table].pk]
    name = f"admin:articles_{table}"
    doors = {
        "v": opens(client.get(reverse(f"{name}_changelist"))),
        "a": opens(client.get(reverse(f"{name}_add"))),
        "d": opens(client.get(reverse(f"{name}_delete", args=pk))),
    }
    page = client.get(reverse(f"{name}_change", args=pk))
    doors["c"] = opens(page) and b'name="_save"' in page.content

    assert {letter for letter, is_open in doors.items() if is_open} == set(MAY[who].get(table, ""))


@pytest.mark.parametrize("who", ["clerk", "reader", None])
@pytest.mark.parametrize("table", TABLES)
def test_nothing_sent_by_who_may_not_changes_anything(enter, rows, who, table):
    client, row = enter(who), rows[table]
    before = dict(vars(row), _state=None)

    for door in ("change", "delete"):
        address = reverse(f"admin:articles_{table}_{door}", args=[row.pk])
        sent = {"post": "yes", "name": "x", "title": "x", "body": "x"}
        assert not opens(client.post(address, sent))
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post(reverse(f"admin:articles_{table}_changelist"), action)

    assert dict(vars(type(row).objects.get(pk=row.pk)), _state=None) == before


@pytest.mark.parametrize("table", ["article", "source", "tag", "annotation", "capture", "revision"])
def test_a_curator_deletes_nothing_by_any_way(enter, rows, table):
    client, row = enter("mina"), rows[table]
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}

    assert not opens(
        client.post(reverse(f"admin:articles_{table}_delete", args=[row.pk]), {"post": "yes"})
    )
    client.post(reverse(f"admin:articles_{table}_changelist"), action)

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("who", ["mina", "clerk", "reader", None])
@pytest.mark.parametrize("table", ["auth_user", "auth_group", "axes_accessattempt"])
@pytest.mark.parametrize("door", ["changelist", "add", "change", "delete"])
def test_people_and_roles_are_a_superusers_alone(enter, mina, keeper, who, table, door):
    row = keeper if table == "auth_user" else Group.objects.get(name="curators")
    arguments = [row.pk] if door in ("change", "delete") else []

    answer = enter(who).get(reverse(f"admin:{table}_{door}", args=arguments))

    assert answer.status_code == (403 if who in ("mina", "clerk") else 302)


def test_a_curator_changes_nobodys_password_and_rises_to_nothing(enter, mina, keeper):
    client = enter("mina")
    new = {"password1": "another walk", "password2": "another walk", "is_superuser": "on"}

    for user in (mina, keeper):
        address = reverse("admin:auth_user_password_change", args=[user.pk])
        assert client.post(address, new).status_code == 403
    chosen = dict.fromkeys(("new_password1", "new_password2"), "a walk to the quay")
    rights = {"is_superuser": "on", "user_permissions": "1"}
    sent = {"old_password": builders.PASSWORD, **chosen, **rights}
    client.post(reverse("admin:password_change"), sent)

    mina.refresh_from_db()
    assert not mina.is_superuser
    assert not mina.user_permissions.exists()


def test_viewing_alone_changes_nothing(client, rows, story):
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    note = rows["annotation"]
    desk = reverse("admin:articles_article_annotate_note", args=[story.pk, note.pk])
    sent = {"body": "x", "version": 1, "state": "published", "motivation": "commenting"}

    assert client.post(desk, sent).status_code == 403
    action = {"action": "withdraw", "_selected_action": [note.pk]}
    client.post(reverse("admin:articles_annotation_changelist"), action)

    note.refresh_from_db()
    assert (note.version, note.state) == (1, State.PUBLISHED)


def test_an_attribution_cannot_be_moved_to_another_article(enter, mina, story):
    other = builders.article(title="Another")
    mine, theirs = story.attributions.first(), other.attributions.first()
    sent = {
        "attributions-TOTAL_FORMS": 1, "attributions-INITIAL_FORMS": 1,
        "attributions-0-id": theirs.pk, "attributions-0-article": story.pk,
        "attributions-0-source": mine.source_id, "attributions-0-role": "cited",
        "attributions-0-basis": "stated", "photos-TOTAL_FORMS": 0, "photos-INITIAL_FORMS": 0,
    }  # fmt: skip

    enter("mina").post(reverse("admin:articles_article_change", args=[story.pk]), sent)

    assert Attribution.objects.get(pk=theirs.pk).article_id == other.pk

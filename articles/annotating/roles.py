"""The curators' group: who may annotate and edit, but not manage users."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

CURATORS = "curators"

_MAY = {
    "article": ("view", "change", "join"),
    "attribution": ("view", "add", "change", "delete"),
    "correction": ("view",),
    "photo": ("view", "change"),
    "source": ("view", "add", "change", "merge"),
    "tag": ("view", "add", "change"),
    "annotation": ("view", "add", "change"),
    "annotationversion": ("view",),
    "placement": ("view",),
    "capture": ("view", "add"),
    "revision": ("view",),
    "load": ("view", "add", "undo"),
    "outcome": ("view",),
}


@transaction.atomic
def make_curators_group() -> Group:
    """Make the group if there is none and give it what curators may do; run as often as wanted."""
    wanted = {f"{verb}_{model}" for model, verbs in _MAY.items() for verb in verbs}
    group, _ = Group.objects.get_or_create(name=CURATORS)
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="articles", codename__in=wanted)
    )
    return group

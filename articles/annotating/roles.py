"""The groups: curators annotate and edit, proposers only write notes for a curator to publish."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

CURATORS = "curators"
PROPOSERS = "proposers"

_MAY = {
    "article": ("view", "change", "join"),
    "attribution": ("view", "add", "change", "delete"),
    "correction": ("view",),
    "photo": ("view", "change"),
    "source": ("view", "add", "change", "merge"),
    "tag": ("view", "add", "change"),
    "annotation": ("view", "add", "change", "publish"),
    "annotationversion": ("view",),
    "placement": ("view",),
    "capture": ("view", "add"),
    "revision": ("view",),
    "load": ("view", "add", "undo"),
    "outcome": ("view",),
}
_MAY_PROPOSE = {
    "article": ("view",),
    "tag": ("view",),
    "annotation": ("view", "add", "change"),
    "annotationversion": ("view",),
}


def make_curators_group() -> Group:
    """Make the group if there is none and give it what curators may do; run as often as wanted."""
    return _group(CURATORS, _MAY)


def make_proposers_group() -> Group:
    """Make, likewise, the group of those who write notes that a curator publishes."""
    return _group(PROPOSERS, _MAY_PROPOSE)


@transaction.atomic
def _group(name: str, may: dict[str, tuple[str, ...]]) -> Group:
    wanted = {f"{verb}_{model}" for model, verbs in may.items() for verb in verbs}
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label="articles", codename__in=wanted)
    )
    return group

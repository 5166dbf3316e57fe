"""Give a source another address; the one it had leads on for ever."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import FormerSource, Source


@transaction.atomic
def readdress(source: Source, before: Source, by: User) -> None:
    """Save a source whose slug was another `before`: that one leads readers and loads to it."""
    # A source may take back an address of its own; nobody else can.
    source.former_selves.filter(slug=source.slug).delete()
    source.save()
    FormerSource.objects.create(
        slug=before.slug, name=before.name, source=source, by=by, at=timezone.now()
    )

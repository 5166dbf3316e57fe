"""What curators corrected in an article: a load leaves it alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article, Correction, Photo, Revision
from articles.parsing import Role, zone_named

# Who published and who wrote it is settled as a whole: no other is added beside a curator's answer.
_WHOLE = {Role.PUBLISHER, Role.AGENCY}


@dataclass(frozen=True, slots=True)
class Settled:
    """The corrections of an article and of its photos, oldest first."""

    corrections: tuple[Correction, ...] = ()

    def has(self, field: str) -> bool:
        """Tell whether a curator set this field of the article, or the sources of this role."""
        return any(one.field == field for one in self.corrections if one.photo_id is None)

    def keeps_out(self, source: int, role: Role) -> bool:
        """Tell whether a source in a role would come back against a curator's word."""
        if role in _WHOLE:
            return self.has(role)
        return any(one.no_longer_id == source and one.field == role for one in self.corrections)

    def carry_to(self, revision: Revision) -> None:
        """Set in a new text's photos what was corrected in the same photos of earlier texts."""
        settled = {
            (likeness, one.field): one for one, likeness in self._of_photos() if likeness
        }  # The newest of each: they come oldest first.
        for photo in revision.photos.all() if settled else ():
            for (likeness, field), one in settled.items():
                if likeness == _likeness(photo.caption, photo.image_url):
                    _carry(one, photo, field)

    def _of_photos(self) -> Iterator[tuple[Correction, str]]:
        captured: dict[int, str] = {}
        for one in self.corrections:
            if one.photo and one.field == "image_url":
                captured.setdefault(one.photo.pk, str(one.was))
        for one in self.corrections:
            if one.photo:
                address = captured.get(one.photo.pk, one.photo.image_url)
                yield one, _likeness(one.photo.caption, address)


def settled_in(article: Article) -> Settled:
    """Read what curators corrected in an article."""
    found = Correction.objects.of_article(article).select_related("photo").order_by("at", "pk")
    return Settled(tuple(found))


def by_the_settled_clock(printed: dt.date | None, zone: str) -> dt.datetime | None:
    """Read a time that a page printed by the clock of the zone that a curator set.

    None for a bare date, and for a time beyond the calendar's ends.
    """
    known = zone_named(zone)
    if not isinstance(printed, dt.datetime) or known is None:
        return None
    try:
        return printed.replace(tzinfo=known).astimezone(dt.UTC)
    except OverflowError:
        return None


def _likeness(caption: str, address: str) -> str:
    """Return what makes a photo the same in two texts: its caption, else its own address."""
    return " ".join(caption.casefold().split()) or address


def _carry(one: Correction, photo: Photo, field: str) -> None:
    printed = getattr(photo, field)
    if printed == one.value:
        return
    setattr(photo, field, one.value)
    photo.save(update_fields=[field])
    Correction.objects.create(
        article_id=photo.article_id,
        photo=photo,
        field=field,
        was=printed,
        value=one.value,
        by_id=one.by_id,
        at=one.at,
        note=one.note,
        carried_from_id=one.carried_from_id or one.pk,
    )

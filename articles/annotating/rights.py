"""Who may show a note to readers, and change what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from articles.models import State
from articles.models.annotations import PUBLISH

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class MayNotPublish(PermissionDenied):
    """The note is, or would be, before readers' eyes, or is somebody else's."""

    def __init__(self) -> None:
        super().__init__("This is for curators who may publish notes; you may propose your own.")


def check_right(by: User, state: str) -> None:
    """Raise MayNotPublish unless this person may give a note this state."""
    if state == State.PUBLISHED and not by.has_perm(PUBLISH):
        raise MayNotPublish

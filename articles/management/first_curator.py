"""Make the first curator of a room in which nobody may open the admin yet."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from itertools import count

from django.contrib.auth import get_user_model
from django.db import transaction

from articles.annotating import make_curators_group

USERNAME = "curator"
# Letters and digits that nobody mistakes for one another; 20 of 54 make 115 bits.
_ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_LENGTH = 20


@transaction.atomic
def make_first_curator(tell: Callable[[str, str], None]) -> None:
    """Make a curator and tell (username, password), unless somebody may open the admin already.

    The password is told before the row is saved for good: a room that is killed in between makes
    another one next time, instead of keeping a password that nobody has seen.
    """
    users = get_user_model()._default_manager
    if users.filter(is_active=True, is_staff=True).exists():
        return
    names = (USERNAME if number == 1 else f"{USERNAME}{number}" for number in count(1))
    username = next(name for name in names if not users.filter(username=name).exists())
    password = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    person = users.create_superuser(username=username, password=password)
    person.groups.add(make_curators_group())
    tell(username, password)

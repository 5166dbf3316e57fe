"""Save, rename, open to others and delete a search: each one transaction, each by its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from articles.models import SavedSearch
from articles.models.searches import LONGEST_NAME, LONGEST_SEARCH

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST_SEARCHES = 200  # of one person


class NotSaved(Exception):
    """The search could not be saved so; the message says why and what to do."""


def save_search(by: User, name: str, asked: str) -> SavedSearch:
    """Save what was asked under a name. Raises NotSaved."""
    if len(asked) > LONGEST_SEARCH:
        raise NotSaved("This search is too long to be saved. Ask with fewer words.")
    if SavedSearch.objects.of(by).count() >= MOST_SEARCHES:
        raise NotSaved(f"You have saved {MOST_SEARCHES} searches. Delete one to save another.")
    return _stored(SavedSearch(owner=by, name=_name(name), asked=asked))


def change_search(saved: SavedSearch, name: str, is_public: bool) -> SavedSearch:
    """Rename a search, and open it to everyone or close it. Raises NotSaved."""
    saved.name, saved.is_public = _name(name), is_public
    return _stored(saved)


def delete_search(saved: SavedSearch) -> None:
    """Delete a search; its feed ends."""
    saved.delete()


def _name(written: str) -> str:
    name = " ".join(written.replace("\0", " ").split())
    if not name:
        raise NotSaved("Give the search a name.")
    if len(name) > LONGEST_NAME:
        raise NotSaved(f"A name has at most {LONGEST_NAME} characters.")
    return name


def _stored(saved: SavedSearch) -> SavedSearch:
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        raise NotSaved("You have another search of this name. Choose another name.") from error
    return saved

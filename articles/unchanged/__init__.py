"""What can be shown again, because nothing in the room has changed since it was made."""

from articles.unchanged.shelf import Shelf
from articles.unchanged.state import State, state

__all__ = ["Shelf", "State", "state"]

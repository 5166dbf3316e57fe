"""A bounded shelf in this process of what was made from one state of the database."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from articles.unchanged.state import State

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Things by key, all made from the same state; a change of the state empties it.

    When the bytes that it may hold are used up, what was not asked for longest makes room.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._state: State | None = None
        self._things: OrderedDict[Hashable, tuple[Thing, int]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, state: State, key: Hashable) -> Thing | None:
        """Return what was made under this key from this very state."""
        with self._lock:
            found = self._things.get(key) if state == self._state else None
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def keep(self, state: State, key: Hashable, thing: Thing, size: int) -> None:
        """Keep a thing of so many bytes; one larger than an eighth of the shelf is not kept."""
        if size > self._most // 8:
            return
        with self._lock:
            if state != self._state:
                self._things.clear()
                self._state, self._held = state, 0
            if earlier := self._things.pop(key, None):
                self._held -= earlier[1]
            self._things[key] = (thing, size)
            self._held += size
            while self._held > self._most:
                self._held -= self._things.popitem(last=False)[1][1]

"""Check pictures in a process of their own: a decoder can be stopped only by ending its process.

A few megabytes of JPEG may ask for minutes of work, and a decoder in C hears of no limit
while it is at it. One process serves all pictures until it has to be ended; then another begins.
"""

from __future__ import annotations

import os
import threading
from dataclasses import replace

from articles.loading.children import Child, TooLong
from articles.parsing.pictures import NoPicture, Picture, checked


class _Apart:
    """The process that checks pictures, started when the first one comes."""

    def __init__(self) -> None:
        self._child: Child | None = None
        self._owner = 0
        self._one_at_a_time = threading.Lock()

    def check(self, raw: bytes, most_pixels: int, seconds: int) -> Picture:
        with self._one_at_a_time:
            child = self._ready_child()
            try:
                told = child.ask(raw, most_pixels, seconds=seconds)
            except TooLong:
                self._child = None
                raise NoPicture(
                    f"it takes longer than {seconds} seconds to decode "
                    "(READINGROOM_MAX_PICTURE_SECONDS)"
                ) from None
            except (EOFError, OSError):
                self._child = None
                why = child.how_it_ended()
                raise NoPicture(f"it ends the process that decodes it{why}") from None
            except BaseException:
                # Its answer is still to come, and must not be taken for that to another question.
                child.end()
                self._child = None
                raise
        if isinstance(told, Picture):
            return replace(told, original=raw)
        raise NoPicture(str(told))

    def _ready_child(self) -> Child:
        """Return the process, started if need be. Raises OSError when none can be started."""
        # A process that was forked off with this one's memory has not its children.
        if self._child is None or self._owner != os.getpid():
            child = Child(checked)
            child.wait_until_ready()
            self._child, self._owner = child, os.getpid()
        return self._child


_apart = _Apart()


def check_apart(raw: bytes, most_pixels: int, seconds: int) -> Picture:
    """Decode a picture within limits of pixels and seconds. Raises NoPicture."""
    return _apart.check(raw, most_pixels, seconds)

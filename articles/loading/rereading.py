"""Read a kept capture again, as the load that brought it read it."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any

from articles.loading.arriving import Arrival, Arriving
from articles.loading.document import Document, Told
from articles.loading.outcome import LoadOptions
from articles.loading.preparing import Coming, prepare
from articles.loading.sources import SourceBook
from articles.models import Capture
from articles.parsing import read


def reread(capture: Capture, sources: SourceBook, url: str = "") -> tuple[Arriving, ...]:
    """Return the pages of a capture; none when its file is gone or is no longer understood.

    `url` is told of it, when the page itself states no address.
    """
    told = Told(captured_at=capture.captured_at, url=url or None)
    try:
        with capture.file.open("rb") as file:
            document = Document(file.read(), capture.name, told)
    except (OSError, ValueError):
        return ()
    hint = _options_of(capture).hint(document)
    arrival = Arrival(document.raw, capture.sha256, capture.name, capture.captured_at)
    reading = partial(read, document.raw, hint, sources.home)
    return prepare(Coming(0, document, arrival, hint, read=reading), sources, {}).pages


def _options_of(capture: Capture) -> LoadOptions:
    given: dict[str, Any] = dict(capture.first_load.options) if capture.first_load else {}
    given["columns"] = tuple(tuple(pair) for pair in given.get("columns", ()))
    known = {field.name for field in fields(LoadOptions)}
    return LoadOptions(**{name: value for name, value in given.items() if name in known})

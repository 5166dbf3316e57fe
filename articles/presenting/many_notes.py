"""What a change of many notes would do to each, before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.annotating import Planned
from articles.presenting.notes import quote_of
from articles.presenting.word_changes import WordChange, word_changes


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One note: `choice` names it and the version that was seen; empty changes change no word."""

    choice: str
    pk: int
    quote: str
    article: str
    state: str
    put_on: tuple[str, ...]
    taken_off: tuple[str, ...]
    words: tuple[WordChange, ...]


def preview_rows(planned: Iterable[Planned]) -> list[PreviewRow]:
    """Shape notes, fetched with their article, photo and tags, and what they would say."""
    return [_row(one) for one in planned]


def _row(one: Planned) -> PreviewRow:
    note, text = one.note, one.text
    now = {tag.pk: tag.name for tag in note.tags.all()}
    then = {tag.pk: tag.name for tag in text.tags}
    changed = text.body != note.body
    return PreviewRow(
        choice=f"{note.pk}:{note.version}",
        pk=note.pk,
        quote=quote_of(note, note.photo),
        article=str(note.article),
        state=note.get_state_display(),
        put_on=(*(name for pk, name in then.items() if pk not in now), *text.new_tags),
        taken_off=tuple(name for pk, name in now.items() if pk not in then),
        words=tuple(word_changes(note.body, text.body)) if changed else (),
    )

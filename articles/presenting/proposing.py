"""Notes that wait to be published, and those that were sent back, with the words they are for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from articles.models import Annotation
from articles.presenting.desk import as_shown
from articles.presenting.languages import language_tag
from articles.presenting.notes import quote_of
from articles.presenting.times import Stamp, stamp


@dataclass(frozen=True, slots=True)
class ProposedNote:
    """One note: its words between those around them, what it says, and what was said of it.

    A note on a photograph has a quote that names it, and nothing around.
    """

    pk: int
    version: int
    article: str
    desk: str
    edit: str
    prefix: str
    quote: str
    suffix: str
    text_language: str
    body: str
    language: str
    tags: tuple[str, ...]
    motivation: str
    curator: str
    has_curator: bool
    saved: Stamp
    sent_back: str


def proposed_notes(notes: Iterable[Annotation]) -> list[ProposedNote]:
    """Shape notes fetched with curator, tags, article and photograph."""
    return [_proposed(note) for note in notes]


def _proposed(note: Annotation) -> ProposedNote:
    desk = reverse("admin:articles_article_annotate", args=[note.article_id])
    around = (note.prefix, note.suffix) if note.photo is None else ("", "")
    prefix, suffix = (as_shown(words) for words in around)
    return ProposedNote(
        pk=note.pk,
        version=note.version,
        article=str(note.article),
        desk=f"{desk}#note-{note.pk}",
        edit=f"{desk}{note.pk}/",
        prefix=prefix,
        quote=as_shown(quote_of(note, note.photo)),
        suffix=suffix,
        text_language=language_tag(note.article.language),
        body=note.body,
        language=language_tag(note.language),
        tags=tuple(tag.name for tag in note.tags.all()),
        motivation=note.get_motivation_display(),
        curator=note.creator.get_username() if note.creator else "a former curator",
        has_curator=note.creator_id is not None,
        saved=stamp(note.modified_at, timezone.get_current_timezone_name()),
        sent_back=note.sent_back,
    )

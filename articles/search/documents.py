"""Articles as the index holds them: streams of tokens, and the facts that lists filter by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from articles.models import Annotation, Article, Attribution
from articles.search.meaning import EVERY, NOTE, key, label
from articles.search.words import BARRIER, stream

_COLUMNS = (
    "pk",
    "wall_clock",
    "title",
    "language",
    "photo_count",
    "revision_count",
    "current_id",
    "current__title",
    "current__text",
    "current__blocks",
)

# Code points of running text. PostgreSQL can hold little more; nobody searches a book's end.
LONGEST_TEXT = 250_000


@dataclass(frozen=True, slots=True)
class Document:
    """What the index holds of one article. The texts are streams of tokens."""

    article: int
    clock: int
    revision: int | None
    title: str
    body: str
    caption: str
    extra: str  # labelled tokens: facts, and the words of published notes


@dataclass(frozen=True, slots=True)
class _Notes:
    bodies: list[str]
    tags: set[int]


def documents(pks: Sequence[int]) -> Iterator[Document]:
    """Read articles, three queries for however many. Unknown ids are left out."""
    sources = _sources(pks)
    notes = _notes(pks)
    for row in Article.objects.filter(pk__in=pks).order_by().values_list(*_COLUMNS):
        pk, clock, title, language, photos, revisions, revision, printed, text, blocks = row
        body, caption = columns(text or "", blocks or [])
        facts = {
            "hasphoto": photos > 0,
            "hasannotation": pk in notes,
            "hasrevision": revisions > 1,
        }
        yield Document(
            article=pk,
            clock=clock,
            revision=revision,
            title=_parted([title, printed or ""]),
            body=body,
            caption=caption,
            extra=_extra(language, facts, sources[pk], notes.get(pk)),
        )


def columns(text: str, blocks: Sequence[dict]) -> tuple[str, str]:
    """Return the streams of a revision's running text and of its captions."""
    captions, body = [], []
    for block in blocks or [{"kind": "paragraph", "start": 0, "end": len(text)}]:
        stretch = text[block["start"] : block["end"]]
        if block["kind"] == "caption":
            captions.append(stretch)
        elif block["kind"] != "title":
            body.append(stretch)
    return stream("\n".join(body)[:LONGEST_TEXT]), _parted(captions)


def _parted(texts: Iterable[str]) -> str:
    """Return the stream of texts that no phrase may run across; equal ones once."""
    return f" {BARRIER} ".join(stream(text) for text in dict.fromkeys(texts) if text)[:LONGEST_TEXT]


def _extra(language: str, facts: dict[str, bool], sources: set[str], notes: _Notes | None) -> str:
    keys = {*EVERY.tokens, *sources, *(key(fact) for fact, holds in facts.items() if holds)}
    if language:
        keys.add(key("language", language))
    if not notes:
        return " ".join(sorted(keys))
    keys |= {key("tag", pk) for pk in notes.tags}
    return " ".join([*sorted(keys), label(NOTE, _parted(notes.bodies))]).rstrip()


def _sources(pks: Sequence[int]) -> dict[int, set[str]]:
    """Return of each article the keys of its sources, with and without their roles."""
    found: dict[int, set[str]] = defaultdict(set)
    named = Attribution.objects.filter(article__in=pks).order_by()
    for article, source, role in named.values_list("article", "source", "role"):
        found[article] |= {key("source", source), key(f"source{role}", source), key("role", role)}
    return found


def _notes(pks: Sequence[int]) -> dict[int, _Notes]:
    """Return the words and tags of published notes: no other note is ever read here."""
    published = Annotation.objects.filter(article__in=pks).published().order_by("pk")
    found: dict[int, _Notes] = {}
    owners: dict[int, int] = {}
    for pk, article, body in published.values_list("pk", "article", "body"):
        found.setdefault(article, _Notes([], set())).bodies.append(body)
        owners[pk] = article
    if owners:
        tagged = Annotation.tags.through.objects.filter(annotation__in=published.values("pk"))
        for annotation, tag in tagged.values_list("annotation", "tag"):
            found[owners[annotation]].tags.add(tag)
    return found

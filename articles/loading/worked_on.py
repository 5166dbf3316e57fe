"""Tell which articles of a load somebody has worked on since, or another load brought as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from articles.models import (
    Annotation,
    Article,
    Correction,
    FormerAddress,
    FurtherIdentity,
    Load,
    Outcome,
    Placement,
    Result,
    Revision,
)

ADDED = (Result.LOADED, Result.REVISED)
_WORDS = CharField()
_HERE = OuterRef("pk")


def added_to(load: Load) -> QuerySet[Outcome]:
    """Return the outcomes that say to which articles a load added a text."""
    return load.outcomes.filter(result__in=ADDED, article__isnull=False).order_by()


def texts_added(load: Load) -> QuerySet[Revision]:
    """Return the texts that a load added and that are still there."""
    return Revision.objects.filter(_is_added(load)).order_by()


def weighed(load: Load, articles: Sequence[int] | None = None) -> QuerySet:
    """Return articles that hold texts of a load: all of them, or those among these numbers.

    Each has `has_others`, whether it holds texts that are not the load's, and `reason`, a sentence
    that says why it must stay as it is; where that is empty, what the load added may go. The
    database weighs them: a load of any size takes as few queries and as little memory.
    """
    texts = Revision.objects.filter(article=_HERE).order_by()
    among: Any = added_to(load).values("article") if articles is None else articles
    return (
        Article.objects.filter(Exists(texts.filter(_is_added(load))), pk__in=among)
        .annotate(has_others=Exists(texts.exclude(_is_added(load))))
        .annotate(brought_by=_brought_as_well_by(load), in_words=Cast("pk", _WORDS))
        .annotate(reason=_reason(load))
        .order_by("pk")
    )


def logged(model: type[Model], pks: Sequence[int]) -> set[int]:
    """Return those rows that somebody changed in the admin."""
    entries = _log_of(model).filter(object_id__in=map(str, pks))
    return {int(pk) for pk in entries.values_list("object_id", flat=True) if pk}


def _reason(load: Load) -> Case:
    whens = [When(met, then=Value(reason)) for met, reason in _work_on(load)]
    told = Concat(
        Value("Load "),
        Cast("brought_by", _WORDS),
        Value(" brought it as well: take that back first."),
        output_field=_WORDS,
    )
    whens.append(When(brought_by__isnull=False, then=told))
    return Case(*whens, default=Value(""), output_field=_WORDS)


def _work_on(load: Load) -> Iterator[tuple[Q, str]]:
    """Yield each kind of work; of an older article only work on the added texts counts."""
    is_new = Q(has_others=False)
    notes, corrected = Annotation.objects.order_by(), Correction.objects.made_by_hand().order_by()
    decided = Placement.objects.filter(revision__article=_HERE, decided_by__isnull=False)
    on_texts = notes.filter(_is_added(load, "made_on__"), made_on__article=_HERE)
    on_photos = corrected.filter(
        _is_added(load, "photo__revision__"), photo__revision__article=_HERE
    )
    joined = Exists(FurtherIdentity.objects.filter(article=_HERE))
    moved = Exists(FormerAddress.objects.filter(article=_HERE))
    # Asked once, not for each article: the log has no index by row, and holds few.
    changed = _log_of(Article).filter(object_id__isnull=False).values("object_id")
    yield is_new & Q(Exists(notes.filter(article=_HERE))), "A curator annotated it."
    yield Q(Exists(on_texts)), "A curator annotated the text that came."
    yield (
        Q(Exists(decided.filter(_is_added(load, "revision__")).order_by())),
        "A curator decided where a note stands in it.",
    )
    yield is_new & Q(Exists(corrected.filter(article=_HERE))), "A curator corrected it."
    yield Q(Exists(on_photos)), "A curator corrected a photo of it."
    yield joined | moved, "A curator joined or split it."
    yield is_new & Q(in_words__in=changed), "A curator changed it in the admin."


def _is_added(load: Load, text: str = "") -> Exists:
    """Tell of a row whether the text, at `text` from it, is one that the load added."""
    found = {"article": OuterRef(f"{text}article"), "sha256": OuterRef(f"{text}capture__sha256")}
    # The sum keeps databases from finding the load first, and reading all of it for each article.
    rows = Outcome.objects.filter(result__in=ADDED, **found).alias(of_load=F("load") + 0)
    return Exists(rows.filter(of_load=load.pk).order_by())


def _brought_as_well_by(load: Load) -> Subquery:
    """Return another load that met the same text and kept nothing new of it."""
    met = Outcome.objects.filter(article=_HERE, result=Result.UNCHANGED, load__undone_at=None)
    return Subquery(met.exclude(load=load).order_by("load").values("load")[:1])


def _log_of(model: type[Model]) -> QuerySet[LogEntry]:
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(content_type=kind).order_by()

"""Let go of what nothing names any more: captures, pictures and sources of a load taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from articles.loading.worked_on import logged
from articles.models import (
    Article,
    Attribution,
    Capture,
    Correction,
    Load,
    Outcome,
    Photo,
    Result,
    Source,
)

_PIECE = 50


def let_go_of_captures(load: Load) -> int:
    """Delete the captures that a load kept and nothing came of, and their files; give how many.

    A capture that another load met as well stays.
    """
    met = Outcome.objects.filter(sha256=OuterRef("sha256"), load__undone_at=None)
    met = met.exclude(load=load).exclude(result=Result.REJECTED)
    unused = Capture.objects.filter(first_load=load, revisions=None).exclude(Exists(met))
    gone = 0
    while piece := dict(unused.order_by("pk").values_list("pk", "file")[:_PIECE]):
        with transaction.atomic():
            _, deleted = unused.filter(pk__in=list(piece)).delete()
        gone += deleted.get("articles.Capture", 0)
        _let_go_of_files(piece.values(), lambda name: Capture.objects.filter(file=name).exists())
        if not deleted:
            break
    return gone


def let_go_of_pictures(names: Iterable[str]) -> None:
    """Delete the picture files that no photo shows any more."""
    shown = Photo.objects.order_by()
    _let_go_of_files(names, lambda name: shown.filter(Q(image=name) | Q(original=name)).exists())


def let_go_of_sources(load: Load) -> int:
    """Delete the sources that a load made and nobody names or changed; give how many."""
    named = (
        Attribution.objects.filter(source=OuterRef("pk")),
        Article.objects.filter(Q(publisher=OuterRef("pk")) | Q(agency=OuterRef("pk"))),
        Correction.objects.filter(no_longer=OuterRef("pk")),
    )
    unused = Source.objects.filter(first_load=load).exclude(
        Exists(named[0]) | Exists(named[1]) | Exists(named[2])
    )
    names = dict(unused.values_list("name", "pk"))
    staying = logged(Source, list(names.values())) | _corrected_to(names)
    with transaction.atomic():
        going = unused.filter(pk__in=names.values()).exclude(pk__in=staying)
        return going.delete()[1].get("articles.Source", 0)


def _corrected_to(names: Mapping[str, int]) -> set[int]:
    """Return the sources that corrections name: whoever goes back to one will want it."""
    named = Q(value__source__in=list(names)) | Q(was__source__in=list(names))
    pairs = Correction.objects.filter(named).order_by().values_list("was", "value")
    told = (value.get("source") for pair in pairs for value in pair if isinstance(value, dict))
    return {names[str(name)] for name in told if name in names}


def _let_go_of_files(names: Iterable[str], is_named: Callable[[str], bool]) -> None:
    """Delete files unless a row names them, while no load can write one that does.

    A load that is about to write its row keeps the file anew when it finds it gone.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # SQLite lets one transaction write at a time; here the tables are asked for.
                cursor.execute(
                    "LOCK TABLE articles_capture, articles_photo IN SHARE ROW EXCLUSIVE MODE"
                )
        for name in names:
            if not is_named(name):
                default_storage.delete(name)

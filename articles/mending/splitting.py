"""Split off texts that were wrongly taken for another article's: they become one of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from articles import search
from articles.annotating import place_all
from articles.loading import Arriving, Settled, SourceBook, attribute, reread, settled_in
from articles.mending.correcting import lock, remember
from articles.mending.identities import Page, part_identities
from articles.mending.newest import newest_of
from articles.mending.plans import CannotMend, mark_of, refuse_if_stale, revisions_of, state_of
from articles.mending.retelling import (
    describe_the_rest,
    facts_told,
    forget_sources,
    show,
    sources_of,
)
from articles.models import (
    Annotation,
    Article,
    Correction,
    FormerAddress,
    Outcome,
    Photo,
    Placement,
    Revision,
)
from articles.models.placements import PlacementQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SPLIT, SPLIT_FROM = "split", "split from"


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """What splitting off `leaving` will do.

    `unread` are the revisions whose captures cannot be read again: of those only title and text
    are known. `places` are places of notes beside texts of the other article, which go.
    """

    article: Article
    staying: tuple[Page, ...]
    leaving: tuple[Page, ...]
    title: str
    notes_going: int
    notes_staying: int
    places: int
    mark: str

    @property
    def unread(self) -> tuple[int, ...]:
        """The numbers of the leaving revisions whose captures cannot be read again."""
        return tuple(page.revision.number for page in self.leaving if page.read is None)


def plan_split(article: Article, numbers: Collection[int]) -> SplitPlan:
    """Say what splitting off the revisions of these numbers would do. Raises CannotMend.

    The captures are read again: they say what the new article is.
    """
    pages = _read_again(article)
    leaving = tuple(page for page in pages if page.revision.number in numbers)
    staying = tuple(page for page in pages if page not in leaving)
    if not leaving or len(leaving) < len(set(numbers)):
        raise CannotMend("Choose one or more of this article's revisions.")
    if not staying:
        raise CannotMend("An article keeps at least one of its revisions: leave one with it.")
    notes = Annotation.objects.filter(article=article).order_by("pk")
    going = notes.filter(made_on__in=[page.revision for page in leaving])
    return SplitPlan(
        article=article,
        staying=staying,
        leaving=leaving,
        title=_newest(leaving).title,
        notes_going=going.count(),
        notes_staying=notes.count() - going.count(),
        places=_strayed(staying, leaving).count(),
        mark=_mark(article, numbers),
    )


@transaction.atomic
def split_article(plan: SplitPlan, by: User, seen: str) -> Article:
    """Make an article of the leaving revisions; `seen` is the mark of the plan the curator saw.

    Notes made on them go along, and their old addresses lead to where they are now. Later loads of
    the same captures, addresses and stories find the article that the curator put them in. Raises
    StalePlan and CannotMend.
    """
    staying, leaving = plan.staying, plan.leaving
    article = _locked(plan.article)
    refuse_if_stale(seen, _mark(article, {page.revision.number for page in leaving}))
    named = sources_of((*staying, *leaving))
    own, *further = part_identities(article, staying, leaving)
    made = Article.objects.create(**facts_told(article, leaving, named), identity=own)
    made.further_identities.bulk_create(
        made.further_identities.model(digest=digest, article=made) for digest in further
    )
    _move(article, made, staying, leaving)
    for page in leaving:
        if page.read:
            attribute(made, page.read, named, Settled())
    show(made, [page.revision for page in leaving])
    settled = settled_in(article)
    forget_sources(article, staying, leaving, named, settled)
    describe_the_rest(article, staying, leaving, named, settled)
    for one in (article, made):
        if one.current:
            place_all(one.current)
    search.index(article, made)
    _record(article, made, leaving, by)
    return made


def _mark(article: Article, numbers: Collection[int]) -> str:
    notes = Annotation.objects.filter(article=article).order_by("pk")
    return mark_of(
        state_of(article),
        revisions_of(article),
        sorted(numbers),
        list(notes.values_list("pk", "version")),
    )


def _locked(article: Article) -> Article:
    try:
        return lock(article)
    except Article.DoesNotExist as error:
        raise CannotMend("This article was joined to another one meanwhile.") from error


def _read_again(article: Article) -> list[Page]:
    sources = SourceBook()
    revisions = article.revisions.select_related("capture__first_load").order_by("number")
    return [Page(revision, _page_of(revision, article, sources)) for revision in revisions]


def _page_of(revision: Revision, article: Article, sources: SourceBook) -> Arriving | None:
    """Return the page of the capture that has this very text: told its address, if it needs be."""
    for url in dict.fromkeys(("", article.url)):
        pages = reread(revision.capture, sources, url)
        same = [page for page in pages if page.draft.text_sha256 == revision.text_sha256]
        known = [page for page in same if _is_of(article, page.identity.digests)]
        if known or (same and url == article.url):
            return (known or same)[0]
    return None


def _is_of(article: Article, digests: Sequence[str]) -> bool:
    return article.identity in digests or (
        article.further_identities.filter(digest__in=digests).exists()
    )


def _newest(pages: Iterable[Page]) -> Revision:
    several = list(pages)
    first = several[0].read
    published = first.draft.published_at if first else None
    return newest_of([page.revision for page in several], published)


def _strayed(staying: Sequence[Page], leaving: Sequence[Page]) -> PlacementQuerySet:
    """Return the places of notes made on one side beside texts of the other."""
    stay = [page.revision for page in staying]
    leave = [page.revision for page in leaving]
    there = Placement.objects.filter(revision__in=stay, annotation__made_on__in=leave)
    return there | Placement.objects.filter(revision__in=leave, annotation__made_on__in=stay)


def _move(
    article: Article, made: Article, staying: Sequence[Page], leaving: Sequence[Page]
) -> None:
    """Let what hangs on the leaving revisions go along."""
    _strayed(staying, leaving).delete()
    revisions = [page.revision for page in leaving]
    for number, revision in enumerate(revisions, 1):
        FormerAddress.objects.create(
            article_id_then=article.pk, number_then=revision.number, revision=revision
        )
        revision.article, revision.number = made, number
        revision.save(update_fields=["article", "number"])
    Photo.objects.filter(revision__in=revisions).update(article=made)
    Correction.objects.filter(photo__revision__in=revisions).update(article=made)
    Annotation.objects.filter(made_on__in=revisions).update(article=made)
    kept = {page.revision.capture_id for page in staying}
    gone = [one.capture.sha256 for one in revisions if one.capture_id not in kept]
    Outcome.objects.filter(article=article, sha256__in=gone).update(article=made)


def _record(article: Article, made: Article, leaving: Sequence[Page], by: User) -> None:
    went = ", ".join(str(page.revision.number) for page in leaving)
    remember(
        by,
        "",
        Correction(article=article, field=SPLIT, was="", value=f"Into article {made.pk}, “{made}”"),
        Correction(
            article=made, field=SPLIT_FROM, was=f"Article {article.pk}, “{article}”", value=went
        ),
    )

"""Tell whether a page is new, a revision, or already here, and by which evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from django.db.models import F, Max

from articles.loading.drafting import Draft
from articles.models import Article, Capture, FormerAddress, FurtherIdentity, Result, Revision

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
SAME_CAPTURE = "The room has this capture already."
SAME_TEXT = "The room has this text already, from another capture."


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a page this article: a digest to look it up by, and the evidence in words.

    `narrower` tell it from others of the same identity, where a curator split them; `former` are
    the identities it had under names that its source had before a merge.
    """

    digest: str
    evidence: str
    narrower: tuple[str, ...] = field(default=(), compare=False)
    former: tuple[str, ...] = field(default=(), compare=False)

    @property
    def digests(self) -> tuple[str, ...]:
        """Every digest under which the article may be known, the one that says most first."""
        return (*self.narrower, self.digest, *self.former)


def identify(draft: Draft, who: str, former: Sequence[str] = ()) -> Identity:
    """Say which article a page is. `who` is the slug of its publisher, else agency, else empty.

    `former` are slugs that `who` had before sources were merged.
    """
    identity = _identify(draft, who)
    before = tuple(dict.fromkeys(_identify(draft, slug).digest for slug in former))
    known = (identity.digest, *before)
    return replace(
        identity,
        narrower=tuple(digest for one in known for digest in narrower(one, draft)),
        former=tuple(digest for digest in before if digest != identity.digest),
    )


def narrower(digest: str, draft: Draft) -> tuple[str, ...]:
    """Return what tells a page from others of one identity: its text; its time and title."""
    title = folded_title(draft.page.title)
    told = [apart(digest, "text", draft.text_sha256)]
    if title:
        told.append(apart(digest, "story", _printed_time(draft), title))
    return tuple(told)


def apart(digest: str, *parts: str) -> str:
    """Return the identity of those pages of a wider identity that have these parts."""
    return _identity("apart", "", digest, *parts).digest


def _identify(draft: Draft, who: str) -> Identity:
    """Say which article a page is, by the first of these that it gives.

    1. By its address, when the page states its own. Scheme, fragment, a default port and the
       host's capitals do not count; the root of a site is nobody's own address.
    2. By who, when and title, all three. When is the time the page prints, as printed: the zone
       may be assumed another way the next time. A day alone will do, since it stands beside a
       name. Slugs stand for sources because an alias or a new name does not change them.
    3. By when and title, when nobody is named but the page prints a time to the minute: one title
       at one minute is one page, whereas "Weather" of 29 March may be anybody's.
    4. By the text itself (and who): an undated or untitled page is never taken for another one.

    The answer depends on nothing but the page and `who`, so documents may come in any order.
    """
    who = who.casefold()
    when = _printed_time(draft)
    title = folded_title(draft.page.title)
    if address := _own_address(draft.url):
        return _identity("address", "the same address", address)
    if title and when and (who or "T" in when):
        evidence = "the same source, time and title" if who else "the same time and title"
        return _identity("story", evidence, who, when, title)
    return _identity("text", "the same text", who, draft.text_sha256)


def find_article(identity: Identity) -> Article | None:
    """Return the article of this identity, if the room has it."""
    owner = owner_of(*identity.digests)
    return Article.objects.filter(pk=owner).first() if owner else None


def lock_article(identity: Identity) -> Article | None:
    """Return the article of this identity; other loads wait for it until the transaction ends."""
    while owner := owner_of(*identity.digests):
        article = Article.objects.select_for_update().filter(pk=owner).first()
        # A curator may have joined or split it while this waited for the lock.
        if article and owner_of(*identity.digests) == owner:
            return article
    return None


def owner_of(*digests: str) -> int | None:
    """Return the article, by pk, that has the first of these identities that any article has."""
    own = Article.objects.filter(identity__in=digests).order_by().values_list("identity", "pk")
    further = FurtherIdentity.objects.filter(digest__in=digests)
    known = dict(own.union(further.values_list("digest", "article"), all=True))
    return next((known[digest] for digest in digests if digest in known), None)


def has_text(article: Article, draft: Draft) -> bool:
    """Tell whether any revision of the article has this very text."""
    return Revision.objects.filter(article=article, text_sha256=draft.text_sha256).exists()


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """A capture that the room has, and the article that it became a revision of, by its pk."""

    capture: Capture | None
    article: int | None


def find_captures(digests: Iterable[str]) -> dict[str, KeptCapture]:
    """Return the captures of these very bytes, by SHA-256."""
    known = Capture.objects.filter(sha256__in=set(digests)).defer("ledger")
    # The lowest article of several comes last and stays.
    rows = known.annotate(article=F("revisions__article")).order_by(
        F("article").desc(nulls_first=True)
    )
    return {row.sha256: KeptCapture(row, getattr(row, "article", None)) for row in rows}


def known_among(identities: Iterable[Identity]) -> set[str]:
    """Return those of their digests under which the room has an article."""
    digests = {digest for identity in identities for digest in identity.digests}
    if not digests:
        return set()
    own = Article.objects.filter(identity__in=digests).order_by().values_list("identity")
    further = FurtherIdentity.objects.filter(digest__in=digests).values_list("digest")
    return {digest for (digest,) in own.union(further, all=True)}


def next_number(article: Article) -> int:
    """Return the number of the article's next revision: never one that a revision had before."""
    last = article.revisions.aggregate(last=Max("number"))["last"] or 0
    gone = FormerAddress.objects.filter(article_id_then=article.pk)
    moved = gone.aggregate(last=Max("number_then"))["last"] or 0
    return max(last, moved, article.last_number) + 1


def is_newer(draft: Draft, captured_at: dt.datetime | None, article: Article) -> bool:
    """Tell whether a page is at least as new as the revision that readers see now.

    What was captured later is newer, where both say when they were. Else the later update is; a
    page without one is taken to stand as it was published.
    """
    current = article.current
    if current and current.captured_at and captured_at:
        return captured_at >= current.captured_at
    shown = (current and current.updated_at) or article.published_at
    stamp = draft.updated_at or draft.published_at
    return shown is None or stamp is None or stamp >= shown


def folded_title(title: str) -> str:
    """Return the title as it is compared: case, spacing and forms of one character set aside."""
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())


def result_of(is_known: bool, is_same_text: bool) -> Result:
    """Name what becomes of a page."""
    if not is_known:
        return Result.LOADED
    return Result.UNCHANGED if is_same_text else Result.REVISED


def _identity(kind: str, evidence: str, *parts: str) -> Identity:
    # U+0000 cannot stand in any part, so no two lists of parts read alike.
    whole = "\0".join((kind, *parts))
    return Identity(hashlib.sha256(whole.encode()).hexdigest(), evidence)


def _printed_time(draft: Draft) -> str:
    published = draft.page.published or draft.listed_date
    if published is None:
        return ""
    # A moment prints as 2022-03-29T09:54:00, a day as 2022-03-29.
    return published.isoformat()[:19]


def _own_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.path in {"", "/"} and not parts.query:
        return ""
    host = parts.netloc.rpartition("@")[2].casefold()
    host = host.removesuffix(_DEFAULT_PORTS.get(parts.scheme, ":"))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path}{query}"

"""Part the identities of an article between it and the one that is split off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.loading import Arriving, apart, narrower, owner_of
from articles.models import Article, FurtherIdentity, Revision


@dataclass(frozen=True, slots=True)
class Page:
    """A revision, and its page read again from the capture: None when that cannot be read."""

    revision: Revision
    read: Arriving | None

    @property
    def wide(self) -> tuple[str, ...]:
        """The identities of the page that know nothing of a split."""
        return (self.read.identity.digest, *self.read.identity.former) if self.read else ()


def part_identities(
    article: Article, staying: Sequence[Page], leaving: Sequence[Page]
) -> tuple[str, ...]:
    """Take from the article the identities of the pages that leave, and return those.

    An identity that no staying page has goes along. Where both have one (two stories that stood at
    one address), the leaving ones are told by their text, and by their time and title.
    """
    going = tuple(dict.fromkeys(_going(article, staying, leaving)))
    FurtherIdentity.objects.filter(digest__in=going).delete()
    if article.identity in going:
        article.identity = _another_of(article, staying)
        FurtherIdentity.objects.filter(digest=article.identity).delete()
        article.save(update_fields=["identity"])
    return going


def _going(article: Article, staying: Sequence[Page], leaving: Sequence[Page]) -> Iterator[str]:
    kept = {digest for page in staying for digest in page.wide}
    all_read = all(page.read for page in staying)
    for page in leaving:
        for digest in page.wide:
            if owner_of(digest) == article.pk and digest not in kept and all_read:
                yield digest
        if page.read and owner_of(*page.wide) is None:
            yield page.wide[0]
    for page in leaving:
        yield from _told_apart(article, staying, page)


def _told_apart(article: Article, staying: Sequence[Page], page: Page) -> Iterator[str]:
    """Yield what tells a page that leaves from those that stay, under each shared identity."""
    shared = [digest for digest in page.wide if owner_of(digest) == article.pk]
    for digest in shared or [article.identity]:
        by_text = (apart(digest, "text", page.revision.text_sha256),)
        told = narrower(digest, page.read.draft) if page.read and shared else by_text
        stay = {
            one for other in staying if other.read for one in narrower(digest, other.read.draft)
        }
        yield from (one for one in told if one not in stay and _is_free(one, article))


def _is_free(digest: str, article: Article) -> bool:
    return owner_of(digest) in (None, article.pk)


def _another_of(article: Article, staying: Sequence[Page]) -> str:
    """Return the identity by which the article is known from now on."""
    known = [digest for page in staying for digest in page.wide]
    free = (digest for digest in known if _is_free(digest, article) and digest != article.identity)
    return next(free, apart(article.identity, "stays", str(article.pk)))

"""Tell what a load would do, without writing anything anywhere."""

from __future__ import annotations

from articles.loading.arriving import Arriving, Ready
from articles.loading.matching import find_article, has_text, result_of
from articles.loading.outcome import Outcome
from articles.loading.storing import reason_for


class Rehearsal:
    """What a dry run would have written so far: later documents are compared with that too."""

    def __init__(self) -> None:
        self._captures: set[str] = set()
        self._texts: dict[str, set[str]] = {}

    def has_capture(self, sha256: str) -> bool:
        """Tell whether these bytes came before in this run."""
        return sha256 in self._captures

    def take(self, ready: Ready) -> tuple[Outcome, ...]:
        """Say what would become of a document's pages."""
        sha256 = ready.arrival.sha256
        self._captures.add(sha256)
        return tuple(self._take_page(page, sha256) for page in ready.pages)

    def _take_page(self, page: Arriving, sha256: str) -> Outcome:
        article = find_article(page.identity)
        before = self._texts.get(page.identity.digest)
        texts = self._texts.setdefault(page.identity.digest, set())
        is_same = page.draft.text_sha256 in texts or (
            article is not None and has_text(article, page.draft)
        )
        texts.add(page.draft.text_sha256)
        result = result_of(article is not None or before is not None, is_same)
        return page.outcome(
            result, reason_for(result, page.identity), sha256, article.pk if article else None
        )

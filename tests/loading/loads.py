"""Load documents in tests, one after another."""

from django.utils import timezone

from articles.loading import Document, LoadOptions, load_document
from articles.models import Load

PLAIN = LoadOptions()


def load(*raws: bytes, options: LoadOptions = PLAIN) -> list[str]:
    """Load the documents one after another; give their results."""
    run = Load.objects.create(started_at=timezone.now())
    outcomes = [load_document(Document(raw, "page.txt"), options, run) for raw in raws]
    return [str(outcome.result) for several in outcomes for outcome in several]

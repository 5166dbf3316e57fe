"""Documents in, rows out: each document one transaction, each with its outcome."""

from articles.loading.arriving import Arriving
from articles.loading.document import Document, Told
from articles.loading.documents import (
    documents_in,
    find_documents,
    has_news,
)
from articles.loading.drafting import excerpt_of
from articles.loading.loader import Loader
from articles.loading.matching import apart, narrower, next_number, owner_of
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report, counted
from articles.loading.preparing import named_in, read_pages
from articles.loading.readers import jobs_for
from articles.loading.rereading import reread
from articles.loading.rows import facts_of
from articles.loading.running import load_document, load_paths, load_uploads
from articles.loading.settled import Settled, settled_in
from articles.loading.showing import shown
from articles.loading.sources import SourceBook
from articles.loading.storing import attribute

__all__ = [
    "Arriving",
    "CannotSave",
    "Document",
    "LoadOptions",
    "Loader",
    "Outcome",
    "Report",
    "Settled",
    "SourceBook",
    "Told",
    "apart",
    "attribute",
    "counted",
    "documents_in",
    "excerpt_of",
    "facts_of",
    "find_documents",
    "has_news",
    "jobs_for",
    "load_document",
    "load_paths",
    "load_uploads",
    "named_in",
    "narrower",
    "next_number",
    "owner_of",
    "read_pages",
    "reread",
    "settled_in",
    "shown",
]

"""Documents in, rows out: each document one transaction, each with its outcome."""

from articles.loading.document import Document, Told
from articles.loading.documents import (
    documents_in,
    find_documents,
    has_news,
)
from articles.loading.loader import Loader
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report, counted
from articles.loading.preparing import named_in, read_pages
from articles.loading.readers import jobs_for
from articles.loading.running import load_document, load_paths, load_uploads
from articles.loading.showing import shown
from articles.loading.sources import SourceBook

__all__ = [
    "CannotSave",
    "Document",
    "LoadOptions",
    "Loader",
    "Outcome",
    "Report",
    "SourceBook",
    "Told",
    "counted",
    "documents_in",
    "find_documents",
    "has_news",
    "jobs_for",
    "load_document",
    "load_paths",
    "load_uploads",
    "named_in",
    "read_pages",
    "shown",
]

"""Documents in, rows out: each document one transaction, each with its outcome."""

from articles.loading.documents import Unreadable, find_documents, has_news, read_document, shown
from articles.loading.outcome import CannotSave, LoadOptions, Outcome, Report
from articles.loading.running import (
    Loader,
    load_document,
    load_paths,
    load_uploads,
    named_in,
    read_pages,
)
from articles.loading.sources import SourceBook

__all__ = [
    "CannotSave",
    "LoadOptions",
    "Loader",
    "Outcome",
    "Report",
    "SourceBook",
    "Unreadable",
    "find_documents",
    "has_news",
    "load_document",
    "load_paths",
    "load_uploads",
    "named_in",
    "read_document",
    "read_pages",
    "shown",
]

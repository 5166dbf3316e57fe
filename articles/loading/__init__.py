"""Documents in, rows out: each document one transaction, each with its outcome."""

from articles.loading.arriving import Arriving
from articles.loading.beside import UnderWay, go_on_beside, run_beside, start_beside
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
from articles.loading.places import OutOfBounds, folder_inside
from articles.loading.preparing import named_in, read_pages
from articles.loading.readers import jobs_for
from articles.loading.rereading import reread
from articles.loading.rows import facts_of
from articles.loading.running import (
    Progress,
    go_on,
    load_document,
    load_paths,
    load_uploads,
    plan_load,
)
from articles.loading.settled import Settled, settled_in
from articles.loading.showing import shown
from articles.loading.sources import SourceBook
from articles.loading.storing import attribute
from articles.loading.undoing import CannotUndo, Left, Undone, begin_undo, preview_undo, undo_load
from articles.loading.unpacking import CONTAINER_HEAD, is_container
from articles.loading.uploads import keep_uploads

__all__ = [
    "CONTAINER_HEAD",
    "Arriving",
    "CannotSave",
    "CannotUndo",
    "Document",
    "Left",
    "LoadOptions",
    "Loader",
    "OutOfBounds",
    "Outcome",
    "Progress",
    "Report",
    "Settled",
    "SourceBook",
    "Told",
    "UnderWay",
    "Undone",
    "apart",
    "attribute",
    "begin_undo",
    "counted",
    "documents_in",
    "excerpt_of",
    "facts_of",
    "find_documents",
    "folder_inside",
    "go_on",
    "go_on_beside",
    "has_news",
    "is_container",
    "jobs_for",
    "keep_uploads",
    "load_document",
    "load_paths",
    "load_uploads",
    "named_in",
    "narrower",
    "next_number",
    "owner_of",
    "plan_load",
    "preview_undo",
    "read_pages",
    "reread",
    "run_beside",
    "settled_in",
    "shown",
    "start_beside",
    "undo_load",
]

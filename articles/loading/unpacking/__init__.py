"""Containers of documents: told by their content, opened within limits, never written to disk."""

from articles.loading.unpacking.addresses import folded, paths_named_by, paths_upwards
from articles.loading.unpacking.companions import (
    is_folder_of_a_page,
    is_litter,
    is_page,
    is_part,
)
from articles.loading.unpacking.kinds import HEAD as CONTAINER_HEAD
from articles.loading.unpacking.kinds import is_container
from articles.loading.unpacking.limits import Limits, Unreadable
from articles.loading.unpacking.opening import documents_from, spooled
from articles.loading.unpacking.snapshots import (
    INDEX,
    NOTHING_SAVED,
    Snapshot,
    is_collection,
    is_kept_beside,
    read_snapshot,
)

__all__ = [
    "CONTAINER_HEAD",
    "INDEX",
    "NOTHING_SAVED",
    "Limits",
    "Snapshot",
    "Unreadable",
    "documents_from",
    "folded",
    "is_collection",
    "is_container",
    "is_folder_of_a_page",
    "is_kept_beside",
    "is_litter",
    "is_page",
    "is_part",
    "paths_named_by",
    "paths_upwards",
    "read_snapshot",
    "spooled",
]

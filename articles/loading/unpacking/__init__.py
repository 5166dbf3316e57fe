"""Containers of documents: told by their content, opened within limits, never written to disk."""

from articles.loading.unpacking.addresses import folded, paths_named_by
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

__all__ = [
    "CONTAINER_HEAD",
    "Limits",
    "Unreadable",
    "documents_from",
    "folded",
    "is_container",
    "is_folder_of_a_page",
    "is_litter",
    "is_page",
    "is_part",
    "paths_named_by",
    "spooled",
]

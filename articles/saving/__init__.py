"""What people keep for themselves: searches under a name."""

from articles.saving.searches import (
    MOST_SEARCHES,
    NotSaved,
    change_search,
    delete_search,
    save_search,
)

__all__ = ["MOST_SEARCHES", "NotSaved", "change_search", "delete_search", "save_search"]

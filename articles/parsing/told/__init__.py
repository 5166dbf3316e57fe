"""What structured documents tell of an article, field by field, and how it becomes a page."""

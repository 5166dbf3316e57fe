"""Saved HTML: what a page says of itself and what it shows, read evidence by evidence."""

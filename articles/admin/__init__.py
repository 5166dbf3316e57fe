"""The curators' admin pages."""

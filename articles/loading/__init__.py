"""Read documents into rows: one document, one transaction."""

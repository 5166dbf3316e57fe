"""The readers' pages: get, permit, present, render."""

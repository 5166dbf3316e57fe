"""Answers shaped as plain values: nothing here queries or writes."""

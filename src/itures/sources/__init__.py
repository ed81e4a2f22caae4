"""Readers: a file of some format becomes text and paragraphs."""

"""Findings: what a reader of a document should know, each with a code and a page."""

"""Exports: a document in other forms. The model knows none of them."""

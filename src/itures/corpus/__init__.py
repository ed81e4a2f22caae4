"""The corpus: one SQLite file of documents, and what their citations point at."""

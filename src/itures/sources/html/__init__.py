"""HTML: web pages, and what word processors save as web pages."""

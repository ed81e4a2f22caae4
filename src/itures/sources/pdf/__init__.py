"""PDF: places on pages become lines, lines become paragraphs."""

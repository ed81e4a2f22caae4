"""Word files (.docx): read with zipfile and lxml, straight from the package."""
